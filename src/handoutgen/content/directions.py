"""Words of direction beside a figure: at least against at most, before against after.

A wrong one is told only where both sides are plain: the source says one right beside a figure, the
translation says the opposite right beside the same figure, and nowhere near it what the source says.
That one side says nothing is no fault: languages say "at least" and "up to" in many ways.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from handoutgen.content import negation
from handoutgen.content.directionwords import (
    AFTER,
    AFTER_IT,
    BEFORE,
    BEFORE_IT,
    EVERY,
    LEAST,
    LESS,
    MORE,
    MOST,
    PHRASES,
    THEN,
    UNWELL,
)
from handoutgen.content.figures import Figure, readable
from handoutgen.content.folding import LETTERS
from handoutgen.content.halves import has_dual
from handoutgen.content.units import GLUED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_AXES = ((LEAST, MOST, MORE, LESS, EVERY), (BEFORE, AFTER), (BEFORE_IT, AFTER_IT))
"""Directions of which the longest phrase beside a figure is the one that is said: no more than, more than."""

_AMOUNTS = frozenset(_AXES[0])
_UPWARD, _DOWNWARD = frozenset({LEAST, MORE}), frozenset({MOST, LESS})
_AGAINST: dict[str, frozenset[str]] = {
    LEAST: _DOWNWARD, MORE: _DOWNWARD, MOST: _UPWARD | {EVERY}, LESS: _UPWARD | {EVERY}, EVERY: _DOWNWARD,
    BEFORE: frozenset({AFTER}), AFTER: frozenset({BEFORE}),
    BEFORE_IT: frozenset({AFTER_IT}), AFTER_IT: frozenset({BEFORE_IT}),
}  # fmt: skip
_SAME: dict[str, frozenset[str]] = {
    LEAST: _UPWARD, MORE: _UPWARD, MOST: _DOWNWARD, LESS: _DOWNWARD, EVERY: frozenset({EVERY}),
    BEFORE: frozenset({BEFORE, BEFORE_IT}), AFTER: frozenset({AFTER, AFTER_IT}),
    BEFORE_IT: frozenset({BEFORE, BEFORE_IT}), AFTER_IT: frozenset({AFTER, AFTER_IT}),
}  # fmt: skip
_FIGURE = "\0"
_MANY = 10
"""Figures of one value in a text of which nothing plain can be said any more."""
_NEAR = 50
"""Characters on each side of a figure in which a direction is looked for."""
_END = re.compile(r"[.!?;](?=\s|$)|[。！？；।۔؟]")
_WAIT = re.compile(r"\b(?:wait|until)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a text says of a figure: directions right beside it by their words, and all that are near."""

    beside: Mapping[str, str]
    near: frozenset[str]
    no: bool
    """Whether the clause says no, besides what such a phrase says itself."""


def known(language: str) -> bool:
    """Whether a language's words of direction are known here."""
    return language in PHRASES


def spoken(text: str, language: str) -> bool:
    """Whether a text may say a direction of a figure."""
    return _anywhere(language).search(text) is not None


def turned(
    pairs: Iterable[tuple[Figure, Figure]], source: str, translation: str, language: str, own: str
) -> str:
    """What is turned round, in words; empty where nothing is. Figures of one value and unit count as one."""
    groups: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for one, other in pairs:
        groups.setdefault((one.value, one.unit), []).append((one, other))
    ours, theirs = readable(source, own), readable(translation, language)
    for group in groups.values():
        if len(group) > _MANY:
            continue
        wanted = _said(ours, [one for one, _ in group], own)
        if not wanted.beside:
            continue
        given = _said(theirs, [other for _, other in group], language)
        for said, word in wanted.beside.items():
            against = next((one for one in given.beside if _opposed(said, one, wanted, given)), None)
            if against and (said in _AMOUNTS or not _may_be_inverted(source, translation, language)):
                figure, here = group[0][0].raw, given.beside[against]
                return f"the source says '{word}' of '{figure}', and the translation '{here}'"
    return ""


