"""What a library holds is told by the names of its files, and what cannot be told is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handoutgen.batch.scan import scan
from handoutgen.content.library import Library
from handoutgen.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path


def library(root: Path, *names: str) -> Library:
    (root / "handoutgen.toml").touch()
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return Library(root)


def test_records_and_catalogs_are_found_by_name(tmp_path: Path) -> None:
    found = scan(
        library(
            tmp_path,
            "handouts/9.yaml", "handouts/10.yaml", "handouts/A.b.yaml", "handouts/record.schema.json",
            "locales/es/LC_MESSAGES/10.po", "locales/es/LC_MESSAGES/handoutgen.po",
            "locales/zh-Hant/LC_MESSAGES/9.po", "locales/fr/notes.txt", "locales/README.md",
        )
    )  # fmt: skip
    assert list(found.codes) == ["10", "9", "A.b"]
    assert {tag: set(codes) for tag, codes in found.languages.items()} == {
        "es": {"10", "handoutgen"},
        "zh-Hant": {"9"},
    }
    assert found.problems == []


def test_what_editors_and_file_shares_leave_is_not_seen(tmp_path: Path) -> None:
    found = scan(
        library(
            tmp_path,
            "handouts/9.yaml", "handouts/.#9.yaml", "handouts/._9.yaml", "handouts/.yaml", "handouts/9.yaml~",
            "handouts/9.yaml.bak", "locales/.es/LC_MESSAGES/9.po",
            "locales/es/LC_MESSAGES/.9.po", "locales/es/LC_MESSAGES/9.po.orig", "locales/es/LC_MESSAGES/.po",
        )
    )  # fmt: skip
    assert list(found.codes) == ["9"]
    assert found.languages == {}
    assert found.problems == []


def test_what_is_meant_to_be_read_and_is_not_is_told(tmp_path: Path) -> None:
    names = ["handouts/7.YAML", "handouts/8.yml", "locales/es/LC_MESSAGES/9.po.txt", "locales/pt_BR"]
    found = scan(library(tmp_path, "handouts/9.yaml", *names[:3], "locales/pt_BR/LC_MESSAGES/9.po"))
    told = {problem.path.removeprefix(f"{tmp_path}/"): problem.hint for problem in found.problems}
    assert sorted(told) == names
    assert told["handouts/8.yml"] == "Let its name end in .yaml."
    assert told["locales/pt_BR"] == "Name it as a language: pt-BR."
    assert list(found.codes) == ["9"]
    assert found.languages == {}


def test_a_folder_of_the_records_own_language_holds_no_translations(tmp_path: Path) -> None:
    found = scan(library(tmp_path, "handouts/9.yaml", "locales/en/LC_MESSAGES/9.po"))
    assert found.languages == {}


def test_no_records_at_all_is_an_error_and_no_reason_to_take_anything_away(tmp_path: Path) -> None:
    for names in ((), ("handouts/notes.txt",)):
        with pytest.raises(LibraryError, match="has no records") as caught:
            scan(library(tmp_path, *names))
        assert "Nothing was done" in caught.value.hint


def test_each_name_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    try:
        made = library(
            tmp_path, "handouts/9.yaml", "handouts/b\udce9.yaml", "locales/\udcff/LC_MESSAGES/9.po"
        )
    except OSError:
        pytest.skip("this disk has no such names")
    found = scan(made)
    assert [problem.message for problem in found.problems] == ["has a name that is not UTF-8"] * 2
    assert all(problem.path.isascii() and problem.hint for problem in found.problems)
    assert list(found.codes) == ["9"]


def test_folders_that_are_links_in_a_circle_are_told(tmp_path: Path) -> None:
    made = library(tmp_path, "locales/es/LC_MESSAGES/9.po")
    (tmp_path / "handouts").symlink_to("handouts")
    (tmp_path / "locales/vi").symlink_to("vi")
    found = scan(made)
    assert len(found.problems) == 2
    assert {problem.rule for problem in found.problems} == {"build-unreadable"}
