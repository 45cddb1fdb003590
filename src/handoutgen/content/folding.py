"""Makes texts of all scripts comparable, without touching what a sign means."""

from __future__ import annotations

import re
import unicodedata

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
