"""Text comes out as it was typed, and what cannot be read is told by place, fact and what to do."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handoutgen.content import yamlfile
from handoutgen.errors import RecordError

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.problem import Problem

YAML_PIECES = st.text(alphabet="ab1 \n\t:-?,[]{}#&*!|>'\"%@`\\<=~.{}\u00e9\u2028\r\x00", max_size=60)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "record.yaml"


def data(file: Path, text: str | bytes) -> Any:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    document = yamlfile.read(file)
    assert not document.problems, document.problems
    return document.data


def told(file: Path, text: str | bytes) -> list[Problem]:
    """Every problem of a file, whether the reader went on after it or not."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        return yamlfile.read(file).problems
    except RecordError as error:
        return list(error.problems)


def one(file: Path, text: str | bytes) -> Problem:
    [problem] = told(file, text)
    assert problem.hint
    return problem


def in_double_quotes(text: str) -> str:
    """A text between YAML's double quotes, by the letter of the standard and with no library."""
    return '"' + "".join(c if c.isascii() and c.isalnum() else f"\\U{ord(c):08x}" for c in text) + '"'


@given(text=st.text())
def test_any_text_survives_as_typed(file: Path, text: str) -> None:
    assert data(file, f"x: {in_double_quotes(text)}\n") == {"x": text}


@given(raw=st.binary() | st.text().map(str.encode) | YAML_PIECES.map(str.encode))
@example(raw=b"%")
@example(raw=b'"\\ud800"')
@example(raw=b"\xff\xfe")
@example(raw=b"- &a [*a]")
@example(raw=b"a: b #")
def test_whatever_a_file_holds_there_is_a_tree_or_an_error_with_a_place(file: Path, raw: bytes) -> None:
    assert all(problem.line >= 1 and problem.column >= 1 for problem in told(file, raw))


@pytest.mark.parametrize(
    "typed",
    [
        "00100",
        "no",
        "12:30",
        "12:30:00",
        "1e3",
        "0x1F",
        "~",
        "null",
        "yes",
        "1_000",
        "2026-11-21",
        ".5",
        "+14d",
        "-8h",
    ],
)
def test_a_value_stays_the_word_that_was_typed(file: Path, typed: str) -> None:
    assert data(file, f"x: {typed}\n") == {"x": typed}
    assert data(file, f"- {typed}\n") == [typed]


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n# comments\n", "---\n"])
def test_a_file_without_a_value_is_no_tree(file: Path, text: str) -> None:
    assert data(file, text) in (None, "")


