"""Dates and clock times as patients read them, from CLDR where it is right and by an own table where not.

Figures are 0 to 9 in every language: a date is compared with a phone and a bracelet that show those.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handoutgen.content.languages import base, cldr_locale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class _Clock:
    """How a language writes a time: {h} counts to 12 where the day has parts, to 24 where it has none.

    `parts` have the hour from which each is said; `moments` are times with a word of their own.
    """

    pattern: str
    parts: tuple[tuple[int, str], ...] = ()
    on_the_hour: str = ""
    moments: Mapping[tuple[int, int], str] = field(default_factory=dict)


# Twelve hours where the clinic's own papers are read so, twenty-four where readers grew up with them.
_CLOCKS = {
    "ar": _Clock(
        "{h}:{mm} {part}",
        ((0, "صباحًا"), (12, "ظهرًا"), (13, "بعد الظهر"), (17, "مساءً")),
        moments={(0, 0): "12:00 منتصف الليل"},
    ),
    "en": _Clock("{h}:{mm}\u202f{part}", ((0, "AM"), (12, "PM"))),
    "es": _Clock("{h}:{mm}\u202f{part}", ((0, "a.m."), (12, "p.m."))),
    "fr": _Clock("{h}\u00a0h\u00a0{mm}", on_the_hour="{h}\u00a0h"),
    "ht": _Clock(
        "{h}:{mm} {part}",
        ((0, "nan maten"), (12, "nan apremidi"), (18, "nan aswè")),
        moments={(0, 0): "minwi", (12, 0): "midi"},
    ),
    "ko": _Clock("{part} {h}:{mm}", ((0, "오전"), (12, "오후"))),
    "pt": _Clock("{h}h{mm}", on_the_hour="{h}h"),
    "ru": _Clock("{h}:{mm}"),
    "tl": _Clock("{h}:{mm}\u202f{part}", ((0, "AM"), (12, "PM"))),
    "vi": _Clock(
        "{h} giờ {mm} {part}",
        ((0, "đêm"), (1, "sáng"), (12, "trưa"), (13, "chiều"), (18, "tối"), (22, "đêm")),
        "{h} giờ {part}",
    ),
    "zh": _Clock(
        "{part}{h}:{mm}",
        ((0, "凌晨"), (5, "早上"), (8, "上午"), (12, "中午"), (13, "下午"), (18, "晚上")),
        moments={(0, 0): "午夜12:00"},
    ),
}  # fmt: skip

# East Africa counts hours from sunrise: "8:00 ከሰዓት" would be read as two in the afternoon, AM and PM are not.
_FROM_SUNRISE = {"am", "om", "sw", "ti"}

_THURSDAY = 3

# Babel's are French.
_HAITIAN_DAYS = ("lendi", "madi", "mèkredi", "jedi", "vandredi", "samdi", "dimanch")
_HAITIAN_MONTHS = (
    "janvye", "fevriye", "mas", "avril", "me", "jen", "jiyè", "out", "septanm", "oktòb", "novanm", "desanm",
)  # fmt: skip


def clock_time(clock: tuple[int, int], tag: str) -> str:
    """An (hour, minute) of the day as that language's readers in the United States write it.

    English has 8:00 PM, Spanish 8:00 p.m., French 20 h, Chinese 晚上8:00. A language that is not known
    has 20:00.
    """
    known = _clock_of(tag)
    if known is None:
        return _by_cldr(clock, tag)
    hour, minute = clock
    if clock in known.moments:
        return known.moments[clock]
    pattern = known.on_the_hour if not minute and known.on_the_hour else known.pattern
    part = next((word for start, word in reversed(known.parts) if hour >= start), "")
    return pattern.format(h=(hour % 12 or 12) if known.parts else hour, mm=f"{minute:02d}", part=part)


def full_date(day: date, tag: str) -> str:
    """A day with its weekday, as "Thursday, December 3, 2026"; 2026-12-03 where no names are known."""
    if base(tag) == "ht":
        return f"{_HAITIAN_DAYS[day.weekday()]} {day.day} {_HAITIAN_MONTHS[day.month - 1]} {day.year}"
    locale = cldr_locale(tag)
    if locale is None:
        return day.isoformat()
    from babel.dates import format_date

    # A language whose days CLDR does not know has English ones.
    if locale.language != "en" and locale.days["format"]["wide"][_THURSDAY].startswith("Thu"):
        return day.isoformat()
    return format_date(day, "full", locale=locale)


def _clock_of(tag: str) -> _Clock | None:
    language = base(tag)
    return _CLOCKS["en"] if language in _FROM_SUNRISE else _CLOCKS.get(language)


def _by_cldr(clock: tuple[int, int], tag: str) -> str:
    from datetime import time

    from babel.dates import format_time

    locale = cldr_locale(tag)
    if locale is None:
        return f"{clock[0]:02d}:{clock[1]:02d}"
    return format_time(time(*clock), "short", locale=locale)
