"""Measure a build that has nothing to do, and one that has one record to do, in large libraries.

Against `git status` on the same tree, sources and outputs committed, and against a bare look at each file.
The handouts are planted: real documents, but most of them copies of six, with an account that says they
are current. To print a hundred thousand would take hours, and a build with nothing to do opens none.
The one record that changes is really printed, in all of its languages.

    python benchmarks/noop.py
    python benchmarks/noop.py --most 10000 --runs 3
    python benchmarks/noop.py --folder /large/disk      keep the libraries there, and use them again
"""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from baselines import bare_scan, committed, git_environment, git_status, git_version
from measure import MEBIBYTE, Finding, Report, alternating, options, peak, ratio, seconds, table
from synthetic import FIRST_CODE, LANGUAGES, make, plant, retitle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SIZES = (1_000, 10_000, 100_000)
AIM = 6
GIT, SCAN, NOTHING, ONE = "git status", "bare scan", "nothing to do", "one record"


def library(folder: Path, handouts: int, languages: Sequence[str]) -> Path:
    """A library of so many handouts in a folder, all of it committed; made where it is not there."""
    root = folder / str(handouts)
    if not (root / ".git").is_dir():
        make(root, handouts, languages)
        plant(root)
        committed(root)
    return root


def build(root: Path) -> list[str]:
    """The command that brings a library's folder up to date."""
    return [str(Path(sys.executable).with_name("handoutgen")), "-q", "-C", str(root), "build"]


def measured(
    *, runs: int = 9, most: int = SIZES[-1], languages: int = len(LANGUAGES), folder: str = ""
) -> Report:
    """Measure, and report."""
    rows, findings = [], []
    with ExitStack() as stack:
        place = Path(folder) if folder else Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for handouts in [size for size in SIZES if size <= most] or [most]:
            row, found = of_size(library(place, handouts, LANGUAGES[:languages]), handouts, runs)
            rows.append(row)
            findings += found
    head = (
        "handouts", *(f"{name}, ms" for name in (GIT, SCAN, NOTHING, ONE)),
        f"{NOTHING} / {GIT}", f"{NOTHING} / {SCAN}", f"{ONE} / {NOTHING}", "us a handout", "peak MiB",
    )  # fmt: skip
    title = f"A build of {most} planted handouts at most, against git {git_version()}, {runs} runs each"
    return Report(title, table(head, rows), tuple(findings))


def of_size(root: Path, handouts: int, runs: int) -> tuple[tuple[str, ...], list[Finding]]:
    """A line of the table, and of the summary, for one library."""
    environment = git_environment()
    turn = iter(range(10**6))

    def one() -> float:
        retitle(root, str(FIRST_CODE + handouts // 20), f"v{os.getpid()}x{next(turn)}")
        return seconds(build(root), environment)

    ways: dict[str, Callable[[], float]] = {
        GIT: partial(seconds, git_status(root), environment),
        SCAN: partial(seconds, bare_scan(root), environment),
        NOTHING: partial(seconds, build(root), environment),
    }
    times = alternating(ways, runs)
    # By itself: what it writes would be what the others look at.
    times |= alternating({ONE: one}, max(1, runs // 3))
    memory = peak(build(root), environment)
    middle = {name: sorted(values)[len(values) // 2] for name, values in times.items()}
    to_git, to_scan = ratio(times, NOTHING, GIT), ratio(times, NOTHING, SCAN)
    row = (
        f"{handouts:,}", *(f"{middle[name] * 1000:.0f}" for name in (GIT, SCAN, NOTHING, ONE)),
        f"{to_git:.1f}", f"{to_scan:.1f}", f"{ratio(times, ONE, NOTHING):.1f}",
        f"{middle[NOTHING] / handouts * 1e6:.0f}", f"{memory / MEBIBYTE:.0f}",
    )  # fmt: skip
    largest = handouts == SIZES[-1]
    found = [
        Finding(
            f"nothing to do among {handouts:,} handouts", "`git status`", f"{to_git:.1f}", f"{AIM}" * largest
        ),
        Finding(f"the same, {memory / MEBIBYTE:.0f} MiB at its peak", "a bare scan", f"{to_scan:.1f}"),
    ]
    if largest:
        found.append(
            Finding(
                f"one record changed among {handouts:,} handouts",
                NOTHING,
                f"{ratio(times, ONE, NOTHING):.1f}",
            )
        )
    return row, found


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, runs=9, most=SIZES[-1], languages=len(LANGUAGES), folder=""))))
