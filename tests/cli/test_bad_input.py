"""Whatever is wrong with records, catalogs, templates and settings: one message, the right code, no file."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.cli.main import MOST_GAPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Program

RECORD = Path("handouts/38242.yaml")
CATALOG = Path("locales/es/LC_MESSAGES/38242.po")
TEMPLATE = Path("templates/handout.html")
SETTINGS = Path("handoutgen.toml")
SPANISH = ("render", "38242", "--lang", "es")
TITLE = "title: Donor lymphocyte infusion"
TITLE_ES = 'msgstr "Infusión de linfocitos del donante"'


def replace(path: Path, old: str, new: str) -> int:
    """Replace a text once; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.partition(old)[0].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (TITLE, "title: Donor: infusion", "handouts/38242.yaml cannot be read | 38242.yaml:{line}:13"),
        (TITLE, f"title: Infusion\n{TITLE}", "38242.yaml:{next}:1 | a second time; first in line {line}"),
        (
            TITLE,
            f"titel: Infusion\n{TITLE}",
            "38242.yaml:{line}:1 | no field 'titel' | Did you mean 'title'?",
        ),
        (TITLE, "title: [Donor, infusion]", "38242.yaml:{line}:8 | 'title' must be text, not a list"),
        (
            "{emergency}",
            "{emergncy}",
            "38242.yaml has 1 problem | no slot {{emergncy}}; did you mean {{emergency}}?",
        ),
        (TITLE, "title: &name Donor lymphocyte infusion", "38242.yaml:{line}:8 | anchors and aliases"),
    ],
    ids=["broken", "field-twice", "field-unknown", "type", "slot", "anchor"],
)
def test_a_record_that_is_wrong(program: Program, old: str, new: str, says: str) -> None:
    line = replace(program.library / RECORD, old, new)
    program.refused(4, *SPANISH, says=says.format(line=line, next=line + 1))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "38242.yaml:1:1 | a record is made of fields"),
        (b"[" * 100_000, "38242.yaml:1:13 | more than 12 deep"),
        (b"# " + b"x" * 5_000_000, "is 5.0 MB"),
        (
            "title: Donör".encode("latin-1"),
            "38242.yaml:1:11 | 0xf6 here is not UTF-8 | Save the file as UTF-8",
        ),
    ],
    ids=["empty", "brackets", "5-MB", "latin-1"],
)
def test_a_record_that_is_none(program: Program, content: bytes, says: str) -> None:
    (program.library / RECORD).write_bytes(content)
    program.refused(4, *SPANISH, says=says)


def test_a_record_that_is_a_folder(program: Program) -> None:
    (program.library / RECORD).unlink()
    (program.library / RECORD).mkdir()
    program.refused(4, *SPANISH, says="38242.yaml: is not a file")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(program: Program) -> None:
    plain = program("show", "38242", "--lang", "es")
    for name in (RECORD, CATALOG, SETTINGS):
        path = program.library / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert program("show", "38242", "--lang", "es") == plain
    assert plain.code == 0


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (TITLE_ES, 'msgstr ""', "1 message cannot be printed | not translated: | 38242.po:{before}"),
        ("#. title\n", "#, fuzzy\n", "marked fuzzy | 38242.po:{next} | take the fuzzy mark away"),
        (TITLE_ES, TITLE_ES[:-1], "38242.po cannot be read | 38242.po:{line} | Open it in a PO editor"),
    ],
    ids=["gap", "fuzzy", "broken"],
)
def test_a_catalog_with_a_gap_or_a_fault(program: Program, old: str, new: str, says: str) -> None:
    line = replace(program.library / CATALOG, old, new)
    program.refused(5, *SPANISH, says=says.format(before=line - 1, line=line, next=line + 1))


