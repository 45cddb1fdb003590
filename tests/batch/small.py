"""A library whose handouts print in a moment: one short page each, of as many procedures as a test needs."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from tests.conftest import CLINIC, ROOT

if TYPE_CHECKING:
    from pathlib import Path

LIKE = "70553"
"""The procedure that all others are like, but for their code."""

TITLE, TITULO = "Brain MRI without and with dye", "Resonancia magnética del cerebro sin y con contraste"

_SHARED = "locales/es/LC_MESSAGES/handoutgen.po"
_PAGE = """\
<!DOCTYPE html>
<html lang="{{ handout.language.tag }}">
<head>
<meta charset="utf-8">
<title>{{ handout.title }}</title>
<style>
@page {
  size: {{ layout.paper }};
  @top-left { width: 100%; font-size: 16pt; content: {{ handout.draft | join(" ") | css_content }} }
}
html { font-family: {% for family in layout.fonts %}"{{ family }}", {% endfor %}sans-serif }
</style>
</head>
<body>
<h1>{{ words(body.title) }}</h1>
<p>{{ words(body.main_message) }}</p>
<p>{{ handout.code }} {{ handout.text_id }}</p>
</body>
</html>
"""


def library(root: Path) -> Path:
    """A library without any records yet."""
    for folder in ("handouts", "templates", "locales/es/LC_MESSAGES"):
        (root / folder).mkdir(parents=True)
    template(root).write_text(_PAGE, encoding="utf-8")
    shutil.copy2(ROOT / _SHARED, root / _SHARED)
    (root / "handoutgen.toml").write_text(CLINIC, encoding="utf-8")
    return root


def template(root: Path) -> Path:
    """The template of all of a library's pages."""
    return root / "templates" / "handout.html"


def record(root: Path, code: str) -> Path:
    """The file of a record."""
    return root / "handouts" / f"{code}.yaml"


def catalog(root: Path, code: str) -> Path:
    """The file of a record's Spanish catalog."""
    return root / "locales" / "es" / "LC_MESSAGES" / f"{code}.po"


def add(root: Path, *codes: str, spanish: bool = True) -> None:
    """Put procedures into a library."""
    text = record(ROOT, LIKE).read_text(encoding="utf-8")
    for code in codes:
        named, count = re.subn(rf'^code: "{LIKE}"$', f'code: "{code}"', text, flags=re.MULTILINE)
        assert count == 1
        record(root, code).write_text(named, encoding="utf-8")
        if spanish:
            shutil.copy2(catalog(ROOT, LIKE), catalog(root, code))


def change(path: Path, old: str, new: str) -> None:
    """Replace the first of a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old} is not in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
