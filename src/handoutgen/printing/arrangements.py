"""Where the parts of a page may stand that can move, and how to come to an arrangement that closes well.

A page closes well when the boxes of signs are on page one, a standard handout takes two sheets at most,
and no page is nearly empty. Each try costs a layout, so the likeliest arrangement comes first, and what
could not mend the fault that was found is not tried.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, inf
from typing import TYPE_CHECKING

from handoutgen.printing.handout import all_texts, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from handoutgen.content.settings import Edition
    from handoutgen.printing.handout import Body, Item, Words

MOST_PAGES: dict[Edition, float] = {"standard": 4, "large": inf}


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One way of placing what may move; the templates know it as `layout.arrangement`.

    `signs_first`: the boxes of signs stand before the preparation rather than after it. `card`: page one
    ends after both, and what the procedure is begins a new page. `notes`: how many lines there are for
    the patient's own questions. `close`: with less space between the parts; letters stay as large.
    """

    signs_first: bool = False
    card: bool = True
    notes: int = 2
    close: bool = False


CARD = Arrangement()
FLOWING = Arrangement(card=False)
SIGNS_FIRST = Arrangement(signs_first=True, card=False)
STANDARD = (
    CARD,
    replace(CARD, notes=8),
    FLOWING,
    replace(FLOWING, notes=8),
    SIGNS_FIRST,
    replace(SIGNS_FIRST, notes=8),
    replace(SIGNS_FIRST, card=True),
    replace(FLOWING, close=True),
    replace(SIGNS_FIRST, close=True),
)
LARGE = tuple(
    replace(SIGNS_FIRST, notes=notes, close=close) for close in (False, True) for notes in (3, 9, 1)
)


def arrangements(body: Body, edition: Edition, paper: str) -> tuple[Arrangement, ...]:
    """The arrangements to try for a handout, in order."""
    if edition == "large":
        crowded = _large_page_one(body) > _LARGE_ROOM[paper]
        return tuple(sorted(LARGE, key=lambda each: each.close is not crowded))
    crowded, first = _length(body) > _LENGTH, _card(body) > _ROOM[paper]
    if first:  # another order of the parts will hardly do; less space between them may
        return tuple(sorted(STANDARD, key=lambda each: (not each.signs_first, each.close is not crowded)))
    return tuple(sorted(STANDARD, key=lambda each: (each.close is not crowded, each.signs_first)))


def may_mend(arrangement: Arrangement, tried: Iterable[tuple[Arrangement, Collection[str]]]) -> bool:
    """Whether an arrangement can be better than those tried, each with the rules that it broke."""
    for other, rules in tried:
        if not all(rule.startswith("layout-") for rule in rules):
            return False
        if arrangement.close > other.close:
            continue
        if "layout-signs" in rules and arrangement.signs_first == other.signs_first:
            return False
        # Neither a page break more nor more lines to write on make a handout shorter.
        if (
            "layout-long" in rules
            and arrangement.signs_first == other.signs_first
            and arrangement.card >= other.card
            and arrangement.notes >= other.notes
        ):
            return False
    return True


def severity(rules: Sequence[str], *, broken: bool) -> tuple[int, ...]:
    """How bad the rules are that an arrangement broke; the least is the best."""
    return (broken, "layout-signs" in rules, "layout-long" in rules, len(rules))


# What follows guesses, for the order of the tries alone: at the lines of page one and at the length of the
# whole, with widths in characters and limits that were found on the pages of the starter.
_FULL, _STEP, _LABEL, _FACT, _BOX, _TITLE = 70, 72, 15, 20, 36, 36
_LARGE_FULL, _LARGE_BOX, _LARGE_HEADING, _LARGE_TITLE = 50, 46, 34, 28
_FURNITURE = 18.5
_ROOM = {"letter": 51.0, "a4": 53.0}
_LARGE_ROOM = {"letter": 23.5, "a4": 25.0}
_LENGTH, _TEXT = 13_900, 15


def _card(body: Body) -> float:
    """About how many lines page one has with the boxes of signs after the preparation."""
    facts = [_lines(fact.words, _FACT) for fact in body.glance]
    boxes = [sum(_item_lines(sign, _BOX) for sign in box.signs) for box in (body.call, body.emergency)]
    steps = sum(
        max(_lines(moment.label, _LABEL), sum(_item_lines(step, _STEP) for step in moment.items)) + 0.6
        for moment in body.prepare.moments
    )
    return (
        _FURNITURE
        + 2.2 * _lines(body.title, _TITLE)
        + _lines(body.main_message, _FULL)
        + sum(max(facts[row : row + 3]) for row in range(0, len(facts), 3))
        + steps
        + max(boxes)
    )


def _large_page_one(body: Body) -> float:
    """About how many lines page one has in large letters, without what is the same on all."""
    return (
        2 * _lines(body.title, _LARGE_TITLE)
        + _lines(body.main_message, _LARGE_FULL)
        + sum(
            1.3 * _lines(box.heading, _LARGE_HEADING)
            + sum(_item_lines(sign, _LARGE_BOX) for sign in box.signs)
            + _lines(box.say, _LARGE_BOX)
            for box in (body.call, body.emergency)
        )
    )


def _length(body: Body) -> int:
    """All characters of a handout, and for each text as many more as the rest of its last line takes."""
    return sum(len(plain(words)) + _TEXT for words in all_texts(body))


def _item_lines(item: Item, width: int) -> int:
    return ceil(len(f"{item.condition} {plain(item.words)} {plain(item.why)}".strip()) / width)


def _lines(words: Words, width: int) -> int:
    return ceil(len(plain(words)) / width)
