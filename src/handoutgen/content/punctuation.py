"""The marks that the program itself puts between texts, in the language of the page.

From CLDR's list patterns where it has them right, and from the habits of each language's print where it
says nothing (colons, full stops): CLDR's Arabic lists have no comma, and its Burmese ones a dash.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

WORD_JOINER = "\u2060"
"""Keeps what stands before and after it on one line."""

_ISOLATES = "\u2066\u2067\u2068\u2069"
_SAYS_MORE = tuple(":?：？؟፧፦៖")
_ENDS = tuple(".!?…。！？؟۔।॥။។።")


@dataclass(frozen=True, slots=True)
class Marks:
    """How a language goes on: `comma` between the entries of a list, its space with it, `colon`, `stop`."""

    comma: str = ", "
    colon: str = ":"
    stop: str = "."

    def colon_after(self, label: str) -> str:
        """The colon of a label, or nothing after a question and after a colon."""
        return "" if _bare(label).endswith(_SAYS_MORE) else self.colon

    def stop_after(self, text: str) -> str:
        """The full stop of a text, or nothing where it has an end of its own."""
        return "" if _bare(text).endswith(_ENDS) else self.stop

    def labelled(self, label: str, text: str) -> str:
        """A label and what it is of, on one line."""
        return spaced(label + self.colon_after(label), text)

    def sentences(self, *texts: str) -> str:
        """Texts one after another, each with a full stop; those that are empty are left out."""
        return spaced(*(text + self.stop_after(text) for text in texts if text))


def gap_after(text: str) -> str:
    """What stands between a text and the next: Chinese marks bring their space with them."""
    last = _bare(text)[-1:]
    return "" if last and not last.isalnum() and unicodedata.east_asian_width(last) in "FW" else " "


def spaced(*texts: str) -> str:
    """Texts one after another; those that are empty are left out."""
    line = ""
    for text in texts:
        line += gap_after(line) + text if line and text else text
    return line


def marks_of(language: str, script: str) -> Marks:
    """The marks of a language (its first subtag), or else of its script."""
    return _OF_LANGUAGE.get(language) or _OF_SCRIPT.get(script, Marks())


def _bare(text: str) -> str:
    return text.rstrip().rstrip(_ISOLATES)


_OF_LANGUAGE = {
    "fr": Marks(colon="\u00a0:"),
    "mr": Marks(),
    "ur": Marks("، ", stop="۔"),
}
_OF_SCRIPT = {
    "Arab": Marks("، "),
    "Beng": Marks(stop="।"),
    "Deva": Marks(stop="।"),
    "Ethi": Marks("፣ ", "፦", "።"),
    "Guru": Marks(stop="।"),
    "Hans": Marks("、", "：", "。"),
    "Hant": Marks("、", "：", "。"),
    "Jpan": Marks("、", "：", "。"),
    "Khmr": Marks(colon="៖", stop="។"),
    "Mymr": Marks("၊ ", stop="။"),
    "Thai": Marks(" ", stop=""),
}
