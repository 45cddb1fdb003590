"""What stands beside a figure: at least or at most, before or after; a wrong alarm teaches to waive."""

from __future__ import annotations

import pytest

from handoutgen.content.directionwords import PHRASES, THEN, UNWELL
from handoutgen.content.fidelity import faults
from tests.content.direction_pairs import OTHER, SAME


@pytest.mark.parametrize("language", SAME)
def test_what_says_the_same_in_another_way_passes(language: str) -> None:
    told = {given: found for source, given in SAME[language] if (found := faults(source, given, language))}
    assert told == {}


@pytest.mark.parametrize("language", OTHER)
def test_what_is_turned_round_is_stopped(language: str) -> None:
    missed = [
        (source, given)
        for source, given in OTHER[language]
        if "translation-direction" not in [one.rule for one in faults(source, given, language)]
    ]
    assert missed == []


def test_every_language_with_words_is_tried() -> None:
    assert SAME.keys() == OTHER.keys() == PHRASES.keys() - {"en"}
    assert (THEN.keys() | UNWELL.keys()) <= PHRASES.keys()
    assert sum(map(len, SAME.values())) > 100


def test_it_is_told_what_stands_on_both_sides() -> None:
    [fault] = faults("Take 2 pills or more.", "Tome 2 pastillas o menos.", "es")
    assert fault.message == "the source says 'or more' of '2', and the translation 'o menos'"
    assert "turned round" in fault.hint


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("At least drink 2 liters.", "Beba 2 litros."),
        ("Drink 2 liters.", "Beba como máximo 2 litros."),
        ("Drink at least 2 liters.", "Beba 2 litros como máximo, o al menos pruebe."),
        ("Drink at least 2 liters, at most 3.", "Beba como máximo 2 litros, al menos 3."),
        ("Never wait at least 2 days.", "Espere como máximo 2 días."),
    ],
)
def test_where_one_side_is_not_plain_nothing_is_told(source: str, translation: str) -> None:
    assert "translation-direction" not in [one.rule for one in faults(source, translation, "es")]
