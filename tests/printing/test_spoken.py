"""Which language each part of a PDF says that it is in: what a screen reader asks before it speaks."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from handoutgen.errors import PrintingError
from handoutgen.printing import spoken
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.pdf import print_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """<!DOCTYPE html><html lang="es"><head><title>Biopsia</title>
<style>@page { @bottom-left { content: "1" } } h1 { page-break-after: always }</style></head>
<body><h1>Antes</h1><main><p>Traiga <b>sus</b> medicinas.</p>
<p lang="en">Bring <b>your</b> medicines.</p>
<div lang="fr"><p>Apportez</p><p>vos médicaments <span lang="en">today</span>.</p></div>
<ul><li>uno</li><li lang="en">two</li></ul>
<table><tr><th>Ayer</th><td lang="en">Yesterday</td></tr></table></main></body></html>"""


def languages(element: pikepdf.Object, above: str) -> Iterator[tuple[str, str, str]]:
    """Each element of a structure with its tag, the language it states, and the one that is in force."""
    stated = str(element.get("/Lang", ""))
    kids: Any = element.get("/K", [])
    yield str(element.get("/S", "")), stated, stated or above
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from languages(kid, stated or above)


def test_what_is_in_another_language_says_so_once() -> None:
    pdf = print_pdf(PAGE, stack_for("Latn"), "page").content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = list(languages(document.Root.StructTreeRoot, str(document.Root.Lang)))
    stated = [(tag, language) for tag, language, _ in found if language]
    french = [("/P", "fr"), ("/Span", "fr"), ("/Span", "en"), ("/Span", "fr")]
    assert stated == [("/P", "en"), *french, ("/LI", "en"), ("/TD", "en")]
    assert {in_force for tag, _, in_force in found if tag in {"/H1", "/TH", "/Table", "/L"}} == {"es"}


def test_a_page_in_one_language_says_nothing_more() -> None:
    plain = '<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><p>Text</p></body></html>'
    pdf = print_pdf(plain, stack_for("Latn"), "page").content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert not any(stated for _, stated, _ in languages(document.Root.StructTreeRoot, "en"))


def test_text_that_is_drawn_in_pieces_is_given_whole() -> None:
    arabic = "لم يوافق أي طبيب \u2066(81\u00a0mg)\u2069"
    page = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>T</title></head>
    <body><p>{arabic}</p><p lang="en" dir="ltr">Take 81 mg</p></body></html>"""
    pdf = print_pdf(page, stack_for("Arab"), "page").content
    with pikepdf.open(io.BytesIO(pdf)) as document:
        given = [str(each.ActualText) for each in document.objects if "/ActualText" in each]
    assert given == [arabic.replace("\u2066", "").replace("\u2069", "")]


def test_an_engine_with_another_structure_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_too_many(document: Any) -> list[dict[int, spoken.Heard]]:
        heard = listen(document)
        heard[0][10**6] = spoken.Heard("en", "")
        return heard

    listen = spoken.listen
    monkeypatch.setattr(spoken, "listen", one_too_many)
    with pytest.raises(PrintingError, match="structure of the finished document"):
        print_pdf(PAGE, stack_for("Latn"), "page")
