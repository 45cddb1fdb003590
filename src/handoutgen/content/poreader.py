"""Reads PO files whole, or tells on which line a text of one could be lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.content.catalog import short
from handoutgen.content.potext import Document, Message, Quoted
from handoutgen.errors import TranslationError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.potext import Key

_LAST_GOOD = "Open it in a PO editor, or compare with its last good version."
_LINE_END = re.compile(r"\r\n|\n|\r")
_TEXT_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?("(?:[^"\\]|\\.)*")')
_MAY_FOLLOW = {
    "msgctxt": re.compile(r"|msgstr.*"),
    "msgid": re.compile(r"|msgctxt|msgstr.*"),
    "msgid_plural": re.compile(r"msgid"),
    "msgstr": re.compile(r"msgid"),
    "msgstr[0]": re.compile(r"msgid_plural"),
    **{f"msgstr[{n}]": re.compile(rf"msgstr\[{n - 1}\]") for n in range(1, 10)},
}
"""After which keyword each may stand."""
_ESCAPE = re.compile(r'\\([\\trn"])')
_ESCAPED = {"t": "\t", "r": "\r", "n": "\n"}


def read(path: Path) -> Document:
    """The file as it is; raises TranslationError, with the line, where a text of it could be lost."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise broken(path, 0, f"cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        line = len(_LINE_END.findall(before)) + 1
        raise broken(
            path, line, f"byte {raw[error.start]:#04x} here is not UTF-8", "Save it as UTF-8."
        ) from error
    return parse(path, text)


def parse(path: Path, text: str) -> Document:
    """The file with this text; raises TranslationError as `read` does."""
    if not text.strip():
        raise broken(
            path, 0, "it is empty", "Bring back its last good version, or delete it and add it anew."
        )
    document = _Parser(path).parsed(_LINE_END.split(text))
    _check_whole(document)
    return document


class _Parser:
    """Goes through a file line by line, and refuses what other readers pass over.

    A reader that cuts off a line's first and last character, whatever they are, takes the text's last
    digit with a lost quotation mark. Of two translations of one message it keeps one and says nothing.
    """

    def __init__(self, path: Path) -> None:
        self.document = Document(path)
        self.before = ""
        self.obsolete = False
        self.comments: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.begun = 0

    def parsed(self, lines: list[str]) -> Document:
        """The document of these lines."""
        for number, line in enumerate(lines, 1):
            bare = line.strip()
            obsolete = bare.startswith("#~") and not bare.startswith("#~|")
            if obsolete:
                bare = bare[2:].strip()
            if not bare:
                continue
            if bare.startswith("#"):
                if self.texts:
                    self.finish(number)
                self.comments.append(bare)
                continue
            self.text_line(number, bare, obsolete=obsolete)
        if self.texts:
            self.finish(len(lines))
        self.document.tail = self.comments
        return self.document

    def text_line(self, number: int, bare: str, *, obsolete: bool) -> None:
        """Take in one line of a message."""
        match = _TEXT_LINE.fullmatch(bare)
        if match is None:
            message = "this line is not PO: a keyword or a quotation mark is missing or broken"
            raise broken(self.document.path, number, message)
        keyword = match[1]
        fits = _MAY_FOLLOW[keyword].fullmatch(self.before) if keyword else self.before
        starts = keyword == "msgctxt" or (keyword == "msgid" and self.before != "msgctxt")
        if not fits or (self.texts and not starts and obsolete != self.obsolete):
            message = f"{keyword or 'a text'} cannot stand here: a line above it is missing or too many"
            raise broken(self.document.path, number, message)
        if starts:
            if self.texts:
                self.finish(number)
            self.obsolete = obsolete
        if keyword == "msgid":
            self.begun = number
        self.before = keyword or self.before
        self.texts.setdefault(self.before, []).append(match[2])

    def finish(self, number: int) -> None:
        """Put the message whose lines have all been read into the document."""
        texts = {
            keyword: Quoted("".join(map(_said, lines)), tuple(lines)) for keyword, lines in self.texts.items()
        }
        if not self.before.startswith("msgstr"):
            path = self.document.path
            raise broken(
                path,
                self.begun or number,
                "this message has no msgstr: the file is cut off, or lines are lost",
            )
        message = Message(
            texts["msgid"], texts.get("msgid_plural"), texts.get("msgctxt"),
            [text for keyword, text in texts.items() if keyword.startswith("msgstr")],
            obsolete=self.obsolete, line=self.begun,
        )  # fmt: skip
        for comment in self.comments:
            _note(message, comment)
        if self.obsolete:
            self.document.obsolete.append(message)
        elif message.key == (None, "") and self.document.header is None:
            self.document.header = message
        else:
            self.document.messages.append(message)
        self.texts, self.comments, self.before, self.begun = {}, [], "", 0


def _said(quoted: str) -> str:
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), quoted[1:-1])


def _note(message: Message, comment: str) -> None:
    """Put a comment where its kind belongs; one of no known kind stays with the translator's."""
    kind, text = comment[:2], comment[2:].strip()
    if comment.startswith("#~|"):
        message.previous.append(comment[3:].strip())
    elif kind == "#|":
        message.previous.append(text)
    elif kind == "#.":
        message.about.append(text)
    elif kind == "#:":
        message.locations.append(text)
    elif kind in {"#,", "#="}:
        message.flags += [flag.strip() for flag in text.split(",") if flag.strip()]
    else:
        message.notes.append(comment[1:])


def _check_whole(document: Document) -> None:
    """Refuse a file that is cut off, or whose header names another encoding than the file has."""
    path = document.path
    content_type = document.fields.get("content-type", "")
    charset = content_type.lower().partition("charset=")[2].strip(" ;\"'")
    line = document.line_of("Content-Type") or (document.header.line if document.header else 0)
    if not charset and not document.messages:
        message = "it has no messages, and its header no Content-Type: the file is cut off"
        raise broken(path, line, message)
    if charset not in {"", "utf-8", "utf8"}:
        message = f"its header says charset={content_type.partition('=')[2]}, and its text is read as UTF-8"
        raise broken(path, line, message, "If every letter looks right, write charset=UTF-8 there.")
    last = max((*document.messages, *document.obsolete), key=lambda message: message.line, default=None)
    if last and len(last.forms[-1].lines) > 1 and last.forms[-1].text[-1] == " " != last.source.text[-1:]:
        message = "its last text ends with a space: the file may be cut off there"
        hint = "Compare with its last good version. If the text is whole, take the space away."
        raise broken(path, last.line, message, hint)


def repeats(document: Document, *, obsolete: bool = False) -> list[Problem]:
    """Each message that stands in a file a second time, also of the obsolete ones if they are asked for."""
    first: dict[Key, Message] = {}
    found = []
    for message in (*document.messages, *(document.obsolete if obsolete else ())):
        if first.setdefault(message.key, message) is not message or message.key == (None, ""):
            earlier = first[message.key] if message.key != (None, "") else document.header
            at = f", after line {earlier.line}" if earlier else ""
            found.append(
                Problem(
                    shown(document.path), message.line, 0, Level.ERROR, "translation-repeated",
                    f'this message stands here a second time{at}: "{short(message.source.text)}"',
                    "Keep the right one, delete the other.",
                )
            )  # fmt: skip
    return found


def broken(path: Path, line: int, message: str, hint: str = _LAST_GOOD) -> TranslationError:
    """The error of a file that cannot be read as PO."""
    problem = Problem(shown(path), line, 0, Level.ERROR, "catalog-syntax", message, hint)
    return TranslationError(f"{shown(path)} cannot be read", problems=[problem])