def test_a_list_at_the_top_is_a_list(file: Path) -> None:
    assert data(file, "- a\n- [b, c]\n") == ["a", ["b", "c"]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_lines_and_columns_count_as_an_editor_counts_them(file: Path, end: str, mark: str) -> None:
    lines = ["# über", "título: Infusión", "partes:", "  - uno", '  - "dos"', "tres: a", "tres: b", ""]
    file.write_bytes((mark + end.join(lines)).encode())
    document = yamlfile.read(file)
    assert document.mark(("título",)) == yamlfile.Mark(2, 9, exact=True)
    assert document.mark(("partes", 0)) == yamlfile.Mark(4, 5, exact=True)
    assert document.mark(("partes", 1)) == yamlfile.Mark(5, 6, exact=True)
    assert [(problem.line, problem.column) for problem in document.problems] == [(7, 1)]


def test_the_place_of_what_is_not_there_is_that_of_what_is_around_it(file: Path) -> None:
    file.write_text("a:\n  b: c\n")
    document = yamlfile.read(file)
    assert document.mark(("a", "x", 3)) == document.mark(("a",)) == yamlfile.Mark(2, 3)


@pytest.mark.parametrize("value", ['"tab\\there"', "'it''s'", "two\n  lines", ">-\n  folded", '"\\u00e9"'])
def test_a_column_is_not_exact_where_the_text_is_not_what_was_typed(file: Path, value: str) -> None:
    file.write_text(f"x: {value}\n")
    assert not yamlfile.read(file).mark(("x",)).exact


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("title: Note: like this\n", 1, 12, "a colon here that starts a new field", "double quotes"),
        ('title: "a": b\n', 1, 11, "a colon here that starts a new field", "double quotes"),
        ("title Donor\nsummary: x\n", 2, 8, "the line above has no colon", "`title: "),
        ("title: Donor\n  summary: x\n", 2, 10, "or this line is indented too far", "same column"),
        ("summary: x\ntitle Donor\n", 2, 1, "needs a colon and a space", "`title: "),
        ("summary: A DLI\ngives you cells\ntitle: x\n", 2, 1, "needs a colon", "goes on with the text above"),
        ("glance:\n\twhere: here\n", 2, 1, "a tab", "spaces, never with tabs"),
        ("title: @home\n", 1, 8, "cannot begin with '@'", "double quotes"),
        ("title: `x`\n", 1, 8, "cannot begin with '`'", "double quotes"),
        ("title: %x\n", 1, 8, "cannot begin with '%'", "double quotes"),
        ("title: > 38 °C\n", 1, 8, "cannot begin with '>'", "double quotes"),
        ("title: | x\n", 1, 8, "cannot begin with '|'", "double quotes"),
        ("title: * see below\n", 1, 8, "cannot begin with '*'", "double quotes"),
        ("title: & more\n", 1, 8, "cannot begin with '&'", "double quotes"),
        ("title: ? maybe\n", 1, 8, "cannot begin with '?'", "double quotes"),
        ("title: , and\n", 1, 8, "cannot begin with ','", "double quotes"),
        ("%x\n---\na: b\n", 1, 1, "cannot begin with '%'", "double quotes"),
        ("title: - x\n", 1, 8, "a list cannot begin in the same line", "in the line below"),
        ('a: x\ntitle: "Donor\nsummary: x\n', 2, 8, "mark is opened here and never closed", "Close"),
        ("title: 'Donor\n", 1, 8, "mark is opened here and never closed", "Close"),
        ("signs: [a, b\ntitle: x\n", 1, 8, "the bracket '[' is opened here", "']'"),
        ("x:\n  - {system: CPT code: x}\n", 2, 5, "the bracket '{' is opened here", "comma"),
        ('title: "Donor" infusion\n', 1, 16, "more text after a closing quotation mark", "double quotes"),
        ("title: 'the donor's cells'\n", 1, 19, "more text after a closing quotation mark", "double quotes"),
        ("say: {phone} at night\n", 1, 14, "more text after a closing quotation mark or bracket", "double quotes"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "does not begin in the column", "same column"),
        ("a:\n  - x\n - y\n", 3, 2, "does not begin in the column", "same column"),
        ("a: >-\n    x\n  y\n", 3, 3, "does not begin in the column", "same column"),
        ('a: "b\\q"\n', 1, 6, "a backslash", "single quotes"),
        ('a: "\\ud800"\n', 1, 6, "a backslash", "single quotes"),
        ("a: b\n...\nc: d\n", 3, 1, "not YAML", "record that works"),
        ("a: b\n---\nc: d\n", 2, 1, "a second document", "One file"),
        ("[a]: b\n", 1, 1, "must be a plain word", "name: value"),
        ("é: b\nc: ééé\x07b\n", 2, 7, "U+0007", "type it again"),
        ("title: a\x00b\n", 1, 9, "U+0000", "type it again"),
        ("a: b\u2028c: d\n", 1, 5, "U+2028", "type it again"),
        ("a: b\x85c: d\n", 1, 5, "U+0085", "type it again"),
    ],
)  # fmt: skip
def test_broken_yaml_is_told_in_plain_words(
    file: Path, text: str, line: int, column: int, message: str, hint: str
) -> None:
    problem = one(file, text)
    # libyaml marks a bad escape at its backslash in some versions, behind it in others.
    assert problem.line == line
    assert problem.column == column or ("backslash" in message and abs(problem.column - column) <= 1)
    assert message in problem.message
    assert hint in problem.hint


def test_a_field_that_stands_twice_is_told_with_the_first_place(file: Path) -> None:
    problem = one(file, "a: x\nb:\n  c: 1\n  c: 2\n")
    assert (problem.rule, problem.line, problem.column) == ("yaml-duplicate", 4, 3)
    assert "'c'" in problem.message
    assert "line 3" in problem.message


