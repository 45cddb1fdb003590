"""A tag means one language in one script, and no other one serves in its place."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import pytest

from handoutgen.content.languages import clock_time, english_name, language, negotiate, normal_tag
from handoutgen.errors import UsageError


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("es", "es"), ("ES_mx", "es-MX"), (" vi ", "vi"), ("zh-hans", "zh-Hans"), ("ZH-HANT-tw", "zh-Hant-TW"), ("es-419", "es-419")],
)  # fmt: skip
def test_a_tag_is_spelled_in_its_usual_way(typed: str, tag: str) -> None:
    assert normal_tag(typed) == tag


@pytest.mark.parametrize(
    "typed", ["", "e", "xx", "es-", "es-MX-", "-es", "e s", "../es", "es/../en", "es\x00", "esp-anol"]
)
def test_what_is_no_tag_is_refused_with_a_hint(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a language tag") as caught:
        normal_tag(typed)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("spanish", "es"), ("Spansh", "es"), ("español", "es"), ("espanol", "es"), ("vietnamese", "vi"),
        ("Tiếng Việt", "vi"), ("русский", "ru"), ("العربية", "ar"), ("haitian creole", "ht"), ("mandarin", "zh"),
    ],
)  # fmt: skip
def test_who_types_a_name_is_told_the_tag(typed: str, tag: str) -> None:
    with pytest.raises(UsageError) as caught:
        normal_tag(typed)
    assert caught.value.hint.endswith(f"type --lang {tag}.")


@pytest.mark.parametrize(
    ("wanted", "available", "served_by"),
    [
        ("es", {"es", "en"}, "es"),
        ("es-MX", {"es", "en"}, "es"),
        ("es-MX", {"es-MX", "es"}, "es-MX"),
        ("ES_mx", {"es"}, "es"),
        ("es", {"en"}, None),
        ("es", {"es-MX"}, None),
        ("es", {"est", "e"}, None),
        ("pt-BR", {"es", "en"}, None),
        ("es", set(), None),
        ("zh-Hans-CN", {"zh-Hans", "zh"}, "zh-Hans"),
        ("zh-CN", {"zh-Hans"}, "zh-Hans"),
        ("zh-CN", {"zh"}, "zh"),
    ],
)
def test_a_region_falls_back_to_its_own_language_alone(
    wanted: str, available: set[str], served_by: str | None
) -> None:
    assert negotiate(wanted, available) == served_by


@pytest.mark.parametrize(
    ("wanted", "available"),
    [("zh-TW", "zh"), ("zh-Hant", "zh"), ("pa-Arab", "pa"), ("sr-Latn", "sr"), ("uz-AF", "uz")],
)
def test_no_script_serves_for_another(wanted: str, available: str) -> None:
    assert negotiate(wanted, [available]) is None


def test_a_region_with_a_script_of_its_own_is_served_in_it() -> None:
    assert negotiate("zh-TW", ["zh", "zh-Hant"]) == "zh-Hant"
    assert negotiate("zh-HK", ["zh-Hant", "zh-Hans"]) == "zh-Hant"


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("es", "Latn", "ltr"), ("ar", "Arab", "rtl"), ("ur", "Arab", "rtl"), ("fa", "Arab", "rtl"), ("he", "Hebr", "rtl"),
        ("ps", "Arab", "rtl"), ("pa", "Guru", "ltr"), ("pa-Arab", "Arab", "rtl"), ("pa-PK", "Arab", "rtl"),
        ("ru", "Cyrl", "ltr"), ("sr", "Cyrl", "ltr"), ("sr-Latn", "Latn", "ltr"), ("zh-TW", "Hant", "ltr"),
        ("zh", "Hans", "ltr"), ("my", "Mymr", "ltr"), ("km", "Khmr", "ltr"), ("am", "Ethi", "ltr"), ("hmn", "Latn", "ltr"),
    ],
)  # fmt: skip
def test_a_language_knows_its_script_and_direction(tag: str, script: str, direction: str) -> None:
    known = language(tag)
    assert (known.tag, known.script, known.direction) == (tag, script, direction)


@pytest.mark.parametrize(
    ("tag", "name", "english"),
    [("es", "Español", "Spanish"), ("ht", "Kreyòl ayisyen", "Haitian Creole"), ("hmn", "Hmong", "Hmong"),
     ("ar", "العربية", "Arabic"), ("zh-Hans", "简体中文", "Simplified Chinese"), ("vi", "Tiếng Việt", "Vietnamese")],
)  # fmt: skip
def test_a_language_has_its_own_name_and_an_english_one(tag: str, name: str, english: str) -> None:
    assert (language(tag).name.casefold(), english_name(tag)) == (name.casefold(), english)


@pytest.mark.parametrize("tag", ["en", "es", "es-MX", "vi", "ht", "hmn", "zh-Hans", "ar", "ru", "so"])
def test_a_clock_time_has_its_digits_in_every_language(tag: str) -> None:
    said = clock_time((7, 30), tag)
    assert "".join(str(int(c)) for c in said if c.isdigit()).lstrip("0") == "730"


def test_morning_and_evening_differ() -> None:
    for tag in ("en", "es", "vi", "ht", "hmn", "zh-Hans", "ar", "ru", "so"):
        assert clock_time((8, 0), tag) != clock_time((20, 0), tag)
    assert clock_time((20, 0), "hmn") == "20:00"
