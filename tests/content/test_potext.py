"""A PO file is written back as it was, and one from which something may be lost is refused."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content import poreader, potext
from handoutgen.content.potext import Document, Message, Quoted
from handoutgen.errors import TranslationError

ROOT = Path(__file__).resolve().parents[2]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'

FULL = r"""# Spanish: a note of the translator.
#
# Another paragraph.
msgid ""
msgstr ""
"Project-Id-Version: handoutgen\n"
"Content-Type: text/plain; charset=UTF-8\n"
"X-Generator: Poedit 3.4\n"
"X-Poedit-SourceCharset: UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# gate: allow translation-number because the clinic says so
#. Title
#. title
#: handouts/38242.yaml:12
#, fuzzy, python-brace-format
#| msgid ""
#| "An older "
#| "source"
msgctxt "asked"
msgid "Call {phone}"
msgstr ""
"Llame al "
"{phone}"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} día"
msgstr[1] "{n} días"

# of what is gone
#, fuzzy
#~| msgid "Older"
#~ msgid "Gone"
#~ msgstr ""
#~ "Se "
#~ "fue"

#~ msgid "A gone one after it"
#~ msgstr "b"

# at the very end
"""


def parsed(text: str) -> Document:
    return poreader.parse(Path("38242.po"), text)


def refused(text: str) -> tuple[int, str]:
    with pytest.raises(TranslationError, match=r"38242\.po cannot be read") as caught:
        parsed(text)
    [problem] = caught.value.problems
    assert problem.hint
    return problem.line, problem.message


def test_nothing_of_a_file_is_lost() -> None:
    assert parsed(FULL).written().decode() == FULL


def test_the_librarys_own_catalogs_are_written_back_byte_for_byte() -> None:
    paths = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))
    assert len(paths) >= 20
    for path in paths:
        assert poreader.read(path).written() == path.read_bytes(), path


def test_what_is_read_is_what_babel_reads() -> None:
    message, plural = parsed(FULL).messages
    theirs = {entry.id: entry for entry in read_po(BytesIO(FULL.encode())) if entry.id}
    asked = theirs["Call {phone}"]
    assert (message.key, message.forms[0].text) == ((asked.context, asked.id), asked.string)
    assert (message.fuzzy, message.about) == (asked.fuzzy, asked.auto_comments)
    assert tuple(form.text for form in plural.forms) == theirs["{n} day", "{n} days"].string
    assert [(each.source.text, each.forms[0].text) for each in parsed(FULL).obsolete] == [
        ("Gone", "Se fue"), ("A gone one after it", "b"),
    ]  # fmt: skip


@given(st.text(), st.text(min_size=1), st.one_of(st.none(), st.text()))
def test_any_text_survives_being_written_and_read(said: str, source: str, context: str | None) -> None:
    message = Message(
        Quoted(source), context=None if context is None else Quoted(context), forms=[Quoted(said)]
    )
    last = Message(Quoted("the end"), context=Quoted("the end"), forms=[Quoted("")])
    document = Document(Path("38242.po"), parsed(HEAD).header, [message, last])
    again = parsed(document.written().decode())
    assert again.messages[0].key == message.key
    assert again.messages[0].forms[0].text == said
    assert again.written() == document.written()


@pytest.mark.parametrize(
    "text",
    [
        'a "quoted" word', "back\\slash \\n", "tab\there", "two\nlines\n", "\u200f81 mg\u200e \u2068x\u2069",
        "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg", "carriage\rreturn", "\u00a0:", "x" * 300, "ไทย " * 60 + "x", "中文" * 80,
    ],
)  # fmt: skip
def test_a_hard_text_survives_with_other_readers_too(tmp_path: Path, text: str) -> None:
    document = Document(tmp_path / "a.po", parsed(HEAD).header, [Message(Quoted("a"), forms=[Quoted(text)])])
    document.path.write_bytes(document.written())
    assert poreader.read(document.path).messages[0].forms[0].text == text
    if shutil.which("msgcat") and not set(text) & set("\x0b\x0c\x1c"):
        ran = subprocess.run(
            ["msgcat", "--no-wrap", document.path], capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        assert parsed(ran.stdout).messages[0].forms[0].text == text


def test_line_ends_of_every_kind_are_read_and_written_as_one() -> None:
    lines = FULL.split("\n")
    mixed = "".join(line + ("\r\n", "\n", "\r")[at % 3] for at, line in enumerate(lines[:-1]))
    assert parsed(mixed).written().decode() == FULL


def test_a_byte_order_mark_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "38242.po"
    path.write_text(f"\ufeff{FULL}", encoding="utf-8")
    assert poreader.read(path).written().decode() == FULL


def test_a_line_separator_inside_of_a_text_ends_no_line() -> None:
    body = '\nmsgid "a\u2028b\u0085c"\nmsgstr "10\u2028mg"\n'
    assert parsed(HEAD + body).messages[0].forms[0].text == "10\u2028mg"


@pytest.mark.parametrize("text", ["", "\n\n", " \r\n"])
def test_an_empty_file_is_told(text: str) -> None:
    assert refused(text) == (0, "it is empty")


ENDS = '\n#. summary\nmsgid ""\n"Drink water, and then rest for "\n"2 hours."\nmsgstr ""\n"Beba agua y descanse "\n"durante 2 horas."\n'


@pytest.mark.parametrize("cut", range(len(HEAD + ENDS)))
def test_a_file_that_is_cut_off_anywhere_loses_nothing_in_silence(cut: int) -> None:
    """Either it is refused, or what is there is whole: a comment or a header without messages below it."""
    text = (HEAD + ENDS)[:cut]
    try:
        document = parsed(text)
    except TranslationError:
        return
    assert [form.text for message in document.messages for form in message.forms] in (
        [], [""], ["Beba agua y descanse durante 2 horas."],
    )  # fmt: skip
    assert document.messages or "UTF-8" in text


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (HEAD + '\nmsgid "a"\n', 5, "no msgstr: the file is cut off"),
        (HEAD + '\nmsgid "a"\n# a note\nmsgstr "b"\n', 5, "no msgstr"),
        (HEAD + '\nmsgid "a"\nmsgstr "b\n', 6, "a quotation mark is missing or broken"),
        (HEAD + '\nmsgid "a"\n#~ msgstr "b"\n', 6, "cannot stand here"),
        (HEAD + ENDS[:-20], 6, "ends with a space: the file may be cut off"),
        ('msgid ""\nmsgstr ""\n"Project-Id-Version: handoutgen\\n"\n', 1, "its header no Content-Type"),
        (HEAD.replace("UTF-8", "CHARSET") + ENDS, 3, "says charset=CHARSET"),
    ],
)
def test_what_is_wrong_is_told_by_line(text: str, line: int, says: str) -> None:
    at, message = refused(text)
    assert at == line
    assert says in message


def test_what_stands_twice_is_told_with_the_first_place() -> None:
    body = '\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n\n#~ msgid "a"\n#~ msgstr "d"\n'
    document = parsed(HEAD + body)
    assert [problem.line for problem in poreader.repeats(document)] == [8]
    assert [problem.line for problem in poreader.repeats(document, obsolete=True)] == [8, 11]
    assert "after line 5" in poreader.repeats(document)[0].message


def test_a_second_header_is_one_too_many() -> None:
    [problem] = poreader.repeats(parsed(HEAD + "\n" + HEAD))
    assert problem.line == 5


@pytest.mark.parametrize(
    ("flags", "text", "becomes"),
    [
        (["python-format"], "Take 50% dose", []),
        (["python-format", "fuzzy", "c-format"], "Call {phone}", ["fuzzy", "python-brace-format"]),
        (["python-brace-format", "no-wrap"], "Rest", ["no-wrap"]),
        (["no-c-format"], "50% d", ["no-c-format"]),
    ],
)
def test_a_text_has_the_format_that_it_really_has(flags: list[str], text: str, becomes: list[str]) -> None:
    assert potext.brace_flags(flags, text) == becomes
