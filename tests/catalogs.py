"""Small catalogs, written for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.content import pofile

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.catalog import Catalog

SPANISH = "nplurals=2; plural=(n != 1);"
RUSSIAN = (
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
)
ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
)


def written(folder: Path, body: str, plural: str = SPANISH) -> Path:
    path = folder / "38242.po"
    head = (
        f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {plural}\\n"\n\n'
    )
    path.write_text(head + body, encoding="utf-8")
    return path


def loaded(folder: Path, body: str, plural: str = SPANISH) -> Catalog:
    return pofile.load(written(folder, body, plural), "es")
