"""What is asked for when a handout is rendered, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from handoutgen.content.facility import Facility
    from handoutgen.content.settings import Edition
    from handoutgen.problem import Problem

Format = Literal["pdf", "html", "text"]


@dataclass(frozen=True, slots=True)
class Job:
    """One handout that is asked for. `language` is a BCP 47 tag, `paper` "letter" or "a4".

    `second` is the tag of the language that stands beside it, row by row; "" where there is none.
    """

    code: str
    language: str
    facility: Facility
    paper: str
    format: Format = "pdf"
    edition: Edition = "standard"
    second: str = ""

    @property
    def languages(self) -> tuple[str, ...]:
        """The tags of its languages; the patient's leads."""
        return (self.language, self.second) if self.second else (self.language,)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A handout made: its bytes, and what a report says of it. `pages` is 0 where there are none.

    `tried` is how many of its arrangements were looked at to come to this one. `second` and
    `second_text_id` are of the language beside, "" where there is none.
    """

    code: str
    language: str
    format: Format
    content: bytes
    pages: int
    text_id: str
    draft: bool
    warnings: tuple[Problem, ...]
    edition: Edition = "standard"
    tried: int = 1
    second: str = ""
    second_text_id: str = ""
