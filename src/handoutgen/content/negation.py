"""Whether a text says no, in each language: clearly, or possibly.

A loss is told where the source says no clearly and the translation not even possibly; a gain where
it is the other way round. What lies between passes: languages say the same thing from two sides
("less than an hour", 不到1小时; "stay awake", pa dòmi), and an alarm that is wrong teaches to waive.
"""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

CLEAR: dict[str, frozenset[str]] = {
    "en": frozenset(["not", "never", "no", "none", "nothing", "nobody", "without", "cannot", "nor", "neither"]),
    "es": frozenset(["no", "sin", "nunca", "jamás", "ningún", "ninguno", "ninguna", "nada", "tampoco", "ni"]),
    "fr": frozenset(["pas", "sans", "jamais", "aucun", "aucune", "rien"]),
    "pt": frozenset(["não", "sem", "nunca", "jamais", "nenhum", "nenhuma", "nada", "nem"]),
    "ht": frozenset(["pa", "pinga", "okenn", "janm", "anyen"]),
    "vi": frozenset(["không", "đừng", "chưa", "chẳng", "chớ"]),
    "tl": frozenset(["hindi", "huwag", "wala", "walang", "bawal"]),
    "ru": frozenset(["не", "нет", "без", "нельзя", "никогда", "ничего", "ни", "нечего", "никакой", "никаких", "никто"]),
    "ar": frozenset(["لا", "لم", "لن", "ليس", "ليست", "ليسوا", "دون", "بدون", "عدم", "ولا", "فلا", "ولم", "ولن", "وليس", "وبدون", "ودون", "بلا", "وعدم"]),
}  # fmt: skip
"""Words that say no and nothing else, and words in which they stand out."""

_POSSIBLE = {
    "en": "avoid* stop* less only except unless until instead rather hold* skip* miss* still awake alone away out free lack* "
    "fail* refus* lose* lost prevent* protect* keep* fewer few under below within most more rare* uncommon odd ill sick "
    "uneasy afraid fear* trouble short weak numb faint* pass confus* hurt safe* whether too empty fast* end quit finish* "
    "never non* unable unwell unusual unsafe unlikely unclear uncomfort* disagree disappear* disab* anti* minus wrong "
    "difficult* just forbid* ban deny delay* absen* poor beyond exclu* remov* drop* against last* persist*",
    "es": "evit* dej* suspend* pare* parar parado prohib* menos salvo excepto solo sólo falta* imposib* inca* libre imped* "
    "nega* contra rechaz* apenas difícil*",
    "fr": "évit* arrêt* cess* interdi* moins sauf seul* manqu* impossib* incap* ni ne refus* absence guère peu contre",
    "pt": "evit* pare parar paramos suspend* proib* menos exceto só somente falt* impossív* livre deix* nega* contra recus* apenas",
    "ht": "evite sispann san mwens sof sèlman manke entèdi pap ankenn poko kont refize",
    "vi": "tránh ngưng ngừng dừng cấm thiếu trừ ít chỉ kiêng hết mất khỏi vô miễn",
    "tl": "iwas* itigil tigil* hinto* huminto kulang maliban lamang lang di ayaw ipinagbabawal tanggi*",
    "ru": "без* бес* не* ни* отказ* избег* кроме прекра* останов* отмен* исключ* запре* воздерж* вместо лишь только мало меньше против*",
    "ar": "تجنب* غير وقف* إيقاف* توقف* يتوقف امتنع* الامتناع منع* ممنوع* سوى إلا فقط خلو* خال* أقل قليل* نقص* فقد* ترك* يحظر حظر* وحده",
    "zh": "不* 没* 沒* 无* 無* 勿* 别* 別* 未* 非* 莫* 禁* 免* 停* 忌* 戒* 否* 缺* 少* 除* 难* 失* 只*",
    "ko": "지.마* 지.말* 않* 없* 못* 안.* 아니* 아닙* 아닌* 금지* 말고* 말아* 마세요* 멈* 피하* 피해* 중단* 미만* 외* 삼가* 만.*",
}
"""What may carry a no. A star stands for the rest of a word; a dot in Korean for a space."""

