"""Before you meet, from the first page to the parent's own; and who never sees it."""

from html import unescape

import pytest

from hearth.base import dates
from hearth.practice import actions as practice
from hearth.practice.models import BeforeYouMeet
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of

TYPED = {"gone_wrong": "We told you on Voicemail Street.", "differently": "We ring after six.", "until": "six_weeks"}


def page(rowan: Cast, name: str, path: str, status: int = 200) -> str:
    answer = browser_of(rowan.adult[name]).get(path)
    assert answer.status_code == status, (name, path, answer.status_code)
    return unescape(answer.content.decode())


@pytest.fixture
def note(rowan: Cast) -> BeforeYouMeet:
    return BeforeYouMeet.objects.get(child=rowan.child["Amal"], adult=rowan.adult["Leila"])


def test_it_is_written_previewed_shared_and_ended(rowan: Cast) -> None:
    reid, tom, effie = browser_of(rowan.adult["Mr Reid"]), rowan.adult["Tom"], rowan.child["Effie"]
    path = f"/people/{rowan.between('Effie', 'Tom').pk}/before/"
    assert reid.post(path, TYPED | {"gone_wrong": ""}).status_code == 200
    assert reid.post(path, TYPED).status_code == 302
    preview = unescape(reid.get(path).content.decode())
    assert "What Tom would read" in preview and "Voicemail Street" in preview and "Share it with Tom" in preview
    home = f"/home/children/{effie.pk}/speaking/"
    assert "Voicemail Street" not in page(rowan, "Tom", home)
    note = BeforeYouMeet.objects.get(adult=tom)
    assert reid.post(f"/before/{note.pk}/sharing/").status_code == 302
    shown = page(rowan, "Tom", home)
    assert (
        "Voicemail Street" in shown and "Mr Reid wrote this" in shown and f"/home/children/{effie.pk}/ask-us/" in shown
    )
    assert "Before we meet" in page(rowan, "Tom", "/home/")
    assert reid.post(f"/before/{note.pk}/end/").status_code == 302
    for name, where in (("Tom", home), ("Mr Reid", f"/children/{effie.pk}/"), ("Mr Reid", path)):
        assert "Voicemail Street" not in page(rowan, name, where)
    assert "Before we meet" not in page(rowan, "Tom", "/home/")


def test_staff_meet_it_on_the_childs_page_and_before_they_ring(rowan: Cast, note: BeforeYouMeet) -> None:
    for name in ("Miss Okafor", "Mrs Bell", "Mr Reid"):
        for path in (f"/children/{note.child_id}/", f"/children/{note.child_id}/talks/new/"):
            assert note.gone_wrong in page(rowan, name, path)
    assert note.gone_wrong not in page(rowan, "Mr Varga", f"/children/{note.child_id}/")


def test_leila_reads_hers_and_yusuf_finds_no_trace(rowan: Cast, note: BeforeYouMeet) -> None:
    home = f"/home/children/{note.child_id}/speaking/"
    assert note.differently in page(rowan, "Leila", home)
    for path in (home, "/home/", f"/home/children/{note.child_id}/"):
        his = page(rowan, "Yusuf", path)
        assert note.gone_wrong not in his and note.differently not in his and "Before we meet" not in his


def test_once_expired_it_is_on_no_page(rowan: Cast, note: BeforeYouMeet) -> None:
    with dates.at(dates.moment(dates.next_weekday(note.expires_on))):
        for name, path in (
            ("Leila", f"/home/children/{note.child_id}/speaking/"), ("Miss Okafor", f"/children/{note.child_id}/"),
            ("Miss Okafor", f"/children/{note.child_id}/talks/new/"),
            ("Miss Okafor", f"/people/{rowan.between('Amal', 'Leila').pk}/before/"),
        ):  # fmt: skip
            assert note.gone_wrong not in page(rowan, name, path)
        assert browser_of(rowan.adult["Miss Okafor"]).post(f"/before/{note.pk}/end/").status_code == 404


def test_about_dean_there_is_no_page(rowan: Cast) -> None:
    dean = rowan.between("Nia", "Dean")
    assert "Ask the nurture lead" in page(rowan, "Miss Okafor", f"/people/{dean.pk}/before/", 409)
    assert browser_of(rowan.adult["Miss Okafor"]).post(f"/people/{dean.pk}/before/", TYPED).status_code == 409
    assert not BeforeYouMeet.objects.filter(adult=dean.adult).exists()
    assert f"/people/{dean.pk}/before/" not in page(rowan, "Miss Okafor", f"/children/{dean.child_id}/")
    page(rowan, "Dean", f"/home/children/{dean.child_id}/speaking/", 404)


def test_a_parent_on_the_staff_finds_nothing_at_work(rowan: Cast) -> None:
    oskar, doyle = rowan.child["Oskar"], rowan.adult["Mrs Doyle"]
    note = practice.write_before_meeting(
        oskar, adult=doyle, gone_wrong="We asked you in the corridor.", differently="We ask you in.",
        expires_on=dates.today(), by=rowan.adult["Mrs Bell"],
    )  # fmt: skip
    relationship = rowan.between("Oskar", "Mrs Doyle")
    for path in (f"/people/{relationship.pk}/before/", f"/children/{oskar.pk}/", f"/safety/beforeyoumeet/{note.pk}/"):
        page(rowan, "Mrs Doyle", path, 404)
    browser = browser_of(doyle)
    assert browser.post(f"/before/{note.pk}/sharing/").status_code == 404
    assert "corridor" not in page(rowan, "Mrs Doyle", f"/home/children/{oskar.pk}/speaking/")


def test_hints_stand_beside_it_and_stop_nothing(rowan: Cast) -> None:
    reid, path = browser_of(rowan.adult["Mr Reid"]), f"/people/{rowan.between('Effie', 'Tom').pk}/before/"
    assert reid.post(path, TYPED | {"gone_wrong": "Tom shouted in the office."}).status_code == 302
    shown = unescape(reid.get(path).content.decode())
    assert "You may like to read this again" in shown and "What did we do" in shown and "Share it with Tom" in shown


def test_it_may_be_handed_to_the_safeguarding_lead(rowan: Cast, note: BeforeYouMeet) -> None:
    bell = browser_of(rowan.adult["Mrs Bell"])
    assert bell.post(f"/safety/beforeyoumeet/{note.pk}/").status_code == 302
    assert note.gone_wrong not in page(rowan, "Leila", f"/home/children/{note.child_id}/speaking/")
    lead = browser_of(rowan.adult["Mr Varga"])
    [handoff] = lead.get("/safety/").context["waiting"]
    assert note.gone_wrong in handoff.words
    assert lead.post(f"/safety/{handoff.pk}/", {"in_our_system": "on"}).status_code == 302
    assert not BeforeYouMeet.objects.filter(pk=note.pk).exists()
