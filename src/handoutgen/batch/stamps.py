"""What the file system says of a file, as 32 bytes: equal stamps of one path mean an untouched file.

As git's index has it: size, times of the last change to content and to anything else, and the file's
number. A file whose times were set back is known by the second of the two times, one that took another's
place by its number.
"""

from __future__ import annotations

import os
import struct
import time

NONE = bytes(32)
"""The stamp of what is not there."""

UNSURE = b"\xff" * 32
"""In place of a stamp that is not to be relied on: no file has it, nor has one that is gone."""

FRESH = 2_000_000_000
"""Nanoseconds within which a file may be written to twice and look the same: the coarsest clock there is."""

_stat = os.stat
_pack = struct.Struct("<qqqQ").pack
_times = struct.Struct("<qqq").unpack_from


def stamp(path: str) -> bytes:
    """The stamp of what is at a path, or `NONE`; raises OSError where that cannot be told."""
    try:
        found = _stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return NONE
    return _pack(found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def reliable(found: bytes) -> bytes:
    """A stamp that was taken now, or `UNSURE` where the file may yet be written to without its changing.

    A file from the future, after the clock was set back, is not relied on before that time has come.
    """
    _, changed, touched = _times(found)
    return found if max(changed, touched) < time.time_ns() - FRESH else UNSURE
