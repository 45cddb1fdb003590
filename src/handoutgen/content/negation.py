"""Whether a text says no, in each language: clearly, or possibly.

A loss is told where the source says no clearly and the translation not even possibly; a gain where
it is the other way round. What lies between passes: languages say the same thing from two sides
("less than an hour", 不到1小时; "stay awake", pa dòmi), and an alarm that is wrong teaches to waive.
"""

from __future__ import annotations

import re
from functools import lru_cache

from handoutgen.content.folding import LETTERS, folded
from handoutgen.content.negationwords import (
    CLEAR,
    CLEAR_PARTS,
    DEPENDENT,
    FORBIDDEN,
    LIMITS,
    NOT_MEANT,
    ONLY,
    POSSIBLE,
    STILL,
    WITHOUT,
)

_WORD = re.compile(rf"{LETTERS}(?:['’]{LETTERS})*")

_BUT_NOT_BUT = r"(?:(?!(?:pero|mais|mas|sino|но|а|y|e|et|и)\b)[\w-]+ )?"
"""A word that may stand before one of them at a clause's start: peut-être aucun changement."""

_SHORT = 3

_NOR = frozenset(["ni", "nem", "ни"])

_ONLY_IN_ENGLISH = re.compile(
    r"\b(?:only|just|than|until|till|but|except|more|less|fewer|alone|much|many|enough|yet|before|unless|little|few|rare\w*|hardly)\b"
)
"""What English has where a translation says "only" for a no: not before, no more than."""

_AT_MOST = re.compile(r"\bno(?:t|) (?:more|longer|later|fewer|less|higher) than\b", re.IGNORECASE)
_HOLD_STILL = re.compile(r"\b(?:hold|keep|lie|lying|stay|sit|be)\b[^,;.]*\bstill\b", re.IGNORECASE)
_NE_PLUS = re.compile(r"\b(?:ne |n['’])\w+(?: \w+)? plus\b")

_STEMS = {
    language: tuple(word[:-1].replace(".", " ") for word in listed.split() if word.endswith("*"))
    for language, listed in POSSIBLE.items()
}
_EXACT = {
    language: frozenset(word for word in listed.split() if not word.endswith("*"))
    for language, listed in POSSIBLE.items()
}

_STOPPING = re.compile(r"\b(?:stop|avoid|skip|quit|prevent|hold)", re.IGNORECASE)

_YES_OR_NO = re.compile(r"(?<=\bcó\b)(.*)\bkhông(?=[\s.?]*$)")
"""Vietnamese asks with it: có tác dụng không."""


def known(language: str) -> bool:
    """Whether a language's words for no are known here."""
    return language in POSSIBLE


def spoken(text: str, language: str) -> str:
    """The word by which a source says no: as `clear`, and in English "hold ... still" too."""
    still = _HOLD_STILL.search(text) if language == "en" and "still" in text else None
    return clear(text, language) or (still[0] if still else "")


def lost(source: str, translation: str, language: str, own: str) -> str:
    """The word by which a source says no where nothing in the translation does, or an empty string.

    "Do not stop" is not said by "stop" alone, nor by "stop ... without us".
    """
    no = spoken(source, own)
    if not no:
        return ""
    said = _independent(translation, language)
    if own != "en":
        return "" if said or possible(translation, language) else no
    other = STILL if no.endswith("still") else LIMITS if _AT_MOST.search(source) else {}
    if _begins(translation, other.get(language, ""), language):
        return ""
    if no != "unless" and _STOPPING.search(source) and not no.endswith("still"):
        forbidden = _begins(translation, FORBIDDEN.get(language, ""), language)
        return "" if said - WITHOUT or forbidden else no
    only = _ONLY_IN_ENGLISH.search(source.lower()) is not None
    return "" if said or possible(translation, language, only=only) else no


def _begins(text: str, listed: str, language: str) -> bool:
    """Whether a word of a text begins as one of a list; short ones stand for themselves alone."""
    stems = [stem.replace(".", " ") for stem in listed.split()]
    if language in CLEAR_PARTS:
        return any(stem in text for stem in stems)
    spaced = f" {' '.join(_WORD.findall(folded(text).lower()))} "
    return any(f" {stem} " in spaced if len(stem) <= _SHORT else f" {stem}" in spaced for stem in stems)


def _independent(text: str, language: str) -> frozenset[str]:
    """The words that say no in a text by themselves."""
    word = clear(text, language)
    if not word or language in CLEAR_PARTS or word not in CLEAR[language]:
        return frozenset([word] if word else [])
    text = _without(folded(text).lower(), language)
    found = CLEAR[language].intersection(_WORD.findall(text))
    bound = found & DEPENDENT.get(language, frozenset())
    if not bound or (language == "fr" and re.search(r"\b(?:ne |n['’])", text)):
        return found
    leading = {one for one in bound - _NOR if re.search(rf"(?:^|[,;:(–—]) *{_BUT_NOT_BUT}{one}\b", text)}
    return (found - bound) | leading


@lru_cache(maxsize=4096)
def clear(text: str, language: str) -> str:
    """The first word of a text that clearly says no, or an empty string."""
    text = _without(folded(text).lower(), language)
    if language in CLEAR_PARTS:
        return next((part for part in CLEAR_PARTS[language] if part in text), "")
    if language == "en" and (short := re.search(r"\w+n['’]t\b", text)):
        return short[0]
    if language == "fr" and (no_more := _NE_PLUS.search(text)):
        return no_more[0]
    return min(CLEAR[language].intersection(_WORD.findall(text)), default="", key=text.find)


@lru_cache(maxsize=4096)
def possible(text: str, language: str, *, only: bool = True) -> bool:
    """Whether anything in a text may say no; `only`: whether "only" may."""
    text = folded(text).lower()
    stems, exact = _STEMS[language], _EXACT[language]
    if not only:
        stems, exact = tuple(stem for stem in stems if stem not in ONLY), exact - ONLY
    if language in CLEAR_PARTS:
        return any(part in text for part in stems)
    english = language == "en"
    if english and _HOLD_STILL.search(text):
        return True
    return any(
        word in exact or (stems and word.startswith(stems)) or (english and word.endswith("less"))
        for word in _WORD.findall(_without(text, language))
    )


def _without(text: str, language: str) -> str:
    turns = NOT_MEANT.get(language, ())
    if not any(map(text.__contains__, turns)):
        return _YES_OR_NO.sub(r"\1", text) if language == "vi" else text
    if language in CLEAR_PARTS:
        for turn in turns:
            text = text.replace(turn, " ")
        return text
    return re.sub(rf"\b(?:{'|'.join(turns)})\b", " ", text)
