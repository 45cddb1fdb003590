"""Each kind of error has a number of its own, and is told whole."""

from __future__ import annotations

from handoutgen.cli.main import EXIT_CODES
from handoutgen.errors import HandoutgenError
from handoutgen.problem import Level, Problem


def test_every_kind_of_error_has_its_own_exit_code() -> None:
    kinds = HandoutgenError.__subclasses__()
    assert set(EXIT_CODES) == set(kinds)
    assert sorted(EXIT_CODES.values()) == list(range(2, 2 + len(kinds)))


def test_an_error_keeps_its_problems_as_they_were_when_raised() -> None:
    problems = [Problem("a.yaml", 1, 1, Level.ERROR, "rule", "it is wrong")]
    error = HandoutgenError("a.yaml has 1 problem", hint="Mend it.", problems=problems)
    problems.clear()
    assert (str(error), error.hint, len(error.problems)) == ("a.yaml has 1 problem", "Mend it.", 1)
