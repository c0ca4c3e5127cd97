"""A reader finds every text of their language beside the English, and signs it or says what is wrong."""

import polib
import pytest

from hearth.languages import catalogue, texts
from hearth.languages.models import Reading
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of

URDU = catalogue.find("ur")
assert URDU is not None


@pytest.fixture
def anwar(rowan: Cast) -> User:
    return rowan.adult["Mrs Anwar"]


def test_a_reader_finds_the_texts_of_their_own_language(anwar: User) -> None:
    html = browser_of(anwar).get("/readings/").content.decode()
    assert "Urdu" in html and "Polish" not in html and "Welsh" not in html
    for text in texts.of(URDU).values():
        assert f"/readings/ur/{text.id}/" in html


def test_a_reader_sees_both_sides_with_the_right_direction(anwar: User) -> None:
    html = browser_of(anwar).get("/readings/ur/agreement/").content.decode()
    assert "There is no wrong answer." in html
    if not texts.of(URDU)["agreement"].missing:
        assert '<div lang="ur" dir="rtl">' in html


def test_another_language_is_not_theirs(anwar: User) -> None:
    browser = browser_of(anwar)
    assert browser.get("/readings/pl/agreement/").status_code == 404
    assert browser.get("/readings/en-GB/agreement/").status_code == 404
    assert browser.get("/readings/ur/nothing-of-ours/").status_code == 404


def test_a_reader_says_what_is_wrong_and_the_leads_see_it(rowan: Cast, anwar: User) -> None:
    browser = browser_of(anwar)
    digest = texts.of(URDU)["agreement"].digest
    response = browser.post(
        "/readings/ur/agreement/", {"says": "wrong", "words": "Line three is too formal.", "digest": digest}
    )
    assert response.status_code == 302
    row = Reading.objects.get(text="agreement")
    assert (row.by, row.reads_well, row.qualification) == (anwar, False, "Diploma in Public Service Interpreting, Urdu")
    leads = browser_of(rowan.adult["Miss Okafor"])
    assert "something to put right, Mrs Anwar" in leads.get("/linguists/readings/").content.decode()
    page = leads.get("/linguists/readings/ur/agreement/").content.decode()
    assert "Line three is too formal." in page and "<textarea" not in page


def test_what_is_wrong_must_be_said(anwar: User) -> None:
    digest = texts.of(URDU)["agreement"].digest
    response = browser_of(anwar).post("/readings/ur/agreement/", {"says": "wrong", "words": "", "digest": digest})
    assert "Say what is wrong" in response.content.decode() and not Reading.objects.filter(text="agreement").exists()


def test_the_leads_sign_nothing(rowan: Cast) -> None:
    browser = browser_of(rowan.adult["Miss Okafor"])
    assert browser.get("/readings/").status_code == 403
    assert browser.post("/readings/ur/agreement/", {"says": "well"}).status_code == 403
    assert not Reading.objects.filter(text="agreement").exists()


def test_mrs_anwar_has_signed_a_few_and_none_that_is_locked(rowan: Cast) -> None:
    signed = set(texts.signed_off(rowan.rowan, URDU))
    assert signed <= {"interface:home", "interface:rest", "pages:what-it-is", "pages:morning", "phrases"}


def test_a_message_belongs_to_the_strictest_piece_it_stands_in() -> None:
    templates = "hearth/web/templates"
    both = [f"{templates}/parents/home.html", f"{templates}/parents/ask.html"]
    assert texts.chunk_of(both).id == "agreement"
    assert texts.chunk_of([*both, f"{templates}/parts/who_reads_family.html"]).id == "safety"
    assert texts.chunk_of(["hearth/web/somewhere_new.py"]).id == "interface:rest"


def test_every_message_is_in_just_one_piece() -> None:
    messages = len(polib.pofile(str(URDU.folder / "LC_MESSAGES/django.po")))
    pieces = [one for one in texts.of(URDU).values() if one.group in (*texts.LOCKED, "interface")]
    assert sum(len(one.lines) for one in pieces) == messages


def test_every_locked_piece_has_its_words() -> None:
    assert all(texts.of(one)[locked].lines for one in catalogue.OTHERS for locked in texts.LOCKED)


def test_every_text_has_a_name_short_enough_to_keep() -> None:
    assert max(len(id) for one in catalogue.OTHERS for id in texts.of(one)) <= 80
