"""Catalogs follow their records, nothing of them is guessed, and nothing of them is lost."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import asdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from handoutgen.content import heading, merging, pofile, poreader, potext, standing
from handoutgen.content.catalogs import Catalogs
from handoutgen.content.library import Library
from handoutgen.content.messages import Wanted
from handoutgen.content.potext import Document, Message
from handoutgen.content.translations import Made, begun, templates, updated
from handoutgen.errors import HandoutgenError, UsageError

ROOT = Path(__file__).resolve().parents[2]
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ASK = "Ask someone to drive you home."
PIDA = "Pida a alguien que le lleve a casa."


def document(body: str) -> Document:
    return poreader.parse(Path("38242.po"), HEAD + body)


def merge(body: str, *wanted: Wanted) -> tuple[str, dict[str, int]]:
    """The file's body after a merge, and the changes that there were."""
    found, changes = merging.merged(document(body), wanted, 2)
    again, _ = merging.merged(poreader.parse(Path("38242.po"), found.written().decode()), wanted, 2)
    assert again.written() == found.written(), "a second merge changes no byte"
    told = {name: count for name, count in asdict(changes).items() if count}
    return found.written().decode().removeprefix(HEAD), told


DO = "#. Getting ready, step 2: what to do\n#. prepare.2.do\n"
OLD = f'{DO}msgid "Take 650 mg."\nmsgstr "Tome 650 mg."\n'


def step(text: str, number: int = 2) -> Wanted:
    return Wanted(text, None, None, (f"prepare.{number}.do",))


def test_what_did_not_change_keeps_each_of_its_lines() -> None:
    body = f'# a note\n{DO}msgid ""\n"Take "\n"650 mg."\nmsgstr ""\n"Tome 650 "\n"mg."\n'
    assert merge(body, step("Take 650 mg.")) == (body, {})


def test_a_changed_sentence_is_untranslated_and_shows_what_it_was() -> None:
    body, told = merge(OLD, step("Take 500 mg."))
    assert told == {"changed": 1}
    assert body == (
        f'#. Former translation: Tome 650 mg.\n{DO}#| msgid "Take 650 mg."\nmsgid "Take 500 mg."\nmsgstr ""\n'
        '\n#. prepare.2.do\n#~ msgid "Take 650 mg."\n#~ msgstr "Tome 650 mg."\n'
    )


def test_what_a_changed_sentence_was_is_told_until_it_is_translated() -> None:
    once, _ = merge(OLD, step("Take 500 mg."))
    twice, told = merge(once, step("Take 400 mg."))
    assert told == {"changed": 1}
    assert '#| msgid "Take 650 mg."' in twice
    assert "Tome 650 mg" in twice.partition("#~")[0]
    assert "500" not in twice
    done = once.replace('mg."\nmsgstr ""', 'mg."\nmsgstr "Tome 500 mg."')
    body, told = merge(done, step("Take 500 mg."))
    assert told == {}
    assert body.startswith(f'{DO}msgid "Take 500 mg."\nmsgstr "Tome 500 mg."\n')


def test_a_sentence_that_returns_has_its_translation_again() -> None:
    changed, _ = merge(OLD, step("Take 500 mg."))
    assert merge(changed, step("Take 650 mg.")) == (OLD, {"back": 1, "gone": 1})


def test_a_note_goes_with_a_changed_sentence_and_a_waiver_does_not() -> None:
    waiver = "# gate: allow translation-quantity because the label says so\n"
    body, _ = merge(f"# as the clinic says\n{waiver}{OLD}", step("Take 500 mg."))
    now, gone = body.split("\n\n")
    assert "# as the clinic says" in now
    assert "gate" not in now
    assert waiver in gone


def test_a_sentence_at_another_place_is_not_taken_for_the_changed_one() -> None:
    body, told = merge(OLD, Wanted("Take 500 mg.", None, None, ("call.say",)))
    assert told == {"new": 1, "gone": 1}
    assert "Former" not in body


def test_each_of_two_changed_steps_shows_its_own_former_text() -> None:
    third = 'msgid "Rest for one day."\nmsgstr "Descanse."\n'
    body = f"{OLD}\n#. prepare.3.do\n{third}"
    found, _ = merge(body, step("Rest for two days.", 2), step("Take 500 mg.", 3))
    rest, take = found.split("\n\n")[:2]
    assert "Former translation: Descanse." in rest
    assert "Former translation: Tome 650 mg." in take


