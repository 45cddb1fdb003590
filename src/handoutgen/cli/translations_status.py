"""`handoutgen translations status`: how far each language is."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.session import (
    Session,
    complete_code,
    complete_language,
    failure_as_json,
    put,
    put_json,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.content.standing import Standing

HEADINGS = {
    "Language": "<", "Code": "<", "Done": ">", "Translated": ">", "Untranslated": ">", "Fuzzy": ">",
    "Faulty": ">", "Obsolete": ">", "Shared": ">", "Prints": "<",
}  # fmt: skip
"""The columns, and to which side each stands."""


@click.command("status", short_help="Show how far the translations are.")
@click.argument("codes", metavar="[CODE]...", nargs=-1, shell_complete=complete_code)
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Only this language; repeat it for more. Without it: all.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON on stdout.")
@click.pass_obj
def status(session: Session, codes: tuple[str, ...], languages: tuple[str, ...], *, as_json: bool) -> int:
    """Show how far the translations are: for each language and procedure, how many texts are

    \b
    translated      and may be printed
    untranslated    missing or empty
    fuzzy           filled in, and not confirmed by a translator
    faulty          translated, and refused: `handoutgen check` tells why
    obsolete        kept, and no longer in the record

    "Shared" is how much of the words that all handouts share may be printed, "Prints" whether the handout
    does. In a pipe or a file, there are tabs between the columns.

    \b
    handoutgen translations status --lang vi
    handoutgen translations status | grep -w no
    """  # noqa: D301, D400 - \b is Click's mark for lines to leave alone; a list ends the sentence
    from handoutgen.cli.main import FAILED, tell_error, tell_problem
    from handoutgen.content.catalogs import Catalogs
    from handoutgen.content.library import SHARED_DOMAIN
    from handoutgen.content.standing import standings

    catalogs = Catalogs(session.library())
    found = list(standings(catalogs, codes, languages))
    shared = {each.language: each for each in found if each.domain == SHARED_DOMAIN}
    rows = [_row(each, shared.get(each.language)) for each in found if each.domain != SHARED_DOMAIN]
    strays = catalogs.strays()
    if as_json:
        put_json(
            "translations-status",
            {
                "library": str(catalogs.library.root),
                "catalogs": rows,
                "shared": [_counts(each) for each in shared.values()],
                "strays": [problem.as_dict() for problem in strays],
                "failed": [failure_as_json(error) for error in catalogs.failures],
            },
        )
        return FAILED if catalogs.failures else 0
    if rows:
        in_terminal = sys.stdout is not None and sys.stdout.isatty()
        cells = [_cells(row, shared.get(row["language"])) for row in rows]
        put(_table(cells) if in_terminal else "".join("\t".join(each) + "\n" for each in cells))
    for error in catalogs.failures:
        tell_error(error)
    for problem in strays:
        tell_problem(problem)
    prints = sum(row["prints"] for row in rows)
    session.say(_summary(prints, len(rows), sorted(shared)))
    return FAILED if catalogs.failures else 0


def _row(standing: Standing, shared: Standing | None) -> dict[str, Any]:
    """A catalog's counts, and whether its handout can be printed: words, shared words and fonts."""
    from handoutgen.content.languages import language
    from handoutgen.printing.fonts.stacks import FAMILIES

    fonts = language(standing.language).hand in FAMILIES
    words = standing.whole and shared is not None and shared.whole
    return {**_counts(standing), "fonts": fonts, "prints": words and fonts}


def _counts(standing: Standing) -> dict[str, Any]:
    counts = asdict(standing)
    return {
        "language": counts.pop("language"),
        "code": counts.pop("domain"),
        "percent": standing.percent,
        **counts,
    }


def _cells(row: dict[str, Any], shared: Standing | None) -> list[str]:
    done = "broken" if row["broken"] else f"{row['percent']}%" if row["there"] else "none"
    counts = [str(row[name]) for name in ("translated", "untranslated", "fuzzy", "faulty", "obsolete")]
    whole = f"{shared.percent}%" if shared and shared.there and not shared.broken else "none"
    prints = "yes" if row["prints"] else "no" if row["fonts"] else "no fonts"
    return [row["language"], row["code"], done, *counts, whole, prints]


def _table(rows: Sequence[Sequence[str]]) -> str:
    """The rows below their headings, the counts to the right."""
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    shape = "  ".join(f"{{:{side}{width}}}" for side, width in zip(HEADINGS.values(), widths, strict=True))
    lines = [shape.format(*row).rstrip() for row in (HEADINGS, *rows)]
    return "\n".join([click.style(lines[0], bold=True), *lines[1:]]) + "\n"


def _summary(prints: int, total: int, languages: list[str]) -> str:
    if not languages:
        return "There are no translations. To begin one: handoutgen translations add es"
    count = f"{prints} of {total} handout{'s' if total != 1 else ''} can be printed"
    return f"{count}, in {len(languages)} language{'s' if len(languages) != 1 else ''}"
