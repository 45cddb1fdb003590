"""YAML to plain strings that know their place in the file.

Every scalar stays the string that was typed: `00100` is a code, `no` is a word, `12:30` is a time.
The tree is built straight from the parser's events, so that depth, size, anchors and repeated
fields are judged before anything is composed: libyaml's own composer takes a hundred thousand
opening brackets as an invitation to overflow the stack.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from handoutgen.content.yamlwords import in_plain_words
from handoutgen.errors import RecordError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_NODES = 20_000

Place: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the tree: field names and list positions from the top."""

# What YAML forbids, and what it silently takes for the end of a line though no editor shows one.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_COMMENT = re.compile(r"[ \t]+(?=#)")
# A field at the top of a file: all lines until another word stands at the start of one.
_TOP_FIELD = re.compile(r"^(\w+)[ \t]*:.*(?:\n(?!\w).*)*", re.MULTILINE)


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

    def at(self, place: Place) -> Any:
        """The value at a place, or None where there is none."""
        value = self.data
        for step in place:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value


def read(path: Path) -> Document:
    """Read a YAML file; raises RecordError where no tree can be had from it."""
    return parse(path, text(path))


def text(path: Path) -> str:
    """The text of a file; raises RecordError where it is none that could be parsed."""
    return _text(Document(path))


def parse(path: Path, text: str) -> Document:
    """The tree of a text, which `path` is said to hold; raises RecordError where none can be had."""
    document = Document(path)
    _parse(document, text)
    return document


def read_fields(path: Path, names: Collection[str]) -> dict[str, Any]:
    """Some of the fields at the top of a file, those that are there, without parsing all the others.

    For who looks through thousands of files: what is wrong with the rest of one is not noticed.
    Raises RecordError as `read` does where these fields cannot be had.
    """
    pieces = Document(path)
    text = _text(pieces)
    try:
        _parse(pieces, "\n".join(found[0] for found in _TOP_FIELD.finditer(text) if found[1] in names))
    except RecordError:
        pieces.data = None
    # With lines as they are in the file, and in whatever way it is written.
    data = pieces.data if isinstance(pieces.data, dict) else read(path).data
    return {name: data[name] for name in names if name in data} if isinstance(data, dict) else {}


def _parse(document: Document, text: str) -> None:
    import yaml

    lines = text.splitlines()
    try:
        events = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        _Builder(document, lines).build(events)
    except yaml.MarkedYAMLError as error:
        _explain(document, lines, error)


def _explain(document: Document, lines: list[str], error: Any) -> NoReturn:
    """Tell the parser's error where its cause is: at what was opened, not at where the parser gave up."""
    doing = str(error.context or "")
    scanning = doing.startswith("while scanning") or "flow" in doing
    at = (scanning and error.context_mark) or error.problem_mark or error.context_mark
    if any(problem.line == at.line + 1 for problem in document.problems):
        raise RecordError(f"{shown(document.path)} cannot be read", problems=document.problems)
    line = lines[at.line] if at.line < len(lines) else ""
    words = in_plain_words(str(error.problem), doing, line, at.column)
    _refuse(document, Mark(at.line + 1, at.column + 1), "yaml-syntax", *words)


def _text(document: Document) -> str:
    """The file's text, of which every character can be told from its line and column."""
    try:
        found = document.path.stat()
        if not stat.S_ISREG(found.st_mode):
            _refuse(document, None, "file", "is not a file", "A record is a text file such as 38242.yaml.")
        raw = document.path.read_bytes() if found.st_size <= MAX_BYTES else b""
    except OSError as error:
        _refuse(
            document, None, "file", f"cannot be read: {error.strerror}", "Check the file and its permissions."
        )
    if found.st_size > MAX_BYTES:
        _refuse(
            document, None, "file-size",
            f"is {found.st_size / 1e6:.1f} MB; a record may have {MAX_BYTES / 1e6:.0f} MB at most",
            "A record is a page or two of text. Is this the right file?",
        )  # fmt: skip
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        _refuse(
            document, _after(before), "file-encoding", f"byte {raw[error.start]:#04x} here is not UTF-8",
            "Save the file as UTF-8 (in the editor's 'Save as' or 'Save with encoding').",
        )  # fmt: skip
    match = _INVISIBLE.search(text)
    if match:
        _refuse(
            document, _after(text[: match.start()]), "file-character",
            f"there is an invisible control character here (U+{ord(match[0]):04X})",
            "Delete the line and type it again.",
        )  # fmt: skip
    return text


