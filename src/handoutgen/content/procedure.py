"""The record of a procedure: its model.

A field of type `Text` is one that a patient can read, and so one that is translated. That is
declared here and nowhere else: `messages` lists those texts for extractors, `with_texts` swaps
them for a translation, and both walk whatever the model holds.

There are no unions in the model, since their errors cannot be told by line. An item of which only
the main field is given may be written as plain text instead; `Item` turns it into a mapping.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, model_validator

from handoutgen.content.fields import CodeSystem, Condition, Day, Kind, Moment, Text, Word
from handoutgen.content.timing import When, parse_when

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import CoreSchema

    from handoutgen.content.yamlfile import Place


class Part(BaseModel):
    """A mapping with known fields, none else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Part):
    """One entry of a list; plain text stands for its main field alone."""

    main: ClassVar[str] = "text"

    only_if: Condition | None = Field(
        None, alias="if", description="For whom it is, where not for everybody."
    )
    sources: list[Word] = Field([], description="Ids of sources that say so.")
    context: Word | None = Field(None, description="Tells two equal texts apart for translators.")

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, data: Any) -> Any:
        return {cls.main: data} if isinstance(data, str) else data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        mapping = handler.resolve_ref_schema(handler(schema))
        required = set(mapping.get("required", ())) - {cls.main}
        whole = dict(mapping)
        if required:
            return whole
        return {
            "anyOf": [{"type": "string", "minLength": 1}, whole],
            "title": whole.get("title", cls.__name__),
        }


class Point(Item):
    """A sentence or two, or a short phrase in a list."""

    text: Text


class Step(Item):
    """Something to do at a moment."""

    main = "do"

    when: Moment
    do: Text = Field(description="What to do, in a sentence or two.")
    label: Text | None = Field(
        None, description="Own words for the moment, instead of those made from `when`."
    )
    why: Text | None = Field(None, description="The reason, in a sentence.")
    kind: Kind | None = Field(None, description="What it is about, where that helps the eye.")


class Risk(Item):
    """Something that can go wrong: what it is, how often, and what is done about it."""

    main = "name"

    name: Text = Field(description="What it is called.")
    means: Text = Field(description="What it is, in a sentence or two.")
    often: Text = Field(description="How often, in words.")
    about: str | None = Field(
        None,
        pattern=r"^[1-9]\d* in (10|100|1000|10000)$",
        description="How often, as '4 in 10', where it is known.",
    )
    done: Text = Field(description="What is done about it.")


class Term(Item):
    """A word used on the page, explained."""

    main = "term"

    term: Text
    means: Text = Field(description="What it means, in a sentence.")


class Code(Part):
    """A procedure's number in one code system."""

    system: CodeSystem
    code: Word


class Glance(Part):
    """What fits on a card: a few words each."""

    where: Text = Field(description="The room or unit to come to.")
    how_long: Text = Field(description="The procedure itself.")
    whole_stay: Text = Field(description="From coming in to going home.")
    who: Text = Field(description="Who will be there.")
    awake: Text = Field(description="Asleep or awake.")
    ride_home: Text = Field(description="How to get home.")


class Stage(Part):
    """What happens in one stretch of the day."""

    lasts: Text = Field(description="How long it takes, in a few words.")
    steps: list[Point] = Field(min_length=1, description="What happens, in order.")


class Expect(Part):
    """The procedure as the patient lives through it."""

    before: Stage
    during: Stage
    after: Stage
    feel: list[Point] = Field(min_length=1, description="What the patient will feel.")


class Recovery(Part):
    """The time afterwards; where there is nothing to recover from, little but the next visits."""

    timeline: list[Step] = Field([], min_length=1, description="What to do when, in the order of time.")
    activity: list[Point] = Field([], min_length=1, description="What the patient may and may not do.")
    care: list[Point] = Field([], min_length=1, description="How to look after oneself.")
    follow_up: list[Point] = Field(min_length=1, description="Visits and tests.")


