"""The documentation: what it shows is run, what it links to is there, what is made by a script is current.

A ```console block holds commands after `$ ` and what they print; `...` stands for anything. A page is one
run of a shell in a terminal, in a copy of the checkout. `file=PATH` or `append=PATH` after a block's language
makes it a file that the reader saves. ```sh blocks are not run.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pytest

from handoutgen.content import settings, yamlfile
from handoutgen.content.procedure import Procedure
from handoutgen.errors import LibraryError

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CHECKOUT = ("handouts", "locales", "pyproject.toml", "scripts", "src", "templates", "handoutgen.toml")

NOT_RUN = {
    "CONTRIBUTING.md": ['make test ARGS="tests/content -x"'],  # these tests again
    "docs/how-to/print.md": ["handoutgen render 38242 --lang es -o - | lpr -o sides=two-sided-long-edge"],
    # These want the network, or more computers; tests/batch/test_executors.py makes the certificate.
    "docs/how-to/cluster.md": [
        "scripts/setup --cluster",
        (
            "dask scheduler --host 10.0.0.5 --dashboard-address 127.0.0.1:8787\n"
            "dask worker tcp://10.0.0.5:8786 --nworkers 8 --nthreads 1\n"
            "handoutgen -C /srv/library build --cluster tcp://10.0.0.5:8786 -o /srv/handouts"
        ),
        (
            "openssl req -x509 -newkey rsa:3072 -nodes -days 365 "
            '-subj "/CN=handouts" -keyout key.pem -out cert.pem'
        ),
    ],
    "docs/how-to/schedule.md": [  # these want root; tests/test_schedule.py runs what they start
        (
            "sudo useradd --system --no-create-home --shell /usr/sbin/nologin handoutgen\n"
            "sudo install -d -o handoutgen -m 755 /srv/handouts"
        ),
        (
            "sudo systemctl daemon-reload\n"
            "sudo systemctl start handoutgen.service\n"
            "journalctl -u handoutgen.service\n"
            "sudo systemctl enable --now handoutgen.timer"
        ),
    ],
    # These end with Ctrl-C, and want a screen; tests/cli/test_watch.py runs them.
    "docs/how-to/write-a-record.md": ["handoutgen render demo-1 --watch --open"],
    "docs/how-to/change-the-page.md": ["handoutgen render 38242 --lang es --watch --open"],
}

_FENCE = re.compile(r"^```(\w+)(?: (file|append)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANY_BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
_END = "-- end of a command:"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text and, where it is a file to save, how and where."""

    language: str
    how: str
    path: str
    text: str


@dataclass(slots=True)
class Command:
    """A command that a page shows, and the lines that it is said to print."""

    line: str
    shown: list[str] = field(default_factory=list)

    @property
    def target(self) -> str | None:
        """The target, where the command is `make TARGET`."""
        match = re.fullmatch(r"make ([a-z]+)", self.line)
        return match[1] if match else None


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> list[Block]:
    found = _FENCE.findall(page.read_text(encoding="utf-8"))
    return [Block(language, how, path, text) for language, how, path, text in found]


def commands(block: Block) -> list[Command]:
    found: list[Command] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Command(line[2:]))
        else:
            assert found, f"a console block begins with what a command prints: {line}"
            found[-1].shown.append(line)
    return found


CONSOLES = [page for page in PAGES if any(block.language == "console" for block in blocks(page))]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout to work in, with this Python's virtual environment as its own."""
    root = tmp_path / "checkout"
    for part in CHECKOUT:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            root.mkdir(exist_ok=True)
            shutil.copy(source, root)
    (root / ".venv").symlink_to(sys.prefix)
    return root


def session(page: Path) -> tuple[str, list[Command]]:
    """A page as a shell script, in which each command is followed by a line with its exit code."""
    script, found = "", []
    for number, block in enumerate(blocks(page)):
        if block.how:
            arrow = ">" if block.how == "file" else ">>"
            script += f"cat {arrow} \"$HOME/{block.path}\" <<'END-{number}'\n{block.text}END-{number}\n"
        for command in commands(block) if block.language == "console" else ():
            if command.target is None:
                # `$?` must be the command's own for the next one, which may be `echo $?`.
                ended = f"said=$?; printf '\\n%s %s\\n' '{_END}' $said; (exit $said)"
                script += f"{command.line}\n{ended}\n"
                found.append(command)
    return script, found


