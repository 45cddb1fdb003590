"""What makes documents is told alike by every process, and a change to it never goes unseen."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest

import handoutgen
from handoutgen.printing.machinery import Machinery, machinery

PACKAGE = Path(handoutgen.__file__).parent
TELL = "import dataclasses, json; from handoutgen.printing.machinery import machinery; "
TELL += "print(json.dumps(dataclasses.asdict(machinery())))"

OWN = Machinery("aa", "bb", "weasyprint 70.0, pango 1.50.12, python 3.11")


def told_by(source: Path, **environment: str) -> Machinery:
    """The machinery of another process, which has the program from there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ran = subprocess.run(
        [sys.executable, "-P", "-c", TELL],
        cwd=source, env={**kept, "PYTHONPATH": str(source), **environment}, capture_output=True, check=True,
    )  # fmt: skip
    return Machinery(**json.loads(ran.stdout))


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program at another place, with another time on each file, and without its fonts and what ran."""
    source = tmp_path_factory.mktemp("program")
    leave = shutil.ignore_patterns("__pycache__", "*.ttf")
    shutil.copytree(PACKAGE, source / "handoutgen", ignore=leave, copy_function=shutil.copyfile)
    return source


def test_every_process_tells_the_same_wherever_the_program_lies(copied: Path) -> None:
    own = machinery()
    assert told_by(PACKAGE.parent, PYTHONHASHSEED="1", LC_ALL="C", TZ="Pacific/Auckland") == own
    assert told_by(copied, PYTHONHASHSEED="4242") == own
    assert own.difference(own) == ""


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("printing/pdf.py", {"program", "printing"}),
        ("printing/fonts/fonts.lock.json", {"program", "printing"}),
        ("printing/fonts/coverage/noto-sans.json", {"program", "printing"}),
        ("printing/new.py", {"program", "printing"}),
        ("content/fidelity.py", {"program"}),
        ("errors.py", {"program"}),
        ("cli/main.py", set()),
        ("batch/plan.py", set()),
        ("printing/notes.txt", set()),
    ],
)
def test_a_change_to_what_makes_a_page_is_seen(copied: Path, name: str, changed: set[str]) -> None:
    path = copied / "handoutgen" / name
    before = path.read_bytes() if path.exists() else None
    path.write_bytes((before or b"") + b"\n")
    try:
        its = asdict(told_by(copied))
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)
    own = asdict(machinery())
    assert {part for part in own if own[part] != its[part]} == changed


def test_what_the_engine_stands_on_is_named_with_versions() -> None:
    names = dict(part.rsplit(" ", 1) for part in machinery().engine.split(", ") if not part.startswith("no "))
    assert {
        "weasyprint",
        "pydyf",
        "jinja2",
        "babel",
        "fonttools",
        "pango",
        "harfbuzz",
        "python",
        "zlib",
    } <= set(names)
    assert all(version[0].isdigit() for version in names.values())
    assert names["python"] == "{}.{}".format(*sys.version_info)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (OWN, ""),
        (replace(OWN, program="cc"), "its handoutgen is another one"),
        (replace(OWN, printing="cc"), "its handoutgen is another one"),
        (
            replace(OWN, engine="weasyprint 70.0, pango 1.52.0, python 3.11"),
            "it has pango 1.52.0, and this build has pango 1.50.12",
        ),
        (
            replace(OWN, engine="weasyprint 70.0, pango 1.50.12, no harfbuzz-subset, python 3.11"),
            "it has no harfbuzz-subset, and this build has nothing of the kind",
        ),
        (
            replace(OWN, engine="weasyprint 70.0, python 3.11", program="cc"),
            "it has less, and this build has pango 1.50.12",
        ),
    ],
)
def test_a_difference_is_told_in_words(other: Machinery, says: str) -> None:
    assert OWN.difference(other) == says
