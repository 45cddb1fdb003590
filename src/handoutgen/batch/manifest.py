"""The account of a build's folder: what lies there, what it was made from, and what could not be made.

SQLite, written by one process at a time; `lock` sees to that. SQLite's own locks are left out, since the
folder may be one of a network's, where they fail.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from handoutgen.batch.sources import Frame
from handoutgen.batch.target import Target, checked
from handoutgen.errors import LibraryError, PrintingError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

FILE_NAME = "manifest.sqlite"
VERSION = 1
_OURS = 0x68646F67  # application_id: "hdog"
_CORRUPT = {
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_CONSTRAINT,
}  # fmt: skip

_TABLES = """
CREATE TABLE notes (name TEXT PRIMARY KEY);
CREATE TABLE frames (id INTEGER PRIMARY KEY, parts TEXT NOT NULL UNIQUE);
CREATE TABLE handouts (
    code TEXT NOT NULL, language TEXT NOT NULL, edition TEXT NOT NULL, facility TEXT NOT NULL,
    place TEXT NOT NULL, frame INTEGER NOT NULL, record BLOB NOT NULL, catalog BLOB NOT NULL,
    seen BLOB NOT NULL, document TEXT, failure TEXT,
    PRIMARY KEY (code, language, edition, facility)
) WITHOUT ROWID;
"""
_COLUMNS = "code, language, edition, facility, place, frame, record, catalog, seen, document, failure"

_BRIEF = "code, language, edition, facility, place, frame, seen, document IS NOT NULL AND failure IS NULL"
_IN_ORDER = "ORDER BY code, language, edition, facility"
_OF_TARGET = "code = ? AND language = ? AND edition = ? AND facility = ?"


class DamagedError(Exception):
    """A manifest that is none, or no longer one."""


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF in the build's folder. `fingerprint` is of the page that it was printed from.

    `sha256` and `fingerprint` are hexadecimal; `tried` is how many arrangements the fingerprint covers.
    """

    sha256: str
    size: int
    fingerprint: str
    tried: int
    title: str
    pages: int
    text_id: str
    draft: bool
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a handout could not be made. `of_text`: as long as its text is the same, it never will be."""

    of_text: bool
    message: str
    hint: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one handout: the inputs of the last try, the PDF there is, and what failed.

    `seen` holds the stamps of record, catalog and PDF, one after the other.
    """

    target: Target
    place: str
    frame: Frame
    record: bytes
    catalog: bytes
    seen: bytes
    document: Document | None
    failure: Failure | None = None


class Brief(NamedTuple):
    """As much of a row as it takes to see that nothing has changed; `frame` is its number.

    `whole`: there is a document, and no failure. The first four are the target.
    """

    code: str
    language: str
    edition: str
    facility: str
    place: str
    frame: int
    seen: bytes
    whole: int


