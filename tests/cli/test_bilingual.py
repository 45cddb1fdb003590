"""`handoutgen render --with`: two languages in one file, and what is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from handoutgen.cli.main import run
from handoutgen.cli.session import Session
from handoutgen.cli.watch import _state
from tests.documents import edit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Program

BOTH = ("render", "38242", "--lang", "es", "--with", "en")


def test_both_languages_are_in_the_file_its_name_and_the_report(program: Program) -> None:
    ran = program(*BOTH, "--json")
    assert (ran.code, ran.err) == (
        0,
        "38242-es-en.pdf is a draft: nobody qualified has approved this text.\n",
    )
    (made,) = json.loads(ran.out)["handouts"]
    assert (made["language"], made["with"], made["path"]) == ("es", "en", "38242-es-en.pdf")
    assert made["text_id"] != made["with_text_id"]
    assert made["warnings"] == []
    assert (program.library / "38242-es-en.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        (("-l", "es", "--with", "es"), 2, "cannot stand beside itself | Name another language"),
        (("-l", "es-MX", "--with", "es"), 2, "--lang es-MX and --with es are both es"),
        (("-l", "es", "--with", "vi"), 5, "38242 has not been translated into Vietnamese (vi) | en, es"),
        (("-l", "es", "--with", "English"), 2, "'English' is not a language tag | --lang en"),
        (("-l", "es", "--with", ""), 2, "--with"),
        ((*BOTH[2:], "--edition", "large"), 2, "no room for large letters | --lang es --lang en"),
    ],
)
def test_what_cannot_be(
    clinic: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], code: int, says: str
) -> None:
    assert run(["-C", str(clinic), "render", "38242", *asked, "-o", str(clinic / "x.pdf")]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert all(words in told.err for words in says.split(" | ")), told.err
    assert not (clinic / "x.pdf").exists()


@pytest.mark.parametrize("languages", [("es", "en"), ("en", "es")])
def test_a_gap_in_either_language_stops_both(
    clinic: Path, capsys: pytest.CaptureFixture[str], languages: tuple[str, str]
) -> None:
    edit(
        clinic / "locales/es/LC_MESSAGES/38242.po",
        'msgstr "Pida a alguien que le lleve a casa."',
        'msgstr ""',
    )
    lead, beside = languages
    asked = ["render", "38242", "-l", lead, "--with", beside, "--no-cache", "-o", str(clinic / "x.pdf")]
    assert run(["-C", str(clinic), *asked]) == 5
    assert "the translation into es is not complete: 1 message" in capsys.readouterr().err
    assert not (clinic / "x.pdf").exists()


def test_a_change_in_either_language_is_watched(clinic: Path) -> None:
    session = Session(str(clinic), quiet=True)
    seen = {str(_state(session, [("38242", "en")], second, None)) for second in (None, "es")}
    assert len(seen) == 2
    before = _state(session, [("38242", "en")], "es", None)
    edit(clinic / "locales/es/LC_MESSAGES/38242.po", "Pida a alguien", "Pídale a alguien")
    assert _state(session, [("38242", "en")], "es", None) != before
