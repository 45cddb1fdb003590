"""`handoutgen render`: print handouts."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli import interrupt
from handoutgen.cli.session import (
    Session,
    complete_code,
    complete_facility,
    complete_language,
    failure_as_json,
    not_empty,
    put,
    put_json,
    tell,
)
from handoutgen.content.settings import EDITIONS
from handoutgen.errors import HandoutgenError, PrintingError, UsageError
from handoutgen.printing.output import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from handoutgen.content.library import Library
    from handoutgen.printing.job import Job, Rendered

TIME_LIMIT = 60
LONGEST_LIMIT = 86_400


class Seconds(click.ParamType[float]):
    """A length of time that a clock can be set to."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number that was typed; refuses what is none, or no time that ends."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = math.nan
        if not 0 < seconds <= LONGEST_LIMIT:
            self.fail(f"'{value}' is not a number of seconds above 0 and up to {LONGEST_LIMIT}.", param, ctx)
        return seconds


@click.command("render")
@click.argument("codes", metavar="CODE...", nargs=-1, required=True, shell_complete=complete_code)
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Language of the handout, such as es; repeat it for more. Without it: the records' own.",
)  # fmt: skip
@click.option(
    "--with", "second", metavar="TAG", callback=not_empty, shell_complete=complete_language,
    help="A second language beside it, row by row, such as en.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="PATH", type=click.Path(), callback=not_empty,
    help="File, folder, or - for stdout. Without it: CODE-LANG.pdf here.",
)  # fmt: skip
@click.option(
    "--format",
    "wanted",
    type=click.Choice(list(ENDINGS)),
    default="pdf",
    show_default=True,
    help="Kind of file.",
)
@click.option(
    "--paper", type=click.Choice(["letter", "a4"], case_sensitive=False), help="Without it: the facility's."
)
@click.option(
    "--edition", type=click.Choice(EDITIONS), default="standard", show_default=True,
    help="large: 18 point letters, for those who read with difficulty.",
)  # fmt: skip
@click.option(
    "--facility", metavar="NAME", callback=not_empty, shell_complete=complete_facility,
    help="Whose name and phones to print, by its name in handoutgen.toml.",
)  # fmt: skip
@click.option("--open", "open_it", is_flag=True, help="Open what was made.")
@click.option("--json", "as_json", is_flag=True, help="Report as JSON on stdout.")
@click.option(
    "--time-limit", metavar="SECONDS", type=Seconds(), default=TIME_LIMIT, show_default=True,
    help="Stop a handout that takes longer.",
)  # fmt: skip
@click.option("--watch", is_flag=True, help="Stay, and make it anew whenever a text or a template changes.")
@click.option("--no-cache", is_flag=True, help="Make it anew, even where nothing has changed.")
@click.pass_obj
def command(session: Session, /, codes: tuple[str, ...], languages: tuple[str, ...], **options: Any) -> int:
    """Print the handout of each CODE in each language asked for.

    \b
    handoutgen render 38242 --lang es              38242-es.pdf, here
    handoutgen render 38242 --lang es --open       and show it
    handoutgen render 38242 -l en -l es -o out/    two files in a folder
    handoutgen render 38242 -l es -o - | lpr       straight to the printer
    handoutgen render 38242 -l es --format text    for a portal message
    handoutgen render 38242 -l es --edition large  38242-es-large.pdf, in large letters
    handoutgen render 38242 -l ar --with en        38242-ar-en.pdf, the two side by side
    handoutgen render 38242 -l es --watch --open   while you write it

    An existing file is replaced, all at once. Where a text is not whole in a language, nothing is
    printed, and what is missing is listed. Side by side, the patient's language is --lang, and leads.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    library = session.library()
    _check_codes(library, codes)
    jobs = list(
        dict.fromkeys((code, tag) for code in codes for tag in languages or (library.settings.language,))
    )
    _check_options(options, several=len(jobs) > 1)
    if not options["watch"]:
        return _all(session, jobs, options)
    from handoutgen.cli.watch import watch

    for code, tag in jobs:
        _served(library, code, tag, options["second"])  # a slip is told before anything is waited for

    def again(talk: Session) -> int:
        code = _all(talk, jobs, options)
        options["open_it"] = False  # it is open, and at each save another window would be
        return code

    return watch(session, jobs, options["second"], options["facility"], again)


def _all(session: Session, jobs: list[tuple[str, str]], options: dict[str, Any]) -> int:
    """Make every handout asked for, by code and language; returns the exit code."""
    from handoutgen.printing.engine import collect
    from handoutgen.printing.job import Job

    library = session.library()
    facility = library.facility(options["facility"])
    done: dict[tuple[str, str], tuple[Rendered, Path | None]] = {}
    failures = []
    for code, tag in jobs:
        try:
            served, second = _served(library, code, tag, options["second"])
            if (code, served) not in done:
                paper = (options["paper"] or facility.paper).lower()
                job = Job(code, served, facility, paper, options["wanted"], options["edition"], second)
                done[code, served] = _one(session, library, job, options)
                if len(jobs) > 1 or options["watch"]:
                    collect()
        except HandoutgenError as error:
            interrupt.check()
            if len(jobs) == 1 and not options["as_json"]:
                raise
            failures.append((code, tag, error))
    return _report(list(done.values()), failures, as_json=options["as_json"])


def _check_codes(library: Library, codes: Sequence[str]) -> None:
    """Catch `render 38242 es` before the handout is printed in another language."""
    known = set(library.codes())
    languages = {tag for code in known.intersection(codes) for tag in library.languages(code)}
    for code in codes:
        if code not in known and code in languages:
            rest = " ".join(each for each in codes if each != code)
            raise UsageError(
                f"'{code}' is a language, not a code", hint=f"Write: handoutgen render {rest} --lang {code}"
            )


def _check_options(options: dict[str, Any], *, several: bool) -> None:
    """What can be said against what was asked for before anything is made."""
    from handoutgen.cli import destination

    asked, wanted = options["output"], options["wanted"]
    if wanted == "text" and options["edition"] != "standard":
        raise UsageError(
            "plain text has no letters that could be larger", hint="Leave out --edition, or --format text."
        )
    if options["second"] and options["edition"] != "standard":
        raise UsageError(
            "two languages side by side leave no room for large letters",
            hint="Leave out --edition, or --with and name both: --lang es --lang en --edition large.",
        )
    if options["watch"] and options["as_json"]:
        raise UsageError("--watch has no end that --json could report", hint="Leave out one of the two.")
    alone = not (several or options["open_it"] or options["as_json"] or options["watch"])
    if asked in destination.STDOUT:
        destination.check_stdout(wanted, alone=alone)
    else:
        destination.check_path(asked, wanted, several=several)


def _served(library: Library, code: str, tag: str, second: str | None) -> tuple[str, str]:
    """The tags of the catalogs that serve a language (es for es-MX) and the one beside it, if any.

    Where there is no catalog, it is the tag asked for. Raises UsageError for one language twice.
    """
    from handoutgen.content.languages import negotiate, normal_tag

    library.record(code)
    there = library.languages(code)
    served = negotiate(tag, there) or normal_tag(tag)
    if not second:
        return served, ""
    beside = negotiate(second, there) or normal_tag(second)
    if beside == served:
        raise UsageError(
            f"a handout cannot stand beside itself: --lang {tag} and --with {second} are both {served}",
            hint="Name another language with --with, or leave it out.",
        )
    return served, beside


def _one(
    session: Session, library: Library, job: Job, options: dict[str, Any]
) -> tuple[Rendered, Path | None]:
    """Make and write one handout; returns it and where it went (None: stdout)."""
    from handoutgen.cli import destination
    from handoutgen.printing import output
    from handoutgen.printing.timelimit import time_limit

    target = destination.target(options["output"], destination.usual_name(job))
    if target:
        output.check_writable(target)
    with time_limit(options["time_limit"]):
        if options["no_cache"]:
            from handoutgen.printing.render import render

            made = render(library, job)
        else:
            from handoutgen.printing.kept import kept_or_made

            made = kept_or_made(library, job)
    interrupt.check()
    if target is None:
        put(made.content)
        return made, None
    output.write(target, made.content)
    for problem in made.warnings:
        session.say(f"{problem.path}: {problem.message}\n  {problem.hint}")
    if made.draft:
        session.say(f"{target.name} is a draft: nobody qualified has approved this text.")
    if not options["as_json"] and sys.stdout:
        put(f"{target}\n")
    if options["open_it"] and click.launch(str(target)):
        raise PrintingError(
            f"{target} was made, but there is nothing here to open it with",
            hint="Open it in a browser. On Debian or Ubuntu, apt-get install xdg-utils lets --open work.",
        )
    return made, target


def _report(
    done: list[tuple[Rendered, Path | None]],
    failures: list[tuple[str, str, HandoutgenError]],
    *,
    as_json: bool,
) -> int:
    """Tell what came of each handout; returns the exit code."""
    from handoutgen.cli.main import FAILED, exit_code, tell_error

    if as_json:
        failed = [{"code": code, "language": tag, **failure_as_json(error)} for code, tag, error in failures]
        put_json("render", {"handouts": [_as_json(*one) for one in done], "failed": failed})
    else:
        for code, tag, error in failures:
            tell(f"{code} ({tag}):")
            tell_error(error)
        if failures:
            tell(f"{len(done)} of {len(done) + len(failures)} handouts were printed.")
    if failures and not done and len(failures) == 1:
        return exit_code(failures[0][2])
    return FAILED if failures else 0


def _as_json(made: Rendered, target: Path | None) -> dict[str, Any]:
    return {
        "code": made.code,
        "language": made.language,
        "with": made.second or None,
        "path": str(target),
        "format": made.format,
        "edition": made.edition,
        "pages": made.pages,
        "bytes": len(made.content),
        "text_id": made.text_id,
        "with_text_id": made.second_text_id or None,
        "draft": made.draft,
        "warnings": [problem.as_dict() for problem in made.warnings],
    }
