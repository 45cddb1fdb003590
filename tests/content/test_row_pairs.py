"""A translation passes for its source, and is stopped for another one."""

from __future__ import annotations

import pytest

from handoutgen.content.fidelity import faults
from handoutgen.content.units import GLUED
from tests.content.row_pairs import (
    COMMAS,
    ENGLISH_TIMES,
    GLUED_NUMBERS,
    JOINED,
    LAKHS,
    NO_TIMES,
    NOT_MEANT,
    ONE_OF_SEVERAL,
    ONLY,
    SHARES,
    SPACES,
    THREE,
    TIMES,
    WITHOUT,
    WITHOUT_UNIT,
)

FIGURES = {"translation-number", "translation-quantity"}
OTHER_HALF = {"am": "pm", "pm": "am"}


def stopped(source: str, translation: str, language: str) -> bool:
    return not FIGURES.isdisjoint(one.rule for one in faults(source, translation, language))


@pytest.mark.parametrize("language", TIMES)
def test_the_halves_of_the_day_are_told_apart(language: str) -> None:
    for source, given in TIMES[language]:
        hour, half = source.split()
        assert not stopped(source, given, language), given
        assert stopped(f"{hour} {OTHER_HALF[half]}", given, language), given


def test_times_in_english_words_are_read() -> None:
    for source, given in ENGLISH_TIMES:
        assert not stopped(source, given, "es"), source
        assert stopped(source, "7:00", "es"), source


@pytest.mark.parametrize("language", JOINED)
def test_what_joins_two_numbers_is_read(language: str) -> None:
    ranges, joins, shares = JOINED[language]
    gap = "" if language in GLUED else " "
    for word in ranges.split():
        assert not stopped("5 to 10 mL", f"5{gap}{word}{gap}10 mL", language), word
        assert stopped("10 to 5 mL", f"5{gap}{word}{gap}10 mL", language), word
    for word in joins.split():
        assert not stopped("2 or 3 mg", f"2{gap}{word}{gap}3 mg", language), word
    for word in shares.split():
        assert not stopped("30 of 35 people", f"30 {word} 35", language), word
        assert stopped("35 of 30 people", f"30 {word} 35", language), word


@pytest.mark.parametrize(("language", "source", "other", "given"), THREE)
def test_a_translation_of_one_is_none_of_the_other(
    language: str, source: str, other: str, given: str
) -> None:
    assert not stopped(source, given, language)
    assert stopped(other, given, language)


@pytest.mark.parametrize("unit", WITHOUT_UNIT.split())
def test_no_unit_of_a_dose_is_dropped(unit: str) -> None:
    assert stopped(f"3 {unit} of it", "3 de eso", "es")


@pytest.mark.parametrize("language", GLUED_NUMBERS)
def test_numbers_within_words_are_read(language: str) -> None:
    for said in GLUED_NUMBERS[language].replace("_", "\0").split():
        assert stopped("Rest", said.replace("\0", " "), language), said


def test_numbers_are_written_as_a_language_does() -> None:
    for language in COMMAS.split():
        assert not stopped("1,500 mg", "1.500 mg", language)
        assert stopped("1.5 mg", "1.500 mg", language)
    for language in SPACES.split():
        assert not stopped("10,000 mg", "10 000 mg", language)
    for language in LAKHS.split():
        assert not stopped("100,000 mg", "1,00,000 mg", language)


@pytest.mark.parametrize(
    "word",
    [
        "not",
        "never",
        "no",
        "none",
        "nothing",
        "nobody",
        "without",
        "cannot",
        "nor",
        "neither",
        "unless",
        "impossible",
    ],
)
def test_english_words_that_say_no_are_kept(word: str) -> None:
    assert not same_no(f"Rest {word}.", "Descanse.", "es")


def test_english_words_that_only_seem_to_say_no_are_not() -> None:
    for said in ("not only", "no matter", "no longer"):
        assert same_no(f"Rest {said}.", "Descanse.", "es"), said


@pytest.mark.parametrize("language", NOT_MEANT)
def test_what_only_seems_to_say_no_does_not(language: str) -> None:
    for said in NOT_MEANT[language].split():
        given = f"xx {said.replace('_', ' ')}"
        assert same_no("Rest", given, language), said
        assert same_no("Do not eat", given, language) == (language in GLUED), said


def test_an_hour_has_the_half_of_the_day_of_the_range_it_is_in() -> None:
    assert not stopped("8 to 10 pm", "20:00 a 22:00", "es")
    assert not stopped("11 to 12 pm", "11:00 a 12:00", "es")
    assert stopped("8 to 10 pm", "8:00 a 22:00", "es")


def test_it_is_told_that_digits_are_wanted() -> None:
    [fault] = faults("12 weeks", "douze semaines", "fr")
    assert fault.message == "'12 weeks' of the source is missing: write the digits, no word in their place"
    [fault] = faults("at 8:30 pm", "ce soir", "fr")
    assert "digits" not in fault.message


def same_no(source: str, translation: str, language: str) -> bool:
    told = faults(source, translation, language)
    return "translation-negation" not in [one.rule for one in told]


@pytest.mark.parametrize("language", ONE_OF_SEVERAL)
def test_one_no_of_two_is_none(language: str) -> None:
    for word in ONE_OF_SEVERAL[language].split():
        assert not same_no("Do not stop it.", f"xx xx xx {word}", language), word
    for word in ("ni", "nem", "ни"):
        if word in ONE_OF_SEVERAL[language].split():
            assert not same_no("Do not stop it.", f"{word} xx", language), word


@pytest.mark.parametrize("language", WITHOUT)
def test_without_forbids_nothing(language: str) -> None:
    for word in WITHOUT[language].split():
        assert not same_no("Do not stop it.", f"xx {word} xx", language), word
        assert same_no("Rest without it.", f"xx {word} xx", language), word


@pytest.mark.parametrize("language", ONLY)
def test_only_says_no_where_english_has_such_a_word(language: str) -> None:
    for word in ONLY[language].split():
        said = f"xx {word.replace('_', ' ')} xx"
        assert not same_no("Do not eat.", said, language), word
        assert same_no("Do not eat until then.", said, language), word


@pytest.mark.parametrize(("source", "own"), SHARES)
def test_a_share_may_come_after_its_whole(source: str, own: str) -> None:
    assert faults(source, "每10人中有1人", "zh", own) == []


@pytest.mark.parametrize(("language", "given"), NO_TIMES)
def test_what_looks_like_a_time_is_none(language: str, given: str) -> None:
    assert not stopped("In a day", given, language)
