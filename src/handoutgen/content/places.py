"""Where a text stands in a record, for whom it concerns: as a path, and in a translator's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handoutgen.content.yamlfile import Place

PATH = re.compile(r"[a-z_]+(\.([a-z_]+|\d+))*")
"""What a path looks like: `prepare.3.do`."""

_WORDS = {
    "title": "Title",
    "also_called": "Other name",
    "summary": "What it is",
    "main_message": "The one thing to remember",
    "glance": "At a glance",
    "where": "where",
    "how_long": "how long it takes",
    "whole_stay": "how long to plan for",
    "who": "who will be there",
    "awake": "awake or asleep",
    "ride_home": "getting home",
    "purpose": "Why it is done",
    "indications": "Who it is for, point",
    "prepare": "Getting ready, step",
    "do": "what to do",
    "label": "when",
    "why": "the reason",
    "expect": "What to expect",
    "before": "before",
    "during": "during",
    "after": "after",
    "lasts": "how long it lasts",
    "steps": "step",
    "feel": "what the patient feels, point",
    "recovery": "Recovery",
    "timeline": "step",
    "activity": "being active, point",
    "care": "taking care of oneself, point",
    "follow_up": "results and next visits, point",
    "risks": "Risks",
    "common": "common, no.",
    "serious": "serious, no.",
    "name": "its name",
    "means": "what it means",
    "often": "how often",
    "done": "what is done about it",
    "benefits": "How it can help, point",
    "alternatives": "Other choices",
    "choices": "no.",
    "nothing": "doing nothing",
    "call": "When to call the clinic",
    "emergency": "When to call the emergency number",
    "signs": "sign",
    "say": "what to say on the phone",
    "questions": "Questions to ask, no.",
    "words": "Words to know, no.",
    "term": "the word",
    "text": "",
}


def path(place: Place) -> str:
    """A place as a path, counted from 1: `prepare.3.do`."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in place)


def fields(path: str) -> str:
    """A path without its positions in lists, which shift: `prepare.do`."""
    return ".".join(step for step in path.split(".") if not step.isdecimal())


def in_words(path: str) -> str:
    """A path in plain words: "Getting ready, step 3: what to do". Raises KeyError for an unknown field."""
    said = ""
    counted = False
    for step in path.split("."):
        if step.isdecimal():
            said += f" {step}"
        elif word := _WORDS[step]:
            said += f"{': ' if counted else ', '}{word}" if said else word
        counted = step.isdecimal()
    return said
