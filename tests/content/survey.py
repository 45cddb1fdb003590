"""Tries the gate with errors made in the real catalogs, and counts them by kind and language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

from handoutgen.content import pofile
from handoutgen.content.fidelity import faults
from tests.content.mutations import KINDS, Mutation, mutations

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.catalog import Catalog

OWN, CARRIED = 6, 3
"""The most errors of one kind that are tried in a catalog's own figures, and in what is put after them."""


@dataclass
class Survey:
    """How many errors were made and stopped by (kind, language), and those that got through."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    stopped: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[Mutation] = field(default_factory=list)

    @property
    def languages(self) -> list[str]:
        """The languages of the catalogs, sorted."""
        return sorted({language for _, language in self.made})

    def add(self, path: Path) -> None:
        """Make errors in a catalog, the same at every run, and see which are stopped by the right rule."""
        language = path.parents[1].name
        catalog = pofile.load(path, language)
        for one in chosen(catalog, Random(f"{language}-{path.stem}")):  # noqa: S311 - nothing secret
            self.made[one.kind, language] += 1
            if one.rules.isdisjoint(_rules(catalog, one)):
                self.missed.append(one)
            else:
                self.stopped[one.kind, language] += 1


def chosen(catalog: Catalog, random: Random) -> list[Mutation]:
    """Some errors of each kind in a catalog's messages, those with plural forms left out."""
    by_kind: dict[str, list[Mutation]] = {}
    for (context, source), entry in catalog.entries.items():
        if entry.plural is None and context is None:
            for one in mutations(source, entry.forms[0], catalog.language, random):
                by_kind.setdefault(one.kind, []).append(one)
    own = {source for _, source in catalog.entries}
    return [one for kind in KINDS for one in _some(by_kind.get(kind, []), own, random)]


def _some(made: list[Mutation], own: set[str], random: Random) -> list[Mutation]:
    """Errors in a catalog's own texts before those in what is carried along."""
    real = [one for one in made if one.source in own or one.kind == "source changed"]
    carried = [one for one in made if one not in real]
    return [
        one
        for found, most in ((real, OWN), (carried, CARRIED))
        for one in random.sample(found, min(most, len(found)))
    ]


def _rules(catalog: Catalog, one: Mutation) -> set[str]:
    """The rules that stop an error: in the catalog where it is one of a whole message."""
    if one.kind == "translation removed":
        entry = catalog.entries[None, one.source]
        emptied = {**catalog.entries, (None, one.source): replace(entry, forms=("",))}
        gone = {key: kept for key, kept in catalog.entries.items() if key != (None, one.source)}
        gaps = [replace(catalog, entries=entries).gap(one.source) for entries in (emptied, gone)]
        return {gap.rule for gap in gaps if gap} if all(gaps) else set()
    if one.kind == "source changed":
        gap = catalog.gap(one.source)
        return {gap.rule} if gap else set()
    return {fault.rule for fault in faults(one.source, one.translation, catalog.language)}


def table(survey: Survey) -> str:
    """The counts as a table in Markdown: a row a kind, a column a language, stopped of made."""
    languages = survey.languages
    rows = [["error", *languages, "all"], ["---", *["---:"] * (len(languages) + 1)]]
    for kind in KINDS:
        counts = [(survey.stopped[kind, language], survey.made[kind, language]) for language in languages]
        rows.append([kind, *(_cell(*count) for count in counts), _cell(*map(sum, zip(*counts, strict=True)))])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _cell(stopped: int, made: int) -> str:
    return f"{stopped}/{made}" if made else ""
