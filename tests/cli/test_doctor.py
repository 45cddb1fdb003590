"""`handoutgen doctor`: each line looks for itself, and says what to do."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from tests.cli.conftest import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Program


def lines(out: str) -> dict[str, tuple[str, str]]:
    """The state of each part, and all that is said of it."""
    found: dict[str, tuple[str, str]] = {}
    part = ""
    for line in out.splitlines():
        if line.startswith(" "):
            found[part] = (found[part][0], f"{found[part][1]}\n{line.strip()}")
        else:
            state, part, said = line.split(maxsplit=2)
            found[part] = (state, said)
    return found


def unwell(program: Program, *arguments: str, **options: object) -> dict[str, tuple[str, str]]:
    """What is not ok, where the doctor says that it is not ready."""
    ran = program(*arguments, "doctor", **options)
    assert (ran.code, ran.err) == (1, "Not ready: see above.\n")
    return {part: found for part, found in lines(ran.out).items() if found[0] != "ok"}


def test_all_is_well(program: Program) -> None:
    ran = program("doctor")
    assert (ran.code, ran.err) == (0, "Ready to print.\n")
    assert list(lines(ran.out)) == ["Python", "Pango", "HarfBuzz", "Fonts", "Library", "Records", "Folder"]
    assert lines(ran.out)["Library"] == ("ok", f"{program.library} (your own); riverbend")
    assert program("-q", "doctor").err == ""


def test_the_same_as_json(program: Program) -> None:
    ran = program("-q", "doctor", "--json")
    told = json.loads(ran.out)
    assert (told["schema"], told["ready"]) == ("handoutgen/doctor/1", True)
    assert {each["part"]: each["fact"] for each in told["findings"]}["Records"] == "3 can be read"


def test_records_that_cannot_be_used_are_all_told(program: Program) -> None:
    handouts = program.library / "handouts"
    shutil.copy(handouts / "38242.yaml", handouts / "38243.yaml")
    (handouts / "38244.yaml").write_text("title: [", encoding="utf-8")
    ((state, said),) = unwell(program).values()
    assert state == "broken"
    assert said.startswith("2 of 5 cannot be used\n")
    assert "the code is '38242'" in said
    assert "handouts/38244.yaml:" in said


def test_no_records(program: Program) -> None:
    shutil.rmtree(program.library / "handouts")
    assert unwell(program) == {
        "Records": ("broken", f"there are none\nAdd {program.library}/handouts/CODE.yaml.")
    }


def test_broken_settings_are_told_once(program: Program) -> None:
    (program.library / "handoutgen.toml").write_text("[library]\nx = 1\n", encoding="utf-8")
    found = unwell(program)
    assert list(found) == ["Library"]
    assert "handoutgen.toml:2: there is no setting 'library.x'" in found["Library"][1]


def test_no_library(program: Program) -> None:
    found = unwell(program, "-C", "/none")
    assert list(found) == ["Library"]
    assert found["Library"][1] == "there is no folder /none\nCheck the path given as the library."


def test_a_folder_that_may_not_be_written_to(weak: Program, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    found = unwell(weak, "-C", str(weak.library), cwd=closed)
    assert list(found) == ["Folder"]
    assert found["Folder"][1].startswith(f"{closed} cannot be written to\n")


def test_damaged_fonts(program: Program, tmp_path: Path) -> None:
    shutil.copytree(SOURCE / "handoutgen", tmp_path / "src/handoutgen")
    font = min((tmp_path / "src/handoutgen/printing/fonts/files").rglob("*.ttf"))
    content = bytearray(font.read_bytes())
    content[len(content) // 2] ^= 1
    font.write_bytes(content)
    found = unwell(program.with_(PYTHONPATH=str(tmp_path / "src")))
    assert list(found) == ["Fonts"]
    assert font.name in found["Fonts"][1]
    assert "Install handoutgen again" in found["Fonts"][1]


def test_without_harfbuzz_subset_it_is_slow_but_ready(without: Callable[[str], Program]) -> None:
    ran = without("libharfbuzz-subset.so.0")("doctor")
    assert (ran.code, ran.err) == (0, "Ready to print.\n")
    state, said = lines(ran.out)["HarfBuzz"]
    assert state == "slow"
    assert "pages are the same, but take longer" in said
    assert "apt-get install libharfbuzz-subset0" in said


def test_without_pango(without: Callable[[str], Program]) -> None:
    found = unwell(without("libpango-1.0.so.0"))
    assert found["Pango"][0] == "broken"
    assert "apt-get install libpango-1.0-0" in found["Pango"][1]
