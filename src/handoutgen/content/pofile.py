"""Reads gettext's PO files straight, and refuses one from which Babel would lose a text in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from handoutgen.content import waivers
from handoutgen.content.catalog import COUNTS, SHORT, Catalog, Entry
from handoutgen.errors import TranslationError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from pathlib import Path

_REPAIR = "Open it in a PO editor, or compare with its last good version."
_PO_LINE = re.compile(r'(?:(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"')
_PO_ORDER = {
    "msgctxt": re.compile(r"|msgstr.*"),
    "msgid": re.compile(r"|msgctxt|msgstr.*"),
    "msgid_plural": re.compile(r"msgid"),
    "msgstr": re.compile(r"msgid"),
    "msgstr[0]": re.compile(r"msgid_plural"),
    **{f"msgstr[{n}]": re.compile(rf"msgstr\[{n - 1}\]") for n in range(1, 10)},
}
"""What each keyword of a PO file may follow."""


def load(path: Path, language: str, source_language: str = "en") -> Catalog:
    """Read a PO file; raises TranslationError where it is broken, with the line."""
    from babel.messages.pofile import PoFileError, PoFileParser

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _broken(path, 0, f"cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _broken(
            path, line, f"byte {raw[error.start]:#04x} here is not UTF-8", "Save it as UTF-8."
        ) from error
    lines = text.splitlines()
    _check_lines(path, lines)
    repeats: list[Problem] = []
    read = _watching_repeats(path, repeats)
    try:
        PoFileParser(read, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except PoFileError as error:
        raise _broken(
            path, error.lineno + 1, f"cannot be read as PO: {str(error).rsplit(' on ', 1)[0]}"
        ) from error
    except (ValueError, IndexError, TypeError, LookupError) as error:
        raise _broken(path, 0, f"cannot be read as PO: {error}") from error
    if repeats:
        raise TranslationError(f"{shown(path)} has two messages of the same text", problems=repeats)
    entries = {
        (message.context, message.id[0] if message.pluralizable else message.id): Entry(
            tuple(message.string) if message.pluralizable else (message.string,),
            message.lineno or 0,
            message.fuzzy,
            waivers.read(message.user_comments),
            message.id[1] if message.pluralizable else None,
        )
        for message in read
        if message.id
    }
    catalog = Catalog(language, path, entries, str(read.plural_expr), source_language)
    try:
        readable = all(0 <= catalog.plural_rule(n) < read.num_plurals for n in COUNTS)
    except (ValueError, ArithmeticError):
        readable = False
    if not readable:
        line = next((number for number, text in enumerate(lines, 1) if "Plural-Forms" in text), 0)
        raise _broken(
            path, line, "the header's Plural-Forms cannot be read, or gives a form that it does not count"
        )
    return catalog


def _check_lines(path: Path, lines: list[str]) -> None:
    """Refuse what Babel reads on over: text is lost at a broken quotation mark or between two keywords.

    Babel cuts the first and last character off, whatever they are: a lost closing quote takes the
    text's last digit with it. Of two translations of one message it keeps one and says nothing.
    """
    before = ""
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        match = _PO_LINE.fullmatch(bare)
        if match is None:
            raise _broken(
                path, number, "this line is not PO: a keyword or a quotation mark is missing or broken"
            )
        keyword = match[1]
        if not (_PO_ORDER[keyword].fullmatch(before) if keyword else before):
            raise _broken(
                path,
                number,
                f"{keyword or 'a text'} cannot stand here: a line above it is missing or too many",
            )
        before = keyword or before


def _watching_repeats(path: Path, repeats: list[Problem]) -> Any:
    from babel.messages.catalog import Catalog as GettextCatalog

    class Watching(GettextCatalog):
        """Babel keeps the first of two equal messages and says nothing."""

        def __setitem__(self, key: Any, message: Any) -> None:
            if key and self._key_for(key, message.context) in self._messages:
                text = key[0] if isinstance(key, tuple) else key
                repeats.append(
                    Problem(
                        shown(path), message.lineno or 0, 0, Level.ERROR, "translation-repeated",
                        f'this message stands here a second time: "{text[:SHORT]}"',
                        "Keep the right one, delete the other.",
                    )
                )  # fmt: skip
            super().__setitem__(key, message)

    return Watching()


def _broken(path: Path, line: int, message: str, hint: str = _REPAIR) -> TranslationError:
    problem = Problem(shown(path), line, 0, Level.ERROR, "catalog-syntax", message, hint)
    return TranslationError(f"{shown(path)} cannot be read", problems=[problem])
