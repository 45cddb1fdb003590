"""What fills a slot, and that a patient is never left without a number for an ambulance."""

from __future__ import annotations

import pytest

from handoutgen.content.facility import EMERGENCY_NUMBERS, Facility
from handoutgen.content.slots import FACILITY_SLOTS, SLOTS, WRITE

RIVERBEND = Facility("Riverbend", "555-0142", "555-0187", "120 Willow Street", "112")


@pytest.mark.parametrize("name", FACILITY_SLOTS)
def test_a_facility_can_be_asked_for_every_slot(name: str) -> None:
    values = ["Riverbend", "555-0142", "555-0187", "120 Willow Street", "112"]
    assert RIVERBEND.slot(name) == dict(zip(FACILITY_SLOTS, values, strict=True))[name]


def test_no_facility_fills_a_line_to_write_on() -> None:
    assert [name for name in SLOTS if not RIVERBEND.slot(name)] == [WRITE]


def test_only_the_emergency_number_is_there_without_any_details() -> None:
    nowhere = Facility()
    assert {name for name in SLOTS if nowhere.slot(name)} == {"emergency"}
    assert nowhere.slot("emergency") == "911"


def test_emergency_numbers_are_numbers_of_two_letter_countries() -> None:
    assert all(len(country) == 2 and country.isupper() for country in EMERGENCY_NUMBERS)
    assert all(number.isdigit() and len(number) == 3 for number in EMERGENCY_NUMBERS.values())
