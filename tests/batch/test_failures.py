"""What fails, fails alone: a text with a gap, a page without end, a process that is killed among fifty."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.batch import small
from tests.cli.conftest import SOURCE, Program

if TYPE_CHECKING:
    from pathlib import Path

CODES = tuple(str(number) for number in range(20001, 20026))
GAP, ENDLESS, KILLED = "20003", "20010", "20020"
"""Records whose Spanish handouts fail; their English ones do not."""

LIMIT = "5"
"""Seconds for a page that takes a twentieth of one."""

ENDLESS_TITLE = "Sin fin"
_LOOP = (
    '{% if handout.title == "' + ENDLESS_TITLE + '" %}{% for _ in range(10 ** 15) %}{% endfor %}{% endif %}'
)

_LISTENER = """\
import os, signal, sys

def hear(event, arguments):
    if event == "open" and arguments[1] and "w" in arguments[1] and str(arguments[0]).endswith(".po"):
        code = os.path.basename(arguments[0]).removesuffix(".po")
        if code == "handoutgen":
            return
        with open({log!r}, "a+") as log:
            print(code, file=log, flush=True)
            log.seek(0)
            if code == {code!r} and log.read().split().count(code) <= {times}:
                os.kill(os.getpid(), signal.SIGKILL)

if "handoutgen.batch.printer" in sys.orig_argv:
    sys.addaudithook(hear)
"""
"""Python runs this in each process. It notes which catalogs a printer unpacks, and kills it at one of them.

The program knows nothing of it.
"""


@dataclass(frozen=True)
class Ward:
    """A library, and what its printers were given."""

    program: Program
    folder: Path

    @property
    def root(self) -> Path:
        """The library's folder."""
        return self.program.library

    def pdf(self, code: str) -> Path:
        """Where a Spanish handout lies."""
        return self.root / "build" / "es" / f"{code}.pdf"

    def kill(self, code: str, times: int) -> None:
        """From now on, end the printer that unpacks a record's catalog, but no more often than so."""
        self._log.unlink(missing_ok=True)
        text = _LISTENER.format(log=str(self._log), code=code, times=times)
        (self.folder / "sitecustomize.py").write_text(text, encoding="utf-8")

    def tries(self) -> Counter[str]:
        """How often each record's catalog was unpacked since `kill`."""
        return Counter(self._log.read_text(encoding="utf-8").split())

    @property
    def _log(self) -> Path:
        return self.folder / "tries"


@pytest.fixture
def ward(tmp_path: Path, cache: Path) -> Ward:
    """A library without records, whose template never comes to an end of one title."""
    root = small.library(tmp_path / "clinic")
    small.change(small.template(root), "<body>", f"<body>{_LOOP}")
    folder = tmp_path / "listener"
    folder.mkdir()
    return Ward(Program(root, cache, {"PYTHONPATH": f"{folder}{os.pathsep}{SOURCE}"}), folder)


