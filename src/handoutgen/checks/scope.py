"""What is looked at: the records and catalogs of a library that were asked for, each read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from handoutgen.content import languages, messages
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import RecordError, TranslationError, UsageError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from handoutgen.content.catalog import Catalog, Entry
    from handoutgen.content.glossary import Glossary
    from handoutgen.content.library import Library
    from handoutgen.content.messages import Wanted
    from handoutgen.content.procedure import Procedure


@dataclass(frozen=True)
class Record:
    """A record's file, and what could be read of it."""

    path: Path
    language: str
    procedure: Procedure | None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def texts(self) -> tuple[Wanted, ...] | None:
        """What catalogs have to translate, each once; None where the record cannot be read."""
        return tuple(messages.of_record(self.procedure)) if self.procedure else None


@dataclass(frozen=True)
class Translation:
    """A catalog's file, what could be read of it, and what it has to translate.

    `texts` is None where that is not known: the record cannot be read.
    """

    domain: str
    language: str
    path: Path
    catalog: Catalog | None
    texts: tuple[Wanted, ...] | None
    glossary: Glossary | None = None
    problems: tuple[Problem, ...] = ()

    @cached_property
    def complete(self) -> tuple[tuple[Wanted, Entry], ...]:
        """The texts that have a translation which may be compared with them."""
        catalog = self.catalog
        if catalog is None or self.texts is None:
            return ()
        pairs = [(wanted, catalog.entries.get(wanted.key)) for wanted in self.texts]
        return tuple(
            (wanted, entry)
            for wanted, entry in pairs
            if entry and not entry.fuzzy and all(form.strip() for form in entry.forms)
        )


@dataclass(frozen=True)
class Scope:
    """A library, and what of it is to be checked; nothing in a field means all there is."""

    library: Library
    codes: Sequence[str] = ()
    tags: Sequence[str] = ()

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the catalogs to look at, sorted; raises TranslationError, or UsageError."""
        own = self.library.settings.language
        there = {
            folder.name
            for folder in self.folders
            if usual_tag(folder.name) == folder.name and any(folder.glob("LC_MESSAGES/*.po"))
        }
        asked = languages.served(self.tags, {own, *there}) if self.tags else there
        return tuple(sorted(set(asked) - {own}))

    @cached_property
    def folders(self) -> tuple[Path, ...]:
        """The folders of languages, sorted, whatever their names; not those that editors leave behind."""
        below = sorted((self.library.root / "locales").glob("[!.]*"))
        return tuple(path for path in below if path.is_dir())

    @cached_property
    def pairs(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each code with the languages of its catalogs; raises RecordError for a code that there is not."""
        for code in self.codes:
            self.library.record(code)
        codes = sorted(set(self.codes)) or self.library.codes()
        both = bool(self.codes and self.tags)
        return tuple(
            (
                code,
                tuple(
                    tag for tag in self.languages if both or self.library.catalog_file(code, tag).is_file()
                ),
            )
            for code in codes
        )

    @property
    def size(self) -> int:
        """How many files there are to read."""
        return sum(1 + len(tags) for _, tags in self.pairs) + len(self._spoken)

    @property
    def _spoken(self) -> tuple[str, ...]:
        """The languages of which the shared words are needed."""
        if not self.codes:
            return self.languages
        return tuple(sorted({tag for _, tags in self.pairs for tag in tags}))

    def read(self) -> Iterator[Record | Translation]:
        """Each record, followed by its catalogs; last, the words that all pages share."""
        for code, tags in self.pairs:
            record = _record(self.library, code)
            yield record
            for tag in tags:
                yield self._translation(code, tag, record.texts)
        for tag in self._spoken:
            yield self._translation(SHARED_DOMAIN, tag, self._shared)

    @cached_property
    def _shared(self) -> tuple[Wanted, ...]:
        return tuple(messages.of_shared(self.library))

    def _translation(self, domain: str, tag: str, texts: tuple[Wanted, ...] | None) -> Translation:
        path = self.library.catalog_file(domain, tag)
        glossary = self.glossaries.get(tag) if path.is_relative_to(self.library.root) else None
        if not path.is_file():
            return Translation(domain, tag, path, None, texts, glossary, (_absent(path, domain, tag),))
        try:
            catalog = self.library.catalog(domain, tag)
        except TranslationError as error:
            return Translation(domain, tag, path, None, texts, glossary, error.problems)
        return Translation(domain, tag, path, catalog, texts, glossary)

    @cached_property
    def glossaries(self) -> dict[str, Glossary]:
        """The glossary of each language that has one which can be read."""
        return {
            tag: found for tag, found in self._glossaries.items() if not isinstance(found, TranslationError)
        }

    @property
    def broken_glossaries(self) -> list[Problem]:
        """What is wrong with the glossaries that cannot be read."""
        broken = [found for found in self._glossaries.values() if isinstance(found, TranslationError)]
        return [problem for error in broken for problem in error.problems]

    @cached_property
    def _glossaries(self) -> dict[str, Glossary | TranslationError]:
        from handoutgen.content import glossary

        found: dict[str, Glossary | TranslationError] = {}
        for tag in self.languages:
            path = self.library.root / "locales" / tag / "glossary.yaml"
            if path.is_file():
                try:
                    found[tag] = glossary.load(path)
                except TranslationError as error:
                    found[tag] = error
        return found


def usual_tag(name: str) -> str | None:
    """The usual spelling of a language's tag, or None for a name that is none."""
    try:
        return languages.normal_tag(name)
    except UsageError:
        return None


def _record(library: Library, code: str) -> Record:
    from handoutgen.content import record

    path, own = library.root / "handouts" / f"{code}.yaml", library.settings.language
    try:
        return Record(path, own, record.load(path))
    except RecordError as error:
        return Record(path, own, None, error.problems)


def _absent(path: Path, domain: str, tag: str) -> Problem:
    what = "the words that all pages share" if domain == SHARED_DOMAIN else domain
    return Problem(
        shown(path), 0, 0, Level.ERROR, "catalog-missing", f"there is no translation of {what} into {tag}",
        "Nothing can be printed before there is one.",
    )  # fmt: skip
