"""A translation is printed only where it can be vouched for, and all that cannot is listed."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.content import pofile
from handoutgen.content.catalog import Catalog, Phrases
from handoutgen.errors import TranslationError
from tests.catalogs import ARABIC, RUSSIAN, loaded, written

ROOT = Path(__file__).resolve().parents[2]


def test_a_translation_is_given_as_it_stands(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        'msgid "Rest at \\"home\\": 100% (38.5 °C)"\nmsgstr ""\n"Descanse "\n"en casa: 100% (38,5 °C)"\n',
    )
    assert found.text('Rest at "home": 100% (38.5 °C)') == "Descanse en casa: 100% (38,5 °C)"
    assert found.gap('Rest at "home": 100% (38.5 °C)') is None


def test_the_records_own_language_says_each_text_itself() -> None:
    own = Catalog("en")
    assert own.text("100% {phone}") == "100% {phone}"
    assert own.gap("anything") is None
    assert [own.plural("{n} day", "{n} days", n) for n in (1, 2)] == ["{n} day", "{n} days"]


@pytest.mark.parametrize(
    ("body", "line", "rule", "said"),
    [
        ("", 0, "translation-missing", 'no message for "Take 500 mg"'),
        ('msgid "Take 500 mg."\nmsgstr "Tome 500 mg."\n', 0, "translation-missing", "no message"),
        ('msgctxt "x"\nmsgid "Take 500 mg"\nmsgstr "Tome 500 mg"\n', 0, "translation-missing", "no message"),
        ('#~ msgid "Take 500 mg"\n#~ msgstr "Tome 500 mg"\n', 0, "translation-missing", "no message"),
        ('msgid "Take 500 mg"\nmsgstr ""\n', 6, "translation-empty", "not translated"),
        ('msgid "Take 500 mg"\nmsgstr " \\n"\n', 6, "translation-empty", "not translated"),
        ('#, fuzzy\nmsgid "Take 500 mg"\nmsgstr "Tome 650 mg"\n', 7, "translation-fuzzy", "marked fuzzy"),
        (
            '#, python-format, fuzzy\nmsgid "Take 500 mg"\nmsgstr "x"\n',
            7,
            "translation-fuzzy",
            "marked fuzzy",
        ),
    ],
)
def test_a_text_that_nobody_vouches_for_is_never_given(
    tmp_path: Path, body: str, line: int, rule: str, said: str
) -> None:
    found = loaded(tmp_path, body)
    with pytest.raises(
        TranslationError, match="into es is not complete: 1 message cannot be printed"
    ) as caught:
        found.text("Take 500 mg")
    [problem] = caught.value.problems
    assert (problem.line, problem.rule) == (line, rule)
    assert said in problem.message
    assert "Nothing was printed" in caught.value.hint


def test_a_long_text_is_told_by_its_beginning(tmp_path: Path) -> None:
    problem = loaded(tmp_path, "").gap("x" * 100)
    assert problem
    assert problem.message.endswith('x…"')
    assert len(problem.message) < 80


@pytest.mark.parametrize(
    "given", ["Llame al {telefono}", "Llame al phone", "Llame", "{phone} {phone}", "{phone} {clinic}"]
)
def test_a_slot_that_is_lost_or_renamed_is_refused(tmp_path: Path, given: str) -> None:
    found = loaded(tmp_path, f'msgid "Call {{phone}}"\nmsgstr "{given}"\n')
    with pytest.raises(TranslationError) as caught:
        found.text("Call {phone}")
    [problem] = caught.value.problems
    assert problem.rule == "translation-slot"
    assert "the slot {" in problem.message


def test_equal_texts_are_told_apart_by_their_context(tmp_path: Path) -> None:
    found = loaded(
        tmp_path, 'msgid "Left"\nmsgstr "Izquierda"\n\nmsgctxt "gone"\nmsgid "Left"\nmsgstr "Se fue"\n\nmsgctxt ""\nmsgid "Left"\nmsgstr "x"\n'
    )  # fmt: skip
    assert (found.text("Left"), found.text("Left", "gone")) == ("Izquierda", "Se fue")


DAYS = 'msgid "{n} day before"\nmsgid_plural "{n} days before"\n'


def test_each_number_has_the_form_of_its_language(tmp_path: Path) -> None:
    forms = 'msgstr[0] "за {n} день"\nmsgstr[1] "за {n} дня"\nmsgstr[2] "за {n} дней"\n'
    say = Phrases(loaded(tmp_path, DAYS + forms, RUSSIAN))
    said = {n: say.plural("{n} day before", "{n} days before", n) for n in (1, 2, 5, 11, 21, 22, 25)}
    assert said == {
        1: "за 1 день", 2: "за 2 дня", 5: "за 5 дней", 11: "за 11 дней", 21: "за 21 день", 22: "за 22 дня", 25: "за 25 дней",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("forms", "rule"),
    [
        ('msgstr[0] "за {n} день"\nmsgstr[1] "за {n} дня"\n', "translation-empty"),
        ('msgstr[0] "за {n} день"\nmsgstr[1] ""\nmsgstr[2] "за {n} дней"\n', "translation-empty"),
        ('msgstr[0] "за день"\nmsgstr[1] "за {n} дня"\nmsgstr[2] "за {n} дней"\n', "translation-slot"),
        ('msgstr[0] "за {n} день"\nmsgstr[1] "за {n} дня"\nmsgstr[2] "за {m} дней"\n', "translation-slot"),
    ],
)
def test_every_form_of_a_plural_must_be_there_with_its_number(tmp_path: Path, forms: str, rule: str) -> None:
    found = loaded(tmp_path, DAYS + forms, RUSSIAN)
    for n in (1, 2, 5):
        with pytest.raises(TranslationError) as caught:
            found.plural("{n} day before", "{n} days before", n)
        assert [problem.rule for problem in caught.value.problems] == [rule]


def test_a_form_that_serves_more_than_one_number_must_say_it_though_english_does_not(tmp_path: Path) -> None:
    """Russian's first form serves 21 too: "the first day" must not be printed for the first 21 days."""
    asked = ("The first day", "The first {n} days")
    head = 'msgid "The first day"\nmsgid_plural "The first {n} days"\n'
    rest = 'msgstr[1] "Первые {n} дня"\nmsgstr[2] "Первые {n} дней"\n'
    problem = loaded(tmp_path, f'{head}msgstr[0] "Первый день"\n{rest}', RUSSIAN).gap(
        asked[0], None, asked[1]
    )
    assert problem
    assert problem.rule == "translation-slot"
    assert (
        loaded(tmp_path, f'{head}msgstr[0] "Первый {{n}} день"\n{rest}', RUSSIAN).plural(*asked, 21)
        == "Первый {n} день"
    )


