"""The group that holds the commands, and the one place where an error becomes words and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handoutgen import __version__, errors
from handoutgen.cli import interrupt
from handoutgen.cli.session import Session, not_empty, tell

if TYPE_CHECKING:
    from handoutgen.problem import Problem

EXIT_CODES: dict[type[errors.HandoutgenError], int] = {
    errors.UsageError: 2,
    errors.LibraryError: 3,
    errors.RecordError: 4,
    errors.TranslationError: 5,
    errors.ApprovalError: 6,
    errors.PrintingError: 7,
    errors.LockedError: 8,
}
FAILED = 1

MOST_GAPS = 20
"""How many of a translation's problems are told: of one that has just begun, hundreds would be."""

COMMANDS = {
    "render": "handoutgen.cli.render",
    "build": "handoutgen.cli.build",
    "check": "handoutgen.cli.check",
    "find": "handoutgen.cli.find",
    "list": "handoutgen.cli.list",
    "show": "handoutgen.cli.show",
    "new": "handoutgen.cli.new",
    "init": "handoutgen.cli.init",
    "translations": "handoutgen.cli.translations",
    "doctor": "handoutgen.cli.doctor",
    "completion": "handoutgen.cli.completion",
}
SLIPS = {
    "print": "render",
    "make": "render",
    "batch": "build",
    "lint": "check",
    "validate": "check",
    "all": "build",
    "open": "render",
    "search": "find",
    "look": "find",
    "ls": "list",
    "view": "show",
    "cat": "show",
    "add": "new",
    "create": "new",
    "setup": "init",
    "help": "--help",
    "version": "--version",
}
"""What people type, and what they mean."""


class Commands(click.Group):
    """Imports a command's module when that command is asked for, and turns its errors into words."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The commands in the order in which help shows them."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, or None."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[Any, Any, list[str]]:
        """As Click does, with a suggestion for a mistyped command."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            raise errors.UsageError(f"there is no command '{args[0]}'", hint=_meant(*args[:2]))
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> int:
        """Run the command; returns the exit code. Here, so that messages are coloured as was asked."""
        try:
            code = super().invoke(ctx)
        except errors.HandoutgenError as error:
            interrupt.check()
            tell_error(error)
            return exit_code(error)
        except click.UsageError as error:
            return _tell_usage(error)
        return code if isinstance(code, int) else 0


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.option(
    "-C",
    "library",
    metavar="DIR",
    type=click.Path(),
    callback=not_empty,
    help="Use the library in this folder.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Show the details of an unexpected fault.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in messages.",
    show_default=True,
)  # fmt: skip
@click.version_option(__version__, prog_name="handoutgen", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, /, *, library: str | None, quiet: bool, color: str, **_: bool) -> None:
    """Print a procedure's handout in a patient's own language.

    \b
    handoutgen render 38242 --lang es     print to 38242-es.pdf
    handoutgen build                      every handout that is not up to date, into build/
    handoutgen check                      what is wrong with records and translations
    handoutgen find colonoscopy           which code has it?
    handoutgen list                       what there is, and in which languages
    handoutgen show 38242                 read it in the terminal
    handoutgen new 45380                  begin a record of your own
    handoutgen init clinic                make a library of your own
    handoutgen translations status        how far is each language?
    handoutgen doctor                     is this computer ready?
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    if color != "auto":
        ctx.color = color == "always"
    elif os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
    try:
        Path.cwd()
    except OSError as error:
        raise errors.LibraryError(
            "the folder that you are in is no longer there", hint="Go to another one: cd"
        ) from error
    ctx.obj = Session(library, quiet=quiet)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code. Nothing that happens inside shows a traceback."""
    try:
        code: int = cli.main(arguments, prog_name="handoutgen", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        tell(error.format_message())
        return error.exit_code
    except click.UsageError as error:
        return _tell_usage(error)
    except Exception as error:  # noqa: BLE001 - the last net: a user never sees a traceback
        interrupt.check()
        _tell_fault(error)
        return FAILED
    return code


def exit_code(error: errors.HandoutgenError) -> int:
    """The exit code of an error."""
    return EXIT_CODES.get(type(error), FAILED)


def tell_error(error: errors.HandoutgenError) -> None:
    """An error with its problems and its hint, on stderr: all of a record's, the first of a translation's."""
    tell_fact(error.message)
    most = MOST_GAPS if isinstance(error, errors.TranslationError) else len(error.problems)
    for problem in error.problems[:most]:
        tell_problem(problem)
    if error.problems[most:]:
        tell(f"  and {len(error.problems) - most} more: `handoutgen check` shows them all.")
    if error.hint:
        tell(f"  {error.hint}")


def tell_problem(problem: Problem) -> None:
    """One problem: its place, the fact, and below it what to do."""
    place = click.style(problem.place, bold=True)
    tell(f"  {place}: {problem.message}" if problem.path else f"  {problem.message}")
    if problem.hint:
        tell(f"      {problem.hint}")


def tell_fact(fact: str) -> None:
    """What is wrong, on stderr; what to do about it follows."""
    tell(f"{click.style('Error:', fg='red', bold=True)} {fact}")


def _meant(word: str, following: str = "") -> str:
    """What may have been meant by a word that is no command."""
    if any(character.isdigit() for character in word):
        return f"To print a handout: handoutgen render {word} --lang es"
    from difflib import get_close_matches

    near = [SLIPS[word]] if word in SLIPS else get_close_matches(word, COMMANDS, n=1)
    if word == "help" and following in COMMANDS:
        near = [f"{following} --help"]
    if near:
        return f"Did you mean `handoutgen {near[0]}`?"
    return f"`handoutgen --help` shows them all. To look for a procedure: handoutgen find {word}"


def _tell_usage(error: click.UsageError) -> int:
    """What Click says of the command line, in the form of every other error; returns the exit code."""
    asked = error.ctx.command_path if error.ctx else "handoutgen"
    hint = f"`{asked} --help` shows what can be asked for."
    fact = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.MissingParameter) and error.param and error.param.name in {"code", "codes"}:
        example = "45380" if asked.endswith(" new") else "38242 --lang es"
        fact, hint = (
            "no code was given",
            f"For example: {asked} {example}. `handoutgen list` shows the codes.",
        )
    elif isinstance(error, click.NoSuchOption) and not error.possibilities:
        if asked == "handoutgen":
            hint = f"A command comes first, then its options: handoutgen render 38242 --lang es. {hint}"
        elif any(error.option_name in option.opts for option in cli.params):
            hint = f"It stands before the command: handoutgen {error.option_name} ... {hint}"
    tell_fact(fact)
    tell(f"  {hint}")
    return error.exit_code


def _tell_fault(error: Exception) -> None:
    tell_fact(f"a fault inside handoutgen: {type(error).__name__}: {error}")
    if "-v" in sys.argv or "--verbose" in sys.argv:
        import traceback

        traceback.print_exception(error)
    else:
        tell("  Please report it, with what `handoutgen -v ...` shows for the same command.")
