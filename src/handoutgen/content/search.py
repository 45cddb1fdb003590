"""Finds a procedure by its code, its names and its words, in any language, whatever slips in typing.

Each word asked for is looked for in the names of all procedures (and, for less, in what they say of
themselves). A word that few procedures have weighs more than one that many have. What no procedure is
called, and none speaks of, is not found: a wrong handout with an air of certainty is worse than none.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handoutgen.content.languages import plain
from handoutgen.content.names import entries
from handoutgen.content.searchwords import FAINT, IDLE, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from handoutgen.content.library import Library
    from handoutgen.content.names import Entry, Name
    from handoutgen.errors import RecordError

Reason = Literal["code", "title", "also_called", "text"]

_OR = re.compile(r"\s+(?:or|o|ou)\s+|[/;()]")

_FAINT_WEIGHT = 0.3
ALSO_CALLED = 0.97
SAID = 0.4
"""What a word is worth that is found in a synonym, or only in the text, where in the title it is 1."""

LIKE, CLOSE, SURE = 0.6, 0.85, 0.9
"""How like a word must be to one of a name; to one of the text, where there are many; to a faint one."""

NAMED = 0.1
"""What it adds where every word of a name was asked for; so "MRI" finds the plain one first."""

OTHER_LANGUAGE = 0.92
"""What a name is worth in another language than the title is shown in: of two as like, that one is meant."""

ENOUGH = 0.45
"""The share of what was asked for that a procedure's names must have."""

LEAST_OF_NAME = 0.2
"""The share of a name's words that must have been asked for where the procedure lacks some that were."""

LEAST_OF_BEST = 0.5
MANY_DIGITS = 4
MOST_WORDS = 20


