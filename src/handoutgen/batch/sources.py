"""What handouts are made from, as bytes and as digests of these.

What is sent to be printed is what was digested here: whoever prints reads no file of the library, so a
file that is written to meanwhile, or that a network folder still shows as it was, changes nothing.
"""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, NamedTuple

from handoutgen.batch import stamps
from handoutgen.batch.target import Target, job
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import PrintingError
from handoutgen.printing.inputs import below
from handoutgen.printing.machinery import machinery
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition
    from handoutgen.printing.job import Job

DIGEST_BYTES = 16
LONGEST = 2**24
"""Bytes that are read of a file: a record or catalog has a few ten thousand."""


class Frame(NamedTuple):
    """What a handout is made from beside its record and catalog: digests, and the engine's versions."""

    settings: str
    templates: str
    words: str
    program: str
    engine: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """A handout's job, and every file that it is made from, as it was when it was digested.

    `files` are by their path in a library, `templates` by their path in the templates' folder. The digests
    are of the record, and of the catalog ("" for a handout in the records' own language); they and the
    frame are the handout's input key. `seen` holds the stamps of both, as far as they can be relied on.
    """

    target: Target
    job: Job
    own_language: str
    files: dict[str, bytes]
    templates: dict[str, bytes]
    record: bytes
    catalog: bytes
    frame: Frame
    seen: bytes


def digest(content: bytes) -> bytes:
    """The digest of a file's content."""
    return hashlib.sha256(content).digest()[:DIGEST_BYTES]


def opened(path: str) -> BufferedReader:
    """A file, to be read; raises OSError, also for what is no file: a pipe might have no end."""
    if not S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a path that was put together
        raise OSError(errno.EINVAL, "it is not a file", path)
    return open(path, "rb")  # noqa: PTH123 - whoever asked closes it


def read(path: str) -> bytes:
    """A file's content; raises OSError as `opened` does."""
    with opened(path) as file:
        return file.read(LONGEST)


class Sources:
    """A library's files, each shared one of them read once."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.own_language = library.settings.language
        self._handouts = str(library.root / "handouts")
        self._locales = str(library.root / "locales")
        self.frame = cache(self._frame)
        self._words = cache(self._read_words)
        self._logo = cache(self._read_logo)

    def record_path(self, code: str) -> str:
        """The file of a record."""
        return f"{self._handouts}/{code}.yaml"

    def catalog_path(self, code: str, language: str) -> str:
        """The file of a record's catalog, which must not be in the records' own language."""
        return f"{self._locales}/{language}/LC_MESSAGES/{code}.po"

    def bundle(self, target: Target) -> Bundle:
        """All of a handout; raises OSError where one of its files cannot be read."""
        code, language = target.code, target.language
        record, seen = _content(self.record_path(code))
        files = {f"handouts/{code}.yaml": record}
        catalog, seen_catalog = None, stamps.NONE
        if language != self.own_language:
            catalog, seen_catalog = _content(self.catalog_path(code, language))
            files[f"locales/{language}/LC_MESSAGES/{code}.po"] = catalog
            words = self._words(language)
            if words is not None:
                files[f"locales/{language}/LC_MESSAGES/{SHARED_DOMAIN}.po"] = words
        asked = job(self.library, target)
        if asked.facility.logo:
            name = f"logo{asked.facility.logo.suffix.lower()}"
            files[name] = self._logo(asked.facility.logo)
            asked = replace(asked, facility=replace(asked.facility, logo=Path(name)))
        return Bundle(
            target,
            asked,
            self.own_language,
            files,
            self._templates,
            digest(record),
            digest(catalog) if catalog is not None else b"",
            self.frame(language, target.edition, target.facility),
            seen + seen_catalog,
        )

    def shown(self, path: str) -> str:
        """A path in a library as the user would type it, wherever that file really is."""
        parts = Path(path).parts
        if parts[:1] == ("templates",):
            return shown(self.library.templates.joinpath(*parts[1:]))
        if parts[:1] == ("locales",) and parts[-1] == f"{SHARED_DOMAIN}.po":
            return shown(self.library.catalog_file(SHARED_DOMAIN, parts[1]))
        return shown(self.library.root / path)

    def _frame(self, language: str, edition: Edition, facility: str) -> Frame:
        """The frame of all handouts of a language, edition and facility; raises PrintingError."""
        made_with = machinery()
        asked = job(self.library, Target("", language, edition, facility))
        given = [self.own_language, asked.paper]
        given += [
            f"{field.name}={getattr(asked.facility, field.name)}"
            for field in fields(asked.facility)
            if field.name != "logo"
        ]
        with _telling():
            logo = self._logo(asked.facility.logo) if asked.facility.logo else b""
            words = self._words(language) if language != self.own_language else None
            settings = digest("\n".join(given).encode() + logo)
            templates = _digest_of_all(self._templates)
        return Frame(
            settings.hex(),
            templates.hex(),
            "" if words is None else digest(words).hex(),
            f"{made_with.program[:16]}{made_with.printing[:16]}",
            made_with.engine,
        )

    @cached_property
    def _templates(self) -> dict[str, bytes]:
        return {name: _content(str(path))[0] for name, path in below(self.library.templates)}

    def _read_words(self, language: str) -> bytes | None:
        path = self.library.catalog_file(SHARED_DOMAIN, language)
        return path.read_bytes() if path.is_file() else None

    def _read_logo(self, path: Path) -> bytes:
        return path.read_bytes()


def _content(path: str) -> tuple[bytes, bytes]:
    """A regular file's content, and its stamp from before it was read; raises OSError."""
    stamp = stamps.stamp(path)
    if stamp == stamps.NONE:
        raise FileNotFoundError(errno.ENOENT, "it is no longer there", path)
    stamp = stamps.reliable(stamp)
    return read(path), stamp


def _digest_of_all(files: dict[str, bytes]) -> bytes:
    return digest(b"".join(f"{name} {len(content)} ".encode() + content for name, content in files.items()))


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PrintingError(
            f"{shown(Path(str(error.filename)))} cannot be read: {error.strerror}",
            hint="Every handout is made with it: nothing was printed, and nothing taken away.",
        ) from error