def test_every_gap_is_listed(program: Program) -> None:
    path = program.library / CATALOG
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(f"#, fuzzy\n{line}" if line.startswith("#. ") else line for line in lines), "utf-8"
    )
    said = program.refused(5, *SPANISH, says="messages cannot be printed")
    told = said.count("38242.po:")
    assert told == MOST_GAPS
    every = int(re.findall(r"not complete: (\d+) messages", said)[0])
    assert every > 100
    assert f"and {every - told} more: `handoutgen check` shows them all." in said


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda text: f"{text}\n{{% if %}}", "templates/handout.html:{after} | Expected an expression"),
        (
            lambda text: f"{text}\n{{{{ nobody.name }}}}",
            "templates/handout.html:{after} | 'nobody' is undefined",
        ),
        (lambda _: "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "handout.html:1 | without end"),
        (lambda _: "{% include 'parts/none.html' %}", "templates/parts/none.html: this template is missing"),
        (lambda _: "", "38242 (es) was not printed | lang"),
    ],
    ids=["syntax", "undefined", "endless", "missing", "empty"],
)
def test_a_template_that_is_wrong(program: Program, edit: Callable[[str], str], says: str) -> None:
    path = program.library / TEMPLATE
    text = path.read_text(encoding="utf-8")
    path.write_text(edit(text), encoding="utf-8")
    program.refused(7, *SPANISH, says=says.format(after=text.count("\n") + 2))


def test_a_character_that_no_font_has(program: Program) -> None:
    replace(program.library / RECORD, TITLE, "title: Donor 手 infusion")
    program.refused(7, "render", "38242", says='38242 (en) | no font can show U+624B | "Donor 手 infusion"')


def test_a_page_that_never_ends_is_stopped(program: Program) -> None:
    boxes = '<div style="display: flex">' * 14 + "x" + "</div>" * 14
    replace(program.library / TEMPLATE, "</body>", f"{boxes}</body>")
    program.refused(7, *SPANISH, "--time-limit", "1.5", says="longer than 1.5 seconds | very long text")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[library\n", "handoutgen.toml:1:9 | not TOML"),
        ("[library]\nlanguge = 'en'\n", "handoutgen.toml:2 | 'library.languge' | Did you mean 'language'?"),
        ("[facilities.a]\n\npaper = 'b5'\n", "handoutgen.toml:3 | 'b5' is not a paper | letter, a4"),
        ("[facilities.a]\ncountry = 'ZZ'\n", "handoutgen.toml:2 | no emergency number is known for 'ZZ'"),
        ("[facilities.a]\nlogo = 'none.svg'\n", "handoutgen.toml:2 | none.svg"),
        ("[library]\nfacility = 'b'\n[facilities.a]\n", "handoutgen.toml:2 | there is no facility 'b'"),
    ],
    ids=["toml", "setting", "paper", "country", "logo", "facility"],
)
def test_settings_that_are_wrong(program: Program, settings: str, says: str) -> None:
    (program.library / SETTINGS).write_text(settings, encoding="utf-8")
    program.refused(3, *SPANISH, "38243", says=says)


def test_several_wrong_settings_are_told_at_once_by_line(program: Program) -> None:
    (program.library / SETTINGS).write_text(
        "[library]\nx = 1\n[facilities.a]\npaper = 'b5'\n", encoding="utf-8"
    )
    said = program.refused(3, "list", says="handoutgen.toml:2 | handoutgen.toml:4")
    assert said.index("handoutgen.toml:2") < said.index("handoutgen.toml:4")


def test_a_library_without_records(program: Program) -> None:
    shutil.rmtree(program.library / "handouts")
    program.refused(4, *SPANISH, says="has no records | handouts/38242.yaml")
    ran = program("list")
    assert (ran.code, ran.out) == (0, "")
    assert "no records" in ran.err


def test_a_record_that_cannot_be_read_does_not_hide_the_others(program: Program) -> None:
    shutil.copy(program.library / RECORD, program.library / "handouts/38243.yaml")
    ran = program("list")
    assert ran.code == 1
    assert [line.partition("\t")[0] for line in ran.out.splitlines()] == ["38242", "45378", "70553"]
    assert "38243.yaml has 1 problem" in ran.err
    assert "the code is '38242', but the file is named 38243" in ran.err
