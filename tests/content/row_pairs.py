"""A source, another one, and a translation of the first alone: what turns one into the other is seen."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

TIMES: dict[str, list[tuple[str, str]]] = {
    "es": [("3 am", "las 3 de la mañana"), ("3 am", "las 3 de la madrugada"), ("3 pm", "las 3 de la tarde"), ("12 pm", "las 12 del mediodía"), ("8 pm", "8 h de la noche")],
    "fr": [("3 am", "3 heures du matin"), ("1 am", "1 heure du matin"), ("12 am", "12 h du matin"), ("8 pm", "8 heures du soir"), ("1 pm", "1 heure de l’après-midi"), ("3 pm", "3 h de l’après-midi"), ("3 pm", "3 h de l'après-midi")],
    "pt": [("3 am", "3 da madrugada"), ("3 pm", "3 da tarde"), ("8 pm", "8h da noite")],
    "ht": [("3 am", "3 è di maten"), ("3 pm", "3 è apremidi"), ("3 pm", "3 è nan apremidi"), ("8 pm", "8 zè diswa"), ("8 pm", "8 lè diswa")],
    "vi": [("12 am", "12 giờ sáng"), ("1 pm", "1 giờ trưa"), ("3 pm", "3 giờ chiều"), ("10 pm", "10 giờ đêm")],
    "tl": [("3 pm", "3 ng hapon"), ("3 pm", "3 n.h."), ("8 pm", "8 n.g."), ("12 pm", "12 ng tanghali")],
    "ru": [("12 am", "12 часов утра"), ("3 pm", "3 часа дня"), ("1 pm", "1 час дня"), ("3 pm", "3 ч. дня"), ("11 pm", "11 часов ночи")],
    "ar": [("12 am", "الساعة 12 ص"), ("10 pm", "الساعة 10 ليلًا"), ("1 pm", "الساعة 1 ظهرًا")],
    "zh": [("3 am", "凌晨3点"), ("6 am", "清晨6点"), ("3 pm", "下午3点"), ("6 pm", "傍晚6点"), ("10 pm", "夜里10点"), ("1 pm", "中午1点")],
    "ko": [("8 am", "아침 8시"), ("3 am", "새벽 3시"), ("10 pm", "밤 10시"), ("1 pm", "낮 1시")],
    "hi": [("8 am", "सुबह 8 बजे"), ("8 am", "प्रातः 8 बजे"), ("1 pm", "दोपहर 1 बजे"), ("6 pm", "शाम 6 बजे")],
    "ur": [("8 am", "صبح 8 بجے"), ("1 pm", "دوپہر 1 بجے"), ("6 pm", "شام 6 بجے")],
    "fa": [("12 am", "ساعت ۱۲ صبح"), ("12 am", "ساعت ۱۲ بامداد"), ("3 pm", "ساعت ۳ بعدازظهر"), ("3 pm", "ساعت ۳ بعد از ظهر"), ("1 pm", "ساعت ۱ ظهر"), ("5 pm", "ساعت ۵ عصر")],
    "th": [("12 pm", "12 โมงเที่ยง"), ("5 pm", "5 โมงเย็น"), ("8 am", "8 นาฬิกาเช้า")],
    "km": [("8 am", "ម៉ោង ៨ ព្រឹក"), ("3 pm", "ម៉ោង ៣ រសៀល"), ("5 pm", "ម៉ោង ៥ ល្ងាច")],
    "my": [("12 am", "မနက် ၁၂ နာရီ"), ("12 am", "နံနက် ၁၂ နာရီ"), ("1 pm", "နေ့လယ် ၁ နာရီ"), ("5 pm", "ညနေ ၅ နာရီ")],
}  # fmt: skip
"""The other source is the other half of the day."""

ENGLISH_TIMES = [
    ("8 through 10 pm", "20:00 a 22:00"),
    ("8 in the morning", "8:00"), ("3 in the afternoon", "15:00"), ("8 at night", "20:00"), ("12 noon", "12:00"), ("12 midnight", "0:00"), ("8 o’clock in the evening", "20:00"),
    ("8 o'clock in the evening", "20:00"), ("8 to 10 pm", "20:00 a 22:00"),
]  # fmt: skip

JOINED: dict[str, tuple[str, str, str]] = {
    "es": ("a al hasta ~ ‑ ‒ — − 〜", "o y u", "de en"), "fr": ("à a", "ou et", "sur"), "pt": ("a até à", "ou e", "de em"), "ht": ("a rive jiska", "oswa ak epi", "sou nan"),
    "vi": ("đến tới", "hoặc hay và", "trong trên"), "tl": ("hanggang to", "o at", "sa mula"), "ru": ("до по", "или и", "из на"), "ar": ("إلى الى حتى", "أو و", "من"),
    "zh": ("至 到", "或 和 与", ""), "ko": ("에서 부터 내지", "또는 이나 나 과 와", ""), "fa": ("تا الی", "یا و", "از"), "ur": ("سے تا", "یا اور", ""), "hi": ("से", "या और", ""),
    "th": ("ถึง", "หรือ และ", "จาก ใน"), "km": ("ទៅ ដល់", "ឬ និង", "ក្នុងចំណោម"), "my": ("မှ", "သို့မဟုတ် နှင့်", ""), "am": ("እስከ", "ወይም እና", ""),
}  # fmt: skip
"""What stands between the ends of a range, between numbers that share a unit, between a part and its whole."""

THREE: list[tuple[str, str, str, str]] = [
    ("zh", "30 of 35 people", "35 of 30 people", "35人中30人"), ("zh", "30 of 35 people", "35 of 30 people", "35人里30人"), ("zh", "30 of 35 people", "35 of 30 people", "35人裡30人"),
    ("ko", "30 of 35 people", "35 of 30 people", "35명 중 30명"), ("hi", "30 of 35 people", "35 of 30 people", "35 में 30"), ("ur", "30 of 35 people", "35 of 30 people", "35 میں 30"),
    ("my", "30 of 35 people", "35 of 30 people", "၃၅ ဦးတွင် ၃၀"), ("my", "30 of 35 people", "35 of 30 people", "၃၅ ဦးမှာ ၃၀"),
    ("vi", "3 mornings", "3 am", "3 sáng"), ("vi", "3 noons", "3 pm", "3 trưa"), ("vi", "3 evenings", "3 pm", "3 chiều"), ("vi", "3 evenings", "3 pm", "3 tối"), ("vi", "3 nights", "3 am", "3 đêm"),
    ("fa", "3 nights", "3 am", "۳ شب"), ("fa", "3 mornings", "3 am", "۳ صبح"), ("ar", "3 pages", "3 am", "3 ص"), ("ar", "3 meters", "3 pm", "3 م"), ("km", "3 nights", "3 am", "៣ យប់"),
    ("ru", "2 days", "2 pm", "2 дня"), ("zh", "8 hours at night", "8 pm", "晚上8小时"),
    ("tl", "Months 3 to 12", "Months 12 to 3", "ika 3 hanggang ika 12 buwan"), ("vi", "Weeks 3 to 12", "Weeks 12 to 3", "tuần thứ 3 đến thứ 12"), ("ru", "doses 3 to 12", "doses 12 to 3", "дозы № 3 – № 12"),
    ("zh", "Weeks 3 to 12", "Weeks 12 to 3", "第3至第12周"), ("ko", "Weeks 3 to 12", "Weeks 12 to 3", "제3~제12주"),
    *((language, "101 °F", "101 °C", said) for language, said in (
        ("fr", "101 degrés Fahrenheit"), ("es", "101 grados farenheit"), ("ht", "101 degre Farinayt"), ("ru", "101 градус Фаренгейта"), ("ar", "101 درجة فهرنهايت"), ("ar", "101 درجة فارنهايت"), ("ht", "101 degre fahrenheit"),
        ("hi", "101 डिग्री फ़ारेनहाइट"), ("hi", "101 डिग्री फारेनहाइट"), ("vi", "101 độ f"), ("ru", "101 градус Ф"), ("ar", "101 درجة ف"), ("zh", "华氏101度"), ("zh", "華氏101度"), ("ko", "화씨 101도"),
    )),
    *((language, "38 °C", "38 °F", said) for language, said in (
        ("fr", "38 degrés Celsius"), ("es", "38 grados celcius"), ("pt", "38 graus centigrados"), ("es", "38 grados centígrados"), ("ht", "38 degre Sèlsiyis"), ("ru", "38 градусов Цельсия"), ("ar", "38 درجة مئوية"), ("ar", "38 درجة سلسيوس"),
        ("ar", "38 درجة سيلسيوس"), ("ar", "38 درجة سيليزية"), ("fa", "۳۸ درجه سانتی گراد"), ("fa", "۳۸ درجه سانتیگراد"), ("hi", "38 डिग्री सेल्सियस"), ("vi", "38 độ c"), ("ru", "38 градусов ц"), ("ru", "38 градусов с"), ("ar", "38 درجة م"), ("ar", "38 درجة س"),
        ("zh", "摄氏38度"), ("zh", "攝氏38度"), ("ko", "섭씨 38도"),
    )),
    ("ru", "Year 3", "Month 3", "3-й год"), ("ru", "Month 3", "Minute 3", "3-й месяц"), ("ru", "Month 3", "Year 3", "3-й месяц"), ("es", "38 °C", "38 °F", "38° Celsius"),
    ("ur", "5 mg", "5 g", "5 ملی گرام"), ("ur", "5 mL", "5 L", "5 ملی لیٹر"), ("ur", "5 mcg", "5 g", "5 مائیکرو گرام"), ("fa", "5 mg", "5 g", "۵ میلی گرم"), ("fa", "5 mL", "5 L", "۵ میلی لیتر"),
    *(("es", "45 days", "45 weeks", f"45 {word} días") for word in ("primeros", "primeras", "últimos", "últimas")), *(("pt", "45 days", "45 weeks", f"45 {word} dias") for word in ("primeiros", "primeiras", "últimos", "últimas")),
    *(("fr", "45 days", "45 weeks", f"45 {word} jours") for word in ("premiers", "premières", "derniers", "dernières")), *(("ht", "45 days", "45 weeks", f"45 {word} jou") for word in ("premye", "dènye")),
    *(("tl", "45 days", "45 weeks", f"45 {word} araw") for word in ("na",)), ("es", "3 days", "3 more weeks", "3 días"), ("es", "3 days", "3 full weeks", "3 días"), ("es", "3 days", "3 first weeks", "3 días"),
    *(("es", f"{english} 3", "week 3", f"{said} 3") for english, said in (("day", "día"), ("month", "mes"), ("year", "año"), ("minute", "minuto"), ("hour", "hora"))), ("es", "week 3", "day 3", "semana 3"),
    *(("es", source, "none", given) for source, given in (
        ("several days", "2 días"), ("several days", "3 días"), ("a few days", "2 días"), ("a few days", "3 días"), ("every other day", "cada 2 días"), ("a quarter", "3 meses"), ("a third", "1/3"), ("thirds", "1/3"), ("thirds", "2/3"),
    )),
    ("pt", "half a day", "half an hour", "meio dia"), ("pt", "half a cup", "half a day", "metade da xícara"), ("ht", "half a cup", "half a day", "mwatye tas"), ("vi", "half a day", "half an hour", "nửa ngày"), ("vi", "an hour and a half", "1 hour", "một giờ rưỡi"),
    ("tl", "half a day", "half an hour", "kalahating araw"), ("tl", "one and a half days", "half a day", "isa't kalahating araw"), ("zh", "one and a half hours", "half an hour", "一个半小时"), ("ko", "half a day", "half an hour", "반나절"), ("ko", "1 1/2 days", "1/2 day", "하루 반"),
    ("es", "half of a day", "half an hour", "medio día"), ("es", "a half-day", "a half-hour", "medio día"), ("fr", "half an hour", "half a day", "demi-heure"), ("ar", "half a day", "half an hour", "نصف يوم"),
    *(("ar", f"2 {unit}", "2 mg", word) for unit, words in (
        ("seconds", "ثانيتين ثانيتان"), ("minutes", "دقيقتين دقيقتان"), ("hours", "ساعتين ساعتان"), ("days", "يومين يومان"), ("weeks", "أسبوعين أسبوعان"), ("months", "شهرين شهران"), ("years", "سنتين سنتان عامين عامان"),
    ) for word in words.split()),
]  # fmt: skip

WITHOUT_UNIT = "mg mcg ng g kg mL L dL mmol mEq IU % °F °C ° mmHg Gy mSv m² kcal cal Hz"
"""Units that no translation drops."""

GLUED_NUMBERS = {
    "zh": "第二剂 第三剂 第四剂 第五剂 第六剂 第七剂 第八剂 第九剂 第十剂 两次 兩次 一半", "ko": "두_번 세_번 네_번 다섯_번 여섯_번 절반 이틀 사흘 나흘",
}  # fmt: skip

COMMAS = (
    "fr pt ru vi de it pl uk ro nl tr id el cs hu sv da nb fi bg sr hr sq hy ka kk uz az be bs sk sl lt lv et"
)
SPACES = "fr es pt ht ru uk pl cs hu sv nb fi bg be sk sl lt lv et kk uz"
LAKHS = "hi bn gu pa ur ne te ta kn ml mr si or as"

NOT_MEANT = {
    "zh": "有没有 不分 是不是 能不能 会不会 要不要 可不可以 不舒服 不适 不適 不断 不斷 不良 不久 不过 不但 不仅 不管 不论 无论 不少 不足 不安 不省 不清 不得不 不同 不易 不明 特别 特別 别人 別人 分别 区别 性别 个别 级别 识别 鉴别 未来 差不多 对不起 无力 无痛 无菌 无线",
    "ko": "없는지 없애 없앨 없앤 상관없",
    "ru": "неделя недели недель неделю неделе неделям неделях немедленно несколько нескольких нескольким нет_ли нервы нерв некоторые некоторых некоторым низкая низкий низкие нижний нижней ниже",
    "vi": "không_khí không_gian hay_không",
    "fr": "un_pas pas_à_pas",
    "ht": "pa_w pa_ou pa_m pa_nou pa_yo pa_li etap_pa_etap",
    "th": "อย่าง ไม่สบาย หรือไม่ ไม่กี่ ไม่นาน ไม่ว่า ไม่เพียง",
    "km": "ឬមិន មិនត្រឹម មិនស្រួល",
    "hi": "न_केवल न_सिर्फ",
    "es": "no_solo",
    "pt": "não_só",
    "tl": "hindi_lamang hindi_lang",
}  # fmt: skip
"""What seems to say no, and does not; with _ for a space."""

ONE_OF_SEVERAL = {
    "es": "ni nada ningún ninguno ninguna", "fr": "rien aucun aucune", "pt": "nem nada nenhum nenhuma", "ru": "ни ничего никакой никаких никто",
}  # fmt: skip
"""What says no together with another no alone."""

WITHOUT = {"es": "sin", "fr": "sans", "pt": "sem", "ru": "без", "ar": "دون بدون وبدون ودون بلا"}

ONLY = {
    "es": "solo sólo apenas", "fr": "seul guère peu", "pt": "só somente apenas", "ht": "sèlman", "vi": "chỉ ít", "tl": "lamang lang", "ru": "лишь только мало",
    "ar": "فقط وحده قليل", "zh": "只 少", "ko": "물만_",
}  # fmt: skip

SHARES = [
    ("1 in every 10 people", "en"), ("1 in each 10 people", "en"), ("1 of the 10 people", "en"), ("1 of all 10 people", "en"), ("1 de cada 10 personas", "es"), ("1 personne sur chaque 10", "fr"),
]  # fmt: skip

NO_TIMES = [("ht", "lè w vini"), ("ht", "yon an"), ("ht", "yon ane"), ("vi", "tiếng Việt")]
"""What looks like a stretch of time."""
