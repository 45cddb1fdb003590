"""`handoutgen new`: begin a record."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import TYPE_CHECKING

import click

from handoutgen.cli.session import Session, not_empty, put
from handoutgen.errors import LibraryError, UsageError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from pathlib import Path


@click.command("new")
@click.argument("code")
@click.option("--title", metavar="TEXT", callback=not_empty, help="What you call the procedure.")
@click.pass_obj
def command(session: Session, code: str, title: str | None) -> None:
    """Begin a record: a file with every part of it to fill in.

    \b
    handoutgen new 45380
    handoutgen new 45380 --title "Colonoscopy with a sample"

    It goes into handouts/ of your library, and can be shown and printed at once, as a draft with
    "WRITE:" wherever text is still to be written. A record that is there already is left alone.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.content import skeleton

    library = session.library()
    library.check_own()
    skeleton.check(code, title or "")
    path = library.root / "handouts" / f"{code}.yaml"
    today = datetime.now().astimezone().date()
    _write_new(path, skeleton.skeleton(code, today, title or ""))
    put(f"{shown(path)}\n")
    session.say(
        f'Open it in an editor and replace each "{skeleton.PLACEHOLDER}...". To see it:\n'
        f"  handoutgen show {code}\n"
        f"  handoutgen render {code}"
    )


def _write_new(path: Path, text: str) -> None:
    """Write a file that must not be there yet."""
    begun = False
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            begun = True
            file.write(text)
    except FileExistsError as error:
        raise UsageError(
            f"there is a record already: {shown(path)}",
            hint="It was left as it is. Open it in an editor, or choose another code.",
        ) from error
    except OSError as error:
        if begun:
            with contextlib.suppress(OSError):
                path.unlink()
        raise LibraryError(
            f"{shown(path)} could not be written: {error.strerror}",
            hint="Ask who looks after this folder, or make a library of your own: handoutgen init DIR",
        ) from error
