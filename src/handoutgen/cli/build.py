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
)
from handoutgen.content.settings import EDITIONS
from handoutgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from handoutgen.content.library import Library

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
@click.option(
    "--cluster", metavar="ADDRESS", callback=not_empty, help="Print on a Dask cluster: tcp://host:8786."
)
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
    """Print every handout that is not up to date.

    All of the library's, or those of each CODE.

    \b
    handoutgen build                        into build/, beside a page that lists them
    handoutgen build --dry-run --explain    what would be made, and why
    handoutgen build 38242 --lang es        only this one
    handoutgen build -o /srv/handouts       into another folder
    handoutgen -q build                     for a scheduled job: says only what went wrong

    What has not changed is not touched. A handout that fails stops no other: its reason is told, now and
    each time until it is mended. Where its text is at fault, its old PDF is taken away; where a computer
    is, it stays. Handouts whose record or translation is gone are taken away; so are those of an edition,
    language or facility that the settings do not list, by the next build of everything.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    import gc

    from handoutgen.batch.build import How, build, folder_of
    from handoutgen.batch.scope import Asked
    from handoutgen.cli.progress import Progress
    from handoutgen.cli.report import as_json, summary, tell_failures

    gc.enable()  # this may run for hours
    library = session.library()
    _check_codes(library, codes)
    for name in options["facilities"]:
        library.facility(name)
    asked_folder = Path(options["output"]) if options["output"] else None
    folder = folder_of(library, asked_folder)
    asked = Asked(codes, languages, options["editions"], options["facilities"], options["force"])
    how = How(
        options["printers"] or 0, options["cluster"] or "", options["time_limit"],
        fail_fast=options["fail_fast"], dry_run=options["dry_run"],
    )  # fmt: skip
    teller = Progress(session, explain=options["explain"], as_json=options["as_json"], dry_run=how.dry_run)
    started = time.monotonic()
    with _ending_once_when_told(), teller:
        report = build(library, folder, asked, how, teller)
    if options["as_json"]:
        where = {"library": str(library.root), "output": str(folder)}
        put_json("build", {**where, **as_json(report, teller.told, dry_run=how.dry_run)})
    else:
        tell_failures(report, folder)
        if not session.quiet or not report.whole:
            put(summary(report, time.monotonic() - started, dry_run=how.dry_run) + "\n")
    return 0 if report.whole else 1


def _check_codes(library: Library, codes: tuple[str, ...]) -> None:
    """Catch `build es`, where a language stands in the place of a code."""
    languages = {library.settings.language, *(path.name for path in (library.root / "locales").glob("*"))}
    for code in codes:
        if code in languages and not (library.root / "handouts" / f"{code}.yaml").is_file():
            raise UsageError(
                f"'{code}' is a language, not a code", hint=f"Write: handoutgen build --lang {code}"
            )


@contextmanager
def _ending_once_when_told() -> Iterator[None]:
    """Let `kill` and a service manager end a build as Ctrl-C does; whoever asks again only has to wait.

    What is printing is stopped, and what is printed is written down: a second signal would cut that short.
    """
    from handoutgen.cli import interrupt

    def end(number: int, frame: FrameType | None) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)
        interrupt.terminated(number, frame)

    before = {signal.SIGTERM: signal.getsignal(signal.SIGTERM)}
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:  # as it is under `nohup`
        before[signal.SIGINT] = signal.getsignal(signal.SIGINT)
    for each in before:
        signal.signal(each, end)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
