"""The group that holds the commands, and the one place where an error becomes words and an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from handoutgen import __version__, errors
from handoutgen.cli.session import Session

if TYPE_CHECKING:
    from handoutgen.problem import Problem

EXIT_CODES: dict[type[errors.HandoutgenError], int] = {
    errors.UsageError: 2,
    errors.LibraryError: 3,
    errors.RecordError: 4,
    errors.TranslationError: 5,
    errors.ApprovalError: 6,
    errors.PrintingError: 7,
}
INTERRUPTED = 130
FAILED = 1

COMMANDS = {
    "render": "handoutgen.cli.render",
    "list": "handoutgen.cli.list",
    "show": "handoutgen.cli.show",
    "doctor": "handoutgen.cli.doctor",
    "completion": "handoutgen.cli.completion",
}


class LazyGroup(click.Group):
    """Imports a command's module when that command is asked for."""

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
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            meant = f" Did you mean '{near[0]}'?" if near else " `handoutgen --help` shows them."
            if args[0].isalnum() and args[0][0].isdigit():
                meant = f" To print a handout: handoutgen render {args[0]} --lang es"
            raise click.UsageError(f"There is no command '{args[0]}'.{meant}", ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("-C", "library", metavar="DIR", help="Use the library in this folder.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more; show details of an unexpected fault.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in messages.", show_default=True
)
@click.version_option(__version__, prog_name="handoutgen", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, *, library: str | None, quiet: bool, verbose: bool, color: str) -> None:
    """Print a procedure's handout in a patient's own language.

    \b
    handoutgen render 38242 --lang es     print to 38242-es.pdf
    handoutgen list                       what there is, and in which languages
    handoutgen show 38242                 read it in the terminal
    handoutgen doctor                     is this computer ready?
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    if color != "auto":
        ctx.color = color == "always"
    ctx.obj = Session(library, quiet=quiet, verbose=verbose)


def run(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit code. Nothing that happens inside shows a traceback."""
    try:
        code = cli.main(arguments, prog_name="handoutgen", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.Abort:
        tell("\nInterrupted. Nothing half-written was left.")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except errors.HandoutgenError as error:
        tell_error(error)
        return exit_code(error)
    except BrokenPipeError:
        # The reader went away (`| head`): give the interpreter's last flush somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last net: a user never sees a traceback
        _tell_fault(error)
        return FAILED
    return code if isinstance(code, int) else 0


def exit_code(error: errors.HandoutgenError) -> int:
    """The exit code of an error."""
    return EXIT_CODES.get(type(error), FAILED)


def tell(message: str) -> None:
    """A line of talk, on stderr."""
    click.echo(message, err=True)


def tell_error(error: errors.HandoutgenError) -> None:
    """An error with all of its problems and its hint, on stderr."""
    tell(f"{click.style('Error:', fg='red', bold=True)} {error.message}")
    for problem in error.problems:
        tell_problem(problem)
    if error.hint:
        tell(f"  {error.hint}")


def tell_problem(problem: Problem) -> None:
    """One problem: its place, the fact, and below it what to do."""
    place = click.style(problem.place, bold=True)
    tell(f"  {place}: {problem.message}" if problem.path else f"  {problem.message}")
    if problem.hint:
        tell(f"      {problem.hint}")


def _tell_fault(error: Exception) -> None:
    tell(f"{click.style('Error:', fg='red', bold=True)} a fault inside handoutgen: {type(error).__name__}: {error}")
    if "-v" in sys.argv or "--verbose" in sys.argv:
        import traceback

        traceback.print_exception(error)
    else:
        tell("  No file was changed. Please report it, with what `handoutgen -v ...` shows for the same command.")
