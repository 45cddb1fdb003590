"""Write printing/engine_types.py: the C declarations of the installed WeasyPrint, compiled by cffi.

Run it after each upgrade of WeasyPrint: `python scripts/engine_types.py`. Until then the program works as
before, only slower. Needs no compiler: cffi writes its types as plain data.
"""

from __future__ import annotations

import ast
import hashlib
import re
import tempfile
from pathlib import Path

import cffi
import weasyprint
from weasyprint.text import ffi as declaring_module

TARGET = Path(__file__).parents[1] / "src" / "handoutgen" / "printing" / "engine_types.py"
HEADER = '''"""The C declarations of WeasyPrint {version}, compiled by cffi.

Made by scripts/engine_types.py.
"""

# ruff: noqa: C408, E501, Q000
# fmt: off
from __future__ import annotations

from typing import Any

VERSION = "{version}"
DIGEST = "{digest}"
TYPES: dict[str, Any] = dict(
{types}
'''


def declarations() -> str:
    """Return the text that WeasyPrint passes to `ffi.cdef`, its only one."""
    calls = [
        node
        for node in ast.walk(ast.parse(Path(declaring_module.__file__).read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ffi.cdef"
    ]
    [call] = calls
    return str(ast.literal_eval(call.args[0]))


def compiled(text: str) -> str:
    """Return cffi's compiled form of `text`: the keyword arguments of `_cffi_backend.FFI`, as source."""
    ffi = cffi.FFI()
    ffi.cdef(text)
    ffi.set_source("weasyprint", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weasyprint.py"
        ffi.emit_python_code(str(path))
        source = path.read_text("utf-8")
    _, types = re.split(r"^ffi = _cffi_backend\.FFI\('weasyprint',\n", source, flags=re.MULTILINE)
    return types.rstrip("\n")


def main() -> None:
    """Write the module."""
    text = declarations()
    digest = hashlib.sha256(text.encode()).hexdigest()
    TARGET.write_text(
        HEADER.format(version=weasyprint.VERSION, digest=digest, types=compiled(text)), encoding="utf-8"
    )
    print(f"{TARGET}: WeasyPrint {weasyprint.VERSION}")


if __name__ == "__main__":
    main()
