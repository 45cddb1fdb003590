"""What a page has room for is known by the place, and counted as wide as it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handoutgen.content import pofile
from handoutgen.content.lengths import columns, limit
from handoutgen.content.messages import of_record
from handoutgen.content.places import fields
from handoutgen.content.record import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("", 0),
        ("día", 3),
        ("di\u0301a", 3),
        ("半天", 4),
        ("한국어", 6),
        ("\u2067يوم\u2069", 3),
        ("ក\u200bខ", 2),
    ],
)
def test_columns_are_as_they_are_seen(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_a_place_without_a_limit_of_its_own_has_that_of_what_is_around_it() -> None:
    assert limit("glance.where") == limit("glance") is not None
    assert limit("prepare.label") != limit("prepare.do")
    assert limit("prepare.do") is limit("nowhere") is limit("") is None


def test_every_translation_that_a_page_is_known_to_hold_is_within() -> None:
    looked_at = 0
    for path in (ROOT / "locales").glob("*/LC_MESSAGES/[0-9]*.po"):
        catalog = pofile.load(path, path.parents[1].name)
        for wanted in of_record(load(ROOT / f"handouts/{path.stem}.yaml")):
            for place in wanted.places:
                most = limit(fields(place))
                if most is not None:
                    looked_at += 1
                    assert columns(catalog.text(wanted.source, wanted.context)) <= most
                    assert columns(wanted.source) <= most
    assert looked_at > 300
