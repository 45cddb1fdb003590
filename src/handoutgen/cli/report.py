"""What came of a build: the failures for people, all of it for programs, and one line for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from handoutgen.cli.main import tell_fact, tell_problem
from handoutgen.cli.progress import duration
from handoutgen.cli.session import tell
from handoutgen.problem import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handoutgen.batch.build import Report
    from handoutgen.batch.keep import Done
    from handoutgen.batch.manifest import Failure
    from handoutgen.batch.target import Target

REASONS, PROBLEMS, NAMES = 20, 5, 5
"""How much is told of a build in which much failed: reasons, problems of each, and handouts of each."""


def summary(report: Report, seconds: float, *, dry_run: bool) -> str:
    """A build in one line, fit for the subject of a mail."""
    if dry_run:
        return (
            f"{report.printed} to be printed, {report.current} current, {report.removed} to be removed, "
            f"{len(report.failed)} failed before; nothing was done"
        )
    stopped = ", stopped" if report.stopped else ""
    return (
        f"{report.printed} printed, {report.current + report.unchanged} current, "
        f"{report.removed} removed, {len(report.failed)} failed{stopped}, in {duration(seconds)}"
    )


def tell_failures(report: Report, folder: Path) -> None:
    """What went wrong: each reason once, however many handouts it struck.

    The computer's come before those of the texts, and the most frequent first.
    """
    for problem in report.plan.problems:
        tell_problem(problem)
    if report.plan.kept:
        tell(f"  {report.plan.kept} handouts that may be gone were kept, since not all could be read.")
    struck: dict[Failure, list[Done]] = {}
    for done in sorted(report.failed, key=lambda done: done.target):
        if done.failure:
            struck.setdefault(done.failure, []).append(done)
    reasons = sorted(struck.items(), key=lambda each: (each[0].of_text, -len(each[1])))
    for failure, those in reasons[:REASONS]:
        _tell_reason(failure, those, all_of_it=len(reasons) == 1)
    if rest := reasons[REASONS:]:
        tell_fact(f"{_handouts(sum(len(those) for _, those in rest))} failed for {len(rest)} other reasons")
        tell(f"  {shown(folder / 'index.html')} leads to the reason of each.")


def _tell_reason(failure: Failure, those: Sequence[Done], *, all_of_it: bool) -> None:
    """A reason, the handouts that it struck, its problems, and what has become of the PDFs."""
    one = those[0].target
    tell_fact(f"{one if len(those) == 1 else _handouts(len(those))}: {failure.message}")
    if len(those) > 1:
        more = len(those) - NAMES
        names = ", ".join(str(done.target) for done in those[:NAMES])
        tell(f"  {names}{f' and {more} more' if more > 0 else ''}")
    most = len(failure.problems) if all_of_it else PROBLEMS
    for problem in failure.problems[:most]:
        tell_problem(problem)
    if more := len(failure.problems[most:]):
        tell(f"  and {more} more: handoutgen build {one.code} --lang {one.language} shows them all")
    if failure.hint:
        tell(f"  {failure.hint}")
    kept = [done.place for done in those if done.kept]
    if len(those) == 1 and kept:
        tell(f"  Its PDF from before is still there: {kept[0]}")
    elif kept:
        tell(f"  The PDFs from before of {len(kept)} of them are still there.")


def _handouts(count: int) -> str:
    return f"{count} handout{'' if count == 1 else 's'}"


def as_json(report: Report, told: Sequence[Done], *, dry_run: bool) -> dict[str, Any]:
    """A build for programs: the counts, each handout that was looked into, each failure."""
    made = report.plan
    to_do = [
        {**_named(stale.target), "file": stale.place, "outcome": "to be printed", "why": list(stale.reasons)}
        for stale in made.stale
    ]
    to_remove = [{**_named(target), "outcome": "to be removed", "why": [why]} for target, why in made.gone]
    return {
        "dry_run": dry_run,
        "stopped": report.stopped,
        "current": report.current + report.unchanged,
        "printed": 0 if dry_run else report.printed,
        "unchanged": report.unchanged,
        "removed": 0 if dry_run else report.removed,
        "failed": len(report.failed),
        "handouts": [*to_do, *to_remove] if dry_run else _in_order(told),
        "failures": _in_order(report.failed),
        "problems": [problem.as_dict() for problem in made.problems],
    }


def _in_order(every: Sequence[Done]) -> list[dict[str, Any]]:
    return [_done(done) for done in sorted(every, key=lambda done: done.target)]


def _named(target: Target) -> dict[str, str]:
    return dict(target._asdict())


def _done(done: Done) -> dict[str, Any]:
    its, failure = done.document, done.failure
    return {
        **_named(done.target),
        "file": done.place if its else None,
        "outcome": done.outcome,
        "why": list(done.why),
        "pages": its.pages if its else 0,
        "text_id": its.text_id if its else "",
        "draft": its.draft if its else False,
        "warnings": [problem.as_dict() for problem in its.warnings] if its else [],
        "of_text": failure.of_text if failure else False,
        "message": failure.message if failure else "",
        "hint": failure.hint if failure else "",
        "problems": [problem.as_dict() for problem in failure.problems] if failure else [],
    }
