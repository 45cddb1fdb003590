"""Clock times: 8 pm, 20:00, 8 часов вечера, 晚上8点."""

from __future__ import annotations

import re

from handoutgen.content import numberwords as words
from handoutgen.content.units import BEFORE_UNIT, unit_at

_AM_PM = re.compile(r"\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)
_FRENCH_TIME = r"\b([01]?\d|2[0-4])\s?[hH]\s?([0-5]\d)\b"
_HOURS, _MINUTES, _NOON, _SMALL_HOURS = 24, 60, 12, 5


def spelled(text: str, language: str) -> str:
    """A text whose times are written with a colon: 20 h 30 is 20:30."""
    if "h" in words.O_CLOCK.get(language, ()):
        return re.sub(_FRENCH_TIME, lambda time: f"{time[1]}:{time[2]}".ljust(len(time[0])), text)
    return text


def time_of_day(text: str, raw: str, start: int, end: int, language: str) -> tuple[str, int] | None:
    """Minutes of the day and where the time ends, if a number is a time of the day."""
    hour, _, minute = raw.partition(":")
    if not hour.isdecimal() or int(hour) > _HOURS or int(minute or 0) >= _MINUTES:
        return None
    part, stop = part_of_day(text, start, end, language, firm=bool(minute))
    if not part:
        return (str(int(hour) * _MINUTES + int(minute)), end) if minute else None
    hours = int(hour)
    if hours == _NOON and part in ("am", "night", "midnight"):
        hours = 0
    elif hours < _NOON and (part in ("pm", "noon") or (part == "night" and hours > _SMALL_HOURS)):
        hours += _NOON
    return str(hours * _MINUTES + int(minute or 0)), stop


def part_of_day(text: str, start: int, end: int, language: str, *, firm: bool) -> tuple[str, int]:
    """The part of the day that is said of a time, and where that ends; empty where none is.

    `firm`: that it is a time of the day is certain.
    """
    rest = text[end : end + 40]
    if half := _AM_PM.match(rest):
        return f"{half[1].lower()}m", end + half.end()
    after = rest.lower().lstrip()
    skipped = len(rest) - len(after)
    for word in words.O_CLOCK.get(language, ()):
        if after.startswith(word):
            shorter = after[len(word) :].lstrip()
            skipped += len(after) - len(shorter)
            after, firm = shorter, True
            break
    if hour := words.HOUR_FIRST.get(language):
        firm = firm or text[:start].rstrip().endswith(hour)
    for word, part in words.DAY_PARTS.get(language, {}).items():
        if word in words.NOT_ALONE and not firm:
            continue
        if language in words.PART_FIRST:
            if text[:start].rstrip().endswith(word) and not _only_lasts(
                text[end : end + 12].lstrip(), language
            ):
                return part, end + (skipped if skipped and after != rest else 0)
        elif after.startswith(word) and not after[len(word) : len(word) + 1].isalpha():
            return part, min(len(text), end + skipped + len(word))
    return "", end


def _only_lasts(rest: str, language: str) -> bool:
    """Whether a number is a stretch of time, as in 晚上8小时: eight hours of the night."""
    return unit_at(rest, language)[0] in BEFORE_UNIT and not rest.startswith(("时", "時", "နာရီ"))
