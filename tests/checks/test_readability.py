"""Counts are tested against counts by hand, formulas against published figures."""

from __future__ import annotations

import pytest

from handoutgen.checks.readability import Reading, flesch_kincaid, measure, sentences, smog, syllables, words


@pytest.mark.parametrize(
    ("words_per_sentence", "syllables_per_word", "grade"),
    [
        pytest.param(5.7, 1.02, -1.3, id="Green Eggs and Ham"),
        pytest.param(13, 24 / 13, 11.3, id="the platypus sentence"),
        pytest.param(1, 1, -3.4, id="the lowest there can be"),
    ],
)
def test_flesch_kincaid_gives_the_grades_published_in_wikipedia(
    words_per_sentence: float, syllables_per_word: float, grade: float
) -> None:
    syllables_ = words_per_sentence * syllables_per_word
    assert round(flesch_kincaid(words_per_sentence, 1, syllables_), 1) == grade


@pytest.mark.parametrize(
    ("polysyllables", "grade"), [(4, 5), (9, 6), (16, 7), (25, 8), (36, 9), (49, 10), (64, 11)]
)
def test_smog_agrees_with_mclaughlins_own_short_form(polysyllables: int, grade: int) -> None:
    # McLaughlin 1969: the square root of the polysyllables in 30 sentences, plus 3.
    assert round(smog(polysyllables, 30)) == grade


def test_smog_scales_a_text_to_30_sentences() -> None:
    assert smog(0, 30) == pytest.approx(3.1291)
    assert smog(5, 10) == smog(15, 30) == smog(30, 60)


def test_a_published_sentence_is_counted_as_published() -> None:
    reading = measure(["The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."])
    assert (reading.words, reading.sentences, reading.syllables) == (13, 1, 24)
    assert round(reading.flesch_kincaid, 1) == 11.3


@pytest.mark.parametrize(
    ("count", "spoken"),
    [
        (1, "a blood called caused cells changed don't eyes months nurse rash rest school vague vein yes"),
        (1, "breathe clothes drive fruit cause tongue weeks through you'll"),
        (2, "awake being business careful didn't doesn't donor eaten fluid going guideline"),
        (2, "handled homework hopeful layer needed nurse's nurses patient people quiet science sometimes"),
        (
            2,
            "someone something table transplant useful before belong movement the-bee fashion create vaccine",
        ),
        (3, "appointment area basically caffeine-free conveyance everyone's diagnose earlier element"),
        (3, "familiar hospital idea infection infusion medicine medium prescription radius"),
        (3, "reaction serious various transfusion gradual theory video radio audience"),
        (4, "anemia bacteria chimerism diabetes diarrhea emergency graft-versus-host leukemia social-worker"),
        (4, "anesthesia necessary reliable temperature geometry operation automatic"),
        (5, "anti-rejection associated conspicuously immediately initiated medication-list"),
    ],
)
def test_syllables_of_english_words(count: int, spoken: str) -> None:
    assert [(word, syllables(word)) for word in spoken.split() if syllables(word) != count] == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("I", 1),
        ("IV", 2),
        ("DLI", 3),
        ("GVHD", 4),
        ("NSW", 5),
        ("911", 3),
        ("100.4", 4),
        ("a.m", 2),
        ("{phone_after_hours}", 1),
    ],
)
def test_letters_and_digits_are_said_one_by_one_and_a_slot_is_one(word: str, count: int) -> None:
    assert words(word) == [word]
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Call 911.", ["Call 911."]),
        ("Fever of 100.4 °F (38 °C) or higher", ["Fever of 100.4 °F (38 °C) or higher"]),
        ("Call us at 100.4 °F. Rest.", ["Call us at 100.4 °F.", "Rest."]),
        ("Come at 8 a.m. to the front desk.", ["Come at 8 a.m. to the front desk."]),
        ("Come at 8 a.m. Bring your list.", ["Come at 8 a.m.", "Bring your list."]),
        ("Ask Dr. Lee. Is it safe? Yes!", ["Ask Dr. Lee.", "Is it safe?", "Yes!"]),
        ("Call {clinic}. {phone} is open.", ["Call {clinic}.", "{phone} is open."]),
        ("Wait (10 to 15 minutes.) Then stand.", ["Wait (10 to 15 minutes.)", "Then stand."]),
        ("Take 2.", ["Take 2."]),
        ("...", []),
        ("", []),
    ],
)
def test_sentences_of_an_item(item: str, found: list[str]) -> None:
    assert sentences(item) == found


def test_words_are_as_a_reader_counts_them() -> None:
    assert words("Don't wait: graft-versus-host disease (GVHD), 100.4 °F at 8:30 a.m., {phone}.") == [
        "Don't", "wait", "graft-versus-host", "disease", "GVHD", "100.4", "F", "at", "8:30", "a.m", "{phone}",
    ]  # fmt: skip


def test_a_list_without_full_stops_is_not_one_long_sentence() -> None:
    # 3 items. Words 3 + 4 + 3. Syllables: new-1 skin-1 rash-1, yel-low-2 skin-1 or-1 eyes-1,
    # di-ar-rhe-a-4 or-1 cramps-1. One word of three syllables or more.
    reading = measure(["New skin rash", "Yellow skin or eyes", "Diarrhea or cramps"])
    assert (reading.words, reading.sentences, reading.syllables, reading.polysyllables) == (10, 3, 14, 1)
    assert reading.flesch_kincaid == pytest.approx(2.23)
    assert reading.smog == pytest.approx(6.427, abs=0.001)


def test_a_paragraph_counted_by_hand() -> None:
    # Call-1 us-1 at-1 100.4-4 F-1 thir-ty-eight as digits-2 C-1 or-1 high-er-2: 9 words, 14 syllables.
    # The-1 cells-1 need-1 weeks-1 to-1 months-1: 6 and 6. Do-1 not-1 stop-1 an-y-2 med-i-cine-3: 5 and 8.
    reading = measure(
        ["Call us at 100.4 °F (38 °C) or higher. The cells need weeks to months.", "Do not stop any medicine"]
    )
    assert (reading.words, reading.sentences, reading.syllables, reading.polysyllables) == (20, 3, 28, 2)


def test_smog_is_indicative_below_30_sentences() -> None:
    assert measure(["Rest."] * 29).indicative
    assert not measure(["Rest."] * 30).indicative


@pytest.mark.parametrize("items", [[], [""], ["...", "°"]])
def test_a_text_without_words_has_no_grade(items: list[str]) -> None:
    assert measure(items) == Reading(0, 0, 0, 0, 0.0, 0.0)
