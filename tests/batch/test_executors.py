"""A cluster that cannot print what this computer would, or not any more: one clear word, nothing lost."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import executors
from handoutgen.batch.build import How, build
from handoutgen.batch.scope import Asked
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError
from tests.batch.clusters import WITHOUT_PROGRAM, Cluster, other_program, start, stop, wait_until
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.batch.conftest import Shelf
    from tests.cli.conftest import Program

    Own = Callable[..., Cluster]

HOW_TO = ROOT / "docs" / "how-to" / "cluster.md"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Callable[..., Cluster]]:
    """Starts a cluster for one test alone, without workers."""
    clusters: list[Cluster] = []

    def begin(*python: str, **environment: str) -> Cluster:
        clusters.append(Cluster(tmp_path / f"cluster-{len(clusters)}"))
        clusters[-1].folder.mkdir()
        return clusters[-1].begin(*python, **environment)

    yield begin
    for cluster in clusters:
        cluster.end()


def refused(shelf: Shelf, cluster: Cluster, says: str) -> None:
    """Build on a cluster, and see that it said one thing, and printed nothing."""
    ran = shelf.program("build", "--cluster", cluster.address)
    assert (ran.code, ran.out) == (7, "")
    fact, hint = ran.err.splitlines()
    assert fact.startswith("Error: ")
    assert says in fact
    assert hint.startswith("  ")
    assert not shelf.pdfs()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "garbage",
        "8786",
        "http://127.0.0.1:8786",
        "tcp://127.0.0.1",
        "tcp://127.0.0.1:65536",
        "tcp://:8786",
    ],
)
def test_what_is_no_address_is_told_before_anything_is_done(shelf: Shelf, address: str) -> None:
    says = f"'{address}' is not the address of a Dask scheduler" if address else "it is empty"
    shelf.program.refused(2, "build", "--cluster", address, says=says)


@pytest.mark.parametrize("scheme", ["tcp", "tls"])
@pytest.mark.parametrize("somebody", [False, True])
def test_an_address_where_no_scheduler_is(shelf: Shelf, scheme: str, somebody: bool) -> None:  # noqa: FBT001
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        if somebody:  # who never answers
            other.listen()
        address = f"{scheme}://127.0.0.1:{other.getsockname()[1]}"
        ran = shelf.program("build", "--cluster", address)
    assert (ran.code, ran.out) == (7, "")
    fact, hint = ran.err.splitlines()
    assert fact == f"Error: no cluster answers at {address}"
    assert ("certificates" in hint) == (scheme == "tls")


def test_a_cluster_without_workers(shelf: Shelf, own: Own) -> None:
    cluster = own()
    refused(shelf, cluster, f"the cluster at {cluster.address} has no workers")


def test_a_worker_or_scheduler_without_handoutgen(shelf: Shelf, own: Own) -> None:
    cluster = own()
    cluster.add("-S", **WITHOUT_PROGRAM)
    refused(shelf, cluster, "cannot print for this build: handoutgen is not there")
    assert "No module named 'handoutgen'" in cluster.log("worker-0")
    cluster = own("-S", **WITHOUT_PROGRAM)
    refused(shelf, cluster, "cannot serve this build: handoutgen is not there")


def test_a_worker_or_scheduler_with_another_program(shelf: Shelf, own: Own, tmp_path: Path) -> None:
    other = other_program(tmp_path)
    refused(shelf, own(PYTHONPATH=other), "cannot serve this build: its handoutgen is another one")
    cluster = own()
    cluster.add()
    cluster.add(PYTHONPATH=other)
    refused(shelf, cluster, "cannot print for this build: its handoutgen is another one")
    assert not list(cluster.folder.glob("worker-*/tmp/handoutgen-printer-*"))


def test_a_worker_with_another_program_that_comes_late(shelf: Shelf, own: Own, tmp_path: Path) -> None:
    cluster = own()
    alike = cluster.add()
    running = start(shelf.program, "--cluster", cluster.address)
    wait_until(shelf.pdfs, "a handout is printed")
    stop(alike)
    cluster.add(PYTHONPATH=other_program(tmp_path))
    running.end(7)
    assert running.err.count("Error: ") == 1
    assert "cannot print for this build: its handoutgen is another one" in running.err
    assert 0 < len(shelf.pdfs()) < 4


def test_a_scheduler_that_dies(shelf: Shelf, own: Own, printed_once: Path) -> None:
    cluster = own()
    cluster.add()
    running = start(shelf.program, "--cluster", cluster.address)
    wait_until(shelf.pdfs, "a handout is printed")
    cluster.scheduler.kill()
    running.end(7)
    fact, hint = running.err.splitlines()
    assert fact == f"Error: the cluster at {cluster.address} is gone, or does not answer"
    assert "What was printed so far is whole." in hint
    printed = shelf.pdfs()
    assert 0 < len(printed) < 4
    report = shelf.report("-j", "1")
    assert (report["printed"], report["current"], report["failed"]) == (4 - len(printed), len(printed), 0)
    assert printed.items() <= shelf.pdfs().items()
    assert {place: content for place, (content, _) in shelf.pdfs().items()} == {
        place: (printed_once / "build" / place).read_bytes() for place in shelf.pdfs()
    }


def test_a_cluster_that_hangs_or_has_lost_its_workers(
    shelf: Shelf, own: Own, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In this process, where its patience can be shortened."""
    monkeypatch.setattr(executors, "PATIENCE_SECONDS", 3)
    monkeypatch.setattr(executors, "CONNECT_SECONDS", 3)
    cluster = own()
    worker = cluster.add()
    library, folder = Library(shelf.root), shelf.build

    class Ending:
        def __init__(self, end: Callable[[], None]) -> None:
            self.end = end

        def note(self, message: str) -> None:
            raise AssertionError(message)

        def planned(self, _: object) -> None:
            """Nothing is done yet."""

        def done(self, _: object) -> None:
            self.end()

    def told(end: Callable[[], None]) -> str:
        how = How(cluster=cluster.address)
        with pytest.raises(PrintingError) as caught:
            build(library, folder, Asked(force=True), how, Ending(end))
        return caught.value.message

    assert told(lambda: stop(cluster.scheduler)) == (
        f"the cluster at {cluster.address} is gone, or does not answer"
    )
    cluster.scheduler.send_signal(signal.SIGCONT)
    assert told(worker.kill) == f"the cluster at {cluster.address} has no workers"
    assert shelf.pdfs()


