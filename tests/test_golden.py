"""Each page of a handout, in words and as it looks, against what was looked at and kept.

`pytest tests/test_golden.py --update-golden` writes tests/golden anew: look at every picture before they
are committed. Pictures are compared only under the engine that drew them (tests/golden/engine.json), since
another Pango breaks lines elsewhere; words are compared under any.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from handoutgen.printing.engine import weasyprint
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.pdf import print_pdf
from tests.conftest import ROOT
from tests.documents import page_pictures, page_texts, paper_html, printed

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden"
FAILURES = ROOT / "build" / "golden-failures"
ENGINE = GOLDEN / "engine.json"
CASES = {"en-clinic": ("en", True), "es-clinic": ("es", True), "en-starter": ("en", False)}

DPI = 60
TOLERANCE = 16
"""How far a pixel's red, green or blue may be off, of 255.

The kept pictures have 256 colours, which puts them off by up to 3, and another processor may round the edge
of a letter otherwise. Ink where there was paper is off by 100 and more.
"""

every_case = pytest.mark.parametrize("case", CASES)


def pdf_of(case: str) -> bytes:
    language, clinic = CASES[case]
    return printed(language, clinic=clinic)


def engine() -> dict[str, str]:
    """What the look of a page depends on, besides this repository."""
    found = weasyprint()
    from weasyprint.text.ffi import ffi, pango

    pango_version = ffi.string(pango.pango_version_string()).decode() if False else _dotted(pango.pango_version())
    return {"pango": pango_version, "pdfium": str(pdfium.PDFIUM_INFO), "weasyprint": found.__version__}


def _dotted(number: int) -> str:
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
