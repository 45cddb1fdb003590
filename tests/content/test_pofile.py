"""A PO file from which text would be lost is refused, with the line."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handoutgen.content import pofile
from handoutgen.errors import TranslationError
from tests.catalogs import loaded

if TYPE_CHECKING:
    from pathlib import Path


def test_obsolete_messages_are_passed_over(tmp_path: Path) -> None:
    body = 'msgid "a"\nmsgstr "b"\n\n#~ msgid "a"\n#~ msgstr "old"\n\n#, fuzzy\n#~ msgid "c"\n#~ msgstr "d"\n'
    assert set(loaded(tmp_path, body).entries) == {(None, "a")}


@pytest.mark.parametrize("second", ["y", "x"])
def test_a_message_that_stands_twice_is_refused(tmp_path: Path, second: str) -> None:
    body = f'msgid "a"\nmsgstr "x"\n\nmsgid "b"\nmsgstr "z"\n\nmsgid "a"\nmsgstr "{second}"\n'
    with pytest.raises(TranslationError, match="two messages of the same text") as caught:
        loaded(tmp_path, body)
    assert [(problem.line, problem.rule) for problem in caught.value.problems] == [
        (12, "translation-repeated")
    ]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('msgid "a"\nmsgstr "Tome 10\n', 7),
        ('msgid "a"\nmsgstr Tome 10"\n', 7),
        ('msgid "a"\nmsgstr "Tome "10" mg"\n', 7),
        ('msgid "a"\nmsgstr "Tome 10\\"\n', 7),
        ('msgid "a"\nmsgstr "x" mg\n', 7),
        ('mgsid "a"\nmsgstr "x"\n', 6),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "x"\n', 8),
        ('msgid "a"\n', 6),
        ('msgstr "x"\n', 6),
        ('msgid "a"\nmsgstr "650 mg"\nmsgstr "500 mg"\n', 8),
        ('<<<<<<< HEAD\nmsgid "a"\nmsgstr "x"\n', 6),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr "x"\n', 8),
        ('msgid "a"\nmsgstr[0] "x"\n', 7),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\nmsgstr[2] "y"\n', 9),
        ('msgid "a"\nmsgid_plural "as"\nmsgstr[0] "x"\nmsgstr[1] "y"\nmsgstr[2] "z"\n', 6),
    ],
)
def test_a_broken_catalog_is_told_by_line(tmp_path: Path, body: str, line: int) -> None:
    with pytest.raises(TranslationError, match=r"38242\.po cannot be read") as caught:
        loaded(tmp_path, body)
    [problem] = caught.value.problems
    assert (problem.rule, problem.line) == ("catalog-syntax", line)
    assert problem.hint


@pytest.mark.parametrize(
    "plural",
    [
        "nplurals=2; plural=(n%10==;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=1/(n-5);",
        "nplurals=2; plural=n-2;",
    ],
)
def test_a_plural_rule_that_cannot_be_used_is_told_when_the_catalog_is_read(
    tmp_path: Path, plural: str
) -> None:
    with pytest.raises(TranslationError) as caught:
        loaded(tmp_path, "", plural)
    [problem] = caught.value.problems
    assert problem.line == 4
    assert "Plural-Forms" in problem.message


def test_another_encoding_is_told_by_line_whatever_the_header_says(tmp_path: Path) -> None:
    path = tmp_path / "38242.po"
    path.write_bytes('msgid ""\nmsgstr "Content-Type: text/plain; charset=latin-1\\n"\n\nmsgid "yes"\nmsgstr "sí"\n'.encode("latin-1"))  # fmt: skip
    with pytest.raises(TranslationError) as caught:
        pofile.load(path, "es")
    [problem] = caught.value.problems
    assert problem.line == 5
    assert "0xed" in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize("charset", ["latin-1", "CHARSET", "ISO-8859-1", "utf-16"])
def test_a_header_that_names_another_encoding_is_told(tmp_path: Path, charset: str) -> None:
    """What opens the file next would believe it, and garble every accent."""
    path = tmp_path / "38242.po"
    path.write_text(f'\ufeffmsgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "yes"\nmsgstr "sí"\n', encoding="utf-8")  # fmt: skip
    with pytest.raises(TranslationError) as caught:
        pofile.load(path, "es")
    [problem] = caught.value.problems
    assert problem.line == 2
    assert f"charset={charset}" in problem.message
    assert "charset=UTF-8" in problem.hint


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match="cannot be read") as caught:
        pofile.load(tmp_path, "es")
    assert "directory" in caught.value.problems[0].message
