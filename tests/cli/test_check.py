"""`handoutgen check`: problems with file and line, counts, and an exit code for scripts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handoutgen.cli.check import _as_annotation
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

CATALOG = "locales/es/LC_MESSAGES/38242.po"
WAIVER = "# gate: allow translation-quantity because it says the same\n"


def change(path: Path, old: str, new: str) -> int:
    """Replace what stands once in a file; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_sound_library_has_no_errors(program: Program) -> None:
    ran = program("check")
    assert ran.code == 0
    assert ran.err.splitlines()[-1].startswith("0 errors, ")
    assert ran.err.rstrip().endswith("in 3 records and 4 catalogs")


def test_an_error_is_told_with_its_line_and_the_code_is_1(program: Program) -> None:
    line = change(program.library / CATALOG, "Más o menos medio día", "Medio mes")
    ran = program("check", "38242", "--lang", "es", "--rule", "translation-quantity")
    assert ran.code == 1
    first, hint = ran.out.splitlines()
    assert first.startswith(f"{CATALOG}:{line - 1}: error: the source has ")
    assert first.endswith("[translation-quantity]")
    assert hint.startswith("    Write ")
    assert ran.err == "1 error, 0 warnings, 0 waivers in 1 record and 2 catalogs\n"


def test_a_warning_weighs_only_where_that_was_asked_for(program: Program) -> None:
    change(program.library / CATALOG, "Más o menos medio día", "About half a day")
    asked = ("check", "--rule", "translation-unchanged")
    assert [program(*asked).code, program(*asked, "--strict").code] == [0, 1]
    assert program("-q", *asked).err == ""


def test_json_is_one_object_that_holds_all(program: Program) -> None:
    path = program.library / CATALOG
    change(path, 'msgid "About half a day"', f'{WAIVER}msgid "About half a day"')
    change(path, "Más o menos medio día", "Medio mes")
    ran = program("check", "--rule", "translation-quantity", "--format", "json")
    found = json.loads(ran.out)
    assert found["schema"] == "handoutgen/check/1"
    assert (ran.code, found["errors"], found["problems"], found["records"], found["catalogs"]) == (
        0,
        0,
        [],
        3,
        4,
    )
    assert [waiver["rule"] for waiver in found["waivers"]] == ["translation-waiver"]
    assert "waived: translation-quantity is allowed, because it says the same" in ran.err


def test_an_annotation_is_escaped_as_github_wants_it() -> None:
    problem = Problem("a,b:c.po", 3, 0, Level.WARNING, "translation-url", "100%\r\nsure: a, b", "Look.")
    assert _as_annotation(problem) == (
        "::warning file=a%2Cb%3Ac.po,line=3,title=translation-url::100%25%0D%0Asure: a, b%0ALook."
    )


def test_annotations_are_all_that_github_is_given(program: Program) -> None:
    change(program.library / CATALOG, "Más o menos medio día", "")
    ran = program("check", "--rule", "translation-empty", "--format", "github")
    assert ran.code == 1
    [line] = ran.out.splitlines()
    assert line.startswith(f"::error file={CATALOG},line=")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--rule", "translation-nubmer"), 2, "Did you mean translation-number?"),
        (("--rule", "zzz"), 2, "--list-rules"),
        (("--lang", "vi"), 5, "nothing has been translated into Vietnamese"),
        (("99999",), 4, "there is no procedure with the code '99999'"),
    ],
)
def test_what_is_not_there_is_refused(
    program: Program, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ran = program("check", *arguments)
    assert ran.code == code
    assert said in ran.err


def test_the_rules_can_be_listed(program: Program) -> None:
    ran = program("check", "--list-rules")
    rows = [line.split("\t") for line in ran.out.splitlines()]
    assert all(len(row) == 3 for row in rows)
    assert ["translation-slot", "error"] in [row[:2] for row in rows]
    assert {"id", "level", "text"} == set(
        json.loads(program("check", "--list-rules", "--format", "json").out)[0]
    )
