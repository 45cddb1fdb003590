"""The last net: no alarm for real text in any form, and one for each way in which a glyph can be wrong."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from fontTools import subset
from fontTools.ttLib import TTFont

from handoutgen.errors import PrintingError
from handoutgen.printing.fonts.coverage import coverage_of, uncovered
from handoutgen.printing.fonts.fontconfig import private_fontconfig
from handoutgen.problem import Level

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pydyf
    from weasyprint.text.fonts import FontConfiguration

    from handoutgen.printing.fonts.stacks import FontStack

TEXTS = {
    "en": "A difficult waffle: ﬁ, 5–10 mL, 1⁄2 tablet, ½ – 101 °F (38.3 °C), 555-0199. <100> ± µg × −1 … “x”",
    "es": "¿Qué es? Tome 650 mg de acetaminofén (38,3 °C), «día» n.º 5, flúor, pingüino, 3.ª",
    "vi": "Trước khi đến bệnh viện, quý vị hãy uống đủ nước. Ợ ậ ẫ ẩ ấ ầ ặ ẵ ẳ ắ ằ ỵ ỷ ỹ ỳ Ữ ỗ Đ",
    "ru": "Приём лекарств: объём, Йод, съешь ещё этих мягких французских булок. № 5",
    "uk": "Ґанок, її їжа, є об’єм ї́",
    "sr": "бгдпт Ђ љ њ ћ џ",
    "el": "Καλέστε τον γιατρό: ΐ ΰ ά έ ή ί ό ύ ώ ϊ ϋ Ώ ᾳ ᾧ Ω μ;",
    "ro": "ș ț ţ ş ă â î",
    "tr": "İi ıI ğ",
    "ca": "L·L l·l paral·lel",
    "nl": "IJ ij íj́",
    "yo": "ẹ̀ ọ́ ṣ ẹ́ Ọ̀",
}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("lang", TEXTS)
def test_real_text_is_no_alarm(printed: Callable[..., Any], lang: str, form: Any) -> None:
    assert printed(unicodedata.normalize(form, TEXTS[lang]), lang=lang).messages == []


def test_invisible_characters_are_no_alarm(printed: Callable[..., Any]) -> None:
    text = (
        "a\u00adb \u200b\u2066555\u2069 x\u202fy z\u00a0w no\u2011break a\u200db\u200c \u2060a\ufeff \u200e"
    )
    assert printed(text).messages == []


def test_table_figures_are_no_alarm(printed: Callable[..., Any]) -> None:
    assert printed("0123456789", css="body { font-variant-numeric: tabular-nums }").messages == []


def test_mirrored_brackets_belong_to_right_to_left_pages_only(
    printed: Callable[..., Any], stack: FontStack
) -> None:
    turned = "\u202e(ab)\u202c"
    assert printed(turned, fonts=replace(stack, mirrored=True)).messages == []
    assert "“(”" in "".join(printed(turned).messages)


@pytest.mark.engine_log
def test_a_subset_cut_without_harfbuzz_is_no_alarm(
    printed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    import weasyprint.pdf.fonts

    printed("warm")
    monkeypatch.setattr(weasyprint.pdf.fonts, "harfbuzz_subset", None)
    result = printed(" ".join(TEXTS.values()))
    assert result.messages == []
    assert any("fontTools instead of HarfBuzz" in line for line in result.log)


@pytest.mark.engine_log
def test_a_missing_glyph_is_an_error(printed: Callable[..., Any]) -> None:
    result = printed("\u2610 Bring your list")
    assert result.messages == ["No font shows “\u2610” (U+2610 BALLOT BOX): an empty box would be printed."]
    (problem,) = result.problems
    assert (problem.path, problem.level, problem.rule) == ("38242 (en)", Level.ERROR, "print-glyph-missing")


def test_a_superscript_is_not_the_number_meant(printed: Callable[..., Any]) -> None:
    (first, _) = printed("10 6", css="body { font-variant-position: super }", lang="en").messages[:2]
    assert "draws something else" in first


@pytest.mark.parametrize(("said", "name"), [("9", "DIGIT NINE"), ("\u200c", "ZERO WIDTH NON-JOINER")])
def test_a_six_that_says_it_is_something_else(
    printed: Callable[..., Any], stack: FontStack, said: str, name: str
) -> None:
    six = coverage_of(stack.fonts[0]).glyph("6")

    def tamper(pdf: pydyf.PDF) -> None:
        for stream in objects(pdf, "stream"):
            stream.stream[:] = [
                line.replace(f"<{six:04x}> <0036>".encode(), f"<{six:04x}> <{ord(said):04x}>".encode())
                if isinstance(line, bytes)
                else line
                for line in stream.stream
            ]

    result = printed("Take 6 mg", tamper=tamper)
    assert result.messages == [
        f"Where the text says “{said}” (U+{ord(said):04X} {name}), "
        f"Noto Sans {weight} draws something else (glyph {six})."
        for weight in (400, 700)
    ]


def test_a_six_drawn_with_the_outline_of_a_nine(printed: Callable[..., Any]) -> None:
    def tamper(pdf: pydyf.PDF) -> None:
        for stream in objects(pdf, "stream"):
            if stream.stream and bytes(stream.stream[0]).startswith(b"\0\1\0\0"):
                font: Any = TTFont(io.BytesIO(stream.stream[0]))
                cmap = font.getBestCmap()
                six, nine = cmap[ord("6")], cmap[ord("9")]
                font["glyf"][six], font["glyf"][nine] = font["glyf"][nine], font["glyf"][six]
                font.save(changed := io.BytesIO())
                stream.stream[0] = changed.getvalue()

    untouched = printed("Take 6 or 9 mg")
    result = printed("Take 6 or 9 mg", tamper=tamper)
    assert words(result.pdf) == words(untouched.pdf)
    assert pixels(result.pdf) != pixels(untouched.pdf)
    assert len(result.messages) == 4
    assert all("the shape in the document is not that of Noto Sans" in message for message in result.messages)


def test_a_lost_accent(printed: Callable[..., Any], stack: FontStack) -> None:
    e = coverage_of(stack.fonts[0]).glyph("e")

    def tamper(pdf: pydyf.PDF) -> None:
        for stream in objects(pdf, "stream"):
            stream.stream[:] = [
                line.replace(f"<{e:04x}> <0065>".encode(), f"<{e:04x}> <00e9>".encode())
                if isinstance(line, bytes)
                else line
                for line in stream.stream
            ]

    assert any("“é”" in message for message in printed("bebe", tamper=tamper).messages)


def test_codes_that_are_not_glyphs(printed: Callable[..., Any]) -> None:
    def tamper(pdf: pydyf.PDF) -> None:
        for each in objects(pdf, "dict"):
            if each.get("Subtype") == "/Type0":
                each["Encoding"] = "/Identity-V"

    assert "numbered anew" in printed("abc", tamper=tamper).messages[0]


def test_a_font_of_another_kind_is_refused(printed: Callable[..., Any]) -> None:
    def tamper(pdf: pydyf.PDF) -> None:
        for each in objects(pdf, "dict"):
            if each.get("Subtype") == "/Type0":
                each["Subtype"] = "/Type3"

    with pytest.raises(PrintingError, match="cannot be read back"):
        printed("abc", tamper=tamper)


def test_a_font_of_another_language(printed: Callable[..., Any], stack: FontStack) -> None:
    regular = replace(stack, fonts=stack.fonts[:1])
    messages = printed("Take 6 mg", fonts=regular).messages
    assert "Noto Sans Bold is not a font of this language; it shows “Take 6mg”." in messages


def test_only_this_net_sees_two_files_under_one_name(
    printed: Callable[..., Any], stack: FontStack, tmp_path: Path
) -> None:
    """The PDF draws wrong characters, and its text, the fonts' tables and the log say that all is well."""
    right = printed("give 609 g")
    wrong = printed("give 609 g", configuration=fresh(two_files(stack, tmp_path)))
    assert uncovered("give 609 g", stack) == ()
    assert wrong.log == []
    assert words(wrong.pdf) == words(right.pdf)
    assert pixels(wrong.pdf) != pixels(right.pdf)
    listing, *glyphs = wrong.messages
    assert "The layout could choose other fonts" in listing
    assert any("“6” (U+0036 DIGIT SIX)" in message for message in glyphs)


