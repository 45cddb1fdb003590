"""`handoutgen render --watch`: again at every change, for those who write."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from handoutgen.cli import interrupt
from handoutgen.cli.main import tell_error
from handoutgen.content import settings
from handoutgen.content.languages import negotiate, normal_tag
from handoutgen.errors import HandoutgenError
from handoutgen.printing.inputs import inputs, stamp
from handoutgen.printing.job import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from handoutgen.cli.session import Session

POLL = 0.25
"""Seconds between two looks at the files."""


def watch(
    session: Session,
    jobs: Sequence[tuple[str, str]],
    second: str | None,
    facility: str | None,
    render: Callable[[Session], int],
) -> int:
    """Render now, and again whenever a file of the jobs, (code, language), changes; returns the exit code.

    `second` is the language that stands beside that of each job. `render` gives an exit code or raises a
    HandoutgenError. It ends with Ctrl-C.
    """

    def state() -> object:
        return _state(session, jobs, second, facility)

    talk, failed = session, False
    try:
        while True:
            seen = state()
            was, failed = failed, _fails(render, talk)
            if was and not failed:
                session.say("Mended.")
            if talk is session:
                session.say("Watching for changes. Ctrl-C ends it.")
                talk = replace(session, quiet=True)  # what was said once need not be said at each change
            _wait(state, seen)
    except interrupt.Interrupted:
        session.say("Stopped watching.")
        return 0


def _state(
    session: Session, jobs: Sequence[tuple[str, str]], second: str | None, facility: str | None
) -> object:
    """What changes when a file does that one of the jobs is made from."""
    try:
        library = session.library()
    except HandoutgenError:
        return None
    own = stamp(library.root / settings.FILE_NAME)
    try:
        chosen = library.facility(facility)
        asked = [(code, tag) for code, first in jobs for tag in (first, second) if tag]
        served = [(code, negotiate(tag, library.languages(code)) or normal_tag(tag)) for code, tag in asked]
        return own, [inputs(library, Job(code, tag, chosen, chosen.paper)).state for code, tag in served]
    except (HandoutgenError, OSError):
        return own, None


def _fails(render: Callable[[Session], int], session: Session) -> bool:
    try:
        return render(session) != 0
    except HandoutgenError as error:
        interrupt.check()
        tell_error(error)
        return True


def _wait(state: Callable[[], object], seen: object) -> None:
    """Return once the state is another than the one seen, and nobody is in the middle of writing."""
    now = state()
    while now == seen:
        time.sleep(POLL)
        now = state()
    before = seen
    while now != before:
        time.sleep(POLL)
        before, now = now, state()