def _after(before: str) -> Mark:
    """The place that follows a piece of the file."""
    lines = f"{before}.".splitlines()
    return Mark(len(lines), len(lines[-1]))


def _refuse(document: Document, mark: Mark | None, rule: str, message: str, hint: str = "") -> NoReturn:
    """Stop at a problem after which nothing else in the file can be judged."""
    problem = document.problem(mark, rule, message, hint)
    raise RecordError(f"{shown(document.path)} cannot be read", problems=[*document.problems, problem])


class _Builder:
    """Builds the tree from parser events, by a stack of its own instead of recursion."""

    def __init__(self, document: Document, lines: list[str]) -> None:
        self.document = document
        self.lines = lines
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
                f"brackets or lists within lists, more than {MAX_DEPTH} deep",
                "Records are three or four deep.",
            )  # fmt: skip
        if kind == "AliasEvent" or event.anchor is not None:
            name = f"*{event.anchor}" if kind == "AliasEvent" else f"&{event.anchor}"
            self.document.problems.append(
                self.document.problem(
                    mark, "yaml-anchor", f"anchors and aliases ({name}) are not used in records",
                    "Write the text out in both places, so that each can be reviewed; "
                    "quote a text that begins with & or *.",
                )
            )  # fmt: skip
        elif event.tag is not None:
            self.document.problems.append(
                self.document.problem(
                    mark, "yaml-tag", f"tags ({event.tag}) are not used in records",
                    "Delete the tag; quote a text that begins with an exclamation mark.",
                )
            )  # fmt: skip
        if kind == "ScalarEvent":
            quoted = event.style in {"'", '"'}
            typed = end.column - start.column - 2 * quoted
            exact = start.line == end.line and typed == len(event.value)
            if not event.style and event.value:
                self._uncut(start, end)
            self._place(event.value, Mark(mark.line, mark.column + quoted, exact))
        elif kind == "AliasEvent":
            self._place("", mark)
        else:
            container: dict[str, Any] | list[Any] = {} if kind == "MappingStartEvent" else []
            place = self._place(container, mark)
            self.stack.append((container, place, None))

    def _uncut(self, start: Any, end: Any) -> None:
        """Refuse a comment right behind a text: "Take pill #2" would lose its end without a word."""
        number, comment = end.line, _COMMENT.match(self.lines[end.line], end.column)
        if comment is None and not self.lines[number][end.column :].strip() and number + 1 < len(self.lines):
            # The next line may go on with the text, where it begins further in than what the text belongs to.
            _, around, key = self.stack[-1] if self.stack else (None, (), None)
            name = self.document.keys.get((*around, key)) if key is not None else None
            inner = name.column if name else self.lines[start.line].rfind("-", 0, start.column) + 1
            number, comment = number + 1, _COMMENT.match(self.lines[number + 1])
            comment = comment if comment and comment.end() >= inner else None
        if comment:
            self.document.problems.append(
                self.document.problem(
                    Mark(number + 1, comment.end() + 1), "yaml-comment",
                    "'#' after a space begins a comment: the text ends before it",
                    "If '#' is part of the text, put the whole text between double quotes. "
                    "If not, begin a new line with it, in the column of the field or of the '-'.",
                )
            )  # fmt: skip

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
            _refuse(
                self.document, mark, "yaml-key", "a field's name must be a plain word", "Write `name: value`."
            )
        place = (*around, value)
        if value in container:
            first = self.document.keys[place]
            self.document.problems.append(
                self.document.problem(
                    mark, "yaml-duplicate",
                    f"the field '{value}' stands here a second time; first in line {first.line}",
                    "Keep one of them.",
                )
            )  # fmt: skip
        self.document.keys.setdefault(place, mark)
        self.stack[-1] = (container, around, value)
        return place
