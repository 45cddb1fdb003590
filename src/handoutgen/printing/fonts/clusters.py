"""Whether a glyph can be what is drawn for a piece of text, by the font's own substitutions.

A shaper draws a cluster, letters with their marks, as one glyph or several, in an order of its own. So text
is taken here as a bag of characters: decomposed, sorted, without those that need no glyph. What a font can
draw is worked out from the characters onwards, rule by rule. Each glyph is met once for each bag that it can
stand for, so the work ends, and grows with the cluster and not with the number of ways to a glyph.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

from handoutgen.printing.fonts.coverage import NEED_NO_GLYPH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from handoutgen.printing.fonts.coverage import Coverage

# What HarfBuzz takes apart on its own, beyond Unicode's decompositions: the Thai and Lao `am`, and the Khmer
# vowels that stand on both sides of a letter. The right half of such a vowel is looked up in the font as the
# whole vowel (hb-ot-shaper-thai.cc, hb-ot-shaper-khmer.cc); here it is called by a private-use character.
HALF = 0xF0000
SPLIT = {0x0E33: "\u0e4d\u0e32", 0x0EB3: "\u0ecd\u0eb2"} | {
    vowel: f"\u17c1{chr(HALF + vowel)}" for vowel in (0x17BE, 0x17BF, 0x17C0, 0x17C4, 0x17C5)
}
# Text is looked through in pieces: what is drawn together stands together, and what a font could make of all
# the letters of a long line would be without end. The pieces overlap by half; no cluster is as long as that.
PIECE, LONGEST = 16, 24
# Khmer and Burmese have no spaces between words, but a sign that allows a line to end.
BETWEEN_WORDS = re.compile(r"[\s\u200b]+")


def decomposed(text: str) -> str:
    """The bag of characters that `text` is drawn from."""
    apart = unicodedata.normalize("NFD", text).translate(SPLIT)
    return "".join(sorted(each for each in apart if each not in NEED_NO_GLYPH))


class Reader:
    """Judges the glyphs of one family in one document; remembers what it worked out."""

    __slots__ = ("_coverage", "_letters", "_pieces", "_standing", "_text")

    def __init__(self, coverage: Coverage, text: str) -> None:
        """Take the family's table, and all that the document says."""
        self._coverage = coverage
        self._text = text
        self._pieces: dict[str, set[str]] = {}
        self._letters: Mapping[int, Collection[str]] = {}
        self._standing: dict[str, Mapping[int, Collection[str]]] = {}

    def is_own(self, glyph: int, text: str) -> bool:
        """Whether `text` is one character, and `glyph` the font's own for it."""
        return len(text) == 1 and self._coverage.glyph(text) == glyph

    def stands_for(self, glyph: int, text: str, drawn: Collection[int]) -> bool:
        """Whether `glyph` can be drawn for `text`, alone or with others of the glyphs `drawn` on the pages.

        A cluster of several glyphs is told in parts: one of them bears all of its text, the others none. So
        the one must come from the cluster, and other glyphs must be there for the rest.
        """
        whole = Counter(decomposed(text))
        if whole.total() > LONGEST:
            return False
        standing = self._standing_for(text)
        others = {
            bag for other, bags in standing.items() if other in drawn and other != glyph for bag in bags
        }
        waiting = [whole - Counter(bag) for bag in standing.get(glyph, ())]
        seen = set()
        while waiting:
            rest = waiting.pop()
            if not rest:
                return True
            # It has to be taken at some time, so take it now: the order of the others does not matter.
            first = min(rest)
            for left in (rest - Counter(bag) for bag in others if first in bag):
                key = "".join(sorted(left.elements()))
                if key not in seen:
                    seen.add(key)
                    waiting.append(left)
        return False

    def is_part(self, glyph: int) -> bool:
        """Whether `glyph`, which bears no text, can be a part of some cluster of the document."""
        if not self._letters:
            self._pieces = {piece: set(decomposed(piece)) for piece in pieces(self._text)}
            self._letters = _letters(self._coverage, self._pieces)
        letters = set(self._letters.get(glyph, ()))
        return any(
            glyph in self._standing_for(piece)
            for piece, inside in self._pieces.items()
            if not letters.isdisjoint(inside)
        )

    def _standing_for(self, text: str) -> Mapping[int, Collection[str]]:
        if text not in self._standing:
            self._standing[text] = standing(self._coverage, text)
        return self._standing[text]


