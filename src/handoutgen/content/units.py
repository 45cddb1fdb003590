"""Units of measure and of time, as each language writes them.

One canonical name a unit, in English. What stands in `SYMBOLS` is read in every language; words are of
one language. A unit that is in neither is "not known", and a number with it is compared as a number.
"""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re

SYMBOLS: dict[str, str] = {
    spelling: unit
    for unit, spellings in {
        "mg": "mg", "mcg": "mcg μg ug", "ng": "ng", "g": "g gm gr", "kg": "kg kgs", "mL": "ml cc cm^3", "L": "l lt",
        "dL": "dl", "mmol": "mmol", "mEq": "meq", "IU": "iu ui", "%": "% ٪", "°F": "°f °f.", "°C": "°c", "°": "°",
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

GLUED = frozenset({"zh", "ja", "ko", "th", "lo", "km", "my"})
"""Languages in which a unit goes on into the next word: 12개월 동안, 2주까지."""

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "second": "second seconds", "minute": "minute minutes", "hour": "hour hours", "day": "day days",
        "week": "week weeks wk wks", "month": "month months", "year": "year years yr yrs",
        "lb": "pound pounds", "oz": "ounce ounces", "inch": "inch inches", "ft": "foot feet", "mile": "mile miles",
        "cup": "cup cups", "tsp": "teaspoon teaspoons tsp", "tbsp": "tablespoon tablespoons tbsp", "%": "percent",
        "mg": "milligram milligrams", "mcg": "microgram micrograms", "g": "gram grams",
        "kg": "kilogram kilograms kilo kilos", "mL": "milliliter milliliters", "L": "liter liters",
        "cm": "centimeter centimeters", "°": "degree degrees", "unit": "unit units", "tablet": "tablet tablets",
        "drop": "drop drops",
    },
    "es": {
        "second": "segundo segundos", "minute": "minuto minutos", "hour": "hora horas", "day": "día días dia dias",
        "week": "semana semanas", "month": "mes meses", "year": "año años", "lb": "libra libras",
        "oz": "onza onzas", "inch": "pulgada pulgadas", "ft": "pie pies", "mile": "milla millas",
        "cup": "taza tazas", "tsp": "cucharadita cucharaditas", "tbsp": "cucharada cucharadas",
        "mg": "miligramo miligramos", "mcg": "microgramo microgramos", "g": "gramo gramos",
        "kg": "kilogramo kilogramos kilo kilos", "mL": "mililitro mililitros", "L": "litro litros",
        "cm": "centímetro centímetros", "°": "grado grados", "unit": "unidad unidades",
        "tablet": "tableta tabletas comprimido comprimidos", "drop": "gota gotas",
    },
    "fr": {
        "second": "seconde secondes", "minute": "minute minutes", "hour": "heure heures", "day": "jour jours journée journées",
        "week": "semaine semaines", "month": "mois", "year": "an ans année années", "lb": "livre livres",
        "oz": "once onces", "inch": "pouce pouces", "ft": "pied pieds", "cup": "tasse tasses",
        "mg": "milligramme milligrammes", "mcg": "microgramme microgrammes", "g": "gramme grammes",
        "kg": "kilogramme kilogrammes kilo kilos", "mL": "millilitre millilitres", "L": "litre litres",
        "cm": "centimètre centimètres", "°": "degré degrés", "unit": "unité unités",
        "tablet": "comprimé comprimés", "drop": "goutte gouttes",
    },
    "pt": {
        "second": "segundo segundos", "minute": "minuto minutos", "hour": "hora horas", "day": "dia dias",
        "week": "semana semanas", "month": "mês meses", "year": "ano anos", "lb": "libra libras",
        "oz": "onça onças", "inch": "polegada polegadas", "ft": "pé pés", "cup": "xícara xícaras",
        "mg": "miligrama miligramas", "mcg": "micrograma microgramas", "g": "grama gramas",
        "kg": "quilograma quilogramas quilo quilos", "mL": "mililitro mililitros", "L": "litro litros",
        "cm": "centímetro centímetros", "°": "grau graus", "unit": "unidade unidades",
        "tablet": "comprimido comprimidos", "drop": "gota gotas",
    },
    "ht": {
        "second": "segonn", "minute": "minit", "hour": "èdtan lè", "day": "jou", "week": "semèn", "month": "mwa",
        "year": "an ane lane", "lb": "liv", "oz": "ons", "inch": "pous", "ft": "pye", "cup": "tas",
        "mg": "miligram", "mcg": "mikwogram", "g": "gram", "kg": "kilogram kilo", "mL": "mililit", "L": "lit",
        "cm": "santimèt", "°": "degre", "unit": "inite", "tablet": "grenn", "drop": "gout", "%": "pousan",
    },
    "vi": {
        "second": "giây", "minute": "phút", "hour": "giờ tiếng", "day": "ngày", "week": "tuần", "month": "tháng",
        "year": "năm", "lb": "cân pao", "inch": "inch", "cup": "cốc tách ly", "°": "độ", "tablet": "viên", "drop": "giọt",
        "mg": "miligam", "mcg": "microgam", "g": "gam", "kg": "kilôgam ký", "mL": "mililít", "L": "lít",
    },
    "tl": {
        "second": "segundo", "minute": "minuto", "hour": "oras", "day": "araw", "week": "linggo",
        "month": "buwan", "year": "taon", "lb": "libra", "inch": "pulgada", "ft": "talampakan", "cup": "tasa",
        "tsp": "kutsarita", "tbsp": "kutsara", "%": "porsiyento", "mg": "miligramo", "g": "gramo", "kg": "kilo",
        "mL": "mililitro", "L": "litro", "°": "degrees", "tablet": "tableta tablet", "drop": "patak",
    },
    "ru": {
        "second": "сек секунда секунды секунд", "minute": "мин минута минуты минут минуту минутах",
        "hour": "ч час часа часов часы часу часам часах", "day": "дн день дня дней дни дню дням днях сутки суток",
        "week": "нед неделя недели недель неделю неделе неделям неделях",
        "month": "мес месяц месяца месяцев месяцы месяцу месяцам месяцах", "year": "год года лет годы году годам",
        "lb": "фунт фунта фунтов", "inch": "дюйм дюйма дюймов", "ft": "фут фута футов", "%": "процент процента процентов",
        "mg": "мг миллиграмм миллиграмма миллиграммов", "mcg": "мкг микрограмм микрограмма микрограммов",
        "g": "г гр грамм грамма граммов", "kg": "кг килограмм килограмма килограммов", "ng": "нг",
        "mL": "мл миллилитр миллилитра миллилитров", "L": "л литр литра литров", "dL": "дл", "mmol": "ммоль",
        "cm": "см сантиметр сантиметра сантиметров", "mm": "мм", "m": "м метр метра метров", "IU": "ме", "unit": "ед единица единицы единиц",
        "°": "градус градуса градусов", "°C": "°с", "tablet": "таблетка таблетки таблеток таблетку", "drop": "капля капли капель",
        "cup": "стакан стакана стаканов чашка чашки чашек",
    },
    "ar": {
        "second": "ثانية ثوان ثواني ثانيتين ثانيتان", "minute": "دقيقة دقائق دقيقتين دقيقتان",
        "hour": "ساعة ساعات ساعتين ساعتان الساعات الساعة", "day": "يوم يوما أيام يومين يومان اليوم الأيام",
        "week": "أسبوع أسبوعا أسابيع أسبوعين أسبوعان الأسبوع الأسابيع",
        "month": "شهر شهرا أشهر شهور شهرين شهران الشهر الأشهر", "year": "سنة سنوات سنتين سنتان عام عاما أعوام عامين عامان السنة العام",
        "lb": "رطل أرطال", "inch": "بوصة بوصات", "ft": "قدم أقدام", "cup": "كوب أكواب",
        "mg": "ملغ مغ ملغم مجم ملليغرام ملليجرام مليغرام", "mcg": "مكغ ميكروغرام ميكروجرام مكجم", "g": "غ غم غرام غراما جرام جم",
        "kg": "كغ كغم كيلوغرام كيلوجرام كجم كيلو", "mL": "مل ملليلتر مليلتر", "L": "لتر لترا ليتر", "dL": "دل ديسيلتر",
        "cm": "سم سنتيمتر", "mm": "مم", "°": "درجة درجات", "°F": "°ف", "°C": "°م", "unit": "وحدة وحدات",
        "tablet": "قرص أقراص حبة حبات", "drop": "قطرة قطرات", "%": "بالمئة بالمائة",
    },
    "zh": {
        "second": "秒", "minute": "分钟 分鐘", "hour": "小时 小時 个小时 個小時 个钟头 钟头", "day": "天 日", "week": "周 星期 个星期 週 個星期 个礼拜",
        "month": "个月 個月", "year": "年", "lb": "磅", "oz": "盎司", "inch": "英寸 英吋", "ft": "英尺", "mile": "英里",
        "cup": "杯", "tsp": "茶匙", "tbsp": "汤匙 大匙", "mg": "毫克", "mcg": "微克", "g": "克", "kg": "公斤 千克",
        "mL": "毫升", "L": "升", "dL": "分升", "cm": "厘米 公分", "mm": "毫米", "m": "米", "°": "度", "unit": "单位 國際單位 国际单位",
        "tablet": "片 粒", "drop": "滴", "°C": "摄氏度 攝氏度", "°F": "华氏度 華氏度", "%": "％", "mmol": "毫摩尔",
    },
    "ko": {
        "second": "초", "minute": "분", "hour": "시간", "day": "일", "week": "주", "month": "개월 달", "year": "년",
        "lb": "파운드", "oz": "온스", "inch": "인치", "ft": "피트", "mile": "마일", "cup": "컵", "tsp": "작은술 티스푼",
        "tbsp": "큰술", "mg": "밀리그램", "mcg": "마이크로그램", "g": "그램", "kg": "킬로그램", "mL": "밀리리터", "L": "리터",
        "cm": "센티미터", "°": "도", "unit": "단위", "tablet": "알 정", "drop": "방울", "%": "퍼센트",
    },
}  # fmt: skip

