"""Where a handout goes: what `-o` may name, and what it means."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.errors import UsageError
from handoutgen.printing.output import ENDINGS, check_folder

if TYPE_CHECKING:
    from handoutgen.printing.job import Format, Job

STDOUT = ("-", "/dev/stdout")


def target(asked: str | None, name: str) -> Path | None:
    """The file of a handout: the one asked for, or its usual name in a folder; None for stdout."""
    if asked in STDOUT:
        return None
    if asked is None:
        return Path(name)
    return Path(asked) / name if _is_folder(asked) else Path(asked)


def usual_name(job: Job) -> str:
    """A handout's file name where none is asked for: code, languages, and the edition if it is another."""
    edition = "" if job.edition == "standard" else f"-{job.edition}"
    return f"{'-'.join((job.code, *job.languages))}{edition}{ENDINGS[job.format]}"


def check_stdout(wanted: Format, *, alone: bool) -> None:
    """Raise UsageError where stdout is no place for a handout; `alone`: nothing else was asked for."""
    if not alone:
        raise UsageError(
            "-o - writes one handout to stdout, and nothing else",
            hint="Name a folder with -o, or ask for one code in one language.",
        )
    if wanted == "pdf" and sys.stdout and sys.stdout.isatty():
        raise UsageError("a PDF is not for a terminal", hint="Send it somewhere: -o - | lpr, or -o FILE.")


def check_path(asked: str | None, wanted: Format, *, several: bool) -> None:
    """Raise UsageError, or PrintingError, where a path is no place for a handout, or for several."""
    if asked is None or _is_folder(asked):
        check_folder(Path(asked or "."))
        return
    path = Path(asked)
    if several:
        raise UsageError(
            f"several handouts cannot go into one file ({asked})",
            hint=f"Name a folder: -o {asked}/ (it must exist).",
        )
    ending = path.suffix.lower()
    if ending == ENDINGS[wanted]:
        return
    for kind, other in ENDINGS.items():
        if ending == other:
            raise UsageError(
                f"{asked} is not a name for {wanted}",
                hint=f"For {kind}, add --format {kind}; for {wanted}, end the name in {ENDINGS[wanted]}.",
            )
    if ending and os.path.isfile(asked) and path.stat().st_size:  # noqa: PTH113 - Path raises for a long name
        raise UsageError(
            f"{asked} is there already, and is not a handout by its name",
            hint=f"Only a file that ends in {ENDINGS[wanted]} is replaced. Choose another name with -o.",
        )


def _is_folder(asked: str) -> bool:
    return asked.endswith(("/", os.sep)) or os.path.isdir(asked)  # noqa: PTH112 - Path raises for a long name
