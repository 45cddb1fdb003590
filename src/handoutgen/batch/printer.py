"""A process that prints one handout after the other, and can be stopped whatever it is doing.

Every executor's threads have one each, be they of this process or of a cluster's: so a handout that hangs
or takes its process down is known, and the next one gets a new process. A thread cannot be stopped, an
alarm needs the main thread, and the processes of multiprocessing and of Dask may not have children of
multiprocessing; so it is a plain one, with a pipe to it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import pickle
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from handoutgen.batch.manifest import Failure
from handoutgen.batch.work import Made, carry_out

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from handoutgen.batch.work import Work

START_SECONDS = 60.0
"""How long the engine may take to be imported."""

IDLE_SECONDS = 60.0
"""After which a process that got nothing to do ends."""

ENDING_SECONDS = 0.2

HANDOUTS = 1000
"""After which a process makes room for a new one: what leaks, leaks this much."""

_own = threading.local()
_all: set[Printer] = set()


class Printer:
    """One process, as the thread that it prints for sees it."""

    def __init__(self) -> None:
        """Begin it; raises OSError. It is not ready before `start`."""
        self.printed = 0
        # It makes this folder itself, and takes it away: whoever dies before it begins leaves nothing.
        self.folder = Path(tempfile.gettempdir(), f"handoutgen-printer-{secrets.token_hex(8)}")
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `stop`
        path = os.pathsep.join(entry for entry in sys.path if entry)
        command = [sys.executable, "-P", "-m", "handoutgen.batch.printer"]
        self._connection, there = Pipe()
        try:
            with there:
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    [*command, str(self.folder), str(there.fileno())], pass_fds=[there.fileno()],
                    stdin=subprocess.DEVNULL, stdout=self._said, stderr=self._said,
                    env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(self.folder)},
                    process_group=0,  # Ctrl-C is for the build alone, which then stops its printers
                )  # fmt: skip
        except OSError:
            self._connection.close()
            self._said.close()
            raise
        _all.add(self)

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def start(self) -> None:
        """Wait until it is ready to print; raises OSError where it never is, or EOFError where it ended."""
        try:
            self._answer(START_SECONDS)
        except TimeoutError as error:  # not the handout's fault
            raise OSError(errno.EBUSY, f"it was not ready after {START_SECONDS:g} seconds") from error

    def print(self, work: Work, seconds: float) -> Made:
        """Have a handout made; raises TimeoutError, or EOFError where the process ended before it was."""
        try:
            self._connection.send_bytes(pickle.dumps(work))
        except OSError as error:
            raise EOFError from error
        self.printed += 1
        made: Made = pickle.loads(self._answer(seconds))  # noqa: S301 - our own process wrote it
        return made

    def _answer(self, seconds: float) -> bytes:
        try:
            in_time = self._connection.poll(seconds)
        except OSError as error:
            raise EOFError from error
        if not in_time:
            raise TimeoutError
        try:
            return self._connection.recv_bytes()
        except OSError as error:
            raise EOFError from error

    def kill(self) -> None:
        """Stop it, whatever it is doing. Whoever waits for its answer gets an EOFError."""
        self._process.kill()

    def stop(self) -> str:
        """Stop it, and leave nothing of it; returns how it ended, in words. For its own thread alone."""
        _all.discard(self)
        # Where it ended by itself just now, the system may not know yet.
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(ENDING_SECONDS)
        code = self._process.poll()
        self._process.kill()
        self._process.wait()
        self._connection.close()
        with self._said:
            self._said.seek(0)
            said = self._said.read().decode(errors="replace").strip().splitlines()
        shutil.rmtree(self.folder, ignore_errors=True)
        return _ending(code, said)


def print_one(work: Work, seconds: float) -> Made:
    """Make a handout in the printer of this thread, in at most so many seconds; never raises.

    A printer that ends by itself gets a second try: the system may have taken its memory for others.
    """
    for last_try in (False, True):
        printer: Printer | None = getattr(_own, "printer", None)
        try:
            if printer is None:
                printer = _own.printer = Printer()
                printer.start()
            made = printer.print(work, seconds)
        except TimeoutError:
            _stop_own()
            return _failed(
                f"printing took longer than {seconds:g} seconds and was stopped",
                "Look for a very long text, or for boxes nested deep in a template.",
            )
        except EOFError:
            ending = _stop_own()
            if last_try:
                return _failed(
                    f"the printing process ended by itself ({ending})",
                    "See whether this computer has run out of memory.",
                )
        except OSError as error:
            _stop_own()
            return _failed(
                f"no printing process could be started: {error.strerror}",
                "Free some space or memory; TMPDIR must be a folder that can be written to.",
            )
        else:
            if printer.printed >= HANDOUTS:
                _stop_own()
            return made
    raise AssertionError


def close(executor: Executor) -> None:
    """Shut an executor down, stop the printers of its threads in this process, and leave nothing of them."""
    ending = threading.Thread(target=executor.shutdown, kwargs={"cancel_futures": True})
    ending.start()
    while ending.is_alive():
        ending.join(0.05)
        for printer in list(_all):
            printer.kill()
    for printer in list(_all):
        printer.stop()


def _stop_own() -> str:
    printer: Printer | None = getattr(_own, "printer", None)
    _own.printer = None
    return printer.stop() if printer else ""


def _failed(message: str, hint: str) -> Made:
    return Made(failure=Failure(of_text=False, message=message, hint=hint))


def _ending(code: int | None, said: list[str]) -> str:
    if code is None:
        return "it was stopped"
    words = f"exit code {code}"
    with contextlib.suppress(ValueError):
        words = signal.Signals(-code).name
    return f"{words}: {said[-1]}" if said and code > 0 else words


def _serve() -> NoReturn:
    """Print what comes in, until nothing comes any more."""
    folder, connection = sys.argv[1], Connection(int(sys.argv[2]))
    os.mkdir(folder, 0o700)  # noqa: PTH102 - pathlib need not be imported for it
    # Where it is full, nothing goes into another folder: this one is deleted at the end.
    tempfile.tempdir = folder
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _warm_up()
    from handoutgen.printing.engine import collect

    try:
        connection.send_bytes(b"ready")
        while connection.poll(IDLE_SECONDS):
            work = pickle.loads(connection.recv_bytes())  # noqa: S301 - the build wrote it
            connection.send_bytes(pickle.dumps(carry_out(work)))
            collect()
    except (EOFError, OSError):  # whoever asked is gone
        pass
    _end()


def _warm_up() -> None:
    """Import what every handout needs. What is wrong with it, the first one tells."""
    import gc

    from handoutgen.errors import HandoutgenError

    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    with contextlib.suppress(HandoutgenError, OSError):
        from handoutgen.printing.fonts.fontconfig import font_configuration
        from handoutgen.printing.fonts.stacks import stack_for

        font_configuration(stack_for("Latn"))


def _end_with(parent: int) -> None:
    """End when the parent does: while a page is being laid out, nobody sees that nothing comes any more."""
    while os.getppid() == parent:
        time.sleep(1)
    # The page's thread may be writing into the folder: it ends with the program that takes this one's place.
    with contextlib.suppress(OSError):
        os.execlp("rm", "rm", "-rf", "--", sys.argv[1])  # noqa: S606, S607 - nothing of a user's is in it
    _end()


def _end() -> NoReturn:
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    _serve()
