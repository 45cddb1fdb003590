"""Numbers spelled out: "two", "the second dose", "la mitad".

Only words are listed that mean a number and nothing else.
"""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from handoutgen.content.folding import LETTERS, folded
from handoutgen.content.units import WORDS

_WORD = re.compile(LETTERS)

_ENGLISH: dict[str, str] = {
    "0": "zero midnight", "1": "one once first single", "2": "two twice second secondly both double couple either pair", "3": "three third thirds triple",
    "4": "four fourth", "5": "five fifth", "6": "six sixth", "7": "seven seventh weekly", "8": "eight eighth", "9": "nine ninth", "10": "ten tenth",
    "11": "eleven eleventh", "12": "twelve twelfth dozen noon midday midnight", "15": "fifteen", "20": "twenty", "30": "thirty", "40": "forty", "50": "fifty",
    "100": "hundred", "1000": "thousand", "1/2": "half halves halfway middle noon midday", "1/4": "quarter quarters",
    "720": "noon midday", "1440": "midnight",
}  # fmt: skip
"""What an English text may mean by a word, times of the day in minutes among it."""

_LOOSE = {"few": "2 3", "several": "2 3", "other": "2", "quarter": "3", "third": "1/3", "thirds": "1/3 2/3"}
"""Words of English that languages may say with a number: every other day, two or three days."""

_MONTHS = "January February March April May June July August September October November December"
_WEEKDAYS = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")

NUMBERS: dict[str, dict[str, str]] = {
    "es": {
        "2": "dos segunda segundas", "3": "tres tercer tercera tercero terceras", "4": "cuatro cuarta", "5": "cinco quinta quinto", "6": "seis sexta sexto",
        "7": "siete", "8": "ocho", "9": "nueve", "10": "diez", "11": "once", "12": "doce", "20": "veinte", "30": "treinta", "1/2": "mitad",
    },
    "fr": {
        "2": "deux deuxième deuxièmes", "3": "trois troisième", "4": "quatre quatrième", "5": "cinq cinquième", "6": "six sixième", "7": "sept septième",
        "8": "huit huitième", "10": "dix dixième", "11": "onze", "12": "douze", "20": "vingt", "30": "trente", "1/2": "moitié",
    },
    "pt": {
        "2": "dois duas segunda", "3": "três terceira terceiro", "4": "quatro", "5": "cinco", "6": "seis", "7": "sete", "8": "oito", "9": "nove",
        "10": "dez", "11": "onze", "12": "doze", "20": "vinte", "30": "trinta", "1/2": "metade",
    },
    "ht": {"2": "dezyèm", "3": "twa twazyèm", "4": "katriyèm", "5": "senk senkyèm", "6": "sis sizyèm", "7": "sèt", "8": "uit", "10": "dis", "12": "douz", "1/2": "mwatye"},
    "vi": {"2": "hai", "4": "bốn", "6": "sáu", "7": "bảy", "8": "tám", "10": "mười", "1/2": "nửa"},
    "tl": {
        "2": "dalawa dalawang pangalawa pangalawang ikalawa ikalawang", "3": "tatlo tatlong pangatlo pangatlong ikatlo ikatlong", "4": "apat ikaapat",
        "5": "lima limang", "6": "anim", "7": "pito pitong", "8": "walo walong", "9": "siyam", "10": "sampu sampung", "1/2": "kalahati kalahating",
    },
    "ru": {
        "2": "два две двух двум двумя двое двоих обе оба обеих обоих второй вторая вторую второе второго", "3": "три трёх трех тремя трое третий третья третью третье третьего",
        "4": "четыре четырёх четырех четвёртый четвёртая", "5": "пять пяти пятый пятая", "6": "шесть шести", "7": "семь семи", "8": "восемь восьми", "9": "девять девяти",
        "10": "десять десяти", "11": "одиннадцать", "12": "двенадцать", "1/2": "половина половину половины половине",
    },
    "ar": {
        "2": "اثنان اثنين اثنتان اثنتين مرتين مرتان جرعتين جرعتان الجرعتين الجرعتان كلتا كلتي", "3": "ثلاث ثلاثة الثالثة ثالثة", "4": "أربع أربعة الرابعة رابعة",
        "5": "خمس خمسة", "6": "ست ستة", "7": "سبع سبعة", "8": "ثمان ثماني ثمانية", "9": "تسع تسعة", "10": "عشر عشرة", "1/2": "نصف النصف",
    },
}  # fmt: skip
"""Words that mean a number in a language and nothing else: French "neuf" is "new" too, Creole "de" is "of"."""

_GLUED = {
    "zh": re.compile(r"第(?!二天)([二三四五六七八九十])(?=[剂劑次天周週个個年片杯])|(?<!第)([两兩二三四五六七八九])(?=[剂劑次天周週片粒滴杯倍]|个月|個月|年(?!级)|个?小时|分钟)|(一半)"),
    "ko": re.compile(r"(?<![가-힣])(두|세|네|다섯|여섯)(?= (?:번|배|시간|달|잔|알|명|차례|컵|주))|(절반|이틀|사흘|나흘)"),
}  # fmt: skip
_GLUED_VALUES = {
    **{sign: str(value) for value, sign in enumerate("二三四五六七八九十", 2)},
    "两": "2", "兩": "2", "一半": "1/2", "두": "2", "세": "3", "네": "4", "다섯": "5", "여섯": "6", "절반": "1/2", "이틀": "2", "사흘": "3", "나흘": "4",
}  # fmt: skip

_VALUES = {
    language: {word: value for value, listed in numbers.items() for word in listed.split()}
    for language, numbers in NUMBERS.items()
}


@lru_cache(maxsize=2048)
def numbers(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """The numbers that a text says in words: (value, word) in their order."""
    if glued := _GLUED.get(language):
        return tuple((_GLUED_VALUES[word], word) for found in glued.findall(text) for word in _filled(found))
    values = _VALUES.get(language)
    if not values:
        return ()
    return tuple((values[word], word) for word in _WORD.findall(folded(text).lower()) if word in values)


def _filled(found: tuple[str, ...] | str) -> list[str]:
    return [word for word in found if word] if isinstance(found, tuple) else [found]


@lru_cache(maxsize=1024)
def in_words(source: str, language: str) -> frozenset[str]:
    """The values of numbers and times that a source says in words, and a translation may in digits."""
    if language != "en":
        return frozenset(value for value, _ in numbers(source, language))
    words = _WORD.findall(source)
    lower = [word.lower() for word in words]
    found = {value for word in lower for value in _english().get(word, ())}
    found |= {str(number) for number, month in enumerate(_MONTHS.split(), 1) if month in words}
    if _WEEKDAYS.search(source):
        found |= set("234567")
    for article, word in pairwise(lower):
        if article in ("a", "an") and word in WORDS["en"]:
            found.add("1")
    return frozenset(found | ({"30"} if "half an hour" in source.lower() else set()))


@cache
def _english() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for value, listed in _ENGLISH.items():
        for word in listed.split():
            found.setdefault(word, []).append(value)
    for word, values in _LOOSE.items():
        found.setdefault(word, []).extend(values.split())
    return found
