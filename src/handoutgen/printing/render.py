"""The way of one handout: record and catalog to a handout, to its page, to bytes.

What reads records and fills templates is imported where that is done, which in a cold process is a copy
of it: the process itself has the engine to import.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from handoutgen.content import languages
from handoutgen.content.catalog import Phrases
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.errors import HandoutgenError, PrintingError, TranslationError
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Rendered
from handoutgen.printing.prepared import Prepared, Said, best

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from handoutgen.content.facility import Facility
    from handoutgen.content.library import Library
    from handoutgen.content.settings import Edition
    from handoutgen.printing.arrangements import Arrangement
    from handoutgen.printing.handout import Handout
    from handoutgen.printing.job import Format, Job
    from handoutgen.printing.words import Medium


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


@contextmanager
def in_each(library: Library, job: Job) -> Iterator[tuple[tuple[Handout, Phrases], ...]]:
    """What `localized` gives, in each language of a job, the patient's first.

    Raises PrintingError where two languages do not have the same parts, as well as what `localized` does.
    """
    with ExitStack() as stack:
        said = tuple(
            stack.enter_context(localized(library, job.code, tag, job.facility)) for tag in job.languages
        )
        if job.second:
            from handoutgen.printing.bilingual import check_alike

            check_alike(*(handout for handout, _ in said))
        yield said


def render(library: Library, job: Job) -> Rendered:
    """Make one handout; raises a HandoutgenError that says why where it cannot be made whole."""
    if job.format == "pdf":
        if "weasyprint" not in sys.modules:
            return _render_cold(library, job)
        return finish(prepare(library, job, most=1), lambda: prepare(library, job))
    with in_each(library, job) as both:
        if job.format == "text":
            from handoutgen.printing.text import phones, text

            texts = [text(handout, phones(job.facility, say)) for handout, say in both]
            content = texts[0]
            if job.second:
                from handoutgen.printing.bilingual import line_by_line

                content = line_by_line(*texts)
        else:
            content = _page(library, job, both, "screen")
        said = tuple(_said(handout) for handout, _ in both)
    return _rendered(job.code, said, job.edition, job.format, content.encode())


def _page(
    library: Library,
    job: Job,
    both: Sequence[tuple[Handout, Phrases]],
    medium: Medium,
    arrangement: Arrangement | None = None,
) -> str:
    """The HTML of a handout in one language, or in two side by side."""
    from handoutgen.printing.arrangements import CARD
    from handoutgen.printing.page import Layout, page

    (handout, say), *beside = both
    families = stack_for(handout.language.hand).families
    layout = Layout(medium, job.paper, families, job.edition, arrangement or CARD)
    if not beside:
        return page(handout, library.templates, say, job.facility, layout)
    from handoutgen.printing.bilingual import Second, bilingual_page

    ((other, its_say),) = beside
    second = Second(other, its_say, stack_for(other.language.hand).families)
    return bilingual_page(handout, second, library.templates, say, job.facility, layout)


def _said(handout: Handout) -> Said:
    from handoutgen.printing.handout import all_texts, plain

    texts = tuple(plain(words) for words in all_texts(handout.body))
    language = handout.language
    return Said(language.tag, language.hand, handout.text_id, handout.draft, texts)


def _rendered(
    code: str, said: Sequence[Said], edition: Edition, wanted: Format, content: bytes, pages: int = 0
) -> Rendered:
    first, second = said[0], said[1] if len(said) > 1 else None
    return Rendered(
        code,
        first.language,
        wanted,
        content,
        pages,
        first.text_id,
        any(each.draft for each in said),
        (),
        edition,
        second=second.language if second else "",
        second_text_id=second.text_id if second else "",
    )


def prepare(library: Library, job: Job, *, most: int | None = None) -> Prepared:
    """Everything of a handout up to the engine; raises a HandoutgenError as `render` does.

    `most` is how many of its arrangements are prepared: most handouts need but one.
    """
    from handoutgen.printing.arrangements import BESIDE, arrangements

    with in_each(library, job) as both:
        handout, _ = both[0]
        ways = (
            BESIDE
            if job.second
            else arrangements(handout.body, job.edition, job.paper, handout.language.hand)
        )
        pages: dict[str, Arrangement] = {}
        for arrangement in ways[:most]:
            # A library's own templates may know nothing of arrangements.
            pages.setdefault(_page(library, job, both, "paper", arrangement), arrangement)
        said = tuple(_said(handout) for handout, _ in both)
    return Prepared(
        job.code,
        handout.title,
        said,
        job.edition,
        tuple((arrangement, html) for html, arrangement in pages.items()),
    )


def finish(prepared: Prepared, every_way: Callable[[], Prepared]) -> Rendered:
    """Print a handout in the first of its arrangements that closes well, or else in the best of them.

    `every_way` prepares the handout in all of them, for when those in `prepared` will not do.
    """
    from handoutgen.printing.pdf import glyph_problems, write_pdf

    said = prepared.said
    name = f"{prepared.code} ({' and '.join(each.language for each in said)})"
    # Each text by the fonts of its own language: those of the other may not be asked for its characters.
    missing = [problem for each in said for problem in glyph_problems(each.texts, stack_for(each.hand), name)]
    if missing:
        raise PrintingError(f"{name} was not printed: characters are missing", problems=missing)
    laid_out, tried = best(prepared, every_way, prepared.stack, name)
    printed = write_pdf(laid_out, prepared.stack, name)
    pages = len(printed.placed.fill)
    made = _rendered(prepared.code, said, prepared.edition, "pdf", printed.content, pages)
    return replace(made, warnings=printed.warnings, tried=tried)


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

            hands = [languages.language(tag).hand for tag in job.languages]
            font_configuration(stack_for(*hands))
            # As the templates put them together; where they are a library's own, nothing is gained.
            sheets = {
                "page.css": True,
                "scripts.css": set(hands) != {"Latn"},
                "large.css": job.edition == "large",
                "bilingual.css": bool(job.second),
            }
            ahead = [style_sheet(library.templates, name) for name, used in sheets.items() if used]
            parse_ahead("\n".join(ahead))
        return finish(prepared(), lambda: prepare(library, job))
