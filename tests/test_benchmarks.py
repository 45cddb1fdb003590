"""The benchmarks run, as little as they can, and print their tables. How long anything takes is not asked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "benchmarks"
SMALLEST = {
    "cold": ["--runs", "1"],
    "cached": ["--runs", "1"],
    "warm": ["--runs", "1", "--block", "1"],
    "memory": ["--most", "1", "--many", "1", "--early", "2", "--late", "3"],
    "size": ["--most", "1"],
    "stages": ["--runs", "1"],
    "languages": ["--runs", "1", "--most", "1"],
    "noop": ["--runs", "1", "--most", "2", "--languages", "2"],
    "throughput": ["--runs", "1", "--count", "2"],
    "printer": ["--early", "1", "--late", "2"],
}
ROWS = {
    "cold": ["weasyprint", "handoutgen"],
    "cached": ["weasyprint", "import click", "handoutgen"],
    "warm": [
        "naive loop, first page",
        "naive loop, today's page",
        "printing, first page",
        "printing, today's page",
        "the whole, today's page",
    ],
    "memory": [
        "peak of 38242 in English, cold",
        "peak after 1 in one process",
        "growth from document 2 to 3",
    ],
    "size": ["38242"],
    "languages": ["en", "ar"],
    "noop": ["2"],
    "throughput": [
        "naive loop",
        "Chromium, one core",
        "build -j 1",
        "build -j 2",
        "build -j 1, without effect",
    ],
    "printer": ["after 1", "after 2"],
}


def ran(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize("script", SMALLEST)
def test_each_prints_its_table_and_nothing_else(script: str) -> None:
    said = ran(str(FOLDER / f"{script}.py"), *SMALLEST[script])
    assert (said.returncode, said.stderr) == (0, "")
    title, empty, head, line, *rows = said.stdout.rstrip().splitlines()
    assert title.endswith(":")
    assert empty == ""
    assert head.startswith("| ")
    assert line.startswith("| ---")
    assert {row.count("|") for row in rows} == {head.count("|")}
    figures = {row.split("|")[1].strip(): row.split("|")[2].strip(" %") for row in rows}
    assert list(figures) == ROWS.get(script, list(figures))
    if script == "stages":
        assert sum(map(float, figures.values())) == pytest.approx(100, abs=1)


def test_all_are_run_together_and_the_summary_has_a_place_in_the_documentation() -> None:
    scripts = {path.stem for path in FOLDER.glob("*.py") if "def measured(" in path.read_text("utf-8")}
    assert scripts == set(SMALLEST)
    said = ran(str(FOLDER / "run"), "no-such")
    assert said.returncode == 1
    assert {name.strip(" .\n") for name in said.stderr.partition("There are:")[2].split(",")} == scripts
    page = (ROOT / "docs" / "explanation" / "performance.md").read_text(encoding="utf-8")
    for table in ("summary", "stages", "languages", "builds"):
        assert f"<!-- {table}: by benchmarks/run --write-docs -->\n" in page
        assert f"<!-- end of {table} -->\n" in page


def test_the_tables_are_summed_up() -> None:
    said = ran(str(FOLDER / "run"), "stages", "size", "--runs", "1", "--most", "1")
    assert (said.returncode, said.stderr) == (0, "")
    *_, head, _, row = said.stdout.splitlines()
    assert head == "| what | against | came out | aim |"
    assert row.split("|")[4].strip() == "150 KB"
    alone = ran(str(FOLDER / "run"), "size", "--markdown", "--most", "1")
    assert alone.stdout.splitlines() == said.stdout.splitlines()[-3:]
