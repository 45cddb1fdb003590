"""Where the parts of a page may stand that can move, and how to come to an arrangement that closes well.

A page closes well when the boxes of signs are on page one, a standard handout takes two sheets at most,
and no page is nearly empty. Each try costs a layout, so the likeliest arrangement comes first, and what
could not mend the fault that was found is not tried.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from handoutgen.printing.handout import all_texts, plain
from handoutgen.printing.widths import width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from handoutgen.content.settings import Edition
    from handoutgen.printing.handout import Body, Item, Words

MOST_PAGES: dict[Edition, float] = {"standard": 4, "large": math.inf}


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
CLOSE = replace(FLOWING, close=True)
SIGNS_FIRST = Arrangement(signs_first=True, card=False)
STANDARD = (
    CARD,
    replace(CARD, notes=8),
    FLOWING,
    replace(FLOWING, notes=8),
    SIGNS_FIRST,
    replace(SIGNS_FIRST, notes=8),
    replace(SIGNS_FIRST, card=True),
    CLOSE,
    replace(SIGNS_FIRST, close=True),
)
BESIDE = tuple(replace(SIGNS_FIRST, notes=notes, close=close) for notes in (3, 9) for close in (False, True))
"""Those of two languages side by side."""

LARGE = tuple(
    replace(SIGNS_FIRST, notes=notes, close=close) for close in (False, True) for notes in (3, 9, 1)
)


def arrangements(body: Body, edition: Edition, paper: str, script: str = "Latn") -> tuple[Arrangement, ...]:
    """The arrangements to try for a handout, in order; `script` is the one it is printed with."""
    letters = _LETTERS.get(script, _Letters())
    if edition == "large":
        crowded = _large_page_one(body, letters) > _LARGE_ROOM[paper]
        return tuple(sorted(LARGE, key=lambda each: each.close is not crowded))
    over = _card(body, letters) - _ROOM[paper]
    crowded, first = _length(body, letters) > _LENGTH, over > _GAINED
    if first:  # another order of the parts will hardly do; less space between them may
        return tuple(sorted(STANDARD, key=lambda each: (not each.signs_first, each.close is not crowded)))
    close = crowded or over > 0
    likely = (CARD, CLOSE) if -_UNSURE < over <= 0 else ()
    return tuple(
        sorted(STANDARD, key=lambda each: (each not in likely, each.signs_first, each.close is not close))
    )


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
# whole, with widths in Latin letters and limits that were found on the pages of the starter.


@dataclass(frozen=True, slots=True)
class _Letters:
    """A script beside the Latin one: how wide a letter is (half of a Chinese one), how high a line."""

    wide: float = 1
    high: float = 1


_LETTERS = {
    "Arab": _Letters(0.92, 1.07),
    "Aran": _Letters(0.75, 1.8),
    "Cyrl": _Letters(1.08),
    "Deva": _Letters(1.05, 1.19),
    "Ethi": _Letters(1.2, 1.07),
    "Hans": _Letters(0.97, 1.07),
    "Khmr": _Letters(1.1, 1.43),
    "Kore": _Letters(0.97, 1.07),
    "Mymr": _Letters(1.3, 1.48),
    "Thai": _Letters(1, 1.19),
}
_FULL, _STEP, _LABEL, _FACT, _BOX, _SAY, _HEADING, _TITLE = 63, 71, 13.5, 19, 38, 34, 26, 36
_LARGE_FULL, _LARGE_BOX, _LARGE_HEADING, _LARGE_TITLE = 50, 46, 34, 28
_FURNITURE, _PHONES = 13.7, 2
_ROOM = {"letter": 49.3, "a4": 51.5}
_GAINED = 1.6
"""Lines of page one that a close arrangement saves."""

_UNSURE = 2.3
"""By how many lines the guess may be wrong."""

_LARGE_ROOM = {"letter": 23.7, "a4": 25.2}
_LENGTH, _TEXT = 13_900, 15


def _card(body: Body, letters: _Letters) -> float:
    """About how many lines page one has with the boxes of signs after the preparation."""
    lines = partial(_lines, letters=letters)
    facts = [lines(fact.words, _FACT) for fact in body.glance]
    steps = sum(
        max(lines(moment.label, _LABEL), sum(lines(_of(step), _STEP) for step in moment.items)) + 0.6
        for moment in body.prepare.moments
    )
    boxes = [
        1.2 * lines(box.heading, _HEADING)
        + sum(lines(_of(sign), _BOX) for sign in box.signs)
        + lines(box.say, _SAY)
        for box in (body.call, body.emergency)
    ]
    return 2.2 * lines(body.title, _TITLE) + letters.high * (
        _FURNITURE
        + lines(body.main_message, _FULL)
        + sum(max(facts[row : row + 3]) for row in range(0, len(facts), 3))
        + steps
        + max(boxes[0] + _PHONES, boxes[1])
    )


def _large_page_one(body: Body, letters: _Letters) -> float:
    """About how many lines page one has in large letters, without what is the same on all."""
    lines = partial(_lines, letters=letters)
    return 2 * lines(body.title, _LARGE_TITLE) + letters.high * (
        lines(body.main_message, _LARGE_FULL)
        + sum(
            1.3 * lines(box.heading, _LARGE_HEADING)
            + sum(lines(_of(sign), _LARGE_BOX) for sign in box.signs)
            + lines(box.say, _LARGE_BOX)
            for box in (body.call, body.emergency)
        )
    )


def _length(body: Body, letters: _Letters) -> float:
    """All letters of a handout, and for each text as many more as the rest of its last line takes."""
    return letters.high * sum(letters.wide * width(plain(words)) + _TEXT for words in all_texts(body))


def _of(item: Item) -> Words:
    return (f"{item.condition} {plain(item.words)} {plain(item.why)}".strip(),)


def _lines(words: Words, room: float, letters: _Letters) -> int:
    """How many lines of so many Latin letters a text takes; one that is empty takes none."""
    lines, used = 0, room
    for word in plain(words).split():
        wide = letters.wide * width(word)
        if used + wide > room and (wide <= room or not lines):
            lines, used = lines + 1, 0.0
        while used + wide > room:  # text without spaces goes on on the next line
            lines, used, wide = lines + 1, 0.0, wide - (room - used)
        used += wide + 1
    return lines
