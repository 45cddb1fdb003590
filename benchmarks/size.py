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

KILOBYTE = 1000
WIDE = ("ko", "zh-Hans")
"""Their letters have so many shapes that the fonts in a PDF are larger."""

AIMS = {False: 150, True: 400}


def measured(*, most: int = 0) -> Report:
    """Measure, and report."""
    root = starter()
    facility = root.facility()
    font_configuration(stack_for("Latn"))
    made = [render(root, Job(*job, facility, "letter")) for job in handouts(most)]
    found = []
    for wide in sorted({each.language in WIDE for each in made}):
        sizes = [len(each.content) / KILOBYTE for each in made if (each.language in WIDE) is wide]
        what = f"the largest PDF, of {len(sizes)}{' in Chinese and Korean' if wide else ''}"
        found.append(Finding(what, "", f"{max(sizes):.0f} KB", f"{AIMS[wide]} KB"))
    rows = [
        (each.code, each.language, str(each.pages), f"{len(each.content) / KILOBYTE:.1f}") for each in made
    ]
    return Report(
        "Size",
        table(("code", "language", "pages", "KB"), rows),
        tuple(found),
    )


if __name__ == "__main__":
    print(measured(**vars(options(__doc__, most=0))))
