"""A problem says its place as far as it is known, the fact, and what to do."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import json
from pathlib import Path

import pytest

from handoutgen.problem import Level, Problem, shown


@pytest.mark.parametrize(
    ("path", "line", "column", "place"),
    [("a.yaml", 3, 7, "a.yaml:3:7"), ("a.yaml", 3, 0, "a.yaml:3"), ("a.yaml", 0, 7, "a.yaml"), ("38242 (es)", 0, 0, "38242 (es)")],
)  # fmt: skip
def test_a_place_is_told_as_far_as_it_is_known(path: str, line: int, column: int, place: str) -> None:
    assert Problem(path, line, column, Level.ERROR, "rule", "it is wrong").place == place


def test_a_problem_reads_as_place_fact_and_hint() -> None:
    problem = Problem("a.yaml", 3, 7, Level.ERROR, "rule", "it is wrong", "Mend it.")
    assert str(problem) == "a.yaml:3:7: it is wrong\n    Mend it."
    assert str(Problem("", 0, 0, Level.WARNING, "rule", "it is odd")) == "it is odd"


def test_a_problem_goes_into_json() -> None:
    problem = Problem("a.yaml", 3, 7, Level.WARNING, "rule", "it is odd")
    assert json.loads(json.dumps(problem.as_dict())) == {
        "path": "a.yaml", "line": 3, "column": 7, "level": "warning", "rule": "rule", "message": "it is odd", "hint": "",
    }  # fmt: skip


def test_a_path_is_shown_as_it_would_be_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "clinic"
    here.mkdir()
    monkeypatch.chdir(here)
    assert shown(here / "handouts" / "a.yaml") == str(Path("handouts/a.yaml"))
    assert shown(Path("handouts/../a.yaml")) == "a.yaml"
    assert shown(tmp_path / "b.yaml") == str(tmp_path / "b.yaml")


def test_links_in_a_circle_can_be_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    assert shown(loop).endswith("loop.yaml")
