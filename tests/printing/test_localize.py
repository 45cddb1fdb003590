"""From record and catalog to final words: whole, in order, and with every gap told at once."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.facility import Facility
from handoutgen.content.fields import Condition
from handoutgen.content.library import Library
from handoutgen.content.procedure import messages
from handoutgen.errors import TranslationError
from handoutgen.printing.handout import Slot, plain, texts, unfilled
from handoutgen.printing.render import localized
from tests.documents import CODE, STARTER, clinic_facility, edit
from tests.records import leave_out_what_may_be

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.printing.handout import Handout

CONDITIONS = {
    Condition.ALLERGY: "If you have allergies or asthma:",
    Condition.DIABETES: "If you have diabetes:",
    Condition.BLOOD_THINNER: "If you take a blood thinner:",
    Condition.KIDNEY_DISEASE: "If you have kidney disease:",
    Condition.DIALYSIS: "If you get dialysis:",
    Condition.PREGNANT: "If you are or may be pregnant:",
    Condition.BREASTFEEDING: "If you are breastfeeding:",
    Condition.IMPLANT: "If you have a medical implant:",
    Condition.METAL: "If you have metal in your body or eyes:",
    Condition.PATCH_OR_PUMP: "If you wear a patch, a pump or a sensor:",
    Condition.CLAUSTROPHOBIA: "If you fear small spaces:",
    Condition.SEDATION: "If you will get medicine to make you sleepy:",
    Condition.CHILD: "If the patient is a child:",
}


def handout_of(root: Path, language: str = "en", facility: Facility | None = None) -> Handout:
    with localized(Library(root), CODE, language, facility or clinic_facility()) as (handout, _):
        return handout


def record(root: Path) -> Path:
    return root / "handouts" / f"{CODE}.yaml"


def catalog(root: Path, domain: str) -> Path:
    return root / "locales" / "es" / "LC_MESSAGES" / f"{domain}.po"


def slots(handout: Handout) -> dict[str, Slot]:
    return {piece.name: piece for words in texts(handout.body) for piece in words if isinstance(piece, Slot)}


def test_every_text_of_the_record_is_in_the_handout(starter: Path) -> None:
    body = handout_of(starter).body
    also_called = body.also_called
    said = [unfilled(words) for words in texts(body)]
    for message in messages(STARTER.procedure(CODE)):
        if message.place[0] == "also_called":
            assert message.text in also_called
        else:
            assert message.text in said


@pytest.mark.parametrize("code", STARTER.codes())
def test_every_record_of_the_starter_is_whole_in_each_of_its_languages(code: str) -> None:
    assert {"en", "es"} <= set(STARTER.languages(code))
    for language in STARTER.languages(code):
        with localized(STARTER, code, language, Facility()) as (handout, _):
            lines = [words for words in texts(handout.body) if "{" in plain(words)]
        assert lines == []


def test_every_text_of_a_translated_handout_is_the_catalogs(starter: Path) -> None:
    english, spanish = handout_of(starter), handout_of(starter, "es")
    pairs = list(zip(texts(english.body), texts(spanish.body), strict=True))
    sources = {unfilled(words) for words in texts(english.body.sources)}
    same = {unfilled(one) for one, other in pairs if unfilled(one) == unfilled(other)}
    assert same == sources
    own = STARTER.catalog(CODE, "es")
    said = {unfilled(words) for words in texts(spanish.body)}
    for message in messages(STARTER.procedure(CODE)):
        if message.place[0] != "also_called":
            assert own.text(message.text, message.context) in said


def test_the_steps_of_one_moment_stand_together_under_its_label(starter: Path) -> None:
    found = [(plain(moment.label), len(moment.items)) for moment in handout_of(starter).body.prepare.moments]
    assert found == [
        ("As soon as you have a date", 3),
        ("1 week before", 2),
        ("The day before", 2),
        ("On the day", 1),
    ]


def test_the_moments_of_every_language_are_those_of_the_source(clinic: Path) -> None:
    """Two moments that a translation says alike stay two, so that two languages can stand side by side."""
    edit(catalog(clinic, "handoutgen"), 'msgstr "El día de la cita"', 'msgstr "El día antes"')
    english, spanish = handout_of(clinic).body, handout_of(clinic, "es").body
    assert [plain(each.label) for each in spanish.prepare.moments][-2:] == ["El día antes"] * 2
    for course in ("prepare", "expect", "recovery"):
        mine, theirs = (getattr(body, course).moments for body in (english, spanish))
        assert [len(each.items) for each in mine] == [len(each.items) for each in theirs]


def test_arabic_runs_are_isolated_and_english_ones_are_not(starter: Path) -> None:
    english, arabic = (handout_of(starter, language) for language in ("en", "ar"))
    assert not any("\u2066" in plain(words) for words in texts(english.body))
    assert slots(arabic)["emergency"].value == "\u2066911\u2069"
    own = {field.name: getattr(arabic.body, field.name) for field in fields(arabic.body)}
    sources = own.pop("sources")
    for words in (words for part in own.values() for words in texts(part)):
        assert not re.search(r"[A-Za-z0-9]", re.sub("\u2066.*?\u2069", "", plain(words)))
    assert not any("\u2066" in plain(words) for words in texts(sources))


def test_other_names_are_parted_by_the_languages_own_comma(starter: Path) -> None:
    assert "، " in handout_of(starter, "ar").body.also_called
    assert "、" in handout_of(starter, "zh-Hans").body.also_called
    assert ", " in handout_of(starter).body.also_called


def test_a_label_of_the_records_own_stands_instead_of_the_moments_words(clinic: Path) -> None:
    edit(
        record(clinic),
        "  - when: -1w\n    do: Have",
        "  - when: -1w\n    label: The week before\n    do: Have",
    )
    labels = [plain(moment.label) for moment in handout_of(clinic).body.prepare.moments]
    assert labels == [
        "As soon as you have a date",
        "The week before",
        "1 week before",
        "The day before",
        "On the day",
    ]


@pytest.mark.parametrize("condition", list(Condition))
def test_a_condition_is_said_in_words(clinic: Path, condition: Condition) -> None:
    edit(record(clinic), "if: diabetes", f"if: {condition}")
    assert conditions(handout_of(clinic)) == [CONDITIONS[condition]]
    (in_spanish,) = conditions(handout_of(clinic, "es"))
    assert re.fullmatch(r"Si .+:", in_spanish)


def conditions(handout: Handout) -> list[str]:
    items = [item for moment in handout.body.prepare.moments for item in moment.items]
    return [item.condition for item in items if item.condition]


def test_a_condition_of_a_risk_and_of_a_sign_is_said_too(clinic: Path) -> None:
    edit(
        record(clinic), "    - name: Low blood counts\n", "    - name: Low blood counts\n      if: pregnant\n"
    )
    edit(
        record(clinic),
        "    - Bleeding or new bruises\n",
        "    - text: Bleeding or new bruises\n      if: child\n",
    )
    body = handout_of(clinic).body
    assert [risk.condition for _, rows in body.risks.groups for risk in rows if risk.condition] == [
        CONDITIONS[Condition.PREGNANT]
    ]
    assert [sign.condition for sign in body.call.signs if sign.condition] == [CONDITIONS[Condition.CHILD]]


def test_slots_are_the_facilitys(clinic: Path) -> None:
    edit(
        record(clinic),
        "say: Say that you had a DLI.",
        'say: "{clinic} {phone} {phone_after_hours} {address}"',
    )
    assert plain(handout_of(clinic).body.call.say) == (
        "Riverbend Clinic 555-0142 555-0187 120 Willow Street, Floor 2"
    )


def test_a_slot_without_a_value_keeps_a_phrase_and_never_an_invention(clinic: Path) -> None:
    edit(
        record(clinic),
        "say: Say that you had a DLI.",
        'say: "{clinic}; {phone}; {phone_after_hours}; {address}"',
    )
    bare = handout_of(clinic, facility=Facility())
    assert plain(bare.body.call.say) == (
        "your clinic; the number your clinic gave you; the after-hours number your clinic gave you; "
        "the address your clinic gave you"
    )
    assert {slot.value for name, slot in slots(bare).items() if name != "emergency"} == {""}


@pytest.mark.parametrize("facility", [Facility(), Facility(emergency="112")])
def test_the_emergency_number_is_never_blank(starter: Path, facility: Facility) -> None:
    assert slots(handout_of(starter, facility=facility))["emergency"].value == facility.emergency
    assert (
        plain(handout_of(starter, "es", facility).body.emergency.heading)
        == f"Llame al {facility.emergency} ahora"
    )


def test_a_frequency_is_said_in_words_and_drawn_only_with_ten_dots(clinic: Path) -> None:
    def rows() -> list[tuple[str, tuple[int, int] | None]]:
        return [(row.about, row.dots) for _, group in handout_of(clinic).body.risks.groups for row in group]

    assert rows()[:2] == [("About 4 in 10 people", (4, 10)), ("", None)]
    for fewer, of, said in (("10", "100", "100"), ("100", "1000", "1,000"), ("1000", "10000", "10,000")):
        edit(record(clinic), f"about: 4 in {fewer}\n", f"about: 4 in {of}\n")
        assert rows()[0] == (f"About 4 in {said} people", None)


def test_how_thousands_are_written_is_for_the_language_to_say(clinic: Path) -> None:
    edit(record(clinic), "about: 4 in 10", "about: 4 in 10000")
    edit(catalog(clinic, "handoutgen"), 'msgstr "10,000"', 'msgstr "10\xa0000"')
    [(row, *_), _] = [rows for _, rows in handout_of(clinic, "es").body.risks.groups]
    assert row.about == "Cerca de 4 de cada 10\xa0000 personas"


def test_the_draft_words_say_who_has_not_read_the_text(starter: Path) -> None:
    assert handout_of(starter).draft == ("Draft", "No doctor or nurse has approved this text.")
    short, who = handout_of(starter, "es").draft
    assert short == "Borrador"
    assert "traductor" in who


def test_gaps_of_the_record_and_of_the_shared_words_are_told_together_and_each_once(clinic: Path) -> None:
    own, shared = catalog(clinic, CODE), catalog(clinic, "handoutgen")
    edit(own, 'msgstr "Menos de 1 hora"', 'msgstr ""')
    edit(own, 'msgid "Mouth sores, or dry, sore eyes"', '#, fuzzy\nmsgid "Mouth sores, or dry, sore eyes"')
    edit(shared, 'msgstr "Si toma un anticoagulante:"', 'msgstr ""')
    edit(shared, 'msgid "Get ready: ', 'msgid "Get ready! ')
    with pytest.raises(TranslationError) as caught:
        handout_of(clinic, "es")
    found = sorted((problem.rule, problem.path.rpartition("/")[2]) for problem in caught.value.problems)
    assert found == [
        ("translation-empty", "38242.po"),
        ("translation-empty", "handoutgen.po"),
        ("translation-fuzzy", "38242.po"),
        ("translation-missing", "handoutgen.po"),
    ]
    assert "4 messages cannot be printed" in caught.value.message
    assert "Nothing was printed" in caught.value.hint
    assert all(problem.line for problem in caught.value.problems if problem.rule != "translation-missing")


def test_a_line_to_write_on_has_a_phrase_and_never_a_value(clinic: Path) -> None:
    edit(record(clinic), "say: Say that you had a DLI.", 'say: "Name: {write}"')
    line = slots(handout_of(clinic))["write"]
    assert (line.value, line.phrase) == ("", "(ask your team)")


def test_a_step_on_medicines_with_a_line_to_write_on_needs_no_other_room_for_them(clinic: Path) -> None:
    assert not handout_of(clinic).writes_medicines
    edit(record(clinic), "Ask someone to drive you home.", '"Ask {write} to drive you home."')
    assert not handout_of(clinic).writes_medicines
    edit(record(clinic), "Ask us about meals and medicines.", '"My plan: {write}"')
    assert handout_of(clinic).writes_medicines


def test_what_the_record_leaves_out_leaves_no_heading(clinic: Path) -> None:
    whole = handout_of(clinic).body
    assert whole.activity
    assert whole.care
    assert (whole.recovery.heading, len(whole.risks.groups)) == ("Your recovery, step by step", 2)
    leave_out_what_may_be(record(clinic))
    body = handout_of(clinic).body
    assert (body.activity, body.care) == (None, None)
    assert (body.recovery.heading, body.recovery.moments) == ("Afterwards", ())
    assert [name for name, _ in body.risks.groups] == ["Serious risks"]


def test_a_value_that_looks_like_a_slot_is_not_filled_again(clinic: Path) -> None:
    edit(record(clinic), "say: Say that you had a DLI.", 'say: "{clinic}"')
    facility = Facility(name="{phone} & Sons", phone="555-0100")
    assert plain(handout_of(clinic, facility=facility).body.call.say) == "{phone} & Sons"
