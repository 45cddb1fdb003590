"""From a record and its translation to a handout: the only place where words are looked up.

`say` marks the program's own clinical phrases for extraction; a template marks its furniture with
`_()`. Both stand in the shared domain.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from handoutgen.content.fields import Condition, Kind
from handoutgen.content.procedure import messages, moment, with_texts
from handoutgen.content.slots import WRITE, slots_of, split
from handoutgen.printing.handout import (
    AlertBox,
    Body,
    Course,
    Fact,
    Handout,
    Item,
    Listed,
    Moment,
    Reference,
    RiskRow,
    RiskTable,
    Slot,
    Term,
    Words,
)
from handoutgen.printing.isolates import isolated_parts
from handoutgen.printing.moments import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.content import procedure as record
    from handoutgen.content.catalog import Catalog, Phrases
    from handoutgen.content.facility import Facility
    from handoutgen.content.languages import Language

_DOTS = 10


def localize(
    source: record.Procedure,
    own: Catalog,
    say: Phrases,
    facility: Facility,
    language: Language,
    source_language: str,
) -> Handout:
    """The handout of a record in one language.

    Gaps of the record's catalog join those of `say`, whose context, when it is left, raises them all.
    """
    gaps = {(m.text, m.context): own.gap(m.text, m.context) for m in messages(source)}
    say.gaps.extend(gap for gap in gaps.values() if gap)
    translated = with_texts(source, lambda t, c: t if gaps[t, c] else own.text(t, c))
    writer = _Writer(say, facility, language)
    if language.tag == source_language:
        unread = say("No doctor or nurse has approved this text.")
    else:
        unread = say("No doctor, nurse or qualified translator has approved this text.")
    lines = any(step.kind is Kind.MEDICINES and WRITE in slots_of(step.do) for step in source.prepare)
    draft, body = (say("Draft"), unread), writer.body(source, translated)
    if language.direction == "rtl":
        draft, body = isolated_parts((draft, body), language.marks.comma)
    return Handout(source.code, language, source_language, draft, lines, body)


class _Writer:
    """Puts a translated record into a handout's words."""

    def __init__(self, say: Phrases, facility: Facility, language: Language) -> None:
        self.say = say
        self.facility = facility
        self.language = language
        self.conditions = {
            Condition.ALLERGY: say("If you have allergies or asthma:"),
            Condition.DIABETES: say("If you have diabetes:"),
            Condition.BLOOD_THINNER: say("If you take a blood thinner:"),
            Condition.KIDNEY_DISEASE: say("If you have kidney disease:"),
            Condition.DIALYSIS: say("If you get dialysis:"),
            Condition.PREGNANT: say("If you are or may be pregnant:"),
            Condition.BREASTFEEDING: say("If you are breastfeeding:"),
            Condition.IMPLANT: say("If you have a medical implant:"),
            Condition.METAL: say("If you have metal in your body or eyes:"),
            Condition.PATCH_OR_PUMP: say("If you wear a patch, a pump or a sensor:"),
            Condition.CLAUSTROPHOBIA: say("If you fear small spaces:"),
            Condition.SEDATION: say("If you will get medicine to make you sleepy:"),
            Condition.CHILD: say("If the patient is a child:"),
        }
        self.phrases = {
            "clinic": say("your clinic"),
            "phone": say("the number your clinic gave you"),
            "phone_after_hours": say("the after-hours number your clinic gave you"),
            "address": say("the address your clinic gave you"),
            "emergency": "",
            WRITE: say("(ask your team)"),
        }

        # A comma is a decimal mark to some readers: how thousands are written is for their translators.
        self.thousands = {"1000": say("1,000"), "10000": say("10,000")}

    def words(self, text: str | None) -> Words:
        pieces = split(text or "")
        return tuple(
            self._slot(piece) if index % 2 else piece
            for index, piece in enumerate(pieces)
            if index % 2 or piece
        )

    def _slot(self, name: str) -> Slot:
        return Slot(name, self.facility.slot(name), self.phrases[name])

    def _item(self, item: record.Item, text: str, why: str | None = None, kind: str | None = None) -> Item:
        return Item(self._condition(item), self.words(text), self.words(why), kind or "")

    def _condition(self, item: record.Item) -> str:
        return self.conditions[item.only_if] if item.only_if else ""

    def _maybe(self, heading: str, points: Sequence[record.Point]) -> Listed | None:
        return self._list(heading, points) if points else None

    def _list(self, heading: str, points: Sequence[record.Point]) -> Listed:
        return Listed(heading, tuple(self._item(point, point.text) for point in points))

    def _course(self, heading: str, source: Sequence[record.Step], steps: Sequence[record.Step]) -> Course:
        """Steps gathered under their moments; neighbours of one label stand together.

        Which they are is for the source to say: two labels may become one word in a translation, and a
        handout has the same moments in every language.
        """
        moments = []
        pairs = zip(source, steps, strict=True)
        for _, together in groupby(pairs, key=lambda pair: pair[0].label or moment(pair[0])):
            same = [step for _, step in together]
            label = same[0].label or words_for(moment(same[0]), self.say, self.language)
            items = tuple(self._item(step, step.do, step.why, step.kind) for step in same)
            moments.append(Moment("", self.words(label), (), items))
        return Course(heading, tuple(moments))

    def _stage(self, key: str, label: str, stage: record.Stage) -> Moment:
        items = tuple(self._item(point, point.text) for point in stage.steps)
        return Moment(key, (label,), self.words(stage.lasts), items)

    def _risk(self, risk: record.Risk) -> RiskRow:
        about, dots = "", None
        if risk.about:
            n, _, of = risk.about.split()
            about = self.say("About {n} in {of} people", n=n, of=self.thousands.get(of, of))
            dots = (int(n), _DOTS) if int(of) == _DOTS else None
        return RiskRow(
            self._condition(risk),
            self.words(risk.name),
            self.words(risk.means),
            about,
            self.words(risk.often),
            self.words(risk.done),
            dots,
        )

    def _alert(self, heading: str, alert: record.Alert) -> AlertBox:
        signs = tuple(self._item(sign, sign.text) for sign in alert.signs)
        return AlertBox(self.words(heading), signs, self.words(alert.say))

    def body(self, original: record.Procedure, source: record.Procedure) -> Body:
        """The words of a translated record; `original` says which of its steps belong together."""
        say = self.say
        glance, expect, recovery, risks = source.glance, source.expect, source.recovery, source.risks
        return Body(
            title=self.words(source.title),
            main_label=say("The one thing to remember"),
            main_message=self.words(source.main_message),
            glance_heading=say("At a glance"),
            glance=(
                Fact("how_long", say("How long it takes"), self.words(glance.how_long)),
                Fact("whole_stay", say("Plan for"), self.words(glance.whole_stay)),
                Fact("where", say("Where"), self.words(glance.where)),
                Fact("who", say("Who will be there"), self.words(glance.who)),
                Fact("awake", say("Awake or asleep?"), self.words(glance.awake)),
                Fact("ride_home", say("Getting home"), self.words(glance.ride_home)),
            ),
            prepare=self._course(say("Get ready: check off each step"), original.prepare, source.prepare),
            call=self._alert(say("Call us the same day, day or night"), source.call),
            emergency=self._alert(say("Call {emergency} now"), source.emergency),
            what_heading=say("What it is"),
            summary=self.words(source.summary),
            also_called=say("Also called: {names}", names=self.language.marks.comma.join(source.also_called))
            if source.also_called
            else "",
            purpose_heading=say("Why it is done"),
            purpose=self.words(source.purpose),
            indications=self._list(say("You may need it if"), source.indications),
            expect=Course(
                say("What to expect that day"),
                (
                    self._stage("before", say("Before"), expect.before),
                    self._stage("during", say("During"), expect.during),
                    self._stage("after", say("After"), expect.after),
                ),
            ),
            feel=self._list(say("What you may feel"), expect.feel),
            recovery=self._course(
                say("Your recovery, step by step") if recovery.timeline else say("Afterwards"),
                original.recovery.timeline,
                recovery.timeline,
            ),
            activity=self._maybe(say("Being active"), recovery.activity),
            care=self._maybe(say("Taking care of yourself"), recovery.care),
            follow_up=self._list(say("Results and next visits"), recovery.follow_up),
            risks=RiskTable(
                say("Risks, and what we do about them"),
                (say("What can happen"), say("How often"), say("What we do")),
                tuple(
                    (name, tuple(self._risk(risk) for risk in group))
                    for name, group in (
                        (say("Common risks"), risks.common),
                        (say("Serious risks"), risks.serious),
                    )
                    if group
                ),
            ),
            benefits=self._list(say("How it can help"), source.benefits),
            choices=self._list(say("Other choices"), source.alternatives.choices),
            nothing_heading=say("If you do nothing"),
            nothing=self.words(source.alternatives.nothing),
            questions=self._list(say("Questions to ask your team"), source.questions),
            words_heading=say("Words to know"),
            words=tuple(Term(self.words(word.term), self.words(word.means)) for word in source.words),
            teach_back=Listed(
                say("Before you leave, tell your nurse in your own words"),
                tuple(
                    Item("", self.words(question))
                    for question in (
                        say("What will happen on the day?"),
                        say("What will you do to get ready?"),
                        say("Which signs will make you call us the same day?"),
                        say("When will you call {emergency}?"),
                    )
                ),
            ),
            sources_heading=say("Where these facts come from"),
            sources=tuple(
                Reference(entry.title, entry.publisher, entry.url or "", entry.read.isoformat())
                for entry in source.sources
            ),
        )
