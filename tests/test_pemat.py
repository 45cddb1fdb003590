"""The PEMAT-P score in the documentation: each item once for each record, and percentages that follow."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UNDERSTANDABLE = [*range(1, 13), *range(15, 20)]
ACTIONABLE = list(range(20, 27))
WANTED = 90


def rows() -> list[list[str]]:
    _, scored = (ROOT / "docs/explanation/content.md").read_text(encoding="utf-8").split("\n| item | ")
    lines = f"| item | {scored}".splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]


def share(scores: list[str]) -> str:
    counted = [score for score in scores if score != "n/a"]
    return f"{round(100 * counted.count('1') / len(counted))} %"


def test_every_record_is_scored_by_every_item_and_the_percentages_are_theirs() -> None:
    (_, *heads), *scored = rows()
    codes = sorted(path.stem for path in (ROOT / "handouts").glob("*.yaml"))
    assert [head.partition(",")[0] for head in heads] == codes
    items, sums = scored[:-3], scored[-3:]
    assert [int(row[0].split()[0]) for row in items] == UNDERSTANDABLE + ACTIONABLE
    for column in range(1, len(codes) + 1):
        cells = [re.fullmatch(r"(0|1|n/a): \S.*", row[column]) for row in items]
        scores = [cell[1] for cell in cells if cell]
        assert len(scores) == len(items)
        first = len(UNDERSTANDABLE)
        wanted = [share(scores[:first]), share(scores[first:]), share(scores)]
        assert [row[column] for row in sums] == wanted
        assert all(int(each.split()[0]) >= WANTED for each in wanted)
