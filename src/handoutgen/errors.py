"""Everything that can go wrong and be told to a user without a traceback.

Each class is one row of the table of exit codes; `cli` alone turns a class into its number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from handoutgen.problem import Problem


class HandoutgenError(Exception):
    """A fact and, where there is one, what to do about it; with every problem found on the way."""

    def __init__(self, message: str, *, hint: str = "", problems: Sequence[Problem] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = tuple(problems)


class UsageError(HandoutgenError):
    """The command was asked for something that it cannot mean."""


class LibraryError(HandoutgenError):
    """There is no library here, or its settings cannot be used."""


class RecordError(HandoutgenError):
    """A record cannot be used, or there is none of that code."""


class TranslationError(HandoutgenError):
    """A handout cannot be had whole in the language asked for."""


class ApprovalError(HandoutgenError):
    """The library's policy asks for an approval that the text does not have."""


class PrintingError(HandoutgenError):
    """The page could not be made as it was meant, or could not be written."""


class LockedError(HandoutgenError):
    """Another build is at work in the same folder."""
