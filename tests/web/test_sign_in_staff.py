"""Staff come in by password and authenticator app. Neither alone opens anything, and no mailbox opens it instead."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from hearth.base import dates
from hearth.notices import first_password
from hearth.people.actions import invite
from hearth.people.actions.sign_in import forget_app
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.web import locking
from tests.web.doors import (
    PASSWORD,
    ask_for_code,
    figures,
    parent_comes_in,
    set_up_app,
    staff_comes_in,
    type_password,
    with_password,
)  # fmt: skip


@pytest.fixture
def okafor(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def leila(rowan: Cast) -> User:
    """A mother who was invited, and has an address to sign in with."""
    invite(rowan.between("Amal", "Leila"), way="email", by=rowan.adult["Miss Okafor"])
    return User.objects.get(pk=rowan.adult["Leila"].pk)


def test_a_password_alone_leads_to_setting_up_the_app_and_no_further(okafor: User) -> None:
    client = Client()
    assert type_password(client, with_password(okafor)) == "/"
    for page in ("staff:today", "staff:children"):
        answer = client.get(reverse(page))
        assert (answer.status_code, answer["Location"]) == (302, "/app/")


def test_password_and_app_open_the_staff_pages(okafor: User) -> None:
    client, _ = staff_comes_in(okafor)
    assert client.get(reverse("staff:today")).status_code == 200


def test_the_next_time_the_app_is_asked_for_before_anything(okafor: User) -> None:
    _, secret = staff_comes_in(okafor)
    again = Client()
    assert type_password(again, okafor) == "/sign-in/app/"
    assert again.get(reverse("staff:today"))["Location"].startswith("/?next=")
    assert again.post("/sign-in/app/", {"code": "000000"}).status_code == 200
    shown = figures(secret, 1)
    assert again.post("/sign-in/app/", {"code": f"{shown[:3]} {shown[3:]}"}).status_code == 302
    assert again.get(reverse("staff:today")).status_code == 200


def test_a_spare_code_works_once_in_place_of_the_app(okafor: User) -> None:
    client, _ = staff_comes_in(okafor)
    spare = re.findall(r"<li><bdi>(\d+)</bdi>", client.get("/app/codes/").content.decode())
    assert len(spare) == 10
    for browser, answer in ((Client(), 302), (Client(), 200)):
        type_password(browser, okafor)
        assert browser.post("/sign-in/app/", {"code": spare[0]}).status_code == answer


def test_new_spare_codes_take_the_place_of_the_old_ones(okafor: User) -> None:
    client, _ = staff_comes_in(okafor)
    before = client.get("/app/codes/").content.decode()
    client.post("/app/codes/new/")
    assert client.get("/app/codes/").content.decode() != before


def test_the_app_and_the_spare_codes_ask_for_the_password_again_after_ten_minutes(okafor: User) -> None:
    client, _ = staff_comes_in(okafor)
    session = client.session
    session[locking.PASSWORD_AT] -= locking.FRESH + 1
    session.save()
    assert client.get("/app/codes/")["Location"].startswith("/unlock/")


def test_the_picture_for_the_app_comes_without_a_third_party_and_with_the_letters_beside_it(okafor: User) -> None:
    client = Client()
    type_password(client, with_password(okafor))
    page = client.get("/app/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert re.search(r"<bdi>[A-Z2-7 ]{32,}</bdi>", page)


def test_no_member_of_staff_gets_a_code_by_mail(okafor: User) -> None:
    assert ask_for_code(Client(), str(okafor.email)) == ""
    assert 'choose "I work here"' in mail.outbox[-1].body


def test_a_parent_who_works_here_comes_by_the_staff_door(rowan: Cast) -> None:
    doyle = rowan.adult["Mrs Doyle"]
    assert doyle.is_parent
    assert ask_for_code(Client(), str(doyle.email)) == ""
    client, _ = staff_comes_in(doyle)
    assert client.get("/")["Location"] == "/doors/"
    page = client.get("/doors/").content.decode()
    assert "To work at Rowan Primary" in page
    assert "To my own child" in page
    assert client.get("/home/").status_code == 200


def test_a_parent_who_starts_to_work_here_loses_the_session_begun_by_code(rowan: Cast, leila: User) -> None:
    client = parent_comes_in(str(leila.email))
    assert client.get("/home/").status_code == 200
    leila.memberships.create(school=rowan.rowan, role="office", begins_on=dates.today())
    assert client.get("/home/")["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_a_code_asked_for_before_the_role_began_does_not_work_after(rowan: Cast, leila: User) -> None:
    client = Client()
    code = ask_for_code(client, str(leila.email))
    leila.memberships.create(school=rowan.rowan, role="office", begins_on=dates.today())
    assert client.post("/sign-in/code/type/", {"code": code})["Location"] == "/sign-in/"
    assert "_auth_user_id" not in client.session


def test_only_people_who_work_here_have_a_password(leila: User) -> None:
    with_password(leila)
    assert type_password(Client(), leila) == ""
    count = len(mail.outbox)
    Client().post("/password/", {"email": leila.email})
    assert "We cannot send" in mail.outbox[count].body


def test_wrong_passwords_are_stopped_after_five(okafor: User) -> None:
    with_password(okafor)
    client = Client()
    for _ in range(5):
        assert type_password(client, okafor, "something else entirely") == ""
    answer = client.post("/sign-in/", {"login": okafor.email, "password": PASSWORD})
    assert "That was a lot of tries" in answer.content.decode()


def test_wrong_codes_from_the_app_are_stopped_after_five(okafor: User) -> None:
    _, secret = staff_comes_in(okafor)
    client = Client()
    type_password(client, okafor)
    for _ in range(5):
        client.post("/sign-in/app/", {"code": "000000"})
    answer = client.post("/sign-in/app/", {"code": figures(secret, 1)})
    assert "That was a lot of tries" in answer.content.decode()


def test_the_first_password_comes_by_a_link_that_works_once(okafor: User, rowan: Cast) -> None:
    assert first_password.send(okafor, school=rowan.rowan) is None
    letter = mail.outbox[-1]
    assert letter.to == [okafor.email]
    link = re.search(r"https?://\S+?(/password/\S+)", letter.body)
    assert link is not None
    client = Client()
    form = client.get(link.group(1), follow=True)
    place = form.redirect_chain[-1][0]
    short = client.post(place, {"password1": "short", "password2": "short"})
    assert "too short" in short.content.decode()
    assert client.post(place, {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
    assert type_password(client, okafor) == "/"
    assert "does not work any more" in Client().get(link.group(1), follow=True).content.decode()


def test_passwords_are_kept_as_argon2(okafor: User) -> None:
    assert with_password(okafor).password.startswith("argon2$")


def test_a_lost_phone_means_setting_up_another_at_the_next_sign_in(okafor: User) -> None:
    staff_comes_in(okafor)
    forget_app(okafor, by=None)
    client = Client()
    assert type_password(client, okafor) == "/"
    set_up_app(client)
    assert client.get(reverse("staff:today")).status_code == 200


def test_signing_out_ends_the_session_and_clears_the_pages_kept(okafor: User) -> None:
    client, _ = staff_comes_in(okafor)
    assert client.get("/sign-out/").status_code == 405
    answer = client.post("/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache"'
    assert client.get(reverse("staff:today"))["Location"].startswith("/?next=")


def test_coming_in_changes_the_session_key(okafor: User) -> None:
    client = Client()
    client.post("/sign-in/", {"login": "nobody@example.org", "password": "x"})
    client.session.save()
    before = client.session.session_key
    type_password(client, with_password(okafor))
    assert client.session.session_key != before


@pytest.mark.parametrize(
    "path",
    [
        "/account/signup/", "/account/email/", "/account/password/change/", "/account/2fa/", "/sign-in/new/",
        "/account/login/", "/account/2fa/totp/deactivate/", "/password/change/", "/account/reauthenticate/",
    ],
)  # fmt: skip
def test_what_allauth_offers_beyond_this_has_no_address(path: str, okafor: User) -> None:
    client, _ = staff_comes_in(okafor)
    assert client.get(path).status_code == 404
