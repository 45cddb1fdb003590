"""A library's settings are read whole, or every problem of them is told by line."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handoutgen.content import settings
from handoutgen.content.facility import Facility
from handoutgen.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from handoutgen.problem import Problem


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / settings.FILE_NAME


def told(file: Path, text: str | bytes) -> list[Problem]:
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(LibraryError, match=r"the settings in .*handoutgen\.toml cannot be used") as caught:
        settings.load(file)
    assert all(problem.hint for problem in caught.value.problems)
    return list(caught.value.problems)


def test_an_empty_file_is_a_library_with_every_default(file: Path) -> None:
    file.write_text("")
    assert settings.load(file) == settings.Settings("en", {}, None)


def test_a_facility_is_read_whole(file: Path) -> None:
    (file.parent / "logo.SVG").write_text("<svg/>")
    file.write_text(
        '\ufeff[library]\r\nlanguage = "es"\r\n[facilities.riverbend]\r\nname = " Riverbend Clinic "\r\n'
        'phone = "555-0142"\r\nphone_after_hours = "555-0187"\r\naddress = "120 Willow Street"\r\n'
        'country = "gb"\r\npaper = "A4"\r\nlogo = "logo.SVG"\r\n',
        encoding="utf-8",
    )
    riverbend = Facility(
        "Riverbend Clinic", "555-0142", "555-0187", "120 Willow Street", "999", "a4", file.parent / "logo.SVG"
    )
    assert settings.load(file) == settings.Settings("es", {"riverbend": riverbend}, "riverbend")


def test_an_emergency_number_of_its_own_wins_over_the_country(file: Path) -> None:
    file.write_text('[facilities.a]\ncountry = "ZZ"\nemergency = "108"\n')
    assert settings.load(file).facilities["a"].emergency == "108"


def test_of_two_facilities_none_is_taken_unless_one_is_named(file: Path) -> None:
    two = '[facilities.a]\nname = "A"\n[facilities.b]\nname = "B"\n'
    file.write_text(two)
    assert settings.load(file).default_facility is None
    file.write_text(f'{two}[library]\nfacility = "b"\n')
    assert settings.load(file).default_facility == "b"


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ('[library]\nlangauge = "en"\n', 2, "no setting 'library.langauge'", "Did you mean 'language'?"),
        ('[librray]\nlanguage = "en"\n', 1, "no setting 'librray'", "Did you mean 'library'?"),
        ('\ncolour = "red"\n', 2, "no setting 'colour'", "There are: build, facilities, library."),
        ("[library]\nlanguage = 5\n", 2, "'language' must be plain text", 'language = "..."'),
        ('library = "en"\n', 1, "'library' must be a table", "[library]"),
        ('[library]\nfacility = "b"\n[facilities.a]\nname = "A"\n', 2, "no facility 'b'", "[facilities.b]"),
        ('[facilities.a]\nphon = "1"\n', 2, "no setting 'facilities.a.phon'", "Did you mean 'phone'?"),
        ("[facilities.a]\nphone = 5550142\n", 2, "'phone' must be plain text", "double quotes"),
        ('[facilities.a]\nname = "A\\nB"\n', 2, "plain text on one line", "double quotes"),
        ('[facilities.a]\ncountry = "ZZ"\n', 2, "no emergency number is known for 'ZZ'", "emergency ="),
        ('[facilities.a]\nname = "A"\npaper = "a5"\n', 3, "'a5' is not a paper", "letter, a4"),
        ('[facilities.a]\nlogo = "gone.svg"\n', 2, "'gone.svg' is not an SVG, PNG or JPEG", "beside handoutgen.toml"),
        ('[facilities.a]\nlogo = "handoutgen.toml"\n', 2, "is not an SVG, PNG or JPEG", "beside"),
        ("[facilities]\na = 3\n", 2, "'facilities.a' must be a table", "[facilities.a]"),
    ],
)  # fmt: skip
def test_each_problem_is_told_with_its_line(
    file: Path, text: str, line: int, message: str, hint: str
) -> None:
    [problem] = told(file, text)
    assert problem.line == line
    assert message in problem.message
    assert hint in problem.hint


def test_every_problem_is_told_at_once(file: Path) -> None:
    problems = told(
        file, '[library]\nx = 1\n[facilities.a]\npaper = "a5"\nphone = 5\n[facilities.b]\nlogo = 1\n'
    )
    assert [problem.line for problem in problems] == [2, 4, 5, 7]


def test_the_line_is_that_of_the_facility_at_fault(file: Path) -> None:
    [problem] = told(file, '[facilities.a]\nphone = "1"\n[facilities.b]\nphone = 5\n')
    assert problem.line == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[library\n", 1),
        ('[library]\nlanguage = "en\n', 2),
        ("a = 1\na = 2\n", 2),
        ("[library]\nlanguage = \n", 2),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(file: Path, text: str, line: int) -> None:
    [problem] = told(file, text)
    assert (problem.rule, problem.line) == ("settings-syntax", line)
    assert "(at " not in problem.message


def test_another_encoding_is_told(file: Path) -> None:
    [problem] = told(file, 'name = "Clínica"\n'.encode("latin-1"))
    assert "UTF-8" in problem.hint


def test_what_a_build_makes_is_read(file: Path) -> None:
    file.write_text(
        '[facilities.a]\nname = "A"\n[facilities.b]\nname = "B"\n[build]\nlanguages = ["es-MX", " vi ", "vi"]\n'
        'editions = ["large", "standard"]\nfacilities = ["b", "a"]\noutput = "out/pdf"\n'
        'layout = "{facility}/{language}/{code}-{edition}.pdf"\n'
    )
    assert settings.load(file).build == settings.Build(
        ("es-MX", "vi"),
        ("standard", "large"),
        ("b", "a"),
        "{facility}/{language}/{code}-{edition}.pdf",
        "out/pdf",
    )


def test_one_word_does_for_a_list(file: Path) -> None:
    file.write_text('[build]\nlanguages = "es"\neditions = "large"\n')
    assert settings.load(file).build == settings.Build(("es",), ("large",))


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ('langages = ["es"]', "no setting 'build.langages'", "Did you mean 'languages'?"),
        ('editions = ["huge"]', "no edition 'huge'", "standard, large"),
        ('facilities = ["b"]', "no facility 'b'", "[facilities.b]"),
        ("languages = 5", "'languages' must be a list of words", 'languages = ["...", "..."]'),
        ('languages = ["es", 5]', "'languages' must be a list of words", "languages = "),
        ('languages = [""]', "'languages' must be a list of words", "languages = "),
        ('output = "a\\nb"', "'output' must be plain text on one line", "output ="),
        ('layout = "{code}"', "does not end in .pdf", "layout = "),
        ('layout = "{cod}.pdf"', "'{cod}' is nothing that a layout knows: it knows code, language", "layout = "),
        ('layout = "{}.pdf"', "'{}' is nothing that a layout knows", "layout = "),
        ('layout = "{code.__class__}.pdf"', "'{code.__class__}' is nothing", "layout = "),
        ('layout = "{code!r}.pdf"', "'{code!r}' is nothing", "layout = "),
        ('layout = "{code:>9}.pdf"', "'{code:>9}' is nothing", "layout = "),
        ('layout = "{code.pdf"', "brace without its other half", "layout = "),
        ('layout = "code}.pdf"', "brace without its other half", "layout = "),
        ("layout = '{language}\\{code}.pdf'", "a backslash", "layout = "),
        ('layout = "../{code}.pdf"', "leads out of the folder", "layout = "),
        ('layout = "/srv/{code}.pdf"', "leads out of the folder", "layout = "),
        ('layout = "{language}//{code}.pdf"', "leads out of the folder", "layout = "),
        ('layout = "{language}/./{code}.pdf"', "leads out of the folder", "layout = "),
        ('layout = ".{code}.pdf"', "to a hidden place", "layout = "),
    ],
)  # fmt: skip
def test_each_problem_of_a_build_is_told(file: Path, line: str, message: str, hint: str) -> None:
    problems = told(file, f'[library]\nlanguage = "en"\n[build]\n{line}\n')
    assert {problem.line for problem in problems} == {4}
    [problem] = [problem for problem in problems if message in problem.message]
    assert hint in problem.hint


def test_a_build_that_is_no_table_is_told(file: Path) -> None:
    [problem] = told(file, 'build = "out"\n')
    assert "'build' must be a table" in problem.message
