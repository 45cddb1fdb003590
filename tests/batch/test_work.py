"""What a printer does with a handout's bytes: the same as the command line does, and no error gets out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from handoutgen.batch import work as working
from handoutgen.batch.sources import Bundle, Sources
from handoutgen.batch.target import Target
from handoutgen.batch.work import Work, carry_out
from handoutgen.content.library import Library
from handoutgen.printing.machinery import machinery
from tests.batch import small
from tests.batch.conftest import CATALOG, RECORD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.batch.conftest import Shelf


# The folder of the templates that a process keeps is there until it ends.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    yield
    working._templates_laid_out.cache_clear()  # noqa: SLF001 - its folder would outlast the test


@pytest.fixture
def bundle(printed_once: Path) -> Bundle:
    return Sources(Library(printed_once)).bundle(Target("38242", "es", "standard", "riverbend"))


def test_it_makes_what_a_build_made(bundle: Bundle, printed_once: Path) -> None:
    made = carry_out(Work(bundle, machinery()))
    assert made.failure is None
    assert made.rendered is not None
    assert made.rendered.content == (printed_once / "build/es/38242.pdf").read_bytes()
    assert made.title == small.TITULO
    again = carry_out(Work(bundle, machinery(), made.fingerprint, made.rendered.tried))
    assert (again.rendered, again.failure) == (None, None)
    other = carry_out(Work(bundle, machinery(), "0" * 32, made.rendered.tried))
    assert other == made


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (CATALOG, small.TITULO, small.TITULO.upper()),
        ("templates/handout.html", "<h1>", '<h1 class="other">'),
        ("templates/handout.html", "16pt", "17pt"),
        ("handoutgen.toml", "[facilities.riverbend]", '[facilities.riverbend]\npaper = "a4"'),
    ],
)
def test_whatever_shows_changes_the_fingerprint(
    built: Shelf, bundle: Bundle, name: str, old: str, new: str
) -> None:
    before = carry_out(Work(bundle, machinery()))
    built.edit(name, old, new)
    changed = Sources(Library(built.root)).bundle(bundle.target)
    assert before.rendered is not None
    made = carry_out(Work(changed, machinery(), before.fingerprint, before.rendered.tried))
    assert made.rendered is not None
    assert made.fingerprint != before.fingerprint


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"program": "0" * 64}, "a worker cannot print for this build: its handoutgen is another one"),
        ({"printing": "0" * 64}, "a worker cannot print for this build: its handoutgen is another one"),
        ({"engine": "weasyprint 1.0"}, "this build has weasyprint 1.0"),
    ],
)
def test_another_machinery_refuses(bundle: Bundle, change: dict[str, str], says: str) -> None:
    made = carry_out(Work(bundle, replace(machinery(), **change)))
    assert made.failure is not None
    assert says in made.failure.message
    assert "Install the same handoutgen" in made.failure.hint
    assert not made.failure.of_text  # so that no PDF is taken away for it


@pytest.mark.parametrize(
    ("edit", "of_text", "says"),
    [
        ((RECORD, "title: ", "titel: x\ntitle: "), True, "handouts/38242.yaml:"),
        ((RECORD, small.TITLE, "Brain MRI with dye"), True, "locales/es/LC_MESSAGES/38242.po"),
        ((CATALOG, small.TITULO, f"{small.TITULO} \N{OLD PERSIAN SIGN A}"), True, "print-glyph-missing"),
        ((CATALOG, "msgid ", "msgidd "), True, "locales/es/LC_MESSAGES/38242.po:"),
        (("templates/handout.html", "{{ handout.code", "{{ handout.coed"), False, "templates/handout.html:"),
        pytest.param(
            ("templates/handout.html", "</body>", '<img src="x.png" alt="x"></body>'), False, "x.png",
            marks=pytest.mark.engine_log,
        ),
    ],
    ids=["record", "gap", "glyph", "catalog", "template", "picture"],
)  # fmt: skip
def test_what_is_wrong_is_told_with_a_librarys_own_paths(
    built: Shelf, bundle: Bundle, edit: tuple[str, str, str], *, of_text: bool, says: str
) -> None:
    built.edit(*edit)
    made = carry_out(Work(Sources(Library(built.root)).bundle(bundle.target), machinery()))
    assert made.rendered is None
    assert made.failure is not None
    assert made.failure.of_text is of_text
    words = "\n".join(
        [made.failure.message, made.failure.hint]
        + [f"{each.rule} {each.place} {each.message} {each.hint}" for each in made.failure.problems]
    )
    assert says in words
    assert "library-" not in words  # the name of a folder that is gone by now
    assert str(built.root) not in words
    assert "a fault inside" not in words


def test_a_fault_is_told_and_stops_nothing(bundle: Bundle) -> None:
    made = carry_out(Work(replace(bundle, files={f"handouts/{'x' * 300}": b""}), machinery()))
    assert made.failure is not None
    assert made.failure.message.startswith("a fault inside handoutgen: OSError: ")
    assert not made.failure.of_text
    assert carry_out(Work(bundle, machinery())).rendered is not None
