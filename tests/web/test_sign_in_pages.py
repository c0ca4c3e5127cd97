"""Every page at the door: who gets it, that it keeps to the strict policy, and how it looks in a browser."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import get_resolver
from playwright.sync_api import Browser

from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.schools.actions import mark_as_demo
from hearth.web import second_factor
from hearth.web.account import urls
from tests.web.doors import ask_for_code, staff_comes_in, type_password, with_password
from tests.web.window import Window, browser

# Address: what somebody not signed in, a parent, and a member of staff get on asking for it.
PAGES = {
    "/": (200, 302, 302),
    "/doors/": (302, 404, 200),
    "/demo/": (405, 405, 405),
    "/code/": (200, 200, 200),
    "/sign-out/": (405, 405, 405),
    "/lock/": (302, 405, 405),
    "/lock/here/": (302, 405, 405),
    "/unlock/": (302, 200, 200),
    "/sign-in/": (200, 302, 302),
    "/sign-in/app/": (302, 302, 302),
    "/sign-in/code/": (200, 302, 302),
    "/sign-in/code/type/": (302, 302, 302),
    "/sign-in/ended/": (200, 200, 200),
    "/sign-in/new/": (404, 404, 404),
    "/password/": (200, 200, 200),
    "/password/sent/": (200, 200, 200),
    "/password/changed/": (200, 200, 200),
    "/password/1-nonsense/": (200, 200, 200),
    "/app/": (302, 404, 302),
    "/app/codes/": (302, 404, 200),
    "/app/codes/new/": (302, 405, 405),
    "/language/": (405, 405, 405),
}  # fmt: skip


def parent(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.adult["Leila"])
    return client


def test_every_address_at_the_door_has_a_row() -> None:
    ours = {pattern.name for pattern in urls.urlpatterns}
    named = {get_resolver().resolve(path).url_name for path in PAGES}
    assert ours == named


def test_each_page_at_the_door_opens_for_whom_it_should_and_keeps_to_the_strict_policy(rowan: Cast) -> None:
    people = (Client(), parent(rowan), staff_comes_in(rowan.adult["Miss Okafor"])[0])
    met = {}
    for path in PAGES:
        answers = [who.get(path) for who in people]
        met[path] = tuple(answer.status_code for answer in answers)
        for answer in answers:
            assert "default-src 'none'" in answer["Content-Security-Policy"]
            assert "unsafe" not in answer["Content-Security-Policy"]
            page = answer.content.decode()
            assert not re.search(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", page), path
            assert not re.search(r"(src|href|action)=\"(https?:)?//", page), path
    assert met == PAGES


def okafor_needs_an_app(cast: Cast) -> Client:
    client = Client()
    type_password(client, with_password(cast.adult["Miss Okafor"]))
    return client


def okafor_needs_a_code(cast: Cast) -> Client:
    staff_comes_in(cast.adult["Miss Okafor"])
    client = Client()
    type_password(client, cast.adult["Miss Okafor"])
    return client


def okafor(cast: Cast) -> Client:
    return staff_comes_in(cast.adult["Miss Okafor"])[0]


def doyle(cast: Cast) -> Client:
    return staff_comes_in(cast.adult["Mrs Doyle"])[0]


def locked(cast: Cast) -> Client:
    client = okafor(cast)
    client.post("/lock/")
    return client


def waits_for_a_code(cast: Cast) -> Client:
    client = Client()
    ask_for_code(client, "nobody@example.org")
    return client


def nobody(cast: Cast) -> Client:
    return Client()


def demo(cast: Cast) -> Client:
    mark_as_demo(by=None)
    return Client()


def no_door(cast: Cast) -> Client:
    client = Client()
    client.force_login(User.objects.create(surname="Nobody"))
    return client


DRAWN: dict[str, tuple[str, Callable[[Cast], Client]]] = {
    "front": ("/", nobody),
    "front-demo": ("/", demo),
    "password": ("/sign-in/", nobody),
    "app": ("/sign-in/app/", okafor_needs_a_code),
    "set-up-app": ("/app/", okafor_needs_an_app),
    "spare-codes": ("/app/codes/", okafor),
    "ask-code": ("/sign-in/code/", nobody),
    "type-code": ("/sign-in/code/type/", waits_for_a_code),
    "paper-code": ("/code/", nobody),
    "doors": ("/doors/", doyle),
    "no-door": ("/", no_door),
    "forgotten": ("/password/", nobody),
    "sent": ("/password/sent/", nobody),
    "old-link": ("/password/1-nonsense/", nobody),
    "changed": ("/password/changed/", nobody),
    "ended": ("/sign-in/ended/", nobody),
    "locked": ("/unlock/", locked),
}


@pytest.fixture(scope="module")
def opened(django_db_setup: None) -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.mark.browser
@pytest.mark.parametrize("name", DRAWN)
def test_a_page_at_the_door_is_sound_in_a_browser(name: str, rowan: Cast, opened: Browser) -> None:
    path, make = DRAWN[name]
    window = Window(opened, make(rowan))
    assert window.open(path) == 200
    for width, dark in ((1280, False), (390, False), (390, True)):
        window.page.set_viewport_size({"width": width, "height": 844})
        window.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        window.picture(f"{name}-{width}{'-dark' if dark else ''}")
        assert window.wrong() == []
        assert not window.too_wide()
    assert (window.stopped, window.elsewhere) == ([], [])
    window.page.context.close()


def test_the_demo_flag_alone_does_not_set_up_an_app(rowan: Cast) -> None:
    client = Client()
    client.force_login(rowan.adult["Miss Okafor"])
    session = client.session
    session[second_factor.DEMO] = True
    session.save()
    assert client.get("/app/").status_code == 404
