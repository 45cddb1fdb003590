"""A handout as plain text: for a portal message, and for reading in a terminal."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from handoutgen.content.punctuation import spaced
from handoutgen.printing.handout import plain
from handoutgen.printing.isolates import END, FIRST_STRONG, LTR, isolated
from handoutgen.printing.widths import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.content.catalog import Phrases
    from handoutgen.content.facility import Facility
    from handoutgen.content.punctuation import Marks
    from handoutgen.printing.handout import Course, Handout, Item, Listed, RiskTable, Words

_BULLET = "- "


def phones(facility: Facility, say: Phrases) -> tuple[str, ...]:
    """The facility's numbers as lines of text, those that it gives."""
    numbers = ((say("Day:"), facility.phone), (say("Night, weekend:"), facility.phone_after_hours))
    return tuple(spaced(label, number) for label, number in numbers if number)


def text(handout: Handout, numbers: tuple[str, ...] = (), width: int | None = None) -> str:
    """The handout's words in reading order, one paragraph a line, or wrapped to `width` columns.

    `numbers` are the lines of `phones`, for the box that says when to call.
    """
    lines = []
    language = handout.language
    if language.direction == "rtl":
        numbers = tuple(isolated(line, language.marks.comma) for line in numbers)
    for line in _lines(handout, numbers):
        indent = "  " if line.startswith((_BULLET, "  ")) else ""
        lines += _wrapped(line, width, indent) if width else [line]
    return "\n".join(lines).strip() + "\n"


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    # An address in two pieces cannot be followed; text without spaces (Chinese) must be broken somewhere.
    lines = textwrap.wrap(
        line, width, subsequent_indent=indent, break_on_hyphens=False, break_long_words="://" not in line
    )
    return list(_isolated_anew(lines)) or [""]


def _isolated_anew(lines: list[str]) -> Iterator[str]:
    """Lines of one text; an isolate ends with its line, and begins anew on the next if it goes on."""
    going_on = False
    for line in lines:
        whole = LTR + line if going_on else line
        going_on = whole.count(LTR) > whole.count(END) - whole.count(FIRST_STRONG)
        yield whole + END if going_on else whole


def _lines(handout: Handout, numbers: tuple[str, ...]) -> Iterator[str]:
    body, marks = handout.body, handout.language.marks
    yield marks.sentences(*handout.draft)
    yield from ("", plain(body.title))
    yield from ("", marks.labelled(body.main_label, plain(body.main_message)), "")
    yield from _heading(body.glance_heading)
    yield from (_BULLET + marks.labelled(fact.label, plain(fact.words)) for fact in body.glance)
    yield from _course(body.prepare, marks)
    for box in (body.call, body.emergency):
        yield from ("", *_heading(plain(box.heading)), *(numbers if box is body.call else ()))
        yield from map(_item, box.signs)
        yield from _paragraph(box.say)
    yield from ("", *_heading(body.what_heading), plain(body.summary))
    yield from (body.also_called,) if body.also_called else ()
    yield from ("", *_heading(body.purpose_heading), plain(body.purpose))
    yield from _listed(body.indications)
    yield from _course(body.expect, marks)
    yield from _listed(body.feel)
    yield from _course(body.recovery, marks)
    for part in (body.activity, body.care, body.follow_up):
        yield from _listed(part) if part else ()
    yield from _risks(body.risks, marks)
    yield from _listed(body.benefits)
    yield from _listed(body.choices)
    yield from ("", *_heading(body.nothing_heading), plain(body.nothing))
    yield from _listed(body.questions)
    yield from ("", *_heading(body.words_heading))
    yield from (_BULLET + marks.labelled(plain(term.term), plain(term.means)) for term in body.words)
    yield from _listed(body.teach_back)
    yield from ("", *_heading(body.sources_heading))
    yield from (
        f"{_BULLET}{source.title}. {source.publisher}.{' ' + source.url if source.url else ''}"
        for source in body.sources
    )
    yield from ("", f"{handout.code} · {handout.language.name} · {handout.text_id}")


def _heading(words: str) -> tuple[str, str]:
    return words, "=" * width(words)


def _section(heading: str, items: tuple[Item, ...]) -> Iterator[str]:
    yield from ("", *_heading(heading))
    yield from map(_item, items)


def _listed(part: Listed) -> Iterator[str]:
    return _section(part.heading, part.items)


def _item(item: Item) -> str:
    return _BULLET + spaced(item.condition, plain(item.words), plain(item.why))


def _course(course: Course, marks: Marks) -> Iterator[str]:
    yield from ("", *_heading(course.heading))
    for moment in course.moments:
        label = plain(moment.label)
        yield from ("", marks.labelled(label, plain(moment.lasts)) if moment.lasts else label)
        yield from map(_item, moment.items)


def _risks(table: RiskTable, marks: Marks) -> Iterator[str]:
    yield from ("", *_heading(table.heading))
    for group, rows in table.groups:
        yield from ("", group)
        for row in rows:
            often = spaced(row.about and row.about + marks.stop_after(row.about), plain(row.often))
            yield _BULLET + spaced(row.condition, marks.sentences(plain(row.name)), plain(row.means))
            yield f"  {marks.labelled(table.columns[1], often)}"
            yield f"  {marks.labelled(table.columns[2], plain(row.done))}"


def _paragraph(words: Words) -> Iterator[str]:
    if words:
        yield plain(words)
