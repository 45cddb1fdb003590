"""The starter's handouts, each made once a process, and ways to look at them as a reader does.

"A clinic's" are those of the invented clinic of conftest; the others name no facility.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2 as pdfium

from handoutgen.content import languages, settings
from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.printing import render as rendering
from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.page import Layout, page
from tests.conftest import CLINIC, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from handoutgen.printing.page import Medium

CODE = "38242"
LANGUAGES = ("en", "es")
PAPERS = ("letter", "a4")
STARTER = Library(ROOT)

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


@cache
def printed(language: str, paper: str = "letter", *, clinic: bool = True) -> bytes:
    """The PDF of the starter's handout."""
    facility = clinic_facility() if clinic else Facility()
    return rendering.render(STARTER, CODE, language, facility=facility, paper=paper, wanted="pdf").content


@cache
def paper_html(language: str, paper: str = "letter") -> str:
    """The HTML of a clinic's handout, as it is printed."""
    return rendering.prepare(STARTER, CODE, language, facility=clinic_facility(), paper=paper).pages[0]


@cache
def laid_out(language: str, paper: str = "letter") -> Any:
    """The engine's layout of a clinic's handout: a WeasyPrint `Document`."""
    return lay_out(paper_html(language, paper))


def made_page(
    root: Path, medium: Medium = "paper", language: str = "en", facility: Facility | None = None
) -> str:
    """The HTML of the handout in a library, with a clinic's details unless others are given."""
    library, named = Library(root), facility or clinic_facility()
    with rendering.localized(library, CODE, language, named) as (handout, say):
        layout = Layout(medium, "letter", stack_for("Latn").families)
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


def page_pictures(pdf: bytes, dpi: int) -> list[Image.Image]:
    """Each page as it looks, in RGB."""
    return [
        page.render(scale=dpi / POINTS_PER_INCH).to_pil().convert("RGB") for page in pdfium.PdfDocument(pdf)
    ]
