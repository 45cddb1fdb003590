"""One handout in two languages side by side, item by item, so that two people can read it together.

Both are made from one record, so each part of one has its part in the other. Where it has not, nothing is
printed: a row too many or too few would put a dose beside another step.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handoutgen.errors import PrintingError
from handoutgen.printing.handout import Slot
from handoutgen.printing.isolates import isolated_facility, isolating
from handoutgen.printing.page import fill
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handoutgen.content.catalog import Phrases
    from handoutgen.content.facility import Facility
    from handoutgen.printing.handout import Handout
    from handoutgen.printing.page import Layout

TEMPLATE = "bilingual.html"
_SAME = {"key", "kind", "dots", "sources"}
"""Fields that say the same in every language."""


@dataclass(frozen=True, slots=True)
class Second:
    """The language beside the patient's: its handout, what says the page's own words in it, its fonts."""

    handout: Handout
    say: Callable[..., str]
    fonts: tuple[str, ...]


def check_alike(first: Handout, second: Handout) -> None:
    """Raise PrintingError, with each place, where two handouts do not have the same parts."""
    name = f"{first.code} ({first.language.tag} and {second.language.tag})"
    found = [
        Problem(
            name, 0, 0, Level.ERROR, "bilingual-parts", fact,
            "Give each step of the record a label of its own, or correct its translation.",
        )
        for fact in _differences(first.body, second.body, "")
    ]  # fmt: skip
    if found:
        raise PrintingError(
            f"{name} was not printed: the two languages do not have the same parts, row by row",
            hint="Nothing was written. Each language can be printed by itself.",
            problems=found,
        )


def _differences(one: Any, other: Any, place: str, name: str = "") -> Iterator[str]:
    """What has no counterpart in the other language, in words; `place` is the path to it, as "prepare 2"."""
    if name in _SAME:
        if one != other:
            yield f"{place}: it is not the same in both"
    elif _is_text(one) and _is_text(other):
        if bool(one) != bool(other):
            yield f"{place}: one of the two has no text"
    elif type(one) is not type(other):
        yield f"{place}: only one of the two has it"
    else:
        mine, its = _parts(one), _parts(other)
        if len(mine) != len(its):
            yield f"{place}: there are {len(mine)} in one, {len(its)} in the other"
        else:
            for within in mine:
                where = f"{place} {within}".strip()
                yield from _differences(mine[within], its[within], where, within)


def _parts(value: Any) -> dict[str, Any]:
    """What a part of a handout is made of, by field or by number."""
    if isinstance(value, tuple):
        return {str(number): entry for number, entry in enumerate(value, 1)}
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return {}


def _is_text(value: object) -> bool:
    return isinstance(value, str) or (
        isinstance(value, tuple) and all(isinstance(piece, (str, Slot)) for piece in value)
    )


def bilingual_page(
    first: Handout, second: Second, templates: Path, say: Phrases, facility: Facility, layout: Layout
) -> str:
    """The HTML of two handouts that are alike; `layout` has the fonts of the first. Raises as `page` does."""
    main, other = first.language, second.handout.language
    return fill(
        TEMPLATE,
        templates,
        isolated_facility(facility, main, other),
        layout,
        _=isolating(say, main),
        handout=first,
        body=first.body,
        second=replace(second, say=isolating(second.say, other)),
        its=second.handout.body,
        both=lambda mine, its: zip(mine, its, strict=True),
    )


def line_by_line(first: str, second: str) -> str:
    """Two texts as one, each line of the second below its line in the first; what is the same stands once.

    Raises ValueError where they do not have as many lines.
    """
    lines: list[str] = []
    for mine, its in zip(first.split("\n"), second.split("\n"), strict=True):
        if set(mine) == set(its) == {"="}:
            lines.append(max(mine, its))
        elif mine == its:
            lines.append(mine)
        elif mine.startswith("- "):
            lines += [mine, f"  {its.removeprefix('- ')}"]
        else:
            lines += [mine, its]
    return "\n".join(lines)
