"""Whatever is cut, torn or left alone on a page is found, and nothing is found where all is well."""

from __future__ import annotations

from typing import Any

import pytest

from handoutgen.printing.engine import weasyprint
from handoutgen.printing.layout import Placed, audit_closing, audit_layout
from handoutgen.problem import Level, Problem

LONG = "Donaudampfschifffahrtsgesellschaft"
SHEET = "@page { size: 400px 300px; margin: 40px; @bottom-left { content: 'Page ' counter(page) } }"
BASE = """
body { margin: 0; font: 16px/20px sans-serif }
p, h2, h3, ul, table { margin: 0 }
h2, h3 { font-size: 16px }
"""
RIGHT = "to the right"
KHMER = "សូមទូរស័ព្ទមកយើងក្នុងថ្ងៃតែមួយ"
"""Khmer words without the zero-width spaces between them that a line needs to end."""

WORDS = "ទូរស័ព្ទ\u200b"
PICTURE = """<img alt=Dots style="{}"
src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>">"""


def laid_out(body: str, css: str = "") -> Any:
    """Return the layout of `body` on small sheets: 320 px by 220 px of content, eleven lines."""
    page = f"<!DOCTYPE html><html lang=en><style>{SHEET}{BASE}{css}</style><body>{body}"
    return weasyprint().HTML(string=page).render()


def problems(body: str, css: str = "") -> list[Problem]:
    return audit_layout(laid_out(body, css), "38242 (en)")[1]


def lines(count: int) -> str:
    return "".join(f"<p>Line {number}</p>" for number in range(1, count + 1))


CLEAN = {
    "plain": "<h2>Get ready</h2><ul><li data-whole>Have your blood tests.<li data-whole>Eat.</ul>",
    "boxes": "<div style='padding: 4px; border: 1px solid; overflow: hidden'><p>In a box</div>",
    "floats": "<div><div style='float: left; width: 48%; height: 40px'>One<br>two</div>"
    "<div style='float: right; width: 48%'><p>A<p>B<p>C</div></div><p style='clear: both'>After",
    "table": "<table><thead><tr data-whole><th>What<th>How often</thead>"
    + "<tr data-whole><td style='height: 5px'>A<br>B<td>C" * 9
    + "</table>",
    "right to left": "<div dir=rtl style='direction: rtl'><p>مرحبا بكم في العيادة<ul><li>مرحبا</ul></div>",
    "pages": lines(11) + "<h2>A heading</h2><p>with its text</p>",
    "outside the content": "<p>Text<div style='position: fixed; top: -30px; left: -30px'>Clinic</div>",
    "turned": f"<p>Text<div style='width: 300px; margin-left: 200px; transform: rotate(90deg)'>{LONG}</div>",
    "picture": PICTURE.format("width: 320px; height: 9px"),
    "not to be seen": "<p>Text<!-- a note --> more<p hidden>On the screen</p>"
    "<svg width=9 height=9><title>Dots</title></svg>",
    "a bullet that hangs out": "<div><p style='padding-left: 20px; text-indent: -15px'>• Have your blood "
    "tests. Eat and drink as your team told you.</div>",
    "Khmer words with places to break": f"<p lang=km style='width: 180px'>{WORDS * 9}",
    "Thai, which breaks by itself": "<p lang=th style='width: 120px'>โปรดโทรหาเราในวันเดียวกันหากมีไข้</p>",
    "soft hyphens": f"<p style='width: 140px'>{LONG[:10]}\u00ad{LONG[10:20]}\u00ad{LONG[20:]}",
    "capitals": "<p style='text-transform: uppercase'>Straße<p style='font-variant: small-caps'>Words",
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in CLEAN.items()])
def test_nothing_is_found_where_all_is_well(body: str) -> None:
    assert problems(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display: flow-root'><p style='float: left; width: 90%'>A float</div><h2>After it</h2>",
        "<p>One</p><p style='margin-top: -14px'>Two</p>",
        "<table><tr><td><p style='margin-bottom: -15px'>One</p></table><p>Two</p>",
    ],
    ids=["floats alone", "a negative margin", "out of a cell"],
)
def test_text_upon_text_is_found(body: str) -> None:
    (problem,) = [problem for problem in problems(body) if problem.rule == "layout-overlap"]
    assert problem.level is Level.ERROR
    assert problem.message.startswith("Page 1: “")
    assert problem.message.endswith("stand upon one another.")
    assert problem.hint


