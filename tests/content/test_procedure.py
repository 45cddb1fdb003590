"""What of a record is text for patients is declared once, listed whole, and swapped whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel, ValidationError

from handoutgen.content import record
from handoutgen.content.fields import Text
from handoutgen.content.procedure import (
    Item,
    Part,
    Point,
    Procedure,
    Source,
    Step,
    Term,
    messages,
    moment,
    with_texts,
)
from handoutgen.content.timing import When, parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def procedure() -> Procedure:
    return record.load(ROOT / "handouts" / "38242.yaml")


def strings(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every string below a value of plain data."""
    if isinstance(value, str):
        yield place, value
    for key, entry in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from strings(entry, (*place, key))


def parts(model: type[BaseModel] = Part) -> Iterator[type[BaseModel]]:
    for below in model.__subclasses__():
        yield below
        yield from parts(below)


def test_messages_are_every_string_but_codes_ids_and_sources(procedure: Procedure) -> None:
    plain = procedure.model_dump(mode="json", by_alias=True)
    technical = {"code", "system", "if", "kind", "when", "about", "context", "id", "url", "read"}
    expected = {
        (place, text)
        for place, text in strings(plain)
        if place[0] not in {"sources", "code", "codes"}
        and "sources" not in place
        and technical.isdisjoint(place[1:])
    }
    assert {(message.place, message.text) for message in messages(procedure)} == expected
    assert len(expected) > 100


def test_a_context_is_that_of_the_item_around_the_text() -> None:
    step = Step.model_validate({"when": "-1d", "do": "Rest", "why": "It helps", "context": "before"})
    assert [(message.text, message.context) for message in messages(step)] == [
        ("Rest", "before"),
        ("It helps", "before"),
    ]


def test_with_texts_swaps_each_message_and_nothing_else(procedure: Procedure) -> None:
    swapped = with_texts(procedure, lambda text, context: f"[{text}|{context}]")
    before, after = list(messages(procedure)), list(messages(swapped))
    assert [message.place for message in before] == [message.place for message in after]
    assert [message.text for message in after] == [
        f"[{message.text}|{message.context}]" for message in before
    ]
    assert with_texts(swapped, lambda text, _: text[1 : text.rindex("|")]) == procedure
    assert swapped.sources == procedure.sources
    assert swapped.code == procedure.code


def test_no_field_is_a_union_of_more_than_a_value_and_nothing() -> None:
    """Errors of a union cannot be told by line."""
    fields = [field for part in parts() for field in part.model_fields.values()]
    assert len(fields) > 50
    for field in fields:
        choices = [c for c in getattr(field.annotation, "__args__", ()) if c is not type(None)]
        assert len(choices) <= 1 or "Annotated" in str(field.annotation), field


def test_every_field_that_takes_an_item_takes_plain_text_for_its_main_field() -> None:
    assert Point.model_validate("Rest").text == "Rest"
    with pytest.raises(ValidationError) as caught:
        Step.model_validate("Rest")
    assert [error["loc"] for error in caught.value.errors()] == [("when",)]
    for item in parts(Item):
        assert issubclass(item, Item)
        assert item.main in item.model_fields


def test_text_is_on_one_line_without_spaces_around_it() -> None:
    assert Point.model_validate("  two \n  lines\t here ").text == "two lines here"


def test_a_space_that_does_not_break_stays() -> None:
    assert Point.model_validate("38 °C").text == "38 °C"


@pytest.mark.parametrize(
    "character", ["\u202e", "\u200b", "\ufeff", "\x07", "\ue000", "\u2028", "\u00ad", "\u2066"]
)
def test_a_character_that_cannot_be_seen_is_refused_wherever_it_would_be_printed(character: str) -> None:
    for model, data in (
        (Point, f"81{character}mg"),
        (Source, {"id": "a", "title": f"A{character}b", "publisher": "P", "read": "2026-11-21"}),
    ):
        with pytest.raises(ValidationError, match=f"U\\+{ord(character):04X}"):
            model.model_validate(data)


def test_joiners_of_persian_and_hindi_may_stand() -> None:
    assert Point.model_validate("می\u200cخواهم").text == "می\u200cخواهم"


def test_moments_are_read() -> None:
    assert moment(Step.model_validate({"when": "-1d 20:00", "do": "x"})) == When(
        parse_when("-1d").start, None, (20, 0)
    )


@pytest.mark.parametrize("about", ["4 in 10", "1 in 100", "12 in 1000", "3 in 10000"])
def test_a_share_is_written_in_one_way(about: str) -> None:
    risk = {"name": "a", "means": "b", "often": "c", "done": "d"}
    from handoutgen.content.procedure import Risk

    assert Risk.model_validate({**risk, "about": about}).about == about
    for wrong in ("40%", "4 of 10", "0 in 10", "4 in 7", "4 in 10,000", f"{about} people"):
        with pytest.raises(ValidationError):
            Risk.model_validate({**risk, "about": wrong})


def test_text_is_a_str_that_knows_its_kind() -> None:
    assert isinstance(Term.model_validate({"term": "GVHD", "means": "x"}).term, Text)


def test_the_schema_for_editors_is_current(tmp_path: Path) -> None:
    script = tmp_path / "scripts" / "schema"
    script.parent.mkdir()
    (tmp_path / "handouts").mkdir()
    script.write_bytes((ROOT / "scripts" / "schema").read_bytes())
    said = [
        subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert said == ["wrote handouts/record.schema.json\n", ""]
    made = (tmp_path / "handouts" / "record.schema.json").read_text(encoding="utf-8")
    committed = (ROOT / "handouts" / "record.schema.json").read_text(encoding="utf-8")
    assert made == committed, "run scripts/schema"


def test_every_record_names_the_schema_in_its_first_line() -> None:
    records = sorted((ROOT / "handouts").glob("*.yaml"))
    assert records
    for path in records:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=record.schema.json", path.name
