"""The page for a screen, in a real browser: it fits a phone, asks for nothing, and prints from there."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from handoutgen.content.facility import Facility
from handoutgen.printing.job import Job
from handoutgen.printing.render import localized, render
from tests.documents import CODE, STARTER, Case, clinic_facility, page_texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("screen")

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None
)
PHONES_AND_DESKS = (320, 1024)
HEIGHT = 640
SHOWN = (
    Case("70553", "es"), Case("45378", "en"), Case(CODE, "ar"), Case(CODE, "ko"), Case(CODE, "es", "large"),
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        # On CI a test that cannot run is a failure.
        (pytest.fail if "CI" in os.environ else pytest.skip)(
            "no Chromium is installed: apt-get install chromium"
        )
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module", params=SHOWN, ids=str)
def handout(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handout as an HTML file, named for its code, language and edition."""
    code, language, edition, paper, _ = request.param
    path = tmp_path_factory.mktemp("screen") / f"{code}-{language}-{edition}.html"
    made = render(STARTER, Job(code, language, clinic_facility(), paper, "html", edition))
    path.write_bytes(made.content)
    return path


def opened(browser: Browser, path: Path, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    page.goto(path.as_uri())
    return page


def ask(page: Page, script: str) -> Any:
    return page.evaluate(script)


OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter(element => element.getClientRects().length)
  .filter(element => {
    const box = element.getBoundingClientRect()
    return box.right > innerWidth + 0.5 || box.left < -0.5
  })
  .map(element => `${element.tagName} ${element.className}: ${element.textContent.trim().slice(0, 40)}`)"""


@pytest.mark.parametrize("width", PHONES_AND_DESKS)
def test_nothing_has_to_be_scrolled_sideways(browser: Browser, handout: Path, width: int) -> None:
    with opened(browser, handout, width) as page:
        assert ask(page, OUTSIDE) == []
        assert ask(page, "document.documentElement.scrollWidth") <= width
        assert ask(page, "document.documentElement.scrollHeight") > HEIGHT


def test_a_long_address_is_broken_and_not_pushed_out(browser: Browser, tmp_path: Path) -> None:
    facility = Facility(
        name="Riverbend Clinic", phone="+1 (555) 555-0142, extension 30117", address="Willow" * 12
    )
    path = tmp_path / "page.html"
    path.write_bytes(render(STARTER, Job(CODE, "es", facility, "letter", "html")).content)
    with opened(browser, path, 320) as page:
        assert ask(page, "document.documentElement.scrollWidth") <= 320


def test_the_page_asks_for_nothing(browser: Browser, handout: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page()
    with page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(handout.as_uri(), wait_until="networkidle")
        pictures = ask(page, "[...document.images].every(image => image.complete && image.naturalWidth)")
    assert asked[0] == handout.as_uri()
    assert [url[:60] for url in asked[1:] if not url.startswith("data:")] == []
    assert said == []
    assert pictures


@pytest.mark.parametrize("width", PHONES_AND_DESKS)
def test_the_draft_mark_stays_in_sight_wherever_one_reads(
    browser: Browser, handout: Path, width: int
) -> None:
    with opened(browser, handout, width) as page:
        for share in (0, 0.5, 1):
            ask(page, f"scrollTo(0, document.documentElement.scrollHeight * {share})")
            top, bottom, on_top = ask(
                page,
                """() => {
                  const mark = document.querySelector('.draft strong'), box = mark.getBoundingClientRect()
                  const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
                  return [box.top, box.bottom, mark.contains(seen)]
                }""",
            )
            assert 0 <= top < bottom <= HEIGHT
            assert on_top


def test_text_is_large_enough_for_a_phone(browser: Browser, handout: Path) -> None:
    with opened(browser, handout, 360) as page:
        sizes = ask(
            page,
            """() => [...document.querySelectorAll('main li, main td, main p:not(.label)')]
              .filter(element => !element.closest('.sources'))
              .map(element => parseFloat(getComputedStyle(element).fontSize))""",
        )
    assert min(sizes) >= (24 if handout.stem.endswith("large") else 16)


def test_a_phone_number_can_be_tapped(browser: Browser, handout: Path) -> None:
    with opened(browser, handout, 360) as page:
        links = ask(
            page,
            "[...document.querySelectorAll('a[href^=\"tel:\"]')].map(link => [link.href, link.textContent])",
        )
    shown = [[address, number.strip("\u2066\u2069")] for address, number in links]
    assert ["tel:5550142", "555-0142"] in shown
    assert ["tel:5550187", "555-0187"] in shown


def test_it_can_be_printed_from_the_browser(browser: Browser, handout: Path) -> None:
    with opened(browser, handout, 1024) as page:
        document = page.pdf(format="Letter")
    code, language, edition = handout.stem.split("-")
    with localized(STARTER, code, language, clinic_facility()) as (made, _):
        pass
    texts = page_texts(document)
    assert 2 <= len(texts) <= (8 if edition == "standard" else 24)
    if made.language.script != "Latn":
        return  # the computer's own fonts draw these, and their letters are not read off in order
    assert made.draft[0] in texts[0]
    assert made.title in texts[0]
    assert made.body.sources_heading in " ".join(texts)