TALL = "content: 'One two'; width: 20px; font: 20px/30px 'Noto Sans'; vertical-align: bottom"
OVERFLOWS = {
    "a Khmer sentence without a place to break": (f"<p lang=km style='width: 90px'>{KHMER}", KHMER, RIGHT),
    "a word in a table cell": (
        f"<table style='width: 100%; table-layout: fixed'><tr><td>{LONG}<td>Some people</table>",
        LONG,
        RIGHT,
    ),
    "a word in a box": (
        f"<div style='width: 80px; border: 1px solid; padding: 4px'>{LONG}</div>",
        LONG,
        RIGHT,
    ),
    "a word in its box's padding": (
        f"<div style='width: 80px; padding: 0 240px 0 0; box-sizing: content-box'>{LONG[:15]}</div>",
        LONG[:15],
        RIGHT,
    ),
    "a word in a flex item": (
        f"<div style='display: flex; width: 90px'><p style='flex: 0 0 60px; min-width: 0'>{LONG}</div>",
        LONG,
        RIGHT,
    ),
    "a word on the page": (f"<p style='font-size: 30px'>{LONG}", LONG, RIGHT),
    "a word in a box that cuts": (
        f"<div style='overflow: hidden; width: 80px'>{LONG}</div>",
        LONG,
        RIGHT,
    ),
    "a word in an inline block": (
        f"<p>Ask <span style='display: inline-block; width: 50px'>{LONG}</span>",
        LONG,
        RIGHT,
    ),
    "a bullet that hangs out of its own box": (
        "<div style='padding-left: 20px'><p style='padding-left: 10px; text-indent: -15px'>• Eat</div>",
        "• Eat",
        "to the left",
    ),
    "a right-to-left word": (
        "<div dir=rtl style='direction: rtl; width: 30px'>المستشفيات</div>",
        "المستشفيات",
        "to the left",
    ),
    "lines in a fixed height": ("<div style='height: 25px'>One<br>two<br>three</div>", "three", "below"),
    "lines in a greatest height": ("<div style='max-height: 25px'><p>One<p>two</div>", "two", "below"),
    "lines that are cut": (
        "<div style='height: 30px; overflow: hidden'><div><p>One<p>two<p>three</div></div>",
        "two",
        "below",
    ),
    "lines above the sheet": ("<p style='margin: -60px 0 60px'>One<br>two<p>Rest", "One", "above"),
    "a margin's lines above the sheet": (
        f"<style>@page {{ @top-left {{ {TALL} }} }}</style><p>Rest",
        "One",
        "above",
    ),
    "a picture above the sheet": (
        f"<div style='margin: -60px 0 60px'>{PICTURE.format('display: block; width: 9px')}</div>Rest",
        "Dots",
        "above",
    ),
    "a box wider than the page": (
        "<div style='width: 420px; text-align: right'>By noon</div>",
        "By noon",
        RIGHT,
    ),
    "a wide picture": (
        PICTURE.format("width: 330px; height: 9px"),
        "Dots",
        RIGHT,
    ),
    "a tall picture": (
        f"<div style='height: 9px'>{PICTURE.format('display: block; width: 9px; height: 20px')}</div>",
        "Dots",
        "below",
    ),
    "what no page can hold": (
        "<div style='display: inline-block'>Rest" + "<br>Rest" * 13 + "</div>",
        "Rest",
        "below",
    ),
}


