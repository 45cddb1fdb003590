"""A build makes just what was asked for, and takes away only within that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.batch import small
from tests.batch.conftest import PLACES, RECORD
from tests.cli.conftest import snapshot

if TYPE_CHECKING:
    from tests.batch.conftest import Shelf

LAKE = '\n[facilities.lake]\nname = "Lake Clinic"\nphone = "555-0199"\n'


def prefer_riverbend(shelf: Shelf) -> None:
    """Give the library another clinic beside its usual one."""
    shelf.edit("handoutgen.toml", "[library]\n", '[library]\nfacility = "riverbend"\n')
    shelf.append("handoutgen.toml", LAKE)


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (["38242"], PLACES[::2]),
        (["38242", "70553", "38242"], PLACES),
        (["--lang", "es"], PLACES[2:]),
        (["--lang", "es-MX"], PLACES[2:]),
        (["--lang", "es-MX", "--lang", "es", "--lang", "en"], PLACES),
        (["70553", "--lang", "es"], PLACES[3:]),
        (["38242", "--edition", "large"], ("en/38242-large.pdf", "es/38242-large.pdf")),
        (["38242", "--facility", "riverbend"], PLACES[::2]),
        (["38242", "--facility", "lake", "--lang", "en"], ("lake/en/38242.pdf",)),
        (
            ["38242", "--facility", "lake", "--lang", "en", "--edition", "large", "--edition", "standard"],
            ("lake/en/38242-large.pdf", "lake/en/38242.pdf"),
        ),
    ],
    ids=" ".join,
)
def test_only_what_is_asked_for_is_made(shelf: Shelf, arguments: list[str], places: tuple[str, ...]) -> None:
    prefer_riverbend(shelf)
    assert shelf.reasons(*arguments) == dict.fromkeys(places, "new")


@pytest.mark.parametrize(
    ("table", "places"),
    [
        ('languages = ["es"]', PLACES[2:]),
        ('languages = ["es-MX", "en"]', PLACES),
        ('editions = ["large"]', tuple(place.replace(".pdf", "-large.pdf") for place in PLACES)),
        ('facilities = ["lake"]', tuple(f"lake/{place}" for place in PLACES)),
        ('facilities = ["lake", "riverbend"]', (*PLACES, *(f"lake/{place}" for place in PLACES))),
        (
            'languages = "en"\nlayout = "{facility}/{code}/{edition}-{language}.pdf"',
            ("riverbend/38242/standard-en.pdf", "riverbend/70553/standard-en.pdf"),
        ),
    ],
)  # fmt: skip
def test_the_settings_say_what_a_whole_build_makes(shelf: Shelf, table: str, places: tuple[str, ...]) -> None:
    prefer_riverbend(shelf)
    shelf.append("handoutgen.toml", f"[build]\n{table}\n")
    assert shelf.reasons() == dict.fromkeys(sorted(places), "new")
    if "large" not in table and "{" not in table:  # asking goes before the settings
        assert shelf.reasons("--lang", "en", "--facility", "riverbend") == dict.fromkeys(PLACES[:2], "new")


def test_it_goes_where_the_settings_say(shelf: Shelf) -> None:
    shelf.append("handoutgen.toml", '[build]\noutput = "out/handouts"\n')
    assert shelf.report("--lang", "en")["output"] == str(shelf.root / "out/handouts")
    assert (shelf.root / "out/handouts" / PLACES[0]).is_file()
    assert not shelf.build.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["38243"], 4, "there is no procedure with the code '38243'"),
        (
            ["38242", "--lang", "vi"],
            5,
            "nothing has been translated into Vietnamese (vi) | There is: en, es.",
        ),
        (["--facility", "hill"], 3, "there is no facility 'hill' | riverbend"),
        (["--edition", "huge"], 2, "'huge' is not one of"),
        (["-j", "0"], 2, "0 is not in the range"),
    ],
)
def test_what_is_not_there_is_told(shelf: Shelf, arguments: list[str], code: int, says: str) -> None:
    shelf.program.refused(code, "build", *arguments, says=says)


def test_a_code_without_a_catalog_that_was_asked_for_is_a_failure(built: Shelf) -> None:
    small.catalog(built.root, "38242").unlink()
    report = built.report("38242", "--lang", "es", "--lang", "en", code=1)
    assert [each["message"] for each in report["failures"]] == [
        "38242 has not been translated into Spanish (es)"
    ]
    assert report["current"] == 1


def test_what_is_gone_is_taken_away_by_a_whole_build(built: Shelf) -> None:
    small.record(built.root, "38242").unlink()
    small.catalog(built.root, "70553").unlink()
    report = built.report()
    why = {(each["code"], each["language"]): each["why"] for each in report["handouts"]}
    assert why == {
        ("38242", "en"): ["record gone"],
        ("38242", "es"): ["record gone"],
        ("70553", "es"): ["catalog gone"],
    }
    assert (report["removed"], report["current"]) == (3, 1)
    assert sorted(built.pdfs()) == ["en/70553.pdf"]


def test_a_partial_build_takes_away_only_within_what_was_asked_for(built: Shelf) -> None:
    for code in ("38242", "70553"):
        small.catalog(built.root, code).unlink()
    small.add(built.root, "45378")
    assert built.reasons("70553") == {"es/70553.pdf": "catalog gone"}
    assert "catalog gone" not in built.reasons("--edition", "large").values()
    assert built.report("70553")["removed"] == 1
    assert sorted(built.pdfs()) == ["en/38242.pdf", "en/70553.pdf", "es/38242.pdf"]
    assert built.report("--lang", "es")["removed"] == 1
    assert sorted(built.pdfs()) == ["en/38242.pdf", "en/70553.pdf", "es/45378.pdf"]


def test_what_the_settings_no_longer_list_is_taken_away_by_a_whole_build(built: Shelf) -> None:
    built.append("handoutgen.toml", '[build]\nlanguages = ["en"]\n')
    assert built.report("38242")["removed"] == 1
    assert sorted(built.pdfs()) == ["en/38242.pdf", "en/70553.pdf", "es/70553.pdf"]
    report = built.report()
    assert [each["why"] for each in report["handouts"]] == [["no longer listed"]]
    assert sorted(built.pdfs()) == ["en/38242.pdf", "en/70553.pdf"]
    assert not (built.build / "es").exists()


@pytest.mark.parametrize(
    ("codes", "table", "says"),
    [
        ([], 'layout = "{code}.pdf"', "38242 (en, riverbend) and 38242 (es, riverbend) would be the same"),
        (["Ab1", "aB1"], "", "Ab1 (en, riverbend) and aB1 (en, riverbend) would be the same file, en/aB1"),
        (
            ["38242-large"], 'editions = ["standard", "large"]',
            "38242 (en, large, riverbend) and 38242-large (en, riverbend) would be the same file",
        ),
    ],
    ids=["layout", "case", "edition"],
)  # fmt: skip
def test_two_handouts_that_would_be_one_file_are_refused(
    built: Shelf, codes: list[str], table: str, says: str
) -> None:
    small.add(built.root, *codes)
    if len({path.name.lower() for path in built.root.glob("handouts/*")}) < len(codes) and codes:
        pytest.skip("this disk takes A and a for one file")
    built.append("handoutgen.toml", f"[build]\n{table}\n")
    before = built.pdfs()
    ran = built.program("build")
    assert (ran.code, ran.out) == (3, "")
    assert says in ran.err
    assert "layout = " in ran.err
    assert built.pdfs() == before


def test_a_handout_does_not_take_the_file_of_one_that_was_not_asked_for(built: Shelf) -> None:
    small.add(built.root, "38242-large", spanish=False)
    assert built.report("38242-large")["printed"] == 1
    before = built.pdfs()
    ran = built.program("build", "38242", "--edition", "large")
    assert (ran.code, ran.out) == (3, "")
    assert "38242-large (en, riverbend) and 38242 (en, large, riverbend) would be the same file" in ran.err
    assert built.pdfs() == before


def test_another_usual_clinic_takes_the_place_of_the_one_before(built: Shelf) -> None:
    prefer_riverbend(built)
    built.edit("handoutgen.toml", 'facility = "riverbend"', 'facility = "lake"')
    report = built.report("--lang", "en", "--facility", "lake")
    assert (report["printed"], report["removed"]) == (2, 0)
    assert built.report("--lang", "en")["removed"] == 2
    assert sorted(built.pdfs()) == list(PLACES)
    assert built.reasons("--lang", "en") == {}


def test_a_facility_whose_name_is_no_folder_is_refused(shelf: Shelf) -> None:
    shelf.append("handoutgen.toml", '\n[facilities."../x"]\nname = "X"\n[facilities.".x"]\nname = "Y"\n')
    for name in ("../x", ".x"):
        says = f"the facility '{name}' cannot be the name of a folder | letters, digits, dots and dashes"
        shelf.program.refused(3, "build", "--facility", name, says=says)


def test_two_clinics_do_not_share_a_handout(shelf: Shelf) -> None:
    prefer_riverbend(shelf)
    shelf.append("handoutgen.toml", '[build]\nfacilities = ["lake", "riverbend"]\nlanguages = ["en"]\n')
    assert shelf.report("38242")["printed"] == 2
    shelf.edit("handoutgen.toml", "555-0199", "555-0198")
    assert shelf.reasons("38242") == {"lake/en/38242.pdf": "settings changed"}
    shelf.append(RECORD, "# a note\n")
    assert shelf.reasons("38242") == {
        "en/38242.pdf": "record changed",
        "lake/en/38242.pdf": "record changed, settings changed",
    }


def test_a_library_without_records_takes_nothing_away(built: Shelf) -> None:
    for path in (built.root / "handouts").glob("*.yaml"):
        path.unlink()
    before = snapshot(built.build)
    ran = built.program("build")
    assert (ran.code, ran.out) == (3, "")
    assert "has no records" in ran.err
    assert "Nothing was done." in ran.err
    assert {name for name in before if name not in {".", ".lock"}} == {
        name for name, is_now in snapshot(built.build).items() if before.get(name) == is_now
    } - {".", ".lock"}
