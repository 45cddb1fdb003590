"""The cache of handouts: an answer where nothing has changed, and no harm where it is damaged."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.library import Library
from handoutgen.errors import RecordError
from handoutgen.printing import cache, kept
from handoutgen.printing.job import Job, Rendered
from handoutgen.printing.kept import keep, kept_or_made, look_up
from handoutgen.problem import Level, Problem
from tests.documents import clinic_facility

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.procedure import Procedure

KEY = "3b" * 32
JOB = Job("38242", "en", clinic_facility(), "letter", "text")
WARNING = Problem("38242 (en)", 0, 0, Level.WARNING, "layout-empty", "page 4 is empty — “so”", "Cut it.")
MADE = Rendered("38242", "en", "pdf", b"%PDF-\n\x00\xff\n%%EOF", 4, "abcd", draft=True, warnings=(WARNING,))


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def folder() -> Path:
    found = cache.folder("handouts")
    assert found
    return found


def entry() -> Path:
    (found,) = (path for path in folder().rglob("*") if path.is_file())
    return found


def test_what_is_kept_comes_back_whole() -> None:
    assert look_up(KEY) is None
    keep(KEY, MADE)
    assert look_up(KEY) == MADE
    assert look_up(KEY[::-1]) is None
    assert [type(warning.level) for warning in MADE.warnings] == [Level]


def test_it_is_for_its_owner_alone_and_its_names_say_nothing() -> None:
    keep(KEY, MADE)
    for path in (folder(), entry().parent):
        assert path.stat().st_mode & 0o777 == 0o700
    assert entry().relative_to(folder()).as_posix() == f"3/{KEY}"


def test_a_damaged_entry_is_none() -> None:
    keep(KEY, MADE)
    path = entry()
    whole = path.read_bytes()
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert look_up(KEY) is None
        path.write_bytes(whole[:position])
        assert look_up(KEY) is None
    path.write_bytes(whole)
    assert look_up(KEY) == MADE
    # Nor is another handout's, under this one's name.
    other = KEY[:-1] + "c"
    path.rename(path.with_name(other))
    assert look_up(other) is None
    keep(other, MADE)
    assert look_up(other) == MADE


def test_an_entry_of_another_make_is_none() -> None:
    import hashlib

    keep(KEY, MADE)
    for rest in (b"{}\n", b"[]\n", b"1\n", b"\n", b'{"warnings": [{"level": "no"}]}\n', b'{"warnings": 1}\n'):
        entry().write_bytes(hashlib.sha256(KEY.encode() + rest).hexdigest().encode() + b"\n" + rest)
        assert look_up(KEY) is None


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(KEY, MADE)
    shutil.rmtree(folder() / "3")
    (folder() / "3").write_text("in the way")
    keep(KEY, MADE)
    assert look_up(KEY) is None
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep(KEY, MADE)
    assert look_up(KEY) is None


def test_it_stays_within_its_size_and_loses_what_is_of_least_use(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(KEY, MADE)
    size = entry().stat().st_size
    monkeypatch.setattr(kept, "SHELF_SIZE", 3 * size)
    keys = [f"3{number:063x}" for number in range(5)]
    for age, key in enumerate((KEY, *keys[:2])):
        keep(key, MADE)
        os.utime(folder() / "3" / key, (age, age))
    assert look_up(KEY)  # and so it is younger than the rest
    for key in keys[2:]:
        keep(key, MADE)
        os.utime(folder() / "3" / key)
    assert [key for key in (KEY, *keys) if look_up(key)] == keys[2:]
    assert sum(path.stat().st_size for path in (folder() / "3").iterdir()) <= 3 * size
    keep(keys[0], replace(MADE, content=bytes(4 * size)))
    assert look_up(keys[0]) is None
    assert look_up(keys[4])


def test_what_a_killed_process_left_goes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(KEY, MADE)
    left = entry().with_name(f".{KEY}.1")
    left.write_bytes(bytes(1000))
    os.utime(left, (1, 1))
    monkeypatch.setattr(kept, "SHELF_SIZE", 1000)
    keep(KEY, MADE)
    assert not left.exists()
    assert look_up(KEY) == MADE


def asked(root: Path, library: type[Library] = Library) -> Rendered:
    return kept_or_made(library(root), JOB)


def test_nothing_is_made_twice_and_a_change_is_made_anew(clinic: Path) -> None:
    first = asked(clinic)
    assert asked(clinic) == first
    (path,) = (path for path in folder().rglob("*") if path.is_file())
    marked = replace(first, text_id="kept")
    keep(path.name, marked)
    assert asked(clinic) == marked
    record = clinic / "handouts/38242.yaml"
    written = record.read_text()
    record.write_text(f"{written}# A comment\n")
    assert asked(clinic) == first
    record.write_text(written)
    assert asked(clinic) == marked


def test_what_changed_while_it_was_made_is_not_kept(clinic: Path) -> None:
    class Edited(Library):
        """Its record is saved by somebody in the moment in which it is read."""

        def procedure(self, code: str) -> Procedure:
            read = super().procedure(code)
            path = self.record(code)
            path.write_bytes(path.read_bytes())
            return read

    asked(clinic, Edited)
    assert not [path for path in folder().rglob("*") if path.is_file()]


def test_a_failure_is_told_again(clinic: Path) -> None:
    record = clinic / "handouts/38242.yaml"
    record.write_text(record.read_text() + "nonsense: 1\n")
    for _ in range(2):
        with pytest.raises(RecordError):
            asked(clinic)
    record.unlink()
    record.mkdir()  # cannot be read at all
    with pytest.raises(RecordError):
        asked(clinic)
    assert not [path for path in folder().rglob("*") if path.is_file()]
