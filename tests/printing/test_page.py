"""The page holds every word as text, whatever is in it, and says where a template is wrong."""

from __future__ import annotations

import html.parser
import re
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from markupsafe import escape

from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.printing.arrangements import SIGNS_FIRST
from handoutgen.printing.handout import Item, Slot, plain, texts
from handoutgen.printing.job import Job
from handoutgen.printing.page import Layout, page
from handoutgen.printing.render import localized, render
from tests.documents import CODE, LARGE, STARTER, Case, clinic_facility, made_page, page_texts, printed
from tests.records import leave_out_what_may_be

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.settings import Edition
    from handoutgen.printing.handout import Words
    from handoutgen.printing.words import Medium

FONTS = ("Noto Sans",)
JOINER = "\u2060"
NASTY = (
    """<b>bold</b> {{ 7 * 7 }} {% raw %} 98% or higher, 100% (safe) %s </style> "quotes" & 'so' <!-- on -->"""
)
"""What a text may look like without being it: HTML, a template, a placeholder, the end of something."""


class _Reader(html.parser.HTMLParser):
    """Keeps what a browser would show, each start tag, and the content of style elements."""

    def __init__(self) -> None:
        super().__init__()
        self.inside: list[str] = []
        self.seen: list[str] = []
        self.styles: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "img"}:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag, "the page's tags do not match"

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] == "style":
            self.styles.append(data)
        elif "title" not in self.inside:
            self.seen.append(data)

    def elements(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a kind."""
        return [attributes for each, attributes in self.tags if each == tag]

    @property
    def text(self) -> str:
        return squeezed("".join(self.seen))


def squeezed(text: str) -> str:
    """Text without its spaces: where a page breaks lines, a text does not."""
    return "".join(text.split())


def read(content: str) -> _Reader:
    reader = _Reader()
    reader.feed(content)
    reader.close()
    assert reader.inside == []
    return reader


@pytest.mark.parametrize("medium", ["paper", "screen"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_is_on_the_page_in_the_order_of_the_handout(
    starter: Path, language: str, medium: Medium
) -> None:
    seen = read(made_page(starter, medium, language)).text
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        body = handout.body
    # Of a source, paper has no room for the address, and the day of reading is for the record's keepers.
    left_out = {source.read for source in body.sources}
    left_out |= {source.url for source in body.sources} if medium == "paper" else set()
    # Said, not shown: the next test.
    left_out |= {body.glance_heading}
    place = 0
    for words in texts(body):
        text = squeezed(plain(words))
        if plain(words) not in left_out:
            found = seen.find(text, place)
            assert found >= 0, f"“{plain(words)}” does not stand where it is read"
            place = found + len(text)


def test_a_screen_reader_is_told_the_heading_that_nobody_sees(starter: Path) -> None:
    assert ("section", {"class": "glance", "data-whole": None, "aria-label": "At a glance"}) in read(
        made_page(starter)
    ).tags


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_what_looks_like_html_a_template_or_a_placeholder_is_text(starter: Path, medium: Medium) -> None:
    facility = Facility(phone="555-0142", address=NASTY)
    with localized(STARTER, CODE, "es", facility) as (handout, say):
        item = handout.body.call.signs[0]
        slot = Slot("address", NASTY, "")
        call = replace(
            handout.body.call, signs=(replace(item, words=(NASTY,), why=("Why: ", slot), condition=NASTY),)
        )
        first = replace(handout.body.sources[0], title=NASTY, publisher=NASTY)
        body = replace(handout.body, title=(NASTY,), call=call, what_heading=NASTY, sources=(first,))
        content = page(
            replace(handout, body=body), STARTER.templates, say, facility, Layout(medium, "letter", FONTS)
        )
    reader, plain_page = read(content), read(made_page(starter, medium))
    # The title, the condition, the sign, its reason, the address, the heading, and the source's two.
    assert reader.text.count(squeezed(NASTY)) == 8
    assert {tag for tag, _ in reader.tags} == {tag for tag, _ in plain_page.tags}
    assert len([tag for tag, _ in reader.tags if tag == "style"]) == len(
        [tag for tag, _ in plain_page.tags if tag == "style"]
    )
    assert f"<title>{NASTY}</title>" not in content


BREAKING_OUT = """</style><script>alert(1)</script>"; } body { display: none } \\ Riverbend"""


def test_a_facilitys_name_cannot_break_out_of_the_css_and_is_printed_as_it_is(starter: Path) -> None:
    facility = replace(clinic_facility(), name=BREAKING_OUT)
    for medium in ("paper", "screen"):
        reader = read(made_page(starter, medium, facility=facility))
        assert "script" not in {tag for tag, _ in reader.tags}
        assert not any(BREAKING_OUT in style for style in reader.styles)
        usual = read(made_page(starter, medium))
        shared, own, *rest = (style.count("{") for style in usual.styles)
        braces = [shared, own + BREAKING_OUT.count("{"), *rest]
        assert [style.count("{") for style in reader.styles] == braces
    rendered = render(STARTER, Job(CODE, "en", facility, "letter"))
    texts_of_pages = page_texts(rendered.content)
    assert BREAKING_OUT in texts_of_pages[0]
    assert len(texts_of_pages) == len(page_texts(printed("en")))


def test_in_a_browser_a_facilitys_words_cannot_become_an_address_or_an_event(starter: Path) -> None:
    facility = Facility(
        name='" onload="alert(1)',
        phone='javascript:alert(1)" onclick="x',
        address="<img src=x onerror=alert(1)>",
    )
    reader = read(made_page(starter, "screen", facility=facility))
    assert not [name for _, attributes in reader.tags for name in attributes if name.startswith("on")]
    calls = [link["href"] for link in reader.elements("a") if "slot" in (link.get("class") or "")]
    assert set(calls) == {"tel:1"}


def test_a_phone_number_can_be_called_from_a_screen(starter: Path) -> None:
    facility = replace(clinic_facility(), phone="+1 (555) 555-0142")
    links = read(made_page(starter, "screen", facility=facility)).elements("a")
    assert {"class": "slot", "href": "tel:+15555550142"} in links
    assert {"class": "slot", "href": "tel:5550187"} in links
    assert read(made_page(starter, "paper", facility=facility)).elements("a") == []


def test_an_empty_slot_is_a_line_on_paper_and_a_phrase_on_a_screen(starter: Path) -> None:
    paper, screen = (read(made_page(starter, medium, facility=Facility())) for medium in ("paper", "screen"))
    blanks = [
        attributes["class"] for _, attributes in paper.tags if "blank" in (attributes.get("class") or "")
    ]
    assert blanks == ["blank blank-phone", "blank blank-phone_after_hours", "blank blank-phone"]
    phrase = squeezed("call the number your clinic gave you.")
    assert phrase in screen.text
    assert phrase not in paper.text


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10"/></svg>'


def png() -> bytes:
    """The smallest picture: one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("file", "content", "name"), [("logo.svg", SVG.encode(), "Riverbend Clinic"), ("logo.PNG", png(), "")]
)
def test_a_logo_is_in_the_page_with_words_for_those_who_cannot_see_it(
    starter: Path, tmp_path: Path, file: str, content: bytes, name: str
) -> None:
    (tmp_path / file).write_bytes(content)
    facility = replace(clinic_facility(), name=name, logo=tmp_path / file)
    (image,) = read(made_page(starter, facility=facility)).elements("img")
    assert image["alt"] == (name or "Logo")
    kind = "svg+xml" if file.endswith("svg") else "png"
    assert (image["src"] or "").startswith(f"data:image/{kind};base64,")
    with_logo = render(STARTER, Job(CODE, "en", facility, "letter"))
    assert with_logo.pages == len(page_texts(printed("en")))


def test_the_page_names_its_language_and_direction_and_marks_another_languages_sources(starter: Path) -> None:
    spanish, english = (read(made_page(starter, "screen", language)) for language in ("es", "en"))
    assert spanish.elements("html") == [{"lang": "es", "dir": "ltr", "class": "standard"}]
    assert [each for each in spanish.elements("ul") if "lang" in each] == [{"lang": "en", "dir": "ltr"}]
    assert [each for each in english.elements("ul") if "lang" in each] == []


@pytest.mark.parametrize("medium", ["paper", "screen"])
@pytest.mark.parametrize("case", LARGE, ids=str)
def test_every_word_is_on_the_page_in_large_letters_too(case: Case, medium: Medium) -> None:
    with localized(STARTER, case.code, case.language, clinic_facility()) as (handout, say):
        layout = Layout(medium, "letter", FONTS, "large", SIGNS_FIRST)
        seen = read(page(handout, STARTER.templates, say, clinic_facility(), layout)).text
    body = handout.body
    left_out = {source.read for source in body.sources} | {body.glance_heading}
    left_out |= {source.url for source in body.sources} if medium == "paper" else set()
    missing = {plain(words) for words in texts(body) if squeezed(plain(words)) not in seen} - left_out
    # A line to write on has no words on paper.
    blank = {plain(words) for words in texts(body) if any(piece.name == "write" for piece in slots(words))}
    assert missing <= (blank if medium == "paper" else set())


def slots(words: Words) -> list[Slot]:
    return [piece for piece in words if isinstance(piece, Slot)]


WRITTEN = {
    "Ask us if and when to stop. Last dose: ": "Ask us if and when to stop. <span>Last dose: </span>",
    "Take only these medicines, with a sip of water: ": (
        "Take only these medicines, with a sip of <span>water: </span>"
    ),
    "Name: ": "<span>Name: </span>",
    "Only <b>this</b>: ": "<span>Only &lt;b&gt;this&lt;/b&gt;: </span>",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_line_to_write_on_stays_on_one_line_with_what_it_is_for(text: str) -> None:
    item = Item("", (text, Slot("write", "", "(ask your team)"), " Then rest."))
    with localized(STARTER, CODE, "en", clinic_facility()) as (handout, say):
        call = replace(handout.body.call, signs=(item,))
        changed = replace(handout, body=replace(handout.body, call=call))
        paper, screen = (
            page(changed, STARTER.templates, say, clinic_facility(), Layout(medium, "letter", FONTS))
            for medium in ("paper", "screen")
        )
    expected = WRITTEN[text].replace("<span>", '<span class="slot">')
    blank = '<span class="blank blank-write"></span></span>'
    assert expected.replace("</span>", blank) + " Then rest.</li>" in paper
    assert f"{escape(text)}(ask your team) Then rest.</li>" in screen


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Test it at 70 mg/dL or <b>100 mg</b>", ["70 mg/dL", "100 mg"]),
        ("A fever of 100.4 °F (38 °C) or more", ["100.4 °F", "38 °C"]),
        ("Under 70 mg/dL, or 3,5 mL", ["70 mg/dL", "3,5 mL"]),
        ("2 hours, 10 glasses, week 12 Call", []),
    ],
)
def test_a_number_and_its_unit_stay_on_one_line(text: str, whole: list[str]) -> None:
    with localized(STARTER, CODE, "en", clinic_facility()) as (handout, say):
        changed = replace(handout, body=replace(handout.body, title=(text,)))
        content = page(changed, STARTER.templates, say, clinic_facility(), Layout("paper", "letter", FONTS))
    (title,) = re.findall("<h1>(.*)</h1>", content)
    assert title.count("\u00a0") == len(whole)
    assert all(each.replace(" ", "\u00a0") in title for each in whole)
    assert title.replace("\u00a0", " ") == escape(text)


@pytest.mark.parametrize("edition", ["standard", "large"])
def test_what_a_record_leaves_out_has_no_heading_either(clinic: Path, edition: Edition) -> None:
    leave_out_what_may_be(clinic / "handouts" / f"{CODE}.yaml")
    layout = Layout("paper", "letter", FONTS, edition)
    with localized(Library(clinic), CODE, "en", clinic_facility()) as (handout, say):
        seen = read(page(handout, STARTER.templates, say, clinic_facility(), layout)).text
    for heading in ("Being active", "Taking care of yourself", "Common risks", "Your recovery, step by step"):
        assert squeezed(heading) not in seen
    assert squeezed("Serious risks") in seen


def test_the_page_offers_no_second_line_for_medicines() -> None:
    with localized(STARTER, CODE, "en", clinic_facility()) as (handout, say):
        pages = [
            page(
                replace(handout, writes_medicines=writes),
                STARTER.templates, say, clinic_facility(), Layout("paper", "letter", FONTS),
            )
            for writes in (False, True)
        ]  # fmt: skip
    assert ["Medicines to stop or change, and when" in each for each in pages] == [True, False]


def test_the_same_handout_gives_the_same_page(starter: Path) -> None:
    assert made_page(starter, "paper", "es") == made_page(starter, "paper", "es")


def test_no_comment_of_a_style_reaches_the_page(starter: Path) -> None:
    assert not any(re.search(r"/\*|\*/", style) for style in read(made_page(starter, "screen")).styles)


def test_an_arabic_page_names_its_script_and_isolates_what_a_facility_says(starter: Path) -> None:
    facility = replace(clinic_facility(), phone="+1 (555) 555-0142")
    screen, paper = (read(made_page(starter, medium, "ar", facility)) for medium in ("screen", "paper"))
    for reader in (screen, paper):
        assert reader.elements("html") == [{"lang": "ar", "dir": "rtl", "class": "standard Arab"}]
        assert {"dir": "ltr"} in reader.elements("bdi")
        assert "\u2066+1(555)555-0142\u2069" in reader.text
        assert "\u2066120WillowStreet,Floor2\u2069" in reader.text
    assert {"class": "slot", "dir": "ltr", "href": "tel:+15555550142"} in screen.elements("a")
    assert {"class": "slot", "dir": "ltr"} in paper.elements("bdi")
    assert '"\u2066Riverbend Clinic\u2069"' in "".join(paper.styles)
    address = '<bdi dir="ltr">\u2066120 Willow Street, Floor 2\u2069</bdi>'
    assert address in made_page(starter, "paper", "ar", facility)


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_no_element_stands_within_an_isolate(starter: Path, medium: Medium) -> None:
    content = made_page(starter, medium, "ar")
    isolates = re.findall("\u2066([^\u2069]*)\u2069", content)
    assert len(isolates) > 40
    assert not any("<" in each for each in isolates)


def test_an_isolated_run_that_may_take_two_lines_keeps_its_direction_on_both() -> None:
    run = "The Riverbend Transplant Clinic, Floor 2-B"
    with localized(STARTER, CODE, "ar", clinic_facility()) as (handout, say):
        body = replace(handout.body, title=(f"في \u2066{run}\u2069 و\u206681\xa0mg\u2069",))
        layout = Layout("paper", "letter", FONTS)
        content = page(replace(handout, body=body), STARTER.templates, say, clinic_facility(), layout)
    assert f'<h1>في <bdi dir="ltr">\u2066{run}\u2069</bdi> و\u206681\xa0mg\u2069</h1>' in content


def test_after_chinese_marks_there_is_no_space_and_no_second_mark(starter: Path) -> None:
    content = made_page(starter, "paper", "zh-Hans")
    assert '<strong class="condition">如果您有糖尿病：</strong>吃饭' in content
    assert "血细胞偏低。</strong>您" in content
    assert "淋巴细胞：</strong>对" in content
    assert "白天：<span" in re.sub("<bdi", "<span", content)


def test_a_korean_word_stays_on_one_line_of_paper_with_what_it_follows() -> None:
    text = ("언제 ", Slot("emergency", "911", ""), "에 12개월(GVHD)이면 전화해요")
    with localized(STARTER, CODE, "ko", clinic_facility()) as (handout, say):
        changed = replace(handout, body=replace(handout.body, title=text))
        paper, screen = (
            page(changed, STARTER.templates, say, clinic_facility(), Layout(medium, "letter", FONTS))
            for medium in ("paper", "screen")
        )
    joined = '언~제 <bdi class="slot">911</bdi>~에 12~개~월(GVHD)~이~면 전~화~해~요'
    assert f"<h1>{joined.replace('~', JOINER)}</h1>" in paper
    assert f"<h1>{joined.replace('~', '')}</h1>" in screen
    assert "word-break: keep-all" in screen
    assert "word-break" not in paper
