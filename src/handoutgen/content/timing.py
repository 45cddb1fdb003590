"""Moments relative to the appointment, as records write them: `-14d`, `-8h`, `0`, `+2w..+8w`, `-1d 20:00`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POINT = re.compile(r"(?P<sign>[+-])(?P<count>[1-9]\d{0,3})(?P<unit>[hdwm])|(?P<zero>0)")
_CLOCK = re.compile(r"(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)")
_HOURS = {"h": 1, "d": 24, "w": 168, "m": 730}
GRAMMAR = "Write -14d, -2w, -8h, 0, +1d, +3m, a range +2w..+8w, or a day with a clock time, -1d 20:00."


@dataclass(frozen=True, slots=True)
class Point:
    """So many units from the appointment's start: negative before, positive after, 0 the day itself.

    Units: `h` hours, `d` calendar days, `w` weeks, `m` calendar months. For 0 the unit is `d`.
    """

    count: int
    unit: str

    @property
    def hours(self) -> int:
        """Roughly where it lies, for putting points in order (a month counts 730 hours)."""
        return self.count * _HOURS[self.unit]


@dataclass(frozen=True, slots=True)
class When:
    """A moment (`end` is None) or a range, and for a day perhaps a clock time as (hour, minute)."""

    start: Point
    end: Point | None = None
    clock: tuple[int, int] | None = None

    @property
    def mixed(self) -> bool:
        """Whether a range goes from one unit to another, so that no words can be made for it."""
        return (
            self.end is not None
            and bool(self.start.count and self.end.count)
            and self.start.unit != self.end.unit
        )


def parse_when(text: str) -> When:
    """Read a moment; raises ValueError with a sentence that says what is wrong."""
    day, _, clock = text.strip().partition(" ")
    first, dots, last = day.partition("..")
    start = _point(first, text)
    end = _point(last, text) if dots else None
    if end and end.hours <= start.hours:
        raise ValueError(f"the range '{text}' runs backwards; write the earlier moment first")
    if end and (start.count < 0) != (end.count < 0) and start.count and end.count:
        raise ValueError(f"the range '{text}' runs across the appointment; write two steps")
    if not clock:
        return When(start, end)
    time = _CLOCK.fullmatch(clock.strip())
    if time is None:
        raise ValueError(f"'{clock}' is not a clock time; write it with 24 hours, as 07:30 or 20:00")
    if end or start.unit not in {"d", "w"}:
        raise ValueError(f"a clock time goes with a single day, not with '{day}'")
    return When(start, None, (int(time["hour"]), int(time["minute"])))


def _point(text: str, whole: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"'{whole}' is not a moment. {GRAMMAR}")
    if match["zero"]:
        return Point(0, "d")
    return Point(int(match["sign"] + match["count"]), match["unit"])
