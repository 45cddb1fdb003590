"""What a translation must keep of its source. Compares two strings and knows nothing of catalogs.

The rules are blind to sense: they hold that slots, figures, addresses and plain negations are the
same on both sides, in whatever script, order and marks each language writes them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from handoutgen.content import negation
from handoutgen.content.figures import Figure, addresses, between, figures
from handoutgen.content.folding import folded
from handoutgen.content.numberwords import SHARE_OF, SHARE_WORDS, in_words
from handoutgen.content.slots import slots_of
from handoutgen.content.units import BEFORE_UNIT, DOSES, WORDS
from handoutgen.problem import Level

RULES = {
    "translation-slot": "Write each slot just as it is in the source, braces and all.",
    "translation-number": "Write the numbers of the source, digits as digits, in the same order.",
    "translation-quantity": "Write each amount and time of the source with its unit, in the same order.",
    "translation-url": "Copy the address from the source.",
    "translation-negation": "Read both texts again: one of them says no, the other does not.",
    "translation-unchanged": "Translate it, or leave it if it is a name.",
}
"""The rules of this module by their ids, and what a translator can do about each."""

WAIVABLE = frozenset(RULES) - {"translation-slot"}
"""Rules that a translator may waive for one message, with a reason. A broken slot never has one."""

_SENTENCE = re.compile(r"[.!?؟。！？]+(?:[\s\"»”)]+|$)|(?<=[。！？])")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = frozenset("en es fr pt ht vi tl de it pl so sw".split())  # noqa: SIM905
_EVERY = frozenset({"every", "each", "the", "all", "cada", "chaque"})
_NEAR = 3
"""Words that may stand between a part and its whole."""
_SHORT = 4
"""Letters of a word that may well be the same in two languages."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a translation did not keep: the rule's id, what stands on both sides, what to do."""

    rule: str
    message: str

    @property
    def hint(self) -> str:
        """What to do about it."""
        return RULES[self.rule]

    @property
    def level(self) -> Level:
        """An error stops the handout; text that was not translated may be a name, and is only told."""
        return Level.WARNING if self.rule == "translation-unchanged" else Level.ERROR


def faults(source: str, translation: str, language: str, source_language: str = "en") -> list[Fault]:
    """What the translation lost, gained or changed; empty where it kept all. Languages are BCP 47 tags."""
    return list(_faults(source, translation, language, source_language))


@lru_cache(maxsize=4096)
def _faults(source: str, translation: str, tag: str, own_tag: str) -> tuple[Fault, ...]:
    language, own = _base(tag), _base(own_tag)
    return (
        *_slots(source, translation),
        *_addresses(source, translation),
        *_figures(source, translation, language, own),
        *_negation(source, translation, language, own),
        *_unchanged(source, translation, language, own),
    )


def _base(tag: str) -> str:
    language = tag.partition("-")[0]
    return {"fil": "tl", "yue": "zh"}.get(language, language)


def _slots(source: str, translation: str) -> list[Fault]:
    ours, theirs = slots_of(source), slots_of(translation)
    if ours == theirs:
        return []
    wanted, given = Counter(ours), Counter(theirs)
    lost = [f"the slot {{{name}}} of the source is missing" for name in sorted((wanted - given).elements())]
    gained = [f"the slot {{{name}}} is not in the source" for name in sorted((given - wanted).elements())]
    return [Fault("translation-slot", message) for message in lost + gained]


def _addresses(source: str, translation: str) -> list[Fault]:
    ours, theirs = addresses(source), addresses(translation)
    if sorted(ours) == sorted(theirs):
        return []
    lost = ", ".join((Counter(ours) - Counter(theirs)).elements())
    gained = ", ".join((Counter(theirs) - Counter(ours)).elements())
    if lost and gained:
        return [Fault("translation-url", f"the source has {lost}, the translation {gained}")]
    missing = f"{lost} of the source is missing" if lost else f"{gained} is not in the source"
    return [Fault("translation-url", missing)]