WORDS: dict[str, dict[str, str]] = {
    language: {spelling: unit for unit, spellings in units.items() for spelling in spellings.split()}
    for language, units in _WORDS.items()
}
"""The words of a language (folded to lower case, without Arabic vowel signs) and their units."""

LONGEST = 5
"""How many characters the longest word of a glued language has."""

FULL_NAMES = {"f": "°F", "ф": "°F", "ف": "°F", "c": "°C", "ц": "°C", "с": "°C", "م": "°C", "س": "°C"}
"""What comes after "degrees" (Fahrenheit, по Цельсию, مئوية), by its first letter."""

BETWEEN_UNIT = {
    "en": "more full first", "es": "primeros primeras últimos últimas", "fr": "premiers premières derniers dernières",
    "pt": "primeiros primeiras últimos últimas", "ht": "premye dènye", "tl": "na ng", "vi": "",
}  # fmt: skip
"""Words that may stand between a number and its unit: 45 premiers jours, 6 na buwan."""

BEFORE_UNIT = frozenset({"day", "week", "month", "year", "hour", "minute"})
"""Units that may come before their number where none follows it: week 12, months 3 to 12."""

_UNIT = re.compile(r"[-\s]?\s*(°\s?[^\W\d_]?|[%٪]|[^\W\d_]+(?:\^\d)?)")


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
    if not unit and language in GLUED:
        for length in range(min(LONGEST, len(name)), 0, -1):
            unit = WORDS.get(language, {}).get(name[:length], "")
            if unit:
                return unit, match.start(1) + length
    if not unit and name.startswith("°"):
        return "°", match.start(1) + 1
    if unit == "°":
        full = re.match(r"\s*(?:по\s+)?([^\W\d_])\w*", rest[match.end() :])
        unit = FULL_NAMES.get(full[1].lower(), unit) if full else unit
        return unit, match.end() + (full.end() if full and unit != "°" else 0)
    return unit, match.end() if unit else 0


def named(name: str, language: str) -> str:
    """The unit that a word in lower case stands for, or an empty string."""
    return WORDS.get(language, {}).get(name) or SYMBOLS.get(name, "")
