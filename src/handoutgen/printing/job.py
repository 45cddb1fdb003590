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
    """One handout that is asked for. `language` is a BCP 47 tag, `paper` "letter" or "a4"."""

    code: str
    language: str
    facility: Facility
    paper: str
    format: Format = "pdf"
    edition: Edition = "standard"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A handout made: its bytes, and what a report says of it. `pages` is 0 where there are none.

    `tried` is how many of its arrangements were looked at to come to this one.
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
