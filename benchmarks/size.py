"""Measure the PDF of every handout of the starter library, in thousands of bytes.

python benchmarks/size.py
"""

from __future__ import annotations

from measure import Finding, Report, options, table
from printed import handouts, starter

from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Job
from handoutgen.printing.render import render

AIM = 60
KILOBYTE = 1000


def measured(*, most: int = 0) -> Report:
    """Measure, and report."""
    root = starter()
    facility = root.facility()
    font_configuration(stack_for("Latn"))
    made = [render(root, Job(*job, facility, "letter")) for job in handouts(most)]
    rows = [
        (each.code, each.language, str(each.pages), f"{len(each.content) / KILOBYTE:.1f}") for each in made
    ]
    largest = max(len(each.content) for each in made) / KILOBYTE
    return Report(
        "Size",
        table(("code", "language", "pages", "KB"), rows),
        (Finding(f"the largest PDF, of {len(made)}", "", f"{largest:.0f} KB", f"{AIM} KB"),),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, most=0))))
