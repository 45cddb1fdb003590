"""Who does the work of a batch: printers of this computer, or those of a cluster. Either way an Executor."""

from __future__ import annotations

import logging
import os
import re
import time
import warnings
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from handoutgen.batch import printer
from handoutgen.batch.work import ALIKE
from handoutgen.errors import PrintingError, UsageError
from handoutgen.printing.machinery import machinery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FEW = 4
"""Handouts for which one more printer would take longer to start than it spares."""

CONNECT_SECONDS = 10
_POLL_SECONDS = 0.2
PATIENCE_SECONDS = 60.0
"""How long a build waits for a cluster that has no workers left."""

_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?(?:[\w.-]+|\[[\da-fA-F:.]+\]):(?P<port>\d{1,5})", re.ASCII)

_AHEAD = 2
"""Handouts that are sent for each printer: one is printed, the other waits."""


@dataclass(frozen=True, slots=True)
class Workers:
    """An executor, and how many handouts it should have at a time; asking may raise PrintingError."""

    executor: Executor
    room: Callable[[], int]


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def local(handouts: int, most: int) -> Iterator[Workers]:
    """Printers of this computer: as many as so many handouts are worth, and at most so many."""
    printers = max(1, min(most, -(-handouts // FEW)))
    executor = ThreadPoolExecutor(printers, thread_name_prefix="printer")
    try:
        yield Workers(executor, lambda: printers * _AHEAD)
    finally:
        printer.close(executor)


def check_address(address: str) -> None:
    """Raise UsageError for what cannot be the address of a cluster's scheduler."""
    match = _ADDRESS.fullmatch(address)
    if not match or not 0 < int(match["port"]) < 2**16:
        raise UsageError(
            f"'{address}' is not the address of a Dask scheduler",
            hint="It looks like tcp://host:8786; `dask scheduler` shows it.",
        )


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of a Dask cluster, by the address of its scheduler.

    Raises UsageError where Dask is not installed, PrintingError where the cluster is not there, is lost
    later, or has a worker that could not print what this computer would, whenever it came.
    """
    import asyncio

    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "--cluster needs Dask, which is not installed",
            hint="Install it: pip install 'handoutgen[cluster]'; in a checkout: scripts/setup --cluster",
        ) from error
    _silence()
    # Versions are compared here, and told in our own words.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dask: Any = distributed
        try:
            asyncio.run(asyncio.wait_for(_reached(dask, address), CONNECT_SECONDS))
            client = dask.Client(address, timeout=CONNECT_SECONDS, name="handoutgen", set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError, ImportError) as error:
            raise _no_cluster(address) from error
        try:
            crew = _Crew(client, address)
            crew.begin()
            yield Workers(client.get_executor(pure=False), crew.room)
        finally:
            with suppress(OSError, RuntimeError):
                client.close(timeout=CONNECT_SECONDS)


async def _reached(dask: Any, address: str) -> None:
    """Greet a scheduler. A client would wait for ever where something answers that is none."""
    security = dask.Security().get_connection_args("client")
    comm = await dask.core.connect(address, timeout=CONNECT_SECONDS, **security)
    await comm.close()


def _silence() -> None:
    """Nothing of Dask's own log reaches a user: what matters is told here."""
    for name in ("asyncio", "distributed", "tornado", *logging.root.manager.loggerDict):
        if name.partition(".")[0] in {"asyncio", "distributed", "tornado"}:
            logging.getLogger(name).setLevel(logging.CRITICAL)


class _Crew:
    """The workers of a cluster: they may become more or fewer, and each must print as this computer would.

    Of those that come while a build is at work, one that differs stops it: since it refuses each handout
    at once, it would get, and refuse, all that are left.
    """

    def __init__(self, client: Any, address: str) -> None:
        self.client = client
        self.address = address
        self.alike: set[str] = set()
        self.fault: OSError | None = None
        self.threads = 0
        self.asked = self.seen = time.monotonic()

    def begin(self) -> None:
        """Wait for a worker; raises PrintingError where none comes, or the scheduler has another program."""
        own = machinery()
        try:
            its = self._ask(self.client.run_on_scheduler, machinery)
        except ImportError as error:
            raise _not_alike(f"the scheduler {self.address} cannot serve", _missing(error)) from error
        # It hands on what only an equal program can read, but prints nothing.
        if difference := own.difference(replace(its, engine=own.engine)):
            raise _not_alike(f"the scheduler {self.address} cannot serve", difference)
        began = time.monotonic()
        while not self._ask(self.client.nthreads):
            if time.monotonic() - began > CONNECT_SECONDS:
                raise _no_workers(self.address)
            time.sleep(_POLL_SECONDS)

    def room(self) -> int:
        """How many handouts the cluster should have at a time; raises PrintingError as `cluster` does."""
        if self.client.status != "running":
            raise _gone(self.address)
        now = time.monotonic()
        if not self.threads or now - self.asked > 1:
            self.asked = now
            threads: dict[str, int] = self._ask(self.client.nthreads)
            self._check(threads.keys() - self.alike)
            self.alike &= threads.keys()
            self.threads = sum(threads[worker] for worker in self.alike)
            if self.threads:
                self.seen = now
            elif now - self.seen > PATIENCE_SECONDS:
                raise (_gone(self.address) if threads else _no_workers(self.address)) from self.fault
        return self.threads * _AHEAD

    def _check(self, new: set[str]) -> None:
        """Ask workers what they print with; those that have just gone are asked again if they come back."""
        if not new:
            return
        own = machinery()
        answers = self._ask(self.client.run, machinery, workers=list(new), on_error="return")
        for worker, its in sorted(answers.items()):
            if isinstance(its, OSError):
                self.fault = its
                continue
            difference = _missing(its) if isinstance(its, Exception) else own.difference(its)
            if difference:
                raise _not_alike(f"the worker {worker} cannot print for", difference)
            self.alike.add(worker)

    def _ask(self, question: Any, *args: Any, **options: Any) -> Any:
        """Ask something of the cluster, which may have gone, or may hang."""
        try:
            return question(*args, **options, callback_timeout=CONNECT_SECONDS)
        except (OSError, RuntimeError, ValueError) as error:
            raise _gone(self.address) from error


def _missing(error: Exception) -> str:
    return f"handoutgen is not there, or another one ({error})"


def _not_alike(who: str, difference: str) -> PrintingError:
    return PrintingError(f"{who} this build: {difference}", hint=ALIKE)


def _no_cluster(address: str) -> PrintingError:
    hint = "It is the scheduler's address, such as tcp://host:8786; `dask scheduler` shows it."
    if address.startswith("tls:"):
        hint += " Its certificates must be named in Dask's own settings, on this computer too."
    return PrintingError(f"no cluster answers at {address}", hint=hint)


def _no_workers(address: str) -> PrintingError:
    return PrintingError(
        f"the cluster at {address} has no workers", hint=f"Start some: dask worker {address} --nthreads 1"
    )


def _gone(address: str) -> PrintingError:
    return PrintingError(
        f"the cluster at {address} is gone, or does not answer",
        hint="What was printed so far is whole. Start it again, and build again.",
    )