_STEMS = {
    language: tuple(word[:-1].replace(".", " ") for word in listed.split() if word.endswith("*"))
    for language, listed in _POSSIBLE.items()
}
_EXACT = {
    language: frozenset(word for word in listed.split() if not word.endswith("*"))
    for language, listed in _POSSIBLE.items()
}

_CLEAR_PARTS: dict[str, tuple[str, ...]] = {
    "zh": tuple("不没沒无無勿别別未"),
    "ko": ("지 마", "지 말", "지 않", "지 못", "지는 않", "없", "금지", "마세요", "아닙", "아니"),
}

_NOT_MEANT: dict[str, tuple[str, ...]] = {
    "zh": (
        "有没有", "不分", "是不是", "能不能", "会不会", "要不要", "可不可以", "不舒服", "不适", "不適", "不断", "不斷", "不良", "不久", "不过", "不但", "不仅",
        "不管", "不论", "无论", "不少", "不足", "不安", "不省", "不清", "不得不", "不同", "不易", "不明", "特别", "特別", "别人", "別人", "分别", "区别", "性别", "个别", "级别",
        "识别", "鉴别", "非常", "未来", "差不多", "对不起", "无力", "无痛", "无菌", "无线",
    ),
    "ko": ("불편", "동안", "안전", "안내", "말하", "없는지", "없애", "없앨", "없앤", "상관없"),
    "ru": ("неделя", "недели", "недель", "неделю", "неделе", "неделям", "неделях", "немедленно", "несколько", "нескольких", "нескольким", "нет ли", "нервы", "нерв", "некоторые", "некоторых", "некоторым", "низкая", "низкий", "низкие", "нижний", "нижней", "ниже"),
    "vi": ("không khí", "không gian", "hay không", "có không"),
    "fr": ("un pas", "pas à pas"),
    "ht": ("pa w", "pa ou", "pa m", "pa nou", "pa yo", "pa li", "etap pa etap"),
    "es": ("no solo",), "pt": ("não só",), "tl": ("hindi lamang", "hindi lang"), "en": ("not only", "no matter", "no longer"),
}  # fmt: skip
"""Words and turns in which what looks like a no is none."""


_STOPPING = re.compile(r"\b(?:stop|avoid|skip|quit|prevent|hold)", re.IGNORECASE)


def stopping(text: str) -> bool:
    """Whether an English text has a verb of stopping: "do not stop" is not said by "stop" alone."""
    return _STOPPING.search(text) is not None


_YES_OR_NO = re.compile(r"(?<=\bcó\b)(.*)\bkhông(?=[\s.?]*$)")
"""Vietnamese asks with it: có tác dụng không."""


def known(language: str) -> bool:
    """Whether a language's words for no are known here."""
    return language in _POSSIBLE


@lru_cache(maxsize=4096)
def clear(text: str, language: str) -> str:
    """The first word of a text that clearly says no, or an empty string."""
    text = _without(text.lower(), language)
    if language in _CLEAR_PARTS:
        return next((part for part in _CLEAR_PARTS[language] if part in text), "")
    if language == "en" and (short := re.search(r"\w+n['’]t\b", text)):
        return short[0]
    return min(CLEAR[language].intersection(_WORD.findall(text)), default="", key=text.find)


@lru_cache(maxsize=4096)
def possible(text: str, language: str) -> bool:
    """Whether anything in a text may say no."""
    if clear(text, language):
        return True
    text = text.lower()
    stems, exact = _STEMS[language], _EXACT[language]
    if language in _CLEAR_PARTS:
        return any(part in text for part in stems)
    english = language == "en"
    return any(
        word in exact or (stems and word.startswith(stems)) or (english and word.endswith("less"))
        for word in _WORD.findall(_without(text, language))
    )


def _without(text: str, language: str) -> str:
    turns = _NOT_MEANT.get(language, ())
    if not any(map(text.__contains__, turns)):
        return _YES_OR_NO.sub(r"\1", text) if language == "vi" else text
    if language in _CLEAR_PARTS:
        for turn in turns:
            text = text.replace(turn, " ")
        return text
    return re.sub(rf"\b(?:{'|'.join(turns)})\b", " ", text)
