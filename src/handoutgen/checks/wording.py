"""What a reader should look at in translations: words and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.content import lengths, places
from handoutgen.content.catalog import short
from handoutgen.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checks.scope import Scope, Translation
    from handoutgen.problem import Problem


def terms(translation: Translation) -> Iterator[Problem]:
    """Whether a translation uses the words of `locales/TAG/glossary.yaml`.

    - `translation-glossary` (warning): the source has a term, and the translation none of its words.
    """
    if translation.catalog is None or translation.glossary is None:
        return
    for wanted, entry in translation.complete:
        if entry.allows("translation-glossary"):
            continue
        for term, forms in translation.glossary.missing(wanted.source, " ".join(entry.forms)):
            yield translation.catalog.problem(
                entry.line, "translation-glossary",
                f'"{term}" of the source is not translated as agreed: "{short(wanted.source)}"',
                f"The glossary has: {', '.join(forms)}.", Level.WARNING,
            )  # fmt: skip


def glossaries(scope: Scope) -> Iterator[Problem]:
    """Glossaries that cannot be read.

    - `glossary-syntax` (error): a term has no list of words. What is no YAML is told as in a record.
    """
    yield from scope.broken_glossaries


def length(translation: Translation) -> Iterator[Problem]:
    """Whether there is room for a translation where it stands.

    - `translation-length` (warning): in a cell, a box or a heading, the translation is longer than pages
      were seen to hold.
    """
    if translation.catalog is None:
        return
    for wanted, entry in translation.complete:
        limits = (lengths.limit(places.fields(path)) for path in wanted.places)
        most = min(filter(None, limits), default=None)
        longest = max(map(lengths.columns, entry.forms))
        if most is not None and longest > most and not entry.allows("translation-length"):
            yield translation.catalog.problem(
                entry.line, "translation-length",
                f'{longest} characters, and there is room for {most}: "{short(wanted.source)}"',
                "Say it in fewer words.", Level.WARNING,
            )  # fmt: skip
