"""What is wrong with records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.checks.readability import measure
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.checks.scope import Record
    from handoutgen.content.procedure import Procedure

GRADE = 6.0
"""The most years of school that a handout may ask for, by Flesch-Kincaid."""

NAMES = frozenset({"also_called", "label", "name", "term", "title"})
"""Fields that hold names: a term has no shorter word, and one-word lines would flatter the rest."""


def unreadable(record: Record) -> Iterator[Problem]:
    """A record that cannot be used, as the reader of records tells it.

    - `file` (error): the file cannot be opened, or is none.
    - `file-size` (error): the file is too large for a record.
    - `file-encoding` (error): the file is not UTF-8.
    - `file-character` (error): a character stands in the file that nobody can see.
    - `yaml-syntax` (error): the file is not YAML.
    - `yaml-key` (error): the name of a field is not a plain word.
    - `yaml-duplicate` (error): a field stands twice.
    - `yaml-comment` (error): a # would cut a text off.
    - `yaml-anchor` (error): anchors and aliases are not used in records.
    - `yaml-tag` (error): tags are not used in records.
    - `yaml-documents` (error): there is more than one document in the file.
    - `yaml-depth` (error): the file is nested too deep.
    - `yaml-size` (error): the file has too many values.
    - `record-shape` (error): the file does not hold fields.
    - `record-missing` (error): a field is missing.
    - `record-field` (error): there is no such field.
    - `record-type` (error): a field holds something of another kind: text for a list.
    - `record-empty` (error): a field is empty.
    - `record-value` (error): a value is not one of those allowed.
    - `record-slot` (error): what stands between braces is no slot.
    - `record-character` (error): a text has a character that cannot be seen or printed.
    - `record-code` (error): the code is not the name of the file.
    - `record-source` (error): a source is named that is not there, or two have one id.
    - `record-when` (error): a range of time mixes two units.
    - `record-order` (error): a step stands before an earlier one.
    """
    yield from record.problems


def grade(record: Record) -> Iterator[Problem]:
    """How hard a record is to read; looked at in English alone, which the formula was made for.

    - `record-grade` (warning): the text asks for more than six years of school, by Flesch-Kincaid.
    """
    if record.procedure is None or record.language != "en":
        return
    found = measure(text for texts in prose(record.procedure).values() for text in texts)
    if found.flesch_kincaid > GRADE:
        yield Problem(
            shown(record.path), 0, 0, Level.WARNING, "record-grade",
            f"the text asks for {found.flesch_kincaid:.1f} years of school, and {GRADE:g} is the most",
            "Make long sentences two, and take shorter words.",
        )  # fmt: skip


def prose(procedure: Procedure) -> dict[str, list[str]]:
    """What a patient reads in each part of a record, item by item, without names."""
    from handoutgen.content.procedure import messages

    found: dict[str, list[str]] = {}
    for message in messages(procedure):
        if NAMES.isdisjoint(message.place):
            found.setdefault(str(message.place[0]), []).append(message.text)
    return found
