"""What a translation must keep: right ones pass, and wrong ones are stopped by the rule that should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content.fidelity import RULES, faults
from handoutgen.content.slots import SLOTS
from handoutgen.problem import Level

texts = st.lists(st.sampled_from([*(f"{{{name}}}" for name in SLOTS), "llame ", "ahora "])).map("".join)


def messages(source: str, translation: str, language: str = "es") -> list[str]:
    return [fault.message for fault in faults(source, translation, language)]


@given(texts, st.randoms())
def test_slots_in_another_order_are_no_loss(text: str, random: object) -> None:
    pieces = text.split(" ")
    random.shuffle(pieces)  # type: ignore[attr-defined]
    assert messages(text, " ".join(pieces), "en") == []


@given(texts, st.sampled_from(SLOTS))
def test_one_slot_more_or_less_is_told(text: str, name: str) -> None:
    more = f"{text}{{{name}}}"
    assert messages(more, text, "en") == [f"the slot {{{name}}} of the source is missing"]
    assert messages(text, more, "en") == [f"the slot {{{name}}} is not in the source"]


@pytest.mark.parametrize(
    "given_", ["Llame al {telefono}", "Llame al {Phone}", "Llame al { phone }", "Llame al {teléfono}"]
)
def test_a_renamed_slot_is_a_loss_and_a_gain(given_: str) -> None:
    lost, gained = messages("Call {phone}", given_)
    assert "{phone} of the source is missing" in lost
    assert "is not in the source" in gained


def test_a_slot_without_its_braces_is_lost() -> None:
    assert messages("Call {phone}", "Llame al phone}") == ["the slot {phone} of the source is missing"]


RIGHT = [
    ("0.5 mg", "es", "0,5 mg"),
    ("0.5 mg", "es", "0.5 mg"),
    ("0.5 mg", "es", "½ mg"),
    ("0.5 mg", "ar", "٠٫٥ ملغ"),
    ("0.5 mg", "ar", "\u2066٠٫٥ ملغ\u2069"),
    ("0.5 mg", "fa", "۰٫۵ میلی‌گرم"),
    ("0.5 mg", "hi", "०.५ mg"),
    ("0.125 mg", "fr", "0,125 mg"),
    ("0.125 mg", "es", "0,125 mg"),
    ("1,000 mg", "fr", "1\u202f000 mg"),
    ("1,000 mg", "fr", "1 000 mg"),
    ("1,000 mg", "pt-BR", "1.000 mg"),
    ("1,000 mg", "vi", "1.000 mg"),
    ("1,000 mg", "ru", "1\xa0000 мг"),
    ("1,000 mg", "ru", "1000 мг"),
    ("1,000 mg", "de", "1’000 mg"),
    ("1,000 mg", "ar", "١٬٠٠٠ ملغ"),
    ("100,000 people", "hi", "1,00,000 लोग"),
    ("1 in 10,000 people", "zh-Hans", "每1万人中有1人"),
    ("100.4 °F (38 °C)", "fr", "100,4 °F (38 °C)"),
    ("100.4 °F (38 °C)", "ru", "38\xa0°C (100,4 °F)"),
    ("100.4 °F (38 °C)", "zh-Hans", "38摄氏度（华氏100.4度）"),
    ("100.4 °F", "zh-Hans", "１００．４℉"),
    ("10 mg", "ru", "10 мг"),
    ("10 mg", "ar", "10 ملغ"),
    ("10 mg", "zh-Hans", "10毫克"),
    ("10 mcg", "es", "10 µg"),
    ("10 mL", "es", "10 cc"),
    ("10 mg/mL", "ru", "10 мг/мл"),
    ("70 mg/dL", "ar", "70 ملغ/دل"),
    ("10 percent", "zh-Hans", "百分之10"),
    ("10%", "tr", "10%"),
    ("5-10 mL", "es", "5 a 10 mL"),
    ("5 to 10 mL", "es", "de 5 a 10 mL"),
    ("5 to 10 mL", "vi", "5 đến 10 mL"),
    ("5 to 10 mL", "ru", "от 5 до 10 мл"),
    ("5 to 10 mL", "ar", "من 5 إلى 10 مل"),
    ("5 to 10 mL", "zh-Hans", "5至10毫升"),
    ("5 to 10 mL", "ko", "5부터 10밀리리터"),
    ("5 to 10 mL", "fr", "5–10 mL"),
    ("5 to 10 mL", "ru", "от 5 мл до 10 мл"),
    ("between 5 and 10 mL", "ru", "от 5 до 10 мл"),
    ("2 or 3 days", "ko", "2일 또는 3일"),
    ("Months 3 to 12", "ru", "С 3-го по 12-й месяц"),
    ("Months 3 to 12", "tl", "Ika-3 hanggang ika-12 buwan"),
    ("Week 12", "vi", "Tuần thứ 12"),
    ("8 pm", "es", "8:00 p. m."),
    ("8 pm", "es", "20:00"),
    ("8 pm", "es", "8 de la noche"),
    ("8 pm", "fr", "20 h"),
    ("8:30 pm", "fr", "20 h 30"),
    ("8 pm", "ru", "8 часов вечера"),
    ("2 days", "ru", "2 дня"),
    ("8 pm", "vi", "8 giờ tối"),
    ("8 pm", "zh-Hans", "晚上8点"),
    ("8 pm", "ko", "오후 8시"),
    ("8 pm", "ar", "8 مساءً"),
    ("8 am", "tl", "8 ng umaga"),
    ("at noon", "es", "a las 12:00"),
    ("Call 555-0142", "ar", "اتصل على ٥٥٥-٠١٤٢"),
    ("Call (555) 555-0142", "es", "Llame al 555-555-0142"),
    ("Once a day", "ru", "1 раз в день"),
    ("Once a day", "es", "Una vez al día"),
    ("Two boxes", "zh-Hans", "2个框"),
    ("half an hour", "zh-Hans", "30分钟"),
    ("in September", "zh-Hans", "9月"),
    ("1 hour", "ar", "ساعة واحدة (1)"),
    ("2 days", "ar", "يومين (2)"),
    ("30 of 35 people", "zh-Hans", "35人里有30人"),
    ("30 of 35 people", "fr", "Sur 35 personnes, 30"),
    ("Take 2 pills for 5 days", "zh-Hans", "5天，每天2片"),
    ("GLP-1", "ru", "ГПП-1"),
    ("See www.cdc.gov/flu.", "zh-Hans", "见www.cdc.gov/flu。"),
    ("Do not eat.", "es", "No coma."),
    ("Do not eat.", "es", "Evite comer."),
    ("Do not eat.", "fr", "Ne mangez pas."),
    ("Do not eat.", "ru", "Есть нельзя."),
    ("Do not eat.", "zh-Hans", "禁食。"),
    ("Do not eat.", "ko", "드시지 마세요."),
    ("Do not eat.", "tl", "Huwag kumain."),
    ("You stay awake", "ht", "Ou pa dòmi"),
    ("Less than 1 hour", "zh-Hans", "不到1小时"),
    ("Do not eat.", "am", "አትብሉ።"),
    ("10 mg for 2 weeks", "am", "10 ሚግ ለ2 ሳምንታት"),
    ("GVHD", "es", "GVHD"),
    ("Colon", "es", "Colon"),
    ("Page {n}", "fr", "Page {n}"),
]


@pytest.mark.parametrize(("source", "language", "translation"), RIGHT)
def test_what_says_the_same_passes(source: str, language: str, translation: str) -> None:
    assert faults(source, translation, language) == []


NUMBER, QUANTITY, URL = "translation-number", "translation-quantity", "translation-url"
NEGATION, UNCHANGED, DIRECTION = "translation-negation", "translation-unchanged", "translation-direction"

WRONG = [
    ("10 mg", "es", "100 mg", QUANTITY),
    ("1 mg", "es", "10 mg", QUANTITY),
    ("10 mg", "es", "10 mcg", QUANTITY),
    ("10 mg", "es", "10", QUANTITY),
    ("Take 10", "es", "Tome 10 mg", QUANTITY),
    ("10 mg", "ru", "10 мкг", QUANTITY),
    ("10 mg", "zh-Hans", "10克", QUANTITY),
    ("2 hours", "es", "2 días", QUANTITY),
    ("2 hours", "es", "Espere 2.", QUANTITY),
    ("2 weeks", "ko", "2개월", QUANTITY),
    ("0.5 mg", "es", "5 mg", QUANTITY),
    ("0.5 mg", "es", "0,05 mg", QUANTITY),
    ("1,000 mg", "ru", "1,000 мг", QUANTITY),
    ("1,000 mg", "es", "1.000 mg", QUANTITY),
    ("1.5 mg", "fr", "15 mg", QUANTITY),
    ("100.4 °F (38 °C)", "es", "100.4 °C (38 °F)", QUANTITY),
    ("5-10 mL", "es", "10-5 mL", QUANTITY),
    ("5-10 mL", "es", "5 o 10 mL", QUANTITY),
    ("1 to 2 hours", "fr", "2 à 1 heures", QUANTITY),
    ("10 mg in the morning, 20 mg at night", "es", "20 mg por la mañana, 10 mg por la noche", QUANTITY),
    ("8 pm", "es", "8:00 a. m.", QUANTITY),
    ("8 pm", "es", "8:00", QUANTITY),
    ("8 pm", "zh-Hans", "上午8点", QUANTITY),
    ("8 am", "ko", "오후 8시", QUANTITY),
    ("8:30 pm", "fr", "20 h 15", QUANTITY),
    ("Call 555-0142", "es", "Llame al 555-0124", NUMBER),
    ("Call 555-0142", "ar", "اتصل على 0142-555", NUMBER),
    ("Dose 1, then dose 2", "es", "Dosis 2, luego dosis 1", NUMBER),
    ("328 people", "es", "382 personas", NUMBER),
    ("30 of 35 people", "es", "35 de 30 personas", NUMBER),
    ("30 of 35 people", "fr", "Sur 30 personnes, 35", NUMBER),
    ("30 of 35 people", "zh-Hans", "30人里有35人", NUMBER),
    ("{n} in {of} people", "es", "{of} de cada {n} personas", NUMBER),
    ("Hours {first} to {last}", "es", "Horas {last} a {first}", QUANTITY),
    ("Hours {first} to {last}", "es", "Días {first} a {last}", QUANTITY),
    ("Take 2 pills", "es", "Tome dos pastillas", NUMBER),
    ("Rest", "es", "Descanse 2 días", QUANTITY),
    ("Two boxes", "zh-Hans", "3个框", NUMBER),
    ("Once a day", "es", "11 al día", NUMBER),
    ("See www.cdc.gov/flu", "es", "Vea www.cdc.com/flu", URL),
    ("See www.cdc.gov/flu", "es", "Vea la página", URL),
    ("Write to a@b.org", "es", "Escriba a c@b.org", URL),
    ("Do not eat.", "es", "Coma.", NEGATION),
    ("Eat.", "es", "No coma.", NEGATION),
    ("Rest. Do not eat. Call us.", "es", "Sin duda descanse. Coma. Llámenos.", NEGATION),
    ("Do not stop your medicine.", "es", "Suspenda su medicina.", NEGATION),
    ("You can drive without help.", "ru", "Вы можете водить с помощью.", NEGATION),
    ("Eat.", "zh-Hans", "不要吃。", NEGATION),
    ("Don't eat.", "vi", "Hãy ăn.", NEGATION),
    ("Do not eat.", "ar", "يُرجى الأكل.", NEGATION),
    ("3 days or more", "es", "3 días o menos", DIRECTION),
    ("2 days before", "ko", "2일 후", DIRECTION),
    ("Call us today.", "es", "Call us today.", UNCHANGED),
    ("Colonoscopy", "ru", "Colonoscopy", UNCHANGED),
]  # fmt: skip


@pytest.mark.parametrize(("source", "language", "translation", "rule"), WRONG)
def test_what_says_something_else_is_stopped(source: str, language: str, translation: str, rule: str) -> None:
    assert [fault.rule for fault in faults(source, translation, language)] == [rule]


def test_each_rule_says_what_stands_on_both_sides_and_what_to_do() -> None:
    [fault] = faults("Take 10 mg.", "Tome 100 mg.", "es")
    assert fault.message == "the source has '10 mg', the translation '100 mg'"
    assert fault.hint == RULES["translation-quantity"]
    assert fault.level is Level.ERROR
    assert {rule for *_, rule in WRONG} | {"translation-slot"} == set(RULES)


def test_text_that_is_the_same_is_only_told() -> None:
    [fault] = faults("Call us today.", "Call us today.", "es")
    assert fault.level is Level.WARNING


def test_a_source_in_another_language_is_read_as_such() -> None:
    assert faults("No coma; 1.5 mg", "Do not eat; 1.5 mg", "en", "es") == []
    assert [fault.rule for fault in faults("No coma.", "Eat.", "en", "es")] == ["translation-negation"]
