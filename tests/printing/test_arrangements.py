"""Which arrangement a handout is printed in: the first that closes well, mostly found at once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.library import Library
from handoutgen.printing import pdf
from handoutgen.printing.arrangements import (
    CARD,
    FLOWING,
    LARGE,
    SIGNS_FIRST,
    STANDARD,
    arrangements,
    may_mend,
    severity,
)
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Job
from handoutgen.printing.layout import audit_layout
from handoutgen.printing.prepared import best
from handoutgen.printing.render import localized, prepare, render
from tests.documents import (
    CODE,
    PRINTED,
    STARTER,
    Case,
    clinic_facility,
    edit,
    laid_out_best,
    lay_out,
    page_texts,
    prepared,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from handoutgen.content.settings import Edition
    from handoutgen.printing.arrangements import Arrangement
    from handoutgen.printing.job import Rendered


def steps(count: int) -> str:
    """So many steps of a preparation, each on a day of its own, as they stand in a record."""
    days = range(20 + count, 20, -1)
    return "\nprepare:\n" + "".join(f"  - when: -{n}d\n    do: Drink {n} glasses of water.\n" for n in days)


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that are laid out while the test runs."""
    done: list[str] = []
    plain = pdf.lay_out

    def counted(html: str, *rest: object, **others: object) -> object:
        done.append(html)
        return plain(html, *rest, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "lay_out", counted)
    return done


def record(root: Path) -> Path:
    return root / "handouts" / f"{CODE}.yaml"


def made(root: Path, edition: Edition = "standard") -> Rendered:
    return render(Library(root), Job(CODE, "en", clinic_facility(), "letter", edition=edition))


def rules(rendered: Rendered) -> set[str]:
    return {problem.rule for problem in rendered.warnings}


def stated(words: Callable[[str], str], root: Path) -> None:
    """Change the record's main message."""
    path = record(root)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(r"main_message: >-\n((?:  .*\n)+)", lambda found: words(found[1]), text), encoding="utf-8"
    )


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_each_arrangement_is_offered_once_and_as_such(edition: Edition) -> None:
    with localized(STARTER, CODE, "en", clinic_facility()) as (handout, _):
        offered = arrangements(handout.body, edition, "letter")
    assert sorted(map(str, offered)) == sorted(map(str, STANDARD if edition == "standard" else LARGE))
    assert len(set(offered)) == len(offered)


GUESSED_WRONG = {
    Case("70553", "es", "large"), Case("38242", "ru"), Case("38242", "tl"), Case("38242", "vi"),
}  # fmt: skip


def test_the_first_guess_is_right_for_nearly_all() -> None:
    assert len(GUESSED_WRONG) < len(PRINTED) / 5


@pytest.mark.parametrize("case", PRINTED, ids=str)
def test_the_first_guess_is_right(case: Case) -> None:
    assert (laid_out_best(case).html == prepared(case).pages[0][1]) is (case not in GUESSED_WRONG)


@pytest.mark.parametrize(
    ("tried", "rules", "useless", "useful"),
    [
        (CARD, {"layout-signs"}, FLOWING, SIGNS_FIRST),
        (CARD, {"layout-signs"}, replace(CARD, notes=8), replace(CARD, close=True)),
        (CARD, {"layout-long"}, replace(CARD, notes=8), FLOWING),
        (FLOWING, {"layout-long"}, CARD, SIGNS_FIRST),
        (FLOWING, {"layout-long", "layout-thin"}, replace(FLOWING, notes=8), replace(FLOWING, close=True)),
    ],
)
def test_what_cannot_mend_a_fault_is_not_tried(
    tried: Arrangement, rules: set[str], useless: Arrangement, useful: Arrangement
) -> None:
    assert not may_mend(useless, [(tried, rules)])
    assert may_mend(useful, [(tried, rules)])


