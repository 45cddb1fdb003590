"""Two languages side by side: each row says the same in both, and is spoken and drawn as what it is."""

from __future__ import annotations

import ctypes
import io
import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from handoutgen.content.library import Library
from handoutgen.errors import PrintingError
from handoutgen.printing.bilingual import check_alike, line_by_line
from handoutgen.printing.engine import weasyprint
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.handout import all_texts, plain
from handoutgen.printing.job import Job
from handoutgen.printing.pdf import lay_out
from handoutgen.printing.prepared import best
from handoutgen.printing.render import in_each, prepare, render
from tests.documents import CODE, STARTER, clinic_facility, edit, page_texts, side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handoutgen.printing.handout import Body, Handout, Listed, Words
    from handoutgen.printing.job import Rendered

pytestmark = pytest.mark.xdist_group("bilingual")

JOB = Job(CODE, "ar", clinic_facility(), "letter", second="en")


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return side_by_side("ar", "en")


@pytest.fixture(scope="module")
def handouts() -> tuple[Handout, Handout]:
    with in_each(STARTER, JOB) as ((first, _), (second, _)):
        return first, second


@pytest.fixture(scope="module")
def html() -> Any:
    """The page, as the engine reads it: its `html` element."""
    return weasyprint().HTML(string=prepare(STARTER, JOB, most=1).pages[0][1]).etree_element


def said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def bare(text: str) -> str:
    """Words without what only steers them, as a page's HTML is searched."""
    kept = (" " if char == "\u00a0" else char for char in text if unicodedata.category(char) != "Cf")
    return " ".join("".join(kept).split())


def pieces(words: Words) -> list[str]:
    """The parts of a text that stand on the page whatever becomes of its slots."""
    return [bare(piece) for piece in words if isinstance(piece, str)]


def test_every_text_stands_beside_its_own_translation(html: Any, handouts: tuple[Handout, Handout]) -> None:
    first, second = handouts
    rows = [[bare(said(cell)) for cell in row] for row in html.iter("tr")]
    pairs = [row for row in rows if len(row) == 2]
    assert len(pairs) > 100
    body, its = (replace(handout.body, sources=()) for handout in handouts)
    texts = list(zip(all_texts(body), all_texts(its), strict=True))
    assert len(texts) > 200
    apart = [(plain(mine), plain(theirs)) for mine, theirs in texts if not _beside(pairs, mine, theirs)]
    # Side by side, but in no table.
    elsewhere = ((body.main_label,), body.main_message, body.title, (body.sources_heading,))
    allowed = {plain(words) for words in (*elsewhere, *silent(body))}
    assert {mine for mine, _ in apart} <= allowed
    assert (first.language.tag, second.language.tag) == ("ar", "en")


def silent(body: Body) -> tuple[Words, ...]:
    """What the page says by its look alone, and the heading of a column that it has not."""
    return (body.glance_heading,), (body.risks.columns[0],)


def _beside(rows: list[list[str]], mine: Words, theirs: Words) -> bool:
    return any(
        all(piece in row[0] for piece in pieces(mine)) and all(piece in row[1] for piece in pieces(theirs))
        for row in rows
    )


def test_each_cell_has_its_own_direction_language_and_fonts(html: Any) -> None:
    assert (html.get("lang"), html.get("dir")) == ("ar", "rtl")
    for row in html.iter("tr"):
        if len(row) == 2:
            lead, beside = row
            assert lead.get("lang") is None
            assert (beside.get("lang"), beside.get("dir")) == ("en", "ltr")
    styles = "".join(style.text for style in html.iter("style"))
    assert 'html { font-family: "Noto Sans Arabic", "Noto Sans", sans-serif }' in styles
    assert '[lang="en"] { font-family: "Noto Sans", sans-serif }' in styles


