"""Same inputs, same bytes: whoever prints it, where, when and in what order of Python's sets."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import ROOT
from tests.documents import CODE, LANGUAGES, PAPERS, printed

MOST_BYTES = 60_000
"""What a page costs to keep and to send, thousands of them."""

MORNING = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"}
EVENING = {
    "PYTHONHASHSEED": "4242",
    "TZ": "America/Los_Angeles",
    "LANG": "es_MX.UTF-8",
    "LC_ALL": "",
    "SOURCE_DATE_EPOCH": "86400",
    "PYTHONUTF8": "1",
}


def rendered(folder: Path, library: Path, language: str, environment: dict[str, str]) -> bytes:
    """Print a handout in a process of its own, in a folder and a home of its own."""
    home = folder / "home"
    home.mkdir(parents=True)
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "XDG_", "PYTHON"))
    }
    path = os.pathsep.join(str(Path(entry).resolve()) for entry in sys.path if entry)
    ended = subprocess.run(
        [sys.executable, "-m", "handoutgen", "-C", str(library), "render", CODE, "-l", language, "-o", "-"],
        cwd=folder,
        env={**kept, "PYTHONPATH": path, "HOME": str(home), **environment},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert ended.stdout.startswith(b"%PDF-")
    return ended.stdout


def moved(folder: Path) -> Path:
    """The starter's own library at another place, with another time on each of its files."""
    folder.mkdir()
    for name in ("handouts", "locales", "templates"):
        shutil.copytree(ROOT / name, folder / name, copy_function=shutil.copyfile)
    shutil.copyfile(ROOT / "handoutgen.toml", folder / "handoutgen.toml")
    for path in folder.rglob("*"):
        os.utime(path, (86_400, 86_400))
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_processes_that_have_nothing_in_common_print_the_same_bytes(
    tmp_path: Path, language: str
) -> None:
    places = [
        (tmp_path / "morning", ROOT, MORNING),
        (tmp_path / "evening", moved(tmp_path / "library"), EVENING),
    ]
    with ThreadPoolExecutor(2) as both:
        first, second = both.map(lambda place: rendered(place[0], place[1], language, place[2]), places)
    assert first == second
    # And the process that has printed others before.
    assert first == printed(language, clinic=False)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_is_small(language: str, paper: str) -> None:
    assert len(printed(language, paper)) <= MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_bears_no_date_and_no_place(language: str, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(printed(language))
    with pikepdf.open(path) as document:
        assert {str(key) for key in document.docinfo} & {"/CreationDate", "/ModDate"} == set()
        # Not by open_metadata, which adds a date of its own.
        metadata = document.Root.Metadata.read_bytes()
        streams = [each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)]
    assert not re.search(rb"Date>|20\d\d-\d\d-\d\dT", metadata)
    assert not re.search(rb"\(D:\d{8}", path.read_bytes())
    for content in (path.read_bytes(), *streams):
        assert str(ROOT).encode() not in content
