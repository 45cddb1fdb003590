"""How languages write numbers: their marks, the words of a range or a share, parts of the day, small numbers."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

COMMA_DECIMAL = frozenset(
    "fr pt ru vi de it pl uk ro nl tr id el cs hu sv da nb fi bg sr hr sq hy ka kk uz az be bs sk sl lt lv et".split()  # noqa: SIM905
)
"""Languages that write 38,5. Spanish and Creole in the United States write 38.5; neither mark is then wrong."""

SPACE_GROUPS = frozenset("fr es pt ht ru uk pl cs hu sv nb fi bg be sk sl lt lv et kk uz".split())  # noqa: SIM905
"""Languages that write 10 000, with whatever space."""

LAKHS = frozenset("hi bn gu pa ur ne te ta kn ml mr si or as".split())  # noqa: SIM905
"""Languages that may write 1,00,000."""

RANGE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"to", "through"}), "es": frozenset({"a", "al", "hasta"}), "fr": frozenset({"à", "a"}),
    "pt": frozenset({"a", "até", "à"}), "ht": frozenset({"a", "rive", "jiska"}), "vi": frozenset({"đến", "tới"}),
    "tl": frozenset({"hanggang", "to"}), "ru": frozenset({"до", "по"}), "ar": frozenset({"إلى", "الى", "حتى"}),
    "zh": frozenset("至到"), "ko": frozenset({"에서", "부터", "내지"}),
    "fa": frozenset({"تا", "الی"}), "ur": frozenset({"سے", "تا"}), "hi": frozenset({"से"}), "th": frozenset({"ถึง"}), "km": frozenset({"ទៅ", "ដល់"}),
    "my": frozenset({"မှ"}), "am": frozenset({"እስከ"}),
}  # fmt: skip
"""What stands between the ends of a range, besides a dash."""

DASHES = frozenset("-–—‑‒−~〜")

JOINING_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"or", "and"}), "es": frozenset("oyu"), "fr": frozenset({"ou", "et"}), "pt": frozenset({"ou", "e"}),
    "ht": frozenset({"oswa", "ak", "epi"}), "vi": frozenset({"hoặc", "hay", "và"}), "tl": frozenset({"o", "at"}),
    "ru": frozenset({"или", "и"}), "ar": frozenset({"أو", "و"}), "zh": frozenset({"或", "和", "与"}),
    "ko": frozenset({"또는", "이나", "나", "과", "와"}),
    "fa": frozenset({"یا", "و"}), "ur": frozenset({"یا", "اور"}), "hi": frozenset({"या", "और"}), "th": frozenset({"หรือ", "และ"}),
    "km": frozenset({"ឬ", "និង"}), "my": frozenset({"သို့မဟုတ်", "နှင့်"}), "am": frozenset({"ወይም", "እና"}),
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
    "fa": frozenset({"از"}), "th": frozenset({"จาก", "ใน"}), "km": frozenset({"ក្នុងចំណោម"}),
}  # fmt: skip
"""30 of 35: what stands between where the part comes first."""

SHARE_OF = {
    "zh": ("中", "里", "裡"), "ko": ("중",), "hi": ("में",), "ur": ("میں",), "my": ("တွင်", "မှာ"),
}  # fmt: skip
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
    "hi": {"सुबह": "am", "प्रातः": "am", "दोपहर": "noon", "शाम": "pm", "रात": "night"},
    "ur": {"صبح": "am", "دوپہر": "noon", "شام": "pm", "رات": "night"},
    "fa": {"صبح": "am", "بامداد": "am", "بعدازظهر": "pm", "بعد از ظهر": "pm", "ظهر": "noon", "عصر": "pm", "شب": "night"},
    "th": {"เช้า": "am", "เที่ยง": "noon", "เย็น": "pm"},
    "km": {"ព្រឹក": "am", "រសៀល": "pm", "ល្ងាច": "pm", "យប់": "night"},
    "my": {"မနက်": "am", "နံနက်": "am", "နေ့လယ်": "noon", "ညနေ": "pm", "ည": "night"},
}  # fmt: skip
"""What makes 8 o'clock one of the two: after the time, or before it in Chinese, Korean and Japanese."""

NOT_ALONE = frozenset({"дня", "م", "ص", "sáng", "trưa", "chiều", "tối", "đêm", "شب", "صبح", "យប់"})
"""Parts of the day that need minutes or an o'clock: 2 дня is two days, 3 đêm three nights."""

ORDINAL_MARKS = frozenset({"ika-", "ika", "第", "제", "thứ", "№"})
"""What may stand before the second number of a range too."""

O_CLOCK: dict[str, tuple[str, ...]] = {
    "en": ("o'clock", "o’clock"), "fr": ("heures", "heure", "h"), "pt": ("horas", "h"), "es": ("horas", "h"),
    "ht": ("zè", "è", "lè"), "vi": ("giờ",), "ru": ("часов", "часа", "час", "ч."),
    "ur": ("بجے",), "th": ("โมง", "นาฬิกา"),
}  # fmt: skip

TIMES_TEN = {"万": 10_000, "萬": 10_000, "만": 10_000}
"""1万 is 10,000."""

PART_FIRST = frozenset({"zh", "ko", "hi", "ur", "my"})
"""Languages that say the part of the day before the time: 晚上8点, रात 8 बजे."""

HOUR_FIRST = {"ar": "الساعة", "fa": "ساعت", "km": "ម៉ោង"}
"""What stands before the number of a time of the day."""