def _figures(source: str, translation: str, language: str, own: str) -> list[Fault]:
    wanted, given = figures(source, own), figures(translation, language)
    if not (wanted or given):
        return []
    pairs, lost, gained = _paired(wanted, given, language)
    if gained:
        gained = [one for one in gained if one.value not in in_words(source)]
    if lost or gained:
        return [_difference(lost, gained)]
    return _order(pairs, source, translation, language, own)


def _paired(
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
    if one.kind != other.kind or one.value != other.value:
        return False
    if not (one.unit and other.unit):
        unit = one.unit or other.unit
        if language not in WORDS:
            return True
        return not (set(unit.split("/")) & DOSES) and not (unit in BEFORE_UNIT and other.bare and one.unit)
    return {one.unit, other.unit} in ({"°", "°F"}, {"°", "°C"})


def _difference(lost: list[Figure], gained: list[Figure]) -> Fault:
    units = any(one.unit or one.kind == "clock" for one in (*lost, *gained))
    rule = "translation-quantity" if units else "translation-number"
    if not gained:
        return Fault(rule, f"{_shown(lost)} of the source is missing")
    if not lost:
        return Fault(rule, f"{_shown(gained)} is not in the source")
    return Fault(rule, f"the source has {_shown(lost)}, the translation {_shown(gained)}")


def _shown(found: list[Figure]) -> str:
    return ", ".join(f"'{one.raw}'" for one in found)


def _order(
    pairs: list[tuple[Figure, Figure]], source: str, translation: str, language: str, own: str
) -> list[Fault]:
    """Numbers of one unit keep their order. A share may be turned round: 30 of 35, 35人里有30人."""
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
                return [
                    Fault(rule, f"the order is another: the source has {_shown([one, other])}, here {given}")
                ]
    return []


def _is_share(source: str, one: Figure, other: Figure, own: str) -> bool:
    """Whether two numbers are a part and its whole: 30 of 35, 1 person in every 10."""
    words = between(source, one, other)[-4:]
    while words and words[-1] in _EVERY:
        words.pop()
    return not (one.unit or other.unit) and bool(words) and words[-1] in SHARE_WORDS.get(own, ())


def _wrong_way(translation: str, part: Figure, whole: Figure, language: str, *, turned: bool) -> bool:
    """Whether the words between a share's numbers make the part the whole: 35 de cada 30, 30人中35人."""
    words = between(translation, part, whole)
    if language in SHARE_OF:
        return not turned and any(sign in word for word in words for sign in SHARE_OF[language])
    joining = SHARE_WORDS.get(language, frozenset())
    if turned:
        return len(words) <= _NEAR and not joining.isdisjoint(words)
    before = folded(translation)[: part.start].lower().split()[-1:]
    return joining.isdisjoint(words) and not joining.isdisjoint(before)


def _negation(source: str, translation: str, language: str, own: str) -> list[Fault]:
    """Compared sentence by sentence where both sides have as many, else as a whole."""
    if not (negation.known(language) and negation.known(own)):
        return []
    if not (negation.clear(source, own) or negation.clear(translation, language)):
        return []
    ours, theirs = _sentences(source), _sentences(translation)
    for one, other in zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(source, translation)]:
        no, its = negation.clear(one, own), negation.clear(other, language)
        if no and not its and (negation.stopping(one) or not negation.possible(other, language)):
            message = f"'{no}' of the source is missing: nothing in the translation says no"
            return [Fault("translation-negation", message)]
        if its and not no and not negation.possible(one, own):
            message = f"the translation says '{its}', and nothing in the source says no"
            return [Fault("translation-negation", message)]
    return []


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE.split(text) if part and not part.isspace()]


def _unchanged(source: str, translation: str, language: str, own: str) -> list[Fault]:
    """Told of whole phrases alone: single words, names and abbreviations are the same in many languages."""
    if language == own or source.strip() != translation.strip():
        return []
    words = [word for word in _WORD.findall(re.sub(r"\{\w*\}", " ", source)) if word[1:].islower()]
    if len(words) > 1 or (language not in _LATIN and any(len(word) > _SHORT for word in words)):
        return [Fault("translation-unchanged", "the translation is the same as the source")]
    return []
