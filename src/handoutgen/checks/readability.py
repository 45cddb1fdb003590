"""How many years of school an English text asks for, by two formulas.

Flesch-Kincaid: J. P. Kincaid and others, *Derivation of New Readability Formulas*, Naval Technical
Training Command, Research Branch Report 8-75, 1975. SMOG: G. H. McLaughlin, *SMOG Grading: a New
Readability Formula*, Journal of Reading 12(8), 1969, pages 639-646.

Text is measured item by item, as it stands in a record: an item is never less than one sentence, so
that a list without full stops is not read as one long one.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SMOG_SENTENCES = 30
"""The fewest sentences that McLaughlin's formula was made for."""

_POLYSYLLABLE = 3
_LONGEST_ABBREVIATION = 5

_WORD = re.compile(
    r"\{\w+\}"  # a slot: {phone}
    r"|\d+(?:[.,:]\d+)*"  # 100.4
    r"|[^\W\d_](?:\.[^\W\d_])+(?![^\W\d_])"  # a.m
    r"|[^\W\d_]+(?:['’-][^\W\d_]+)*"  # don't, graft-versus-host
)
_STOP = re.compile(r"""[.!?]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9{]|\s*$)""")
_NEVER_LAST = frozenset({"dr", "e.g", "i.e", "mr", "mrs", "ms", "st", "vs"})

# What is written and not said, in this order; then vowels that are written together and said apart.
_SILENT = (
    re.compile(r"(?<=^ev)e(?=ry)|(?<=ic)a(?=lly$)|(?<=[aeiouy][^aeiouyl])e(?=ments?$)"),
    re.compile(
        r"(?<=[aeiouy][^aeiouy])e"
        r"(?=(?:ly|ful|fully|less|ness|one|thing|body|times?|where|lines?|works?|wise|fore|marks?|names?)$)"
    ),
    re.compile(r"(?<![^aeiouylrw]l)(?<![dte])ed$"),
    re.compile(r"(?<!ch)(?<!sh)(?<![cgsxz])(?<![^aeiouylrw]l)es$"),
    re.compile(r"(?<![^aeiouylrw]l)e$|(?<=[gq])ue$"),
)
_VOWELS = re.compile(r"[aeiouy]+")
_APART = re.compile(
    r"(?<![cglst])ia|lia(?!ns?$|r)|(?<=[ct])ia(?=t)|(?<![cghlnstx])io|iu(?=m|s$)"
    r"|iet|ie(?=rs?$|st$)|(?<![cnt])ien(?=[ct])|[bdflmnrtv]eo|geo(?=[gm])|heo(?=[rl])|(?<=[aeiou][a-z])ea$|(?<=rrh)ea$|(?<=r)ea(?=ct)|crea(?=t(?!ur))"
    r"|(?<=[^q])ua(?=[lt])|uou|flui(?=d)|(?<=[a-z])y(?=[aeo])|[aeiouy]ing(?=s?$)|(?:s|th)ms?$"
)
_IRREGULAR = {"argue": 2, "business": 2, "diabetes": 4, "people": 2, "recipe": 3, "science": 2}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted in a text, and its two grades (years of school in the United States)."""

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    flesch_kincaid: float
    smog: float

    @property
    def indicative(self) -> bool:
        """Whether the text is too short for SMOG to be more than a hint."""
        return self.sentences < SMOG_SENTENCES


def flesch_kincaid(words: float, sentences: float, syllables: float) -> float:
    """The grade by Kincaid and others, 1975. Raises `ZeroDivisionError` for a text without words."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(polysyllables: float, sentences: float) -> float:
    """The grade by McLaughlin, 1969, from words of three syllables or more."""
    return 1.0430 * math.sqrt(polysyllables * SMOG_SENTENCES / sentences) + 3.1291


def words(text: str) -> list[str]:
    """The words of a text: a number, a hyphenated word and a slot are one word each."""
    return _WORD.findall(text)


def sentences(item: str) -> list[str]:
    """The sentences of one item, at least one if it has a word.

    A stop inside a number or an abbreviation is not an end; after "a.m." a capital letter begins a
    new sentence.
    """
    found = []
    start = 0
    for stop in _STOP.finditer(item):
        before = words(item[start : stop.start()])
        if before and before[-1].lower() not in _NEVER_LAST:
            found.append(item[start : stop.end()].strip())
            start = stop.end()
    if words(item[start:]):
        found.append(item[start:].strip())
    return found


def syllables(word: str) -> int:
    """How many syllables an English word has when it is said.

    Letters of an abbreviation and digits are said one by one; what fills a slot is not the author's, and
    counts as one.
    """
    if word.startswith("{"):
        return 1
    if word[0].isdigit():
        return sum(character.isdigit() for character in word)
    if "." in word or (word.isupper() and 1 < len(word) <= _LONGEST_ABBREVIATION):
        return sum(3 if letter in "wW" else 1 for letter in word if letter.isalpha())
    return sum(_spoken(part) for part in word.lower().replace("’", "'").split("-"))


def _spoken(word: str) -> int:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    extra = bool(re.search(r"[^aeiouy]n't$", word)) + bool(re.search(r"(?:[cg]e|[sxz]e?|ch|sh)'s$", word))
    word = word.removesuffix("'s").removesuffix("n't").replace("'", "")
    for silent in _SILENT:
        word = silent.sub("", word)
    return max(1, len(_VOWELS.findall(word)) + len(_APART.findall(word)) + extra)


def measure(items: Iterable[str]) -> Reading:
    """Counts and grades of a text given as its items. A text without words has grade 0 by both."""
    parts = [sentence for item in items for sentence in sentences(item)]
    counts = [syllables(word) for part in parts for word in words(part)]
    if not counts:
        return Reading(0, 0, 0, 0, 0.0, 0.0)
    long = sum(count >= _POLYSYLLABLE for count in counts)
    return Reading(
        words=len(counts),
        sentences=len(parts),
        syllables=sum(counts),
        polysyllables=long,
        flesch_kincaid=flesch_kincaid(len(counts), len(parts), sum(counts)),
        smog=smog(long, len(parts)),
    )
