"""Every rule finds what it is there for, says so with file and line, and stands in the reference."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.checks import registry
from handoutgen.checks.rules import Rule, rules_of
from handoutgen.content import fidelity
from handoutgen.errors import RecordError, TranslationError, UsageError
from handoutgen.problem import Level

if TYPE_CHECKING:
    from tests.checks.conftest import Checked

CONTENT = Path(registry.__file__).parents[1] / "content"
MESSAGE = 'msgid "Rest at home."\nmsgstr "Descanse en casa."'


def test_a_library_without_faults_has_none(checked: Checked) -> None:
    found = checked.found()
    assert found.problems == ()
    assert (found.records, found.catalogs, found.waivers) == (3, 4, ())


def test_every_rule_is_explained_once_in_plain_words() -> None:
    rules = registry.rules()
    assert len({rule.id for rule in rules}) == len(rules) > 40
    assert all(rule.text.endswith(".") and "\n" not in rule.text for rule in rules)


def test_rules_are_read_from_a_docstring_whatever_its_lines() -> None:
    def check() -> None:
        """Look.

        - `one-thing` (error): it is
          wrong.
        - `another` (warning): it may be.

        More is said below.
        """

    assert list(rules_of([check])) == [
        Rule("one-thing", Level.ERROR, "it is wrong."),
        Rule("another", Level.WARNING, "it may be."),
    ]


def test_the_rules_of_the_gate_and_of_the_reader_are_all_listed() -> None:
    known = {rule.id: rule.level for rule in registry.rules()}
    assert set(fidelity.RULES) <= set(known)
    for name in ("record.py", "yamlfile.py"):
        ids = set(re.findall(r'"((?:record|yaml|file)(?:-[a-z]+)?)"', (CONTENT / name).read_text("utf-8")))
        assert len(ids) > 5
        assert ids <= known.keys(), ids - known.keys()
    said = fidelity.Fault("translation-unchanged", "").level, fidelity.Fault("translation-slot", "").level
    assert said == (known["translation-unchanged"], known["translation-slot"])


@pytest.mark.parametrize(
    ("old", "new", "rule", "level"),
    [
        ('msgstr "Más o menos medio día"', 'msgstr ""', "translation-empty", "error"),
        ('msgstr "Más o menos medio día"', 'msgstr "About half a day"', "translation-unchanged", "warning"),
        ('msgstr "Más o menos medio día"', 'msgstr "Medio día {phone}"', "translation-slot", "error"),
        ('msgstr "Más o menos medio día"', 'msgstr "Medio mes"', "translation-quantity", "error"),
        ('msgstr "Más o menos medio día"', 'msgstr "Medio día y 3 más"', "translation-number", "error"),
        ('msgstr "Más o menos medio día"', 'msgstr "No menos de medio día"', "translation-negation", "error"),
        ('msgstr "Más o menos medio día"', 'msgstr "Medio día: www.x.org"', "translation-url", "error"),
        ('msgstr "Más o menos medio día"', f'msgstr "Medio día {"x" * 90}"', "translation-length", "warning"),
        ('msgid "About half a day"', 'msgid "About half a week"', "translation-missing", "error"),
        ('msgid "About half a day"', '#, fuzzy\nmsgid "About half a day"', "translation-fuzzy", "error"),
        (
            'msgid "About half a day"',
            '# gate: allow translation-number\nmsgid "About half a day"',
            "translation-waiver",
            "error",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_message_is_told_by_its_rule(
    checked: Checked, old: str, new: str, rule: str, level: str
) -> None:
    line = checked.change(checked.catalog, old, new)
    told = checked.told()
    assert [(level, rule)] == [(found_level, found) for found_level, found, _ in told if found == rule]
    [problem] = checked.found(rule).problems
    assert problem.path.endswith("locales/es/LC_MESSAGES/38242.po")
    assert problem.line in (0, *range(line - 2, line + 3))


def test_a_plural_with_too_few_forms_is_told(checked: Checked) -> None:
    shared = checked.root / "locales/es/LC_MESSAGES/handoutgen.po"
    text = shared.read_text(encoding="utf-8")
    plural = r'\nmsgid_plural "\{n\} days before"\nmsgstr\[0\] (.*)\nmsgstr\[1\] .*'
    shared.write_text(re.sub(plural, r"\nmsgstr \1", text), encoding="utf-8")
    assert ("error", "translation-plural") in [one[:2] for one in checked.told()]


def test_a_message_that_nothing_asks_for_is_told(checked: Checked) -> None:
    with checked.catalog.open("a", encoding="utf-8") as file:
        file.write(f"\n{MESSAGE}\n")
    [(level, rule, line)] = checked.told()
    assert (level, rule) == ("warning", "catalog-unused")
    assert line == len(checked.catalog.read_text(encoding="utf-8").splitlines()) - 1


@pytest.mark.parametrize(
    ("add", "rule"),
    [
        ("msgid half\n", "catalog-syntax"),
        (f"{MESSAGE}\n\n{MESSAGE}\n", "translation-repeated"),
        (b"\xff\n", "catalog-syntax"),
    ],
)
def test_a_catalog_that_cannot_be_read_is_told_whatever_was_asked_for(
    checked: Checked, add: str | bytes, rule: str
) -> None:
    with checked.catalog.open("ab") as file:
        file.write(b"\n" + (add if isinstance(add, bytes) else add.encode()))
    for asked in ((), ("translation-url",)):
        [(level, told, line)] = checked.told(*asked)
        assert (level, told) == ("error", rule)
        assert line > 400


def test_a_record_that_cannot_be_read_is_told_whatever_was_asked_for(checked: Checked) -> None:
    line = checked.change(checked.record, "\nsummary:", "\nsumary:") + 1
    for asked in ((), ("translation-url",)):
        assert checked.told(*asked) == [("error", "record-field", line)]


def test_a_record_that_is_hard_to_read_is_told_in_english_alone(checked: Checked) -> None:
    hard = "Immunosuppressive pharmacological administration necessitates comprehensive evaluation. "
    text = checked.record.read_text(encoding="utf-8")
    checked.record.write_text(re.sub(r"(?m)^purpose: .*$", f"purpose: {hard * 60}", text), encoding="utf-8")
    assert ("warning", "record-grade", 0) in checked.told()
    settings = checked.root / "handoutgen.toml"
    checked.change(settings, 'language = "en"', 'language = "fr"')
    assert "record-grade" not in [rule for _, rule, _ in checked.told()]


def test_catalogs_that_nothing_reads_are_told(checked: Checked) -> None:
    (checked.root / "handouts/45378.yaml").unlink()
    (checked.root / "locales/es").rename(checked.root / "locales/es_MX")
    (checked.root / "locales/tlh-xyz/LC_MESSAGES").mkdir(parents=True)
    found = {
        (one.rule, Path(one.path).name) for one in checked.found("catalog-orphan", "catalog-folder").problems
    }
    assert found == {
        ("catalog-folder", "es_MX"),
        ("catalog-folder", "tlh-xyz"),
        ("catalog-orphan", "45378.po"),
    }


def test_a_catalog_that_was_asked_for_and_is_not_there_is_told(checked: Checked) -> None:
    (checked.root / "locales/es/LC_MESSAGES/45378.po").unlink()
    assert checked.found(tags=("es",)).problems == ()
    [problem] = checked.found(codes=("45378",), tags=("es",)).problems
    assert (problem.rule, problem.level) == ("catalog-missing", Level.ERROR)


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("fever: [temperatura]\n", "translation-glossary", None),
        ("fever: temperatura\n", "glossary-syntax", 1),
        ("fever: []\n", "glossary-syntax", 1),
        ("- fever\n", "glossary-syntax", 1),
        ("rash: [sarpullido]\nfever: [a\n", "yaml-syntax", 2),
    ],
)
def test_the_glossary_is_looked_at(checked: Checked, text: str, rule: str, line: int | None) -> None:
    (checked.root / "locales/es/glossary.yaml").write_text(text, encoding="utf-8")
    told = checked.found().problems
    assert {problem.rule for problem in told} == {rule}
    assert {problem.level for problem in told} == {Level.WARNING if line is None else Level.ERROR}
    assert line is None or [problem.line for problem in told] == [line]


def test_khmer_without_breaks_is_told(checked: Checked) -> None:
    (checked.root / "locales/es").rename(checked.root / "locales/km")
    checked.change(checked.catalog.parents[2] / "km/LC_MESSAGES/38242.po", "Más o menos medio día", "ក" * 60)
    assert [one.rule for one in checked.found("translation-line-breaks").problems] == [
        "translation-line-breaks"
    ]


def test_a_waiver_that_counts_is_no_fault_and_is_listed(checked: Checked) -> None:
    checked.change(
        checked.catalog,
        'msgid "About half a day"\nmsgstr "Más o menos medio día"',
        "# gate: allow translation-quantity because it says the same\n"
        'msgid "About half a day"\nmsgstr "Medio mes"',
    )
    found = checked.found()
    assert found.problems == ()
    [waiver] = found.waivers
    assert "because it says the same" in waiver.message


@pytest.mark.parametrize(
    ("codes", "tags", "error"),
    [(("99999",), (), RecordError), ((), ("vi",), TranslationError), ((), ("klingonese",), UsageError)],
)
def test_what_is_not_there_is_refused(
    checked: Checked, codes: tuple[str, ...], tags: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        checked.found(codes=codes, tags=tags)


def test_only_what_was_asked_for_is_looked_at(checked: Checked) -> None:
    found = checked.found(codes=("38242",), tags=("es-MX",))
    assert (found.records, found.catalogs) == (1, 2)
