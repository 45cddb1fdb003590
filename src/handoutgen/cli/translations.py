"""`handoutgen translations`: the catalogs, from a template to a whole translation."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handoutgen.cli.session import (
    Session,
    complete_code,
    complete_language,
    failure_as_json,
    not_empty,
    put,
    put_json,
    tell,
)
from handoutgen.cli.translations_status import status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from handoutgen.content.catalogs import Catalogs
    from handoutgen.content.translations import Made

codes_argument = click.argument("codes", metavar="[CODE]...", nargs=-1, shell_complete=complete_code)
json_option = click.option("--json", "as_json", is_flag=True, help="Report as JSON on stdout.")


@click.group("translations", short_help="Begin translations, and keep them current.")
def command() -> None:
    """Begin translations, keep them up to date, and see how far they are.

    \b
    handoutgen translations status            how far is each language?
    handoutgen translations add vi            begin a language
    handoutgen translations update            after a record was changed
    handoutgen translations extract           templates, for a service such as Weblate

    Translations are gettext's PO files, locales/LANG/LC_MESSAGES/CODE.po, as Poedit, Weblate and most
    translators open. The words that every handout shares are in handoutgen.po: where a CODE is asked
    for, "handoutgen" names them.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone


@command.command("extract", short_help="Write gettext templates, CODE.pot.")
@codes_argument
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(), callback=not_empty,
    help="Where to. Without it: locales/ in the library.",
)  # fmt: skip
@json_option
@click.pass_obj
def extract(session: Session, codes: tuple[str, ...], output: str | None, *, as_json: bool) -> int:
    """Write gettext templates: CODE.pot for each procedure, handoutgen.pot for the shared words.

    \b
    handoutgen translations extract
    handoutgen translations extract 38242 -o ../for-the-agency/

    A translation service begins a language from them, and sees in them what has changed. Without a CODE:
    all of them. They bear no date: the same texts give the same file.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.content.catalogs import Catalogs
    from handoutgen.content.translations import templates
    from handoutgen.printing.output import check_folder

    catalogs = Catalogs(session.library())
    folder = Path(output) if output else catalogs.library.root / "locales"
    if output:
        check_folder(folder)
    else:
        catalogs.library.check_own()
    return _finish(session, "extract", catalogs, templates(catalogs, codes, folder), as_json=as_json)


@command.command("update", short_help="Bring catalogs to the texts of the records.")
@codes_argument
@click.option(
    "-l", "--lang", "languages", metavar="TAG", multiple=True, shell_complete=complete_language,
    help="Only this language; repeat it for more. Without it: all.",
)  # fmt: skip
@json_option
@click.pass_obj
def update(session: Session, codes: tuple[str, ...], languages: tuple[str, ...], *, as_json: bool) -> int:
    """Bring catalogs to the texts that the records have now.

    \b
    handoutgen translations update                      all of them
    handoutgen translations update 38242 --lang es      only this one

    A sentence that has changed is untranslated again: its former text and translation stand above it as
    comments. A sentence that is gone ends the file, and comes back with its translation if it returns. One
    that another catalog of the language has translated already is filled in and marked as fuzzy: nothing
    is printed of it before somebody has read it and taken the mark away. No translation is guessed.

    All else stays as it is, line by line. A file that cannot be read is not touched.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.content.catalogs import Catalogs
    from handoutgen.content.translations import updated

    catalogs = Catalogs(session.library())
    catalogs.library.check_own()
    code = _finish(session, "update", catalogs, updated(catalogs, codes, languages), as_json=as_json)
    _tell_strays(catalogs, as_json=as_json)
    return code


