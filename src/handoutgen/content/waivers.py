"""Waivers: a translator's comment in a PO file that passes one rule of `fidelity` over for one message.

Written above the message: `# gate: allow translation-number because REASON`. Without a reason it does
not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.content import fidelity
from handoutgen.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterable

WAIVABLE = fidelity.WAIVABLE | {"translation-glossary", "translation-length"}
"""Rules that a translator may waive for one message, with a reason."""

_WAIVER = re.compile(r"gate:\s*allow\s+([\w-]+)(?:\s+because\b\s*(.*))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Waiver:
    """The id of a rule and the reason why a message may break it; empty where none was given."""

    rule: str
    reason: str

    @property
    def counts(self) -> bool:
        """Whether there is such a rule to waive, and a reason."""
        return self.rule in WAIVABLE and bool(self.reason)

    @property
    def level(self) -> Level:
        """What counts is told as a warning; what does not is an error of the file."""
        return Level.WARNING if self.counts else Level.ERROR

    @property
    def hint(self) -> str:
        """How to write one that counts."""
        return "" if self.counts else "Write: # gate: allow translation-number because ..."

    def __str__(self) -> str:
        """What it allows and why, or why it does not count."""
        if self.rule not in WAIVABLE:
            return f"there is no rule '{self.rule}' to allow"
        if not self.reason:
            return f"{self.rule} is to be allowed, without a reason"
        return f"{self.rule} is allowed, because {self.reason}"


def read(comments: Iterable[str]) -> tuple[Waiver, ...]:
    """The waivers among a message's comments, with or without a reason."""
    found = [match for line in comments if (match := _WAIVER.match(line.strip()))]
    return tuple(Waiver(match[1], (match[2] or "").strip(" .…")) for match in found)
