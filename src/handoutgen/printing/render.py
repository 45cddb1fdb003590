"""The way of one handout: record and catalog to a handout, to its page, to bytes.

What reads records and fills templates is imported where that is done, which in a cold process is a copy
of it: the process itself has the engine to import.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handoutgen.content import languages
from handoutgen.content.catalog import SHARED_DOMAIN, Phrases
from handoutgen.errors import HandoutgenError, PrintingError, TranslationError
from handoutgen.printing.fonts.stacks import stack_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.content.facility import Facility
    from handoutgen.content.library import Library
    from handoutgen.printing.handout import Handout
    from handoutgen.problem import Problem

Format = Literal["pdf", "html", "text"]

_SIGNS = "signs"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A handout made: its bytes, and what a report says of it. `pages` is 0 where there are none."""

    code: str
    language: str
    format: Format
    content: bytes
    pages: int
    text_id: str
    draft: bool
    warnings: tuple[Problem, ...]


@contextmanager
def localized(
    library: Library, code: str, asked: str, facility: Facility
) -> Iterator[tuple[Handout, Phrases]]:
    """The handout of a procedure in the language asked for, and what says the page's own words in it.

    A region falls back to its language (es-MX to es), and nothing else to anything: leaving the
    context raises TranslationError, with every gap that was met, where the handout is not whole.
    """
    library.record(code)
    there = library.languages(code)
    tag = languages.negotiate(asked, there)
    if tag is None:
        wanted = languages.normal_tag(asked)
        raise TranslationError(
            f"{code} has not been translated into {languages.english_name(wanted)} ({wanted})",
            hint=f"There is: {', '.join(there)}. Nothing was printed.",
        )
    from handoutgen.printing.localize import localize

    own, shared = library.catalog(code, tag), library.catalog(SHARED_DOMAIN, tag)
    with Phrases(shared) as say:
        language = languages.language(tag)
        yield localize(library.procedure(code), own, say, facility, language, library.settings.language), say


@dataclass(frozen=True, slots=True)
class Prepared:
    """A handout ready to be printed: its page in HTML, in the arrangements to be tried, in order."""

    code: str
    language: str
    script: str
    text_id: str
    draft: tuple[str, ...]
    texts: tuple[str, ...]
    pages: tuple[str, ...]


def render(
    library: Library, code: str, asked: str, *, facility: Facility, paper: str, wanted: Format
) -> Rendered:
    """Make one handout; raises a HandoutgenError that says why where it cannot be made whole."""
    if wanted == "pdf":
        if "weasyprint" not in sys.modules:
            return _render_cold(library, code, asked, facility=facility, paper=paper)
        return finish(prepare(library, code, asked, facility=facility, paper=paper))
    with localized(library, code, asked, facility) as (handout, say):
        if wanted == "text":
            from handoutgen.printing.text import phones, text

            content = text(handout, phones(facility, say))
        else:
            from handoutgen.printing.page import Layout, page

            layout = Layout("screen", paper, stack_for(handout.language.script).families)
            content = page(handout, library.templates, say, facility, layout)
    draft = bool(handout.draft)
    return Rendered(
        handout.code, handout.language.tag, wanted, content.encode(), 0, handout.text_id, draft, ()
    )


def prepare(library: Library, code: str, asked: str, *, facility: Facility, paper: str) -> Prepared:
    """Everything of a handout up to the engine; raises a HandoutgenError as `render` does."""
    from handoutgen.printing.handout import plain, texts
    from handoutgen.printing.page import Layout, page

    with localized(library, code, asked, facility) as (handout, say):
        families = stack_for(handout.language.script).families
        pages = tuple(
            page(handout, library.templates, say, facility, Layout("paper", paper, families, signs_first))
            for signs_first in (False, True)
        )
    return Prepared(
        handout.code,
        handout.language.tag,
        handout.language.script,
        handout.text_id,
        handout.draft,
        tuple(plain(words) for words in texts(handout.body)),
        pages,
    )


def finish(prepared: Prepared) -> Rendered:
    """Print a handout, its signs on page one: after the preparation where there is room, else before it."""
    from handoutgen.printing.pdf import glyph_problems, print_pdf

    stack = stack_for(prepared.script)
    name = f"{prepared.code} ({prepared.language})"
    missing = glyph_problems(prepared.texts, stack, name)
    if missing:
        raise PrintingError(f"{name} was not printed: characters are missing", problems=missing)
    for html in prepared.pages:
        printed = print_pdf(html, stack, name, prepared.draft)
        if printed.placed.pages.get(_SIGNS, 1) == 1:
            break
    return Rendered(
        prepared.code,
        prepared.language,
        "pdf",
        printed.content,
        len(printed.placed.fill),
        prepared.text_id,
        bool(prepared.draft),
        printed.warnings,
    )


def _render_cold(library: Library, code: str, asked: str, *, facility: Facility, paper: str) -> Rendered:
    """A PDF in a process that has not printed yet: the engine is imported meanwhile."""
    from handoutgen.printing.beside import beside

    with beside(lambda: prepare(library, code, asked, facility=facility, paper=paper)) as prepared:
        # What is wrong with the language or the engine is told where it is needed.
        with suppress(HandoutgenError):
            from handoutgen.printing.fonts.fontconfig import font_configuration

            font_configuration(stack_for(languages.language(asked).script))
        return finish(prepared())
