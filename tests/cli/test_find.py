"""`handoutgen find`: what was found, why, and what to do where nothing was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def test_a_line_each_in_a_pipe(program: Program) -> None:
    ran = program("find", "colonscopy")
    assert (ran.code, ran.out, ran.err) == (0, "45378\tColonoscopy\ten es\ten\n", "")


def test_the_reason_in_a_terminal(program: Program) -> None:
    quiet = program.with_(NO_COLOR="1")
    assert quiet.in_terminal("find", "4537") == "45378  Colonoscopy  (en)\n"
    assert quiet.in_terminal("find", "DLI") == '38242  Donor lymphocyte infusion  (en, also called "DLI")\n'
    assert quiet.in_terminal("find", "brain", "mri", "-l", "es").endswith(
        '(es, "Brain MRI without and with dye")\n'
    )
    assert "(en, it says: camera, bottom)" in quiet.in_terminal("find", "camera up the bottom")


def test_titles_in_the_language_asked_for(program: Program) -> None:
    for tag in ("es", "es-MX"):
        assert program("find", "colonoscopy", "--lang", tag).out.startswith("45378\tColonoscopia\t")
    program.refused(5, "find", "colonoscopy", "--lang", "vi", says="Vietnamese (vi) | There is: en, es.")
    program.refused(2, "find", "colonoscopy", "--lang", "spanish", says="--lang es")


def test_what_it_does_not_say_is_told(program: Program) -> None:
    ran = program("find", "knee", "MRI")
    assert (ran.code, ran.err) == (0, 'It does not say "knee".\n')
    assert program("-q", "find", "knee", "MRI").err == ""


@pytest.mark.parametrize("asked", ["banana", "", "knee", "\udcff"])
def test_nothing_found(program: Program, asked: str) -> None:
    program.refused(4, "find", asked, says="nothing is like | `handoutgen list`")
    ran = program("find", asked, "--json")
    assert (ran.code, ran.err, json.loads(ran.out)["found"]) == (4, "", [])


def test_json(program: Program) -> None:
    (program.library / "handouts/broken.yaml").write_text('title: "x', encoding="utf-8")
    ran = program("find", "linfositos", "--json")
    told = json.loads(ran.out)
    assert (ran.code, ran.err, told["schema"], told["asked"]) == (0, "", "handoutgen/find/1", "linfositos")
    (found,) = told["found"]
    assert (found["code"], found["language"], found["reason"]) == ("38242", "es", "title")
    assert found["languages"] == ["en", "es"]
    assert told["failed"][0]["problems"][0]["line"] == 1


def test_a_broken_record_is_a_warning(program: Program) -> None:
    (program.library / "handouts/broken.yaml").write_text('title: "x', encoding="utf-8")
    ran = program("find", "colonoscopy")
    assert (ran.code, ran.out[:5]) == (0, "45378")
    assert ran.err.startswith("Warning: not searched: handouts/broken.yaml:1:8: a quotation mark is opened")
    assert program("find", "banana").code == 4


def test_many_are_cut_to_the_best(program: Program) -> None:
    for number in range(12):
        text = f"title: Biopsy of place {number}\n"
        (program.library / f"handouts/b{number:02}.yaml").write_text(text, encoding="utf-8")
    ran = program("find", "biopsy")
    assert len(ran.out.splitlines()) == 10
    assert ran.err == "The best 10 of 12: another word would tell them apart.\n"
    assert len(json.loads(program("find", "biopsy", "--json").out)["found"]) == 12


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("colonscopy", "45378 Colonoscopy"), ("resonancia", "70553 Resonancia"), ("4537", "45378")],
)
@pytest.mark.parametrize("command", ["render", "show"])
def test_an_unknown_code_is_looked_for_and_nothing_is_chosen(
    program: Program, command: str, asked: str, meant: str
) -> None:
    program.refused(4, command, asked, says=f"no procedure with the code '{asked}' | Did you mean {meant}")


def test_it_loads_nothing_heavy(program: Program) -> None:
    command = (*program.command[:1], "-X", "importtime", *program.command[1:], "find", "colonscopy")
    loaded = program.shell(" ".join(command)).err
    assert "handoutgen.content.search" in loaded
    for heavy in ("weasyprint", "jinja2", "pydantic", "babel", "rich"):
        assert f" {heavy}" not in loaded
