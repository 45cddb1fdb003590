"""Make a library as large as a hospital network's, and PDFs that look as if its handouts had been printed.

Each record is a copy of one of the starter library's, which take turns, with a code and a title of its own.
English is the records' language and Spanish is theirs. Every other language carries the Spanish text under
its own tag: such a handout is only looked at, and never printed. All of them are in scripts that the
program has fonts for, so that none is a handout that cannot be made.

The same arguments give the same sources.

    python benchmarks/synthetic.py --folder synthetic --handouts 1000
"""

from __future__ import annotations

import hashlib
import re
import sys
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from measure import options
from printed import starter

from handoutgen.batch import index, stamps
from handoutgen.batch.manifest import FILE_NAME, Document, Manifest, Row
from handoutgen.batch.sources import Sources, digest, read
from handoutgen.batch.target import Target, job, place
from handoutgen.content.library import SHARED_DOMAIN, Library

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SOURCE, TRANSLATION = "en", "es"
LANGUAGES = (SOURCE, TRANSLATION, "fr", "ht", "pl", "pt-BR", "ru", "tl", "uk", "vi")
FIRST_CODE = 100_000
FACILITY = "riverbend"
SETTINGS = f"""\
[library]
language = "{SOURCE}"

[facilities.{FACILITY}]
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
_TITLES = ("title: ", 'msgid "', 'msgstr "')
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


def plant(folder: Path) -> None:
    """Write `build/LANG/CODE.pdf` for every handout of a library that `make` wrote, and their account.

    They are real documents in full size, of the first records in English and Spanish; the others are
    copies of those. For a build they are current, as if it had printed each of them. Raises
    FileExistsError where there are some.
    """
    library = Library(folder)
    sources, output = Sources(library), folder / "build"
    first = library.codes()[: len(starter().codes())]
    documents = {tag: [_printed(library, code, tag) for code in first] for tag in (SOURCE, TRANSLATION)}
    its = {tag: documents.get(tag, documents[TRANSLATION]) for tag in library.languages(first[0])}
    for tag, copied in its.items():
        _write(output / tag, library.codes(), "pdf", [content for content, _ in copied])
    with closing(Manifest(output / FILE_NAME)) as manifest:
        for number, code in enumerate(library.codes()):
            record = sources.record_path(code)
            made_from = digest(read(record))
            for tag, copied in its.items():
                target = Target(code, tag, "standard", FACILITY)
                catalog = sources.catalog_path(code, tag) if tag != SOURCE else ""
                name = place(library, target)
                seen = (record, catalog, str(output / name))
                manifest.put(
                    Row(
                        target, name, sources.frame(tag, "standard", FACILITY),
                        made_from, digest(read(catalog)) if catalog else b"",
                        b"".join(stamps.stamp(path) if path else stamps.NONE for path in seen),
                        copied[number % len(copied)][1],
                    )
                )  # fmt: skip
        index.write(manifest, output)
        manifest.index_was_written()
        manifest.commit()


def _printed(library: Library, code: str, tag: str) -> tuple[bytes, Document]:
    """A handout, really printed, and what the account says of it."""
    from handoutgen.printing.render import render

    made = render(library, job(library, Target(code, tag, "standard", FACILITY)))
    content = made.content
    document = Document(
        hashlib.sha256(content).hexdigest(), len(content), "0" * 32, made.tried, f"{code} {tag}", made.pages,
        made.text_id, made.draft,
    )  # fmt: skip
    return content, document


def retitle(folder: Path, code: str, word: str) -> None:
    """Give a record of a synthetic library another title, and its catalogs too: it ends in this word."""
    title = re.compile(rf'({code})(?: \w+)?(?="?$)', re.MULTILINE)
    for path in (folder / "handouts" / f"{code}.yaml", *folder.glob(f"locales/*/LC_MESSAGES/{code}.po")):
        lines = path.read_text(encoding="utf-8").split("\n")
        told = [title.sub(rf"\1 {word}", line) if line.startswith(_TITLES) else line for line in lines]
        path.write_text("\n".join(told), encoding="utf-8")


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
    plant(Path(folder))


if __name__ == "__main__":
    made(**vars(options(__doc__, folder="synthetic", handouts=1000)))
