"""A handout as plain text: for a portal message, and for reading in a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from handoutgen.printing.handout import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.content.catalog import Phrases
    from handoutgen.content.facility import Facility
    from handoutgen.printing.handout import Course, Handout, Item, Listed, RiskTable, Words

_BULLET = "- "


def phones(facility: Facility, say: Phrases) -> tuple[str, ...]:
    """The facility's numbers as lines of text, those that it gives."""
    numbers = ((say("Day:"), facility.phone), (say("Night, weekend:"), facility.phone_after_hours))
    return tuple(f"{label} {number}" for label, number in numbers if number)


def text(handout: Handout, numbers: tuple[str, ...] = (), width: int | None = None) -> str:
    """The handout's words in reading order, one paragraph a line, or wrapped to `width` columns.

    `numbers` are the lines of `phones`, for the box that says when to call.
    """
    lines = []
    for line in _lines(handout, numbers):
        indent = "  " if line.startswith((_BULLET, "  ")) else ""
        lines += _wrapped(line, width, indent) if width else [line]
    return "\n".join(lines).strip() + "\n"


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    # An address in two pieces cannot be followed; text without spaces (Chinese) must be broken somewhere.
    return textwrap.wrap(
        line, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words="://" not in line
    ) or [""]


def _lines(handout: Handout, numbers: tuple[str, ...]) -> Iterator[str]:
    body = handout.body
    yield f"{handout.draft[0]}. {handout.draft[1]}"
    yield from ("", plain(body.title))
    yield from ("", f"{body.main_label}: {plain(body.main_message)}", "")
    yield from _heading(body.glance_heading)
    yield from (f"{_BULLET}{fact.label}: {plain(fact.words)}" for fact in body.glance)
    yield from _course(body.prepare)
    for box in (body.call, body.emergency):
        yield from ("", *_heading(plain(box.heading)), *(numbers if box is body.call else ()))
        yield from map(_item, box.signs)
        yield from _paragraph(box.say)
    yield from ("", *_heading(body.what_heading), plain(body.summary))
    yield from (body.also_called,) if body.also_called else ()
    yield from ("", *_heading(body.purpose_heading), plain(body.purpose))
    yield from _listed(body.indications)
    yield from _course(body.expect)
    yield from _listed(body.feel)
    yield from _course(body.recovery)
    for part in (body.activity, body.care, body.follow_up):
        yield from _listed(part) if part else ()
    yield from _risks(body.risks)
    yield from _listed(body.benefits)
    yield from _listed(body.choices)
    yield from ("", *_heading(body.nothing_heading), plain(body.nothing))
    yield from _listed(body.questions)
    yield from ("", *_heading(body.words_heading))
    yield from (f"{_BULLET}{plain(term.term)}: {plain(term.means)}" for term in body.words)
    yield from _listed(body.teach_back)
    yield from ("", *_heading(body.sources_heading))
    yield from (
        f"{_BULLET}{source.title}. {source.publisher}.{' ' + source.url if source.url else ''}"
        for source in body.sources
    )
    yield from ("", f"{handout.code} · {handout.language.name} · {handout.text_id}")


def _heading(words: str) -> tuple[str, str]:
    return words, "=" * len(words)


def _section(heading: str, items: tuple[Item, ...]) -> Iterator[str]:
    yield from ("", *_heading(heading))
    yield from map(_item, items)


def _listed(part: Listed) -> Iterator[str]:
    return _section(part.heading, part.items)


def _item(item: Item) -> str:
    pieces = (item.condition, plain(item.words), plain(item.why))
    return _BULLET + " ".join(piece for piece in pieces if piece)


def _course(course: Course) -> Iterator[str]:
    yield from ("", *_heading(course.heading))
    for moment in course.moments:
        lasts = f" ({plain(moment.lasts)})" if moment.lasts else ""
        yield from ("", f"{plain(moment.label)}{lasts}")
        yield from map(_item, moment.items)


def _risks(table: RiskTable) -> Iterator[str]:
    yield from ("", *_heading(table.heading))
    for group, rows in table.groups:
        yield from ("", group)
        for row in rows:
            often = ". ".join(piece for piece in (row.about, plain(row.often)) if piece)
            condition = f"{row.condition} " if row.condition else ""
            yield f"{_BULLET}{condition}{plain(row.name)}. {plain(row.means)}"
            yield f"  {table.columns[1]}: {often}"
            yield f"  {table.columns[2]}: {plain(row.done)}"


def _paragraph(words: Words) -> Iterator[str]:
    if words:
        yield plain(words)
