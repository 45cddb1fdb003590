"""`handoutgen build`: bring a whole folder of handouts up to date."""

from __future__ import annotations

import signal
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.render import Seconds
from handoutgen.cli.session import (
    Session,
    complete_code,
    complete_facility,
    complete_language,
    not_empty,
    put,
    put_json,
    tell,
)
from handoutgen.content.settings import EDITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.batch.build import Report
    from handoutgen.batch.keep import Done
    from handoutgen.batch.target import Target

TIME_LIMIT = 60


@click.command("build")
@click.argument("codes", metavar="[CODE]...", nargs=-1, shell_complete=complete_code)
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Only this language; repeat it for more. Without it: those in the settings, or all.",
)  # fmt: skip
@click.option("--edition", "editions", type=click.Choice(EDITIONS), multiple=True, help="Only this edition.")
@click.option(
    "--facility", "facilities", metavar="NAME", multiple=True, shell_complete=complete_facility,
    help="Only for this facility, by its name in handoutgen.toml.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(), callback=not_empty,
    help="Where to. Without it: the folder in the settings, or build/ in the library.",
)  # fmt: skip
@click.option(
    "-j", "--jobs", "printers", metavar="N", type=click.IntRange(1, 1024),
    help="Processes that print. Without it: one a processor.",
)  # fmt: skip
@click.option("--cluster", metavar="ADDRESS", default="", help="Print on a Dask cluster: tcp://host:8786.")
@click.option("--force", is_flag=True, help="Print everything anew.")
@click.option("-n", "--dry-run", is_flag=True, help="Do nothing, and say what would be done.")
@click.option("--explain", is_flag=True, help="Say of each handout why it is made.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first handout that fails.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on stdout.")
@click.option(
    "--time-limit", metavar="SECONDS", type=Seconds(), default=TIME_LIMIT, show_default=True,
    help="Stop a handout that takes longer; the others go on.",
)  # fmt: skip
@click.pass_obj
def command(session: Session, /, codes: tuple[str, ...], languages: tuple[str, ...], **options: Any) -> int:
    """Print every handout that is not up to date: all of the library's, or those of each CODE.

    \b
    handoutgen build                        into build/: es/38242.pdf, index.html ...
    handoutgen build --dry-run --explain    what would be made, and why
    handoutgen build 38242 --lang es        only this one
    handoutgen build -o /srv/handouts       into another folder
    handoutgen -q build                     for a scheduled job: says only what went wrong

    What has not changed is not touched. A handout that fails stops no other: its reason is told, now and
    each time until it is mended. Where its text is at fault, its old PDF is taken away; where a computer
    is, it stays. Handouts whose record or translation is gone are taken away.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    import gc

    from handoutgen.batch.build import How, build, folder_of
    from handoutgen.batch.plan import Asked
    from handoutgen.cli.progress import Progress

    gc.enable()  # this may run for hours
    library = session.library()
    for name in options["facilities"]:
        library.facility(name)
    asked_folder = Path(options["output"]) if options["output"] else None
    folder = folder_of(library, asked_folder)
    asked = Asked(codes, languages, options["editions"], options["facilities"], options["force"])
    how = How(
        options["printers"] or 0, options["cluster"], options["time_limit"],
        fail_fast=options["fail_fast"], dry_run=options["dry_run"],
    )  # fmt: skip
    teller = Progress(session, explain=options["explain"], as_json=options["as_json"], dry_run=how.dry_run)
    started = time.monotonic()
    with _ending_when_told(), teller:
        report = build(library, folder, asked, how, teller)
    if options["as_json"]:
        put_json("build", _as_json(report, teller.told, str(library.root), str(folder), dry_run=how.dry_run))
    else:
        _tell_failures(report)
        if not session.quiet or not report.whole:
            seconds = time.monotonic() - started
            put(_summary(report, seconds, dry_run=how.dry_run) + "\n")
    return 0 if report.whole else 1


@contextmanager
def _ending_when_told() -> Iterator[None]:
    """Let `kill` and a service manager end a build as Ctrl-C does: nothing half-written is left."""
    from handoutgen.cli.interrupt import terminated

    before = signal.signal(signal.SIGTERM, terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _summary(report: Report, seconds: float, *, dry_run: bool) -> str:
    """A build in one line, fit for the subject of a mail."""
    if dry_run:
        return (
            f"{report.printed} to be printed, {report.current} current, {report.removed} to be removed, "
            f"{len(report.failed)} failed before; nothing was done"
        )
    stopped = ", stopped" if report.stopped else ""
    return (
        f"{report.printed} printed, {report.current + report.unchanged} current, "
        f"{report.removed} removed, {len(report.failed)} failed{stopped}, in {_time(seconds)}"
    )


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _tell_failures(report: Report) -> None:
    from handoutgen.cli.main import tell_failure, tell_problem

    for problem in report.plan.problems:
        tell_problem(problem)
    if report.plan.kept:
        tell(f"  {report.plan.kept} handouts that may be gone were kept, since not all could be read.")
    for done in report.failed:
        tell_failure(done)


def _as_json(report: Report, told: list[Done], library: str, folder: str, *, dry_run: bool) -> dict[str, Any]:
    made = report.plan
    to_do = [
        {**_named(stale.target), "file": stale.place, "outcome": "to be printed", "why": list(stale.reasons)}
        for stale in made.stale
    ]
    to_remove = [{**_named(target), "outcome": "to be removed", "why": [why]} for target, why in made.gone]
    return {
        "library": library,
        "output": folder,
        "dry_run": dry_run,
        "stopped": report.stopped,
        "current": report.current + report.unchanged,
        "printed": 0 if dry_run else report.printed,
        "unchanged": report.unchanged,
        "removed": 0 if dry_run else report.removed,
        "failed": len(report.failed),
        "handouts": [*to_do, *to_remove] if dry_run else [_done(done) for done in told],
        "failures": [_done(done) for done in report.failed],
        "problems": [problem.as_dict() for problem in made.problems],
    }


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
        "message": failure.message if failure else "",
        "hint": failure.hint if failure else "",
        "problems": [problem.as_dict() for problem in failure.problems] if failure else [],
    }
