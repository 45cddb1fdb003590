"""A new record loads, holds all that there may be, and says of each text that it is to be written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from handoutgen.content import record
from handoutgen.content.procedure import Item, Part, Procedure, messages
from handoutgen.content.skeleton import PLACEHOLDER, check, skeleton
from handoutgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 21)


def made(folder: Path, code: str = "45380", title: str = "") -> tuple[str, Procedure]:
    path = folder / f"{code}.yaml"
    path.write_text(skeleton(code, TODAY, title), encoding="utf-8")
    return path.read_text(encoding="utf-8"), record.load(path)


def parts(model: type[Part] = Part) -> Iterator[type[Part]]:
    for below in model.__subclasses__():
        yield below
        yield from parts(below)


def test_it_loads_and_every_text_is_still_to_be_written(tmp_path: Path) -> None:
    _, procedure = made(tmp_path)
    texts = [message.text for message in messages(procedure)]
    assert len(texts) > 30
    assert all(text.startswith(PLACEHOLDER) for text in texts)
    assert procedure.sources[0].read == TODAY


def test_every_field_of_the_model_is_there_or_told_of(tmp_path: Path) -> None:
    text, _ = made(tmp_path)
    for part in parts():
        for name, field in part.model_fields.items():
            key = field.alias or name
            if key in {"text", "system"}:  # stands for itself; stands in braces
                continue
            assert re.search(rf"^[ #-]*{key}:", text, re.MULTILINE), f"{part.__name__}.{key}"


def test_lists_that_may_be_left_out_are_there_too(tmp_path: Path) -> None:
    _, procedure = made(tmp_path)

    def empty(part: Part) -> list[str]:
        found = []
        for name in type(part).model_fields:
            value = getattr(part, name)
            for each in value if isinstance(value, list) else [value]:
                found += empty(each) if isinstance(each, Part) else []
            if value == [] and not isinstance(part, Item):
                found.append(name)
        return found

    assert empty(procedure) == []


def test_a_title(tmp_path: Path) -> None:
    title = 'Colonoscopy: "with" a sample {'
    with pytest.raises(UsageError, match="cannot be printed"):
        check("45380", title)
    text, procedure = made(tmp_path, title=title[:-2])
    assert procedure.title == title[:-2]
    assert text.count(PLACEHOLDER + "Title.") == 0
    assert procedure.sources[0].title.startswith(PLACEHOLDER)


@pytest.mark.parametrize(
    ("code", "system"),
    [
        ("45380", "CPT"), ("0001U", "CPT"), ("G0105", "HCPCS"), ("0DJD8ZZ", "ICD-10-PCS"),
        ("73761001", "SNOMED CT"), ("H20.1", "OPCS-4"),
    ],
)  # fmt: skip
def test_a_code_is_a_number_of_the_system_that_has_such_numbers(
    tmp_path: Path, code: str, system: str
) -> None:
    _, procedure = made(tmp_path, code)
    assert [(one.system, one.code) for one in procedure.codes] == [(system, code)]


def test_a_code_of_no_system(tmp_path: Path) -> None:
    _, procedure = made(tmp_path, "demo-1")
    assert procedure.code == "demo-1"
    assert procedure.codes[0].code.startswith(PLACEHOLDER)


@pytest.mark.parametrize("code", ["", ".x", "a/b", "../a", "ä", "a b", "x" * 33, "a\n"])
def test_what_can_be_no_code(code: str) -> None:
    with pytest.raises(UsageError, match="cannot be a code"):
        check(code)


@pytest.mark.parametrize("title", ["", "Biopsy", "Biopsy 2 – large"])
def test_what_can_be_a_code_and_a_title(title: str) -> None:
    check("demo-1.a_B", title)
