"""Errors that a careful person thought up in the real catalogs are stopped, each by the rule that should."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from handoutgen.content import pofile
from handoutgen.content.catalog import Catalog, Entry
from tests.content.hand_mutations import (
    INVENTED,
    MUTATIONS,
    NOT_STOPPED,
    SOURCES_CHANGED,
    Invented,
    Mutation,
    SourceChanged,
)

LOCALES = Path(__file__).resolve().parents[2] / "locales"


@cache
def read(language: str, domain: str) -> Catalog:
    return pofile.load(LOCALES / language / "LC_MESSAGES" / f"{domain}.po", language)


def holding(catalog: Catalog, source: str, *forms: str) -> Catalog:
    """Give a catalog of this one message."""
    return replace(catalog, entries={(None, source): Entry(forms, 1, fuzzy=False)})


def named(case: Mutation | SourceChanged | Invented) -> str:
    told = getattr(case, "kind", "source changed")
    return f"{case.language}: {told}: {getattr(case, 'right', case.source[:24])}"


@pytest.mark.parametrize("case", MUTATIONS, ids=named)
def test_an_error_in_a_real_catalog_is_stopped(case: Mutation) -> None:
    catalog = read(case.language, case.domain)
    entry = catalog.entries[None, case.source]
    assert sum(form.count(case.right) for form in entry.forms) == 1
    assert case.wrong != case.right
    assert catalog.gap(case.source, None, case.plural) is None
    wrong = tuple(form.replace(case.right, case.wrong) for form in entry.forms)
    broken = replace(catalog, entries={**catalog.entries, (None, case.source): replace(entry, forms=wrong)})
    problem = broken.gap(case.source, None, case.plural)
    expected = ("empty",) if case.expected == ("missing",) else case.expected
    assert problem, f"printed: {wrong}"
    assert problem.rule in {f"translation-{rule}" for rule in expected}, problem.message
    if case.expected == ("missing",):
        assert entry.forms == (case.right,)
        gone = {key: kept for key, kept in catalog.entries.items() if key != (None, case.source)}
        missing = replace(catalog, entries=gone).gap(case.source)
        assert missing
        assert missing.rule == "translation-missing"


@pytest.mark.parametrize("case", SOURCES_CHANGED, ids=named)
def test_a_translation_is_never_printed_for_a_changed_source(case: SourceChanged) -> None:
    catalog = read(case.language, case.domain)
    entry = catalog.entries[None, case.source]
    assert case.changed_source != case.source
    problem = catalog.gap(case.changed_source)
    assert problem
    assert problem.rule == "translation-missing"
    carried = holding(catalog, case.changed_source, *entry.forms).gap(case.changed_source)
    assert carried, "a tool that carries the old translation over to the new source is not noticed"


@pytest.mark.parametrize("case", INVENTED, ids=named)
def test_an_error_in_a_coming_sentence_is_stopped(case: Invented) -> None:
    catalog = Catalog(case.language, Path("coming.po"))
    allowed = holding(catalog, case.source, case.translation).gap(case.source)
    assert allowed is None
    problem = holding(catalog, case.source, case.wrong).gap(case.source)
    assert problem, f"printed: {case.wrong}"
    assert problem.rule in {f"translation-{rule}" for rule in case.expected}, problem.message


@pytest.mark.parametrize("case", NOT_STOPPED, ids=named)
def test_what_is_not_promised_is_not_stopped(case: Mutation | SourceChanged) -> None:
    """One that is stopped belongs among the others."""
    catalog = read(case.language, case.domain)
    forms = catalog.entries[None, case.source].forms
    if isinstance(case, Mutation):
        assert forms[0].count(case.right) == 1
        source, forms = case.source, (forms[0].replace(case.right, case.wrong),)
    else:
        source = case.changed_source
    assert holding(catalog, source, *forms).gap(source) is None


def test_no_language_is_passed_over() -> None:
    count = Counter(case.language for case in MUTATIONS)
    assert set(count) == {path.name for path in LOCALES.iterdir()}
    assert min(count.values()) >= 5
    assert len(set(MUTATIONS)) == len(MUTATIONS) >= 60
