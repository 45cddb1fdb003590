"""Every check there is, by what it looks at, and what they find in a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.checks import catalogs, records, translations, wording
from handoutgen.checks.rules import Rule, rules_of
from handoutgen.checks.scope import Record, Scope, Translation
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

OF_LIBRARIES = (catalogs.orphans, wording.glossaries)
OF_RECORDS = (records.unreadable, records.grade)
OF_CATALOGS = (
    catalogs.unreadable,
    translations.gaps,
    translations.changes,
    translations.waivers,
    wording.terms,
    wording.length,
    catalogs.unused,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a check: problems by file and line, waivers that count, how much was looked at."""

    problems: tuple[Problem, ...]
    waivers: tuple[Problem, ...]
    records: int
    catalogs: int

    def count(self, level: Level) -> int:
        """How many problems are of a level."""
        return sum(problem.level is level for problem in self.problems)


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the checks."""
    return tuple(rules_of((*OF_LIBRARIES, *OF_RECORDS, *OF_CATALOGS)))


def check(
    scope: Scope, wanted: Collection[str] = (), step: Callable[[int, int], None] = lambda _done, _all: None
) -> Found:
    """What is wrong within a scope, by the rules of these ids, or by all.

    `step` is told how many of how many files have been read. Raises RecordError, TranslationError or
    UsageError where the scope names what is not there.
    """
    found = [problem for of_library in OF_LIBRARIES for problem in of_library(scope)]
    unread: list[Problem] = []  # told whatever was asked for: nothing else can be said of such a file
    waived: list[Problem] = []
    counts = {Record: 0, Translation: 0}
    every = scope.size
    for one in scope.read():
        if isinstance(one, Record):
            unread += records.unreadable(one)
            found += (problem for of_record in OF_RECORDS[1:] for problem in of_record(one))
        else:
            unread += catalogs.unreadable(one)
            found += (problem for of_catalog in OF_CATALOGS[1:] for problem in of_catalog(one))
            if one.catalog is not None:
                waived += (waiver for waiver in one.catalog.waivers() if waiver.level is Level.WARNING)
        counts[type(one)] += 1
        step(sum(counts.values()), every)
    problems = {*unread, *(problem for problem in found if not wanted or problem.rule in wanted)}
    return Found(
        tuple(sorted(problems, key=_order)),
        tuple(sorted(waived, key=_order)),
        counts[Record],
        counts[Translation],
    )


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.path, problem.line, problem.column, problem.rule, problem.message
