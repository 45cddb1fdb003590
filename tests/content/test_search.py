"""A nurse asks in her own words, in either language and with slips, and the right record comes first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.content import names, yamlfile
from handoutgen.content.library import Library
from handoutgen.content.search import MOST_WORDS, Match, likeness, ranked, search

ROOT = Path(__file__).resolve().parents[2]

ASKED = {
    "38242": {
        "en": (
            "dli", "D.L.I.", "donor lymphocyte infusion", "lymphocite infusion", "infusion of lymphocytes",
            "donor white cells", "DONOR LYMPHOCITES", "lymphocyte infusion from my donor", "donnor infusion",
            "white blood cells from the donor", "38242", "38 242", "38224",
        ),
        "es": (
            "ILD", "infusión de linfocitos", "infusion de linfositos", "linfocitos del donante", "linfosito",
            "glóbulos blancos del donante", "globulos blancos", "INFUSION DEL DONANTE", "células del donante",
            "infución de linfocitos", "necesito la hoja de linfocitos",
        ),
    },
    "45378": {
        "en": (
            "colonoscopy", "colonscopy", "collonoscopy", "colonoscopey", "colono", "colono scopy",
            "camera up the bottom", "scope of the colon", "lower endoscopy", "what is a colonoscopy?",
            "large bowel camera", "colon scope test", "4537", "45387", "45378",
        ),
        "es": (
            "colonoscopia", "colonoscopía", "COLONOSCOPÍA", "colonoscopya", "colonoskopia", "colonocopia",
            "endoscopia del colon", "endoscopía", "examen del colon", "tubo con camara",
            "la hoja de la colonoscopia en español",
        ),
    },
    "70553": {
        "en": (
            "brain mri", "MRI head", "head scan", "scan of the brain", "mri brain with contrast", "brian mri",
            "mri with dye", "brain MRI without dye", "headmri", "magnet pictures of the brain", "70553",
            "70 553",
        ),
        "es": (
            "resonancia", "resonanzia del cerebro", "resonancia magnetica", "resonancia cerebral",
            "resonansia de la cabeza", "cerebro", "MRI de la cabeza", "resonancia con contraste",
            "rezonancia magnética", "resonancia magnética del cerebro sin contraste",
        ),
    },
}  # fmt: skip
ELSEWHERE = {
    "ar": ("الخلايا اللمفاوية", "نقل الخلايا من المتبرع"),
    "fr": ("perfusion de lymphocytes", "lymphocites du donneur"),
    "ht": ("enfizyon lenfosit", "lenfosit done"),
    "ko": ("림프구 주입", "림프구"),
    "pt-BR": ("infusão de linfócitos", "linfocitos do doador"),
    "ru": ("инфузия лимфоцитов", "донорские лимфоциты"),
    "tl": ("infusion ng lymphocytes", "lymphocytes ng donor"),
    "vi": ("truyền tế bào lympho", "te bao lympho"),
    "zh-Hans": ("淋巴细胞输注", "淋巴细胞"),
}
"""How a donor lymphocyte infusion is asked for in the languages that it alone is translated into."""
QUERIES = [
    (code, language, asked)
    for code, languages in ASKED.items()
    for language, all_asked in languages.items()
    for asked in all_asked
]


def first(matches: tuple[Match, ...] | list[Match]) -> str:
    return matches[0].code if matches else ""


@pytest.mark.parametrize(("code", "language", "asked"), QUERIES)
def test_the_right_one_comes_first(code: str, language: str, asked: str) -> None:
    library = Library(ROOT)
    assert first(search(library, asked).matches) == code
    # So it does for a nurse who names the patient's language, and finds its title in that.
    found = search(library, asked, [language]).matches
    assert (first(found), found[0].language) == (code, language)


@pytest.mark.parametrize(
    ("language", "asked"), [(tag, asked) for tag, ways in ELSEWHERE.items() for asked in ways]
)
def test_in_any_language_and_script(language: str, asked: str) -> None:
    assert first(search(Library(ROOT), asked).matches) == "38242"
    found = search(Library(ROOT), asked, [language]).matches[0]
    assert (found.code, found.language) == ("38242", language)


def test_ten_ways_and_more_for_each_in_each_language() -> None:
    assert all(len(asked) >= 10 for languages in ASKED.values() for asked in languages.values())


@pytest.mark.parametrize(
    "asked",
    [
        "banana", "knee", "rodilla", "heart", "corazón", "hip replacement", "tooth", "chest x-ray",
        "blood test", "best train", "yellow banana", "the", "de la", "what is it?", "12", "99999", "zzz", "",
        " ", "!?", "🙂", "test", "38242x99999", "/etc/passwd", "../..",
    ],
)  # fmt: skip
def test_what_there_is_not_is_not_found(asked: str) -> None:
    found = search(Library(ROOT), asked)
    assert found.matches == ()
    assert found.errors == ()


def entry(code: str, title: str, *also_called: str, about: str = "") -> names.Entry:
    called = tuple(names.Name(text, "en", "also_called") for text in also_called)
    return names.Entry(
        code, "", ("en",), (("CPT", code),), (names.Name(title, "en", "title"), *called), about
    )


SCANS = (
    entry("70551", "Brain MRI without dye", "Head MRI"),
    entry("70553", "Brain MRI without and with dye", "Head MRI"),
    entry("73721", "Knee MRI without dye"),
    entry("72148", "Lower back MRI without dye"),
    entry("27447", "Knee replacement"),
)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("knee MRI", "73721"), ("MRI of the knee", "73721"), ("knee replacment", "27447"),
        ("brain mri without dye", "70551"), ("brain mri without and with dye", "70553"),
        ("back mri", "72148"), ("mri lower back please", "72148"), ("head mri with dye", "70553"),
    ],
)  # fmt: skip
def test_a_word_that_few_have_weighs_more(asked: str, code: str) -> None:
    assert first(ranked(SCANS, asked)) == code


def test_a_rare_word_weighs_more_than_a_whole_name_of_a_common_one() -> None:
    scans = [entry(f"7000{number}", f"{place} scan") for number, place in enumerate(("Knee", "Hip", "Neck"))]
    rare = entry("41899", "Removal of a wisdom tooth")
    assert first(ranked([entry("70000", "Scan"), *scans, rare], "wisdom scan")) == "41899"


def test_what_it_does_not_have_is_told() -> None:
    (match,) = search(Library(ROOT), "knee mri").matches
    assert (match.code, match.missing) == ("70553", ("knee",))


def test_why_it_was_found() -> None:
    library = Library(ROOT)

    def why(asked: str, *tags: str) -> tuple[str, str, str]:
        match = search(library, asked, tags or None).matches[0]
        return match.language, match.reason, match.matched

    assert why("colonoscopia") == ("es", "title", "Colonoscopia")
    assert why("DLI") == ("en", "also_called", "DLI")
    assert why("DLI", "es") == ("es", "also_called", "ILD o DLI")
    assert why("infusion of lymphocites") == ("en", "title", "Donor lymphocyte infusion")
    assert why("camera bottom") == ("en", "text", "camera, bottom")
    assert why("4537") == ("en", "code", "45378")
    # es-MX is served by es, as it is when it is printed.
    assert why("DLI", "es-MX")[0] == "es"


def test_only_the_languages_asked_for_are_read() -> None:
    assert search(Library(ROOT), "linfocitos", ["en"]).matches == ()


def test_numbers_of_other_code_systems(clinic: Path) -> None:
    record = clinic / "handouts" / "38242.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("codes:\n", 'codes:\n  - {system: SNOMED CT, code: "700360009"}\n', 1))
    for asked in ("700360009", "SNOMED 700360009", "70036000"):
        (match,) = search(Library(clinic), asked).matches
        assert (match.code, match.reason, match.matched) == ("38242", "code", "SNOMED CT 700360009")


def test_codes_with_letters(clinic: Path) -> None:
    (clinic / "handouts" / "Dlx-1.yaml").write_text("title: Something else\n", encoding="utf-8")
    for asked in ("dlx-1", "DLX 1", "dlx1"):
        assert first(search(Library(clinic), asked).matches) == "Dlx-1"


def test_a_broken_record_stops_nothing(clinic: Path) -> None:
    (clinic / "handouts" / "broken.yaml").write_text('title: "Broken\n', encoding="utf-8")
    # What is wrong elsewhere in a record does not keep it from being found.
    shaky = clinic / "handouts" / "45378.yaml"
    shaky.write_text(
        shaky.read_text(encoding="utf-8").replace("purpose: >-", "purpose: [", 1), encoding="utf-8"
    )
    (clinic / "locales/es/LC_MESSAGES/70553.po").write_bytes(b"\xff")
    found = search(Library(clinic), "colonoscopy")
    assert first(found.matches) == "45378"
    (error,) = found.errors
    assert error.problems[0].path.endswith("broken.yaml")
    assert error.problems[0].line == 1
    assert first(search(Library(clinic), "brain mri").matches) == "70553"


def test_records_of_any_shape_are_searched(clinic: Path) -> None:
    (clinic / "handouts" / "flow.yaml").write_text(
        "{title: Skin biopsy, also_called: [punch]}", encoding="utf-8"
    )
    (clinic / "handouts" / "odd.yaml").write_text(
        "title: [Heel, stick]\ncodes: 5\nwords: {a: b}\n", encoding="utf-8"
    )
    (clinic / "handouts" / "empty.yaml").touch()
    library = Library(clinic)
    assert search(library, "skin biopsy").errors == ()
    assert first(search(library, "skin biopsy").matches) == "flow"
    assert first(search(library, "heel").matches) == "odd"


def test_a_translation_that_is_not_finished_is_no_name(clinic: Path) -> None:
    catalog = clinic / "locales/es/LC_MESSAGES/45378.po"
    text = catalog.read_text(encoding="utf-8")
    assert "#. title\n" in text
    catalog.write_text(text.replace("#. title\n", "#. title\n#, fuzzy\n", 1), encoding="utf-8")
    assert search(Library(clinic), "colonoscopia", ["es"]).matches[0].title == "Colonoscopy"


def test_the_same_names_as_the_catalogs_own_reader() -> None:
    from handoutgen.content import pofile

    # A plural has one form in some languages, as any other message has; in Spanish it has two.
    shared = pofile.load(ROOT / "locales/es/LC_MESSAGES/handoutgen.po", "es").entries
    plural = {source for (_, source), one in shared.items() if len(one.forms) > 1}
    for path in sorted((ROOT / "locales").glob("*/LC_MESSAGES/*.po")):
        entries = pofile.load(path, path.parents[1].name).entries
        single = {
            source: one.forms[0]
            for (context, source), one in entries.items()
            if not context and source not in plural
        }
        assert len(single) > 20
        assert names.translations(path, [*single, "This is not there."]) == single


def test_the_same_fields_as_the_whole_file_has() -> None:
    wanted = ("codes", "title", "also_called", "summary", "words", "none")
    for code in Library(ROOT).codes():
        path = ROOT / "handouts" / f"{code}.yaml"
        whole = yamlfile.read(path).data
        assert yamlfile.read_fields(path, wanted) == {name: whole[name] for name in wanted[:-1]}


@given(st.text(max_size=60))
def test_no_text_breaks_it(asked: str) -> None:
    for match in ranked(SCANS, asked):
        assert match.score > 0


def test_a_page_of_text_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: set[str] = set()

    def counted(asked: str, there: str) -> float:
        compared.add(asked)
        return likeness(asked, there)

    monkeypatch.setattr("handoutgen.content.search.likeness", counted)
    ranked(SCANS, "knee brain " + " ".join(f"word{number}" for number in range(20_000)))
    assert {"knee", "brain"} <= compared
    assert len(compared) <= MOST_WORDS


def test_it_loads_neither_the_engine_nor_the_model() -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom handoutgen.content.library import Library\n"
        "from handoutgen.content.search import search\n"
        f"print(search(Library(Path({str(ROOT)!r})), 'colonscopy', ['es']).matches[0].code, *sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    code, *loaded = ran.stdout.split()
    assert code == "45378"
    assert {"yaml", "rapidfuzz"} <= set(loaded)
    assert {"pydantic", "weasyprint", "jinja2", "babel", "rich"}.isdisjoint(loaded)
