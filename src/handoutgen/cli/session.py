"""What every command shares: the options before its name, the library they lead to, and where results go."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from handoutgen.errors import HandoutgenError, PrintingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    from handoutgen.content.library import Library


@dataclass(frozen=True)
class Session:
    """The options that stand before a command."""

    library_folder: str | None
    quiet: bool

    def library(self) -> Library:
        """The library in force; raises LibraryError."""
        from handoutgen.content import library

        return library.find(Path(self.library_folder) if self.library_folder else None)

    def say(self, message: str) -> None:
        """A line of talk on stderr, unless told to be quiet."""
        if not self.quiet:
            tell(message)


def tell(message: str) -> None:
    """A line on stderr. That nobody can read it is no reason to stop."""
    try:
        click.echo(message, err=True)
    except OSError:
        # What is left in the buffer would fail once more, and change the exit code.
        sys.stderr = None


def put(result: str | bytes) -> None:
    """Write a result to stdout: text as UTF-8 whatever the locale, bytes as they are.

    Raises PrintingError where stdout does not take it.
    """
    stdout: TextIO | None = sys.stdout
    if stdout is None:
        raise PrintingError(
            "the result has nowhere to go: stdout is closed", hint="Send it somewhere: > FILE."
        )
    if isinstance(result, str):
        colour = click.get_current_context().color
        plain = not (stdout.isatty() if colour is None else colour)
        text = click.unstyle(result) if plain else result
        result = text.encode(errors="replace")
    try:
        stdout.buffer.write(result)
        stdout.flush()
    except BrokenPipeError:
        raise  # whoever read it has seen enough
    except OSError as error:
        # What is left in the buffer would fail once more, in Python's own words.
        sys.stdout = None
        raise PrintingError(
            f"the result could not be written to stdout: {error.strerror}",
            hint="Send it somewhere else: > FILE.",
        ) from error


def put_json(schema: str, content: dict[str, Any]) -> None:
    """One JSON object on stdout, which names its schema first."""
    import json

    put(json.dumps({"schema": f"handoutgen/{schema}/1", **content}, ensure_ascii=False, indent=2) + "\n")


def failure_as_json(error: HandoutgenError) -> dict[str, Any]:
    """An error as plain values, for JSON."""
    problems = [problem.as_dict() for problem in error.problems]
    return {"message": error.message, "hint": error.hint, "problems": problems}


def not_empty(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An option's value as it is. An empty one is a variable that a script forgot to set."""
    if value == "":
        raise click.BadParameter("it is empty.")
    return value


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


def complete_facility(ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """The names of the library's facilities, for the shell."""
    return _offered(ctx, typed, lambda library: sorted(library.settings.facilities))


def _offered(
    ctx: click.Context, typed: str, choices: Callable[[Library], Iterable[str]]
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from handoutgen.content import library

    root = ctx.find_root().params.get("library")
    try:
        found = choices(library.find(Path(root) if root else None))
    except (HandoutgenError, OSError):
        return []  # a shell that completes is no place for messages
    return [CompletionItem(choice) for choice in found if choice.startswith(typed)]
