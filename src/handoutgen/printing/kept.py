"""Handouts made before, kept for when nothing has changed since.

A folder that cannot be read or written, or a file in it that is not what was written, is as good as
none. It can be deleted at any time. Nothing of a patient is ever put into it.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from handoutgen.printing import cache
from handoutgen.printing.inputs import inputs
from handoutgen.printing.job import Rendered
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.library import Library
    from handoutgen.printing.inputs import Inputs
    from handoutgen.printing.job import Job

SHELF_SIZE = 16 * 2**20
"""Bytes on one shelf at most. A handout lies on the shelf of its key's first digit, so there are sixteen."""


def kept_or_made(library: Library, job: Job) -> Rendered:
    """One handout, as it was made before from the very same inputs, or else made now.

    The job's languages are the tags of catalogs. Raises a HandoutgenError as `render` does.
    """

    def now() -> Inputs | None:
        with suppress(OSError):  # what cannot be read is told where it is needed
            return inputs(library, job)
        return None

    before = now()
    found = look_up(before.key) if before else None
    if found:
        return found
    from handoutgen.printing.render import render

    made = render(library, job)
    # Of a file that was written to meanwhile, nobody knows which state is on the page.
    if before and before == now():
        keep(before.key, made)
    return made


def look_up(key: str) -> Rendered | None:
    """The handout kept under a key (hexadecimal digits), or None."""
    path = _path(key)
    if path is None:
        return None
    try:
        written = path.read_bytes()
        with suppress(OSError):
            os.utime(path)  # what was of use last goes last
        digest, _, rest = written.partition(b"\n")
        if digest.decode() != hashlib.sha256(key.encode() + rest).hexdigest():
            return None
        head, _, content = rest.partition(b"\n")
        values = json.loads(head)
        warnings = [Problem(**{**each, "level": Level(each["level"])}) for each in values.pop("warnings")]
        return Rendered(**values, content=content, warnings=tuple(warnings))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(key: str, made: Rendered) -> None:
    """Keep a handout under a key (hexadecimal digits). That it cannot be kept is no error."""
    path = _path(key)
    if path is None:
        return
    values = asdict(made)
    content = values.pop("content")
    rest = json.dumps(values, ensure_ascii=False).encode() + b"\n" + content
    entry = hashlib.sha256(key.encode() + rest).hexdigest().encode() + b"\n" + rest
    if len(entry) > SHELF_SIZE:
        return
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        temporary.write_bytes(entry)
        temporary.replace(path)
        _make_room(path.parent)
    except OSError:
        return
    finally:
        with suppress(OSError):
            temporary.unlink()


def _path(key: str) -> Path | None:
    folder = cache.folder("handouts")
    return folder / key[0] / key if folder else None


def _make_room(shelf: Path) -> None:
    """Take from a shelf what has not been of use for longest, until the rest is small enough."""
    found = []
    with os.scandir(shelf) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # another process makes room too
                status = entry.stat()
                found.append((status.st_mtime_ns, status.st_size, entry.path))
    size = sum(each[1] for each in found)
    for _, bytes_there, path in sorted(found):
        if size <= SHELF_SIZE:
            return
        with suppress(FileNotFoundError):
            os.unlink(path)  # noqa: PTH108 - as scandir gave it
        size -= bytes_there
