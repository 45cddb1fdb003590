"""A handout's name for people, and the name of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch.target import Target, checked, job, place
from handoutgen.content.library import Library

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.content.settings import Edition

TWO = """\
[library]
facility = "riverbend"
[facilities.riverbend]
name = "Riverbend Clinic"
paper = "a4"
[facilities.lake]
name = "Lake Clinic"
"""
LAYOUT = '[build]\nlayout = "{facility}/{code}-{language}_{edition}.pdf"\n'


def library(folder: Path, text: str) -> Library:
    (folder / "handoutgen.toml").write_text(text, encoding="utf-8")
    return Library(folder)


@pytest.mark.parametrize(
    ("edition", "facility", "name", "path"),
    [
        ("standard", "riverbend", "1 (es, riverbend)", "es/1.pdf"),
        ("large", "riverbend", "1 (es, large, riverbend)", "es/1-large.pdf"),
        ("standard", "lake", "1 (es, lake)", "lake/es/1.pdf"),
        ("large", "lake", "1 (es, large, lake)", "lake/es/1-large.pdf"),
    ],
)
def test_a_target_has_a_name_and_a_file(
    tmp_path: Path, edition: Edition, facility: str, name: str, path: str
) -> None:
    target = Target("1", "es", edition, facility)
    assert str(target) == name
    assert place(library(tmp_path, TWO), target) == path
    assert place(library(tmp_path, TWO + LAYOUT), target) == f"{facility}/1-es_{edition}.pdf"


def test_a_library_without_facilities_has_plain_names(tmp_path: Path) -> None:
    target = Target("1", "en", "standard", "")
    assert str(target) == "1 (en)"
    assert place(library(tmp_path, ""), target) == "en/1.pdf"


def test_targets_are_in_the_order_of_their_codes() -> None:
    first, second = Target("1", "zh", "standard", ""), Target("2", "ar", "standard", "")
    assert sorted([second, first]) == [first, second]


def test_a_job_has_what_its_facility_says(tmp_path: Path) -> None:
    made = job(library(tmp_path, TWO), Target("1", "es", "large", "riverbend"))
    assert (made.code, made.language, made.edition, made.paper) == ("1", "es", "large", "a4")
    assert made.facility.name == "Riverbend Clinic"
    assert job(library(tmp_path, TWO), Target("1", "es", "large", "lake")).paper == "letter"
    assert job(library(tmp_path, ""), Target("1", "en", "standard", "")).facility.name == ""


@pytest.mark.parametrize(
    "name", ["/a/x.pdf", "../x.pdf", "es/../../x.pdf", "es//x.pdf", "./x.pdf", "es/x.txt"]
)
def test_a_name_that_leads_elsewhere_is_none(name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        checked(name)
    assert checked("lake/es/38242-large.pdf") == "lake/es/38242-large.pdf"
