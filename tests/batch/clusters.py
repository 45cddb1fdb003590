"""A real Dask cluster on this computer: a scheduler and workers, each a process with a folder of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from tests.cli.conftest import SOURCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.cli.conftest import Program

SECONDS = 60.0
"""After which something that should have come about never will."""

WITHOUT_PROGRAM = {
    "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if "site-packages" in Path(entry).parts)
}
"""With `-S` all packages are there, and handoutgen, which is no package but a path, is not."""


def wait_until(true: Callable[[], Any], what: str, seconds: float = SECONDS) -> None:
    """Look again and again until something has come about."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, f"{what}: not in {seconds} seconds"
        time.sleep(0.02)


def printers(workers: Iterable[subprocess.Popen[bytes]]) -> dict[int, float]:
    """Processes that print for workers: their ids, with the seconds of a processor that they have used."""
    found = {}
    for worker in workers:
        with suppress(psutil.Error):  # what ends meanwhile prints no more
            for child in psutil.Process(worker.pid).children():
                with suppress(psutil.Error):
                    if "handoutgen.batch.printer" in child.cmdline():
                        found[child.pid] = sum(child.cpu_times()[:2])
    return found


@dataclass
class Cluster:
    """A cluster in a folder; `prefix` is what starts its workers."""

    folder: Path
    prefix: tuple[str, ...] = ()
    address: str = ""
    scheduler: subprocess.Popen[bytes] = field(init=False)
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def begin(self, *python: str, **environment: str) -> Cluster:
        """Start its scheduler, with options for Python."""
        (self.folder / "scheduler").mkdir(parents=True)
        about = self.folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler",
            [sys.executable, *python, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1"],
            ["--port", "0", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", str(about)],
            environment,
        )
        wait_until(lambda: about.exists() and about.read_text(encoding="utf-8").strip(), "a scheduler")
        self.address = json.loads(about.read_text(encoding="utf-8"))["address"]
        return self

    def add(self, *python: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start one more worker, and wait until the scheduler knows it."""
        name = f"worker-{len(self.workers)}"
        (self.folder / name / "tmp").mkdir(parents=True)
        worker = self._start(
            name,
            [*self.prefix, sys.executable, *python, "-m", "distributed.cli.dask_worker", self.address],
            ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", "scratch"],
            {"TMPDIR": str(self.folder / name / "tmp"), **environment},
        )
        self.workers.append(worker)
        wait_until(lambda: "Registered to:" in self.log(name), f"{name}: {self.log(name)}")
        return worker

    def log(self, name: str) -> str:
        """What a process of the cluster has said so far."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8")

    def end(self) -> None:
        """Stop all that is left of it, also what cannot hear."""
        left = printers(self.workers)
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        wait_until(lambda: not any(map(psutil.pid_exists, left)), "printers end with their workers")

    def _start(
        self, name: str, command: list[str], options: list[str], environment: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        variables = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(SOURCE),
            **environment,
        }
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                [*command, *options], cwd=self.folder / name, env=variables,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip


def other_program(folder: Path) -> str:
    """A copy of the program with one line more in its printing; returns the path that leads to it."""
    copy = shutil.copytree(SOURCE, folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "handoutgen" / "printing" / "page.py").open("a", encoding="utf-8") as module:
        module.write("# changed\n")
    return str(copy)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Have a process do nothing from now on, and still be there."""
    process.send_signal(signal.SIGSTOP)


@dataclass
class Running:
    """A build that is at work, and what it has said at its end."""

    process: subprocess.Popen[str]
    out: str = ""
    err: str = ""

    def end(self, code: int) -> None:
        """Wait for its end, and see how it ended."""
        self.out, self.err = self.process.communicate(timeout=60)
        assert self.process.returncode == code, self.err
        assert "Traceback" not in self.err


def start(program: Program, *arguments: str, **environment: str) -> Running:
    """Run a build, and do not wait for it."""
    return Running(
        subprocess.Popen(
            [*program.command, "build", *arguments], cwd=program.library, text=True,
            env={**program.variables, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
    )  # fmt: skip


def printing(folder: Path) -> set[str]:
    """The printers with a folder for temporary files there that are at a handout just now."""
    return {path.parents[1].name for path in folder.glob("handoutgen-printer-*/library-*/handoutgen.toml")}
