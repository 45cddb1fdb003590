"""`handoutgen init`: make a library of your own."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from handoutgen.cli.session import Session, not_empty, put
from handoutgen.errors import UsageError
from handoutgen.problem import shown


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(), callback=not_empty)
@click.option("--templates", is_flag=True, help="Copy the page's templates too, to change them.")
@click.pass_obj
def command(session: Session, folder: str, *, templates: bool) -> None:
    """Make a library of your own, to change and to keep.

    \b
    handoutgen init clinic
    handoutgen init clinic --templates     to change what the page looks like

    DIR is a folder that is not there yet, or an empty one (a `.git` may be in it). It gets the
    program's records and translations, which no new version of the program will change. The page's
    templates stay the program's, and come with each version, until you take your own copy.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.content.founding import found_library
    from handoutgen.content.library import ENVIRONMENT

    if session.library_folder:
        raise UsageError(
            "-C names a library that is there, and `init` makes a new one",
            hint=f"Write: handoutgen init {shlex.quote(folder)}",
        )
    root = found_library(Path(folder), templates=templates).root
    put(f"{shown(root)}\n")
    place = shlex.quote(folder)
    session.say(
        "Next:\n"
        f"  fill in your clinic's name and phones: {Path(folder) / 'handoutgen.toml'}\n"
        f"  cd {place}\n"
        "  handoutgen doctor\n"
        "  handoutgen render 38242 --lang es\n"
        "Every text in it is a draft: a clinician must read it before a patient does."
    )
    if os.environ.get(ENVIRONMENT):
        session.say(f"{ENVIRONMENT} is set, and goes before the folder that you are in: unset it, or use -C.")