def test_a_form_that_serves_one_number_may_say_it_in_words(tmp_path: Path) -> None:
    spanish = 'msgid "The first day"\nmsgid_plural "The first {n} days"\nmsgstr[0] "El primer día"\nmsgstr[1] "Los primeros {n} días"\n'
    assert loaded(tmp_path, spanish).plural("The first day", "The first {n} days", 1) == "El primer día"
    dual = "".join(
        f'msgstr[{i}] "{t}"\n'
        for i, t in enumerate(["-", "قبل يوم", "قبل يومين", "قبل {n} أيام", "قبل {n} يوما", "قبل {n} يوم"])
    )
    found = loaded(tmp_path, DAYS + dual, ARABIC)
    assert found.plural("{n} day before", "{n} days before", 2) == "قبل يومين"


def test_a_message_without_plural_forms_serves_no_number(tmp_path: Path) -> None:
    problem = loaded(tmp_path, 'msgid "{n} day before"\nmsgstr "{n} día antes"\n').gap(
        "{n} day before", None, "{n} days before"
    )
    assert problem
    assert problem.rule == "translation-plural"


def test_all_gaps_of_the_phrases_are_raised_at_the_end(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'msgid "Here"\nmsgstr "Aquí"\n\n#, fuzzy\nmsgid "Call {phone}"\nmsgstr "Llame al {phone}"\n\nmsgid "No"\nmsgstr ""\n')  # fmt: skip
    went_on = False
    with (  # noqa: PT012 - it is the leaving that raises
        pytest.raises(TranslationError, match="3 messages cannot be printed") as caught,
        Phrases(found) as say,
    ):
        assert say("Here") == "Aquí"
        for _ in range(2):
            say("Call {phone}", phone="555-0142")
            say("No")
            say.plural("{n} day", "{n} days", 3)
        went_on = True
    assert went_on
    assert [problem.rule for problem in caught.value.problems] == [
        "translation-fuzzy", "translation-empty", "translation-missing",
    ]  # fmt: skip


