"""`handoutgen list`: what there is to print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.session import Session, print_json

if TYPE_CHECKING:
    from handoutgen.content.library import Library


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON on stdout.")
@click.pass_obj
def command(session: Session, *, as_json: bool) -> int:
    """List the procedures of the library, and the languages of each."""
    from handoutgen.cli.main import FAILED, tell_error

    library = session.library()
    rows, failures = _rows(library)
    if as_json:
        print_json("list", {"library": str(library.root), "procedures": rows})
    else:
        from rich import box
        from rich.console import Console
        from rich.table import Table

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for heading in ("Code", "Title", "Languages"):
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(row["code"], row["title"], " ".join(row["languages"]))
        Console().print(table)
        session.say(f"{len(rows)} procedure{'s' if len(rows) != 1 else ''} in {library.root}")
    for error in failures:
        tell_error(error)
    return FAILED if failures else 0


def _rows(library: Library) -> tuple[list[dict[str, Any]], list[Any]]:
    """One row a record that can be read, and the errors of those that cannot."""
    from handoutgen.errors import RecordError

    rows, failures = [], []
    for code in library.codes():
        try:
            title = str(library.procedure(code).title)
        except RecordError as error:
            failures.append(error)
            continue
        rows.append({"code": code, "title": title, "languages": library.languages(code)})
    return rows, failures
