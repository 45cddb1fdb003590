"""Changes to a record that more than one test makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def leave_out_what_may_be(path: Path) -> None:
    """Take from a record the lists of `recovery` and `risks` that it need not have."""
    text = path.read_text(encoding="utf-8")
    for field in ("timeline", "activity", "care", "common"):
        text, count = re.subn(rf"^  {field}:\n(?: {{4,}}.*\n)+", "", text, flags=re.MULTILINE)
        assert count == 1, field
    path.write_text(text, encoding="utf-8")
