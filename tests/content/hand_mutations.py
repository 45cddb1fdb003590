"""Errors thought up one by one, as a translator, a copying hand or a tool makes them in the real catalogs.

Each was written from the catalogs and the list of dangers, without knowledge of how translations
are compared with their sources; it imports nothing of the program. A case is never softened because it gets through.
"""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutation:
    """One piece of a translation that goes wrong."""

    language: str
    domain: str
    source: str
    """The message as it stands in the catalog; of one with plural forms, the singular."""
    right: str
    """A piece that stands once in the translation (in one of its forms); the whole of it where kind is "left out"."""
    wrong: str
    """What the piece becomes."""
    kind: str
    expected: tuple[str, ...]
    """The rules, any of which may stop it: slot, number, quantity, url, negation, direction, missing."""
    why: str
    """How it could harm."""
    plural: str | None = None
    """The message's plural, where it has one."""


@dataclass(frozen=True, slots=True)
class SourceChanged:
    """A source that is changed while its translation stays."""

    language: str
    domain: str
    source: str
    changed_source: str
    why: str


@dataclass(frozen=True, slots=True)
class Invented:
    """A sentence as a coming handout may have it, for the kinds of figures that no catalog has yet."""

    language: str
    source: str
    translation: str
    wrong: str
    """The whole translation, gone wrong."""
    kind: str
    expected: tuple[str, ...]
    why: str


NUMBER, QUANTITY, SLOT, NOT, URL = ("number",), ("quantity",), ("slot",), ("negation",), ("url",)
DIRECTION = ("direction",)
FIGURE = ("number", "quantity")
"""Where it is a matter of taste whether the word beside the figure is a unit."""

MAIN = (
    "The infusion is short. Its main risk comes weeks to months later: the donor's cells can attack your body (GVHD). "
    "Check yourself each day for 12 months. See below when to call us, and when to call {emergency}."
)
ACUTE = (
    "Watch for early (acute) GVHD. In one study, half of the people who had it got it in the first 45 days. "
    "Look at your skin, eyes, mouth and stools each day. A rash may be red, or darker than your skin."
)
CHRONIC = (
    "Keep up your daily checks, even if you feel well. "
    "In one study, half of the people with late (chronic) GVHD got it after 6 months."
)
APART = (
    "Be ready for more than one dose. Doses often start small and come about 12 weeks apart, to limit GVHD."
)
FEVER = "Fever of 100.4 °F (38 °C) or higher"
ILL = "Call us if you feel ill or have a fever of 100.4 °F (38 °C) or higher."
THIRTY = "More of your blood can come from your donor. In one study, this worked fully for 30 of 35 people."
STUDY = "Common. One study of 328 people with CML, a leukemia, found this. In another, a larger dose meant more GVHD."
STOP_NONE = "Show us all your medicines. Do not stop any on your own."
VISIT = "Keep each visit, even if you feel well. To change one, call {phone}."
NOT_BACK = (
    "Your share of donor cells (chimerism) is low or falls. This does not mean that your illness is back."
)
WORKS = "It takes weeks to months to work, and does not work for everyone. Blood tests will show."
BLEEDING = "Bleeding that does not stop"
STARTS = "Ask us how long to go on with the checks. GVHD can still start."
TYLENOL = "Call us before you take medicine for fever, such as acetaminophen (Tylenol). It can hide a fever."
LIKELY = (
    "Your own cells may grow back, or your illness may come back. Some people stay well with a mix of cells. "
    "Ask us what is likely for you."
)
SECOND = "Ask if the cells are working. Some people need a second, larger dose about now."
CALM = "Medicine can calm the donor cells. Call us as soon as you see a sign."
UNREAD = "No doctor or nurse has approved this text."
UNREAD_ABROAD = "No doctor, nurse or qualified translator has approved this text."
CALL_NOW = "Call {emergency} now"
WHEN_CALL = "When will you call {emergency}?"
OFTEN = "About {n} in {of} people"
SOURCES = "Where these facts come from"
PREP = (
    "If your bowel is not clean, the doctor cannot see. Finish both doses of your cleaning drink, on time. "
    "Do not stop a medicine on your own. Bring an adult to take you home."
)
SUGAR = (
    "Test your sugar at meal times and at bedtime. If it is under 70 mg/dL, drink half a cup of apple juice. "
    "Test again in 15 minutes. If it stays low, call us."
)
SUGAR_LATE = "If your sugar is under 70 mg/dL, drink half a cup of apple juice all the same. Then call us."
DOSE_1 = "Drink dose 1. Stay near a toilet: you will have watery stools many times. Start at: {write}"
DOSE_2 = "Drink all of dose 2, even if it is still night. Start at: {write}"
CLEAR = "After dose 2, your stools should look like apple juice, with no bits. If not, call us."
VOMIT = (
    "If you throw up, wait 30 minutes, then drink slowly. If you throw up again, call {phone_after_hours}."
)
NO_DRIVING = "If you had sleepy medicine, do not drive, drink alcohol, use machines or sign papers."

