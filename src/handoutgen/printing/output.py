"""Writing a finished handout: whole or not at all, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
import shlex
import time
from typing import TYPE_CHECKING

from handoutgen.errors import PrintingError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = {"pdf": ".pdf", "html": ".html", "text": ".txt"}
"""What a handout can be made into, and how such a file's name ends."""

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room, or choose another folder with -o."),
    errno.EDQUOT: ("your disk quota is used up", "Make room, or choose another folder with -o."),
    errno.EFBIG: (
        "no file may be that large here",
        "Ask whoever set the limit (ulimit -f), or choose another folder with -o.",
    ),
    errno.EACCES: ("you may not write there", "Choose another folder with -o."),
    errno.EPERM: ("you may not write there", "Choose another folder with -o."),
    errno.EROFS: ("it can only be read from", "Choose another folder with -o."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one with -o."),
}


def check_folder(folder: Path) -> None:
    """Raise PrintingError where nothing could be written into a folder."""
    if not folder.exists():
        make = f"mkdir -p {shlex.quote(shown(folder))}"
        raise PrintingError(f"there is no folder {shown(folder)}", hint=f"Make it first: {make}")
    if not folder.is_dir():
        raise PrintingError(f"{shown(folder)} is not a folder", hint="Choose another name with -o.")
    if not os.access(folder, os.W_OK):
        raise PrintingError(f"{shown(folder)} cannot be written to", hint="Choose another folder with -o.")


def check_writable(path: Path) -> None:
    """Raise PrintingError where a file could not be written: told before a page is made, not after."""
    try:
        if path.exists() and not path.is_file():
            raise PrintingError(
                f"{shown(path)} is not a file that can be replaced",
                hint="Choose another name with -o, or send it there: -o - > NAME.",
            )
        check_folder(path.resolve().parent)
    except OSError as error:
        raise _unwritten(path, error) from error
    except RuntimeError as error:  # before Python 3.13
        raise PrintingError(
            f"{path} is a link that leads to itself", hint="Choose another name with -o."
        ) from error


def write(path: Path, content: bytes) -> None:
    """Write a file by way of a neighbour that takes its place at once; raises PrintingError.

    Whatever happens, the path holds what it held before or all of the new content. A link is
    followed, so that what it points to is replaced.
    """
    check_writable(path)
    target = path.resolve()
    # Named before it is there, so that an interrupt cannot come between the file and its name.
    temporary = target.with_name(f".{target.name}.{os.getpid()}-{time.monotonic_ns():x}.part")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _unwritten(path: Path, error: OSError) -> PrintingError:
    reason, hint = _REASONS.get(error.errno or 0, (str(error.strerror), "Choose another folder with -o."))
    return PrintingError(f"{shown(path)} could not be written: {reason}", hint=hint)
