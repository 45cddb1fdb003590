"""How far a build is: a bar on a terminal, a line now and then where there is none."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from handoutgen.cli.session import put, tell

if TYPE_CHECKING:
    from handoutgen.batch.keep import Done
    from handoutgen.batch.plan import Plan
    from handoutgen.batch.target import Target
    from handoutgen.cli.session import Session

LINE_SECONDS = 30
"""Between two lines where there is no terminal."""

BAR_SECONDS = 0.2
"""Between two states of the bar, so that it can be read."""

RATE_SECONDS = 60
"""The time that has just gone by, from which the rest is reckoned: failing is quicker than printing."""

BAR_LONGEST, BAR_SHORTEST = 40, 8
"""In characters; where there is no room for the shortest, there is none."""


class Progress:
    """Shows a build while it lasts, and keeps what a report in JSON tells of each handout."""

    def __init__(self, session: Session, *, explain: bool, as_json: bool, dry_run: bool) -> None:
        """`explain`: say why each handout is made; `as_json`: keep what came of each."""
        self.session = session
        self.explain = explain
        self.as_json = as_json
        self.dry_run = dry_run
        self.told: list[Done] = []
        self.waiting: set[Target] = set()
        self.all = self.failed = 0
        self.shown = time.monotonic()
        self.finished: deque[float] = deque()
        self.bar = False

    def __enter__(self) -> Self:
        """Nothing is shown before there is a plan."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.bar:
            _draw("")

    def note(self, message: str) -> None:
        """Say something out of the ordinary, even where quiet was asked for."""
        tell(message)

    def planned(self, made: Plan) -> None:
        """Say why, where that was asked for, and begin to show."""
        if self.explain:
            self._explain(made)
        if self.dry_run:
            return
        self.waiting = {stale.target for stale in made.stale}
        self.all = len(self.waiting)
        self.shown = time.monotonic()
        self.finished.append(self.shown)
        self.bar = bool(self.all) and not self.session.quiet and _on_terminal()
        if self.bar:
            _draw(self._line(), 0, self.all)

    def done(self, done: Done) -> None:
        """Count what came of a handout."""
        if self.as_json:
            self.told.append(done)
        self.failed += done.outcome == "failed"
        if done.target not in self.waiting:  # it was not to be printed: it is gone, or failed before
            return
        self.waiting.remove(done.target)
        now = time.monotonic()
        self.finished.append(now)
        while self.finished[1] < now - RATE_SECONDS:
            self.finished.popleft()
        if now - self.shown >= (BAR_SECONDS if self.bar else LINE_SECONDS):
            self.shown = now
            line = self._line()
            if self.bar:
                _draw(line, self.all - len(self.waiting), self.all)
            else:
                self.session.say(line)

    def _explain(self, made: Plan) -> None:
        """Why each handout is made or taken away; of a dry run, that is the result."""
        lines = [f"{target}: {why}" for target, why in made.gone]
        lines += [f"{target}: failed before, and nothing of it has changed" for target in made.failing]
        lines += [f"{stale.target}: {', '.join(stale.reasons)}" for stale in made.stale]
        if self.dry_run and not self.as_json:
            put("".join(f"{line}\n" for line in lines))
        else:
            for line in lines:
                tell(line)

    def _line(self) -> str:
        line = f"{self.all - len(self.waiting)} of {self.all} handouts"
        if seconds := self.finished[-1] - self.finished[0]:
            rate = (len(self.finished) - 1) / seconds
            speed = f"{rate:.1f} a second" if rate >= 1 else f"{rate * 60:.0f} a minute"
            line += f", {speed}, {duration(len(self.waiting) / rate)} left"
        return line + (f", {self.failed} failed" if self.failed else "")


class Bar:
    """Shows on a terminal how many things of how many have been done; where there is none, nothing."""

    def __init__(self, session: Session, things: str) -> None:
        """`things`: what is counted, in the plural."""
        self.things = things
        self.on = not session.quiet and _on_terminal()
        self.shown = time.monotonic()

    def __enter__(self) -> Self:
        """Nothing is shown of what is soon done."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.on:
            _draw("")

    def show(self, done: int, every: int) -> None:
        """Tell how far it is; drawn only now and then."""
        now = time.monotonic()
        if self.on and now - self.shown >= BAR_SECONDS:
            self.shown = now
            _draw(f"{done} of {every} {self.things}", done, every)


def _draw(line: str, done: int = 0, every: int = 1) -> None:
    """Put a bar and a line in the place of those there were; they never take up two lines."""
    room = _columns() - 1
    length = min(BAR_LONGEST, room - len(line) - 1)
    if line and length >= BAR_SHORTEST:
        full = length * done // every
        filled, rest = "━─" if sys.stderr and sys.stderr.encoding.lower() == "utf-8" else "#-"
        line = f"{filled * full}{rest * (length - full)} {line}"
    try:
        if sys.stderr:
            sys.stderr.write(f"\r\x1b[K{line[:room]}")
            sys.stderr.flush()
    except OSError:  # the terminal is gone, which is no reason to stop
        sys.stderr = None


def duration(seconds: float) -> str:
    """A time in words, in two units at most: `40 s`, `3 min 20 s`, `2 h 5 min`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _on_terminal() -> bool:
    """Whether stderr is a terminal on which a line can be written over."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _columns() -> int:
    """How wide the terminal is that stderr goes to."""
    with suppress(OSError, ValueError, AttributeError):
        if columns := os.get_terminal_size(sys.stderr.fileno()).columns:
            return columns
    return shutil.get_terminal_size().columns
