"""From HTML to PDF bytes, or to the list of what would be wrong on the page.

WeasyPrint logs where others raise: a missing glyph, an unknown property, a picture without a text.
Here each such line is a Problem, and a page with a problem is not handed out.
"""

from __future__ import annotations

import logging
import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handoutgen.errors import PrintingError
from handoutgen.printing import spoken
from handoutgen.printing.engine import weasyprint
from handoutgen.printing.fonts.audit import audit
from handoutgen.printing.fonts.coverage import character_name, uncovered
from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.layout import Placed, audit_layout, audit_mark
from handoutgen.printing.styles import apart, sheet
from handoutgen.problem import Level, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from handoutgen.printing.fonts.stacks import FontStack

VARIANT = "pdf/ua-1"

# Without harfbuzz-subset the engine takes longer, and says so for each font; `doctor` says it once.
_SLOWER = "Using fontTools instead of HarfBuzz-Subset"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A page laid out and looked over, not yet written: the engine's document, and all that is wrong."""

    html: str
    document: Any
    text: str
    placed: Placed
    problems: tuple[Problem, ...]

    @property
    def broken(self) -> bool:
        """Whether it may not be handed out."""
        return any(problem.level is Level.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, how it was laid out, and what is worth telling though it stops nothing."""

    content: bytes
    placed: Placed
    warnings: tuple[Problem, ...]


def glyph_problems(texts: Collection[str], stack: FontStack, name: str) -> list[Problem]:
    """The first net: characters for which no font of the stack has a glyph, before anything is laid out."""
    if not uncovered("".join(texts), stack):
        return []
    found = []
    for text in texts:
        missing = uncovered(text, stack)
        if missing:
            named = ", ".join(character_name(character) for character in missing)
            found.append(
                Problem(
                    name, 0, 0, Level.ERROR, "print-glyph-missing", f'no font can show {named} in "{text}"',
                    "Write it with other characters.",
                )
            )  # fmt: skip
    return found


def print_pdf(html: str, stack: FontStack, name: str, *marks: Sequence[str]) -> Printed:
    """Lay a page out and write it, as `lay_out` and `write_pdf` do."""
    return write_pdf(lay_out(html, stack, name, *marks), stack, name)


def lay_out(html: str, stack: FontStack, name: str, *marks: Sequence[str]) -> LaidOut:
    """Lay a page out and see what is wrong with it; `name` is what problems are said to be of.

    Each of `marks` is what every page must bear, the first of it in large letters.

    Raises PrintingError where the engine fails on it, or where it asks for something outside of itself.
    """
    configuration = font_configuration(stack)
    problems: list[Problem] = []
    with _at_work(name, problems) as engine:
        bare, styles = apart(html)
        sheets = [sheet(style, _parse, problems) for style in styles]
        page = engine.HTML(string=bare, url_fetcher=_only_what_the_page_holds)
        document = page.render(font_config=configuration, stylesheets=sheets, pdf_variant=VARIANT)
        text = "".join([*styles, *page.etree_element.itertext()])
        placed, found = audit_layout(document, name)
        problems += found
        for mark in marks:
            problems += audit_mark(document, mark, name)
    return LaidOut(html, document, text, placed, tuple(dict.fromkeys(problems)))


def parse_ahead(style: str) -> None:
    """Parse a sheet that pages to come will have, while there is time. What is wrong with it, they tell."""
    problems: list[Problem] = []
    with _at_work("", problems):
        sheet(style, _parse, problems)


def _parse(style: str) -> Any:
    return weasyprint().CSS(string=style, url_fetcher=_only_what_the_page_holds)


def write_pdf(laid_out: LaidOut, stack: FontStack, name: str) -> Printed:
    """Write a page that was laid out as PDF/UA-1.

    Raises PrintingError with every problem where the page would not show just what it says.
    """
    problems = list(laid_out.problems)
    heard = spoken.listen(laid_out.document)

    def finisher(document: Any, pdf: Any) -> None:
        spoken.tell(pdf, heard)
        spoken.name_plainly(pdf)
        problems.extend(audit(document, pdf, stack, text=laid_out.text, path=name))

    with _at_work(name, problems):
        content = laid_out.document.write_pdf(finisher=finisher, pdf_variant=VARIANT)
    told = tuple(dict.fromkeys(problems))
    errors = [problem for problem in told if problem.level is Level.ERROR]
    if errors:
        raise _refused(name, errors)
    return Printed(content, laid_out.placed, told)


@contextmanager
def _at_work(name: str, problems: list[Problem]) -> Iterator[Any]:
    """The engine, listened to: what it logs joins `problems`, what it raises becomes a PrintingError."""
    engine = weasyprint()
    with _listening(engine, problems, name), _no_clock():
        try:
            yield engine
        except _Fetched as error:
            raise _refused(name, [_fetch_problem(str(error), name)]) from None
        except RecursionError as error:
            raise PrintingError(
                f"{name}: the page is nested too deeply to be laid out",
                hint="Look for boxes within boxes in your templates.",
            ) from error
        except MemoryError as error:
            raise PrintingError(f"{name}: there is not enough memory to lay the page out") from error
        except (
            ArithmeticError,
            AssertionError,
            AttributeError,
            LookupError,
            RuntimeError,
            TypeError,
            ValueError,
        ) as error:
            # The engine has faults of its own (`float: inline-end` in a line is a KeyError).
            raise PrintingError(
                f"{name}: the printing engine failed on this page ({type(error).__name__}: {error})",
                hint="If the templates are your own, undo the last change; if not, please report it.",
            ) from error


def _refused(name: str, problems: list[Problem]) -> PrintingError:
    return PrintingError(
        f"{name} was not printed: the page would not be right", hint="Nothing was written.", problems=problems
    )


class _Fetched(BaseException):
    """A page asked for something outside of itself. Not an Exception: the engine keeps those to itself."""


def _only_what_the_page_holds(url: str) -> Any:
    """WeasyPrint's URL fetcher: `data:` addresses, and nothing else from anywhere."""
    if not url.startswith("data:"):
        raise _Fetched(url)
    from base64 import b64decode
    from urllib.parse import unquote_to_bytes

    from weasyprint.urls import URLFetcherResponse

    kind, _, content = url[len("data:") :].partition(",")
    body = b64decode(content) if kind.endswith(";base64") else unquote_to_bytes(content)
    return URLFetcherResponse(url, body, {"Content-Type": kind.removesuffix(";base64") or "text/plain"})


def _fetch_problem(url: str, name: str) -> Problem:
    return Problem(
        name, 0, 0, Level.ERROR, "print-outside", f"the page asks for {url}, which is not part of it",
        "Put pictures into templates/icons, and styles into the templates' .css files.",
    )  # fmt: skip


@contextmanager
def _no_clock() -> Iterator[None]:
    """Without harfbuzz-subset, fontTools writes the time into each font, unless it is told one."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


@contextmanager
def _listening(engine: Any, problems: list[Problem], name: str) -> Iterator[None]:
    """While it lasts, each line of the engine's log becomes a Problem, and none reaches the terminal."""
    handler = _Listener(problems, name)
    logger: logging.Logger = engine.LOGGER
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


class _Listener(logging.Handler):
    """Turns log records into problems. Whatever the engine complains of, the page is not as it was meant."""

    def __init__(self, problems: list[Problem], name: str) -> None:
        super().__init__(logging.WARNING)
        self.problems = problems
        self.name_of_page = name

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as an error; only a slower way to the same page is none."""
        if str(record.msg).startswith(_SLOWER):
            return
        message = f"the printing engine says: {record.getMessage()}"
        problem = Problem(
            self.name_of_page,
            0,
            0,
            Level.ERROR,
            "print-engine",
            message,
            "Correct the template or its style.",
        )
        self.problems.append(problem)
