"""How the words of a handout become HTML, on paper and on a screen.

What must stay together is put into an element of its own, or held by signs that nobody sees: a number and
its unit, a label and the blank that it announces, a run from left to right, a Korean word.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from handoutgen.content.punctuation import WORD_JOINER
from handoutgen.printing.handout import Slot, Words
from handoutgen.printing.isolates import END, LTR
from handoutgen.printing.widths import width

if TYPE_CHECKING:
    from collections.abc import Callable

Medium = Literal["paper", "screen"]

_LONGEST_LABEL = 24
"""How wide a text is kept on one line with the blank that it announces, in Latin letters."""

_FEW = 4
"""How many characters of a text without spaces."""

_QUANTITY = re.compile(r"\b\d[\d.,]*[ \u00a0](?:°[CF]|(?:[mkµ]|mc)?[gLl](?:/[dm]?[Ll])?|cc)\b")
"""A number and its unit, which stay on one line."""

_MAY_BREAK = re.compile(f"{LTR}[^{LTR}{END}]* [^{LTR}{END}]*{END}")
"""An isolated run that may go on on the next line, where its isolate does not reach."""

_IN_A_KOREAN_WORD = re.compile(r"(?<![\s(\[“‘])(?=[\uac00-\ud7a3])")
"""Where a Korean line must not end: within words. Browsers have `word-break: keep-all` for it."""


def words_for(medium: Medium) -> Callable[[Words | str], Any]:
    """How words become HTML: escaped, a filled slot kept together, an empty one to write on."""
    from markupsafe import Markup

    def words(said: Words | str) -> Markup:
        pieces = (said,) if isinstance(said, str) else said
        written, label = Markup(""), Markup("")
        if medium == "paper":
            pieces = _with_whole_words(pieces)
        for piece, following in zip_longest(pieces, pieces[1:]):
            if isinstance(piece, Slot):
                filled = _slot(piece, medium)
                written += Markup('<span class="slot">{}{}</span>').format(label, filled) if label else filled
                label = Markup("")
            elif medium == "paper" and isinstance(following, Slot) and not following.value:
                before, announcing = _label(piece)
                written, label = written + _text(before), _text(announcing)
            else:
                written += _text(piece)
        return written

    return words


def _slot(piece: Slot, medium: Medium) -> Any:
    from markupsafe import Markup, escape

    if not piece.value:
        blank = Markup('<span class="blank blank-{}"></span>').format(piece.name)
        return escape(piece.phrase) if medium == "screen" else blank
    if piece.name.startswith("phone") and medium == "screen":
        link = Markup('<a class="slot"{} href="tel:{}">{}</a>')
        return link.format(_direction(piece.value), re.sub(r"[^\d+]", "", piece.value), piece.value)
    return Markup('<bdi class="slot"{}>{}</bdi>').format(_direction(piece.value), piece.value)


def _with_whole_words(pieces: Words) -> Words:
    """Words whose Korean ones stay on one line each, with the number or the slot that they follow."""
    before = (" ", *("-" if isinstance(piece, Slot) else " " for piece in pieces))
    return tuple(
        piece
        if isinstance(piece, Slot) or piece.isascii()
        else _IN_A_KOREAN_WORD.sub(WORD_JOINER, sign + piece)[1:]
        for sign, piece in zip(before, pieces, strict=False)
    )


def _text(piece: str) -> Any:
    from markupsafe import Markup, escape

    if LTR in piece:  # an element around a part of an isolate would take it apart
        kept = _MAY_BREAK.sub(r'<bdi dir="ltr">\g<0></bdi>', str(escape(piece)))
    else:
        # No element around it: the engine may end the line before the word that stands before one.
        kept = _QUANTITY.sub(lambda found: found[0].replace(" ", "\u00a0"), str(escape(piece)))
    return Markup(kept)  # noqa: S704 - escaped, and what is put in is our own


def given(value: str) -> Any:
    """What a facility says of itself, in a direction of its own; it may take several lines."""
    from markupsafe import Markup

    return Markup("<bdi{}>{}</bdi>").format(_direction(value), value)


def _direction(value: str) -> Any:
    """The attribute that goes with an isolated value, so that it holds on each line."""
    from markupsafe import Markup

    return Markup(' dir="ltr"') if value.startswith(LTR) else ""


def _label(text: str) -> tuple[str, str]:
    """Cut a text before what must stay on one line with the blank after it: its last words, if they are few.

    "Ask us. Last dose: " gives "Ask us. " and "Last dose: "; of a longer sentence it is the last word.
    """
    for match in re.finditer(r"(?<=[.:;?!؟]\s)|(?<=[。！？：；，])|^", text):
        if 0 < width(text[match.end() :]) <= _LONGEST_LABEL:
            return text[: match.end()], text[match.end() :]
    start = text.rstrip().rfind(" ") + 1
    if width(text[start:]) > _LONGEST_LABEL:  # a script without spaces between its words
        start = len(text) - _FEW
    return text[:start], text[start:]
