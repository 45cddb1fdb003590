"""What a translation must keep of its source. Compares two strings and knows nothing of catalogs.

Slots are compared here now; numbers with their units, addresses and negations belong here too.
"""

from __future__ import annotations

from collections import Counter

from handoutgen.content.slots import slots_of


def losses(source: str, translation: str) -> list[str]:
    """What the translation lost, gained or changed, one sentence each; empty where it kept all."""
    wanted, given = Counter(slots_of(source)), Counter(slots_of(translation))
    lost = [f"the slot {{{name}}} of the source is missing" for name in sorted((wanted - given).elements())]
    gained = [f"the slot {{{name}}} is not in the source" for name in sorted((given - wanted).elements())]
    return lost + gained