def _opposed(said: str, other: str, wanted: _Said, given: _Said) -> bool:
    """Whether a direction in the translation is the opposite of the source's, and plainly so.

    With a no in the clause much may be said from two sides: "no drink for 2 hours after", "not before".
    """
    if other not in _AGAINST[said] or _SAME[said] & given.near or _SAME[other] & wanted.near:
        return False
    if said in (BEFORE_IT, AFTER_IT):
        return not (wanted.no or given.no)
    return wanted.no == given.no and (not wanted.no or said not in _AMOUNTS or {said, other} == {MORE, LESS})


def _may_be_inverted(source: str, translation: str, language: str) -> bool:
    """Whether "wait 2 hours before you eat" may have become "after 2 hours, eat"."""
    lower = translation.lower()
    return _WAIT.search(source) is not None or any(word in lower for word in THEN.get(language, ()))


def _said(text: str, figures: Iterable[Figure], language: str) -> _Said:
    beside: dict[str, str] = {}
    near: set[str] = set()
    no = False
    for figure in figures:
        before = _END.split(text[max(0, figure.start - _NEAR) : figure.start])[-1]
        after = _END.split(text[figure.end : figure.end + _NEAR])[0]
        clause = f"{before}{_FIGURE}{after}"
        near |= {_named(found) for found in _anywhere(language).finditer(clause)}
        for place, stretch in (
            *((place, before) for place in _places(language, ahead=True)),
            *((place, after) for place in _places(language, ahead=False)),
        ):
            found = place.search(stretch)
            if found and found.lastgroup:
                word = beside[_named(found)] = found[found.lastgroup]
                clause = clause.replace(word, " ")
        no = no or _says_no(clause, language)
    return _Said(beside, frozenset(near), no)


def _says_no(clause: str, language: str) -> bool:
    """Whether there is a no between the commas around a figure, but for "not well"."""
    before, _, after = clause.partition(_FIGURE)
    part = f"{before.rpartition(',')[2]} {after.partition(',')[0]}"
    if unwell := UNWELL.get(language):
        part = re.sub(unwell, " ", part, flags=re.IGNORECASE)
    return negation.known(language) and negation.clear(part, language) != ""


def _phrases(language: str, direction: str) -> list[str]:
    return [phrase for phrase in PHRASES[language].get(direction, "").split("; ") if phrase]


def _pattern(phrase: str, language: str) -> str:
    """A phrase, as whole words where a language sets words apart."""
    said = phrase.strip("~ ").replace(" ", r"\s+")
    return f"(?:{said})" if language in GLUED else rf"(?<!\w)(?:{said})(?!\w)"


def _any_of(listed: Iterable[tuple[str, str]], language: str) -> str:
    """Any of some phrases, each a group named by its direction; the longest first, for "no more than"."""
    longest = sorted(listed, key=lambda one: -len(one[1]))
    return "|".join(
        f"(?P<{direction}_{n}>{_pattern(phrase, language)})" for n, (direction, phrase) in enumerate(longest)
    )


def _named(found: re.Match[str]) -> str:
    """The direction of what was found."""
    return str(found.lastgroup).rpartition("_")[0]


@cache
def _anywhere(language: str) -> re.Pattern[str]:
    """What finds the directions of a text, wherever they stand."""
    listed = ((one, phrase) for one in PHRASES[language] for phrase in _phrases(language, one))
    return re.compile(_any_of(listed, language), re.IGNORECASE)


@cache
def _places(language: str, *, ahead: bool) -> tuple[re.Pattern[str], ...]:
    """What finds the directions right before a figure (`ahead`) or right after it, one for each axis."""
    found = []
    for axis in _AXES:
        listed = [(one, said) for one in axis for said in _phrases(language, one)]
        listed = [(one, said) for one, said in listed if said.endswith("~") == ahead]
        if listed:
            said, between = _any_of(listed, language), _between(axis, language)
            found.append(rf"(?:{said}){between}[\s(]*$" if ahead else rf"^[\s)]*{between}(?:{said})")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def _between(axis: tuple[str, ...], language: str) -> str:
    """What may stand between a figure and its direction: "before the first 2", 2 pills or more, 第2剂后."""
    if language in GLUED:
        return r"\s*[^\W\d_]{0,2}\s*"
    if BEFORE_IT in axis:
        return r"\s*"
    most = 2 if BEFORE in axis or has_dual(language) else 1  # "أقل من ساعة واحدة (1)"
    return rf"\s*(?:{LETTERS}\s+){{0,{most}}}"
