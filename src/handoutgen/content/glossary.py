"""The words that a language has for the terms of the handouts, from `locales/TAG/glossary.yaml`.

The file maps each English term to a list of the forms that may stand for it: `fever: [fiebre]`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from handoutgen.content.folding import folded
from handoutgen.errors import RecordError, TranslationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from handoutgen.content.yamlfile import Document
    from handoutgen.problem import Problem

_RULE = "glossary-syntax"
_HOW = "Write each term with a list: `fever: [fiebre, calentura]`."


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms of the source, longest first, each with the forms of which a translation has one."""

    terms: tuple[tuple[str, tuple[str, ...]], ...]

    def missing(self, source: str, translation: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The terms of a source of which the translation has no form; a longer term hides those within it."""
        rest, given = _plain(source), _plain(translation)
        for term, forms in self.terms:
            rest, times = _word(term).subn(" · ", rest)
            if times and not any(_plain(form) in given for form in forms):
                yield term, forms


def load(path: Path) -> Glossary:
    """Read a glossary; raises TranslationError where it is broken, with the lines."""
    from handoutgen.content import yamlfile
    from handoutgen.problem import shown

    try:
        document = yamlfile.read(path)
    except RecordError as error:
        raise TranslationError(error.message, hint=error.hint, problems=error.problems) from error
    problems = [*document.problems, *_shape(document)]
    if problems:
        raise TranslationError(f"{shown(path)} cannot be used", problems=problems)
    terms = sorted((document.data or {}).items(), key=lambda entry: (-len(entry[0]), entry[0]))
    return Glossary(tuple((term, tuple(forms)) for term, forms in terms))


def _shape(document: Document) -> Iterator[Problem]:
    if not isinstance(document.data, dict | None):
        yield document.problem(document.mark(()), _RULE, "a glossary is made of terms", _HOW)
        return
    for term, forms in (document.data or {}).items():
        if (
            not isinstance(forms, list)
            or not forms
            or not all(isinstance(form, str) and form for form in forms)
        ):
            yield document.problem(document.mark((term,)), _RULE, f"'{term}' has no list of words", _HOW)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A text as it is compared: folded to lower case, without vowel signs that Arabic may leave out."""
    return " ".join(folded(unicodedata.normalize("NFC", text)).casefold().split())


@lru_cache(maxsize=1024)
def _word(term: str) -> re.Pattern[str]:
    """A term as whole words, in the singular or the plural."""
    plain = re.escape(_plain(term))
    start, end = (
        (r"(?<!\w)" if term[:1].isalnum() else ""),
        (r"(?:e?s)?(?!\w)" if term[-1:].isalnum() else ""),
    )
    return re.compile(f"{start}{plain}{end}")
