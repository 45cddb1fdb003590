"""Translations, looked up strictly.

A message that is missing, empty or marked fuzzy is never printed, nor is its source in its place:
gettext's own ways out (English for a gap, the old dose for a changed sentence) are the ones that
hurt patients.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from handoutgen.content import fidelity, halves
from handoutgen.content.linebreaks import unbroken
from handoutgen.errors import TranslationError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from handoutgen.content.waivers import Waiver

SHORT = 60
"""How many characters of a message a problem quotes."""

COUNTS = range(1, 200)
"""The numbers for which plural forms are tried."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message of a PO file: its forms in plural order (one form where it has no plural).

    `plural` is the source's own plural, None where it has none.
    """

    forms: tuple[str, ...]
    line: int
    fuzzy: bool
    waivers: tuple[Waiver, ...] = ()
    plural: str | None = None

    def allows(self, rule: str) -> bool:
        """Whether a translator gave a reason to pass a rule over."""
        return any(waiver.rule == rule and waiver.counts for waiver in self.waivers)


@dataclass
class Catalog:
    """One domain in one language. Without a path it is the source language, and says each text itself."""

    language: str
    path: Path | None = None
    entries: dict[tuple[str | None, str], Entry] = field(default_factory=dict)
    plural_expression: str = "(n != 1)"
    source_language: str = "en"

    def text(self, source: str, context: str | None = None) -> str:
        """The translation of a text; raises TranslationError where it cannot be vouched for."""
        if self.path is None:
            return source
        problem = self.gap(source, context)
        if problem:
            raise incomplete(self.language, [problem])
        return self.entries[context, source].forms[0]

    def plural(self, singular: str, plural: str, n: int) -> str:
        """The right plural form for n, in the translation or the source."""
        if self.path is None:
            return singular if n == 1 else plural
        problem = self.gap(singular, None, plural)
        if problem:
            raise incomplete(self.language, [problem])
        forms = self.entries[None, singular].forms
        return forms[self.plural_rule(n)]

    def gap(self, source: str, context: str | None = None, plural: str | None = None) -> Problem | None:
        """Why a text must not be printed in this language, or None where it may."""
        if self.path is None:
            return None
        entry = self.entries.get((context, source))
        quoted = short(source)
        if entry is None or (plural and entry.plural and entry.plural != plural):
            line = entry.line if entry else 0
            return self.problem(line, "translation-missing", f'no message for "{quoted}"')
        if not all(form.strip() for form in entry.forms):
            return self.problem(entry.line, "translation-empty", f'not translated: "{quoted}"')
        if entry.fuzzy:
            return self.problem(
                entry.line, "translation-fuzzy", f'marked fuzzy: not confirmed for this text: "{quoted}"',
                "Read it against the source, correct it, and take the fuzzy mark away.",
            )  # fmt: skip
        if plural and (not entry.plural or len(entry.forms) <= max(self.served)):
            return self.problem(entry.line, "translation-plural", f'too few plural forms: "{quoted}"')
        return next(
            (found for found in self.changes(source, context, plural) if found.level is Level.ERROR), None
        )

    def changes(
        self, source: str, context: str | None = None, plural: str | None = None
    ) -> Iterator[Problem]:
        """What a translation did not keep of its source and no translator gave a reason for, warnings too.

        And where it runs on without a place for a line to end, which no column can hold.
        """
        entry = self.entries[context, source]
        for index, form in enumerate(entry.forms):
            counts = self.served.get(index, []) if plural else []
            ours, theirs = _sides(source, plural, form, counts, self.language)
            for fault in fidelity.faults(ours, theirs, self.language, self.source_language):
                if not entry.allows(fault.rule):
                    yield self.problem(
                        entry.line,
                        fault.rule,
                        f'{fault.message}: "{short(source)}"',
                        fault.hint,
                        fault.level,
                    )
            if run := unbroken(form, self.language):
                yield self.problem(
                    entry.line, "translation-line-breaks",
                    f'no line can be broken in "{short(run)}": "{short(source)}"',
                    "Put zero-width spaces (U+200B) between the words.",
                )  # fmt: skip

    def waivers(self) -> list[Problem]:
        """Each waiver of the file: a warning that tells its reason, an error where it has none or no rule."""
        return [
            self.problem(
                entry.line, "translation-waiver", f'{waiver}: "{short(source)}"', waiver.hint, waiver.level
            )
            for (_, source), entry in self.entries.items()
            for waiver in entry.waivers
        ]

    def problem(
        self, line: int, rule: str, message: str, hint: str = "", level: Level = Level.ERROR
    ) -> Problem:
        """A problem at a line of this catalog's file."""
        assert self.path is not None  # noqa: S101 - a catalog without a path has no gaps
        return Problem(shown(self.path), line, 0, level, rule, message, hint)

    @cached_property
    def plural_rule(self) -> Callable[[int], int]:
        """Which form serves a number; raises ValueError where the header's rule cannot be read."""
        from gettext import c2py

        return c2py(self.plural_expression)

    @cached_property
    def served(self) -> dict[int, list[int]]:
        """The numbers that each plural form serves, of those tried."""
        found: dict[int, list[int]] = {}
        for n in COUNTS:
            found.setdefault(self.plural_rule(n), []).append(n)
        return found


@dataclass
class Phrases:
    """The templates' own words in one language, with every gap kept until all have been asked for.

    Used as a context manager: leaving it raises TranslationError if anything was missing, so that
    nothing made with a gap in it can get out.
    """

    catalog: Catalog
    gaps: list[Problem] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if self.gaps and kind is None:
            raise incomplete(self.catalog.language, self.gaps)

    def __call__(self, source: str, **values: object) -> str:
        """A phrase, its `{name}` places filled with values."""
        gap = self.catalog.gap(source)
        if gap:
            self._note(gap)
            return source
        return _fill(self.catalog.text(source), values)

    def plural(self, singular: str, plural: str, n: int, **values: object) -> str:
        """A phrase that changes with a number, which fills `{n}`."""
        gap = self.catalog.gap(singular, None, plural)
        if gap:
            self._note(gap)
            return singular
        return _fill(self.catalog.plural(singular, plural, n), {"n": n, **values})

    def _note(self, gap: Problem) -> None:
        if gap not in self.gaps:
            self.gaps.append(gap)


def incomplete(language: str, problems: Iterable[Problem]) -> TranslationError:
    """The error that lists what a translation lacks."""
    found = list(problems)
    count = f"{len(found)} message{'s' if len(found) != 1 else ''}"
    return TranslationError(
        f"the translation into {language} is not complete: {count} cannot be printed",
        hint="Nothing was printed. Complete the catalog, then try again.",
        problems=found,
    )


def short(text: str) -> str:
    """A text as a problem quotes it: its beginning, where it is long."""
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _sides(source: str, plural: str | None, form: str, counts: list[int], language: str) -> tuple[str, str]:
    """The two texts to compare for a form. Only one that serves a single number may say it in words.

    Russian's first form serves 1, 21, 31 and so on: "the first day" in it would be printed for 21 days.
    Where a form says its single number, in digits, as `{n}` or in a dual, the source says it too.
    """
    if plural is None:
        return source, form
    if len(counts) <= 1:
        dual = counts == [2] and halves.has_dual(language)
        if not dual and "{n}" not in form and not any(char.isdecimal() for char in form):
            return plural.replace("{n}", ""), form
        number = str(counts[0]) if counts else "0"
        return plural.replace("{n}", number), form.replace("{n}", number)
    return plural, form


def _fill(text: str, values: dict[str, object]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text
