"""The shapes in a TrueType file, for comparing a subset with the font that it was cut from.

Layout of the tables: OpenType specification, `head`, `loca` and `glyf`.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = (
    10  # number of contours and the bounding box, which follow from the rest and which cutters work out anew
)
INSTRUCTIONS = 0x0100  # a flag of a composite glyph: cleared when its hints are dropped
DEEPEST = 8  # layers of composite glyphs; fonts have two or three
WORDS, MORE, SCALE, TWO_SCALES, MATRIX = 0x0001, 0x0020, 0x0008, 0x0040, 0x0080


class Outlines:
    """The glyphs of one TrueType file. Raises ValueError if the file is of another kind or cut short."""

    __slots__ = ("_glyf", "_offsets", "_program")

    def __init__(self, program: bytes) -> None:
        """Read the tables' places from `program`."""
        self._program = program
        try:
            (count,) = struct.unpack_from(">H", program, 4)
            records = (struct.unpack_from(">4sLLL", program, 12 + 16 * i) for i in range(count))
            tables = {tag: (start, length) for tag, _, start, length in records}
            (long,) = struct.unpack_from(">h", program, tables[b"head"][0] + 50)
            start, length = tables[b"loca"]
            offsets = struct.unpack_from(
                f">{length // (4 if long else 2)}{'L' if long else 'H'}", program, start
            )
            self._glyf = tables[b"glyf"][0]
        except (struct.error, KeyError) as error:
            raise ValueError("not a TrueType font") from error
        self._offsets = offsets if long else tuple(2 * offset for offset in offsets)

    def shape(self, glyph: int, *, depth: int = DEEPEST) -> bytes:
        """The outline of a glyph without its hints, b"" for an empty one. Raises ValueError if there is none.

        A part of a composite glyph counts by its own outline: a subset may give it another number.
        """
        try:
            start, end = self._offsets[glyph : glyph + 2]
        except ValueError as error:
            raise ValueError(f"no glyph {glyph}") from error
        data = self._program[self._glyf + start : self._glyf + end]
        if not data:
            return b""
        try:
            (contours,) = struct.unpack_from(">h", data)
            if contours >= 0:
                return _simple(data, contours)
            if not depth:
                raise ValueError(f"glyph {glyph} is made of too many layers")
            return b"".join(placing + self.shape(part, depth=depth - 1) for part, placing in _parts(data))
        except struct.error as error:
            raise ValueError(f"glyph {glyph} is cut short") from error


def _simple(data: bytes, contours: int) -> bytes:
    ends = HEADER + 2 * contours
    (hints,) = struct.unpack_from(">H", data, ends)
    # Files differ in how they pad a glyph's end.
    return data[HEADER:ends] + data[ends + 2 + hints :].rstrip(b"\0")


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a composite glyph: id, and how it is placed."""
    position, more = HEADER, True
    while more:
        flags, glyph = struct.unpack_from(">HH", data, position)
        more = bool(flags & MORE)
        length = 4 if flags & WORDS else 2
        length += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
        end = position + 4 + length
        yield glyph, struct.pack(">H", flags & ~INSTRUCTIONS) + data[position + 4 : end]
        position = end
