"""What is made anew and why, what is left alone, and how little is read to tell."""

from __future__ import annotations

import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.batch import small
from tests.batch.conftest import CATALOG, PLACES, RECORD, SHARED, Shelf
from tests.cli.conftest import SOURCE, snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOTH = ("en/38242.pdf", "es/38242.pdf")
SPANISH = ("es/38242.pdf", "es/70553.pdf")
TITLE = f"title: {small.TITLE}"


def saved_anew(path: Path) -> None:
    """Another file with the same content takes the place of one, as editors do it."""
    copy = path.with_suffix(".new")
    shutil.copyfile(path, copy)
    copy.replace(path)


def in_the_manifest(shelf: Shelf, statement: str) -> None:
    """Change the account of a build, as another version of the program would have left it."""
    connection = sqlite3.connect(shelf.build / "manifest.sqlite")
    with connection:
        assert connection.execute(statement).rowcount
    connection.close()


def frame(shelf: Shelf, part: int, value: str) -> None:
    """Let every handout have been made with another program (3) or engine (4)."""
    in_the_manifest(shelf, f"UPDATE frames SET parts = json_set(parts, '$[{part}]', '{value}')")  # noqa: S608


def test_before_the_first_build_everything_is_new(shelf: Shelf) -> None:
    assert shelf.reasons() == dict.fromkeys(PLACES, "new")


def test_after_a_build_nothing_is_to_be_done(built: Shelf) -> None:
    assert built.reasons() == {}


@pytest.mark.parametrize(
    ("change", "reason", "places"),
    [
        (lambda shelf: shelf.append(RECORD, "# a note\n"), "record changed", BOTH),
        (lambda shelf: shelf.append(CATALOG, "# a note\n"), "catalog changed", BOTH[1:]),
        (lambda shelf: shelf.append(SHARED, "# a note\n"), "shared catalog changed", SPANISH),
        (lambda shelf: shelf.append("templates/handout.html", "\n"), "template changed", PLACES),
        (lambda shelf: (shelf.root / "templates/new.css").touch(), "template changed", PLACES),
        (lambda shelf: shelf.edit("handoutgen.toml", "555-0142", "555-0143"), "settings changed", PLACES),
        (lambda shelf: shelf.append("handoutgen.toml", 'paper = "a4"\n'), "settings changed", PLACES),
        (lambda shelf: frame(shelf, 3, "other"), "program changed", PLACES),
        (lambda shelf: frame(shelf, 4, "weasyprint 69.0"), "engine changed", PLACES),
        (lambda shelf: (shelf.build / BOTH[0]).unlink(), "output missing", BOTH[:1]),
        (lambda shelf: shutil.rmtree(shelf.build / "es"), "output missing", SPANISH),
        (lambda shelf: (shelf.build / BOTH[0]).write_bytes(b"%PDF-1.7"), "output altered", BOTH[:1]),
        (lambda shelf: (shelf.build / BOTH[0]).write_bytes(b""), "output altered", BOTH[:1]),
    ],
    ids=[
        "record", "catalog", "shared", "template", "template-new", "phone", "paper", "program", "engine",
        "missing", "folder-missing", "altered", "emptied",
    ],
)  # fmt: skip
def test_a_change_is_seen_and_named(
    built: Shelf, change: Callable[[Shelf], object], reason: str, places: tuple[str, ...]
) -> None:
    change(built)
    assert built.reasons() == dict.fromkeys(places, reason)


def test_every_reason_is_named(built: Shelf) -> None:
    built.append(RECORD, "# a note\n")
    built.append(CATALOG, "# a note\n")
    (built.build / BOTH[1]).unlink()
    why = built.reasons()
    assert why == {BOTH[0]: "record changed", BOTH[1]: "record changed, catalog changed, output missing"}


def test_what_is_asked_for_anew_is_made_anew(built: Shelf) -> None:
    assert built.reasons("--force") == dict.fromkeys(PLACES, "forced")
    assert built.reasons("--force", "38242", "--lang", "es") == {BOTH[1]: "forced"}


def test_a_layout_of_its_own_moves_every_handout(built: Shelf) -> None:
    built.append("handoutgen.toml", '[build]\nlayout = "{code}/{language}.pdf"\n')
    assert all(why.startswith("layout changed") for why in built.reasons().values())
    assert len(built.reasons()) == 4
    before = {content for content, _ in built.pdfs().values()}
    assert built.report("-j", "1")["printed"] == 4
    assert sorted(built.pdfs()) == ["38242/en.pdf", "38242/es.pdf", "70553/en.pdf", "70553/es.pdf"]
    assert {content for content, _ in built.pdfs().values()} == before
    assert built.reasons() == {}


def test_a_text_that_failed_is_told_and_not_tried_again_until_it_is_mended(built: Shelf) -> None:
    built.edit(RECORD, TITLE, f"titel: x\n{TITLE}")
    assert built.outcomes(code=1) == {"38242-en": "failed", "38242-es": "failed"}
    assert sorted(built.pdfs()) == ["en/70553.pdf", "es/70553.pdf"]
    report = built.foreseen(code=1)
    assert (report["printed"], report["failed"]) == (0, 2)
    assert {tuple(each["why"]) for each in report["failures"]} == {("failed before",)}
    again = built.report(code=1)
    assert {each["message"] for each in again["failures"]} == {f"{RECORD} has 1 problem"}
    built.edit(RECORD, "titel: x\n", "")
    assert built.reasons() == dict.fromkeys(BOTH, "record changed")


