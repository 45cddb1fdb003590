"""The validator itself: it must pass what is right, and fail what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import weasyprint

from tests.verapdf import needs_verapdf, validate

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<html lang="en"><head>{title}</head><body><h1>Before you come</h1>
<p>Bring your medicines.</p><ul><li>Eat nothing after midnight.</li></ul></body></html>"""


def write(path: Path, *, title: str = "<title>Biopsy</title>", variant: str | None = "pdf/ua-1") -> Path:
    weasyprint.HTML(string=PAGE.format(title=title)).write_pdf(path, pdf_variant=variant)
    return path


@needs_verapdf
def test_each_file_is_judged_for_itself_and_in_order(tmp_path: Path) -> None:
    not_a_pdf = tmp_path / "not a pdf.pdf"
    not_a_pdf.write_text("Bring your medicines.")
    good, again, untitled, untagged, broken = validate(
        [
            write(tmp_path / "good.pdf"),
            write(tmp_path / "good, in español.pdf"),
            write(tmp_path / "untitled.pdf", title=""),
            write(tmp_path / "untagged.pdf", variant=None),
            not_a_pdf,
        ]
    )
    for report in (good, again):
        assert report.ok
        assert report.passed > 100
        assert report.failures == ()
    assert not untitled.ok
    assert [(failure.clause, failure.test) for failure in untitled.failures] == [("7.1", 9)]
    assert not untagged.ok
    assert ("6.2", 1) in {(failure.clause, failure.test) for failure in untagged.failures}
    assert untagged.failed == len(untagged.failures)
    assert not broken.ok
    assert broken.path == not_a_pdf
