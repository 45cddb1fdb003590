"""The engine comes quickly and quietly, and prints the same bytes as a plain import of it."""

from __future__ import annotations

import base64
import io
import os
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from handoutgen.printing import engine_types

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("engine")

linux = pytest.mark.skipif(sys.platform != "linux", reason="the shims are for Linux")

PRINT = """
import sys
from handoutgen.printing import engine
{load}
_, page, target, fonts = sys.argv
weasyprint.HTML(page).write_pdf(target, pdf_variant="pdf/ua-1", full_fonts=fonts == "whole")
packages = {{name.partition(".")[0] for name in sys.modules}}
print(*sorted(packages & {{"cffi", "fontTools", "PIL", "pycparser"}}))
"""
SHIMS = ("collector_off", "direct_lookups", "compiled_types", "late_modules")


def run(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(filter(None, sys.path))
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def printed(load: str, page: Path, fonts: str = "subset", **environment: str) -> tuple[bytes, str]:
    """Return the PDF of `page` and the heavy packages imported for it, in a new process."""
    target = page.with_suffix(".pdf")
    target.unlink(missing_ok=True)
    ended = run(PRINT.format(load=load), str(page), str(target), fonts, **environment)
    assert (ended.returncode, ended.stderr) == (0, "")
    return target.read_bytes(), ended.stdout.strip()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("engine") / "page.html"
    path.write_text(
        "<!DOCTYPE html><html lang=en><title>Page</title><style>li { list-style: disc } b { color: #0b3a5b }"
        "p { background: url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
        "<circle cx='4' cy='4' r='3'/></svg>\") }</style>"
        "<h1>Get ready</h1><ul><li>Drink <b>8 oz (240 mL)</b> of water</ul><p>Fever: 100.4 °F"
        "<table><tr><td>Common<td>about 4 in 10</table>",
        "utf-8",
    )
    return path


@pytest.fixture(scope="module")
def photo_page(page: Path) -> Path:
    """Return a page with a picture that was cut short: Pillow has to be there, with WeasyPrint's setting."""
    file = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(file, "JPEG")
    data = base64.b64encode(file.getvalue()[:-400]).decode()
    path = page.with_name("photo.html")
    path.write_text(
        "<!DOCTYPE html><html lang=en><title>Page</title><style>img { image-orientation: 90deg }</style>"
        f'<img alt="a photo" src="data:image/jpeg;base64,{data}">',
        "utf-8",
    )
    return path


PLAIN = "import weasyprint"
OURS = "weasyprint = engine.weasyprint()"


@pytest.fixture(scope="module")
def plain(page: Path) -> tuple[bytes, str]:
    return printed(PLAIN, page)


@linux
@pytest.mark.parametrize("shim", SHIMS)
def test_each_shim_by_itself_prints_the_same_bytes(page: Path, plain: tuple[bytes, str], shim: str) -> None:
    assert printed(f"weasyprint = engine.import_with([engine.{shim}])", page)[0] == plain[0]


@linux
def test_all_shims_print_the_same_bytes_and_import_nothing_heavy(
    page: Path, plain: tuple[bytes, str]
) -> None:
    pdf, heavy = plain
    assert heavy == "PIL cffi fontTools pycparser"
    assert printed(OURS, page) == (pdf, "")


def test_fonttools_is_there_when_a_font_is_embedded_whole(page: Path) -> None:
    pdf, _ = printed(PLAIN, page, "whole")
    ours, heavy = printed(OURS, page, "whole")
    assert ours == pdf
    assert "fontTools" in heavy


def test_pillow_is_there_when_a_page_has_a_photo(photo_page: Path) -> None:
    pdf, _ = printed(PLAIN, photo_page)
    ours, heavy = printed(OURS, photo_page)
    assert ours == pdf
    assert b"/DCTDecode" in pdf
    assert "PIL" in heavy


@linux
def test_without_harfbuzz_subset_fonttools_does_the_same_work(
    page: Path, plain: tuple[bytes, str], tmp_path: Path
) -> None:
    (tmp_path / "libharfbuzz-subset.so.0").write_bytes(b"not a library")
    # fontTools writes the time into each subset.
    environment = {"LD_LIBRARY_PATH": str(tmp_path), "SOURCE_DATE_EPOCH": "0"}
    pdf, _ = printed(PLAIN, page, **environment)
    ours, heavy = printed(OURS, page, **environment)
    assert ours == pdf
    assert pdf != plain[0]
    assert "fontTools" in heavy


@linux
def test_no_other_program_is_run(page: Path) -> None:
    program = (
        "import sys; sys.addaudithook(lambda event, args: event == 'subprocess.Popen' and print(args))\n"
    )
    ended = run(program + PRINT.format(load=OURS), str(page), os.devnull, "subset")
    assert (ended.returncode, ended.stdout.strip()) == (0, "")


@linux
def test_a_missing_pango_is_told_with_what_to_install_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "libpango-1.0.so.0").write_bytes(b"not a library")
    program = """
from handoutgen.errors import PrintingError
from handoutgen.printing import engine
try:
    engine.weasyprint()
except PrintingError as error:
    print("TOLD", error.message, error.hint)
"""
    ended = run(program, LD_LIBRARY_PATH=str(tmp_path))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("TOLD Pango")
    assert ended.stdout.count("\n") == 1
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0" in ended.stdout
    assert "brew install pango" in ended.stdout


@linux
def test_declarations_of_another_version_are_refused_and_the_import_goes_on_without(
    page: Path, plain: tuple[bytes, str]
) -> None:
    load = f"from handoutgen.printing import engine_types; engine_types.VERSION = '69.0'\n{OURS}"
    pdf, heavy = printed(load, page)
    assert pdf == plain[0]
    assert "pycparser" in heavy


def test_the_declarations_are_those_of_the_installed_engine() -> None:
    generator = import_module("scripts.engine_types")
    assert import_module("weasyprint").VERSION == engine_types.VERSION
    compiled = generator.compiled(generator.declarations())
    namespace: dict[str, dict[str, object]] = {}
    exec(f"types = dict(\n{compiled}", namespace)  # noqa: S102 - what the generator writes into the module
    assert namespace["types"] == engine_types.TYPES


@linux
def test_nothing_of_the_import_is_left_in_place(page: Path, plain: tuple[bytes, str]) -> None:
    load = """
import ctypes.util, gc
before = ctypes.util.find_library
weasyprint = engine.weasyprint()
assert ctypes.util.find_library is before
assert gc.isenabled()
import fontTools.ttLib, PIL.Image, cffi
assert isinstance(fontTools.ttLib.TTFont, type) and isinstance(PIL.Image.Image, type)
assert cffi.FFI().cast("int", 3)
"""
    assert printed(load, page)[0] == plain[0]


def test_many_threads_may_ask_at_once() -> None:
    program = """
import threading
from handoutgen.printing import engine
found = []
threads = [threading.Thread(target=lambda: found.append(engine.weasyprint().HTML)) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len(set(found)))
"""
    assert run(program).stdout.split()[:2] == ["8", "1"]
