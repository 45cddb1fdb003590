"""A stamp tells one state of a file from another, and is relied on only once that is sure."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import stamps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    assert stamps.reliable(fresh) == stamps.NONE
    time.sleep(stamps.FRESH / SECOND + 0.05)
    assert stamps.reliable(fresh) == fresh
    assert stamps.reliable(stamps.NONE) == stamps.NONE


def test_a_file_from_the_future_is_not_relied_on(file: Path) -> None:
    os.utime(file, ns=(0, time.time_ns() + 3600 * SECOND))
    assert stamps.reliable(stamps.stamp(str(file))) == stamps.NONE