@command.command("add", short_help="Begin a language.")
@click.argument("language", metavar="LANG")
@codes_argument
@json_option
@click.pass_obj
def add(session: Session, language: str, codes: tuple[str, ...], *, as_json: bool) -> int:
    """Begin a language, or further procedures in it: catalogs with all the texts and no translations.

    \b
    handoutgen translations add vi              every procedure that has no Vietnamese catalog yet
    handoutgen translations add pt-BR 38242     this one, and the shared words if they are missing

    LANG is a language tag: es, vi, pt-BR, zh-Hans. A catalog that is there already is left alone.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.content import heading, languages
    from handoutgen.content.catalogs import Catalogs
    from handoutgen.content.library import SHARED_DOMAIN
    from handoutgen.content.translations import begun
    from handoutgen.printing.fonts.stacks import FAMILIES

    catalogs = Catalogs(session.library())
    catalogs.library.check_own()
    tag = languages.normal_tag(language)
    made = begun(catalogs, tag, codes)
    code = _finish(session, "add", catalogs, made, as_json=as_json)
    spoken = languages.language(tag)
    name = languages.english_name(tag)
    if spoken.hand not in FAMILIES:
        tell(
            f"Warning: there are no fonts for {name} (script {spoken.script}).\n"
            "  It can be translated, and not printed yet. `handoutgen doctor` lists the scripts with fonts."
        )
    if heading.counting(tag) is None and any(each.domain == SHARED_DOMAIN for each in made):
        tell(
            f"Warning: it is not known here how {name} forms plurals. One for 1 and one more are assumed.\n"
            "  If that is wrong, correct Plural-Forms at the top of handoutgen.po before you translate it."
        )
    _tell_strays(catalogs, as_json=as_json)
    if not as_json:
        if spoken.needs_breaks:
            session.say(f"Lines of {name} end only at zero-width spaces (U+200B): put one between words.")
        session.say(
            "Open them in a PO editor, such as Poedit. To see what is left:\n"
            f"  handoutgen translations status --lang {tag}"
        )
    return code


command.add_command(status)


def _finish(session: Session, name: str, catalogs: Catalogs, files: Iterable[Made], *, as_json: bool) -> int:
    """Write each file, say what was done, and last what was not; returns the exit code."""
    from handoutgen.cli.main import FAILED, tell_error
    from handoutgen.errors import HandoutgenError
    from handoutgen.problem import shown

    done: list[dict[str, Any]] = []
    for made in files:
        try:
            if not made.same:
                _write(made)
        except HandoutgenError as error:
            catalogs.failures.append(error)
            continue
        changes = asdict(made.changes)
        about = {"language": made.language, "code": made.domain, "path": str(made.path)}
        done.append({**about, "written": not made.same, **changes})
        if not as_json and not (made.same and name == "update"):
            told = ", ".join(f"{count} {what}" for what, count in changes.items() if count)
            told = told or ("comments or order only" if name == "update" else "")
            put(f"{shown(made.path)}{f': {told}' if told and name != 'extract' else ''}\n")
    if as_json:
        failed = [failure_as_json(error) for error in catalogs.failures]
        put_json(
            f"translations-{name}", {"library": str(catalogs.library.root), "files": done, "failed": failed}
        )
    else:
        for failure in catalogs.failures:
            tell_error(failure)
        written = sum(each["written"] for each in done)
        if name == "update":
            session.say(
                f"{_counted(len(done), 'catalog')}: {written} written, {len(done) - written} as they were"
            )
    return FAILED if catalogs.failures else 0


def _write(made: Made) -> None:
    from handoutgen.errors import LibraryError, PrintingError
    from handoutgen.printing import output
    from handoutgen.problem import shown

    try:
        made.path.parent.mkdir(parents=True, exist_ok=True)
        output.write(made.path, made.content)
    except OSError as error:
        raise LibraryError(
            f"{shown(made.path.parent)} could not be made: {error.strerror}",
            hint="Ask who looks after this folder.",
        ) from error
    except PrintingError as error:
        hint = "It was left as it was. Ask who looks after this folder." if made.language else error.hint
        raise LibraryError(error.message, hint=hint) from error


def _tell_strays(catalogs: Catalogs, *, as_json: bool) -> None:
    from handoutgen.cli.main import tell_problem

    for problem in [] if as_json else catalogs.strays():
        tell_problem(problem)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count != 1 else ''}"
