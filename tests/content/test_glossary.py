"""A term of the source has one of its agreed words in the translation."""

from __future__ import annotations

import pytest

from handoutgen.content.glossary import Glossary

WORDS = Glossary(
    (
        ("donor lymphocyte infusion", ("infusión de linfocitos", "DLI")),
        ("infusion", ("infusión",)),
        ("donor", ("donante",)),
        ("fever", ("fiebre", "حمى")),
    )
)


@pytest.mark.parametrize(
    ("source", "translation", "missing"),
    [
        ("Fever", "FIEBRE alta", []),
        ("Fever", "Calentura", ["fever"]),
        ("A donor lymphocyte infusion", "Una DLI", []),
        ("A donor lymphocyte infusion and an infusion", "Una DLI", ["infusion"]),
        ("Two donors", "Dos donantes", []),
        ("Feverish", "Con calentura", []),
        ("Fever", "حُمَّى", []),
        ("Fever", "fie\u200bbre", []),
        ("Call us", "Llame", []),
    ],
)
def test_a_term_must_be_translated_as_agreed(source: str, translation: str, missing: list[str]) -> None:
    assert [term for term, _ in WORDS.missing(source, translation)] == missing
