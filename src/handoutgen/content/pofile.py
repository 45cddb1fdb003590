"""Reads a catalog out of a PO file, for looking up; whatever may lose a text on the way is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from handoutgen.content import poreader, waivers
from handoutgen.content.catalog import COUNTS, Catalog, Entry
from handoutgen.errors import TranslationError
from handoutgen.problem import shown

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.potext import Document, Message

_PLURAL_FORMS = re.compile(r"nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?")
_ENGLISH = "nplurals=2; plural=(n != 1);"


def load(path: Path, language: str, source_language: str = "en") -> Catalog:
    """Read a PO file; raises TranslationError where it is broken, with the line."""
    return catalog_of(poreader.read(path), language, source_language)


def catalog_of(document: Document, language: str, source_language: str = "en") -> Catalog:
    """The messages of a file to look up; raises TranslationError where they contradict each other."""
    path = document.path
    if repeats := poreader.repeats(document):
        raise TranslationError(f"{shown(path)} has two messages of the same text", problems=repeats)
    count, expression = plural_forms(document)
    entries = {message.key: _entry(document, message, count) for message in document.messages}
    catalog = Catalog(language, path, entries, expression, source_language)
    try:
        readable = all(0 <= catalog.plural_rule(n) < count for n in COUNTS)
    except (ValueError, ArithmeticError):
        readable = False
    if not readable:
        fault = "the header's Plural-Forms cannot be read, or gives a form that it does not count"
        raise poreader.broken(path, document.line_of("Plural-Forms"), fault)
    return catalog


def plural_forms(document: Document) -> tuple[int, str]:
    """How many plural forms a header counts, and its rule for them; 0 and "" where it cannot be read."""
    forms = _PLURAL_FORMS.fullmatch(document.fields.get("plural-forms", _ENGLISH))
    return (int(forms[1]), forms[2].strip()) if forms else (0, "")


def _entry(document: Document, message: Message, count: int) -> Entry:
    forms = tuple(form.text for form in message.forms)
    if message.plural:
        if count and len(forms) > count:
            fault = (
                f"this message has {len(forms)} plural forms, and the header's Plural-Forms counts {count}"
            )
            raise poreader.broken(document.path, message.line, fault)
        forms += ("",) * (count - len(forms))
    return Entry(
        forms, message.line, message.fuzzy, waivers.read(message.notes),
        message.plural.text if message.plural else None,
    )  # fmt: skip
