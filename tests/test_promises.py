"""What the program promises, each with what would happen if its guard were not there.

Each guard is taken away within a test, to show that it is this guard which keeps the promise.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest

from handoutgen.content.catalog import Catalog, Phrases
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError, TranslationError
from handoutgen.printing import pdf
from handoutgen.printing import render as rendering
from handoutgen.printing.job import Job
from handoutgen.printing.layout import audit_layout
from handoutgen.printing.render import localized, render
from tests.documents import (
    CODE,
    LANGUAGES,
    PIXELS_PER_INCH,
    POINTS_PER_INCH,
    STARTER,
    clinic_facility,
    edit,
    page_texts,
    printed,
)

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.printing.job import Format

DRAFT_POINTS = 14


def made(root: Path, language: str, wanted: Format = "text") -> bytes:
    facility = clinic_facility()
    return render(Library(root), Job(CODE, language, facility, "letter", wanted)).content


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as its users do."""
    return subprocess.run(
        [sys.executable, "-m", "handoutgen", "-C", str(root), *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


# One language, whole.

IN_ENGLISH, IN_SPANISH = "Ask someone to drive you home.", "Pida a alguien que le lleve a casa."


def test_one_language_a_sentence_that_is_not_translated_stops_the_handout(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert IN_SPANISH in made(clinic, "es").decode()
    edit(clinic / "locales/es/LC_MESSAGES/38242.po", f'msgid "{IN_ENGLISH}"', 'msgid "Ask someone."')
    with pytest.raises(TranslationError, match="1 message cannot be printed"):
        made(clinic, "es")

    monkeypatch.setattr(Phrases, "__exit__", lambda *_: None)
    assert IN_ENGLISH in made(clinic, "es").decode()


def test_one_language_a_translation_of_an_older_sentence_stops_the_handout(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = clinic / "locales/es/LC_MESSAGES/38242.po"
    edit(
        catalog,
        'msgid "Fever of 100.4 °F (38 °C) or higher"',
        '#, fuzzy\nmsgid "Fever of 100.4 °F (38 °C) or higher"',
    )
    edit(catalog, "Fiebre de 100.4 °F (38 °C) o más", "Fiebre de 104 °F (40 °C) o más")
    with pytest.raises(TranslationError) as caught:
        made(clinic, "es")
    assert [problem.rule for problem in caught.value.problems] == ["translation-fuzzy"]

    monkeypatch.setattr(Catalog, "gap", lambda *_: None)
    assert "Fiebre de 104 °F (40 °C) o más" in made(clinic, "es").decode()


# What is printed is what was meant.


@pytest.mark.engine_log
def test_as_meant_a_character_without_a_glyph_is_caught_three_times(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(clinic / "handouts/38242.yaml", IN_ENGLISH, "Ask someone → to drive you home.")

    def rules() -> set[str]:
        with pytest.raises(PrintingError) as caught:
            made(clinic, "en", "pdf")
        return {problem.rule for problem in caught.value.problems}

    assert rules() == {"print-glyph-missing"}
    monkeypatch.setattr(pdf, "glyph_problems", lambda *_: [])
    assert rules() == {"print-engine", "print-glyph-missing"}
    monkeypatch.setattr("handoutgen.printing.pdf._Listener.emit", lambda *_: None)
    assert rules() == {"print-glyph-missing"}
    monkeypatch.setattr(pdf, "audit", lambda *_, **__: [])
    # The empty box is on paper, and a search finds the arrow all the same.
    assert "Ask someone → to drive you home." in page_texts(made(clinic, "en", "pdf"))[0]


def test_as_meant_a_text_that_is_cut_off_stops_the_handout(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(
        clinic / "templates/page.css",
        ".signs { display",
        ".call { height: 60pt; overflow: hidden }\n.signs { display",
    )
    edit(
        clinic / "templates/page.css",
        ".signs section { display: table-cell;",
        ".signs section { float: left; width: 40%;",
    )
    with pytest.raises(PrintingError) as caught:
        made(clinic, "es", "pdf")
    assert "layout-overflow" in {problem.rule for problem in caught.value.problems}

    monkeypatch.setattr(pdf, "audit_layout", lambda *arguments: (audit_layout(*arguments)[0], []))
    assert made(clinic, "es", "pdf").startswith(b"%PDF-")


# Who vouched for it is on the page.


def largest(page: pdfium.PdfPage, word: str) -> float:
    """The size in points of the largest place where a page says a word; 0 where it does not."""
    texts = page.get_textpage()
    said = texts.get_text_range()
    sizes = [0.0]
    place = said.find(word)
    while place >= 0:
        size = pdfium_raw.FPDFText_GetFontSize(texts.raw, place) * POINTS_PER_INCH / PIXELS_PER_INCH
        sizes.append(size)
        place = said.find(word, place + 1)
    return max(sizes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_draft_every_page_says_so_large_and_who_has_not_read_it(language: str) -> None:
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        short, unread = handout.draft
    content = printed(language)
    assert [largest(page, short) >= DRAFT_POINTS for page in pdfium.PdfDocument(content)] == [True] * 4
    assert [unread in text for text in page_texts(content)] == [True] * 4


def test_draft_a_page_that_says_it_small_or_not_at_all_is_refused(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handout, style = clinic / "templates/handout.html", clinic / "templates/page.css"
    edit(style, ".draft strong { font-size: 1.333rem", ".draft strong { font-size: 1rem")
    big = """font-size: {{ "22pt" if large else "16pt" }}; white-space: nowrap; color: #000000; content: """
    edit(handout, big + "{{ handout.draft[0] | css_content }}", 'content: ""')
    with pytest.raises(PrintingError) as caught:
        made(clinic, "es", "pdf")
    assert [problem.rule for problem in caught.value.problems] == ["layout-unmarked"] * 4

    monkeypatch.setattr(pdf, "audit_mark", lambda *_: [])
    sizes = [round(largest(page, "Borrador")) for page in pdfium.PdfDocument(made(clinic, "es", "pdf"))]
    assert sizes == [12, 0, 0, 0]


# Same inputs, same bytes.


def test_same_bytes_a_page_with_chance_in_it_would_be_another_each_time(clinic: Path) -> None:
    assert made(clinic, "es", "pdf") == printed("es")
    edit(clinic / "templates/handout.html", "<main>", "<main><p>{{ range(10 ** 6) | random }}</p>")
    assert made(clinic, "es", "pdf") != made(clinic, "es", "pdf")


# Whatever dies, nothing is lost.

OLD = b"%PDF-1.7 the older handout, whole\n" * 3000

DIE_AT = """
import os, signal, sys
from pathlib import Path
def die(event, args):
    if event == {event!r} and any(str(each).endswith({ending!r}) for each in args[:2]):
        os.killpg(0, signal.SIGKILL)
sys.addaudithook(die)
{naive}
from handoutgen.__main__ import main
main()
"""

NAIVE = """
from handoutgen.printing import output
def write(path, content):
    with open(path, "wb") as file:
        file.write(content[: len(content) // 2])
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
output.write = write
"""


def killed(folder: Path, event: str, ending: str, naive: str = "") -> Path:
    """Print over an older handout in a process that kills itself at a certain event; returns the file."""
    target = folder / "38242-es.pdf"
    target.write_bytes(OLD)
    program = DIE_AT.format(event=event, ending=ending, naive=naive)
    ended = subprocess.run(
        [
            sys.executable,
            "-c",
            program,
            "-C",
            str(STARTER.root),
            "render",
            CODE,
            "--lang",
            "es",
            "-o",
            str(target),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=False,
        start_new_session=True,  # so that it dies with all processes that it has begun
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    return target


@pytest.mark.parametrize(
    ("event", "ending"),
    [
        pytest.param("open", "handout.html", id="while the page is made"),
        pytest.param("open", ".part", id="before anything is written"),
        pytest.param("os.rename", ".part", id="when all is written"),
    ],
)
def test_nothing_lost_a_process_killed_at_any_moment_leaves_the_old_file(
    tmp_path: Path, event: str, ending: str
) -> None:
    assert killed(tmp_path, event, ending).read_bytes() == OLD
    # What may be left is no handout by its name: hidden, and no PDF.
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["38242-es.pdf"]
    others = [path.name for path in tmp_path.iterdir() if path.name != "38242-es.pdf"]
    assert all(name.startswith(".") and name.endswith(".part") for name in others)
    assert len(others) == (event == "os.rename")


def test_nothing_lost_a_plain_write_would_leave_half_a_file(tmp_path: Path) -> None:
    left = killed(tmp_path, "none", "none", NAIVE).read_bytes()
    assert left != OLD
    assert not left.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("seconds", [0.15, 0.5])
def test_nothing_lost_a_kill_by_the_clock_leaves_the_old_file_or_the_new_one(
    tmp_path: Path, seconds: float
) -> None:
    target = tmp_path / "38242-es.pdf"
    target.write_bytes(OLD)
    command = [
        sys.executable,
        "-m",
        "handoutgen",
        "-C",
        str(STARTER.root),
        "render",
        CODE,
        "-l",
        "es",
        "-o",
        str(target),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
    assert target.read_bytes() in (OLD, printed("es", clinic=False))


def test_nothing_lost_a_handout_that_cannot_be_made_leaves_the_old_file(clinic: Path) -> None:
    target = clinic / "38242-es.pdf"
    target.write_bytes(OLD)
    edit(clinic / "locales/es/LC_MESSAGES/38242.po", f'msgstr "{IN_SPANISH}"', 'msgstr ""')
    ended = run(clinic, "render", CODE, "--lang", "es", "-o", str(target))
    assert ended.returncode == 5
    assert target.read_bytes() == OLD


# An error says where, what and what to do.


def broken_record(root: Path) -> tuple[str, str, int]:
    edit(root / "handouts/38242.yaml", "  how_long: Less", "  how_lng: Less")
    return "handouts/38242.yaml:", "how_lng", 4


def broken_catalog(root: Path) -> tuple[str, str, int]:
    edit(root / "locales/es/LC_MESSAGES/38242.po", f'msgstr "{IN_SPANISH}"', 'msgstr ""')
    return "locales/es/LC_MESSAGES/38242.po:", "not translated", 5


def broken_template(root: Path) -> tuple[str, str, int]:
    edit(root / "templates/parts.html", "{{ words(fact.label) }}", "{{ words(fact.lable) }}")
    return "templates/parts.html:", "has no attribute 'lable'", 7


def broken_settings(root: Path) -> tuple[str, str, int]:
    edit(root / "handoutgen.toml", "phone =", "fone =")
    return "handoutgen.toml:", "fone", 3


@pytest.mark.parametrize("break_it", [broken_record, broken_catalog, broken_template, broken_settings])
def test_errors_say_where_what_and_what_to_do_and_show_no_traceback(clinic: Path, break_it: object) -> None:
    assert callable(break_it)
    place, fact, code = break_it(clinic)
    ended = run(clinic, "render", CODE, "--lang", "es")
    assert ended.returncode == code
    assert ended.stdout == ""
    (line,) = [line for line in ended.stderr.splitlines() if line.strip().startswith(place)]
    assert fact in line
    number = line.strip().removeprefix(place).split(":")[0]
    assert number.isdigit()
    assert int(number) > 0
    after = ended.stderr.splitlines()[ended.stderr.splitlines().index(line) + 1]
    assert after.strip().endswith((".", "?"))
    assert "Traceback" not in ended.stderr


def test_errors_a_fault_of_the_program_itself_is_told_in_words(
    clinic: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from handoutgen.cli import main

    def fault(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of our own")

    monkeypatch.setattr(rendering, "render", fault)
    arguments = ["-C", str(clinic), "render", CODE, "--format", "text", "-o", "-"]
    assert main.run(arguments) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert "ZeroDivisionError: of our own" in said.err
    # The net is in `run`: without it the user would get this.
    with pytest.raises(ZeroDivisionError):
        main.cli.main(arguments, standalone_mode=False)
