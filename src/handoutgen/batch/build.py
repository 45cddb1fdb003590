"""A whole build, from the lock on its folder to the index in it."""

from __future__ import annotations

from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from handoutgen.batch import index, lock
from handoutgen.batch.keep import Done, Keeper, unreadable
from handoutgen.batch.manifest import FILE_NAME, DamagedError, Failure, Manifest
from handoutgen.batch.plan import Plan, plan
from handoutgen.batch.scope import scope
from handoutgen.batch.sources import Sources
from handoutgen.batch.target import Target
from handoutgen.content import languages
from handoutgen.errors import LibraryError, PrintingError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from handoutgen.batch.scope import Asked, Scope
    from handoutgen.content.library import Library

TIME_LIMIT = 60
"""Seconds that one handout may take."""


@dataclass(frozen=True, slots=True)
class How:
    """How a build is done: by how many printers (0: one a core) or which cluster, and when it stops."""

    printers: int = 0
    cluster: str = ""
    seconds: float = TIME_LIMIT
    fail_fast: bool = False
    dry_run: bool = False


@dataclass(slots=True)
class Report:
    """What came of a build. `stopped`: at the first failure, as was asked for."""

    current: int = 0
    printed: int = 0
    unchanged: int = 0
    removed: int = 0
    failed: list[Done] = field(default_factory=list)
    plan: Plan = field(default_factory=Plan)
    stopped: bool = False

    def count(self, done: Done) -> None:
        """Take note of what came of a handout."""
        if done.outcome == "failed":
            self.failed.append(done)
        elif done.outcome == "printed":
            self.printed += 1
        elif done.outcome == "unchanged":
            self.unchanged += 1
        else:
            self.removed += 1

    @property
    def whole(self) -> bool:
        """Whether every handout asked for is there, and nothing was left undone."""
        return not self.failed and not self.plan.problems and not self.stopped


class Listener(Protocol):
    """Whoever wants to know how a build goes."""

    def note(self, message: str) -> None:
        """Hear something out of the ordinary."""

    def planned(self, made: Plan) -> None:
        """Hear what is to be done, before it is."""

    def done(self, done: Done) -> None:
        """Hear what came of a handout, as soon as that is known."""


def folder_of(library: Library, asked: Path | None) -> Path:
    """Where a build goes: the folder asked for, or the settings'.

    Raises LibraryError for the installed program's own library without a folder asked for, and where the
    handouts would lie among what they are made from.
    """
    if asked is None:
        try:
            library.check_own()
        except LibraryError as error:
            raise LibraryError(error.message, hint="Name a folder of your own with -o.") from error
    folder = asked or library.root / library.settings.build.output
    for own in ("handouts", "locales", "templates"):
        with suppress(OSError, RuntimeError):
            if folder.resolve().is_relative_to((library.root / own).resolve()):
                raise LibraryError(
                    f"{shown(folder)} lies within the library's {own}", hint="Choose another folder with -o."
                )
    return folder


def build(library: Library, folder: Path, asked: Asked, how: How, listener: Listener) -> Report:
    """Bring a folder up to date with a library.

    Raises LockedError where another build is at work there, and any HandoutgenError for what stops it as
    a whole; what was made before that is kept. What is wrong with one handout is in the report.
    """
    if how.cluster:
        from handoutgen.batch.executors import check_address

        check_address(how.cluster)
    about = scope(library, asked)  # what is not there leaves no folder behind
    if how.dry_run and not (folder / FILE_NAME).is_file():
        with closing(Manifest(None)) as manifest:
            _fill(manifest, folder)
            made = plan(about, Sources(library), manifest, folder)
            listener.planned(made)
            return _foreseen(made, manifest)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise PrintingError(f"{shown(folder)} is not a folder", hint="Choose another with -o.") from error
    except OSError as error:
        raise PrintingError(
            f"the folder {shown(folder)} cannot be made: {error.strerror}", hint="Choose another with -o."
        ) from error
    with lock.held(folder) as died, ExitStack() as stack:
        sources = Sources(library)
        manifest, made = _planned(about, sources, folder, how, listener)
        stack.callback(manifest.close)
        listener.planned(made)
        if how.dry_run:
            return _foreseen(made, manifest)
        manifest.commit()  # one that was begun: a disk that is full is told of before anything is printed
        keeper = Keeper(manifest, sources, folder, made.taken)
        if died:
            keeper.sweep()
        try:
            return _carried_out(made, sources, keeper, how, listener)
        except DamagedError as error:
            manifest.close()
            aside = _set_aside(manifest.path)
            raise PrintingError(
                f"{shown(manifest.path)} turned out to be damaged ({error}), and is kept as {aside.name}",
                hint="Build again: it is then made anew. What was printed is whole.",
            ) from error


