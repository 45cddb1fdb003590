"""What each language says beside a figure: at least, at most, before, after, every.

A phrase stands as a pattern, `~` where the figure is. Left out is what is said of a duration too ("over
2 hours", خلال), and what may be said from the other side ("no later than 2 hours before").
"""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

LEAST, MOST, MORE, LESS, EVERY = "least", "most", "more", "less", "every"
BEFORE, AFTER, BEFORE_IT, AFTER_IT = "before", "after", "before_it", "after_it"
"""The last two are "2 days before" something; the others are "before 8 pm", "before dose 2"."""

PHRASES: dict[str, dict[str, str]] = {
    "en": {
        LEAST: "at least ~; (?:no|not) (?:less|fewer|lower|younger|shorter) than ~; minimum(?: of)? ~; ~ or (?:more|higher|above|older|longer|greater|over|up); ~ and (?:up|above|older|over|more); ~ at least; ~ minimum",
        MOST: "at most ~; (?:no|not) (?:more|longer|higher|older|greater|over) than ~; (?:no|not) (?:over|above) ~; up to ~; within ~; maximum(?: of)? ~; ~ or (?:less|fewer|lower|below|under|younger|shorter); ~ at most; ~ maximum",
        MORE: "more than ~; above ~; (?:greater|higher|longer|older) than ~; (?:people|adults|is|are|goes|rises|gets) over ~",
        LESS: "(?:less|fewer|lower|younger|shorter) than ~; under ~; below ~",
        EVERY: "every ~; each ~",
        BEFORE: "before ~", AFTER: "after ~",
        BEFORE_IT: r"~ (?:right |just )?before(?! you\b| \w+ing\b)", AFTER_IT: "~ (?:right |just )?after; ~ later",
    },
    "es": {
        LEAST: "(?:al|por lo|cuando) menos ~; (?:como )?mínimo(?: de)? ~; no menos de ~; a partir de ~; ~ (?:o|y) más(?: alta| alto)?; ~ o (?:superior|mayor); ~ en adelante; ~ como mínimo; ~ (?:por lo|al) menos",
        MOST: "no más de ~; (?:como )?máximo(?: de)? ~; a lo (?:sumo|más) ~; hasta ~; dentro de ~; sin pasar de ~; ~ o menos; ~ o (?:inferior|menor|más baj[ao]); ~ a lo sumo; ~ máximo",
        MORE: "más de ~; por encima de ~; superior(?:es)? a ~; mayor(?:es)? (?:de|que|a) ~",
        LESS: "menos de ~; por debajo de ~; inferior(?:es)? a ~; menor(?:es)? (?:de|que|a) ~",
        EVERY: "cada ~", BEFORE: "antes de(?:l| la| las)? ~", AFTER: "después de(?:l| la| las)? ~; (?:al )?pasa(?:r|d[ao]s) ~; tras ~; al cabo de ~", BEFORE_IT: "~ antes", AFTER_IT: "~ después; ~ más tarde",
    },
    "fr": {
        LEAST: "au (?:moins|minimum) ~; minimum(?: de)? ~; pas moins de ~; à partir de ~; dès ~; ~ (?:ou|et) plus(?: élevée?)?; ~ ou davantage; ~ ou au-dessus; ~ au (?:moins|minimum); ~ minimum",
        MOST: "pas plus de ~; (?:tout )?au (?:plus|maximum) ~; maximum(?: de)? ~; jusqu['’]à ~; dans les ~; ne dépass\\w+ pas ~; ~ (?:tout )?au (?:plus|maximum); ~ maximum; ~ ou moins(?: élevée?)?; ~ ou (?:en |au-)dessous",
        MORE: "plus de ~; au-dessus de ~; supérieure?s? à ~; au-delà de ~", LESS: "moins de ~; (?:en |au-)dessous de ~; inférieure?s? à ~",
        EVERY: "tou(?:te)?s les ~; chaque ~", BEFORE: "avant ~", AFTER: "après ~; au bout de ~; passé ~", BEFORE_IT: "~ avant; ~ plus tôt", AFTER_IT: "~ après; ~ plus tard",
    },
    "pt": {
        LEAST: "(?:pelo|ao) menos ~; (?:no )?mínimo(?: de)? ~; não menos (?:de|que|do que) ~; a partir d[aeo]s? ~; ~ ou mais(?: alta| alto)?; ~ ou (?:maior|superior|acima); ~ no mínimo; ~ (?:pelo|ao) menos",
        MOST: "(?:no )?máximo(?: de)? ~; não mais (?:de|que|do que) ~; (?:em )?até ~; dentro de ~; ~ ou menos; ~ ou (?:menor|inferior|abaixo|mais baix[ao]); ~ no máximo",
        MORE: "mais (?:de|que|do que) ~; acima de ~; maior(?:es)? (?:de|que|do que) ~; superior(?:es)? a ~", LESS: "menos (?:de|que|do que) ~; abaixo de ~; menor(?:es)? (?:de|que|do que) ~; inferior(?:es)? a ~",
        EVERY: "(?:a )?cada ~", BEFORE: "antes d[aeo]s? ~", AFTER: "depois d[aeo]s? ~; após ~", BEFORE_IT: "~ antes", AFTER_IT: "~ depois; ~ após; ~ mais tarde",
    },
    "ht": {
        LEAST: "omwen ~; o mwen ~; pou pi piti ~; minimòm ~; ~ (?:oswa|oubyen|ou|ak|e) (?:plis|pi wo|pi plis|pi gran); ~ omwen", MOST: "pa (?:plis|pi wo) pase ~; pa depase ~; jiska ~; maksimòm ~; ~ (?:oswa|oubyen|ou) (?:mwens|pi ba|pi piti); ~ maksimòm; ~ pou pi plis",
        MORE: "(?:plis|pi wo|pi gran) pase ~; depase ~", LESS: "(?:mwens|pi ba|pi piti) pase ~; anba ~",
        EVERY: "chak ~", BEFORE: "an?van ~", AFTER: "apr[eè] ~", BEFORE_IT: "~ an?van", AFTER_IT: "~ apr[eè]; ~ pita",
    },
    "vi": {
        LEAST: "ít nhất(?: là)? ~; tối thiểu ~; không (?:dưới|ít hơn) ~; ~ trở lên; ~ (?:hoặc|hay) (?:nhiều |cao |lâu )?hơn", MOST: "nhiều nhất(?: là)? ~; tối đa(?: là)? ~; không (?:được )?(?:quá|hơn|nhiều hơn|vượt quá) ~; (?:lên|cho) (?:đến|tới) ~; trong vòng ~; ~ trở xuống; ~ (?:hoặc|hay) (?:ít|thấp) hơn; ~ là tối đa",
        MORE: "(?:nhiều |cao |lớn |lâu )?hơn ~; trên ~; (?:vượt )?quá ~", LESS: "dưới ~; (?:ít|thấp|nhỏ) hơn ~; (?:chưa|không) (?:đến|tới|đầy) ~",
        EVERY: "mỗi ~; cứ ~", BEFORE: "trước ~", AFTER: "sau ~", BEFORE_IT: "~ trước; trước ~", AFTER_IT: "~ sau; sau ~",
    },
    "tl": {
        LEAST: "(?:hindi|di) (?:bababa|kukulangin) sa ~; at least(?: na)? ~; kahit ~; ~ o (?:higit pa|mahigit|mas mataas|mas matagal|mas matanda); ~ pataas", MOST: "(?:hindi|di) (?:hihigit|lalampas|lalagpas|higit|tataas) sa ~; hanggang ~; sa loob ng ~; pinakamarami(?:ng)? ~; ~ o (?:mas mababa|mas kaunti|mas kakaunti|kulang); ~ pababa",
        MORE: "mahigit(?: sa)? ~; higit (?:pa )?sa ~; lampas sa ~; lagpas sa ~; mas (?:mataas|matagal|marami) (?:pa )?sa ~", LESS: "wala pang ~; kulang sa ~; mas (?:mababa|kaunti|maikli) (?:pa )?sa ~",
        EVERY: "bawat ~; kada ~; tuwing ~", BEFORE: "bago(?: ang)? ~", AFTER: "(?:pagkatapos|pagkalipas|pagkaraan) ng ~; (?:makalipas|matapos|pagkatapos) ang ~", BEFORE_IT: "~ bago", AFTER_IT: "~ (?:pagkatapos|matapos|makalipas|pagkalipas|pagkaraan)",
    },
    "ru": {
        LEAST: "не (?:менее|меньше)(?: чем)? ~; не ниже ~; (?:как )?минимум ~; по (?:крайней|меньшей) мере ~; хотя бы ~; ~ (?:и|или) (?:более|больше|выше|старше|дольше); ~ как минимум",
        MOST: "не (?:более|больше)(?: чем)? ~; не (?:выше|дольше|старше) ~; максимум ~; до ~; не превыша\\w+ ~; ~ (?:и|или) (?:менее|меньше|ниже|младше); ~ максимум",
        MORE: "(?:более|больше)(?: чем)? ~; свыше ~; выше ~; старше ~; дольше ~", LESS: "(?:менее|меньше)(?: чем)? ~; ниже ~; младше ~; моложе ~",
        EVERY: "кажд\\w+ ~; раз в ~", BEFORE: "до ~; перед ~", AFTER: "после ~; спустя ~; через ~", BEFORE_IT: "~ (?:до|перед)", AFTER_IT: "~ (?:после|спустя)",
    },
    "ar": {
        LEAST: "على الأقل ~; لا [يت]قل عن ~; بحد أدنى ~; ~ على الأقل; ~ (?:أو|و)(?: )?(?:أكثر|أعلى|أكبر); ~ فأكثر; ~ [وف]ما فوق; ~ كحد أدنى", MOST: "لا [يت]زيد (?:على|عن) ~; لا (?:يتجاوز|تتجاوز|أكثر من) ~; ليس أكثر من ~; حتى ~; بحد أقصى ~; في غضون ~; [يت]صل إلى ~; ~ كحد أقصى; ~ بحد أقصى; ~ أو (?:أقل|أدنى); ~ فأقل; ~ على الأكثر",
        MORE: "(?:أكثر|أعلى|أكبر|أطول) من ~; فوق ~; [يت]زيد (?:على|عن) ~; (?:يتجاوز|تتجاوز) ~", LESS: "(?:أقل|أدنى|أصغر) من ~; تحت ~; [يت]قل عن ~",
        EVERY: "كل ~", BEFORE: "قبل ~", AFTER: "بعد(?: مرور)? ~", BEFORE_IT: r"قبل(?: [^\W\d]+){1,3} بـ?~; ~ قبل", AFTER_IT: r"بعد(?: [^\W\d]+){1,3} بـ?~; ~ بعد",
    },
    "zh": {
        LEAST: "至少~; 最少~; 不少于~; 不低于~; 起码~; ~或?以上; ~(?:或|或者)更[高多大长久]", MOST: "最多~; 至多~; 不(?:得|要|可|能)?(?:超过|多于|高于)~; 最长~; ~[以之]?内; ~或?以下; ~(?:或|或者)更[低少短小]",
        MORE: "超过~; 多于~; 高于~; 大于~", LESS: "少于~; 低于~; 不到~; 小于~; 不足~; [未不]满~",
        EVERY: "每隔?~", BEFORE: "~[之以]?前", AFTER: "~[之以]?后", BEFORE_IT: "之?前~; ~[之以]?前", AFTER_IT: "之?后的?~; ~[之以]?后",
    },
    "ko": {
        LEAST: "최소한? ~; 적어도 ~; ~ 이상; ~ 또는 그 이상", MOST: "최대 ~; ~ 이하; ~ 이내; ~까지; ~(?:을|를) 넘지", MORE: "~ 초과; ~(?:을|를) (?:넘는|넘은|넘으면|초과); ~보다 (?:많|높|오래|길)", LESS: "~ 미만; ~보다 (?:적|낮|짧)",
        EVERY: "~마다; 매~", BEFORE: "~ 이?전", AFTER: "~(?:[이가] 지난)? (?:이?후|뒤)", BEFORE_IT: "(?<!오)전 ~; ~ 이?전", AFTER_IT: "(?<!오)후 ~; ~ (?:이?후|뒤)",
    },
    "hi": {
        LEAST: "कम से कम ~; न्यूनतम ~; ~ या (?:[उइ]ससे )?(?:अधिक|[जज़]़?्यादा|ऊपर)", MOST: "अधिक से अधिक ~; अधिकतम ~; [जज़]़?्यादा से [जज़]़?्यादा ~; ~ तक; ~ के (?:भीतर|अंदर); ~ या (?:[उइ]ससे )?(?:कम|नीचे)",
        MORE: "~ से (?:अधिक|[जज़]़?्यादा|ऊपर)", LESS: "~ से (?:कम|नीचे)", EVERY: "हर ~", BEFORE: "~ (?:से )?पहले", AFTER: "~ (?:के )?बाद", BEFORE_IT: "~ पहले", AFTER_IT: "~ बाद",
    },
    "ur": {
        LEAST: "کم از کم ~; ~ یا (?:اس سے )?(?:زیادہ|اوپر)", MOST: "زیادہ سے زیادہ ~; ~ تک; ~ کے اندر; ~ یا (?:اس سے )?کم", MORE: "~ سے (?:زیادہ|اوپر)", LESS: "~ سے کم",
        EVERY: "ہر ~", BEFORE: "~ (?:سے )?پہلے", AFTER: "~ (?:کے )?بعد", BEFORE_IT: "~ پہلے", AFTER_IT: "~ بعد",
    },
    "fa": {
        LEAST: "حداقل ~; دستکم ~; دست کم ~; ~ یا (?:بیشتر|بالاتر); ~ به بالا", MOST: "حداکثر ~; تا ~; ~ یا (?:کمتر|پایینتر)", MORE: "بیش(?:تر)? از ~; بالا(?:تر از|ی) ~", LESS: "کمتر از ~; زیر ~; پایینتر از ~",
        EVERY: "هر ~", BEFORE: "(?:قبل|پیش) از ~", AFTER: "(?:بعد|پس) از ~", BEFORE_IT: "~ (?:قبل|پیش)", AFTER_IT: "~ (?:بعد|پس)",
    },
    "th": {
        LEAST: "อย่างน้อย ~; ไม่น้อยกว่า ~; ไม่ต่ำกว่า ~; ~ ขึ้นไป; ~ หรือ(?:มาก|สูง|นาน)กว่า", MOST: "ไม่เกิน ~; สูงสุด ~; ภายใน ~; ไม่มากกว่า ~; ~ หรือ(?:น้อย|ต่ำ)กว่า", MORE: "(?:มาก|สูง|นาน)กว่า ~; เกิน ~", LESS: "(?:น้อย|ต่ำ)กว่า ~; ไม่ถึง ~",
        EVERY: "ทุก ~", BEFORE: "ก่อน ~", AFTER: "หลัง(?:จาก)? ~", BEFORE_IT: "~ ก่อน", AFTER_IT: "~ หลัง",
    },
    "km": {
        LEAST: "យ៉ាងតិច(?:ណាស់)? ~; ~ ឬ(?:ច្រើន|ខ្ពស់|លើស)(?:ជាង)?(?:នេះ)?", MOST: "យ៉ាងច្រើន(?:ណាស់)? ~; អតិបរមា ~; មិនលើស(?:ពី)? ~; ~ ឬ(?:តិច|ទាប)ជាង", MORE: "(?:ច្រើន|ខ្ពស់)ជាង ~; លើសពី ~", LESS: "(?:តិច|ទាប)ជាង ~; ក្រោម ~",
        EVERY: "រៀងរាល់ ~", BEFORE: "មុន ~", AFTER: "ក្រោយ ~; បន្ទាប់ពី ~", BEFORE_IT: "~ មុន", AFTER_IT: "~ ក្រោយ",
    },
    "my": {
        LEAST: "အနည်းဆုံး ~", MOST: "အများဆုံး ~", MORE: "~ ထက်(?:ပို|ကျော်)", LESS: "~ ထက်နည်း", EVERY: "~ တိုင်း",
        BEFORE: "~ မတိုင်(?:မီ|ခင်)", AFTER: "~ (?:ပြီးနောက်|အကြာ)",
    },
    "am": {
        LEAST: "ቢያንስ ~; ~ (?:ወይም|እና) ከዚያ በላይ", MOST: "ቢበዛ ~; ~ ወይም ከዚያ በታች", MORE: "~ በላይ", LESS: "~ በታች; ~ ያነሰ", EVERY: "በየ ~", BEFORE: "~ በፊት", AFTER: "~ በኋላ", BEFORE_IT: "~ በፊት", AFTER_IT: "~ በኋላ",
    },
}  # fmt: skip
"""Texts are folded as in `folding`: no vowel signs in Arabic, no joiners in Persian."""

THEN: dict[str, tuple[str, ...]] = {
    "zh": ("再", "才", "方可"), "ko": ("다음",), "vi": ("rồi", "mới"), "es": ("luego", "espere"), "fr": ("puis", "attendez"), "pt": ("espere", "aguarde"),
    "ht": ("tann",), "tl": ("maghintay", "hintay", "saka"), "ru": ("подожд", "затем"), "ar": ("انتظر", "ثم"), "th": ("รอ", "แล้ว"), "hi": ("फिर", "इंतज"), "ur": ("پھر", "انتظار"), "fa": ("سپس", "صبر"),
}  # fmt: skip
"""Where one of these stands, "30 minutes before breakfast" may be said as "30 minutes after it, eat"."""

UNWELL = {
    "en": "not (?:feel )?well",
    "vi": "không khỏe|không khoẻ",
    "es": "no se siente bien|no está bien",
    "fr": "ne vous sentez pas bien|n['’]allez pas bien",
    "pt": "não se sentir bem|não estiver bem",
}
"""A no that other languages say without one."""
