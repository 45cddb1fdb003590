"""`handoutgen completion`: codes and languages, in a real shell."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

PRESS_TAB = """
eval "$(handoutgen completion bash)"
COMP_WORDS=({line} "$1") COMP_CWORD={at}
_handoutgen_completion handoutgen
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def installed(program: Program, tmp_path: Path) -> Program:
    """The program on the search path, which is how a shell runs it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "handoutgen").write_text(f'#!/bin/sh\nexec {" ".join(program.command)} "$@"\n')
    (folder / "handoutgen").chmod(0o755)
    return program.with_(PATH=f"{folder}:{program.variables['PATH']}")


def completed(program: Program, line: str, typed: str) -> list[str]:
    script = PRESS_TAB.format(line=line, at=len(line.split()))
    ran = subprocess.run(
        ["bash", "-c", script, "bash", typed],
        cwd=program.library, env=program.variables, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stderr == ""
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "typed", "offered"),
    [
        ("handoutgen", "re", ["render"]),
        ("handoutgen render", "38", ["38242"]),
        ("handoutgen render 38242 --lang", "", ["en", "es"]),
        ("handoutgen show 38242 --lang", "e", ["en", "es"]),
        ("handoutgen render --lang", "es", ["es"]),
        ("handoutgen render 38242 --facility", "", ["riverbend"]),
        ("handoutgen render 38242 --format", "t", ["text"]),
        ("handoutgen", "bu", ["build"]),
        ("handoutgen build", "38", ["38242"]),
        ("handoutgen build 38242 --lang", "", ["en", "es"]),
        ("handoutgen build --edition", "", ["standard", "large"]),
        ("handoutgen build --facility", "", ["riverbend"]),
        ("handoutgen -C /none render", "3", []),
    ],
)
def test_bash_completes(installed: Program, line: str, typed: str, offered: list[str]) -> None:
    assert completed(installed, line, typed) == offered


def test_a_library_that_is_broken_offers_nothing_and_says_nothing(installed: Program) -> None:
    (installed.library / "handoutgen.toml").write_text("[library", encoding="utf-8")
    assert completed(installed, "handoutgen render 38242 --lang", "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_it_can_read(program: Program, shell: str) -> None:
    ran = program("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert "_HANDOUTGEN_COMPLETE" in ran.out
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=ran.out, text=True, check=True)


def test_another_shell(program: Program) -> None:
    program.refused(2, "completion", "tcsh", says="'tcsh' is not one of 'bash', 'zsh', 'fish'")
    program.refused(2, "completion", says="bash")
