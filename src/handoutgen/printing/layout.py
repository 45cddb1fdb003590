"""What went wrong in laying a page out: the engine cuts, tears and drops text without a word.

Asks a finished layout (WeasyPrint's `Document`, before the PDF is written), in less than a hundredth of
the time of a render, so that every render can be asked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handoutgen.printing.boxes import Findings, walk
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from xml.etree.ElementTree import Element

_HEADINGS = ("h1", "h2", "h3")
_BEGINNING = 40
SIGNS = "signs"
"""The id of what must stand on page one."""

LEAST_FILL = 1 / 3
LARGE = 14 * 96 / 72
"""From how many CSS pixels on letters are large: 14 points."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where things came to stand.

    `fill` has for each page how far down its content reaches, as a share (0 to 1) of the content
    height; `pages` the page, from 1, of each element that is marked `data-whole` and has an id.
    """

    fill: tuple[float, ...]
    pages: dict[str, int]


def audit_layout(document: Any, name: str = "") -> tuple[Placed, list[Problem]]:
    """Return where a laid out document's parts stand, and what does not stand as it was meant.

    `document` is what `weasyprint.HTML(...).render()` returns; `name` goes into each problem's `path`.

    - `layout-lost` (error): letters or digits of an element are on no page. WeasyPrint 70 drops the rest of
      a broken float when nothing follows it. Elements marked `hidden` are not missed.
    - `layout-overflow` (error): text or a picture runs, by more than half a pixel, out of its box, out of
      one around it that has a fixed height, or out of the page's content area. What is
      positioned absolutely may use the whole sheet; what is transformed, any place.
    - `layout-overlap` (error): text stands upon other text.
    - `layout-torn` (error): an element marked `data-whole` stands on more than one page.
    - `layout-heading` (warning): a heading (h1 to h3, or of a group of rows) ends its page, what it
      announces comes later.
    - `layout-empty` (warning): a page has nothing on it.
    """
    root = document.pages[0]._page_box.children[0].element  # noqa: SLF001 - there is no public way
    found = walk(document, root)
    pages = {
        element.attrib["id"]: at[0] for element, at in found.whole.items() if at and "id" in element.attrib
    }
    return Placed(tuple(found.fill), pages), [
        *_lost_problems(found, name),
        *_overflow_problems(found, name),
        *_overlap_problems(found, name),
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


def audit_mark(document: Any, mark: Sequence[str], name: str = "") -> list[Problem]:
    """Return an error (`layout-unmarked`) for each page that lacks a text of `mark`, the first of it large.

    A template is free to say it where it likes, but not to leave it out: an unapproved text must say so on
    every sheet that may be handed on alone.
    """
    from weasyprint.formatting_structure.boxes import TextBox

    problems = []
    for number, page in enumerate(document.pages, 1):
        boxes = [box for box in page._page_box.descendants() if isinstance(box, TextBox)]  # noqa: SLF001
        everything = _without_gaps(box.text for box in boxes)
        large = _without_gaps(box.text for box in boxes if box.style["font_size"] >= LARGE)
        for text, where in zip(mark, (large, *(everything,) * len(mark)), strict=False):
            if _without_gaps([text]) not in where:
                problems.append(
                    Problem(
                        *(name, 0, 0, Level.ERROR, "layout-unmarked"),
                        f"Page {number} does not say “{text}”"
                        + (" in large letters." if where is large else "."),
                        "Let the template print handout.draft on every page, the first at 14 pt or more.",
                    )
                )
    return problems


def audit_closing(placed: Placed, name: str = "", most_pages: float = math.inf) -> list[Problem]:
    """Return a warning for each way in which a handout's pages do not close well.

    - `layout-signs`: the boxes of signs are not on page one, which is the one that hangs on the fridge.
    - `layout-long`: there are more than `most_pages` pages.
    - `layout-thin`: less than a third of a page is in use.
    """
    problems = []

    def warn(rule: str, message: str, hint: str) -> None:
        problems.append(Problem(name, 0, 0, Level.WARNING, rule, message, hint))

    on = placed.pages.get(SIGNS, 1)
    if on > 1:
        warn(
            "layout-signs",
            f"When to call stands on page {on}, not on page 1.",
            "Shorten what stands before it, or the signs themselves.",
        )
    count = len(placed.fill)
    if count > most_pages:
        warn(
            "layout-long",
            f"The handout has {count} pages, more than {most_pages}.",
            "Shorten the text, or print it on larger paper.",
        )
    for number, share in enumerate(placed.fill, 1):
        if 0 < share < LEAST_FILL:
            warn(
                "layout-thin",
                f"Page {number} is nearly empty: {share:.0%} of it is in use.",
                "Shorten the text by so much, or lengthen it.",
            )
    return problems


def _without_gaps(texts: Iterable[str]) -> str:
    """Texts as one, without what lines break at: spaces and, in scripts that have none, U+200B."""
    return "".join("".join(texts).replace("\u200b", "").split())


def _lost_problems(found: Findings, name: str) -> Iterator[Problem]:
    for element, letters in found.missing.items():
        if letters > 0:
            yield Problem(
                *(name, 0, 0, Level.ERROR, "layout-lost"),
                f"“{_beginning(element)}” is not on any page, or not all of it.",
                "Shorten what stands before it, so that the box that it is in fits on one page.",
            )


def _overflow_problems(found: Findings, name: str) -> Iterator[Problem]:
    for (_, side), (pixels, page, text) in found.overflows.items():
        yield Problem(
            *(name, 0, 0, Level.ERROR, "layout-overflow"),
            f"Page {page}: “{_shortened(text)}” runs {math.ceil(pixels)} px out of its box, {side}.",
            "Shorten the text, or give its box in the template more height."
            if side in {"below", "above"}
            else "Shorten the text, or show where its longest word may break (a soft hyphen, U+00AD).",
        )


def _overlap_problems(found: Findings, name: str) -> Iterator[Problem]:
    # What runs out of its box mostly runs into the next; that is told once.
    for page, one, other in found.overlaps if not found.overflows else ():
        yield Problem(
            *(name, 0, 0, Level.ERROR, "layout-overlap"),
            f"Page {page}: “{_shortened(one)}” and “{_shortened(other)}” stand upon one another.",
            "Give the box of the first more height: one that holds floats alone has none.",
        )


def _torn_problems(found: Findings, name: str) -> Iterator[Problem]:
    for element, pages in found.whole.items():
        if len(pages) > 1:
            yield Problem(
                *(name, 0, 0, Level.ERROR, "layout-torn"),
                f"Page {pages[0]}: “{_beginning(element)}” is torn, and goes on on page {pages[1]}.",
                "Shorten it, or what stands before it, so that it fits on one page.",
            )


def _heading_problems(found: Findings, root: Element, name: str) -> Iterator[Problem]:
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
        heading, inside = (element, set(element.iter())) if _is_heading(element) else (None, set())


def _is_heading(element: Element) -> bool:
    return element.tag in _HEADINGS or element.get("scope") == "rowgroup"


def _beginning(element: Element) -> str:
    """Return the first words of an element's text."""
    return _shortened("".join(element.itertext()))


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rstrip() + "…"