def test_a_font_face_is_told_even_if_nothing_is_drawn_with_it(
    printed: Callable[..., Any], stack: FontStack
) -> None:
    css = f"@font-face {{ font-family: Other; src: url({stack.fonts[0].path.as_uri()}) }}"
    (message,) = printed("Take 6 mg", css=css, configuration=fresh(stack)).messages
    assert "Other" in message


@pytest.mark.engine_log
def test_only_the_log_sees_a_font_that_was_not_loaded(printed: Callable[..., Any], stack: FontStack) -> None:
    css = "@font-face { font-family: Meant; src: url(file:///nowhere) } p { font-family: Meant, 'Noto Sans' }"
    result = printed("Take 6 mg", css=css, configuration=fresh(stack))
    assert result.messages == []
    assert uncovered("Take 6 mg", stack) == ()
    assert any("cannot be loaded" in line for line in result.log)


def test_only_the_first_net_sees_a_sign_that_stands_for_something_lost(
    printed: Callable[..., Any], stack: FontStack
) -> None:
    text = "Take 6 \ufffdg"
    result = printed(text)
    assert (result.messages, result.log) == ([], [])
    assert uncovered(text, stack) == ("\ufffd",)


def objects(pdf: pydyf.PDF, kind: str) -> list[Any]:
    """The PDF's streams or dictionaries."""
    import pydyf

    wanted = {"stream": pydyf.Stream, "dict": pydyf.Dictionary}[kind]
    return [each for each in pdf.objects if isinstance(each, wanted)]


def fresh(stack: FontStack) -> FontConfiguration:
    """A configuration of its own, since `@font-face` changes it for good."""
    with private_fontconfig(stack.fonts):
        from weasyprint.text.fonts import FontConfiguration

        return FontConfiguration()


def two_files(stack: FontStack, folder: Path) -> FontStack:
    """A family in two files, letters and digits, as web fonts are shipped; glyph ids do not collide."""
    fonts = []
    for name, characters in (
        ("letters", " abcdefghijklmnopqrstuvwxyz"),
        ("digits", " !\"#$%&'()*+0123456789"),
    ):
        font = TTFont(stack.fonts[0].path)
        cutter = subset.Subsetter(subset.Options(layout_features=[]))
        cutter.populate(text=characters)
        cutter.subset(font)
        font.save(folder / f"{name}.ttf")
        fonts.append(replace(stack.fonts[0], file=str(folder / f"{name}.ttf")))
    return replace(stack, fonts=tuple(fonts))


def words(pdf: bytes) -> str:
    """The text that a reader can copy from the PDF's first page."""
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded())


def pixels(pdf: bytes) -> bytes:
    """The PDF's first page as it looks."""
    return bytes(pypdfium2.PdfDocument(pdf)[0].render().to_pil().tobytes())
