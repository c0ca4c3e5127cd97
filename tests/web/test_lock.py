"""A shared tablet: locked at a press or when left alone, and nothing typed is lost."""

import html
import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.schools.actions import mark_as_demo, note_real_children
from hearth.web import locking, second_factor
from tests.web.doors import PASSWORD, staff_comes_in

BY_SCRIPT = {"HTTP_X_HEARTH_COVER": "1"}


@pytest.fixture
def okafor(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def client(okafor: User) -> Client:
    return staff_comes_in(okafor)[0]


@pytest.fixture
def page() -> str:
    return reverse("staff:today")


def leave_alone(client: Client, minutes: float) -> None:
    session = client.session
    session[locking.SEEN_AT] -= minutes * 60
    session.save()


def kept_in(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]*)"', page)
    return html.unescape(found.group(1)) if found else ""


def test_a_press_locks_every_page_at_once(client: Client, page: str) -> None:
    assert client.post("/lock/")["Location"] == "/unlock/"
    for path in (page, reverse("staff:children"), "/doors/", "/"):
        assert client.get(path)["Location"].startswith("/unlock/?next=")


def test_the_password_opens_it_where_it_was(client: Client, page: str) -> None:
    client.post("/lock/")
    assert client.post("/unlock/", {"password": PASSWORD, "next": page})["Location"] == page
    assert client.get(page).status_code == 200


def test_a_wrong_password_does_not_and_five_are_enough(client: Client, page: str) -> None:
    client.post("/lock/")
    for _ in range(5):
        assert "That is not the password" in client.post("/unlock/", {"password": "wrong"}).content.decode()
    assert "That was a lot of tries" in client.post("/unlock/", {"password": PASSWORD}).content.decode()
    assert client.get(page).status_code == 302


def test_a_tablet_left_alone_locks_after_the_schools_minutes(client: Client, page: str, rowan: Cast) -> None:
    leave_alone(client, rowan.rowan.idle_minutes - 1)
    assert client.get(page).status_code == 200
    leave_alone(client, rowan.rowan.idle_minutes + 1)
    assert client.get(page)["Location"].startswith("/unlock/")
    leave_alone(client, -100)
    assert client.get(page)["Location"].startswith("/unlock/")


def test_a_parents_phone_does_not_lock(rowan: Cast) -> None:
    client = Client()
    client.force_login(rowan.adult["Leila"])
    session = client.session
    session[locking.SEEN_AT] = 0
    session.save()
    assert client.get(reverse("parents:home")).status_code == 200


def test_someone_else_signs_this_person_out(client: Client, page: str) -> None:
    client.post("/lock/")
    assert client.post("/sign-out/").status_code == 302
    assert client.get(page)["Location"].startswith("/?next=")


def test_what_was_sent_while_locked_is_kept_shown_and_sent_on_by_hand(client: Client, rowan: Cast) -> None:
    to = reverse("staff:new_promise", args=[rowan.child["Amal"].pk])
    leave_alone(client, 60)
    locked = client.post(to, {"what": "Ring on <Friday> & listen", "due_on": "2026-11-27", "many": ["a", "b"]})
    assert locked.status_code == 423
    wrong = client.post("/unlock/", {"password": "wrong", "kept": kept_in(locked.content.decode())})
    kept = kept_in(wrong.content.decode())
    before = rowan.child["Amal"].promises.count()
    shown = client.post("/unlock/", {"password": PASSWORD, "kept": kept}).content.decode()
    assert "Ring on &lt;Friday&gt; &amp; listen" in shown
    assert f'action="{to}"' in shown
    assert rowan.child["Amal"].promises.count() == before
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))
    assert html.unescape(hidden["what"]) == "Ring on <Friday> & listen"
    assert shown.count('name="many"') == 2


def test_nothing_of_it_stays_on_the_server(client: Client, rowan: Cast) -> None:
    client.post("/lock/")
    client.post(reverse("staff:new_promise", args=[rowan.child["Amal"].pk]), {"what": "Ring on Friday"})
    assert "Ring on Friday" not in str(dict(client.session))


def test_a_strangers_form_is_never_kept_to_be_sent_on(okafor: User, rowan: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(okafor)
    session = client.session
    session[locking.LOCKED] = True
    session.save()
    answer = client.post(reverse("staff:new_promise", args=[rowan.child["Amal"].pk]), {"what": "Ring on Friday"})
    assert answer.status_code == 403
    assert "Ring on Friday" not in answer.content.decode()


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", ""])
def test_words_are_sent_on_only_to_ourselves(client: Client, to: str) -> None:
    client.post("/lock/")
    kept = json.dumps({"to": to, "fields": [["what", "x"]]})
    assert client.post("/unlock/", {"password": PASSWORD, "kept": kept, "next": to})["Location"] == "/"


def test_scripts_are_told_plainly(client: Client, page: str) -> None:
    assert client.post("/lock/here/", **BY_SCRIPT).status_code == 204
    assert client.post("/lock/", **BY_SCRIPT).status_code == 204
    assert client.post("/lock/here/", **BY_SCRIPT).status_code == 423
    draft = client.post(page, {"words": "half a"}, HTTP_HX_REQUEST="true")
    assert (draft.status_code, draft["HX-Trigger"]) == (423, "hearth:locked")
    wrong = client.post("/unlock/", {"password": "wrong"}, **BY_SCRIPT)
    assert (wrong.status_code, wrong.content.decode()) == (403, "That is not the password of this person. Try again.")
    assert client.post("/unlock/", {"password": PASSWORD}, **BY_SCRIPT).status_code == 204
    assert client.get(page).status_code == 200


def test_typing_keeps_it_open(client: Client, page: str, rowan: Cast) -> None:
    for _ in range(3):
        leave_alone(client, rowan.rowan.idle_minutes - 1)
        assert client.post("/lock/here/", **BY_SCRIPT).status_code == 204
    assert client.get(page).status_code == 200


def test_in_the_demo_a_press_is_enough_until_real_children_come(okafor: User, page: str) -> None:
    mark_as_demo(by=None)
    client = Client(HTTP_HOST="localhost")
    client.force_login(okafor)
    session = client.session
    session[second_factor.DEMO] = session[locking.LOCKED] = True
    session.save()
    assert "Your password" not in client.get("/unlock/").content.decode()
    assert client.post("/unlock/", {"next": page})["Location"] == page
    client.post("/lock/")
    note_real_children(by=None)
    assert client.post("/unlock/", {"next": page}).status_code == 200
    assert client.get(page)["Location"].startswith("/unlock/")


def test_being_here_is_written_down_at_most_twice_a_minute(
    client: Client, page: str, django_assert_num_queries: object
) -> None:
    client.get(page)
    seen = client.session[locking.SEEN_AT]
    client.get(page)
    assert client.session[locking.SEEN_AT] == seen
