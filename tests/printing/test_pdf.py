"""What the engine only logs stops the page; a page fetches nothing; what fails is told in words."""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING

import pytest

from handoutgen.errors import PrintingError
from handoutgen.printing import pdf
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.pdf import glyph_problems, print_pdf
from handoutgen.printing.timelimit import time_limit
from handoutgen.problem import Level
from tests.documents import page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.printing.pdf import Printed
    from handoutgen.problem import Problem

LATIN = stack_for("Latn")
NAME = "38242 (en)"
SHEET = "@page { size: 400px 300px; margin: 40px } html { font: 16px/20px 'Noto Sans' } body, p { margin: 0 }"


def page(body: str, css: str = "", head: str = "") -> str:
    inside = f"<title>Page</title><style>{SHEET}{css}</style>{head}"
    return f"<!DOCTYPE html><html lang=en><head>{inside}</head><body>{body}</body></html>"


def print_page(body: str, css: str = "", head: str = "") -> Printed:
    return print_pdf(page(body, css, head), LATIN, NAME)


def refused(body: str, css: str = "", head: str = "") -> tuple[Problem, ...]:
    """Return the problems for which a page is not printed."""
    with pytest.raises(PrintingError, match="was not printed") as caught:
        print_page(body, css, head)
    assert caught.value.message.startswith(NAME)
    assert caught.value.hint == "Nothing was written."
    assert {problem.path for problem in caught.value.problems} == {NAME}
    assert {problem.level for problem in caught.value.problems} == {Level.ERROR}
    assert all(problem.hint for problem in caught.value.problems)
    return caught.value.problems


def test_a_page_is_printed_with_where_its_parts_stand() -> None:
    printed = print_page("<p>Drink water.</p><div id=signs data-whole><p>Fever: 100.4 °F</p></div>")
    assert printed.content.startswith(b"%PDF-1.")
    assert page_texts(printed.content) == ["Drink water. Fever: 100.4 °F"]
    assert printed.placed.pages == {"signs": 1}
    assert list(printed.placed.fill) == pytest.approx([40 / 220])
    assert printed.warnings == ()


def test_a_warning_is_told_and_the_page_printed() -> None:
    printed = print_page("<p>One</p><div style='break-before: page; break-after: page'></div><p>Three</p>")
    assert len(printed.placed.fill) == 3
    assert [problem.rule for problem in printed.warnings] == ["layout-empty"]


LOGGED = {
    "an unknown property": ("<p>Text</p>", "p { colour: red }", "colour"),
    "an unknown value": ("<p>Text</p>", "p { color: fleece }", "color: fleece"),
    "an unknown selector": ("<p>Text</p>", "p:dir(rtl) { color: red }", "dir"),
    "a broken picture": ("<img alt=Logo src='data:image/png;base64,AAAA'>", "", "Failed to load image"),
    "a picture without words": (
        "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>\">",
        "img { width: 9px }",
        "alt",
    ),
    "a relative picture": ("<img alt=Logo src='logo.png'>", "", "logo.png"),
}


@pytest.mark.engine_log
@pytest.mark.parametrize("fault", LOGGED)
def test_each_line_of_the_engines_log_stops_the_page(fault: str) -> None:
    body, css, said = LOGGED[fault]
    problems = refused(body, css)
    assert {problem.rule for problem in problems} == {"print-engine"}
    assert any(said in problem.message for problem in problems)
    assert len({problem.message for problem in problems}) == len(problems)


@pytest.mark.engine_log
def test_a_page_without_a_language_is_refused() -> None:
    with pytest.raises(PrintingError) as caught:
        print_pdf(page("<p>Text</p>").replace(" lang=en", ""), LATIN, NAME)
    assert [problem.rule for problem in caught.value.problems] == ["print-engine"]
    assert "lang" in caught.value.problems[0].message


@pytest.mark.engine_log
def test_without_the_listener_such_a_page_would_be_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handoutgen.printing.pdf._Listener.emit", lambda *_: None)
    assert page_texts(print_page("<p>Text</p>", "p { colour: blue }").content) == ["Text"]


