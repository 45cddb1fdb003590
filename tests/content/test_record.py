"""A record is read whole, or every problem of it is told at once, by line and in plain words."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content import record
from handoutgen.content.slots import SLOTS
from handoutgen.errors import RecordError

if TYPE_CHECKING:
    from handoutgen.problem import Problem

STARTER = Path(__file__).resolve().parents[2] / "handouts" / "38242.yaml"
SIGN = "    - Watery stools (diarrhea)\n"
TITLE = "title: Donor lymphocyte infusion\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("handouts") / "38242.yaml"


def changed(file: Path, *changes: tuple[str, str]) -> str:
    """Write the starter's record with pieces of it replaced; give back its text."""
    text = STARTER.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")
    return text


def told(file: Path, *changes: tuple[str, str]) -> list[Problem]:
    changed(file, *changes)
    with pytest.raises(RecordError, match=r"38242\.yaml has \d+ problem") as caught:
        record.load(file)
    assert all(
        problem.hint for problem in caught.value.problems if problem.rule not in {"record-when", "record-day"}
    )
    return list(caught.value.problems)


def place_of(text: str, piece: str) -> tuple[int, int]:
    before = text[: text.index(piece)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_the_starters_record_is_read() -> None:
    procedure = record.load(STARTER)
    assert procedure.code == "38242"
    assert procedure.summary.startswith("A DLI gives you white blood cells (lymphocytes) from your")
    assert "\n" not in procedure.summary


def test_line_ends_and_a_byte_order_mark_change_nothing(file: Path) -> None:
    text = STARTER.read_text(encoding="utf-8")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert record.load(file) == record.load(STARTER)


@pytest.mark.parametrize(
    ("before", "after", "at", "message", "hint"),
    [
        (SIGN, "    - Vomiting: so medicines do not stay down\n", "Vomiting", "taken for a field, 'Vomiting'", "double quotes"),
        (SIGN, "    - {phone}\n", "phone}\n  ", "taken for a field, 'phone'", "double quotes"),
        (SIGN, "    - [a]\n", "[a]", "not a list", "double quotes"),
        (SIGN, "    - txt: Watery stools\n", "txt", "no field 'txt'", "Did you mean 'text'?"),
        (SIGN, "    -\n", "\n    - Yellow skin", "'call.signs.3.text' is empty", "Fill it in"),
        ("say: Say that you had a DLI.", "say: {phone}", "{phone}\n\nem", "must be text, not fields", "double quotes"),
        ("say: Say that you had a DLI.", "say: [phone]", "[phone]", "must be text, not a list", "double quotes"),
        (TITLE, "Title: x\n", "Title", "no field 'Title'", "Did you mean 'title'?"),
        ("\nglance:", "\nglanse:", "glanse", "no field 'glanse'", "Did you mean 'glance'?"),
        ("  where: The", "  zzz: x\n  where: The", "zzz", "no field 'zzz' here", "awake, how_long, ride_home, where, who"),
        (TITLE, "", 'code: "38242"\ncodes', "the field 'title' is missing", "Add `title:`"),
        ("  - when: -1w\n    do: Get a", "  - Get a", "Get a thermo", "'prepare.5.when' is missing", "do, if, kind"),
        ("kind: bring", "kind: brnig", "brnig", "'brnig' is not one of the words", "Did you mean 'bring'?"),
        ("system: CPT", "system: ICD", "ICD", "'ICD' is not one", "HCPCS"),
        ("if: diabetes", "if: diabetis", "diabetis", "not one of the words", "Did you mean 'diabetes'?"),
        ("about: 4 in 10", "about: 40%", "40%", "does not look like a value for", "'4 in 10'"),
        ("- id: anthony-nolan", "- id: Anthony", "Anthony\n", "does not look like", "Small letters"),
        ("url: https://anth", "url: anth", "anthonynolan.org", "does not look like", "https://"),
        ("read: 2026-11-21", "read: yesterday", "yesterday", "'yesterday' is not a date", ""),
        ("read: 2026-11-21", "read: [x]", "[x]", "must be a date, not a list", "record that works"),
        ("when: -14d", "when: soon", "soon", "'soon' is not a moment. Write -14d", ""),
        ("when: -1w", "when: -1d 8pm", "-1d 8pm", "'8pm' is not a clock time", ""),
        ("say: Say that", "say: Say {phon} that", "{phon}", "no slot {phon}; did you mean {phone}?", "bracket"),
        ("say: Say that", "say: Say } that", "} that", "a single '}'", "bracket"),
        ("- Watery", "- Wa\u200btery", "\u200b", "U+200B (ZERO WIDTH SPACE)", "Delete it"),
        ("publisher: Anthony", "publisher: \u202eAnthony", "\u202e", "U+202E", "Delete it"),
        ('code: "38242"', 'code: "38243"', '38243"', "the code is '38243', but the file is named 38242", "the same"),
        ("[anthony-nolan]", "[antony-nolan]", "antony-nolan", "no source 'antony-nolan'", "Did you mean 'anthony-nolan'?"),
        ("[anthony-nolan]", "[zzz]", "zzz", "no source 'zzz'", "Add it under"),
        ("- id: bar-2013", "- id: nccn-mds", "nccn-mds\n    title: >-", "the id 'nccn-mds' is used twice", "id of its own"),
        ("- when: -1w", "- when: -4w", "-4w", "'-4w' comes before '-14d' above it", "order"),
        ("+2w..+12w\n", "+15d..+12w\n", "+15d", "'+15d..+12w' mixes two units", "`label:`"),
    ],
)  # fmt: skip
def test_a_fault_is_told_once_where_it_is(
    file: Path, before: str, after: str, at: str, message: str, hint: str
) -> None:
    extra = [("bar-2013, nccn-mds", "nccn-mds")] if "bar-2013" in before else []
    problems = told(file, (before, after), *extra)
    text = file.read_text(encoding="utf-8")
    assert [problem.message for problem in problems if message not in problem.message] == []
    [problem] = problems
    assert hint in problem.hint
    line, column = place_of(text, at)
    if problem.rule not in {"record-missing", "record-empty"}:
        assert (problem.line, problem.column) == (line, column)


def test_a_slot_between_quotes_is_told_by_its_own_column(file: Path) -> None:
    [problem] = told(file, (TITLE, 'title: "é {phon}"\n'))
    assert problem.column == len('title: "é ') + 1


def test_in_folded_text_the_field_is_told_since_no_column_can_be(file: Path) -> None:
    [problem] = told(file, ("summary: >-\n  A DLI", "summary: >-\n  A {clnic} DLI"))
    assert (problem.line, problem.column) == place_of(file.read_text(encoding="utf-8"), ">-\n  A {")


def test_every_problem_is_told_at_once_in_the_files_order(file: Path) -> None:
    problems = told(
        file,
        ("title: Donor", "titel: Donor"),
        ("  where: The", "  wehre: The"),
        ("when: -14d", "when: 14d"),
        ("prepare:\n", "prepare:\n  - &a x\n"),
        (SIGN, "    - Watery {stool}\n    - Vomiting: x\n"),
        ("  say: Say that you had a DLI.", "  say: x\n  say: y"),
        ("    read: 2026-11-21", "    read: 21.11.2026\n    pages: 3"),
    )
    assert [problem.rule for problem in problems] == [
        "record-field", "record-field", "yaml-anchor", "record-when", "record-slot", "record-field",
        "yaml-duplicate", "record-day", "record-field",
    ]  # fmt: skip
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_every_problem_between_fields_is_told_at_once(file: Path) -> None:
    problems = told(
        file,
        ('code: "38242"', "code: x"),
        ("[anthony-nolan]", "[a, b]"),
        ("- when: -1w", "- when: -4w"),
        ("+2w..+12w\n", "+15d..+12w\n"),
    )
    assert [problem.rule for problem in problems] == [
        "record-code", "record-source", "record-source", "record-order", "record-when",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "# only a comment\n", "- a\n- list\n", "just words\n", "[]\n"])