def test_another_error_inside_is_not_hidden_by_the_gaps(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Phrases(loaded(tmp_path, "")) as say:  # noqa: PT012 - it is the leaving that raises
        say("missing")
        raise ZeroDivisionError


def test_phrases_without_a_gap_leave_in_peace(tmp_path: Path) -> None:
    with Phrases(
        loaded(tmp_path, 'msgid "Page {page} of {pages}, 100%"\nmsgstr "{pages}: {page}, 100%"\n')
    ) as say:
        assert say("Page {page} of {pages}, 100%", page=1, pages=4) == "4: 1, 100%"


ONCE = 'msgid "Take 10 mg once."\nmsgstr "Tome 100 mg una vez."\n'


def test_a_number_that_is_changed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TranslationError) as caught:
        loaded(tmp_path, ONCE).text("Take 10 mg once.")
    [problem] = caught.value.problems
    assert problem.rule == "translation-quantity"
    assert problem.message == "the source has '10 mg', the translation '100 mg': \"Take 10 mg once.\""


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("قبل يومين", None),
        ("قبل {n} يوم", None),
        ("قبل 2 يوم", None),
        ("قبل 3 أيام", "translation-quantity"),
        ("قبل {n} ساعة", "translation-quantity"),
    ],
)
def test_a_form_for_one_number_says_that_number(tmp_path: Path, form: str, rule: str | None) -> None:
    forms = ["قبل {n} يوم", "قبل يوم واحد", form, *["قبل {n} أيام"] * 3]
    lines = "".join(f'msgstr[{index}] "{text}"\n' for index, text in enumerate(forms))
    path = loaded(tmp_path, DAYS + lines, ARABIC).path
    assert path
    problem = pofile.load(path, "ar").gap("{n} day before", None, "{n} days before")
    assert (problem.rule if problem else None) == rule


def test_text_that_was_not_translated_is_printed_and_told(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'msgid "Call us today"\nmsgstr "Call us today"\n')
    assert found.gap("Call us today") is None
    assert [problem.rule for problem in found.changes("Call us today")] == ["translation-unchanged"]


def test_a_translation_is_not_given_where_the_plural_of_the_source_was_changed(tmp_path: Path) -> None:
    found = loaded(tmp_path, f'{DAYS}msgstr[0] "{{n}} día antes"\nmsgstr[1] "{{n}} días antes"\n')
    assert found.gap("{n} day before", None, "{n} days before") is None
    problem = found.gap("{n} day before", None, "{n} days before surgery")
    assert problem
    assert problem.rule == "translation-missing"


@pytest.mark.parametrize(
    ("one", "two", "passes"),
    [
        ("قبل يوم", "قبل يومين", True),
        ("قبل يوم", "قبل أسبوعين", False),
        ("قبل يوم", "قبل يوم", False),
        ("قبل يومين", "قبل يومين", False),
        ("قبل ساعة", "قبل يومين", False),
    ],
)
def test_a_form_without_a_number_says_its_own(tmp_path: Path, one: str, two: str, passes: bool) -> None:  # noqa: FBT001 - a case
    said = ["قبل {n} يوم", one, two, "قبل {n} أيام", "قبل {n} يوما", "قبل {n} يوم"]
    forms = "".join(f'msgstr[{index}] "{form}"\n' for index, form in enumerate(said))
    found = pofile.load(written(tmp_path, DAYS + forms, ARABIC), "ar")
    assert (found.gap("{n} day before", None, "{n} days before") is None) == passes
