"""`handoutgen build` as its operator meets it: what is said where, how much of it, and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch.keep import Done
from handoutgen.batch.manifest import Failure
from handoutgen.batch.plan import Plan, Stale
from handoutgen.batch.target import Target
from handoutgen.cli import progress
from handoutgen.cli.progress import Progress, duration
from handoutgen.cli.report import NAMES, PROBLEMS, REASONS
from handoutgen.cli.session import Session
from tests.cli.conftest import SOURCE, Program, snapshot
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARED = "locales/es/LC_MESSAGES/handoutgen.po"
PATIENCE = 30
SUMMARY = r"{} printed, {} current, {} removed, {} failed, in \d+ s\n"


def add(root: Path, codes: Sequence[str], extra: str = "") -> None:
    """Add records like the one for 38242, with a text at their end."""
    text = (root / "handouts" / "38242.yaml").read_text(encoding="utf-8")
    for code in codes:
        path = root / "handouts" / f"{code}.yaml"
        path.write_text(text.replace("38242", code) + extra.format(code=code), encoding="utf-8")


def only(root: Path, *codes: str) -> None:
    """Leave only these records."""
    for path in (root / "handouts").glob("*.yaml"):
        if path.stem not in codes:
            path.unlink()


def broken(root: Path) -> None:
    """Leave two records that cannot be used: to fail is quicker than to be printed."""
    add(root, ["bad-1", "bad-2"], "oops: 1\n")
    only(root, "bad-1", "bad-2")


def no_longer_sure(root: Path) -> None:
    """Take the approval of its translator from a text that every handout in Spanish has."""
    path = root / SHARED
    text = path.read_text(encoding="utf-8")
    mark = '\nmsgid "Your procedure handout"'
    assert mark in text
    path.write_text(text.replace(mark, f"\n#, fuzzy{mark}"), encoding="utf-8")


# What it says of itself, where all is well


def test_one_line_says_what_was_done_and_quiet_nothing(program: Program) -> None:
    only(program.library, "38242")
    first = program("build", "-l", "en")
    assert (first.code, first.err) == (0, "")
    assert re.fullmatch(SUMMARY.format(1, 0, 0, 0), first.out)
    again = program("build", "-l", "en")
    assert (again.code, again.err) == (0, "")
    assert re.fullmatch(SUMMARY.format(0, 1, 0, 0), again.out)
    quiet = program("-q", "build", "--force", "-l", "en")
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_what_would_be_done_and_why_is_the_result_of_a_dry_run(program: Program) -> None:
    only(program.library, "38242", "70553")
    add(program.library, ["bad-1"], "oops: 1\n")
    before = snapshot(program.library)
    ran = program("build", "--dry-run", "--explain", "-l", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "38242 (en, riverbend): new",
        "70553 (en, riverbend): new",
        "bad-1 (en, riverbend): new",
        "3 to be printed, 0 current, 0 to be removed, 0 failed before; nothing was done",
    ]
    assert snapshot(program.library) == before

    assert program("build", "-l", "en").code == 1
    (program.library / "handouts" / "70553.yaml").unlink()
    with (program.library / "handouts" / "38242.yaml").open("a", encoding="utf-8") as record:
        record.write("# read again\n")
    before = snapshot(program.library)
    ran = program("build", "-n", "--explain", "-l", "en")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "70553 (en, riverbend): record gone",
        "bad-1 (en, riverbend): failed before, and nothing of it has changed",
        "38242 (en, riverbend): record changed",
        "1 to be printed, 0 current, 1 to be removed, 1 failed before; nothing was done",
    ]
    assert "there is no field 'oops' here" in ran.err, "why it would fail again"
    for changed in (".lock", ".lock-holder", "."):  # that it looked is seen there
        before.pop(f"build/{changed}", None)
    assert (
        snapshot(program.library).items()
        >= {name: about for name, about in before.items() if name != "build"}.items()
    )
    report = json.loads(program("-q", "build", "-n", "-l", "en", "--json").out)
    assert [(each["code"], each["outcome"], each["why"]) for each in report["handouts"]] == [
        ("38242", "to be printed", ["record changed"]),
        ("70553", "to be removed", ["record gone"]),
    ]
    assert [each["message"] for each in report["failures"]] == ["handouts/bad-1.yaml has 1 problem"]

    ran = program("build", "--explain", "-l", "en")
    assert "38242 (en, riverbend): record changed\n" in ran.err, "of a build, it is talk"
    assert re.fullmatch(SUMMARY.format(0, 1, 1, 1), ran.out), "no word of the page changed"


# On a terminal and elsewhere


@pytest.mark.parametrize("columns", [100, 20])
def test_a_terminal_shows_one_line_that_is_gone_at_the_end(program: Program, columns: int) -> None:
    broken(program.library)
    shown = program.in_terminal("build", "-l", "en", columns=columns)
    *drawn, rest = re.sub(r"\x1b\[[\d;]*m", "", shown).split("\r\x1b[K")
    assert drawn[1].endswith("0 of 2 handouts")
    assert all(len(line) < columns for line in drawn), "a longer one would take up two"
    assert ("─" in drawn[1]) == (columns == 100), "there is a bar where there is room"
    assert rest.startswith("Error: bad-1 (en, riverbend): ")
    assert re.fullmatch(SUMMARY.format(0, 0, 0, 2), rest.splitlines(keepends=True)[-1])
    assert "\x1b" not in rest


def test_no_bar_is_shown_where_it_cannot_be_or_is_not_wanted(program: Program) -> None:
    broken(program.library)
    for shown in (
        program.with_(TERM="dumb").in_terminal("build", "-l", "en"),
        program.in_terminal("-q", "build", "--force", "-l", "en"),
    ):
        assert "2 failed" in shown
        assert "of 2 handouts" not in shown
        assert "\x1b[K" not in shown


def test_elsewhere_a_line_tells_from_time_to_time_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "LINE_SECONDS", 0)
    first, second, before, gone = (Target(code, "es", "standard", "") for code in ("1", "2", "3", "4"))
    made = Plan(stale=[Stale(each, "", ("new",), intact=False) for each in (first, second)], failing=[before])
    failure = Failure(of_text=True, message="it is wrong")
    for quiet, said in ((False, 2), (True, 0)):
        with Progress(Session(None, quiet=quiet), explain=False, as_json=True, dry_run=False) as teller:
            teller.planned(made)
            teller.done(Done(gone, "", "removed"))
            teller.done(Done(before, "", "failed", failure=failure))
            assert capsys.readouterr().err == "", "only what is printed counts"
            time.sleep(0.01)
            teller.done(Done(first, "", "printed"))
            teller.done(Done(second, "", "failed", failure=failure))
        assert [done.target.code for done in teller.told] == ["4", "3", "1", "2"]
        lines = capsys.readouterr().err.splitlines()
        assert len(lines) == said
        if lines:
            assert re.fullmatch(r"1 of 2 handouts, \d+\.\d a second, 0 s left, 1 failed", lines[0])
            assert re.fullmatch(r"2 of 2 handouts, \d+\.\d a second, 0 s left, 2 failed", lines[1])


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "0 s"),
        (59.4, "59 s"),
        (59.6, "1 min 0 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h 0 min"),
        (93_900, "26 h 5 min"),
    ],
)
def test_a_time_in_words(seconds: float, words: str) -> None:
    assert duration(seconds) == words


# What failed


def test_a_reason_that_strikes_many_is_told_once_each_night(program: Program) -> None:
    add(program.library, [f"x-{number}" for number in range(NAMES)])
    for number in range(NAMES):
        shutil.copy(
            program.library / "locales/es/LC_MESSAGES/38242.po",
            program.library / f"locales/es/LC_MESSAGES/x-{number}.po",
        )
    no_longer_sure(program.library)
    count = len(list((program.library / "handouts").glob("*.yaml")))
    first = program("-q", "build", "-l", "es")
    assert first.code == 1
    fact, names, place, what_to_do, hint = first.err.splitlines()
    assert fact == (
        f"Error: {count} handouts: the translation into es is not complete: 1 message cannot be printed"
    )
    assert names == (
        "  " + ", ".join(f"{code} (es, riverbend)" for code in ["38242", "45378", "70553", "x-0", "x-1"])
        + f" and {count - NAMES} more"
    )  # fmt: skip
    assert place.startswith(f"  {SHARED}:")
    assert what_to_do.startswith("      ")
    assert hint.startswith("  ")
    assert re.fullmatch(SUMMARY.format(0, 0, 0, count), first.out)
    again = program("-q", "build", "-l", "es")
    assert (again.code, again.err) == (1, first.err)


def test_of_many_reasons_the_first_are_told_and_where_the_others_are(program: Program) -> None:
    only(program.library, "38242")
    add(program.library, [f"bad-{number:02}" for number in range(REASONS + 3)], "oops-{code}: 1\n")
    add(program.library, ["bad-x"], "".join(f"oops-{number}: 1\n" for number in range(PROBLEMS + 2)))
    add(program.library, ["twice"])
    (program.library / "handouts" / "twice.yaml").unlink()
    (program.library / "handouts" / "twice.yaml").mkdir()
    (program.library / "handouts" / "38242.yaml").unlink()
    ran = program("build", "-l", "en")
    assert ran.code == 1
    told = [line for line in ran.err.splitlines() if line.startswith("Error: ")]
    assert len(told) == REASONS + 1
    assert told[0].startswith("Error: twice (en, riverbend): "), "first what is the operator's"
    assert told[1].startswith("Error: bad-00 (en, riverbend): handouts/bad-00.yaml has 1 problem")
    assert told[-1] == "Error: 5 handouts failed for 5 other reasons"
    page = program.library / "build" / "index.html"
    assert ran.err.endswith("  build/index.html leads to the reason of each.\n")
    assert page.is_file()
    assert "bad-x.yaml has 7 problems" in (page.parent / "en" / "index.html").read_text(encoding="utf-8")

    some = program("build", "bad-x", "bad-00", "-l", "en").err
    assert f"'oops-{PROBLEMS - 1}'" in some
    assert f"'oops-{PROBLEMS}'" not in some
    command = "handoutgen build bad-x --lang en"
    assert f"\n  and 2 more: {command} shows them all\n" in some
    every = program.shell(command).err
    assert all(f"'oops-{number}'" in every for number in range(PROBLEMS + 2))


def test_the_first_failure_is_the_last_thing_done_where_that_was_asked_for(program: Program) -> None:
    add(program.library, ["00-bad", "01-bad"], "oops: 1\n")
    ran = program("build", "--fail-fast", "-j", "1", "-l", "en")
    assert ran.code == 1
    assert ran.err.startswith("Error: 00-bad (en, riverbend): ")
    assert ran.err.count("Error:") == 1
    assert re.fullmatch(r"0 printed, 0 current, 0 removed, 1 failed, stopped, in \d+ s\n", ran.out)


def test_programs_get_the_same_in_json_and_nothing_beside_it(program: Program) -> None:
    only(program.library, "38242")
    add(program.library, ["bad-1"], "oops: 1\n")
    ran = program("build", "--json", "-l", "en", "-o", "out")
    assert (ran.code, ran.err) == (1, "")
    report = json.loads(ran.out)
    assert report["schema"] == "handoutgen/build/1"
    assert (report["library"], report["output"]) == (str(program.library), "out")
    counts = {name: report[name] for name in ("current", "printed", "unchanged", "removed", "failed")}
    assert counts == {"current": 0, "printed": 1, "unchanged": 0, "removed": 0, "failed": 1}
    good, bad = report["handouts"]
    assert (good["file"], good["outcome"], good["draft"]) == ("en/38242.pdf", "printed", True)
    assert (program.library / "out" / good["file"]).is_file()
    assert (bad["file"], bad["outcome"], bad["of_text"]) == (None, "failed", True)
    assert report["failures"] == [bad]
    assert bad["problems"][0]["path"] == "handouts/bad-1.yaml"


# What cannot be meant


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["3824"], 4, "there is no procedure with the code '3824' | Did you mean 38242"),
        (["es"], 2, "'es' is a language, not a code | handoutgen build --lang es"),
        (["en"], 2, "'en' is a language, not a code"),
        (["-l", "vi"], 5, "nothing has been translated into Vietnamese (vi) | There is: en, es."),
        (["-l", "spanish"], 2, "'spanish' is not a language tag | --lang es"),
        (["--facility", "north"], 3, "there is no facility 'north' | riverbend"),
        (["--edition", "huge"], 2, "'huge' is not one of 'standard', 'large'"),
        (["-o", "handoutgen.toml"], 7, "handoutgen.toml is not a folder | -o"),
        (["-o", "locales/out"], 3, "lies within the library's locales | -o"),
        (["-j", "0"], 2, "0 is not in the range"),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_done(
    program: Program, arguments: list[str], code: int, says: str
) -> None:
    program.refused(code, "build", *arguments, says=says)


def test_the_library_that_comes_with_the_program_asks_where_to(program: Program, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    shutil.copytree(SOURCE / "handoutgen", site / "handoutgen", ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("handouts", "locales", "templates"):
        shutil.copytree(ROOT / part, site / "handoutgen" / "starter" / part)
    shutil.copy(ROOT / "handoutgen.toml", site / "handoutgen" / "starter")
    elsewhere.mkdir()
    installed = Program(elsewhere, program.cache, {"PYTHONPATH": str(site)})
    installed.refused(
        3, "build", says="the library that comes with the program | Name a folder of your own with -o."
    )
    ran = installed("build", "-o", "out", "-n", "38242", "-l", "es")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1 to be printed, ")


# Being stopped


def printers(folder: Path) -> list[int]:
    """The printers whose temporary files are below a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command, variables = (process / "cmdline").read_bytes(), (process / "environ").read_bytes()
        except OSError:
            continue
        if b"handoutgen.batch.printer" in command and f"TMPDIR={folder}".encode() in variables:
            found.append(int(process.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_leaves_nothing_behind_and_the_next_goes_on(
    program: Program, tmp_path: Path, number: signal.Signals
) -> None:
    temporary, build = tmp_path / "temporary", program.library / "build"
    temporary.mkdir()
    add(program.library, [f"x-{each:02}" for each in range(20)])
    running = program.with_(TMPDIR=str(temporary))
    process = subprocess.Popen(
        [*running.command, "build", "-l", "en", "-j", "2"], cwd=running.library, env=running.variables,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    deadline = time.monotonic() + PATIENCE
    while len(list(build.glob("en/*.pdf"))) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    assert printers(temporary)
    second = program("build")
    assert (second.code, second.out) == (8, "")
    assert f"another build is at work in build: process {process.pid} on " in second.err
    process.send_signal(number)
    time.sleep(0.01)
    process.send_signal(number)  # as those do who cannot wait
    started = time.monotonic()
    out, err = process.communicate(timeout=PATIENCE)
    assert time.monotonic() - started < 5
    assert (process.returncode, out) == (128 + number, "")
    assert err == "Interrupted. Nothing half-written was left.\n"
    assert printers(temporary) == []
    assert list(temporary.iterdir()) == []
    assert list(build.rglob("*.part")) == []
    there = len(list(build.glob("en/*.pdf")))
    assert 2 <= there < 23
    ran = program("build", "-l", "en", "-n")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{23 - there} to be printed, {there} current, 0 to be removed, ")
