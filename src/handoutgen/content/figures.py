"""Finds the figures of a text: numbers with their units, ranges, clock times, phone numbers, addresses.

Reads one text in one language and compares nothing. Digits of every script are folded, bidi marks
leave, and each number is a fraction in its lowest terms: 0.5, 0,5, ٠٫٥ and ½ are all "1/2".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from handoutgen.content import numberwords as words
from handoutgen.content.clocktimes import part_of_day, spelled, time_of_day
from handoutgen.content.folding import folded
from handoutgen.content.halves import in_digits, says_amount
from handoutgen.content.units import BEFORE_UNIT, GLUED, IN_TWO_WORDS, PREFIXED, named, unit_at

_ADDRESS = (
    r"(?ia)(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|gov|edu|net|info)\b(?:/[!-~]*)?"
)
_ADDRESS_SIGNS = ("://", "www.", "@", ".org", ".com", ".gov", ".edu", ".net", ".info")
_FIGURE_SIGN = re.compile(r"[\d½⅓⅔¼¾⅛]|\{(?:n|of|first|last|write)\}")
_BLANK = re.compile(r"\{write\}")
_MANY = re.compile(r"(?:\d\D{0,3}){7}")
_PHONE = (
    r"(?<![0-9A-Za-z_.,-])(?:\+\d[\d\s().-]{6,}\d|(?:1[- ])?\d{3} \d{3} \d{4}"
    r"|(?:\+?1[-. \xa0])?(?:\(\d{3}\)[ \xa0]?|\d{3}[-. \xa0])?\d{3}[-.\xa0]\d{4})(?![0-9A-Za-z_-]|[.,]\d)"
)
_SLOT = r"\{(?:n|of|first|last)\}"
_FRACTION = r"(?:\d+[- ]+)?[1-7]/[2-8](?![\d/])"
_NUMBER = (
    rf"{_SLOT}|{_FRACTION}|\d{{1,2}}:\d\d(?![\d:])"
    r"|[1-9]\d{0,2}(?:[GROUP٬'’\xa0\u202f\u2009]\d{3})+(?!\d)(?:[DECIMAL٫]\d+)?|\d+(?:[.,٫]\d+)?"
)
_LAKH = r"[1-9]\d?(?:,\d\d)+,\d{3}"
_ORDINAL = re.compile(
    r"-(?:й|я|е|ю|го|му|м|х|ой|ая|ую|ти)\b|(?:st|nd|rd|th|er|re|e|do|da|a|ª|º|\.[ºª])(?=\s|$)"
)
_LAST_WORD = re.compile(
    r"([^\W\d_]+)\.?[ \xa0]+(?:(?:thứ|số|no|nº|ke)[ \xa0]+)?$|([^\W\d_]+(?: [^\W\d_]+)?) \($"
)
_NOON = 720
_PLACES = re.compile(r"[\s.,:;()\[\]]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `value` is what is compared; `kind` is number, clock or phone; `raw` is as it stands."""

    value: str
    unit: str
    raw: str
    start: int
    end: int
    kind: str = "number"
    bare: bool = False
    """Whether nothing follows that could be a unit which is not known."""


@lru_cache(maxsize=4096)
def addresses(text: str) -> tuple[str, ...]:
    """The web and mail addresses of a text, in order, as they stand but for the case of letters."""
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return ()
    return tuple(found[0].rstrip(".,;:!?)]}'\"").lower() for found in re.finditer(_ADDRESS, folded(text)))