def _carried_out(made: Plan, sources: Sources, keeper: Keeper, how: How, listener: Listener) -> Report:
    report = Report(current=made.current, plan=made)
    try:
        with closing(_every(made, sources, keeper, how)) as every:
            for done in every:
                report.count(done)
                listener.done(done)
                if done.outcome == "failed" and how.fail_fast:
                    report.stopped = True
                    break
    finally:
        # Whatever stopped it: what lies in the folder is written down.
        keeper.commit(now=True)
    if keeper.manifest.index_is_due or not index.are_there(keeper.folder):
        keeper.manifest.drop_unused_frames()
        index.write(keeper.manifest, keeper.folder)
        keeper.manifest.index_was_written()
        keeper.manifest.commit()
    return report


def _every(made: Plan, sources: Sources, keeper: Keeper, how: How) -> Generator[Done]:
    """Everything that a plan asks for, one after the other: first what takes a wrong sheet away."""
    for target, why in made.gone:
        yield keeper.remove(target, why)
    for target, seen in made.touched:
        keeper.manifest.touch(target, seen)
    yield from _known_failures(made, keeper.manifest)
    for target, place, error in made.unreadable:
        yield keeper.unreadable(target, place, unreadable(error))
    keeper.commit()
    if made.stale:
        from handoutgen.batch.executors import cluster, cores, local
        from handoutgen.batch.run import run

        printers = local(len(made.stale), how.printers or cores())
        with cluster(how.cluster) if how.cluster else printers as workers:
            yield from run(made, sources, keeper, workers, seconds=how.seconds)


def _planned(
    about: Scope, sources: Sources, folder: Path, how: How, listener: Listener
) -> tuple[Manifest, Plan]:
    """The manifest of a folder, and the plan made with it; one that is damaged or lost is made anew."""
    path = folder / FILE_NAME
    try:
        manifest = Manifest(path)
        try:
            if manifest.new:
                _fill(manifest, folder)
            return manifest, plan(about, sources, manifest, folder)
        except BaseException:
            manifest.close()
            raise
    except DamagedError as error:
        if how.dry_run:
            listener.note(f"{shown(path)} is damaged ({error}): a build will make it anew")
            manifest = Manifest(None)
        else:
            aside = _set_aside(path)
            listener.note(f"{shown(path)} was damaged ({error}): it is made anew, and kept as {aside.name}")
            manifest = Manifest(path)
    _fill(manifest, folder)
    return manifest, plan(about, sources, manifest, folder)


def _fill(manifest: Manifest, folder: Path) -> None:
    """Put into an empty manifest what the index of its folder says, where there is one."""
    with suppress(OSError, ValueError, TypeError, KeyError, IndexError, RecursionError, DamagedError):
        for row in index.rows(folder):
            manifest.put(row)


def _set_aside(path: Path) -> Path:
    """Rename a damaged manifest, and what SQLite keeps beside it."""
    number = 1
    while (aside := path.with_suffix(f".damaged-{number}")).exists():
        number += 1
    journal = path.with_name(f"{path.name}-journal")
    try:
        path.replace(aside)
        journal.unlink(missing_ok=True)
    except OSError as error:
        raise PrintingError(
            f"{shown(path)} is damaged, and cannot be set aside: {error.strerror}", hint="Delete it."
        ) from error
    return aside


def _known_failures(made: Plan, manifest: Manifest) -> Iterator[Done]:
    """What a plan knows that it cannot be made."""
    for code, tag in made.missing:
        fact = f"{code} has not been translated into {languages.english_name(tag)} ({tag})"
        yield Done(
            Target(code, tag, "standard", ""), "", "failed", failure=Failure(of_text=True, message=fact)
        )
    for target in made.failing:
        row = manifest.get(target)
        if row and row.failure:
            yield Done(target, row.place, "failed", ("failed before",), None, row.failure)


def _foreseen(made: Plan, manifest: Manifest) -> Report:
    """What a build would come to, as far as can be told without printing anything."""
    report = Report(current=made.current, printed=len(made.stale), removed=len(made.gone), plan=made)
    report.failed += _known_failures(made, manifest)
    for target, place, error in made.unreadable:
        report.failed.append(Done(target, place, "failed", (), None, unreadable(error)))
    return report
