"""Where a line may end in scripts that write words without spaces between them.

The engine knows Thai words, but not Khmer, Burmese or Lao ones: it needs a zero-width space (U+200B)
wherever a line may break, and without one the text runs out of its box.
"""

from __future__ import annotations

import re
import unicodedata

from handoutgen.content.languages import language

LONGEST = 25
"""How many letters may stand together: about half of the narrowest column."""

_RUNS = {
    "Khmr": re.compile("[\u1780-\u17d3\u17d7\u17dc\u17dd\u200c\u200d\u2060]+"),
    "Laoo": re.compile("[\u0e81-\u0ecd\u0edc-\u0edf\u200c\u200d\u2060]+"),
    "Mymr": re.compile("[\u1000-\u103f\u1050-\u109d\ua9e0-\ua9fe\uaa60-\uaa7f\u200c\u200d\u2060]+"),
}


def unbroken(text: str, tag: str) -> str | None:
    """The first run of more than `LONGEST` letters in which no line can end; None where there is none.

    Vowel signs and other marks stand upon letters, and are not counted. Languages whose lines break by
    themselves have no such runs.
    """
    runs = _RUNS.get(language(tag).script)
    return next((run for run in runs.findall(text) if _letters(run) > LONGEST), None) if runs else None


def _letters(run: str) -> int:
    return sum(unicodedata.category(character) == "Lo" for character in run)
