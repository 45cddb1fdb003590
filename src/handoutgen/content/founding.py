"""Makes a hospital's own library: the program's records and translations, to be changed and kept.

The page's templates and their words in each language are not copied, unless that is asked for: they go
with the program, and a new version brings its own.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.content import library
from handoutgen.content.settings import FILE_NAME
from handoutgen.errors import LibraryError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXTS = {
    FILE_NAME: FILE_NAME,
    "README.md": "README.md",
    "gitignore": ".gitignore",
}
"""The files of a new library's own, and what they are called there."""

_MAY_BE_THERE = {".git"}
SHOWN = 4


def found_library(root: Path, *, templates: bool = False) -> library.Library:
    """Make a library in a folder that is not there, or has nothing in it but a repository's `.git`.

    With `templates`, the page's templates are copied too. Raises UsageError for a folder in which there
    is something, LibraryError where it cannot be written; then, nothing new is left in it.
    """
    with _cleared(root) as folder:
        stage = Path(tempfile.mkdtemp(prefix=".handoutgen-", dir=folder))
        try:
            _fill(stage, templates=templates)
            _move_in(stage, folder)
        finally:
            shutil.rmtree(stage, ignore_errors=True)
    return library.Library(root.resolve())


@contextlib.contextmanager
def _cleared(root: Path) -> Iterator[Path]:
    """The folder, made where it is not there; what was made for it goes again if anything fails."""
    made: list[Path] = []
    try:
        _check_empty(root)
        made = [folder for folder in (root, *root.absolute().parents) if not folder.exists()]
        root.mkdir(parents=True, exist_ok=True)
        yield root
    except BaseException as error:
        for folder in made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise LibraryError(
                f"no library could be made in {root}: {error.strerror or error}",
                hint="Nothing of it was left. Choose another folder, or ask who looks after this one.",
            ) from error
        raise


def _check_empty(root: Path) -> None:
    if root.exists() and not root.is_dir():
        raise UsageError(f"{root} is a file", hint="Name a folder that is not there yet, or is empty.")
    in_the_way = sorted({path.name for path in root.iterdir()} - _MAY_BE_THERE) if root.exists() else []
    if in_the_way:
        raise UsageError(
            f"there is something in {root} already: {_listed(in_the_way)}",
            hint="Name a folder that is not there yet, or is empty. Nothing was changed.",
        )


def _fill(stage: Path, *, templates: bool) -> None:
    """Write all files of a new library into an empty folder."""
    starter = library.starter()
    texts = Path(__file__).with_name("newlibrary")
    for name, called in _TEXTS.items():
        _copy(texts / name, stage / called)
    for path in sorted((starter / "handouts").glob("[!.]*")):
        if path.suffix in {".yaml", ".json"}:
            _copy(path, stage / "handouts" / path.name)
    locales = starter / "locales"
    for path in sorted([*locales.glob("*/LC_MESSAGES/[!.]*.po"), *locales.glob("*/glossary.yaml")]):
        if path.stem != library.SHARED_DOMAIN or templates:
            _copy(path, stage / path.relative_to(starter))
    for path in sorted((starter / "templates").rglob("[!.]*")) if templates else ():
        if path.is_file() and "__pycache__" not in path.parts:
            _copy(path, stage / path.relative_to(starter))


def _copy(path: Path, target: Path) -> None:
    """Copy a file's content: the program's own may be read-only, the copy is there to be changed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def _move_in(stage: Path, folder: Path) -> None:
    """Move all from one folder into another; the settings last, with which it becomes a library."""
    moved: list[Path] = []
    try:
        for path in sorted(stage.iterdir(), key=lambda path: (path.name == FILE_NAME, path.name)):
            target = folder / path.name
            if not target.exists():  # else somebody put it there meanwhile, and the last step says so
                moved.append(target)
                path.rename(target)
        stage.rmdir()
    except BaseException:
        for target in moved:
            shutil.rmtree(target, ignore_errors=True) if target.is_dir() else target.unlink(missing_ok=True)
        raise


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown
