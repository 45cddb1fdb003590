"""`handoutgen doctor`: is this computer ready to print?"""

from __future__ import annotations

import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handoutgen.cli.session import Session, print_json
from handoutgen.errors import HandoutgenError

if TYPE_CHECKING:
    from collections.abc import Callable

SUBSETTERS = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's: `state` is "ok", "slow" (works, but) or "broken"; `remedy` says what to do."""

    part: str
    state: str
    fact: str
    remedy: str = ""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="As JSON on stdout.")
@click.pass_obj
def command(session: Session, *, as_json: bool) -> int:
    """Check what printing needs, a line each, with what to do where something is missing."""
    from handoutgen.cli.main import FAILED

    checks: dict[str, Callable[[Session], tuple[str, str, str]]] = {
        "Python": _python,
        "Pango": _pango,
        "HarfBuzz": _harfbuzz,
        "Fonts": _fonts,
        "Library": _library,
        "Records": _records,
        "Folder": _folder,
    }
    findings = []
    for part, check in checks.items():
        try:
            findings.append(Finding(part, *check(session)))
        except HandoutgenError as error:
            facts = [error.message, *(str(problem) for problem in error.problems)]
            findings.append(Finding(part, "broken", "; ".join(facts), error.hint))
    broken = any(finding.state == "broken" for finding in findings)
    if as_json:
        rows = [
            {"part": each.part, "state": each.state, "fact": each.fact, "remedy": each.remedy} for each in findings
        ]
        print_json("doctor", {"ready": not broken, "findings": rows})
    else:
        _show(findings)
        session.say("Not ready: see above." if broken else "Ready to print.")
    return FAILED if broken else 0


def _show(findings: list[Finding]) -> None:
    colours = {"ok": "green", "slow": "yellow", "broken": "red"}
    for finding in findings:
        state = click.style(f"{finding.state:6}", fg=colours[finding.state])
        click.echo(f"{state}  {finding.part:9} {finding.fact}")
        if finding.remedy:
            click.echo(f"{'':18}{finding.remedy}")


def _python(_session: Session) -> tuple[str, str, str]:
    from handoutgen import __version__

    return "ok", f"handoutgen {__version__}, Python {sys.version.split()[0]}", ""


def _pango(_session: Session) -> tuple[str, str, str]:
    from handoutgen.printing.engine import weasyprint

    engine = weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    pango_version = f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    return "ok", f"WeasyPrint {engine.VERSION}, Pango {pango_version}", ""


def _harfbuzz(_session: Session) -> tuple[str, str, str]:
    for name in SUBSETTERS:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return "ok", "harfbuzz-subset is there", ""
    remedy = "On Debian or Ubuntu: apt-get install libharfbuzz-subset0. On macOS: brew install harfbuzz."
    return "slow", "harfbuzz-subset is missing: pages are right, but take longer", remedy


def _fonts(_session: Session) -> tuple[str, str, str]:
    from handoutgen.printing.fonts.fontconfig import font_configuration
    from handoutgen.printing.fonts.stacks import FAMILIES, stack_for

    families: dict[str, None] = {}
    for script in FAMILIES:
        stack = stack_for(script)
        font_configuration(stack)
        families.update(dict.fromkeys(stack.families))
    return "ok", f"{', '.join(families)}: for {', '.join(FAMILIES)}", ""


def _library(session: Session) -> tuple[str, str, str]:
    library = session.library()
    facilities = ", ".join(library.settings.facilities) or "no facility, so phones are lines to write on"
    kind = "the one that comes with the program" if library.is_starter else "your own"
    return "ok", f"{library.root} ({kind}); {facilities}", ""


def _records(session: Session) -> tuple[str, str, str]:
    library = session.library()
    codes = library.codes()
    for code in codes:
        library.procedure(code)
    return ("ok", f"{len(codes)} can be read", "") if codes else ("broken", "there are none", "Add handouts/CODE.yaml.")


def _folder(_session: Session) -> tuple[str, str, str]:
    here = Path.cwd()
    if os.access(here, os.W_OK):
        return "ok", f"{here} can be written to", ""
    return "slow", f"{here} cannot be written to", "Go to another folder, or name one with -o."
