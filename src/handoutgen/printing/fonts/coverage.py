"""What a font can show, and what each of its glyphs stands for, from tables made beside the fonts."""

from __future__ import annotations

import itertools
import json
import unicodedata
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from handoutgen.errors import PrintingError
from handoutgen.printing.fonts.lock import REINSTALL, read_locked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from handoutgen.printing.fonts.lock import FontFile
    from handoutgen.printing.fonts.stacks import FontStack

# Line ends and tabulators are layout; the rest only steers it: soft hyphen, joiners, bidi marks, variation
# selectors.
NEED_NO_GLYPH = frozenset(
    map(
        chr,
        itertools.chain(
            (0x09, 0x0A, 0x0D, 0xAD, 0x34F, 0x61C, 0xFEFF),
            range(0x200B, 0x2010),
            range(0x2028, 0x202F),
            range(0x2060, 0x2070),
            range(0xFE00, 0xFE10),
        ),
    )
)
# They mean nothing to a reader even where a font has a shape for them: controls, surrogates, private use,
# unassigned, and the two that stand for something lost.
NEVER = frozenset({"Cc", "Cs", "Co", "Cn"})
LOST = frozenset("\ufffc\ufffd")


class Coverage:
    """One font's table: characters to glyphs, and which glyphs substitution makes of which others."""

    __slots__ = ("_counts", "_glyphs", "_makes", "_starts", "glyph_count")

    def __init__(self, *, glyphs: int, runs: list[int], makes: dict[str, list[list[int]]]) -> None:
        """Take a table as `scripts/assets` writes it."""
        self.glyph_count = glyphs
        self._starts, self._counts, self._glyphs = runs[0::3], runs[1::3], runs[2::3]
        self._makes = makes

    def glyph(self, character: str) -> int | None:
        """The glyph that the font maps `character` to, None if it has none."""
        point = ord(character)
        run = bisect_right(self._starts, point) - 1
        offset = point - self._starts[run]
        return self._glyphs[run] + offset if run >= 0 and offset < self._counts[run] else None

    def makes(self, glyph: int) -> Sequence[list[int]]:
        """What substitution makes of `glyph`: a glyph, how many at once, and what other glyphs it takes."""
        return self._makes.get(str(glyph), ())


def coverage_of(font: FontFile) -> Coverage:
    """The table of `font`. Raises PrintingError if it is missing or damaged."""
    return _coverage(font.coverage_path, font.coverage_sha256)


@cache  # by the table and not by the font: weights of one family share theirs
def _coverage(path: Path, sha256: str) -> Coverage:
    try:
        return Coverage(**json.loads(read_locked(path, sha256)))
    except (ValueError, TypeError) as error:
        raise PrintingError(f"{path}: cannot be read ({error}).", hint=REINSTALL) from error


def uncovered(text: str, stack: FontStack) -> tuple[str, ...]:
    """The characters of `text` that no font of `stack` can show in all its weights, each once, in order."""
    tables: dict[str, list[Coverage]] = {}
    for font in stack.fonts:
        tables.setdefault(font.family, []).append(coverage_of(font))
    missing = [each for each in dict.fromkeys(text) if not _shown(each, tables.values())]
    if missing and text != (composed := unicodedata.normalize("NFC", text)):
        return uncovered(composed, stack)  # as the shaper does: Korean in single strokes is set in syllables
    return tuple(missing)


def _shown(character: str, families: Iterable[list[Coverage]]) -> bool:
    if character in NEED_NO_GLYPH:
        return True
    if character in LOST or unicodedata.category(character) in NEVER:
        return False
    return any(all(table.glyph(character) for table in family) for family in families)


def character_name(character: str) -> str:
    """A character as a person can look it up: `U+2610 BALLOT BOX`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, _unnamed(character))}"


def _unnamed(character: str) -> str:
    kinds = {"Cc": "control character", "Co": "private use", "Cs": "surrogate"}
    return kinds.get(unicodedata.category(character), "not a character")
