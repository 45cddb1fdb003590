"""Every left-to-right run of a right-to-left text is isolated, with what is its own and nothing else."""

from __future__ import annotations

import pytest

from handoutgen.content.facility import Facility
from handoutgen.content.languages import language
from handoutgen.printing.handout import Item, Reference, Slot
from handoutgen.printing.isolates import (
    isolated,
    isolated_facility,
    isolated_parts,
    isolated_value,
    isolating,
)

SEEN = str.maketrans("\u2066\u2068\u2069\xa0", "⟦⟪⟧·")

RUNS = {
    "حمى بدرجة 100.4 °F (38 °C) أو أعلى": "حمى بدرجة ⟦100.4·°F·(38·°C)⟧ أو أعلى",
    "الساعة 8:00 صباحًا": "الساعة ⟦8:00⟧ صباحًا",
    "من 5 إلى 10 مل": "من ⟦5⟧ إلى ⟦10⟧ مل",
    "اتصل على 555-0199.": "اتصل على ⟦555-0199⟧.",
    "اتصل على +1 (555) 555-0199 الآن": "اتصل على ⟦+1·(555)·555-0199⟧ الآن",
    "(555) 555-0199 للاتصال": "⟦(555)·555-0199⟧ للاتصال",
    "خذ 81 mg مساء": "خذ ⟦81·mg⟧ مساء",
    "حمى (101 °F)": "حمى ⟦(101·°F)⟧",
    "خذ 5-10 mL ثم 5 – 10 mL": "خذ ⟦5-10·mL⟧ ثم ⟦5·–·10·mL⟧",
    "داء الطعم (GVHD).": "داء الطعم ⟦(GVHD)⟧.",
    "علاج DLI (12 شهرًا)": "علاج ⟦DLI⟧ (⟦12⟧ شهرًا)",
    "علاج (DLI) 12 شهرًا": "علاج ⟦(DLI)⟧ ⟦12⟧ شهرًا",
    "قسم DLI. 12 شهرًا": "قسم ⟦DLI⟧. ⟦12⟧ شهرًا",
    "مع Dr. Smith هنا": "مع ⟦Dr.·Smith⟧ هنا",
    "علاج DLI – 12 شهرًا": "علاج ⟦DLI⟧ – ⟦12⟧ شهرًا",
    "DLI، GVHD": "⟦DLI⟧، ⟦GVHD⟧",
    "DLI: 12 شهرًا": "⟦DLI⟧: ⟦12⟧ شهرًا",
    "لدى 98% منهم أو ≥ 38 °C": "لدى ⟦98%⟧ منهم أو ⟦≥·38·°C⟧",
    "خلايا CD3+ و<5": "خلايا ⟦CD3+⟧ و<⟦5⟧",
    "Tylenol Extra Strength 500 mg كل يوم": "⟦Tylenol Extra Strength 500 mg⟧ كل يوم",
    "في 120 Willow Street, Floor 2 الآن": "في ⟦120 Willow Street, Floor 2⟧ الآن",
    "٥-١٠ مل": "⟦٥-١٠⟧ مل",
    "الصفحة {page} من {pages}": "الصفحة ⟦{page}⟧ من ⟦{pages}⟧",
    "نعم (لا) [نعم]، لا!": "نعم (لا) [نعم]، لا!",
    "؟ - (": "؟ - (",
}


@pytest.mark.parametrize("text", RUNS)
def test_a_run_is_isolated_as_one(text: str) -> None:
    assert isolated(text, "، ").translate(SEEN) == RUNS[text]


def test_where_a_comma_is_the_languages_own_it_parts_two_runs() -> None:
    assert isolated("קח DLI, 12 חודשים").translate(SEEN) == "קח ⟦DLI⟧, ⟦12⟧ חודשים"


def test_what_translators_wrote_is_taken_away_first() -> None:
    written = "خذ \u200e81 mg\u200e مساء \u202a(\u2066GVHD\u2069)\u202c"
    assert isolated(written) == isolated("خذ 81 mg مساء (GVHD)") == isolated(isolated(written))


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("", ""), ("+1 (555) 555-0199", "⟦+1 (555) 555-0199⟧"), ("Riverbend Clinic", "⟦Riverbend Clinic⟧"),
        ("عيادة 12-14", "⟪عيادة ⟦12-14⟧⟧"), ("Clinic عيادة", "⟪⟦Clinic⟧ عيادة⟧"),
    ],
)  # fmt: skip
def test_a_value_has_a_direction_of_its_own(value: str, seen: str) -> None:
    assert isolated_value(value).translate(SEEN) == seen
    assert isolated_value(isolated_value(value)) == isolated_value(value)


def test_every_text_of_a_part_is_isolated_but_for_names_and_sources() -> None:
    item = Item("إذا 1:", ("خذ 81 mg ", Slot("phone", "555-0199", "رقم 1")), ("لأن 2",), "medicines")
    reference = Reference("CD3+ dose", "Blood", "https://a.org", "2026-01-01")
    part, source, dots = isolated_parts((item, reference, (4, 10)))
    assert (source, dots, part.kind) == (reference, (4, 10), "medicines")
    assert part.condition.translate(SEEN) == "إذا ⟦1⟧:"
    assert part.words == (
        "خذ \u206681\xa0mg\u2069 ",
        Slot("phone", "\u2066555-0199\u2069", "رقم \u20661\u2069"),
    )
    assert part.why == ("لأن \u20662\u2069",)


def test_a_facility_and_a_pages_own_words_are_isolated_on_a_right_to_left_page_alone() -> None:
    facility = Facility("Riverbend", "555-0142", "", "12 Elm St")
    english, arabic = language("en"), language("ar")
    assert isolated_facility(facility, english) is facility
    own = isolated_facility(facility, english, arabic)
    assert [each.translate(SEEN) for each in (own.name, own.phone, own.phone_after_hours, own.address)] == [
        "⟦Riverbend⟧", "⟦555-0142⟧", "", "⟦12 Elm St⟧",
    ]  # fmt: skip

    def say(source: str, **values: object) -> str:
        return source.format(**values)

    assert isolating(say, english) is say
    assert isolating(say, arabic)("النص {id}", id="47e5").translate(SEEN) == "النص ⟦47e5⟧"
