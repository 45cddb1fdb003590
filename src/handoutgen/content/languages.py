"""Languages by their BCP 47 tags: what a tag means, and which catalog serves it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from handoutgen.errors import TranslationError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<region>[A-Z]{2}|\d{3}))?")
_SCRIPT_LENGTH = 4
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"}

# The languages most asked for: CLDR calls tl "Filipino (Pilipinas)", and takes its time to be read.
_OWN = {
    "ar": ("Arab", "rtl", "العربية"),
    "en": ("Latn", "ltr", "English"),
    "es": ("Latn", "ltr", "Español"),
    "fr": ("Latn", "ltr", "Français"),
    "ht": ("Latn", "ltr", "Kreyòl ayisyen"),
    "ko": ("Kore", "ltr", "한국어"),
    "pt-BR": ("Latn", "ltr", "Português (Brasil)"),
    "ru": ("Cyrl", "ltr", "Русский"),
    "tl": ("Latn", "ltr", "Tagalog"),
    "vi": ("Latn", "ltr", "Tiếng Việt"),
    "zh-Hans": ("Hans", "ltr", "简体中文"),
}

# What English speakers in hospitals say, and CLDR does not list.
_SPOKEN_OF = {"mandarin": "zh", "farsi": "fa", "creole": "ht"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language as pages need it: tag (BCP 47), script (ISO 15924), direction, its name for itself."""

    tag: str
    script: str
    direction: str
    name: str


def normal_tag(text: str) -> str:
    """A tag in its usual spelling (`es-MX`); raises UsageError where it is none."""
    tag = _spelled(text)
    match = _TAG.fullmatch(tag)
    if match and match["language"] in _known():
        return tag
    raise UsageError(f"'{text}' is not a language tag", hint=_suggestion(text))


def language(tag: str) -> Language:
    """What is known of a tag in its usual spelling."""
    if tag in _OWN:
        return Language(tag, *_OWN[tag])
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    subtags = tag.split("-")
    likely = get_global("likely_subtags")
    full = likely.get("_".join(subtags)) or likely.get(subtags[0], f"{subtags[0]}_Latn")
    script = next((part for part in subtags[1:] if len(part) == _SCRIPT_LENGTH), full.split("_")[1])
    direction = "rtl" if script in _RIGHT_TO_LEFT else "ltr"
    spoken = [subtags[0], *(part for part in subtags[1:2] if len(part) == _SCRIPT_LENGTH)]
    try:
        locale = Locale.parse("_".join(spoken))
        name = locale.get_display_name(locale) or english_name(tag)
    except (UnknownLocaleError, ValueError):
        name = english_name(tag)
    return Language(tag, script, direction, name[:1].upper() + name[1:])


def english_name(tag: str) -> str:
    """What English calls a language, or the tag where it has no word for it."""
    known = _known()
    return known.get(tag.replace("-", "_")) or known.get(tag.split("-", maxsplit=1)[0], tag)


def negotiate(wanted: str, available: Iterable[str]) -> str | None:
    """The tag that serves the one wanted: itself, or its language without the region.

    Never another language, and never another script: who reads `zh-TW` or `pa-Arab` cannot read the
    `zh` or `pa` of most catalogs. Raises UsageError for what is no tag.
    """
    there = set(available)
    if _spelled(wanted) in there:
        return _spelled(wanted)
    asked = language(normal_tag(wanted))
    subtags = asked.tag.split("-")
    shorter = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]
    for tag in (asked.tag, f"{subtags[0]}-{asked.script}", *shorter):
        if tag in there and language(tag).script == asked.script:
            return tag
    return None


def served(asked: Iterable[str], available: Iterable[str]) -> tuple[str, ...]:
    """The tags that serve those asked for, each once; raises TranslationError where one is not served.

    Raises UsageError for what is no tag.
    """
    there = set(available)
    found = []
    for tag in asked:
        serves = negotiate(tag, there)
        if serves is None:
            name = english_name(normal_tag(tag))
            raise TranslationError(
                f"nothing has been translated into {name} ({tag})",
                hint=f"There is: {', '.join(sorted(there))}.",
            )
        found.append(serves)
    return tuple(dict.fromkeys(found))


def _spelled(text: str) -> str:
    parts = text.strip().replace("_", "-").split("-")
    return "-".join(
        part.lower() if index == 0 else part.title() if len(part) == _SCRIPT_LENGTH else part.upper()
        for index, part in enumerate(parts)
    )


def _known() -> dict[str, str]:
    from babel import Locale

    names: dict[str, str] = dict(Locale("en").languages)
    return names


def _suggestion(text: str) -> str:
    """A tag for somebody who typed a name, in English or in the language itself."""
    names = {plain(name): tag.replace("_", "-") for tag, name in _known().items()} | _SPOKEN_OF
    near = get_close_matches(plain(text), names, n=1, cutoff=0.85)
    if not near:
        names |= _own_names()  # from some 200 files: only where English has nothing like it
        near = get_close_matches(plain(text), names, n=1, cutoff=0.75)
    if near:
        return f"For {near[0].title()} type --lang {names[near[0]]}."
    return "A tag is two or three letters, such as es, vi or zh-Hans."


def _own_names() -> dict[str, str]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    tags = [tag for tag in locale_identifiers() if "_" not in tag]
    return {plain(Locale(tag).languages.get(tag, tag)): tag for tag in tags}


def plain(name: str) -> str:
    """A name without accents and capitals, as it is typed where a keyboard has none."""
    if name.isascii():
        return name.casefold()
    text = unicodedata.normalize("NFKD", name.casefold())
    return text.translate({ord(mark): None for mark in set(text) if unicodedata.category(mark) == "Mn"})


def clock_time(clock: tuple[int, int], tag: str) -> str:
    """An (hour, minute) as that language's readers in the United States write it: 8:00 PM, 8:00 p. m."""
    from datetime import time

    from babel import Locale, UnknownLocaleError
    from babel.dates import format_time

    subtags = tag.split("-")
    for name in ("_".join([*subtags, "US"]), "_".join(subtags), subtags[0]):
        try:
            return format_time(time(*clock), "short", locale=Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return f"{clock[0]:02d}:{clock[1]:02d}"
