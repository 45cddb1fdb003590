"""What an install carries: the starter library in a wheel, and in a checkout no copy of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from handoutgen.content import library
from handoutgen.printing.job import Job
from handoutgen.printing.render import render

CHECKOUT = Path(__file__).parents[1]
STARTER = ("handouts", "templates", "locales", "handoutgen.toml")

pytestmark = pytest.mark.xdist_group("packaging")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked: what a wheel must be buildable from."""
    folder = tmp_path_factory.mktemp("source")
    archive = next(SdistBuilder(str(CHECKOUT)).build(directory=str(folder)))
    with tarfile.open(archive) as tar:
        # Python 3.11.4 made the safe way known; 3.12 warns where it is not taken.
        tar.extraction_filter = getattr(tarfile, "data_filter", None)
        tar.extractall(folder)  # noqa: S202 - an archive of our own, made just now
    return next(path for path in folder.iterdir() if path.is_dir())


def built(source: Path, folder: Path, version: str) -> set[str]:
    """Names in a wheel of `source`: `standard`, to be installed, or `editable`."""
    wheel = next(WheelBuilder(str(source)).build(directory=str(folder), versions=[version]))
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_a_wheel_made_of_the_source_distribution_carries_the_starter_library(
    source: Path, tmp_path: Path
) -> None:
    names = built(source, tmp_path, "standard")
    starter = {name for name in names if name.startswith("handoutgen/starter/")}
    wanted = {
        f"handoutgen/starter/{file.relative_to(CHECKOUT).as_posix()}"
        for part in STARTER
        for file in [CHECKOUT / part, *(CHECKOUT / part).rglob("*")]
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert len(wanted) > len(STARTER)
    assert starter == wanted
    assert "handoutgen/problem.py" in names


def test_a_wheel_in_an_empty_environment_prints_from_any_folder(source: Path, tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(source)).build(directory=str(tmp_path), versions=["standard"]))
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "empty"], check=True)
    programs = tmp_path / "empty" / "bin"
    for what in (["--require-hashes", "--requirement", CHECKOUT / "constraints.txt"], ["--no-deps", wheel]):
        subprocess.run([programs / "pip", "install", "--quiet", "--only-binary", ":all:", *what], check=True)
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    environment = {
        key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    ran = subprocess.run(
        [programs / "handoutgen", "render", "38242", "--lang", "es"],
        cwd=nowhere,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (0, "38242-es.pdf\n"), ran.stderr
    starter = library.Library(library.starter())
    same = render(starter, Job("38242", "es", starter.facility(), "letter"))
    assert (nowhere / "38242-es.pdf").read_bytes() == same.content


def pins(name: str) -> dict[str, str]:
    """The versions that a file of pins names, by package."""
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    assert "://" not in text, "an address in it would be asked instead of the user's own"
    assert not re.search(r"^ *-(?!-hash=sha256:)", text, re.MULTILINE)
    found = re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE)
    assert len(found) == len(re.findall(r"^\w", text, re.MULTILINE))
    return dict(found)


def test_the_computers_of_a_cluster_get_what_all_others_get_and_dask() -> None:
    user, cluster, dev = (pins(f"constraints{kind}.txt") for kind in ("", "-cluster", "-dev"))
    assert {"weasyprint", "hatchling"} <= set(user)
    assert user.items() < cluster.items() < dev.items()
    assert {"dask", "distributed", "tornado"} <= set(cluster) - set(user)
    # All of it is here already: nothing is fetched, but each pin has its hash and none contradicts another.
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--dry-run", "--quiet", "--disable-pip-version-check"),
            *("--no-index", "--require-hashes", "--requirement", CHECKOUT / "constraints-cluster.txt"),
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr


def test_an_editable_install_copies_nothing_that_could_go_stale(source: Path, tmp_path: Path) -> None:
    names = built(source, tmp_path, "editable")
    assert {name for name in names if ".dist-info/" not in name} == {"_handoutgen.pth"}


def test_a_wheel_without_its_library_is_not_made(source: Path, tmp_path: Path) -> None:
    poor = shutil.copytree(source, tmp_path / "poor")
    shutil.rmtree(poor / "handouts")
    with pytest.raises(FileNotFoundError, match="handouts"):
        built(poor, tmp_path, "standard")
