"""What libyaml finds wrong with a file, in words for somebody who writes records."""

from __future__ import annotations

_QUOTE = 'Put the whole text between double quotes: "like this".'
_QUOTE_LATER = _QUOTE[0].lower() + _QUOTE[1:]
_ALIGN = "Items of one list, and fields of one part, start in the same column."


def in_plain_words(said: str, doing: str, line: str, column: int) -> tuple[str, str]:  # noqa: PLR0911 - a cause, a return
    """A fact and what to do about it.

    `said` and `doing` are libyaml's problem and context; `line` is the line of the file in which the
    problem shows, and `column` counts from 0 where in it.
    """
    character = line[column : column + 1]
    if "quoted scalar" in doing:
        if "escape" in said or "hexadecimal" in said:
            return (
                "a backslash between double quotes says that a special character follows, and none does",
                "Write the character itself, or use single quotes: 'like this'.",
            )
        return (
            "a quotation mark is opened here and never closed",
            "Close the text with the mark that opens it.",
        )
    if "flow" in doing:
        closing = {"{": "}", "[": "]"}.get(character, "]")
        return (
            f"the bracket '{character}' is opened here and not closed as it should be",
            f"Close it with '{closing}', with a comma after each entry. If it begins a text: {_QUOTE_LATER}",
        )
    if "mapping values are not allowed" in said:
        return _stray_colon(line[:column])
    if character == "\t":
        return "there is a tab here", "Indent with spaces, never with tabs."
    if "block sequence entries are not allowed" in said:
        return (
            "a list cannot begin in the same line as the name of its field",
            f"Begin it in the line below. If '-' begins a text: {_QUOTE_LATER}",
        )
    if "could not find expected ':'" in said:
        return (
            "a field needs a colon and a space after its name",
            "Write `title: Donor lymphocyte infusion`. If it goes on with the text above, indent it further.",
        )
    if "did not find expected key" in said or "'-' indicator" in said:
        return _off_the_line(line[:column])
    if _cannot_begin(said, doing) and character:
        return f"a text cannot begin with '{character}'", _QUOTE
    return f"this is not YAML: {said}", "Compare with a record that works."


def _stray_colon(before: str) -> tuple[str, str]:
    if ":" in before:
        return "there is a colon here that starts a new field in the middle of a text", _QUOTE
    return (
        "a field cannot begin here: the line above has no colon and space, or this line is indented too far",
        f"Write `title: Donor lymphocyte infusion`. {_ALIGN}",
    )


def _off_the_line(before: str) -> tuple[str, str]:
    if before.strip():
        return (
            "there is more text after a closing quotation mark or bracket",
            f"{_QUOTE} Inside, use single ones.",
        )
    return (
        "this line does not begin in the column of those that it belongs to",
        f"{_ALIGN} If they do, look above for a quotation mark or bracket that is not closed.",
    )


def _cannot_begin(said: str, doing: str) -> bool:
    return (
        "cannot start any token" in said
        or "node content" in said
        or "mapping keys are not allowed" in said
        or any(
            part in doing
            for part in ("an alias", "an anchor", "a block scalar", "a tag", "a directive", "a %")
        )
    )
