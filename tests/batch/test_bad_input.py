"""Whatever is wrong with a library, its files and its build's folder: told, and nothing lost by it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.batch import small
from tests.batch.conftest import CATALOG, CODES, PLACES, RECORD, SHARED
from tests.cli.conftest import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.batch.conftest import Shelf
    from tests.cli.conftest import Program, Ran


def said(shelf: Shelf, *arguments: str, code: int, says: str) -> Ran:
    """Run a build that must end with a code, and say such words on stderr."""
    ran = shelf.program("build", *arguments)
    assert "Traceback" not in ran.err
    assert "a fault inside handoutgen" not in ran.err
    assert ran.code == code, ran.err
    for words in says.split(" | "):
        assert words in ran.err
    return ran


def link_to_itself(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system than the library's."""
    shared = Path("/dev/shm")  # noqa: S108 - it is there to be another disk
    if not os.access(shared, os.W_OK) or shared.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no other file system here to write to")
    with tempfile.TemporaryDirectory(dir=shared) as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    ("folder", "kept", "says"),
    [
        ("handouts", 4, "handouts: cannot be read: Permission denied"),
        ("locales", 2, "locales: cannot be read: Permission denied"),
        ("locales/es", 2, "locales/es/LC_MESSAGES: cannot be read: Permission denied"),
        ("locales/es/LC_MESSAGES", 2, "locales/es/LC_MESSAGES: cannot be read: Permission denied"),
    ],
)  # fmt: skip
def test_a_folder_that_cannot_be_read(built: Shelf, weak: Program, folder: str, kept: int, says: str) -> None:
    before = built.pdfs()
    (built.root / folder).chmod(0)
    try:
        ran = said(
            built.as_(weak), code=1, says=f"{says} | Until then nothing is taken away. | {kept} handouts"
        )
    finally:
        (built.root / folder).chmod(0o755)
    assert f"0 printed, {4 - kept} current, 0 removed" in ran.out
    assert built.pdfs() == before
    assert built.reasons() == {}


def test_nothing_is_taken_away_for_a_folder_that_cannot_be_read(built: Shelf, weak: Program) -> None:
    small.record(built.root, "70553").unlink()
    (built.root / "locales/es").chmod(0)
    try:
        said(built.as_(weak), code=1, says="locales/es/LC_MESSAGES: cannot be read | 3 handouts")
    finally:
        (built.root / "locales/es").chmod(0o755)
    assert sorted(built.pdfs()) == list(PLACES)
    assert built.report()["removed"] == 2


def test_a_record_that_cannot_be_read_keeps_its_pdfs(built: Shelf, weak: Program) -> None:
    before = built.pdfs()
    (built.root / RECORD).chmod(0)
    for _ in range(2):
        ran = said(built.as_(weak), code=1, says=f"{RECORD} cannot be read: Permission denied | still there")
        assert "0 printed, 2 current, 0 removed, 2 failed" in ran.out
    (built.root / RECORD).chmod(0o644)
    assert built.pdfs() == before
    assert built.report("38242", "--lang", "en")["failed"] == 0
    assert built.pdfs() == before


@pytest.mark.parametrize(
    ("name", "spoil", "code", "says"),
    [
        ("handouts/9.yaml", link_to_itself, 1, "handouts/9.yaml cannot be read: Too many levels"),
        ("handouts/9.yaml", pipe, 1, "handouts/9.yaml cannot be read: it is not a file"),
        ("handouts/9.yaml", Path.mkdir, 1, "handouts/9.yaml cannot be read: "),
        (RECORD, pipe, 1, f"{RECORD} cannot be read: it is not a file | still there"),
        (CATALOG, pipe, 1, f"{CATALOG} cannot be read: it is not a file | still there"),
        ("locales/xx", link_to_itself, 1, "locales/xx/LC_MESSAGES: cannot be read: Too many levels"),
        ("templates/x.css", link_to_itself, 7, "templates/x.css cannot be read: Too many | nothing taken"),
        ("templates/x.css", pipe, 7, "templates/x.css cannot be read: it is not a file | nothing taken away"),
        ("handouts/caf\udce9.yaml", Path.touch, 1, "has a name that is not UTF-8 | Give it another name"),
        ("build/es", link_to_itself, 7, "build/es is in the way of a folder | Move it"),
    ],
    ids=[
        "record-loop", "record-pipe", "record-folder", "record-now-pipe", "catalog-now-pipe", "language-loop",
        "template-loop", "template-pipe", "not-UTF-8", "output-loop",
    ],
)  # fmt: skip
def test_what_is_no_file_or_folder(
    built: Shelf, name: str, spoil: Callable[[Path], object], code: int, says: str
) -> None:
    path = built.root / name
    try:
        spoil(path)
    except OSError:
        pytest.skip("this disk has no such names")
    before = {
        place: pdf for place, pdf in built.pdfs().items() if not (built.build / place).is_relative_to(path)
    }
    said(built, code=code, says=says)
    assert built.pdfs() == before
    said(built, code=code, says=says)


