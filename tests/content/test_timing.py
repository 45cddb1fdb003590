"""A moment means what was typed, and what is none is told in a sentence."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content.timing import GRAMMAR, Point, When, parse_when

HOURS = {"h": 1, "d": 24, "w": 7 * 24}


def typed(point: Point) -> str:
    return f"{point.count:+d}{point.unit}" if point.count else "0"


points = st.builds(
    Point, st.integers(-9999, 9999).filter(bool), st.sampled_from("hdwm")
) | st.just(Point(0, "d"))  # fmt: skip
clocks = st.tuples(st.integers(0, 23), st.integers(0, 59))


@given(points)
def test_a_moment_is_read_as_it_is_written(point: Point) -> None:
    assert parse_when(typed(point)) == parse_when(f" {typed(point)} ") == When(point)


@given(points.filter(lambda point: point.unit in "dw"), clocks)
def test_a_day_with_a_clock_time_is_read_as_it_is_written(point: Point, clock: tuple[int, int]) -> None:
    assert parse_when(f"{typed(point)} {clock[0]:02d}:{clock[1]:02d}") == When(point, None, clock)


@given(points, points)
def test_a_range_is_read_where_it_runs_forwards_on_one_side(first: Point, last: Point) -> None:
    text = f"{typed(first)}..{typed(last)}"
    if last.hours <= first.hours:
        with pytest.raises(ValueError, match="runs backwards"):
            parse_when(text)
    elif first.count < 0 < last.count:
        with pytest.raises(ValueError, match="across the appointment"):
            parse_when(text)
    else:
        assert parse_when(text) == When(first, last)


@given(st.text())
def test_any_text_is_a_moment_or_a_value_error(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_when(text), When)


@pytest.mark.parametrize("unit", HOURS)
def test_points_of_several_units_can_be_put_in_order(unit: str) -> None:
    assert Point(-2, unit).hours == -2 * HOURS[unit]


@pytest.mark.parametrize(
    "text",
    ["", "14d", "-14", "-0d", "+1y", "-14 d", "0d", "--1d", "-1d..", "..+1d", "-١d", "tomorrow", "-10000d"],
)
def test_what_is_no_moment_is_told_with_the_grammar(text: str) -> None:
    with pytest.raises(ValueError, match="is not a moment") as caught:
        parse_when(text)
    assert GRAMMAR in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("-1d 8pm", "'8pm' is not a clock time"),
        ("-1d 24:00", "not a clock time"),
        ("-1d 7:30", "07:30"),
        ("-8h 20:00", "goes with a single day"),
        ("+1m 20:00", "goes with a single day"),
        ("+1d..+2d 20:00", "goes with a single day"),
    ],
)
def test_a_clock_time_that_cannot_be_meant_is_told(text: str, said: str) -> None:
    with pytest.raises(ValueError, match="clock time") as caught:
        parse_when(text)
    assert said in str(caught.value)


def test_a_range_that_mixes_units_is_known_as_such() -> None:
    assert parse_when("+3d..+2w").mixed
    assert not parse_when("+1d..+2d").mixed
    assert not parse_when("0..+2w").mixed
    assert not parse_when("-2w..0").mixed
    assert not parse_when("-2w").mixed
