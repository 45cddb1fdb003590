"""The text format says every word of the handout, in its order, and nothing but text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.printing.handout import Slot, plain, texts
from handoutgen.printing.render import localized
from handoutgen.printing.text import phones, text
from tests.documents import CODE, STARTER, clinic_facility, edit
from tests.records import leave_out_what_may_be

if TYPE_CHECKING:
    from pathlib import Path


def made(language: str, facility: Facility | None = None, width: int | None = None) -> str:
    with localized(STARTER, CODE, language, facility or clinic_facility()) as (handout, _):
        return text(handout, width=width)


@pytest.mark.parametrize("width", [None, 72, 30])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_is_in_it_in_the_order_of_the_handout(language: str, width: int | None) -> None:
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        said = "".join(text(handout, width=width).split())
    # The day of reading is for the record's keepers, and two columns' names are said again with each risk.
    left_out = {source.read for source in handout.body.sources} | set(handout.body.risks.columns)
    place = 0
    for words in texts(handout.body):
        if plain(words) not in left_out:
            found = said.find("".join(plain(words).split()), place)
            assert found >= 0, f"“{plain(words)}” does not stand where it is read"
            place = found
    assert all(said.count("".join(column.split())) >= 5 for column in handout.body.risks.columns[1:])


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_begins_with_the_draft_words_and_ends_with_what_identifies_it(language: str) -> None:
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        lines = text(handout).splitlines()
    assert lines[0] == " ".join((f"{handout.draft[0]}.", handout.draft[1]))
    assert lines[-1] == f"{CODE} · {handout.language.name} · {handout.text_id}"


def test_lines_keep_to_the_width_asked_for() -> None:
    assert max(map(len, made("es", width=60).splitlines())) > 50
    long = [line for line in made("es", width=60).splitlines() if len(line) > 60]
    # An address on the web cannot be broken, and a heading's rule is as long as the heading.
    assert [line for line in long if "http" not in line] == []


def test_without_a_width_a_sentence_is_one_line() -> None:
    assert "- Call us if you feel ill or have a fever of 100.4 °F (38 °C) or higher.\n" in made("en")


def test_a_label_has_the_colon_of_its_language_and_a_question_has_none() -> None:
    said = made("en")
    assert "- Awake or asleep? You stay awake\n" in said
    assert "\nBefore: 1 to 2 hours\n" in said
    assert "- Durée\xa0: Moins de 1 heure\n" in made("fr")
    assert "- 需要多久：不到1小时\n" in made("zh-Hans")
    assert made("zh-Hans").startswith("草稿。")
    assert "- 如果您有糖尿病：吃饭" in made("zh-Hans")


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh-Hans", "ko"])
def test_no_mark_stands_twice(language: str) -> None:
    said = made(language)
    for twice in ("?:", "？：", "؟:", "::", "：:", "..", "。.", "。。", "((", "（("):
        assert twice not in said


def test_a_run_from_left_to_right_is_isolated_on_every_line_it_takes() -> None:
    clinic = replace(clinic_facility(), name="The Riverbend Clinic for Transplants and Cell Therapies")
    with localized(STARTER, CODE, "ar", clinic) as (handout, say):
        call = replace(handout.body.call, say=("في ", Slot("clinic", f"\u2066{clinic.name}\u2069", "")))
        changed = replace(handout, body=replace(handout.body, call=call))
        lines = text(changed, phones(clinic, say), width=30).splitlines()
    assert any("Riverbend" in line for line in lines)
    assert all(line.count("\u2066") == line.count("\u2069") for line in lines)
    for line in lines[: lines.index(changed.body.sources_heading)]:
        assert not re.search("[A-Za-z]", re.sub("\u2066.*?\u2069", "", line))


def test_a_condition_stands_before_its_words() -> None:
    assert "- If you have diabetes: Ask us about meals and medicines.\n" in made("en")


def test_an_empty_slot_is_a_phrase() -> None:
    assert "To change one, call the number your clinic gave you.\n" in made("en", Facility())
    assert "{" not in made("en", Facility())


def test_a_line_to_write_on_is_a_phrase(clinic: Path) -> None:
    edit(clinic / "handouts" / f"{CODE}.yaml", "Ask us about meals and medicines.", '"My plan: {write}"')
    with localized(Library(clinic), CODE, "en", clinic_facility()) as (handout, _):
        assert "- If you have diabetes: My plan: (ask your team)\n" in text(handout)


def test_what_the_record_leaves_out_leaves_no_heading(clinic: Path) -> None:
    leave_out_what_may_be(clinic / "handouts" / f"{CODE}.yaml")
    with localized(Library(clinic), CODE, "en", clinic_facility()) as (handout, _):
        said = text(handout)
    for heading in ("Your recovery", "Being active", "Taking care of yourself", "Common risks"):
        assert heading not in said
    assert "\n\n\n" not in said
    afterwards = said.splitlines().index("Afterwards")
    assert said.splitlines()[afterwards + 1 : afterwards + 4] == ["==========", "", "Results and next visits"]


def test_no_two_blank_lines_follow_each_other_and_none_ends_it() -> None:
    for language in ("en", "es"):
        assert "\n\n\n" not in made(language)
        assert made(language).endswith("\n")
        assert not made(language).endswith("\n\n")


def test_the_box_says_which_numbers_to_call() -> None:
    facility = clinic_facility()
    with localized(STARTER, CODE, "es", facility) as (handout, say):
        numbers = phones(facility, say)
        nobody = phones(Facility(), say)
    assert numbers == ("De día: 555-0142", "Noche, fin de semana: 555-0187")
    assert nobody == ()
    lines = text(handout, numbers).splitlines()
    heading = lines.index("Llámenos el mismo día, a cualquier hora")
    assert tuple(lines[heading + 2 : heading + 4]) == numbers
    assert "555-0187" not in text(handout)
