"""How far the translations of a library are: for each language and procedure, what may be printed of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.content import pofile, poreader
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import TranslationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handoutgen.content.catalogs import Catalogs


@dataclass(slots=True)
class Standing:
    """A catalog, counted in messages. `faulty` are those that the gate refuses.

    `obsolete` counts what is no longer wanted, whether it is marked so or not yet. `there` is whether there
    is a file, `broken` whether it cannot be read; then all is untranslated.
    """

    language: str
    domain: str
    total: int
    translated: int = 0
    untranslated: int = 0
    fuzzy: int = 0
    faulty: int = 0
    obsolete: int = 0
    there: bool = True
    broken: bool = False

    @property
    def whole(self) -> bool:
        """Whether each message may be printed."""
        return self.there and self.translated == self.total

    @property
    def percent(self) -> int:
        """How much may be printed, rounded down: 100 is all of it."""
        return 100 * self.translated // self.total if self.total else 100


_COUNTED_AS = {
    "translation-missing": "untranslated",
    "translation-empty": "untranslated",
    "translation-fuzzy": "fuzzy",
}


def standings(catalogs: Catalogs, codes: Sequence[str], asked: Sequence[str]) -> Iterator[Standing]:
    """The standing of each language's shared words, and then of each domain asked for, in order of languages.

    What cannot be read is one failure of the catalogs. A record that cannot be read has no standing.
    """
    domains = [domain for domain in catalogs.chosen(codes) if domain != SHARED_DOMAIN]
    for language in catalogs.spoken(asked):
        for domain in (SHARED_DOMAIN, *domains):
            if catalogs.wanted(domain) is not None:
                yield _standing(catalogs, domain, language)


def _standing(catalogs: Catalogs, domain: str, language: str) -> Standing:
    wanted = catalogs.wanted(domain) or []
    standing = Standing(language, domain, len(wanted))
    path = catalogs.library.catalog_file(domain, language)
    standing.there = path.is_file()
    if standing.there:
        try:
            document = poreader.read(path)
            catalog = pofile.catalog_of(document, language, catalogs.source_language(domain))
        except TranslationError as error:
            catalogs.failures.append(error)
            standing.broken = True
    if not standing.there or standing.broken:
        standing.untranslated = standing.total
        return standing
    for each in wanted:
        gap = catalog.gap(each.source, each.context, each.plural)
        name = _COUNTED_AS.get(gap.rule, "faulty") if gap else "translated"
        setattr(standing, name, getattr(standing, name) + 1)
    keys = {each.key for each in wanted}
    unmarked = sum(message.key not in keys for message in document.messages)
    standing.obsolete = len(document.obsolete) + unmarked
    return standing
