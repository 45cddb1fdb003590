"""Left-to-right runs within right-to-left text, each kept in its own order by a pair of isolates.

Without them `555-0199` is printed as `0199-555`, `81 mg` as `mg 81`, `(101 °F)` as `(F° 101)` and
`5-10 mL` as `mL 10-5`. Translators write none: what they may have written is taken away here first.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING, Any, TypeVar, cast

from handoutgen.printing.handout import NAMES, Reference, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handoutgen.content.facility import Facility
    from handoutgen.content.languages import Language

LTR, FIRST_STRONG, END = "\u2066", "\u2068", "\u2069"

SHORT = 24
"""Up to how many characters a run stands on one line: a number and its unit, a phone number, a name."""

_STEERING = dict.fromkeys(
    map(ord, "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_BRACKETS = {"(": ")", "[": "]"}
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:\w|Dr|Mr|Mrs|Ms|St|No|vs)$")
_TOKEN = re.compile(r"\{\w+\}|.", re.DOTALL)
_COMPARED = re.compile(r"(?:[~≈<>≤≥±]\s?|[-+−$€£#№.])+$")
_SIGNS_AFTER = "%٪‰°′″+$€£"

Part = TypeVar("Part")


def isolated(text: str, comma: str = ", ") -> str:
    """A right-to-left text with each left-to-right run of it isolated, and the short ones on one line.

    A run goes from a Latin letter or a digit of any kind to the last before the next right-to-left letter,
    with the signs and brackets that are its own: `38 °C (100.4 °F)` is one. It ends at the end of a
    sentence, and at a comma where the language has the same one (`comma`). `{name}` counts as a word.
    """
    text = text.translate(_STEERING)
    if text.isascii() and not any(map(str.isalnum, text)):
        return text
    pieces: list[str] = []
    done = 0
    for start, end in _runs(text, comma):
        run = text[start:end]
        pieces += (text[done:start], LTR, run.replace(" ", "\u00a0") if len(run) <= SHORT else run, END)
        done = end
    return "".join((*pieces, text[done:]))


def isolated_value(value: str, comma: str = ", ") -> str:
    """What fills a slot of a right-to-left text, isolated whole: its own first letter says how it runs."""
    if not value:
        return ""
    if any(_kind(character) == "R" for character in value):
        return FIRST_STRONG + isolated(value, comma) + END
    return LTR + value.translate(_STEERING) + END


def isolated_parts(part: Part, comma: str = ", ") -> Part:
    """A handout's part with every text in it isolated. Sources keep their own language and direction."""
    changed: Any = part
    if isinstance(part, str):
        changed = isolated(part, comma)
    elif isinstance(part, Slot):
        changed = Slot(part.name, isolated_value(part.value, comma), isolated(part.phrase, comma))
    elif isinstance(part, tuple):
        changed = tuple(isolated_parts(entry, comma) for entry in part)
    elif dataclasses.is_dataclass(part) and not isinstance(part, Reference):
        fields = [field.name for field in dataclasses.fields(part) if field.name not in NAMES]
        changed = dataclasses.replace(
            changed, **{name: isolated_parts(getattr(part, name), comma) for name in fields}
        )
    return cast("Part", changed)


def isolated_facility(facility: Facility, *languages: Language) -> Facility:
    """A facility for a page on which any of the languages runs from right to left, its values isolated."""
    if all(language.direction == "ltr" for language in languages):
        return facility
    return dataclasses.replace(
        facility,
        name=isolated_value(facility.name),
        phone=isolated_value(facility.phone),
        phone_after_hours=isolated_value(facility.phone_after_hours),
        address=isolated_value(facility.address),
    )


def isolating(say: Callable[..., str], language: Language) -> Callable[..., str]:
    """What says a page's own words, with the left-to-right runs in them isolated where that is needed."""
    if language.direction == "ltr":
        return say
    return lambda source, **values: isolated(say(source, **values), language.marks.comma)


def _kind(token: str) -> str:
    """`L` for what runs from left to right, digits with it, `R` for the other way, else nothing."""
    if len(token) > 1:
        return "L"
    way = unicodedata.bidirectional(token)
    if way in ("L", "EN", "AN"):
        return "L"
    return "R" if way in ("R", "AL") else ""


def _runs(text: str, comma: str) -> Iterator[tuple[int, int]]:
    """Where the runs of a text begin and end, brackets and signs of their own within."""
    runs: list[tuple[int, int]] = []
    going_on = False
    for match in _TOKEN.finditer(text):
        kind = _kind(match[0])
        if kind == "L" and going_on and _joins(text, *runs[-1], match.start(), comma):
            runs[-1] = (runs[-1][0], match.end())
        elif kind == "L":
            runs.append(match.span())
        going_on = kind == "L" or (going_on and not kind)
    return (_with_its_signs(text, start, end) for start, end in runs)


def _joins(text: str, start: int, end: int, following: int, comma: str) -> bool:
    """Whether what stands at `following` belongs to the run before it; only neutral signs are between."""
    run, between = text[start:end], text[end:following]
    if "\n" in between or "،" in between or (comma == ", " and comma in between):
        return False
    if re.search(r"[.!?…:;]\s", between) and not (between == ". " and _ABBREVIATION.search(run)):
        return False
    digit = text[following].isdigit()
    if re.search(r"\s[-–—]\s", between):
        return digit and any(map(str.isdigit, run))
    if re.search(r"[)\]]\s", between):  # an area code; else a bracket ends a thought
        return digit and run[-3:].isdigit()
    opening = re.search(r"[(\[]", between)
    return opening is None or _closes(text, end + opening.start())


def _closes(text: str, opening: int) -> bool:
    """Whether a bracket closes before any right-to-left letter."""
    closing = text.find(_BRACKETS[text[opening]], opening)
    return closing > 0 and not any(_kind(character) == "R" for character in text[opening:closing])


def _with_its_signs(text: str, start: int, end: int) -> tuple[int, int]:
    while end < len(text) and (unicodedata.combining(text[end]) or text[end] in _SIGNS_AFTER):
        end += 1
    compared = _COMPARED.search(text, 0, start)
    if compared and (not compared.start() or not text[compared.start() - 1].isalnum()):
        start = compared.start()
    for opening, closing in _BRACKETS.items():
        run = text[start:end]
        if run.count(opening) > run.count(closing) and text[end : end + 1] == closing:
            end += 1
        if run.count(closing) > run.count(opening) and text[start - 1 : start] == opening:
            start -= 1
    while start and _BRACKETS.get(text[start - 1], "-") == text[end : end + 1]:
        start, end = start - 1, end + 1
    return start, end