def test_messages_stand_in_the_order_of_the_record_and_the_gone_ones_in_theirs() -> None:
    body = "\n".join(f'msgid "{each}"\nmsgstr "{each}{each}"\n' for each in "abcd")
    found, told = merge(body, Wanted("d"), Wanted("new text here"), Wanted("a"))
    assert [line for line in found.splitlines() if "msgid" in line] == [
        'msgid "d"', 'msgid "new text here"', 'msgid "a"', '#~ msgid "b"', '#~ msgid "c"',
    ]  # fmt: skip
    assert told == {"new": 1, "gone": 2}


def test_a_gone_message_without_a_translation_is_let_go_unless_somebody_wrote_a_note() -> None:
    body = 'msgid "a"\nmsgstr ""\n\n# ask the unit\nmsgid "b"\nmsgstr ""\n'
    found, _ = merge(body, Wanted("x"))
    assert '"a"' not in found
    assert '# ask the unit\n#~ msgid "b"' in found


def test_the_format_that_a_text_does_not_have_is_taken_off() -> None:
    body, _ = merge(
        '#, fuzzy, python-format\nmsgid "Take 50% dose"\nmsgstr "50% de dosis"\n', Wanted("Take 50% dose")
    )
    assert body.startswith('#, fuzzy\nmsgid "Take 50% dose"')
    assert merge("", Wanted("Call {phone}"))[0].splitlines()[1:3] == [
        "#, python-brace-format", 'msgid "Call {phone}"',
    ]  # fmt: skip


def test_another_plural_is_another_message() -> None:
    body = 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} día"\nmsgstr[1] "{n} días"\n'
    found, told = merge(body, Wanted("{n} day", None, "{n} days!"))
    assert told == {"changed": 1}
    assert '#| msgid_plural "{n} days"' in found
    assert 'msgstr[0] ""\nmsgstr[1] ""' in found
    assert "#~" not in found, "gettext takes a second message of the same singular for a fault"


def take(catalogs: Catalogs, language: str = "es") -> dict[str, Made]:
    return {made.domain: made for made in updated(catalogs, [], [language])}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


def written(catalogs: Catalogs, language: str = "es") -> dict[str, Made]:
    found = take(catalogs, language)
    for made in found.values():
        made.path.write_bytes(made.content)
    return found


def test_a_second_update_changes_no_byte(clinic: Path) -> None:
    change(clinic / "handouts" / "38242.yaml", ASK, "Ask two people to drive you home.")
    first = written(Catalogs(Library(clinic)))
    assert asdict(first["38242"].changes)["changed"] == 1
    assert all(made.same for made in take(Catalogs(Library(clinic))).values())


def test_what_another_catalog_says_is_offered_and_not_vouched_for(clinic: Path) -> None:
    path = clinic / "locales/es/LC_MESSAGES/45378.po"
    change(clinic / "handouts" / "45378.yaml", "  - Lower endoscopy\n", f"  - {ASK}\n  - Before\n")
    [made] = updated(Catalogs(Library(clinic)), ["45378"], ["es"])
    path.write_bytes(made.content)
    assert made.changes.offered == 2
    text = path.read_text(encoding="utf-8")
    assert "#. Offered from 38242, not yet confirmed." in text
    assert "#. Offered from the shared words, not yet confirmed." in text
    gap = pofile.load(path, "es").gap(ASK)
    assert gap
    assert gap.rule == "translation-fuzzy"
    [made] = updated(Catalogs(Library(clinic)), ["45378"], ["es"])
    assert made.same
    change(path, f'#, fuzzy\nmsgid "{ASK}"', f'msgid "{ASK}"')
    [made] = updated(Catalogs(Library(clinic)), ["45378"], ["es"])
    confirmed = made.content.decode()
    assert "Offered from 38242" not in confirmed
    assert f'msgid "{ASK}"\nmsgstr "{PIDA}"' in confirmed


@pytest.mark.parametrize(
    "said", [f'#, fuzzy\nmsgid "{ASK}"', f'msgid "{ASK} 5 mg"', None], ids=["fuzzy", "another", "refused"]
)
def test_what_may_not_be_printed_is_not_offered(clinic: Path, said: str | None) -> None:
    path = clinic / "locales/es/LC_MESSAGES/38242.po"
    if said:
        change(path, f'msgid "{ASK}"', said)
    else:
        change(path, PIDA, "Pida a 3 personas 20 mg.")
    change(clinic / "handouts" / "45378.yaml", "  - Lower endoscopy\n", f"  - {ASK}\n")
    [made] = updated(Catalogs(Library(clinic)), ["45378"], ["es"])
    assert made.changes.offered == 0


