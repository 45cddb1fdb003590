"""Making one handout of a batch from the bytes that were sent, in a process that is there for that."""

from __future__ import annotations

import errno
import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.batch.manifest import Failure
from handoutgen.content.library import Library
from handoutgen.errors import ApprovalError, HandoutgenError, PrintingError, RecordError, TranslationError
from handoutgen.printing.machinery import machinery
from handoutgen.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handoutgen.batch.sources import Bundle
    from handoutgen.printing.job import Job, Rendered
    from handoutgen.printing.machinery import Machinery
    from handoutgen.printing.prepared import Prepared

ALIKE = "Install the same handoutgen, with the same versions, on every computer of the cluster."

_OF_TEXT = (RecordError, TranslationError, ApprovalError)
_OF_TEXT_RULES = {"print-glyph-missing"}


@dataclass(frozen=True, slots=True)
class Work:
    """A handout to be made by a machinery; `fingerprint` is of the PDF there is ("" where there is none)."""

    bundle: Bundle
    made_with: Machinery
    fingerprint: str = ""
    tried: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a work: a new PDF with the fingerprint of its page, or why there is none.

    With neither the PDF there is would come out again. Paths in problems are those of a library.
    """

    rendered: Rendered | None = None
    fingerprint: str = ""
    title: str = ""
    failure: Failure | None = None


def carry_out(work: Work) -> Made:
    """Make a handout. Whatever is wrong with it is a failure in what is returned."""
    difference = work.made_with.difference(machinery())
    if difference:
        fact = f"a worker cannot print for this build: {difference}"
        return Made(failure=Failure(of_text=False, message=fact, hint=ALIKE))
    try:
        root = Path(_templates_laid_out(tuple(work.bundle.templates.items())).name)
        with _laid_out(work.bundle, root) as (library, job):
            try:
                return _made(library, job, work)
            except HandoutgenError as error:
                return Made(failure=_failure(error, str(root)))
    except Exception as error:  # noqa: BLE001 - one handout never stops the others
        return Made(failure=_fault(error))


@lru_cache(maxsize=2)
def _templates_laid_out(templates: tuple[tuple[str, bytes], ...]) -> tempfile.TemporaryDirectory[str]:
    """A folder with templates in it, the same for all handouts made with them: they are compiled once."""
    folder = tempfile.TemporaryDirectory(prefix="library-")
    for name, content in templates:
        _write(Path(folder.name, "templates", name), content)
    return folder


@contextmanager
def _laid_out(bundle: Bundle, root: Path) -> Iterator[tuple[Library, Job]]:
    """While it lasts, that folder is a library with the files of one handout."""
    settings = f'[library]\nlanguage = "{bundle.own_language}"\n'.encode()
    files = {**bundle.files, "handoutgen.toml": settings}
    try:
        for name, content in files.items():
            _write(root / name, content)
        job = bundle.job
        if job.facility.logo:
            job = replace(job, facility=replace(job.facility, logo=root / job.facility.logo))
        yield Library(root), job
    finally:
        for name in files:
            (root / name).unlink(missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _made(library: Library, job: Job, work: Work) -> Made:
    from handoutgen.printing.render import finish, prepare

    prepared = prepare(library, job, most=work.tried or 1)
    if work.fingerprint and _fingerprint(prepared, work.tried, work.made_with) == work.fingerprint:
        return Made()
    every: list[Prepared] = []

    def every_way() -> Prepared:
        every.append(prepare(library, job))
        return every[0]

    rendered = finish(prepared, every_way)
    whole = every[0] if every else prepared
    return Made(rendered, _fingerprint(whole, rendered.tried, work.made_with), prepared.title)


def _fingerprint(prepared: Prepared, tried: int, made_with: Machinery) -> str:
    """Of all that a PDF is made of: the pages tried, with their styles and pictures, and what prints them."""
    parts: Sequence[str] = (
        made_with.printing,
        made_with.engine,
        prepared.text_id,
        *(html for _, html in prepared.pages[:tried]),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _fault(error: Exception) -> Failure:
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        fact = f"there is no room for temporary files: {error.strerror}"
        hint = "Free some space, or name another folder for them: TMPDIR=DIR handoutgen build"
    else:
        fact = f"a fault inside handoutgen: {type(error).__name__}: {error}"
        hint = "Please report it, with this handout's record."
    return Failure(of_text=False, message=fact, hint=hint)


def _failure(error: HandoutgenError, folder: str) -> Failure:
    """An error, with paths as they are in a library."""

    def named(words: str) -> str:
        return words.replace(f"{folder}/", "")

    problems = tuple(
        Problem(
            named(each.path),
            each.line,
            each.column,
            each.level,
            each.rule,
            named(each.message),
            named(each.hint),
        )
        for each in error.problems
    )
    of_text = isinstance(error, _OF_TEXT) or (
        isinstance(error, PrintingError) and any(each.rule in _OF_TEXT_RULES for each in problems)
    )
    return Failure(of_text, named(error.message), named(error.hint), problems)