@pytest.mark.parametrize(
    ("body", "text", "side"), [pytest.param(*case, id=name) for name, case in OVERFLOWS.items()]
)
def test_what_runs_out_of_its_box_is_found(body: str, text: str, side: str) -> None:
    found = problems(body)
    assert {problem.rule for problem in found} == {"layout-overflow"}
    assert found[0].path == "38242 (en)"
    assert found[0].level is Level.ERROR
    assert found[0].message.startswith("Page 1: ")
    assert f"“{text}” runs" in found[0].message
    assert found[0].message.endswith(f" px out of its box, {side}.")
    assert found[0].hint


def test_a_footer_that_runs_out_of_its_corner_is_found() -> None:
    [problem] = problems("<p>Text", f"@page {{ @bottom-left-corner {{ content: '{LONG}' }} }}")
    assert (problem.rule, LONG in problem.message) == ("layout-overflow", True)


def width_of(text: str) -> float:
    page = laid_out(f"<p style='float: left'>{text}").pages[0]._page_box  # noqa: SLF001
    return float(next(box for box in page.descendants() if getattr(box, "text", "") == text).width)


def test_half_a_pixel_is_borne_and_two_are_not() -> None:
    width = width_of("Medicines")
    assert problems(f"<p style='width: {width - 0.4}px'>Medicines") == []
    assert len(problems(f"<p style='width: {width - 2}px'>Medicines")) == 1


def test_a_space_at_the_end_of_a_line_may_hang_over_it() -> None:
    width = width_of("Medicines")
    assert problems(f"<p style='width: {width + 1}px'>Medicines <br>at noon") == []
    assert problems(f"<p dir=rtl style='width: {width + 1}px'>Medicines <br>at noon") == []


def test_text_that_the_engine_drops_is_found() -> None:
    body = lines(9) + "<div style='float: left'><p>Call us<p>Fever<p>Rash <b>today</b><p>Cough 100.4</div>"
    found = problems(body)
    assert [(problem.rule, problem.level) for problem in found] == [("layout-lost", Level.ERROR)] * 3
    assert [problem.message.split("”")[0] for problem in found] == ["“Rash today", "“today", "“Cough 100.4"]


def test_a_part_of_one_text_that_the_engine_drops_is_found() -> None:
    [problem] = problems(lines(9) + "<div style='float: left'>Call us<br>Fever<br>Rash<br>911</div>")
    assert problem.rule == "layout-lost"
    assert problem.message.startswith("“Call us")


def test_generated_words_do_not_make_up_for_lost_ones() -> None:
    body = lines(9) + "<div style='float: left'>Call us<br>Fever<br>911</div>"
    [problem] = problems(body, "div::before { content: 'Important: ' }")
    assert problem.rule == "layout-lost"


TORN = {
    "a box in the flow": lines(9) + "<div data-whole><p>Call us<p>Fever<p>Rash<p>Cough</div>",
    "a float": lines(9)
    + "<div style='float: left' data-whole><p>Call us<p>Fever<p>Rash<p>Cough</div>"
    + "<p style='clear: both'>After",
    "a step": lines(9) + "<ul><li data-whole>Call us<br>Fever<br>Rash<br>Cough</ul>",
    "a table row": lines(9) + "<table><tr data-whole><td>Call us<br>Fever<br>Rash<br>Cough</table>",
}


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in TORN.items()])
def test_what_must_stay_whole_and_is_torn_is_found(body: str) -> None:
    [problem] = problems(body, "* { orphans: 1; widows: 1 }")
    assert (problem.rule, problem.level) == ("layout-torn", Level.ERROR)
    assert problem.message.startswith("Page 1: “Call us")
    assert problem.message.endswith("is torn, and goes on on page 2.")
    assert problems(body.replace("data-whole", "data-any"), "* { orphans: 1; widows: 1 }") == []


