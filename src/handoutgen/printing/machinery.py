"""What a document is made with, told alike on every machine: the program's files and the engine's versions.

`inputs.machinery` asks the file system, which is quicker, and tells the same only on one machine.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import platform
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGE = Path(__file__).resolve().parents[1]
_TEXT_TO_PAGE = ("errors.py", "problem.py", "content", "printing")
_PAGE_TO_PDF = ("printing",)
_CODE = {".py", ".json"}  # the fonts are known by their lock, and checked against it before they are used
_PACKAGES = {
    "weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "fonttools", "pillow", "cffi",
    "brotli", "zopfli", "webencodings", "jinja2", "markupsafe", "babel",
}  # fmt: skip
_VERSIONED = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.(?:dist-info|egg-info)")
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.dylib")
_SUBSET = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib")


@dataclass(frozen=True, slots=True)
class Machinery:
    """What makes documents: equal machineries make equal bytes of equal texts and templates.

    `program` and `printing` are digests (hexadecimal) of the program's files from text to page, and from
    page to PDF; `engine` names all that these stand on, with versions.
    """

    program: str
    printing: str
    engine: str

    def difference(self, other: Machinery) -> str:
        """How another machinery differs from this one, in words; an empty string where it does not."""
        ours, theirs = self.engine.split(", "), other.engine.split(", ")
        if ours != theirs:
            has = ", ".join(part for part in theirs if part not in ours) or "less"
            wanted = ", ".join(part for part in ours if part not in theirs) or "nothing of the kind"
            return f"it has {has}, and this build has {wanted}"
        if (self.program, self.printing) != (other.program, other.printing):
            return "its handoutgen is another one"
        return ""


@cache
def machinery() -> Machinery:
    """The machinery of this process."""
    return Machinery(_digest(_TEXT_TO_PAGE), _digest(_PAGE_TO_PDF), ", ".join(_engine()))


def _digest(parts: Iterable[str]) -> str:
    """The program's own files, by name and content."""
    digest = hashlib.sha256()
    for part in parts:
        top = _PACKAGE / part
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.suffix in _CODE and path.is_file():
                content = path.read_bytes()
                digest.update(f"{path.relative_to(_PACKAGE).as_posix()} {len(content)} ".encode() + content)
    return digest.hexdigest()


def _engine() -> list[str]:
    """The Python packages, the C libraries and the Python that printing stands on, with their versions."""
    found = []
    engine = find_spec("weasyprint")
    if engine and engine.origin:
        for name in sorted(os.listdir(Path(engine.origin).parents[1])):  # noqa: PTH208 - names are enough
            match = _VERSIONED.fullmatch(name)
            if match and match["name"].lower() in _PACKAGES:
                found.append(f"{match['name'].lower()} {match['version']}")
    for name, libraries, function in (
        ("pango", _PANGO, "pango_version_string"),
        ("harfbuzz", _HARFBUZZ, "hb_version_string"),
    ):
        found.append(f"{name} {_version(libraries, function)}")
    if _library(_SUBSET) is None:
        found.append("no harfbuzz-subset")
    python = ".".join(platform.python_version_tuple()[:2])
    return [*found, f"python {python}", f"zlib {zlib.ZLIB_RUNTIME_VERSION}"]


def _version(libraries: Iterable[str], function: str) -> str:
    library = _library(libraries)
    if library is None:
        return "missing"
    ask = getattr(library, function)
    ask.restype = ctypes.c_char_p
    return str(ask().decode())


def _library(names: Iterable[str]) -> ctypes.CDLL | None:
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return None
