"""What there is to translate: the texts of a record, and the words that every handout shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handoutgen.content import places
from handoutgen.content.lengths import limit
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import LibraryError
from handoutgen.problem import Level, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from handoutgen.content.library import Library
    from handoutgen.content.procedure import Procedure

_NAMED = re.compile(r"\{(\w+)\}")
_FILLED_WITH = {
    "clinic": "the clinic's name",
    "phone": "the clinic's phone number",
    "phone_after_hours": "the phone number for nights and weekends",
    "address": "the clinic's address",
    "emergency": "the emergency number, such as 911,",
    "write": "a line to write on",
    "n": "a number",
}
_KEYWORDS: dict[str, Any] = {"say": None, "plural": (1, 2)}
_FROM_HTML: dict[str, Any] = {"_": None, "gettext": None, "ngettext": (1, 2)}
_PRINTING = Path(__file__).resolve().parents[1] / "printing"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text to translate, and every place in the record at which it stands, as paths."""

    source: str
    context: str | None = None
    plural: str | None = None
    places: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str | None, str]:
        """Its identity in a catalog: context and source."""
        return self.context, self.source

    @property
    def about(self) -> list[str]:
        """What a translator is told: the part, the limit, the slots, and last the paths."""
        told = list(dict.fromkeys(places.in_words(path) for path in self.places))
        limits = [found for path in self.places if (found := limit(places.fields(path))) is not None]
        if limits:
            told.append(f"At most {min(limits)} characters; a Chinese or Korean one counts as two.")
        for name in dict.fromkeys(_NAMED.findall(f"{self.source} {self.plural or ''}")):
            filled = _FILLED_WITH.get(name)
            told.append(f"Keep {{{name}}} as it is{f': {filled} goes there' if filled else ''}.")
        return [*told, *self.places]


def of_record(procedure: Procedure) -> list[Wanted]:
    """The texts of a record in its order, each once."""
    from handoutgen.content.procedure import messages

    at: dict[tuple[str | None, str], list[str]] = {}
    for message in messages(procedure):
        at.setdefault((message.context, message.text), []).append(places.path(message.place))
    return [Wanted(text, context, None, tuple(paths)) for (context, text), paths in at.items()]


def of_shared(library: Library) -> list[Wanted]:
    """The words in the templates of a library and in the program, in the order in which they stand there.

    Raises LibraryError where a template cannot be read.
    """
    templates = sorted(library.templates.rglob("*.html"))
    found = [*_extracted(templates, "jinja2", _FROM_HTML), *_extracted(_sources(), "python", _KEYWORDS)]
    once: dict[tuple[str | None, str], Wanted] = {}
    for wanted in found:
        if once.setdefault(wanted.key, wanted).plural is None:
            once[wanted.key] = wanted
    return list(once.values())


def of_domain(library: Library, domain: str) -> list[Wanted]:
    """What a catalog of a domain must hold; raises RecordError or LibraryError where that cannot be read."""
    return of_shared(library) if domain == SHARED_DOMAIN else of_record(library.procedure(domain))


def _sources() -> Iterator[Path]:
    """The program's files that say something: the others need not be taken apart."""
    for path in sorted(_PRINTING.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "say(" in text or "plural(" in text:
            yield path


def _extracted(files: Iterable[Path], method: str, keywords: dict[str, Any]) -> Iterator[Wanted]:
    from babel.messages.extract import extract

    for path in files:
        try:
            with path.open("rb") as file:
                # Without `silent`, Babel's way into Jinja passes over a template that cannot be parsed.
                for _, text, _, context in extract(method, file, keywords, options={"silent": "false"}):
                    source, plural = text if isinstance(text, tuple) else (text, None)
                    yield Wanted(source, context, plural)
        except Exception as error:  # a template may be wrong in any way
            line = getattr(error, "lineno", 0) or 0
            hint = "The shared words are taken from the templates: mend it first."
            problem = Problem(shown(path), line, 0, Level.ERROR, "template", str(error), hint)
            raise LibraryError("the shared words cannot be gathered", problems=[problem]) from error
