"""A fault of a template, a style, an icon or a logo is told with its file, its line and what to do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.errors import PrintingError, TranslationError
from tests.documents import clinic_facility, edit, made_page

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.facility import Facility
    from handoutgen.problem import Problem


def test_a_logo_that_has_gone_is_told(starter: Path, tmp_path: Path) -> None:
    (problem,) = refused(starter, replace(clinic_facility(), logo=tmp_path / "logo.svg"))
    assert problem.path == str(tmp_path / "logo.svg")
    assert "cannot be read: No such file" in problem.message


def refused(root: Path, facility: Facility | None = None) -> tuple[Problem, ...]:
    with pytest.raises(PrintingError, match="templates cannot be used") as caught:
        made_page(root, facility=facility)
    return caught.value.problems


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


BROKEN = {
    "a tag that is not closed": (
        "handout.html",
        "{{ words(body.what_heading) }}",
        "{{ words(body.what_heading ",
        "unexpected",
    ),
    "an unknown tag": (
        "handout.html",
        "{{ words(body.what_heading) }}",
        "{% shout %}",
        "unknown tag 'shout'",
    ),
    "an unknown name": (
        "handout.html",
        "{{ words(body.what_heading) }}",
        "{{ bodice.what }}",
        "'bodice' is undefined",
    ),
    "an unknown field": (
        "handout.html",
        "body.what_heading",
        "body.what_header",
        "no attribute 'what_header'",
    ),
    "an unknown name in a part": (
        "parts.html",
        "entry.condition %}<strong",
        "entries %}<strong",
        "'entries' is undefined",
    ),
    "an error in a part": ("parts.html", "{{ words(fact.label) }}", "{{ 1 // 0 }}", "by zero"),
    "a syntax error in a part": (
        "parts.html",
        "{{ words(fact.label) }}",
        "{{ fact.label | }}",
        "expected token",
    ),
    "an unknown part": ("handout.html", "part.glance()", "part.glimpse()", "has no attribute 'glimpse'"),
    "an unknown filter": (
        "handout.html",
        "{{ words(body.what_heading) }}",
        "{{ body.title | shout }}",
        "filter named 'shout'",
    ),
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


@pytest.mark.parametrize(
    "name", ["handout.html", "parts.html", "page.css", "icons/phone.svg", "icons/awake.svg"]
)
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
    assert "My very own questions" in made_page(clinic)
    with pytest.raises(TranslationError) as caught:
        made_page(clinic, language="es")
    assert [problem.rule for problem in caught.value.problems] == ["translation-missing"]


def test_a_phrase_of_a_template_may_have_percent_signs(clinic: Path) -> None:
    edit(clinic / "templates" / "handout.html", '_("My own questions")', '_("98% or higher, 100% (safe) %s")')
    assert "98% or higher, 100% (safe) %s" in made_page(clinic)
