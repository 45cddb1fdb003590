"""What a build has to do, and why: the library as it is now, held against the account of what was made.

Nothing is parsed, and no file is read whose stamp is as it was.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from handoutgen.batch import stamps
from handoutgen.batch.scan import scan
from handoutgen.batch.sources import Frame, digest, read
from handoutgen.batch.target import Target, check_places
from handoutgen.content import languages
from handoutgen.errors import TranslationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.batch.manifest import Brief, Manifest, Row
    from handoutgen.batch.scan import Found
    from handoutgen.batch.sources import Sources
    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition
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
class Asked:
    """What a build was asked for; nothing in a field means what the settings say, or else all there is."""

    codes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    editions: tuple[Edition, ...] = ()
    facilities: tuple[str, ...] = ()
    force: bool = False

    def covers(self, target: Target) -> bool:
        """Whether a target is among what was asked for, if it is there at all."""
        return (
            (not self.codes or target.code in self.codes)
            and (not self.languages or target.language in self.languages)
            and (not self.editions or target.edition in self.editions)
            and (not self.facilities or target.facility in self.facilities)
        )


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


def plan(library: Library, sources: Sources, manifest: Manifest, output: Path, asked: Asked) -> Plan:
    """Compare what is asked for with what there is.

    Raises LibraryError, RecordError or TranslationError where it is not there, and PrintingError where
    what all handouts are made with cannot be read.
    """
    found = scan(library)
    for code in asked.codes:
        if code not in found.codes:
            library.record(code)
    asked = replace(asked, languages=_served(library, found, asked.languages))
    targets = list(_targets(library, found, asked))
    places = check_places(library, targets)
    made = Plan(problems=found.problems, missing=_missing(library, found, asked))
    look = _Look(sources, manifest, str(output), made, force=asked.force)
    briefs = manifest.briefs()
    brief = next(briefs, None)
    for target, place in zip(targets, places, strict=True):
        while brief and brief.target < target:
            _note_gone(library, found, asked, made, brief)
            brief = next(briefs, None)
        if brief and brief.target == target:
            look.at(target, place, brief)
            brief = next(briefs, None)
        else:
            look.at(target, place, None)
    while brief:
        _note_gone(library, found, asked, made, brief)
        brief = next(briefs, None)
    if made.gone or any("layout changed" in stale.reasons for stale in made.stale):
        made.taken = frozenset(places)
    return made


def _served(library: Library, found: Found, asked: tuple[str, ...]) -> tuple[str, ...]:
    """The tags of the catalogs that serve the languages asked for; raises TranslationError."""
    there = {library.settings.language, *found.languages}
    served = []
    for tag in asked:
        serves = languages.negotiate(tag, there)
        if serves is None:
            name = languages.english_name(languages.normal_tag(tag))
            raise TranslationError(
                f"nothing has been translated into {name} ({tag})",
                hint=f"There is: {', '.join(sorted(there))}.",
            )
        served.append(serves)
    return tuple(dict.fromkeys(served))


def _targets(library: Library, found: Found, asked: Asked) -> Iterator[Target]:
    """Every handout that is wanted and has a record and a catalog, in order."""
    settings = library.settings
    own = settings.language
    wanted = asked.languages or _served(library, found, settings.build.languages)
    tags = sorted(set(wanted) or {own, *found.languages})
    editions: list[Edition] = sorted(asked.editions or settings.build.editions)
    facilities = sorted(asked.facilities or settings.build.facilities or (settings.default_facility or "",))
    for code in sorted(set(asked.codes)) or found.codes:
        for tag in tags:
            if tag == own or code in found.languages.get(tag, ()):
                for edition in editions:
                    for facility in facilities:
                        yield Target(code, tag, edition, facility)


def _missing(library: Library, found: Found, asked: Asked) -> list[tuple[str, str]]:
    """Codes and languages that were both named, and of which there is no catalog."""
    return [
        (code, tag)
        for code in asked.codes
        for tag in asked.languages
        if tag != library.settings.language and code not in found.languages.get(tag, ())
    ]


def _note_gone(library: Library, found: Found, asked: Asked, made: Plan, brief: Brief) -> None:
    """A handout that was made, and is not wanted now; but where not all could be read, it may be."""
    target = brief.target
    if not asked.covers(target):
        return
    if found.problems:
        made.kept += 1
    elif target.code not in found.codes:
        made.gone.append((target, "record gone"))
    elif target.language != library.settings.language and target.code not in found.languages.get(
        target.language, ()
    ):
        made.gone.append((target, "catalog gone"))
    else:
        made.gone.append((target, "no longer listed in the settings"))


class _Look:
    """Looks at one handout after the other and notes in the plan what is to be done for it."""

    def __init__(self, sources: Sources, manifest: Manifest, output: str, made: Plan, *, force: bool) -> None:
        self.sources = sources
        self.manifest = manifest
        self.output = output
        self.made = made
        self.force = force
        self.record_of: str | None = None
        self.record = stamps.NONE
        self.digests: dict[str, bytes] = {}
        self.frames: dict[tuple[str, Edition, str], tuple[Frame, int]] = {}

    def at(self, target: Target, place: str, brief: Brief | None) -> None:
        """Note what is to be done for a handout, of which `brief` is what is known."""
        try:
            now = self._stamps(target, place)
            if (
                brief
                and now == brief.seen
                and self._frame(target)[1] == brief.frame
                and brief.place == place
                and not brief.has_failure
                and not self.force
            ):
                self.made.current += 1
            else:
                self._further(target, place, brief, now)
        except OSError as error:
            self.made.unreadable.append((target, place, error))

    def _stamps(self, target: Target, place: str) -> bytes:
        """The stamps of record, catalog and PDF; raises OSError. One record is asked for once."""
        sources = self.sources
        if target.code != self.record_of:
            self.digests.clear()
            self.record = stamps.stamp(sources.record_path(target.code))
            self.record_of = target.code
        catalog = stamps.NONE
        if target.language != sources.own_language:
            catalog = stamps.stamp(sources.catalog_path(target.code, target.language))
        return self.record + catalog + stamps.stamp(f"{self.output}/{place}")

    def _frame(self, target: Target) -> tuple[Frame, int]:
        key = target[1:]
        if key not in self.frames:
            frame = self.sources.frame(*key)
            self.frames[key] = frame, self.manifest.frame_number(frame)
        return self.frames[key]

    def _further(self, target: Target, place: str, brief: Brief | None, now: bytes) -> None:
        """Look into the files themselves, where their stamps cannot tell."""
        row = self.manifest.get(target) if brief else None
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
        frame, number = self._frame(target)
        if number != self.manifest.frame_number(row.frame):
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
    with open(path, "rb") as file:  # noqa: PTH123 - a path that was put together
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reliable(now: bytes) -> bytes:
    """The stamps to be written down. A PDF's is as it was written: nobody else writes into that folder."""
    record, catalog = now[:_SIZE], now[_SIZE : 2 * _SIZE]
    return stamps.reliable(record) + stamps.reliable(catalog) + now[2 * _SIZE :]