@dataclass(frozen=True, slots=True)
class Match:
    """A procedure that was found, and why.

    `title` is in `language`, the one in which it was found. `matched` is the name or number, or the
    words of the text, by which it was found. `missing` are the words asked for that it does not have.
    `score` is about 1 where all fits, and 2 for the very code.
    """

    code: str
    title: str
    language: str
    languages: tuple[str, ...]
    reason: Reason
    matched: str
    missing: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to: the best match first, and the errors of records that could not be read."""

    matches: tuple[Match, ...]
    errors: tuple[RecordError, ...]


def search(library: Library, asked: str, languages: Sequence[str] | None = None) -> Found:
    """Look for what was asked, in the records' own language and in these (None: in all that there are).

    Where languages are named, titles are given in the first one that a record has.
    """
    found, errors = entries(library, languages)
    return Found(tuple(ranked(found, asked)), tuple(errors))


def ranked(found: Sequence[Entry], asked: str) -> list[Match]:
    """The entries that fit what was asked, best first, none that fits far less than the best."""
    words = list(dict.fromkeys(word for word in words_of(asked) if word not in IDLE))[:MOST_WORDS]
    index = _Index(found, words, _run_together(asked))
    matches = [match for entry in found if (match := index.match(entry))]
    matches.sort(key=lambda match: (-match.score, match.title, match.code))
    return [match for match in matches if match.score >= LEAST_OF_BEST * matches[0].score]


def likeness(asked: str, there: str) -> float:
    """How like a word is to one that is there: 1 the same, 0 another. Both without accents and capitals."""
    if asked == there:
        return 1.0
    if there.startswith(asked) and len(asked) >= 3:  # noqa: PLR2004 - from the third letter on it is a part
        return 0.9 if len(asked) > 4 or len(there) - len(asked) <= 2 else 0.75  # noqa: PLR2004 - or an ending is short
    if asked.startswith(there) and len(there) >= 4 and len(asked) - len(there) <= 3:  # noqa: PLR2004 - scans, scanning
        return 0.85
    if not asked.isascii() and len(asked) > 1 and asked in there:
        return 0.75  # scripts that put no space between words
    return _slipped(asked, there)


def _slipped(asked: str, there: str) -> float:
    """The same for a word with slips: one letter in four, and a short word begins as it should."""
    allowed = 0 if len(asked) < 4 else 1 if len(asked) < 6 else 2 if len(asked) < 9 else 3  # noqa: PLR2004
    if not allowed or any(map(str.isdigit, asked)) or (allowed == 1 and asked[0] != there[0]):
        return 0.0
    from rapidfuzz.distance import OSA

    slips = OSA.distance(asked, there, score_cutoff=allowed)
    if slips <= allowed:
        return 1 - 1.4 * slips / max(len(asked), len(there))
    if allowed > 1 and len(there) > len(asked) and OSA.distance(asked, there[: len(asked)]) == 1:
        return LIKE
    return 0.0


def _run_together(text: str) -> str:
    text = plain(text)
    return text if text.isalnum() else "".join(character for character in text if character.isalnum())


class _Index:
    """What was asked, against the words of all entries: each two words are compared once."""

    def __init__(self, found: Sequence[Entry], words: list[str], together: str) -> None:
        self.words = words
        self.telling = [word for word in words if word not in FAINT]
        self.together = together
        self.named = {
            entry.code: {word for name in entry.names for word in words_of(name.text)} for entry in found
        }
        self.said = {entry.code: set(words_of(entry.about)) for entry in found}
        names = set[str]().union(*self.named.values())
        texts = set[str]().union(*self.said.values()) - names
        self.like: dict[str, dict[str, float]] = {}
        self.close: dict[str, dict[str, float]] = {}
        for word in words:
            self.like[word] = _likes(word, names, LIKE)
            self.close[word] = {
                there: like for there, like in self.like[word].items() if like >= CLOSE
            } | _likes(word, texts, CLOSE)
        self.weights = {word: self._weight(word, len(found)) for word in words}
        self.whole = sum(self.weights.values())

    def _weight(self, word: str, count: int) -> float:
        """Between 0 and 1, less the more entries have the word."""
        having = sum(
            not self.like[word].keys().isdisjoint(self.named[code])
            or not self.close[word].keys().isdisjoint(self.said[code])
            for code in self.named
        )
        rare = math.log(1 + count / max(having, 1)) / math.log(1 + count)
        return rare * (_FAINT_WEIGHT if word in FAINT else 1)

    def match(self, entry: Entry) -> Match | None:
        """The entry as a match; None where it does not fit."""
        number, likely = self._number(entry)
        if likely:
            return _match(entry, "", "code", number, (), likely)
        by_name = {word: _best(self.like[word], self.named[entry.code]) for word in self.words}
        by_text = {word: _best(self.close[word], self.said[entry.code]) for word in self.words}
        missing = tuple(word for word in self.words if not by_name[word] and not by_text[word])
        share = self._share(max(by_name[word], SAID * by_text[word]) for word in self.words)
        name, like, covered = self._name(entry)
        fits = covered >= LEAST_OF_NAME or not missing
        if name and (covered == 1 or (self.telling and fits and self._share(by_name.values()) >= ENOUGH)):
            if like > share:
                missing = ()
            return _match(
                entry, name.language, name.kind, name.text, missing, max(like, share) + NAMED * covered
            )
        if not missing and (len(self.telling) > 1 or self.telling == self.words):
            heard = ", ".join(word for word in self.words if by_text[word])
            return _match(entry, "", "text", heard, missing, share) if heard else None
        return None

    def _share(self, found: Iterable[float]) -> float:
        """Of all that was asked for, the part that was found, by weight."""
        values = zip(self.weights.values(), found, strict=True)
        return sum(weight * like for weight, like in values) / self.whole if self.whole else 0.0

    def _number(self, entry: Entry) -> tuple[str, float]:
        """The code or number that was meant, and how likely."""
        best = ("", 0.0)
        for shown, number in (
            ("", entry.code),
            *((f"{system} {number}", number) for system, number in entry.numbers),
        ):
            for asked in {self.together, *self.words}:
                likely = _same_number(asked, _run_together(number))
                best = max(best, (shown or number, likely), key=lambda each: each[1])
        return best

    def _name(self, entry: Entry) -> tuple[Name | None, float, float]:
        """The name most likely meant, how much of what was asked it has, and how much of it was asked."""
        best: tuple[Name | None, float, float] = (None, 0.0, 0.0)
        own = entry.shown_in or entry.title().language
        for name in entry.names:
            worth = (1 if name.kind == "title" else ALSO_CALLED) * (
                1 if name.language == own else OTHER_LANGUAGE
            )
            words = set(words_of(name.text)) - IDLE
            like = self._share(_best(self.like[word], words) for word in self.words)
            asked = sum(any(self.like[word].get(there, 0) >= CLOSE for word in self.words) for there in words)
            covered = asked / len(words) if words else 0.0
            alike = max(_alike(self.together, _run_together(part)) for part in _OR.split(name.text))
            if alike > like:
                like, covered = alike, 1.0
            best = max(best, (name, like * worth, covered), key=lambda each: each[1:])
        return best


def _likes(word: str, among: Iterable[str], least: float) -> dict[str, float]:
    found = {there: likeness(word, there) for there in among if there not in IDLE}
    return {there: like for there, like in found.items() if like >= (SURE if there in FAINT else least)}


def _best(likes: dict[str, float], words: set[str]) -> float:
    return max((like for there, like in likes.items() if there in words), default=0.0)


def _same_number(asked: str, number: str) -> float:
    """How likely a number was meant: above 1 for the very one, less for a part or a slip; 0 for another."""
    if not asked or not number:
        return 0.0
    if asked == number:
        return 2.0
    if len(asked) < MANY_DIGITS - 1 or not any(map(str.isdigit, asked)):
        return 0.0
    if number.startswith(asked):
        return 0.9
    if len(asked) < MANY_DIGITS:
        return 0.0
    from rapidfuzz.distance import OSA

    return 0.8 if OSA.distance(asked, number, score_cutoff=1) <= 1 else 0.0


def _alike(asked: str, name: str) -> float:
    """How like all that was asked is to a name, both without spaces: as in `colono scopy`."""
    if asked == name:
        return float(bool(asked))
    shorter, longer = sorted((len(asked), len(name)))
    if len(asked) < 6 or shorter < CLOSE * longer:  # noqa: PLR2004 - short ones are all alike
        return 0.0
    from rapidfuzz.distance import OSA

    like: float = OSA.normalized_similarity(asked, name, score_cutoff=CLOSE)
    return like


def _match(
    entry: Entry, language: str, reason: Reason, matched: str, missing: tuple[str, ...], score: float
) -> Match:
    title = entry.title(entry.shown_in or language)
    return Match(
        entry.code, title.text, title.language, entry.languages, reason, matched, missing, round(score, 3)
    )
