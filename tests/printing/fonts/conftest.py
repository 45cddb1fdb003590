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
from tests.printing.fonts.sentences import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    import pydyf
    from weasyprint.text.fonts import FontConfiguration

    from handoutgen.printing.fonts.stacks import FontStack
    from handoutgen.problem import Problem

SCRIPTS = {lang: script for script, lang in SENTENCES}


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
def printed(caplog: pytest.LogCaptureFixture) -> Callable[..., Printed]:
    """Lay text out; `tamper` may change the PDF's objects before the audit reads them."""

    def layout(
        text: str,
        *,
        css: str = "",
        lang: str = "en",
        configuration: FontConfiguration | None = None,
        tamper: Callable[[pydyf.PDF], None] = lambda _: None,
        fonts: FontStack | None = None,
    ) -> Printed:
        laid_out_with = stack_for(SCRIPTS.get(lang, "Latn"))
        configuration = configuration or font_configuration(laid_out_with)
        audited, way = fonts or laid_out_with, "rtl" if laid_out_with.mirrored else "ltr"
        import weasyprint

        problems: list[Problem] = []

        def finish(document: weasyprint.Document, pdf: pydyf.PDF) -> None:
            tamper(pdf)
            problems.extend(audit(document, pdf, audited, text=text, path="38242 (en)"))

        source = (
            f"<html lang={lang} dir={way}><title>-</title>"
            f"<style>body {{ font-family: {laid_out_with.css} }} {css}</style>"
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