def test_a_screen_reader_changes_its_voice(rendered: Rendered, handouts: tuple[Handout, Handout]) -> None:
    spoken: dict[str, list[str]] = {"ar": [], "en": []}
    with pikepdf.open(io.BytesIO(rendered.content)) as document:
        assert str(document.Root.Lang) == "ar"
        arabic = words_of(
            bare(" ".join(str(each.ActualText) for each in document.objects if "/ActualText" in each))
        )
        texts = marked_texts(rendered.content)
        for mark, language in marks(document):
            spoken[language].append(texts.get(mark, ""))
    assert not any(is_arabic(char) for text in spoken["en"] for char in text)
    # PDFium turns the words of some lines round, so that their order cannot be asked for.
    english = words_of(" ".join(spoken["en"]))
    body = handouts[1].body
    assert words_of(body.sources[0].title) <= english
    for words in all_texts(replace(body, sources=())):
        if words not in silent(body):
            assert words_of(" ".join(pieces(words))) <= english, words
    body = handouts[0].body
    for words in all_texts(replace(body, sources=())):
        if words not in silent(body):
            assert {word for word in words_of(" ".join(pieces(words))) if is_arabic(word[0])} <= arabic, words
    # What is not English is Arabic, but for abbreviations, digits and names.
    assert sum(any(map(is_arabic, text)) for text in spoken["ar"]) > 150
    assert len({word for word in words_of(" ".join(spoken["ar"])) if word.isascii() and word.isalpha()}) < 20


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


def is_arabic(char: str) -> bool:
    return unicodedata.bidirectional(char) == "AL"