class Manifest:
    """The open account. What is put into it lasts from the next `commit` on."""

    def __init__(self, path: Path | None) -> None:
        """Open or begin it; raises DamagedError, LibraryError for a newer version's, PrintingError.

        Without a path it is empty, and lasts as long as the process. `new`: nothing was ever in it. So it
        is also where a build was cut off, or the disk was full, before it had begun.
        """
        self.path = path or Path()
        self._numbers: dict[Frame, int] = {}
        self._frames: dict[int, Frame] = {}
        with self._telling():
            address = f"{path.absolute().as_uri()}?nolock=1" if path else ":memory:"
            if path and path.exists() and not path.is_file():
                raise DamagedError("it is not a file")
            self._connection = sqlite3.connect(address, uri=True)
            try:
                self.new = self._begin()
            except BaseException:
                self._connection.close()
                raise

    def _begin(self) -> bool:
        ours, version = self._number("application_id"), self._number("user_version")
        empty = not self._connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        new = empty and not ours
        if new:
            # Made lasting with what is put into it first: cut off before that, it is new again.
            self._connection.executescript(
                f"BEGIN; {_TABLES} PRAGMA application_id = {_OURS}; PRAGMA user_version = {VERSION};"
            )
        elif ours != _OURS:
            raise DamagedError("it is not a manifest")
        elif version > VERSION:
            raise LibraryError(
                f"{shown(self.path)} was written by a newer handoutgen",
                hint="Use that one here, or choose another folder with -o.",
            )
        for number, parts in self._connection.execute("SELECT id, parts FROM frames"):
            self._numbers[Frame(*json.loads(parts))] = number
        self._frames = {number: frame for frame, number in self._numbers.items()}
        return new

    def _number(self, pragma: str) -> int:
        return int(self._connection.execute(f"PRAGMA {pragma}").fetchone()[0])

    def close(self) -> None:
        """Let go of it; what was not committed is as if it had not been put."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def commit(self) -> None:
        """Make lasting what was put; raises PrintingError where the disk does not take it."""
        with self._telling():
            self._connection.commit()

    @property
    def index_is_due(self) -> bool:
        """Whether anything was put or removed since `index_was_written`."""
        with self._telling():
            return self._connection.execute("SELECT 1 FROM notes WHERE name = 'index'").fetchone() is not None

    def index_was_written(self) -> None:
        """Note that the index says what the manifest says."""
        with self._telling():
            self._connection.execute("DELETE FROM notes WHERE name = 'index'")

    def _index_is_due(self) -> None:
        self._connection.execute("INSERT OR IGNORE INTO notes VALUES ('index')")

    def frame_number(self, frame: Frame) -> int:
        """The number of a frame, by which briefs know it; -1 for one that no handout was made with."""
        return self._numbers.get(frame, -1)

    def briefs(self) -> Generator[Brief]:
        """All handouts, in the order of their targets. Nothing may be put meanwhile."""
        with self._telling(), closing(self._connection.cursor()) as cursor:
            cursor.execute(
                f"SELECT {_BRIEF} FROM handouts {_IN_ORDER}"  # noqa: S608 - our own words
            )
            yield from map(Brief._make, cursor)

    def rows(self, language: str | None = None) -> Iterator[Row]:
        """All that is known of all handouts, or of those in a language, in the order of their targets."""
        where, values = ("WHERE language = ?", (language,)) if language is not None else ("", ())
        with self._telling(), closing(self._connection.cursor()) as cursor:
            cursor.execute(
                f"SELECT {_COLUMNS} FROM handouts {where} {_IN_ORDER}",  # noqa: S608 - our own words
                values,
            )
            for row in cursor:
                yield self._row(row)

    def get(self, target: Target) -> Row | None:
        """All that is known of a handout."""
        with self._telling():
            row = self._connection.execute(
                f"SELECT {_COLUMNS} FROM handouts WHERE {_OF_TARGET}",  # noqa: S608 - our own words
                target,
            ).fetchone()
            return self._row(row) if row else None

    def put(self, row: Row) -> None:
        """Write down what is known of a handout now."""
        with self._telling():
            self._index_is_due()
            number = self._numbers.get(row.frame)
            if number is None:
                cursor = self._connection.execute(
                    "INSERT INTO frames (parts) VALUES (?)", (json.dumps(row.frame),)
                )
                number = cursor.lastrowid or 0
                self._numbers[row.frame], self._frames[number] = number, row.frame
            self._connection.execute(
                f"INSERT OR REPLACE INTO handouts ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our own words
                (
                    *row.target, row.place, number, row.record, row.catalog, row.seen,
                    _as_json(row.document), _as_json(row.failure),
                ),
            )  # fmt: skip

    def touch(self, target: Target, seen: bytes) -> None:
        """Write down new stamps of a handout whose files hold what they held."""
        with self._telling():
            self._connection.execute(
                f"UPDATE handouts SET seen = ? WHERE {_OF_TARGET}",  # noqa: S608 - our own words
                (seen, *target),
            )

    def remove(self, target: Target) -> None:
        """Forget a handout."""
        with self._telling():
            self._index_is_due()
            self._connection.execute(
                "DELETE FROM handouts WHERE code = ? AND language = ? AND edition = ? AND facility = ?",
                target,
            )

    def drop_unused_frames(self) -> None:
        """Forget the frames that no handout has any more."""
        with self._telling():
            self._connection.execute(
                "DELETE FROM frames WHERE id NOT IN (SELECT DISTINCT frame FROM handouts)"
            )

    def _row(self, row: tuple[Any, ...]) -> Row:
        code, language, edition, facility, place, frame, record, catalog, seen, document, failure = row
        return Row(
            Target(code, language, edition, facility), checked(place), self._frames[frame],
            record, catalog, seen,
            document_from(_from_json(document)), failure_from(_from_json(failure)),
        )  # fmt: skip

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
            if code in _CORRUPT:
                raise DamagedError(str(error)) from error
            raise PrintingError(
                f"{shown(self.path)} could not be read or written: {error}",
                hint="Make room on the disk and see that the folder can be written to, then build again. "
                "What was printed so far is whole.",
            ) from error
        except (ValueError, TypeError, KeyError) as error:
            raise DamagedError(f"{type(error).__name__}: {error}") from error


def as_values(given: Document | Failure | None) -> dict[str, Any] | None:
    """A document or failure as plain values, for JSON."""
    return None if given is None else asdict(given)


def document_from(values: dict[str, Any] | None) -> Document | None:
    """A document from plain values; raises TypeError, ValueError or KeyError for others."""
    if values is None:
        return None
    return Document(**{**values, "warnings": tuple(map(problem, values["warnings"]))})


def failure_from(values: dict[str, Any] | None) -> Failure | None:
    """A failure from plain values; raises as `document_from` does."""
    if values is None:
        return None
    return Failure(**{**values, "problems": tuple(map(problem, values["problems"]))})


def problem(values: dict[str, Any]) -> Problem:
    """A problem from plain values; raises as `document_from` does."""
    return Problem(**{**values, "level": Level(values["level"])})


def _as_json(given: Document | Failure | None) -> str | None:
    return None if given is None else json.dumps(asdict(given), ensure_ascii=False)


def _from_json(text: str | None) -> Any:
    return None if text is None else json.loads(text)
