"""Real documents, laid out with the real fonts."""

from __future__ import annotations

import html
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from handoutgen.printing.fonts.audit import audit
from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import stack_for

if TYPE_CHECKING:
    from collections.abc import Callable

    import pydyf
    from weasyprint.text.fonts import FontConfiguration

    from handoutgen.printing.fonts.stacks import FontStack
    from handoutgen.problem import Problem


@dataclass(frozen=True, slots=True)
class Printed:
    """A document, what the audit said of it, and what WeasyPrint logged."""

    pdf: bytes
    problems: list[Problem]
    log: list[str]

    @property
    def messages(self) -> list[str]:
        """What the audit said, without place and hint."""
        return [problem.message for problem in self.problems]


@pytest.fixture(scope="session")
def stack() -> FontStack:
    return stack_for("Latn")


@pytest.fixture
def printed(stack: FontStack, caplog: pytest.LogCaptureFixture) -> Callable[..., Printed]:
    """Lay text out; `tamper` may change the PDF's objects before the audit reads them."""

    def layout(
        text: str,
        *,
        css: str = "",
        lang: str = "en",
        configuration: FontConfiguration | None = None,
        tamper: Callable[[pydyf.PDF], None] = lambda _: None,
        fonts: FontStack = stack,
    ) -> Printed:
        configuration = configuration or font_configuration(stack)
        import weasyprint

        problems: list[Problem] = []

        def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
            tamper(pdf)
            problems.extend(audit(document, pdf, fonts, text=text, path="38242 (en)"))

        source = (
            f"<html lang={lang}><title>-</title><style>body {{ font-family: {stack.css} }} {css}</style>"
            f"<p>{html.escape(text)}</p><p><b>{html.escape(text)}</b></p>"
        )
        logger = logging.getLogger("weasyprint")
        logger.addHandler(caplog.handler)
        caplog.clear()
        try:
            document = weasyprint.HTML(string=source)
            pdf = document.write_pdf(font_config=configuration, finisher=finish, pdf_variant="pdf/ua-1")
        finally:
            logger.removeHandler(caplog.handler)
        assert pdf is not None
        return Printed(pdf, problems, [record.getMessage() for record in caplog.records])

    return layout
