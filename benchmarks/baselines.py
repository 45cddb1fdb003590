"""What a build is held against: git's look at the same tree, a bare look, a browser that stays open.

The loop that a programmer would write first is in `printed.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import cycle
from multiprocessing.util import Finalize
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from measure import Prepare

_SCAN = """
import os, sys

def look(folder):
    seen = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                seen += look(entry.path)
            else:
                entry.stat()
                seen += 1
    return seen

print(sum(map(look, sys.argv[1:])))
"""
"""Ask for the size and times of every file of some folders; says how many there were."""


def committed(folder: Path) -> None:
    """Make a library a git repository in which everything is committed, outputs too.

    Git is left as it is by itself, but for its packing of objects, which would go on while others measure.
    """
    for arguments in (
        ("init", "--quiet"),
        ("config", "gc.auto", "0"),
        ("config", "user.name", "Riverbend Clinic"),
        ("config", "user.email", "library@example.org"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "Keep the library and what was printed of it"),
    ):
        subprocess.run(_git(folder, *arguments), env=git_environment(), check=True)


def git_status(folder: Path) -> list[str]:
    """The command that asks git what has changed; it wants `git_environment`."""
    return _git(folder, "status", "--porcelain")


def git_version() -> str:
    """Git's version, as in "2.39.5"."""
    said = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[2]


def git_environment() -> dict[str, str]:
    """An environment in which no settings but git's own and the repository's are in force."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def _git(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *arguments]


def bare_scan(folder: Path) -> list[str]:
    """The command of a Python that does nothing but look at each file of a library, in its three folders."""
    return [sys.executable, "-c", _SCAN, *(str(folder / name) for name in ("handouts", "locales", "build"))]


def on_one_core(prepare: Prepare, *arguments: object) -> Callable[[], object]:
    """What `prepare(*arguments)` gives, in a process that from then on has one core, as all that it starts.

    Where a system knows no such limit there is none.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    return prepare(*arguments)


def chromium() -> str | None:
    """The path of the Chromium that is installed, if any."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def browser(executable: str, pages: Sequence[str]) -> Callable[[], object]:
    """Open these pages in turn in a browser that stays, and print them to a tagged PDF."""
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
    # A worker's process ends without what `atexit` was told.
    Finalize(None, playwright.stop, exitpriority=2)
    Finalize(None, started.close, exitpriority=3)
    page, turns = started.new_page(), cycle(pages)

    def once() -> bytes:
        page.set_content(next(turns))
        return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)

    return once