@pytest.mark.parametrize(
    "content",
    [
        b"", b'msgid "a', b"\xff\xfe", HEAD.encode() + b'msgid "a"\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n',
        HEAD.replace("UTF-8", "latin-1").encode(),
        HEAD.encode() + b'#~ msgid "a"\n#~ msgstr "b"\n\n#~ msgid "a"\n#~ msgstr "c"\n',
    ],
    ids=["empty", "cut", "encoding", "twice", "charset", "gone twice"],
)  # fmt: skip
def test_a_catalog_that_cannot_be_read_is_named_and_the_others_are_done(clinic: Path, content: bytes) -> None:
    path = clinic / "locales/es/LC_MESSAGES/38242.po"
    path.write_bytes(content)
    catalogs = Catalogs(Library(clinic))
    assert set(take(catalogs)) == {"45378", "70553", "handoutgen"}
    [failure] = catalogs.failures
    assert failure.problems[0].path.endswith("38242.po")


def test_a_record_that_cannot_be_read_is_told_once_for_all_languages(clinic: Path) -> None:
    (clinic / "handouts" / "38242.yaml").write_text("title: x\n")
    catalogs = Catalogs(Library(clinic))
    (clinic / "locales/fr/LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    shutil.copy(clinic / "locales/es/LC_MESSAGES/38242.po", clinic / "locales/fr/LC_MESSAGES")
    assert {made.domain for made in updated(catalogs, ["38242", "70553"], [])} == {"70553"}
    assert len(catalogs.failures) == 1


def test_a_catalog_without_a_header_gets_one(clinic: Path) -> None:
    path = clinic / "locales/ru/LC_MESSAGES/38242.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'msgid "{ASK}"\nmsgstr "Попросите, чтобы вас отвезли домой."\n', encoding="utf-8")
    [made] = updated(Catalogs(Library(clinic)), ["38242"], ["ru"])
    text = made.content.decode()
    assert '"Language: ru\\n"' in text
    assert "nplurals=3" in text
    assert "отвезли домой" in text


def test_what_is_no_languages_catalog_is_named_and_left(clinic: Path) -> None:
    folder = clinic / "locales"
    (folder / "es/LC_MESSAGES/99999.po").write_text(HEAD, encoding="utf-8")
    (folder / "pt_BR/LC_MESSAGES").mkdir(parents=True)
    (folder / "klingonish/LC_MESSAGES").mkdir(parents=True)
    catalogs = Catalogs(Library(clinic))
    said = [(Path(problem.path).name, problem.hint) for problem in catalogs.strays()]
    assert said == [
        ("99999.po", "Bring handouts/99999.yaml back, or delete this file. It was left as it is."),
        ("klingonish", "Rename it to a tag, such as es, vi or zh-Hans."),
        ("pt_BR", "Rename it to pt-BR."),
    ]
    assert {"pt_BR", "klingonish"}.isdisjoint(catalogs.languages)
    assert {made.domain for made in updated(catalogs, ["70553"], [])} == {"70553"}


@pytest.mark.parametrize("language", ["ar", "hmn", "zh-Hant"])
def test_a_new_catalog_is_one_that_gettexts_own_tools_take(clinic: Path, language: str) -> None:
    shutil.rmtree(clinic / "locales" / language, ignore_errors=True)
    catalogs = Catalogs(Library(clinic))
    made = begun(catalogs, language, ["70553"])
    # The program's own shared words serve a library that has none: so none are begun for their languages.
    ours = {path.name for path in (ROOT / "locales").iterdir()}
    assert [each.domain for each in made] == ["70553", *([] if language in ours else ["handoutgen"])]
    for each in made:
        each.path.parent.mkdir(parents=True, exist_ok=True)
        each.path.write_bytes(each.content)
        pofile.load(each.path, language)
        with each.path.open("rb") as file:
            assert len(read_po(file)) == each.changes.new
        if shutil.which("msgfmt"):
            subprocess.run(["msgfmt", "-c", "-o", "/dev/null", each.path], check=True, capture_output=True)
    assert all(each.same for each in updated(Catalogs(Library(clinic)), ["70553"], [language]))


def test_the_librarys_languages_count_as_they_would_if_they_were_begun_now(starter: Path) -> None:
    languages = Catalogs(Library(starter)).languages
    assert len(languages) >= 10
    for language in languages:
        shared = poreader.read(starter / "locales" / language / "LC_MESSAGES" / "handoutgen.po")
        ours = heading.counting(language) or heading.ONE_OR_MORE
        header = heading.heading(Library(starter), "38242", language, ours)
        count, _ = pofile.plural_forms(shared)
        assert count == pofile.plural_forms(Document(Path("x"), header))[0], language


@pytest.mark.parametrize(
    ("language", "codes", "says"),
    [
        ("es", [], "already"),
        ("es", ["38242"], "already"),
        ("en", [], "needs no catalogs"),
    ],
)
def test_a_catalog_that_is_there_is_not_begun_again(
    clinic: Path, language: str, codes: list[str], says: str
) -> None:
    with pytest.raises(UsageError, match=says):
        begun(Catalogs(Library(clinic)), language, codes)


def test_a_template_says_the_same_each_time_and_no_date(clinic: Path) -> None:
    made = templates(Catalogs(Library(clinic)), [], clinic)
    assert [each.path.name for each in made] == ["38242.pot", "45378.pot", "70553.pot", "handoutgen.pot"]
    assert [each.content for each in templates(Catalogs(Library(clinic)), [], clinic)] == [
        each.content for each in made
    ]
    assert all(b"-Date:" not in each.content for each in made)
    assert all(
        not message.translated for message in poreader.parse(made[0].path, made[0].content.decode()).messages
    )


def counted(catalogs: Catalogs, code: str) -> standing.Standing:
    return next(each for each in standing.standings(catalogs, [code], ["es"]) if each.domain == code)


def test_each_message_is_counted_as_what_it_is(clinic: Path) -> None:
    path = clinic / "locales/es/LC_MESSAGES/38242.po"
    whole = counted(Catalogs(Library(clinic)), "38242")
    assert (whole.translated, whole.percent, whole.whole) == (whole.total, 100, True)
    text = path.read_text(encoding="utf-8")
    found = document(text.partition("\n\n")[2])
    first, second, third, *_ = (message for message in found.messages if "1" not in message.source.text)
    for message, body in ((first, "fuzzy"), (second, ""), (third, "Tome 7 mg {phone}")):
        message.flags = ["fuzzy"] if body == "fuzzy" else []
        message.forms = message.forms if body == "fuzzy" else [potext.Quoted(body)]
    found.messages.append(Message(potext.Quoted("no longer wanted"), forms=[potext.Quoted("x")]))
    path.write_bytes(found.written())
    now = counted(Catalogs(Library(clinic)), "38242")
    assert (now.fuzzy, now.untranslated, now.faulty, now.obsolete) == (1, 1, 1, 1)
    assert now.translated == now.total - 3
    assert now.percent < 100
    assert not now.whole


def test_a_catalog_that_is_missing_or_broken_is_all_untranslated(clinic: Path) -> None:
    (clinic / "locales/es/LC_MESSAGES/38242.po").unlink()
    (clinic / "locales/es/LC_MESSAGES/45378.po").write_text("?")
    catalogs = Catalogs(Library(clinic))
    missing, broken = counted(catalogs, "38242"), counted(catalogs, "45378")
    assert (missing.there, missing.untranslated) == (False, missing.total)
    assert (broken.broken, broken.untranslated) == (True, broken.total)
    assert len(catalogs.failures) == 1


@pytest.mark.parametrize(
    ("codes", "asked", "says"),
    [
        (["99999"], [], "there is no procedure with the code '99999'"),
        (["es"], [], "'es' is a language, not a code"),
        ([], ["vi"], "there are no catalogs in vi"),
        ([], ["en"], "there are no catalogs in en"),
        ([], ["../es"], "'../es' is not a language tag"),
    ],
)
def test_what_there_is_not_cannot_be_asked_for(
    clinic: Path, codes: list[str], asked: list[str], says: str
) -> None:
    with pytest.raises(HandoutgenError, match=says):
        list(updated(Catalogs(Library(clinic)), codes, asked))


def test_a_language_may_be_asked_for_in_any_spelling(clinic: Path) -> None:
    assert [made.domain for made in updated(Catalogs(Library(clinic)), ["70553"], ["ES"])] == ["70553"]
