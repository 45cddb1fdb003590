"""One build at a time in a folder; who comes second is told, and who is dead does not count."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import lock
from handoutgen.errors import LockedError
from tests.batch.conftest import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.batch.conftest import Shelf

PATIENCE = 60


@contextmanager
def build_at_work(shelf: Shelf) -> Iterator[subprocess.Popen[bytes]]:
    """A build that has begun, and goes no further until it is told to."""
    with subprocess.Popen(
        [*shelf.program.command, "build", "--force", "-j", "1"],
        cwd=shelf.root, env=shelf.program.variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        until = time.monotonic() + PATIENCE
        while not (shelf.build / lock.HOLDER).exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.005)
        process.send_signal(signal.SIGSTOP)
        try:
            yield process
        finally:
            process.kill()


def test_who_comes_second_is_told_who_is_there(built: Shelf) -> None:
    before = built.pdfs()
    with build_at_work(built) as first:
        ran = built.program("build")
        assert (ran.code, ran.out) == (8, "")
        assert ran.err.splitlines() == [
            f"Error: another build is at work in build: process {first.pid} on {socket.gethostname()}",
            "  Let it come to its end, or stop it; or choose another folder with -o.",
        ]
        assert built.pdfs() == before
        assert built.program("build", "--dry-run").code == 8
        assert built.program("build", "70553", "--lang", "en", "-o", "elsewhere").code == 0
        first.send_signal(signal.SIGCONT)
        assert first.wait(PATIENCE) == 0
    assert built.reasons() == {}
    assert not (built.build / lock.HOLDER).exists()


def test_after_a_build_that_was_killed_the_next_one_runs_and_tidies_up(built: Shelf) -> None:
    mine = built.build / "en/.notes.part"
    part = built.build / "en/.38242.pdf.4242-1f.part"
    for path in (mine, part):
        path.write_bytes(b"half")
    built.report()
    assert part.exists()  # nobody died: it may be another computer's
    with build_at_work(built) as first:
        first.kill()
        first.wait(PATIENCE)
    assert (built.build / lock.HOLDER).exists()
    assert built.report()["failed"] == 0
    assert not part.exists()
    assert mine.exists()
    assert sorted(built.pdfs()) == list(PLACES)


@pytest.mark.parametrize("holder", ['{"host": "gone", "pid": 1}', "", "{", "[]", "null"])
def test_what_a_dead_process_left_does_not_block(tmp_path: Path, holder: str) -> None:
    (tmp_path / lock.FILE_NAME).touch()
    (tmp_path / lock.HOLDER).write_text(holder)
    with lock.held(tmp_path) as died:
        assert died
        about = json.loads((tmp_path / lock.HOLDER).read_text())
        assert about == {"host": socket.gethostname(), "pid": os.getpid()}
    with lock.held(tmp_path) as died:
        assert not died


@pytest.mark.parametrize("holder", [None, "", "{", "[]", '{"pid": 1}'])
def test_a_holder_who_did_not_say_who_it_is_is_told_of_all_the_same(
    tmp_path: Path, holder: str | None
) -> None:
    with lock.held(tmp_path):
        (tmp_path / lock.HOLDER).unlink()
        if holder is not None:
            (tmp_path / lock.HOLDER).write_text(holder)
        with pytest.raises(LockedError, match=r"another build is at work in .*[^:]$"), lock.held(tmp_path):
            pass


def test_the_lock_is_let_go_whatever_happens(tmp_path: Path) -> None:
    with pytest.raises(KeyError), lock.held(tmp_path):
        raise KeyError
    with lock.held(tmp_path) as died:
        assert not died
