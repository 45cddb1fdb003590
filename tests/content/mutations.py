"""Makes errors in translations, as tired people do. Shares nothing with what is to catch them.

Each mutation is of one message and says by which rule it is to be stopped. What would make no
difference to a reader is not made: the tables and the arithmetic here are the mutator's own.
"""

# ruff: noqa: E501 - tables of cases are read across

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

FIGURES = frozenset({"translation-number", "translation-quantity"})

CARRIED = {
    "es": "Tome 2.5 mg cada 12 horas, luego 10 mg; no más de 40 mg. De 5 a 7 días, a las 8 p. m.",
    "fr": "Prenez 2,5 mg toutes les 12 heures, puis 10 mg ; pas plus de 40 mg. De 5 à 7 jours, à 20 h.",
    "pt": "Tome 2,5 mg a cada 12 horas, depois 10 mg; não mais de 40 mg. De 5 a 7 dias, às 8 da noite.",
    "ht": "Pran 2.5 mg chak 12 èdtan, apre sa 10 mg; pa plis pase 40 mg. 5 a 7 jou, a 8 è diswa.",
    "vi": "Uống 2,5 mg mỗi 12 giờ, sau đó 10 mg; không quá 40 mg. Từ 5 đến 7 ngày, lúc 8 giờ tối.",
    "tl": "Uminom ng 2.5 mg bawat 12 oras, saka 10 mg; hindi hihigit sa 40 mg. 5 hanggang 7 araw, 8 ng gabi.",
    "ru": "Примите 2,5 мг каждые 12 часов, потом 10 мг; не больше 40 мг. От 5 до 7 дней, в 8 часов вечера.",
    "ar": "يؤخذ 2٫5 ملغ كل 12 ساعة، ثم 10 ملغ؛ لا يزيد على 40 ملغ. من 5 إلى 7 أيام، الساعة 8 مساءً.",
    "zh": "每12小时服2.5毫克，然后10毫克；不超过40毫克。连续5至7天，晚上8点。",
    "ko": "12시간마다 2.5mg, 그다음 10mg; 40mg을 넘지 마세요. 5~7일 동안, 오후 8시.",
}
CARRIED_SOURCE = "Take 2.5 mg every 12 hours, then 10 mg; not more than 40 mg. For 5 to 7 days, at 8 pm."
"""Doses and times, since the catalogs have few: they are put after a text, and then errors are made in them."""

PHONE, ADDRESS = "555-0142", "https://www.cdc.gov/gvhd"

HALVES = {
    "es": ("p. m.", "a. m."), "fr": ("20 h", "8 h"), "pt": ("da noite", "da manhã"), "ht": ("diswa", "dimaten"), "vi": ("tối", "sáng"),
    "tl": ("ng gabi", "ng umaga"), "ru": ("вечера", "утра"), "ar": ("مساءً", "صباحًا"), "zh": ("晚上", "早上"), "ko": ("오후", "오전"),
}  # fmt: skip
"""What makes 8 pm 8 am."""

UNITS = {
    "": [("°F", "°C"), ("mg/dL", "mg/L"), ("mg", "mcg"), ("mL", "L")],
    "es": [("horas", "días"), ("hora", "día"), ("días", "semanas"), ("semanas", "meses"), ("meses", "años"), ("minutos", "horas"), ("año", "mes")],
    "fr": [("heures", "jours"), ("heure", "jour"), ("jours", "semaines"), ("semaines", "mois"), ("mois", "ans"), ("an", "mois")],
    "pt": [("horas", "dias"), ("hora", "dia"), ("dias", "semanas"), ("semanas", "meses"), ("meses", "anos"), ("ano", "mês")],
    "ht": [("èdtan", "jou"), ("jou", "semèn"), ("semèn", "mwa"), ("mwa", "an"), ("an", "mwa")],
    "vi": [("tiếng", "ngày"), ("giờ", "ngày"), ("ngày", "tuần"), ("tuần", "tháng"), ("tháng", "năm"), ("năm", "tháng")],
    "tl": [("oras", "araw"), ("araw", "linggo"), ("linggo", "buwan"), ("buwan", "taon"), ("taon", "buwan")],
    "ru": [("часов", "дней"), ("часа", "дня"), ("дней", "недель"), ("дня", "недели"), ("недель", "месяцев"), ("месяцев", "лет"), ("месяц", "год"), ("мг", "мкг")],
    "ar": [("ساعة", "يوم"), ("أيام", "أسابيع"), ("يومًا", "أسبوعًا"), ("أسبوعًا", "شهرًا"), ("أشهر", "سنوات"), ("شهرًا", "سنة"), ("ملغ", "مكغ")],
    "zh": [("小时", "天"), ("天", "周"), ("周", "个月"), ("个月", "年"), ("年", "个月"), ("毫克", "微克")],
    "ko": [("시간", "일"), ("일", "주"), ("주", "개월"), ("개월", "년"), ("년", "개월")],
}  # fmt: skip

