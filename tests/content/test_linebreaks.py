"""A run in which no line can end is found in the scripts whose lines do not break by themselves."""

from __future__ import annotations

import pytest

from handoutgen.content.linebreaks import LONGEST, unbroken

KHMER, BURMESE, LAO = "សូមទូរស័ព្ទមកយើង", "ဆေးရုံသို့လာပါ", "ກະລຸນາໂທຫາພວກເຮົາ"


@pytest.mark.parametrize(("tag", "words"), [("km", KHMER), ("my", BURMESE), ("lo", LAO), ("km-KH", KHMER)])
def test_a_long_run_without_a_break_is_found(tag: str, words: str) -> None:
    long = words * 6
    assert unbroken(f"10 mg {long} (GVHD)", tag) == long
    assert unbroken(" ".join([words] * 6), tag) is None
    assert unbroken("\u200b".join([words] * 6), tag) is None


def test_a_joiner_is_no_break_and_a_mark_no_letter() -> None:
    assert unbroken("\u2060".join([KHMER] * 4), "km")
    letters = "ក" * LONGEST
    assert unbroken(letters, "km") is None
    assert unbroken("\u17b6".join(letters), "km") is None
    assert unbroken(letters + "ក", "km") == letters + "ក"


def test_a_sentence_ends_a_run() -> None:
    assert unbroken("។".join(["ក" * LONGEST] * 2), "km") is None


@pytest.mark.parametrize("tag", ["th", "en", "zh-Hans", "ar"])
def test_languages_that_break_by_themselves_have_none(tag: str) -> None:
    assert unbroken("โปรดโทรหาเรา" * 9 + KHMER * 4, tag) is None
