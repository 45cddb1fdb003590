"""Whatever dies, nothing is lost: builds that are killed at every kind of step, and what the next one makes.

`crash.py` runs a real build and kills it, or its printer, by a signal; its log says where it was.
"""

from __future__ import annotations

import json
import platform
import random
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.batch import crash
from tests.batch.scene import (
    PRINTED,
    SETTLED,
    WITHDRAWN,
    Scene,
    Step,
    check_mended,
    check_no_printers,
    check_whole,
    files,
    log,
    pdfs,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Choice = Callable[[Sequence[Step]], Step]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a process's children")

AT_RANDOM = 8

# How often these run depends on the clock, or on the threads that wait for printers.
_UNSTEADY = ("run.", "printer.", "executors.", "keep.Keeper.commit", "keep._sync", "manifest.Manifest.commit")


def steady(steps: Sequence[Step]) -> list[Step]:
    """Steps that every run comes to."""
    return [step for step in steps if not step["step"].startswith(_UNSTEADY)]


def recorded(build: Path, copy: Path) -> dict[str, str]:
    """The SHA-256 that the account has of each PDF: what had become lasting of it, seen in a copy."""
    shutil.copytree(build, copy)
    with closing(sqlite3.connect(copy / "manifest.sqlite")) as connection:
        rows = connection.execute("SELECT place, document FROM handouts WHERE document IS NOT NULL")
        return {place: json.loads(document)["sha256"] for place, document in rows}


def first(**wanted: Any) -> Choice:
    """The first steady step at which the build has come so far."""
    return lambda steps: _numbered(next(step for step in steady(steps) if _is(step, wanted)))


def last(**wanted: Any) -> Choice:
    """The last such step."""
    return lambda steps: _numbered(next(step for step in reversed(steady(steps)) if _is(step, wanted)))


def call(step: str, **when: int) -> Choice:
    """A call of a function: its first, or the first when so many PDFs have taken their place."""
    return lambda _: {"step": step, **(when or {"number": 1})}


def _is(step: Step, wanted: Step) -> bool:
    rest = {name: value for name, value in wanted.items() if name != "writing"}
    return wanted.get("writing", "") in step["writing"] and rest.items() <= step.items()


def _numbered(step: Step) -> Step:
    return {name: step[name] for name in ("step", "number")}


NOT_WRITTEN_DOWN: dict[str, Choice] = {
    "the first PDF is in its place": first(replaced=1),
    "the second PDF is in its place": first(replaced=2),
    "the third PDF is in its place": first(replaced=3),
    "about to write down the first": call("manifest.Manifest.put", replaced=1),
    "about to commit": call("manifest.Manifest.commit", replaced=1),
}
"""Steps between a PDF's taking its place and the account's being told of it for good."""

HALF_WRITTEN: dict[str, Choice] = {
    "the first PDF is opened": first(writing=".pdf.", replaced=0),
    "the third PDF is opened": first(writing=".pdf.", replaced=2),
    "the second PDF is about to take its place": last(writing=".pdf.", replaced=1),
    "the index for programs is opened": first(writing="index.json"),
    "the last index is about to take its place": last(writing="index.html"),
}

ELSEWHERE: dict[str, tuple[Choice, Step]] = {
    "the first PDF is taken away": (first(withdrawn=1), {"withdrawn": 1}),
    "the second PDF is taken away": (first(withdrawn=2), {"withdrawn": 2}),
    "the third PDF is taken away": (first(withdrawn=3), {"withdrawn": 3}),
    "all is written down": (call("index.write"), {"lasting": PRINTED, "withdrawn": WITHDRAWN}),
    "the index is written": (call("manifest.Manifest.index_was_written"), {"lasting": PRINTED}),
    "a printer is about to be started": (call("printer.Printer.__init__", number=6), {"replaced": 0}),
    "a printer has just been started": (call("printer.Printer.start"), {"replaced": 0}),
    "a printer is at work": (call("printer.Printer.print", replaced=1), {"replaced": 1}),
}
"""And what the build must have come to there."""


def killed(scene: Scene, place: Path, step: Step, victim: str = "build", *, old: bool = True) -> Step:
    """Build until a step, where the build dies; returns what the log says of it. `old`: not into nothing."""
    ran = scene.run(place, {**step, "victim": victim})
    (hit,) = log(place)
    assert (hit["step"], hit["number"]) == (step["step"], step.get("number", hit["number"]))
    assert hit["replaced"] >= step.get("replaced", 0)
    # The kernel's own signal for a forbidden call is SIGSYS. Nobody hears of either.
    assert ran.code == -(signal.SIGKILL if victim == "build" else signal.SIGSYS), ran.err
    check_no_printers(place)
    if old:
        check_whole(scene, place / "build")
    return hit


@pytest.mark.parametrize("name", NOT_WRITTEN_DOWN)
def test_killed_between_a_pdf_in_its_place_and_the_account(scene: Scene, place: Path, name: str) -> None:
    hit = killed(scene, place, NOT_WRITTEN_DOWN[name](scene.steps))
    assert hit["replaced"] > hit["lasting"]
    known = recorded(place / "build", place / "copy")
    there = {place: sha256(content).hexdigest() for place, content in pdfs(place / "build").items()}
    assert (
        sum(known.get(place) != digest for place, digest in there.items()) == hit["replaced"] - hit["lasting"]
    )
    check_mended(scene, place)


@pytest.mark.parametrize("name", HALF_WRITTEN)
def test_killed_while_a_file_is_written(scene: Scene, place: Path, name: str) -> None:
    hit = killed(scene, place, HALF_WRITTEN[name](scene.steps))
    (part,) = (place / "build").rglob("*.part")
    assert part.name == hit["writing"]
    check_mended(scene, place)


@pytest.mark.parametrize("name", ELSEWHERE)
def test_killed_elsewhere(scene: Scene, place: Path, name: str) -> None:
    choice, come_to = ELSEWHERE[name]
    hit = killed(scene, place, choice(scene.steps))
    assert come_to.items() <= hit.items()
    check_mended(scene, place)


@pytest.mark.parametrize("seed", range(AT_RANDOM))
def test_killed_anywhere(scene: Scene, place: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - to be the same each time
    steps = steady(scene.steps)
    function = chance.choice(sorted({step["step"] for step in steps}))
    killed(scene, place, _numbered(chance.choice([step for step in steps if step["step"] == function])))
    check_mended(scene, place)


@pytest.mark.skipif(platform.machine() not in crash.CALLS, reason="its numbers of system calls are not known")
@pytest.mark.parametrize("victim", ["write", "delete"])
def test_killed_within_the_commit(scene: Scene, place: Path, victim: str) -> None:
    hit = killed(scene, place, {"step": "manifest.Manifest.commit", "replaced": 1}, victim)
    assert hit["replaced"] > hit["lasting"]
    account = place / "build" / "manifest.sqlite"
    assert account.with_name("manifest.sqlite-journal").stat().st_size
    before, after = (scene.old / "manifest.sqlite").read_bytes(), account.read_bytes()
    assert before != after, "nothing of it was written"
    check_mended(scene, place)


@pytest.mark.skipif(platform.machine() not in crash.CALLS, reason="its numbers of system calls are not known")
@pytest.mark.parametrize("victim", ["build", "write", "delete"])
def test_killed_before_there_is_an_account(scene: Scene, tmp_path: Path, victim: str) -> None:
    killed(scene, tmp_path, {"step": "manifest.Manifest.commit", "number": 1}, victim, old=False)
    assert (tmp_path / "build" / "manifest.sqlite").exists()
    check_mended(scene, tmp_path)


@pytest.mark.parametrize(
    ("name", "number", "most"),
    [
        ("printer.Printer._answer", 1, 0.0),
        ("printer.Printer._answer", 1, 0.5),
        ("printer.Printer._answer", 6, 0.0),
        ("printer.Printer._answer", 6, 0.1),
        ("printer.Printer._answer", 16, 0.1),
        ("keep.Keeper.take", 1, 0.0),
        ("keep.Keeper.failed", 1, 0.0),
    ],
)
def test_a_printer_that_is_killed_is_made_up_for(
    scene: Scene, place: Path, name: str, number: int, most: float
) -> None:
    delay = random.Random(number).uniform(most / 2, most)  # noqa: S311 - to be the same each time
    ran = scene.run(place, {"step": name, "number": number, "victim": "printer", "delay": delay})
    (hit,) = log(place)
    assert (hit["step"], hit["number"]) == (name, number)
    assert not Path("/proc", str(hit["victim"])).exists()
    assert (ran.code, ran.err) == (SETTLED, scene.told)
    assert files(place / "build") == files(scene.new)
    check_no_printers(place)
    assert not list((place / "tmp").iterdir())
