"""What handouts are made from: read once, digested whole, and sent as it was digested."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import stamps
from handoutgen.batch.sources import LONGEST, Sources, digest, read
from handoutgen.batch.target import Target
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError
from tests.batch import small
from tests.batch.conftest import CATALOG, RECORD, SHARED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.batch.conftest import Shelf

ENGLISH = Target("38242", "en", "standard", "riverbend")
SPANISH = ENGLISH._replace(language="es")


def of(shelf: Shelf) -> Sources:
    return Sources(Library(shelf.root))


def test_a_bundle_holds_every_file_of_a_handout_and_no_other(shelf: Shelf) -> None:
    bundle = of(shelf).bundle(SPANISH)
    assert set(bundle.files) == {RECORD, CATALOG, SHARED}
    assert set(bundle.templates) == {"handout.html"}
    for name in bundle.files:
        assert bundle.files[name] == (shelf.root / name).read_bytes()
    assert bundle.record == digest((shelf.root / RECORD).read_bytes())
    assert bundle.catalog == digest((shelf.root / CATALOG).read_bytes())
    english = of(shelf).bundle(ENGLISH)
    assert set(english.files) == {RECORD}
    assert english.catalog == b""


def test_what_is_shared_is_read_once(shelf: Shelf) -> None:
    sources = of(shelf)
    first = sources.bundle(SPANISH)
    small.template(shelf.root).write_text("other", encoding="utf-8")
    (shelf.root / SHARED).write_text("other", encoding="utf-8")
    again = sources.bundle(SPANISH)
    assert (again.files, again.templates, again.frame) == (first.files, first.templates, first.frame)


def with_logo(shelf: Shelf) -> None:
    (shelf.root / "logo.SVG").write_text("<svg/>")
    shelf.append("handoutgen.toml", 'logo = "logo.SVG"\n')


@pytest.mark.parametrize(
    ("change", "parts", "languages"),
    [
        (lambda shelf: shelf.append("handoutgen.toml", 'emergency = "112"\n'), {"settings"}, "en es"),
        (lambda shelf: shelf.append("handoutgen.toml", 'paper = "a4"\n'), {"settings"}, "en es"),
        (with_logo, {"settings"}, "en es"),
        (lambda shelf: shelf.append("templates/handout.html", " "), {"templates"}, "en es"),
        (lambda shelf: (shelf.root / "templates/a.svg").touch(), {"templates"}, "en es"),
        (
            lambda shelf: small.template(shelf.root).rename(shelf.root / "templates/b.html"),
            {"templates"}, "en es",
        ),
        (lambda shelf: shelf.append(SHARED, "# x\n"), {"words"}, "es"),
        (lambda shelf: (shelf.root / "templates/.hidden").touch(), set(), "en es"),
        (lambda shelf: shelf.append("handoutgen.toml", '[build]\nlanguages = ["es"]\n'), set(), "en es"),
        (lambda shelf: shelf.append("handoutgen.toml", '[facilities.lake]\nname = "x"\n'), set(), "en es"),
    ],
)  # fmt: skip
def test_a_frame_changes_with_what_it_is_of(
    shelf: Shelf, change: Callable[[Shelf], object], parts: set[str], languages: str
) -> None:
    targets = {"en": ENGLISH[1:], "es": SPANISH[1:]}
    before = {tag: of(shelf).frame(*targets[tag]) for tag in targets}
    change(shelf)
    for tag, target in targets.items():
        now = of(shelf).frame(*target)
        changed = {name for name in now._fields if getattr(now, name) != getattr(before[tag], name)}
        assert changed == (parts if tag in languages else set())


def test_the_logos_own_content_counts(shelf: Shelf) -> None:
    with_logo(shelf)
    before = of(shelf).bundle(ENGLISH)
    assert before.files["logo.svg"] == b"<svg/>"
    assert str(before.job.facility.logo) == "logo.svg"
    (shelf.root / "logo.SVG").write_text("<svg />")
    assert of(shelf).frame(*ENGLISH[1:]).settings != before.frame.settings


def test_where_a_library_lies_does_not_count(shelf: Shelf) -> None:
    with_logo(shelf)
    before = of(shelf).bundle(SPANISH)
    shelf.root.rename(shelf.root.with_name("moved"))
    moved = Sources(Library(shelf.root.with_name("moved"))).bundle(SPANISH)
    assert (moved.frame, moved.files, moved.job) == (before.frame, before.files, before.job)


def test_a_stamp_is_of_before_the_file_was_read_and_only_where_it_is_sure(shelf: Shelf) -> None:
    assert of(shelf).bundle(SPANISH).seen == stamps.UNSURE * 2
    time.sleep(stamps.FRESH / 10**9 + 0.05)
    seen = of(shelf).bundle(SPANISH).seen
    assert seen == stamps.stamp(str(shelf.root / RECORD)) + stamps.stamp(str(shelf.root / CATALOG))


@pytest.mark.parametrize("make", ["pipe", "folder", "loop", "nothing"])
def test_what_is_no_file_is_an_error_and_never_waited_for(tmp_path: Path, make: str) -> None:
    path = tmp_path / "it"
    if make == "pipe":
        os.mkfifo(path)
    elif make == "folder":
        path.mkdir()
    elif make == "loop":
        path.symlink_to("it")
    with pytest.raises(OSError, match="it") as caught:
        read(str(path))
    assert caught.value.filename == str(path)
    assert caught.value.strerror


def test_a_file_without_end_is_read_so_far(tmp_path: Path) -> None:
    path = tmp_path / "long"
    with path.open("wb") as file:
        file.truncate(LONGEST + 1)
    assert len(read(str(path))) == LONGEST


def test_a_template_that_cannot_be_read_stops_the_build_before_it_begins(shelf: Shelf) -> None:
    (shelf.root / "templates/x.css").symlink_to("x.css")
    with pytest.raises(PrintingError, match=r"x\.css cannot be read") as caught:
        of(shelf).frame(*ENGLISH[1:])
    assert "nothing taken away" in caught.value.hint


@pytest.mark.parametrize("name", [RECORD, CATALOG])
def test_a_file_that_went_away_is_told(shelf: Shelf, name: str) -> None:
    (shelf.root / name).unlink()
    with pytest.raises(OSError, match="no longer there"):
        of(shelf).bundle(SPANISH)
