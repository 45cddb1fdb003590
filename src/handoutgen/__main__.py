"""The program's entry: `handoutgen`, or `python -m handoutgen`."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn


def main() -> None:
    """Run the command line and leave with its exit code. Ctrl-C is heard from the first import on."""
    try:
        from handoutgen.cli import interrupt

        try:
            interrupt.listen()
            code = _run()
            # All is done: while Python tidies up, Ctrl-C would end it by the signal, and as if nothing were.
            interrupt.deafen()
        except interrupt.Interrupted:
            code = _interrupted(interrupt.heard())
    except KeyboardInterrupt:  # before anybody listened
        code = _interrupted()
    _end(code)


def _run() -> int:
    """Run the command line; returns its exit code."""
    # A run ends before its garbage is worth collecting; what makes many handouts collects after each.
    gc.disable()
    # Looking for pydantic's plug-ins, of which there are none, costs more than reading a record.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _occupy_closed_descriptors()
    from handoutgen.cli.main import run

    return run()


def _end(code: int) -> NoReturn:
    """Leave at once: to take the engine down piece by piece takes as long as to import Click."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):  # the commands have told it already
                stream.flush()
    os._exit(code)


def _interrupted(number: int = 2) -> int:
    """Say so, in one line; returns the exit code of a signal. Pressing Ctrl-C again does nothing."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError):
        # A terminal shows ^C where the cursor was.
        begin = "\n" if os.isatty(2) else ""
        os.write(2, f"{begin}Interrupted. Nothing half-written was left.\n".encode())
    return 128 + number


def _occupy_closed_descriptors() -> None:
    """See to it that no file of ours gets the number of a closed stdout, to which C libraries still write."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if stream is None:
            os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free


if __name__ == "__main__":
    main()
