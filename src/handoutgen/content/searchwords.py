"""A text as the words that a search compares, and the words that tell it little or nothing."""

from __future__ import annotations

import re

from handoutgen.content.languages import plain

_WORD = re.compile(r"\w+")

_IDLE_WORDS = """
a about all am an and any are as at be because before but by can do does english find for from get getting
give go going handout handouts has have having he her him his how i if in information into is it its leaflet
me my need needs of off on or our out over paper patient patients please print ready she sheet so some
someone spanish that the their them they thing this to up want wants was we what when where which who why
will you your
al algo como cual cuando de del donde e el ella en es espanol esta este esto ha hacer hay hoja imprimir
informacion ingles la las le les lo los me mi mis necesita necesito ni no nos o paciente pacientes para pero
por que quien quiere quiero se ser si sobre su sus te tiene tu un una unas uno unos usted y ya
au aux da das des do dos du em et la le les na no nos ou para pour sur um uma une
"""
_FAINT_WORDS = """
exam examination procedure test treatment with without
con estudio examen procedimiento prueba sin tratamiento
"""
IDLE = frozenset(_IDLE_WORDS.split())
"""Words that say nothing of what is asked for, in English, Spanish, French and Portuguese."""

FAINT = frozenset(_FAINT_WORDS.split())
"""Words that fit many a procedure: they help to choose between two, and alone mean little."""


def words_of(text: str) -> list[str]:
    """The words of a text, without accents and capitals."""
    return _WORD.findall(plain(text))
