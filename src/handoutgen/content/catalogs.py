"""Which catalogs a library has, by language and domain, and what of them no language will find."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from handoutgen.content import languages, messages
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import HandoutgenError, UsageError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handoutgen.content.library import Library
    from handoutgen.content.messages import Wanted

_LIKE_A_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,4})*")


@dataclass
class Catalogs:
    """A library's catalogs, as its translators see them; `failures` is what could not be read so far."""

    library: Library
    failures: list[HandoutgenError] = field(default_factory=list)
    _wanted: dict[str, list[Wanted] | None] = field(default_factory=dict)

    @cached_property
    def domains(self) -> list[str]:
        """The code of every record, and the domain of the shared words."""
        return [*self.library.codes(), SHARED_DOMAIN]

    @cached_property
    def _folders(self) -> dict[str, str]:
        """The folders of catalogs, and how the tag of each is usually spelled, "" where it is none."""
        found = sorted(path.parent.name for path in (self.library.root / "locales").glob("*/LC_MESSAGES"))
        return {name: _usual(name) for name in found}

    @cached_property
    def languages(self) -> list[str]:
        """The languages that have a folder of catalogs, but for the records' own."""
        own = self.library.settings.language
        return [name for name, usual in self._folders.items() if name == usual != own]

    def path(self, domain: str, language: str) -> Path:
        """Where a library's own catalog is, or would be."""
        return self.library.root / "locales" / language / "LC_MESSAGES" / f"{domain}.po"

    def there(self, language: str) -> list[str]:
        """The domains that have a catalog in a language, those of no record included."""
        files = self.path("*", language).parent.glob("*.po")
        return sorted(file.stem for file in files if file.name[0] != ".")

    def wanted(self, domain: str) -> list[Wanted] | None:
        """What a domain's catalogs must hold, None where that cannot be read, which counts as one failure."""
        if domain not in self._wanted:
            self._wanted[domain] = None
            try:
                self._wanted[domain] = messages.of_domain(self.library, domain)
            except HandoutgenError as error:
                self.failures.append(error)
        return self._wanted[domain]

    def source_language(self, domain: str) -> str:
        """The language from which a domain is translated."""
        return "en" if domain == SHARED_DOMAIN else self.library.settings.language

    def chosen(self, codes: Sequence[str]) -> list[str]:
        """The domains asked for, or all; raises RecordError for a code that there is none of."""
        for code in codes:
            if code == SHARED_DOMAIN:
                continue
            if code in self.languages and code not in self.domains:
                raise UsageError(f"'{code}' is a language, not a code", hint=f"Write: --lang {code}")
            self.library.record(code)
        return list(dict.fromkeys(codes)) or self.domains

    def spoken(self, asked: Sequence[str]) -> list[str]:
        """The languages asked for, or all; raises UsageError for one that there is none of."""
        found = []
        for text in asked:
            tag = languages.normal_tag(text)
            if tag not in self.languages:
                there = ", ".join(self.languages) or "none"
                raise UsageError(
                    f"there are no catalogs in {tag}",
                    hint=f"There are: {there}. To begin it: handoutgen translations add {tag}",
                )
            found.append(tag)
        return list(dict.fromkeys(found)) or self.languages

    def strays(self) -> list[Problem]:
        """Folders that no language will find, and catalogs of records that are no longer there."""
        found = []
        for name, usual in self._folders.items():
            if usual != name:
                hint = f"Rename it to {usual}." if usual else "Rename it to a tag, such as es, vi or zh-Hans."
                found.append(
                    _stray(
                        self.library.root / "locales" / name,
                        f"'{name}' is not how a language's folder is named",
                        hint,
                    )
                )
                continue
            for domain in self.there(name):
                if domain not in self.domains:
                    said = f"there is no record {domain} that this could be a translation of"
                    hint = f"Bring handouts/{domain}.yaml back, or delete this file. It was left as it is."
                    found.append(_stray(self.path(domain, name), said, hint))
        return found


def _usual(name: str) -> str:
    if not _LIKE_A_TAG.fullmatch(name):
        return ""  # what is no tag at all would be compared with the names of all languages
    try:
        return languages.normal_tag(name)
    except UsageError:
        return ""


def _stray(path: Path, message: str, hint: str) -> Problem:
    return Problem(shown(path), 0, 0, Level.WARNING, "catalog-stray", message, hint)