def standing(coverage: Coverage, text: str) -> dict[int, set[str]]:
    """Every glyph that a font can draw for `text` or a part of it, each with the bags it can stand for.

    A bag holds one character or, for a ligature, several; none where only characters that need no glyph
    (a joiner) led to it.
    """
    whole = Counter(decomposed(text))
    found: dict[int, set[str]] = {}
    waiting: list[tuple[int, str]] = []

    def meet(glyph: int, bag: str) -> None:
        if bag not in found.setdefault(glyph, set()):
            found[glyph].add(bag)
            waiting.append((glyph, bag))

    for glyph, bag in _looked_up(coverage, text):
        if _within(bag, whole):
            meet(glyph, bag)
    while waiting:
        glyph, bag = waiting.pop()
        for made, count, *others in coverage.makes(glyph):
            bags = {bag}
            for other in others:
                joined = {"".join(sorted(one + more)) for one in bags for more in found.get(other, ())}
                bags = {each for each in joined if _within(each, whole)}
            for share in {share for each in bags for share in _shares(each, count)}:
                meet(made, share)
    return found


def _shares(bag: str, count: int) -> Iterator[str]:
    """What each of `count` glyphs that are made together can stand for, so that none of them may be lost.

    Where there are fewer characters than glyphs (an Urdu letter and its dots), each may stand for all.
    """
    if count < 2 or len(bag) < count:  # noqa: PLR2004
        yield bag
        return
    for size in range(1, len(bag) - count + 2):
        yield from map("".join, itertools.combinations(bag, size))


def pieces(text: str) -> Iterator[str]:
    """The words of `text`, those that are longer than a piece in several."""
    for word in dict.fromkeys(BETWEEN_WORDS.split(text)):
        for start in range(0, max(1, len(word) - PIECE // 2), PIECE // 2):
            yield word[start : start + PIECE]


def _letters(coverage: Coverage, pieces: Iterable[str]) -> dict[int, set[str]]:
    """Every glyph that these pieces of text can lead to, with the characters that can have a part in it.

    Whatever else a rule asks for is taken to be there: this only tells where to look.
    """
    found: dict[int, set[str]] = {}
    waiting = [(glyph, set(bag)) for glyph, bag in _looked_up(coverage, " ".join(pieces))]
    while waiting:
        glyph, letters = waiting.pop()
        if new := letters - found.setdefault(glyph, set()):
            found[glyph] |= new
            waiting += ((made, new) for made, *_ in coverage.makes(glyph))
    return found


def _looked_up(coverage: Coverage, text: str) -> Iterator[tuple[int, str]]:
    """The glyphs that a shaper may look up in the font for `text`, before any rule, each with its bag."""
    apart = unicodedata.normalize("NFD", text).translate(SPLIT)
    # NFC joins only neighbours; an `e` with two marks may be drawn as one letter and one mark.
    marks = {each for each in apart if unicodedata.combining(each)}
    pairs = {unicodedata.normalize("NFC", "".join(pair)) for pair in itertools.product(set(apart), marks)}
    for form in {*text, *unicodedata.normalize("NFC", text), *apart, *pairs}:
        if len(form) == 1 and ord(form) not in SPLIT:
            looked_up = chr(ord(form) - HALF) if ord(form) - HALF in SPLIT else form
            if (glyph := coverage.glyph(looked_up)) is not None:
                yield glyph, decomposed(form)


def _within(bag: str, whole: Counter[str]) -> bool:
    return all(bag.count(each) <= whole[each] for each in bag)
