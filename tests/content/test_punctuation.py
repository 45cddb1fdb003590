"""What the program puts between texts is the language's own, and never a mark too many."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import pytest
from babel import Locale

from handoutgen.content.languages import language
from handoutgen.content.punctuation import gap_after, spaced


@pytest.mark.parametrize(
    ("tag", "listed", "labelled", "sentences"),
    [
        ("en", "a, b", "Date: x", "Draft. Now."), ("fr", "a, b", "Date\xa0: x", "Draft. Now."),
        ("zh-Hans", "a、b", "Date：x", "Draft。Now."), ("ar", "a، b", "Date: x", "Draft. Now."),
        ("fa", "a، b", "Date: x", "Draft. Now."), ("ur", "a، b", "Date: x", "Draft۔ Now."), ("he", "a, b", "Date: x", "Draft. Now."),
        ("hi", "a, b", "Date: x", "Draft। Now."), ("my", "a၊ b", "Date: x", "Draft။ Now."), ("km", "a, b", "Date៖ x", "Draft។ Now."),
        ("am", "a፣ b", "Date፦ x", "Draft። Now."), ("th", "a b", "Date: x", "Draft Now."), ("ko", "a, b", "Date: x", "Draft. Now."),
    ],
)  # fmt: skip
def test_a_language_has_its_own_marks(tag: str, listed: str, labelled: str, sentences: str) -> None:
    marks = language(tag).marks
    assert marks.comma.join("ab") == listed
    assert marks.labelled("Date", "x") == labelled
    assert marks.sentences("Draft", "Now.") == sentences


@pytest.mark.parametrize(
    "tag", ["en", "es", "fr", "pt-BR", "vi", "ru", "tl", "zh-Hans", "ur", "hi", "am", "th", "km"]
)
def test_the_comma_is_cldrs_where_cldr_has_one(tag: str) -> None:
    locale = Locale.parse({"tl": "fil"}.get(tag, tag).replace("-", "_"))
    assert locale.list_patterns["standard"]["middle"] == f"{{0}}{language(tag).marks.comma}{{1}}"


@pytest.mark.parametrize(
    "label", ["Awake?", "清醒还是睡着？", "يقظة أم نوم؟", "Day:", "白天：", "ពេលថ្ងៃ៖", "متى\u2066 (1)?\u2069"]
)
def test_after_a_question_and_after_a_colon_there_is_no_colon(label: str) -> None:
    assert language("ar").marks.colon_after(label) == ""


@pytest.mark.parametrize(
    "text", ["Common.", "Really?", "很常见。", "شائع؟", "عام ہے۔", "आम है।", "ទូទៅ។", "\u2066(a.)\u2069."]
)
def test_after_the_end_of_a_sentence_there_is_no_full_stop(text: str) -> None:
    assert language("en").marks.stop_after(text) == ""
    assert language("en").marks.stop_after(text + "x") == "."


def test_chinese_marks_bring_their_space_with_them() -> None:
    assert (gap_after("如果："), gap_after("中"), gap_after("If:"), gap_after("")) == ("", " ", " ", " ")
    assert spaced("如果：", "", "吃") == "如果：吃"
    assert spaced("", "If:", "eat") == "If: eat"
