"""All that one handout is made from, as one digest: equal digests mean equal handouts.

Taken without parsing anything: whole files of text, and of the program, the fonts and the engine what
the file system says of them. Nothing is followed through records or templates; any change counts.
"""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass, fields
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.content.library import SHARED_DOMAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.content.library import Library
    from handoutgen.printing.job import Job

_PACKAGE = Path(__file__).resolve().parents[1]
_NOT_THE_PROGRAM = {"__pycache__", "starter"}
_LIBRARY_LISTS = (
    # ldconfig writes the first of these anew whenever a C library comes or goes.
    "/etc/ld.so.cache",
    "/opt/homebrew/lib/libpango-1.0.dylib",
    "/opt/homebrew/lib/libharfbuzz.dylib",
    "/usr/local/lib/libpango-1.0.dylib",
    "/usr/local/lib/libharfbuzz.dylib",
    "/usr/lib/libpango-1.0.so.0",
    "/usr/lib/libharfbuzz.so.0",
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a handout would be made from now.

    `key`, 64 hexadecimal digits, is the same wherever the contents are. `state` is the same for as long
    as no file was written to, even with what it held already.
    """

    key: str
    state: tuple[tuple[str, tuple[int, ...]], ...]


def inputs(library: Library, job: Job) -> Inputs:
    """The inputs of one handout; the job's languages are the tags of catalogs.

    Raises OSError where a file cannot be read; a file that is not there is an input too.
    """
    digest = hashlib.sha256()

    def add(*parts: bytes | str) -> None:
        for part in parts:
            content = part if isinstance(part, bytes) else part.encode()
            digest.update(b"%d:" % len(content))
            digest.update(content)

    add(machinery(), library.settings.language)
    for given in (job, job.facility):
        for field in fields(given):
            if field.name not in {"facility", "logo"}:  # looked at by themselves
                add(f"{field.name}={getattr(given, field.name)}")
    state = []
    for name, path in _files(library, job):
        content = _content(path)
        add(name, "" if content is None else "there", content or b"")
        state.append((str(path), stamp(path)))
    return Inputs(digest.hexdigest(), tuple(state))


def _files(library: Library, job: Job) -> Iterator[tuple[str, Path]]:
    """Every file of a handout, and what it is to it. The order is always the same."""
    yield "record", library.root / "handouts" / f"{job.code}.yaml"
    for language in job.languages:
        if language != library.settings.language:
            yield "catalog", library.catalog_file(job.code, language)
            yield "shared catalog", library.catalog_file(SHARED_DOMAIN, language)
    yield "logo", job.facility.logo or Path(os.devnull)
    for name, path in below(library.templates):
        yield f"template {name}", path


@cache
def machinery() -> str:
    """The program, its fonts, the engine and all that these stand on, as 64 hexadecimal digits."""
    parts = [sys.version, sys.platform, *_distributions()]
    parts += [f"{path} {stamp(Path(path).resolve())}" for path in _LIBRARY_LISTS]
    parts += [f"{name} {stamp(path)}" for name, path in below(_PACKAGE)]
    parts += [os.environ.get(name, "") for name in ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH")]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _distributions() -> list[str]:
    """The Python packages beside the engine, with their versions."""
    engine = find_spec("weasyprint")
    if engine is None or not engine.origin:
        return []
    beside = Path(engine.origin).parents[1]
    return sorted(name for name in os.listdir(beside) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208 - faster


def below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder, by its name from there, sorted; a folder that is missing has none."""
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _NOT_THE_PROGRAM and name[0] != ".")
        for name in sorted(names):
            if name[0] != ".":
                path = Path(where, name)
                yield path.relative_to(folder).as_posix(), path


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file is written to or replaced; nothing for a file that is not there."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
