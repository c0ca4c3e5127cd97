"""The catalogues: each message of a family’s page is in each, in full, every place kept, compiled as it stands."""

import re
from string import Formatter

import polib
import pytest

from hearth.languages import texts
from hearth.languages.catalogue import ENGLISH, OTHERS, Language
from tools import catalogues

by_name = pytest.mark.parametrize("language", OTHERS, ids=lambda one: one.english_name)


def catalogue(language: Language) -> polib.POFile:
    return polib.pofile(str(catalogues.catalogue_of(language)))


def places(text: str) -> list[str]:
    return sorted(re.findall(r"%\(\w+\)[sd]|%%", text) + re.findall(r"(?<!%)\{\w*\}", text))


def marks(text: str) -> list[str]:
    return sorted(re.findall(r"</?\w+[^>]*>", text))


def sides(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each form with the English it stands for. A form for one alone may leave the number out."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, said) for said in entry.msgstr_plural.values()]


@by_name
def test_every_message_of_a_familys_page_is_there_and_nothing_else(language: Language) -> None:
    assert {(e.msgctxt or "", e.msgid) for e in catalogue(language)} == set(catalogues.messages()), (
        "run: make languages"
    )


@by_name
def test_nothing_is_left_in_english(language: Language) -> None:
    missing = [e.msgid for e in catalogue(language) if not e.translated()]
    assert missing == [], f"{language.english_name}: {len(missing)} of our messages are not translated"


@by_name
def test_every_document_has_its_translation(language: Language) -> None:
    documents = [text for text in texts.of(language).values() if text.group not in (*texts.LOCKED, "interface")]
    assert [text.id for text in documents if text.missing] == []


@by_name
def test_no_place_for_a_name_is_lost(language: Language) -> None:
    wrong = [
        (english, said)
        for entry in catalogue(language)
        for english, said in sides(entry)
        if said
        and places(english) != places(said)
        and not (entry.msgid_plural and set(places(said)) < set(places(english)))
    ]
    assert wrong == []


@by_name
def test_no_mark_is_lost_and_none_is_added(language: Language) -> None:
    assert [(a, b) for entry in catalogue(language) for a, b in sides(entry) if b and marks(a) != marks(b)] == []


@by_name
def test_no_place_in_a_document_is_lost(language: Language) -> None:
    wrong = []
    for text in texts.of(language).values():
        if text.group in (*texts.LOCKED, "interface"):
            continue
        for line in text.lines:
            if line.translation and _fields(line.english) != _fields(line.translation):
                wrong.append((text.id, line.english[:60]))
    assert wrong == []


@by_name
def test_a_catalogue_counts_as_its_language_does(language: Language) -> None:
    held = catalogue(language)
    assert held.metadata["Plural-Forms"] == language.plurals
    forms = int(language.plurals.split("nplurals=")[1].split(";")[0])
    assert [e.msgid for e in held if e.msgid_plural and sorted(e.msgstr_plural) != list(range(forms))] == []


@by_name
def test_nothing_is_half_sure(language: Language) -> None:
    assert [e.msgid for e in catalogue(language) if e.fuzzy or e.obsolete] == []


@by_name
def test_what_is_compiled_is_what_is_written(language: Language) -> None:
    path = catalogues.catalogue_of(language)
    made = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(path.with_suffix(".mo")))}
    written = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue(language) if e.translated()}
    assert made == written, "run: make languages"


def test_the_staffs_pages_are_in_no_catalogue() -> None:
    where = {file for message in catalogues.messages().values() for file in message.where}
    assert not [file for file in where if "/staff/" in file]
    assert ENGLISH not in OTHERS


def _fields(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text.replace("%", "")) if name})
