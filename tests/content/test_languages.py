"""A tag means one language in one script, and no other one serves in its place."""

# ruff: noqa: E501 - tables of cases are read across
from __future__ import annotations

import subprocess
import sys

import pytest

from handoutgen.content.languages import english_name, language, negotiate, normal_tag
from handoutgen.errors import UsageError

TEN = ("es", "fr", "pt-BR", "ht", "vi", "ru", "tl", "ko", "zh-Hans", "ar", "en")
"""The languages of the starter."""


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("es", "es"), ("ES_mx", "es-MX"), (" vi ", "vi"), ("zh-hans", "zh-Hans"), ("ZH-HANT-tw", "zh-Hant-TW"), ("es-419", "es-419")],
)  # fmt: skip
def test_a_tag_is_spelled_in_its_usual_way(typed: str, tag: str) -> None:
    assert normal_tag(typed) == tag


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "e",
        "xx",
        "es_MX_x",
        "klingon",
        "es-",
        "es-MX-",
        "-es",
        "e s",
        "../es",
        "es/../en",
        "es\x00",
        "esp-anol",
    ],
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
        ("zh", {"zh-Hans"}, "zh-Hans"),
        ("zh-SG", {"zh-Hans"}, "zh-Hans"),
        ("pt", {"pt-BR"}, "pt-BR"),
        ("pt-BR", {"pt"}, "pt"),
        ("tl", {"fil"}, "fil"),
        ("fil", {"tl"}, "tl"),
        ("fil-PH", {"tl"}, "tl"),
        ("iw", {"he"}, "he"),
        ("he", {"iw"}, "iw"),
        ("in", {"id"}, "id"),
        ("no", {"nb"}, "nb"),
        ("nb", {"no"}, "no"),
        ("ar-EG", {"ar"}, "ar"),
        ("ur-IN", {"ur"}, "ur"),
    ],
)
def test_a_region_falls_back_to_its_own_language_alone(
    wanted: str, available: set[str], served_by: str | None
) -> None:
    assert negotiate(wanted, available) == served_by


@pytest.mark.parametrize(
    ("wanted", "available"),
    [
        ("zh-TW", "zh"),
        ("zh-Hant", "zh"),
        ("pa-Arab", "pa"),
        ("sr-Latn", "sr"),
        ("uz-AF", "uz"),
        ("zh-TW", "zh-Hans"),
        ("zh-HK", "zh-Hans"),
        ("zh", "zh-Hant"),
    ],
)
def test_no_script_serves_for_another(wanted: str, available: str) -> None:
    assert negotiate(wanted, [available]) is None


@pytest.mark.parametrize(
    ("wanted", "available"),
    [
        ("pt-PT", ["pt-BR"]), ("es-MX", ["es-ES"]), ("es", ["ca", "pt-BR", "en"]), ("ht", ["fr"]), ("fr", ["ht"]),
        ("yue", ["zh-Hans"]), ("ur", ["hi", "ar", "fa"]), ("nn", ["nb"]), ("de", ["en"]), ("ps", ["ar"]),
    ],
)  # fmt: skip
def test_no_language_and_no_other_region_serves_for_another(wanted: str, available: list[str]) -> None:
    assert negotiate(wanted, available) is None


def test_a_region_with_a_script_of_its_own_is_served_in_it() -> None:
    assert negotiate("zh-TW", ["zh", "zh-Hant"]) == "zh-Hant"
    assert negotiate("zh-HK", ["zh-Hant", "zh-Hans"]) == "zh-Hant"


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("es", "Latn", "ltr"), ("ar", "Arab", "rtl"), ("ur", "Arab", "rtl"), ("fa", "Arab", "rtl"), ("he", "Hebr", "rtl"),
        ("ps", "Arab", "rtl"), ("pa", "Guru", "ltr"), ("pa-Arab", "Arab", "rtl"), ("pa-PK", "Arab", "rtl"),
        ("ru", "Cyrl", "ltr"), ("sr", "Cyrl", "ltr"), ("sr-Latn", "Latn", "ltr"), ("zh-TW", "Hant", "ltr"),
        ("zh", "Hans", "ltr"), ("fil", "Latn", "ltr"), ("iw", "Hebr", "rtl"), ("my", "Mymr", "ltr"), ("km", "Khmr", "ltr"), ("am", "Ethi", "ltr"), ("hmn", "Latn", "ltr"),
    ],
)  # fmt: skip
def test_a_language_knows_its_script_and_direction(tag: str, script: str, direction: str) -> None:
    known = language(tag)
    assert (known.tag, known.script, known.direction) == (tag, script, direction)


@pytest.mark.parametrize(
    ("tag", "name", "english"),
    [("es", "Español", "Spanish"), ("ht", "Kreyòl ayisyen", "Haitian Creole"), ("hmn", "Hmoob", "Hmong"), ("tl", "Tagalog", "Tagalog"), ("fil", "Filipino", "Filipino"), ("km", "ខ្មែរ", "Khmer"),
     ("ar", "العربية", "Arabic"), ("zh-Hans", "简体中文", "Simplified Chinese"), ("vi", "Tiếng Việt", "Vietnamese")],
)  # fmt: skip
def test_a_language_has_its_own_name_and_an_english_one(tag: str, name: str, english: str) -> None:
    assert (language(tag).name.casefold(), english_name(tag)) == (name.casefold(), english)


@pytest.mark.parametrize(
    ("tag", "hand", "needs_breaks"),
    [("ur", "Aran", False), ("ur-PK", "Aran", False), ("fa", "Arab", False), ("ar", "Arab", False),
     ("km", "Khmr", True), ("my", "Mymr", True), ("lo", "Laoo", True), ("th", "Thai", False), ("vi", "Latn", False)],
)  # fmt: skip
def test_a_language_knows_its_fonts_and_whether_its_lines_break_by_themselves(
    tag: str, hand: str, *, needs_breaks: bool
) -> None:
    assert (language(tag).hand, language(tag).needs_breaks) == (hand, needs_breaks)


def test_the_languages_most_asked_for_are_known_without_cldr() -> None:
    program = (
        "from handoutgen.content.languages import language, negotiate\n"
        "from handoutgen.content.dates import clock_time\n"
        f"for tag in {TEN!r}:\n"
        "    assert language(negotiate(tag, [tag])).marks and clock_time((20, 0), tag)\n"
        "assert negotiate('es-MX', ['ar', 'es', 'pt-BR']) == 'es'\n"
        "import sys; sys.exit('babel' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
