"""What is done with a library's catalogs: templates taken out, catalogs brought up to date, languages begun.

Nothing is written here: each function gives the files' new contents.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.content import heading, pofile, poreader
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.content.merging import Changes, Offers, merged
from handoutgen.content.potext import Document
from handoutgen.errors import HandoutgenError, TranslationError, UsageError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from handoutgen.content.catalog import Catalog
    from handoutgen.content.catalogs import Catalogs


@dataclass(frozen=True, slots=True)
class Made:
    """A file's new content, and what was changed in it; `same` where it has that content already."""

    path: Path
    language: str
    domain: str
    content: bytes
    changes: Changes
    same: bool = False


def templates(catalogs: Catalogs, codes: Sequence[str], folder: Path) -> list[Made]:
    """The gettext template of each domain asked for, in a folder."""
    made = []
    for domain in catalogs.chosen(codes):
        wanted = catalogs.wanted(domain)
        if wanted is not None:
            document = Document(folder / f"{domain}.pot", heading.heading(catalogs.library, domain))
            document, _ = merged(document, wanted, 2)
            made.append(_made(document, "", domain, Changes(new=len(wanted))))
    return made


def updated(catalogs: Catalogs, codes: Sequence[str], asked: Sequence[str]) -> Iterator[Made]:
    """Each catalog asked for as it is to be, language by language; those with something to translate last.

    One that cannot be read is left out, and counts as a failure. Offers are made of the catalogs as they
    will be, so that a second update finds nothing to do.
    """
    domains = catalogs.chosen(codes)
    for language in catalogs.spoken(asked):
        there = catalogs.there(language)
        offers, taken, open_ = Offers(), set(), []
        for domain in (each for each in domains if each in there and catalogs.wanted(each) is not None):
            try:
                document, catalog, changes = _merge(catalogs, domain, language)
            except HandoutgenError as error:
                catalogs.failures.append(error)
                continue
            offers.take_in(domain, document, catalog)
            taken.add(domain)
            if all(message.translated for message in document.messages):
                yield _made(document, language, domain, changes)
            else:
                open_.append((domain, document, changes))
        if open_:
            others = (each for each in (*there, SHARED_DOMAIN) if each not in taken)
            _take_in_others(catalogs, offers, language, dict.fromkeys(others))
        for domain, document, changes in open_:
            changes.offered = offers.fill_in(domain, document)
            yield _made(document, language, domain, changes)


def begun(catalogs: Catalogs, language: str, codes: Sequence[str]) -> list[Made]:
    """New catalogs in a language, of the domains asked for or of all that have none yet.

    Raises UsageError where there is nothing to begin.
    """
    own = catalogs.library.settings.language
    if language == own:
        raise UsageError(
            f"the records are written in {own}: it needs no catalogs",
            hint="Name the language to translate into.",
        )
    chosen = catalogs.chosen(codes)
    if codes and not catalogs.library.catalog_file(SHARED_DOMAIN, language).is_file():
        chosen = [*chosen, SHARED_DOMAIN]
    old = [domain for domain in chosen if catalogs.library.catalog_file(domain, language).exists()]
    taken = [domain for domain in old if domain in codes]
    if taken or len(old) == len(chosen):
        raise UsageError(
            f"there is a catalog in {language} already: {shown(catalogs.path((taken or old)[0], language))}",
            hint=f"It is as it was. To bring it up to date: handoutgen translations update --lang {language}",
        )
    forms = _plural_forms(catalogs, language)
    offers = Offers()
    _take_in_others(catalogs, offers, language, catalogs.there(language))
    made = []
    for domain in dict.fromkeys(chosen):
        wanted = None if domain in old else catalogs.wanted(domain)
        if wanted is not None:
            document = Document(
                catalogs.path(domain, language), heading.heading(catalogs.library, domain, language, forms)
            )
            document, changes = merged(document, wanted, pofile.plural_forms(document)[0])
            changes.offered = offers.fill_in(domain, document)
            made.append(_made(document, language, domain, changes))
    return made


def _merge(catalogs: Catalogs, domain: str, language: str) -> tuple[Document, Catalog, Changes]:
    document, catalog = _read(catalogs.path(domain, language), language, catalogs.source_language(domain))
    if document.header is None:
        document.header = heading.heading(
            catalogs.library, domain, language, _plural_forms(catalogs, language)
        )
    document, changes = merged(document, catalogs.wanted(domain) or [], pofile.plural_forms(document)[0])
    return document, pofile.catalog_of(document, language, catalog.source_language), changes


def _read(path: Path, language: str, source: str) -> tuple[Document, Catalog]:
    document = poreader.read(path)
    if repeats := poreader.repeats(document, obsolete=True):
        raise TranslationError(f"{shown(path)} has two messages of the same text", problems=repeats)
    return document, pofile.catalog_of(document, language, source)


def _take_in_others(catalogs: Catalogs, offers: Offers, language: str, domains: Iterable[str]) -> None:
    """Let catalogs that are not changed now offer what they say; one that cannot be read offers nothing."""
    for domain in domains:
        path = catalogs.library.catalog_file(domain, language)
        if path.is_file():
            try:
                offers.take_in(domain, *_read(path, language, catalogs.source_language(domain)))
            except TranslationError:
                continue


def _plural_forms(catalogs: Catalogs, language: str) -> str:
    """As the language's shared words count, else as the language is known to."""
    try:
        shared = poreader.read(catalogs.library.catalog_file(SHARED_DOMAIN, language)).fields.get(
            "plural-forms"
        )
    except TranslationError:
        shared = None
    return shared or heading.counting(language) or heading.ONE_OR_MORE


def _made(document: Document, language: str, domain: str, changes: Changes) -> Made:
    content = document.written()
    same = document.path.is_file() and document.path.read_bytes() == content
    return Made(document.path, language, domain, content, changes, same)
