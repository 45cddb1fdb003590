"""A file is there whole or not at all, whatever goes wrong, and what went wrong is told in words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.errors import PrintingError
from handoutgen.printing.output import check_writable, write

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD, NEW = b"old" * 20_000, b"new" * 40_000
NOBODY = 65534

CHILD = """
import os, resource, sys, tempfile
from pathlib import Path
from handoutgen.errors import PrintingError
from handoutgen.printing.output import write
{before}
try:
    write(Path(sys.argv[1]), b"new" * 40_000)
except PrintingError as error:
    print(error.message, "|", error.hint)
"""


def written_by_a_child(path: Path, before: str) -> str:
    """Write a file in a process that has first done `before`; returns what it says."""
    ended = subprocess.run(
        [sys.executable, "-c", CHILD.format(before=before), str(path)],
        # Under a limit Python would cut its own bytecode off as well, beside the source.
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.strip()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """An older handout, which must not be lost."""
    path = tmp_path / "38242-es.pdf"
    path.write_bytes(OLD)
    return path


def test_a_file_is_made_and_an_older_one_replaced(tmp_path: Path) -> None:
    path = tmp_path / "38242-es.pdf"
    for content in (OLD, NEW):
        write(path, content)
        assert path.read_bytes() == content
    assert names(tmp_path) == ["38242-es.pdf"]


def test_a_reader_sees_the_old_or_the_new_and_never_a_part(target: Path) -> None:
    halves: list[int] = []
    seen: set[bytes] = set()
    stop = threading.Event()

    def watch() -> None:
        while not stop.is_set():
            content = target.read_bytes()
            seen.add(content[:3])
            if content not in (OLD, NEW):
                halves.append(len(content))

    reader = threading.Thread(target=watch)
    reader.start()
    for turn in range(60):
        write(target, (NEW, OLD)[turn % 2])
    stop.set()
    reader.join()
    assert halves == []
    assert seen == {b"old", b"new"}


def test_who_holds_the_old_file_open_keeps_it_whole(target: Path) -> None:
    with target.open("rb") as reader:
        first = reader.read(10)
        write(target, NEW)
        assert first + reader.read() == OLD


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_an_existing_file_keeps_its_permissions(target: Path, mode: int) -> None:
    target.chmod(mode)
    write(target, NEW)
    assert target.stat().st_mode & 0o777 == mode


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_permissions_that_any_other_would_have(
    tmp_path: Path, mask: int, mode: int
) -> None:
    path = tmp_path / "38242-es.pdf"
    former = os.umask(mask)
    try:
        write(path, NEW)
    finally:
        os.umask(former)
    assert path.stat().st_mode & 0o777 == mode


def test_a_link_stays_and_what_it_points_to_is_replaced(target: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "desk" / "today.pdf"
    link.symlink_to("../38242-es.pdf")
    write(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
    assert names(tmp_path / "desk") == ["today.pdf"]


def test_a_link_to_nothing_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "today.pdf"
    link.symlink_to("38242-es.pdf")
    write(link, NEW)
    assert (tmp_path / "38242-es.pdf").read_bytes() == NEW
    assert link.is_symlink()


def told(path: Path) -> str:
    """What is said of a path that cannot be written, the same before the work as after it."""
    with pytest.raises(PrintingError) as early:
        check_writable(path)
    with pytest.raises(PrintingError) as late:
        write(path, NEW)
    assert (early.value.message, early.value.hint) == (late.value.message, late.value.hint)
    assert late.value.hint
    return late.value.message


def test_a_missing_folder_is_told_with_how_to_make_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(Path("out/38242-es.pdf")) == "there is no folder out"
    with pytest.raises(PrintingError) as caught:
        write(Path("out/38242-es.pdf"), NEW)
    assert caught.value.hint == "Make it first: mkdir -p out"
    assert names(tmp_path) == []


def test_a_file_is_no_folder(target: Path) -> None:
    assert told(target / "38242-en.pdf") == f"{target} is not a folder"
    assert target.read_bytes() == OLD


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "38242-es.pdf").mkdir()
    assert "is not a file that can be replaced" in told(tmp_path / "38242-es.pdf")
    assert names(tmp_path) == ["38242-es.pdf"]


def test_a_pipe_is_neither_replaced_nor_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "38242-es.pdf"
    os.mkfifo(path)
    assert "is not a file that can be replaced" in told(path)
    assert path.is_fifo()


def test_a_device_is_not_replaced() -> None:
    assert "is not a file that can be replaced" in told(Path("/dev/null"))


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "one.pdf").symlink_to("two.pdf")
    (tmp_path / "two.pdf").symlink_to("one.pdf")
    assert str(tmp_path / "one.pdf") in told(tmp_path / "one.pdf")


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / ("x" * 300)).endswith("could not be written: its name is too long")
    assert names(tmp_path) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can come to, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="handoutgen-test-"))
    folder.chmod(0o755)
    inner = folder / "out"
    inner.mkdir()
    yield inner
    inner.chmod(0o755)
    shutil.rmtree(folder)


AS_A_USER = f"if os.getuid() == 0: os.setuid({NOBODY})"


def test_a_folder_that_may_only_be_read_is_told_and_its_file_kept(open_folder: Path) -> None:
    path = open_folder / "38242-es.pdf"
    path.write_bytes(OLD)
    open_folder.chmod(0o555)
    said = written_by_a_child(path, AS_A_USER)
    assert said == f"{open_folder} cannot be written to | Choose another folder with -o."
    assert path.read_bytes() == OLD
    assert names(open_folder) == ["38242-es.pdf"]


def test_a_folder_that_may_not_be_entered_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o600)
    said = written_by_a_child(open_folder / "38242-es.pdf", AS_A_USER)
    assert said.startswith(
        f"{open_folder}/38242-es.pdf could not be written: you may not write there | Choose"
    )


def test_what_is_cut_off_while_it_is_written_leaves_the_old_file_and_nothing_else(target: Path) -> None:
    said = written_by_a_child(target, "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))")
    assert said.startswith(f"{target} could not be written: no file may be that large here | Ask whoever")
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = sys.platform == "linux" and os.getuid() == 0 and shutil.which("mount") is not None
    if mounted:
        command = ["mount", "-t", "tmpfs", "-o", "size=96k", "none", str(folder)]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    if not mounted:
        pytest.skip("a small disk can only be mounted by root; a write cut off by a limit was tried")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_file_and_nothing_else(small_disk: Path) -> None:
    path = small_disk / "38242-es.pdf"
    path.write_bytes(OLD)
    with pytest.raises(PrintingError) as caught:
        write(path, NEW)
    assert caught.value.message == f"{path} could not be written: the disk is full"
    assert caught.value.hint == "Make room, or choose another folder with -o."
    assert path.read_bytes() == OLD
    assert names(small_disk) == ["38242-es.pdf"]


def test_an_interruption_leaves_nothing_behind(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(target, NEW)
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]
