"""A private fontconfig: the layout sees the fonts of one stack, and not one of the system's.

A configuration is read once, when WeasyPrint's FontConfiguration is made, and not looked at again. So the
file and fontconfig's own cache live in a temporary folder only for that moment: nothing is shared between
processes, nothing stale or damaged can be picked up, and nothing is left to clean. A kept cache would spare
one or two milliseconds.
"""

from __future__ import annotations

import ctypes
import os
import signal
import tempfile
import threading
from collections import Counter
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from handoutgen.errors import PrintingError
from handoutgen.printing.engine import weasyprint
from handoutgen.printing.fonts.lock import program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint.text.fonts import FontConfiguration

    from handoutgen.printing.fonts.lock import FontFile
    from handoutgen.printing.fonts.stacks import FontStack

# The others change what the file means: a prefix to every path, a second place to look.
VARIABLES = ("FONTCONFIG_FILE", "FONTCONFIG_PATH", "FONTCONFIG_SYSROOT")
LIBRARIES = ("libfontconfig.so.1", "libfontconfig.1.dylib")
SYSTEM_AND_APPLICATION = (0, 1)
NORMAL_WIDTH = 100

_environment = threading.RLock()


class Listed(NamedTuple):
    """A font as fontconfig sees it: `weight` as in CSS, `style` "normal" or "italic", `width` in per cent."""

    file: str
    family: str
    weight: int
    style: str
    width: int


class _FontSet(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p)))


def font_configuration(stack: FontStack) -> FontConfiguration:
    """The one FontConfiguration of this process for these fonts, checked.

    Call it before anything else imports WeasyPrint, which looks for fonts while it is imported. Raises
    PrintingError if a font file is damaged or fontconfig lists anything but the stack's fonts.
    """
    with _environment:
        return _font_configuration(stack.fonts)


@cache
def _font_configuration(fonts: tuple[FontFile, ...]) -> FontConfiguration:
    for font in fonts:
        program(font)
    with _undisturbed(), private_fontconfig(fonts):
        weasyprint()
        from weasyprint.text.fonts import FontConfiguration

        configuration = FontConfiguration()
    if difference := listing_problem(configuration, fonts):
        raise PrintingError(
            f"The fonts for printing could not be set up: {difference}.",
            hint="Run `handoutgen doctor`; nothing is printed with other fonts.",
        )
    return configuration


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C and a time limit wait a moment, lest they leave a temporary folder behind."""
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGALRM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


@contextmanager
def private_fontconfig(fonts: tuple[FontFile, ...]) -> Iterator[Path]:
    """Within it, whoever initializes fontconfig gets these fonts' folders; yields the file that says so."""
    try:
        temporary = tempfile.TemporaryDirectory(prefix="handoutgen-fonts-")
    except OSError as error:
        raise PrintingError(
            f"No temporary folder can be made for setting up the fonts ({error.strerror}).",
            hint="Free some space, or set TMPDIR to a folder that can be written.",
        ) from error
    with temporary as folder:
        path = Path(folder) / "fonts.conf"
        folders = dict.fromkeys(str(font.path.parent) for font in fonts)
        path.write_text(
            '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
            "<fontconfig>\n<reset-dirs/>\n"
            + "".join(f"<dir>{escape(each)}</dir>\n" for each in folders)
            + f"<cachedir>{escape(folder)}/cache</cachedir>\n</fontconfig>\n",
            encoding="utf-8",
        )
        before = {name: os.environ.pop(name, None) for name in VARIABLES}
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            yield path
        finally:
            del os.environ["FONTCONFIG_FILE"]
            os.environ.update({name: value for name, value in before.items() if value is not None})


def listing_problem(configuration: FontConfiguration, fonts: tuple[FontFile, ...]) -> str:
    """How fontconfig's own list differs from `fonts`, in words; an empty string if it does not."""
    found = Counter(listed_fonts(configuration))
    meant = Counter(
        Listed(str(font.path), font.family, font.weight, font.style, NORMAL_WIDTH) for font in fonts
    )
    faces = Counter(each[1:] for each in found.elements())
    for family, weight, style, _ in (face for face, count in faces.items() if count > 1):
        return f"two fonts are called {family} {weight} {style}"
    for foreign in found - meant:
        return f"{foreign.family} ({foreign.file}) is not one of them"
    for missing in meant - found:
        return f"{missing.family} {missing.weight} ({missing.file}) is missing"
    return ""


def listed_fonts(configuration: FontConfiguration) -> list[Listed]:
    """Every font that a layout under `configuration` could use, `@font-face` included, as fontconfig says."""
    from weasyprint.text.ffi import ffi

    library = _library()
    config = ctypes.c_void_p(int(ffi.cast("uintptr_t", configuration._config)))  # noqa: SLF001
    listed = []
    for which in SYSTEM_AND_APPLICATION:
        fonts = library.FcConfigGetFonts(config, which)
        if fonts:
            patterns = (ctypes.c_void_p(fonts.contents.fonts[i]) for i in range(fonts.contents.count))
            listed += [_listed(library, pattern) for pattern in patterns]
    return listed


def _listed(library: ctypes.CDLL, pattern: ctypes.c_void_p) -> Listed:
    def text(name: bytes) -> str:
        value = ctypes.c_char_p()
        library.FcPatternGetString(pattern, name, 0, ctypes.byref(value))
        return os.fsdecode(value.value or b"")

    def number(name: bytes) -> float:
        value = ctypes.c_double(-1)
        library.FcPatternGetDouble(pattern, name, 0, ctypes.byref(value))
        return value.value

    weight = round(library.FcWeightToOpenTypeDouble(ctypes.c_double(number(b"weight"))))
    style = "normal" if number(b"slant") == 0 else "italic"
    return Listed(text(b"file"), text(b"family"), weight, style, round(number(b"width")))


@cache
def _library() -> ctypes.CDLL:
    for name in LIBRARIES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
        library.FcWeightToOpenTypeDouble.restype = ctypes.c_double
        return library
    raise PrintingError(
        "The library fontconfig, which finds fonts, is not installed.",
        hint="On Debian and Ubuntu: apt install libfontconfig1. On macOS: brew install fontconfig.",
    )
