"""The digest of all that a handout is made from: any change counts, and nothing else does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import handoutgen
from handoutgen.content.library import Library
from handoutgen.printing.inputs import inputs
from handoutgen.printing.job import Job
from tests.documents import clinic_facility

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGE = Path(handoutgen.__file__).parent
CATALOGS = Path("locales/es/LC_MESSAGES")


JOB = Job("38242", "es", clinic_facility(), "letter")


def key(root: Path, job: Job = JOB) -> str:
    return inputs(Library(root), job).key


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize(
    "change",
    [
        lambda root: append(root / "handouts/38242.yaml"),
        lambda root: append(root / CATALOGS / "38242.po"),
        lambda root: append(root / CATALOGS / "handoutgen.po"),
        lambda root: (root / CATALOGS / "handoutgen.po").unlink(),
        lambda root: (root / CATALOGS / "38242.po").unlink(),
        lambda root: append(root / "templates/page.css"),
        lambda root: append(next((root / "templates/icons").glob("*.svg"))),
        lambda root: (root / "templates/new.html").write_text(""),
        lambda root: (root / "templates/page.css").rename(root / "templates/paper.css"),
        lambda root: (root / "handoutgen.toml").write_text('library.language = "de"'),
    ],
)
def test_any_change_of_a_file_counts(clinic: Path, change: Callable[[Path], object]) -> None:
    append(clinic / CATALOGS / "handoutgen.po")  # so that it is not the program's, which stands in for it
    before = key(clinic)
    assert key(clinic) == before
    change(clinic)
    assert key(clinic) != before


@pytest.mark.parametrize("name", ["38242.po", "handoutgen.po"])
def test_the_catalogs_of_the_language_beside_count(clinic: Path, name: str) -> None:
    append(clinic / CATALOGS / "handoutgen.po")
    job = replace(JOB, language="en", second="es")
    alone, before = key(clinic, replace(job, second="")), key(clinic, job)
    append(clinic / CATALOGS / name)
    assert key(clinic, job) != before
    assert key(clinic, replace(job, second="")) == alone


def test_what_is_asked_for_counts(clinic: Path) -> None:
    jobs = [
        JOB,
        replace(JOB, code="1"),
        replace(JOB, language="en"),
        replace(JOB, paper="a4"),
        replace(JOB, format="html"),
        replace(JOB, edition="large"),
        replace(JOB, second="en"),
    ]
    assert len(jobs) == len(fields(Job))  # the facility has a test of its own
    assert len({key(clinic, job) for job in jobs}) == len(jobs)


def test_every_detail_of_the_facility_counts(clinic: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg/>")
    facility = clinic_facility()
    variants = [facility, replace(facility, logo=logo)]
    variants += [
        replace(facility, name="another"),
        replace(facility, phone="another"),
        replace(facility, phone_after_hours="another"),
        replace(facility, address="another"),
        replace(facility, emergency="another"),
        replace(facility, paper="another"),
    ]
    assert len(variants) == 1 + len(fields(facility))
    # What moves from one detail to the next is not the same.
    variants.append(replace(facility, name="", phone=facility.name + facility.phone))

    def keys() -> list[str]:
        return [key(clinic, replace(JOB, facility=each)) for each in variants]

    before = keys()
    assert len(set(before)) == len(variants)
    logo.write_text("<svg></svg>")
    after = keys()
    assert [old == new for old, new in zip(before, after, strict=True)].index(False) == 1
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_nothing_else_counts(clinic: Path, tmp_path: Path) -> None:
    before = key(clinic)
    (clinic / "handouts/1.yaml").write_text("code: '1'")
    (clinic / "README.md").write_text("read me")
    (clinic / "templates/.page.css.swp").write_text("an editor's own")
    (clinic / "locales/de").mkdir()
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(clinic, elsewhere)
    assert key(clinic) == key(elsewhere) == before


def test_a_file_written_to_shows_in_the_state_even_with_the_same_content(clinic: Path) -> None:
    record = clinic / "handouts/38242.yaml"

    def now() -> tuple[str, object]:
        found = inputs(Library(clinic), JOB)
        return found.key, found.state

    before = now()
    assert now() == before
    record.write_bytes(record.read_bytes())
    assert now()[0] == before[0]
    assert now()[1] != before[1]


def test_a_record_that_cannot_be_read_is_an_error_and_one_that_is_missing_is_not(clinic: Path) -> None:
    record = clinic / "handouts/38242.yaml"
    record.unlink()
    key(clinic)
    record.mkdir()
    with pytest.raises(OSError, match="38242"):
        key(clinic)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The program and an engine in a folder of their own, as an installation is."""
    shutil.copytree(PACKAGE, tmp_path / "handoutgen", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint/__init__.py").touch()
    (tmp_path / "weasyprint-1.0.dist-info").mkdir()
    return tmp_path


def machinery(installed: Path, **variables: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-B", "-c", "from handoutgen.printing.inputs import machinery; print(machinery())"],
        env={**os.environ, "PYTHONPATH": str(installed), **variables},
        capture_output=True, text=True, check=True, cwd=installed,
    )  # fmt: skip
    return ran.stdout


@pytest.mark.parametrize(
    "change",
    [
        lambda at: append(at / "handoutgen/printing/pdf.py"),
        lambda at: append(at / "handoutgen/printing/fonts/fonts.lock.json"),
        lambda at: append(next((at / "handoutgen/printing/fonts/files").rglob("*.ttf"))),
        lambda at: (at / "weasyprint-1.0.dist-info").rename(at / "weasyprint-1.1.dist-info"),
        lambda at: (at / "pydyf-1.0.dist-info").mkdir(),
    ],
)
def test_program_fonts_and_engine_count(installed: Path, change: Callable[[Path], object]) -> None:
    before = machinery(installed)
    assert machinery(installed, PYTHONHASHSEED="5") == before
    change(installed)
    assert machinery(installed) != before


def test_bytecode_and_the_records_that_come_with_the_program_do_not(installed: Path) -> None:
    before = machinery(installed)
    for name in ("__pycache__", "starter"):
        (installed / "handoutgen" / name).mkdir()
        (installed / "handoutgen" / name / "a.py").touch()
    assert machinery(installed) == before
