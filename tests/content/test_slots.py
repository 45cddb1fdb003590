"""Slots are found, and nothing of a text is lost around them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content.slots import SLOTS, faults, slots_of, split

braced = st.lists(
    st.sampled_from([*(f"{{{name}}}" for name in SLOTS), "{", "}", "{phon}", "call ", "é"])
).map("".join)


@given(st.text() | braced)
def test_split_and_joined_again_a_text_is_the_same(text: str) -> None:
    pieces = split(text)
    assert "".join(f"{{{piece}}}" if index % 2 else piece for index, piece in enumerate(pieces)) == text
    assert set(pieces[1::2]) <= set(SLOTS)


@given(st.text() | braced)
def test_faults_lie_at_braces_and_none_means_that_every_slot_is_known(text: str) -> None:
    found = faults(text)
    assert all(text[fault.offset] in "{}" for fault in found)
    if not found:
        assert slots_of(text) == sorted(split(text)[1::2])
        assert not set("{}") & set("".join(split(text)[::2]))


@pytest.mark.parametrize("name", SLOTS)
def test_every_slot_is_known(name: str) -> None:
    assert faults(f"Call {{{name}}} now.") == []
    assert split(f"Call {{{name}}} now.") == ["Call ", name, " now."]


@pytest.mark.parametrize(
    ("text", "offset", "said"),
    [
        ("Call {phon} now", 5, "there is no slot {phon}; did you mean {phone}?"),
        ("é {Phone}", 2, "did you mean {phone}?"),
        ("{ward}", 0, "there is no slot {ward}; the slots are {clinic}, {phone}, "),
        ("{}", 0, "the slots are"),
        ("{ phone }", 0, "did you mean {phone}?"),
        ("Call {phone now", 5, "a single '{'; a slot is written {phone}"),
        ("Call phone} now", 10, "a single '}'"),
    ],
)
def test_what_is_no_slot_is_told_with_its_place(text: str, offset: int, said: str) -> None:
    [fault] = faults(text)
    assert fault.offset == offset
    assert said in fault.message


def test_slots_of_a_text_are_sorted_and_keep_repeats() -> None:
    assert slots_of("{phone} or {clinic} or {phone} or {telefono}") == [
        "clinic",
        "phone",
        "phone",
        "telefono",
    ]
