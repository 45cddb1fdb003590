"""Time limits that really stop a render: an alarm in the main thread, elsewhere a child that is killed.

A page can keep the engine busy for ever (flex boxes nested twelve deep take two minutes), and no thread
can be stopped from outside.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

from handoutgen.errors import HandoutgenError, PrintingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

Result = TypeVar("Result")

# A strike can be lost (`except:`, `__del__`, a callback from C): it is given again until it is heard.
_AGAIN_SECONDS = 1.0


class _TimeIsUp(BaseException):
    """Not an Exception, so that no `except Exception` of the engine or of a template keeps it."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Stop what the block does after `seconds` (more than 0), by the real clock; only in the main thread.

    Uses SIGALRM and its timer, and leaves both as they were. Where a limit already in force ends sooner,
    that one stands. A single call into C is not cut short.

    Raises PrintingError, naming the limit, when the time is up; the same, saying so, where no alarm can
    be set (another thread, or no SIGALRM): use `run_limited` there.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        raise PrintingError(
            "A time limit by alarm can only be set in the main thread.",
            hint="Render in a process of its own (run_limited).",
        )
    started = time.monotonic()
    outer, outer_interval = signal.getitimer(signal.ITIMER_REAL)
    if 0 < outer <= seconds:
        yield
        return

    armed, struck = True, False

    def strike(_signal: int, _frame: FrameType | None) -> None:
        nonlocal struck
        if armed:
            struck = True
            raise _TimeIsUp

    former = signal.signal(signal.SIGALRM, strike)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN_SECONDS)
            yield
        finally:
            armed = False
    except BaseException as error:
        # WeasyPrint takes a strike while it draws a picture for a fault of that picture.
        if struck and isinstance(error, (_TimeIsUp, Exception)):
            raise too_long(seconds) from None
        raise
    else:
        if struck:
            raise too_long(seconds)
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, former)
        if outer:
            # An outer limit that has passed meanwhile strikes at once.
            remaining = max(outer - (time.monotonic() - started), 1e-6)
            signal.setitimer(signal.ITIMER_REAL, remaining, outer_interval)


def run_limited(function: Callable[..., Result], args: tuple[Any, ...], seconds: float) -> Result:
    """Return `function(*args)`, called in a new process that is killed after `seconds`, start-up included.

    Works in any thread and in any kind of worker process (those of multiprocessing and Dask may not
    have multiprocessing children). `function` must be importable by name, `args` and the result picklable.
    Nothing that the function prints is shown.

    Raises PrintingError when the time is up, when the process dies, and for any exception of the function
    that is not already a HandoutgenError; those come through as they are.
    """
    import pickle
    import subprocess

    path = os.pathsep.join(entry for entry in sys.path if entry)
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", "handoutgen.printing.timelimit"],
            input=pickle.dumps((function, args)),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": path},
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise too_long(seconds) from None
    if child.returncode:
        raise PrintingError(
            f"The printing process ended by itself ({_ending(child.returncode)}).",
            hint="Try again; if it happens again, see whether this machine has run out of memory.",
        )
    result, error = pickle.loads(child.stdout)  # noqa: S301 - our own child wrote it
    if error is not None:
        raise error
    return cast("Result", result)


def too_long(seconds: float) -> PrintingError:
    """Return the error that says that a limit of `seconds` was reached."""
    return PrintingError(
        f"Printing took longer than {seconds:g} seconds and was stopped.",
        hint="Try again; if it happens again, look for a very long text or boxes nested deep in a template.",
    )


def _ending(code: int) -> str:
    """Return a child's exit code in words: a signal's name where one ended it."""
    with contextlib.suppress(ValueError):
        return signal.Signals(-code).name
    return f"exit code {code}"


def _child() -> NoReturn:
    """Do the job on standard input and leave the pickled (result, error) on standard output."""
    import pickle

    # What else is printed, also by C code, goes to stderr, so that it is not taken for the result.
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)
        function, args = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
        result, error = None, None
        try:
            result = function(*args)
        except HandoutgenError as told:
            error = told
        except Exception as unexpected:  # noqa: BLE001 - told in words by the parent
            error = PrintingError(f"Printing failed: {type(unexpected).__name__}: {unexpected}.")
        answer.write(pickle.dumps((result, error)))
    sys.exit(0)


if __name__ == "__main__":
    _child()
