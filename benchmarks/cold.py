"""Measure a handout made anew, cold, against what a user would pick instead: the engine's own command.

Both print the same page with the same fonts, each run is a new process, and the commands take turns.
Bytecode, compiled templates and the file cache are warm; no handout that was kept may answer.

    python benchmarks/cold.py
    python benchmarks/cold.py --lang es --runs 21
"""

from __future__ import annotations

from measure import Finding, Report, alternating, options, ratio, seconds, times_table
from printed import CODE, desk, page

AIM = 0.65


def measured(*, runs: int = 15, lang: str = "en") -> Report:
    """Measure, and report."""
    printed = page(lang)
    with desk(printed.stack) as place:
        engine, program = place.engine(printed), place.program(lang)

        def anew() -> float:
            place.forget()
            return seconds(program, place.environment)

        times = alternating(
            {"weasyprint": lambda: seconds(engine, place.environment), "handoutgen": anew}, runs
        )
    figure = ratio(times, "handoutgen", "weasyprint")
    return Report(
        f"Cold, {runs} runs each, the page of {CODE} in {lang}",
        times_table(times, "weasyprint"),
        (
            Finding(
                "a handout made anew, the whole command",
                "`weasyprint` on the finished page",
                f"{figure:.2f}",
                f"{AIM}",
            ),
        ),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, runs=15, lang="en"))))
