"""`handoutgen new`: a record that can be printed at once, and never one in the place of another."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

import handoutgen

if TYPE_CHECKING:
    from tests.cli.conftest import Program

PACKAGE = Path(handoutgen.__file__).parent


def test_it_is_shown_and_printed_at_once_as_a_draft(program: Program) -> None:
    ran = program("new", "45380", "--title", "Colonoscopy with a sample")
    assert (ran.code, ran.out) == (0, "handouts/45380.yaml\n")
    assert "handoutgen render 45380" in ran.err
    assert "WRITE: Why it is done." in " ".join(program("show", "45380").out.split())
    ran = program("render", "45380")
    assert (ran.code, ran.out) == (0, "45380-en.pdf\n"), ran.err
    assert "draft" in ran.err
    pages = pypdfium2.PdfDocument(program.library / "45380-en.pdf")
    for page in pages:
        assert "Draft" in page.get_textpage().get_text_range()
    assert "Colonoscopy with a sample" in pages[0].get_textpage().get_text_range()
    assert program("find", "45380").out.startswith("45380\tColonoscopy with a sample\ten\t")


def test_without_a_title_too(program: Program) -> None:
    assert program("new", "demo-1").code == 0
    ran = program("render", "demo-1")
    assert ran.code == 0, ran.err


def test_a_record_that_is_there_is_left_alone(program: Program) -> None:
    program.refused(2, "new", "38242", says="a record already: handouts/38242.yaml | left as it is")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["new", "../38242"], "'../38242' cannot be a code | Letters, digits"),
        (["new", "a b"], "'a b' cannot be a code"),
        (["new", "x", "--title", "{name}"], "cannot be printed | plain words"),
        (["new", "x", "--title", ""], "it is empty"),
    ],
)
def test_what_cannot_be_begun(program: Program, typed: list[str], says: str) -> None:
    program.refused(2, *typed, says=says)


def test_a_folder_that_cannot_be_written(weak: Program) -> None:
    folder = weak.library / "handouts"
    folder.chmod(0o555)
    try:
        weak.refused(3, "new", "45380", says="handouts/45380.yaml could not be written | handoutgen init DIR")
    finally:
        folder.chmod(0o755)


def test_a_full_disk_leaves_nothing(program: Program) -> None:
    ran = program.shell("ulimit -f 1; trap '' XFSZ; PYTHONDONTWRITEBYTECODE=1 handoutgen new 45380")
    assert ran.code == 3, ran.err
    assert "could not be written" in ran.err
    assert not (program.library / "handouts/45380.yaml").exists()


def test_a_library_without_records_yet(program: Program) -> None:
    shutil.rmtree(program.library / "handouts")
    assert program("new", "45380").code == 0
    assert program("list").out == "45380\tWRITE: Our own plain name.\ten\n"


def test_the_installed_programs_own_library_is_no_place_for_it(program: Program, tmp_path: Path) -> None:
    installed = tmp_path / "site-packages" / "handoutgen"
    shutil.copytree(PACKAGE, installed, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("handouts", "locales", "handoutgen.toml"):
        source = program.library / part
        target = installed / "starter" / part
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    fresh = program.with_(PYTHONPATH=str(installed.parent))
    fresh.refused(3, "new", "45380", says="comes with the program | handoutgen init DIR", cwd=nowhere)
    fresh.refused(
        3, "-C", str(installed / "starter"), "new", "45380", says="handoutgen init DIR", cwd=nowhere
    )
    assert not (installed / "starter/handouts/45380.yaml").exists()
    # What it advises works: from there, and in what it made.
    made = fresh("init", "ours", cwd=nowhere)
    assert made.code == 0, made.err
    assert fresh("new", "45380", cwd=nowhere / "ours").code == 0
    assert (nowhere / "ours/handouts/38242.yaml").is_file()
