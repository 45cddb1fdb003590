"""`handoutgen init`: a library of one's own that works at once, or nothing at all."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.content import settings
from handoutgen.content.library import Library, starter

if TYPE_CHECKING:
    from tests.cli.conftest import Program

ROOT = Path(__file__).resolve().parents[2]


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def own(folder: Path, *parts: str) -> set[str]:
    found = {name for part in parts for name in names(folder / part)}
    return {name for name in found if not name.startswith(".")}


def test_what_it_makes_is_printed_from_and_is_the_programs_word_for_word(program: Program) -> None:
    ran = program("init", "ours")
    assert (ran.code, ran.out) == (0, "ours\n")
    assert "cd ours" in ran.err
    assert program("-C", "ours", "render", "38242", "--lang", "es").out == "38242-es.pdf\n"
    assert program("-C", str(starter()), "render", "38242", "--lang", "es", "-o", "same.pdf").code == 0
    made, same = (program.library / name for name in ("38242-es.pdf", "same.pdf"))
    assert made.read_bytes() == same.read_bytes()
    assert program("-C", "ours", "doctor").code == 0


def test_records_and_translations_are_copied_and_templates_stay_the_programs(program: Program) -> None:
    assert program("init", "ours").code == 0
    ours = program.library / "ours"
    assert names(ours / "handouts") == {
        name for name in names(ROOT / "handouts") if name.endswith((".yaml", ".json"))
    }
    assert names(ours / "locales") == {
        name for name in names(ROOT / "locales") if not name.endswith("/handoutgen.po")
    }
    assert (ours / "locales/ar/glossary.yaml").is_file()
    for name in names(ours / "handouts"):
        assert (ours / "handouts" / name).read_bytes() == (ROOT / "handouts" / name).read_bytes()
    assert {path.name for path in ours.iterdir()} == {
        ".gitignore", "README.md", "handoutgen.toml", "handouts", "locales",
    }  # fmt: skip
    library = Library(ours)
    assert library.templates == ROOT / "templates"
    assert library.catalog("handoutgen", "es").path == ROOT / "locales/es/LC_MESSAGES/handoutgen.po"


def test_templates_are_copied_where_that_is_asked_for(program: Program) -> None:
    assert program("init", "ours", "--templates").code == 0
    ours = program.library / "ours"
    assert names(ours / "templates") == names(ROOT / "templates")
    assert names(ours / "locales") == names(ROOT / "locales")
    assert Library(ours).templates == ours / "templates"
    style = ours / "templates/page.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nh1 { colour: red }\n", encoding="utf-8")
    assert "colour" in program("-C", "ours", "render", "38242").err


def test_its_settings_load_and_tell_of_every_setting(program: Program) -> None:
    assert program("init", "ours").code == 0
    path = program.library / "ours/handoutgen.toml"
    assert list(settings.load(path).facilities) == ["main"]
    text = path.read_text(encoding="utf-8")
    reference = (ROOT / "docs/reference/settings.md").read_text(encoding="utf-8")
    known = re.findall(r"^\| `(\w+)` \|", reference, re.MULTILINE)
    assert len(known) > 8
    for key in known:
        assert re.search(rf"^(# )?{key} = ", text, re.MULTILINE), key
    # Each that is only shown can be switched on.
    (path.parent / "logo.svg").write_text("<svg/>", encoding="utf-8")
    path.write_text(re.sub(r"^# (\w+ = )", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert settings.load(path).facilities["main"].logo == path.parent / "logo.svg"


def test_git_takes_it_as_it_is(program: Program) -> None:
    ran = program.shell(
        "set -e; mkdir ours; git init -q ours; handoutgen -q init ours; cd ours;"
        "handoutgen -q render 38242 >&2; mkdir build; touch build/x; git add .; git ls-files"
    )
    assert ran.code == 0, ran.err
    listed = ran.out.split()
    assert {"handoutgen.toml", "handouts/38242.yaml", ".gitignore"} <= set(listed)
    assert not [name for name in listed if name.endswith(".pdf") or name.startswith("build/")]


def test_a_folder_with_something_in_it_is_left_alone(program: Program) -> None:
    program.refused(
        2, "init", ".", says="handoutgen.toml, handouts, locales, templates | Nothing was changed"
    )
    (program.library / "full").mkdir()
    for name in "abcdef":
        (program.library / "full" / name).touch()
    program.refused(2, "init", "full", says="a, b, c, d and 2 more")
    program.refused(2, "init", "handoutgen.toml", says="handoutgen.toml is a file")
    program.refused(3, "init", "handoutgen.toml/x", says="no library could be made")
    program.refused(3, "init", "x" * 300, says="File name too long")
    program.refused(2, "init", "", says="it is empty")
    program.refused(2, "-C", ".", "init", "ours", says="-C names a library | handoutgen init ours")


@pytest.mark.parametrize("folder", ["new", "deep/er/new", "empty"])
def test_a_disk_that_gets_full_leaves_nothing(program: Program, folder: str) -> None:
    (program.library / "empty").mkdir()
    before = sorted(program.library.rglob("*"))
    # A file of 16 kB still fits, the schema or a record of more does not.
    ran = program.shell(f"ulimit -f 8; trap '' XFSZ; PYTHONDONTWRITEBYTECODE=1 handoutgen init {folder}")
    assert ran.code == 3, ran.err
    assert "no library could be made" in ran.err
    assert sorted(program.library.rglob("*")) == before


def test_a_folder_that_cannot_be_written(weak: Program) -> None:
    (weak.library / "locked").mkdir(mode=0o555)
    weak.refused(3, "init", "locked", says="no library could be made in locked: Permission denied")
    weak.refused(3, "init", "locked/new", says="Permission denied")


INTERRUPTED = """
import os, signal, sys
from handoutgen.__main__ import main
from handoutgen.content import founding
moved = []

def press(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "rename":
        moved.append(1)
        if len(moved) == 3:
            sys.setprofile(None)
            os.kill(os.getpid(), signal.SIGINT)

sys.setprofile(press)
main()
"""


def test_ctrl_c_half_way_leaves_nothing(program: Program) -> None:
    before = sorted(program.library.iterdir())
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "init", "ours"],
        cwd=program.library, env=program.variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 128 + signal.SIGINT, ran.stderr
    assert sorted(program.library.iterdir()) == before


def test_a_variable_that_goes_before_it_is_told(program: Program) -> None:
    ran = program.with_(HANDOUTGEN_LIBRARY=str(program.library))("init", "ours")
    assert ran.code == 0
    assert "HANDOUTGEN_LIBRARY is set" in ran.err


def test_an_own_library_changes_alone(program: Program) -> None:
    """Its words are its own; of the program's records it has no trace that the program could change."""
    assert program("init", "ours").code == 0
    shutil.rmtree(program.library / "ours/handouts")
    assert program("-C", "ours", "list").out == ""
