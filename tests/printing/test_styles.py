"""Style sheets parsed once: the same page, and every fault of a sheet told each time."""

from __future__ import annotations

import pytest

from handoutgen.errors import PrintingError
from handoutgen.printing import styles
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.job import Job
from handoutgen.printing.pdf import print_pdf
from handoutgen.printing.styles import MOST, apart, sheet
from tests.documents import CODE, STARTER, clinic_facility

LATIN = stack_for("Latn")
SHEET = (
    "@page { size: 400px 300px; @top-left { content: 'Top' } } p { font-family: 'Noto Sans'; color: #123456 }"
)
OTHER = "p { margin-left: 12px }"


def page(head: str, body: str = "<p>Drink water.</p>") -> str:
    return f"<!DOCTYPE html><html lang=en><head><title>Page</title>{head}</head><body>{body}</body></html>"


PLAIN = page(f"<style>{SHEET}</style><style>{OTHER}</style>")


def test_a_page_and_its_styles() -> None:
    assert apart(PLAIN) == (page(""), [SHEET, OTHER])


@pytest.mark.parametrize("medium", ["page", "starter"])
def test_the_same_bytes_as_with_the_styles_in_the_page(medium: str, monkeypatch: pytest.MonkeyPatch) -> None:
    html = PLAIN
    if medium == "starter":
        from handoutgen.printing.render import prepare

        html = prepare(STARTER, Job(CODE, "es", clinic_facility(), "letter"), most=1).pages[0][1]
        assert apart(html)[1], "the program's own page is not one of the exceptions"
    first, again = print_pdf(html, LATIN, "x").content, print_pdf(html, LATIN, "x").content
    monkeypatch.setattr("handoutgen.printing.pdf.apart", lambda html: (html, []))
    assert print_pdf(html, LATIN, "x").content == first == again


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (f"<style>{SHEET}</style><style media=print>{OTHER}</style>", ""),  # would win where it stood first
        (f"<!-- <style>{OTHER}</style> --><style>{SHEET}</style>", ""),  # is none
        (f"<style>{SHEET}</style><link rel=stylesheet href='data:text/css,p{{}}'>", ""),
        (f"<style>{SHEET}</style>", "<svg><style>path { fill: red }</style></svg>"),
        (f"<style>{SHEET} @font-face {{ font-family: x; src: url(x) }}</style>", ""),
        (f"<style>@import url(x); {SHEET}</style>", ""),
        (f"<style>{SHEET} @counter-style x {{ symbols: a }}</style>", ""),
    ],
)
def test_what_could_change_the_page_stays_in_it(head: str, body: str) -> None:
    html = page(head, body)
    assert apart(html) == (html, [])


@pytest.mark.engine_log
def test_a_fault_of_a_sheet_is_told_each_time() -> None:
    html = page(f"<style>{SHEET}</style><style>p {{ colour: red }}</style>")
    for _ in range(3):
        with pytest.raises(PrintingError) as caught:
            print_pdf(html, LATIN, "x")
        assert ["colour" in problem.message for problem in caught.value.problems] == [True]


@pytest.mark.engine_log
def test_nor_does_it_hide_behind_the_same_fault_of_another_sheet() -> None:
    twice = page(
        f"<style>{SHEET}</style><style>p {{ colour: red }}</style><style>li {{ colour: red }}</style>"
    )
    once = page(f"<style>{SHEET}</style><style>li {{ colour: red }}</style>")
    for html in (twice, once, once):
        with pytest.raises(PrintingError):
            print_pdf(html, LATIN, "x")


def test_few_are_kept_and_those_in_use_the_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(styles, "_sheets", {})
    parsed: list[str] = []

    def parse(style: str) -> str:
        parsed.append(style)
        return f"<{style}>"

    for number in range(3 * MOST):
        assert sheet("common", parse, []) == "<common>"
        assert sheet(str(number), parse, []) == f"<{number}>"
    assert parsed.count("common") == 1
    assert len(styles._sheets) == MOST  # noqa: SLF001 - that it is bounded is what matters
    sheet("0", parse, [])
    assert parsed.count("0") == 2
