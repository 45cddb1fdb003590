"""The starter's handouts, each made once a process, and ways to look at them as a reader does.

"A clinic's" are those of the invented clinic of conftest; the others name no facility.
"""

from __future__ import annotations

import tempfile
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium

from handoutgen.content import languages, settings
from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.printing import render as rendering
from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Job
from handoutgen.printing.page import Layout, page
from handoutgen.printing.pdf import write_pdf
from handoutgen.printing.prepared import best
from tests.conftest import CLINIC, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from handoutgen.content.settings import Edition
    from handoutgen.printing.job import Rendered
    from handoutgen.printing.pdf import LaidOut
    from handoutgen.printing.prepared import Prepared
    from handoutgen.printing.words import Medium

CODE = "38242"
LANGUAGES = ("en", "es")
PAPERS = ("letter", "a4")
STARTER = Library(ROOT)
CODES = tuple(STARTER.codes())
SCRIPTS = Library(ROOT / "tests" / "data" / "scripts")
"""One short invented record, in a language for each script that the starter has none in."""

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96
"""CSS pixels, in which the engine's boxes are measured."""


class Piece(NamedTuple):
    """A run of text in one style: its page (from 0), its words, its size in points, its box in CSS pixels.

    `text` has no spaces at its ends; `margin` says that it stands outside of the page's content.
    """

    page: int
    text: str
    points: float
    box: tuple[float, float, float, float]
    margin: bool


@cache
def clinic_facility() -> Facility:
    """The invented clinic, read as the program reads it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "handoutgen.toml")
        path.write_text(CLINIC, encoding="utf-8")
        return settings.load(path).facilities["riverbend"]


class Case(NamedTuple):
    """One of the starter's handouts: which, and how it is printed."""

    code: str
    language: str
    edition: Edition = "standard"
    paper: str = "letter"
    clinic: bool = True

    def __str__(self) -> str:
        """The case's name, which is a folder's too."""
        return "-".join((*self[:4], "clinic" if self.clinic else "starter"))


STANDARD = tuple(Case(code, language) for code in CODES for language in LANGUAGES)
STANDARD_A4 = tuple(case._replace(paper="a4") for case in STANDARD)
LARGE = tuple(case._replace(edition="large") for case in STANDARD)
OTHERS = tuple(
    Case(code, language)
    for code in CODES
    for language in STARTER.languages(code)
    if language not in LANGUAGES
)
"""The languages that only some procedures are translated into."""

IN_SCRIPTS = tuple(
    Case(code, language)
    for code in SCRIPTS.codes()
    for language in SCRIPTS.languages(code)
    if language != "en"
)
OTHERS_LARGE = tuple(Case(CODE, language, "large") for language in ("ar", "tl", "zh-Hans"))
"""From right to left, the longest, and one without spaces."""

PRINTED = (*STANDARD, *STANDARD_A4, *LARGE, *OTHERS, *OTHERS_LARGE)
"""The handouts that are looked at in every way."""

NAMELESS = tuple(case._replace(clinic=False) for case in PRINTED if case not in OTHERS_LARGE)
"""Those of a facility that says nothing of itself: more of the page is lines to write on."""


def library_of(case: Case) -> Library:
    """Where a case's record is."""
    return STARTER if case.code in CODES else SCRIPTS


@cache
def prepared(case: Case) -> Prepared:
    """Everything of a handout up to the engine, in all of its arrangements."""
    facility = clinic_facility() if case.clinic else Facility()
    return rendering.prepare(
        library_of(case), Job(case.code, case.language, facility, case.paper, edition=case.edition)
    )


@cache
def laid_out_best(case: Case) -> LaidOut:
    """A handout laid out in the arrangement in which it is printed."""
    return best(prepared(case), lambda: prepared(case), prepared(case).stack, str(case))[0]


def document(case: Case) -> Any:
    """The engine's layout of a handout: a WeasyPrint `Document`."""
    return laid_out_best(case).document


@cache
def written(case: Case) -> bytes:
    """The PDF of a handout."""
    return write_pdf(laid_out_best(case), prepared(case).stack, str(case)).content


@cache
def side_by_side(language: str, second: str) -> Rendered:
    """The starter's first handout in two languages, for a clinic."""
    return rendering.render(STARTER, Job(CODE, language, clinic_facility(), "letter", second=second))


def printed(language: str, paper: str = "letter", *, clinic: bool = True) -> bytes:
    """The PDF of the starter's first handout."""
    return written(Case(CODE, language, paper=paper, clinic=clinic))


def paper_html(language: str, paper: str = "letter") -> str:
    """The HTML of a clinic's handout, as it is printed."""
    return laid_out_best(Case(CODE, language, paper=paper)).html


def laid_out(language: str, paper: str = "letter") -> Any:
    """The engine's layout of a clinic's handout: a WeasyPrint `Document`."""
    return document(Case(CODE, language, paper=paper))


def made_page(
    root: Path, medium: Medium = "paper", language: str = "en", facility: Facility | None = None
) -> str:
    """The HTML of the handout in a library, with a clinic's details unless others are given."""
    library, named = Library(root), facility or clinic_facility()
    with rendering.localized(library, CODE, language, named) as (handout, say):
        layout = Layout(medium, "letter", stack_for(handout.language.hand).families)
        return page(handout, library.templates, say, named, layout)


def edit(path: Path, old: str, new: str) -> None:
    """Change one place of a text file, which must have it."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def lay_out(html: str) -> Any:
    """Lay a page in Latin script out, with the handouts' own fonts."""
    from handoutgen.printing.engine import weasyprint

    configuration = font_configuration(stack_for(languages.language("en").script))
    return weasyprint().HTML(string=html).render(font_config=configuration, pdf_variant="pdf/ua-1")


def pieces(document: Any) -> Iterator[Piece]:
    """Every run of text of a layout, margin boxes last on each page."""
    from weasyprint.formatting_structure.boxes import TextBox

    for number, sheet_of_paper in enumerate(document.pages):
        sheet = sheet_of_paper._page_box  # noqa: SLF001 - there is no public way
        for place, child in enumerate(sheet.children):
            for box in child.descendants():
                if isinstance(box, TextBox) and box.text.strip():
                    points = box.style["font_size"] * POINTS_PER_INCH / PIXELS_PER_INCH
                    corners = (
                        box.position_x,
                        box.position_y,
                        box.position_x + box.width,
                        box.position_y + box.height,
                    )
                    yield Piece(number, box.text.strip(), points, corners, place > 0)


def page_texts(pdf: bytes) -> list[str]:
    """What a reader gets who copies each page's text: words with single spaces between them."""
    # PDFium takes a hyphen at a line's end for a break within a word, and hides it.
    texts = [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(pdf)]
    return [" ".join(text.replace("\x02", "-").split()) for text in texts]


def page_pictures(pdf: bytes, dpi: int, pages: int | None = None) -> list[Image.Image]:
    """Each page, or the first so many, as it looks, in RGB."""
    return [
        page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB")
        for page in islice(pdfium.PdfDocument(pdf), pages)
    ]
