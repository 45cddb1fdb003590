"""Which families print which script, in the order in which a character is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from handoutgen.errors import PrintingError
from handoutgen.printing.fonts.lock import FontFile, locked_families

# ISO 15924. A script's own family stands before the ones that only fill in (digits, Latin names).
FAMILIES: dict[str, tuple[str, ...]] = {
    "Arab": ("Noto Sans Arabic", "Noto Sans"),
    "Aran": ("Noto Nastaliq Urdu", "Noto Sans"),
    "Cyrl": ("Noto Sans",),
    "Deva": ("Noto Sans Devanagari", "Noto Sans"),
    "Ethi": ("Noto Sans Ethiopic", "Noto Sans"),
    "Grek": ("Noto Sans",),
    "Hans": ("Noto Sans SC", "Noto Sans"),
    "Khmr": ("Noto Sans Khmer", "Noto Sans"),
    "Kore": ("Noto Sans KR", "Noto Sans"),
    "Latn": ("Noto Sans",),
    "Mymr": ("Noto Sans Myanmar", "Noto Sans"),
    "Thai": ("Noto Sans Thai", "Noto Sans"),
}
RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})


@dataclass(frozen=True, slots=True)
class FontStack:
    """The fonts of one page. `mirrored`: right-to-left text may draw `(` with the glyph of `)`."""

    fonts: tuple[FontFile, ...]
    mirrored: bool = False

    @property
    def families(self) -> tuple[str, ...]:
        """Family names in order, for CSS."""
        return tuple(dict.fromkeys(font.family for font in self.fonts))

    @property
    def css(self) -> str:
        """The value of `font-family`."""
        return ", ".join(f'"{family}"' for family in self.families)


def stack_for(script: str, *others: str) -> FontStack:
    """The fonts for a page in `script` (ISO 15924, "Latn"); `others` are further scripts on the same page.

    Raises PrintingError, naming the script, where there are no fonts for it.
    """
    scripts = (script, *others)
    for each in scripts:
        if each not in FAMILIES:
            known = ", ".join(sorted(FAMILIES))
            raise PrintingError(
                f"No font is installed for the script {each}.",
                hint=f"Handouts can be printed in these scripts: {known}.",
            )
    locked = locked_families()
    families = dict.fromkeys(family for each in scripts for family in FAMILIES[each])
    fonts = tuple(font for family in families for font in locked[family])
    return FontStack(fonts, mirrored=not RIGHT_TO_LEFT.isdisjoint(scripts))
