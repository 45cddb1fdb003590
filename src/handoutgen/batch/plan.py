"""What a build has to do, and why: the library as it is now, held against the account of what was made.

Nothing is parsed, and no file is read whose stamp is as it was.
"""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from handoutgen.batch import stamps
from handoutgen.batch.sources import Frame, digest, opened, read
from handoutgen.batch.target import Target

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.batch.manifest import Brief, Manifest, Row
    from handoutgen.batch.scope import Scope, Series
    from handoutgen.batch.sources import Sources
    from handoutgen.problem import Problem

_CHANGED = {
    "settings": "settings changed",
    "templates": "template changed",
    "words": "shared catalog changed",
    "program": "program changed",
    "engine": "engine changed",
}
_SIZE = len(stamps.NONE)


@dataclass(frozen=True, slots=True)
class Stale:
    """A handout that is to be made, and why; `intact`: the PDF that there is, is as it was written."""

    target: Target
    place: str
    reasons: tuple[str, ...]
    intact: bool


@dataclass(slots=True)
class Plan:
    """What a build has to do.

    `failing` could not be made before, and no input of theirs has changed; `unreadable` cannot be looked
    at now; `gone` lack a record or catalog, or are no longer listed; `kept` would be gone, were it sure.
    `taken` are all names of files, where names were given up that may be another handout's now.
    `missing` are codes and languages that were named and that there is no catalog of. `touched` are new
    stamps of files that hold what they held.
    """

    current: int = 0
    stale: list[Stale] = field(default_factory=list)
    failing: list[Target] = field(default_factory=list)
    unreadable: list[tuple[Target, str, OSError]] = field(default_factory=list)
    gone: list[tuple[Target, str]] = field(default_factory=list)
    kept: int = 0
    missing: list[tuple[str, str]] = field(default_factory=list)
    touched: list[tuple[Target, bytes]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    taken: frozenset[str] = frozenset()


def plan(scope: Scope, sources: Sources, manifest: Manifest, output: Path) -> Plan:
    """Compare what there should be with what there is.

    Raises LibraryError where two handouts would be one file, and PrintingError where what all handouts
    are made with cannot be read.
    """
    names = scope.check()
    made = Plan(problems=scope.found.problems, missing=scope.missing)
    look = _Look(sources, manifest, str(output), made, force=scope.asked.force)
    with closing(manifest.briefs()) as briefs:
        brief = next(briefs, None)
        for code in scope.codes:
            look.turn_to(code)
            for series in scope.series:
                if series.codes is not None and code not in series.codes:
                    continue
                target = (code, series.language, series.edition, series.facility)
                while brief and brief[:4] < target:
                    _note_gone(scope, names, made, brief)
                    brief = next(briefs, None)
                if brief and brief[:4] == target:
                    look.at(code, series, brief)
                    brief = next(briefs, None)
                else:
                    look.at(code, series, None)
        while brief:
            _note_gone(scope, names, made, brief)
            brief = next(briefs, None)
    if made.gone or any("layout changed" in stale.reasons for stale in made.stale):
        made.taken = scope.places()
    return made


def _note_gone(scope: Scope, names: set[str], made: Plan, brief: Brief) -> None:
    """A handout that was made, and is not wanted now; but where not all could be read, it may be."""
    target = Target._make(brief[:4])
    if not scope.asked.covers(target):
        scope.check_apart(target, brief.place, names)
        return
    if scope.found.problems:
        made.kept += 1
    else:
        made.gone.append((target, scope.why_gone(target)))


class _Look:
    """Looks at one handout after the other and notes in the plan what is to be done for it."""

    def __init__(self, sources: Sources, manifest: Manifest, output: str, made: Plan, *, force: bool) -> None:
        self.sources = sources
        self.manifest = manifest
        self.output = output
        self.made = made
        self.force = force
        self.record = stamps.NONE
        self.digests: dict[str, bytes] = {}
        self.frame = cache(self._frame)

    def turn_to(self, code: str) -> None:
        """Begin with the handouts of a record."""
        self.digests.clear()
        try:
            self.record = stamps.stamp(self.sources.record_path(code))
        except OSError:  # each of its handouts will tell
            self.record = stamps.NONE

    def at(self, code: str, series: Series, brief: Brief | None) -> None:
        """Note what is to be done for a handout, of which `brief` is what is known."""
        place = code.join(series.around)
        try:
            catalog = stamps.NONE
            if series.codes is not None:
                catalog = stamps.stamp(self.sources.catalog_path(code, series.language))
            now = self.record + catalog + stamps.stamp(f"{self.output}/{place}")
            if (
                brief
                and now == brief.seen
                and self.frame(series)[1] == brief.frame
                and brief.place == place
                and brief.whole
                and not self.force
            ):
                self.made.current += 1
            else:
                target = Target(code, series.language, series.edition, series.facility)
                row = self.manifest.get(target) if brief else None
                self._further(target, place, row, now)
        except OSError as error:
            target = Target(code, series.language, series.edition, series.facility)
            self.made.unreadable.append((target, place, error))

    def _frame(self, series: Series) -> tuple[Frame, int]:
        """The frame of a series, and its number in the manifest."""
        frame = self.sources.frame(series.language, series.edition, series.facility)
        return frame, self.manifest.frame_number(frame)

    def _further(self, target: Target, place: str, row: Row | None, now: bytes) -> None:
        """Look into the files themselves, where their stamps cannot tell."""
        if row is None:
            self.made.stale.append(Stale(target, place, ("new",), intact=False))
            return
        reasons = ["forced"] if self.force else []
        if row.place != place:
            reasons.append("layout changed")
        reasons += self._changed_inputs(target, row, now)
        if row.failure and row.failure.of_text and not reasons:
            if now[2 * _SIZE :] == stamps.NONE:
                self.made.failing.append(target)
                return
            reasons.append("output altered")  # it was withdrawn
        if row.failure and not row.failure.of_text:
            reasons.append("failed before")
        lies_there = self._lies_there(place, row, now)
        if row.document and lies_there is not None:
            reasons.append(lies_there)
        if reasons:
            intact = row.document is not None and lies_there is None and row.place == place and not self.force
            self.made.stale.append(Stale(target, place, tuple(reasons), intact))
            return
        self.made.current += 1
        self.made.touched.append((target, _reliable(now)))

    def _changed_inputs(self, target: Target, row: Row, now: bytes) -> Iterator[str]:
        record, catalog = self.sources.record_path(target.code), ""
        if self._differs(record, row.record, now[:_SIZE], row.seen[:_SIZE]):
            yield "record changed"
        if target.language != self.sources.own_language:
            catalog = self.sources.catalog_path(target.code, target.language)
            if self._differs(catalog, row.catalog, now[_SIZE : 2 * _SIZE], row.seen[_SIZE : 2 * _SIZE]):
                yield "catalog changed"
        frame = self.sources.frame(*target[1:])
        for name, before, after in zip(Frame._fields, row.frame, frame, strict=True):
            if before != after:
                yield _CHANGED[name]

    def _differs(self, path: str, known: bytes, now: bytes, seen: bytes) -> bool:
        """Whether a file holds something else than what is known; raises OSError."""
        if now == seen and now != stamps.NONE:
            return False
        if path not in self.digests:
            self.digests[path] = digest(read(path))
        return self.digests[path] != known

    def _lies_there(self, place: str, row: Row, now: bytes) -> str | None:
        """What is wrong with the PDF where it should lie; None where it is as it was written."""
        stamp, seen = now[2 * _SIZE :], row.seen[2 * _SIZE :]
        if stamp == stamps.NONE:
            return "output missing"
        if stamp == seen or row.document is None:
            return None
        same = sha256_of(f"{self.output}/{place}") == row.document.sha256
        return None if same else "output altered"


def sha256_of(path: str) -> str:
    """The SHA-256 of a file, hexadecimal; raises OSError."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reliable(now: bytes) -> bytes:
    """The stamps to be written down. A PDF's is as it was written: nobody else writes into that folder."""
    record, catalog = now[:_SIZE], now[_SIZE : 2 * _SIZE]
    return stamps.reliable(record) + stamps.reliable(catalog) + now[2 * _SIZE :]
