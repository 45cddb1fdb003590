"""The page is one that can be read: sizes, lengths of lines, pages that are used, nothing torn.

Measured on the engine's layout of each handout, in points and characters.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from handoutgen.content.procedure import messages
from handoutgen.content.slots import split
from handoutgen.printing.layout import audit_layout
from tests.documents import (
    CODE,
    LANGUAGES,
    PAPERS,
    STARTER,
    clinic_facility,
    laid_out,
    lay_out,
    page_texts,
    pieces,
    printed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY_POINTS = 12
SMALLEST_POINTS = 9
LONGEST_LINE = 80
MOST_PAGES = 4
LEAST_FILL = 1 / 3

every_document = pytest.mark.parametrize(("language", "paper"), list(itertools.product(LANGUAGES, PAPERS)))


@every_document
def test_nothing_is_smaller_than_nine_points(language: str, paper: str) -> None:
    assert [
        piece for piece in pieces(laid_out(language, paper)) if piece.points < SMALLEST_POINTS - 0.01
    ] == []


@every_document
def test_every_text_of_the_record_is_in_twelve_points_or_more(language: str, paper: str) -> None:
    large = [piece.text for piece in pieces(laid_out(language, paper)) if piece.points >= BODY_POINTS - 0.01]
    said = squeezed("".join(large))
    own, facility = STARTER.catalog(CODE, language), clinic_facility()
    for message in messages(STARTER.procedure(CODE)):
        if message.place[-1] == "lasts":
            continue  # a label beside the stage's name
        words = split(own.text(message.text, message.context))
        text = "".join(facility.slot(word) if place % 2 else word for place, word in enumerate(words))
        assert squeezed(text) in said, text


def squeezed(text: str) -> str:
    return "".join(text.split())


def lines(document: Any) -> Iterator[str]:
    """The text of each line of the page's content."""
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    for page in document.pages:
        for box in page._page_box.children[0].descendants():  # noqa: SLF001 - there is no public way
            if isinstance(box, LineBox):
                yield "".join(part.text for part in box.descendants() if isinstance(part, TextBox)).strip()


@every_document
def test_no_line_is_longer_than_eighty_characters(language: str, paper: str) -> None:
    found = list(lines(laid_out(language, paper)))
    assert len(found) > 200
    assert [line for line in found if len(line) > LONGEST_LINE] == []


@every_document
def test_there_are_four_pages_at_most_and_none_is_nearly_empty(language: str, paper: str) -> None:
    placed, problems = audit_layout(laid_out(language, paper))
    assert problems == []
    assert len(placed.fill) <= MOST_PAGES
    assert min(placed.fill) >= LEAST_FILL
    assert placed.pages["signs"] == 1


@every_document
def test_what_was_measured_is_what_is_printed(language: str, paper: str) -> None:
    texts = page_texts(printed(language, paper))
    assert len(texts) == len(laid_out(language, paper).pages)
    for piece in pieces(laid_out(language, paper)):
        assert squeezed(piece.text) in squeezed(texts[piece.page])


def test_the_measures_find_what_they_are_for() -> None:
    document = lay_out(
        "<!DOCTYPE html><html lang=en><title>Page</title><style>@page { size: 900px 300px; margin: 20px }"
        "html { font: 12pt 'Noto Sans' } p { margin: 0 } [data-whole] { height: 400px }</style>"
        f"<p style='font-size: 8pt'>Small<p>{'lymphocyte ' * 9}<div data-whole id=signs><br></div>"
    )
    found = list(pieces(document))
    assert [piece.text for piece in found if piece.points < SMALLEST_POINTS] == ["Small"]
    assert max(map(len, lines(document))) > LONGEST_LINE
