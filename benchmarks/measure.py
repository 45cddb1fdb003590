"""What the benchmarks share: runs that take turns, processes that are told when to work, and tables.

Whatever else the machine does falls on all that is compared alike, if they take turns. So only ratios
between medians of one go mean something; the times themselves are this machine's, today.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shlex
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from multiprocessing.connection import Connection

Times = dict[str, list[float]]
Prepare = Callable[..., Callable[[], object]]

MEBIBYTE = 2**20
# A process begins with the peak of the one that started it: so a small one starts it.
_PEAK = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=2); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of the summary: what was compared with what, what came out, and what it should not exceed."""

    what: str
    against: str
    figure: str
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a benchmark found: a title, a table (Markdown), and its lines for the summary."""

    title: str
    table: str
    findings: tuple[Finding, ...] = ()

    def __str__(self) -> str:
        """The title, and the table below it."""
        return f"{self.title}:\n\n{self.table}\n"


class Did(NamedTuple):
    """What a worker says after its work: how long it took in seconds, its memory and its peak in bytes."""

    seconds: float
    memory: int
    peak: int


class Worker:
    """A process of its own that has prepared itself, and does one thing as often as it is told to."""

    def __init__(self, connection: Connection) -> None:
        """Take this side of the connection to the process."""
        self._connection = connection

    def work(self, times: int) -> Did:
        """Let it work so many times in a row; raises SystemExit where it failed, having said why."""
        try:
            self._connection.send(times)
            return Did(*self._connection.recv())
        except (EOFError, BrokenPipeError):
            sys.exit("A process of the benchmark ended before its work was done.")


@contextmanager
def worker(prepare: Prepare, *arguments: object) -> Iterator[Worker]:
    """A process that calls `prepare(*arguments)` once, and then what that returns, whenever told to."""
    processes = multiprocessing.get_context("spawn")
    here, there = processes.Pipe()
    process = processes.Process(target=_serve, args=(there, prepare, arguments), daemon=True)
    process.start()
    there.close()
    try:
        yield Worker(here)
    finally:
        here.close()
        process.join()


def _serve(connection: Connection, prepare: Prepare, arguments: Sequence[object]) -> None:
    work = prepare(*arguments)
    while True:
        try:
            times = connection.recv()
        except EOFError:
            return
        started = time.perf_counter()
        for _ in range(times):
            work()
        connection.send((time.perf_counter() - started, *_memory()))


def _memory() -> tuple[int, int]:
    """This process's memory and its peak, in bytes; Linux tells, others are taken to use none."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    sizes = {name: value for name, _, value in (line.partition(":") for line in lines)}
    current, peak = (int(sizes.get(name, "0 kB").split()[0]) * 1024 for name in ("VmRSS", "VmHWM"))
    return current, peak


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """How long one run of a command takes, from start to end of its process.

    Raises SystemExit, with what the command said, when it fails.
    """
    started = time.perf_counter()
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - started
    if ended.returncode:
        sys.exit(f"{shlex.join(command)} failed:\n{ended.stderr}")
    return taken


def peak(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """The most memory, in bytes, that a command or any process that it started had at any time."""
    ended = subprocess.run(
        [sys.executable, "-c", _PEAK, *command], env=environment, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        sys.exit(f"{shlex.join(command)} failed:\n{ended.stderr}")
    return int(ended.stdout) * (1 if sys.platform == "darwin" else 1024)


def alternating(work: Mapping[str, Callable[[], float]], runs: int) -> Times:
    """Let each work in turn, once unmeasured and then `runs` times, there and back; the seconds it says."""
    times: Times = {name: [] for name in work}
    for name in work:
        work[name]()
    for run in range(runs):
        for name in list(work)[:: -1 if run % 2 else 1]:
            times[name].append(work[name]())
    return times


def ratio(times: Times, name: str, base: str) -> float:
    """How long one takes, as a part of how long another does."""
    return statistics.median(times[name]) / statistics.median(times[base])


def times_table(times: Times, *bases: str) -> str:
    """Medians and the fastest in milliseconds, and the ratios to the medians of `bases`, as Markdown."""
    return table(
        ("", "median ms", "fastest ms", *(f"/ {base}" for base in bases)),
        [
            (
                name,
                f"{statistics.median(values) * 1000:.0f}",
                f"{min(values) * 1000:.0f}",
                *(f"{ratio(times, name, base):.2f}" for base in bases),
            )
            for name, values in times.items()
        ],
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, the first column of it text and the others numbers."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def summary(findings: Sequence[Finding]) -> str:
    """The table of all findings."""
    rows = [(each.what, each.against, each.figure, each.aim) for each in findings]
    lines = [("what", "against", "came out", "aim"), ("---", "---", "---:", "---:"), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def options(description: str | None, **defaults: int | str) -> argparse.Namespace:
    """The command line of a benchmark: an option for each default, of its kind."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in defaults.items():
        parser.add_argument(
            f"--{name}", type=type(default), default=default, help=f"without it: {default or 'none'}"
        )
    return parser.parse_args()
