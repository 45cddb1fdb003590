"""Ctrl-C, heard even where the engine swallows it.

WeasyPrint takes whatever is raised while it reads a picture for a fault of the picture, Python's
KeyboardInterrupt too: the handout would come out all the same, or be refused with a false reason.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import FrameType

_heard: list[int] = []


class Interrupted(BaseException):
    """Somebody pressed Ctrl-C. Not a KeyboardInterrupt, which Click answers in its own words."""


def listen() -> None:
    """From now on Ctrl-C raises Interrupted. Where it is ignored, as under `nohup`, it stays so."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        sys.unraisablehook = _tell_faults_only
        signal.signal(signal.SIGINT, _interrupt)


def deafen() -> None:
    """From now on Ctrl-C does nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def terminated(number: int, _frame: FrameType | None) -> None:
    """A handler of SIGTERM that ends the program as Ctrl-C does."""
    _interrupt(number, None)


def heard() -> int:
    """The number of the signal that was heard first."""
    return _heard[0]


def check() -> None:
    """Raise Interrupted where Ctrl-C was pressed and somebody kept it to themselves."""
    if _heard:
        raise Interrupted


def _interrupt(number: int, _frame: FrameType | None) -> None:
    _heard.append(number)
    raise Interrupted


def _tell_faults_only(unraisable: sys.UnraisableHookArgs) -> None:
    """What strikes a callback or `__del__` goes no further; Python would show a traceback of it."""
    if issubclass(unraisable.exc_type, Exception):
        sys.__unraisablehook__(unraisable)
