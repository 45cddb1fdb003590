"""Every text stands out from its ground by 4.5 to 1 or more, in colour and from a black-and-white printer.

Measured on the finished page: where the layout says that a text stands, the ground is the commonest colour
and the ink the one that is furthest from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pytest

from tests.documents import (
    CODE,
    PIXELS_PER_INCH,
    Case,
    Piece,
    document,
    lay_out,
    page_pictures,
    pieces,
    written,
)

if TYPE_CHECKING:
    from PIL import Image

LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3 (AA)."""

DPI = 192
LOOKED_AT = (
    Case(CODE, "es"),
    Case("45378", "en"),
    Case("70553", "es"),
    Case(CODE, "ar"),
    Case(CODE, "es", "large"),
)
"""A record may bring no colour of its own, so that in large letters one is enough."""

Colour = tuple[int, int, int]


class Measured(NamedTuple):
    """A text, and the two colours that it is seen by."""

    piece: Piece
    ink: Colour
    ground: Colour

    @property
    def contrast(self) -> float:
        """Between ink and ground, 1 to 21."""
        return contrast(self.ink, self.ground)


def luminance(colour: Colour) -> float:
    """The relative luminance of WCAG 2.2, 0 to 1."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours(picture: Image.Image) -> dict[Colour, int]:
    """How many points of a picture in RGB have which colour."""
    found = picture.getcolors(picture.width * picture.height) or []
    return {cast("Colour", colour): count for count, colour in found}


def measured(found: list[Piece], pictures: list[Image.Image]) -> list[Measured]:
    """Look at each text on the picture of its page."""
    scale = DPI / PIXELS_PER_INCH
    result = []
    for piece in found:
        left, top, right, bottom = (round(edge * scale) for edge in piece.box)
        found_colours = colours(pictures[piece.page].crop((left, top, right, bottom)))
        ground = max(found_colours, key=found_colours.__getitem__)
        ink = max(found_colours, key=lambda colour: contrast(colour, ground))
        result.append(Measured(piece, ink, ground))
    return result


def grey(picture: Image.Image) -> Image.Image:
    """The picture as a black-and-white printer sees it."""
    return picture.convert("L").convert("RGB")


@pytest.mark.parametrize("case", LOOKED_AT, ids=str)
@pytest.mark.parametrize("printer", ["colour", "black and white"])
def test_every_text_can_be_told_from_its_ground(case: Case, printer: str) -> None:
    pictures = page_pictures(written(case), DPI)
    if printer != "colour":
        pictures = [grey(picture) for picture in pictures]
    found = measured(list(pieces(document(case))), pictures)
    assert len(found) > 200
    assert len({each.piece.page for each in found}) == len(pictures)
    too_pale = [
        (each.piece.text, round(each.contrast, 2), each.ink, each.ground)
        for each in found
        if each.contrast < LEAST
    ]
    assert too_pale == []
    # What was measured is the page as it was drawn: dark on light, and light on dark.
    assert {each.ground for each in found if each.piece.margin} == {(255, 255, 255)}
    assert sum(each.ground != (255, 255, 255) for each in found) > 20


def test_a_pale_text_is_found() -> None:
    html = (
        "<!DOCTYPE html><html lang=en><title>Page</title><style>html { font: 16px 'Noto Sans' }"
        "p { margin: 0 }</style><p style='color: #767676'>Just enough<p style='color: #808080'>Too pale"
        "<p style='background: #0b3d66; color: #6b7d96'>Pale on dark"
    )
    page = lay_out(html)
    found = measured(list(pieces(page)), page_pictures(page.write_pdf(pdf_variant="pdf/ua-1"), DPI))
    assert [each.piece.text for each in found if each.contrast < LEAST] == ["Too pale", "Pale on dark"]
    assert found[0].contrast == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("case", LOOKED_AT, ids=str)
def test_the_two_boxes_of_signs_cannot_be_taken_for_one_another_in_grey(case: Case) -> None:
    picture = grey(page_pictures(written(case), DPI, pages=1)[0])
    call, emergency = (
        ground_of(box_of_class(document(case), name), picture) for name in ("call", "emergency")
    )
    paper = (255, 255, 255)
    assert contrast(call, emergency) > 15
    assert contrast(emergency, paper) > 15
    # The light one is told from the paper by its frame.
    left, top, *_ = box_of_class(document(case), "call")
    frame = picture.getpixel((left + 2, top + 60))
    assert frame == (0, 0, 0)


def box_of_class(laid_out: Any, name: str) -> tuple[int, int, int, int]:
    """Where an element of page one stands, its frame included, in pixels of the picture."""
    scale = DPI / PIXELS_PER_INCH
    for box in laid_out.pages[0]._page_box.descendants():  # noqa: SLF001 - there is no public way
        if box.element is not None and box.element.get("class") == name:
            left, top = box.border_box_x(), box.border_box_y()
            right, bottom = left + box.border_width(), top + box.border_height()
            return (round(left * scale), round(top * scale), round(right * scale), round(bottom * scale))
    raise LookupError(name)


def ground_of(box: tuple[int, int, int, int], picture: Image.Image) -> Colour:
    """The commonest colour of a part of a picture."""
    found = colours(picture.crop(box))
    return max(found, key=found.__getitem__)
