"""Each page of a handout, in words and as it looks, against what was looked at and kept.

`pytest tests/test_golden.py --update-golden` writes tests/golden anew: look at every picture before they
are committed. Pictures are compared only under the engine that drew them (tests/golden/engine.json), since
another Pango breaks lines elsewhere; words are compared under any.
"""

from __future__ import annotations

import ctypes
import itertools
import json
import shutil
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from handoutgen.printing.engine import weasyprint
from handoutgen.printing.fonts.stacks import stack_for
from handoutgen.printing.pdf import print_pdf
from tests.conftest import ROOT
from tests.documents import (
    CODE,
    IN_SCRIPTS,
    LARGE,
    OTHERS,
    STANDARD,
    Case,
    page_pictures,
    page_texts,
    paper_html,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

GOLDEN = ROOT / "tests" / "golden"
FAILURES = ROOT / "build" / "golden-failures"
ENGINE = GOLDEN / "engine.json"
CASES = {
    str(case): case
    for case in (
        *STANDARD,
        *LARGE,
        Case(CODE, "en", clinic=False),
        *OTHERS,
        Case(CODE, "ar", "large"),
        Case(CODE, "zh-Hans", "large"),
        *IN_SCRIPTS,
    )
}

DPI = {"standard": 60, "large": 40}
"""Letters of both editions are as many points of a picture high."""

TOLERANCE = 16
"""How far a pixel's red, green or blue may be off, of 255.

The kept pictures have 256 colours each, which puts them off by up to 3, and another processor may round the
edge of a letter otherwise. Ink where there was paper is off by 100 and more.
"""

every_case = pytest.mark.parametrize("case", CASES)


def pdf_of(case: str) -> bytes:
    return written(CASES[case])


def engine() -> dict[str, str]:
    """The versions of what the look of a page depends on, besides this repository."""
    found = weasyprint()
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    return {
        "freetype": _freetype(),
        "harfbuzz": _harfbuzz(),
        "pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "pdfium": str(pdfium.PDFIUM_INFO),
        "weasyprint": found.VERSION,
    }


def _library(*names: str) -> ctypes.CDLL | None:
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _harfbuzz() -> str:
    library = _library("libharfbuzz.so.0", "libharfbuzz.0.dylib")
    if library is None:
        return "unknown"
    library.hb_version_string.restype = ctypes.c_char_p
    return bytes(library.hb_version_string()).decode()


def _freetype() -> str:
    library = _library("libfreetype.so.6", "libfreetype.6.dylib")
    if library is None:
        return "unknown"
    face, parts = ctypes.c_void_p(), [ctypes.c_int() for _ in range(3)]
    library.FT_Init_FreeType(ctypes.byref(face))
    library.FT_Library_Version(face, *map(ctypes.byref, parts))
    library.FT_Done_FreeType(face)
    return ".".join(str(part.value) for part in parts)


def kept_texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8").rstrip("\n") for path in _numbered(folder, "txt")]


def kept_pictures(folder: Path) -> list[Image.Image]:
    return [Image.open(path).convert("RGB") for path in _numbered(folder, "png")]


def _numbered(folder: Path, ending: str) -> list[Path]:
    return sorted(folder.glob(f"page-*.{ending}"), key=lambda path: (len(path.name), path.name))


def keep(folder: Path, pdf: bytes, ending: str, dpi: int = DPI["standard"]) -> None:
    """Write the pages' words ("txt") or pictures ("png")."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in _numbered(folder, ending):
        path.unlink()
    if ending == "txt":
        for number, text in enumerate(page_texts(pdf), 1):
            (folder / f"page-{number}.txt").write_text(f"{text}\n", encoding="utf-8")
    else:
        for number, picture in enumerate(page_pictures(pdf, dpi), 1):
            few_colours = picture.quantize(256, method=Image.Quantize.MAXCOVERAGE)
            few_colours.save(folder / f"page-{number}.png", optimize=True)


def text_differences(expected: list[str], actual: list[str]) -> list[str]:
    """Say for each page where its words first differ from the kept ones."""
    found = _count_difference(len(expected), len(actual))
    for number, (kept, now) in enumerate(zip(expected, actual, strict=False), 1):
        pairs = itertools.zip_longest(kept.split(), now.split(), fillvalue="(end)")
        for place, (word, other) in enumerate(pairs, 1):
            if word != other:
                found.append(f"page {number}, word {place}: “{word}” was kept, “{other}” is printed")
                break
    return found


def picture_differences(expected: list[Image.Image], actual: list[Image.Image], failures: Path) -> list[str]:
    """Say which pages look different, and leave three pictures of each such page in `failures`."""
    found = _count_difference(len(expected), len(actual))
    for number, (kept, now) in enumerate(zip(expected, actual, strict=False), 1):
        if kept.size != now.size:
            found.append(f"page {number} is {now.size} pixels, was kept with {kept.size}")
            continue
        bands = ImageChops.difference(kept, now).split()
        worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
        beyond = worst.point([0] * (TOLERANCE + 1) + [255] * (255 - TOLERANCE))
        if beyond.getbbox() is None:
            continue
        failures.mkdir(parents=True, exist_ok=True)
        marked = Image.blend(now, Image.new("RGB", now.size, "white"), 0.7)
        marked.paste((220, 0, 0), mask=beyond)
        for name, picture in (("actual", now), ("difference", marked), ("expected", kept)):
            picture.save(failures / f"page-{number}-{name}.png")
        pixels = sum(beyond.histogram()[1:])
        found.append(f"page {number}: {pixels} pixels differ: {failures}/page-{number}-difference.png")
    return found


def _count_difference(kept: int, printed_now: int) -> list[str]:
    return [] if kept == printed_now else [f"{kept} pages were kept, {printed_now} are printed"]


@every_case
def test_the_words_of_each_page_are_the_kept_ones(case: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("update_golden"):
        keep(GOLDEN / case, pdf_of(case), "txt")
    expected = kept_texts(GOLDEN / case)
    assert expected, "nothing is kept: pytest tests/test_golden.py --update-golden"
    assert text_differences(expected, page_texts(pdf_of(case))) == []


def test_nothing_is_kept_of_what_is_not_printed(request: pytest.FixtureRequest) -> None:
    kept = {path.name: path for path in GOLDEN.iterdir() if path.is_dir()}
    if request.config.getoption("update_golden"):
        for name in kept.keys() - CASES.keys():
            shutil.rmtree(kept.pop(name))
    assert kept.keys() == CASES.keys()


@every_case
def test_each_page_looks_as_it_was_kept(case: str, request: pytest.FixtureRequest) -> None:
    dpi = DPI[CASES[case].edition]
    if request.config.getoption("update_golden"):
        keep(GOLDEN / case, pdf_of(case), "png", dpi)
        ENGINE.write_text(f"{json.dumps(engine(), indent=2)}\n", encoding="utf-8")
    kept_with = json.loads(ENGINE.read_text(encoding="utf-8"))
    if kept_with != engine():
        pytest.skip(f"the pictures are of {kept_with}, here is {engine()}: only the words were compared")
    expected = kept_pictures(GOLDEN / case)
    assert expected, "nothing is kept: pytest tests/test_golden.py --update-golden"
    assert picture_differences(expected, page_pictures(pdf_of(case), dpi), FAILURES / case) == []


def changed(old: str, new: str) -> bytes:
    """The Spanish handout with one change in its page."""
    html = paper_html("es")
    assert html.count(old) >= 1
    return print_pdf(html.replace(old, new, 1), stack_for("Latn"), "changed").content


@pytest.fixture(scope="module")
def good() -> bytes:
    return written(Case(CODE, "es"))


def test_nothing_is_found_where_nothing_changed(good: bytes, tmp_path: Path) -> None:
    keep(tmp_path, good, "png")
    assert (
        picture_differences(
            kept_pictures(tmp_path), page_pictures(good, DPI["standard"]), tmp_path / "failures"
        )
        == []
    )
    assert not (tmp_path / "failures").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            ".glance { margin-top: .667rem", ".glance { margin-top: .75rem", id="a box one point lower"
        ),
        pytest.param("100.4", "100.1", id="a wrong digit"),
        pytest.param(
            "border: 2pt solid #000000; border-radius: 10pt", "border-radius: 10pt", id="a frame lost"
        ),
        pytest.param("color: #0b3d66", "color: #0b663d", id="another colour"),
    ],
)
def test_a_small_change_is_seen_and_shown(good: bytes, tmp_path: Path, old: str, new: str) -> None:
    pictures, now = page_pictures(good, DPI["standard"]), page_pictures(changed(old, new), DPI["standard"])
    found = picture_differences(pictures, now, tmp_path)
    assert found
    assert all("pixels differ" in line for line in found)
    shown = tmp_path / "page-1-difference.png"
    assert str(shown) in found[0]
    assert (220, 0, 0) in {colour for _, colour in Image.open(shown).getcolors(1 << 20) or ()}
    assert Image.open(tmp_path / "page-1-expected.png").tobytes() == pictures[0].tobytes()
    assert Image.open(tmp_path / "page-1-actual.png").tobytes() == now[0].tobytes()


def test_a_wrong_digit_is_seen_in_the_words_too(good: bytes) -> None:
    (found,) = text_differences(page_texts(good), page_texts(changed("100.4", "100.1")))
    assert "“100.4” was kept, “100.1” is printed" in found


def test_a_page_too_few_and_a_page_too_many_are_seen(good: bytes, tmp_path: Path) -> None:
    texts, pictures = page_texts(good), page_pictures(good, DPI["standard"])
    for kept, now in ((texts, texts[:-1]), (texts[:-1], texts)):
        assert text_differences(kept, now) == [f"{len(kept)} pages were kept, {len(now)} are printed"]
    for before, after in ((pictures, pictures[:-1]), (pictures[:-1], pictures)):
        said = f"{len(before)} pages were kept, {len(after)} are printed"
        assert picture_differences(before, after, tmp_path) == [said]
