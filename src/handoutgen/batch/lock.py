"""One build at a time in a folder, and whoever comes second is told who is there."""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from handoutgen.errors import LockedError, PrintingError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME = ".lock"
HOLDER = ".lock-holder"


@contextmanager
def held(folder: Path) -> Iterator[bool]:
    """Hold the lock of a folder while it lasts; yields whether who held it last died with it.

    Raises LockedError where another process holds it, on whatever computer; PrintingError where the
    folder cannot be written to. A process that dies lets go of it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / FILE_NAME, blocking=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LockedError(
            f"another build is at work in {shown(folder)}{_holder(folder)}",
            hint="Let it come to its end, or stop it; or choose another folder with -o.",
        ) from error
    except OSError as error:
        raise PrintingError(
            f"{shown(folder)} cannot be written to: {error.strerror}", hint="Choose another folder with -o."
        ) from error
    try:
        died = (folder / HOLDER).exists()
        holder = {"host": socket.gethostname(), "pid": os.getpid()}
        with suppress(OSError):  # it is only for whoever comes second
            (folder / HOLDER).write_text(json.dumps(holder) + "\n", encoding="utf-8")
        yield died
    finally:
        with suppress(OSError):
            (folder / HOLDER).unlink()
        lock.release()


def _holder(folder: Path) -> str:
    try:
        holder = json.loads((folder / HOLDER).read_text(encoding="utf-8"))
        return f": process {holder['pid']} on {holder['host']}"
    except (OSError, ValueError, TypeError, KeyError):
        return ""
