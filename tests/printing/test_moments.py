"""Every moment that a record can write has words, in English and in a language with its own plural forms."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest

from handoutgen.content import languages
from handoutgen.content.catalog import Phrases
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.content.timing import parse_when
from handoutgen.printing.moments import words_for
from tests.documents import STARTER

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def english() -> Phrases:
    return Phrases(STARTER.catalog(SHARED_DOMAIN, "en"))


@pytest.fixture(scope="module")
def spanish() -> Phrases:
    return Phrases(STARTER.catalog(SHARED_DOMAIN, "es"))


def words(when: str, say: Phrases) -> str:
    return words_for(parse_when(when), say, languages.language(say.catalog.language))


IN_ENGLISH = {
    "0": "On the day",
    "-1h": "1 hour before",
    "-8h": "8 hours before",
    "-1d": "The day before",
    "-14d": "14 days before",
    "-1w": "1 week before",
    "-2w": "2 weeks before",
    "-1m": "1 month before",
    "-3m": "3 months before",
    "+1h": "1 hour after",
    "+6h": "6 hours after",
    "+1d": "The day after",
    "+2d": "2 days after",
    "+1w": "1 week after",
    "+12w": "12 weeks after",
    "+1m": "1 month after",
    "+6m": "6 months after",
    "0..+1h": "The first hour",
    "0..+6h": "The first 6 hours",
    "0..+1d": "The first day",
    "0..+2d": "The first 2 days",
    "0..+1w": "The first week",
    "0..+2w": "The first 2 weeks",
    "0..+1m": "The first month",
    "0..+3m": "The first 3 months",
    "-1h..0": "The last hour before",
    "-4h..0": "The last 4 hours before",
    "-1d..0": "The last day before",
    "-3d..0": "The last 3 days before",
    "-1w..0": "The last week before",
    "-2w..0": "The last 2 weeks before",
    "-1m..0": "The last month before",
    "-2m..0": "The last 2 months before",
    "-8h..-2h": "2 to 8 hours before",
    "-7d..-2d": "2 to 7 days before",
    "-4w..-1w": "1 to 4 weeks before",
    "-3m..-1m": "1 to 3 months before",
    "+2h..+6h": "Hours 2 to 6",
    "+3d..+14d": "Days 3 to 14",
    "+2w..+8w": "Weeks 2 to 8",
    "+1m..+6m": "Months 1 to 6",
}

IN_SPANISH = {
    "0": "El día de la cita",
    "-1d": "El día antes",
    "-1w": "1 semana antes",
    "-2w": "2 semanas antes",
    "+2w..+12w": "Semanas 2 a 12",
}


@pytest.mark.parametrize("when", IN_ENGLISH)
def test_a_moment_in_english(english: Phrases, when: str) -> None:
    assert words(when, english) == IN_ENGLISH[when]


@pytest.mark.parametrize("when", IN_SPANISH)
def test_a_moment_in_spanish(spanish: Phrases, when: str) -> None:
    assert words(when, spanish) == IN_SPANISH[when]


@pytest.mark.parametrize(
    ("when", "in_english", "in_spanish"),
    [
        ("-1d 20:00", "The day before, at 8:00\u202fPM", "El día antes, 8:00\u202fp.m."),
        ("0 07:30", "On the day, at 7:30\u202fAM", "El día de la cita, 7:30\u202fa.m."),
        ("-2w 09:05", "2 weeks before, at 9:05\u202fAM", "2 semanas antes, 9:05\u202fa.m."),
    ],
)
def test_a_clock_time_is_written_as_the_language_writes_it(
    english: Phrases, spanish: Phrases, when: str, in_english: str, in_spanish: str
) -> None:
    assert words(when, english) == in_english
    assert words(when, spanish) == in_spanish


def points() -> Iterator[str]:
    for count, unit in itertools.product((1, 2, 5, 21), "hdwm"):
        yield from (f"-{count}{unit}", f"+{count}{unit}", f"0..+{count}{unit}", f"-{count}{unit}..0")
        yield from (f"-{count + 3}{unit}..-{count}{unit}", f"+{count}{unit}..+{count + 3}{unit}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_moment_has_words_of_its_own_with_its_numbers_in_them(language: str) -> None:
    with Phrases(STARTER.catalog(SHARED_DOMAIN, language)) as say:
        said = {when: words(when, say) for when in ("0", *points())}
    assert len(set(said.values())) == len(said)
    for when, text in said.items():
        assert "{" not in text
        # A range before the appointment is said as one counts: 4 to 6 hours before.
        assert numbers(text) == sorted(numbers(when), key=int)


def numbers(text: str) -> list[str]:
    """The numbers of a text but for 0 and 1, which may be in words ("the day before")."""
    return [number for number in re.findall(r"\d+", text) if number not in {"0", "1"}]


def test_no_phrase_of_a_moment_is_lost_without_being_told() -> None:
    catalog = STARTER.catalog(SHARED_DOMAIN, "es")
    kept = {key: entry for key, entry in catalog.entries.items() if key[1] != "{n} week before"}
    say = Phrases(type(catalog)(catalog.language, catalog.path, kept, catalog.plural_expression))
    words("-2w", say)
    assert [problem.rule for problem in say.gaps] == ["translation-missing"]
    assert "{n} week before" in say.gaps[0].message
