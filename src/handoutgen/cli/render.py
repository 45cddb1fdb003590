"""`handoutgen render`: print handouts."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.session import Session, complete_code, complete_language, print_json
from handoutgen.errors import HandoutgenError, UsageError
from handoutgen.printing.output import ENDINGS

if TYPE_CHECKING:
    from handoutgen.content.library import Library
    from handoutgen.printing.render import Format, Rendered

TIME_LIMIT = 60.0


@click.command("render")
@click.argument("codes", metavar="CODE...", nargs=-1, required=True, shell_complete=complete_code)
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Language of the handout, such as es; repeat it for more. Without it: the records' own.",
)  # fmt: skip
@click.option("-o", "--output", metavar="PATH", help="File, folder, or - for stdout. Without it: CODE-LANG.pdf here.")
@click.option("--format", "wanted", type=click.Choice(list(ENDINGS)), default="pdf", show_default=True, help="Kind of file.")
@click.option("--paper", type=click.Choice(["letter", "a4"], case_sensitive=False), help="Without it: the facility's.")
@click.option("--facility", metavar="NAME", help="Whose name and phones to print, by its name in handoutgen.toml.")
@click.option("--open", "open_it", is_flag=True, help="Open what was made.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on stdout.")
@click.option(
    "--time-limit", metavar="SECONDS", type=click.FloatRange(min=0, min_open=True), default=TIME_LIMIT, show_default=True,
    help="Stop a handout that takes longer.",
)  # fmt: skip
@click.pass_obj
def command(session: Session, **options: Any) -> int:
    """Print the handout of each CODE in each language asked for.

    \b
    handoutgen render 38242 --lang es              38242-es.pdf, here
    handoutgen render 38242 --lang es --open       and show it
    handoutgen render 38242 -l en -l es -o out/    two files in a folder
    handoutgen render 38242 -l es -o - | lpr       straight to the printer
    handoutgen render 38242 -l es --format text    for a portal message

    An existing file is replaced, all at once. Where a text is not whole in a language, nothing is
    printed, and what is missing is listed.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    library = session.library()
    languages = options["languages"] or (library.settings.language,)
    jobs = list(dict.fromkeys((code, tag) for code in options["codes"] for tag in languages))
    if len(jobs) > 1:
        gc.enable()
    if options["output"] == "-" and (len(jobs) > 1 or options["open_it"] or options["as_json"]):
        raise UsageError(
            "-o - writes one handout to stdout, and nothing else",
            hint="Name a folder with -o, or ask for one code in one language.",
        )
    done, failures = [], []
    for code, tag in jobs:
        try:
            done.append(_one(session, library, code, tag, len(jobs) > 1, options))
        except HandoutgenError as error:
            if len(jobs) == 1 and not options["as_json"]:
                raise
            failures.append((code, tag, error))
    return _report(done, failures, options, len(jobs))


def _one(
    session: Session, library: Library, code: str, tag: str, several: bool, options: dict[str, Any]
) -> tuple[Rendered, Path | None]:
    """Make and write one handout; returns it and where it went (None: stdout)."""
    from handoutgen.printing import output
    from handoutgen.printing.render import render
    from handoutgen.printing.timelimit import time_limit

    facility = library.facility(options["facility"])
    paper = (options["paper"] or facility.paper).lower()
    wanted: Format = options["wanted"]
    target = _target(options["output"], f"{code}-{tag}{ENDINGS[wanted]}", several)
    if target:
        # Told before the work, not after it.
        output.check_writable(target.resolve())
    elif wanted == "pdf" and sys.stdout.isatty():
        raise UsageError("a PDF is not for a terminal", hint="Send it somewhere: -o - | lpr, or -o FILE.")
    with time_limit(options["time_limit"]):
        made = render(library, code, tag, facility=facility, paper=paper, wanted=wanted)
    if target is None:
        click.get_binary_stream("stdout").write(made.content)
        return made, None
    if options["output"] is None or target.name == f"{code}-{tag}{ENDINGS[wanted]}":
        target = target.with_name(f"{made.code}-{made.language}{ENDINGS[wanted]}")
    output.write(target, made.content)
    if made.draft:
        session.say(f"{target.name} is a draft: nobody qualified has approved this text.")
    if options["open_it"]:
        click.launch(str(target))
    elif not options["as_json"]:
        click.echo(target)
    return made, target


def _target(asked: str | None, name: str, several: bool) -> Path | None:
    """Where a handout goes: a file, or its usual name in a folder; None for stdout."""
    if asked == "-":
        return None
    if asked is None:
        return Path(name)
    path = Path(asked)
    if path.is_dir() or asked.endswith(("/", os.sep)):
        return path / name
    if several:
        raise UsageError(
            f"several handouts cannot go into one file ({asked})",
            hint=f"Name a folder: -o {asked}/ (it must exist).",
        )
    return path


def _report(
    done: list[tuple[Rendered, Path | None]],
    failures: list[tuple[str, str, HandoutgenError]],
    options: dict[str, Any],
    asked: int,
) -> int:
    """Tell what came of each handout; returns the exit code."""
    from handoutgen.cli.main import FAILED, exit_code, tell, tell_error

    if options["as_json"]:
        print_json("render", {"handouts": [_as_json(*one) for one in done], "failed": [_failed(*one) for one in failures]})
    else:
        for code, tag, error in failures:
            tell(f"{code} ({tag}):")
            tell_error(error)
        if failures:
            tell(f"{len(done)} of {asked} handouts were printed.")
    if len(failures) == 1 and asked == 1:
        return exit_code(failures[0][2])
    return FAILED if failures else 0


def _as_json(made: Rendered, target: Path | None) -> dict[str, Any]:
    return {
        "code": made.code,
        "language": made.language,
        "path": str(target),
        "format": made.format,
        "pages": made.pages,
        "bytes": len(made.content),
        "text_id": made.text_id,
        "draft": made.draft,
        "warnings": [problem.as_dict() for problem in made.warnings],
    }


def _failed(code: str, tag: str, error: HandoutgenError) -> dict[str, Any]:
    problems = [problem.as_dict() for problem in error.problems]
    return {"code": code, "language": tag, "message": error.message, "hint": error.hint, "problems": problems}
