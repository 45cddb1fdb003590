"""Makes texts of all scripts comparable, without touching what a sign means."""

from __future__ import annotations

import re
import unicodedata

_MARKS = r"\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u102b-\u103e\u17b4-\u17d3"
LETTERS = rf"(?:[^\W\d_]++[{_MARKS}]*+)++"
"""A pattern of letters: Python takes vowel signs of Hindi, Thai, Burmese and Khmer for none.

It never gives a letter back, or a long word could be cut up in more ways than there is time for.
"""

_UNSEEN = (
    "\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\xad"
)
_VOWEL_SIGNS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅛": "1/8"}
_PLAIN = {
    **dict.fromkeys(map(ord, _UNSEEN + _VOWEL_SIGNS)),
    **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
    **{ord(sign): f"^{n}" for n, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")},
    **{ord(sign): f" {fraction}" for sign, fraction in _FRACTIONS.items()},
    ord("µ"): "μ", ord("℃"): "°C", ord("℉"): "°F", ord("˚"): "°",
    ord("，"): ", ", ord("、"): ", ", ord("⁄"): "/",
}  # fmt: skip
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_SQUARED = re.compile("[\u3371-\u33df]")


def folded(text: str) -> str:
    """A text with ASCII digits, without bidi marks, Arabic vowel signs and full-width forms.

    NFKC alone would lose what °, ½ and ² say: "10²" would become 102.
    """
    if text.isascii():
        return text
    text = re.sub("º(?= ?[CF])", "°", text.translate(_PLAIN))
    if _SQUARED.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
