"""`handoutgen list`: a table for people, lines with tabs for pipes, JSON for programs."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Program

TITLES = {
    "38242": "Donor lymphocyte infusion",
    "45378": "Colonoscopy",
    "70553": "Brain MRI without and with dye",
}
ROWS = "".join(f"{code}\t{title}\ten es\n" for code, title in TITLES.items())


def test_a_line_each_in_a_pipe(program: Program) -> None:
    ran = program("list")
    assert (ran.code, ran.out, ran.err) == (0, ROWS, f"3 procedures in {program.library}\n")
    assert program("-q", "list").err == ""


def test_a_table_in_a_terminal(program: Program) -> None:
    shown = program.with_(NO_COLOR="1").in_terminal("list").splitlines()
    assert shown[0].split() == ["Code", "Title", "Languages"]
    assert [line.split() for line in shown[2:5]] == [
        [code, *title.split(), "en", "es"] for code, title in TITLES.items()
    ]
    assert shown[5] == f"3 procedures in {program.library}"


def test_a_narrow_terminal_cuts_no_code(program: Program) -> None:
    shown = program.with_(NO_COLOR="1").in_terminal("-q", "list", columns=24)
    assert "38242" in shown
    assert max(len(line) for line in shown.splitlines()) <= 24


def test_json(program: Program) -> None:
    shutil.copy(program.library / "handouts/38242.yaml", program.library / "handouts/38243.yaml")
    ran = program("list", "--json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err) == (1, "")
    assert (told["schema"], told["library"]) == ("handoutgen/list/1", str(program.library))
    assert told["procedures"] == [
        {"code": code, "title": title, "languages": ["en", "es"]} for code, title in TITLES.items()
    ]
    assert told["failed"][0]["code"] == "38243"
    assert told["failed"][0]["problems"][0]["line"] > 1


def test_only_the_table_needs_rich(program: Program) -> None:
    command = (*program.command[:1], "-X", "importtime", *program.command[1:], "list")
    loaded = program.shell(" ".join(command)).err
    assert "handoutgen.content.library" in loaded
    assert " rich" not in loaded
    assert "babel" not in loaded
