"""`handoutgen find`: which code a procedure has."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from handoutgen.cli.session import Session, complete_language, failure_as_json, put, put_json
from handoutgen.errors import RecordError

if TYPE_CHECKING:
    from handoutgen.content.search import Match

MOST = 10


@click.command("find")
@click.argument("text", nargs=-1, required=True)
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Look in this language too, and show titles in it; repeat it for more. Without it: in all.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON on stdout, with all that was found.")
@click.pass_obj
def command(session: Session, /, text: tuple[str, ...], languages: tuple[str, ...], *, as_json: bool) -> int:
    """Find a procedure by any of its names, in any language.

    \b
    handoutgen find colonoscopy
    handoutgen find resonancia del cerebro
    handoutgen find camera up the bottom
    handoutgen find 4537                        part of a code
    handoutgen find brain scan --lang es        titles in Spanish

    Accents, capitals and slips do not matter. The best comes first, each with the reason. In a pipe
    or a file, each line is code, title, languages and reason with tabs between them.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.cli.main import exit_code
    from handoutgen.content.search import search

    library, asked = session.library(), " ".join(text)
    if languages:
        from handoutgen.content.languages import served

        served(languages, {tag for code in library.codes() for tag in library.languages(code)})
    found = search(library, asked, languages or None)
    nothing = RecordError(
        f"nothing is like '{asked}' in {library.root}",
        hint="Try another word for it, or a part of the code. `handoutgen list` shows all that there is.",
    )
    if as_json:
        errors = [failure_as_json(error) for error in found.errors]
        matches = [asdict(match) for match in found.matches]
        put_json("find", {"library": str(library.root), "asked": asked, "found": matches, "failed": errors})
        return 0 if matches else exit_code(nothing)
    for error in found.errors:
        for problem in error.problems:
            session.say(f"Warning: not searched: {problem}")
    if not found.matches:
        raise nothing
    shown = found.matches[:MOST]
    in_terminal = sys.stdout is not None and sys.stdout.isatty()
    put("".join(_line(match) if in_terminal else "\t".join(_cells(match)) + "\n" for match in shown))
    if len(found.matches) > MOST:
        session.say(f"The best {MOST} of {len(found.matches)}: another word would tell them apart.")
    absent = set.intersection(*(set(match.missing) for match in shown))
    for word in (word for word in shown[0].missing if word in absent):
        session.say(f'None of them says "{word}".' if len(shown) > 1 else f'It does not say "{word}".')
    return 0


def _cells(match: Match) -> tuple[str, str, str, str]:
    return match.code, match.title, " ".join(match.languages), _why(match)


def _line(match: Match) -> str:
    return f"{click.style(match.code, bold=True)}  {match.title}  ({_why(match)})\n"


def _why(match: Match) -> str:
    """Why it was found, after the language of its title."""
    said = {
        "code": "" if match.matched == match.code else match.matched,
        "title": "" if match.matched == match.title else f'"{match.matched}"',
        "also_called": f'also called "{match.matched}"',
        "text": f"it says: {match.matched}",
    }[match.reason]
    return f"{match.language}, {said}" if said else match.language
