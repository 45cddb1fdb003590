"""The account of a build: what is put in comes out, and one that is lost or damaged costs nothing."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch.manifest import (
    FILE_NAME,
    VERSION,
    DamagedError,
    Document,
    Failure,
    Manifest,
    Row,
)
from handoutgen.batch.sources import Frame
from handoutgen.batch.target import Target
from handoutgen.errors import LibraryError
from handoutgen.problem import Level, Problem
from tests.cli.conftest import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from tests.batch.conftest import Shelf

PROBLEM = Problem("handouts/1.yaml", 3, 4, Level.WARNING, "a-rule", "«ó» is odd", "Look at it.")
FRAME = Frame("settings", "templates", "", "program", "engine 1, python 3")
DOCUMENT = Document("ab" * 32, 1234, "cd" * 16, 2, "Infusión", 4, "b3d4d6a7", draft=True, warnings=(PROBLEM,))
FAILURE = Failure(of_text=True, message="it is wrong", hint="Mend it.", problems=(PROBLEM, PROBLEM))
SEEN = bytes(range(96))


def row(code: str, language: str = "en", document: Document | None = DOCUMENT, **changes: object) -> Row:
    target = Target(code, language, "standard", "riverbend")
    values = {"frame": FRAME, "record": b"r" * 16, "catalog": b"", "seen": SEEN, "failure": None, **changes}
    return Row(target, f"{language}/{code}.pdf", document=document, **values)  # type: ignore[arg-type]


ROWS = [
    row("1"),
    row("1", "es", frame=FRAME._replace(words="words"), catalog=b"c" * 16),
    row("10", failure=FAILURE),
    row("2", document=None, failure=FAILURE),
    row("Ä'\";--", "zh-Hant"),
]


def test_what_was_put_lasts(tmp_path: Path) -> None:
    path = tmp_path / "a folder with ? and #" / FILE_NAME
    path.parent.mkdir()
    with closing(Manifest(path)) as manifest:
        for each in reversed(ROWS):
            manifest.put(each)
        assert manifest.index_is_due
        manifest.commit()
    with closing(Manifest(path)) as manifest:
        assert list(manifest.rows()) == ROWS
        assert list(manifest.rows("es")) == ROWS[1:2]
        assert [manifest.get(each.target) for each in ROWS] == ROWS
        assert manifest.get(ROWS[0].target._replace(edition="large")) is None
        briefs = list(manifest.briefs())
        assert [brief[:4] for brief in briefs] == [each.target for each in ROWS]
        assert [bool(brief.whole) for brief in briefs] == [True, True, False, False, True]
        assert [brief.frame for brief in briefs] == [manifest.frame_number(each.frame) for each in ROWS]
        assert {brief.seen for brief in briefs} == {SEEN}
        assert manifest.frame_number(FRAME._replace(engine="engine 2")) == -1


def test_what_was_not_committed_is_as_if_it_had_not_been_put(tmp_path: Path) -> None:
    with closing(Manifest(tmp_path / FILE_NAME)) as manifest:
        manifest.put(ROWS[0])
    with closing(Manifest(tmp_path / FILE_NAME)) as manifest:
        assert list(manifest.rows()) == []


def test_what_is_put_again_or_removed_is_due_in_the_index(tmp_path: Path) -> None:
    with closing(Manifest(tmp_path / FILE_NAME)) as manifest:
        assert not manifest.index_is_due
        manifest.put(ROWS[0])
        manifest.index_was_written()
        assert not manifest.index_is_due
        manifest.touch(ROWS[0].target, bytes(96))
        assert not manifest.index_is_due
        found = manifest.get(ROWS[0].target)
        assert found is not None
        assert found.seen == bytes(96)
        manifest.remove(ROWS[0].target)
        assert manifest.index_is_due
        assert list(manifest.rows()) == []


def test_frames_that_no_handout_has_are_dropped(tmp_path: Path) -> None:
    with closing(Manifest(tmp_path / FILE_NAME)) as manifest:
        for each in ROWS[:2]:
            manifest.put(each)
        manifest.put(row("1", frame=ROWS[1].frame))
        manifest.drop_unused_frames()
        manifest.commit()
    with closing(Manifest(tmp_path / FILE_NAME)) as manifest:
        assert manifest.frame_number(FRAME) == -1
        assert manifest.frame_number(ROWS[1].frame) >= 0


def begun(path: Path) -> None:
    """Begin an account with nothing in it."""
    with closing(Manifest(path)) as manifest:
        manifest.commit()


def statement(path: Path, words: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(words)
    connection.close()


def test_a_newer_programs_account_is_not_touched(built: Shelf) -> None:
    statement(built.build / FILE_NAME, f"PRAGMA user_version = {VERSION + 1}")
    built.append("handouts/38242.yaml", "# a note\n")
    before = snapshot(built.build)
    for arguments in ((), ("--dry-run",), ("--force",)):
        ran = built.here(*arguments)
        assert (ran.code, ran.out) == (3, "")
        assert (
            "was written by a newer handoutgen\n  Use that one here, or choose another folder with -o."
            in ran.err
        )
    after = snapshot(built.build)
    assert {name for name in before if before[name] != after.get(name)} <= {".", ".lock"}


@pytest.mark.parametrize("parts", ["{", "[]", "null", '["only one"]'])
def test_a_frame_that_is_none_is_damage(tmp_path: Path, parts: str) -> None:
    path = tmp_path / FILE_NAME
    begun(path)
    statement(path, f"INSERT INTO frames (parts) VALUES ('{parts}')")  # noqa: S608
    with pytest.raises(DamagedError):
        Manifest(path)


@pytest.mark.parametrize("column", ["document", "failure"])
@pytest.mark.parametrize("value", ["{", "[]", "{}", "5", '{"sha256": 1}'])
def test_a_row_that_is_none_is_damage(tmp_path: Path, column: str, value: str) -> None:
    path = tmp_path / FILE_NAME
    with closing(Manifest(path)) as manifest:
        manifest.put(ROWS[2])
        manifest.commit()
    statement(path, f"UPDATE handouts SET {column} = '{value}'")  # noqa: S608
    with closing(Manifest(path)) as manifest, pytest.raises(DamagedError):
        list(manifest.rows())


# A whole build with an account that is lost or damaged.


def spoilt(path: Path, how: str) -> None:
    whole = path.read_bytes()
    path.unlink()
    if how == "folder":
        (path / "x").mkdir(parents=True)
    elif how == "database":
        statement(path, "CREATE TABLE recipes (name)")
    elif how == "noise":
        path.write_bytes(random.Random(4).randbytes(10_000))  # noqa: S311
    elif how != "gone":
        path.write_bytes(whole[: int(how)])


DAMAGES = ["folder", "database", "noise", "15", "99", "100", "1000", "4096", "9000", "24575"]


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_account_is_made_anew_and_nothing_printed(built: Shelf, how: str) -> None:
    path = built.build / FILE_NAME
    before = built.pdfs()
    spoilt(path, how)
    ran = built.here("--dry-run")
    assert (ran.code, ran.out[:28]) == (0, "0 to be printed, 4 current, ")
    ran = built.here()
    assert (ran.code, ran.out[:22]) == (0, "0 printed, 4 current, "), ran.err
    [line] = ran.err.splitlines()
    assert "manifest.sqlite was damaged (" in line
    assert line.endswith("): it is made anew, and kept as manifest.damaged-1")
    assert path.with_name("manifest.damaged-1").exists()
    assert built.pdfs() == before
    ran = built.here()
    assert (ran.code, ran.err, ran.out[:22]) == (0, "", "0 printed, 4 current, ")
    spoilt(path, how)
    assert "manifest.damaged-2" in built.here().err


@pytest.mark.parametrize("how", ["gone", "0", "1"])
def test_a_lost_account_is_made_anew_and_nothing_printed(built: Shelf, how: str) -> None:
    before = built.pdfs()
    spoilt(built.build / FILE_NAME, how)
    (built.root / "handouts/70553.yaml").unlink()
    assert built.reasons() == {"en/70553.pdf": "record gone", "es/70553.pdf": "record gone"}
    ran = built.here()
    assert (ran.code, ran.err, ran.out[:33]) == (0, "", "0 printed, 2 current, 2 removed, ")
    assert built.pdfs() == {place: pdf for place, pdf in before.items() if "38242" in place}


@pytest.mark.parametrize(
    "index", [None, b"", b"{", b"[]", b"\xff\xfe", b'{"schema": "another/1"}', b"[" * 99_999]
)
def test_without_an_index_either_the_same_is_printed_again(built: Shelf, index: bytes | None) -> None:
    (built.root / "handouts/70553.yaml").unlink()
    assert built.here().code == 0
    before = {place: content for place, (content, _) in built.pdfs().items()}
    spoilt(built.build / FILE_NAME, "noise")
    if index is None:
        (built.build / "index.json").unlink()
    else:
        (built.build / "index.json").write_bytes(index)
    assert set(built.reasons().values()) == {"new"}
    if index == b"{":  # printing takes its time
        assert built.here("-j", "1").code == 0
        assert {place: content for place, (content, _) in built.pdfs().items()} == before
        assert built.reasons() == {}


@pytest.mark.parametrize("seed", range(40))
def test_a_flipped_bit_loses_nothing(built: Shelf, seed: int) -> None:
    path = built.build / FILE_NAME
    content = bytearray(path.read_bytes())
    chosen = random.Random(seed)  # noqa: S311
    content[chosen.randrange(len(content))] ^= 1 << chosen.randrange(8)
    path.write_bytes(content)
    before = {place: pdf for place, (pdf, _) in built.pdfs().items()}
    ran = built.here("-j", "1")
    if ran.code == 7:
        assert "Build again: it is then made anew." in ran.err
        ran = built.here("-j", "1")
    assert "fault" not in ran.err
    assert ran.code == 0, ran.err
    assert {place: pdf for place, (pdf, _) in built.pdfs().items()} == before
    assert built.reasons() == {}


def test_no_account_at_all_is_empty_and_lasts_no_longer_than_it_is_open() -> None:
    with closing(Manifest(None)) as manifest:
        manifest.put(ROWS[0])
        assert list(manifest.rows()) == ROWS[:1]
    with closing(Manifest(None)) as manifest:
        assert list(manifest.rows()) == []


def test_another_programs_tables_of_the_same_names_are_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    with closing(Manifest(path)) as manifest:
        manifest.put(ROWS[0])
        manifest.commit()
    statement(path, "PRAGMA application_id = 1")
    with pytest.raises(DamagedError, match="not a manifest"):
        Manifest(path)


def test_a_newer_account_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    begun(path)
    statement(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(LibraryError, match=FILE_NAME):
        Manifest(path)


def test_a_file_outside_of_the_folder_is_never_a_handouts() -> None:
    with closing(Manifest(None)) as manifest:
        manifest.put(replace(row("1"), place="../../elsewhere.pdf"))
        with pytest.raises(DamagedError):
            manifest.get(row("1").target)