def marks(document: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], str]]:
    """Each piece of marked content, by page (from 0) and number, with the language in force."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}

    def below(element: pikepdf.Object, language: str) -> Iterator[tuple[tuple[int, int], str]]:
        language = str(element.get("/Lang", language))
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                yield (numbers[element.Pg.objgen], kid), language
            elif "/S" in kid:
                yield from below(kid, language)

    return below(document.Root.StructTreeRoot, str(document.Root.Lang))


def marked_texts(pdf: bytes) -> dict[tuple[int, int], str]:
    """The text of each piece of marked content, by page (from 0) and number."""
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pdfium.PdfDocument(pdf)):
        textpage = page.get_textpage()
        for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
            size = pdfium_c.FPDFTextObj_GetText(item.raw, textpage.raw, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pointer = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
            pdfium_c.FPDFTextObj_GetText(item.raw, textpage.raw, pointer, size)
            mark = pdfium_c.FPDFPageObj_GetMarkedContentID(item.raw)
            key = (number, mark)
            texts[key] = texts.get(key, "") + buffer.raw.decode("utf-16-le").rstrip("\0")
    return texts


def test_page_one_closes_well_and_every_page_is_a_draft_of_both_texts(rendered: Rendered) -> None:
    assert rendered.warnings == ()  # as there would be for a box on page two, or a page nearly empty
    assert 4 <= rendered.pages <= 8
    texts = page_texts(rendered.content)
    text_id, second_text_id = rendered.text_id, rendered.second_text_id
    assert len(texts) == rendered.pages
    for text in texts:
        # From right to left, what reads the text off puts an id's pieces in another order; the pages do not.
        read = {"".join(sorted(word)) for word in words_of(text)}
        assert {"".join(sorted(word)) for word in ("Draft", text_id, second_text_id)} <= read


def test_a_page_that_lacks_one_of_two_marks_is_broken() -> None:
    text = '<p style="font-size: 15pt">Draft. No one.</p>'
    page = f'<html lang="en"><head><title>T</title></head><body>{text}</body></html>'
    marks = (("Draft", "No one."), ("Borrador", "Nadie."))
    found = lay_out(page, stack_for("Latn"), "x", *marks).problems
    assert {problem.rule for problem in found} == {"layout-unmarked"}
    assert all("Borrador" in problem.message or "Nadie" in problem.message for problem in found)


def test_a_template_that_does_not_say_draft_in_both_languages_is_refused(clinic: Path) -> None:
    template = clinic / "templates" / "bilingual.html"
    edit(template, "<strong>{{ second.handout.draft[0] }}</strong>", "")
    job = Job(CODE, "en", clinic_facility(), "letter", second="es")
    prepared = prepare(Library(clinic), job, most=1)
    laid_out, _ = best(prepared, lambda: prepared, prepared.stack, "x")
    assert "Page 1 does not say “Borrador” in large letters." in [each.message for each in laid_out.problems]
    assert laid_out.broken


def test_a_character_without_a_glyph_in_the_language_beside_is_named(clinic: Path) -> None:
    edit(clinic / "locales/es/LC_MESSAGES/38242.po", "Pida a alguien", "☐ Pida a alguien")
    job = Job(CODE, "en", clinic_facility(), "letter", second="es")
    with pytest.raises(PrintingError, match="characters are missing") as caught:
        render(Library(clinic), job)
    assert "U+2610 BALLOT BOX" in caught.value.problems[0].message


def without_last(part: Listed) -> Listed:
    return replace(part, items=part.items[:-1])


def with_condition(part: Listed) -> Listed:
    return replace(part, items=(replace(part.items[0], condition="If:"), *part.items[1:]))


@pytest.mark.parametrize(
    ("name", "change", "place"),
    [
        ("questions", without_last, "questions items"),
        ("benefits", with_condition, "benefits items 1 condition"),
        ("activity", lambda _: None, "activity"),
        ("prepare", lambda course: replace(course, moments=course.moments[:-1]), "prepare moments"),
        ("glance", lambda facts: facts[::-1], "glance 1 key"),
        ("nothing", lambda _: (), "nothing"),
        ("sources", lambda sources: sources[:-1], "sources"),
    ],
)
def test_what_has_no_counterpart_stops_it(
    handouts: tuple[Handout, Handout], name: str, change: Callable[[Any], Any], place: str
) -> None:
    first, second = handouts
    check_alike(first, second)
    other = replace(second, body=replace(second.body, **{name: change(getattr(second.body, name))}))
    for pair in ((first, other), (other, first)):
        with pytest.raises(PrintingError, match="do not have the same parts") as caught:
            check_alike(*pair)
        assert caught.value.problems[0].message.startswith(place)
        assert "Nothing was written" in caught.value.hint


def test_plain_text_goes_line_by_line() -> None:
    assert line_by_line("Hola\n====\n- uno\n\n555", "Good day\n========\n- one\n\n555") == (
        "Hola\nGood day\n========\n- uno\n  one\n\n555"
    )
    with pytest.raises(ValueError, match="zip"):
        line_by_line("uno\ndos", "one")


def test_text_and_screen_have_both_languages(clinic: Path) -> None:
    library, job = Library(clinic), Job(CODE, "es", clinic_facility(), "letter", "text", second="en")
    text = render(library, job)
    lines = text.content.decode().splitlines()
    at = lines.index("- Pida a alguien que le lleve a casa.")
    assert lines[at + 1] == "  Ask someone to drive you home."
    assert (text.language, text.second) == ("es", "en")
    assert text.text_id != text.second_text_id
    screen = render(library, replace(job, format="html")).content.decode()
    assert 'href="tel:5550142"' in screen
    assert '<td class="Latn" lang="en" dir="ltr">Ask someone to drive you home.</td>' in screen
    assert (screen.count("555-0142"), text.content.decode().count("Day: 555-0142")) == (3, 1)


def test_a_librarys_own_templates_may_lack_the_page(clinic: Path) -> None:
    (clinic / "templates" / "bilingual.html").unlink()
    job = Job(CODE, "es", clinic_facility(), "letter", "html", second="en")
    with pytest.raises(PrintingError, match="templates cannot be used") as caught:
        render(Library(clinic), job)
    (problem,) = caught.value.problems
    assert problem.path.endswith("bilingual.html")
    assert problem.message == "this template is missing"
    assert "delete your copy of the templates" in problem.hint
