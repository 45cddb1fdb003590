"""Putting what was made where it belongs, and writing it down after that, never before.

A build may be cut off between any two steps. What is then on the disk but not in the account is told from
its content by the next build, and made again.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.batch import stamps
from handoutgen.batch.manifest import Document, Failure, Row
from handoutgen.errors import PrintingError
from handoutgen.printing import output
from handoutgen.problem import Problem, shown

if TYPE_CHECKING:
    from handoutgen.batch.manifest import Manifest
    from handoutgen.batch.sources import Bundle, Sources
    from handoutgen.batch.target import Target
    from handoutgen.batch.work import Made

COMMIT_SECONDS = 2.0
"""How much work is done twice at most where a build is cut off."""

DELETE_IT = "It is no longer right: delete it, and build again."

_NOTHING_CAN_BE_WRITTEN = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ESTALE}
_PART = re.compile(r"\.(?:.+\.pdf|index\.html|index\.json)\.\d+-[0-9a-f]+\.part")
_SIZE = len(stamps.NONE)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one handout: `printed`, `unchanged` (it would come out again), `failed` or `removed`.

    `kept`: a PDF from before is still there. `why` are the reasons for which it was looked at.
    """

    target: Target
    place: str
    outcome: str
    why: tuple[str, ...] = ()
    document: Document | None = None
    failure: Failure | None = None
    kept: bool = False


