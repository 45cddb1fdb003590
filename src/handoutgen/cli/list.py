"""`handoutgen list`: what there is to print."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.session import Session, failure_as_json, put, put_json
from handoutgen.errors import RecordError

if TYPE_CHECKING:
    from handoutgen.content.library import Library


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON on stdout.")
@click.pass_obj
def command(session: Session, *, as_json: bool) -> int:
    """List the procedures and the languages of each.

    \b
    handoutgen list
    handoutgen list | grep -w es        those that there are in Spanish

    In a pipe or a file, each line is code, title and languages with tabs between them.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.cli.main import FAILED, tell_error

    library = session.library()
    rows, failures = _rows(library)
    if as_json:
        failed = [{"code": code, **failure_as_json(error)} for code, error in failures]
        put_json("list", {"library": str(library.root), "procedures": rows, "failed": failed})
        return FAILED if failures else 0
    if not rows and not failures:
        session.say(
            f"There are no records in {library.root}\n  Records are files such as handouts/38242.yaml."
        )
        return 0
    if rows:
        in_terminal = sys.stdout is not None and sys.stdout.isatty()
        put(_table(rows) if in_terminal else "".join("\t".join(_cells(row)) + "\n" for row in rows))
    for _, error in failures:
        tell_error(error)
    if not failures:
        session.say(f"{len(rows)} procedure{'s' if len(rows) != 1 else ''} in {library.root}")
    return FAILED if failures else 0


def _rows(library: Library) -> tuple[list[dict[str, Any]], list[tuple[str, RecordError]]]:
    """One row a record that can be read, and the errors of those that cannot."""
    rows, failures = [], []
    for code in library.codes():
        try:
            title = str(library.procedure(code).title)
        except RecordError as error:
            failures.append((code, error))
            continue
        rows.append({"code": code, "title": title, "languages": library.languages(code)})
    return rows, failures


def _cells(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["code"], row["title"], " ".join(row["languages"])


def _table(rows: list[dict[str, Any]]) -> str:
    """The rows as a table as wide as the terminal."""
    import io
    import shutil

    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Code", no_wrap=True)
    table.add_column("Title", overflow="fold")
    table.add_column("Languages", overflow="fold")
    for row in rows:
        table.add_row(*_cells(row))
    width = shutil.get_terminal_size().columns
    console = Console(file=io.StringIO(), force_terminal=True, width=width, legacy_windows=False)
    with console.capture() as drawn:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines() if line.strip())
