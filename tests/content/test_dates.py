"""Times and dates as their readers write them; CLDR is asked only where it is right."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import unicodedata
from datetime import date, time

import pytest
from babel.dates import format_date, format_time

from handoutgen.content.dates import clock_time, full_date

DAY = date(2026, 12, 3)
ALL = (
    "en", "es", "es-MX", "fr", "pt-BR", "ht", "vi", "ru", "tl", "fil", "ko", "zh-Hans", "zh-Hant", "ar",
    "fa", "ur", "hi", "my", "km", "th", "am", "so", "sw", "hmn",
)  # fmt: skip


@pytest.mark.parametrize("tag", ALL)
def test_a_clock_time_has_its_digits_in_every_language(tag: str) -> None:
    said = clock_time((7, 30), tag)
    assert "".join(each for each in said if each.isdigit()).lstrip("0") == "730"


@pytest.mark.parametrize("tag", ALL)
def test_no_two_times_of_a_day_are_written_alike(tag: str) -> None:
    times = [(hour, minute) for hour in range(24) for minute in (0, 30)]
    assert len({clock_time(each, tag) for each in times}) == len(times)


@pytest.mark.parametrize(
    ("tag", "morning", "evening"),
    [
        ("en", "7:30\u202fAM", "8:00\u202fPM"), ("es", "7:30\u202fa.m.", "8:00\u202fp.m."), ("tl", "7:30\u202fAM", "8:00\u202fPM"),
        ("fr", "7\xa0h\xa030", "20\xa0h"), ("pt-BR", "7h30", "20h"), ("ru", "7:30", "20:00"), ("hmn", "07:30", "20:00"),
        ("ht", "7:30 nan maten", "8:00 nan aswè"), ("vi", "7 giờ 30 sáng", "8 giờ tối"), ("ko", "오전 7:30", "오후 8:00"),
        ("zh-Hans", "早上7:30", "晚上8:00"), ("ar", "7:30 صباحًا", "8:00 مساءً"),
    ],
)  # fmt: skip
def test_a_time_is_written_as_patients_read_it(tag: str, morning: str, evening: str) -> None:
    assert (clock_time((7, 30), tag), clock_time((20, 0), tag)) == (morning, evening)


@pytest.mark.parametrize("tag", ["en_US", "es_US", "fil"])
def test_where_cldr_is_right_our_own_table_says_the_same(tag: str) -> None:
    for clock in ((0, 5), (7, 30), (12, 0), (20, 0)):
        assert clock_time(clock, tag.partition("_")[0]) == format_time(time(*clock), "short", locale=tag)


@pytest.mark.parametrize("tag", ["am", "ti", "om", "sw"])
def test_where_hours_are_counted_from_sunrise_the_other_clock_is_named(tag: str) -> None:
    assert clock_time((8, 0), tag) == "8:00\u202fAM"


def test_noon_and_midnight_have_words_where_figures_mislead() -> None:
    assert [clock_time((hour, 0), "ht") for hour in (0, 12)] == ["minwi", "midi"]


@pytest.mark.parametrize("tag", ["en_US", "es_US", "fr", "pt_BR", "vi", "ru", "fil", "ko", "zh_Hans", "ar"])
def test_a_date_is_cldrs(tag: str) -> None:
    ours = tag.removesuffix("_US").replace("_", "-")
    assert full_date(DAY, ours) == format_date(DAY, "full", locale=tag)


def test_cldrs_dates_that_are_in_another_language_are_not_taken() -> None:
    assert full_date(DAY, "ht") == "jedi 3 desanm 2026" != format_date(DAY, "full", locale="ht")
    assert "Thu" in format_date(DAY, "full", locale="hnj")
    assert full_date(DAY, "hnj") == full_date(DAY, "hmn") == "2026-12-03"
    assert full_date(DAY, "tl").startswith("Huwebes")


@pytest.mark.parametrize("tag", ALL)
def test_figures_are_those_of_phones_and_bracelets(tag: str) -> None:
    figures = [
        each for each in full_date(DAY, tag) + clock_time((8, 0), tag) if unicodedata.category(each) == "Nd"
    ]
    assert figures
    assert all(each.isascii() for each in figures)