def test_with_certificates_only_those_who_have_one_come_in(shelf: Shelf, own: Own, tmp_path: Path) -> None:
    if not shutil.which("openssl"):
        pytest.skip("openssl is not here, which makes the certificate")
    settings = tmp_path / "dask"
    settings.mkdir()
    (block,) = re.findall(
        r"^```yml\n(.*?)^```$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    text = block.replace("/etc/dask", str(settings))
    (settings / "tls.yaml").write_text(text, encoding="utf-8")
    (make,) = re.findall(r"^openssl .*$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE)
    subprocess.run(["sh", "-c", make], cwd=settings, capture_output=True, check=True)

    cluster = own(DASK_CONFIG=str(settings))
    assert cluster.address.startswith("tls://")
    cluster.add(DASK_CONFIG=str(settings))
    build = ("build", "70553", "--lang", "en", "--cluster")
    ran = shelf.program.with_(DASK_CONFIG=str(settings))(*build, cluster.address)
    assert (ran.code, ran.err, ran.out[:9]) == (0, "", "1 printed")
    for address in (cluster.address, cluster.address.replace("tls", "tcp")):
        ran = shelf.program(*build, address, "--force")
        assert (ran.code, ran.out) == (7, "")
        assert ran.err.startswith(f"Error: no cluster answers at {address}\n")


def test_dask_is_loaded_for_a_cluster_alone(program: Program) -> None:
    script = (
        "import atexit, sys\nfrom handoutgen.cli.main import run\n"
        "run(['build', '70553', '--lang', 'en', '-j', '1'])\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=program.library, env=program.variables,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    summary, loaded = ran.stdout.splitlines()
    assert summary.startswith("1 printed")
    assert {"sqlite3", "handoutgen"} <= set(loaded.split())
    assert {"distributed", "dask", "tornado", "msgpack"}.isdisjoint(loaded.split())
