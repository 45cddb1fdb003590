"""The fonts of a PDF that is about to be written, read from pydyf's objects.

Only what WeasyPrint writes is understood; anything else raises, so that an engine that changed its ways is
not taken for one that did well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handoutgen.errors import PrintingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pydyf


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """One font of the PDF.

    `name` is its BaseFont, `program` the font file (uncompressed), `texts` the ToUnicode map: glyph id to
    the text that a search or a screen reader gets for it. `direct`: codes on the page are glyph ids.
    """

    name: str
    program: bytes
    texts: dict[int, str]
    direct: bool


def embedded_fonts(pdf: pydyf.PDF) -> list[EmbeddedFont]:
    """Every font of `pdf`. Raises PrintingError if one is of a kind that handouts never have."""
    try:
        return list(_fonts(pdf))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise PrintingError(
            f"The fonts of the finished document cannot be read back ({error!r}).",
            hint="This version of WeasyPrint is not known to handoutgen: install the one that it asks for.",
        ) from error


def _fonts(pdf: pydyf.PDF) -> Iterator[EmbeddedFont]:
    def follow(reference: Any) -> Any:
        return pdf.objects[int(reference.split()[0])]

    for each in pdf.objects:
        if not isinstance(each, dict) or each.get("Type") != "/Font":
            continue
        if each["Subtype"] in {"/CIDFontType0", "/CIDFontType2"}:
            continue  # the inner half of a Type0, read with it
        if each["Subtype"] != "/Type0":
            raise ValueError(each["Subtype"])
        (reference,) = each["DescendantFonts"]
        inner = follow(reference)
        descriptor = follow(inner["FontDescriptor"])
        program = follow(descriptor["FontFile2"] if "FontFile2" in descriptor else descriptor["FontFile3"])
        yield EmbeddedFont(
            each["BaseFont"].decode().removeprefix("/"),
            b"".join(program.stream),
            _texts(b"\n".join(follow(each["ToUnicode"]).stream)),
            each["Encoding"] == "/Identity-H" and inner["CIDToGIDMap"] == "/Identity",
        )


def _texts(cmap: bytes) -> dict[int, str]:
    """The pairs of a ToUnicode map."""
    texts = {}
    for block in re.findall(rb"beginbfchar\n(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, text in re.findall(rb"<([0-9a-f]+)> <([0-9a-f]*)>", block):
            texts[int(glyph, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "surrogatepass")
    return texts
