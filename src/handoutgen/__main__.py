"""The program's entry: `handoutgen`, or `python -m handoutgen`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code. Ctrl-C is heard from the first import on."""
    try:
        from handoutgen.cli.main import run

        code = run()
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. Nothing half-written was left.\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
