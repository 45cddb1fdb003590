"""A new record to be filled in: every field that there must be, each with what belongs into it.

It is made from the record's model and in the model's words, so that it loads, and goes on to.
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from textwrap import wrap
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_origin

from handoutgen.content.fields import CodeSystem
from handoutgen.content.procedure import Code, Item, Part, Point, Procedure
from handoutgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pydantic.fields import FieldInfo

PLACEHOLDER = "WRITE: "
"""What every text of a new record begins with."""

_HEADER = """\
# yaml-language-server: $schema=record.schema.json
#
# DRAFT. No clinician has reviewed this text. A clinician must read it, correct it and approve it
# before any patient gets it.
#
# Replace each "WRITE: ..." by your own plain words, and delete the comments that you no longer need.
# Say here what the reviewer should check above all.
#
# A list may have as many entries as you need. An entry is text alone, or has fields:
#   - text: Bring your glasses.
{item}
"""

_SYSTEMS = (
    (r"\d{4}[0-9A-Z]", CodeSystem.CPT),
    (r"[A-Z]\d{4}", CodeSystem.HCPCS),
    (r"[0-9A-Z]{7}", CodeSystem.ICD10PCS),
    (r"\d{6,18}", CodeSystem.SNOMEDCT),
    (r"[A-Z]\d\d(\.\d)?", CodeSystem.OPCS4),
)
"""What numbers look like in each code system; the first that fits is taken."""

WIDTH = 90


def check(code: str, title: str = "") -> None:
    """Raise UsageError for what can be no code, or no title."""
    if not re.fullmatch(Procedure.model_json_schema()["properties"]["code"]["pattern"], code):
        raise UsageError(
            f"'{code}' cannot be a code",
            hint="Letters, digits, dots and dashes only, 32 at most: it is also the file's name.",
        )
    try:
        Point.model_validate({"text": title or code})
    except ValueError as error:  # as pydantic's are
        raise UsageError(
            f"this title cannot be printed: {title!r}", hint="Write it as plain words on one line."
        ) from error


def skeleton(code: str, today: date, title: str = "") -> str:
    """The text of a new record: it loads, and each text that is still to be written says so."""
    writer = _Writer(code, today, title)
    header = _HEADER.format(item="\n".join(f"#     {line[2:]}" for line in writer.offered(Item)))
    fields = ("\n".join(writer.field("", *each)) for each in Procedure.model_fields.items())
    return "\n\n".join([header.strip(), *fields]) + "\n"


class _Writer:
    """Writes the model's fields as lines of YAML. What repeats is explained once."""

    def __init__(self, code: str, today: date, title: str) -> None:
        self.code = code
        self.today = today
        self.title = title
        self.explained: set[str] = set()

    def field(self, around: str, name: str, field: FieldInfo) -> Iterator[str]:
        """A field of the part `around` ("" is the record), explained where its value does not do that."""
        kind, listed = _kind(field.annotation)
        meaning, known = _meaning(kind, field), self._known(around, name)
        in_a_line = not _is_part(kind) or _is_short(kind)
        if not in_a_line or (not around and not listed and (known or ". " in meaning)):
            yield from self._explained(meaning)
        if not field.is_required():
            yield "# May be left out."
        if in_a_line:
            value = known or _to_write(meaning or name)
            yield from (f"{name}:", f"  - {value}") if listed else (f"{name}: {value}",)
            return
        yield f"{name}:"
        for number, line in enumerate([self._number()] if kind is Code else self._part(name, kind)):
            yield f"  {'- ' if listed and not number else '  ' if listed else ''}{line}"

    def _explained(self, meaning: str) -> Iterator[str]:
        if meaning and meaning not in self.explained:
            self.explained.add(meaning)
            yield from (f"# {line}" for line in wrap(meaning, WIDTH))

    def _part(self, name: str, kind: type[Part]) -> Iterator[str]:
        """The fields of a part: those that it must have, then in comments what else it may have."""
        for inner, field in kind.model_fields.items():
            if field.is_required() or (_kind(field.annotation)[1] and not issubclass(kind, Item)):
                yield from self.field(name, inner, field)
        yield from self.offered(kind)

    def offered(self, kind: type[Part]) -> Iterator[str]:
        """The fields that a part may have, as comments, unless they have been told of before."""
        for inner, field in kind.model_fields.items():
            key = field.alias or inner
            within, listed = _kind(field.annotation)
            live = field.is_required() and inner != "when"
            if live or (listed and not issubclass(kind, Item)) or key in self.explained:
                continue
            self.explained.add(key)
            first, *more = wrap(f"{key}: {_meaning(within, field)}", WIDTH)
            yield f"# {first}"
            yield from (f"#   {line}" for line in more)

    def _known(self, around: str, name: str) -> str:
        """The value of a field that needs one of its own kind, or is known already."""
        return {
            ("", "code"): _quoted(self.code),
            ("", "title"): _quoted(self.title) if self.title else "",
            ("prepare", "when"): "-1w",
            ("timeline", "when"): "+1d",
            ("sources", "id"): "source-1",
            ("sources", "read"): self.today.isoformat(),
        }.get((around, name), "")

    def _number(self) -> str:
        """The code as a number of the code system that has such numbers."""
        for pattern, system in _SYSTEMS:
            if re.fullmatch(pattern, self.code):
                return f"{{system: {system}, code: {_quoted(self.code)}}}"
        return f"{{system: {CodeSystem.CPT}, code: {_to_write('its number there')}}}"


def _kind(annotation: Any) -> tuple[Any, bool]:
    """What a field holds, and whether it is a list of it."""
    if get_origin(annotation) is list:
        return get_args(annotation)[0], True
    if isinstance(annotation, UnionType):
        return next(each for each in get_args(annotation) if each is not type(None)), False
    return annotation, False


def _is_part(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Part)


def _is_short(kind: Any) -> bool:
    """Whether an entry may be text alone."""
    needed = {name for name, field in kind.model_fields.items() if field.is_required()}
    return issubclass(kind, Item) and needed == {kind.main}


def _meaning(kind: Any, field: FieldInfo) -> str:
    """What a field is for, in the model's words."""
    said = field.description or ((kind.__doc__ or "").partition("\n")[0] if _is_part(kind) else "")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        said = f"{said} One of: {', '.join(kind)}."
    return " ".join(said.split())


def _to_write(meaning: str) -> str:
    return _quoted(f"{PLACEHOLDER}{meaning.partition('. ')[0].rstrip('.')}.")


def _quoted(text: str) -> str:
    """A text between double quotes, as YAML reads them: so does JSON."""
    return json.dumps(text, ensure_ascii=False)
