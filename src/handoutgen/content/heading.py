"""The head of a new catalog or template: what it holds, its language, and how that counts."""

from __future__ import annotations

from gettext import c2py
from typing import TYPE_CHECKING

from handoutgen.content import languages
from handoutgen.content.catalog import COUNTS
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.content.potext import Message, Quoted

if TYPE_CHECKING:
    from handoutgen.content.library import Library

ONE_OR_MORE = "nplurals=2; plural=(n != 1);"
"""How English counts, and a language of which nothing is known."""

# Babel's own table has two of the forms the other way round than every editor shows them.
_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)


def heading(library: Library, domain: str, language: str = "", plural_forms: str = ONE_OR_MORE) -> Message:
    """The header of a domain's catalog in a language, or of its template; raises RecordError.

    It bears no date and no name: the same record gives the same file.
    """
    about = "the words that every handout shares"
    if domain != SHARED_DOMAIN:
        about = str(library.procedure(domain).title)
    notes = [f" {about[:1].upper()}{about[1:]}."]
    if language:
        notes = [
            f" {languages.english_name(language)}: {about}.",
            " DRAFT. Not yet read by a qualified translator or a clinician.",
        ]
    lines = (
        "Project-Id-Version: handoutgen",
        f"Language: {language.replace('-', '_')}".rstrip(),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural_forms}",
    )
    return Message(Quoted(""), forms=[Quoted("".join(f"{line}\n" for line in lines))], notes=[*notes, ""])


def counting(language: str) -> str | None:
    """A language's `Plural-Forms`, from gettext's own table or else CLDR; None where neither has any."""
    from babel import Locale, UnknownLocaleError
    from babel.messages.plurals import PLURALS
    from babel.plural import to_gettext

    subtags = language.split("-")
    if subtags[0] == "ar":
        return _ARABIC
    for name in ("_".join(subtags), subtags[0]):
        if name in PLURALS:
            return "nplurals={}; plural={};".format(*PLURALS[name])
    try:
        forms = to_gettext(Locale.parse(subtags[0]).plural_form)
        count, rule = (part.partition("=")[2] for part in forms.rstrip(";").split("; "))
        usable = all(0 <= c2py(rule)(n) < int(count) for n in COUNTS)
    except (UnknownLocaleError, ValueError):
        return None
    return forms if usable else None
