"""What a check is: a function that finds problems, and says in its docstring which rules it knows.

Each rule stands there as an item of a list, from which the reference is written:

    - `record-grade` (warning): the record is hard to read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.problem import Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ITEM = re.compile(r"^ *- `([a-z-]+)` \((error|warning)\): (.+?)(?=^ *- `|^ *$|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be wrong: its id, how much it weighs, and what it is in a sentence or two."""

    id: str
    level: Level
    text: str


def rules_of(checks: Iterable[Callable[..., object]]) -> Iterator[Rule]:
    """The rules that checks say they know, in their order."""
    for check in checks:
        for name, level, text in _ITEM.findall(check.__doc__ or ""):
            yield Rule(name, Level(level), " ".join(text.split()))
