"""The first net: text against the fonts' own tables, and the tables against the fonts."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from fontTools.ttLib import TTFont

from handoutgen.errors import PrintingError
from handoutgen.printing.fonts import lock
from handoutgen.printing.fonts.coverage import character_name, coverage_of, uncovered
from handoutgen.printing.fonts.stacks import FAMILIES, stack_for
from handoutgen.printing.pdf import glyph_problems

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.printing.fonts.stacks import FontStack

LOST = "\ufffd"
LOCKED = [font for family in lock.locked_families().values() for font in family]


def test_text_in_the_stacks_scripts_is_covered(stack: FontStack) -> None:
    assert (
        uncovered("Día 38,3 °C – Ứng dụng, объём, γιατρό\n\t\u2066555-0199\u2069 a\u00adb\u200b", stack) == ()
    )


def test_each_uncovered_character_is_named_once_in_order(stack: FontStack) -> None:
    assert uncovered("\u2610 手 a \u2610 \u2192", stack) == ("\u2610", "手", "\u2192")


@pytest.mark.parametrize("character", ["\ue000", "\x00", "\x1b", "\ud800", LOST, "\ufffc", "\u0378"])
def test_what_means_nothing_is_never_covered(stack: FontStack, character: str) -> None:
    assert uncovered(f"a{character}b", stack) == (character,)


def test_a_character_missing_in_one_weight_is_uncovered(stack: FontStack, tmp_path: Path) -> None:
    table = b'{"glyphs": 9, "runs": [98, 1, 5], "makes": {}}'
    (tmp_path / "only-b.json").write_bytes(table)
    regular, bold = stack.fonts
    poor = replace(
        bold, coverage=str(tmp_path / "only-b.json"), coverage_sha256=hashlib.sha256(table).hexdigest()
    )
    assert uncovered("ab", replace(stack, fonts=(regular, poor))) == ("a",)


def test_names() -> None:
    assert character_name("\u2610") == "U+2610 BALLOT BOX"
    assert character_name("\ue000") == "U+E000 private use"
    assert character_name("\x1b") == "U+001B control character"


@pytest.mark.parametrize("font", LOCKED, ids=lambda font: font.file)
def test_table_agrees_with_the_font(font: lock.FontFile) -> None:
    parsed = TTFont(font.path)
    coverage = coverage_of(font)
    cmap = {point: parsed.getGlyphID(name) for point, name in parsed.getBestCmap().items()}
    assert coverage.glyph_count == parsed["maxp"].numGlyphs
    planes = 0x20000
    assert max(cmap) < planes
    assert {
        point: glyph for point in range(planes) if (glyph := coverage.glyph(chr(point))) is not None
    } == cmap


@pytest.mark.parametrize(
    ("script", "text", "missing"),
    [
        ("Hans", "请吃药㐀。", "㐀"),
        ("Hans", "醫生", "醫"),
        ("Kore", "장(腸)이 아프면", "腸"),
        ("Thai", "ยา 手", "手"),
    ],
)
def test_a_character_that_was_not_taken_is_refused_by_name(script: str, text: str, missing: str) -> None:
    (problem,) = glyph_problems([text], stack_for(script), "38242")
    assert f"U+{ord(missing):04X} CJK UNIFIED IDEOGRAPH" in problem.message
    assert problem.message.count("U+") == 1


def test_every_korean_syllable_is_covered_composed_or_not() -> None:
    syllables = "".join(map(chr, range(0xAC00, 0xD7A4)))
    assert uncovered(syllables, stack_for("Kore")) == ()
    assert uncovered(unicodedata.normalize("NFD", "약을 드세요"), stack_for("Kore")) == ()


@pytest.mark.parametrize("font", LOCKED, ids=lambda font: font.file)
def test_locked_files_are_the_ones_here(font: lock.FontFile) -> None:
    assert lock.read_locked(font.path, font.sha256)
    assert (font.path.parent / "LICENSE.txt").read_text("utf-8").count("SIL OPEN FONT LICENSE") == 1


def test_no_two_fonts_answer_to_one_description() -> None:
    assert len({(font.family, font.weight, font.style) for font in LOCKED}) == len(LOCKED)


def test_every_script_has_its_fonts() -> None:
    for script in FAMILIES:
        assert stack_for(script).fonts


def test_unknown_script_is_named() -> None:
    with pytest.raises(PrintingError, match="script Tibt") as caught:
        stack_for("Latn", "Tibt")
    assert "Arab, Aran, Cyrl" in caught.value.hint


def test_scripts_of_one_family_share_a_stack() -> None:
    assert stack_for("Latn") == stack_for("Cyrl") == stack_for("Grek", "Latn")
    assert stack_for("Latn").css == '"Noto Sans"'


def test_a_damaged_table_is_noticed(
    stack: FontStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coverage_of(stack.fonts[0])
    table = stack.fonts[0].coverage_path.read_bytes()
    (tmp_path / "coverage").mkdir()
    (tmp_path / "coverage" / stack.fonts[0].coverage).write_bytes(table.replace(b"1", b"2", 1))
    monkeypatch.setattr(lock, "HERE", tmp_path)
    with pytest.raises(PrintingError, match="damaged"):
        coverage_of(stack.fonts[0])
