"""Units of measure and of time, as each language writes them.

One canonical name a unit, in English. What stands in `SYMBOLS` is read in every language; words are of
one language. A unit that is in neither is "not known", and a number with it is compared as a number.
"""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re
import unicodedata

from handoutgen.content.folding import LETTERS
from handoutgen.content.unitwords import UNIT_WORDS

SYMBOLS: dict[str, str] = {
    spelling: unit
    for unit, spellings in {
        "mg": "mg", "mcg": "mcg μg ug", "ng": "ng", "g": "g gm gr", "kg": "kg kgs", "mL": "ml cc cm^3", "L": "l lt",
        "dL": "dl", "mmol": "mmol", "mEq": "meq", "IU": "iu ui", "%": "% ٪", "°F": "°f", "°C": "°c", "°": "°",
        "mmHg": "mmhg", "cm": "cm", "mm": "mm", "m": "m", "km": "km", "m²": "m^2", "kcal": "kcal", "cal": "cal",
        "Gy": "gy", "mSv": "msv", "Hz": "hz", "lb": "lb lbs", "oz": "oz", "ft": "ft", "minute": "min mins",
        "hour": "h hr hrs", "second": "sec secs",
    }.items()
    for spelling in spellings.split()
}  # fmt: skip
"""Spellings (folded to lower case) that mean one thing whatever the language."""

DOSES = frozenset(
    "mg mcg ng g kg mL L dL mmol mEq IU % °F °C ° mmHg Gy mSv m² kcal cal Hz".split()  # noqa: SIM905
)
"""Units that no translation drops or adds; words of time and length are compared where both are known."""

PREFIXED: dict[str, str] = {
    "百分之": "%",
    "华氏": "°F",
    "摄氏": "°C",
    "華氏": "°F",
    "攝氏": "°C",
    "화씨": "°F",
    "섭씨": "°C",
}
"""Units that stand before their number."""

GLUED = frozenset({"zh", "ko", "th", "km", "my"})
"""Languages in which a unit goes on into the next word: 12개월 동안, 2주까지."""

WORDS: dict[str, dict[str, str]] = {
    language: {spelling: unit for unit, spellings in units.items() for spelling in spellings.split()}
    for language, units in UNIT_WORDS.items()
}
"""The words of a language (folded to lower case, without Arabic vowel signs) and their units."""

LONGEST = {language: max(map(len, WORDS[language])) for language in GLUED & WORDS.keys()}
"""How many characters the longest word of a glued language has."""

IN_TWO_WORDS = {
    "ur": {"ملی گرام": "ملیگرام", "ملی لیٹر": "ملیلیٹر", "مائیکرو گرام": "مائیکروگرام"},
    "fa": {"میلی گرم": "میلیگرم", "میلی لیتر": "میلیلیتر", "سانتی گراد": "سانتیگراد"},
}
"""Units that may be written with a space in them."""

FULL_NAMES = {
    "°F": ("fahr", "faren", "farin", "фарен", "فهر", "فارن", "फ़ारे", "फारे"),
    "°C": (
        "cels",
        "celc",
        "centig",
        "centíg",
        "sèls",
        "цельс",
        "مئوي",
        "سلس",
        "سيلس",
        "سيليز",
        "سانتیگراد",
        "सेल्स",
    ),
}
"""How the words begin that come after "degrees": Fahrenheit, по Цельсию, مئوية."""

_LETTERS = {"f": "°F", "ф": "°F", "ف": "°F", "c": "°C", "ц": "°C", "с": "°C", "م": "°C", "س": "°C"}

BETWEEN_UNIT = {
    "en": "more full first", "es": "primeros primeras últimos últimas", "fr": "premiers premières derniers dernières",
    "pt": "primeiros primeiras últimos últimas", "ht": "premye dènye", "tl": "na"
}  # fmt: skip
"""Words that may stand between a number and its unit: 45 premiers jours, 6 na buwan."""

BEFORE_UNIT = frozenset({"day", "week", "month", "year", "hour", "minute"})
"""Units that may come before their number where none follows it: week 12, months 3 to 12."""

_FULL = re.compile(rf"\s*(?:по\s+)?({LETTERS})")
_LATIN = re.compile("[a-zμ°]+")
_UNIT = re.compile(rf"[-\s]?\s*(°\s?[^\W\d_]?|[%٪]|{LETTERS}(?:\^\d)?)")


def unit_at(  # noqa: PLR0911 - a list of ways to write a unit
    rest: str, language: str
) -> tuple[str, int]:
    """The unit that a text begins with, and its length; an empty one and 0 where it begins with none."""
    match = _UNIT.match(rest)
    if not match:
        return "", 0
    name = match[1].lower().replace(" ", "")
    if match[1] in ("F", "C"):
        return f"°{match[1]}", match.end()
    unit = named(name, language)
    if not unit and name in BETWEEN_UNIT.get(language, "").split():
        other, more = unit_at(rest[match.end() :], language)
        return (other, match.end() + more) if other else ("", 0)
    if not unit and language in LONGEST and (latin := _LATIN.match(name)):
        unit = SYMBOLS.get(latin[0], "")
        return unit, match.start(1) + latin.end() if unit else 0
    if not unit and language in LONGEST:
        for length in range(min(LONGEST[language], len(name)), 0, -1):
            unit = WORDS[language].get(name[:length], "")
            if unit and not unicodedata.category(name[length : length + 1] or "x").startswith("M"):
                return unit, match.start(1) + length
    if not unit and name.startswith("°"):
        return "°", match.start(1) + 1
    if unit == "°":
        full = _FULL.match(rest, match.end())
        scale = _scale(full[1].lower()) if full else ""
        return (scale, full.end()) if full and scale else (unit, match.end())
    return unit, match.end() if unit else 0


def _scale(word: str) -> str:
    """The scale of a temperature that a word after "degrees" names, or an empty string."""
    begins = (unit for unit, stems in FULL_NAMES.items() if word.startswith(stems))
    return _LETTERS.get(word) or next(begins, "")


def named(name: str, language: str) -> str:
    """The unit that a word in lower case stands for, or an empty string."""
    return WORDS.get(language, {}).get(name) or SYMBOLS.get(name, "")
