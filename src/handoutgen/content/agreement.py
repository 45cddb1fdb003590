"""Compares the figures of two texts: what is lost, what is gained, and what stands in another order."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from handoutgen.content.figures import Figure, between, figures, readable
from handoutgen.content.folding import LETTERS
from handoutgen.content.halves import has_halves
from handoutgen.content.numberwords import SHARE_OF, SHARE_WORDS
from handoutgen.content.spelledout import in_words, numbers
from handoutgen.content.units import BEFORE_UNIT, DOSES, GLUED, WORDS, named

if TYPE_CHECKING:
    from collections.abc import Iterator

Difference = tuple[str, str]
"""The id of a rule, and what is not the same, in words."""

_WORD = re.compile(LETTERS)
_DATE = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d|\d/\d{1,2}/\d{2,4}\b"
)
_SLOT = re.compile(r"\{\w*\}")
_DIGITS = re.compile(r"\d+")
_EVERY = frozenset({"every", "each", "the", "all", "cada", "chaque"})
_NEAR = 3
"""Words that may stand between a part and its whole."""
_SHORT = 40
"""Characters of a text that says little more than a stretch of time."""
_UNSURE = frozenset({"lè", "tiếng", "an", "ane"})
"""Words that are units after a number alone: Creole "when", Vietnamese "sound"."""


def differences(source: str, translation: str, language: str, own: str) -> Iterator[tuple[str, str]]:
    """The rule and the words of what is not the same: one difference of figures, one of number words."""
    wanted, given = figures(source, own), figures(translation, language)
    if wanted or given:
        pairs, lost, gained = paired(wanted, given, language)
        if {one.value for one in lost}.isdisjoint(one.value for one in gained):  # else it has another unit
            lost = [one for one in lost if not _said_in_words(one, source, translation, language)]
            gained = [one for one in gained if one.value not in in_words(source, own)]
        found = (
            _difference(lost, gained) if lost or gained else _order(pairs, source, translation, language, own)
        )
        if found:
            yield found
            return
    elif found := _other_unit(source, translation, language, own):
        yield found
    if found := _other_word(source, translation, language, own):
        yield found


def _said_in_words(one: Figure, source: str, translation: str, language: str) -> bool:
    """Whether half of a unit may be lost: the translation says half in words that are no figure."""
    if "/" not in one.value or "half" not in source.lower():
        return False
    return not has_halves(language) or any(value == "1/2" for value, _ in numbers(translation, language))


def _other_word(source: str, translation: str, language: str, own: str) -> Difference | None:
    """A number that the translation says in words, and the source neither in words nor in digits."""
    said = numbers(translation, language)
    if not said:
        return None
    known = in_words(source, own) | {
        number
        for one in figures(source, own)
        for number in (*one.value.split("–"), *_DIGITS.findall(one.raw))
    }
    word = next((word for value, word in said if value not in known), None)
    return (
        ("translation-number", f"the translation says '{word}', and the source no such number")
        if word
        else None
    )


def _other_unit(source: str, translation: str, language: str, own: str) -> Difference | None:
    """A stretch of time without a number, as in the singular of "1 hour before", in another unit.

    Looked at in short texts alone: longer ones say the same thing in many ways.
    """
    if len(source) > _SHORT or language not in WORDS or language in GLUED:
        return None
    ours, theirs = _times(source, own), _times(translation, language)
    if not (ours and theirs) or ours & theirs.keys():
        return None
    return (
        "translation-quantity",
        f"the source has '{ours.popitem()[1]}', the translation '{theirs.popitem()[1]}'",
    )


def _times(text: str, language: str) -> dict[str, str]:
    """The units of time that a text names, each with its word there."""
    words = _WORD.findall(_SLOT.sub(" ", text.lower()))
    named_ = {named(word, language): word for word in words}
    if language == "ar":
        named_ |= {named(word.lstrip("وفبلك"), language): word for word in words}
    return {unit: word for unit, word in named_.items() if unit in BEFORE_UNIT and word not in _UNSURE}


def paired(
    wanted: tuple[Figure, ...], given: tuple[Figure, ...], language: str
) -> tuple[list[tuple[Figure, Figure]], list[Figure], list[Figure]]:
    """The figures that stand on both sides, those that are lost, and those that are gained."""
    pairs, lost, left = [], list(wanted), list(given)
    for agree in (_equal, _close):
        still = []
        for one in lost:
            other = next((other for other in left if agree(one, other, language)), None)
            if other is None:
                still.append(one)
            else:
                left.remove(other)
                pairs.append((one, other))
        lost = still
    return pairs, lost, left


def _equal(one: Figure, other: Figure, language: str) -> bool:  # noqa: ARG001 - one of two ways to agree
    return (one.kind, one.value, one.unit) == (other.kind, other.value, other.unit)


def _close(one: Figure, other: Figure, language: str) -> bool:
    """Whether two figures may be the same where a unit is not known on one side, or a time is in hours."""
    if {one.kind, other.kind} == {"clock", "number"}:
        clock, hours = (one, other) if one.kind == "clock" else (other, one)
        return hours.unit == "hour" and hours.value.isdecimal() and clock.value == str(int(hours.value) * 60)
    if (one.unit, other.unit) == ("hour", "minute") and "/" in one.value:
        return other.value.isdecimal() and Fraction(one.value) * 60 == int(other.value)
    if one.kind != other.kind or one.value != other.value:
        return False
    if not (one.unit and other.unit):
        unit = one.unit or other.unit
        if language not in WORDS:
            return True
        return not (set(unit.split("/")) & DOSES) and not (unit in BEFORE_UNIT and other.bare and one.unit)
    return {one.unit, other.unit} in ({"°", "°F"}, {"°", "°C"})


def _difference(lost: list[Figure], gained: list[Figure]) -> Difference:
    units = any(one.unit or one.kind == "clock" for one in (*lost, *gained))
    rule = "translation-quantity" if units else "translation-number"
    if not gained:
        digits = ": write the digits, no word in their place" if any(map(_in_digits, lost)) else ""
        return rule, f"{_shown(lost)} of the source is missing{digits}"
    if not lost:
        return rule, f"{_shown(gained)} is not in the source"
    return rule, f"the source has {_shown(lost)}, the translation {_shown(gained)}"


def _in_digits(one: Figure) -> bool:
    return one.kind == "number" and one.value[-1].isdecimal()


def _shown(found: list[Figure]) -> str:
    return ", ".join(f"'{one.raw}'" for one in found)


def _order(
    pairs: list[tuple[Figure, Figure]], source: str, translation: str, language: str, own: str
) -> Difference | None:
    """Numbers of one unit keep their order. A share may be turned round: 30 of 35, 35人里有30人."""
    if _DATE.search(source):  # each language orders day, month and year in its own way
        return None
    pairs = sorted(pairs, key=lambda pair: pair[0].start)
    by_unit: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for pair in pairs:
        by_unit.setdefault((pair[0].kind, pair[0].unit), []).append(pair)
    for found in by_unit.values():
        for (one, its), (other, others) in pairwise(found):
            turned = its.start > others.start
            if _is_share(source, one, other, own):
                turned = _wrong_way(translation, its, others, language, turned=turned)
            if turned:
                rule = "translation-quantity" if one.unit or one.kind == "clock" else "translation-number"
                given = _shown(sorted((its, others), key=lambda figure: figure.start))
                return rule, f"the order is another: the source has {_shown([one, other])}, here {given}"
    return None


def _is_share(source: str, one: Figure, other: Figure, own: str) -> bool:
    """Whether two numbers are a part and its whole: 30 of 35, 1 person in every 10."""
    words = between(readable(source, own), one, other)[-4:]
    while words and words[-1] in _EVERY:
        words.pop()
    return not (one.unit or other.unit) and bool(words) and words[-1] in SHARE_WORDS.get(own, ())


def _wrong_way(translation: str, part: Figure, whole: Figure, language: str, *, turned: bool) -> bool:
    """Whether the words between a share's numbers make the part the whole: 35 de cada 30, 30人中35人."""
    text = readable(translation, language)
    words = between(text, part, whole)
    if language in SHARE_OF:
        return not turned and any(sign in word for word in words for sign in SHARE_OF[language])
    joining = SHARE_WORDS.get(language, frozenset())
    if turned:
        return len(words) <= _NEAR and not joining.isdisjoint(words)
    before = text[: part.start].lower().split()[-1:]
    return joining.isdisjoint(words) and not joining.isdisjoint(before)
