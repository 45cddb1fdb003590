"""How long a translation may be where the page has little room.

Body text flows and has no limit. What stands in a cell, beside a time line or in one of the boxes of
page one wraps, and pushes others out: these figures are what pages were seen to hold with room to spare.
The layout of each page is looked at besides: what really does not fit is never printed.
"""

from __future__ import annotations

import unicodedata

_LIMITS = {
    "title": 80,  # two lines
    "main_message": 320,
    "glance": 44,  # two lines of a cell
    "prepare.label": 42,  # three lines of the column beside the steps
    "recovery.timeline.label": 42,
    "expect.before.lasts": 42,
    "expect.during.lasts": 42,
    "expect.after.lasts": 42,
    "risks.common.name": 64,
    "risks.common.often": 150,
    "risks.serious.name": 64,
    "risks.serious.often": 150,
    "call.signs.text": 80,
    "call.say": 80,
    "emergency.signs.text": 80,
    "emergency.say": 80,
    "words.term": 70,
}
"""Columns by place; a place without its last names stands for all below it."""


def limit(place: str) -> int | None:
    """The longest translation, in columns, that the page can hold at a place; None where it has no limit.

    A place is the names of a record's fields, without positions in lists: `prepare.label`.
    """
    while place not in _LIMITS and place:
        place = place.rpartition(".")[0]
    return _LIMITS.get(place)


def columns(text: str) -> int:
    """The width of a text: 2 for a wide East Asian character, 0 for a mark or what cannot be seen, else 1."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
