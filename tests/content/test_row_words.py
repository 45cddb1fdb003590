"""Each word that is known stands in a text that passes with it and in one that is stopped by it."""

from __future__ import annotations

import pytest

from handoutgen.content.fidelity import faults
from tests.content.row_words import (
    CLEAR,
    CLEAR_PARTS,
    DIRECTIONS,
    ENGLISH_NUMBERS,
    FORBIDDEN,
    LIMITS,
    NUMBERS,
    POSSIBLE,
    STILL,
    SYMBOLS,
    THEN,
    UNITS,
)

FIGURES = {"translation-number", "translation-quantity"}
SOURCES = {
    "least": ("at least 2 mg", "at most 2 mg"),
    "most": ("at most 2 mg", "at least 2 mg"),
    "more": ("more than 2 mg", "less than 2 mg"),
    "less": ("less than 2 mg", "more than 2 mg"),
    "every": ("every 2 mg", "up to 2 mg"),
    "before": ("before dose 2", "after dose 2"),
    "after": ("after dose 2", "before dose 2"),
    "before_it": ("2 days before", "2 days after"),
    "after_it": ("2 days after", "2 days before"),
}
"""What a source says in the same direction, and in the other."""

SPANISH = {
    "least": ("al menos 2 mg", "no más de 2 mg"),
    "most": ("no más de 2 mg", "al menos 2 mg"),
    "more": ("más de 2 mg", "menos de 2 mg"),
    "less": ("menos de 2 mg", "más de 2 mg"),
    "every": ("cada 2 mg", "hasta 2 mg"),
    "before": ("antes de la dosis 2", "después de la dosis 2"),
    "after": ("después de la dosis 2", "antes de la dosis 2"),
    "before_it": ("2 días antes", "2 días después"),
    "after_it": ("2 días después", "2 días antes"),
}
"""What a translation says in the same direction as English words, and in the other."""


def rules(source: str, translation: str, language: str) -> set[str]:
    return {one.rule for one in faults(source, translation, language)}


@pytest.mark.parametrize("language", UNITS)
def test_units_are_read(language: str) -> None:
    for unit, listed in UNITS[language].items():
        other = "hours" if unit == "week" else "weeks"
        for word in listed.split():
            if language == "en":
                assert rules(f"3 {word}", "3 horas" if other == "hours" else "3 semanas", "es") & FIGURES, (
                    word
                )
                continue
            assert not rules(f"3 {unit}", f"3 {word}", language) & FIGURES, word
            assert rules(f"3 {other}", f"3 {word}", language) & FIGURES, word


def test_signs_of_units_are_read_in_any_language() -> None:
    for unit, listed in SYMBOLS.items():
        for sign in listed.split():
            assert not rules(f"3 {unit}", f"3 {sign}", "es") & FIGURES, sign
            assert rules("3 weeks", f"3 {sign}", "xx") & FIGURES, sign


@pytest.mark.parametrize("language", NUMBERS)
def test_numbers_in_words_are_read(language: str) -> None:
    for listed in NUMBERS[language].values():
        for word in listed.split():
            assert "translation-number" in rules("Rest", word, language), word


def test_a_number_in_english_words_may_be_in_digits() -> None:
    for value, listed in ENGLISH_NUMBERS.items():
        digits = {"720": "12:00", "1440": "24:00"}.get(value, value)
        for word in listed.split():
            assert not rules(f"the {word} of them", f"{digits} de", "es") & FIGURES, (word, digits)


@pytest.mark.parametrize("language", CLEAR)
def test_words_that_say_no_do(language: str) -> None:
    for word in CLEAR[language].split():
        assert "translation-negation" in rules("Rest.", f"{word} xx.", language), word
        if word not in ("ni", "nem"):  # which say no after another no alone
            assert "translation-negation" not in rules("Do not rest.", f"{word} xx.", language), word


@pytest.mark.parametrize("language", CLEAR_PARTS)
def test_parts_of_words_that_say_no_do(language: str) -> None:
    for listed in CLEAR_PARTS[language].split():
        part = listed.replace("_", " ")
        assert "translation-negation" in rules("Rest.", f"A{part}。", language), part
        assert "translation-negation" not in rules("Do not rest.", f"A{part}。", language), part


@pytest.mark.parametrize("language", POSSIBLE)
def test_words_that_may_say_no_may(language: str) -> None:
    for stem in POSSIBLE[language].replace(".", "\0").split():
        word = stem.replace("\0", " ")
        source, given = ("Rest only.", word) if language != "en" else (f"Rest {word}.", "No descanse.")
        source = "Do not rest only." if language != "en" else source
        tag = language if language != "en" else "es"
        assert "translation-negation" not in rules(source, given, tag), word


@pytest.mark.parametrize("language", FORBIDDEN)
def test_words_that_forbid_stopping_do(language: str) -> None:
    for stem in FORBIDDEN[language].split():
        word = stem.replace(".", " ")
        assert "translation-negation" not in rules("Do not stop it.", f"{word} xx", language), word
    assert "translation-negation" in rules("Do not stop it.", "xx", language)


@pytest.mark.parametrize("language", STILL)
def test_words_that_hold_a_head_still_do(language: str) -> None:
    for stem in STILL[language].split():
        assert "translation-negation" not in rules("Hold still.", stem, language), stem
    assert "translation-negation" in rules("Hold still.", "xx", language)


@pytest.mark.parametrize("language", LIMITS)
def test_words_that_set_a_limit_do(language: str) -> None:
    for stem in LIMITS[language].split():
        word = stem.replace(".", " ")
        assert "translation-negation" not in rules("no more than that", word, language), word
    assert "translation-negation" in rules("no more than that", "xx", language)


@pytest.mark.parametrize("language", DIRECTIONS)
def test_directions_are_read(language: str) -> None:
    for direction, listed in DIRECTIONS[language].items():
        for said in listed.split("; "):
            if language == "en":
                right, wrong = SPANISH[direction]
                assert "translation-direction" not in rules(said, right, "es"), said
                assert "translation-direction" in rules(said, wrong, "es"), said
                continue
            right, wrong = SOURCES[direction]
            assert "translation-direction" not in rules(right, said, language), said
            assert "translation-direction" in rules(wrong, said, language), said


@pytest.mark.parametrize("language", THEN)
def test_where_before_may_have_become_after_nothing_is_told(language: str) -> None:
    said = DIRECTIONS[language]["after_it" if "after_it" in DIRECTIONS[language] else "after"].split("; ")[0]
    assert "translation-direction" in rules("2 days before", said, language)
    for word in THEN[language].split():
        assert "translation-direction" not in rules("2 days before", f"{said} {word}", language), word
