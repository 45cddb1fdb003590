"""Slots: the places in a text, such as `{phone}`, that a facility fills in, or somebody with a pen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

FACILITY_SLOTS = ("clinic", "phone", "phone_after_hours", "address", "emergency")
"""The slots that a facility may fill."""

WRITE = "write"
"""A line to write on, by hand: for what a facility decides for each patient. Nothing ever fills it."""

SLOTS = (*FACILITY_SLOTS, WRITE)
"""Every slot that a text may use."""

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class SlotFault:
    """Something between braces that is no slot; `offset` counts characters from the text's start."""

    offset: int
    message: str


def faults(text: str) -> list[SlotFault]:
    """What is wrong with the braces of a text; empty where every slot is known."""
    found = []
    for match in _BRACES.finditer(text):
        name = match[1]
        if name is None:
            found.append(SlotFault(match.start(), f"a single '{match[0]}'; a slot is written {{phone}}"))
        elif name not in SLOTS:
            near = get_close_matches(name, SLOTS, n=1)
            meant = f"; did you mean {{{near[0]}}}?" if near else f"; the slots are {_listed()}"
            found.append(SlotFault(match.start(), f"there is no slot {match[0]}{meant}"))
    return found


def slots_of(text: str) -> list[str]:
    """The names of the slots of a text, sorted, repeats kept."""
    return sorted(match[1] for match in _BRACES.finditer(text) if match[1] is not None)


def split(text: str) -> list[str]:
    """A text cut at its slots: plain text at even positions, slot names at odd ones."""
    return _SLOT.split(text)


_SLOT = re.compile(r"\{(" + "|".join(SLOTS) + r")\}")


def _listed() -> str:
    return ", ".join(f"{{{name}}}" for name in SLOTS)
