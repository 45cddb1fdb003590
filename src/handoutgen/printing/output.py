"""Writing a finished handout: whole or not at all, never half of one."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from handoutgen.errors import PrintingError
from handoutgen.problem import shown

ENDINGS = {"pdf": ".pdf", "html": ".html", "text": ".txt"}
"""What a handout can be made into, and how such a file's name ends."""

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Make room, or choose another folder with -o."),
    errno.EDQUOT: ("your disk quota is used up", "Make room, or choose another folder with -o."),
    errno.EACCES: ("you may not write there", "Choose another folder with -o."),
    errno.EPERM: ("you may not write there", "Choose another folder with -o."),
    errno.EROFS: ("it can only be read from", "Choose another folder with -o."),
    errno.ENAMETOOLONG: ("its name is too long", "Choose a shorter one with -o."),
}


def check_writable(path: Path) -> None:
    """Raise PrintingError where a file could not be written: told before a page is made, not after."""
    folder = path.parent
    if not folder.exists():
        raise PrintingError(
            f"there is no folder {shown(folder)}", hint=f"Make it first: mkdir -p {shown(folder)}"
        )
    if not folder.is_dir():
        raise PrintingError(f"{shown(folder)} is not a folder", hint="Choose another name with -o.")
    if path.exists() and not path.is_file():
        raise PrintingError(
            f"{shown(path)} is not a file that can be replaced", hint="Choose another name with -o."
        )
    if not os.access(folder, os.W_OK):
        raise PrintingError(f"{shown(folder)} cannot be written to", hint="Choose another folder with -o.")


def write(path: Path, content: bytes) -> None:
    """Write a file by way of a neighbour that takes its place at once; raises PrintingError.

    Whatever happens, the path holds what it held before or all of the new content. A link is
    followed, so that what it points to is replaced.
    """
    import tempfile

    target = path.resolve()
    check_writable(target)
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))  # noqa: PTH101 - the same spelling as its neighbours
        os.replace(temporary, target)  # noqa: PTH105
        temporary = ""
    except OSError as error:
        reason, hint = _REASONS.get(error.errno or 0, (str(error.strerror), "Choose another folder with -o."))
        raise PrintingError(f"{shown(path)} could not be written: {reason}", hint=hint) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new one would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
