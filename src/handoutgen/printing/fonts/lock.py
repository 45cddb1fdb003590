"""The lock: which font files there are, and the digest of each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handoutgen.errors import PrintingError

HERE = Path(__file__).parent
LOCK = HERE / "fonts.lock.json"
REINSTALL = "Install handoutgen again, or run scripts/assets in a checkout."


@dataclass(frozen=True, slots=True)
class FontFile:
    """One static font: one weight and style of one family.

    `weight` is CSS's (400, 700), `style` is "normal" or "italic", `coverage` names the table of its glyphs.
    """

    family: str
    weight: int
    style: str
    file: str
    sha256: str
    coverage: str
    coverage_sha256: str

    @property
    def path(self) -> Path:
        """Where the file is."""
        return HERE / "files" / self.file

    @property
    def coverage_path(self) -> Path:
        """Where the table of its glyphs is."""
        return HERE / "coverage" / self.coverage


def read_locked(path: Path, sha256: str) -> bytes:
    """Read a file that the lock names; raise PrintingError if it is missing or not what was locked."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise PrintingError(f"{path}: cannot be read ({error.strerror}).", hint=REINSTALL) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise PrintingError(f"{path}: damaged, or not the file that belongs to this version.", hint=REINSTALL)
    return content


def program(font: FontFile) -> bytes:
    """The file of `font`, read and checked once in a process. Raises PrintingError as `read_locked` does."""
    return _program(font.path, font.sha256)


@cache  # one for Korean has megabytes: they are not read again to look at what was printed
def _program(path: Path, sha256: str) -> bytes:
    return read_locked(path, sha256)


@cache
def locked_families() -> dict[str, tuple[FontFile, ...]]:
    """Every family of the lock, with its files. Raises PrintingError if the lock cannot be read."""
    try:
        lock = json.loads(LOCK.read_bytes())
        return {
            family["family"]: tuple(FontFile(family=family["family"], **file) for file in family["files"])
            for family in lock["families"]
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PrintingError(f"{LOCK}: cannot be read ({error}).", hint=REINSTALL) from error
