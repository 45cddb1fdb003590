"""`handoutgen show`: read a handout in the terminal."""

from __future__ import annotations

import click

from handoutgen.cli.session import (
    Session,
    complete_code,
    complete_facility,
    complete_language,
    not_empty,
    put,
    put_json,
)

NARROWEST, WIDEST = 20, 80


@click.command("show")
@click.argument("code", shell_complete=complete_code)
@click.option(
    "-l", "--lang", "language", metavar="TAG", shell_complete=complete_language,
    help="Language of the handout, such as es. Without it: the records' own.",
)  # fmt: skip
@click.option(
    "--facility", metavar="NAME", callback=not_empty, shell_complete=complete_facility,
    help="Whose name and phones to show, by its name in handoutgen.toml.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="The handout's words as JSON.")
@click.pass_obj
def command(
    session: Session, code: str, language: str | None, facility: str | None, *, as_json: bool
) -> None:
    """Show the text of a handout, just as it would be printed.

    \b
    handoutgen show 38242 --lang es
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    import shutil
    from dataclasses import asdict

    from handoutgen.printing.render import localized
    from handoutgen.printing.text import phones, text

    library = session.library()
    asked = library.settings.language if language is None else language
    named = library.facility(facility)
    with localized(library, code, asked, named) as (handout, say):
        numbers = phones(named, say)
    if as_json:
        put_json("show", {"text_id": handout.text_id, **asdict(handout)})
    else:
        width = max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))
        put(text(handout, numbers, width))