def test_what_has_no_fields_is_no_record(file: Path, text: str) -> None:
    file.write_text(text)
    with pytest.raises(RecordError) as caught:
        record.load(file)
    [problem] = caught.value.problems
    assert (problem.rule, problem.line) == ("record-shape", 1)


def test_a_code_keeps_its_zeros_and_a_word_stays_a_word(tmp_path: Path) -> None:
    path = tmp_path / "00100.yaml"
    changed(
        path,
        ('code: "38242"', "code: 00100"),
        (TITLE, "title: no\n"),
        ("who: Nurses, a doctor near", "who: 12:30"),
    )
    procedure = record.load(path)
    assert (procedure.code, procedure.title, procedure.glance.who) == ("00100", "no", "12:30")


def test_steps_of_one_moment_may_follow_each_other(file: Path) -> None:
    changed(file, ("- when: -1w", "- when: -2w"))
    assert record.load(file).prepare[3].when == "-2w"


def test_a_range_of_two_units_may_stand_with_words_of_its_own(file: Path) -> None:
    assert "when: +3d..+2w\n      label:" in changed(file)
    assert record.load(file).recovery.timeline[1].label == "Up to 2 weeks"


@given(st.binary() | st.text().map(str.encode) | st.text("ab: \n-[]{}#\"'&*!", max_size=80).map(str.encode))
def test_whatever_a_file_holds_it_is_a_record_or_an_error(file: Path, raw: bytes) -> None:
    file.write_bytes(raw)
    with pytest.raises(RecordError) as caught:
        record.load(file)
    assert caught.value.problems


@given(st.sampled_from(SLOTS), st.text("abcé °\u0645", min_size=1), st.text("abc ", max_size=9))
def test_a_texts_slots_and_letters_come_through(file: Path, name: str, before: str, after: str) -> None:
    typed = f"{before}{{{name}}}{after}"
    changed(file, (TITLE, f'title: "{typed}"\n'))
    assert record.load(file).title == " ".join(typed.split(" ")).strip() or "  " in typed


def test_a_text_read_before_is_not_read_again_and_any_other_is(tmp_path: Path) -> None:
    path = tmp_path / "38242.yaml"
    written = STARTER.read_text(encoding="utf-8")
    path.write_text(written, encoding="utf-8")
    first = record.load(path)
    assert record.load(path) is first
    # Of the same size, and within the same tick of the clock.
    path.write_text(written.replace("\ntitle: Donor", "\ntitle: Donut"), encoding="utf-8")
    assert record.load(path).title.startswith("Donut")
    path.write_text(written.replace("\ntitle: ", "\ntitel: "), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(RecordError):
            record.load(path)
    path.write_text(written, encoding="utf-8")
    assert record.load(path) == first