def test_a_file_where_a_languages_folder_should_be(built: Shelf) -> None:
    shutil.rmtree(built.build / "es")
    (built.build / "es").write_text("mine")
    before = built.pdfs()
    said(built, code=7, says="build/es is in the way of a folder | Move it")
    assert (built.build / "es").read_text() == "mine"
    assert built.pdfs() == before
    (built.build / "es").unlink()
    assert built.report()["printed"] == 2
    assert sorted(built.pdfs()) == list(PLACES)


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_no_file_where_a_pdf_should_be(built: Shelf, make: Callable[[Path], object]) -> None:
    (built.build / PLACES[0]).unlink()
    make(built.build / PLACES[0])
    ran = said(built, code=1, says=f"build/{PLACES[0]} cannot be read: it is not a file")
    assert "still there" not in ran.err


def test_a_file_where_the_build_should_be(shelf: Shelf) -> None:
    shelf.build.write_text("mine")
    shelf.program.refused(7, "build", says="build is not a folder | Choose another with -o")


@pytest.mark.parametrize("folder", ["handouts", "handouts/x", "locales/../templates/y", "locales/es"])
def test_a_build_does_not_go_among_what_it_is_made_from(shelf: Shelf, folder: str) -> None:
    top = folder.replace("locales/../", "").split("/")[0]
    shelf.program.refused(3, "build", "-o", folder, says=f"lies within the library's {top} | -o")


def test_a_folder_that_is_a_link_among_the_records_is_refused(shelf: Shelf) -> None:
    (shelf.root / "out").symlink_to("handouts")
    shelf.program.refused(3, "build", "-o", "out/x", says="lies within the library's handouts")


def test_a_build_that_can_only_be_read(built: Shelf, weak: Program) -> None:
    built.append(RECORD, "# a note\n")
    before = built.pdfs()
    built.build.chmod(0o555)
    try:
        ran = said(built.as_(weak), code=7, says="build")
    finally:
        built.build.chmod(0o755)
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 2
    assert built.pdfs() == before
    assert built.report("38242", "--lang", "en")["unchanged"] == 1


def test_another_disk(built: Shelf, other_disk: Path) -> None:
    ran = said(built, "70553", "-o", str(other_disk / "out"), code=0, says="")
    assert ran.out.startswith("2 printed")
    names = {path.name for path in (other_disk / "out/es").iterdir()}
    assert names == {"70553.pdf", "index.html"}


def test_a_languages_folder_on_another_disk(built: Shelf, other_disk: Path) -> None:
    shutil.move(built.build / "es", other_disk)
    (built.build / "es").symlink_to(other_disk / "es")
    assert built.reasons() == {}
    built.edit(CATALOG, small.TITULO, small.TITULO.upper())
    assert built.outcomes() == {"38242-es": "printed"}
    assert (other_disk / "es/38242.pdf").is_file()
    for code in CODES:
        small.catalog(built.root, code).unlink()
    assert built.report()["removed"] == 2
    assert list((other_disk / "es").iterdir()) == []
    assert (built.build / "es").is_symlink()


def test_a_record_of_100_megabytes(built: Shelf) -> None:
    before = built.pdfs()
    with small.record(built.root, "9").open("wb") as file:
        file.write(b"# ")
        file.truncate(100_000_000)
    said(built, code=1, says="handouts/9.yaml cannot be read | a record may have 1 MB at most")
    assert built.pdfs() == before


def test_a_record_that_was_renamed(built: Shelf) -> None:
    for file in (small.record, small.catalog):
        file(built.root, "38242").rename(file(built.root, "38243"))
    built.edit("handouts/38243.yaml", 'code: "38242"', 'code: "38243"')
    assert built.outcomes() == {
        "38242-en": "removed", "38242-es": "removed", "38243-en": "printed", "38243-es": "printed",
    }  # fmt: skip
    assert sorted(built.pdfs()) == [place.replace("38242", "38243") for place in PLACES]


def test_two_records_with_one_code(built: Shelf) -> None:
    before = built.pdfs()
    shutil.copy2(built.root / RECORD, small.record(built.root, "38243"))
    said(built, code=1, says="handouts/38243.yaml | the code is '38242', but the file is named 38243")
    assert built.pdfs() == before


def test_a_link_that_leads_nowhere_any_more_is_not_current(built: Shelf) -> None:
    elsewhere = built.root.with_name("elsewhere.yaml")
    (built.root / RECORD).rename(elsewhere)
    (built.root / RECORD).symlink_to(elsewhere)
    assert built.outcomes() == {}
    elsewhere.unlink()
    before = built.pdfs()
    said(built, code=1, says="38242.yaml cannot be read: No such file | still there")
    assert built.foreseen(code=1)["failed"] == 2
    assert built.pdfs() == before


def test_shared_words_that_are_gone_are_the_programs(built: Shelf) -> None:
    (built.root / SHARED).unlink()
    assert built.reasons() == {}


def test_a_pipe_in_place_of_the_index(built: Shelf) -> None:
    (built.build / "manifest.sqlite").unlink()
    pipe(built.build / "index.json")
    before = {place: content for place, (content, _) in built.pdfs().items()}
    said(built, code=7, says="build/index.json is not a file that can be replaced")
    assert {place: content for place, (content, _) in built.pdfs().items()} == before


def test_nothing_is_left_behind_by_what_is_refused(shelf: Shelf) -> None:
    before = snapshot(shelf.root)
    assert shelf.program("build", "no-such-code").code == 4
    assert snapshot(shelf.root) == before
