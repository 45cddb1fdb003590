"""A stamp tells one state of a file from another, and is relied on only once that is sure."""

from __future__ import annotations

import os
import sqlite3
import time
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import stamps
from tests.batch import small
from tests.batch.conftest import RECORD
from tests.cli.conftest import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.batch.conftest import Shelf

SECOND = 10**9


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_text("12345")
    return path


def same_size_and_time(path: Path) -> None:
    about = path.stat()
    path.write_text("54321")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns))


def another_in_its_place(path: Path) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    os.utime(copy, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    copy.replace(path)


@pytest.mark.parametrize(
    "change",
    [
        same_size_and_time,
        another_in_its_place,
        lambda path: path.write_text("1234"),
        lambda path: os.utime(path, ns=(0, 0)),
        lambda path: path.chmod(0o600),
        lambda path: path.unlink(),
    ],
    ids=["same-size-and-time", "another", "shorter", "older", "mode", "gone"],
)
def test_whatever_happens_to_a_file_changes_its_stamp(file: Path, change: Callable[[Path], object]) -> None:
    before = stamps.stamp(str(file))
    assert stamps.stamp(str(file)) == before
    assert len(before) == len(stamps.NONE)
    time.sleep(0.02)  # a file system's clock ticks as seldom as that
    change(file)
    assert stamps.stamp(str(file)) != before


@pytest.mark.parametrize("times", [(-SECOND, -SECOND), (0, 0), (2**62, 2**62)], ids=["1969", "1970", "2116"])
def test_any_time_of_a_file_can_be_written_down(file: Path, times: tuple[int, int]) -> None:
    try:
        os.utime(file, ns=times)
    except OSError:
        pytest.skip("this disk has no such times")
    assert len(stamps.stamp(str(file))) == len(stamps.NONE)


def test_what_is_not_there_has_no_stamp(file: Path) -> None:
    assert stamps.stamp(str(file / "below")) == stamps.NONE
    assert stamps.stamp(str(file) + "2") == stamps.NONE


def test_what_cannot_be_told_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match="loop"):
        stamps.stamp(str(tmp_path / "loop"))


def test_a_stamp_is_relied_on_after_a_while(file: Path) -> None:
    os.utime(file, ns=(0, 0))  # the time of its last change to anything else is now
    fresh = stamps.stamp(str(file))
    assert stamps.reliable(fresh) == stamps.UNSURE
    to_come = file.with_name("to come")
    to_come.touch()
    os.utime(to_come, ns=(0, time.time_ns() + 3600 * SECOND))
    time.sleep(stamps.FRESH / SECOND + 0.05)
    assert stamps.reliable(fresh) == fresh
    assert stamps.reliable(stamps.stamp(str(to_come))) == stamps.UNSURE


def test_what_is_not_there_is_not_what_is_unsure() -> None:
    assert stamps.reliable(stamps.NONE) == stamps.NONE
    assert stamps.NONE != stamps.UNSURE
    assert len(stamps.NONE) == len(stamps.UNSURE)


# A change that the usual signs of one do not show.


def rewritten(shelf: Shelf, title: str, times: tuple[int, int] | None) -> None:
    """Give a record another title of the same length, and its file such times."""
    path = shelf.root / RECORD
    text = path.read_text(encoding="utf-8").splitlines(keepends=True)
    [line] = [number for number, words in enumerate(text) if words.startswith("title: ")]
    assert len(title) == len(small.TITLE)
    text[line] = f"title: {title}\n"
    path.write_text("".join(text), encoding="utf-8")
    if times:
        os.utime(path, ns=times)


BRAIM, BRAIX = small.TITLE.replace("Brain", "Braim"), small.TITLE.replace("Brain", "Braix")
ENGLISH = {"en/38242.pdf": "record changed"}


def test_a_change_that_keeps_size_and_time(built: Shelf) -> None:
    about = (built.root / RECORD).stat()
    rewritten(built, BRAIM, (about.st_atime_ns, about.st_mtime_ns))
    assert (built.root / RECORD).stat().st_mtime_ns == about.st_mtime_ns
    assert built.reasons("--lang", "en") == ENGLISH


def test_a_file_from_the_future_is_not_relied_on(built: Shelf) -> None:
    future = (2**31 * 10**9,) * 2
    os.utime(built.root / RECORD, ns=future)
    assert built.outcomes("--lang", "en") == {}
    assert stamps_of_records(built) == {stamps.UNSURE}
    rewritten(built, BRAIM, future)
    assert built.reasons("--lang", "en") == ENGLISH


def test_a_record_that_is_rewritten_while_it_is_fresh(built: Shelf) -> None:
    rewritten(built, BRAIM, None)
    assert built.outcomes("38242", "--lang", "en") == {"38242-en": "printed"}
    rewritten(built, BRAIX, None)
    assert built.outcomes("38242", "--lang", "en") == {"38242-en": "printed"}
    assert built.reasons("38242", "--lang", "en") == {}


SLOW_CLOCK = """\
import time
now = time.time_ns
time.time_ns = lambda: now() - 3600 * 10**9
"""


def test_a_clock_that_was_set_back(built: Shelf, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW_CLOCK)
    slow = type(built)(built.program.with_(PYTHONPATH=os.pathsep.join([str(tmp_path), str(SOURCE)])))
    rewritten(built, BRAIM, None)
    assert slow.outcomes("38242", "--lang", "en") == {"38242-en": "printed"}
    # No stamp from after what the clock says is relied on, however old the file is by another clock.
    assert stamps_of_records(slow) == {stamps.UNSURE}
    rewritten(built, BRAIX, None)
    assert slow.outcomes("38242", "--lang", "en") == {"38242-en": "printed"}


def stamps_of_records(shelf: Shelf) -> set[bytes]:
    """The stamps by which a build knows the record that the tests here change, in English."""
    connection = sqlite3.connect(shelf.build / "manifest.sqlite")
    rows = connection.execute("SELECT seen FROM handouts WHERE code = '38242' AND language = 'en'").fetchall()
    connection.close()
    return {seen[:32] for (seen,) in rows}
