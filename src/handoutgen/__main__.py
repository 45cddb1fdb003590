"""The program's entry: `handoutgen`, or `python -m handoutgen`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with its exit code. Ctrl-C is heard from the first import on."""
    # A run ends before its garbage is worth collecting; what makes many handouts turns this on again.
    gc.disable()
    # Looking for pydantic's plug-ins, of which there are none, costs more than reading a record.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from handoutgen.cli.main import run

        code = run()
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted. Nothing half-written was left.\n")
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
