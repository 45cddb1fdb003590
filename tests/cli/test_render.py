"""`handoutgen render`: where handouts go, what is told of them, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Program

SPANISH = ("render", "38242", "--lang", "es")
DRAFT = "38242-es.pdf is a draft: nobody qualified has approved this text.\n"


def page_width(path: Path) -> float:
    with pypdfium2.PdfDocument(path) as document:
        return float(document[0].get_width())


def test_a_handout_in_the_folder_one_is_in(program: Program) -> None:
    ran = program(*SPANISH)
    assert (ran.code, ran.out, ran.err) == (0, "38242-es.pdf\n", DRAFT)
    assert page_width(program.library / "38242-es.pdf") == 612
    inode = (program.library / "38242-es.pdf").stat().st_ino
    quiet = program("-q", *SPANISH, "--paper", "A4")
    assert (quiet.out, quiet.err) == ("38242-es.pdf\n", "")
    assert round(page_width(program.library / "38242-es.pdf")) == 595
    assert (program.library / "38242-es.pdf").stat().st_ino != inode, "replaced, not written over"
    assert not list(program.library.glob(".*"))


def test_the_records_own_language_and_other_formats(program: Program) -> None:
    assert program("render", "38242", "--format", "text").out == "38242-en.txt\n"
    assert program("render", "38242", "--format", "html").out == "38242-en.html\n"
    assert "Donor lymphocyte infusion" in (program.library / "38242-en.txt").read_text(encoding="utf-8")
    assert '<html lang="en"' in (program.library / "38242-en.html").read_text(encoding="utf-8")


def test_several_languages_into_a_folder(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "a folder, mañana"
    folder.mkdir()
    asked = ("render", "38242", "38242", "-l", "en", "-l", "ES", "-l", "es-MX", "--format", "text")
    for slash in ("", "/"):
        ran = program(*asked, "-o", f"{folder}{slash}")
        assert ran.code == 0
        assert ran.out.splitlines() == [f"{folder}/38242-en.txt", f"{folder}/38242-es.txt"]
    assert sorted(path.name for path in folder.iterdir()) == ["38242-en.txt", "38242-es.txt"]


def test_the_name_that_was_asked_for(program: Program) -> None:
    for name in ("38242-es-MX.txt", "-dash.txt", "ñandú x.txt", "noending", "other.TXT"):
        ran = program("render", "38242", "-l", "es-MX", "--format", "text", f"--output={name}")
        assert (ran.code, ran.out) == (0, f"{name}\n")
        assert "Infusión" in (program.library / name).read_text(encoding="utf-8")


def test_a_code_that_begins_with_a_dash(program: Program) -> None:
    program.refused(
        4, "render", "--", "-38242", says="'-38242' | Did you mean 38242 Donor lymphocyte infusion?"
    )


def test_a_link_stays_a_link(program: Program) -> None:
    (program.library / "real.txt").write_text("old", encoding="utf-8")
    (program.library / "link.txt").symlink_to("real.txt")
    assert program("render", "38242", "--format", "text", "-o", "link.txt").code == 0
    assert (program.library / "link.txt").is_symlink()
    assert "Donor" in (program.library / "real.txt").read_text(encoding="utf-8")


def test_stdout_gets_the_handout_and_nothing_else(program: Program) -> None:
    ran = program("render", "38242", "--format", "text", "-o", "-")
    assert ran.out.startswith("Draft.")
    assert ran.out.endswith("\n")
    assert ran.err == ""
    assert program("render", "38242", "--format", "text", "-o", "/dev/stdout") == ran
    assert program.shell("handoutgen render 38242 -o - | head -c 5").out == "%PDF-"


def test_a_terminal_gets_no_pdf(program: Program) -> None:
    terminal, end = os.openpty()
    ran = subprocess.run(
        [*program.command, *SPANISH, "-o", "-"],
        cwd=program.library, env=program.variables, stdout=end, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.set_blocking(terminal, False)
    with pytest.raises(BlockingIOError):
        os.read(terminal, 1)
    os.close(end)
    os.close(terminal)
    assert ran.returncode == 2
    assert (
        ran.stderr.decode()
        == "Error: a PDF is not for a terminal\n  Send it somewhere: -o - | lpr, or -o FILE.\n"
    )


@pytest.mark.parametrize(
    ("code", "arguments", "says"),
    [
        (4, "render 38224 -l es", "the code '38224' | Did you mean 38242 Donor lymphocyte | handoutgen list"),
        (4, "render ../handouts/38242", "no procedure with the code"),
        (4, "render none/38242", "no procedure with the code"),
        (2, "render 38242 -l spansh", "'spansh' is not a language tag | For Spanish type --lang es."),
        (2, "render 38242 -l ../es", "'../es' is not a language tag"),
        (5, "render 38242 -l vi", "not been translated into Vietnamese (vi) | There is: en, es"),
        (2, "render 38242 es", "'es' is a language, not a code | handoutgen render 38242 --lang es"),
        (3, "render 38242 38243 --facility nowhere", "no facility 'nowhere' | riverbend"),
        (7, "render 38242 -o none/x.pdf", "there is no folder none | mkdir -p none"),
        (7, "render 38242 -l en -l es -o none/", "there is no folder none | mkdir -p none"),
        (7, "render 38242 -o handoutgen.toml/x.pdf", "handoutgen.toml is not a folder"),
        (7, f"render 38242 -o {'x' * 300}.pdf", "its name is too long"),
        (2, "render 38242 -o x.html", "x.html is not a name for pdf | --format html"),
        (2, "render 38242 -o handouts/38242.yaml", "there already | Only a file that ends in .pdf is"),
        (2, "render 38242 -l en -l es -o x.pdf", "several handouts cannot go into one file | -o x.pdf/"),
        (2, "render 38242 -l en -l es -o -", "-o - writes one handout to stdout"),
        (2, "render 38242 --json -o -", "-o - writes one handout to stdout"),
        (2, "render 38242 --time-limit 0", "'0' is not a number of seconds"),
        (2, "render 38242 --time-limit nan", "'nan' is not a number of seconds"),
        (2, "render 38242 --time-limit inf", "'inf' is not a number of seconds"),
    ],
)  # fmt: skip
def test_what_cannot_be_done(program: Program, code: int, arguments: str, says: str) -> None:
    program.refused(code, *arguments.split(), says=says)


def test_empty_names(program: Program) -> None:
    program.refused(4, "render", "", says="no procedure with the code ''")
    program.refused(2, *SPANISH, "-o", "", says="'-o' / '--output': it is empty")
    program.refused(2, *SPANISH, "--facility", "", says="'--facility': it is empty")
    program.refused(2, "render", "38242", "--lang", "", says="'' is not a language tag")


def test_a_name_in_no_encoding(program: Program) -> None:
    program.refused(4, "render", b"38\xff242", says="no procedure with the code")


def test_links_that_lead_nowhere(program: Program) -> None:
    (program.library / "loop.pdf").symlink_to("loop.pdf")
    program.refused(7, *SPANISH, "-o", "loop.pdf", says="a link that leads to itself")


def test_a_pipe_is_not_replaced(program: Program) -> None:
    os.mkfifo(program.library / "pipe")
    program.refused(7, *SPANISH, "-o", "pipe", says="pipe is not a file that can be replaced | -o - >")
    ran = program.shell("handoutgen render 38242 --format text -o >(cat)")
    assert ran.code == 7
    assert "is not a file that can be replaced" in ran.err


def test_a_device_is_not_replaced(program: Program) -> None:
    """One of our own: a program that does replace it must not get hold of the computer's."""
    try:
        os.mknod(program.library / "null", 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("no device may be made here")
    program.refused(7, *SPANISH, "-o", "null", says="null is not a file that can be replaced")


def test_thousands_of_codes(program: Program) -> None:
    codes = [str(number) for number in range(1, 1000)]
    ran = program("render", *codes)
    assert ran.code == 1
    assert ran.err.count("Error:") == 999
    assert ran.err.endswith("0 of 999 handouts were printed.\n")


def test_a_folder_that_may_not_be_written_to(weak: Program) -> None:
    closed = weak.library / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    weak.refused(7, *SPANISH, "-o", "closed/", says="closed cannot be written to | another folder with -o")
    ran = weak(*SPANISH, cwd=closed)
    assert (ran.code, ran.out) == (7, "")
    assert ran.err == "Error: . cannot be written to\n  Choose another folder with -o.\n"


def test_a_file_that_is_too_large_for_the_limit(program: Program) -> None:
    (program.library / "38242-es.pdf").write_bytes(b"old")
    # Python would cut its own bytecode off as well, beside the source.
    limited = program.with_("bash", "-c", 'ulimit -f 16; exec "$@"', "bash", PYTHONDONTWRITEBYTECODE="1")
    ran = limited(*SPANISH)
    assert (ran.code, ran.out) == (7, "")
    assert ran.err.startswith("Error: 38242-es.pdf could not be written: no file may be that large here\n  ")
    assert (program.library / "38242-es.pdf").read_bytes() == b"old"
    assert not list(program.library.glob(".*"))


def test_a_full_disk(program: Program) -> None:
    disk = program.library / "disk"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=16k none {disk} && printf old > {disk}/38242-es.pdf || exit 99; "
        f'"$@"; code=$?; ls -A {disk}; cat {disk}/*; exit $code'
    )
    prefix = ("unshare", "--mount", "sh", "-c", script, "sh")
    if (
        not shutil.which("unshare")
        or subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode
    ):
        pytest.skip("no disk may be mounted here")
    ran = program.with_(*prefix)(*SPANISH, "-o", "disk/")
    assert ran.code == 7
    assert ran.err == (
        "Error: disk/38242-es.pdf could not be written: the disk is full\n"
        "  Make room, or choose another folder with -o.\n"
    )
    assert ran.out == "38242-es.pdf\nold", "what was there stays, and nothing beside it"


