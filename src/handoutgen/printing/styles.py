"""A page's style sheets, parsed once for all the pages that have them in common.

A sheet in a page is parsed for that page alone, and that takes as long as reading the page itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sized

MOST = 8
"""How many sheets are kept."""

_ELEMENT = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_FURTHER_RULE = re.compile(r"@(?!page|media|top-|bottom-|left-|right-)")
_sheets: dict[str, Any] = {}


def apart(html: str) -> tuple[str, list[str]]:
    """A page without its style elements, and what stood in them, in order.

    Where that could change what the page looks like, it is left whole: what the engine is given apart
    from a page is weaker than what stands in it, and rules for fonts or counters belong to one page.
    """
    styles = [style.strip() for style in _ELEMENT.findall(html)]
    bare = _ELEMENT.sub("", html)
    if any(sign in bare for sign in ("<style", "<link", "<svg", "<!--")):
        return html, []
    if _FURTHER_RULE.search("".join(styles)):
        return html, []
    return bare, styles


def sheet(style: str, parse: Callable[[str], Any], problems: Sized) -> Any:
    """A sheet as it was parsed before, or else parsed now; one that adds to `problems` does so each time."""
    if style in _sheets:
        # What is of use stays: a library's own sheets, rather than the few rules of one handout.
        _sheets[style] = _sheets.pop(style)
        return _sheets[style]
    before = len(problems)
    parsed = parse(style)
    if len(problems) == before:
        while len(_sheets) >= MOST:
            del _sheets[next(iter(_sheets))]
        _sheets[style] = parsed
    return parsed
