"""The development sign-in: the cast by name, at home only, and gone for good when real children come in."""

import pytest
from django.test import Client
from pytest_django import Settings

from hearth.records.cast import Cast
from hearth.schools.actions import mark_as_demo, note_real_children

HOME = {"HTTP_HOST": "localhost:8000", "REMOTE_ADDR": "127.0.0.1"}


@pytest.fixture
def demo(rowan: Cast) -> Cast:
    mark_as_demo(by=None)
    return rowan


def enter(cast: Cast, name: str, **where: str) -> tuple[Client, int]:
    client = Client()
    answer = client.post("/demo/", {"person": cast.adult[name].pk}, **(HOME | where))
    return client, answer.status_code


def test_it_shows_the_cast_by_name_with_one_line_each(demo: Cast) -> None:
    page = Client().get("/", **HOME).content.decode()
    assert "Miss Okafor" in page
    assert "Runs the Willow Room." in page
    assert "Leila" in page


def test_one_press_brings_a_teacher_to_today_and_a_parent_home(demo: Cast) -> None:
    for name, place in (("Miss Okafor", "/today"), ("Leila", "/home/")):
        client, status = enter(demo, name)
        assert status == 302
        landed = client.get("/", **HOME)
        assert landed.status_code == 302
        assert place in landed["Location"] or landed["Location"] != "/"


@pytest.mark.parametrize(
    "where",
    [
        {"REMOTE_ADDR": "192.168.1.20"},
        {"HTTP_HOST": "hearth.example.sch.uk"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"REMOTE_ADDR": ""},
    ],
)
def test_from_anywhere_else_it_does_not_exist(demo: Cast, where: dict[str, str], settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert enter(demo, "Miss Okafor", **where)[1] == 404
    assert "Miss Okafor" not in Client().get("/", **(HOME | where)).content.decode()


def test_it_does_not_exist_in_production(demo: Cast, settings: Settings) -> None:
    settings.PRODUCTION = True
    assert enter(demo, "Miss Okafor")[1] == 404


def test_a_session_begun_in_a_demo_opens_no_staff_page_in_production(demo: Cast, settings: Settings) -> None:
    client, _ = enter(demo, "Miss Okafor")
    settings.PRODUCTION = True
    settings.SECURE_SSL_REDIRECT = False
    assert client.get("/children/", **HOME).status_code == 302


def test_real_children_shut_it_for_good(demo: Cast) -> None:
    note_real_children(by=None)
    assert enter(demo, "Miss Okafor")[1] == 404
    assert "Miss Okafor" not in Client().get("/", **HOME).content.decode()


def test_it_needs_a_form_from_our_own_page(demo: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/demo/", {"person": demo.adult["Leila"].pk}, **HOME).status_code == 403


def test_nobody_but_those_on_the_page_can_be_chosen(demo: Cast) -> None:
    for person in ("", "x", "0", "999999"):
        assert Client().post("/demo/", {"person": person}, **HOME).status_code == 404


def test_coming_in_as_another_begins_a_new_session(demo: Cast) -> None:
    client, _ = enter(demo, "Miss Okafor")
    before = client.cookies["sessionid"].value
    client.post("/demo/", {"person": demo.adult["Leila"].pk}, **HOME)
    assert client.cookies["sessionid"].value != before
    assert client.get("/children/", **HOME).status_code == 404