@dataclass(slots=True)
class Keeper:
    """Writes into a build's folder and into its account; the only one who does."""

    manifest: Manifest
    sources: Sources
    folder: Path
    taken: frozenset[str] = frozenset()
    """Files that are a handout's, and so never deleted, whoever they were before."""
    _folders: set[Path] = field(default_factory=set)
    _committed: float = field(default_factory=time.monotonic)

    def take(self, bundle: Bundle, place: str, why: tuple[str, ...], made: Made) -> Done:
        """Keep what came of a work; raises PrintingError where nothing can be written any more."""
        failure, before = made.failure, self.manifest.get(bundle.target)
        row = Row(bundle.target, place, bundle.frame, bundle.record, bundle.catalog, b"", None)
        if made.rendered:
            failure = self._write(place, made.rendered.content)
        if failure:
            return self.failed(
                row, bundle.seen, why, replace(failure, problems=self._placed(failure.problems))
            )
        if made.rendered:
            content = made.rendered
            document = Document(
                hashlib.sha256(content.content).hexdigest(), len(content.content),
                made.fingerprint, content.tried, made.title,
                content.pages, content.text_id, content.draft, self._placed(content.warnings),
            )  # fmt: skip
        elif before and before.document:
            document = before.document
        else:  # nothing but the document there was can be said to be unchanged
            raise PrintingError(f"{bundle.target} was not printed", hint="Build again, with --force.")
        seen = bundle.seen + stamps.stamp(self._path(place))
        self.manifest.put(replace(row, seen=seen, document=document))
        fault = self._withdraw(before.place) if before and before.place != place else ""
        if fault:
            # What it was under its former name is no longer right, and nobody looks for it again.
            failure = Failure(of_text=False, message=fault, hint=DELETE_IT)
            return Done(bundle.target, place, "failed", why, document, failure)
        return Done(bundle.target, place, "printed" if made.rendered else "unchanged", why, document)

    def failed(self, row: Row, seen: bytes, why: tuple[str, ...], failure: Failure) -> Done:
        """Keep a failure: one of the text withdraws the PDF, one of the machine keeps it.

        `row` holds the inputs, and `seen` the stamps of record and catalog.
        """
        before = self.manifest.get(row.target)
        document = before.document if before else None
        if failure.of_text:
            fault = self._delete(row.place)  # its own, whoever is listed for it
            if before and before.place != row.place:
                fault = fault or self._withdraw(before.place)
            if fault:
                # Not of the text: it is tried again, and the file with it.
                message = f"{failure.message}; and {fault}"
                failure = replace(failure, of_text=False, message=message, hint=DELETE_IT)
            else:
                document = None
        elif before and not os.path.isfile(self._path(before.place)):  # noqa: PTH113
            document = None
        place = before.place if before and document else row.place
        stamp = before.seen[2 * _SIZE :] if before and document else stamps.NONE
        self.manifest.put(replace(row, place=place, seen=seen + stamp, document=document, failure=failure))
        return Done(row.target, place, "failed", why, document, failure, document is not None)

    def unreadable(self, target: Target, place: str, failure: Failure) -> Done:
        """Tell of a handout whose files could not be looked at. What is known of it stays as it is."""
        before = self.manifest.get(target)
        if before:
            place = before.place
            # Its stamps are not relied on, and it is looked at again whatever they are.
            self.manifest.put(replace(before, failure=failure))
        kept = before is not None and before.document is not None and os.path.isfile(self._path(place))  # noqa: PTH113
        return Done(target, place, "failed", (), before.document if before else None, failure, kept)

    def remove(self, target: Target, why: str) -> Done:
        """Take away a handout that is not wanted any more. Where its file stays, it is tried again."""
        row = self.manifest.get(target)
        place = row.place if row else ""
        fault = self._withdraw(place) if place else ""
        if fault and row:
            failure = Failure(of_text=False, message=fault, hint=DELETE_IT)
            return Done(target, place, "failed", (why,), row.document, failure, kept=True)
        self.manifest.remove(target)
        return Done(target, place, "removed", (why,))

    def commit(self, *, now: bool = False) -> None:
        """Make lasting what was kept, from time to time; the files themselves first."""
        if now or time.monotonic() - self._committed >= COMMIT_SECONDS:
            for folder in self._folders:
                _sync(folder)
            self._folders.clear()
            self.manifest.commit()
            self._committed = time.monotonic()

    def sweep(self) -> None:
        """Remove the half-written files of a build that died. They never had a handout's name."""
        for where, _, names in os.walk(self.folder):
            for name in names:
                if _PART.fullmatch(name):
                    Path(where, name).unlink(missing_ok=True)

    def _write(self, place: str, content: bytes) -> Failure | None:
        path = self.folder / place
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            output.write(path, content)
        except (PrintingError, OSError) as error:
            reason = error if isinstance(error, OSError) else error.__cause__
            told = (
                error.message
                if isinstance(error, PrintingError)
                else f"{shown(path)} could not be written: {error.strerror}"
            )
            if isinstance(reason, OSError) and reason.errno in _NOTHING_CAN_BE_WRITTEN:
                raise PrintingError(
                    f"the build was stopped: {told}",
                    hint="What was printed so far is whole. Make room, or mend the disk, and build again.",
                ) from error
            return Failure(of_text=False, message=told, hint="See that the build's folder can be written to.")
        self._folders.add(path.parent)
        return None

    def _withdraw(self, place: str) -> str:
        """Delete a PDF, unless it is another handout's by now; returns what was in the way, or nothing."""
        return "" if place in self.taken else self._delete(place)

    def _delete(self, place: str) -> str:
        path = self.folder / place
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            return ""
        except OSError as error:
            return f"{shown(path)} could not be deleted: {error.strerror}"
        self._folders.add(path.parent)
        return ""

    def _placed(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Problems with their paths as the user would type them."""
        return tuple(
            replace(each, path=self.sources.shown(each.path)) if each.line or "/" in each.path else each
            for each in problems
        )

    def _path(self, place: str) -> str:
        return f"{self.folder}/{place}"


def _sync(folder: Path) -> None:
    """See to it that the names in a folder outlast a power cut, where there is such a thing."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def unreadable(error: OSError) -> Failure:
    """The failure of a handout one of whose files cannot be read."""
    where = shown(Path(error.filename)) if error.filename else "one of its files"
    fact = f"{where} cannot be read: {error.strerror}"
    return Failure(of_text=False, message=fact, hint="Mend that file, or its permissions.")
