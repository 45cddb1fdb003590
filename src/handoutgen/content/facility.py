"""A facility: whose name, phones and address a handout bears, and on what paper it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from handoutgen.content.slots import WRITE

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = ("letter", "a4")

EMERGENCY_NUMBERS = {
    "AU": "000", "BR": "192", "CA": "911", "CH": "112", "CN": "120", "DE": "112", "ES": "112", "FR": "112",
    "GB": "999", "HT": "116", "IE": "112", "IN": "112", "IT": "112", "JP": "119", "KR": "119", "MX": "911",
    "NL": "112", "NZ": "111", "PH": "911", "PL": "112", "PT": "112", "RU": "112", "US": "911", "VN": "115",
}  # fmt: skip
"""The number to call for an ambulance, by ISO 3166 country; a facility may set its own."""


@dataclass(frozen=True, slots=True)
class Facility:
    """A clinic or ward as its patients know it. Empty text means "not given"; `emergency` never is."""

    name: str = ""
    phone: str = ""
    phone_after_hours: str = ""
    address: str = ""
    emergency: str = EMERGENCY_NUMBERS["US"]
    paper: str = "letter"
    logo: Path | None = None

    def slot(self, name: str) -> str:
        """What fills a slot, or "" where the facility does not say. Nothing fills `write`."""
        return {
            "clinic": self.name,
            "phone": self.phone,
            "phone_after_hours": self.phone_after_hours,
            "address": self.address,
            "emergency": self.emergency,
            WRITE: "",
        }[name]