MUTATIONS = (
    # Spanish: the transplant handout and the words of the page
    Mutation("es", "38242", MAIN, "12 meses", "2 meses", "digit dropped", FIGURE, "stops the daily checks ten months early"),
    Mutation("es", "38242", APART, "12 semanas", "12 meses", "unit swapped", QUANTITY, "waits a year for the next dose"),
    Mutation("es", "38242", FEVER, "100.4 °F (38 °C)", "38 °F (100.4 °C)", "values exchanged", FIGURE, "no thermometer ever shows it: nobody calls"),
    Mutation("es", "38242", ILL, "38 °C", "38.8 °C", "digit doubled", QUANTITY, "calls only at a high fever, without defences"),
    Mutation("es", "38242", THIRTY, "30 de 35", "35 de 30", "range turned round", FIGURE, "the chance of success makes no sense"),
    Mutation("es", "38242", ACUTE, "la mitad", "la tercera parte", "fraction changed", FIGURE, "takes the first weeks for safer than they are"),
    Mutation("es", "38242", SECOND, "segunda dosis", "tercera dosis", "figure in words changed", FIGURE, "believes that a dose was missed"),
    Mutation("es", "38242", STARTS, "aún puede empezar", "ya no puede empezar", "not gained", NOT, "stops looking for signs after a year"),
    Mutation("es", "38242", BLEEDING, "que no para", "que para", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("es", "38242", VISIT, "{phone}", "{teléfono}", "slot translated", SLOT, "no number is printed"),
    Mutation("es", "38242", MAIN, "{emergency}", "{phone}", "slot renamed", SLOT, "rings the clinic's desk in an emergency"),
    Mutation("es", "38242", LIKELY, "su caso.", "su caso: https://medlineplus.gov/spanish/gvhd.", "address gained", URL, "sends the reader to a page nobody chose"),
    Mutation("es", "handoutgen", UNREAD, "Ningún médico ni enfermera ha", "Un médico y una enfermera han", "not lost", NOT, "a draft claims to be approved"),
    Mutation("es", "handoutgen", OFTEN, "{n} de cada {of}", "{of} de cada {n}", "range turned round", (*FIGURE, "slot"), "1 in 100 is printed as 100 in 1"),
    Mutation("es", "handoutgen", "10,000", "10,000", "1,000", "digit dropped", FIGURE, "a risk ten times as large"),
    Mutation("es", "handoutgen", "{n} day before", "{n} días", "{n} horas", "unit swapped", QUANTITY, "stops a blood thinner hours before, not days", "{n} days before"),
    Mutation("es", "handoutgen", "{first} to {last} days before", "{first} a {last}", "{last} a {first}", "range turned round", (*FIGURE, "slot"), "1 to 3 days is printed as 3 to 1"),
    Mutation("es", "handoutgen", "Hours {first} to {last}", "Horas", "Días", "unit swapped", QUANTITY, "the watch of the first hours is read as days"),
    # Spanish: colonoscopy and magnetic resonance
    Mutation("es", "45378", "30 to 45 minutes", "30 a 45", "45 a 30", "range turned round", FIGURE, "a range nobody can read"),
    Mutation("es", "45378", "2 to 3 hours", "2 a 3 horas", "2 a 3 días", "unit swapped", QUANTITY, "plans for days in hospital, or stays away"),
    Mutation("es", "45378", SUGAR, "70 mg/dL", "70 mmol/L", "unit swapped", QUANTITY, "treats every reading as low"),
    Mutation("es", "45378", SUGAR, "70 mg/dL", "70 mcg/dL", "unit swapped", QUANTITY, "a limit no meter shows"),
    Mutation("es", "45378", SUGAR, "15 minutos", "15 horas", "unit swapped", QUANTITY, "low sugar goes unchecked overnight"),
    Mutation("es", "45378", SUGAR, "70 mg/dL, beba media taza de jugo de manzana. Mídalo otra vez en 15 minutos", "15 mg/dL, beba media taza de jugo de manzana. Mídalo otra vez en 70 minutos", "values exchanged", FIGURE, "passes out long before 15 mg/dL"),
    Mutation("es", "45378", SUGAR, "media taza", "una taza y media", "fraction changed", FIGURE, "three times the sugar"),
    Mutation("es", "45378", SUGAR_LATE, "70 mg/dL", "7.0 mg/dL", "decimal moved", FIGURE, "never acts on low sugar"),
    Mutation("es", "45378", DOSE_1, "dosis 1", "dosis 2", "doses exchanged", FIGURE, "drinks the second dose the evening before"),
    Mutation("es", "45378", DOSE_2, "dosis 2", "dosis 1", "doses exchanged", FIGURE, "skips the first dose"),
    Mutation("es", "45378", DOSE_2, "a las: {write}", "a las: {write} p. m.", "am/pm gained", FIGURE, "drinks the morning dose in the evening"),
    Mutation("es", "45378", DOSE_1, "Empiece a las: {write}", "Empiece a las 6 a. m.: {write}", "am/pm gained", FIGURE, "the evening dose in the morning"),
    Mutation("es", "45378", "Ask us, and the doctor who ordered it, if and when to stop. Last dose: {write}", " Última dosis: {write}", "", "slot dropped", SLOT, "no line for the day of the last blood thinner"),
    Mutation("es", "45378", VOMIT, "{phone_after_hours}", "{phone}", "slot renamed", SLOT, "rings a closed clinic at night"),
    Mutation("es", "45378", VOMIT, "30 minutos", "3 minutos", "digit dropped", FIGURE, "drinks at once and vomits again"),
    Mutation("es", "45378", PREP, "las dos dosis", "las tres dosis", "figure in words changed", FIGURE, "looks for a third dose of a strong laxative"),
    Mutation("es", "45378", PREP, "No suspenda ninguna medicina", "Suspenda cualquier medicina", "not lost", NOT, "stops heart medicine alone (two other denials stay)"),
    Mutation("es", "45378", "From now on, drink nothing, not even water. Last sip at: {write}", "no beba nada, ni agua", "beba solo agua", "not lost", NOT, "water in the stomach under sedation"),
    Mutation("es", "45378", "Drink no milk, no alcohol and nothing red or purple.", "No beba leche ni alcohol, ni nada", "Beba leche y alcohol, pero nada", "not lost", NOT, "milk and alcohol before the test (one denial stays)"),
    Mutation("es", "45378", "Eat low-fiber food, such as white bread, eggs and fish. No nuts, seeds or corn. Start on: {write}", "Nada de nueces, semillas ni maíz", "También nueces, semillas y maíz", "not lost", NOT, "the bowel is not clean, the test is repeated"),
    Mutation("es", "45378", CLEAR, "sin pedacitos", "con pedacitos", "not lost", NOT, "goes to the test with a bowel that is not clean"),
    Mutation("es", "45378", "Drink more water than on other days, unless we set a limit for you.", "a menos que", "aunque", "not lost", NOT, "drinks past the limit set for a weak heart"),
    Mutation("es", "45378", "Tests of a sample take 1 to 3 weeks. My result comes by: {write}", "1 a 3 semanas", "1 a 3 meses", "unit swapped", QUANTITY, "does not ask for a lost result"),
    Mutation("es", "45378", "Rare. In one study, fewer than 1 in 10,000 people died.", "10,000", "1,000", "digit dropped", FIGURE, "a risk of death ten times as large"),
    Mutation("es", "70553", "Very rare with newer dyes. In 4,931 people, studies found none.", "4,931", "4,391", "digits swapped", FIGURE, "a false figure about safety"),
    Mutation("es", "70553", "Many people feel uneasy. About 8 in 1,000 stop the scan.", "8 de cada 1,000", "8 de cada 100", "digit dropped", FIGURE, "fear is made ten times as common"),
    Mutation("es", "70553", "Hold your head still. We see and hear you, and can stop at any time.", "No mueva la cabeza", "Mueva la cabeza", "not lost", NOT, "moves the head in the scanner"),
    Mutation("es", "70553", "Do not drive until we say that you can.", "No maneje hasta", "Maneje hasta", "not lost", NOT, "drives sedated"),
    Mutation("es", "70553", "Have the MRI without dye. It may show less.", "sin contraste", "con contraste", "not lost", NOT, "the choice without dye is gone"),
    Mutation("es", "70553", "A liquid that makes parts of the brain stand out. It has no iodine.", "No tiene yodo", "Tiene yodo", "not lost", NOT, "an allergic patient refuses the scan"),
    Mutation("es", "70553", "You hold a ball. Squeeze it if you feel pain, heat or fear, or cannot breathe well.", "no respira bien", "respira bien", "not lost", NOT, "does not signal in distress"),
    Mutation("es", "70553", "Wear no metal, jewelry, piercings, hair clips or makeup.", "No use metal", "Use metal", "not lost", NOT, "metal pulled or heated by the magnet (a 'ni' stays)"),
    # French
    Mutation("fr", "38242", FEVER, "100,4 °F", "1004 °F", "decimal comma lost", QUANTITY, "no fever ever reaches it"),
    Mutation("fr", "38242", ILL, "38 °C", "38 °F", "unit swapped", QUANTITY, "every temperature is a fever"),
    Mutation("fr", "38242", APART, "12 semaines", "12 mois", "unit swapped", QUANTITY, "waits a year for the next dose"),
    Mutation("fr", "38242", CHRONIC, "6 mois", "16 mois", "digit doubled", FIGURE, "feels safe ten months too long"),
    Mutation("fr", "38242", THIRTY, "30 personnes sur 35", "35 personnes sur 30", "range turned round", FIGURE, "the chance of success makes no sense"),
    Mutation("fr", "38242", STOP_NONE, "N’en arrêtez aucun sans nous", "Arrêtez-en un sans nous", "not lost", NOT, "stops a medicine alone; 'sans' stays and looks like a denial"),
    Mutation("fr", "38242", BLEEDING, "qui ne s’arrête pas", "qui s’arrête", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("fr", "38242", STARTS, "peut encore débuter", "ne peut plus débuter", "not gained", NOT, "stops looking for signs"),
    Mutation("fr", "38242", MAIN, " Voyez plus bas quand nous appeler, et quand appeler le {emergency}.", "", "sentence left out", SLOT, "does not learn when to call for help"),
    Mutation("fr", "handoutgen", CALL_NOW, "{emergency}", "15", "slot made a number", ("slot", "number"), "the French number does not work in America"),
    Mutation("fr", "handoutgen", "10,000", "10", "100", "digit doubled", FIGURE, "a risk ten times too small"),
    Mutation("fr", "handoutgen", "{first} to {last} weeks before", "semaines", "jours", "unit swapped", QUANTITY, "stops a medicine days before, not weeks"),
    # Brazilian Portuguese
    Mutation("pt-BR", "38242", FEVER, "100,4", "10,04", "decimal moved", QUANTITY, "every temperature is a fever"),
    Mutation("pt-BR", "38242", ACUTE, "45 dias", "54 dias", "digits swapped", FIGURE, "a false time of danger"),
    Mutation("pt-BR", "38242", "Months 3 to 12", "3 a 12", "12 a 3", "range turned round", FIGURE, "a range nobody can read"),
    Mutation("pt-BR", "38242", "1 to 2 hours", "horas", "dias", "unit swapped", QUANTITY, "plans for days"),
    Mutation("pt-BR", "38242", STOP_NONE, "Não pare nenhum", "Pare qualquer um", "not lost", NOT, "stops a medicine alone"),
    Mutation("pt-BR", "38242", TYLENOL, "Ele pode esconder", "Ele não pode esconder", "not gained", NOT, "takes it and misses a fever"),
    Mutation("pt-BR", "38242", VISIT, "{phone}", "{telefone}", "slot translated", SLOT, "no number is printed"),
    Mutation("pt-BR", "handoutgen", "1,000", "1.000", "1,000", "decimal mark copied", FIGURE, "in Portuguese this is one, not a thousand: 3 in 1"),
    Mutation("pt-BR", "handoutgen", SOURCES, "informações", "informações (www.gov.br/saude)", "address gained", URL, "names a source that is none"),
    Mutation("pt-BR", "handoutgen", UNREAD_ABROAD, "Nenhum médico, enfermeiro ou tradutor qualificado aprovou este texto.", "", "left out", ("missing",), "the draft no longer says that it is one"),
    # Haitian Creole
    Mutation("ht", "38242", FEVER, "100.4", "104", "decimal lost", QUANTITY, "calls only at a dangerous fever"),
    Mutation("ht", "38242", APART, "12 semèn", "12 jou", "unit swapped", QUANTITY, "expects a dose every 12 days"),
    Mutation("ht", "38242", "Less than 1 hour", "1 èdtan", "1 jou", "unit swapped", QUANTITY, "plans for a day"),
    Mutation("ht", "38242", "The first 2 days", "2 jou", "12 jou", "digit added", FIGURE, "rests ten days too long"),
    Mutation("ht", "38242", STOP_NONE, "Pa sispann okenn poukont ou", "Sispann yo poukont pa w", "not lost", NOT, "stops medicines alone; 'pa w' (your own) looks like the denial"),
    Mutation("ht", "38242", BLEEDING, "ki pa sispann", "ki sispann", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("ht", "38242", WORKS, "li pa mache pou tout moun", "li mache pou tout moun", "not lost", NOT, "believes that it always works"),
    Mutation("ht", "38242", TYLENOL, "Li ka kache", "Li pa ka kache", "not gained", NOT, "takes it and misses a fever"),
    Mutation("ht", "handoutgen", CALL_NOW, "{emergency}", "{ijans}", "slot translated", SLOT, "no number is printed"),
    Mutation("ht", "handoutgen", "The last day before", "{n} jou", "{n} semèn", "unit swapped", QUANTITY, "stops eating or a medicine a week early", "The last {n} days before"),
    # Vietnamese
    Mutation("vi", "38242", FEVER, "100,4", "1004", "decimal comma lost", QUANTITY, "no fever ever reaches it"),
    Mutation("vi", "38242", MAIN, "12 tháng", "12 tuần", "unit swapped", QUANTITY, "stops the daily checks after three months"),
    Mutation("vi", "38242", "Up to 2 weeks", "2 tuần", "2 tháng", "unit swapped", QUANTITY, "the time of reactions is misread"),
    Mutation("vi", "38242", APART, "12 tuần", "hai mươi tuần", "figure in words changed", FIGURE, "waits eight weeks too long"),
    Mutation("vi", "38242", "About half a day", "nửa ngày", "nửa tháng", "unit swapped", QUANTITY, "plans for two weeks away"),
    Mutation("vi", "38242", STOP_NONE, "Đừng tự ý ngưng thuốc nào", "Hãy tự ý ngưng thuốc", "not lost", NOT, "stops medicines alone"),
    Mutation("vi", "38242", BLEEDING, "không cầm được", "cầm được", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("vi", "38242", CALM, "có thể kìm hãm", "không thể kìm hãm", "not gained", NOT, "believes that nothing helps and does not call"),
    Mutation("vi", "handoutgen", "1,000", "1.000", "1,000", "decimal mark copied", FIGURE, "in Vietnamese this is one, not a thousand"),
    Mutation("vi", "handoutgen", UNREAD, "Chưa có bác sĩ hay y tá nào duyệt", "Bác sĩ và y tá đã duyệt", "not lost", NOT, "a draft claims to be approved"),
    Mutation("vi", "handoutgen", WHEN_CALL, "{emergency}", "115", "slot made a number", ("slot", "number"), "the Vietnamese number does not work in America"),
    # Russian
    Mutation("ru", "38242", FEVER, "100,4", "100.400", "decimal mark lost", QUANTITY, "no fever ever reaches it"),
    Mutation("ru", "38242", APART, "12 недель", "12 месяцев", "unit swapped", QUANTITY, "waits a year for the next dose"),
    Mutation("ru", "38242", "Months 3 to 12", "3-го по 12-й", "12-го по 3-й", "range turned round", FIGURE, "a range nobody can read"),
    Mutation("ru", "38242", "About half a day", "полдня", "полтора дня", "fraction changed", FIGURE, "plans for a day and a half"),
    Mutation("ru", "38242", STUDY, "328", "382", "digits swapped", FIGURE, "a false figure about a risk"),
    Mutation("ru", "38242", STOP_NONE, "ничего не отменяйте", "всё отменяйте", "not lost", NOT, "stops medicines alone"),
    Mutation("ru", "38242", BLEEDING, "не останавливается", "останавливается", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("ru", "38242", STARTS, "ещё возможна", "уже невозможна", "not gained", NOT, "stops looking for signs"),
    Mutation("ru", "38242", VISIT, "{phone}", "{рhone}", "slot with a Cyrillic letter", SLOT, "looks right to every eye, and no number is printed"),
    Mutation("ru", "handoutgen", "{n} day before", "{n} дня", "{n} часа", "unit swapped", QUANTITY, "one form of three: only 2 to 4 days are wrong", "{n} days before"),
    Mutation("ru", "handoutgen", "{first} to {last} hours before", "{last} ч", "{last} дн.", "unit swapped", QUANTITY, "fasts for days"),
    # Tagalog
    Mutation("tl", "38242", FEVER, "38 °C", "39 °C", "digit changed", QUANTITY, "calls a whole degree too late"),
    Mutation("tl", "38242", APART, "12 linggo", "12 buwan", "unit swapped", QUANTITY, "waits a year for the next dose"),
    Mutation("tl", "38242", CHRONIC, "6 na buwan", "6 na linggo", "unit swapped", QUANTITY, "a false time of danger"),
    Mutation("tl", "38242", "Months 3 to 12", "Ika-3 hanggang ika-12", "Ika-12 hanggang ika-3", "range turned round", FIGURE, "a range nobody can read"),
    Mutation("tl", "38242", STOP_NONE, "Huwag kusang itigil ang alinman", "Kusang itigil ang alinman", "not lost", NOT, "stops medicines alone"),
    Mutation("tl", "38242", BLEEDING, "hindi tumitigil", "tumitigil", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("tl", "38242", CALM, "Puwedeng pakalmahin", "Hindi puwedeng pakalmahin", "not gained", NOT, "believes that nothing helps and does not call"),
    Mutation("tl", "handoutgen", UNREAD, "Wala pang doktor o nurse na nag-apruba", "May doktor o nurse nang nag-apruba", "not lost", NOT, "a draft claims to be approved"),
    Mutation("tl", "handoutgen", CALL_NOW, "{emergency}", "{ emergency }", "slot spaced", SLOT, "no number is printed"),
    Mutation("tl", "handoutgen", "The first hour", "Unang {n} oras", "Unang {n} araw", "unit swapped", QUANTITY, "lies still for days", "The first {n} hours"),
    # Korean
    Mutation("ko", "38242", FEVER, "100.4 °F(38 °C)", "100.4 °C(38 °F)", "unit swapped", QUANTITY, "no thermometer ever shows it"),
    Mutation("ko", "38242", MAIN, "12개월", "12주", "unit swapped", QUANTITY, "stops the daily checks after three months"),
    Mutation("ko", "38242", "Up to 2 weeks", "2주", "2일", "unit swapped", QUANTITY, "the time of reactions is misread"),
    Mutation("ko", "38242", "1 to 2 hours", "1~2시간", "12시간", "range mark lost", QUANTITY, "plans for twelve hours"),
    Mutation("ko", "38242", THIRTY, "35명 중 30명", "30명 중 35명", "range turned round", FIGURE, "the chance of success makes no sense"),
    Mutation("ko", "38242", STOP_NONE, "끊지 마세요", "끊으세요", "not lost", NOT, "stops medicines alone"),
    Mutation("ko", "38242", BLEEDING, "멈추지 않음", "멈춤", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("ko", "38242", TYLENOL, "전화하세요", "전화하지 마세요", "not gained", NOT, "takes it without a call"),
    Mutation("ko", "38242", NOT_BACK, "재발했다는 뜻은 아닙니다", "재발했다는 뜻입니다", "not lost", NOT, "believes that the illness is back"),
    Mutation("ko", "handoutgen", CALL_NOW, "{emergency}", "119", "slot made a number", ("slot", "number"), "the Korean number does not work in America"),
    Mutation("ko", "handoutgen", "{n} week before", "{n}주", "{n}일", "unit swapped", QUANTITY, "stops a medicine days before, not weeks", "{n} weeks before"),
    # Chinese
    Mutation("zh-Hans", "38242", FEVER, "38 °C", "３９ °C", "digits of another script", QUANTITY, "calls a whole degree too late"),
    Mutation("zh-Hans", "38242", ACUTE, "45天", "五十四天", "digits of another script", FIGURE, "a false time of danger"),
    Mutation("zh-Hans", "38242", APART, "12周", "二十周", "digits of another script", FIGURE, "waits eight weeks too long"),
    Mutation("zh-Hans", "38242", MAIN, "12个月", "12个星期", "unit swapped", QUANTITY, "stops the daily checks after three months"),
    Mutation("zh-Hans", "38242", "About half a day", "半天", "半年", "unit swapped", QUANTITY, "plans for half a year"),
    Mutation("zh-Hans", "38242", STOP_NONE, "不要自行停用任何药", "可自行停用任何药", "not lost", NOT, "stops medicines alone"),
    Mutation("zh-Hans", "38242", BLEEDING, "出血不止", "出血已止", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("zh-Hans", "38242", CALM, "药物可以抑制", "药物不能抑制", "not gained", NOT, "believes that nothing helps and does not call"),
    Mutation("zh-Hans", "38242", VISIT, "{phone}", "｛phone｝", "slot's braces made wide", SLOT, "an input method types them so; no number is printed"),
    Mutation("zh-Hans", "handoutgen", UNREAD, "还没有医生或护士批准过", "已有医生或护士批准过", "not lost", NOT, "a draft claims to be approved"),
    Mutation("zh-Hans", "handoutgen", CALL_NOW, "{emergency}", "120", "slot made a number", ("slot", "number"), "the Chinese number does not work in America"),
    # Arabic
    Mutation("ar", "38242", FEVER, "100.4 °F", "4.100 °F", "digits turned by direction", QUANTITY, "every temperature is a fever"),
    Mutation("ar", "38242", ILL, "100.4 °F (38 °C)", "38 °F (100.4 °C)", "values exchanged", FIGURE, "no thermometer ever shows it"),
    Mutation("ar", "38242", ACUTE, "45 يومًا", "٥٤ يومًا", "digits of another script", FIGURE, "a false time of danger"),
    Mutation("ar", "38242", APART, "12 أسبوعًا", "١٢ شهرًا", "digits of another script, unit swapped", QUANTITY, "waits a year for the next dose"),
    Mutation("ar", "38242", STUDY, "328", "۳۸۲", "digits of another script", FIGURE, "Persian digits, two of them swapped"),
    Mutation("ar", "38242", "After 1 year", "سنة واحدة (1)", "سنتين (1)", "figure in words changed", FIGURE, "the word says two years, the digit one"),
    Mutation("ar", "38242", "Up to 2 weeks", "أسبوعين (2)", "شهرين (2)", "unit swapped", QUANTITY, "the time of reactions is misread"),
    Mutation("ar", "38242", "1 to 2 hours", "ساعة (1) إلى ساعتين (2)", "ساعتين (2) إلى ساعة (1)", "range turned round", FIGURE, "a range nobody can read"),
    Mutation("ar", "38242", STOP_NONE, "يجب عدم إيقاف", "يجب إيقاف", "not lost", NOT, "must stop every medicine, alone"),
    Mutation("ar", "38242", BLEEDING, "لا يتوقف", "يتوقف", "not lost", NOT, "the sign for the emergency call is the opposite"),
    Mutation("ar", "38242", CALM, "يمكن للأدوية", "لا يمكن للأدوية", "not gained", NOT, "believes that nothing helps and does not call"),
    Mutation("ar", "handoutgen", CALL_NOW, "{emergency}", "}emergency{", "slot's braces turned by direction", SLOT, "an editor that mirrors braces; no number is printed"),
    Mutation("ar", "handoutgen", "{n} day before", "بيومين", "بأسبوعين", "unit swapped", QUANTITY, "the dual alone: two days become two weeks", "{n} days before"),
    Mutation("ar", "handoutgen", "{n} hour before", "بساعتين", "بساعة", "dual lost", FIGURE, "two hours become one: eats too late", "{n} hours before"),
    Mutation("ar", "handoutgen", "{first} to {last} days before", "{first} إلى {last}", "{last} إلى {first}", "range turned round", (*FIGURE, "slot"), "3 to 1 days: an editor shows the slots in the other order"),
    # Directions beside a figure
    Mutation("es", "38242", FEVER, "o más", "o menos", "direction turned", DIRECTION, "stays at home with a high fever"),
    Mutation("es", "45378", SUGAR_LATE, "por debajo de", "por encima de", "direction turned", DIRECTION, "sugar for one who has too much of it"),
    Mutation("es", "45378", CLEAR, "Después de", "Antes de", "direction turned", DIRECTION, "takes the bowel for clean before it is"),
    Mutation("es", "38242", "Up to 2 weeks", "Hasta", "Cada", "direction turned", DIRECTION, "expects it again and again"),
    Mutation("es", "45378", "Rare. In one study, fewer than 1 in 10,000 people died.", "menos de", "más de", "direction turned", DIRECTION, "a risk of death without an upper end"),
    Mutation("es", "handoutgen", "{first} to {last} days before", "antes", "después", "direction turned", DIRECTION, "goes on with a blood thinner until the test"),
    Mutation("fr", "38242", "Less than 1 hour", "Moins de", "Plus de", "direction turned", DIRECTION, "comes for a longer day"),
    Mutation("pt-BR", "38242", FEVER, "ou mais", "ou menos", "direction turned", DIRECTION, "stays at home with a high fever"),
    Mutation("ht", "handoutgen", "{first} to {last} hours before", "anvan", "apre", "direction turned", DIRECTION, "eats before the visit"),
    Mutation("vi", "38242", FEVER, "trở lên", "trở xuống", "direction turned", DIRECTION, "stays at home with a high fever"),
    Mutation("tl", "38242", "After 1 year", "Pagkalipas ng", "Bago ang", "direction turned", DIRECTION, "stops the checks too early"),
    Mutation("ru", "38242", FEVER, "и выше", "и ниже", "direction turned", DIRECTION, "stays at home with a high fever"),
    Mutation("ar", "38242", FEVER, "أو أعلى", "أو أقل", "direction turned", DIRECTION, "stays at home with a high fever"),
    Mutation("zh-Hans", "38242", FEVER, "或更高", "或更低", "direction turned", DIRECTION, "stays at home with a high fever"),
    Mutation("ko", "38242", "Less than 1 hour", "미만", "이상", "direction turned", DIRECTION, "comes for a longer day"),
    # Left out whole, and slots doubled or made a number beside the slot
    Mutation("zh-Hans", "38242", TYLENOL, "用退烧药（例如对乙酰氨基酚，即acetaminophen、Tylenol）之前，先给我们打电话。退烧药可能掩盖发烧。", "", "left out", ("missing",), "takes it and misses a fever"),
    Mutation("ko", "38242", BLEEDING, "피가 멈추지 않음", "", "left out", ("missing",), "a sign for the emergency call is gone"),
    Mutation("vi", "38242", VISIT, "{phone}", "{phone} (555-0124)", "phone number gained", NUMBER, "the number of another clinic"),
    Mutation("ht", "38242", VISIT, "{phone}", "555-0142", "phone number fixed", ("slot", "number"), "every clinic prints one clinic's number"),
    Mutation("es", "handoutgen", CALL_NOW, "{emergency}", "{emergency} (112)", "phone number gained", NUMBER, "two emergency numbers, one of them dead"),
    Mutation("tl", "38242", VISIT, "{phone}", "{phone} o {phone}", "slot doubled", SLOT, "reads as two different numbers"),
    Mutation("ru", "handoutgen", SOURCES, "сведения", "сведения: http://gvhd.example.ru", "address gained", URL, "names a source that is none"),
    Mutation("ar", "38242", LIKELY, "في حالتك.", "في حالتك على gvhd.example.org.", "address gained", URL, "sends the reader to a page nobody chose"),
)  # fmt: skip

SOURCES_CHANGED = (
    SourceChanged("es", "45378", SUGAR, SUGAR.replace("70 mg/dL", "54 mg/dL"), "the old limit for low sugar is printed"),
    SourceChanged("es", "45378", VOMIT, VOMIT.replace("30 minutes", "60 minutes"), "the old wait is printed"),
    SourceChanged("es", "45378", VOMIT, VOMIT.replace("{phone_after_hours}", "{emergency}"), "the old number is printed"),
    SourceChanged("es", "70553", "You stay awake", "You do not stay awake", "prepares for the wrong thing"),
    SourceChanged("fr", "38242", APART, APART.replace("12 weeks", "8 weeks"), "the old time between doses is printed"),
    SourceChanged("pt-BR", "38242", FEVER, "Fever of 101 °F (38.3 °C) or higher", "the old limit of fever is printed"),
    SourceChanged("ht", "38242", MAIN, MAIN.replace("12 months", "24 months"), "stops the checks a year early"),
    SourceChanged("vi", "38242", "Months 3 to 12", "Months 3 to 24", "stops the checks a year early"),
    SourceChanged("ru", "38242", TYLENOL, TYLENOL.replace("Call us before you take", "Do not take"), "only asks, and takes it"),
    SourceChanged("tl", "38242", "Up to 2 weeks", "Up to 2 months", "the unit alone changed in the source"),
    SourceChanged("ko", "38242", VISIT, VISIT.replace("{phone}", "{phone_after_hours}"), "rings a closed clinic"),
    SourceChanged("zh-Hans", "38242", WORKS, WORKS.replace("does not work", "works"), "the old denial is printed"),
    SourceChanged("ar", "38242", LIKELY, LIKELY + " See https://medlineplus.gov.", "the new address is missing"),
    SourceChanged("ar", "38242", "Less than 1 hour", "Less than 4 hours", "the old length is printed"),
)  # fmt: skip

NOT_STOPPED = (
    Mutation("es", "45378", NO_DRIVING, "no beba alcohol", "beba alcohol", "not lost", NOT, "alcohol on top of sedation (two denials stay)"),
    SourceChanged("es", "70553", "Do not drive until we say that you can.", "You can drive until we say that you cannot.", "one denial on each side, and the meaning turned round"),
)  # fmt: skip
"""What the program does not promise to stop, so that nobody takes it for safe: it sees whether a sentence
still says no, not to what. One denial of several in a sentence is gone; a denial is on both sides, of another thing.
"""

INVENTED = (
    Invented("es", "Call 555-0142 at night.", "Llame al 555-0142 por la noche.", "Llame al 555-0124 por la noche.", "phone digits swapped", FIGURE, "rings a stranger at night"),
    Invented("fr", "Call 1-800-222-1222 for poison help.", "Appelez le 1-800-222-1222 en cas de poison.", "Appelez le 1-800-221-2222 en cas de poison.", "phone digits swapped", FIGURE, "no help for a poisoned child"),
    Invented("ar", "Call 555-0199.", "يُرجى الاتصال على 555-0199.", "يُرجى الاتصال على 0199-555.", "phone turned by direction", FIGURE, "a number that is none"),
    Invented("es", "Come at 7:30 am.", "Venga a las 7:30 a. m.", "Venga a las 7:30 p. m.", "am/pm swapped", FIGURE, "arrives twelve hours late"),
    Invented("fr", "Come at 7:30 pm.", "Venez à 19 h 30.", "Venez à 7 h 30.", "am/pm swapped", FIGURE, "arrives twelve hours early"),
    Invented("ko", "Come at 8 am.", "오전 8시에 오세요.", "오후 8시에 오세요.", "am/pm swapped", FIGURE, "arrives twelve hours late"),
    Invented("zh-Hans", "Stop drinking at 6 am.", "早上6点起停止饮水。", "晚上6点起停止饮水。", "am/pm swapped", FIGURE, "fasts twelve hours too long or too short"),
    Invented("vi", "Stop eating at 10 pm.", "Ngưng ăn lúc 10 giờ tối.", "Ngưng ăn lúc 10 giờ sáng.", "am/pm swapped", FIGURE, "fasts twelve hours too long"),
    Invented("ru", "Take 50 mcg each day.", "Принимайте 50 мкг каждый день.", "Принимайте 50 мг каждый день.", "unit swapped", QUANTITY, "a thousand times the dose"),
    Invented("ar", "Take 50 mcg each day.", "تناول 50 مكغ كل يوم.", "تناول 50 ملغ كل يوم.", "unit swapped", QUANTITY, "a thousand times the dose"),
    Invented("zh-Hans", "Take 50 mcg each day.", "每天服用50微克。", "每天服用50毫克。", "unit swapped", QUANTITY, "a thousand times the dose"),
    Invented("ko", "Drink 5 mL.", "5밀리리터를 마시세요.", "5리터를 마시세요.", "unit swapped", QUANTITY, "a thousand times the dose"),
    Invented("pt-BR", "Take 2.5 mg.", "Tome 2,5 mg.", "Tome 25 mg.", "decimal comma lost", QUANTITY, "ten times the dose"),
    Invented("ru", "Take 0.5 mg.", "Примите 0,5 мг.", "Примите 5 мг.", "decimal comma lost", QUANTITY, "ten times the dose"),
    Invented("ar", "Take 0.5 mg.", "تناول ٠٫٥ ملغ.", "تناول ٠٥ ملغ.", "decimal comma lost", QUANTITY, "ten times the dose"),
    Invented("ht", "Take 10 mg in the morning and 20 mg at night.", "Pran 10 mg nan maten ak 20 mg leswa.", "Pran 20 mg nan maten ak 10 mg leswa.", "doses exchanged", QUANTITY, "the large dose at the wrong time"),
    Invented("tl", "Take 5 to 10 mL.", "Uminom ng 5 hanggang 10 mL.", "Uminom ng 10 hanggang 5 mL.", "range turned round", QUANTITY, "a range nobody can read"),
    Invented("es", "Take it once a day.", "Tómelo una vez al día.", "Tómelo once veces al día.", "false friend", FIGURE, "'once' is eleven in Spanish: eleven doses"),
    Invented("tl", "Read https://medlineplus.gov/ency/003820.htm.", "Basahin ang https://medlineplus.gov/ency/003820.htm.", "Basahin ang https://medlineplus.gov/ency/003280.htm.", "URL changed", (*URL, *FIGURE), "reads about another illness"),
    Invented("vi", "Read https://medlineplus.gov/gvhd.", "Đọc https://medlineplus.gov/gvhd.", "Đọc https://medlineplus.com/gvhd.", "URL changed", URL, "an address nobody chose"),
)  # fmt: skip
