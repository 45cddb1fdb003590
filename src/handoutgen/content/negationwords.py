"""What says no in each language: clearly, possibly, or only seemingly."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

CLEAR: dict[str, frozenset[str]] = {
    "en": frozenset(["not", "never", "no", "none", "nothing", "nobody", "without", "cannot", "nor", "neither", "unless", "impossible"]),
    "es": frozenset(["no", "sin", "nunca", "jamás", "ningún", "ninguno", "ninguna", "nada", "tampoco", "ni", "imposible"]),
    "fr": frozenset(["pas", "sans", "jamais", "aucun", "aucune", "rien", "impossible"]),
    "pt": frozenset(["não", "sem", "nunca", "jamais", "nenhum", "nenhuma", "nada", "nem", "impossível"]),
    "ht": frozenset(["pa", "pinga", "okenn", "janm", "anyen"]),
    "vi": frozenset(["không", "đừng", "chưa", "chẳng", "chớ"]),
    "tl": frozenset(["hindi", "huwag", "wala", "walang", "bawal"]),
    "ru": frozenset(["не", "нет", "без", "нельзя", "никогда", "ничего", "ни", "нечего", "никакой", "никаких", "никто", "невозможно", "невозможна", "невозможен", "невозможны"]),
    "ar": frozenset(["لا", "لم", "لن", "ليس", "ليست", "ليسوا", "دون", "بدون", "عدم", "ولا", "فلا", "ولم", "ولن", "وليس", "وبدون", "ودون", "بلا", "وعدم"]),
    "fa": frozenset(["نه", "هیچ", "بدون", "هرگز", "نیست", "نباید", "نکنید", "نخورید", "ننوشید", "نیاشامید", "نگیرید", "نروید", "ندهید", "نزنید"]),
    "ur": frozenset(["نہ", "نہیں", "مت", "بغیر", "ہرگز"]),
    "hi": frozenset(["न", "नहीं", "मत", "बिना", "ना"]),
    "am": frozenset(["የለም", "አይደለም", "የለበትም", "ያለ", "በጭራሽ"]),
}  # fmt: skip
"""Words that say no and nothing else, and words in which they stand out."""

CLEAR_PARTS: dict[str, tuple[str, ...]] = {
    "zh": tuple("不没沒无無勿别別未"),
    "ko": ("지 마", "지 말", "지 않", "지 못", "지는 않", "없", "금지", "마세요", "아닙", "아니"),
    "th": ("ไม่", "อย่า", "ห้าม"),
    "km": ("កុំ", "មិន", "ហាម", "គ្មាន"),
    "my": (),
}
"""What says no in languages that write words together; Burmese says it with a letter that has other uses."""

POSSIBLE: dict[str, str] = {
    "en": "avoid* stop* least only except until instead rather hold* skip* miss* awake alone away out free lack* "
    "fail* refus* lose* lost prevent* protect* keep* fewer few under below within most more rare* uncommon odd ill sick "
    "uneasy afraid fear* trouble short weak numb faint* pass confus* hurt safe* whether too empty fast* end quit finish* "
    "non* unable unwell unusual unsafe unlikely unclear uncomfort* disagree disappear* disab* anti* minus wrong "
    "difficult* just forbid* ban deny delay* absen* poor beyond exclu* prohibit* remov* drop* against last* persist*",
    "es": "evit* dej* suspend* pare paren parar parado prohib* menos salvo excepto solo sólo falta* imposib* inca* libre imped* "
    "nega* contra rechaz* apenas difícil* prohíb* absten* abstén*",
    "fr": "évit* arrêt* cess* interdi* moins sauf seul* manqu* impossib* incap* ni ne refus* absence guère peu contre défense absten*",
    "pt": "evit* pare parar paramos suspend* proib* menos exceto salvo só somente falt* impossív* livre deix* nega* contra recus* apenas",
    "ht": "evite sispann san mwens amwenske sòf sof sèlman manke entèdi pap ankenn poko kont refize p",
    "vi": "tránh ngưng ngừng dừng cấm thiếu trừ ít chỉ kiêng hết mất khỏi vô miễn",
    "tl": "iwas* itigil tigil* hinto* huminto kulang maliban lamang lang di ayaw ipinagbabawal tanggi* wag",
    "ru": "без* бес* не* ни* отказ* избег* кроме прекра* останов* отмен* исключ* запре* воздерж* вместо лишь только мало меньше против*",
    "ar": "تجنب* غير وقف* إيقاف* توقف* يتوقف امتنع* الامتناع منع* يمنع تمنع ممنوع* سوى إلا فقط خلو* خال* أقل قليل* نقص* فقد* ترك* يحظر حظر* وحده",
    "zh": "不* 没* 沒* 无* 無* 勿* 别* 別* 未* 非* 莫* 禁* 免* 停* 忌* 戒* 否* 缺* 少* 除* 难* 失* 只*",
    "ko": "지.마* 지.말* 않* 없* 못* 안.* 아니* 아닙* 아닌* 금지* 말고* 말아* 마세요* 멈* 피하* 피해* 중단* 미만* 외* 삼가* 만.* 금식* 금물* 불가*",
    "fa": "ن* بی* غیر* خودداری پرهیز* اجتناب قطع متوقف مگر فقط کمتر جز کم ممنوع* ترک منع",
    "ur": "نا* نہ* پرہیز* گریز* روک* رک* بند* کم صرف علاوہ سوائے منع ممنوع* غیر* چھوڑ* بچ*",
    "hi": "न* अ* बंद बन्द रोक* रुक* बच* कम सिवाय मना केवल सिर्फ छोड़* वर्जित परहेज*",
    "th": "ไม่* อย่า* ห้าม* งด* ปราศจาก* หยุด* เลี่ยง* น้อย* เท่านั้น* ไร้* ขาด* เว้น* หมด*",
    "km": "កុំ* មិន* ហាម* គ្មាន* ឥត* ឈប់* ជៀស* លើកលែង* តិច* តែ* គ្រាន់*",
    "my": "မ* ရှောင်* ရပ်* သာ*",
    "am": "አይ* አል* አት* አያ* አን* የለ* እንዳ* ሳይ* ሳት* ሳን* የማ* ካል* ካላ* ባል* ባላ* ስላል* ያላ* ሳያ* በስተቀር ብቻ አቁ* አስወግ* ከመ* እስከ* ያል* ክልክል",
}
"""What may carry a no. A star stands for the rest of a word; a dot in Korean for a space."""

DEPENDENT: dict[str, frozenset[str]] = {
    "es": frozenset(["ni", "nada", "ningún", "ninguno", "ninguna"]), "fr": frozenset(["rien", "aucun", "aucune"]),
    "pt": frozenset(["nem", "nada", "nenhum", "nenhuma"]), "ru": frozenset(["ни", "ничего", "никакой", "никаких", "никто"]),
}  # fmt: skip
"""Words that say no only together with another no before them, or at the start of a clause."""

WITHOUT = frozenset(["sin", "sans", "sem", "без", "دون", "بدون", "وبدون", "ودون", "بلا"])
""""Without", which does not forbid anything."""

FORBIDDEN: dict[str, str] = {
    "es": "prohib prohíb", "fr": "interdi défense", "pt": "proibi", "ht": "entèdi", "vi": "cấm", "tl": "ipinagbabawal wag", "ru": "запре",
    "ar": "يمنع ممنوع يحظر محظور", "zh": "禁止 严禁", "ko": "안.됩 안.돼 안.된 금물", "hi": "मना वर्जित", "ur": "منع ممنوع", "fa": "ممنوع",
}  # fmt: skip
"""What forbids by itself, so that it says "do not stop" too: beginnings of words."""

ONLY = frozenset([
    "solo", "sólo", "apenas", "seul", "guère", "peu", "só", "somente", "sèlman", "chỉ", "ít", "lamang", "lang", "лишь", "только", "мало", "فقط", "وحده", "قليل", "只", "少", "만 ",
])  # fmt: skip
"""Words for "only", which say no where English has something like it alone: not before, no more than."""

STILL: dict[str, str] = {
    "es": "quiet inmóvil fij", "fr": "immobil tranquill fix", "pt": "quiet imóv parad fix", "ht": "anplas trankil rete", "vi": "yên im",
    "tl": "steady pirmi nakapirmi panatilihin", "ru": "спокойн", "ar": "ثابت ثبات ساكن سكون ثبت", "zh": "静 固定 保持", "ko": "가만히 고정 그대로 움직이지",
}  # fmt: skip
"""What else than "do not move" holds a head still: beginnings of words."""

LIMITS: dict[str, str] = {
    "es": "máxim hasta tope límite", "fr": "maxim plus jusqu", "pt": "máxim até limite", "ht": "maksimòm plis limit", "vi": "tối.đa",
    "tl": "hanggang pinakamarami maximum", "ru": "максим до", "ar": "أقصى كحد حد", "zh": "最多 至多 以内 以下 上限", "ko": "최대 까지 이하 이내",
    "hi": "ज़्यादा तक", "ur": "زیادہ تک", "fa": "حداکثر تا", "th": "สูงสุด", "km": "អតិបរមា", "am": "ቢበዛ",
}  # fmt: skip
"""What says "at most", where the source says "no more than": beginnings of words."""

NOT_MEANT: dict[str, tuple[str, ...]] = {
    "zh": (
        "有没有", "不分", "是不是", "能不能", "会不会", "要不要", "可不可以", "不舒服", "不适", "不適", "不断", "不斷", "不良", "不久", "不过", "不但", "不仅",
        "不管", "不论", "无论", "不少", "不足", "不安", "不省", "不清", "不得不", "不同", "不易", "不明", "特别", "特別", "别人", "別人", "分别", "区别", "性别", "个别", "级别",
        "识别", "鉴别", "未来", "差不多", "对不起", "无力", "无痛", "无菌", "无线",
    ),
    "ko": ("없는지", "없애", "없앨", "없앤", "상관없"),
    "ru": ("неделя", "недели", "недель", "неделю", "неделе", "неделям", "неделях", "немедленно", "несколько", "нескольких", "нескольким", "нет ли", "нервы", "нерв", "некоторые", "некоторых", "некоторым", "низкая", "низкий", "низкие", "нижний", "нижней", "ниже"),
    "vi": ("không khí", "không gian", "hay không"),
    "fr": ("un pas", "pas à pas"),
    "ht": ("pa w", "pa ou", "pa m", "pa nou", "pa yo", "pa li", "etap pa etap"),
    "th": ("อย่าง", "ไม่สบาย", "หรือไม่", "ไม่กี่", "ไม่นาน", "ไม่ว่า", "ไม่เพียง"), "km": ("ឬមិន", "មិនត្រឹម", "មិនស្រួល"),
    "hi": ("न केवल", "न सिर्फ"), "es": ("no solo",), "pt": ("não só",), "tl": ("hindi lamang", "hindi lang"), "en": ("not only", "no matter", "no longer"),
}  # fmt: skip
"""Words and turns in which what looks like a no is none."""
