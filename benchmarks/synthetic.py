"""Make a library as large as a hospital network's, and PDFs that look as if its handouts had been printed.

Each record is a copy of one of the starter library's, which take turns, with a code and a title of its own.
English is the records' language and Spanish is theirs. Every other language carries the Spanish text under
its own tag: such a handout is only looked at, and never printed. All of them are in scripts that the
program has fonts for, so that none is a handout that cannot be made.

The same arguments give the same sources.

    python benchmarks/synthetic.py --folder synthetic --handouts 1000
"""

from __future__ import annotations

import re
import sys
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from measure import options
from printed import starter

from handoutgen.content.library import SHARED_DOMAIN, Library

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SOURCE, TRANSLATION = "en", "es"
LANGUAGES = (SOURCE, TRANSLATION, "fr", "ht", "pl", "pt-BR", "ru", "tl", "uk", "vi")
FIRST_CODE = 100_000
SETTINGS = f"""\
[library]
language = "{SOURCE}"

[facilities.riverbend]
name = "Riverbend Clinic"
phone = "555-0142"
phone_after_hours = "555-0187"
address = "120 Willow Street, Floor 2"
"""

_MARK = b"@CODE@"
_RECORD = {
    rb'^code: ".+"$': rb'code: "@CODE@"',
    rb"^title: .+$": rb"\g<0> @CODE@",
}
_CATALOG = {
    rb'^(#\. title\nmsgid ".+)"\n(msgstr ".+)"$': rb'\1 @CODE@"\n\2 @CODE@"',
}
_HEADER = b'"Language: %s\\n"'


def make(folder: Path, handouts: int, languages: Sequence[str] = LANGUAGES) -> None:
    """Write a library of so many handouts: each record in all of the languages, English the first of them.

    Raises SystemExit where that does not come out even, and FileExistsError where there is a library.
    """
    if languages[0] != SOURCE or handouts % len(languages):
        sys.exit(f"{handouts} handouts are not whole records in each of {', '.join(languages)}.")
    count = handouts // len(languages)
    codes = [str(code) for code in range(FIRST_CODE, FIRST_CODE + count)]
    library, kinds = starter(), starter().codes()
    records = [_marked(library.record(kind), _RECORD) for kind in kinds]
    catalogs = [_marked(library.catalog_file(kind, TRANSLATION), _CATALOG) for kind in kinds]
    shared = library.catalog_file(SHARED_DOMAIN, TRANSLATION).read_bytes()

    _write(folder / "handouts", codes, "yaml", records)
    (folder / "handoutgen.toml").write_text(SETTINGS, encoding="utf-8")
    for language in languages[1:]:
        place = folder / "locales" / language / "LC_MESSAGES"
        _write(place, codes, "po", [_tagged(catalog, language) for catalog in catalogs])
        (place / f"{SHARED_DOMAIN}.po").write_bytes(_tagged(shared, language))


def plant_outputs(folder: Path) -> None:
    """Write `build/LANG/CODE.pdf` for every handout of a library that `make` wrote.

    They are real documents in full size, of the first records in English and Spanish; the others are
    copies of those. Raises FileExistsError where there are some.
    """
    from handoutgen.printing.job import Job
    from handoutgen.printing.render import render

    library = Library(folder)
    codes, facility = library.codes(), library.facility()
    first = codes[: len(starter().codes())]
    documents = {
        language: [render(library, Job(code, language, facility, "letter")).content for code in first]
        for language in (SOURCE, TRANSLATION)
    }
    for language in library.languages(codes[0]):
        _write(folder / "build" / language, codes, "pdf", documents.get(language, documents[TRANSLATION]))


def _marked(file: Path, changes: Mapping[bytes, bytes]) -> bytes:
    """A file's text with a mark wherever a copy of it has its own code."""
    text = file.read_bytes()
    for pattern, replacement in changes.items():
        text, found = re.subn(pattern, replacement, text, flags=re.MULTILINE)
        if found != 1:
            sys.exit(f"{file} has {found} places like {pattern!r}, and a copy of it would need one.")
    return text


def _tagged(catalog: bytes, language: str) -> bytes:
    return catalog.replace(_HEADER % TRANSLATION.encode(), _HEADER % language.encode())


def _write(folder: Path, codes: Sequence[str], suffix: str, copied: Sequence[bytes]) -> None:
    """Write a file for each code, of those given in turn."""
    folder.mkdir(parents=True)
    for code, content in zip(codes, cycle(copied), strict=False):
        (folder / f"{code}.{suffix}").write_bytes(content.replace(_MARK, code.encode()))


def made(*, folder: str = "synthetic", handouts: int = 1000) -> None:
    """Make a library in all the languages, with its outputs."""
    make(Path(folder), handouts)
    plant_outputs(Path(folder))


if __name__ == "__main__":
    made(**vars(options(__doc__, folder="synthetic", handouts=1000)))
