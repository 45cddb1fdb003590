"""An Arabic page as it is printed: figures in their own order, what has a side on the other one."""

from __future__ import annotations

from base64 import b64decode
from functools import cache
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium
import pytest

from handoutgen.content.catalog import Catalog, Phrases
from handoutgen.content.facility import Facility
from handoutgen.content.languages import language
from handoutgen.content.procedure import with_texts
from handoutgen.printing.arrangements import SIGNS_FIRST
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.localize import localize
from handoutgen.printing.page import Layout, page
from handoutgen.printing.pdf import lay_out, write_pdf
from tests.documents import CODE, STARTER

if TYPE_CHECKING:
    from handoutgen.content.settings import Edition
    from handoutgen.printing.pdf import LaidOut

pytestmark = pytest.mark.xdist_group("right-to-left")

ARABIC = language("ar")
CLINIC = Facility(
    "Riverbend Clinic",
    "+1 (555) 555-0142",
    "555-0187",
    "Transplant Unit, 120 Willow Street, Floor 2, Room 14-B",
)
SAID = {
    "New rash, red or darker, or itch": "خذ 81 mg كل مساء، أو 5-10 mL",
    "Watery stools (diarrhea)": "حمى (101 °F)",
    "Yellow skin or yellow eyes": "اتصل على 555-0199 الآن",
    "You throw up your medicines": "حمى 38 °C (100.4 °F) أو أعلى",
    "Bleeding or new bruises": "نصف المصابين في عيادة (Riverbend Transplant Clinic, Floor 2-B) يأتون",
}
"""What a translation may say of left-to-right runs, in place of five signs of the record."""

IN_ORDER = (
    "81mg", "5-10mL", "(101°F)", "555-0199", "38°C(100.4°F)", "+1(555)555-0142", "555-0187", "38242", "911",
    "(GVHD)", "(Riverbend", "TransplantClinic,Floor2-B)", "TransplantUnit,120Willow",
    "Street,Floor2,Room14-B",
)  # fmt: skip
"""What must stand from left to right on the page, but for its spaces; the last four go on on a next line."""

# The reader of the PDF turns brackets round as it thinks that a text runs; where they stand is what counts.
BRACKETS = str.maketrans(")", "(")


HALF = 408
"""Half of the width of a letter, in CSS pixels."""


@cache
def laid_out(edition: Edition = "standard") -> LaidOut:
    """The Arabic handout of an English-named clinic, some of its signs with figures of every kind."""
    record = STARTER.procedure(CODE)
    own, shared = STARTER.catalog(CODE, "ar"), STARTER.catalog("handoutgen", "ar")
    arabic = with_texts(record, lambda text, context: SAID.get(text) or own.text(text, context))
    stack = stack_for(ARABIC.hand)
    layout = Layout("paper", "letter", stack.families, edition, SIGNS_FIRST)
    with Phrases(shared) as say:
        handout = localize(arabic, Catalog("ar"), say, CLINIC, ARABIC, "en")
        html = page(handout, STARTER.templates, say, CLINIC, layout)
    return lay_out(html, stack, "38242 (ar)", handout.draft)


@cache
def lines_as_seen() -> list[str]:
    """Each line of the PDF, its characters in the order in which they stand from left to right."""
    document = pdfium.PdfDocument(write_pdf(laid_out(), stack_for(ARABIC.hand), "38242 (ar)").content)
    found = []
    for sheet in document:
        text = sheet.get_textpage()
        rows: dict[int, list[tuple[float, str]]] = {}
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index, loose=True)
            sign = text.get_text_range(index, 1)
            if right > left and sign.strip() and not "\u2066" <= sign <= "\u2069":
                rows.setdefault(round((bottom + top) / 4), []).append((left, sign))
        found += ["".join(sign for _, sign in sorted(row)).translate(BRACKETS) for row in rows.values()]
    return found


@pytest.mark.parametrize("run", IN_ORDER)
def test_a_left_to_right_run_reads_from_left_to_right(run: str) -> None:
    assert any(run.translate(BRACKETS) in line for line in lines_as_seen()), f"{run} is not in its own order"


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_nothing_is_torn_or_overflows_from_right_to_left_either(edition: Edition) -> None:
    assert [problem for problem in laid_out(edition).problems if problem.rule != "layout-heading"] == []


def boxes(edition: Edition, selected: str) -> list[Any]:
    """The engine's block boxes of elements of a kind (`li`) or of a class (`.side`)."""
    from weasyprint.formatting_structure.boxes import BlockContainerBox

    return [
        box
        for sheet in laid_out(edition).document.pages
        for box in sheet._page_box.descendants()  # noqa: SLF001 - there is no public way
        if isinstance(box, BlockContainerBox)
        and box.element is not None
        and selected in (box.element_tag, *(f".{name}" for name in box.element.get("class", "").split()))
    ]


def test_a_label_stands_to_the_right_of_what_it_labels() -> None:
    labels = [box for box in boxes("standard", ".side") if box.margin_width() < HALF]
    assert len(labels) > 10
    assert {box.style["float"] for box in labels} == {"right"}
    assert min(box.position_x for box in labels) > HALF


def test_in_large_letters_a_label_stands_above_as_in_other_languages() -> None:
    labels = boxes("large", ".side")
    assert len(labels) > 10
    assert {box.style["float"] for box in labels} == {"none"}


@pytest.mark.parametrize(
    ("selected", "least"), [(".fact", 6), (".row", 6), (".dots", 1), ("li", 8), ("h2", 2)]
)
def test_pictures_stand_on_the_right(selected: str, least: int) -> None:
    pictured = [box for box in boxes("standard", selected) if box.style["background_image"][0][0] != "none"]
    assert len(pictured) >= least
    for box in pictured:
        side, share, *_ = box.style["background_position"][0]
        assert (side, share.value, share.unit) == ("left", 100, "%")


def test_a_row_of_dots_is_filled_from_the_right() -> None:
    html = laid_out().html
    picture = html.partition('class="dots"')[2].partition("base64,")[2].partition(")")[0]
    svg = b64decode(picture).decode()
    assert [part.startswith("#000") for part in svg.split('fill="')[1:]] == [False] * 6 + [True] * 4