def test_what_a_computer_failed_at_is_tried_again_at_once(built: Shelf) -> None:
    built.append(RECORD, "# a note\n")
    before = built.pdfs()
    report = built.report("38242", "--lang", "en", "--time-limit", "0.001", code=1)
    assert "took longer than 0.001 seconds" in report["failures"][0]["message"]
    assert built.pdfs() == before
    assert built.reasons() == {BOTH[0]: "failed before", BOTH[1]: "record changed"}


def test_a_change_that_no_page_shows_prints_nothing(built: Shelf) -> None:
    before = built.pdfs()
    built.append(RECORD, "# a note that no patient reads\n")
    assert built.outcomes() == {"38242-en": "unchanged", "38242-es": "unchanged"}
    assert built.pdfs() == before
    assert built.reasons() == {}


def test_a_template_that_says_the_same_otherwise_prints_nothing(built: Shelf) -> None:
    before = built.pdfs()
    template = built.root / "templates/handout.html"
    template.write_text("{# a note #}" + template.read_text(encoding="utf-8"), encoding="utf-8")
    assert set(built.outcomes("--lang", "en").values()) == {"unchanged"}
    assert built.pdfs() == before
    assert built.reasons("--lang", "en") == {}
    assert built.reasons() == dict.fromkeys(SPANISH, "template changed")


def test_a_pdf_that_was_altered_is_printed_again_though_its_page_is_the_same(built: Shelf) -> None:
    before = built.pdfs()
    (built.build / BOTH[0]).write_bytes(b"%PDF-1.7")
    assert built.outcomes() == {"38242-en": "printed"}
    assert built.pdfs()[BOTH[0]][0] == before[BOTH[0]][0]


@pytest.mark.parametrize("name", [RECORD, CATALOG, "build/en/38242.pdf"])
def test_a_file_that_was_written_with_what_it_held_is_current(built: Shelf, name: str) -> None:
    saved_anew(built.root / name)
    assert built.reasons() == {}


LISTEN = """\
import os, sys
def listen(event, arguments):
    if event in {"open", "import"} and isinstance(arguments[0], str):
        os.write(heard, f"{event} {arguments[0]}\\n".encode())
heard = os.open(os.environ["HEARD"], os.O_WRONLY | os.O_CREAT)
sys.addaudithook(listen)
"""


def test_where_nothing_changed_nothing_is_read_and_nothing_parsed(settled: Shelf, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LISTEN)
    heard = tmp_path / "heard"
    path = os.pathsep.join([str(tmp_path), str(SOURCE)])
    ran = settled.program.with_(PYTHONPATH=path, HEARD=str(heard))("build")
    assert ran.out.startswith("0 printed, 4 current, 0 removed, 0 failed")
    said = heard.read_text().splitlines()
    assert f"open {settled.root / 'handoutgen.toml'}" in said  # it does listen
    assert [line for line in said if line.endswith((".yaml", ".pdf"))] == []
    catalogs = {line for line in said if line.endswith(".po")}
    assert catalogs <= {f"open {settled.root / SHARED}"}
    heavy = {"yaml", "jinja2", "babel", "pydantic", "weasyprint", "fontTools", "distributed"}
    assert {f"import {name}" for name in heavy} & set(said) == set()


def test_where_nothing_changed_nothing_is_written_but_the_lock(settled: Shelf) -> None:
    before = snapshot(settled.build)
    settled.report()
    after = snapshot(settled.build)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} <= {".", ".lock"}


def test_a_dry_run_writes_nothing(built: Shelf) -> None:
    built.append(RECORD, "# a note\n")
    (built.build / BOTH[0]).unlink()
    before = snapshot(built.root)
    ran = built.program("build", "--dry-run", "--explain")
    assert ran.out.splitlines() == [
        "38242 (en, riverbend): record changed, output missing",
        "38242 (es, riverbend): record changed",
        "2 to be printed, 2 current, 0 to be removed, 0 failed before; nothing was done",
    ]
    after = snapshot(built.root)
    assert after.keys() == before.keys()
    assert {name for name in after if after[name] != before[name]} <= {"build", "build/.lock"}


def test_a_dry_run_before_the_first_build_makes_no_folder(shelf: Shelf) -> None:
    before = snapshot(shelf.root)
    assert shelf.foreseen()["printed"] == 0
    ran = shelf.program("build", "-n")
    assert ran.out == "4 to be printed, 0 current, 0 to be removed, 0 failed before; nothing was done\n"
    assert snapshot(shelf.root) == before


def test_the_report_is_one_object_with_a_schema(built: Shelf) -> None:
    report = built.report()
    assert report["schema"] == "handoutgen/build/1"
    assert (report["current"], report["dry_run"], report["stopped"]) == (4, False, False)
    assert (report["handouts"], report["failures"], report["problems"]) == ([], [], [])


def test_a_quiet_build_says_nothing_when_all_is_well(built: Shelf) -> None:
    ran = built.program("-q", "build")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_quiet_build_says_what_went_wrong(built: Shelf) -> None:
    built.edit(RECORD, TITLE, f"titel: x\n{TITLE}")
    ran = built.program("-q", "build", "--lang", "en")
    assert ran.code == 1
    assert "no field 'titel'" in ran.err
    assert ran.out.startswith("0 printed, 1 current, 0 removed, 1 failed")
