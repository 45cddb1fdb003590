"""A small library to break: one record of the starter's, in Spanish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from handoutgen.checks.registry import Found, check
from handoutgen.checks.scope import Scope
from handoutgen.content.library import Library

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Checked:
    """A library, and what checks find in it."""

    root: Path

    @property
    def catalog(self) -> Path:
        """The catalog to break."""
        return self.root / "locales/es/LC_MESSAGES/38242.po"

    @property
    def record(self) -> Path:
        """The record to break."""
        return self.root / "handouts/38242.yaml"

    def change(self, path: Path, old: str, new: str) -> int:
        """Replace what stands once in a file; returns its line."""
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def found(self, *rules: str, codes: tuple[str, ...] = (), tags: tuple[str, ...] = ()) -> Found:
        """What is wrong with it."""
        return check(Scope(Library(self.root), codes, tags), rules)

    def told(self, *rules: str) -> list[tuple[str, str, int]]:
        """Level, rule and line of all that is wrong, beyond what the starter is told for."""
        return [(one.level, one.rule, one.line) for one in self.found(*rules).problems]


@pytest.fixture
def checked(clinic: Path) -> Checked:
    """A library without anything wrong: the glossary would only say what is said of the starter."""
    (clinic / "locales/es/glossary.yaml").unlink(missing_ok=True)
    return Checked(clinic)