def as_shown(lines: list[str]) -> re.Pattern[str]:
    """A pattern for what a command prints: `...` alone is any lines, within a line any text."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else r"[^\n]*".join(map(re.escape, line.split("..."))) + r"[ ]*\n"
        for line in lines
    )
    return re.compile(r"\n*" + pattern + r"\s*")


def in_a_terminal(script: str, folder: Path) -> str:
    """What a terminal shows while a shell runs the script there; colours are left out."""
    environment = {"HOME": str(folder), "LANG": "C.UTF-8", "TERM": "xterm", "TMPDIR": str(folder.parent)}
    environment["PATH"] = os.environ["PATH"]
    screen, terminal = os.openpty()
    command, said = ["timeout", "300", "bash", "-c", script], b""
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=terminal, stderr=terminal
    ):
        os.close(terminal)
        with contextlib.suppress(OSError):  # so Linux tells that the last program has let go of the terminal
            while part := os.read(screen, 65_536):
                said += part
    os.close(screen)
    shown = re.sub(r"\x1b\[[\d;]*m", "", said.decode()).replace("\r\n", "\n")
    return re.sub(r"[^\n]*\r\x1b\[K", "", shown)  # a bar is written over, and gone at the end


@pytest.mark.parametrize("page", CONSOLES, ids=name)
def test_each_command_does_what_the_page_shows(page: Path, checkout: Path) -> None:
    script, found = session(page)
    printed = in_a_terminal(script, checkout)
    ends = re.split(rf"\n{_END} (\d+)\n", printed)
    outputs, codes = ends[:-1:2], [int(code) for code in ends[1::2]]
    assert len(outputs) == len(found), printed
    for command, output in zip(found, outputs, strict=True):
        if command.shown:
            said = f"{output}\n"
            assert as_shown(command.shown).fullmatch(said), f"`{command.line}` printed:\n{said}"
    asked = {id(first) for first, second in pairwise(found) if second.line == "echo $?"}
    failed = [c.line for c, code in zip(found, codes, strict=True) if code and id(c) not in asked]
    assert not failed


def test_no_command_of_the_documentation_goes_unrun() -> None:
    run = {}
    for page in CONSOLES:
        consoles = [block for block in blocks(page) if block.language == "console"]
        targets = [command for block in consoles for command in commands(block) if command.target]
        run[name(page)] = len(session(page)[1]) + len(targets)
    # Counted once more, and simply: no block has escaped the pattern.
    lines = {name(page): page.read_text(encoding="utf-8").splitlines() for page in PAGES}
    shown = {page: sum(line.startswith("$ ") for line in text) for page, text in lines.items()}
    assert run == {page: count for page, count in shown.items() if count}
    assert {"README.md", "docs/tutorial.md", "docs/how-to/translate.md"} <= set(run)
    shells = {
        name(page): [
            block.text.strip() for block in blocks(page) if block.language in {"sh", "bash", "shell"}
        ]
        for page in PAGES
    }
    assert {page: texts for page, texts in shells.items() if texts} == NOT_RUN


def test_each_make_target_is_there() -> None:
    shown = {
        target
        for page in PAGES
        for target in re.findall(r"(?:^\$ |`|^)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    }
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert {"demo", "test", "check"} <= shown <= targets


def anchors(page: Path) -> set[str]:
    """What a link may point to after `#`: headings, spelled as GitHub spells them."""
    headings = re.findall(r"^#+ (.*)$", _ANY_BLOCK.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = _ANY_BLOCK.sub("", page.read_text(encoding="utf-8"))
    for markdown, html in _LINK.findall(text):
        link = markdown or html
        if re.match(r"https?:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path) if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_can_be_reached_from_the_first() -> None:
    reached, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        links = [link for link, _ in _LINK.findall(page.read_text(encoding="utf-8")) if ":" not in link]
        for link in links:
            target = (page.parent / link.partition("#")[0]).resolve()
            pages = sorted(target.glob("*.md")) if target.is_dir() else [target]
            waiting += [each for each in pages if each in PAGES and each not in reached]
    assert set(PAGES) == reached


def test_the_reference_is_what_the_program_says() -> None:
    ran = subprocess.run(
        [sys.executable, "scripts/docs", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_the_parts_of_a_record_that_a_page_shows_can_be_used(tmp_path: Path) -> None:
    record = yamlfile.read(ROOT / "handouts" / "38242.yaml").data
    parts = [block for page in PAGES for block in blocks(page) if block.language == "yaml"]
    assert parts
    for block in parts:
        file = tmp_path / "part.yaml"
        file.write_text(block.text, encoding="utf-8")
        Procedure.model_validate({**record, **yamlfile.read(file).data})


def test_every_setting_is_described_and_no_other(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    _, library, facility, build, _ = re.split(r"^## ", text, flags=re.MULTILINE)
    for head, part in (("[library]", library), ("[facilities.x]", facility), ("[build]", build)):
        path = tmp_path / settings.FILE_NAME
        path.write_text(f'{head}\nzzzzzz = ""\n', encoding="utf-8")
        with pytest.raises(LibraryError) as caught:
            settings.load(path)
        (problem,) = caught.value.problems
        known = problem.hint.removeprefix("There are: ").removesuffix(".").split(", ")
        assert re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
        assert sorted(re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)) == known
