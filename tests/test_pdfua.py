"""The handouts are accessible: by the reference validator, and by what a screen reader asks first."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING

import pikepdf
import pytest

from handoutgen.printing.render import localized
from tests.documents import (
    IN_SCRIPTS,
    LARGE,
    OTHERS,
    PRINTED,
    STANDARD,
    STARTER,
    Case,
    clinic_facility,
    side_by_side,
    written,
)
from tests.verapdf import needs_verapdf, validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.printing.handout import Handout


def passes(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    (report,) = validate([path])
    assert [str(failure) for failure in report.failures] == []
    assert report.ok
    assert report.passed > 1000


@needs_verapdf
@pytest.mark.parametrize("case", [*PRINTED, *IN_SCRIPTS], ids=str)
def test_every_document_passes_verapdf(case: Case, tmp_path: Path) -> None:
    passes(tmp_path / "handout.pdf", written(case))


@needs_verapdf
@pytest.mark.parametrize("language", ["ar", "es", "zh-Hans"])
def test_two_languages_side_by_side_pass_verapdf(language: str, tmp_path: Path) -> None:
    passes(tmp_path / "handout.pdf", side_by_side(language, "en").content)


@pytest.fixture(params=[*STANDARD, *LARGE, *OTHERS], ids=str)
def case(request: pytest.FixtureRequest) -> Case:
    found: Case = request.param
    return found


@pytest.fixture
def document(case: Case) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(written(case))) as opened:
        yield opened


@pytest.fixture
def handout(case: Case) -> Handout:
    with localized(STARTER, case.code, case.language, clinic_facility()) as (made, _):
        return made


def test_the_document_says_what_it_is_and_in_which_language(
    document: pikepdf.Pdf, handout: Handout, case: Case
) -> None:
    assert str(document.docinfo["/Title"]) == handout.title
    assert str(document.Root.Lang) == case.language
    assert bool(document.Root.MarkInfo.Marked)
    assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == handout.title


def test_the_bookmarks_are_the_headings_in_reading_order(document: pikepdf.Pdf, handout: Handout) -> None:
    with document.open_outline() as outline:
        (top,) = outline.root
        titles = [str(item.title) for item in top.children]
    body = handout.body
    assert str(top.title) == handout.title
    expected = [
        body.prepare.heading,
        body.what_heading,
        body.expect.heading,
        body.recovery.heading,
        body.risks.heading,
    ]
    assert [title for title in titles if title in expected] == expected
    assert len(titles) >= 12


def tags(element: pikepdf.Object) -> Iterator[str]:
    """The tags of a document's structure, in reading order."""
    if isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        if "/K" in element:
            kids = element.K
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from tags(kid)


def test_headings_lists_and_the_table_are_tagged_as_such(
    document: pikepdf.Pdf, handout: Handout, case: Case
) -> None:
    found = list(tags(document.Root.StructTreeRoot))
    assert found.count("/H1") == 1
    assert found.count("/H2") >= 12
    # A table that goes on on the next page is two. In large letters the risks stand one below the other.
    tables = found.count("/Table")
    assert tables in ((1, 2) if case.edition == "standard" else (0,))
    assert found.count("/TH") == 3 * tables + (len(handout.body.risks.groups) if tables else 0)
    assert found.count("/LI") >= 50
    levels = [int(tag[2:]) for tag in found if tag in {"/H1", "/H2", "/H3"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_font_is_in_the_document_and_is_one_of_ours(document: pikepdf.Pdf) -> None:
    names = {
        str(each.FontName)
        for each in document.objects
        if isinstance(each, pikepdf.Dictionary) and "/FontName" in each
    }
    assert names
    assert all("Noto-Sans" in name.replace(" ", "-") for name in names), names
