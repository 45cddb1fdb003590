"""What is printed in the benchmarks: the starter library's handouts, and the page that one becomes."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.content import library
from handoutgen.errors import TranslationError
from handoutgen.printing import cache
from handoutgen.printing.fonts.fontconfig import font_configuration, private_fontconfig
from handoutgen.printing.fonts.stacks import FontStack, stack_for
from handoutgen.printing.job import Job
from handoutgen.printing.render import prepare, render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

CODE = "38242"
FIRST_PAGE = Path(__file__).with_name("data") / "first-page.html"
"""The page of 38242 in English as it was before its markup was made cheap to lay out."""

FIRST_MARK = ("Draft", "No doctor or nurse has approved this text.")
VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class Page:
    """The page of a handout as it was printed: its HTML, its fonts, the mark that it must bear."""

    html: str
    stack: FontStack
    mark: tuple[str, ...]


def starter() -> library.Library:
    """The library that comes with the program."""
    return library.Library(library.starter())


def page(language: str, code: str = CODE) -> Page:
    """The very page that the program prints of a handout, of those that it may try."""
    from handoutgen.printing.prepared import best

    root = starter()
    job = Job(code, language, root.facility(), "letter")
    prepared = prepare(root, job)
    laid_out, _ = best(prepared, lambda: prepared, prepared.stack, code)
    return Page(laid_out.html, prepared.stack, prepared.said[0].draft)


def handouts(most: int) -> dict[tuple[str, str], str]:
    """Code and language of the starter library's handouts that are whole, with the page tried first.

    `most` is how many of them; 0 for all.
    """
    root = starter()
    found: dict[tuple[str, str], str] = {}
    for job in ((code, language) for code in root.codes() for language in root.languages(code)):
        if most and len(found) == most:
            break
        with suppress(TranslationError):
            found[job] = prepare(root, Job(*job, root.facility(), "letter"), most=1).pages[0][1]
    return found


def naive(pages: Sequence[str]) -> Callable[[], object]:
    """The loop that a programmer would write first, over these pages."""
    from weasyprint import HTML

    turns = cycle(pages)
    return lambda: HTML(string=next(turns)).write_pdf(pdf_variant=VARIANT)


def collecting(work: Callable[[], object]) -> Callable[[], object]:
    """A work that is done many times in one process, as the program does it: it collects after each."""
    from handoutgen.printing.engine import collect

    gc.disable()

    def once() -> None:
        work()
        collect()

    return once


def whole(jobs: Sequence[tuple[str, str]]) -> Callable[[], object]:
    """The program's whole way, from a record's file to a PDF's bytes, over these codes and languages."""
    root = starter()
    facility, turns = root.facility(), cycle(jobs)
    font_configuration(stack_for("Latn"))
    return collecting(lambda: render(root, Job(*next(turns), facility, "letter")))


class Desk:
    """A place to run commands in: a folder, a cache of its own, fonts for the plain engine."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        """Take a folder for what is printed, and the environment of commands."""
        self.folder, self.environment = folder, environment
        scripts = Path(sys.executable).parent
        self._weasyprint, self._handoutgen = str(scripts / "weasyprint"), str(scripts / "handoutgen")

    def engine(self, page: Page) -> list[str]:
        """The engine's own command, for a page."""
        file = self.folder / "page.html"
        file.write_text(page.html, encoding="utf-8")
        return [self._weasyprint, str(file), str(self.folder / "engine.pdf"), "--pdf-variant", VARIANT]

    def program(self, language: str, *arguments: str) -> list[str]:
        """The program's command for the same handout."""
        root, out = str(library.starter()), str(self.folder / "handout.pdf")
        return [self._handoutgen, "-C", root, "render", CODE, "--lang", language, "-o", out, *arguments]

    def forget(self) -> None:
        """Throw away the handouts that were kept; compiled templates stay."""
        kept = cache.folder("handouts")
        if kept:
            shutil.rmtree(kept)


@contextmanager
def desk(stack: FontStack) -> Iterator[Desk]:
    """A desk whose commands, and workers, keep nothing in the user's own cache."""
    with tempfile.TemporaryDirectory() as folder, private_fontconfig(stack.fonts):
        place = Path(folder)
        before = os.environ.get("XDG_CACHE_HOME")
        os.environ["XDG_CACHE_HOME"] = str(place / "cache")
        try:
            yield Desk(place, dict(os.environ))
        finally:
            del os.environ["XDG_CACHE_HOME"]
            if before is not None:
                os.environ["XDG_CACHE_HOME"] = before
