"""Measure the whole program, cold, against what a user would pick instead: the engine's own command.

Both print the same page with the same fonts, each run is a new process, and the commands take turns, so
that whatever else the machine does falls on all of them alike. Bytecode and file cache are warm.

    python benchmarks/cold.py page.html --fontconfig fonts.conf
    python benchmarks/cold.py page.html --command "a=..." --command "b=..."

In a command `{page}`, `{out}` and `{bin}` stand for the page, a PDF to write and this Python's scripts.
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

COMMANDS = (
    "weasyprint={bin}/weasyprint {page} {out} --pdf-variant pdf/ua-1",
    "handoutgen={bin}/handoutgen render 38242 --lang en -o {out}",
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
    parser.add_argument("page", type=Path, help="the HTML that both print")
    parser.add_argument("--fontconfig", type=Path, help="fontconfig file for all commands")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument(
        "--command",
        action="append",
        metavar="NAME=COMMAND",
        help="instead of the defaults; the first is 1.00",
    )
    options = parser.parse_args()
    environment = dict(os.environ)
    if options.fontconfig:
        environment["FONTCONFIG_FILE"] = str(options.fontconfig.resolve())
    with tempfile.TemporaryDirectory() as folder:
        commands = {}
        for entry in options.command or COMMANDS:
            name, _, command = entry.partition("=")
            places = {
                "page": options.page.resolve(),
                "out": Path(folder, f"{name}.pdf"),
                "bin": Path(sys.executable).parent,
            }
            commands[name] = [part.format(**places) for part in shlex.split(command)]
        print(table(measure(commands, options.runs, environment)))


if __name__ == "__main__":
    main()
