"""What lies in a folder of handouts, for people and for programs: links lead to files, no failure hides."""

from __future__ import annotations

import json
import re
from contextlib import closing
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag

import pytest

from handoutgen.batch import index, stamps
from handoutgen.batch.manifest import Document, Failure, Manifest, Row
from handoutgen.batch.sources import Frame
from handoutgen.batch.target import Target
from handoutgen.errors import PrintingError
from handoutgen.problem import Level, Problem
from tests.batch import small
from tests.batch.conftest import PLACES
from tests.cli.conftest import snapshot
from tests.test_screen import browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.batch.conftest import Shelf

__all__ = ["browser"]

PROBLEM = Problem("handouts/1.yaml", 3, 4, Level.WARNING, "a-rule", "«ó» is odd", "Look at it.")
FAILURE = Failure(of_text=False, message="<b>too & long</b>", hint="Wait.", problems=(PROBLEM,))
FRAMES = [Frame("s", "t", words, "p", "engine 1, python 3") for words in ("", "es")]
NASTY = "<script>alert(1)</script> & \"co\" 'x' Ω"


def row(code: str, language: str = "en", title: str | None = NASTY, **changes: Any) -> Row:
    """A row without any stamps, as `index.rows` gives them; without a title there is no PDF."""
    document = None
    if title is not None:
        document = Document(
            "ab" * 32, 1234, "cd" * 16, 2, title, 4, "b3d4d6a7", draft=False, warnings=(PROBLEM,)
        )
    target = Target(code, language, changes.pop("edition", "standard"), changes.pop("facility", ""))
    place = changes.pop("place", f"{language}/{code}.pdf")
    frame = FRAMES[language != "en"]
    return Row(
        target, place, frame, b"r" * 16, b"c" * 16, stamps.UNSURE * 3, document, changes.pop("failure", None)
    )


ROWS = [
    row("1"),
    row("1", "es", "Infusión"),
    row("2", failure=FAILURE),
    row("2", "es", None, failure=FAILURE),
    row(
        "a b#c%?", "zh-Hant", "手術", edition="large", facility="lake", place="lake/zh-Hant/a b#c%?-large.pdf"
    ),
]


def written(folder: Path, rows: list[Row]) -> None:
    with closing(Manifest(None)) as manifest:
        for each in rows:
            manifest.put(each)
        index.write(manifest, folder)


