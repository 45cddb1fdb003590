"""Two things at once: a function in a copy of this process, while this one goes on with something else.

A cold render spends a third of its time on making the page and as much on importing the engine, and
neither needs the other. Threads would take turns; a forked copy has a processor of its own.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from handoutgen.errors import PrintingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Result = TypeVar("Result")

_CHUNK = 1 << 20


@contextmanager
def beside(function: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin `function` in a forked copy; within, the value that is given waits for its result.

    The result, and any exception, must be picklable; an exception is raised where it is waited for.
    Leaving the context ends the copy, whatever it is doing. Where nothing can be gained, or a fork
    would not be safe (one processor, other threads, no fork), the function is simply called then.
    """
    if not _worthwhile():
        yield function
        return
    reader, writer = os.pipe()
    # Ctrl-C reaches both processes; the one that waits answers it, and ends the other.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    child = os.fork()
    if not child:
        os.close(reader)
        _answer(writer, function)
    signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    os.close(writer)
    try:
        yield lambda: _result(reader)
    finally:
        os.close(reader)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _worthwhile() -> bool:
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return False
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return processors > 1


def _answer(writer: int, function: Callable[[], Any]) -> NoReturn:
    """In the copy: leave (result, error) in the pipe, and end without any of the process's own endings."""
    try:
        try:
            answer = pickle.dumps((function(), None))
        except Exception as error:  # noqa: BLE001 - told by the process that waits
            answer = pickle.dumps((None, error))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)


def _result(reader: int) -> Any:
    answer = b""
    while chunk := os.read(reader, _CHUNK):
        answer += chunk
    try:
        result, error = pickle.loads(answer)  # noqa: S301 - our own copy wrote it
    except (EOFError, pickle.UnpicklingError) as gone:
        raise PrintingError(
            "the process that makes the page ended by itself",
            hint="Try again; if it happens again, see whether this machine has run out of memory.",
        ) from gone
    if error is not None:
        raise error
    return result
