"""Our own catalogs raise no alarm, and errors made in them are stopped by the rule that should."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from handoutgen.content import pofile
from handoutgen.content.fidelity import faults
from tests.content.mutations import mutations

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po"))


def test_there_are_catalogs_to_read() -> None:
    assert len([path for path in CATALOGS if path.parents[1].name == "es"]) >= 4


def named(path: Path) -> str:
    return f"{path.parents[1].name}-{path.stem}"


@pytest.mark.parametrize("path", CATALOGS, ids=named)
def test_no_alarm_is_raised_over_our_own_catalogs(path: Path) -> None:
    language = path.parents[1].name
    catalog = pofile.load(path, language)
    single = [(source, entry) for (_, source), entry in catalog.entries.items() if len(entry.forms) == 1]
    told = [
        (source, fault.message)
        for source, entry in single
        if "{n}" not in entry.forms[0] or "{n}" in source
        for fault in faults(source, entry.forms[0], language)
    ]
    assert told == []
    assert len(single) > 80


@pytest.mark.parametrize("path", CATALOGS, ids=named)
def test_errors_made_in_our_own_catalogs_are_stopped(path: Path) -> None:
    language = path.parents[1].name
    random = Random(named(path))  # noqa: S311 - the same errors at every run
    missed, kinds = [], set()
    for (_, source), entry in pofile.load(path, language).entries.items():
        if len(entry.forms) > 1 or ("{n}" in entry.forms[0] and "{n}" not in source):
            continue
        for wrong in mutations(source, entry.forms[0], language, random):
            kinds.add(wrong.kind)
            if wrong.rules.isdisjoint(
                fault.rule for fault in faults(wrong.source, wrong.translation, language)
            ):
                missed.append(wrong)
    assert missed == []
    assert {
        "slot dropped",
        "phone changed",
        "address changed",
        "dose unit swapped",
        "dose decimal moved",
    } <= kinds
