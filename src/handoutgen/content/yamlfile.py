"""YAML to plain strings that know their place in the file.

Every scalar stays the string that was typed: `00100` is a code, `no` is a word, `12:30` is a time.
The tree is built straight from the parser's events, so that depth, size, anchors and repeated
fields are judged before anything is composed: libyaml's own composer takes a hundred thousand
opening brackets as an invitation to overflow the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from handoutgen.errors import RecordError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_NODES = 20_000

Place: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the tree: field names and list positions from the top."""

# What libyaml says, and what it means to somebody who writes records.
_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "there is a colon here that starts a new field in the middle of a text",
        'Put the whole text between double quotes: "Note: like this".',
    ),
    (
        "cannot start any token",
        "a value cannot begin with this character",
        "Indent with spaces, never with tabs; put a text that begins with @, ` or % between double quotes.",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark or bracket is opened and never closed",
        "Look for the opening mark in the lines above.",
    ),
    (
        "did not find expected",
        "the indentation or a quotation mark is off here, or just above",
        "Items of one list, and fields of one part, start in the same column.",
    ),
    (
        "could not find expected ':'",
        "a field needs a colon and a space after its name",
        "Write `title: Donor lymphocyte infusion`.",
    ),
    (
        "control characters are not allowed",
        "there is an invisible control character here",
        "Delete the line and type it again.",
    ),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the file, counted from 1; `exact` where every column of the text can be told."""

    line: int
    column: int
    exact: bool = False


@dataclass(slots=True)
class Document:
    """A file's values, and where each stands.

    `data` is made of dict, list and str only. `values` and `keys` map a `Place` to its `Mark`.
    `problems` are those after which the rest can still be judged (repeated fields, anchors, tags).
    """

    path: Path
    data: Any = None
    values: dict[Place, Mark] = field(default_factory=dict)
    keys: dict[Place, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, mark: Mark | None, rule: str, message: str, hint: str = "") -> Problem:
        """An error at a mark of this file."""
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return Problem(shown(self.path), line, column, Level.ERROR, rule, message, hint)

    def mark(self, place: Place) -> Mark:
        """The mark of a value, or of the nearest thing around it that stands in the file."""
        while place and place not in self.values:
            place = place[:-1]
        return self.values.get(place, Mark(1, 1))


def read(path: Path) -> Document:
    """Read a YAML file; raises RecordError where no tree can be had from it."""
    document = Document(path)
    text = _text(document)
    import yaml

    try:
        events = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        _Builder(document).build(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Mark(mark.line + 1, mark.column + 1) if mark else None
        _refuse(document, where, "yaml-syntax", *_in_plain_words(str(error.problem or error)))
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        where = Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))
        _refuse(document, where, "yaml-syntax", *_in_plain_words("control characters are not allowed"))
    return document


def _text(document: Document) -> str:
    try:
        size = document.path.stat().st_size
        raw = document.path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        _refuse(document, None, "file", f"cannot be read: {error.strerror}", "Check the file and its permissions.")
    if size > MAX_BYTES:
        _refuse(
            document,
            None,
            "file-size",
            f"is {size / 1e6:.1f} MB; a record may have {MAX_BYTES / 1e6:.0f} MB at most",
            "A record is a page or two of text. Is this the right file?",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        where = Mark(before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1)
        _refuse(
            document,
            where,
            "file-encoding",
            f"byte {raw[error.start]:#04x} here is not UTF-8",
            "Save the file as UTF-8 (in the editor's 'Save as' or 'Save with encoding').",
        )


def _refuse(document: Document, mark: Mark | None, rule: str, message: str, hint: str = "") -> NoReturn:
    """Stop at a problem after which nothing else in the file can be judged."""
    problem = document.problem(mark, rule, message, hint)
    raise RecordError(f"{shown(document.path)} cannot be read", problems=[*document.problems, problem])


def _in_plain_words(said: str) -> tuple[str, str]:
    for part, message, hint in _PLAIN_WORDS:
        if part in said:
            return message, hint
    return f"this is not YAML: {said}", "Compare with a record that works."


class _Builder:
    """Builds the tree from parser events, by a stack of its own instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        # Open collections: (container, place, key waiting for its value).
        self.stack: list[tuple[dict[str, Any] | list[Any], Place, str | None]] = []
        self.nodes = 0
        self.documents = 0

    def build(self, events: Iterator[Any]) -> None:
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    where = Mark(event.start_mark.line + 1, 1)
                    _refuse(
                        self.document, where, "yaml-documents",
                        "a second document begins here (`---`)", "One file holds one record.",
                    )  # fmt: skip
            elif kind in {"ScalarEvent", "MappingStartEvent", "SequenceStartEvent", "AliasEvent"}:
                self._node(event, kind)
            elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
                self.stack.pop()

    def _node(self, event: Any, kind: str) -> None:
        start, end = event.start_mark, event.end_mark
        mark = Mark(start.line + 1, start.column + 1)
        self.nodes += 1
        if self.nodes > MAX_NODES:
            _refuse(self.document, mark, "yaml-size", f"more than {MAX_NODES} values", "Is this a record?")
        if len(self.stack) >= MAX_DEPTH and kind != "ScalarEvent":
            _refuse(
                self.document, mark, "yaml-depth",
                f"brackets or lists within lists, more than {MAX_DEPTH} deep", "Records are three or four deep.",
            )  # fmt: skip
        if kind == "AliasEvent" or event.anchor is not None:
            name = f"*{event.anchor}" if kind == "AliasEvent" else f"&{event.anchor}"
            self.document.problems.append(
                self.document.problem(
                    mark, "yaml-anchor", f"anchors and aliases ({name}) are not used in records",
                    "Write the text out in both places, so that each can be reviewed; quote a text that begins with & or *.",
                )
            )  # fmt: skip
        elif event.tag is not None and event.tag != "!":
            self.document.problems.append(
                self.document.problem(
                    mark, "yaml-tag", f"tags ({event.tag}) are not used in records",
                    "Delete the tag; quote a text that begins with an exclamation mark.",
                )
            )  # fmt: skip
        if kind == "ScalarEvent":
            quoted = event.style in {"'", '"'}
            exact = start.line == end.line and event.style not in {"|", ">"} and "\\" not in event.value
            self._place(event.value, Mark(mark.line, mark.column + quoted, exact))
        elif kind == "AliasEvent":
            self._place("", mark)
        else:
            container: dict[str, Any] | list[Any] = {} if kind == "MappingStartEvent" else []
            place = self._place(container, mark)
            self.stack.append((container, place, None))

    def _place(self, value: Any, mark: Mark) -> Place:
        """Put a value where it belongs and note its mark; returns its place."""
        if not self.stack:
            self.document.data = value
            self.document.values[()] = mark
            return ()
        container, around, key = self.stack[-1]
        if isinstance(container, list):
            place = (*around, len(container))
            container.append(value)
        elif key is None:
            return self._key(container, around, value, mark)
        else:
            place = (*around, key)
            container[key] = value
            self.stack[-1] = (container, around, None)
        self.document.values[place] = mark
        return place

    def _key(self, container: dict[str, Any], around: Place, value: Any, mark: Mark) -> Place:
        if not isinstance(value, str):
            _refuse(self.document, mark, "yaml-key", "a field's name must be a plain word", "Write `name: value`.")
        place = (*around, value)
        if value in container:
            first = self.document.keys[place]
            self.document.problems.append(
                self.document.problem(
                    mark, "yaml-duplicate", f"the field '{value}' stands here a second time; first in line {first.line}",
                    "Keep one of them.",
                )
            )  # fmt: skip
        self.document.keys.setdefault(place, mark)
        self.stack[-1] = (container, around, value)
        return place
