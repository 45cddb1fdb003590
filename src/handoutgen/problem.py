"""The one currency for diagnostics: what is wrong, where, and what to do about it."""

from __future__ import annotations

import enum
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


class Level(enum.StrEnum):
    """How much a problem weighs: an error stops the handout, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, at one place.

    `path` is a file as the user would name it, or an object such as `38242 (es)` where there is no
    file. `line` and `column` count from 1; 0 means "not known". `rule` is a stable id, such as
    `record-field`. `message` states the fact; `hint` says what to do.
    """

    path: str
    line: int
    column: int
    level: Level
    rule: str
    message: str
    hint: str = ""

    @property
    def place(self) -> str:
        """`file:line:column`, as far as each is known."""
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)

    def __str__(self) -> str:
        """The problem as one or two lines of text, hint last."""
        text = f"{self.place}: {self.message}" if self.path else self.message
        return f"{text}\n    {self.hint}" if self.hint else text

    def as_dict(self) -> dict[str, Any]:
        """Plain values, for JSON."""
        return asdict(self)


def shown(path: Path) -> str:
    """A path as the user would type it: relative to the working folder where it lies below it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError, RuntimeError):  # RuntimeError: links in a circle, before Python 3.13
        return str(path)
