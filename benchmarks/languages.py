"""Measure a handout made anew, cold, in each language that it is translated into, against English.

As in `cold.py`: each run is a new process, the commands take turns, no handout that was kept may answer.

    python benchmarks/languages.py
    python benchmarks/languages.py --most 3 --runs 21
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from measure import Finding, Report, alternating, options, ratio, seconds, table
from printed import CODE, desk, starter

from handoutgen.printing.fonts.stacks import stack_for

if TYPE_CHECKING:
    from collections.abc import Callable

AIM = 1.6
BASE = "en"


def measured(*, runs: int = 9, most: int = 0) -> Report:
    """Measure, and report. `most` is how many languages besides English; 0 for all."""
    translated = [tag for tag in starter().languages(CODE) if tag != BASE]
    tags = [BASE, *translated[: most or None]]
    with desk(stack_for("Latn")) as place:

        def anew(tag: str) -> Callable[[], float]:
            def once() -> float:
                place.forget()
                return seconds(place.program(tag), place.environment)

            return once

        times = alternating({tag: anew(tag) for tag in tags}, runs)
    ratios = {tag: ratio(times, tag, BASE) for tag in tags}
    slowest = max(ratios, key=lambda tag: ratios[tag])
    return Report(
        f"Languages, {runs} runs each, {CODE} made anew",
        table((CODE, f"/ {BASE}"), [(tag, f"{figure:.2f}") for tag, figure in ratios.items()]),
        (
            Finding(
                f"a handout made anew in the slowest of {len(tags)} languages ({slowest})",
                "the same in English",
                f"{ratios[slowest]:.2f}",
                f"{AIM}",
            ),
        ),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, runs=9, most=0))))
