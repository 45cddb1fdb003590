"""The cache as users meet it: the same handout at once, and no harm where there can be none."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

RENDER = ("render", "38242")
HANDOUT = "38242-en.pdf"


@pytest.fixture
def own(program: Program, tmp_path: Path) -> Program:
    """The program of a user whose cache is empty."""
    return program.with_(XDG_CACHE_HOME=str(tmp_path / "cache"))


def entries(program: Program) -> list[Path]:
    return sorted((program.library.parent / "cache" / "handoutgen" / "handouts").glob("*/*"))


def test_the_answer_is_the_same_in_every_respect(own: Program) -> None:
    first = own(*RENDER, "--json")
    document = (own.library / HANDOUT).read_bytes()
    assert len(entries(own)) == 1
    (own.library / HANDOUT).unlink()
    assert own(*RENDER, "--json") == first
    assert (own.library / HANDOUT).read_bytes() == document
    assert own(*RENDER).err == f"{HANDOUT} is a draft: nobody qualified has approved this text.\n"


def test_what_differs_is_kept_apart(own: Program) -> None:
    own("render", "38242", "-l", "en", "-l", "es", "--format", "text")
    own(*RENDER, "--format", "html")
    own(*RENDER, "--format", "html", "--edition", "large")
    own(*RENDER, "--format", "html", "--paper", "a4")
    assert len(entries(own)) == 5


def test_it_can_be_left_aside(own: Program) -> None:
    assert own(*RENDER, "--format", "text", "--no-cache").code == 0
    assert not entries(own)
    own(*RENDER, "--format", "text")
    (entry,) = entries(own)
    before = entry.stat().st_mtime_ns
    own(*RENDER, "--format", "text", "--no-cache")
    assert entry.stat().st_mtime_ns == before
    own(*RENDER, "--format", "text")
    assert entry.stat().st_mtime_ns > before, "not even read, and now it was"


def test_a_damaged_one_is_made_anew(own: Program) -> None:
    own(*RENDER, "--format", "text")
    (entry,) = entries(own)
    whole = entry.read_bytes()
    handout = (own.library / "38242-en.txt").read_bytes()
    entry.write_bytes(whole.replace(b"infusion", b"infusing"))
    ran = own(*RENDER, "--format", "text", "--json")
    assert json.loads(ran.out)["failed"] == []
    assert (own.library / "38242-en.txt").read_bytes() == handout
    assert entry.read_bytes() == whole


def test_a_cache_that_can_only_be_read(weak: Program, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o555)
    for _ in range(2):
        ran = weak.with_(XDG_CACHE_HOME=str(cache))(*RENDER, "--format", "text")
        assert ran.code == 0
        assert ran.err.count("\n") == 1
    assert not list(cache.iterdir())


def test_no_home_and_a_file_where_the_cache_would_be(own: Program) -> None:
    assert own.with_(XDG_CACHE_HOME="", HOME="/dev/null/nowhere")(*RENDER, "--format", "text").code == 0
    for place in ("handoutgen", "handoutgen/handouts"):
        path = own.library.parent / "cache" / place
        shutil.rmtree(own.library.parent / "cache", ignore_errors=True)
        path.parent.mkdir(parents=True)
        path.touch()
        assert own(*RENDER, "--format", "text").code == 0
