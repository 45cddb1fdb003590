"""Amounts in words that are read as figures: "half a day", "un día y medio", полдня, and the Arabic dual.

They become digits before a text is read: half of a unit 1/2, a unit and a half 1 1/2, two of a unit 2.
"""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from handoutgen.content.folding import LETTERS
from handoutgen.content.units import named, unit_at

if TYPE_CHECKING:
    from collections.abc import Callable

_SIGNS = {
    "en": ("half",), "es": ("medi",), "fr": ("demi",), "pt": ("meia", "meio", "metade"), "ht": ("dmi", "demi", "mwatye"), "vi": ("nửa", "rưỡi"),
    "tl": ("kalahati",), "ru": ("пол",), "ar": ("نصف",), "zh": ("半",), "ko": ("반",),
}  # fmt: skip
"""What a text must hold if it speaks of a half, so that most need not be looked through."""

_HALF = {
    "en": r"half(?: an? |-| of an? )", "es": "medi[oa] ", "fr": "demie?[- ]", "pt": "(?:mei[oa]|metade d[oae]) ", "ht": "(?:demi|mwatye)[- ]",
    "vi": "nửa ", "tl": "kalahating ", "ru": "пол-?", "ar": "نصف ", "zh": "半", "ko": "(?<![가-힣])반 ?",
}  # fmt: skip
"""Half, before its unit."""

_AND_HALF = {
    "en": ("an? |one ", LETTERS, " and a half"), "es": ("una? ", LETTERS, " y medi[oa]"), "fr": ("une? ", LETTERS, " et demie?"),
    "pt": ("uma? ", LETTERS, " e mei[oa]"), "ht": ("yon ", LETTERS, " edmi| e demi"), "vi": ("một ", LETTERS, " rưỡi"), "ru": ("один ", LETTERS, " с половиной"),
    "ar": ("", LETTERS, " ونصف"), "zh": ("一", "个?小时|个月|天|年|周|杯|片|粒", "半(?!夜)"), "ko": ("한 ", "시간|일|주|달|개월|년|컵|알", " 반(?![응드복대사])"),
}  # fmt: skip
"""One, a unit, and a half after it."""

_WHOLE: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"\bone and a half\b", "1 1/2"), (r"(\d) and a half\b", r"\1 1/2")),
    "ru": ((r"\bпол(?:тора|торы|утора)\b", "1 1/2"),),
    "tl": ((r"\bisa(?:'t| at) kalahating\b", "1 1/2"),),
    "zh": (("一个半", "1 1/2 "), (r"(\d)个半", r"\1 1/2 ")),
    "ko": (("반나절", "1/2 일"), ("하루 반", "1 1/2 일")),
}
"""Halves that are said in other ways."""

_ONE_OF = {
    "ثانيتين": "ثانية", "ثانيتان": "ثانية", "دقيقتين": "دقيقة", "دقيقتان": "دقيقة", "ساعتين": "ساعة", "ساعتان": "ساعة", "يومين": "يوم", "يومان": "يوم",
    "أسبوعين": "أسبوع", "أسبوعان": "أسبوع", "شهرين": "شهر", "شهران": "شهر", "سنتين": "سنة", "سنتان": "سنة", "عامين": "عام", "عامان": "عام",
}  # fmt: skip
"""Two of a unit in one Arabic word, and one of it."""

_TWO = re.compile(r"(?<!\w)([وفبلك]?(?:ال)?)(\w+ت?[يا]ن)(?!\w)(?: \(2\))?(?! \(\))")

Rewriting = tuple[re.Pattern[str], "str | Callable[[re.Match[str]], str]"]


def has_halves(language: str) -> bool:
    """Whether half of a unit is understood in a language."""
    return language in _HALF


def has_dual(language: str) -> bool:
    """Whether a language says two of something in one word, without a number."""
    return language == "ar"


def says_amount(text: str, language: str) -> bool:
    """Whether a text may hold what `in_digits` would write in digits."""
    lower = text.lower()
    return any(sign in lower for sign in _SIGNS.get(language, ())) or (language == "ar" and "ن" in text)


def in_digits(text: str, language: str) -> str:
    """A folded text in which halves of a unit, and two of a unit in one word, stand in digits."""
    if language == "ar":
        text = _TWO.sub(_two, text)
    lower = text.lower()
    if any(sign in lower for sign in _SIGNS.get(language, ())):
        for pattern, digits in _rewritings(language):
            text = pattern.sub(digits, text)
    return text


def _two(found: re.Match[str]) -> str:
    one = _ONE_OF.get(found[2])
    return f"{found[1]} 2 {one}" if one else found[0]


@cache
def _rewritings(language: str) -> tuple[Rewriting, ...]:
    """What is to be written in digits in a language, and how."""
    start, end = ("", "") if language in ("zh", "ko") else (r"(?<!\w)", r"(?!\w)")
    found: list[Rewriting] = [
        (re.compile(said, re.IGNORECASE), digits) for said, digits in _WHOLE.get(language, ())
    ]
    if language in _AND_HALF:
        one, unit, half = _AND_HALF[language]
        said = rf"{start}(?:(\d+) ?|{one})?({unit})(?:{half}){end}"

        def and_half(match: re.Match[str]) -> str:
            return f"{match[1] or 1} 1/2 {match[2]}" if named(match[2].lower(), language) else match[0]

        found.append((re.compile(said, re.IGNORECASE), and_half))

    def half_of(match: re.Match[str]) -> str:
        return "1/2 " if unit_at(match.string[match.end() : match.end() + 30], language)[0] else match[0]

    found.append((re.compile(start + _HALF[language], re.IGNORECASE), half_of))
    return tuple(found)
