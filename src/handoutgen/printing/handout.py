"""A handout: a record in one language, as final words in the order in which they are read.

Nothing is looked up after this: templates and the text format only arrange what stands here. The
order of the fields is the reading order, and `text_id` is made from it.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.content.languages import Language


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to fill. `value` is "" where it stays to be written on; `phrase` is what is said then."""

    name: str
    value: str
    phrase: str


Words: TypeAlias = tuple[str | Slot, ...]
"""Final text, cut at its slots."""

NAMES = frozenset({"key", "kind"})
"""The fields that name a part to the templates, and say nothing to a reader."""

_STEERING = {**dict.fromkeys(range(0x2066, 0x206A)), 0xA0: " "}


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list. `condition` ("If you take a blood thinner:") comes first where there is one."""

    condition: str
    words: Words
    why: Words = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading and its entries."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and a few words; `key` names the fact for its pictogram."""

    key: str
    label: str
    words: Words


@dataclass(frozen=True, slots=True)
class Moment:
    """What is to be done, or what happens, at one moment; `lasts` is how long, where that is known."""

    key: str
    label: Words
    lasts: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A heading and its moments, in order."""

    heading: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One risk. `dots` is (filled, of) where the frequency can be drawn with ten dots."""

    condition: str
    name: Words
    means: Words
    about: str
    often: Words
    done: Words
    dots: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class RiskTable:
    """The risks in their groups, common and serious, under their column headings; none is empty."""

    heading: str
    columns: tuple[str, str, str]
    groups: tuple[tuple[str, tuple[RiskRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class AlertBox:
    """Signs to act on: the heading, the signs, what to say."""

    heading: Words
    signs: tuple[Item, ...]
    say: Words


@dataclass(frozen=True, slots=True)
class Term:
    """A word and what it means."""

    term: Words
    means: Words


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, in its own language."""

    title: str
    publisher: str
    url: str
    read: str


@dataclass(frozen=True, slots=True)
class Body:
    """Every word of a handout that carries meaning, in reading order.

    A list that the record leaves out is None here, its heading with it. `recovery` has a heading
    always, as there are visits to come, but perhaps no moments.
    """

    title: Words
    main_label: str
    main_message: Words
    glance_heading: str
    glance: tuple[Fact, ...]
    prepare: Course
    call: AlertBox
    emergency: AlertBox
    what_heading: str
    summary: Words
    also_called: str
    purpose_heading: str
    purpose: Words
    indications: Listed
    expect: Course
    feel: Listed
    recovery: Course
    activity: Listed | None
    care: Listed | None
    follow_up: Listed
    risks: RiskTable
    benefits: Listed
    choices: Listed
    nothing_heading: str
    nothing: Words
    questions: Listed
    words_heading: str
    words: tuple[Term, ...]
    teach_back: Listed
    sources_heading: str
    sources: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A body, in what language it is, and what identifies it.

    `source_language` is the tag of the language that sources are given in. `draft` says that nobody
    qualified has vouched for the text: a short word, and who has not read it. `writes_medicines` says
    that a step on medicines has a line of its own to write on, so that the page need not offer one.
    """

    code: str
    language: Language
    source_language: str
    draft: tuple[str, str]
    writes_medicines: bool
    body: Body

    @property
    def title(self) -> str:
        """The title as plain text."""
        return plain(self.body.title)

    @property
    def text_id(self) -> str:
        """Eight hex digits of the text's own digest: the language and every word, slots unfilled.

        Neither isolates nor where a line may not end are of the text: both follow from the way it runs.
        """
        return _text_id(self.language.tag, self.body)


@lru_cache(maxsize=4)
def all_texts(body: Body) -> tuple[Words, ...]:
    """Every text of a body, in reading order."""
    return tuple(texts(body))


@lru_cache(maxsize=4)
def _text_id(tag: str, body: Body) -> str:
    digest = hashlib.sha256(tag.encode())
    for words in all_texts(body):
        digest.update(b"\0" + unfilled(words).translate(_STEERING).encode())
    return digest.hexdigest()[:8]


def plain(words: Words) -> str:
    """Words as one string: a slot's value, or the phrase that stands for it."""
    return "".join(piece if isinstance(piece, str) else piece.value or piece.phrase for piece in words)


def unfilled(words: Words) -> str:
    """Words as one string, with their slots as the record has them."""
    return "".join(piece if isinstance(piece, str) else f"{{{piece.name}}}" for piece in words)


def texts(value: Any) -> Iterator[Words]:
    """Every text under a value, in the order of its fields; numbers and keys are left out."""
    if isinstance(value, str):
        yield (value,)
    elif isinstance(value, tuple):
        if (
            value
            and all(isinstance(piece, (str, Slot)) for piece in value)
            and any(isinstance(p, Slot) for p in value)
        ):
            yield value
        else:
            for entry in value:
                yield from texts(entry)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in NAMES:
                yield from texts(getattr(value, field.name))
