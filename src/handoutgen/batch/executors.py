"""Who does the work of a batch: printers of this computer, or those of a cluster. Either way an Executor."""

from __future__ import annotations

import logging
import os
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
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
PATIENCE_SECONDS = 60.0
"""How long a build waits for a cluster that has no workers left."""

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


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """The workers of a Dask cluster, by the address of its scheduler.

    Raises UsageError where Dask is not installed, PrintingError where the cluster is not there or a
    worker could not print what this computer would.
    """
    try:
        import distributed
    except ImportError as error:
        raise UsageError(
            "--cluster needs Dask, which is not installed",
            hint="Install it: pip install 'handoutgen[cluster]'",
        ) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is told here
    try:
        connect: Any = distributed.Client
        client = connect(address, timeout=CONNECT_SECONDS, name="handoutgen", set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise PrintingError(
            f"no cluster answers at {address}",
            hint="It is the scheduler's address, such as tcp://host:8786; `dask scheduler` shows it.",
        ) from error
    try:
        _check(client, address)
        yield Workers(client.get_executor(pure=False), _Room(client, address))
    finally:
        client.close(timeout=CONNECT_SECONDS)


def _check(client: Any, address: str) -> None:
    """Raise PrintingError for a cluster without workers, or with one that prints otherwise."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError) as error:
        raise _no_workers(address) from error
    own = machinery()
    for worker, its in client.run(machinery, on_error="return").items():
        if isinstance(its, Exception):
            difference = f"handoutgen is not there, or another one ({its})"
        else:
            difference = own.difference(its)
        if difference:
            raise PrintingError(
                f"the worker {worker} cannot print for this build: {difference}",
                hint=ALIKE,
            )


class _Room:
    """How many handouts a cluster should have at a time: it may grow, shrink, and lose all of its workers."""

    def __init__(self, client: Any, address: str) -> None:
        self.client = client
        self.address = address
        self.threads = 0
        self.asked = self.seen = time.monotonic()

    def __call__(self) -> int:
        now = time.monotonic()
        if not self.threads or now - self.asked > 1:
            self.asked = now
            self.threads = sum(self._threads().values())
            if self.threads:
                self.seen = now
            elif now - self.seen > PATIENCE_SECONDS:
                raise _no_workers(self.address)
        return self.threads * _AHEAD

    def _threads(self) -> dict[str, int]:
        try:
            return dict(self.client.nthreads())
        except (OSError, RuntimeError, ValueError) as error:
            raise PrintingError(
                f"the cluster at {self.address} is gone",
                hint="What was printed so far is whole. Start it again, and build again.",
            ) from error


def _no_workers(address: str) -> PrintingError:
    return PrintingError(
        f"the cluster at {address} has no workers", hint=f"Start some: dask worker {address} --nthreads 1"
    )
