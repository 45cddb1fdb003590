"""What a translation must keep of its source. Compares two strings and knows nothing of catalogs.

The rules are blind to sense: they hold that slots, figures, addresses, plain negations and what is said
beside a figure (at least, before) are the same on both sides, in whatever script, order and marks each
language writes them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from handoutgen.content import directions, negation
from handoutgen.content.agreement import differences, paired
from handoutgen.content.figures import addresses, figures
from handoutgen.content.slots import slots_of
from handoutgen.problem import Level

RULES = {
    "translation-slot": "Write each slot just as it is in the source, braces and all.",
    "translation-number": "Write the numbers of the source, digits as digits, in the same order.",
    "translation-quantity": "Write each amount and time of the source with its unit, in the same order.",
    "translation-url": "Copy the address from the source.",
    "translation-negation": "Read both texts again: one of them says no, the other does not.",
    "translation-direction": "Read both again: at least or at most, before or after, is turned round.",
    "translation-unchanged": "Translate it, or leave it if it is a name.",
}
"""The rules of this module by their ids, and what a translator can do about each."""

WAIVABLE = frozenset(RULES) - {"translation-slot"}
"""Rules that may have an exception. A broken slot never has one."""

_SENTENCE = re.compile(r"[.!?؟。！？]+(?:[\s\"»”)]+|$)|(?<=[。！？])")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = frozenset("en es fr pt ht vi tl de it pl so sw".split())  # noqa: SIM905
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
        *(Fault(*found) for found in differences(source, translation, language, own)),
        *_negation(source, translation, language, own),
        *_directions(source, translation, language, own),
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


def _negation(source: str, translation: str, language: str, own: str) -> list[Fault]:
    """Compared sentence by sentence where both sides have as many, else as a whole."""
    if not (negation.known(language) and negation.known(own)):
        return []
    if not (negation.spoken(source, own) or negation.clear(translation, language)):
        return []
    ours, theirs = _sentences(source), _sentences(translation)
    for one, other in zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(source, translation)]:
        if lost := negation.lost(one, other, language, own):
            message = f"'{lost}' of the source is missing: nothing in the translation says no"
            return [Fault("translation-negation", message)]
        its = negation.clear(other, language)
        if its and not negation.clear(one, own) and not negation.possible(one, own):
            message = f"the translation says '{its}', and nothing in the source says no"
            return [Fault("translation-negation", message)]
    return []


def _directions(source: str, translation: str, language: str, own: str) -> list[Fault]:
    if not (directions.known(language) and directions.known(own) and directions.spoken(source, own)):
        return []
    pairs, _, _ = paired(figures(source, own), figures(translation, language), language)
    turned = directions.turned(pairs, source, translation, language, own)
    return [Fault("translation-direction", turned)] if turned else []


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
