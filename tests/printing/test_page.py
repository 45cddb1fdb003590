"""The page holds every word as text, whatever is in it, and says where a template is wrong."""

from __future__ import annotations

import html.parser
import re
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError, TranslationError
from handoutgen.printing.handout import Slot, plain, texts
from handoutgen.printing.page import Layout, page
from handoutgen.printing.render import localized
from tests.documents import CODE, STARTER, clinic_facility, page_texts, printed

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.printing.page import Medium
    from handoutgen.problem import Problem

FONTS = ("Noto Sans",)
NASTY = "<b>bold</b> {{ 7 * 7 }} {% raw %} 98% or higher, 100% (safe) %s </style> \\"quotes\\" & 'so' <!-- on -->"


def made(root: Path, medium: Medium = "paper", language: str = "en", facility: Facility | None = None) -> str:
    library = Library(root)
    with localized(library, CODE, language, facility or clinic_facility()) as (handout, say):
        return page(handout, library.templates, say, facility or clinic_facility(), Layout(medium, "letter", FONTS))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


class _Reader(html.parser.HTMLParser):
    """Keeps what a browser would show, each start tag, and the content of style elements."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.seen: list[str] = []
        self.styles: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img"}:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag, "the page's tags do not match"

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] == "style":
            self.styles.append(data)
        elif "title" not in self.inside:
            self.seen.append(data)

    @property
    def text(self) -> str:
        return squeezed("".join(self.seen))


def squeezed(text: str) -> str:
    """Text without its spaces: where a page breaks lines, a text does not."""
    return "".join(text.split())


def read(content: str) -> _Reader:
    reader = _Reader()
    reader.feed(content)
    reader.close()
    assert reader.inside == []
    return reader


@pytest.mark.parametrize("medium", ["paper", "screen"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_is_on_the_page_in_the_order_of_the_handout(
    starter: Path, language: str, medium: Medium
) -> None:
    seen = read(made(starter, medium, language)).text
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        body = handout.body
    # Of a source, paper has no room for the address, and the day of reading is for the record's keepers.
    left_out = {source.read for source in body.sources}
    left_out |= {source.url for source in body.sources} if medium == "paper" else set()
    # What a caption or a picture's row repeats is looked for once, where it comes first.
    left_out |= {body.glance_heading}
    place = 0
    for words in texts(body):
        text = squeezed(plain(words))
        if plain(words) not in left_out:
            found = seen.find(text, place)
            assert found >= 0, f"“{plain(words)}” does not stand where it is read"
            place = found + len(text)


def test_a_screen_reader_is_told_the_heading_that_nobody_sees(starter: Path) -> None:
    assert ("section", {"class": "glance", "data-whole": None, "aria-label": "At a glance"}) in read(made(starter)).tags


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_what_looks_like_html_css_jinja_or_a_placeholder_is_text(clinic: Path, medium: Medium) -> None:
    edit(clinic / "handouts" / f"{CODE}.yaml", "title: Donor lymphocyte infusion\\n", "title: >-\\n  " + NASTY.replace(
        "{{ 7 * 7 }} {% raw %} ", "") + "\\n")
    reader = read(made(clinic, medium))
    assert squeezed(NASTY.replace("{{ 7 * 7 }} {% raw %} ", "")) in reader.text
    assert "b" not in {tag for tag, _ in reader.tags}