NO = {
    "es": ["no", "sin", "ningún", "ninguna", "nunca"],
    "fr": ["pas", "sans", "aucun", "aucune", "jamais", "rien"],
    "pt": ["não", "sem", "nenhum", "nenhuma", "nunca"],
    "ht": ["pa", "san", "okenn"],
    "vi": ["không", "đừng", "chưa"],
    "tl": ["hindi", "huwag", "wala", "walang"],
    "ru": ["не", "без", "нет", "нельзя"],
    "ar": ["لا", "لم", "لن", "دون", "عدم", "ولا"],
    "zh": ["不要", "没有", "不"],
    "ko": ["지 마세요", "지는 않", "지 않", "없"],
}
NO_IN_ENGLISH = re.compile(r"\b(?:do|does|did|will|is|are|was|may|can|must) not\b|\bcannot\b|\bwithout\b|\bnever\b|\bno\b", re.IGNORECASE)  # fmt: skip
OTHER_NO = {
    "es": "ni nada nadie tampoco", "fr": "ni ne n’ n' non", "pt": "nem nada", "ht": "p ap anyen", "tl": "di pa",
    "ru": "ни ничего", "ar": "غير ليس بدون وبدون بلا وعدم", "vi": "khỏi mất", "zh": "没 无 勿 别 未 免 停 禁", "ko": "안 못 말 아니 멈",
}  # fmt: skip
"""Where one of these is left, the text still says no: a person must see what is wrong with it."""

RANGES = r"(\d+|\{first\})(\s*(?:-|–|~|至|a|à|đến|hanggang|до|إلى)\s*)(\d+|\{last\})"

TURNS = {
    "es": [("o más", "o menos"), ("Hasta", "Cada"), ("menos de", "más de"), ("Menos de", "Más de"), ("por debajo de", "por encima de"), ("Después de", "Antes de"), ("después de", "antes de"), ("antes", "después")],
    "fr": [("ou plus", "ou moins"), ("Jusqu’à", "Toutes les"), ("Moins de", "Plus de"), ("Après", "Avant"), ("après", "avant"), ("avant", "après")],
    "pt": [("ou mais", "ou menos"), ("Até", "A cada"), ("Menos de", "Mais de"), ("Depois de", "Antes de"), ("depois de", "antes de"), ("antes", "depois")],
    "ht": [("oswa plis", "oswa mwens"), ("Jiska", "Chak"), ("Mwens pase", "Plis pase"), ("Apre", "Anvan"), ("apre", "anvan"), ("anvan", "apre")],
    "vi": [("trở lên", "trở xuống"), ("Cho đến", "Mỗi"), ("Chưa đến", "Hơn"), ("Sau", "Trước"), ("sau", "trước"), ("Trước", "Sau")],
    "tl": [("pataas", "pababa"), ("Hanggang", "Kada"), ("Wala pang", "Mahigit"), ("Pagkalipas ng", "Bago ang"), ("pagkalipas ng", "bago ang"), ("bago", "pagkatapos")],
    "ru": [("и выше", "и ниже"), ("До", "Каждые"), ("Меньше", "Больше"), ("после", "до")],
    "ar": [("أو أعلى", "أو أقل"), ("حتى", "كل"), ("أقل من", "أكثر من"), ("بعد", "قبل"), ("قبل", "بعد")],
    "zh": [("或更高", "或更低"), ("以内", "以上"), ("不到", "超过"), ("以后", "以前"), ("后", "前"), ("提前", "之后")],
    "ko": [("이상", "이하"), ("까지", "마다"), ("미만", "이상"), ("후", "전"), ("전", "후")],
}  # fmt: skip
"""What says at least or at most, before or after, every or up to, and its opposite."""

LIMITS = {
    "es": ("no más de", "no menos de"), "fr": ("pas plus de", "pas moins de"), "pt": ("não mais de", "não menos de"), "ht": ("pa plis pase", "omwen"),
    "vi": ("không quá", "ít nhất"), "tl": ("hindi hihigit sa", "hindi bababa sa"), "ru": ("не больше", "не меньше"), "ar": ("لا يزيد على", "لا يقل عن"),
    "zh": ("不超过", "不少于"), "ko": ("을 넘지 마세요", " 이상 드세요"),
}  # fmt: skip
"""What makes "not more than" in what is carried along "not less than"."""

