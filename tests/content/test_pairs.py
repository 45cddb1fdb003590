"""What says the same passes in every language, and what does not is stopped by the rule that should."""

from __future__ import annotations

import pytest

from handoutgen.content.fidelity import faults
from tests.content.pairs import OTHER, SAME


@pytest.mark.parametrize("language", SAME)
def test_what_says_the_same_passes(language: str) -> None:
    told = {
        translation: found
        for source, translation in SAME[language]
        if (
            found := [
                one for one in faults(source, translation, language) if one.rule != "translation-unchanged"
            ]
        )
    }
    assert told == {}


@pytest.mark.parametrize("language", OTHER)
def test_what_says_something_else_is_stopped(language: str) -> None:
    for source, translation, rule in OTHER[language]:
        assert f"translation-{rule}" in [one.rule for one in faults(source, translation, language)], (
            translation
        )


def test_a_long_word_takes_no_longer_than_many_short_ones() -> None:
    """A pattern that can cut a word up in many ways never comes to an end."""
    for language in SAME:
        said = f"1 media demi пол nửa نصف 半 반 {'xก' * 5000} medio 2"
        assert [one.rule for one in faults("2", said, language)]
