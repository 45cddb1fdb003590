"""Brings a catalog to the texts that are wanted now, without a guess at what a translation may be.

A changed sentence has no translation: the old one still says the old dose. The old source and its
translation stand beside it as comments, for the translator's eyes only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from handoutgen.content import places, waivers
from handoutgen.content.library import SHARED_DOMAIN
from handoutgen.content.potext import Document, Message, Quoted, brace_flags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.content.catalog import Catalog
    from handoutgen.content.messages import Wanted

FORMER = "Former translation: "
OFFERED = "Offered from "
NOT_CONFIRMED = ", not yet confirmed."

LIKE = 0.6
"""From this ratio on, a text that is gone is taken for what a new one was changed from."""
LIKE_IN_PLACE = 0.3
"""The same for one that stood at the very same place."""


@dataclass(slots=True)
class Changes:
    """What an update did, in messages: how many are new, changed, gone, have come back, or were offered."""

    new: int = 0
    changed: int = 0
    gone: int = 0
    back: int = 0
    offered: int = 0


def merged(document: Document, wanted: Sequence[Wanted], forms: int) -> tuple[Document, Changes]:
    """The catalog with just the wanted messages, in their order; `forms` is the language's count of plurals.

    What is no longer wanted ends the file as obsolete, with its translation, and comes back when it is
    wanted again. A message with the same singular and another plural is another message.
    """
    live = {message.key: message for message in document.messages}
    obsolete = {message.key: message for message in document.obsolete}
    changes = Changes()
    messages, begun = [], []
    for each in wanted:
        old = _same(live.pop(each.key, None), each) if _same(live.get(each.key), each) else None
        if old is None and _same(obsolete.get(each.key), each):
            old = obsolete.pop(each.key)
            changes.back += 1
        if old is None:
            old = _begun(each, forms)
            begun.append((old, each))
        messages.append(_refreshed(old, each))
    gone = list(live.values())
    pairs = _paired(gone, [each for _, each in begun])
    for number, (_, each) in enumerate(begun):
        if number in pairs:
            index = next(at for at, message in enumerate(messages) if message.key == each.key)
            messages[index] = _after(messages[index], pairs[number])
    changes.changed = len(pairs)
    changes.new = len(begun) - len(pairs)
    changes.gone = len(gone) - len(pairs)
    taken = {message.key for message in messages}
    ended = [_ended(message) for message in gone if message.translated or message.notes]
    kept = [message for message in (*obsolete.values(), *ended) if message.key not in taken]
    return replace(document, messages=messages, obsolete=kept), changes


def _same(message: Message | None, wanted: Wanted) -> Message | None:
    plural = message.plural.text if message and message.plural else None
    return message if message and plural == wanted.plural else None


def _begun(wanted: Wanted, forms: int) -> Message:
    return Message(
        Quoted(wanted.source),
        None if wanted.plural is None else Quoted(wanted.plural),
        None if wanted.context is None else Quoted(wanted.context),
        [Quoted("")] * (1 if wanted.plural is None else forms),
    )


def _refreshed(message: Message, wanted: Wanted) -> Message:
    """The message with today's comments; what was written for its translator stays until it is translated."""
    open_ = message.fuzzy or not message.translated
    told = [line for line in message.about if line.startswith((FORMER, OFFERED))] if open_ else []
    return replace(
        message,
        about=[*told, *wanted.about],
        locations=[],
        flags=brace_flags(message.flags, f"{wanted.source} {wanted.plural or ''}"),
        previous=message.previous if open_ else [],
        obsolete=False,
    )


def _ended(message: Message) -> Message:
    """The message as obsolete. Its paths stay: they tell where it stood."""
    about = [line for line in message.about if places.PATH.fullmatch(line)]
    return replace(message, about=about, locations=[], obsolete=True)


def _paired(gone: list[Message], begun: list[Wanted]) -> dict[int, Message]:
    """Which message that is gone each new text was most likely changed from, by the text's number.

    Nothing but comments hangs on it.
    """
    likely = []
    for number, wanted in enumerate(begun):
        fields = {places.fields(path) for path in wanted.places}
        for index, message in enumerate(gone):
            stood = {line for line in message.about if places.PATH.fullmatch(line)}
            if {places.fields(path) for path in stood} & fields or not (stood or fields):
                matcher = SequenceMatcher(None, message.source.text, wanted.source, autojunk=False)
                enough = LIKE_IN_PLACE if stood & set(wanted.places) else LIKE
                if matcher.quick_ratio() >= enough and (ratio := matcher.ratio()) >= enough:
                    likely.append((-ratio, number, index))
    pairs: dict[int, Message] = {}
    used = set()
    for _, number, index in sorted(likely):
        if number not in pairs and index not in used:
            pairs[number] = gone[index]
            used.add(index)
    return pairs


def _after(message: Message, former: Message) -> Message:
    """A changed message with its former source and translation, and its translator's notes but no waivers.

    Where the former had no translation either, it hands on what it was changed from itself.
    """
    notes = [note for note in former.notes if not waivers.read([note])]
    if not former.translated or former.fuzzy:
        told = [line for line in former.about if line.startswith(FORMER)]
        if told or not former.translated:
            return replace(message, about=[*told, *message.about], previous=former.previous, notes=notes)
    said = [form.text.replace("\r", "\\r").replace("\n", "\\n") for form in former.forms]
    previous = [
        f"msgid {line}" if not at else line for at, line in enumerate(Quoted(former.source.text).written())
    ]
    if former.plural:
        lines = Quoted(former.plural.text).written()
        previous += [f"msgid_plural {line}" if not at else line for at, line in enumerate(lines)]
    return replace(
        message, about=[*(FORMER + text for text in said), *message.about], previous=previous, notes=notes
    )


class Offers:
    """What the catalogs of one language say already, for texts that they have in common.

    Only what could be printed where it stands is offered, and it is offered as fuzzy: until a translator
    has confirmed it for its new place, it is not printed.
    """

    def __init__(self) -> None:
        self._said: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
        self._catalogs: dict[str, Catalog] = {}

    def take_in(self, domain: str, document: Document, catalog: Catalog) -> None:
        """Remember what a catalog says; `catalog` is the same file, and judges each of its messages."""
        self._catalogs[domain] = catalog
        for message in document.messages:
            if message.translated and message.plural is None:
                self._said.setdefault(message.key, []).append((domain, message.forms[0].text))

    def fill_in(self, domain: str, document: Document) -> int:
        """Fill in what other catalogs say, marked as not confirmed; returns how many messages."""
        count = 0
        for index, message in enumerate(document.messages):
            if message.translated or message.plural is not None:
                continue
            for other, said in self._said.get(message.key, ()):
                if other != domain and self._catalogs[other].gap(message.source.text, message.key[0]) is None:
                    document.messages[index] = _offered(message, other, said)
                    count += 1
                    break
        return count


def _offered(message: Message, domain: str, said: str) -> Message:
    named = "the shared words" if domain == SHARED_DOMAIN else domain
    about = [line for line in message.about if not line.startswith(OFFERED)]
    return replace(
        message,
        forms=[Quoted(said)],
        flags=["fuzzy", *(flag for flag in message.flags if flag != "fuzzy")],
        about=[f"{OFFERED}{named}{NOT_CONFIRMED}", *about],
    )
