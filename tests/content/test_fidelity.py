"""A translation keeps every slot of its source, as often as it stands there, and brings none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content.fidelity import losses
from handoutgen.content.slots import SLOTS

texts = st.lists(st.sampled_from([*(f"{{{name}}}" for name in SLOTS), "llame ", "ahora "])).map("".join)


@given(texts, st.randoms())
def test_slots_in_another_order_are_no_loss(text: str, random: object) -> None:
    pieces = text.split(" ")
    random.shuffle(pieces)  # type: ignore[attr-defined]
    assert losses(text, " ".join(pieces)) == []


@given(texts, st.sampled_from(SLOTS))
def test_one_slot_more_or_less_is_told(text: str, name: str) -> None:
    more = f"{text}{{{name}}}"
    assert losses(more, text) == [f"the slot {{{name}}} of the source is missing"]
    assert losses(text, more) == [f"the slot {{{name}}} is not in the source"]


@pytest.mark.parametrize(
    "given_", ["Llame al {telefono}", "Llame al {Phone}", "Llame al { phone }", "Llame al {teléfono}"]
)
def test_a_renamed_slot_is_a_loss_and_a_gain(given_: str) -> None:
    lost, gained = losses("Call {phone}", given_)
    assert "{phone} of the source is missing" in lost
    assert "is not in the source" in gained


def test_a_slot_without_its_braces_is_lost() -> None:
    assert losses("Call {phone}", "Llame al phone}") == ["the slot {phone} of the source is missing"]
