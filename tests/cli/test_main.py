"""The command line as a whole: where the library is found, slips, streams, colours, Ctrl-C."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

import handoutgen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

INTERRUPTED = "Interrupted. Nothing half-written was left.\n"
# Before the program's first line runs, nothing of it can hear Ctrl-C: it says when it does.
READY = """
from handoutgen.__main__ import main
from handoutgen.cli import interrupt
listen = interrupt.listen
interrupt.listen = lambda: (listen(), print("ready", flush=True))
main()
"""
# Presses Ctrl-C where a function is called or returns: its name, and which.
PRESSED = """
import os, signal, sys
from handoutgen.__main__ import main

def press(frame, event, argument):
    if (frame.f_code.co_qualname, event) == {!r}:
        sys.setprofile(None)
        os.kill(os.getpid(), signal.SIGINT)

sys.setprofile(press)
main()
"""


def test_version(program: Program) -> None:
    assert program("--version").out == f"handoutgen {handoutgen.__version__}\n"


COMMANDS = ("", "render", "build", "find", "list", "show", "new", "init", "doctor", "completion")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_examples(program: Program, command: str) -> None:
    asked = [command] if command else []
    ran = program(*asked, "--help")
    assert ran == program(*asked, "-h")
    assert (ran.code, ran.err) == (0, "")
    usage, text = ran.out.split("\n", 1)
    assert usage.startswith(f"Usage: handoutgen {command}".strip())
    assert f"handoutgen {command}".strip() in text
    shown = re.sub(r"\[?(CODE|TEXT)\]?\.\.\.", "", ran.out.split("Commands:")[-1])
    assert "..." not in shown, "a summary is cut"


def test_nothing_at_all_shows_help(program: Program) -> None:
    ran = program()
    assert (ran.code, ran.out) == (2, "")
    assert "handoutgen render 38242 --lang es" in ran.err


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("38242", "handoutgen render 38242 --lang es"),
        ("rendr 38242", "`handoutgen render`"),
        ("print 38242", "`handoutgen render`"),
        ("ls", "`handoutgen list`"),
        ("search colonoscopy", "`handoutgen find`"),
        ("colonoscopy", "handoutgen find colonoscopy"),
        ("help", "`handoutgen --help`"),
        ("help render", "`handoutgen render --help`"),
        ("frobnicate", "`handoutgen --help`"),
        ("--lang es render 38242", "No such option '--lang' | handoutgen render 38242 --lang es"),
        ("render 38242 -q", "It stands before the command: handoutgen -q"),
        ("render 38242 --lange es", "Did you mean '--lang'?"),
        ("render", "no code was given | handoutgen render 38242 --lang es"),
        ("show", "no code was given | handoutgen show 38242 --lang es"),
        ("new", "no code was given | handoutgen new 45380"),
        ("find", "TEXT | `handoutgen find --help`"),
        ("init", "DIR | `handoutgen init --help`"),
        ("render 38242 --paper b5", "'b5' is not one of 'letter', 'a4' | `handoutgen render --help`"),
        ("show 38242 es", "extra argument | `handoutgen show --help`"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(program: Program, typed: str, says: str) -> None:
    program.refused(2, *typed.split(), says=says)


def test_no_library(program: Program, tmp_path: Path) -> None:
    for named in (str(tmp_path), str(tmp_path / "none")):
        program.refused(3, "-C", named, "list", says=named)
        program.with_(HANDOUTGEN_LIBRARY=named).refused(3, "list", says=named)
    program.refused(2, "-C", "", "list", says="'-C': it is empty")


def test_the_library_named_goes_before_the_one_around(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(program.library, other)
    (other / "handouts/38242.yaml").unlink()
    assert "38242" in program("list").out
    assert "38242" not in program.with_(HANDOUTGEN_LIBRARY=str(other))("list").out
    assert "38242" in program.with_(HANDOUTGEN_LIBRARY=str(other))("-C", ".", "list").out
    assert "38242" in program("list", cwd=program.library / "locales").out


def test_a_folder_that_is_gone(program: Program) -> None:
    ran = program.shell("mkdir gone; cd gone; rmdir ../gone; handoutgen render 38242")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err == "Error: the folder that you are in is no longer there\n  Go to another one: cd\n"


def test_a_reader_that_has_seen_enough_is_no_error(program: Program) -> None:
    for command in ("list", "show 38242", "render 38242 --format text -o -"):
        assert program.shell(f"handoutgen -q {command} | head -c 0").err == ""


def test_a_stdout_that_takes_nothing(program: Program) -> None:
    for command in ("list", "show 38242", "doctor --json", "render 38242 --format text -o -"):
        for stdout, says in ((">/dev/full", "No space left"), (">&-", "stdout is closed")):
            ran = program.shell(f"handoutgen {command} {stdout}")
            assert ran.code == 7, ran.err
            assert ran.err.startswith("Error: ")
            assert says in ran.err
            assert "Traceback" not in ran.err


def test_a_handout_is_printed_whatever_is_closed(program: Program) -> None:
    for closed in ("<&- >&- 2>&-", "2>/dev/full"):
        assert program.shell(f"handoutgen render 38242 --format text {closed}").code == 0
        (program.library / "38242-en.txt").unlink()
    assert program.shell("handoutgen render 1 2>&-").code == 4


def test_text_is_utf8_whatever_the_locale(program: Program) -> None:
    plain = program("show", "38242", "--lang", "es").out
    assert "Infusión" in plain
    strict = {"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    for variables in (strict, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}):
        ran = program.with_(**variables)("show", "38242", "--lang", "es")
        assert (ran.code, ran.out) == (0, plain)


def test_a_poor_environment(program: Program) -> None:
    variables = {"PATH": "/usr/bin:/bin", "PYTHONPATH": program.variables["PYTHONPATH"], "TMPDIR": "/none"}
    ran = program("render", "38242", env=variables)
    assert (ran.code, ran.out) == (0, "38242-en.pdf\n")


def test_a_user_without_a_name_or_a_home(program: Program) -> None:
    stranger = program.with_("unshare", "--user", "--map-user=54321")
    if subprocess.run([*stranger.prefix, "true"], check=False, capture_output=True).returncode:
        pytest.skip("nobody else can be had here")
    variables = {"PATH": "/usr/bin:/bin", "PYTHONPATH": program.variables["PYTHONPATH"]}
    before = sorted(program.library.iterdir())
    ran = stranger("render", "38242", env=variables)
    assert (ran.code, ran.out) == (0, "38242-en.pdf\n"), ran.err
    (program.library / "38242-en.pdf").unlink()
    assert sorted(program.library.iterdir()) == before


def test_colour_is_for_terminals_that_want_it(program: Program) -> None:
    assert "\x1b[" not in program("doctor").out
    assert "\x1b[32mok" in program("--color", "always", "doctor").out
    assert "\x1b[31m" in program("--color", "always", "render", "1").err
    assert "\x1b[31m" in program("--color", "always", "render", "--none").err
    assert "\x1b[31m" in program.in_terminal("render", "1")
    for unwanted in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b[" not in program.with_(**unwanted).in_terminal("render", "1")
    assert "\x1b[" not in program.in_terminal("--color", "never", "render", "1")
    assert "\x1b[31m" in program.with_(NO_COLOR="1")("--color", "always", "render", "1").err


def test_ctrl_c_at_any_moment_leaves_one_line_and_no_part_of_a_file(program: Program, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    before = sorted(program.library.iterdir())
    variables = {**program.variables, "TMPDIR": str(temporary)}
    command = [sys.executable, "-c", READY, "render", "38242", "--lang", "es", "--no-cache"]
    target = program.library / "38242-es.pdf"

    def run(seconds: float | None) -> tuple[float, int]:
        with subprocess.Popen(
            command,
            cwd=program.library,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            began = time.monotonic()
            if seconds is not None:
                time.sleep(seconds)
                os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all that run in it
            _, said = process.communicate()
        if process.returncode != 0:
            assert (process.returncode, said) == (130, INTERRUPTED)
        if target.exists():
            assert target.read_bytes().rstrip().endswith(b"%%EOF")
            target.unlink()
        assert sorted(program.library.iterdir()) == before
        # Python tries a temporary folder out with a file of four bytes, and that may stay.
        assert not [path for path in temporary.iterdir() if path.is_dir()]
        return time.monotonic() - began, process.returncode

    whole = min(run(None)[0], run(None)[0])
    codes = [run(whole * moment / 20)[1] for moment in range(20)]
    assert codes.count(130) >= 5  # the others were done before they heard it


@pytest.mark.parametrize(
    "moment",
    [
        ("listen", "call"),
        ("listen", "return"),  # it hears already, and is not yet back
        ("_run", "call"),
        ("_occupy_closed_descriptors", "return"),
        ("run", "return"),
        ("SVG.draw", "call"),  # the engine takes it for a fault of the picture
    ],
)
def test_ctrl_c_is_not_lost_at_any_step(program: Program, moment: tuple[str, str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PRESSED.format(moment), "render", "38242"],
        cwd=program.library, env=program.variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 130
    assert ran.stderr.endswith(INTERRUPTED)
    # What was done already when it was pressed is done, and said.
    done = moment[0] == "run"
    assert (program.library / "38242-en.pdf").exists() == bool(ran.stdout) == done
    assert done or ran.stderr == INTERRUPTED


def test_ctrl_c_stays_ignored_where_it_was(program: Program) -> None:
    ignoring = ("sh", "-c", "trap '' INT; exec \"$@\"", "sh")
    with subprocess.Popen(
        [*ignoring, sys.executable, "-c", READY, "render", "38242"],
        cwd=program.library, env=program.variables, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stdout.read() == "38242-en.pdf\n"
    assert process.returncode == 0