def test_a_heading_parted_from_what_it_announces_is_found() -> None:
    body = lines(10) + "<section><h2>Call <b>911</b></h2><ul><li>You faint</ul></section>"
    [problem] = problems(body, "h2 { break-after: auto } ul { break-before: auto }")
    assert (problem.rule, problem.level) == ("layout-heading", Level.WARNING)
    assert problem.message == ("Page 1 ends with the heading “Call 911”; what it announces is on page 2.")


def test_a_picture_in_a_heading_is_not_what_it_announces() -> None:
    body = lines(10) + f"<h2>{PICTURE.format('width: 9px; height: 9px')} Call 911</h2><p>You faint</p>"
    assert [problem.rule for problem in problems(body, "h2 { break-after: auto }")] == ["layout-heading"]


def test_a_heading_parted_from_its_ruled_lines_is_found() -> None:
    body = lines(10) + "<h2>My questions</h2><div style='height: 20px; border-bottom: 1px solid'></div>"
    assert [problem.rule for problem in problems(body, "h2 { break-after: auto }")] == ["layout-heading"]


def test_a_heading_parted_in_a_column_is_found_though_other_content_follows_on_its_page() -> None:
    column = "<div style='float: left; width: 45%'>{}</div>"
    body = column.format(lines(10) + "<h3>Recovery</h3><p>Rest</p>") + column.format("<p>Beside</p>")
    body += "<p style='clear: both'>After</p>"
    assert [problem.rule for problem in problems(body, "h3 { break-after: auto }")] == ["layout-heading"]


def test_the_last_heading_of_all_announces_nothing() -> None:
    assert problems("<h2>The end</h2>") == []


def test_an_empty_page_is_found() -> None:
    body = "<p>One<div style='break-before: page'></div><p style='break-before: page'>Three"
    [problem] = problems(body)
    assert (problem.rule, problem.level, problem.message) == (
        "layout-empty",
        Level.WARNING,
        "Page 2 is empty.",
    )


def test_fill_is_the_share_of_the_content_height_in_use() -> None:
    document = laid_out(lines(11) + "<p>One more<div style='position: fixed; bottom: 0'>DRAFT</div>")
    assert list(audit_layout(document)[0].fill) == pytest.approx([1.0, 20 / 220])


def test_a_group_of_rows_whose_name_ends_a_page_is_found() -> None:
    body = (
        lines(9) + "<table><tr><th scope=rowgroup>Serious risks</th></tr><tr><td>Bleeding</td></tr></table>"
    )
    assert [problem.rule for problem in problems(body)] == ["layout-heading"]
    assert problems(body, "tr:first-child { break-after: avoid }") == []


@pytest.mark.parametrize(
    ("placed", "rules"),
    [
        (Placed((0.9, 0.5, 0.34), {"signs": 1}), []),
        (Placed((0.9, 0.5), {}), []),
        (Placed((0.9, 0.5), {"signs": 2}), ["layout-signs"]),
        (Placed((0.9, 0.9, 0.9, 0.9), {"signs": 1}), ["layout-long"]),
        (Placed((0.9, 0.33), {"signs": 1}), ["layout-thin"]),
        # An empty page is told by itself.
        (Placed((0.9, 0.0), {"signs": 1}), []),
        (
            Placed((0.2, 0.9, 0.9, 0.1), {"signs": 2}),
            ["layout-signs", "layout-long", "layout-thin", "layout-thin"],
        ),
    ],
)
def test_pages_that_do_not_close_well_are_told(placed: Placed, rules: list[str]) -> None:
    found = audit_closing(placed, "38242 (en)", 3)
    assert [problem.rule for problem in found] == rules
    assert all(problem.level is Level.WARNING and problem.hint for problem in found)
    assert {problem.path for problem in found} <= {"38242 (en)"}
    assert "layout-long" not in [problem.rule for problem in audit_closing(placed)]
