"""Measure memory: the peak of one cold handout, the peak of many, and what is not given back.

Linux only: it asks /proc. The growth is that of one process that prints some handouts of the starter
library in turn, from one document to a later one, with Python's collector as each of them leaves it.

    python benchmarks/memory.py
    python benchmarks/memory.py --most 6 --many 50 --early 100 --late 300
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from measure import MEBIBYTE, Finding, Report, options, peak, table, worker
from printed import CODE, desk, handouts, naive, page, whole

if TYPE_CHECKING:
    from measure import Prepare

AIM_GROWTH = 5


def measured(*, most: int = 6, many: int = 50, early: int = 100, late: int = 300) -> Report:
    """Measure, and report; `many` comes before `early`, and that before `late`."""
    printed, jobs = page("en"), handouts(most)
    with desk(printed.stack) as place:
        place.forget()
        cold = {
            "weasyprint": peak(place.engine(printed), place.environment),
            "handoutgen": peak(place.program("en"), place.environment),
        }
        warm: dict[str, int] = {}
        grown: dict[str, int] = {}
        ways: dict[str, tuple[Prepare, object]] = {
            "weasyprint": (naive, list(jobs.values())),
            "handoutgen": (whole, list(jobs)),
        }
        for name, way in ways.items():
            with worker(*way) as process:
                warm[name] = process.work(many).peak
                before = process.work(early - many).memory
                grown[name] = process.work(late - early).memory - before
    rows = [
        (f"peak of {CODE} in English, cold", cold),
        (f"peak after {many} in one process", warm),
        (f"growth from document {early} to {late}", grown),
    ]
    return Report(
        f"Memory, in MiB; in one process {len(jobs)} handouts take turns",
        table(
            ("", "weasyprint", "handoutgen"),
            [(what, *(f"{found[name] / MEBIBYTE:.1f}" for name in found)) for what, found in rows],
        ),
        (
            Finding(
                "peak memory of one handout",
                "`weasyprint` on the finished page",
                f"{cold['handoutgen'] / cold['weasyprint']:.2f}",
            ),
            Finding(
                f"memory kept from document {early} to {late}",
                f"the loop: {grown['weasyprint'] / MEBIBYTE:.1f} MiB",
                f"{grown['handoutgen'] / MEBIBYTE:.1f} MiB",
                f"{AIM_GROWTH} MiB",
            ),
        ),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, most=6, many=50, early=100, late=300))))
