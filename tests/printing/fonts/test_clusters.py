"""What a font can draw for a piece of text, and what it cannot."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from handoutgen.printing.fonts import lock
from handoutgen.printing.fonts.clusters import LONGEST, PIECE, Reader, decomposed, pieces, standing
from handoutgen.printing.fonts.coverage import coverage_of
from handoutgen.printing.fonts.stacks import stack_for
from tests.printing.fonts.sentences import SENTENCES

LOCKED = [font for family in lock.locked_families().values() for font in family]


def glyphs(script: str, characters: str) -> list[int]:
    """The font's own glyphs."""
    found = map(coverage_of(stack_for(script).fonts[0]).glyph, characters)
    return [glyph for glyph in found if glyph is not None]


def reader(script: str, text: str = "") -> Reader:
    return Reader(coverage_of(stack_for(script).fonts[0]), text)


@pytest.mark.parametrize("font", LOCKED, ids=lambda font: font.file)
def test_no_digit_is_made_from_another(font: lock.FontFile) -> None:
    coverage = coverage_of(font)
    for drawn in "0123456789":
        glyph = coverage.glyph(drawn)
        assert glyph is not None
        assert [meant for meant in "0123456789" if glyph in standing(coverage, meant)] == [drawn]


def test_a_ligature_stands_for_all_its_letters() -> None:
    font = stack_for("Latn").fonts[0]
    parsed, coverage = TTFont(font.path), coverage_of(font)
    ligature, double = parsed.getGlyphID("fi"), parsed.getGlyphID("f_f")
    assert standing(coverage, "fi")[ligature] == {"fi"}
    assert ligature not in standing(coverage, "fl")
    assert ligature not in standing(coverage, "f")
    assert standing(coverage, "ff")[double] == {"ff"}
    assert double not in standing(coverage, "f")


def test_a_letter_under_another_stands_for_both_its_characters() -> None:
    font = stack_for("Khmr").fonts[0]
    under = TTFont(font.path).getGlyphID("uni17D2179A")
    assert standing(coverage_of(font), "\u1794\u17d2\u179a")[under] == {"\u179a\u17d2"}
    (ba,) = glyphs("Khmr", "\u1794")
    assert reader("Khmr").stands_for(ba, "\u1794\u17d2\u179a", {ba, under})
    assert not reader("Khmr").stands_for(ba, "\u1794\u17d2\u179a", {ba})
    assert not reader("Khmr").stands_for(ba, "\u1794\u17d2\u1780", {ba, under})


@pytest.mark.parametrize(
    ("script", "text", "left", "right"),
    [("Khmr", "\u1794\u17be", "\u17c1", "\u17be"), ("Thai", "\u0e19\u0e33", "\u0e4d", "\u0e32")],
)
def test_a_vowel_that_is_drawn_in_halves_needs_both(script: str, text: str, left: str, right: str) -> None:
    letter, one, other = glyphs(script, text[0] + left + right)
    assert reader(script).stands_for(other, text, {letter, one, other})
    assert not reader(script).stands_for(other, text, {letter, other})
    assert not reader(script).stands_for(one, text, {letter, one})


def test_marks_may_come_in_any_order_but_none_may_be_lost() -> None:
    e, below, above = glyphs("Latn", "e\u0323\u0302")
    assert reader("Latn").stands_for(e, "\u1ec7", {e, above, below})
    assert not reader("Latn").stands_for(e, "\u1ec7", {e, above})


def test_a_part_that_bears_no_text_comes_from_some_cluster() -> None:
    font = stack_for("Khmr").fonts[0]
    under = TTFont(font.path).getGlyphID("uni17D2179A")
    assert reader("Khmr", "\u1794\u17d2\u179a \u1780").is_part(under)
    assert not reader("Khmr", "\u1794\u17d2\u1780 \u179a").is_part(under)
    assert not reader("Khmr", "").is_part(under)


def test_what_needs_no_glyph_is_left_out() -> None:
    assert decomposed("\u2066\u00e9\u200d\u200b\u2069") == "e\u0301"


def test_a_long_line_is_looked_through_in_pieces() -> None:
    line = "".join(SENTENCES["Deva", "hi"]).replace(" ", "")
    assert max(map(len, pieces(line))) == PIECE
    runs = [line[start : start + PIECE // 2] for start in range(len(line))]
    assert all(any(run in piece for piece in pieces(line)) for run in runs)
    assert list(pieces("a\u200bb  a")) == ["a", "b"]


def test_no_cluster_is_endless() -> None:
    e, accent = glyphs("Latn", "e\u0301")
    assert reader("Latn").stands_for(e, "e" + "\u0301" * (LONGEST - 1), {e, accent})
    assert not reader("Latn").stands_for(e, "e" + "\u0301" * LONGEST, {e, accent})
