"""One walk over the boxes of a finished layout, and what it finds. `layout` puts it into words.

Lengths are CSS pixels from the top left corner of the sheet; pages count from 1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

TOLERANCE = 0.5
_ABOVE_EM, _BELOW_EM = 0.75, 0.25
_SHARED_EM = 0.05
_SHARED_WIDTH_EM = 0.25
_NO_TEXT = ("head", "style", "script", "template", "svg")
_GENERATED = ("::before", "::after", "::marker")


class Limits(NamedTuple):
    """How far content may reach: the tightest of all the boxes that it stands in."""

    left: float
    right: float
    bottom: float
    top: float = 0  # of the sheet


_ANYWHERE = Limits(-math.inf, math.inf, math.inf, -math.inf)


@dataclass(slots=True)
class Findings:
    """What the walk brings home.

    `overflows` has, for an element and a side, the pixels, page and text of what runs out furthest;
    `whole` the pages of each element marked `data-whole`; `first_page` and `last_page` those of each
    element with lines, pictures or rules of its own; `missing` how many letters and digits of an
    element's own text are on no page; `fill` how far down each page's content reaches (0 to 1);
    `overlaps` the page and both texts where one stands upon another.
    """

    overflows: dict[tuple[Element | None, str], tuple[float, int, str]] = field(default_factory=dict)
    whole: dict[Element, list[int]] = field(default_factory=dict)
    first_page: dict[Element, int] = field(default_factory=dict)
    last_page: dict[Element, int] = field(default_factory=dict)
    missing: dict[Element, int] = field(default_factory=dict)
    fill: list[float] = field(default_factory=list)
    overlaps: list[tuple[int, str, str]] = field(default_factory=list)


def walk(document: Any, root: Element) -> Findings:
    """Visit every box of every page of a WeasyPrint `Document` once; `root` is its `html` element."""
    found = Findings(missing=dict(_own_letters(root)))
    # Table heads and feet are meant to stand on each page.
    repeated = {
        element for group in ("thead", "tfoot") for part in root.iter(group) for element in part.iter()
    }
    found.whole = {
        element: [] for element in root.iter() if "data-whole" in element.attrib and element not in repeated
    }
    for number, page in enumerate(document.pages, 1):
        box = page._page_box  # noqa: SLF001
        left, top = box.content_box_x(), box.content_box_y()
        area = Limits(left, left + box.width, top + box.height)
        sheet = Limits(0, box.margin_width(), box.margin_height())
        visitor = _Visitor(found, number, sheet, top)
        visitor.visit(box.children[0], area)
        for margin_box in box.children[1:]:
            visitor.visit(margin_box, sheet)
        found.overlaps += ((number, one.text, other.text) for one, other in _overlapping(visitor.texts))
        found.fill.append(min(1.0, (visitor.lowest - top) / box.height))
    return found


def _overlapping(texts: list[Any]) -> Iterator[tuple[Any, Any]]:
    """Give each pair of text boxes whose letters stand upon one another, for some of their width."""
    # Boxes are as high as their font says, some twice as high as its letters; lines stand closer than that.
    placed = sorted(((*_letters_of(box), box) for box in texts), key=lambda each: each[0])
    for index, (_, bottom, one) in enumerate(placed):
        for top, _, other in placed[index + 1 :]:
            size = min(one.style["font_size"], other.style["font_size"])
            if bottom - top <= _SHARED_EM * size:
                break
            left = max(one.position_x, other.position_x)
            right = min(one.position_x + one.width, other.position_x + other.width)
            if right - left > _SHARED_WIDTH_EM * size:
                yield one, other


def _letters_of(box: Any) -> tuple[float, float]:
    """Return where the letters of a text box begin and end, from the top, by the size of its font."""
    size, base = box.style["font_size"], box.position_y + box.baseline
    return base - _ABOVE_EM * size, base + _BELOW_EM * size


def _own_letters(element: Element) -> Iterator[tuple[Element, int]]:
    """Give each element that is to be seen, with the number of letters and digits of its own text."""
    tag: object = element.tag  # a comment's is a function
    if not isinstance(tag, str) or tag.rpartition("}")[2] in _NO_TEXT or "hidden" in element.attrib:
        return
    yield element, _letters(element.text or "") + sum(_letters(child.tail or "") for child in element)
    for child in element:
        yield from _own_letters(child)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


class _Visitor:
    """Goes down the boxes of one page.

    `lowest` is how far down the content of its flow has come, `texts` are the text boxes in it.
    """

    def __init__(self, found: Findings, page: int, sheet: Limits, top: float) -> None:
        from weasyprint.formatting_structure import boxes

        self.found, self.page, self.sheet, self.lowest = found, page, sheet, top
        self.missing = found.missing
        self.in_flow = True
        self.texts: list[Any] = []
        self.text, self.line, self.replaced = boxes.TextBox, boxes.LineBox, boxes.ReplacedBox
        self.container = boxes.BlockContainerBox

    def visit(self, box: Any, limits: Limits) -> None:
        """Compare `box`, and all in it, with `limits`, which hold for its margin box."""
        element = box.element
        if isinstance(box, self.text):
            self._check_text(box, limits)
            if self.in_flow and box.text.strip():
                self.texts.append(box)
            if element in self.missing and not box.element_tag.endswith(_GENERATED):
                self.missing[element] -= _letters(box.text)
            return
        pages = self.found.whole.get(element)
        if pages is not None and self.page not in pages:
            pages.append(self.page)
        elsewhere = self.sheet if box.is_absolutely_positioned() else None
        if box.style["transform"]:
            elsewhere = _ANYWHERE
        if elsewhere is None:
            self._visit_inside(box, element, limits)
            return
        before, self.in_flow = self.in_flow, False
        self._visit_inside(box, element, elsewhere)
        self.in_flow = before

    def _visit_inside(self, box: Any, element: Element | None, limits: Limits) -> None:
        if isinstance(box, self.line):
            bottom = box.position_y + box.height
            self._stands(element, bottom)
            for side, pixels in (("below", bottom - limits.bottom), ("above", limits.top - box.position_y)):
                if pixels > TOLERANCE:
                    text = next((part.text for part in box.descendants() if isinstance(part, self.text)), "…")
                    self._runs_out(element, text, side, pixels)
            for child in box.children:
                self.visit(child, limits)
        elif isinstance(box, self.replaced):
            self._check_picture(box, element, limits)
        elif isinstance(box, self.container):
            if not box.children and box.border_height():
                self._stands(element, box.border_box_y() + box.border_height())
            content, padding = self._limits_inside(box, limits)
            for child in box.children:
                self.visit(child, content if isinstance(child, self.line) else padding)
        else:
            for child in box.children:
                self.visit(child, limits)

    def _limits_inside(self, box: Any, limits: Limits) -> tuple[Limits, Limits]:
        """Return the limits of a block's lines (its content box) and of blocks in it (its padding box).

        A bullet that hangs out, by a negative `text-indent`, may do so into the padding of its own box.
        """
        left, bottom, style = box.padding_box_x(), limits.bottom, box.style
        right = left + box.padding_width()
        indent, start = style["text_indent"], box.padding_left
        if style["direction"] == "ltr" and getattr(indent, "unit", "") == "px":
            start -= max(0, min(-indent.value, start))
        if style["height"] != "auto" or style["max_height"].value != math.inf:
            bottom = min(bottom, box.padding_box_y() + box.padding_height())
        return (
            Limits(
                max(limits.left, left + start),
                min(limits.right, right - box.padding_right),
                bottom,
                limits.top,
            ),
            Limits(max(limits.left, left), min(limits.right, right), bottom, limits.top),
        )

    def _check_text(self, box: Any, limits: Limits) -> None:
        left = limits.left - box.position_x
        right = box.position_x + box.width - limits.right
        if max(left, right) > TOLERANCE and (text := box.text.strip()):
            side, pixels = ("to the left", left) if left > right else ("to the right", right)
            self._runs_out(box.element, text, side, pixels)

    def _check_picture(self, box: Any, element: Element | None, limits: Limits) -> None:
        x, y, width, height = box.hit_area()
        self._stands(element, y + height)
        text = "picture" if element is None else element.get("alt") or f"picture ({element.tag})"
        for side, pixels in (
            ("to the left", limits.left - x),
            ("to the right", x + width - limits.right),
            ("below", y + height - limits.bottom),
            ("above", limits.top - y),
        ):
            if pixels > TOLERANCE:
                self._runs_out(element, text, side, pixels)

    def _runs_out(self, element: Element | None, text: str, side: str, pixels: float) -> None:
        key, overflow = (element, side), (pixels, self.page, text)
        self.found.overflows[key] = max(self.found.overflows.get(key, overflow), overflow)

    def _stands(self, element: Element | None, bottom: float) -> None:
        """Content of `element` stands on this page and reaches down to `bottom`."""
        if self.in_flow and element is not None:
            self.found.first_page.setdefault(element, self.page)
            self.found.last_page[element] = self.page
            self.lowest = max(self.lowest, bottom)
