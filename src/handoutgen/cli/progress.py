"""How far a build is: a bar on a terminal, a line now and then where there is none."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any, Self

from handoutgen.cli.session import tell

if TYPE_CHECKING:
    from handoutgen.batch.keep import Done
    from handoutgen.batch.plan import Plan
    from handoutgen.cli.session import Session

LINE_SECONDS = 30
"""Between two lines where there is no terminal."""


class Progress:
    """Shows a build while it lasts, and keeps what a report in JSON tells of each handout."""

    def __init__(self, session: Session, *, explain: bool, as_json: bool, dry_run: bool) -> None:
        """`explain`: say why each handout is made; `as_json`: keep what came of each."""
        self.session = session
        self.explain = explain
        self.as_json = as_json
        self.dry_run = dry_run
        self.told: list[Done] = []
        self.all = self.finished = self.failed = 0
        self.started = self.last_line = time.monotonic()
        self.bar: Any = None

    def __enter__(self) -> Self:
        """Nothing is shown before there is a plan."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        if self.bar:
            self.bar.stop()

    def note(self, message: str) -> None:
        """Say something out of the ordinary, even where quiet was asked for."""
        tell(message)

    def planned(self, made: Plan) -> None:
        """Begin to show."""
        if self.explain:
            for target, why in made.gone:
                tell(f"{target}: {why}")
            for stale in made.stale:
                tell(f"{stale.target}: {', '.join(stale.reasons)}")
        self.all = len(made.stale)
        self.started = self.last_line = time.monotonic()
        if self.all and not self.dry_run and not self.session.quiet and sys.stderr and sys.stderr.isatty():
            self._begin_bar()

    def done(self, done: Done) -> None:
        """Count what came of a handout."""
        if self.as_json:
            self.told.append(done)
        self.failed += done.outcome == "failed"
        if done.outcome == "removed" or not self.all:
            return
        self.finished += 1
        now = time.monotonic()
        if self.bar:
            self.bar.update(0, completed=self.finished, failed=f"{self.failed} failed" if self.failed else "")
        elif now - self.last_line >= LINE_SECONDS:
            self.last_line = now
            self.session.say(self._line(now - self.started))

    def _line(self, seconds: float) -> str:
        rate = self.finished / seconds
        left = (self.all - self.finished) / rate
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.finished} of {self.all} handouts, {rate:.1f} a second, {left:.0f} s left{failed}"

    def _begin_bar(self) -> None:
        from rich import progress
        from rich.console import Console

        class Rate(progress.ProgressColumn):
            def render(self, task: progress.Task) -> str:
                return f"{task.speed:.1f} a second" if task.speed else ""

        self.bar = progress.Progress(
            progress.TextColumn("Printing"), progress.BarColumn(), progress.MofNCompleteColumn(), Rate(),
            progress.TimeRemainingColumn(), progress.TextColumn("{task.fields[failed]}"),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self.bar.start()
        self.bar.add_task("", total=self.all, failed="")
