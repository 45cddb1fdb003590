"""Measure the whole program, cold, against what a user would pick instead: the engine's own command.

Both print the same page with the same fonts, each run is a new process, and the commands take turns, so
that whatever else the machine does falls on all of them alike. Bytecode and file cache are warm.

    python benchmarks/cold.py
    python benchmarks/cold.py --lang es --runs 21
    python benchmarks/cold.py --command "a=..." --command "b=..."

In a command `{page}`, `{out}` and `{bin}` stand for the page, a PDF to write and this Python's scripts;
`{library}` and `{lang}` for the library and the language.
"""

from __future__ import annotations

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from handoutgen.content import library
from handoutgen.printing.fonts.fontconfig import private_fontconfig
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.render import prepare

COMMANDS = (
    "weasyprint={bin}/weasyprint {page} {out} --pdf-variant pdf/ua-1",
    "handoutgen={bin}/handoutgen -C {library} render 38242 --lang {lang} -o {out}",
)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return how long one run of `command` takes, from start to end of its process.

    Raises SystemExit, with what the command said, when it fails.
    """
    started = time.perf_counter()
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    taken = time.perf_counter() - started
    if ended.returncode:
        sys.exit(f"{shlex.join(command)} failed:\n{ended.stderr}")
    return taken


def measure(commands: dict[str, list[str]], runs: int, environment: dict[str, str]) -> dict[str, list[float]]:
    """Run the commands in turn, once unmeasured and then `runs` times, and return their times in seconds."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(runs + 1):
        for name, command in commands.items():
            taken = seconds(command, environment)
            if run:
                times[name].append(taken)
    return times


def table(times: dict[str, list[float]]) -> str:
    """Return the medians in milliseconds and their ratios to the first command's, as Markdown."""
    base = statistics.median(next(iter(times.values())))
    rows = ["| command | median ms | fastest ms | ratio |", "|---|---:|---:|---:|"]
    for name, values in times.items():
        median = statistics.median(values)
        rows.append(f"| {name} | {median * 1000:.0f} | {min(values) * 1000:.0f} | {median / base:.2f} |")
    return "\n".join(rows)


def main() -> None:
    """Read the command line, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--lang", default="en", help="the handout's language")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--command",
        action="append",
        metavar="NAME=COMMAND",
        help="instead of the defaults; the first is 1.00",
    )
    options = parser.parse_args()
    root = library.Library(library.starter())
    html = prepare(root, "38242", options.lang, facility=root.facility(), paper="letter").pages[0]
    with (
        tempfile.TemporaryDirectory() as folder,
        private_fontconfig(stack_for("Latn").fonts) as configuration,
    ):
        page = Path(folder, "page.html")
        page.write_text(html, encoding="utf-8")
        commands = {}
        for entry in options.command or COMMANDS:
            name, _, command = entry.partition("=")
            places = {
                "page": page,
                "out": Path(folder, f"{name}.pdf"),
                "bin": Path(sys.executable).parent,
                "library": root.root,
                "lang": options.lang,
            }
            commands[name] = [part.format(**places) for part in shlex.split(command)]
        environment = {**os.environ, "FONTCONFIG_FILE": str(configuration)}
        print(f"Cold, {options.runs} runs each, the page of 38242 in {options.lang}:\n")
        print(table(measure(commands, options.runs, environment)))


if __name__ == "__main__":
    main()
