"""What a screen reader needs of a PDF: the language of each part, for its voice, and the text of each line.

WeasyPrint 70 tells the language of the document, and not of the elements in it. The text that it gives is
told glyph by glyph: where a letter is drawn in several pieces (an Arabic dot is one), or not in the order of
the text, that is no text at all.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import pydyf

from handoutgen.content.punctuation import WORD_JOINER
from handoutgen.errors import PrintingError

if TYPE_CHECKING:
    from weasyprint import Document

_MARKS = frozenset({"Mn", "Mc"})
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
_UNKNOWN_ENGINE = "This version of WeasyPrint is not known to handoutgen: install the one that it asks for."


class Heard(NamedTuple):
    """What is known of a piece of marked content: its language, "" for the document's, and its text.

    The text is empty where the glyphs tell it.
    """

    language: str
    text: str


def listen(document: Document) -> list[dict[int, Heard]]:
    """Take down, while a document is painted, what is marked in each page's content, by its number (MCID).

    Call it before `write_pdf`. The list has a page each, which is filled when that page is painted.
    """
    return [_listen(page) for page in document.pages]


def _listen(page: Any) -> dict[int, Heard]:
    heard: dict[int, Heard] = {}
    paint = page.paint

    def painted(stream: Any, *arguments: Any, **options: Any) -> None:
        paint(stream, *arguments, **options)
        for box, mark in stream._tags.items():  # noqa: SLF001 - there is no public way
            text = getattr(box, "text", "")
            kept = text.translate(_ISOLATES) if _drawn_in_pieces(text) else ""
            heard[mark["mcid"]] = Heard(box.style["lang"] or "", kept)

    page.paint = painted
    return heard


def _drawn_in_pieces(text: str) -> bool:
    return not text.isascii() and any(
        unicodedata.category(each) in _MARKS or unicodedata.bidirectional(each) in _RIGHT_TO_LEFT
        for each in text
    )


def tell(pdf: pydyf.PDF, heard: list[dict[int, Heard]]) -> None:
    """Say in the structure of a PDF what its elements are in, and what they say where glyphs do not tell.

    `heard` is what `listen` took down. An element gives its language (`Lang`) for all that is in it, if
    that is not the document's. Raises PrintingError where the structure is not as the engine makes it.
    """
    own = pdf.catalog["Lang"].string
    if all(each.language in {own, ""} and not each.text for page in heard for each in page.values()):
        return
    try:
        spoken: dict[int, set[str]] = {}
        for number, each in _elements(pdf, heard):
            if each.text:
                pdf.objects[number]["ActualText"] = pydyf.String(each.text)
            for above in _upwards(pdf, number):
                spoken.setdefault(above, set()).add(each.language or own)
        for number, found in spoken.items():
            parent = _number(pdf.objects[number]["P"])
            if len(found) == 1 and found != {own} and spoken.get(parent) != found:
                pdf.objects[number]["Lang"] = pydyf.String(*found)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise PrintingError(
            f"The structure of the finished document cannot be read back ({error!r}).", hint=_UNKNOWN_ENGINE
        ) from error


def name_plainly(pdf: pydyf.PDF) -> None:
    """Take what only the layout needs out of the bookmarks' titles: a viewer may draw it as a box."""
    for each in pdf.objects:
        if (
            isinstance(each, dict)
            and isinstance(title := each.get("Title"), pydyf.String)
            and "Parent" in each
        ):
            title.string = title.string.replace(WORD_JOINER, "")


def _elements(pdf: pydyf.PDF, heard: list[dict[int, Heard]]) -> list[tuple[int, Heard]]:
    """The element of each piece of marked content, by its number, and what is known of the piece."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    by_page = pdf.objects[_number(root["ParentTree"])]["Nums"]
    found = []
    for page, pieces in enumerate(heard):
        elements = by_page[2 * page + 1]
        if by_page[2 * page] != page or len(elements) != len(pieces):
            raise ValueError(f"page {page + 1}")
        found += [(_number(reference), pieces[mark]) for mark, reference in enumerate(elements)]
    return found


def _upwards(pdf: pydyf.PDF, number: int) -> list[int]:
    """An element and those that it is in, by their numbers."""
    path = []
    while pdf.objects[number].get("Type") == "/StructElem":
        path.append(number)
        number = _number(pdf.objects[number]["P"])
    return path


def _number(reference: bytes) -> int:
    """The object that a reference ("12 0 R") leads to."""
    return int(reference.split()[0])
