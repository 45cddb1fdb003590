"""Our own catalogs raise no alarm, and errors made in them are stopped by the rule that should."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from handoutgen.content import pofile
from handoutgen.content.fidelity import faults
from handoutgen.problem import Level
from tests.content import mutations
from tests.content.survey import Survey, table

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales"
CATALOGS = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))
LANGUAGES = sorted(path.name for path in LOCALES.iterdir())
MOST_WAIVERS = 5

pytestmark = pytest.mark.xdist_group("mutations")


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Every catalog, tried once."""
    found = Survey()
    for path in CATALOGS:
        found.add(path)
    return found


def named(path: Path) -> str:
    return f"{path.parents[1].name}-{path.stem}"


def test_the_mutator_knows_nothing_of_what_it_is_to_try() -> None:
    tree = ast.parse(Path(mutations.__file__).read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    assert imported
    assert not [name for name in imported if name.startswith(("handoutgen", "tests"))]


@pytest.mark.parametrize("path", CATALOGS, ids=named)
def test_no_alarm_is_raised_over_our_own_catalogs(path: Path) -> None:
    catalog = pofile.load(path, path.parents[1].name)
    told = [
        (source, problem.message)
        for (context, source), entry in catalog.entries.items()
        for problem in catalog.changes(source, context, entry.plural)
    ]
    assert told == []
    assert len(catalog.entries) > 80
    assert not [waiver for waiver in catalog.waivers() if waiver.level is Level.ERROR]


def test_there_are_few_waivers() -> None:
    waived = [one for path in CATALOGS for one in pofile.load(path, path.parents[1].name).waivers()]
    assert len(waived) <= MOST_WAIVERS, waived


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_errors_are_made_in_is_right_before(language: str) -> None:
    source, translation = mutations.carried("", "", language)
    assert faults(source, translation, language) == []


def test_errors_made_in_our_own_catalogs_are_stopped(survey: Survey) -> None:
    assert survey.missed == []
    assert survey.made == survey.stopped


def test_every_kind_of_error_is_made_in_every_language(survey: Survey) -> None:
    assert survey.languages == LANGUAGES
    assert sum(survey.made.values()) >= 300
    assert [
        pair for kind in mutations.KINDS for tag in LANGUAGES if not survey.made[pair := (kind, tag)]
    ] == []


def test_the_table_shows_all_that_was_tried(survey: Survey) -> None:
    lines = table(survey).splitlines()
    assert len(lines) == 2 + len(mutations.KINDS)
    assert all(line.count("|") == len(LANGUAGES) + 3 for line in lines)
    assert lines[0].startswith(f"| error | {LANGUAGES[0]} |")


def test_the_documentation_shows_what_came_out(survey: Survey) -> None:
    page = (ROOT / "docs" / "explanation" / "safety.md").read_text(encoding="utf-8")
    assert table(survey) in page, "run scripts/gate-table"
