"""A handout's words: filled, blank or as a phrase, and the id that is made of them."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING, Any

import pytest

from handoutgen.content import languages
from handoutgen.content.facility import Facility
from handoutgen.printing.handout import Slot, Words, plain, texts, unfilled
from handoutgen.printing.render import localized
from tests.documents import CODE, STARTER, clinic_facility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.printing.handout import Handout

PHONE = Slot("phone", "555-0142", "the number your clinic gave you")
BLANK = dataclasses.replace(PHONE, value="")


def handout_of(language: str, facility: Facility) -> Handout:
    with localized(STARTER, CODE, language, facility) as (handout, _):
        return handout


@pytest.fixture(scope="module")
def english() -> Handout:
    return handout_of("en", clinic_facility())


def test_a_slot_is_its_value_or_the_phrase_that_stands_for_it() -> None:
    assert plain(("Call ", PHONE, ".")) == "Call 555-0142."
    assert plain(("Call ", BLANK, ".")) == "Call the number your clinic gave you."
    assert unfilled(("Call ", PHONE, ".")) == unfilled(("Call ", BLANK, ".")) == "Call {phone}."


def test_texts_are_all_words_in_order_and_keep_a_slot_within_its_sentence(english: Handout) -> None:
    found = [unfilled(words) for words in texts(english.body)]
    assert found[0] == english.title
    assert any(re.search(r"call \{emergency\}\.", text) for text in found)
    assert any(re.search(r"call \{phone\}\.", text) for text in found)
    assert "how_long" not in found
    assert "bring" not in found
    assert [
        found.index(text) for text in ("Get ready: check off each step", "What it is", "Words to know")
    ] == sorted(
        found.index(text) for text in ("Get ready: check off each step", "What it is", "Words to know")
    )


def test_the_text_id_is_eight_hex_digits(english: Handout) -> None:
    assert re.fullmatch(r"[0-9a-f]{8}", english.text_id)


def test_the_text_id_is_the_same_for_every_facility_and_for_none(english: Handout) -> None:
    other = Facility(name="Elm Street Hospital", phone="555-0100", address="1 Elm Street", emergency="112")
    assert {handout_of("en", each).text_id for each in (Facility(), other)} == {english.text_id}


def test_the_text_id_is_of_one_language(english: Handout) -> None:
    assert handout_of("es", clinic_facility()).text_id != english.text_id
    # The language counts by itself: the same words may be another's.
    renamed = dataclasses.replace(english, language=languages.language("es"))
    assert renamed.text_id != english.text_id


def test_the_text_id_leaves_out_what_is_not_the_text(english: Handout) -> None:
    assert dataclasses.replace(english, draft=("", "")).text_id == english.text_id


def test_the_text_id_changes_with_every_single_word(english: Handout) -> None:
    ids = [dataclasses.replace(english, body=body).text_id for body in with_one_change(english.body)]
    assert len(ids) > 150
    assert english.text_id not in ids
    assert len(set(ids)) == len(ids)


def test_the_text_id_changes_when_two_entries_change_places(english: Handout) -> None:
    signs = english.body.call.signs
    moved = dataclasses.replace(english.body.call, signs=(signs[1], signs[0], *signs[2:]))
    body = dataclasses.replace(english.body, call=moved)
    assert dataclasses.replace(english, body=body).text_id != english.text_id


def test_the_text_id_tells_where_one_text_ends_and_the_next_begins(english: Handout) -> None:
    heading, label = english.body.what_heading, english.body.purpose_heading
    joined = dataclasses.replace(english.body, what_heading=heading + label, purpose_heading="")
    apart = dataclasses.replace(english.body, what_heading=heading, purpose_heading=label)
    ids = {dataclasses.replace(english, body=body).text_id for body in (joined, apart)}
    assert len(ids) == 2


def test_the_text_id_does_not_depend_on_isolates(english: Handout) -> None:
    one, other = (
        dataclasses.replace(english, body=dataclasses.replace(english.body, title=(title,)))
        for title in ("خذ 81 mg", "خذ \u206681\xa0mg\u2069")
    )
    assert one.text_id == other.text_id != english.text_id


def test_the_text_id_sees_which_slot_it_is(english: Handout) -> None:
    def asked(name: str) -> str:
        say: Words = ("Call ", dataclasses.replace(PHONE, name=name))
        box = dataclasses.replace(english.body.call, say=say)
        body = dataclasses.replace(english.body, call=box)
        return dataclasses.replace(english, body=body).text_id

    assert asked("phone") != asked("phone_after_hours")


def with_one_change(value: Any) -> Iterator[Any]:
    """Give `value` again and again, each time with one more letter in another of its texts."""
    if isinstance(value, str):
        yield f"{value}x"
    elif isinstance(value, tuple):
        for place, entry in enumerate(value):
            for other in with_one_change(entry):
                yield (*value[:place], other, *value[place + 1 :])
    elif dataclasses.is_dataclass(value) and not isinstance(value, (type, Slot)):
        for field in dataclasses.fields(value):
            if field.name not in {"key", "kind"}:
                for other in with_one_change(getattr(value, field.name)):
                    yield dataclasses.replace(value, **{field.name: other})