def test_one_of_two_fails_and_both_are_told(program: Program) -> None:
    ran = program("render", "38242", "38243", "--lang", "es", "--format", "text")
    assert (ran.code, ran.out) == (1, "38242-es.txt\n")
    assert ran.err.splitlines()[1:] == [
        "38243 (es):",
        "Error: there is no procedure with the code '38243'",
        "  Did you mean 38242 Donor lymphocyte infusion? `handoutgen list` shows them all.",
        "1 of 2 handouts were printed.",
    ]


def report(program: Program, *arguments: str) -> tuple[int, dict[str, Any]]:
    ran = program("-q", "render", *arguments, "--json")
    assert ran.err == ""
    told = json.loads(ran.out)
    assert told["schema"] == "handoutgen/render/1"
    return ran.code, told


def test_a_report_as_json(program: Program) -> None:
    code, told = report(program, "38242", "38243", "--lang", "es", "-o", ".")
    assert code == 1
    made, failed = told["handouts"][0], told["failed"][0]
    content = (program.library / made["path"]).read_bytes()
    assert made["bytes"] == len(content)
    assert made["pages"] == len(pypdfium2.PdfDocument(content))
    assert (made["code"], made["language"], made["format"], made["draft"]) == ("38242", "es", "pdf", True)
    assert (failed["code"], failed["language"]) == ("38243", "es")
    assert failed["message"] == "there is no procedure with the code '38243'"