class Links(HTMLParser):
    """The places that a page links to, and the text that it shows."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        address = dict(attrs).get("href")
        if address:
            self.found.append(unquote(urldefrag(address).url))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    written(tmp_path, ROWS)
    assert list(index.rows(tmp_path)) == ROWS


def test_a_file_outside_of_the_folder_is_never_a_handouts(tmp_path: Path) -> None:
    written(tmp_path, [row("1")])
    path = tmp_path / index.JSON
    path.write_text(path.read_text(encoding="utf-8").replace('"en/1.pdf"', '"../1.pdf"'), encoding="utf-8")
    with pytest.raises(ValueError, match=r"\.\./1\.pdf"):
        list(index.rows(tmp_path))


def test_the_json_says_of_each_handout_what_and_where_it_is(tmp_path: Path) -> None:
    written(tmp_path, ROWS)
    found = json.loads((tmp_path / index.JSON).read_text(encoding="utf-8"))
    assert found["schema"] == "handoutgen/build-index/1"
    first, _, kept, failed, last = found["handouts"]
    expected = {
        "code": "1", "language": "en", "edition": "standard", "facility": "", "title": NASTY,
        "state": "current", "file": "en/1.pdf", "pages": 4, "text_id": "b3d4d6a7", "draft": False,
        "bytes": 1234, "sha256": "ab" * 32, "failure": None,
    }  # fmt: skip
    assert first.items() >= expected.items()
    assert first["warnings"] == [PROBLEM.as_dict()]
    assert (kept["state"], kept["file"], kept["failure"]["message"]) == (
        "failed",
        "en/2.pdf",
        FAILURE.message,
    )
    assert (failed["state"], failed["file"], failed["place"]) == ("failed", None, "es/2.pdf")
    assert last["file"] == "lake/zh-Hant/a b#c%?-large.pdf"


@pytest.mark.parametrize("page", ["index.html", "en/index.html", "es/index.html", "zh-Hant/index.html"])
def test_every_link_leads_to_a_file_and_nothing_of_a_title_is_markup(tmp_path: Path, page: str) -> None:
    for each in ROWS:
        if each.document:
            path = tmp_path / each.place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"%PDF")
    written(tmp_path, ROWS)
    links = Links(tmp_path / page)
    assert links.found
    for place in links.found:
        assert (tmp_path / page).parent.joinpath(place).is_file()
    assert links.tags.count("script") == (page != "index.html")
    assert "b" not in links.tags
    if page == "en/index.html":
        assert NASTY in links.text
        assert "failed <b>too & long</b>the PDF is from before" in links.text


def test_a_failure_is_shown_with_its_reason(tmp_path: Path) -> None:
    written(tmp_path, ROWS)
    spanish = Links(tmp_path / "es/index.html")
    assert "no handoutfailed" in re.sub(r"\s*\n?", "", spanish.text).replace("nohandout", "no handout")
    assert FAILURE.message in spanish.text
    assert "from before" not in spanish.text
    assert not [place for place in spanish.found if place.endswith("2.pdf")]
    assert "4 handouts in 3 languages, 2 failed." in Links(tmp_path / "index.html").text


def test_a_language_without_handouts_loses_its_page_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, ROWS)
    (tmp_path / "es/mine.txt").touch()
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text("<title>Somebody else's</title>")
    written(tmp_path, ROWS[:1])
    assert not (tmp_path / "es/index.html").exists()
    assert (tmp_path / "es/mine.txt").exists()
    assert not (tmp_path / "zh-Hant").exists()
    assert (tmp_path / "other/index.html").exists()
    assert (tmp_path / "en/index.html").exists()
    assert Links(tmp_path / "index.html").found == ["en/index.html"]


def test_two_builds_of_the_same_write_the_same(tmp_path: Path) -> None:
    written(tmp_path / "a", ROWS)
    written(tmp_path / "b", ROWS[::-1])
    first, second = snapshot(tmp_path / "a"), snapshot(tmp_path / "b")
    assert {name: about[2] for name, about in first.items()} == {
        name: about[2] for name, about in second.items()
    }


def test_what_stands_in_the_way_of_a_page_is_named(tmp_path: Path) -> None:
    (tmp_path / "es").touch()
    with pytest.raises(PrintingError, match="es is in the way of a folder"):
        written(tmp_path, ROWS)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"schema": "other/1"}'])
def test_what_is_no_index_is_not_read(tmp_path: Path, content: str) -> None:
    (tmp_path / index.JSON).write_text(content)
    with pytest.raises((ValueError, TypeError, KeyError)):
        list(index.rows(tmp_path))


def test_a_build_keeps_its_pages_up_to_date(built: Shelf) -> None:
    assert Links(built.build / "index.html").found == ["en/index.html", "es/index.html"]
    (built.build / "index.html").unlink()
    assert built.here().code == 0
    assert (built.build / "index.html").is_file()
    for code in ("38242", "70553"):
        small.catalog(built.root, code).unlink()
    assert built.here().code == 0
    assert Links(built.build / "index.html").found == ["en/index.html"]
    assert not (built.build / "es").exists()
    found = json.loads((built.build / "index.json").read_text(encoding="utf-8"))
    assert [each["file"] for each in found["handouts"]] == list(PLACES[:2])


# In a browser.


@pytest.fixture(scope="module")
def folder(printed_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build's folder with three Spanish handouts, one of which failed."""
    folder = tmp_path_factory.mktemp("pages")
    rows = [row("38242", "es", "Infusión de linfocitos"), row("70553", "es", small.TITULO), ROWS[3]]
    written(folder, rows)
    for place in PLACES[2:]:
        (folder / place).write_bytes((printed_once / "build" / place).read_bytes())
    return folder


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport={"width": 360, "height": 640}) as tab:
        yield tab


@pytest.fixture
def page(tab: Page, folder: Path) -> Page:
    """The Spanish page, by way of the first one."""
    tab.goto((folder / "index.html").as_uri())
    tab.click("text=Español")
    return tab


def shown(page: Page) -> list[str]:
    """The codes in the rows that can be seen."""
    codes: list[str] = page.evaluate(
        "[...document.querySelectorAll('tbody tr')].filter(row => row.getClientRects().length)"
        ".map(row => row.cells[0].textContent)"
    )
    return codes


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("resonancia magnetica", ["70553"]),
        ("MAGNÉT", ["70553"]),
        ("infusion", ["38242"]),
        ("linfo infu", ["38242"]),
        ("382", ["38242"]),
        ("failed", ["2"]),
        ("b3d4d6a7", ["38242", "70553"]),
        ("  ", ["2", "38242", "70553"]),
        ("nothing like it", []),
    ],
)
def test_typing_filters_the_rows(page: Page, typed: str, codes: list[str]) -> None:
    assert shown(page) == ["2", "38242", "70553"]
    page.locator("#filter").press_sequentially(typed)
    assert shown(page) == codes
    assert page.inner_text("#shown") == f"{len(codes)} of 3"
    page.fill("#filter", "")
    assert len(shown(page)) == 3


def test_a_page_fits_a_phone_and_leads_back(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.inner_text("tbody tr:first-child .failed") == "failed"
    page.click("text=All languages")
    assert page.title() == "Patient handouts"


def test_without_scripts_everything_is_shown(browser: Browser, folder: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((folder / "es/index.html").as_uri())
        assert page.locator("tbody tr").count() == 3
        assert not page.locator("#filter").is_visible()
