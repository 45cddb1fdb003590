"""What is wrong with translations: what no page may be printed with, and what a reader should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checks.scope import Translation
    from handoutgen.problem import Problem


def gaps(translation: Translation) -> Iterator[Problem]:
    """Texts that have no translation which could be printed.

    - `translation-missing` (error): the catalog does not have the text. Where the record was changed, it
      has the text of before.
    - `translation-empty` (error): the text is not translated.
    - `translation-fuzzy` (error): the translation is marked fuzzy, so it may be of another text.
    - `translation-plural` (error): the translation has fewer plural forms than its language.
    """
    if translation.catalog is None:
        return
    for wanted in translation.texts or ():
        gap = translation.catalog.gap(wanted.source, wanted.context, wanted.plural)
        if gap and gap.rule in _GAPS:
            yield gap


_GAPS = frozenset({"translation-missing", "translation-empty", "translation-fuzzy", "translation-plural"})


def changes(translation: Translation) -> Iterator[Problem]:
    """What a translation did not keep of its source, and what no column can hold.

    - `translation-slot` (error): a slot, such as {phone}, is missing or too many.
    - `translation-number` (error): a number or a phone number is another, missing, or in another place.
    - `translation-quantity` (error): an amount with its unit, a stretch of time, a range or a time of day
      is another.
    - `translation-url` (error): an address is another.
    - `translation-negation` (error): one side says no, the other does not.
    - `translation-direction` (error): beside a figure one side says at least, before or every, and the
      other at most, after or up to.
    - `translation-line-breaks` (error): Khmer, Burmese and Lao need zero-width spaces between words, or
      the text runs out of its box.
    - `translation-unchanged` (warning): the translation is the same as the source.
    """
    if translation.catalog is None:
        return
    for wanted, _ in translation.complete:
        yield from translation.catalog.changes(wanted.source, wanted.context, wanted.plural)


def waivers(translation: Translation) -> Iterator[Problem]:
    """Waivers that do not count. Those that do are listed at the end of a check, each with its reason.

    - `translation-waiver` (error): the waiver has no reason, or there is no such rule to waive.
    """
    if translation.catalog is not None:
        yield from (found for found in translation.catalog.waivers() if found.level is Level.ERROR)