def test_a_single_failure_as_json_keeps_its_exit_code(program: Program) -> None:
    (program.library / "handouts/38242.yaml").write_text("title: x\n", encoding="utf-8")
    code, told = report(program, "38242")
    assert (code, told["handouts"]) == (4, [])
    assert told["failed"][0]["problems"][0]["path"] == "handouts/38242.yaml"


def test_opening_what_was_made(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    opened = tmp_path / "opened"
    (folder / "xdg-open").write_text(
        f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n'
    )
    (folder / "xdg-open").chmod(0o755)
    viewer = program.with_(PATH=f"{folder}:{os.environ['PATH']}")
    assert viewer("render", "38242", "--format", "text", "--open").out == "38242-en.txt\n"
    wait_for(opened.exists)
    assert opened.read_text() == "38242-en.txt"


def test_nothing_to_open_it_with(program: Program) -> None:
    ran = program.with_(PATH="/nowhere")("render", "38242", "--format", "text", "--open")
    assert (ran.code, ran.out) == (7, "38242-en.txt\n")
    assert "38242-en.txt was made, but there is nothing here to open it with" in ran.err


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_without_pango_it_says_what_to_install(without: Callable[[str], Program]) -> None:
    program = without("libpango-1.0.so.0")
    program.refused(7, *SPANISH, says="Pango | apt-get install libpango-1.0-0 | brew install pango")
