"""Measure how many handouts a second a build prints, by one process and by two, against what else prints.

A whole build is measured, from the command's start to its end: records, catalogs, audits, files, account and
index. The others get finished pages. The browser stays open, has one core, and prints to a tagged PDF that
is no PDF/UA. "Without effect" is a build after a change of a template that no page shows: every page is
made anew, and none printed.

    python benchmarks/throughput.py
    python benchmarks/throughput.py --count 12 --runs 1
"""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from baselines import browser, chromium, on_one_core
from measure import Finding, Report, alternating, options, ratio, seconds, table, worker
from printed import desk, handouts, naive, starter
from synthetic import SOURCE, TRANSLATION, make

from handoutgen.printing.fonts.stacks import stack_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

AIM = 1.6
LOOP, BROWSER, ONE, TWO, SAME = (
    "naive loop", "Chromium, one core", "build -j 1", "build -j 2", "build -j 1, without effect",
)  # fmt: skip


def measured(*, count: int = 60, runs: int = 3) -> Report:
    """Measure, and report; `count` is how many handouts are printed each time."""
    pages = list(handouts(0).values())
    with ExitStack() as stack:
        place = stack.enter_context(desk(stack_for("Latn")))
        root = place.folder / "library"
        make(root, count, (SOURCE, TRANSLATION))
        shutil.copytree(starter().templates, root / "templates")
        ways: dict[str, Callable[[], float]] = {}
        loop = stack.enter_context(worker(naive, pages))
        ways[LOOP] = lambda: loop.work(count).seconds
        if executable := chromium():
            browsed = stack.enter_context(worker(on_one_core, browser, executable, pages))
            ways[BROWSER] = lambda: browsed.work(count).seconds
        ways[ONE] = partial(seconds, command(root, "-j", "1", "--force"), place.environment)
        ways[TWO] = partial(seconds, command(root, "-j", "2", "--force"), place.environment)
        ways[SAME] = partial(without_effect, root, place.environment)
        times = alternating(ways, runs)
    rows = [
        (
            name, f"{count / median(values):.1f}", f"{median(values) / count * 1000:.0f}",
            *(f"{ratio(times, base, name):.2f}" for base in (LOOP, ONE)),
        )
        for name, values in times.items()
    ]  # fmt: skip
    head = ("", "a second", "ms each", "times the loop", f"times {ONE}")
    found = [
        Finding(
            f"handouts a second, `{TWO}`", f"`{ONE}`", f"{ratio(times, ONE, TWO):.2f} times", f"{AIM} times"
        ),
        Finding(f"handouts a second, `{ONE}`", LOOP, f"{ratio(times, LOOP, ONE):.2f} times"),
        Finding("a template changed without effect", f"`{ONE} --force`", f"{ratio(times, SAME, ONE):.2f}"),
    ]
    if BROWSER in times:
        found.insert(2, Finding(f"the same, `{ONE}`", BROWSER, f"{ratio(times, BROWSER, ONE):.2f} times"))
    return Report(f"{count} handouts, {runs} times", table(head, rows), tuple(found))


def command(root: Path, *arguments: str) -> list[str]:
    """A build of a library."""
    return [str(Path(sys.executable).with_name("handoutgen")), "-q", "-C", str(root), "build", *arguments]


def without_effect(root: Path, environment: Mapping[str, str]) -> float:
    """Change a template's comment, and build; returns how long that took."""
    style = root / "templates" / "page.css"
    style.write_text(f"{style.read_text(encoding='utf-8')}/* nothing */\n", encoding="utf-8")
    before = printed(root)
    taken = seconds(command(root, "-j", "1"), environment)
    if printed(root) != before:
        sys.exit("A handout was printed that would have come out the same.")
    return taken


def printed(root: Path) -> Sequence[int]:
    """When each document was written."""
    return [path.stat().st_mtime_ns for path in sorted((root / "build").glob("*/*.pdf"))]


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, count=60, runs=3))))
