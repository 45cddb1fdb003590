"""The page holds every word as text, whatever is in it, and says where a template is wrong."""

from __future__ import annotations

import html.parser
import re
import struct
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError, TranslationError
from handoutgen.printing.handout import Slot, plain, texts
from handoutgen.printing.page import Layout, page
from handoutgen.printing.render import localized
from tests.documents import CODE, STARTER, clinic_facility, page_texts, printed

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.printing.page import Medium
    from handoutgen.problem import Problem

FONTS = ("Noto Sans",)
NASTY = """<b>bold</b> {{ 7 * 7 }} {% raw %} 98% or higher, 100% (safe) %s </style> "quotes" & 'so' <!-- on -->"""
"""What a text may look like without being it: HTML, a template, a placeholder, the end of something."""


def made(root: Path, medium: Medium = "paper", language: str = "en", facility: Facility | None = None) -> str:
    library = Library(root)
    with localized(library, CODE, language, facility or clinic_facility()) as (handout, say):
        return page(handout, library.templates, say, facility or clinic_facility(), Layout(medium, "letter", FONTS))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


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
    seen = read(made(starter, medium, language)).text
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
    assert ("section", {"class": "glance", "data-whole": None, "aria-label": "At a glance"}) in read(made(starter)).tags


@pytest.mark.parametrize("medium", ["paper", "screen"])
def test_what_looks_like_html_a_template_or_a_placeholder_is_text(starter: Path, medium: Medium) -> None:
    facility = Facility(phone="555-0142", address=NASTY)
    with localized(STARTER, CODE, "es", facility) as (handout, say):
        item = handout.body.call.signs[0]
        slot = Slot("address", NASTY, "")
        call = replace(handout.body.call, signs=(replace(item, words=(NASTY,), why=("Why: ", slot), condition=NASTY),))
        first = replace(handout.body.sources[0], title=NASTY, publisher=NASTY)
        body = replace(handout.body, title=(NASTY,), call=call, what_heading=NASTY, sources=(first,))
        content = page(
            replace(handout, body=body), STARTER.templates, say, facility, Layout(medium, "letter", FONTS)
        )
    reader, plain_page = read(content), read(made(starter, medium))
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
        reader = read(made(starter, medium, facility=facility))
        assert "script" not in {tag for tag, _ in reader.tags}
        assert not any(BREAKING_OUT in style for style in reader.styles)
        usual = read(made(starter, medium))
        assert [style.count("{") for style in reader.styles] == [
            style.count("{") + BREAKING_OUT.count("{") for style in usual.styles[:1]
        ] + [style.count("{") for style in usual.styles[1:]]
    from handoutgen.printing.render import render

    rendered = render(STARTER, CODE, "en", facility=facility, paper="letter", wanted="pdf")
    texts_of_pages = page_texts(rendered.content)
    assert BREAKING_OUT in texts_of_pages[0]
    assert len(texts_of_pages) == len(page_texts(printed("en")))


def test_in_a_browser_a_facilitys_words_cannot_become_an_address_or_an_event(starter: Path) -> None:
    facility = Facility(name='" onload="alert(1)', phone='javascript:alert(1)" onclick="x', address="<img src=x onerror=alert(1)>")
    tags = read(made(starter, "screen", facility=facility)).tags
    assert not [name for _, attributes in tags for name in attributes if name.startswith("on")]
    assert {attributes["href"] for tag, attributes in tags if tag == "a" and "slot" in (attributes.get("class") or "")} == {
        "tel:1"
    }


def test_a_phone_number_can_be_called_from_a_screen(starter: Path) -> None:
    facility = replace(clinic_facility(), phone="+1 (555) 555-0142")
    links = [attributes for tag, attributes in read(made(starter, "screen", facility=facility)).tags if tag == "a"]
    assert {"class": "slot", "href": "tel:+15555550142"} in links
    assert {"class": "slot", "href": "tel:5550187"} in links
    assert not [tag for tag, _ in read(made(starter, "paper", facility=facility)).tags if tag == "a"]


def test_an_empty_slot_is_a_line_on_paper_and_a_phrase_on_a_screen(starter: Path) -> None:
    paper, screen = (read(made(starter, medium, facility=Facility())) for medium in ("paper", "screen"))
    blanks = [attributes["class"] for _, attributes in paper.tags if "blank" in (attributes.get("class") or "")]
    assert blanks == ["blank blank-phone", "blank blank-phone_after_hours", "blank blank-phone"]
    phrase = squeezed("call the number your clinic gave you.")
    assert phrase in screen.text
    assert phrase not in paper.text


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="#0b3d66"/></svg>'