@pytest.mark.parametrize(
    ("text", "places", "rule"),
    [
        ("a: &x b\nc: *x\n", [(1, 4), (2, 4)], "yaml-anchor"),
        ("a: &x {b: c}\nd:\n  <<: *x\n", [(1, 4), (3, 7)], "yaml-anchor"),
        ("a: &x [*x]\n", [(1, 4), (1, 8)], "yaml-anchor"),
        ("a: *see below\n", [(1, 4)], "yaml-anchor"),
        ("a: !call\nb: !!int 3\nc: ! 911\n", [(1, 4), (2, 4), (3, 4)], "yaml-tag"),
        ("a: Take pill #2\n", [(1, 14)], "yaml-comment"),
        ("a:\n  - Take pill\n    #2 at once\n  - b\t # c\n", [(3, 5), (4, 8)], "yaml-comment"),
        ("a:\n  - do: Take pill\n      #2 at once\n    when: c\n", [(3, 7)], "yaml-comment"),
    ],
)
def test_what_yaml_would_make_of_a_text_is_refused(
    file: Path, text: str, places: list[tuple[int, int]], rule: str
) -> None:
    problems = told(file, text)
    assert [(problem.line, problem.column) for problem in problems] == places
    assert {problem.rule for problem in problems} == {rule}


@pytest.mark.parametrize(
    "text",
    [
        "# one\na: b\n",
        'a: "b" # c\n',
        "a: >-\n  b #2\n",
        "a: # c\n  b\n",
        "a: b#2\n",
        "a: 'b #2'\n",
        "a: b\n# c\nd: e\n",
    ],
)
def test_comments_that_cut_nothing_off_may_stand(file: Path, text: str) -> None:
    assert data(file, text)["a"].startswith("b")


def test_a_comment_between_fields_and_items_may_stand(file: Path) -> None:
    text = "a:\n  # one\n  - do: b\n    # two\n    when: c\n  # three\n  - d\n  # four\n  - e\n"
    assert data(file, text) == {"a": [{"do": "b", "when": "c"}, "d", "e"]}


def test_a_hundred_thousand_brackets_do_not_crash_the_process(file: Path) -> None:
    file.write_text("x: " + "[" * 100_000)
    program = (
        "import sys, pathlib\n"
        "from handoutgen.content import yamlfile\n"
        "from handoutgen.errors import RecordError\n"
        "try: yamlfile.read(pathlib.Path(sys.argv[1]))\n"
        "except RecordError as error: print(error.problems[0].rule, error.problems[0].place.split(':')[-1])\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"yaml-depth {3 + yamlfile.MAX_DEPTH}\n", "")


def test_lists_as_deep_as_allowed_are_read(file: Path) -> None:
    depth = yamlfile.MAX_DEPTH
    assert data(file, "[" * depth + "]" * depth)
    assert one(file, "[" * (depth + 1) + "]" * (depth + 1)).rule == "yaml-depth"


def test_more_values_than_a_record_has_are_refused(file: Path) -> None:
    assert one(file, "- a\n" * yamlfile.MAX_NODES).rule == "yaml-size"


def test_a_file_of_five_megabytes_is_not_even_read(file: Path) -> None:
    problem = one(file, b"x" * 5_000_000)
    assert problem.rule == "file-size"
    assert "5.0 MB" in problem.message


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        ("a: b\nc: é fièvre\n".encode("latin-1"), 2, 4),
        ("a: ü\n".encode() + "c: é\n".encode("latin-1"), 2, 4),
        ("ü: ü ".encode() + "é\n".encode("latin-1"), 1, 6),
        ("a: b\n".encode("utf-16"), 1, 1),
    ],
)
def test_another_encoding_is_told_by_line_and_column(file: Path, raw: bytes, line: int, column: int) -> None:
    problem = one(file, raw)
    assert (problem.rule, problem.line, problem.column) == ("file-encoding", line, column)
    assert "UTF-8" in problem.hint


def test_what_is_not_a_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    for path in (folder, loop, tmp_path / "missing.yaml"):
        with pytest.raises(RecordError, match=f"{path.name} cannot be read") as caught:
            yamlfile.read(path)
        [problem] = caught.value.problems
        assert (problem.rule, problem.line) == ("file", 0)
