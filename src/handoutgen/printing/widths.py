"""How much room a text takes, in columns of a terminal or in Latin letters of about that width."""

from __future__ import annotations

import unicodedata

_NONE = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Two for a Chinese or Korean character, none for a mark upon a letter or a sign that steers."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(each) in "FW" else unicodedata.category(each) not in _NONE
        for each in text
    )