def png() -> bytes:
    """The smallest picture: one grey point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("name", "content"), [("logo.svg", SVG.encode()), ("logo.PNG", png())])
@pytest.mark.parametrize("given", ["Riverbend Clinic", ""])
def test_a_logo_is_in_the_page_with_words_for_those_who_cannot_see_it(
    starter: Path, tmp_path: Path, name: str, content: bytes, given: str
) -> None:
    logo = tmp_path / name
    logo.write_bytes(content)
    facility = replace(clinic_facility(), name=given, logo=logo)
    (image,) = (attributes for tag, attributes in read(made(starter, "paper", facility=facility)).tags if tag == "img")
    assert image["alt"] == (given or "Logo")
    kind = "svg+xml" if name.endswith("svg") else "png"
    assert (image["src"] or "").startswith(f"data:image/{kind};base64,")
    from handoutgen.printing.render import render

    assert render(STARTER, CODE, "en", facility=facility, paper="letter", wanted="pdf").pages == len(
        page_texts(printed("en"))
    )


def test_a_logo_that_has_gone_is_told(starter: Path, tmp_path: Path) -> None:
    (problem,) = refused(starter, replace(clinic_facility(), logo=tmp_path / "logo.svg"))
    assert problem.path == str(tmp_path / "logo.svg")
    assert "cannot be read: No such file" in problem.message


def refused(root: Path, facility: Facility | None = None) -> tuple[Problem, ...]:
    with pytest.raises(PrintingError, match="templates cannot be used") as caught:
        made(root, facility=facility)
    return caught.value.problems


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


BROKEN = {
    "a tag that is not closed": ("handout.html", "{{ body.what_heading }}", "{{ body.what_heading ", "unexpected"),
    "an unknown tag": ("handout.html", "{{ body.what_heading }}", "{% shout %}", "unknown tag 'shout'"),
    "an unknown name": ("handout.html", "{{ body.what_heading }}", "{{ bodice.what }}", "'bodice' is undefined"),
    "an unknown field": ("handout.html", "body.what_heading", "body.what_header", "no attribute 'what_header'"),
    "an unknown name in a part": ("parts.html", "entry.condition %}<strong", "entries %}<strong", "'entries' is undefined"),
    "an error in a part": ("parts.html", "{{ fact.label }}", "{{ 1 // 0 }}", "by zero"),
    "a syntax error in a part": ("parts.html", "{{ fact.label }}", "{{ fact.label | }}", "expected token"),
    "an unknown part": ("handout.html", "part.glance()", "part.glimpse()", "has no attribute 'glimpse'"),
    "an unknown filter": ("handout.html", "{{ body.what_heading }}", "{{ body.title | shout }}", "filter named 'shout'"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_fault_of_a_template_is_told_with_its_place_and_remedy(clinic: Path, fault: str) -> None:
    name, old, new, said = BROKEN[fault]
    path = clinic / "templates" / name
    edit(path, old, new)
    (problem,) = refused(clinic)
    assert (problem.path, problem.line) == (str(path), line_of(path, new))
    assert said in problem.message
    assert "delete your copy of the templates" in problem.hint


@pytest.mark.parametrize("name", ["handout.html", "parts.html", "page.css", "icons/phone.svg", "icons/awake.svg"])
def test_a_file_that_is_missing_from_the_templates_is_named(clinic: Path, name: str) -> None:
    path = clinic / "templates" / name
    path.unlink()
    (problem,) = refused(clinic)
    assert problem.path == str(path)
    assert "missing" in problem.message or "cannot be read" in problem.message
    assert problem.hint


@pytest.mark.parametrize("name", ["page.css", "icons/phone.svg", "handout.html"])
def test_a_file_of_the_templates_that_is_not_utf8_is_named(clinic: Path, name: str) -> None:
    path = clinic / "templates" / name
    path.write_bytes(path.read_bytes() + "ä".encode("latin-1"))
    (problem,) = refused(clinic)
    assert problem.path == str(path)


def test_a_templates_own_words_are_looked_up_as_strictly_as_all_others(clinic: Path) -> None:
    edit(clinic / "templates" / "handout.html", '_("My own questions")', '_("My very own questions")')
    assert "My very own questions" in made(clinic)
    with pytest.raises(TranslationError) as caught:
        made(clinic, language="es")
    assert [problem.rule for problem in caught.value.problems] == ["translation-missing"]


def test_a_phrase_of_a_template_may_have_percent_signs(clinic: Path) -> None:
    edit(clinic / "templates" / "handout.html", '_("My own questions")', '_("98% or higher, 100% (safe) %s")')
    assert "98% or higher, 100% (safe) %s" in made(clinic)


def test_the_page_names_its_language_and_direction_and_marks_another_languages_sources(starter: Path) -> None:
    tags = read(made(starter, "screen", "es")).tags
    assert ("html", {"lang": "es", "dir": "ltr"}) in tags
    assert [attributes for tag, attributes in tags if tag == "ul" and "lang" in attributes] == [
        {"lang": "en", "dir": "ltr"}
    ]
    assert not [tag for tag, attributes in read(made(starter, "screen")).tags if tag == "ul" and "lang" in attributes]


def test_the_same_handout_gives_the_same_page(starter: Path) -> None:
    assert made(starter, "paper", "es") == made(starter, "paper", "es")


def test_no_comment_of_a_style_reaches_the_page(starter: Path) -> None:
    assert not any(re.search(r"/\*|\*/", style) for style in read(made(starter, "screen")).styles)
