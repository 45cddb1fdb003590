"""How languages write numbers: their marks, the words of a range or a share, parts of the day, small numbers."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from handoutgen.content.units import WORDS

_WORD = re.compile(r"[^\W\d_]+")

COMMA_DECIMAL = frozenset(
    "fr pt ru vi de it pl uk ro nl tr id el cs hu sv da nb fi bg sr hr sq hy ka kk uz az be bs sk sl lt lv et".split()  # noqa: SIM905
)
"""Languages that write 38,5. Spanish and Creole in the United States write 38.5; neither mark is then wrong."""

SPACE_GROUPS = frozenset("fr ru uk pl cs hu sv nb fi bg be sk sl lt lv et kk uz".split())  # noqa: SIM905
"""Languages that write 10 000, with whatever space."""

LAKHS = frozenset("hi bn gu pa ur ne te ta kn ml mr si or as".split())  # noqa: SIM905
"""Languages that may write 1,00,000."""

RANGE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"to", "through"}), "es": frozenset({"a", "al", "hasta"}), "fr": frozenset({"à", "a"}),
    "pt": frozenset({"a", "até", "à"}), "ht": frozenset({"a", "rive", "jiska"}), "vi": frozenset({"đến", "tới"}),
    "tl": frozenset({"hanggang", "to"}), "ru": frozenset({"до", "по"}), "ar": frozenset({"إلى", "الى", "حتى"}),
    "zh": frozenset("至到"), "ko": frozenset({"에서", "부터", "내지"}), "ja": frozenset({"から"}),
}  # fmt: skip
"""What stands between the ends of a range, besides a dash."""

DASHES = frozenset("-–—‑‒−~～〜")

JOINING_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"or", "and"}), "es": frozenset("oyu"), "fr": frozenset({"ou", "et"}), "pt": frozenset({"ou", "e"}),
    "ht": frozenset({"oswa", "ak", "epi"}), "vi": frozenset({"hoặc", "hay", "và"}), "tl": frozenset({"o", "at"}),
    "ru": frozenset({"или", "и"}), "ar": frozenset({"أو", "و"}), "zh": frozenset({"或", "和", "与"}),
    "ko": frozenset({"또는", "이나", "나", "과", "와"}),
}  # fmt: skip
""""2 or 3 days": the first number has the second one's unit."""

BETWEEN_WORDS: dict[str, str] = {
    "en": "between", "es": "entre", "fr": "entre", "pt": "entre", "ht": "ant", "ru": "между", "ar": "بين", "vi": "giữa",
}  # fmt: skip
""""Between 5 and 10" is a range."""

SHARE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"of", "in"}), "es": frozenset({"de", "en"}), "fr": frozenset({"sur"}), "pt": frozenset({"de", "em"}),
    "ht": frozenset({"sou", "nan"}), "vi": frozenset({"trong", "trên"}), "tl": frozenset({"sa", "mula"}),
    "ru": frozenset({"из", "на"}), "ar": frozenset({"من"}),
}  # fmt: skip
"""30 of 35: what stands between where the part comes first."""

SHARE_OF = {"zh": "中里裡", "ko": "중", "ja": "中"}
"""35명 중 30명: what stands between where the whole comes first."""

