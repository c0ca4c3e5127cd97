"""A shared tablet, a shared phone: the browser keeps no page, and the next person meets nothing of the last."""

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY
from django.test import Client
from django.urls import reverse

from hearth.journeys.models import ReviewSharing
from hearth.people.actions import invite
from hearth.records.cast import Cast
from hearth.web import locking
from tests.web.signed_in import browser_of


@pytest.mark.parametrize("name", ["staff:today", "staff:children", "staff:speaking_notes", "staff:group"])
def test_no_page_of_staff_is_kept(rowan: Cast, name: str) -> None:
    assert "no-store" in browser_of(rowan.adult["Miss Okafor"]).get(reverse(name))["Cache-Control"]


def test_no_page_of_a_family_is_kept_nor_its_sheet(rowan: Cast) -> None:
    leila = browser_of(rowan.adult["Leila"])
    report = ReviewSharing.objects.get(adult=rowan.adult["Leila"])
    for page in (
        reverse("parents:home"),
        reverse("parents:child", args=[rowan.child["Amal"].pk]),
        reverse("parents:report_pdf", args=[report.pk]),
    ):
        assert "no-store" in leila.get(page)["Cache-Control"]


def test_nor_a_form_that_came_back_or_a_page_that_is_not_there(rowan: Cast) -> None:
    lead = browser_of(rowan.adult["Miss Okafor"])
    assert "no-store" in lead.post(reverse("staff:new_promise", args=[rowan.child["Amal"].pk]), {})["Cache-Control"]
    assert "no-store" in lead.get("/children/999999/")["Cache-Control"]


def test_a_sentence_for_one_person_is_never_shown_to_the_next(rowan: Cast) -> None:
    """The page after a change was not fetched (the Wi-Fi went), and somebody else signs in on the same tablet."""
    tablet = browser_of(rowan.adult["Miss Okafor"])
    path = reverse("staff:new_promise", args=[rowan.child["Amal"].pk])
    tablet.post(path, {"what": "Ring Leila", "due_on": "2026-11-30", "adult": rowan.adult["Leila"].pk})
    tablet.post(reverse("sign_out"))
    tablet.force_login(rowan.adult["Leila"])
    page = tablet.get(reverse("parents:home")).content.decode()
    assert "It stays on Today" not in page
    assert set(tablet.cookies) <= {"sessionid", "csrftoken"}


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example", "//elsewhere.example", "/\t/elsewhere.example", "/\\e.org", ""]
)
def test_words_kept_while_locked_go_on_to_our_own_pages_only(to: str) -> None:
    assert locking.unpack(f'{{"to": "{to.encode("unicode_escape").decode()}", "fields": []}}') is None
    assert locking.unpack('{"to": "/children/1/?a=b", "fields": []}') is not None


def test_coming_in_by_a_code_on_paper_begins_a_new_session(rowan: Cast) -> None:
    code = invite(rowan.between("Amal", "Leila"), way="paper", by=rowan.adult["Miss Okafor"]).code
    client = Client()
    client.get(reverse("paper_code"))
    session = client.session
    session["planted"] = "by somebody before"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    client.post(reverse("paper_code"), {"code": code})
    assert client.session.session_key != before and BACKEND_SESSION_KEY in client.session
