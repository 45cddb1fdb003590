"""The last net for glyphs: what was put into the PDF, against what our fonts say that it means.

Text extraction cannot do this: a wrong glyph still carries the right text. Three things are asked of each
font in the PDF: that it is a font of the stack, that each glyph's outline is that font's own, and that each
glyph can stand for the text that it carries.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from handoutgen.printing.fonts.clusters import Reader, decomposed
from handoutgen.printing.fonts.coverage import character_name, coverage_of
from handoutgen.printing.fonts.embedded import embedded_fonts
from handoutgen.printing.fonts.fontconfig import listing_problem
from handoutgen.printing.fonts.lock import program
from handoutgen.printing.fonts.outlines import Outlines
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import pydyf
    from weasyprint import Document

    from handoutgen.printing.fonts.coverage import Coverage
    from handoutgen.printing.fonts.embedded import EmbeddedFont
    from handoutgen.printing.fonts.lock import FontFile
    from handoutgen.printing.fonts.stacks import FontStack

FOREIGN, WRONG, MISSING = "print-font-foreign", "print-glyph-wrong", "print-glyph-missing"
# By Unicode's BidiMirroring: what right-to-left text turns round.
MIRROR = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
PANGO_NORMAL = 0


def audit(
    document: Document, pdf: pydyf.PDF, stack: FontStack, *, text: str, path: str = ""
) -> list[Problem]:
    """Everything wrong with the glyphs of a document, each an error; none if it shows what it says.

    Call it as WeasyPrint's `finisher`, which hands over the first two. `text` is all that the document says,
    in any order; `path` is the problems' place. Raises PrintingError if the document's fonts cannot be read,
    or ours are damaged.
    """
    found = []
    if difference := listing_problem(document.font_config, stack.fonts):
        found.append((FOREIGN, f"The layout could choose other fonts than the language's: {difference}."))
    ours = {(font.family, font.weight, font.style): font for font in stack.fonts}
    faces = {
        font.name.decode().removeprefix("/"): (
            font.family,
            font.weight,
            "normal" if font.style == PANGO_NORMAL else "italic",
        )
        for font in document.fonts.values()
    }
    readers: dict[Coverage, Reader] = {}
    for embedded in embedded_fonts(pdf):
        face = faces.get(embedded.name)
        font = ours.get(face) if face else None
        if font is None:
            shown = "".join(embedded.texts.values()).strip()
            found.append(
                (FOREIGN, f"{_plain(embedded.name)} is not a font of this language; it shows “{shown}”.")
            )
        else:
            coverage = coverage_of(font)
            reader = readers.setdefault(coverage, Reader(coverage, text))
            found += _font_problems(embedded, font, reader, mirrored=stack.mirrored)
    hint = "Nothing is printed: the page would not show what its text says. Please report this text."
    return [Problem(path, 0, 0, Level.ERROR, rule, message, hint) for rule, message in dict.fromkeys(found)]


def _font_problems(
    embedded: EmbeddedFont, font: FontFile, reader: Reader, *, mirrored: bool
) -> Iterator[tuple[str, str]]:
    name = f"{font.family} {font.weight}"
    coverage = coverage_of(font)
    try:
        shapes = Outlines(embedded.program)
    except ValueError as error:
        yield FOREIGN, f"{name} was not put into the document as it is ({error})."
        return
    own = _outlines(font)
    for glyph, text in embedded.texts.items():
        if not 0 < glyph < coverage.glyph_count:
            yield MISSING, f"No font shows {_named(text)}: an empty box would be printed."
            continue
        try:
            shape = shapes.shape(glyph)
            same = shape == own.shape(glyph)
        except ValueError:
            same = False
        if not same:
            yield (
                WRONG,
                f"Where the text says {_named(text)}, the shape in the document is not that of {name}.",
            )
        elif not any(
            _drawn_for(form, glyph, shape, embedded.texts, reader) for form in _forms(text, mirrored=mirrored)
        ):
            yield WRONG, f"Where the text says {_named(text)}, {name} draws something else (glyph {glyph})."
    if not embedded.direct and all(0 < glyph < coverage.glyph_count for glyph in embedded.texts):
        yield WRONG, f"The glyphs of {name} are numbered anew in the document, and cannot be checked."


def _forms(text: str, *, mirrored: bool) -> set[str]:
    """The text itself, and what may be drawn in its place.

    A font that has no glyph for a no-break space draws a space; right-to-left text is turned round.
    """
    spaced = text.replace("\N{NO-BREAK SPACE}", " ")
    return {text, spaced, text.translate(MIRROR)} if mirrored else {text, spaced}


def _drawn_for(text: str, glyph: int, shape: bytes, drawn: Collection[int], reader: Reader) -> bool:
    """Whether `glyph` can be what is drawn for `text`, or a part of some cluster if it bears no text."""
    if reader.is_own(glyph, text):
        return True
    if not decomposed(text):  # nothing to be seen, and nothing is
        return not shape or (not text and reader.is_part(glyph))
    return reader.stands_for(glyph, text, drawn)


@cache
def _outlines(font: FontFile) -> Outlines:
    return Outlines(program(font))


def _plain(name: str) -> str:
    """A PDF font's name without the letters that mark a subset."""
    return re.sub(r"^[A-Z]{6}\+", "", name).replace("-", " ")


def _named(text: str) -> str:
    return f"“{text}” ({', '.join(map(character_name, text))})" if text else "part of a letter"
