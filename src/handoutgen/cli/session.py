"""What every command shares: the options before its name, and the library they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from handoutgen.content.library import Library


@dataclass(frozen=True)
class Session:
    """The options that stand before a command."""

    library_folder: str | None
    quiet: bool
    verbose: bool

    def library(self) -> Library:
        """The library in force; raises LibraryError."""
        from handoutgen.content import library

        return library.find(Path(self.library_folder) if self.library_folder else None)

    def say(self, message: str) -> None:
        """A line of talk on stderr, unless told to be quiet."""
        if not self.quiet:
            click.echo(message, err=True)


def print_json(schema: str, content: dict[str, Any]) -> None:
    """One JSON object on stdout, which names its schema first."""
    import json

    click.echo(json.dumps({"schema": f"handoutgen/{schema}/1", **content}, ensure_ascii=False, indent=2))


def complete_code(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The library's codes, for the shell."""
    return _offered(ctx, typed, lambda library: library.codes())


def complete_language(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The languages of the codes typed so far, or of any, for the shell."""
    codes = ctx.params.get("codes") or ctx.params.get("code") or ()
    wanted = (codes,) if isinstance(codes, str) else codes

    def languages(library: Library) -> list[str]:
        found = [set(library.languages(code)) for code in wanted or library.codes()]
        return sorted(set.intersection(*found) if wanted else set.union(set(), *found))

    return _offered(ctx, typed, languages)


def _offered(ctx: click.Context, typed: str, choices: Any) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from handoutgen.content import library
    from handoutgen.errors import HandoutgenError

    root = ctx.find_root().params.get("library")
    try:
        found = choices(library.find(Path(root) if root else None))
    except HandoutgenError:
        return []  # a shell that completes is no place for messages
    return [CompletionItem(choice) for choice in found if choice.startswith(typed)]
