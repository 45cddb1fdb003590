"""What is wrong with catalogs as files: what cannot be read, and what nothing reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.checks.scope import usual_tag
from handoutgen.content.catalog import short
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checks.scope import Scope, Translation


def unreadable(translation: Translation) -> Iterator[Problem]:
    """A catalog that cannot be read.

    - `catalog-missing` (error): there is no catalog where one is needed.
    - `catalog-syntax` (error): the file is not PO, not UTF-8, or only half of one.
    - `translation-repeated` (error): a message stands in the file twice.
    """
    yield from translation.problems


def unused(translation: Translation) -> Iterator[Problem]:
    """What a catalog translates though nothing asks for it.

    - `catalog-unused` (warning): the record no longer has this text. Where it was changed, the new text
      has to be translated anew.
    """
    if translation.catalog is None or translation.texts is None:
        return
    wanted = {text.key for text in translation.texts}
    for key, entry in translation.catalog.entries.items():
        if key not in wanted:
            yield translation.catalog.problem(
                entry.line, "catalog-unused", f'nothing asks for this text any more: "{short(key[1])}"',
                "Take the message out; `handoutgen translations update` does.", Level.WARNING,
            )  # fmt: skip


def orphans(scope: Scope) -> Iterator[Problem]:
    """Catalogs that nothing reads.

    - `catalog-orphan` (warning): there is no record of this code: it was taken away, or has another name.
    - `catalog-folder` (error): the folder is not named as its language is, or for no language at all.
    """
    if scope.codes:
        return
    codes = {*scope.library.codes(), SHARED_DOMAIN}
    for folder in scope.folders:
        yield from _folder(folder.name, shown(folder))
        if folder.name in scope.languages or not scope.tags:
            for path in sorted(folder.glob("LC_MESSAGES/*.po")):
                if path.stem not in codes:
                    yield Problem(
                        shown(path), 0, 0, Level.WARNING, "catalog-orphan",
                        f"there is no record with the code '{path.stem}'",
                        "Take the catalog away, or name it as its record.",
                    )  # fmt: skip


def _folder(name: str, place: str) -> Iterator[Problem]:
    tag = usual_tag(name)
    if tag != name:
        said = f"the language is written {tag}" if tag else f"'{name}' is not a language tag"
        hint = f"Name the folder {tag}." if tag else "Name it as a language: es, pt-BR, zh-Hans."
        yield Problem(place, 0, 0, Level.ERROR, "catalog-folder", said, hint)
