"""Languages by their BCP 47 tags: what a tag means, and which catalog serves it."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from handoutgen.content.punctuation import Marks, marks_of
from handoutgen.errors import TranslationError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

_TAG = re.compile(r"(?P<language>[a-z]{2,3})(?:-(?P<script>[A-Z][a-z]{3}))?(?:-(?P<region>[A-Z]{2}|\d{3}))?")
_TAG_SCRIPT = re.compile(r"-[A-Z][a-z]{3}\b")
_SCRIPT_LENGTH = 4
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"}
_WITHOUT_SPACES = {"Khmr", "Laoo", "Mymr"}
_NASTALIQ = {"pnb", "skr", "ur"}

# The languages most asked for: CLDR takes its time to be read.
_OWN = {
    "ar": ("Arab", "العربية", "Arabic"),
    "en": ("Latn", "English", "English"),
    "es": ("Latn", "Español", "Spanish"),
    "fr": ("Latn", "Français", "French"),
    "ht": ("Latn", "Kreyòl ayisyen", "Haitian Creole"),
    "ko": ("Kore", "한국어", "Korean"),
    "pt-BR": ("Latn", "Português (Brasil)", "Brazilian Portuguese"),
    "ru": ("Cyrl", "Русский", "Russian"),
    "tl": ("Latn", "Tagalog", "Tagalog"),
    "vi": ("Latn", "Tiếng Việt", "Vietnamese"),
    "zh-Hans": ("Hans", "简体中文", "Simplified Chinese"),
}

# What CLDR does not say.
_NAMES = {"hmn": "Hmoob", "hnj": "Hmoob Ntsuab"}

# One language under two tags, by CLDR's aliases, whichever of them is asked for.
_ALIASES = {"cmn": "zh", "fil": "tl", "in": "id", "iw": "he", "ji": "yi", "no": "nb"}

# What English speakers in hospitals say, and CLDR does not list.
_SPOKEN_OF = {"mandarin": "zh", "farsi": "fa", "creole": "ht"}


@dataclass(frozen=True, slots=True)
class Language:
    """A language as pages need it: tag (BCP 47), script (ISO 15924), direction, its name for itself."""

    tag: str
    script: str
    direction: str
    name: str

    @property
    def hand(self) -> str:
        """The script whose fonts and lines it is printed with: Urdu is read in Nastaliq (`Aran`)."""
        return "Aran" if self.script == "Arab" and base(self.tag) in _NASTALIQ else self.script

    @property
    def needs_breaks(self) -> bool:
        """Whether its text needs zero-width spaces wherever a line may end."""
        return self.script in _WITHOUT_SPACES

    @property
    def marks(self) -> Marks:
        """What the program puts after a label, between the entries of a list, at the end of a sentence."""
        return marks_of(base(self.tag), self.script)


def normal_tag(text: str) -> str:
    """A tag in its usual spelling (`es-MX`); raises UsageError where it is none."""
    tag = _spelled(text)
    match = _TAG.fullmatch(tag)
    if match and (base(tag) in _OWN or base(tag) in _known()):
        return tag
    raise UsageError(f"'{text}' is not a language tag", hint=_suggestion(text))


def language(tag: str) -> Language:
    """What is known of a tag in its usual spelling."""
    script = _script(tag)
    name = _OWN[tag][1] if tag in _OWN else _own_name(tag)
    return Language(tag, script, "rtl" if script in _RIGHT_TO_LEFT else "ltr", name)


def base(tag: str) -> str:
    """The first subtag, under the name by which tables have it: `he` for `iw-IL`, `tl` for `fil`."""
    first = tag.partition("-")[0]
    return _ALIASES.get(first, first)


def english_name(tag: str) -> str:
    """What English calls a language, or the tag where it has no word for it."""
    if tag in _OWN:
        return _OWN[tag][2]
    known = _known()
    names = (tag.replace("-", "_"), tag.partition("-")[0], base(tag))
    return next((known[name] for name in names if name in known), tag)


def negotiate(wanted: str, available: Iterable[str]) -> str | None:
    """The tag that serves the one wanted: itself, or the same language in the same script.

    A region is served by its language, and a language by that of the region which it stands for (pt by
    pt-BR), but no region by another one (pt-PT), no script by another (`zh-TW` by `zh-Hans`), and no
    language by any other. `tl` and `fil` are one, as are CLDR's other aliases. Raises UsageError for what
    is no tag.
    """
    there = sorted(available)
    if _spelled(wanted) in there:
        return _spelled(wanted)
    tag = normal_tag(wanted)
    same = {
        _region(each): each for each in there if base(each) == base(tag) and _script(each) == _script(tag)
    }
    if not same:
        return None
    region = _region(tag)
    return same.get(region) or same.get("") or (None if region else same.get(_likely(tag)[2]))


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


def cldr_locale(tag: str) -> Locale | None:
    """CLDR's data for a language, those for the United States where there are any; None without either."""
    from babel import Locale, UnknownLocaleError

    first = {"tl": "fil"}.get(base(tag), base(tag))
    for name in (f"{first}_US", f"{first}_{_script(tag)}", first):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(name)
    return None


def _own_name(tag: str) -> str:
    """What a language calls itself, with a capital."""
    first, script = base(tag), _TAG_SCRIPT.search(tag)
    if first in _NAMES:
        return _NAMES[first]
    from babel import Locale, UnknownLocaleError

    name = ""
    with suppress(UnknownLocaleError, ValueError):
        locale = Locale.parse(f"{tag.partition('-')[0]}{script[0].replace('-', '_') if script else ''}")
        name = locale.get_display_name(locale) or ""
    name = name or english_name(tag)
    return name[:1].upper() + name[1:]


def _script(tag: str) -> str:
    written = _TAG_SCRIPT.search(tag)
    if written:
        return written[0][1:]
    return (_OWN.get(tag) or _OWN.get(base(tag)) or (_likely(tag)[1],))[0]


def _region(tag: str) -> str:
    match = _TAG.fullmatch(tag)
    return (match["region"] or "") if match else ""


def _likely(tag: str) -> tuple[str, str, str]:
    """Language, script and region of a tag, by CLDR where the tag does not say."""
    from babel.core import get_global

    likely = get_global("likely_subtags")
    first, region = base(tag), _region(tag)
    full = likely.get(f"{first}_{region}") or likely.get(first) or f"{first}_Latn_ZZ"
    _, script, home = full.split("_")
    return first, script, region or home


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
