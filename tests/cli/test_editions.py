"""`handoutgen render --edition`: large letters in a file of their own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.documents import page_texts

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def test_the_large_edition_does_not_replace_the_standard_one(program: Program) -> None:
    assert program("render", "38242", "-l", "es").out == "38242-es.pdf\n"
    before = (program.library / "38242-es.pdf").read_bytes()
    ran = program("render", "38242", "-l", "es", "--edition", "large")
    assert (ran.code, ran.out) == (0, "38242-es-large.pdf\n")
    assert (program.library / "38242-es.pdf").read_bytes() == before
    large = page_texts((program.library / "38242-es-large.pdf").read_bytes())
    assert len(large) > len(page_texts(before))


def test_the_report_names_the_edition(program: Program) -> None:
    ran = program("render", "38242", "--edition", "large", "--format", "html", "--json")
    (handout,) = json.loads(ran.out)["handouts"]
    assert (handout["edition"], handout["path"]) == ("large", "38242-en-large.html")
    ran = program("render", "38242", "--json")
    assert json.loads(ran.out)["handouts"][0]["edition"] == "standard"


def test_text_has_no_letters_to_make_larger(program: Program) -> None:
    program.refused(
        2, "render", "38242", "--edition", "large", "--format", "text", says="plain text | --edition"
    )


def test_what_does_not_close_well_is_told(program: Program) -> None:
    path = program.library / "handouts" / "38242.yaml"
    steps = "".join(
        f"  - when: -{day}d\n    do: Drink {day} glasses of water.\n" for day in range(90, 20, -1)
    )
    path.write_text(path.read_text().replace("\nprepare:\n", f"\nprepare:\n{steps}", 1))
    ran = program("render", "38242")
    assert ran.code == 0
    assert "pages, more than 4." in ran.err
    assert program("-q", "render", "38242").err == ""