DIRECTIONS = re.compile(r"\b(?:or (?:more|higher)|up to|(?:less|fewer) than|under|after|before)\b", re.IGNORECASE)  # fmt: skip
NEAR_FIGURE = 14
"""The most characters between such a word and its figure."""

KINDS = (
    "digit changed", "digit dropped", "digit doubled", "decimal moved", "unit swapped", "range turned", "numbers exchanged",
    "half of the day changed", "phone digits changed", "address changed", "slot renamed", "slot dropped", "slot doubled", "not lost", "direction turned",
    "translation removed", "source changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutation:
    """One error: its kind, the source and the wrong translation, and the rules of which one must stop it."""

    kind: str
    source: str
    translation: str
    rules: frozenset[str]


def mutations(source: str, translation: str, language: str, random: Random) -> Iterator[Mutation]:
    """Errors in one message, all kinds that there are in it; the same for the same seed."""
    tag = language.partition("-")[0]
    yield from _digits(source, translation, random)
    yield from _units(source, translation, tag)
    yield from _turned(source, translation)
    yield from _exchanged(source, translation)
    yield from _slots(source, translation)
    yield from _negation(source, translation, tag)
    yield from _directed(source, translation, tag)
    yield from _carried(source, translation, tag, random)
    yield Mutation("translation removed", source, "", frozenset({"translation-empty", "translation-missing"}))
    yield Mutation(
        "source changed", _another(source, random), translation, frozenset({"translation-missing"})
    )


def carried(source: str, translation: str, language: str) -> tuple[str, str]:
    """A message with what is carried along put after it on both sides, without an error."""
    dose = CARRIED[language.partition("-")[0]]
    return f"{source} {CARRIED_SOURCE} ({PHONE}) {ADDRESS}", f"{translation} {dose} ({PHONE}) {ADDRESS}"


def _carried(source: str, translation: str, tag: str, random: Random) -> Iterator[Mutation]:
    kind = random.choice(("dose", "phone", "address"))
    if kind == "dose":
        ours = f"{source} {CARRIED_SOURCE}"
        dose = CARRIED[tag]
        found = (
            *_digits("", dose, random),
            *_units("", dose, tag),
            *_exchanged("", dose),
            *_turned("", dose),
        )
        for made in found:
            yield Mutation(made.kind, ours, f"{translation} {made.translation}", made.rules)
        for kind, turn, rule in (
            ("half of the day changed", HALVES[tag], "translation-quantity"),
            ("direction turned", LIMITS[tag], "translation-direction"),
        ):
            yield Mutation(kind, ours, f"{translation} {dose.replace(*turn)}", frozenset({rule}))
    elif kind == "phone":
        for wrong in ("555-0124", "555-1042", "555-014", "555-01422"):
            yield Mutation("phone digits changed", f"{source} ({PHONE})", f"{translation} ({wrong})", FIGURES)
    else:
        for wrong in (
            ADDRESS.replace("gov", "com"),
            ADDRESS[:-1],
            ADDRESS + "/es",
            ADDRESS.replace("www.", ""),
        ):
            rules = frozenset({"translation-url"})
            yield Mutation("address changed", f"{source} {ADDRESS}", f"{translation} {wrong}", rules)


def _another(source: str, random: Random) -> str:
    """The source after somebody changed it: another digit, or a word more."""
    digits = [match.start() for match in re.finditer(r"\d", source)]
    if digits:
        place = random.choice(digits)
        return source[:place] + str((int(source[place]) + 1) % 10) + source[place + 1 :]
    return f"{source} Ask us."


def _digits(source: str, text: str, random: Random) -> Iterator[Mutation]:
    runs = list(re.finditer(r"\d+(?:[.,٫ \xa0\u202f]\d+)*", text))
    for run in runs:
        value = run[0]
        places = [place for place, char in enumerate(value) if char.isdecimal()]
        place = random.choice(places)
        other = random.choice([digit for digit in "123456789" if digit != value[place]])
        wrong = {
            "digit changed": value[:place] + other + value[place + 1 :],
            "digit dropped": value[:place] + value[place + 1 :],
            "digit doubled": value[:place] + value[place] + value[place:],
        }
        decimal = re.fullmatch(r"(\d*)(\d)([.,٫])(\d{1,2})", value)
        if decimal:
            wrong["decimal moved"] = f"{decimal[1] or 0}{decimal[3]}{decimal[2]}{decimal[4]}"
            yield Mutation(
                "decimal moved", source, text.replace(value, value.replace(decimal[3], ""), 1), FIGURES
            )
        for kind, changed in wrong.items():
            if kind.startswith("decimal") or _digits_only(changed) != _digits_only(value):
                yield Mutation(kind, source, text[: run.start()] + changed + text[run.end() :], FIGURES)


def _digits_only(text: str) -> str:
    """The digits alone, without the zeros before them: 02 is no other number than 2."""
    return re.sub(r"\D", "", text).lstrip("0")


def _units(source: str, text: str, tag: str) -> Iterator[Mutation]:
    for unit, other in (*UNITS[""], *UNITS.get(tag, [])):
        for found in re.finditer(
            rf"(?<=[\d}}])\s?{re.escape(unit)}(?!\w)"
            if tag not in ("zh", "ko")
            else rf"(?<=[\d}}])\s?{re.escape(unit)}",
            text,
        ):
            wrong = found[0].replace(unit, other)
            yield Mutation(
                "unit swapped",
                source,
                text[: found.start()] + wrong + text[found.end() :],
                frozenset({"translation-quantity"}),
            )


def _turned(source: str, text: str) -> Iterator[Mutation]:
    for found in re.finditer(RANGES, text):
        if found[1] != found[3]:
            wrong = found[3] + found[2] + found[1]
            yield Mutation(
                "range turned", source, text[: found.start()] + wrong + text[found.end() :], FIGURES
            )


def _exchanged(source: str, text: str) -> Iterator[Mutation]:
    runs = list(re.finditer(r"\d+(?:[.,٫]\d+)*|\{(?:n|of)\}", text))
    for one, other in pairwise(runs):
        if one[0] != other[0]:
            wrong = (
                text[: one.start()]
                + other[0]
                + text[one.end() : other.start()]
                + one[0]
                + text[other.end() :]
            )
            yield Mutation("numbers exchanged", source, wrong, FIGURES)


def _slots(source: str, text: str) -> Iterator[Mutation]:
    for found in re.finditer(r"\{\w+\}", text):
        for kind, wrong in (
            ("slot dropped", ""),
            ("slot renamed", "{telefono}"),
            ("slot doubled", found[0] * 2),
        ):
            changed = text[: found.start()] + wrong + text[found.end() :]
            yield Mutation(kind, source, changed, frozenset({"translation-slot"}))


def _negation(source: str, text: str, tag: str) -> Iterator[Mutation]:
    """The only no of a text taken away, where English has one; what has another no left is not made."""
    if not NO_IN_ENGLISH.search(source) or tag not in NO:
        return
    if tag in ("zh", "ko"):
        found = [match for word in NO[tag] for match in re.finditer(re.escape(word), text)]
        found = found[:1] if found and all(one.start() >= found[0].start() for one in found) else []
        rest = text.replace(found[0][0], "", 1) if found else ""
        left = any(word in rest for word in (*NO[tag], *OTHER_NO[tag].split()))
    else:
        found = [match for match in re.finditer(r"[^\W\d_]+", text) if match[0].lower() in NO[tag]]
        left = len(found) > 1 or any(
            word in OTHER_NO.get(tag, "").split() for word in re.findall(r"[^\W\d_]+[’']?", text.lower())
        )
        left = (left and tag != "fr") or len(found) > 1
    if found and not left:
        wrong = text[: found[0].start()] + text[found[0].end() :]
        if tag == "fr":
            wrong = re.sub(r"\b(?:ne |n[’'])", "", wrong, flags=re.IGNORECASE)
        yield Mutation("not lost", source, wrong, frozenset({"translation-negation"}))


def _directed(source: str, text: str, tag: str) -> Iterator[Mutation]:
    """A word of direction beside a figure turned round; between two figures it may be a range's own."""
    if not DIRECTIONS.search(source):
        return
    edge = "" if tag in ("zh", "ko") else r"\b"
    for word, other in TURNS[tag]:
        for found in re.finditer(f"{edge}{re.escape(word)}{edge}", text):
            before, after = text[max(0, found.start() - NEAR_FIGURE) : found.start()], text[found.end() :]
            ahead = re.match(r"[^.;,]*?[\d{]", after[:NEAR_FIGURE])
            if bool(ahead) != bool(re.search(r"[\d}][^.;,]*$", before)):
                wrong = text[: found.start()] + other + after
                yield Mutation("direction turned", source, wrong, frozenset({"translation-direction"}))
