"""Reads a record file into a Procedure, or tells every problem of the file at once, by line."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from handoutgen.content import places, yamlfile
from handoutgen.content.procedure import Item, Procedure, moment
from handoutgen.errors import RecordError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.content.yamlfile import Document, Place
    from handoutgen.problem import Problem

_SHAPES: dict[type, str] = {dict: "fields", list: "a list", str: "text"}
_WANTED = {
    "string_type": "text",
    "date_type": "a date",
    "list_type": "a list (lines that begin with '- ')",
    "model_type": "fields",
    "model_attributes_type": "fields",
    "dict_type": "fields",
}
_QUOTES = (
    "A text with a colon and a space in it, or with a bracket at its start, must stand between double quotes."
)


def load(path: Path) -> Procedure:
    """The procedure in a file; raises RecordError with every problem found, in the file's order."""
    return _loaded(path, yamlfile.text(path))


@lru_cache(maxsize=16)
def _loaded(path: Path, text: str) -> Procedure:
    """The same text again, in one process, is most likely wanted in another language."""
    return _checked(yamlfile.parse(path, text))


def _checked(document: Document) -> Procedure:
    problems = list(document.problems)
    procedure = None
    if isinstance(document.data, dict):
        try:
            procedure = Procedure.model_validate(document.data)
        except ValidationError as error:
            problems += _told(document, error)
    else:
        problems.append(
            document.problem(
                document.mark(()), "record-shape", "a record is made of fields, such as `title: ...`",
                "See `handoutgen show` for one that works, or docs/how-to/write-a-record.md.",
            )
        )  # fmt: skip
    if procedure is not None:
        problems += _beyond_the_model(document, procedure)
    if procedure is None or problems:
        problems.sort(key=lambda problem: (problem.line, problem.column))
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        raise RecordError(f"{shown(document.path)} has {count}", problems=problems)
    return procedure


def _beyond_the_model(document: Document, procedure: Procedure) -> Iterator[Problem]:  # noqa: C901 - rule after rule
    """What holds between fields: the file's name, ids of sources, the order of moments."""
    stem = document.path.stem
    if procedure.code != stem:
        yield document.problem(
            document.mark(("code",)), "record-code",
            f"the code is '{procedure.code}', but the file is named {stem}",
            "Rename the file or correct the code: they must be the same.",
        )  # fmt: skip
    known = {source.id for source in procedure.sources}
    if len(known) < len(procedure.sources):
        ids = [source.id for source in procedure.sources]
        for index, one in enumerate(ids):
            if one in ids[:index]:
                yield document.problem(
                    document.mark(("sources", index, "id")), "record-source",
                    f"the id '{one}' is used twice",
                    "Give each source an id of its own.",
                )  # fmt: skip
    for place, item in _items(procedure):
        for index, wanted in enumerate(item.sources):
            if wanted not in known:
                yield document.problem(
                    document.mark((*place, "sources", index)), "record-source",
                    f"there is no source '{wanted}'",
                    _meant(wanted, known) or "Add it under `sources`.",
                )  # fmt: skip
    for name, steps in (("prepare", procedure.prepare), ("recovery", procedure.recovery.timeline)):
        place = (name,) if name == "prepare" else (name, "timeline")
        for index, step in enumerate(steps):
            if moment(step).mixed and step.label is None:
                yield document.problem(
                    document.mark((*place, index, "when")), "record-when",
                    f"the range '{step.when}' mixes two units",
                    "Write both ends in the same unit, or give it words of its own with `label:`.",
                )  # fmt: skip
            if index and moment(step).start.hours < moment(steps[index - 1]).start.hours:
                yield document.problem(
                    document.mark((*place, index, "when")), "record-order",
                    f"'{step.when}' comes before '{steps[index - 1].when}' above it",
                    "Put the steps in the order in which they are done.",
                )  # fmt: skip


def _items(value: Any, place: Place = ()) -> Iterator[tuple[Place, Item]]:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _items(entry, (*place, index))
    elif isinstance(value, BaseModel):
        if isinstance(value, Item):
            yield place, value
        for name in type(value).model_fields:
            yield from _items(getattr(value, name), (*place, name))


def _told(document: Document, error: ValidationError) -> Iterator[Problem]:
    """Each fault that pydantic found, once: not again what the reader said, nor what follows from it."""
    told = {(problem.line, problem.column) for problem in document.problems}
    faults = error.errors(include_url=False)
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    colons = {place[:-1] for place in unknown if _is_text_with_colon(document, place)}
    misnamed = {(*place[:-1], _near(str(place[-1]), _siblings(place))) for place in unknown}
    for fault in faults:
        place = fault["loc"]
        if fault["type"] == "missing" and (place in misnamed or place[:-1] in colons):
            continue
        problem = _explained(document, fault)
        if (problem.line, problem.column) not in told:
            yield problem