@pytest.mark.engine_log
def test_nothing_of_the_log_reaches_the_terminal_and_the_log_is_left_as_it_was(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    print_page("<p>Text</p>")  # the engine is there, with its own handler
    logger = logging.getLogger("weasyprint")
    before = (logger.level, logger.propagate, list(logger.handlers))
    refused("<p>Text</p>", "p { colour: red }")
    assert (logger.level, logger.propagate, logger.handlers) == before
    assert capfd.readouterr() == ("", "")
    assert caplog.records == []


class _Watch:
    """Hears of each file that is opened and each address that is asked for, while `on`."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if self.on and event in {"open", "socket.connect", "socket.getaddrinfo", "urllib.Request"}:
            self.seen.append(f"{event} {args}")

    def outside(self) -> list[str]:
        """What was heard that the program has no need of."""
        return [each for each in self.seen if not each.startswith("open") or "/etc/" in each]


WATCH = _Watch()
sys.addaudithook(WATCH)  # cannot be taken away again, so it is switched


@pytest.fixture
def watch() -> Iterator[_Watch]:
    WATCH.seen.clear()
    WATCH.on = True
    yield WATCH
    WATCH.on = False


ASKING = {
    "a picture": ("<img alt=Logo src='{}'>", "", ""),
    "a background": ("<p>Text</p>", "p {{ background: url({}) }}", ""),
    "a picture as text": ("<p>Text</p>", "p::before {{ content: url({}) }}", ""),
    "a linked style": ("<p>Text</p>", "", "<link rel=stylesheet href='{}'>"),
    "an imported style": ("<p>Text</p>", "", "<style>@import url({});</style>"),
    "a font": (
        "<p>Text</p>",
        "@font-face {{ font-family: Other; src: url({}) }} p {{ font-family: Other }}",
        "",
    ),
    "an object": ("<object data='{}'>Text</object>", "", ""),
    "an embedded file": ("<embed src='{}' alt=Text>", "", ""),
    "an attachment": ("<p>Text</p>", "", "<link rel=attachment href='{}' title=Text>"),
}
ADDRESSES = {
    "the web": "http://192.0.2.1/logo.png",
    "a file of this computer": "file:///etc/passwd",
    "another protocol": "ftp://192.0.2.1/logo.png",
}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("asking", ASKING)
def test_a_page_that_asks_for_something_outside_is_refused_and_nothing_is_fetched(
    asking: str, address: str, watch: _Watch
) -> None:
    url = ADDRESSES[address]
    body, css, head = (part.format(url) for part in ASKING[asking])
    problems = refused(body, css, head)
    assert [(problem.rule, url in problem.message) for problem in problems] == [("print-outside", True)]
    assert watch.outside() == []


@pytest.mark.engine_log
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_picture_within_a_picture_is_not_fetched_either(address: str, watch: _Watch) -> None:
    inner = f"<image href='{ADDRESSES[address]}'/>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inner}</svg>"
    problems = refused(f'<img alt=Logo style="width: 9px" src="data:image/svg+xml,{svg}">')
    assert [problem.rule for problem in problems] == ["print-engine"]
    assert watch.outside() == []


def test_without_the_fetcher_the_file_would_be_in_the_document(
    watch: _Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    from weasyprint.urls import URLFetcher

    monkeypatch.setattr(pdf, "_only_what_the_page_holds", URLFetcher())
    body, css, head = (part.format("file:///etc/passwd") for part in ASKING["an attachment"])
    print_page(body, css, head)
    assert any("/etc/passwd" in each for each in watch.outside())


@pytest.mark.parametrize(
    ("text", "named"),
    [("Take one → two", "U+2192 RIGHTWARDS ARROW"), ("Take \ue000 two", "U+E000 private use")],
)
def test_a_character_without_a_glyph_is_named_with_its_text(text: str, named: str) -> None:
    (problem,) = glyph_problems(["Drink water.", text], LATIN, NAME)
    assert (problem.path, problem.rule, problem.level) == (NAME, "print-glyph-missing", Level.ERROR)
    assert problem.message == f'no font can show {named} in "{text}"'
    assert problem.hint


@pytest.mark.engine_log
def test_a_character_without_a_glyph_that_a_template_brings_is_refused_too() -> None:
    assert any(
        "U+2192" in problem.message or "→" in problem.message for problem in refused("<p>Page 1 → 2</p>")
    )


def test_a_crash_of_the_engine_is_told_in_words() -> None:
    with pytest.raises(PrintingError) as caught:
        print_page("<p>Text <span class=end>end</span></p>", ".end { float: inline-end }")
    assert caught.value.message.startswith(f"{NAME}: the printing engine failed on this page (KeyError")
    assert "inline-end" in caught.value.message
    assert "undo the last change" in caught.value.hint


def test_boxes_nested_too_deeply_are_told_in_words() -> None:
    deep = 800
    with pytest.raises(PrintingError) as caught:
        print_page("<div>" * deep + "Text" + "</div>" * deep)
    assert caught.value.message == f"{NAME}: the page is nested too deeply to be laid out"
    assert "boxes within boxes" in caught.value.hint


# A strike may fall into a callback, where it goes no further; it is given again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_page_that_keeps_the_engine_busy_is_stopped_by_the_limit() -> None:
    flex = "<div style='display: flex'>"
    started = time.monotonic()
    with pytest.raises(PrintingError, match=r"longer than 0\.5 seconds"), time_limit(0.5):
        print_page(flex * 14 + "Text" + "</div>" * 14)
    assert time.monotonic() - started < 5


def test_the_next_page_is_printed_as_if_nothing_had_been() -> None:
    before = print_page("<p>Text</p>").content
    test_a_page_that_keeps_the_engine_busy_is_stopped_by_the_limit()
    test_a_crash_of_the_engine_is_told_in_words()
    assert print_page("<p>Text</p>").content == before


TOO_HIGH = {
    "a step": ("<ul><li data-whole>" + "Rest.<br>" * 40 + "</ul>", "layout-torn"),
    "a box that cannot be broken": (
        "<div style='display: inline-block'>" + "Rest.<br>" * 40 + "</div>",
        "layout-overflow",
    ),
    "a box that cuts what is in it": (
        "<div style='height: 100px; overflow: hidden'>" + "Rest.<br>" * 10 + "</div>",
        "layout-overflow",
    ),
}


@pytest.mark.parametrize("what", TOO_HIGH)
def test_what_is_too_high_is_refused(what: str) -> None:
    body, rule = TOO_HIGH[what]
    assert rule in {problem.rule for problem in refused(body)}


def test_every_fault_of_a_page_is_told_at_once() -> None:
    body = "<ul><li data-whole>" + "Rest.<br>" * 40 + "</ul><div style='width: 20px'>Lymphocytes</div>"
    assert {problem.rule for problem in refused(body)} == {"layout-torn", "layout-overflow"}
