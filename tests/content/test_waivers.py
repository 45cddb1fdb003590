"""A rule is passed over for one message where a translator says why, and all such places can be listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handoutgen.problem import Level
from tests.catalogs import loaded

if TYPE_CHECKING:
    from pathlib import Path

DOSE = 'msgid "Take 10 mg once."\nmsgstr "Tome 100 mg una vez."\n'


@pytest.mark.parametrize(
    ("comment", "passes", "told"),
    [
        ("# gate: allow translation-quantity because a test", True, "is allowed, because a test"),
        ("# gate: allow translation-quantity because", False, "without a reason"),
        ("# gate: allow translation-quantity", False, "without a reason"),
        ("# gate: allow translation-number because a test", False, "is allowed, because a test"),
        (
            "# gate: allow translation-slot because a test",
            False,
            "there is no rule 'translation-slot' to allow",
        ),
        ("#. gate: allow translation-quantity because a test", False, None),
    ],
)
def test_a_rule_is_waived_for_one_message_with_a_reason(
    tmp_path: Path,
    comment: str,
    passes: bool,  # noqa: FBT001 - a case
    told: str | None,
) -> None:
    found = loaded(tmp_path, f'{comment}\n{DOSE}\nmsgid "5 mg"\nmsgstr "50 mg"\n')
    assert (found.gap("Take 10 mg once.") is None) == passes
    assert found.gap("5 mg") is not None
    said = [problem.message for problem in found.waivers()]
    assert len(said) == (told is not None)
    assert told is None or told in said[0]


def test_no_waiver_lets_a_slot_go(tmp_path: Path) -> None:
    found = loaded(
        tmp_path, '# gate: allow translation-slot because a test\nmsgid "Call {phone}"\nmsgstr "Llame"\n'
    )
    assert found.gap("Call {phone}") is not None


def test_waivers_are_listed_with_their_line_and_whether_they_count(tmp_path: Path) -> None:
    lines = "# gate: allow translation-quantity because a test\n# gate: allow translation-number\n"
    found = loaded(tmp_path, f"# Read twice.\n{lines}{DOSE}").waivers()
    assert [(problem.line, problem.level, problem.rule) for problem in found] == [
        (9, Level.WARNING, "translation-waiver"),
        (9, Level.ERROR, "translation-waiver"),
    ]
    assert [bool(problem.hint) for problem in found] == [False, True]