def failures(report: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The failures in a report, by code; all are of Spanish handouts."""
    assert {failure["language"] for failure in report["failures"]} == {"es"}
    return {failure["code"]: failure for failure in report["failures"]}


def test_three_of_fifty_fail_and_forty_seven_are_printed(ward: Ward) -> None:
    small.add(ward.root, *CODES)
    assert ward.program("build", GAP, ENDLESS, KILLED, "--lang", "es").code == 0
    healthy = small.catalog(ward.root, GAP).read_text(encoding="utf-8")
    before = {code: ward.pdf(code).read_bytes() for code in (ENDLESS, KILLED)}
    small.change(small.catalog(ward.root, GAP), f'"{small.TITULO}"', '""')
    small.change(small.catalog(ward.root, ENDLESS), small.TITULO, ENDLESS_TITLE)
    small.change(small.catalog(ward.root, KILLED), small.TITULO, "Resonancia del cerebro sin y con contraste")
    ward.kill(KILLED, times=99)

    ran = ward.program("build", "--time-limit", LIMIT)
    assert ran.code == 1
    assert ran.out.startswith("47 printed, 0 current, 0 removed, 3 failed, in ")
    assert ran.err.count("Error: ") == 3
    for code, reason in (
        (GAP, rf"\n  locales/es/LC_MESSAGES/{GAP}\.po:\d+.*{small.TITLE}"),
        (ENDLESS, rf"longer than {LIMIT} seconds.*\n(?:  .*\n)*  .*still there: es/{ENDLESS}\.pdf\n"),
        (KILLED, rf"ended by itself \(SIGKILL\).*\n(?:  .*\n)*  .*still there: es/{KILLED}\.pdf\n"),
    ):
        assert re.search(rf"^Error: {code} \(es, riverbend\): .*{reason}", ran.err, re.MULTILINE), ran.err
    assert len(list((ward.root / "build").rglob("*.pdf"))) == 49
    assert not ward.pdf(GAP).exists()
    assert {code: ward.pdf(code).read_bytes() for code in (ENDLESS, KILLED)} == before
    tries = ward.tries()
    assert tries == {**dict.fromkeys(CODES, 1), KILLED: 2}

    # The next build tells all three again. It tries what a computer may have been at fault for.
    ran = ward.program("build", "--json", "--time-limit", LIMIT)
    assert ran.code == 1
    report = json.loads(ran.out)
    assert (report["printed"], report["current"], report["failed"]) == (0, 47, 3)
    told = failures(report)
    assert told.keys() == {GAP, ENDLESS, KILLED}
    assert [told[code]["file"] for code in (GAP, ENDLESS, KILLED)] == [
        None, f"es/{ENDLESS}.pdf", f"es/{KILLED}.pdf"
    ]  # fmt: skip
    assert [told[code]["of_text"] for code in (GAP, ENDLESS, KILLED)] == [True, False, False]
    (problem,) = told[GAP]["problems"]
    assert problem["path"].endswith(f"{GAP}.po")
    assert LIMIT in told[ENDLESS]["message"]
    assert "SIGKILL" in told[KILLED]["message"]
    assert ward.tries() - tries == {ENDLESS: 1, KILLED: 2}

    for code in (GAP, ENDLESS, KILLED):
        small.catalog(ward.root, code).write_text(healthy, encoding="utf-8")
    ward.kill(KILLED, times=0)
    ran = ward.program("build")
    assert (ran.code, ran.err) == (0, "")
    # As it was before: a page that would come out again is not printed again.
    assert ran.out.startswith("1 printed, 49 current, 0 removed, 0 failed, in ")
    assert ward.tries() == {GAP: 1, ENDLESS: 1, KILLED: 1}
    assert {code: ward.pdf(code).read_bytes() for code in (ENDLESS, KILLED)} == before
    assert len(list((ward.root / "build").rglob("*.pdf"))) == 50


def test_a_printer_that_is_killed_once_is_not_told_of(ward: Ward) -> None:
    small.add(ward.root, *CODES[:2])
    ward.kill(CODES[0], times=1)
    ran = ward.program("build")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("4 printed, 0 current, 0 removed, 0 failed, in ")
    assert ward.tries() == {CODES[0]: 2, CODES[1]: 1}


def test_stopping_at_the_first_failure_keeps_what_was_printed(ward: Ward) -> None:
    small.add(ward.root, *CODES[:6])
    broken = small.record(ward.root, CODES[2])
    small.change(broken, "title:", "titel:")
    ran = ward.program("build", "-j", "1", "--fail-fast")
    assert ran.code == 1
    summary = re.match(r"(\d+) printed, 0 current, 0 removed, 1 failed, stopped, in ", ran.out)
    assert summary, ran.out
    printed = int(summary[1])
    assert 0 < printed < 10
    assert len(list((ward.root / "build").rglob("*.pdf"))) == printed
    ran = ward.program("build", "-j", "1")
    assert ran.code == 1
    assert ran.out.startswith(f"{10 - printed} printed, {printed} current, 0 removed, 2 failed, in ")