def _is_text_with_colon(document: Document, place: Place) -> bool:
    """Whether an unknown field is all of a list's entry, and is like none that could stand there."""
    entry = document.at(place[:-1])
    known = _siblings(place)
    return (
        len(place) > 1
        and isinstance(place[-2], int)
        and isinstance(entry, dict)
        and list(entry) == [place[-1]]
        and place[-1] not in known
        and _near(str(place[-1]), known) is None
    )


def _explained(document: Document, fault: Any) -> Problem:  # noqa: C901, PLR0911 - a kind, a return
    """One error of pydantic as a Problem, in words for somebody who writes records."""
    place: Place = fault["loc"]
    kind: str = fault["type"]
    given = fault.get("input")
    mark = document.mark(place)
    field = places.path(place)
    if kind == "missing":
        around = document.at(place[:-1])
        hint = f"Add `{place[-1]}:` here."
        if isinstance(around, str) and around:
            hint = f"A text alone is not enough here. Write it with its fields: {_listed(_siblings(place))}."
        return document.problem(
            document.mark(place[:-1]), "record-missing", f"the field '{field}' is missing", hint
        )
    if kind == "extra_forbidden" and _is_text_with_colon(document, place):
        return document.problem(
            document.keys.get(place, mark), "record-field",
            f"the beginning of this text is taken for a field, '{place[-1]}'",
            _QUOTES,
        )  # fmt: skip
    if kind == "extra_forbidden":
        return document.problem(
            document.keys.get(place, mark), "record-field", f"there is no field '{place[-1]}' here",
            _meant(str(place[-1]), _siblings(place)) or f"The fields are: {_listed(_siblings(place))}.",
        )  # fmt: skip
    if given == "" and kind in _WANTED:
        return document.problem(mark, "record-empty", f"'{field}' is empty", "Fill it in.")
    if kind in _WANTED:
        bracket = kind == "string_type" or (kind.startswith("model") and isinstance(given, list))
        hint = _QUOTES if bracket else "Compare with a record that works."
        return document.problem(
            mark,
            "record-type",
            f"'{field}' must be {_WANTED[kind]}, not {_SHAPES.get(type(given), 'that')}",
            hint,
        )
    if kind == "enum":
        allowed = [word.strip(" '") for word in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]
        return document.problem(
            mark, "record-value", f"'{given}' is not one of the words for '{field}'",
            _meant(str(given), allowed) or f"The words are: {_listed(allowed)}.",
        )  # fmt: skip
    if kind in {"slot", "invisible"}:
        offset = fault["ctx"]["offset"] if kind == "slot" else given.index(chr(int(fault["ctx"]["code"], 16)))
        exact = yamlfile.Mark(mark.line, mark.column + offset) if mark.exact and offset >= 0 else mark
        if kind == "invisible":
            return document.problem(
                exact, "record-character", f"'{field}' {fault['msg']}", "Delete it, or type the text again."
            )
        return document.problem(
            exact, "record-slot", fault["msg"], "To print a brace itself, use a round bracket."
        )
    if kind in {"too_short", "string_too_short", "empty"}:
        return document.problem(mark, "record-empty", f"'{field}' is empty", "Fill it in.")
    if kind == "string_pattern_mismatch":
        return document.problem(
            mark, "record-value", f"'{given}' does not look like a value for '{field}'",
            _PATTERN_HINTS.get(str(place[-1]), ""),
        )  # fmt: skip
    return document.problem(mark, f"record-{kind}", fault["msg"])


_PATTERN_HINTS = {
    "about": "Write '4 in 10', '4 in 100', '4 in 1000' or '4 in 10000', without a comma.",
    "code": "Letters, digits, dots and dashes only, 32 at most.",
    "id": "Small letters, digits and dashes only, such as anthony-nolan.",
    "url": "A web address begins with https:// and has no spaces.",
}


def _siblings(place: Place) -> set[str]:
    """The field names that exist where an unknown one was found."""
    model: Any = Procedure
    for step in place[:-1]:
        if isinstance(step, str):
            found = next((f for n, f in model.model_fields.items() if step in {n, f.alias}), None)
            if found is None:
                return set()
            model = _model_within(found.annotation)
    return {field.alias or name for name, field in model.model_fields.items()}


def _model_within(annotation: Any) -> Any:
    arguments = getattr(annotation, "__args__", None)
    return _model_within(arguments[0]) if arguments else annotation


def _listed(words: set[str] | list[str]) -> str:
    return ", ".join(sorted(words) if isinstance(words, set) else words)


def _meant(word: str, candidates: set[str] | list[str]) -> str:
    near = _near(word, candidates)
    return f"Did you mean '{near}'?" if near else ""


def _near(word: str, candidates: set[str] | list[str]) -> str | None:
    folded = {candidate.casefold(): candidate for candidate in candidates}
    near = get_close_matches(word.casefold(), folded, n=1)
    return folded[near[0]] if near else None
