"""Doing what was planned: handouts go out to an executor, and what comes back is kept as it comes."""

from __future__ import annotations

import time
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from contextlib import suppress
from typing import TYPE_CHECKING

from handoutgen.batch.keep import unreadable
from handoutgen.batch.manifest import Failure
from handoutgen.batch.printer import print_one
from handoutgen.batch.work import Made, Work
from handoutgen.content import languages
from handoutgen.errors import HandoutgenError
from handoutgen.printing.machinery import machinery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from handoutgen.batch.executors import Workers
    from handoutgen.batch.keep import Done, Keeper
    from handoutgen.batch.plan import Plan, Stale
    from handoutgen.batch.sources import Bundle, Sources

WAIT_SECONDS = 0.5


def run(plan: Plan, sources: Sources, keeper: Keeper, workers: Workers, *, seconds: float) -> Iterator[Done]:
    """Make every stale handout, each in at most so many seconds, and yield what came of each.

    Closing the iterator gives up what is not made yet. Raises PrintingError where nothing can be written,
    or nobody is there to print, any more; what was made before that is kept.
    """
    out: dict[Future[Made], tuple[Stale, Bundle]] = {}
    queue = iter(_by_fonts(plan.stale))
    more = True
    while more or out:
        room = workers.room()
        while more and len(out) < room:
            stale = next(queue, None)
            more = stale is not None
            if stale is None:
                break
            try:
                bundle = sources.bundle(stale.target)
            except OSError as error:
                yield keeper.unreadable(stale.target, stale.place, unreadable(error))
                continue
            work = _work(stale, bundle, keeper)
            out[workers.executor.submit(print_one, work, seconds)] = stale, bundle
        if not out and more:
            time.sleep(WAIT_SECONDS)  # a cluster may have lost its workers, and get new ones
        done, _ = wait(out, timeout=WAIT_SECONDS, return_when=FIRST_COMPLETED)
        for future in done:
            stale, bundle = out.pop(future)
            yield keeper.take(bundle, stale.place, stale.reasons, _result(future))
        keeper.commit()


def _work(stale: Stale, bundle: Bundle, keeper: Keeper) -> Work:
    """What is sent: with the fingerprint of the PDF there is, where that one could stay."""
    before = keeper.manifest.get(stale.target) if stale.intact else None
    if before is None or before.document is None:
        return Work(bundle, machinery())
    return Work(bundle, machinery(), before.document.fingerprint, before.document.tried)


def _by_fonts(stale: list[Stale]) -> list[Stale]:
    """Handouts of one script one after the other, so that a printer seldom sets up other fonts."""
    scripts = {each.target.language: "" for each in stale}
    for tag in scripts:
        with suppress(HandoutgenError):  # of a folder that is no language, its handouts tell
            scripts[tag] = languages.language(languages.normal_tag(tag)).hand
    return sorted(stale, key=lambda each: scripts[each.target.language])


def _result(future: Future[Made]) -> Made:
    """What an executor says. Whatever it raises, the handout could not be made."""
    try:
        return future.result()
    except CancelledError:
        fact = "the cluster gave it up"
    except Exception as error:  # noqa: BLE001 - an executor may raise anything, and the others go on
        words = " ".join(str(error).split())
        fact = f"the cluster could not make it ({type(error).__name__}: {words})"
    return Made(
        failure=Failure(
            of_text=False, message=fact, hint="See the log of its scheduler and its workers, and build again."
        )
    )
