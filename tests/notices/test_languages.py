"""What a notice says in each language: it tells nobody why, loses nothing, and falls back to English."""

from pathlib import Path
from string import Template

import pytest

from hearth.languages import catalogue
from hearth.languages.catalogue import ENGLISH, OTHERS, SHIPPED, Language, find
from hearth.notices import outside, post, texting
from hearth.notices.actions import queue
from hearth.notices.models import Channel
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast

WRITTEN = [(one, file) for one in SHIPPED for file in sorted((one.folder / "notices").glob("*.txt"))]
IDS = [f"{one.tag} {file.stem}" for one, file in WRITTEN]


@pytest.mark.parametrize(("tongue", "file"), WRITTEN, ids=IDS)
def test_nothing_seen_outside_tells_why(tongue: Language, file: Path) -> None:
    kind = file.stem.removesuffix(".letter")
    channels = [Channel.LETTER] if kind == "letter" or kind != file.stem else [Channel.EMAIL, Channel.TEXT]
    for channel in channels:
        subject, text = post.words(
            "message" if kind == "letter" else kind,
            school="Rowan Primary", phone="01632 960110", link="https://h.example/", language=tongue, channel=channel,
        )  # fmt: skip
        outside.keep_quiet(outside.of_letter(sender="Rowan Primary", subject=subject, text=text), language=tongue)


@pytest.mark.parametrize(("tongue", "file"), WRITTEN, ids=IDS)
def test_it_has_the_same_places_as_the_english(tongue: Language, file: Path) -> None:
    english = Template((ENGLISH.folder / "notices" / file.name).read_text())
    assert set(Template(file.read_text()).get_identifiers()) == set(english.get_identifiers())
    assert file.read_text().startswith("$school: ") and file.read_text().count("$phone") <= 1


@pytest.mark.parametrize("tongue", OTHERS, ids=lambda one: one.tag)
def test_every_language_has_its_own_words_that_tell(tongue: Language) -> None:
    rules = outside._rules(tongue)
    assert len(rules) > len(outside._rules(ENGLISH)) + 8


@pytest.mark.parametrize(
    ("tag", "text", "told"),
    [
        ("cy", "Rowan: am ymddygiad eich mab", "ymddygiad"),
        ("cy", "Rowan: mae rhywbeth i chi ei ddarllen", None),
        ("pl", "Rowan: w sprawie zachowania syna", "zachowania"),
        ("pl", "Rowan: mamy dla Państwa wiadomość", None),
        ("ur", "Rowan: آپ کے بیٹے کے رویے کے بارے میں", "رویے"),
        ("ur", "Rowan: آپ کے پڑھنے کے لیے کچھ ہے", None),
        ("ar", "Rowan: بخصوص سلوكه اليوم", "سلوكه"),
        ("ar", "Rowan: والسلوك", "والسلوك"),
        ("ar", "Rowan: هناك شيء لتقرأه", None),
        ("ur", "Rowan: nurture group", "nurture group"),
    ],
)
def test_it_finds_the_words_and_no_others(tag: str, text: str, told: str | None) -> None:
    tongue = find(tag)
    assert tongue is not None
    assert outside.gives_away(text, tongue) == ((told,) if told else ())


# Which language


@pytest.fixture
def leila(rowan: Cast) -> Relationship:
    return rowan.between("Amal", "Leila")


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def urdu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Language:
    """A language with one notice in it."""
    tongue = find("ur")
    assert tongue is not None
    (tmp_path / "notices").mkdir()
    for kind in ("report_shared", "agreement_asked"):
        (tmp_path / "notices" / f"{kind}.txt").write_text("$school: کچھ نیا\nسلام،\n\n$link\n\n$phone\n")
    made = Language(**(vars(tongue) | {"folder": tmp_path}))
    monkeypatch.setattr(catalogue, "for_reader", lambda **_: made)
    return made


def test_it_is_in_the_language_of_their_pages(leila: Relationship, lead: User, urdu: Language) -> None:
    letter = queue(leila, kind="report_shared", by=lead)
    assert letter is not None and letter.language == "ur"
    assert letter.subject == "Rowan Primary: کچھ نیا" and "سلام" in letter.text


def test_what_nobody_has_translated_is_in_english(leila: Relationship, lead: User, urdu: Language) -> None:
    letter = queue(leila, kind="question_answered", by=lead)
    assert letter is not None and letter.language == "en-GB" and letter.text.startswith("Hello,")


def test_what_leads_to_an_unsigned_page_is_in_english(leila: Relationship, lead: User, urdu: Language) -> None:
    letter = queue(leila, kind="agreement_asked", by=lead)
    assert letter is not None and letter.language == "en-GB"


def test_in_english_nobody_asks_who_signed(leila: Relationship, lead: User) -> None:
    leila.adult.page_language = "en-GB"
    letter = queue(leila, kind="agreement_asked", by=lead)
    assert letter is not None and letter.language == "en-GB"


# What a text costs


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("it’s" + "a" * 156, 1),  # a typographer's apostrophe is written plainly
        ("ż" * 70, 1),
        ("ż" + "a" * 70, 2),
        ("س" * 134, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_parts_are_counted_as_a_phone_counts(text: str, parts: int) -> None:
    assert texting.parts(text) == parts


@pytest.mark.parametrize("kind", sorted(post.KINDS - {"first_password", "invitation"}))
def test_each_of_ours_is_one_text_in_english(kind: str) -> None:
    link = "https://hearth.northmoor.sch.uk/answer/abcdefghijklmnopqrstuv/"
    _, text = post.words(kind, school="Northmoor St Mary’s Primary", phone="", link=link, channel=Channel.TEXT)
    assert texting.parts(text) == 1, len(text)
