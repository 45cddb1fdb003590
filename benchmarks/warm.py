"""Measure many handouts in one process against the loop that a programmer would write first.

The loop is `HTML(string=page).write_pdf()`. Each way has a process of its own that stays, and they take
turns, a few documents at a time. What is printed by both is the first page: that of 38242 in English as it
was before its markup was made cheap. "The whole" is everything from the record's file to the PDF's bytes,
with today's templates and every audit, and a handout that was kept answers nothing.

    python benchmarks/warm.py
    python benchmarks/warm.py --runs 20 --block 5
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from measure import Finding, Report, alternating, options, ratio, times_table, worker
from printed import CODE, FIRST_MARK, FIRST_PAGE, Page, collecting, desk, naive, page, whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from measure import Prepare, Worker

AIM_SAME_MARKUP, AIM = 0.85, 0.65


def printing(printed: Page) -> Callable[[], object]:
    """The program's printing of a finished page, audits and all."""
    from handoutgen.printing.pdf import print_pdf

    return collecting(lambda: print_pdf(printed.html, printed.stack, CODE, printed.mark))


def per_document(way: Worker, block: int) -> float:
    """The seconds of one document, where so many are made in a row."""
    return way.work(block).seconds / block


def measured(*, runs: int = 10, block: int = 5) -> Report:
    """Measure, and report."""
    today = page("en")
    first = Page(FIRST_PAGE.read_text(encoding="utf-8"), today.stack, FIRST_MARK)
    ways: dict[str, tuple[Prepare, object]] = {
        "naive loop, first page": (naive, [first.html]),
        "naive loop, today's page": (naive, [today.html]),
        "printing, first page": (printing, first),
        "printing, today's page": (printing, today),
        "the whole, today's page": (whole, [(CODE, "en")]),
    }
    base, same, best = "naive loop, first page", "printing, first page", "the whole, today's page"
    with desk(today.stack), ExitStack() as stack:
        workers = {name: stack.enter_context(worker(*way)) for name, way in ways.items()}
        times = alternating(
            {name: partial(per_document, each, block) for name, each in workers.items()}, runs
        )
    return Report(
        f"Warm, {runs * block} documents each, {block} at a time, for each document",
        times_table(times, base),
        (
            Finding(
                "many in one process, the same page",
                "`HTML(string=page).write_pdf()` in a loop",
                f"{ratio(times, same, base):.2f}",
                f"{AIM_SAME_MARKUP}",
            ),
            Finding(
                "many in one process, from record to PDF, with today's markup",
                "that loop on the first page's markup",
                f"{ratio(times, best, base):.2f}",
                f"{AIM}",
            ),
        ),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, runs=10, block=5))))
