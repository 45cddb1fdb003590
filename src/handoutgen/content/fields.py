"""What a field of a record can hold: text that a patient reads, moments, days, and words from fixed lists."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from handoutgen.content import slots
from handoutgen.content.timing import GRAMMAR, parse_when

_SPACES = re.compile(r"[ \t\r\n]+")


class Text(str):
    """Plain text that a patient can read: translated, with slots, on one line."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(cls._checked, core_schema.str_schema(strict=True))

    @classmethod
    def _checked(cls, raw: str) -> Text:
        text = _SPACES.sub(" ", raw).strip()
        if not text:
            raise PydanticCustomError("empty", "is empty")
        _visible(text)
        for fault in slots.faults(text):
            # The offset is of the text as typed, so that a column can be told.
            offset = fault.offset if raw == text else -1
            raise PydanticCustomError("slot", "{fault}", {"fault": fault.message, "offset": offset})
        return cls(text)


def _visible(text: str) -> str:
    for character in text:
        if (
            unicodedata.category(character) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
            and character not in "\u200c\u200d"
        ):
            name = unicodedata.name(character, "no name")
            raise PydanticCustomError(
                "invisible",
                "has a character that cannot be seen or printed: U+{code} ({name})",
                {"code": f"{ord(character):04X}", "name": name},
            )
    return text


def _moment(raw: str) -> str:
    try:
        parse_when(raw)
    except ValueError as error:
        raise PydanticCustomError("when", "{fault}", {"fault": str(error)}) from error
    return raw


def _day(raw: Any) -> Any:
    if isinstance(raw, str):
        try:
            return date.fromisoformat(raw)
        except ValueError as error:
            raise PydanticCustomError(
                "day", "'{raw}' is not a date; write 2026-11-21", {"raw": raw}
            ) from error
    return raw


Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_visible)]
Moment = Annotated[
    str, AfterValidator(_moment), Field(description=f"When, counted from the appointment. {GRAMMAR}")
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Condition(StrEnum):
    """For whom an item is, where it is not for everybody."""

    ALLERGY = "allergy"
    DIABETES = "diabetes"
    BLOOD_THINNER = "blood_thinner"
    KIDNEY_DISEASE = "kidney_disease"
    DIALYSIS = "dialysis"
    PREGNANT = "pregnant"
    BREASTFEEDING = "breastfeeding"
    IMPLANT = "implant"
    METAL = "metal"
    PATCH_OR_PUMP = "patch_or_pump"
    CLAUSTROPHOBIA = "claustrophobia"
    SEDATION = "sedation"
    CHILD = "child"


class Kind(StrEnum):
    """What a step of the preparation is about, where that helps the eye."""

    BRING = "bring"
    MEDICINES = "medicines"
    EATING = "eating"


class CodeSystem(StrEnum):
    """Where a code comes from. Numbers only: descriptors are licensed and never stored."""

    CPT = "CPT"
    HCPCS = "HCPCS"
    ICD10PCS = "ICD-10-PCS"
    SNOMEDCT = "SNOMED CT"
    OPCS4 = "OPCS-4"
