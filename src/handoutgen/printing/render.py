"""The way of one handout: record and catalog to a handout, to its page, to bytes."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handoutgen.content import languages
from handoutgen.content.catalog import SHARED_DOMAIN, Phrases
from handoutgen.errors import PrintingError, TranslationError
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.handout import plain, texts
from handoutgen.printing.localize import localize
from handoutgen.printing.page import Layout, page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.content.facility import Facility
    from handoutgen.content.library import Library
    from handoutgen.printing.handout import Handout
    from handoutgen.printing.pdf import Printed
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
    own, shared = library.catalog(code, tag), library.catalog(SHARED_DOMAIN, tag)
    with Phrases(shared) as say:
        language = languages.language(tag)
        yield localize(library.procedure(code), own, say, facility, language, library.settings.language), say


def render(
    library: Library, code: str, asked: str, *, facility: Facility, paper: str, wanted: Format
) -> Rendered:
    """Make one handout; raises a HandoutgenError that says why where it cannot be made whole."""
    with localized(library, code, asked, facility) as (handout, say):
        pages = 0
        warnings: tuple[Problem, ...] = ()
        if wanted == "text":
            from handoutgen.printing.text import text

            content = text(handout).encode()
        elif wanted == "html":
            layout = Layout("screen", paper, stack_for(handout.language.script).families)
            content = page(handout, library.templates, say, facility, layout).encode()
        else:
            printed = _printed(library, handout, say, facility, paper)
            content, pages, warnings = printed.content, len(printed.placed.fill), printed.warnings
    return Rendered(
        handout.code,
        handout.language.tag,
        wanted,
        content,
        pages,
        handout.text_id,
        bool(handout.draft),
        warnings,
    )


def paper_page(library: Library, code: str, asked: str, *, facility: Facility, paper: str) -> str:
    """The HTML that is printed, as the engine gets it first."""
    with localized(library, code, asked, facility) as (handout, say):
        layout = Layout("paper", paper, stack_for(handout.language.script).families)
        return page(handout, library.templates, say, facility, layout)


def _printed(library: Library, handout: Handout, say: Phrases, facility: Facility, paper: str) -> Printed:
    """Print a handout, its signs on page one: after the preparation where there is room, else before it."""
    from handoutgen.printing.pdf import glyph_problems, print_pdf

    stack = stack_for(handout.language.script)
    name = f"{handout.code} ({handout.language.tag})"
    missing = glyph_problems((plain(words) for words in texts(handout.body)), stack, name)
    if missing:
        raise PrintingError(f"{name} was not printed: characters are missing", problems=missing)
    for signs_first in (False, True):
        layout = Layout("paper", paper, stack.families, signs_first)
        printed = print_pdf(page(handout, library.templates, say, facility, layout), stack, name)
        if printed.placed.pages.get(_SIGNS, 1) == 1:
            break
    return printed