def test_a_fault_that_is_not_of_the_layout_is_in_every_arrangement() -> None:
    assert not any(may_mend(each, [(CARD, {"print-engine"})]) for each in STANDARD)


def test_what_may_not_be_handed_out_is_worst_and_then_signs_that_are_not_on_page_one() -> None:
    ranked = [
        severity(["layout-torn"], broken=True),
        severity(["layout-signs"], broken=False),
        severity(["layout-long", "layout-thin"], broken=False),
        severity(["layout-long"], broken=False),
        severity(["layout-thin", "layout-heading"], broken=False),
        severity(["layout-thin"], broken=False),
        severity([], broken=False),
    ]
    assert sorted(ranked, reverse=True) == ranked


def test_a_handout_that_all_but_fits_is_printed_closer(clinic: Path, layouts: list[str]) -> None:
    edit(record(clinic), "\nprepare:\n", steps(6))
    rendered = made(clinic)
    assert (rendered.pages, rendered.warnings) == (4, ())
    assert ['<body class="paper close">' in html for html in layouts] == [False, True]


@pytest.mark.parametrize(("edition", "times"), [("standard", 9), ("large", 3)])
def test_signs_that_leave_page_one_in_every_arrangement_are_told(
    clinic: Path, edition: Edition, times: int
) -> None:
    stated(lambda words: f"main_message: >-\n{words * times}", clinic)
    rendered = made(clinic, edition)
    assert "Call 911 now" not in page_texts(rendered.content)[0]
    (problem,) = [each for each in rendered.warnings if each.rule == "layout-signs"]
    assert problem.message.startswith("When to call stands on page 2")
    assert problem.hint


def test_a_handout_of_more_than_two_sheets_is_told_and_printed(clinic: Path) -> None:
    edit(record(clinic), "\nprepare:\n", steps(80))
    rendered = made(clinic)
    assert rendered.pages > 4
    (problem,) = [each for each in rendered.warnings if each.rule == "layout-long"]
    assert problem.message == f"The handout has {rendered.pages} pages, more than 4."
    assert "layout-long" not in rules(made(clinic, "large"))


def test_a_last_page_that_is_nearly_empty_is_filled_with_lines_to_write_on(layouts: list[str]) -> None:
    case = Case("70553", "es", "large")
    chosen, _ = best(prepared(case), lambda: prepared(case), stack_for("Latn"), "")
    few = lay_out(layouts[0])
    assert min(audit_layout(few)[0].fill) < 1 / 3 < min(chosen.placed.fill)
    assert [html.count('class="rule"') for html in layouts] == [3, 9]


def test_templates_that_know_no_arrangement_are_laid_out_once(clinic: Path, layouts: list[str]) -> None:
    path = clinic / "templates" / "handout.html"
    text = path.read_text(encoding="utf-8")
    for name, value in (("card", "True"), ("close", "False"), ("signs_first", "False"), ("notes", "2")):
        text = text.replace(f"layout.arrangement.{name}", value)
    path.write_text(text, encoding="utf-8")
    edit(record(clinic), "\nprepare:\n", steps(80))
    assert "layout-signs" in rules(made(clinic))
    assert len(layouts) == 1


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_wherever_a_page_ends_nothing_is_torn_and_no_heading_is_left_behind(edition: Edition) -> None:
    html = prepared(Case("45378", "es", edition)).pages[0][1]
    for height in range(576, 780, 34):
        placed, problems = audit_layout(lay_out(html.replace("size: letter", f"size: 612pt {height}pt")))
        assert [problem for problem in problems if problem.rule != "layout-empty"] == []
        assert len(placed.fill) >= 4


def test_only_as_many_pages_are_made_as_are_asked_for(starter: Path) -> None:
    job = Job(CODE, "en", clinic_facility(), "letter")
    assert len(prepare(Library(starter), job, most=1).pages) == 1
    assert len(prepare(Library(starter), job).pages) == len(STANDARD)
