"""A process that prints: it is replaced whenever it ends, stopped when it is late, and leaves nothing."""

from __future__ import annotations

import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import printer
from handoutgen.batch.sources import Sources
from handoutgen.batch.target import Target
from handoutgen.batch.work import Work
from handoutgen.content.library import Library
from handoutgen.printing.machinery import machinery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handoutgen.batch.manifest import Failure
    from handoutgen.batch.work import Made

PATIENT = 60.0
OF_PRINTERS = 'import os, sys\nif "handoutgen.batch.printer" in sys.orig_argv:\n    '
"""Begins what Python runs in each process; only printers go on."""

SHORT_WAIT = """\
import multiprocessing.connection as connections
poll = connections.Connection.poll
connections.Connection.poll = lambda self, seconds=0.0: poll(self, 0.05 if seconds == IDLE else seconds)
""".replace("IDLE", str(printer.IDLE_SECONDS))


@pytest.fixture
def work(printed_once: Path) -> Work:
    bundle = Sources(Library(printed_once)).bundle(Target("38242", "es", "standard", "riverbend"))
    return Work(bundle, machinery())


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files, in which nothing is left at the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    assert list(folder.iterdir()) == []


@pytest.fixture
def ask(temporary: Path) -> Iterator[Callable[..., Made]]:
    """Have a thread of its own print, which has a printer of its own."""
    assert temporary.is_dir()
    executor = ThreadPoolExecutor(1)
    yield lambda work, seconds=PATIENT: executor.submit(printer.print_one, work, seconds).result()
    printer.close(executor)
    assert not printer._all  # noqa: SLF001 - nobody else knows


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let every printer run something before it begins."""

    def run(script: str) -> None:
        folder = tmp_path / "inside"
        folder.mkdir(exist_ok=True)
        (folder / "sitecustomize.py").write_text(script)
        monkeypatch.syspath_prepend(folder)

    return run


def failure(made: Made) -> Failure:
    assert made.failure is not None
    assert not made.failure.of_text
    assert made.failure.hint
    return made.failure


def pids() -> set[int]:
    return {each.pid for each in printer._all}  # noqa: SLF001 - nobody else knows


def test_one_process_prints_one_handout_after_the_other(
    ask: Callable[..., Made], work: Work, printed_once: Path
) -> None:
    first = ask(work)
    assert first.rendered is not None
    assert first.rendered.content == (printed_once / "build/es/38242.pdf").read_bytes()
    before = pids()
    assert ask(work) == first
    assert pids() == before
    assert len(before) == 1
    late = failure(ask(work, 0.0001))
    assert late.message == "printing took longer than 0.0001 seconds and was stopped"
    assert pids() == set()
    assert ask(work) == first
    assert before & pids() == set()
    assert ask(Work(work.bundle, work.made_with, first.fingerprint, first.rendered.tried)).rendered is None


def test_a_printer_that_ends_by_itself_is_replaced_unnoticed(ask: Callable[..., Made], work: Work) -> None:
    assert ask(work).rendered
    [pid] = pids()
    os.kill(pid, 9)
    assert ask(work).rendered
    assert pid not in pids()


def test_a_printer_that_waited_too_long_ends_and_is_replaced(
    ask: Callable[..., Made], work: Work, inside: Callable[[str], None]
) -> None:
    inside(OF_PRINTERS + SHORT_WAIT.replace("\n", "\n    "))
    assert ask(work).rendered
    [its] = printer._all  # noqa: SLF001
    assert its._process.wait(PATIENT) == 0  # noqa: SLF001
    assert not Path(its.folder).exists()
    assert ask(work).rendered
    assert its.pid not in pids()


def test_a_printer_makes_room_for_a_new_one_in_time(
    ask: Callable[..., Made], work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "HANDOUTS", 1)
    assert ask(work).rendered
    assert pids() == set()


@pytest.mark.parametrize(
    ("script", "says"),
    [
        (
            'sys.exit("no licence")',
            "the printing process ended by itself (exit code 1: SystemExit: no licence)",
        ),
        ("os._exit(3)", "the printing process ended by itself (exit code 3)"),
        ("os.kill(os.getpid(), 9)", "the printing process ended by itself (SIGKILL)"),
        (
            "os.closerange(3, 256); os._exit(0)",
            "the printing process ended by itself (exit code 0)",
        ),
    ],
    ids=["says-why", "mute", "killed", "hangs-up"],
)
def test_a_printer_that_never_begins(
    ask: Callable[..., Made], work: Work, inside: Callable[[str], None], script: str, says: str
) -> None:
    inside(OF_PRINTERS + script)
    assert failure(ask(work)).message == says


def test_a_printer_that_says_nothing(
    ask: Callable[..., Made], work: Work, inside: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside(OF_PRINTERS + "import time; time.sleep(600)")
    monkeypatch.setattr(printer, "START_SECONDS", 0.2)
    told = failure(ask(work))
    assert told.message == "no printing process could be started: it was not ready after 0.2 seconds"


def test_no_folder_for_temporary_files(work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    told = failure(printer.print_one(work, PATIENT))
    assert told.message == "no printing process could be started: No such file or directory"
    assert "TMPDIR" in told.hint


def test_closing_stops_a_printer_in_the_middle(
    temporary: Path, work: Work, inside: Callable[[str], None]
) -> None:
    inside(OF_PRINTERS + "import time; time.sleep(600)")
    executor = ThreadPoolExecutor(1)
    pending = [executor.submit(printer.print_one, work, PATIENT) for _ in range(3)]
    while not pids():
        threading.Event().wait(0.01)
    printer.close(executor)
    assert all(each.done() for each in pending)
    assert pids() == set()
    assert [each.cancelled() for each in pending] == [False, True, True]
    assert list(temporary.iterdir()) == []
