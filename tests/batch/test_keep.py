"""What was made is put in its place and then written down; what is no longer right goes, and nothing else."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import stamps
from handoutgen.batch.keep import Keeper
from handoutgen.batch.manifest import FILE_NAME, Failure, Manifest, Row
from handoutgen.batch.sources import Bundle, Sources
from handoutgen.batch.target import Target
from handoutgen.batch.work import Made
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError
from handoutgen.printing.job import Rendered
from handoutgen.problem import Level, Problem
from tests.cli.conftest import snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENGLISH = Target("38242", "en", "standard", "riverbend")
PLACE = "en/38242.pdf"
PROBLEM = Problem("handouts/38242.yaml", 3, 1, Level.ERROR, "a-rule", "it is wrong", "Mend it.")
OF_TEXT = Made(failure=Failure(of_text=True, message="a gap", problems=(PROBLEM,)))
OF_A_COMPUTER = Made(failure=Failure(of_text=False, message="too slow"))


def pdf(content: bytes) -> Made:
    rendered = Rendered("38242", "en", "pdf", content, 2, "b3d4d6a7", draft=True, warnings=())
    return Made(rendered, hashlib.sha256(content).hexdigest()[:32], "A title")


@dataclass
class Desk:
    """A keeper at work, and what it is given."""

    keeper: Keeper
    bundle: Bundle
    folder: Path

    def take(self, made: Made, place: str = PLACE) -> str:
        """Have it kept; returns what came of it."""
        return self.keeper.take(self.bundle, place, ("new",), made).outcome

    @property
    def row(self) -> Row:
        """What is written down of it."""
        found = self.keeper.manifest.get(ENGLISH)
        assert found is not None
        return found

    @property
    def pdfs(self) -> dict[str, bytes]:
        """What lies in the folder."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*.pdf")}


@pytest.fixture
def desk(printed_once: Path, tmp_path: Path) -> Iterator[Desk]:
    sources = Sources(Library(printed_once))
    with closing(Manifest(tmp_path / FILE_NAME)) as manifest:
        yield Desk(Keeper(manifest, sources, tmp_path), sources.bundle(ENGLISH), tmp_path)


def test_a_pdf_is_put_in_its_place_and_written_down(desk: Desk) -> None:
    assert desk.take(pdf(b"%PDF 1")) == "printed"
    assert desk.pdfs == {PLACE: b"%PDF 1"}
    row = desk.row
    assert row.document is not None
    assert row.document.sha256 == hashlib.sha256(b"%PDF 1").hexdigest()
    assert (row.document.size, row.document.title, row.document.draft) == (6, "A title", True)
    assert (row.record, row.catalog, row.frame) == (desk.bundle.record, b"", desk.bundle.frame)
    assert row.seen[64:] == stamps.stamp(str(desk.folder / PLACE))


