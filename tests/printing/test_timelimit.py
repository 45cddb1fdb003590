"""A limit stops what ignores it, leaves nothing behind, and says so in words."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from handoutgen.errors import PrintingError, RecordError
from handoutgen.printing.timelimit import run_limited, time_limit

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs SIGALRM"),
    # A strike may fall into a callback, where it goes no further; it is given again.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def busy() -> NoReturn:
    while True:
        pass


def busy_for(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def stubborn() -> NoReturn:
    while True:
        with contextlib.suppress(Exception):
            busy()


def deaf(pid_file: str) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Path(pid_file).write_text(str(os.getpid()))
    busy()


def page_without_code() -> NoReturn:
    raise RecordError("There is no such code.", hint="Run `handoutgen list`.")


def unpicklable_failure() -> NoReturn:
    class LocalError(Exception):
        pass

    raise LocalError("a name nobody can import")


def chatty(answer: str) -> str:
    sys.stdout.write("noise on Python's stdout")
    subprocess.run(["echo", "noise on the descriptor"], check=True)
    return answer


def test_a_block_in_time_leaves_handler_and_timer_as_they_were() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(5):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_limit_is_named_and_not_swallowed_by_except_exception() -> None:
    before = signal.getsignal(signal.SIGALRM)
    started = time.monotonic()
    with pytest.raises(PrintingError, match=r"longer than 0\.2 seconds") as caught, time_limit(0.2):
        stubborn()
    assert time.monotonic() - started < 2
    assert caught.value.hint
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_strike_that_is_lost_is_given_again() -> None:
    class Grave:
        def __del__(self) -> None:
            busy_for(0.3)

    def lose_the_first() -> None:
        with time_limit(0.1):
            Grave()
            busy()

    with pytest.raises(PrintingError, match=r"0\.1 seconds"):
        lose_the_first()


def fault() -> NoReturn:
    raise LookupError("this picture")


@pytest.mark.parametrize("then", [lambda: None, fault], ids=["in silence", "as another error"])
def test_a_strike_that_the_engine_takes_for_something_else_is_told_as_what_it_is(
    then: Callable[[], object],
) -> None:
    def swallow() -> None:
        with contextlib.suppress(BaseException):
            busy()
        then()

    with pytest.raises(PrintingError, match=r"longer than 0\.1 seconds"), time_limit(0.1):
        swallow()


def test_an_error_of_the_block_passes() -> None:
    with pytest.raises(KeyError), time_limit(5):
        raise KeyError("inline-end")
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_shorter_limit_inside_a_longer_one() -> None:
    with time_limit(30):
        with pytest.raises(PrintingError, match=r"0\.1 seconds"), time_limit(0.1):
            busy()
        assert 25 < signal.getitimer(signal.ITIMER_REAL)[0] < 30


def test_a_longer_limit_inside_a_shorter_one_does_not_lengthen_it() -> None:
    started = time.monotonic()
    with pytest.raises(PrintingError, match=r"0\.2 seconds"), time_limit(0.2), time_limit(30):
        stubborn()
    assert time.monotonic() - started < 2


def test_an_outer_limit_that_passes_inside_an_inner_block_strikes() -> None:
    def go_on_after_the_inner_one() -> None:
        with time_limit(0.3):
            with pytest.raises(PrintingError, match=r"0\.1 seconds"), time_limit(0.1):
                busy()
            busy()

    with pytest.raises(PrintingError, match=r"0\.3 seconds"):
        go_on_after_the_inner_one()


def test_another_thread_is_refused() -> None:
    refused: list[PrintingError] = []

    def work() -> None:
        try:
            with time_limit(1):
                pass
        except PrintingError as error:
            refused.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "main thread" in refused[0].message


def test_a_child_returns_its_result_whatever_it_prints(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_limited(chatty, ("42",), 30) == "42"
    assert capfd.readouterr() == ("", "")


def test_a_child_that_ignores_every_polite_signal_is_gone(tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    errors: list[PrintingError] = []

    def work() -> None:
        try:
            run_limited(deaf, (str(pid_file),), 1.5)
        except PrintingError as error:
            errors.append(error)

    thread = threading.Thread(target=work)
    started = time.monotonic()
    thread.start()
    thread.join()
    assert time.monotonic() - started < 5
    assert "longer than 1.5 seconds" in errors[0].message
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid_file.read_text()), 0)


def test_a_child_that_dies_is_an_error_naming_the_signal() -> None:
    with pytest.raises(PrintingError, match="SIGABRT"):
        run_limited(os.abort, (), 30)


def test_an_error_of_the_child_comes_through_with_its_hint() -> None:
    with pytest.raises(RecordError, match="no such code") as caught:
        run_limited(page_without_code, (), 30)
    assert caught.value.hint == "Run `handoutgen list`."


def test_any_other_failure_of_the_child_is_told_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PrintingError, match="LocalError: a name nobody can import"):
        run_limited(unpicklable_failure, (), 30)
    assert capfd.readouterr() == ("", "")


def test_the_current_folder_is_not_imported_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pickle.py").write_text("raise SystemExit(3)")
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if entry])
    assert run_limited(len, ("four",), 30) == 4
