"""Show where the time of one handout goes, in a process that has printed before.

Each stage counts what it does itself, without the stages that it calls.

    python benchmarks/stages.py
    python benchmarks/stages.py --lang es --runs 40
"""

from __future__ import annotations

import gc
import importlib
import statistics
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from unittest import mock

from measure import Report, options, table
from printed import CODE, starter

from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Job
from handoutgen.printing.render import render

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES = {
    "read the record": ["handoutgen.content.library.Library.procedure"],
    "read the catalogs": ["handoutgen.content.library.Library.catalog"],
    "find the words": ["handoutgen.printing.localize.localize"],
    "fill the templates": ["handoutgen.printing.page.page"],
    "parse the page": ["weasyprint.HTML.__init__"],
    "parse its style": ["weasyprint.css.find_stylesheets"],
    "match and cascade styles": ["weasyprint.document.get_all_computed_styles"],
    "build boxes": ["weasyprint.document.build_formatting_structure"],
    "lay out": ["weasyprint.document.layout_document"],
    "draw": ["weasyprint.document.generate_pdf"],
    "write": ["pydyf.PDF.write"],
    "audit characters": ["handoutgen.printing.pdf.glyph_problems"],
    "audit the layout": ["handoutgen.printing.pdf.audit_layout", "handoutgen.printing.pdf.audit_mark"],
    "audit glyphs": ["handoutgen.printing.pdf.audit"],
}
"""What is timed, and as what it is told."""

COLLECTOR, REST = "Python's collector", "all else"


class Clock:
    """Adds up the seconds of each stage, those of the stages within it taken away."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.seconds = dict.fromkeys([*STAGES, COLLECTOR], 0.0)
        self._within: list[float] = []
        self._collecting = 0.0

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time added to a stage's; a generator's work is done at once."""

        def call(*arguments: Any, **named: Any) -> Any:
            self._within.append(0.0)
            started = time.perf_counter()
            try:
                result = function(*arguments, **named)
                return iter(list(result)) if hasattr(result, "gi_frame") else result
            finally:
                taken = time.perf_counter() - started
                self._add(stage, taken - self._within.pop(), taken)

        return call

    def collector(self, phase: str, _about: object) -> None:
        """What Python's garbage collector calls before and after."""
        if phase == "start":
            self._collecting = time.perf_counter()
        else:
            taken = time.perf_counter() - self._collecting
            self._add(COLLECTOR, taken, taken)

    def _add(self, stage: str, own: float, taken: float) -> None:
        self.seconds[stage] += own
        if self._within:
            self._within[-1] += taken


def shares(lang: str) -> dict[str, float]:
    """The share of each stage in one handout."""
    root = starter()
    clock = Clock()
    with ExitStack() as stack:
        for stage, names in STAGES.items():
            for name in names:
                holder, _, attribute = name.rpartition(".")
                function = getattr(_named(holder), attribute)
                stack.enter_context(mock.patch(name, clock.timed(stage, function)))
        gc.callbacks.append(clock.collector)
        stack.callback(gc.callbacks.remove, clock.collector)
        started = time.perf_counter()
        render(root, Job(CODE, lang, root.facility(), "letter"))
        whole = time.perf_counter() - started
    found = {stage: seconds / whole for stage, seconds in clock.seconds.items()}
    return {**found, REST: 1 - sum(found.values())}


def _named(name: str) -> Any:
    """A module, or a class in one, by its full name."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return getattr(importlib.import_module(module), attribute)


def measured(*, runs: int = 20, lang: str = "en") -> Report:
    """Measure, and report."""
    font_configuration(stack_for("Latn"))
    shares(lang)
    found = [shares(lang) for _ in range(runs)]
    rows = [(stage, f"{statistics.median(each[stage] for each in found):.1%}") for stage in found[0]]
    return Report(f"Where the time goes, median of {runs}, {CODE} in {lang}", table(("stage", "share"), rows))


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, runs=20, lang="en"))))
