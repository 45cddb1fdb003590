"""What each language calls units of measure and of time, by the units' English names."""

# ruff: noqa: E501 - tables are read across
from __future__ import annotations

UNIT_WORDS: dict[str, dict[str, str]] = {
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
        "second": "segonn", "minute": "minit", "hour": "èdtan inèdtan lè", "day": "jou jounen", "week": "semèn", "month": "mwa",
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
        "second": "ثانية ثوان ثواني", "minute": "دقيقة دقائق",
        "hour": "ساعة ساعات الساعات الساعة", "day": "يوم يوما أيام اليوم الأيام",
        "week": "أسبوع أسبوعا أسابيع الأسبوع الأسابيع",
        "month": "شهر شهرا أشهر شهور الشهر الأشهر", "year": "سنة سنوات عام عاما أعوام السنة العام",
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
    "hi": {
        "second": "सेकंड सेकेंड", "minute": "मिनट मिनटों", "hour": "घंटा घंटे घंटों घण्टा घण्टे", "day": "दिन दिनों", "week": "सप्ताह सप्ताहों हफ़्ता हफ़्ते हफ़्तों हफ्ता हफ्ते हफ्तों",
        "month": "महीना महीने महीनों माह", "year": "साल सालों वर्ष वर्षों", "lb": "पाउंड", "inch": "इंच", "ft": "फुट फ़ुट फीट", "cup": "कप", "tsp": "चम्मच",
        "mg": "मिग्रा मिलीग्राम", "mcg": "माइक्रोग्राम", "g": "ग्राम", "kg": "किग्रा किलोग्राम किलो", "mL": "मिली मिलीलीटर", "L": "लीटर", "cm": "सेमी सेंटीमीटर",
        "°": "डिग्री", "tablet": "गोली गोलियाँ गोलियां", "drop": "बूँद बूँदें", "%": "प्रतिशत",
    },
    "ur": {
        "second": "سیکنڈ", "minute": "منٹ", "hour": "گھنٹہ گھنٹے گھنٹوں", "day": "دن دنوں", "week": "ہفتہ ہفتے ہفتوں", "month": "مہینہ مہینے مہینوں ماہ",
        "year": "سال سالوں", "lb": "پاؤنڈ", "inch": "انچ", "ft": "فٹ", "cup": "کپ", "mg": "ملیگرام", "mcg": "مائیکروگرام", "g": "گرام", "kg": "کلو کلوگرام",
        "mL": "ملیلیٹر", "L": "لیٹر", "cm": "سینٹیمیٹر", "°": "ڈگری", "tablet": "گولی گولیاں", "drop": "قطرے", "%": "فیصد",
    },
    "fa": {
        "second": "ثانیه", "minute": "دقیقه", "hour": "ساعت", "day": "روز", "week": "هفته", "month": "ماه", "year": "سال", "lb": "پوند", "inch": "اینچ",
        "ft": "فوت", "cup": "فنجان لیوان", "mg": "میلیگرم", "mcg": "میکروگرم", "g": "گرم", "kg": "کیلوگرم کیلو", "mL": "میلیلیتر", "L": "لیتر",
        "cm": "سانتیمتر", "°": "درجه", "unit": "واحد", "tablet": "قرص", "drop": "قطره", "%": "درصد",
    },
    "th": {
        "second": "วินาที", "minute": "นาที", "hour": "ชั่วโมง ชม", "day": "วัน", "week": "สัปดาห์ อาทิตย์", "month": "เดือน", "year": "ปี", "lb": "ปอนด์",
        "inch": "นิ้ว", "ft": "ฟุต", "cup": "ถ้วย", "tsp": "ช้อนชา", "tbsp": "ช้อนโต๊ะ", "mg": "มก มิลลิกรัม", "mcg": "มคก ไมโครกรัม", "g": "กรัม", "kg": "กก กิโลกรัม",
        "mL": "มล มิลลิลิตร ซีซี", "L": "ลิตร", "cm": "ซม เซนติเมตร", "°": "องศา", "°C": "องศาเซลเซียส", "°F": "องศาฟาเรนไฮต์", "tablet": "เม็ด", "drop": "หยด", "%": "เปอร์เซ็นต์",
    },
    "km": {
        "second": "វិនាទី", "minute": "នាទី", "hour": "ម៉ោង", "day": "ថ្ងៃ", "week": "សប្តាហ៍ សប្ដាហ៍ អាទិត្យ", "month": "ខែ", "year": "ឆ្នាំ", "cup": "ពែង",
        "mg": "មីលីក្រាម មក្រ", "g": "ក្រាម", "kg": "គីឡូក្រាម គីឡូ", "mL": "មីលីលីត្រ", "L": "លីត្រ", "cm": "សង់ទីម៉ែត្រ", "°": "អង្សា", "°C": "អង្សាសេ", "tablet": "គ្រាប់", "%": "ភាគរយ",
    },
    "my": {
        "second": "စက္ကန့်", "minute": "မိနစ်", "hour": "နာရီ", "day": "ရက်", "week": "ပတ် သီတင်းပတ်", "month": "လ", "year": "နှစ်", "cup": "ခွက်",
        "mg": "မီလီဂရမ်", "g": "ဂရမ်", "kg": "ကီလိုဂရမ် ကီလို", "mL": "မီလီလီတာ", "L": "လီတာ", "cm": "စင်တီမီတာ", "°": "ဒီဂရီ", "tablet": "လုံး ပြား", "%": "ရာခိုင်နှုန်း",
    },
    "am": {
        "second": "ሰከንድ ሰከንዶች", "minute": "ደቂቃ ደቂቃዎች", "hour": "ሰዓት ሰዓታት ሰዓቶች ሰአት", "day": "ቀን ቀናት ቀኖች", "week": "ሳምንት ሳምንታት ሳምንቶች", "month": "ወር ወራት ወሮች",
        "year": "ዓመት ዓመታት አመት አመታት", "cup": "ኩባያ", "mg": "ሚግ ሚሊግራም", "g": "ግራም", "kg": "ኪግ ኪሎግራም ኪሎ", "mL": "ሚሊ ሚሊሊትር", "L": "ሊትር", "°": "ዲግሪ", "tablet": "ክኒን እንክብል", "%": "በመቶ",
    },
}  # fmt: skip
"""Words stand folded as `folding` does: small letters, no vowel signs in Arabic, no joiners in Persian."""
