"""A handout ready to be printed, and the arrangement of its page that is chosen for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from handoutgen.printing.fonts.stacks import stack_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from handoutgen.content.settings import Edition
    from handoutgen.printing.arrangements import Arrangement
    from handoutgen.printing.fonts.stacks import FontStack
    from handoutgen.printing.pdf import LaidOut


@dataclass(frozen=True, slots=True)
class Said:
    """A handout's text in one language: which, what must be told of it, and all of its words."""

    language: str
    hand: str
    text_id: str
    draft: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A handout ready to be printed: its page in HTML, in the first of the arrangements to be tried.

    `said` is its text, in one language or in two that stand side by side, the patient's first.
    """

    code: str
    title: str
    said: tuple[Said, ...]
    edition: Edition
    pages: tuple[tuple[Arrangement, str], ...]

    @property
    def text_id(self) -> str:
        """The text's own id; of two languages, both."""
        return " ".join(said.text_id for said in self.said)

    @property
    def stack(self) -> FontStack:
        """The fonts of its page."""
        return stack_for(*(said.hand for said in self.said))


def best(
    prepared: Prepared, every_way: Callable[[], Prepared], stack: FontStack, name: str
) -> tuple[LaidOut, int]:
    """Lay a handout out until it closes well; of several that do not, the one with the least wrong.

    Returns it, and how many arrangements were looked at; those after them have no part in it.
    """
    from handoutgen.printing.arrangements import MOST_PAGES, may_mend, severity
    from handoutgen.printing.layout import audit_closing
    from handoutgen.printing.pdf import lay_out

    done: list[tuple[tuple[int, ...], LaidOut]] = []
    tried: list[tuple[Arrangement, set[str]]] = []
    looked_at = 0
    drafts = [said.draft for said in prepared.said]
    most_pages = MOST_PAGES[prepared.edition] if len(drafts) == 1 else inf
    for looked_at, (arrangement, html) in enumerate(_in_turn(prepared, every_way), 1):
        if not may_mend(arrangement, tried):
            continue
        laid_out = lay_out(html, stack, name, *drafts)
        closing = audit_closing(laid_out.placed, name, most_pages)
        laid_out = replace(laid_out, problems=(*laid_out.problems, *closing))
        if not laid_out.problems:
            return laid_out, looked_at
        rules = [problem.rule for problem in laid_out.problems]
        tried.append((arrangement, set(rules)))
        done.append((severity(rules, broken=laid_out.broken), laid_out))
    return min(done, key=lambda pair: pair[0])[1], looked_at


def _in_turn(prepared: Prepared, every_way: Callable[[], Prepared]) -> Iterator[tuple[Arrangement, str]]:
    yield from prepared.pages
    yield from every_way().pages[len(prepared.pages) :]
