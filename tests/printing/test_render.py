"""One handout's whole way: which language it is in, where its signs stand, and what stops it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from handoutgen.content.facility import Facility
from handoutgen.content.library import Library
from handoutgen.errors import PrintingError, RecordError, TranslationError
from handoutgen.printing.arrangements import CARD
from handoutgen.printing.handout import plain, texts
from handoutgen.printing.job import Job
from handoutgen.printing.render import localized, render
from handoutgen.printing.timelimit import time_limit
from tests.documents import CODE, STARTER, clinic_facility, edit, page_texts, printed

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.printing.job import Format, Rendered


def made(root: Path, language: str = "en", wanted: Format = "pdf") -> Rendered:
    return render(Library(root), Job(CODE, language, clinic_facility(), "letter", wanted))


def record(root: Path) -> Path:
    return root / "handouts" / f"{CODE}.yaml"


def test_what_is_made_says_what_it_is(starter: Path) -> None:
    with localized(STARTER, CODE, "es", clinic_facility()) as (handout, _):
        pass
    document, screen, text = (made(starter, "es", wanted) for wanted in ("pdf", "html", "text"))
    for each in (document, screen, text):
        assert (each.code, each.language, each.text_id) == (CODE, "es", handout.text_id)
        assert each.draft
        assert each.warnings == ()
    assert document.content.startswith(b"%PDF-")
    assert document.pages == len(page_texts(document.content))
    assert (screen.pages, text.pages) == (0, 0)
    assert screen.content.startswith(b"<!DOCTYPE html>")
    assert handout.title in text.content.decode()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_is_in_the_document(language: str) -> None:
    said = "".join("".join(page_texts(printed(language))).split())
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        body = handout.body
    left_out = {word for source in body.sources for word in (source.read, source.url)} | {body.glance_heading}
    for words in texts(body):
        if plain(words) not in left_out:
            assert "".join(plain(words).split()) in said


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_signs_are_on_page_one_after_the_preparation(language: str) -> None:
    first = page_texts(printed(language))[0]
    with localized(STARTER, CODE, language, clinic_facility()) as (handout, _):
        body = handout.body
    places = [
        first.index(plain(words))
        for words in ((body.prepare.heading,), body.call.heading, body.emergency.heading)
    ]
    assert places == sorted(places)
    for sign in (*body.call.signs, *body.emergency.signs):
        assert plain(sign.words) in first


STEPS = "".join(f"  - when: -{day}d\n    do: Drink {day} glasses of water.\n" for day in range(40, 20, -1))


def test_a_long_preparation_comes_after_the_signs_which_stay_on_page_one(clinic: Path) -> None:
    edit(record(clinic), "\nprepare:\n", f"\nprepare:\n{STEPS}")
    pages = page_texts(made(clinic).content)
    first = pages[0]
    assert first.index("Call us the same day") < first.index("Call 911 now") < first.index("Get ready")
    assert "Bleeding that does not stop" in first
    assert "Confused, or hard to wake up" in first
    whole = " ".join(pages)
    assert [day for day in range(40, 20, -1) if f"Drink {day} glasses of water." not in whole] == []
    assert whole.index("Drink 40 glasses") < whole.index("Drink 21 glasses")
    assert whole.count("Call 911 now") == 1


def test_without_other_arrangements_the_signs_would_leave_page_one(
    clinic: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(record(clinic), "\nprepare:\n", f"\nprepare:\n{STEPS}")
    monkeypatch.setattr("handoutgen.printing.arrangements.arrangements", lambda *_: (CARD,))
    rendered = made(clinic)
    assert "Call 911 now" not in page_texts(rendered.content)[0]
    assert "layout-signs" in {problem.rule for problem in rendered.warnings}


@pytest.mark.parametrize("asked", ["es", "es-MX", "es_US", "ES-419"])
def test_a_region_falls_back_to_its_language(starter: Path, asked: str) -> None:
    assert made(starter, asked, "text").language == "es"


@pytest.mark.parametrize("asked", ["fr", "pt-BR", "zh-Hant", "hmn"])
def test_a_language_that_is_not_there_is_no_other_one(clinic: Path, asked: str) -> None:
    with pytest.raises(TranslationError) as caught:
        made(clinic, asked, "text")
    assert caught.value.message.startswith(f"{CODE} has not been translated into ")
    assert asked in caught.value.message
    assert caught.value.hint == "There is: en, es. Nothing was printed."


def test_a_region_whose_language_is_gone_never_becomes_english(clinic: Path) -> None:
    shutil.rmtree(clinic / "locales" / "es")
    for asked in ("es", "es-MX"):
        with pytest.raises(TranslationError, match="has not been translated into"):
            made(clinic, asked, "text")


def test_a_region_of_the_records_own_language_is_that(starter: Path) -> None:
    assert made(starter, "en-GB", "text").language == "en"


def test_a_code_that_is_not_there_is_told(starter: Path) -> None:
    with pytest.raises(RecordError, match="there is no procedure with the code '38243'"):
        render(Library(starter), Job("38243", "en", Facility(), "letter", "text"))


def test_a_character_that_no_font_has_is_named_with_its_text_and_nothing_is_printed(clinic: Path) -> None:
    edit(record(clinic), "Ask someone to drive you home.", "Ask someone → to drive you home.")
    edit(record(clinic), "Someone drives you", "☐ Someone drives you")
    with pytest.raises(PrintingError, match="characters are missing") as caught:
        made(clinic)
    said = [(problem.path, problem.rule, problem.message) for problem in caught.value.problems]
    assert said == [
        (
            f"{CODE} (en)",
            "print-glyph-missing",
            'no font can show U+2610 BALLOT BOX in "☐ Someone drives you"',
        ),
        (
            f"{CODE} (en)",
            "print-glyph-missing",
            'no font can show U+2192 RIGHTWARDS ARROW in "Ask someone → to drive you home."',
        ),
    ]


def test_what_looks_like_markup_in_a_record_and_a_catalog_is_printed_as_it_is(clinic: Path) -> None:
    nasty = "<b>98% or higher</b>, 100% (safe) %s &amp; </style> 'so'"
    edit(record(clinic), "Ask someone to drive you home.", f'"{nasty}"')
    edit(
        clinic / "locales/es/LC_MESSAGES" / f"{CODE}.po",
        'msgid "Ask someone to drive you home."',
        f'msgid "{nasty}"',
    )
    edit(
        clinic / "locales/es/LC_MESSAGES" / f"{CODE}.po",
        "Pida a alguien que le lleve a casa.",
        f"{nasty} <i>sí</i>",
    )
    assert nasty in page_texts(made(clinic).content)[0]
    assert f"{nasty} <i>sí</i>" in page_texts(made(clinic, "es").content)[0]


def test_a_clock_time_can_be_printed(clinic: Path) -> None:
    edit(record(clinic), "- when: -1d\n    do: Call us", "- when: -1d 20:00\n    do: Call us")
    # Its narrow space (U+202F) has a glyph, and leaves as a space.
    assert "El día antes, 8:00 p.m." in page_texts(made(clinic, "es").content)[0]


def test_a_long_word_that_would_run_out_of_its_column_stops_the_handout(clinic: Path) -> None:
    edit(record(clinic), "where: The transplant unit", f"where: {'Pneumonoultramicroscopic' * 2}")
    with pytest.raises(PrintingError, match="the page would not be right") as caught:
        made(clinic)
    assert {problem.rule for problem in caught.value.problems} == {"layout-overflow"}


RUNAWAYS = {
    "a loop": "{% for i in range(10 ** 9) %}{% endfor %}",
    "nested boxes": '<div style="display: flex">' * 14 + "Text" + "</div>" * 14,
}


# A strike may fall into a callback of the engine's, where it goes no further; it is given again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("runaway", RUNAWAYS)
def test_a_template_without_end_is_stopped_by_the_time_limit(clinic: Path, runaway: str) -> None:
    edit(clinic / "templates" / "handout.html", "<main>", f"<main>{RUNAWAYS[runaway]}")
    with pytest.raises(PrintingError, match="longer than 1 seconds"), time_limit(1):
        made(clinic)


def test_a_step_too_high_for_a_page_stops_the_handout(clinic: Path) -> None:
    edit(record(clinic), "Ask someone to drive you home.", "Drink a glass of water. " * 400)
    with pytest.raises(PrintingError) as caught:
        made(clinic)
    assert {problem.rule for problem in caught.value.problems} <= {
        "layout-torn",
        "layout-overflow",
        "layout-lost",
    }
    assert caught.value.problems


@pytest.mark.engine_log
def test_a_style_that_the_engine_does_not_know_stops_the_handout(clinic: Path) -> None:
    edit(clinic / "templates" / "page.css", "body { margin: 0 }", "body { margin: 0; colour: red }")
    with pytest.raises(PrintingError) as caught:
        made(clinic)
    (problem,) = caught.value.problems
    assert "colour" in problem.message
    assert problem.rule == "print-engine"
