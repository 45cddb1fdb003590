"""What went wrong in laying a page out: the engine cuts and tears without a word.

Reads the boxes of a finished layout (WeasyPrint's `Document`, before the PDF is written) in one walk, so
that every render can be asked. Lengths are CSS pixels from the top left corner of the sheet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

TOLERANCE = 0.5
_HEADINGS = ("h1", "h2", "h3")
_BEGINNING = 40
# A line's last space may hang over its end, and no space is wider than this.
_SPACE_EM = 0.5


class _Limits(NamedTuple):
    """How far content may reach: the tightest of all the boxes that it stands in."""

    left: float
    right: float
    bottom: float


@dataclass(slots=True)
class _Overflow:
    """The furthest that one element's content runs out on one side; `page` counts from 1."""

    page: int
    text: str
    pixels: float


@dataclass(slots=True)
class _Findings:
    """What one walk over the boxes of all pages brings home; pages count from 1."""

    overflows: dict[tuple[Element | None, str], _Overflow] = field(default_factory=dict)
    whole: dict[Element, list[int]] = field(default_factory=dict)
    first_page: dict[Element, int] = field(default_factory=dict)
    last_page: dict[Element, int] = field(default_factory=dict)
    fill: list[float] = field(default_factory=list)


def audit_layout(document: Any, name: str = "") -> list[Problem]:
    """Return what of a laid out document does not stand as it was meant; [] where all is well.

    `document` is what `weasyprint.HTML(...).render()` returns; `name` goes into each problem's `path`.

    - `layout-overflow` (error): text or a picture runs, by more than half a pixel, out of its box, out of
      one around it that has a fixed height or cuts, or out of the page's content area. What is
      positioned absolutely may use the whole sheet; what is transformed is not looked at.
    - `layout-torn` (error): an element marked `data-whole` stands on more than one page.
    - `layout-heading` (warning): a heading (h1 to h3) ends its page, what it announces comes later.
    - `layout-empty` (warning): a page has nothing on it.
    """
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001 - there is no public way
    found = _walk(document, root)
    return [
        *_overflow_problems(found, name),
        *_torn_problems(found, name),
        *_heading_problems(found, root, name),
        *(
            Problem(
                *(name, 0, 0, Level.WARNING, "layout-empty"),
                f"Page {number} is empty.",
                "Look for a page break in the template that is not needed here.",
            )
            for number, share in enumerate(found.fill, 1)
            if not share
        ),
    ]


def fill(document: Any) -> list[float]:
    """Return for each page how far down its content reaches, as a share (0 to 1) of the content height."""
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001
    return _walk(document, root).fill


def _overflow_problems(found: _Findings, name: str) -> Iterator[Problem]:
    for (_, side), overflow in found.overflows.items():
        yield Problem(
            *(name, 0, 0, Level.ERROR, "layout-overflow"),
            f"Page {overflow.page}: “{overflow.text}” runs {math.ceil(overflow.pixels)} px out of its box, {side}.",
            "Shorten the text, or give its box in the template more height."
            if side == "below"
            else "Shorten the text, or show where its longest word may break (a soft hyphen, U+00AD).",
        )


def _torn_problems(found: _Findings, name: str) -> Iterator[Problem]:
    for element, pages in found.whole.items():
        if len(pages) > 1:
            yield Problem(
                *(name, 0, 0, Level.ERROR, "layout-torn"),
                f"Page {pages[0]}: “{_beginning(element)}” is torn, and goes on on page {pages[1]}.",
                "Shorten it, or what stands before it, so that it fits on one page.",
            )


def _heading_problems(found: _Findings, root: Element, name: str) -> Iterator[Problem]:
    """Compare each heading's page with that of the next content in document order."""
    heading: Element | None = None
    inside: set[Element] = set()
    for element in root.iter():
        page = found.first_page.get(element)
        if page is None or element in inside:
            continue
        if heading is not None and page > found.last_page[heading]:
            yield Problem(
                *(name, 0, 0, Level.WARNING, "layout-heading"),
                f"Page {found.last_page[heading]} ends with the heading “{_beginning(heading)}”; "
                f"what it announces is on page {page}.",
                "Shorten what stands before it, or keep the two together in the template.",
            )
        heading, inside = (element, set(element.iter())) if element.tag in _HEADINGS else (None, set())


def _beginning(element: Element) -> str:
    """Return the first words of an element's text."""
    return _shortened("".join(element.itertext()))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rstrip() + "…"


def _walk(document: Any, root: Element) -> _Findings:
    """Visit every box of every page once."""
    found = _Findings()
    repeated = {element for group in ("thead", "tfoot") for part in root.iter(group) for element in part.iter()}
    found.whole = {element: [] for element in root.iter() if "data-whole" in element.attrib}
    found.whole = {element: pages for element, pages in found.whole.items() if element not in repeated}
    for number, page in enumerate(document.pages, 1):
        box = page._page_box  # noqa: SLF001
        left, top = box.content_box_x(), box.content_box_y()
        area = _Limits(left, left + box.width, top + box.height)
        sheet = _Limits(0, box.margin_width(), box.margin_height())
        lowest = _walk_page(found, number, box.children, area, sheet)
        found.fill.append(min(1.0, max(0.0, (lowest - top) / box.height)))
    return found


def _walk_page(found: _Findings, number: int, children: list[Any], area: _Limits, sheet: _Limits) -> float:
    """Visit the boxes of one page and return how far down the content of its flow reaches."""
    from weasyprint.formatting_structure import boxes

    text_box, line_box, replaced = boxes.TextBox, boxes.LineBox, boxes.ReplacedBox
    container, margin_box, cell = boxes.BlockContainerBox, boxes.MarginBox, boxes.TableCellBox
    whole, first_page, last_page = found.whole, found.first_page, found.last_page
    lowest = 0.0
    # Margin boxes have limits of their own, and are not content.
    stack = [(child, sheet if isinstance(child, margin_box) else area) for child in reversed(children)]
    while stack:
        box, limits = stack.pop()
        if isinstance(box, text_box):
            x = box.position_x
            if x < limits.left - TOLERANCE or x + box.width > limits.right + TOLERANCE:
                _note_text(found, number, box, limits)
            continue
        style, element = box.style, box.element
        if style["transform"]:
            continue
        if element in whole and number not in whole[element]:
            whole[element].append(number)
        if box.is_absolutely_positioned():
            limits = sheet
        inner = lines = limits
        if isinstance(box, replaced):
            x, y, width, height = box.hit_area()
            _note(found, number, element, _picture(element), limits, (x, x + width, y + height))
        elif isinstance(box, line_box):
            y, height = box.position_y, box.height
            if y + height > limits.bottom + TOLERANCE:
                _note(found, number, element, _text(box), limits, (limits.left, limits.right, y + height))
        elif isinstance(box, container):
            inner, lines = _inside(box, limits, cut=not isinstance(box, cell))
            if box.children or not box.border_height():
                y = None
        ...
    return lowest
