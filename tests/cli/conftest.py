"""The program as its users meet it: a process, in a folder that is a library of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"

Snapshot = dict[str, tuple[int, int, bytes | str]]


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    code: int
    out: str
    err: str


def snapshot(root: Path) -> Snapshot:
    """Names, kinds and modes, times of change and contents of all below a folder."""
    found: Snapshot = {}
    for path in (root, *root.rglob("*")):
        about = path.lstat()
        content: bytes | str = path.read_bytes() if path.is_file() else ""
        if path.is_symlink():
            content = str(path.readlink())
        found[str(path.relative_to(root))] = (about.st_mode, about.st_mtime_ns, content)
    return found


@dataclass(frozen=True)
class Program:
    """Runs `handoutgen` in a library; `prefix` is what starts it, such as `setpriv`."""

    library: Path
    cache: Path
    environment: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()

    @property
    def command(self) -> tuple[str, ...]:
        """What stands before the arguments."""
        return (*self.prefix, sys.executable, "-m", "handoutgen")

    @property
    def variables(self) -> dict[str, str]:
        """The environment: nothing of this machine's settings but the search path."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.cache),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(SOURCE),
            "XDG_CACHE_HOME": str(self.cache),
            **self.environment,
        }

    def with_(self, *prefix: str, **environment: str) -> Program:
        """The same in another environment, or started by something else."""
        return Program(self.library, self.cache, {**self.environment, **environment}, prefix or self.prefix)

    def __call__(self, *arguments: str | bytes, **options: Any) -> Ran:
        """Run it to its end."""
        command = [*self.command, *arguments]
        settings: dict[str, Any] = {"cwd": self.library, "env": self.variables, "capture_output": True}
        ran = subprocess.run(command, check=False, timeout=60, **{**settings, **options})
        return Ran(ran.returncode, _text(ran.stdout), _text(ran.stderr))

    def refused(self, code: int, *arguments: str | bytes, says: str, **options: Any) -> str:
        """Run it, and see that it only said one thing, clearly; returns what it said."""
        before = snapshot(self.library)
        ran = self(*arguments, **options)
        assert "Traceback" not in ran.err
        assert ran.code == code, ran.err
        assert ran.out == ""
        assert ran.err.startswith("Error: ")
        assert ran.err.count("Error:") == 1
        assert "a fault inside handoutgen" not in ran.err
        fact, *rest = ran.err.splitlines()
        assert rest, f"nothing says what to do: {fact}"
        assert all(line.startswith("  ") for line in rest)
        for words in says.split(" | "):
            assert words in ran.err
        assert snapshot(self.library) == before
        return ran.err

    def in_terminal(self, *arguments: str, columns: int = 80) -> str:
        """What a terminal shows of a run."""
        variables = {"TERM": "xterm", **self.variables, "COLUMNS": str(columns)}
        terminal, end = os.openpty()
        with subprocess.Popen(
            [*self.command, *arguments], cwd=self.library, env=variables, stdin=end, stdout=end, stderr=end
        ):
            os.close(end)
            shown = b""
            try:
                while piece := os.read(terminal, 4096):
                    shown += piece
            except OSError:  # Linux says so when the other end is closed
                pass
        os.close(terminal)
        return shown.decode().replace("\r\n", "\n")

    def shell(self, script: str) -> Ran:
        """Run a bash script that says `handoutgen`, which is then the program."""
        program = " ".join(self.command)
        ran = subprocess.run(
            ["bash", "-c", f'handoutgen() {{ {program} "$@"; }}\n{script}'],
            cwd=self.library, env=self.variables, capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        return Ran(ran.returncode, _text(ran.stdout), _text(ran.stderr))


def _text(output: bytes | None) -> str:
    return (output or b"").decode()


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's cache folder, kept between runs as a user's is."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def program(clinic: Path, cache: Path) -> Program:
    """The program in a library that the test may change, where nothing has been printed yet."""
    shutil.rmtree(cache / "handoutgen" / "handouts", ignore_errors=True)
    return Program(clinic, cache)


@pytest.fixture
def weak(program: Program) -> Program:
    """The program where permissions hold, also for root."""
    if os.geteuid() != 0:
        return program
    prefix = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
    if not shutil.which("setpriv") or subprocess.run([*prefix, "true"], check=False).returncode:
        pytest.skip("root may write anywhere here: setpriv is missing, or may not drop capabilities")
    return program.with_(*prefix)


@pytest.fixture
def without(program: Program) -> Any:
    """The program on a computer that lacks a C library: an empty file lies over it."""

    def hide(library: str) -> Program:
        found = [str(path) for path in Path("/usr/lib").glob(f"*/{library}")]
        script = "".join(f"mount --bind /dev/null {path} && " for path in found) + 'exec "$@"'
        prefix = ("unshare", "--mount", "sh", "-c", script, "sh")
        if not found or not shutil.which("unshare"):
            pytest.skip(f"{library} or unshare is not here")
        if subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode:
            pytest.skip("no mount may be made here")
        return program.with_(*prefix)

    return hide
