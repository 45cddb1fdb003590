"""The page is one that can be read: sizes, lengths of lines, pages that are used, nothing torn.

Measured on the engine's layout of each handout, in points and characters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handoutgen.content.procedure import messages
from handoutgen.content.slots import WRITE, split
from handoutgen.printing.handout import plain
from handoutgen.printing.render import localized
from tests.documents import (
    NAMELESS,
    PRINTED,
    STARTER,
    Case,
    clinic_facility,
    document,
    laid_out_best,
    lay_out,
    page_texts,
    pieces,
    prepared,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY_POINTS = {"standard": 12, "large": 18}
SMALLEST_POINTS = {"standard": 9, "large": 14}
LONGEST_LINE = {"standard": 80, "large": 68}
NARROWER = {"ar": 6}
"""How many letters more a line may have where they are that much narrower."""

LONGEST_SMALL_LINE = 80
MOST_PAGES = {"standard": 4, "large": 12}
LEAST_FILL = 1 / 3

every_document = pytest.mark.parametrize("case", PRINTED, ids=str)


@every_document
def test_nothing_is_smaller_than_nine_points_or_fourteen(case: Case) -> None:
    least = SMALLEST_POINTS[case.edition] - 0.01
    assert [piece for piece in pieces(document(case)) if piece.points < least] == []


@every_document
def test_every_text_of_the_record_is_in_twelve_points_or_eighteen(case: Case) -> None:
    least = BODY_POINTS[case.edition] - 0.01
    said = squeezed("".join(piece.text for piece in pieces(document(case)) if piece.points >= least))
    own, facility = STARTER.catalog(case.code, case.language), clinic_facility()
    for message in messages(STARTER.procedure(case.code)):
        if message.place[-1] == "lasts":
            continue  # a label beside the stage's name
        words = split(own.text(message.text, message.context))
        text = "".join(
            word if not place % 2 else "" if word == WRITE else facility.slot(word)
            for place, word in enumerate(words)
        )
        assert squeezed(text) in said, text


UNSEEN = dict.fromkeys(map(ord, "\u2060\u2066\u2067\u2068\u2069"))
"""What only the layout needs: it is in no text that can be copied from a page."""


def squeezed(text: str) -> str:
    return "".join(text.translate(UNSEEN).split())


def lines(laid_out: Any, points: float = 0) -> Iterator[str]:
    """The text, without a bullet, of each line of the content that has letters of so many points or more."""
    from weasyprint.formatting_structure.boxes import LineBox, TextBox

    for page in laid_out.pages:
        for box in page._page_box.children[0].descendants():  # noqa: SLF001 - there is no public way
            if isinstance(box, LineBox):
                parts = [part for part in box.descendants() if isinstance(part, TextBox)]
                if any(part.style["font_size"] * 0.75 >= points - 0.01 for part in parts):
                    yield "".join(part.text for part in parts).translate(UNSEEN).strip(" •")


@every_document
def test_no_line_is_longer_than_can_be_followed(case: Case) -> None:
    found = list(lines(document(case)))
    assert len(found) > 190
    (said,) = prepared(case).said
    more = NARROWER.get(case.language, 0)
    # The large word before it is a mark, and nothing that is read on from.
    found = [line.removeprefix(said.draft[0]) for line in found]
    assert [line for line in found if len(line) > LONGEST_SMALL_LINE + more] == []
    body = [line.removeprefix(said.draft[0]) for line in lines(document(case), BODY_POINTS[case.edition])]
    assert len(body) > 100
    assert [line for line in body if len(line) > LONGEST_LINE[case.edition] + more] == []


@pytest.mark.parametrize("case", [*PRINTED, *NAMELESS], ids=str)
def test_the_signs_are_on_page_one_and_the_pages_close_well(case: Case) -> None:
    best = laid_out_best(case)
    assert best.problems == ()
    assert len(best.placed.fill) <= MOST_PAGES[case.edition]
    assert min(best.placed.fill) >= LEAST_FILL
    assert best.placed.pages["signs"] == 1


@every_document
def test_page_one_says_what_counts(case: Case) -> None:
    with localized(STARTER, case.code, case.language, clinic_facility()) as (handout, _):
        body = handout.body
    first = squeezed("".join(piece.text for piece in pieces(document(case)) if piece.page == 0))
    signs = [sign.words for box in (body.call, body.emergency) for sign in box.signs]
    for words in (body.title, body.main_message, body.call.say, body.emergency.say, *signs):
        assert squeezed(plain(words)) in first


# Arabic is drawn in pieces that are no letters: tests/printing/test_right_to_left.py looks at those.
@pytest.mark.parametrize("case", [case for case in PRINTED if case.language != "ar"], ids=str)
def test_what_was_measured_is_what_is_printed(case: Case) -> None:
    texts = page_texts(written(case))
    assert len(texts) == len(document(case).pages)
    for piece in pieces(document(case)):
        assert squeezed(piece.text) in squeezed(texts[piece.page])


def test_the_measures_find_what_they_are_for() -> None:
    page = lay_out(
        "<!DOCTYPE html><html lang=en><title>Page</title><style>@page { size: 900px 300px; margin: 20px }"
        "html { font: 12pt 'Noto Sans' } p { margin: 0 } [data-whole] { height: 400px }</style>"
        f"<p style='font-size: 8pt'>Small<p>{'lymphocyte ' * 9}<div data-whole id=signs><br></div>"
    )
    found = list(pieces(page))
    assert [piece.text for piece in found if piece.points < SMALLEST_POINTS["standard"]] == ["Small"]
    assert max(map(len, lines(page))) > LONGEST_LINE["standard"]