DAY_PARTS: dict[str, dict[str, str]] = {
    "en": {"in the morning": "am", "in the afternoon": "pm", "in the evening": "pm", "at night": "night", "noon": "noon", "midnight": "midnight"},
    "es": {"de la mañana": "am", "de la madrugada": "am", "de la tarde": "pm", "de la noche": "night", "del mediodía": "noon"},
    "fr": {"du matin": "am", "de l’après-midi": "pm", "de l'après-midi": "pm", "du soir": "pm"},
    "pt": {"da manhã": "am", "da madrugada": "am", "da tarde": "pm", "da noite": "night"},
    "ht": {"di maten": "am", "nan maten": "am", "dimaten": "am", "apremidi": "pm", "nan apremidi": "pm", "diswa": "pm", "nan aswè": "pm"},
    "vi": {"sáng": "am", "trưa": "noon", "chiều": "pm", "tối": "pm", "đêm": "night"},
    "tl": {"ng umaga": "am", "n.u.": "am", "ng hapon": "pm", "n.h.": "pm", "ng gabi": "night", "n.g.": "night", "ng tanghali": "noon"},
    "ru": {"утра": "am", "дня": "pm", "вечера": "pm", "ночи": "night"},
    "ar": {"صباحا": "am", "ص": "am", "مساء": "pm", "م": "pm", "ليلا": "night", "ظهرا": "noon"},
    "zh": {"上午": "am", "早上": "am", "凌晨": "am", "清晨": "am", "下午": "pm", "傍晚": "pm", "晚上": "night", "夜里": "night", "中午": "noon"},
    "ko": {"오전": "am", "아침": "am", "새벽": "am", "오후": "pm", "저녁": "pm", "밤": "night", "낮": "noon"},
    "ja": {"午前": "am", "朝": "am", "午後": "pm", "夜": "night", "夕方": "pm"},
}  # fmt: skip
"""What makes 8 o'clock one of the two: after the time, or before it in Chinese, Korean and Japanese."""

NOT_ALONE = frozenset({"дня", "م", "ص", "sáng", "trưa", "chiều", "tối", "đêm"})
"""Parts of the day that need minutes or an o'clock: 2 дня is two days, 3 đêm three nights."""

ORDINAL_MARKS = frozenset({"ika-", "ika", "第", "제", "thứ", "№"})
"""What may stand before the second number of a range too."""

O_CLOCK: dict[str, tuple[str, ...]] = {
    "en": ("o'clock", "o’clock"), "fr": ("heures", "heure", "h"), "pt": ("horas", "h"), "es": ("horas", "h"),
    "ht": ("zè", "è", "lè"), "vi": ("giờ",), "ru": ("часов", "часа", "час", "ч."), "zh": ("点钟", "点", "點", "时", "時"),
    "ko": ("시",), "ja": ("時",),
}  # fmt: skip

TIMES_OF_ITS_OWN = {"noon": (720,), "midday": (720,), "midnight": (0, 1440)}
"""English words that a translation may give as a clock time, in minutes of the day."""

ENGLISH_NUMBERS: dict[str, str] = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "dozen": "12", "once": "1", "twice": "2", "half": "1/2",
    "quarter": "1/4", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "both": "2", "double": "2",
    "couple": "2", "fifteen": "15", "twenty": "20", "thirty": "30", "hundred": "100", "thousand": "1000",
}  # fmt: skip
"""What a translation may write in digits though the source does not."""

MONTHS: dict[str, str] = {
    month: str(number)
    for number, month in enumerate(
        "January February March April May June July August September October November December".split(), 1  # noqa: SIM905
    )
}  # fmt: skip
"""9月 is September."""

TIMES_TEN = {"万": 10_000, "萬": 10_000, "만": 10_000, "億": 10**8, "亿": 10**8, "억": 10**8}
"""1万 is 10,000."""


@lru_cache(maxsize=1024)
def in_words(source: str) -> frozenset[str]:
    """The values of the numbers and times that the source says in words, and a translation may in digits."""
    words = _WORD.findall(source)
    found = {ENGLISH_NUMBERS[word.lower()] for word in words if word.lower() in ENGLISH_NUMBERS}
    found |= {MONTHS[word] for word in words if word in MONTHS}
    for time in TIMES_OF_ITS_OWN.keys() & {word.lower() for word in words}:
        found |= {str(minutes) for minutes in TIMES_OF_ITS_OWN[time]} | {"12"}
    for article, word in pairwise(words):
        if article.lower() in ("a", "an") and WORDS["en"].get(word.lower()):
            found.add("1")
    return frozenset(found | ({"30"} if "half an hour" in source.lower() else set()))
