"""Every script on a real page: no alarm for what it says, and one for each glyph that is not what it says."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from handoutgen.printing.fonts.audit import audit
from handoutgen.printing.fonts.coverage import uncovered
from handoutgen.printing.fonts.embedded import embedded_fonts
from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import FAMILIES, stack_for
from tests.printing.fonts.sentences import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EACH = pytest.mark.parametrize(("script", "lang"), SENTENCES)
# They steer the text and have no shape; each is set where it changes nothing.
UNSEEN = "\u2066\u2069\u2067\u2069\u2068\u2069\u200b\u200c\u2060\ufeff"


def test_every_script_of_its_own_is_tried() -> None:
    assert {script for script, _ in SENTENCES} == FAMILIES.keys() - {"Grek"}  # Greek is tried with Latin
    assert min(map(len, SENTENCES.values())) >= 15


@EACH
def test_real_sentences_are_no_alarm(printed: Callable[..., Any], script: str, lang: str) -> None:
    text = " ".join(SENTENCES[script, lang])
    assert uncovered(text, stack_for(script)) == ()
    result = printed(text, lang=lang)
    assert (result.messages, result.log) == ([], [])


@pytest.mark.parametrize("lang", ["ko", "zh-Hans", "ar", "km"])
def test_a_no_break_space_that_is_drawn_before_any_space_is_no_alarm(
    printed: Callable[..., Any], lang: str
) -> None:
    assert printed("38\u00a0°C 38\u00a0°C", lang=lang).messages == []


@EACH
def test_texts_exchanged_between_glyphs_are_caught(script: str, lang: str) -> None:
    """Each glyph once says what another should, which is the same as drawing it in the other's place."""
    text = SENTENCES[script, lang][0]
    stack = stack_for(script)
    configuration = font_configuration(stack)
    import weasyprint

    caught: list[bool] = []

    def finish(document: weasyprint.Document, pdf: Any) -> None:
        assert audit(document, pdf, stack, text=text) == []
        caught.extend(bool(audit(document, pdf, stack, text=text)) for _ in exchanged(pdf))

    way = "rtl" if stack.mirrored else "ltr"
    style = f"<style>p {{ font-family: {stack.css} }}</style>"
    source = f"<html lang={lang} dir={way}><title>-</title>{style}<p>{text}"
    weasyprint.HTML(string=source).write_pdf(
        font_config=configuration, finisher=finish, pdf_variant="pdf/ua-1"
    )
    assert len(caught) > 20
    assert all(caught)


def exchanged(pdf: Any) -> Iterator[None]:
    """Exchange the texts of two glyphs of a font in a PDF, again and again, each time for other two."""
    for font in embedded_fonts(pdf):
        told = [(glyph, text) for glyph, text in font.texts.items() if text.strip(f" {UNSEEN}")]
        (stream,) = (each.stream for each in pdf.objects if says(each, font.texts))
        for (one, its), (other, others) in zip(told, [*told[1:], *told[:1]], strict=True):
            before = stream[:]
            stream[:] = [
                line.replace(pair(one, its), b"ONE").replace(pair(other, others), pair(other, its))
                for line in before
            ]
            stream[:] = [line.replace(b"ONE", pair(one, others)) for line in stream]
            if stream != before:
                yield
            stream[:] = before


def says(each: Any, texts: dict[int, str]) -> bool:
    """Whether an object of the PDF is the ToUnicode map with these texts."""
    lines = {line for line in getattr(each, "stream", []) if isinstance(line, bytes)}
    return lines.issuperset(pair(glyph, text) for glyph, text in texts.items())


def pair(glyph: int, text: str) -> bytes:
    """A line of a ToUnicode map."""
    return f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>".encode()


@EACH
def test_shapes_exchanged_between_glyphs_are_caught(
    printed: Callable[..., Any], script: str, lang: str
) -> None:
    exchanges = 0

    def tamper(pdf: Any) -> None:
        nonlocal exchanges
        for each in pdf.objects:
            program = b"".join(part for part in getattr(each, "stream", []) if isinstance(part, bytes))
            if program.startswith(b"\0\1\0\0"):
                font: Any = TTFont(io.BytesIO(program))
                drawn = [name for name in font.getGlyphOrder()[1:] if font["glyf"][name].numberOfContours > 0]
                one, other = drawn[0], drawn[-1]
                font["glyf"][one], font["glyf"][other] = font["glyf"][other], font["glyf"][one]
                font.save(changed := io.BytesIO())
                each.stream[:] = [changed.getvalue()]
                exchanges += 2

    messages = printed(SENTENCES[script, lang][1], lang=lang, tamper=tamper).messages
    wrong = [each for each in messages if re.search("the shape in the document is not that of", each)]
    assert len(wrong) == exchanges >= 4


@EACH
def test_what_steers_the_text_is_not_drawn(printed: Callable[..., Any], script: str, lang: str) -> None:
    """No box, and no room taken: the page looks the same with and without."""
    first, second = SENTENCES[script, lang][1].split(" ")[:2] if lang != "zh-Hans" else ("每天", "一次")
    mark = "\u200f" if stack_for(script).mirrored else "\u200e"
    plain = printed(f"{first} {second}", lang=lang)
    steered = printed(f"{mark}{first}{UNSEEN} {mark}{second}{UNSEEN}", lang=lang)
    assert steered.messages == []
    assert pixels(steered.pdf) == pixels(plain.pdf)


def pixels(pdf: bytes) -> bytes:
    """The PDF's first page as it looks."""
    return bytes(pypdfium2.PdfDocument(pdf)[0].render().to_pil().tobytes())
