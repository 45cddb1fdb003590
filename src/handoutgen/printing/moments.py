"""The words for a moment relative to the appointment: "2 weeks before", "The evening before, at 8 pm"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutgen.content.catalog import Phrases
    from handoutgen.content.languages import Language
    from handoutgen.content.timing import Point, When


def words_for(when: When, say: Phrases, language: Language) -> str:
    """A moment or range in words. A range that mixes units has none: the record gives it a label."""
    if when.end is None:
        words = _point(when.start, say)
        if when.clock is None:
            return words
        from handoutgen.content.dates import clock_time

        return say("{day}, at {time}", day=words, time=clock_time(when.clock, language.tag))
    first, last = abs(when.start.count), abs(when.end.count)
    if first == 0:
        return _first(when.end, last, say)
    if last == 0:
        return _from(when.start, first, say)
    return _range(when, first, last, say)


def _point(point: Point, say: Phrases) -> str:
    n = abs(point.count)
    if point.count == 0:
        return say("On the day")
    if point.count < 0:
        if (n, point.unit) == (1, "d"):
            return say("The day before")
        return {
            "h": lambda: say.plural("{n} hour before", "{n} hours before", n),
            "d": lambda: say.plural("{n} day before", "{n} days before", n),
            "w": lambda: say.plural("{n} week before", "{n} weeks before", n),
            "m": lambda: say.plural("{n} month before", "{n} months before", n),
        }[point.unit]()
    if (n, point.unit) == (1, "d"):
        return say("The day after")
    return {
        "h": lambda: say.plural("{n} hour after", "{n} hours after", n),
        "d": lambda: say.plural("{n} day after", "{n} days after", n),
        "w": lambda: say.plural("{n} week after", "{n} weeks after", n),
        "m": lambda: say.plural("{n} month after", "{n} months after", n),
    }[point.unit]()


def _first(end: Point, n: int, say: Phrases) -> str:
    return {
        "h": lambda: say.plural("The first hour", "The first {n} hours", n),
        "d": lambda: say.plural("The first day", "The first {n} days", n),
        "w": lambda: say.plural("The first week", "The first {n} weeks", n),
        "m": lambda: say.plural("The first month", "The first {n} months", n),
    }[end.unit]()


def _from(start: Point, n: int, say: Phrases) -> str:
    return {
        "h": lambda: say.plural("The last hour before", "The last {n} hours before", n),
        "d": lambda: say.plural("The last day before", "The last {n} days before", n),
        "w": lambda: say.plural("The last week before", "The last {n} weeks before", n),
        "m": lambda: say.plural("The last month before", "The last {n} months before", n),
    }[start.unit]()


def _range(when: When, first: int, last: int, say: Phrases) -> str:
    if when.start.count < 0:
        values = {"first": last, "last": first}  # said as one counts: 4 to 6 hours before
        return {
            "h": lambda: say("{first} to {last} hours before", **values),
            "d": lambda: say("{first} to {last} days before", **values),
            "w": lambda: say("{first} to {last} weeks before", **values),
            "m": lambda: say("{first} to {last} months before", **values),
        }[when.start.unit]()
    values = {"first": first, "last": last}
    return {
        "h": lambda: say("Hours {first} to {last}", **values),
        "d": lambda: say("Days {first} to {last}", **values),
        "w": lambda: say("Weeks {first} to {last}", **values),
        "m": lambda: say("Months {first} to {last}", **values),
    }[when.start.unit]()
