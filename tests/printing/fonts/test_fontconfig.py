"""The private fontconfig: our fonts, all of them, once, and nothing else, whatever the machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handoutgen.errors import PrintingError
from handoutgen.printing.fonts import lock
from handoutgen.printing.fonts.fontconfig import (
    font_configuration,
    listed_fonts,
    listing_problem,
    private_fontconfig,
)

if TYPE_CHECKING:
    from handoutgen.printing.fonts.stacks import FontStack

PRINT = """
import hashlib, sys
from handoutgen.printing.fonts.fontconfig import font_configuration
from handoutgen.printing.fonts.stacks import stack_for
configuration = font_configuration(stack_for("Latn"))
import weasyprint
source = "<body style='font-family: Noto Sans'>Take 6 mg <b>Ứng dụng</b> объём"
sys.stdout.write(hashlib.sha256(weasyprint.HTML(string=source).write_pdf(font_config=configuration)).hexdigest())
"""
# The list itself keeps one of the libraries loaded: without it, the crash is certain and not one in four.
END_AT_ONCE = """
from handoutgen.printing.fonts import fontconfig
from handoutgen.printing.fonts.stacks import stack_for
fontconfig.listing_problem = lambda *_: ""
fontconfig.font_configuration(stack_for("Latn"))
"""


def test_fontconfig_lists_the_locked_fonts_and_no_other(stack: FontStack) -> None:
    listed = listed_fonts(font_configuration(stack))
    assert sorted(each[1:] for each in listed) == [
        ("Noto Sans", 400, "normal", 100),
        ("Noto Sans", 700, "normal", 100),
    ]
    assert {each.file for each in listed} == {str(font.path) for font in stack.fonts}


def test_one_configuration_for_one_set_of_fonts(stack: FontStack) -> None:
    assert font_configuration(stack) is font_configuration(stack)


def test_without_the_private_file_the_list_is_another(stack: FontStack) -> None:
    font_configuration(stack)
    from weasyprint.text.fonts import FontConfiguration

    assert listing_problem(FontConfiguration(), stack.fonts)


def test_settings_of_the_machine_are_out_of_force_and_back(
    stack: FontStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    font_configuration(stack)
    from weasyprint.text.fonts import FontConfiguration

    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf")
    monkeypatch.setenv("FONTCONFIG_SYSROOT", "/nowhere")
    before = dict(os.environ)
    with private_fontconfig(stack.fonts) as path:
        configuration = FontConfiguration()
    assert listing_problem(configuration, stack.fonts) == ""
    assert dict(os.environ) == before
    assert not path.parent.exists()


@pytest.fixture
def copied(stack: FontStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stack's folder, copied to where it can be spoilt (under a name that XML has to escape)."""
    here = tmp_path / "R&D <fonts>"
    folder = here / stack.fonts[0].path.relative_to(lock.HERE).parent
    shutil.copytree(stack.fonts[0].path.parent, folder)
    font_configuration(stack)  # WeasyPrint's import looks at fonts too: not these
    monkeypatch.setattr(lock, "HERE", here)
    return folder


def fresh_listing_problem(stack: FontStack) -> str:
    from weasyprint.text.fonts import FontConfiguration

    with private_fontconfig(stack.fonts):
        configuration = FontConfiguration()
    return listing_problem(configuration, stack.fonts)


def test_folder_with_awkward_characters(stack: FontStack, copied: Path) -> None:
    assert copied.is_dir()
    assert fresh_listing_problem(stack) == ""


def test_a_second_file_of_one_face_is_told(stack: FontStack, copied: Path) -> None:
    shutil.copy(stack.fonts[1].path, copied / "Again.ttf")
    assert fresh_listing_problem(stack) == "two fonts are called Noto Sans 700 normal"


def test_a_foreign_font_is_told(stack: FontStack, copied: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(stack.fonts[0].path)
    for record in font["name"].names:
        if record.nameID in {1, 4, 16}:
            record.string = "Stranger"
    font.save(copied / "Stranger.ttf")
    assert fresh_listing_problem(stack) == f"Stranger ({copied / 'Stranger.ttf'}) is not one of them"


def test_a_missing_font_is_told(stack: FontStack, copied: Path) -> None:
    (copied / "NotoSans-Bold.ttf").unlink()
    assert fresh_listing_problem(stack).startswith("Noto Sans 700 (")


def test_a_damaged_font_file_is_noticed(stack: FontStack, copied: Path) -> None:
    from handoutgen.printing.fonts import fontconfig

    bold = copied / "NotoSans-Bold.ttf"
    content = bytearray(bold.read_bytes())
    content[len(content) // 2] ^= 1
    bold.write_bytes(content)
    with pytest.raises(PrintingError, match=r"NotoSans-Bold\.ttf: damaged"):
        fontconfig._font_configuration.__wrapped__(stack.fonts)  # noqa: SLF001


def test_no_temporary_folder(stack: FontStack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    with pytest.raises(PrintingError, match="temporary folder"), private_fontconfig(stack.fonts):
        pass


def test_processes_at_once_write_the_same_bytes_and_leave_nothing(tmp_path: Path) -> None:
    results = processes(PRINT, 4, {"TMPDIR": str(tmp_path), "HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere"})
    ((code, digest, errors),) = set(results)
    assert (code, errors) == (0, "")
    assert len(digest) == 64
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_ends_at_once_does_not_crash() -> None:
    assert processes(END_AT_ONCE, 1, {}) == [(0, "", "")]


def processes(source: str, count: int, environment: dict[str, str]) -> list[tuple[int, str, str]]:
    """Run `source` in several processes at once; return code, output and errors of each."""
    path = {"PYTHONPATH": str(Path(lock.__file__).parents[3])}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", source],
            env=os.environ | environment | path | {"PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for seed in range(count)
    ]
    outputs = [process.communicate() for process in running]
    return [(process.returncode, *output) for process, output in zip(running, outputs, strict=True)]
