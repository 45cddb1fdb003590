"""`handoutgen translations`, as an educator and a translator type it."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Program

    Here = Callable[..., "Ran"]

ROOT = Path(__file__).resolve().parents[2]
CATALOG = Path("locales/es/LC_MESSAGES/38242.po")
ASK = "Ask someone to drive you home."
ASK_TWO = "Ask 2 people to drive you home."


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    code: int
    out: str
    err: str


@pytest.fixture
def here(clinic: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Here:
    """Runs the command line in this process, in a library that the test may change."""
    monkeypatch.chdir(clinic)
    monkeypatch.delenv("HANDOUTGEN_LIBRARY", raising=False)

    def ran(*arguments: str) -> Ran:
        capsys.readouterr()
        code = run(list(arguments))
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_from_a_changed_sentence_to_a_printed_page(here: Here, clinic: Path) -> None:
    show = ("show", "38242", "--lang", "es")
    catalog = clinic / CATALOG
    here("translations", "update")
    change(clinic / "handouts/38242.yaml", ASK, ASK_TWO)
    ran = here("translations", "update")
    assert (ran.code, ran.out) == (0, f"{CATALOG}: 1 changed\n")
    assert ran.err == "4 catalogs: 1 written, 3 as they were\n"

    ran = here("translations", "status", "38242")
    language, code, done, _, *counts = ran.out.rstrip("\n").split("\t")
    assert (language, code, done) == ("es", "38242", "99%")
    assert counts == ["1", "0", "0", "1", "100%", "no"]
    assert ran.err == "0 of 1 handout can be printed, in 1 language\n"

    ran = here(*show)
    assert (ran.code, ran.out) == (5, "")
    assert "1 message cannot be printed" in ran.err
    assert f'{CATALOG}:151: not translated: "{ASK_TWO}"' in ran.err

    change(catalog, f'msgid "{ASK_TWO}"\nmsgstr ""', f'msgid "{ASK_TWO}"\nmsgstr "Pida a 20 personas."')
    assert here("translations", "status", "38242").out.split("\t")[6] == "1", "the gate refuses it"
    change(catalog, "Pida a 20 personas.", "Pida a 2 personas que le lleven a casa.")
    assert here("translations", "status", "38242").out.endswith("\t100%\tyes\n")
    shown = here(*show)
    assert shown.code == 0
    assert "Pida a 2 personas que le lleven a casa." in shown.out

    assert here("translations", "update", "38242").out == f"{CATALOG}: comments or order only\n"
    assert here("translations", "update", "38242").out == ""
    assert "Former translation" not in catalog.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_is_left_as_it_is_and_the_others_are_done(
    here: Here, clinic: Path
) -> None:
    catalog = clinic / CATALOG
    catalog.write_bytes(catalog.read_bytes()[:-3])
    cut = catalog.read_bytes()
    change(clinic / CATALOG.with_name("45378.po"), "#. Title\n", "")
    ran = here("translations", "update")
    assert ran.code == 1
    assert "45378.po: comments or order only" in ran.out
    line = cut.count(b"\n") + 1
    assert f"Error: {CATALOG} cannot be read\n  {CATALOG}:{line}: this line is not PO" in ran.err
    assert catalog.read_bytes() == cut
    ran = here("translations", "status")
    assert ran.code == 1
    assert ran.out.startswith("es\t38242\tbroken\t0\t")
    assert f"{CATALOG}:{line}" in ran.err


def test_a_file_that_cannot_be_written_is_left_whole(weak: Program) -> None:
    folder = weak.library / CATALOG.parent
    change(weak.library / CATALOG, "#. Title\n", "")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    folder.chmod(0o555)
    ran = weak("translations", "update", "38242")
    folder.chmod(0o755)
    assert ran.code == 1
    assert "38242.po could not be written" in ran.err or "cannot be written to" in ran.err
    assert "It was left as it was." in ran.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_catalogs_of_no_record_and_folders_of_no_language_are_named(here: Here, clinic: Path) -> None:
    stray = clinic / "locales/es/LC_MESSAGES/99999.po"
    shutil.copy(clinic / CATALOG, stray)
    (clinic / "locales/pt_BR/LC_MESSAGES").mkdir(parents=True)
    before = stray.read_bytes()
    for name in ("update", "status"):
        ran = here("translations", name)
        assert ran.code == 0
        assert "99999.po: there is no record 99999 that this could be a translation of" in ran.err
        assert "locales/pt_BR: 'pt_BR' is not how a language's folder is named" in ran.err
        assert "Rename it to pt-BR." in ran.err
        assert "99999" not in ran.out
    assert stray.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("update", "es"), 2, "'es' is a language, not a code | --lang es"),
        (("add", "spanish"), 2, "'spanish' is not a language tag"),
        (("add",), 2, "Missing argument 'LANG'"),
        (("merge",), 2, "No such command 'merge'"),
        (("extract", "-o", "nowhere"), 7, "there is no folder nowhere | mkdir"),
    ],
)
def test_what_cannot_be_done_is_told_and_touches_nothing(
    program: Program, arguments: tuple[str, ...], code: int, says: str
) -> None:
    program.refused(code, "translations", *arguments, says=says)


def test_a_language_is_begun_and_what_is_missing_is_added_later(here: Here, clinic: Path) -> None:
    ran = here("translations", "add", "pt_br", "38242")
    assert (ran.code, ran.out.count("\n")) == (0, 1)
    catalog = clinic / "locales/pt-BR/LC_MESSAGES/38242.po"
    text = catalog.read_text(encoding="utf-8")
    assert text.startswith("# Brazilian Portuguese: Donor lymphocyte infusion.\n# DRAFT.")
    assert '"Language: pt_BR\\n"' in text
    assert '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"' in text
    ran = here("show", "38242", "--lang", "pt-BR")
    assert (ran.code, ran.out) == (5, "")
    ran = here("translations", "add", "pt-BR")
    assert "45378.po" in ran.out
    assert "38242" not in ran.out
    assert catalog.read_text(encoding="utf-8") == text


def test_whoever_writes_without_spaces_is_told_where_lines_end(here: Here, clinic: Path) -> None:
    said = "Lines of Khmer end only at zero-width spaces (U+200B): put one between words."
    assert said in here("translations", "add", "km", "38242").err
    assert (clinic / "locales/km/LC_MESSAGES/38242.po").is_file()
    assert "zero-width" not in here("translations", "add", "vi", "38242").err


def test_a_language_without_fonts_or_known_plurals_may_be_begun_with_a_word(here: Here, clinic: Path) -> None:
    ran = here("translations", "add", "si", "38242")
    assert (ran.code, ran.out.count("\n")) == (0, 2)
    assert "Warning: there are no fonts for Sinhala (script Sinh)." in ran.err
    assert here("translations", "status", "--lang", "si", "38242").out.endswith("\tno fonts\n")
    ran = here("translations", "add", "hmn", "38242")
    assert ran.code == 0
    assert "Warning: it is not known here how Hmong forms plurals" in ran.err
    if shutil.which("msgfmt"):
        for path in (clinic / "locales/hmn/LC_MESSAGES").iterdir():
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], check=True, capture_output=True)


def test_templates_are_the_same_at_each_extraction(here: Here, clinic: Path, tmp_path: Path) -> None:
    names = ["38242.pot", "45378.pot", "70553.pot", "handoutgen.pot"]
    ran = here("translations", "extract")
    assert (ran.code, ran.out) == (0, "".join(f"locales/{name}\n" for name in names))
    ran = here("translations", "extract", "38242", "handoutgen", "-o", str(tmp_path))
    assert ran.code == 0
    for name in ("38242.pot", "handoutgen.pot"):
        assert (tmp_path / name).read_bytes() == (clinic / "locales" / name).read_bytes()
    assert not (tmp_path / "45378.pot").exists()


def test_everything_is_told_as_json_too(here: Here, clinic: Path) -> None:
    told = json.loads(here("translations", "status", "--json").out)
    assert told["schema"] == "handoutgen/translations-status/1"
    first = told["catalogs"][0]
    assert (first["language"], first["code"], first["percent"], first["prints"]) == ("es", "38242", 100, True)
    assert told["shared"][0]["translated"] == told["shared"][0]["total"]
    assert (told["strays"], told["failed"]) == ([], [])
    change(clinic / "handouts/38242.yaml", ASK, ASK_TWO)
    ran = here("translations", "update", "--json")
    told = json.loads(ran.out)
    assert {each["code"]: (each["changed"], each["written"]) for each in told["files"]} == {
        "38242": (1, True), "45378": (0, False), "70553": (0, False), "handoutgen": (0, False),
    }  # fmt: skip
    assert ran.err == ""
    (clinic / CATALOG).write_text("?")
    ran = here("translations", "update", "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["failed"][0]["problems"][0]["line"] == 1


def test_a_terminal_gets_headings(program: Program) -> None:
    head, *rows, _ = program.in_terminal("--color", "never", "translations", "status").splitlines()
    assert head.split() == [
        "Language", "Code", "Done", "Translated", "Untranslated", "Fuzzy", "Faulty", "Obsolete", "Shared",
        "Prints",
    ]  # fmt: skip
    assert len(rows) == 3
    assert rows[0].split()[:3] == ["es", "38242", "100%"]


def test_a_library_without_translations_is_told_how_to_begin(here: Here, clinic: Path) -> None:
    shutil.rmtree(clinic / "locales")
    ran = here("translations", "status")
    assert (ran.code, ran.out) == (0, "")
    assert "translations add es" in ran.err
    assert here("translations", "add", "es", "38242").out.startswith("locales/es/LC_MESSAGES/38242.po: ")


def test_the_library_that_comes_with_the_program_is_not_written_to(program: Program, tmp_path: Path) -> None:
    package = tmp_path / "site" / "handoutgen"
    shutil.copytree(
        ROOT / "src" / "handoutgen", package, ignore=shutil.ignore_patterns("files", "__pycache__")
    )
    shutil.copytree(program.library, package / "starter")
    installed = program.with_(PYTHONPATH=str(package.parent))
    for arguments in (("update",), ("add", "vi"), ("extract",)):
        ran = installed("-C", str(package / "starter"), "translations", *arguments)
        assert ran.code == 3
        assert "the library that comes with the program" in ran.err
        assert "handoutgen init" in ran.err
