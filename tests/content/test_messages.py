"""What is to be translated, and what its translator is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from handoutgen.content import messages, places
from handoutgen.content.fields import Text
from handoutgen.content.library import Library
from handoutgen.content.messages import Wanted
from handoutgen.content.procedure import Part, Procedure
from handoutgen.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def paths(model: type[Part], above: str = "") -> Iterator[str]:
    """The path of every text that a record can have, each list with one entry."""
    for name, field in model.model_fields.items():
        here = f"{above}{field.alias or name}"
        for kind, listed in kinds(field.annotation):
            at = f"{here}.1" if listed else here
            if issubclass(kind, Part):
                yield from paths(kind, f"{at}.")
            elif issubclass(kind, Text):
                yield at


def kinds(annotation: Any, *, listed: bool = False) -> Iterator[tuple[type, bool]]:
    inner = getattr(annotation, "__args__", ())
    if isinstance(annotation, type) and not inner:
        yield annotation, listed
    for each in inner:
        yield from kinds(each, listed=listed or getattr(annotation, "__origin__", None) is list)


def test_every_text_of_a_record_has_a_place_in_plain_words() -> None:
    found = list(paths(Procedure))
    assert len(found) > 40
    said = [places.in_words(path) for path in found]
    assert len(set(said)) == len(said)
    assert all(" " in text or path.count(".") == 0 for path, text in zip(found, said, strict=True))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("title", "Title"),
        ("prepare.3.do", "Getting ready, step 3: what to do"),
        ("expect.before.steps.2.text", "What to expect, before, step 2"),
        ("risks.serious.1.often", "Risks, serious, no. 1: how often"),
        ("emergency.say", "When to call the emergency number, what to say on the phone"),
    ],
)
def test_a_place_in_words(path: str, words: str) -> None:
    assert places.in_words(path) == words
    assert places.PATH.fullmatch(path)
    assert not places.PATH.fullmatch(words)


def test_a_record_gives_each_text_once_with_all_of_its_places(starter: Path) -> None:
    found = {each.source: each for each in messages.of_record(Library(starter).procedure("38242"))}
    assert found["Less than 1 hour"].places == ("glance.how_long", "expect.during.lasts")
    assert next(iter(found)) == "Donor lymphocyte infusion"


def test_a_translator_is_told_the_part_the_limit_the_slots_and_last_the_path() -> None:
    told = Wanted("Call {phone} at {odd}", None, None, ("call.say", "title")).about
    assert told == [
        "When to call the clinic, what to say on the phone",
        "Title",
        "At most 80 characters; a Chinese or Korean one counts as two.",
        "Keep {phone} as it is: the clinic's phone number goes there.",
        "Keep {odd} as it is.",
        "call.say",
        "title",
    ]


def test_the_shared_words_are_those_of_the_templates_and_of_the_program(clinic: Path) -> None:
    page = clinic / "templates" / "handout.html"
    page.write_text(page.read_text(encoding="utf-8") + '{{ _("Our own words") }}', encoding="utf-8")
    found = {each.source: each for each in messages.of_shared(Library(clinic))}
    assert {"Our own words", "Page {page} of {pages}", "At a glance"} <= set(found)
    assert found["{n} hour before"].plural == "{n} hours before"
    assert len(found) > 80


def test_a_template_that_cannot_be_read_hides_no_words(clinic: Path) -> None:
    """Babel passes over it, and the template of its words is empty."""
    page = clinic / "templates" / "parts.html"
    page.write_text("\n{% if %}", encoding="utf-8")
    with pytest.raises(LibraryError, match="shared words cannot be gathered") as caught:
        messages.of_shared(Library(clinic))
    [problem] = caught.value.problems
    assert (problem.path.endswith("parts.html"), problem.line) == (True, 2)
