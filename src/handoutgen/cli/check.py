"""`handoutgen check`: what is wrong with records and translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from handoutgen.cli.session import Session, complete_code, complete_language, put, put_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from handoutgen.checks.registry import Found
    from handoutgen.problem import Problem


def _complete_rule(_ctx: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    from handoutgen.checks.registry import rules

    return [CompletionItem(rule.id, help=rule.text) for rule in rules() if rule.id.startswith(typed)]


@click.command("check")
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=complete_code)
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Look at translations into this language; repeat it for more. Without it: into all.",
)  # fmt: skip
@click.option(
    "--rule", "wanted", metavar="ID", multiple=True, shell_complete=_complete_rule,
    help="Tell what breaks this rule; repeat it for more. Without it: all rules.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Let a warning weigh as much as an error.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True,
    help="For people, for programs, or as notes on a pull request.",
)  # fmt: skip
@click.option("--list-rules", is_flag=True, help="Show what is looked for, and do no more.")
@click.pass_obj
def command(  # noqa: PLR0913 - an option, an argument
    session: Session,
    codes: tuple[str, ...],
    languages: tuple[str, ...],
    wanted: tuple[str, ...],
    *,
    strict: bool,
    form: str,
    list_rules: bool,
) -> int:
    """Look for what is wrong with records and translations.

    \b
    handoutgen check                                everything
    handoutgen check 38242 --lang es
    handoutgen check --rule translation-number      numbers in all translations
    handoutgen check --list-rules                   what is looked for

    An error stops a handout; a warning is for somebody to look at. Each is told with its file and line.
    The exit code is 1 where there is an error.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.checks.registry import check
    from handoutgen.checks.scope import Scope
    from handoutgen.cli.main import FAILED
    from handoutgen.cli.progress import Bar
    from handoutgen.problem import Level

    _check_rules(wanted)
    if list_rules:
        put(_rules(form))
        return 0
    with Bar(session, "files") as bar:
        found = check(Scope(session.library(), codes, languages), wanted, bar.show)
    errors, warnings = found.count(Level.ERROR), found.count(Level.WARNING)
    if form == "json":
        put_json("check", _as_json(found, errors, warnings))
    elif found.problems:
        put("".join(f"{_FORMS[form](problem)}\n" for problem in found.problems))
    for waiver in found.waivers:
        session.say(f"{waiver.place}: waived: {waiver.message}")
    said = [_count(errors, "error"), _count(warnings, "warning"), _count(len(found.waivers), "waiver")]
    looked = f"{_count(found.records, 'record')} and {_count(found.catalogs, 'catalog')}"
    session.say(f"{', '.join(said)} in {looked}")
    return FAILED if errors or (strict and warnings) else 0


def _check_rules(wanted: Sequence[str]) -> None:
    """Raise UsageError for a rule that there is not."""
    from difflib import get_close_matches

    from handoutgen.checks.registry import rules
    from handoutgen.errors import UsageError

    known = [rule.id for rule in rules()]
    for name in wanted:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            meant = f"Did you mean {near[0]}? " if near else ""
            raise UsageError(
                f"there is no rule '{name}'", hint=f"{meant}`handoutgen check --list-rules` shows them all."
            )


def _rules(form: str) -> str:
    """The rules with level and text, as asked for."""
    import json
    from dataclasses import asdict

    from handoutgen.checks.registry import rules

    if form == "json":
        return json.dumps([asdict(rule) for rule in rules()], indent=2) + "\n"
    return "".join(f"{click.style(rule.id, bold=True)}\t{rule.level}\t{rule.text}\n" for rule in rules())


def _as_text(problem: Problem) -> str:
    """A problem in the form that compilers use, which editors can follow."""
    from handoutgen.problem import Level

    level = click.style(problem.level, fg="red" if problem.level is Level.ERROR else "yellow", bold=True)
    line = f"{click.style(problem.place, bold=True)}: {level}: {problem.message} [{problem.rule}]"
    return f"{line}\n    {problem.hint}" if problem.hint else line


def _as_annotation(problem: Problem) -> str:
    """A problem as a command of GitHub's workflows: docs.github.com, Workflow commands."""
    where = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.rule}
    places = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items() if value)
    message = _escaped("\n".join(filter(None, (problem.message, problem.hint))))
    return f"::{problem.level} {places}::{message}"


_FORMS = {"text": _as_text, "github": _as_annotation}


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _as_json(found: Found, errors: int, warnings: int) -> dict[str, object]:
    return {
        "errors": errors,
        "warnings": warnings,
        "records": found.records,
        "catalogs": found.catalogs,
        "problems": [problem.as_dict() for problem in found.problems],
        "waivers": [waiver.as_dict() for waiver in found.waivers],
    }


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
