"""Measure the memory of one printing process of a build, over many handouts.

python benchmarks/printer.py
python benchmarks/printer.py --early 2 --late 4
"""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from measure import MEBIBYTE, Finding, Report, options, table
from printed import handouts, starter

from handoutgen.batch.printer import Printer
from handoutgen.batch.sources import Sources
from handoutgen.batch.target import Target
from handoutgen.batch.work import Work
from handoutgen.printing.machinery import machinery

if TYPE_CHECKING:
    from collections.abc import Iterator

AIM = 5
SECONDS = 600.0


def measured(*, early: int = 100, late: int = 500) -> Report:
    """Measure, and report."""
    sources = Sources(starter())
    targets = cycle(Target(code, tag, "standard", "") for code, tag in handouts(0))
    memory = dict(_memories(sources, targets, late))
    shown = sorted({1, early, (early + late) // 2, late})
    rows = [(f"after {count}", f"{memory[count] / MEBIBYTE:.1f}") for count in shown]
    grown = (memory[late] - memory[early]) / MEBIBYTE
    finding = Finding(
        f"memory of a printing process, document {early} to {late}", "", f"{grown:+.1f} MiB", f"{AIM} MiB"
    )
    return Report("Memory of a printing process, in MiB", table(("", "resident"), rows), (finding,))


def _memories(sources: Sources, targets: Iterator[Target], count: int) -> Iterator[tuple[int, int]]:
    """The memory of one process, in bytes, after each handout that it made."""
    printer = Printer()
    try:
        printer.start()
        for number in range(1, count + 1):
            made = printer.print(Work(sources.bundle(next(targets)), machinery()), SECONDS)
            if made.failure:
                raise SystemExit(made.failure.message)
            yield number, _resident(printer.pid)
    finally:
        printer.stop()


def _resident(pid: int) -> int:
    status = Path("/proc", str(pid), "status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, early=100, late=500))))
