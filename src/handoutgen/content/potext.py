"""PO files as they are written: each line is kept, and what did not change is written back as it was.

Babel's reader and writer lose the header's `X-` fields, the previous source of a message, the order of
what is obsolete, and the line breaks of whoever wrote the file: a catalog that is read and written again
differs in dozens of lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 76
"""Columns of a text that is new to a file, as Babel breaks its lines. Others keep theirs."""

Key = tuple[str | None, str]

_FORMAT = re.compile(r"[a-z-]+-format")
_NAMED = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text, and the quoted lines on which it stands in a file; without lines it is new, and wrapped."""

    text: str
    lines: tuple[str, ...] = ()

    def written(self) -> tuple[str, ...]:
        """Its quoted lines, the first of which stands beside the keyword."""
        if self.lines:
            return self.lines
        from babel.messages.pofile import normalize

        return tuple(normalize(self.text, width=WIDTH).split("\n"))


@dataclass(slots=True)
class Message:
    """One message: its comments by kind without their marks, and its texts.

    `notes` are a translator's own comments, `about` those made from the source. `previous` are the lines
    of an earlier source as they stand behind `#|`. `line` is that of its msgid, 0 for a new message.
    """

    source: Quoted
    plural: Quoted | None = None
    context: Quoted | None = None
    forms: list[Quoted] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    locations: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    obsolete: bool = False
    line: int = 0

    @property
    def key(self) -> Key:
        """What no two messages of a file may share."""
        return (self.context.text if self.context else None, self.source.text)

    @property
    def fuzzy(self) -> bool:
        """Whether it is marked as not confirmed."""
        return "fuzzy" in self.flags

    @property
    def translated(self) -> bool:
        """Whether any of its forms says anything, confirmed or not."""
        return any(form.text.strip() for form in self.forms)

    def written(self) -> str:
        """The message as it stands in a file, without the empty line after it."""
        flags = [flag for flag in self.flags if flag == "fuzzy"]
        flags += [flag for flag in self.flags if flag != "fuzzy"]
        mark = "#~ " if self.obsolete else ""
        lines = [f"#{note}" for note in self.notes]
        lines += [f"#. {text}".rstrip() for text in self.about]
        lines += [f"#: {text}" for text in self.locations]
        lines += [f"#, {', '.join(flags)}"] if flags else []
        lines += [f"{'#~|' if self.obsolete else '#|'} {text}" for text in self.previous]
        for keyword, quoted in self._texts():
            first, *more = quoted.written()
            lines += [f"{mark}{keyword} {first}", *(f"{mark}{line}" for line in more)]
        return "\n".join(lines) + "\n"

    def _texts(self) -> list[tuple[str, Quoted]]:
        texts = [("msgctxt", self.context)] if self.context else []
        texts.append(("msgid", self.source))
        if self.plural is None:
            return [*texts, ("msgstr", self.forms[0] if self.forms else Quoted(""))]
        texts.append(("msgid_plural", self.plural))
        forms = enumerate(self.forms or [Quoted("")])
        return [*texts, *((f"msgstr[{index}]", form) for index, form in forms)]


@dataclass(slots=True)
class Document:
    """A PO file: its header, its messages in order, the obsolete ones, and comments that end it."""

    path: Path
    header: Message | None = None
    messages: list[Message] = field(default_factory=list)
    obsolete: list[Message] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, str]:
        """The header's fields by name, in small letters."""
        pairs = (
            line.partition(":") for line in (self.header.forms[0].text if self.header else "").split("\n")
        )
        return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}

    def line_of(self, name: str) -> int:
        """The line on which the header has a field, 0 where it has none."""
        lines = self.header.forms[0].lines if self.header else ()
        at = next((index for index, line in enumerate(lines) if name in line), None)
        return 0 if at is None or self.header is None else self.header.line + 1 + at

    def written(self) -> bytes:
        """The file: UTF-8 without a mark, lines that end in LF."""
        parts = [self.header.written()] if self.header else []
        parts += [message.written() for message in (*self.messages, *self.obsolete)]
        parts += ["".join(f"{line}\n" for line in self.tail)] if self.tail else []
        return "\n".join(parts).encode()


def brace_flags(flags: list[str], text: str) -> list[str]:
    """A message's flags, with the format that its text really has: names in braces, or none.

    A "50% d..." is no format, though some extractors flag it: editors would then ask for a %d.
    """
    kept = [flag for flag in flags if not _FORMAT.fullmatch(flag) or flag.startswith("no-")]
    return [*kept, "python-brace-format"] if _NAMED.search(text) else kept
