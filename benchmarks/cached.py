"""Measure a handout that was made before, against the engine's own command and against starting Python.

The same command as in `cold.py`, answered by what was kept. `import click` alone is what any program with
a command line of this kind takes to begin.

    python benchmarks/cached.py
    python benchmarks/cached.py --lang es --runs 21
"""

from __future__ import annotations

import sys
from functools import partial

from measure import Finding, Report, alternating, options, ratio, seconds, times_table
from printed import CODE, desk, page

AIM = 0.13


def measured(*, runs: int = 15, lang: str = "en") -> Report:
    """Measure, and report."""
    printed = page(lang)
    with desk(printed.stack) as place:
        commands = {
            "weasyprint": place.engine(printed),
            "import click": [sys.executable, "-c", "import click"],
            "handoutgen": place.program(lang),
        }
        times = alternating(
            {name: partial(seconds, command, place.environment) for name, command in commands.items()}, runs
        )
    return Report(
        f"Cached, {runs} runs each, the page of {CODE} in {lang}",
        times_table(times, "weasyprint", "import click"),
        (
            Finding(
                "a handout made before, the whole command",
                "`weasyprint` on the finished page",
                f"{ratio(times, 'handoutgen', 'weasyprint'):.2f}",
                f"{AIM}",
            ),
            Finding(
                "the same",
                '`python -c "import click"`',
                f"{ratio(times, 'handoutgen', 'import click'):.2f}",
            ),
        ),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, runs=15, lang="en"))))
