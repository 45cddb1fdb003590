"""`handoutgen show`: the text of a handout, as wide as the terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Program


def test_it_says_what_is_printed(program: Program) -> None:
    shown = program("show", "38242", "--lang", "es")
    assert (shown.code, shown.err) == (0, "")
    printed = program("render", "38242", "--lang", "es", "--format", "text", "-o", "-")
    assert shown.out.split() == printed.out.split()
    assert max(len(line) for line in shown.out.splitlines() if "://" not in line) <= 80


def test_lines_as_wide_as_the_terminal(program: Program) -> None:
    for columns, widest in (("40", 40), ("3", 20), ("0", 80), ("none", 80), ("400", 80)):
        ran = program.with_(COLUMNS=columns)("show", "38242")
        words = max(len(word) for word in ran.out.split())
        assert max(len(line) for line in ran.out.splitlines()) <= max(widest, words + 2)


def test_the_words_as_json(program: Program) -> None:
    told = json.loads(program("show", "38242", "--lang", "es", "--json").out)
    assert told["schema"] == "handoutgen/show/1"
    assert (told["code"], told["language"]["tag"]) == ("38242", "es")
    assert told["text_id"]


def test_what_cannot_be_shown(program: Program) -> None:
    program.refused(4, "show", "38224", says="Did you mean 38242 Donor lymphocyte infusion?")
    program.refused(5, "show", "38242", "--lang", "vi", says="Vietnamese")
    program.refused(3, "show", "38242", "--facility", "none", says="riverbend")
    (program.library / "locales/es/LC_MESSAGES/38242.po").write_bytes(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    )
    program.refused(5, "show", "38242", "--lang", "es", says="cannot be printed")
