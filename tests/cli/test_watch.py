"""`render --watch`: each change is printed or told, and so is its mending, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import subprocess
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO, Self

    from tests.cli.conftest import Program

PATIENCE = 60


class Watching:
    """A `render --watch` that runs, and what it says, both streams in one."""

    def __init__(self, program: Program, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [*program.command, "render", *arguments, "--watch"],
            cwd=program.library, env={**program.variables, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        self.lines: Queue[str] = Queue()
        assert self.process.stdout
        self.listener = Thread(target=self._listen, args=(self.process.stdout,), daemon=True)
        self.listener.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.listener.join()

    def _listen(self, stream: IO[str]) -> None:
        with stream:
            for line in stream:
                self.lines.put(line.rstrip("\n"))

    def says(self, *expected: str) -> None:
        """Wait for these lines, in order and with none between them; a line may say more."""
        for words in expected:
            assert words in self.lines.get(timeout=PATIENCE)

    def waits_for(self, *expected: str) -> None:
        """The same, whatever is said before each of them."""
        for words in expected:
            while words not in self.lines.get(timeout=PATIENCE):
                pass

    def stop(self) -> int:
        """Press Ctrl-C; returns the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def watched(program: Program) -> Iterator[Watching]:
    with Watching(program, "38242", "--lang", "es", "--format", "text") as watching:
        watching.says("38242-es.txt is a draft", "38242-es.txt", "Watching for changes. Ctrl-C ends it.")
        yield watching


def swap(path: Path, old: str, new: str) -> None:
    """Replace a text as many editors do: by a new file in the place of the old one."""
    content = path.read_text(encoding="utf-8")
    assert old in content
    new_file = path.with_name(f"{path.name}~")
    new_file.write_text(content.replace(old, new), encoding="utf-8")
    new_file.replace(path)


def test_every_change_is_printed_and_every_fault_told_and_its_mending(
    program: Program, watched: Watching
) -> None:
    handout = program.library / "38242-es.txt"
    record = program.library / "handouts/38242.yaml"
    catalog = program.library / "locales/es/LC_MESSAGES/38242.po"
    settings = program.library / "handoutgen.toml"

    swap(settings, "555-0142", "555-0143")
    watched.says("38242-es.txt")
    assert "555-0143" in handout.read_text(encoding="utf-8")
    printed = handout.read_bytes()

    swap(record, "\ntitle: ", "\ntitel: ")
    watched.says("Error: handouts/38242.yaml has", "handouts/38242.yaml:")
    watched.waits_for("Did you mean 'title'?")
    assert handout.read_bytes() == printed, "what was there stays"
    swap(record, "\ntitel: ", "\ntitle: ")
    watched.waits_for("38242-es.txt", "Mended.")

    swap(catalog, 'msgid "Donor lymphocyte infusion"', '#, fuzzy\nmsgid "Donor lymphocyte infusion"')
    watched.says("Error: ")
    swap(settings, "phone = ", "phone = phone = ")
    swap(catalog, '#, fuzzy\nmsgid "Donor', 'msgid "Donor')
    swap(settings, "phone = phone = ", "phone = ")
    watched.waits_for("Mended.")
    assert handout.read_bytes() == printed

    assert watched.stop() == 0
    watched.says("Stopped watching.")
    assert watched.lines.empty()


def test_a_template_that_changes(program: Program, clinic: Path) -> None:
    with Watching(program, "38242", "--format", "html") as watching:
        watching.says("38242-en.html is a draft", "38242-en.html", "Watching")
        swap(clinic / "templates/handout.html", "<main", '<main data-mark="one"')
        watching.says("38242-en.html")
        assert 'data-mark="one"' in (clinic / "38242-en.html").read_text(encoding="utf-8")
        swap(clinic / "templates/handout.html", "<main", "{% nonsense %}<main")
        watching.says("Error: ", "templates/handout.html:")
        assert 'data-mark="one"' in (clinic / "38242-en.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ("1 --watch", 4, "there is no procedure with the code '1'"),
        ("38242 -l xx --watch", 2, "'xx' is not a language tag"),
        ("38242 --watch --json", 2, "--watch has no end"),
        ("38242 --watch -o -", 2, "-o - writes one handout to stdout"),
    ],
)
def test_what_cannot_be_watched(program: Program, arguments: str, code: int, says: str) -> None:
    program.refused(code, "render", *arguments.split(), says=says)


def test_it_is_opened_once(program: Program, tmp_path: Path) -> None:
    folder, opened = tmp_path / "bin", tmp_path / "opened"
    folder.mkdir()
    (folder / "xdg-open").write_text(f"#!/bin/sh\necho opened >> {opened}\n")
    (folder / "xdg-open").chmod(0o755)
    viewer = program.with_(PATH=f"{folder}:{os.environ['PATH']}")
    with Watching(viewer, "38242", "--format", "text", "--open") as watching:
        watching.waits_for("Watching for changes.")
        for name in ("One", "Two"):
            swap(program.library / "handouts/38242.yaml", "\ntitle: ", f"\ntitle: {name} ")
            watching.waits_for("38242-en.txt")
        assert watching.stop() == 0
    assert opened.read_text() == "opened\n"
