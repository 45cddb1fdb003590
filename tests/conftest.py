"""What every test stands on: a silent engine, a small library, and the two switches of this suite."""

from __future__ import annotations

import logging
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]

CLINIC = """\
[library]
language = "en"

[facilities.riverbend]
name = "Riverbend Clinic"
phone = "555-0142"
phone_after_hours = "555-0187"
address = "120 Willow Street, Floor 2"
country = "US"
"""
"""The settings of a plainly invented clinic."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write the golden handouts anew, then look at them."
    )


def pytest_configure(config: pytest.Config) -> None:
    # A shell starts what it puts in the background deaf to Ctrl-C, and each process that it starts.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.addinivalue_line("markers", "engine_log: this test provokes lines in WeasyPrint's log")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process have all tests of a handout: it lays it out once for all of them."""
    for item in items:
        if isinstance(item, pytest.Function) and (callspec := getattr(item, "callspec", None)):
            case = str(callspec.params.get("case", ""))
            if case.endswith(("-clinic", "-starter")):
                item.add_marker(pytest.mark.xdist_group(case))


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@pytest.fixture(autouse=True)
def _silent_engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """WeasyPrint logs what others raise: no test passes over a line of it."""
    heard = _Heard()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(heard)
    yield
    logger.removeHandler(heard)
    if request.node.get_closest_marker("engine_log"):
        assert heard.lines, "this test is marked to provoke the engine's log, and did not"
    else:
        assert not heard.lines


@pytest.fixture
def starter() -> Path:
    """The library that comes with the program. Read only."""
    return ROOT


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A library of its own to change: the starter's, in English and Spanish, and an invented clinic."""
    root = tmp_path / "clinic"
    for folder in ("handouts", "locales/es", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / "handoutgen.toml").write_text(CLINIC, encoding="utf-8")
    return root
