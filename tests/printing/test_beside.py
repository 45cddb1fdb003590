"""A function beside this process gives its result or its error, and never outlives the wait for it."""

from __future__ import annotations

import os
import threading
import time

import pytest

from handoutgen.errors import PrintingError, RecordError
from handoutgen.printing.beside import beside
from handoutgen.problem import Level, Problem

BIG = "x" * 3_000_000


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine that tests may have one processor, where nothing is forked."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def test_the_result_comes_from_another_process() -> None:
    with beside(os.getpid) as answer:
        assert answer() != os.getpid()


def test_a_result_larger_than_a_pipe_arrives_whole() -> None:
    with beside(lambda: BIG) as answer:
        assert answer() == BIG


def test_an_error_arrives_with_its_problems() -> None:
    problem = Problem(
        "38242.yaml", 3, 1, Level.ERROR, "record-field", "there is no field 'titel' here", "title?"
    )

    def fail() -> None:
        raise RecordError("38242.yaml has 1 problem", hint="Mend it.", problems=[problem])

    with beside(fail) as answer, pytest.raises(RecordError, match="has 1 problem") as caught:
        answer()
    assert caught.value.hint == "Mend it."
    assert caught.value.problems == (problem,)


def test_a_process_that_dies_is_told() -> None:
    with beside(lambda: os._exit(3)) as answer, pytest.raises(PrintingError, match="ended by itself"):
        answer()


def test_nothing_goes_on_after_the_context_is_left() -> None:
    reader, writer = os.pipe()

    def wait() -> None:
        os.write(writer, str(os.getpid()).encode())
        time.sleep(600)

    with beside(wait):
        child = int(os.read(reader, 20))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_an_error_outside_ends_it_too() -> None:
    with pytest.raises(ZeroDivisionError), beside(lambda: time.sleep(600)):
        raise ZeroDivisionError


def test_where_other_threads_run_nothing_is_forked() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        with beside(os.getpid) as answer:
            assert answer() == os.getpid()
    finally:
        done.set()
        thread.join()


def test_on_one_processor_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    with beside(os.getpid) as answer:
        assert answer() == os.getpid()
