"""`handoutgen doctor`: whether this computer is ready to print."""

from __future__ import annotations

import ctypes
import os
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from handoutgen.cli.session import Session, put, put_json
from handoutgen.errors import HandoutgenError, LibraryError, RecordError

if TYPE_CHECKING:
    from collections.abc import Callable

    from handoutgen.problem import Problem

    State = Literal["ok", "slow", "broken"]

SUBSETTERS = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")
COLOURS: dict[State, str] = {"ok": "green", "slow": "yellow", "broken": "red"}
INDENT = " " * 18


@dataclass(frozen=True, slots=True)
class Finding:
    """What the doctor says of one part: "ok", "slow" (works, but) or "broken"; `remedy` says what to do."""

    part: str
    state: State
    fact: str
    remedy: str = ""
    problems: tuple[Problem, ...] = ()


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="As JSON on stdout.")
@click.pass_obj
def command(session: Session, *, as_json: bool) -> int:
    """Check what printing needs.

    \b
    handoutgen doctor
    handoutgen -C /srv/handouts doctor        with that library

    There is a line for each part, with what to do where something is missing.
    """  # noqa: D301 - \b is Click's mark for lines to leave alone
    from handoutgen.cli.main import FAILED

    findings = _findings(session)
    broken = any(finding.state == "broken" for finding in findings)
    if as_json:
        rows = [
            {
                "part": each.part,
                "state": each.state,
                "fact": each.fact,
                "remedy": each.remedy,
                "problems": [problem.as_dict() for problem in each.problems],
            }
            for each in findings
        ]
        put_json("doctor", {"ready": not broken, "findings": rows})
    else:
        put("".join(f"{line}\n" for finding in findings for line in _lines(finding)))
        session.say("Not ready: see above." if broken else "Ready to print.")
    return FAILED if broken else 0


def _findings(session: Session) -> list[Finding]:
    checks: dict[str, Callable[[Session], Finding]] = {
        "Python": _python,
        "Pango": _pango,
        "HarfBuzz": _harfbuzz,
        "Fonts": _fonts,
        "Library": _library,
        "Records": _records,
        "Folder": _folder,
    }
    findings: list[Finding] = []
    for part, check in checks.items():
        try:
            findings.append(check(session))
        except HandoutgenError as error:
            finding = Finding(part, "broken", error.message, error.hint, error.problems)
            # Without a library the records cannot be looked for: that is said already.
            if not (part == "Records" and isinstance(error, LibraryError)):
                findings.append(finding)
    return findings


def _lines(finding: Finding) -> list[str]:
    state = click.style(f"{finding.state:6}", fg=COLOURS[finding.state])
    lines = [f"{state}  {finding.part:9} {finding.fact}"]
    for problem in finding.problems:
        lines += [f"{INDENT}{line}" for line in str(problem).splitlines()]
    return [*lines, f"{INDENT}{finding.remedy}"] if finding.remedy else lines


def _python(_session: Session) -> Finding:
    from handoutgen import __version__

    return Finding("Python", "ok", f"handoutgen {__version__}, Python {sys.version.split()[0]}")


def _pango(_session: Session) -> Finding:
    from handoutgen.printing.engine import weasyprint
    from handoutgen.printing.fonts.fontconfig import private_fontconfig

    # The engine looks for fonts while it is imported. Whether the right ones are there is asked below.
    with private_fontconfig(()), warnings.catch_warnings(action="ignore"):
        engine = weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return Finding("Pango", "ok", f"WeasyPrint {engine.VERSION}, Pango {version}")


def _harfbuzz(_session: Session) -> Finding:
    for name in SUBSETTERS:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return Finding("HarfBuzz", "ok", "harfbuzz-subset is there")
    return Finding(
        "HarfBuzz",
        "slow",
        "harfbuzz-subset is missing: pages are the same, but take longer",
        "On Debian or Ubuntu: apt-get install libharfbuzz-subset0. On macOS: brew install harfbuzz.",
    )


def _fonts(_session: Session) -> Finding:
    from handoutgen.printing.fonts.coverage import coverage_of
    from handoutgen.printing.fonts.fontconfig import font_configuration
    from handoutgen.printing.fonts.stacks import FAMILIES, stack_for

    families: dict[str, None] = {}
    for script in FAMILIES:
        stack = stack_for(script)
        font_configuration(stack)
        for font in stack.fonts:
            coverage_of(font)
        families.update(dict.fromkeys(stack.families))
    return Finding("Fonts", "ok", f"{', '.join(families)}: for {', '.join(FAMILIES)}")


def _library(session: Session) -> Finding:
    library = session.library()
    facilities = ", ".join(library.settings.facilities) or "no facility, so phones are lines to write on"
    kind = "the one that comes with the program" if library.is_starter else "your own"
    return Finding("Library", "ok", f"{library.root} ({kind}); {facilities}")


def _records(session: Session) -> Finding:
    library = session.library()
    codes = library.codes()
    if not codes:
        return Finding("Records", "broken", "there are none", f"Add {library.root}/handouts/CODE.yaml.")
    problems: list[Problem] = []
    unusable = 0
    for code in codes:
        try:
            library.procedure(code)
        except RecordError as error:
            unusable += 1
            problems += error.problems
    if unusable:
        fact = f"{unusable} of {len(codes)} cannot be used"
        return Finding("Records", "broken", fact, "Correct what is listed here.", tuple(problems))
    return Finding("Records", "ok", f"{len(codes)} can be read")


def _folder(_session: Session) -> Finding:
    here = Path.cwd()
    if os.access(here, os.W_OK):
        return Finding("Folder", "ok", f"{here} can be written to")
    return Finding(
        "Folder", "broken", f"{here} cannot be written to", "Go to another folder, or name one with -o."
    )
