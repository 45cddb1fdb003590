"""The library in force is found as git finds its own, and what it does not have is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handoutgen.content import library
from handoutgen.content.library import SHARED_DOMAIN, Library
from handoutgen.errors import LibraryError, RecordError, TranslationError

PO = 'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "yes"\nmsgstr "{}"\n'


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(library.ENVIRONMENT, raising=False)
    monkeypatch.chdir(tmp_path)


def made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "handoutgen.toml").touch()
    return folder


def catalog(root: Path, language: str, domain: str, text: str) -> None:
    path = root / "locales" / language / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PO.format(text), encoding="utf-8")


def test_the_order_in_which_a_library_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, environment, around = (made(tmp_path / name) for name in ("asked", "environment", "around"))
    inside = around / "handouts" / "deep"
    inside.mkdir(parents=True)
    assert library.find() == Library(library.starter())
    monkeypatch.chdir(inside)
    assert library.find() == Library(around)
    monkeypatch.setenv(library.ENVIRONMENT, str(environment))
    assert library.find() == Library(environment)
    assert library.find(asked) == Library(asked)


def test_the_nearest_library_upwards_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "outer")
    inner = made(tmp_path / "outer" / "inner")
    monkeypatch.chdir(inner)
    assert library.find().root == inner


def test_a_folder_may_be_named_relative_to_this_one(tmp_path: Path) -> None:
    root = made(tmp_path / "clinic")
    assert library.find(Path("clinic")).root == root


@pytest.mark.parametrize("by_environment", [False, True])
def test_a_named_folder_that_is_no_library_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, by_environment: bool
) -> None:
    (tmp_path / "empty").mkdir()
    made(tmp_path / "around")
    monkeypatch.chdir(tmp_path / "around")
    for folder, said in (
        (tmp_path / "gone", "there is no folder"),
        (tmp_path / "empty", "it has no handoutgen.toml"),
    ):
        if by_environment:
            monkeypatch.setenv(library.ENVIRONMENT, str(folder))
        with pytest.raises(LibraryError, match=said) as caught:
            library.find(None if by_environment else folder)
        assert str(folder) in caught.value.message
        assert caught.value.hint


def test_the_starter_is_this_checkout_and_has_all_of_a_library(starter: Path) -> None:
    assert library.starter() == starter
    found = Library(starter)
    assert found.is_starter
    assert "38242" in found.codes()
    assert found.templates == starter / "templates"


def test_codes_are_the_names_of_records_and_of_nothing_else(tmp_path: Path) -> None:
    handouts = made(tmp_path / "clinic") / "handouts"
    handouts.mkdir()
    for name in ("b.yaml", "a.yaml", "note.txt", "record.schema.json", "._a.yaml", ".#a.yaml", "c.yaml~"):
        (handouts / name).touch()
    assert Library(handouts.parent).codes() == ["a", "b"]


def test_a_code_that_is_not_there_is_told_with_the_nearest(clinic: Path) -> None:
    shutil.copy(clinic / "handouts" / "38242.yaml", clinic / "handouts" / "38240.yaml")
    with pytest.raises(RecordError, match="no procedure with the code '38224'") as caught:
        Library(clinic).record("38224")
    assert "Did you mean " in caught.value.hint
    assert "38242" in caught.value.hint
    with pytest.raises(RecordError) as caught:
        Library(clinic).record("zzz")
    assert "Did you mean" not in caught.value.hint
    assert "`handoutgen list`" in caught.value.hint


@pytest.mark.parametrize(
    "code", ["../handoutgen", "38242/../38242", "", ".", "38242.yaml", "/etc/passwd", "3824*"]
)
def test_a_code_is_never_a_path(clinic: Path, code: str) -> None:
    with pytest.raises(RecordError, match="no procedure with the code"):
        Library(clinic).record(code)


def test_a_library_without_records_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="clinic has no records") as caught:
        Library(made(tmp_path / "clinic")).record("38242")
    assert "handouts/38242.yaml" in caught.value.hint


def test_a_record_is_read_from_its_file(clinic: Path) -> None:
    assert Library(clinic).procedure("38242").title == "Donor lymphocyte infusion"


def test_a_facility_is_the_one_named_or_the_default_or_one_without_details(
    clinic: Path, tmp_path: Path
) -> None:
    assert Library(clinic).facility().name == "Riverbend Clinic"
    assert Library(clinic).facility("riverbend").phone == "555-0142"
    with pytest.raises(LibraryError, match="no facility 'riverbank'") as caught:
        Library(clinic).facility("riverbank")
    assert "riverbend" in caught.value.hint
    assert Library(made(tmp_path / "bare")).facility().name == ""


def test_broken_settings_are_told_when_they_are_asked_for(clinic: Path) -> None:
    (clinic / "handoutgen.toml").write_text("[library\n")
    with pytest.raises(LibraryError, match="cannot be used"):
        Library(clinic).facility()


def test_languages_are_those_with_a_catalog_of_that_domain_and_the_records_own(tmp_path: Path) -> None:
    root = made(tmp_path / "clinic")
    catalog(root, "vi", "38242", "vâng")
    catalog(root, "es", "38242", "sí")
    catalog(root, "fr", "other", "oui")
    assert Library(root).languages("38242") == ["en", "es", "vi"]


def test_the_records_own_language_needs_no_catalog(tmp_path: Path) -> None:
    assert Library(made(tmp_path / "clinic")).catalog("38242", "en").text("yes") == "yes"


def test_only_the_shared_domain_falls_back_to_the_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, programs = made(tmp_path / "clinic"), made(tmp_path / "program")
    monkeypatch.setattr(library, "starter", lambda: programs)
    for domain in ("38242", SHARED_DOMAIN):
        catalog(programs, "es", domain, "del programa")
    assert Library(own).catalog(SHARED_DOMAIN, "es").text("yes") == "del programa"
    with pytest.raises(TranslationError, match="no translation of 38242 into es"):
        Library(own).catalog("38242", "es")
    for domain in ("38242", SHARED_DOMAIN):
        catalog(own, "es", domain, "propio")
        assert Library(own).catalog(domain, "es").text("yes") == "propio"


def test_no_other_language_is_given_for_the_one_asked_for(tmp_path: Path) -> None:
    root = made(tmp_path / "clinic")
    catalog(root, "es", "38242", "sí")
    for language in ("es-MX", "pt", "e*"):
        with pytest.raises(TranslationError, match="no translation") as caught:
            Library(root).catalog("38242", language)
        assert "There is: en, es. Nothing was printed." in caught.value.hint


def test_templates_of_its_own_are_taken_whole(clinic: Path, tmp_path: Path) -> None:
    assert Library(clinic).templates == clinic / "templates"
    assert Library(made(tmp_path / "bare")).templates == library.starter() / "templates"
