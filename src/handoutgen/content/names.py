"""What each procedure of a library is called, in every language, read fast enough for thousands.

Only a few fields of a record are read, and only their translations: what is wrong with the rest is for
those who print it to find.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from handoutgen.content import yamlfile
from handoutgen.content.languages import negotiate
from handoutgen.errors import RecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from handoutgen.content.library import Library

Kind = Literal["title", "also_called"]

_FIELDS = ("codes", "title", "also_called", "summary", "words")
_SPACES = re.compile(r"\s+")
_FUZZY = re.compile(r"^#,.*\bfuzzy\b", re.MULTILINE)
_SAID = re.compile(r'msgstr "((?:[^"\\\n]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a procedure: its words, the tag of their language, and which kind of name it is."""

    text: str
    language: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A procedure as somebody may ask for it.

    `numbers` are (system, number) in the code systems. `names` hold the titles in the languages that
    were asked for, the record's own first, then the synonyms. `shown_in` is the one of them in which its
    title is to be shown, "" for the one in which it is found. `about` is what the record says of the
    procedure in short: its summary, and the words that it explains.
    """

    code: str
    shown_in: str
    languages: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    names: tuple[Name, ...]
    about: str

    def title(self, language: str = "") -> Name:
        """The title in a language, else in the record's own."""
        titles = [name for name in self.names if name.kind == "title"]
        return next((name for name in titles if name.language == language), titles[0])


def entries(library: Library, wanted: Sequence[str] | None = None) -> tuple[list[Entry], list[RecordError]]:
    """Every record's entry, sorted by code, and the errors of those that cannot be read.

    `wanted` are the tags of the languages to read besides the records' own, of which the first that
    there is shows the title; None is all of them. Raises UsageError for what is no tag.
    """
    found, errors = [], []
    for code in library.codes():
        try:
            found.append(_entry(library, code, wanted))
        except RecordError as error:
            errors.append(error)
    return found, errors


def _entry(library: Library, code: str, wanted: Sequence[str] | None) -> Entry:
    fields = yamlfile.read_fields(library.root / "handouts" / f"{code}.yaml", _FIELDS)
    own = library.settings.language
    there = library.languages(code)
    title = next(iter(_texts(fields.get("title"))), code)
    called = list(_texts(fields.get("also_called")))
    told = [*_texts(fields.get("summary")), *_texts(fields.get("words"), "term")]
    about = list(told)
    names = [Name(title, own, "title")]
    synonyms = [Name(text, own, "also_called") for text in called]
    served = list(there) if wanted is None else [tag for each in wanted if (tag := negotiate(each, there))]
    for tag in dict.fromkeys(served):
        if tag == own:
            continue
        said = translations(library.catalog_file(code, tag), {title, *called, *told})
        if title in said:
            names.append(Name(said[title], tag, "title"))
        synonyms += [Name(said[text], tag, "also_called") for text in called if text in said]
        about += [said[text] for text in told if text in said]
    numbers = tuple(
        (str(each.get("system", "")), str(each.get("code", "")))
        for each in _listed(fields.get("codes"))
        if isinstance(each, dict)
    )
    titled = {name.language for name in names}
    shown_in = next((tag for tag in served if tag in titled), "") if wanted else ""
    return Entry(code, shown_in, tuple(there), numbers, (*names, *synonyms), " ".join(about))


def _texts(value: Any, field: str = "text") -> Iterator[str]:
    """The texts in a field, whether it holds one, a list of them or, as items may, a part for each."""
    for each in _listed(value):
        text = each.get(field) if isinstance(each, dict) else each
        if isinstance(text, str) and text.strip():
            yield _SPACES.sub(" ", text).strip()


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def translations(path: Path, sources: Iterable[str]) -> dict[str, str]:
    """The finished translations of these texts in a PO file; none where it cannot be read.

    A look, no more: nothing is checked, so nothing from here may be printed on a handout.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    joined = "\n" + text.replace('"\n"', "")  # so that every text stands on one line
    found = {source: _translation(joined, source) for source in sources}
    return {source: said for source, said in found.items() if said.strip()}


def _translation(joined: str, source: str) -> str:
    """One finished translation; "" where there is none."""
    quoted = source.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    message = f'\nmsgid "{quoted}"\n'
    at = joined.find(message)
    while at >= 0:
        begins = max(joined.rfind("\n\n", 0, at), joined.rfind("\nmsgstr", 0, at), 0)
        before = joined[begins:at]
        said = _SAID.match(joined, at + len(message))
        if said and not _FUZZY.search(before) and "\nmsgctxt " not in before:
            return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), said[1])
        at = joined.find(message, at + 1)
    return ""