class Risks(Part):
    """What can go wrong."""

    common: list[Risk] = Field([], min_length=1, description="Those that many people have.")
    serious: list[Risk] = Field(min_length=1, description="Those that do great harm, however rare.")


class Alternatives(Part):
    """Other choices, and what happens when nothing is done."""

    choices: list[Point] = Field(min_length=1, description="What else can be done.")
    nothing: Text = Field(description="What happens when nothing is done.")


class Alert(Part):
    """Signs to act on, and what to say on the phone."""

    signs: list[Point] = Field(min_length=1, description="What the patient sees or feels.")
    say: Text | None = Field(None, description="What to tell whoever answers the phone.")


class Source(Part):
    """Where a fact comes from. Stays in its own language on every page."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")] = Field(
        description="Small letters, digits and dashes: `sources: [...]` of a step or risk names it."
    )
    title: Word
    publisher: Word
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")] | None = None
    read: Day = Field(description="The day on which the facts were noted.")


class Procedure(Part):
    """A procedure's record, whole."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$")] = Field(
        description="The code by which the handout is asked for; the file is named for it."
    )
    codes: list[Code] = Field(min_length=1, description="The procedure's numbers in the code systems.")
    title: Text = Field(
        description="Our own plain name. Never a code system's descriptor: those are licensed."
    )
    also_called: list[Text] = Field([], description="Other names and abbreviations that patients may hear.")
    summary: Text = Field(description="Two sentences on what it is.")
    main_message: Text = Field(description="The one thing to remember, and to do.")
    glance: Glance
    purpose: Text = Field(description="Why it is done.")
    indications: list[Point] = Field(min_length=1, description="Who it is for.")
    prepare: list[Step] = Field(min_length=1, description="How to get ready, in the order of time.")
    expect: Expect
    recovery: Recovery
    risks: Risks
    benefits: list[Point] = Field(
        min_length=1, description="What the procedure can do, and how often it does."
    )
    alternatives: Alternatives
    call: Alert = Field(description="Signs for which to call the clinic the same day.")
    emergency: Alert = Field(description="Signs for which to call the emergency number.")
    questions: list[Point] = Field(min_length=1, description="Questions to ask the team.")
    words: list[Term] = Field(min_length=1, description="Terms used on the page, explained.")
    sources: list[Source] = Field(min_length=1, description="Where the facts come from.")


@dataclass(frozen=True, slots=True)
class Message:
    """One translatable text of a record: where it stands, what it says, and its context if any."""

    place: Place
    text: str
    context: str | None


def messages(part: Part, place: Place = ()) -> Iterator[Message]:
    """Every text that a patient can read, in the model's order, repeats included."""
    context = getattr(part, "context", None)
    for name, field in type(part).model_fields.items():
        here = (*place, field.alias or name)
        value = getattr(part, name)
        for spot, entry in _entries(here, value):
            if isinstance(entry, Text):
                yield Message(spot, str(entry), context)
            elif isinstance(entry, Part):
                yield from messages(entry, spot)


SomePart = TypeVar("SomePart", bound=Part)


def with_texts(part: SomePart, translate: Callable[[str, str | None], str]) -> SomePart:
    """The same part with every text replaced by `translate(text, context)`."""
    context = getattr(part, "context", None)

    def swap(value: Any) -> Any:
        if isinstance(value, list):
            return [swap(entry) for entry in value]
        if isinstance(value, Text):
            return Text(translate(str(value), context))
        return with_texts(value, translate) if isinstance(value, Part) else value

    return part.model_copy(update={name: swap(getattr(part, name)) for name in type(part).model_fields})


def _entries(place: Place, value: Any) -> Iterator[tuple[Place, Any]]:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield (*place, index), entry
    else:
        yield place, value


def moment(step: Step) -> When:
    """The step's moment; the model has already checked that it can be read."""
    return parse_when(step.when)
