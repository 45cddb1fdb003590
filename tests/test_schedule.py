"""The nightly job of docs/how-to/schedule.md: systemd takes its units, and what it and cron start prints.

Nothing is copied: the units and the line are read from the page, and only the paths are put in.
"""

from __future__ import annotations

import getpass
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from handoutgen.cli.main import EXIT_CODES
from handoutgen.errors import ApprovalError

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "how-to" / "schedule.md").read_text(encoding="utf-8")

PROGRAM, LIBRARY, HANDOUTS = "/opt/handoutgen/.venv/bin/handoutgen", "/srv/library", "/srv/handouts"

NOBODYS = {"HOME": "/dev/null/none", "SHELL": "/bin/sh"}
"""What a user without a home has; nobody, root neither, can make that folder."""

SANDBOX = """
mount --bind "$1" "$1" && mount -t tmpfs none /var/tmp && mount -o remount,ro,bind / && shift && exec "$@"
"""
"""ProtectSystem=strict, PrivateTmp and, with `unshare --net`, PrivateNetwork, as systemd has them made."""

EXPOSED = 50
"""How exposed a service may be, in tenths, to be "OK" for systemd; one without a sandbox has 96."""


def fenced(language: str) -> list[str]:
    """The page's blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


SERVICE, TIMER = fenced("ini")
(CRON,) = fenced("cron")


@pytest.fixture
def library(clinic: Path) -> Path:
    """A library of one handout, so that a night is short."""
    for path in (clinic / "handouts").glob("*.yaml"):
        if path.stem != "38242":
            path.unlink()
    with (clinic / "handoutgen.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[build]\nlanguages = ["es"]\n')
    return clinic


@pytest.fixture
def handouts(tmp_path: Path) -> Path:
    folder = tmp_path / "handouts"
    folder.mkdir()
    return folder


def with_paths(text: str, library: Path, handouts: Path) -> str:
    """A part of the page with the paths of this computer."""
    program = Path(sys.executable).with_name("handoutgen")
    for shown, real in ((PROGRAM, program), (LIBRARY, library), (HANDOUTS, handouts)):
        assert shown in text
        text = text.replace(shown, str(real))
    return text


def run(*command: str, **variables: str) -> tuple[int, str]:
    """Run a job from the root folder, with these variables alone; returns its code and all that it said."""
    ran = subprocess.run(
        command, cwd="/", env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=120, check=False,
    )  # fmt: skip
    return ran.returncode, ran.stdout


@pytest.fixture
def units(library: Path, handouts: Path, tmp_path: Path) -> Path:
    """The service, for a user that there is, with its timer beside it."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    service = tmp_path / "handoutgen.service"
    text = with_paths(SERVICE, library, handouts)
    service.write_text(text.replace("User=handoutgen\n", f"User={getpass.getuser()}\n"), encoding="utf-8")
    service.with_suffix(".timer").write_text(TIMER, encoding="utf-8")
    return service


def test_systemd_takes_the_units_and_calls_the_service_well_sealed(units: Path) -> None:
    timer = units.with_suffix(".timer")
    verified = subprocess.run(
        ["systemd-analyze", "verify", units, timer], capture_output=True, text=True, check=False
    )
    assert (verified.returncode, verified.stdout, verified.stderr) == (0, "", "")
    security = ["systemd-analyze", "security", "--no-pager", "--offline=true", f"--threshold={EXPOSED}"]
    rated = subprocess.run([*security, units], capture_output=True, text=True, check=False)
    if "unrecognized option" in rated.stderr:
        pytest.skip("systemd before 250 rates only services that are installed")
    assert rated.returncode == 0, rated.stdout


def test_what_the_service_starts_prints_in_its_sandbox_and_says_nothing(
    library: Path, handouts: Path
) -> None:
    (start,) = re.findall(r"^ExecStart=(.*)$", with_paths(SERVICE, library, handouts), re.MULTILINE)
    assert f"ReadWritePaths={HANDOUTS}\n" in SERVICE
    sandbox = ("unshare", "--mount", "--net", "sh", "-c", SANDBOX, "sh", str(handouts))
    path = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    if not shutil.which("unshare") or run(*sandbox, "true", **path)[0]:
        pytest.skip("no mount may be made here")
    assert run(*sandbox, "touch", str(library / "new"), **path)[0], "the sandbox has a hole"
    assert run(*sandbox, *shlex.split(start), **path, **NOBODYS) == (0, "")
    assert (handouts / "es" / "38242.pdf").read_bytes().startswith(b"%PDF")
    assert not list(handouts.rglob("*.part"))


def test_the_line_for_cron_says_nothing_until_something_fails_and_then_why(
    library: Path, handouts: Path
) -> None:
    mail_to, line = CRON.splitlines()
    assert mail_to.startswith("MAILTO=")
    assert "%" not in line, "cron takes it for the end of a line"
    minute, hour, *days, user, command = re.split(r"\s+", line, maxsplit=6)
    assert (minute.isdigit(), hour.isdigit(), days, user) == (True, True, ["*", "*", "*"], "handoutgen")
    shell = ("sh", "-c", with_paths(command, library, handouts))
    assert run(*shell, PATH="/usr/bin:/bin", **NOBODYS) == (0, "")
    assert (handouts / "es" / "38242.pdf").is_file()

    with (library / "handouts" / "38242.yaml").open("a", encoding="utf-8") as record:
        record.write("oops: 1\n")
    code, said = run(*shell, PATH="/usr/bin:/bin", **NOBODYS)
    first, *reasons, last = said.splitlines()
    assert code == 1
    assert re.fullmatch(r"Error: 38242 \(es, riverbend\): .*38242\.yaml has 1 problem", first)
    assert "no field 'oops'" in "".join(reasons)
    assert re.fullmatch(r"0 printed, 0 current, 0 removed, 1 failed, in \d+ s", last)
    assert not (handouts / "es" / "38242.pdf").exists()


def test_the_page_says_of_each_exit_code_what_it_means_for_the_operator() -> None:
    rows = re.findall(r"^\| ([\d, ]+) \| .{20}", PAGE, re.MULTILINE)
    told = sorted(int(code) for row in rows for code in row.split(","))
    assert told == sorted({0, 1, 130, 143, *EXIT_CODES.values()} - {EXIT_CODES[ApprovalError]})
