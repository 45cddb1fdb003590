"""What comes of rendering: a handout's bytes, and what a report says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from handoutgen.printing.arrangements import Edition
    from handoutgen.problem import Problem

Format = Literal["pdf", "html", "text"]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A handout made: its bytes, and what a report says of it. `pages` is 0 where there are none."""

    code: str
    language: str
    format: Format
    content: bytes
    pages: int
    text_id: str
    draft: bool
    warnings: tuple[Problem, ...]
    edition: Edition = "standard"