@lru_cache(maxsize=4096)
def figures(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text in reading order, `language` without script and region (`pt`, `zh`)."""
    if not (_FIGURE_SIGN.search(text) or says_amount(text, language)):
        return ()
    text = readable(text, language)
    found = [
        Figure("".join(filter(str.isdecimal, phone[0])), "", phone[0], *phone.span(), "phone")
        for phone in (re.finditer(_PHONE, text) if _MANY.search(text) else ())
    ]
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    numbers = _numbers(text, language)
    times = _unwritten(text, language) if "{" in text else []
    return tuple(sorted([*found, *times, *_joined(text, numbers, language)], key=lambda one: one.start))


@lru_cache(maxsize=4096)
def readable(text: str, language: str) -> str:
    """A text as figures are read from it: folded, without addresses, halves and times in digits."""
    text = folded(text)
    if any(sign in text for sign in _ADDRESS_SIGNS):
        text = re.sub(_ADDRESS, lambda found: " " * len(found[0]), text)
    for two, one in IN_TWO_WORDS.get(language, {}).items():
        text = text.replace(two, one)
    return spelled(in_digits(text, language), language)


def between(text: str, one: Figure, other: Figure) -> list[str]:
    """The words between two figures of a readable text, folded to lower case."""
    stretch = text[min(one.end, other.end) : max(one.start, other.start)]
    return _PLACES.sub(" ", stretch).lower().split()


def _unwritten(text: str, language: str) -> list[Figure]:
    """The times that are to be written by hand, where the text says which half of the day: {write} pm."""
    found = []
    for slot in _BLANK.finditer(text):
        part, stop = part_of_day(text, *slot.span(), language, firm=True)
        if part:
            half = "am" if part in ("am", "midnight") else "pm"
            found.append(Figure(f"{{}} {half}", "", text[slot.start() : stop], slot.start(), stop, "clock"))
    return found


@cache
def _number(dot: bool, spaced: bool) -> re.Pattern[str]:  # noqa: FBT001 - compiled once for each pair
    """What a number looks like where the decimal mark is a dot, and where groups are set apart by spaces."""
    group, decimal = ",." if dot else ".,"
    return re.compile(_NUMBER.replace("GROUP", group + " " * spaced).replace("DECIMAL", decimal))


def _numbers(text: str, language: str) -> list[Figure]:
    dot = language not in words.COMMA_DECIMAL
    pattern = _number(dot, language in words.SPACE_GROUPS)
    lakh = re.compile(_LAKH) if language in words.LAKHS else None
    found: list[Figure] = []
    end = 0
    while match := pattern.search(text, end):
        match = (lakh and lakh.match(text, match.start())) or match
        start, end = match.span()
        value = _value(match[0], dot=dot)
        if text[end : end + 1] in words.TIMES_TEN and value.isdecimal():
            value, end = str(int(value) * words.TIMES_TEN[text[end]]), end + 1
        elif text[end : end + 1] == "^" and text[end + 1 : end + 2].isdecimal():
            value, end = value + text[end : end + 2], end + 2
        if start and text[start - 1] in "-−" and (start == 1 or text[start - 2] in " (\xa0"):
            value = "-" + value
        clock = time_of_day(text, match[0], start, end, language)
        if clock:
            found.append(Figure(clock[0], "", text[start : clock[1]].strip(), start, clock[1], "clock"))
            end = max(end, clock[1])
            continue
        unit, stop, bare = _unit(text, start, end, language)
        found.append(Figure(value, unit, text[start:stop].strip(), start, stop, "number", bare))
        end = stop
    return found


def _value(raw: str, *, dot: bool) -> str:
    """The number in its lowest terms."""
    if raw[0] == "{":
        return raw
    if "/" in raw:
        whole, _, part = raw.replace("-", " ").rpartition(" ")
        return str(Fraction(part) + (int(whole) if whole.strip() else 0))
    raw = raw.replace(":", "")
    mark = re.search(r"[.,٫](\d+)$", raw)
    group = "," if dot else "."
    if mark and not (mark[0][0] == group and re.fullmatch(r"[1-9]\d{0,2}(?:\D\d{2,3})*\D\d{3}", raw)):
        return str(Fraction(re.sub(r"\D", "", raw[: mark.start()]) + "." + mark[1]))
    return str(int(re.sub(r"\D", "", raw)))


def _unit(text: str, start: int, end: int, language: str) -> tuple[str, int, bool]:
    """The unit of the number between start and end, where it stops, and whether the number stands bare."""
    for prefix, unit in PREFIXED.items():
        if language in GLUED and text[:start].rstrip().endswith(prefix):
            return unit, end, False
    ordinal = _ORDINAL.match(text, end)
    end = ordinal.end() if ordinal else end
    rest = text[end : end + 40]
    unit, length = unit_at(rest, language)
    if unit:
        below = re.match(r"\s?/\s?", rest[length:])
        if below:
            other, more = unit_at(rest[length + below.end() :], language)
            if other:
                return f"{unit}/{other}", end + length + below.end() + more, False
        return unit, end + length, False
    before = _LAST_WORD.search(text[max(0, start - 40) : start].lower())
    for word in (before[1] or before[2]).split() if before else ():
        if named(word, language) in BEFORE_UNIT:
            return named(word, language), end, False
    return "", end, not re.match(r"[-\s]*[^\W_]", rest)


def _same_half(hour: int, minutes: int) -> str:
    """An hour in the same half of the day as another time: 8 to 10 pm."""
    later = hour + 12
    return str(60 * (later if _NOON <= 60 * later <= minutes else hour))


def _join(text: str, language: str) -> str:
    """What stands between two numbers, without ordinal marks and a unit said again: to week 12, 至第12."""
    ordinal = _ORDINAL.match(text)
    text = text[ordinal.end() if ordinal else 0 :].strip(" \xa0(").lower()
    for mark in words.ORDINAL_MARKS:
        text = text.removesuffix(mark)
    first, _, last = text.strip().partition(" ")
    return first if last and named(last, language) in BEFORE_UNIT else text.strip()


def _joined(text: str, numbers: list[Figure], language: str) -> list[Figure]:
    """Ranges made one figure, and units given to the numbers that share them: 5-10 mL, 2 or 3 days."""
    found = list(numbers)
    for index in range(len(found) - 2, -1, -1):
        one, other = found[index], found[index + 1]
        join = _join(text[one.end : other.start], language)
        ranged = join in words.DASHES or join in words.RANGE_WORDS.get(language, ())
        joined = join in words.JOINING_WORDS.get(language, ())
        if joined and words.BETWEEN_WORDS.get(language, "\0") in text[: one.start].lower().split()[-1:]:
            ranged = True
        if not (ranged or joined or (join == "," and one.bare)):
            continue
        if other.kind == "clock" and one.kind == "number" and not one.unit and one.value.isdecimal():
            one = replace(one, kind="clock", value=_same_half(int(one.value), int(other.value)))
        if one.kind == other.kind == "number":
            if not one.unit or (other.unit and one.raw[-1].isdecimal()):
                one = replace(one, unit=other.unit)
            elif ranged:
                other = replace(other, unit=other.unit or one.unit)
        found[index : index + 2] = [one, other]
        near = one.value.isdecimal() and other.value.isdecimal() and int(other.value) - int(one.value) == 1
        if ranged and one.kind == other.kind and not near and one.unit == other.unit:
            raw = text[one.start : other.end].strip()
            found[index : index + 2] = [
                Figure(f"{one.value}–{other.value}", one.unit, raw, one.start, other.end, one.kind)
            ]
    return found
