"""The way of one handout: record and catalog to a handout, to its page, to bytes.

What reads records and fills templates is imported where that is done, which in a cold process is a copy
of it: the process itself has the engine to import.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from handoutgen.content import languages
from handoutgen.content.catalog import Phrases
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import HandoutgenError, PrintingError, TranslationError
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Rendered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handoutgen.content.facility import Facility
    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition
    from handoutgen.printing.arrangements import Arrangement
    from handoutgen.printing.fonts.stacks import FontStack
    from handoutgen.printing.handout import Handout
    from handoutgen.printing.job import Job
    from handoutgen.printing.pdf import LaidOut


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
    """A handout ready to be printed: its page in HTML, in the first of the arrangements to be tried."""

    code: str
    language: str
    script: str
    title: str
    text_id: str
    draft: tuple[str, ...]
    texts: tuple[str, ...]
    edition: Edition
    pages: tuple[tuple[Arrangement, str], ...]


def render(library: Library, job: Job) -> Rendered:
    """Make one handout; raises a HandoutgenError that says why where it cannot be made whole."""
    if job.format == "pdf":
        if "weasyprint" not in sys.modules:
            return _render_cold(library, job)
        return finish(prepare(library, job, most=1), lambda: prepare(library, job))
    with localized(library, job.code, job.language, job.facility) as (handout, say):
        if job.format == "text":
            from handoutgen.printing.text import phones, text

            content = text(handout, phones(job.facility, say))
        else:
            from handoutgen.printing.page import Layout, page

            layout = Layout("screen", job.paper, stack_for(handout.language.script).families, job.edition)
            content = page(handout, library.templates, say, job.facility, layout)
    return Rendered(
        handout.code,
        handout.language.tag,
        job.format,
        content.encode(),
        0,
        handout.text_id,
        bool(handout.draft),
        (),
        job.edition,
    )


def prepare(library: Library, job: Job, *, most: int | None = None) -> Prepared:
    """Everything of a handout up to the engine; raises a HandoutgenError as `render` does.

    `most` is how many of its arrangements are prepared: most handouts need but one.
    """
    from handoutgen.printing.arrangements import arrangements
    from handoutgen.printing.handout import all_texts, plain
    from handoutgen.printing.page import Layout, page

    with localized(library, job.code, job.language, job.facility) as (handout, say):
        families = stack_for(handout.language.script).families
        pages: dict[str, Arrangement] = {}
        for arrangement in arrangements(handout.body, job.edition, job.paper)[:most]:
            layout = Layout("paper", job.paper, families, job.edition, arrangement)
            # A library's own templates may know nothing of arrangements.
            pages.setdefault(page(handout, library.templates, say, job.facility, layout), arrangement)
    return Prepared(
        handout.code,
        handout.language.tag,
        handout.language.script,
        handout.title,
        handout.text_id,
        handout.draft,
        tuple(plain(words) for words in all_texts(handout.body)),
        job.edition,
        tuple((arrangement, html) for html, arrangement in pages.items()),
    )


def finish(prepared: Prepared, every_way: Callable[[], Prepared]) -> Rendered:
    """Print a handout in the first of its arrangements that closes well, or else in the best of them.

    `every_way` prepares the handout in all of them, for when those in `prepared` will not do.
    """
    from handoutgen.printing.pdf import glyph_problems, write_pdf

    stack = stack_for(prepared.script)
    name = f"{prepared.code} ({prepared.language})"
    missing = glyph_problems(prepared.texts, stack, name)
    if missing:
        raise PrintingError(f"{name} was not printed: characters are missing", problems=missing)
    laid_out, tried = best(prepared, every_way, stack, name)
    printed = write_pdf(laid_out, stack, name)
    return Rendered(
        prepared.code,
        prepared.language,
        "pdf",
        printed.content,
        len(printed.placed.fill),
        prepared.text_id,
        bool(prepared.draft),
        printed.warnings,
        prepared.edition,
        tried,
    )


def best(
    prepared: Prepared, every_way: Callable[[], Prepared], stack: FontStack, name: str
) -> tuple[LaidOut, int]:
    """Lay a handout out until it closes well; of several that do not, the one with the least wrong.

    Returns it, and how many arrangements were looked at; those after them have no part in it.
    """
    from handoutgen.printing.arrangements import MOST_PAGES, may_mend, severity
    from handoutgen.printing.layout import audit_closing
    from handoutgen.printing.pdf import lay_out

    done: list[tuple[tuple[int, ...], LaidOut]] = []
    tried: list[tuple[Arrangement, set[str]]] = []
    looked_at = 0
    for looked_at, (arrangement, html) in enumerate(_in_turn(prepared, every_way), 1):
        if not may_mend(arrangement, tried):
            continue
        laid_out = lay_out(html, stack, name, prepared.draft)
        closing = audit_closing(laid_out.placed, name, MOST_PAGES[prepared.edition])
        laid_out = replace(laid_out, problems=(*laid_out.problems, *closing))
        if not laid_out.problems:
            return laid_out, looked_at
        rules = [problem.rule for problem in laid_out.problems]
        tried.append((arrangement, set(rules)))
        done.append((severity(rules, broken=laid_out.broken), laid_out))
    return min(done, key=lambda pair: pair[0])[1], looked_at


def _in_turn(prepared: Prepared, every_way: Callable[[], Prepared]) -> Iterator[tuple[Arrangement, str]]:
    yield from prepared.pages
    yield from every_way().pages[len(prepared.pages) :]


def _render_cold(library: Library, job: Job) -> Rendered:
    """A PDF in a process that has not printed yet: the engine is imported meanwhile."""
    from handoutgen.printing.beside import beside

    # What may be needed is made while there is time: later, this process would have to import for it.
    with beside(lambda: prepare(library, job, most=2)) as prepared:
        # What is wrong with the language, the engine or the templates is told where they are needed.
        with suppress(HandoutgenError):
            from handoutgen.printing.fonts.fontconfig import font_configuration
            from handoutgen.printing.page import style_sheet
            from handoutgen.printing.pdf import parse_ahead

            font_configuration(stack_for(languages.language(job.language).script))
            parse_ahead(style_sheet(library.templates, "page.css"))
        return finish(prepared(), lambda: prepare(library, job))
