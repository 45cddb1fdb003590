"""The reference page of the record, read off its model and off the program that prints it."""

from __future__ import annotations

from enum import StrEnum
from inspect import get_annotations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handoutgen.content import fields, languages, procedure, yamlfile
from handoutgen.content.catalog import Catalog, Phrases
from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.content.slots import SLOTS
from handoutgen.content.timing import parse_when
from handoutgen.printing.localize import localize
from handoutgen.printing.moments import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic.fields import FieldInfo

    from handoutgen.printing.handout import Body

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "38242"
MOMENTS = (
    "-1m", "-14d", "-2w", "-1d", "-1d 20:00", "-8h", "0", "0 07:30", "+1d", "+2w",
    "-6h..-4h", "0..+3d", "+2w..+8w", "+3m..+12m",
)  # fmt: skip
SLOT_MEANS = {
    "clinic": "the facility's name",
    "phone": "the number by day",
    "phone_after_hours": "the number at night and on weekends",
    "address": "where to come to",
    "emergency": "the number for an ambulance",
    "write": "always a line: for what is written by hand for each patient",
}
KINDS = {"Word": "word", "Moment": "moment", "Day": "date"}


def record_page() -> str:
    """The record: its parts from the model, its moments, conditions and slots from the program."""
    body = _samples()
    moments = _table(
        ("write", "the page says"),
        [(f"`{text}`", f"“{_said(text)}”") for text in MOMENTS],
    )
    conditions = _table(
        ("write", "the page says"),
        [
            (f"`{entry}`", item.condition)
            for entry, item in zip(fields.Condition, body.indications.items, strict=True)
        ],
    )
    phrases = {piece.name: piece.phrase for piece in body.summary if not isinstance(piece, str)}
    slots = _table(
        ("write", "it becomes", "on a screen, where the facility does not say"),
        [
            (f"`{{{name}}}`", SLOT_MEANS[name], phrases[name] or "never missing: see settings")
            for name in SLOTS
        ],
    )
    limits = f"{yamlfile.MAX_BYTES:,} bytes, {yamlfile.MAX_NODES:,} values and {yamlfile.MAX_DEPTH} levels"
    sections = "\n".join(map(_section, dict.fromkeys(_models(procedure.Procedure))))
    return f"""# The record

A record is a YAML file in `handouts/`, one for each procedure, named for its code: `handouts/38242.yaml`.
How to write one is in [how-to/write-a-record.md](../how-to/write-a-record.md). An editor that knows JSON
Schema completes and checks a record while you type: its first line names `record.schema.json`.

Every value is text, just as typed: `00100` stays a code, `no` stays a word.

| kind | is |
|---|---|
| text | Plain text that a patient can read. It is translated, and may hold [slots](#slots). |
| word | Plain text that is never translated. |
| list of ... | Lines that begin with `- `. |
| a name with a capital | A part with fields of its own, described below. |

{sections}
## Moments

`when` counts from the start of the appointment: minus before it, plus after it, `0` for the day itself.
`h` is hours, `d` calendar days, `w` weeks, `m` calendar months. A step may carry its own words in `label`
instead.

{moments}
A range in two units (`+6w..+12m`) needs a `label`. Within a list, steps stand in the order of time.

## Conditions

An item with `if` is for some people only, and says so.

{conditions}
## Slots

{slots}
On paper an empty slot is a line to write on. No other braces may stand in a text.

## Rules between fields

- `code` is the file's name without `.yaml`.
- Each id in a list of `sources` is the `id` of an entry under `sources`; no id is used twice.
- The steps of `prepare`, and of `recovery.timeline`, stand in the order of time.
- `about` counts in 10, 100, 1000 or 10000 people.
- A file has at most {limits}.
- No anchors, aliases or tags (`&`, `*`, `!`), no field twice, no characters that cannot be seen.
"""


def _samples() -> Body:
    """The body of a handout whose record uses each condition and each slot once, for no facility."""
    record = Library(ROOT).procedure(EXAMPLE)
    points = [procedure.Point.model_validate({"if": str(each), "text": "-"}) for each in fields.Condition]
    summary = fields.Text(" ".join(f"{{{name}}}" for name in SLOTS))
    changed = record.model_copy(update={"indications": points, "summary": summary})
    source = Catalog("en")
    with Phrases(source) as say:
        return localize(changed, source, say, Facility(), languages.language("en"), "en").body


def _said(text: str) -> str:
    with Phrases(Catalog("en")) as say:
        return words_for(parse_when(text), say, languages.language("en"))


def _models(model: type[procedure.Part]) -> Iterator[type[procedure.Part]]:
    """A model and all models in it, outermost first."""
    yield model
    for field in model.model_fields.values():
        for found in _within(field.annotation):
            yield from _models(found)


def _within(annotation: Any) -> Iterator[type[procedure.Part]]:
    if isinstance(annotation, type) and issubclass(annotation, procedure.Part):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _within(argument)


def _section(model: type[procedure.Part]) -> str:
    name = "The whole record" if model is procedure.Procedure else model.__name__
    rows = [
        (
            f"`{field.alias or key}`",
            _kind(model, key),
            "" if field.is_required() else "may be left out",
            _meaning(field),
        )
        for key, field in model.model_fields.items()
    ]
    text = f"## {name}\n\n{(model.__doc__ or '').strip()}\n"
    needed = {key for key, field in model.model_fields.items() if field.is_required()}
    if issubclass(model, procedure.Item) and needed == {model.main}:
        short = f"`- Yellow eyes` is short for `- {model.main}: Yellow eyes`"
        text += f"\nPlain text alone stands for `{model.main}`: {short}.\n"
    return f"{text}\n{_table(('field', 'kind', '', 'holds'), rows)}"


def _meaning(field: FieldInfo) -> str:
    parts = [(part.__doc__ or "").partition("\n")[0] for part in _within(field.annotation)]
    found = [field.description or "".join(parts), *(_words_of(each) for each in _leaves(field.annotation))]
    return " ".join(piece for piece in found if piece)


def _words_of(kind: Any) -> str:
    if kind is fields.Condition:
        return "See [conditions](#conditions)."
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"One of: {', '.join(f'`{word}`' for word in kind)}."
    return ""


def _leaves(annotation: Any) -> list[Any]:
    inner = [leaf for argument in getattr(annotation, "__args__", ()) for leaf in _leaves(argument)]
    return inner or [annotation]


def _kind(model: type[procedure.Part], key: str) -> str:
    """A field's kind in words, read from the annotation as it is written in the model's source."""
    written = str(model.model_fields[key].annotation)
    own = next(found[key] for each in model.__mro__ if key in (found := get_annotations(each)))
    listed = "list of " if written.startswith("list[") else ""
    inner = str(own).removesuffix(" | None").removeprefix("list[").removesuffix("]")
    for part in _within(model.model_fields[key].annotation):
        return f"{listed}[{part.__name__}](#{part.__name__.lower()})"
    if inner == "Text":
        return f"{listed}text"
    if inner == "Moment":
        return "[moment](#moments)"
    return listed + KINDS.get(inner, "word")


def _table(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [headings, ("---",) * len(headings), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
