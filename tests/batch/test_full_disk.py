"""A disk that is full: told in one message, old or new PDFs on it, and a build goes on once there is room."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch.printer import Printer
from tests.batch.scene import SETTLED, Scene, check_mended, check_whole, pdfs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Ran

PAGE, LARGE = 2**12, 2**22
"""Bytes: the least by which a file grows there, and more than enough for a build."""

FULL = 7
"""How a build ends that cannot write."""


def mount(folder: Path, options: str) -> None:
    """Mount a file system in memory; raises CalledProcessError or OSError where that is not allowed."""
    command = ["mount", "-t", "tmpfs", "-o", options, "handoutgen-test", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def used(folder: Path) -> int:
    """The bytes that are taken on a mounted file system."""
    found = os.statvfs(folder)
    return (found.f_blocks - found.f_bfree) * found.f_frsize


@contextmanager
def mounted(folder: Path, size: int) -> Iterator[None]:
    """While it lasts, a folder is a disk of its own of such a size; skips where no mount may be made."""
    folder.mkdir()
    try:
        mount(folder, f"size={size}")
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"no mount may be made here: {error}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A place whose folder for the build is a disk of its own, with nothing on it."""
    with mounted(tmp_path / "build", LARGE):
        yield tmp_path


def check_told(ran: Ran) -> None:
    """A full disk is told in one message, and how to go on."""
    assert (ran.code, ran.out) == (FULL, ""), ran.err
    assert (ran.err.count("Error:"), ran.err.count("\n")) == (1, 2)
    assert "disk is full" in ran.err
    assert "Make room" in ran.err


@pytest.mark.parametrize("room", [0, PAGE, 2 * PAGE])
def test_a_disk_that_fills_up(scene: Scene, small_disk: Path, room: int) -> None:
    build = small_disk / "build"
    shutil.copytree(scene.old, build, dirs_exist_ok=True)
    mount(build, f"remount,size={used(build) + room}")
    check_told(scene.run(small_disk))
    check_whole(scene, build)
    mount(build, f"remount,size={LARGE}")
    check_mended(scene, small_disk)


def test_a_disk_that_is_always_too_small(scene: Scene, small_disk: Path) -> None:
    """Somebody makes a little room, builds again, and so on; what was made counts, and nothing is half."""
    build, told = small_disk / "build", []
    for size in range(5 * PAGE, LARGE, 3 * PAGE):
        mount(build, f"remount,size={size}")
        ran = scene.run(small_disk)
        if ran.code != FULL:
            break
        check_told(ran)
        assert pdfs(build).items() <= pdfs(scene.new).items()
        told.append((len(pdfs(build)), "manifest.sqlite" in ran.err))
    assert (0, True) in told, "not even the account"
    assert any(not account for _, account in told), "a PDF, or the index"
    assert any(count and account for count, account in told), "PDFs in their place, and not written down"
    check_mended(scene, small_disk)


def test_no_room_for_temporary_files(scene: Scene, place: Path) -> None:
    """Every PDF stays until there is."""
    before = pdfs(place / "build")
    with mounted(place / "tmp", PAGE):
        ran = scene.run(place)
        assert ran.code == SETTLED
        assert "there is no room for temporary files" in ran.err
        assert "TMPDIR" in ran.err
        assert "fault inside" not in ran.err
        assert before.items() >= pdfs(place / "build").items()
        check_whole(scene, place / "build")
        assert not list((place / "tmp").iterdir())
    check_mended(scene, place)


def test_a_printer_without_room_deletes_no_folder_but_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python falls back to another folder for temporary files where the first is full."""
    full, other = tmp_path / "full", tmp_path / "other"
    other.mkdir()
    (other / "file").touch()
    monkeypatch.setenv("TEMP", str(other))
    monkeypatch.setattr(tempfile, "tempdir", str(full))
    with mounted(full, PAGE):
        (full / "filled").write_bytes(bytes(PAGE))
        printer = Printer()
        try:
            printer._connection.close()  # noqa: SLF001 - as if the build had died
            assert printer._process.wait(60) == 0  # noqa: SLF001 - nobody else knows
            assert not printer.folder.exists()
        finally:
            printer.stop()
    assert list(other.iterdir()) == [other / "file"]