def test_what_would_come_out_again_stays_as_it_is(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    before, document = snapshot(desk.folder / "en"), desk.row.document
    desk.bundle = replace(desk.bundle, record=b"n" * 16)
    assert desk.take(Made()) == "unchanged"
    assert snapshot(desk.folder / "en") == before
    assert desk.row.document == document
    assert desk.row.record == b"n" * 16


def test_nothing_is_unchanged_where_there_is_nothing(desk: Desk) -> None:
    with pytest.raises(PrintingError, match="was not printed"):
        desk.take(Made())


def test_a_failure_of_the_text_takes_the_pdf_away(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    assert desk.take(OF_TEXT) == "failed"
    assert desk.pdfs == {}
    assert desk.row.document is None
    failure = desk.row.failure
    assert failure is not None
    [problem] = failure.problems
    assert problem.path.endswith("/clinic/handouts/38242.yaml")  # as the user would type it
    assert desk.take(pdf(b"%PDF 2")) == "printed"
    assert desk.row.failure is None


def test_a_failure_of_a_computer_keeps_the_pdf(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    before = desk.row
    done = desk.keeper.take(desk.bundle, PLACE, ("forced",), OF_A_COMPUTER)
    assert (done.outcome, done.kept) == ("failed", True)
    assert desk.pdfs == {PLACE: b"%PDF 1"}
    assert (desk.row.document, desk.row.failure) == (before.document, OF_A_COMPUTER.failure)
    (desk.folder / PLACE).unlink()
    assert desk.keeper.take(desk.bundle, PLACE, (), OF_A_COMPUTER).kept is False
    assert desk.row.document is None


def test_a_handout_that_moves_leaves_nothing_at_its_old_place(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    assert desk.take(pdf(b"%PDF 1"), "38242.pdf") == "printed"
    assert desk.pdfs == {"38242.pdf": b"%PDF 1"}
    assert desk.take(OF_A_COMPUTER, "other.pdf") == "failed"
    assert desk.row.place == "38242.pdf"  # where it still lies
    assert desk.take(OF_TEXT, "other.pdf") == "failed"
    assert desk.pdfs == {}


def test_the_old_place_may_be_another_handouts_now(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    desk.keeper.taken = frozenset({PLACE})
    desk.take(pdf(b"%PDF 2"), "38242.pdf")
    assert set(desk.pdfs) == {PLACE, "38242.pdf"}
    desk.take(pdf(b"%PDF 1"))
    assert desk.keeper.remove(ENGLISH, "record gone").outcome == "removed"
    assert PLACE in desk.pdfs
    assert desk.keeper.manifest.get(ENGLISH) is None


def test_what_is_removed_is_gone_from_the_disk_and_the_account(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    done = desk.keeper.remove(ENGLISH, "record gone")
    assert (done.outcome, done.why, done.place) == ("removed", ("record gone",), PLACE)
    assert desk.pdfs == {}
    assert desk.keeper.remove(ENGLISH, "record gone").outcome == "removed"


def test_a_pdf_that_cannot_be_taken_away_is_told_by_name(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    (desk.folder / PLACE).unlink()
    (desk.folder / PLACE / "x").mkdir(parents=True)
    row = desk.row
    for done in (
        desk.keeper.take(desk.bundle, PLACE, (), OF_TEXT),
        desk.keeper.remove(ENGLISH, "record gone"),
    ):
        assert (done.outcome, done.kept) == ("failed", True)
        assert done.failure is not None
        assert "en/38242.pdf could not be deleted" in done.failure.message
        assert "no longer right" in done.failure.hint
        assert not done.failure.of_text  # of the text, it would not be tried again
        assert desk.row.document == row.document


def test_what_cannot_be_looked_at_stays_as_it_is(desk: Desk) -> None:
    assert OF_A_COMPUTER.failure is not None
    assert desk.keeper.unreadable(ENGLISH, PLACE, OF_A_COMPUTER.failure).kept is False
    assert desk.keeper.manifest.get(ENGLISH) is None
    desk.take(pdf(b"%PDF 1"))
    before = desk.row
    done = desk.keeper.unreadable(ENGLISH, "elsewhere.pdf", OF_A_COMPUTER.failure)
    assert (done.place, done.kept) == (PLACE, True)
    assert desk.row == replace(before, failure=OF_A_COMPUTER.failure)
    assert desk.pdfs == {PLACE: b"%PDF 1"}


def test_a_file_in_the_way_fails_one_handout(desk: Desk) -> None:
    (desk.folder / "en").touch()
    done = desk.keeper.take(desk.bundle, PLACE, (), pdf(b"%PDF 1"))
    assert done.failure is not None
    assert not done.failure.of_text
    assert "could not be written" in done.failure.message


def test_what_was_kept_lasts_from_the_commit_on(desk: Desk) -> None:
    path = desk.folder / FILE_NAME
    for now, lasting in ((False, []), (True, [ENGLISH])):  # not each time: it takes a moment
        desk.take(pdf(b"%PDF 1"))
        desk.keeper.commit(now=now)
        desk.keeper.manifest.close()
        desk.keeper.manifest = Manifest(path)
        assert [row.target for row in desk.keeper.manifest.rows()] == lasting
    desk.keeper.manifest.close()


def test_only_what_a_dead_build_left_half_written_is_swept(desk: Desk) -> None:
    desk.take(pdf(b"%PDF 1"))
    half = ("en/.38242.pdf.123-1f.part", ".x.pdf.1-0.part")
    kept = ("en/38242.pdf.part", "en/.notes.123-1f.part", "en/.38242.pdf.swp", ".x.pdf.1-0.part.keep")
    for name in (*half, *kept):
        (desk.folder / name).touch()
    desk.keeper.sweep()
    assert [name for name in half if (desk.folder / name).exists()] == []
    assert [name for name in kept if not (desk.folder / name).exists()] == []
    assert desk.pdfs == {PLACE: b"%PDF 1"}
