"""A build on a real cluster: the same handouts as without one, whatever happens to its workers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import distributed
import psutil
import pytest

from tests.batch.clusters import Cluster, printers, printing, start, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.batch.conftest import Shelf
    from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("cluster")

POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
NOBODY = 65534

HANGS = (
    '{% if handout.code == "70553" %}'
    + "<div style='display: flex'>" * 14
    + "x"
    + "</div>" * 14
    + "{% endif %}"
)


def may_forbid() -> bool:
    """Whether a process can be started here that may not read what this one may."""
    return (
        os.geteuid() == 0
        and shutil.which("setpriv") is not None
        and not subprocess.run([*POWERLESS, "true"], check=False, capture_output=True).returncode
    )


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of two workers, which may not read what is not theirs."""
    cluster = Cluster(tmp_path_factory.mktemp("cluster"), POWERLESS if may_forbid() else ())
    try:
        cluster.begin()
        cluster.add()
        cluster.add()
        yield cluster
    finally:
        cluster.end()


def tree(folder: Path) -> dict[str, bytes]:
    """All that a build is for, without its own accounts."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "manifest.sqlite" and not path.name.startswith(".lock")
    }


def executed(cluster: Cluster) -> list[int]:
    """How many handouts each worker has been given so far."""
    with distributed.Client(cluster.address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        counts: dict[str, int] = client.run(lambda dask_worker: dask_worker.state.executed_count)
    return list(counts.values())


def test_one_process_two_and_a_cluster_print_the_same(program: Program, two: Cluster, tmp_path: Path) -> None:
    (program.library / "locales/es/LC_MESSAGES/45378.po").unlink()  # five are enough for two processes
    folders = [tmp_path / name for name in ("one", "two", "cluster")]
    assert program("build", "-j", "1", "-o", str(folders[0])).code == 0

    temporary = tmp_path / "tmp"
    temporary.mkdir()
    running = start(program, "-j", "2", "-o", str(folders[1]), TMPDIR=str(temporary))
    seen: set[str] = set()
    while running.process.poll() is None:
        seen |= printing(temporary)
        time.sleep(0.02)
    running.end(0)
    assert len(seen) == 2
    assert not list(temporary.iterdir())

    if two.prefix:  # so that only the bytes that they are sent can reach the workers
        program.library.chmod(0o700)
        os.chown(program.library, NOBODY, NOBODY)
        read = subprocess.run([*two.prefix, "ls", program.library], check=False, capture_output=True)
        assert read.returncode
    before = executed(two)
    ran = program("build", "--cluster", two.address, "-o", str(folders[2]))
    assert (ran.code, ran.err) == (0, "")
    counts = [now - then for now, then in zip(executed(two), before, strict=True)]
    assert sum(counts) == 5
    assert min(counts) > 0

    trees = [tree(folder) for folder in folders]
    assert len([name for name in trees[0] if name.endswith(".pdf")]) == 5
    assert "index.json" in trees[0]
    assert trees[0] == trees[1] == trees[2]


def test_a_worker_that_dies_takes_no_handout_with_it(
    shelf: Shelf, printed_once: Path, tmp_path: Path, two: Cluster
) -> None:
    dying = Cluster(tmp_path / "cluster", address=two.address)
    (dying.folder).mkdir()
    dying.scheduler = two.scheduler
    worker = dying.add()
    running = start(shelf.program, "--cluster", two.address)
    temporary = dying.folder / "worker-0" / "tmp"
    wait_until(lambda: printing(temporary), "the worker that will die is printing")
    its = printers([worker])
    assert its
    worker.kill()
    worker.wait()
    running.end(0)
    assert running.err == ""
    assert running.out.startswith("4 printed, ")
    assert tree(shelf.build) == tree(printed_once / "build")
    wait_until(lambda: not any(map(psutil.pid_exists, its)), "its printer ends with it")


def test_a_handout_that_hangs_is_stopped_and_the_others_go_on(shelf: Shelf, two: Cluster) -> None:
    shelf.edit("templates/handout.html", "</body>", f"{HANGS}</body>")
    ran = shelf.program("build", "--lang", "en", "--cluster", two.address, "--time-limit", "6")
    assert ran.code == 1
    assert ran.out.startswith("1 printed, 0 current, 0 removed, 1 failed, in ")
    fact, *_ = ran.err.splitlines()
    assert fact.startswith("Error: 70553 (en")
    assert fact.endswith(": printing took longer than 6 seconds and was stopped")
    assert "Traceback" not in ran.err
    assert list(shelf.pdfs()) == ["en/38242.pdf"]
    left = printers(two.workers)
    time.sleep(2.5)
    for pid, used in printers(two.workers).items():
        assert used - left.get(pid, 0) < 1, "a printer is still at it"


def test_ctrl_c_ends_a_build_on_a_cluster(shelf: Shelf, two: Cluster) -> None:
    running = start(shelf.program, "--cluster", two.address)
    wait_until(shelf.pdfs, "a handout is printed")
    running.process.send_signal(signal.SIGINT)
    began = time.monotonic()
    running.end(130)
    assert time.monotonic() - began < 5
    assert (running.out, running.err) == ("", "Interrupted. Nothing half-written was left.\n")
    assert not [path for path in shelf.build.rglob("*") if path.name.endswith(".part")]
    folders = list(two.folder.glob("worker-*/tmp"))
    wait_until(lambda: not any(map(printing, folders)), "the workers have nothing left to do")
