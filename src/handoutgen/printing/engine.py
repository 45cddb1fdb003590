"""The engine, WeasyPrint, imported in less than half the time of a plain import.

A cold process spends most of its life importing. Four things of that are spared here, and each leaves
the printed bytes as they are:

- WeasyPrint asks cffi for its C libraries by several names, and for each wrong name `ctypes` runs
  ldconfig, gcc and ld, some 215 times. The loader finds the right name by itself.
- cffi parses the C declarations at each start, and all of them again for each new array type that is
  drawn with. They are kept compiled in `engine_types`, which also opens libraries without a search.
- fontTools and Pillow are imported when a page first needs them. Most never do.
- Python's cyclic garbage collector has nothing to find while modules load.

All of it holds for the WeasyPrint version named in `engine_types` on Linux. With another one, or when
anything goes wrong, the import is done again with less, at last plainly.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import io
import sys
import threading
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from handoutgen.errors import PrintingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    Shim = Callable[[], AbstractContextManager[None]]

_LIBRARIES = ("gobject", "pango", "harfbuzz", "fontconfig")
_LATE = {
    "fontTools": ("subset",),
    "fontTools.ttLib": ("TTFont", "TTLibError", "ttFont", "woff2"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "PIL": ("EpsImagePlugin", "Image", "ImageFile", "ImageOps"),
    "PIL.ImageCms": ("ImageCmsProfile",),
}
_HINT = (
    "On Debian or Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "On Fedora: dnf install pango. On macOS: brew install pango."
)
_import_lock = threading.Lock()


def weasyprint() -> ModuleType:
    """Import and return the `weasyprint` module. Safe to call from any thread, free after the first call.

    Raises PrintingError, with what to install, where one of the engine's C libraries cannot be loaded.
    Prints nothing in any case.
    """
    with _import_lock:
        loaded = sys.modules.get("weasyprint")
        if loaded is not None:
            return loaded
        attempts: list[Sequence[Shim]] = [(collector_off,)]
        if sys.platform == "linux":
            attempts[:0] = [
                (collector_off, compiled_types, late_modules),
                (collector_off, direct_lookups),
            ]
        try:
            for shims in attempts[:-1]:
                with contextlib.suppress(Exception):
                    return import_with(shims)
            return import_with(attempts[-1])
        except OSError as error:
            raise PrintingError(
                f"Pango, or a library that it needs, is not installed or cannot be loaded: {error}.",
                hint=_HINT,
            ) from error
        except ImportError as error:
            raise PrintingError(
                f"The printing engine (WeasyPrint) cannot be imported: {error}.",
                hint="Install handoutgen again, with all that it depends on.",
            ) from error


def import_with(shims: Sequence[Shim]) -> ModuleType:
    """Import `weasyprint` under `shims`; on failure leave no part of it behind and raise the error."""
    with contextlib.ExitStack() as stack:
        # WeasyPrint prints a banner when a library is missing.
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        for shim in shims:
            stack.enter_context(shim())
        try:
            engine = import_module("weasyprint")
            _keep_libraries()
        except BaseException:
            for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
                del sys.modules[name]
            raise
    return engine


def _keep_libraries() -> None:
    """Leave it to the system to unload the engine's C libraries.

    Pango reads the fonts in a thread of its own. A process that ends before that thread does crashes if
    Python has unloaded the library by then.
    """
    import ctypes

    ffi = import_module("weasyprint.text.ffi")
    for library in (ffi.pangoft2, ffi.pango, ffi.gobject, ffi.harfbuzz, ffi.fontconfig):
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(library))


def collect() -> None:
    """Free what a handout left behind, in a process that makes many with the collector off.

    The collector by itself looks at the growing tree of a page again and again, and finds nothing. What
    is there after the first handout stays for good, and need not be looked at again either.
    """
    if "weasyprint" in sys.modules:
        gc.collect()
        _settle()


@cache
def _settle() -> None:
    gc.freeze()


@contextlib.contextmanager
def collector_off() -> Iterator[None]:
    """Collect no cycles during the import, nor ever in what it left, which stays for good."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


@contextlib.contextmanager
def direct_lookups() -> Iterator[None]:
    """Answer "not found" to `ctypes.util.find_library` for the engine's own libraries.

    WeasyPrint then goes on to the sonames in its lists (`libpango-1.0.so.0`), which is also what the
    look-up would have found, and the loader opens those without any search.
    """
    import ctypes.util

    plain = ctypes.util.find_library

    def find_library(name: str) -> str | None:
        return None if name.removeprefix("lib").startswith(_LIBRARIES) else plain(name)

    ctypes.util.find_library = find_library
    try:
        yield
    finally:
        ctypes.util.find_library = plain


@contextlib.contextmanager
def compiled_types() -> Iterator[None]:
    """Stand in for cffi with the declarations of `engine_types`, if they are just those WeasyPrint gives."""
    from handoutgen.printing import engine_types

    compiled_ffi: Any = import_module("_cffi_backend").FFI

    class EngineFFI(compiled_ffi):  # type: ignore[misc]
        def cdef(self, declarations: str) -> None:
            version = sys.modules["weasyprint"].VERSION
            digest = hashlib.sha256(declarations.encode()).hexdigest()
            if (version, digest) != (engine_types.VERSION, engine_types.DIGEST):
                raise ImportError(f"engine_types was not made for WeasyPrint {version}")

    stand_in = ModuleType("cffi")
    vars(stand_in)["FFI"] = lambda: EngineFFI("weasyprint", **engine_types.TYPES)
    with _swapped({"cffi": stand_in}):
        yield


@contextlib.contextmanager
def late_modules() -> Iterator[None]:
    """Give WeasyPrint, for each name of fontTools and Pillow, a stand-in that imports it on first use."""
    stand_ins = {}
    for module, names in _LATE.items():
        stand_ins[module] = ModuleType(module)
        vars(stand_ins[module]).update({name: _Late(module, name) for name in names})
    with _swapped(stand_ins):
        yield


@contextlib.contextmanager
def _swapped(modules: Mapping[str, ModuleType]) -> Iterator[None]:
    """Put other modules in the place of the given ones, and everything back."""
    before = {name: sys.modules[name] for name in modules if name in sys.modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name in modules:
            del sys.modules[name]
        sys.modules.update(before)


class _Late:
    """Stands for `from module import name` until called or read, and keeps what is set on it meanwhile."""

    def __init__(self, module: str, name: str) -> None:
        vars(self).update(module=module, name=name, package=module.partition(".")[0], settings={})

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        return _load(self)(*arguments, **options)

    def __getattribute__(self, name: str) -> Any:
        return object.__getattribute__(self, name) if name.startswith("__") else getattr(_load(self), name)

    def __setattr__(self, name: str, value: Any) -> None:
        vars(self)["settings"][name] = value


def _load(late: _Late) -> Any:
    """Return what `late` stands for, and let WeasyPrint have its whole package in earnest from now on."""
    for holder in [module for name, module in list(sys.modules.items()) if name.startswith("weasyprint.")]:
        for key, value in list(vars(holder).items()):
            if type(value) is _Late and vars(value)["package"] == vars(late)["package"]:
                vars(holder)[key] = _real(value)
    return _real(late)


def _real(late: _Late) -> Any:
    """Import what `late` stands for, and set on it what was set on `late`."""
    module, name = vars(late)["module"], vars(late)["name"]
    real = getattr(__import__(module, fromlist=[name]), name)
    for setting, value in vars(late)["settings"].items():
        setattr(real, setting, value)
    return real
