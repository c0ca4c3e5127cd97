"""Parents and carers come in by a code: by e-mail each time, or once from a letter. Nobody learns who is known here."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from hearth.people.actions import close_record, invite
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests.smtp import free_port, mail_server, through
from tests.web.doors import ask_for_code, parent_comes_in


@pytest.fixture
def leila(rowan: Cast) -> User:
    """Leila, who was invited by e-mail and has an address to sign in with."""
    invite(rowan.between("Amal", "Leila"), way="email", by=rowan.adult["Miss Okafor"])
    return User.objects.get(pk=rowan.adult["Leila"].pk)


def door(rowan: Cast) -> Relationship:
    return rowan.between("Amal", "Leila")


def test_a_code_by_mail_brings_a_parent_home_without_a_password(leila: User) -> None:
    client = parent_comes_in(str(leila.email))
    assert client.get("/")["Location"] == "/home/"
    assert client.get("/home/").status_code == 200


@pytest.mark.parametrize("shape", ["{0} {1}", "{0}{1}", "{0}-{1}", " {0}  {1} ", "{0}\N{NO-BREAK SPACE}{1}"])
def test_the_code_may_be_typed_with_spaces_hyphens_or_pasted(leila: User, shape: str) -> None:
    client = Client()
    first, last = ask_for_code(client, str(leila.email)).split()
    assert client.post("/sign-in/code/type/", {"code": shape.format(first, last)}).status_code == 302


@pytest.mark.parametrize("language", ["ur", "ar"])
def test_in_a_script_from_right_to_left_both_halves_of_the_code_stay_in_order(leila: User, language: str) -> None:
    """A plain space between them would let a mail program show the second half first."""
    Client(headers={"accept-language": language}).post("/sign-in/code/", {"email": leila.email})
    for words in (mail.outbox[-1].subject, mail.outbox[-1].body):
        assert re.search(r"\d{3}\N{NO-BREAK SPACE}\d{3}", words)


def test_the_code_may_be_typed_in_the_figures_of_another_keyboard(leila: User) -> None:
    client = Client()
    code = ask_for_code(client, str(leila.email)).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert client.post("/sign-in/code/type/", {"code": code}).status_code == 302


def test_the_letter_says_nothing_about_school_or_child_and_the_phone_can_fill_it_in(leila: User, rowan: Cast) -> None:
    client = Client()
    ask_for_code(client, str(leila.email).upper())
    letter = mail.outbox[-1]
    whole = f"{letter.subject} {letter.body}"
    assert not any(name in whole for name in ("Amal", "Rahman", "Leila", "Willow", "nurture"))
    assert 'autocomplete="one-time-code"' in client.get("/sign-in/code/type/").content.decode()


def test_a_wrong_code_is_said_and_five_end_it(leila: User) -> None:
    client = Client()
    right = ask_for_code(client, str(leila.email))
    wrong = "000000" if right != "000 000" else "111111"
    for _ in range(4):
        assert "That is not the code" in client.post("/sign-in/code/type/", {"code": wrong}).content.decode()
    assert client.post("/sign-in/code/type/", {"code": wrong}).status_code == 302
    client.post("/sign-in/code/type/", {"code": right})
    assert "_auth_user_id" not in client.session


def test_an_old_code_does_not_work(leila: User, settings: Settings) -> None:
    client = Client()
    code = ask_for_code(client, str(leila.email))
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1
    client.post("/sign-in/code/type/", {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_code_asked_for_on_one_phone_does_not_work_on_another(leila: User) -> None:
    code = ask_for_code(Client(), str(leila.email))
    other = Client()
    other.post("/sign-in/code/type/", {"code": code})
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize("unknown", ["nobody@example.org", "someone.else@example.org"])
def test_an_unknown_address_gets_the_same_page_and_a_calm_letter(leila: User, unknown: str) -> None:
    pages = []
    for email in (str(leila.email), unknown):
        client = Client()
        answer = client.post("/sign-in/code/", {"email": email})
        page = client.get(answer["Location"]).content.decode().replace(email, "")
        pages.append((answer.status_code, answer["Location"], re.sub(r'value="\w{64}"', "", page)))
    assert pages[0] == pages[1]
    letter = mail.outbox[-1]
    assert letter.to == [unknown]
    assert "sign up" not in letter.body.lower()
    assert "ring the school" in letter.body


def test_a_parent_whose_door_is_closed_is_an_unknown_address(leila: User, rowan: Cast) -> None:
    for relationship in leila.relationships.all():
        close_record(relationship, by=rowan.adult["Miss Okafor"])
    assert ask_for_code(Client(), str(leila.email)) == ""


def test_a_door_that_closes_during_a_visit_shows_nothing_more(leila: User, in_english: Cast) -> None:
    rowan = in_english
    client = parent_comes_in(str(leila.email))
    for relationship in leila.relationships.all():
        close_record(relationship, by=rowan.adult["Miss Okafor"])
    assert client.get("/home/").status_code == 404
    page = client.get("/").content.decode()
    assert "There is nothing here for you just now" in page
    assert "01632 960110" in page


def test_an_own_phone_stays_signed_in_for_thirty_days_and_any_other_until_the_browser_closes(leila: User) -> None:
    own = parent_comes_in(str(leila.email), own_phone="on")
    assert own.cookies["sessionid"]["max-age"] == timedelta(days=30).total_seconds()
    other = parent_comes_in(str(leila.email))
    assert other.cookies["sessionid"]["max-age"] == ""


def test_asking_again_and_again_is_stopped_after_three(leila: User) -> None:
    for _ in range(3):
        assert ask_for_code(Client(), str(leila.email))
    answer = Client().post("/sign-in/code/", {"email": leila.email})
    assert answer.status_code == 200
    assert "That was a lot of tries" in answer.content.decode()


def test_a_code_on_paper_brings_a_parent_home_once(rowan: Cast) -> None:
    code = invite(door(rowan), way="paper", by=rowan.adult["Miss Okafor"]).code
    client = Client()
    assert client.post("/code/", {"code": code.lower().replace("-", " ")})["Location"] == "/"
    assert client.get("/")["Location"] == "/home/"
    again = Client().post("/code/", {"code": code})
    assert "This code does not open the door" in again.content.decode()


def test_a_code_on_paper_can_keep_an_own_phone_signed_in(rowan: Cast) -> None:
    code = invite(door(rowan), way="paper", by=rowan.adult["Miss Okafor"]).code
    client = Client()
    client.post("/code/", {"code": code, "own_phone": "on"})
    assert client.cookies["sessionid"]["max-age"] == timedelta(days=30).total_seconds()


def test_guessing_codes_on_paper_is_stopped_after_ten(rowan: Cast) -> None:
    code = invite(door(rowan), way="paper", by=rowan.adult["Miss Okafor"]).code
    client = Client()
    for guess in range(10):
        client.post("/code/", {"code": f"KITE-{guess}"})
    assert "That was a lot of tries" in client.post("/code/", {"code": code}).content.decode()
    assert "_auth_user_id" not in client.session


def test_with_a_dead_mail_server_a_parent_reads_whom_to_ring(leila: User, settings: Settings) -> None:
    through(settings, free_port())
    known, unknown = (Client().post("/sign-in/code/", {"email": e}) for e in (leila.email, "nobody@example.org"))
    assert known.status_code == unknown.status_code == 503
    page, other = (re.sub(r'"csrfmiddlewaretoken" value="\w+"', "", one.content.decode()) for one in (known, unknown))
    assert "It is not your fault" in page
    assert "01632 960110" in page
    assert page == other


def test_the_code_arrives_over_a_real_mail_server(leila: User, settings: Settings) -> None:
    with mail_server(settings) as box:
        Client().post("/sign-in/code/", {"email": leila.email})
    assert box.to == [leila.email]
    assert re.search(r"\d{3} \d{3}", box.last()["Subject"])


def test_somebody_who_follows_a_link_lands_where_it_led_after_the_code(leila: User) -> None:
    client = Client()
    front = client.get("/home/")
    assert front["Location"] == "/?next=/home/"
    assert "/sign-in/code/?next=/home/" in client.get(front["Location"]).content.decode()
    ask = client.post("/sign-in/code/", {"email": leila.email, "next": "/home/"})
    code = re.search(r"Your code is (\d{3} \d{3})", mail.outbox[-1].body)
    assert code is not None
    done = client.post(ask["Location"], {"code": code.group(1), "next": "/home/"})
    assert done["Location"] == "/home/"


def test_a_link_to_somewhere_else_is_not_followed(leila: User) -> None:
    client = Client()
    code = ask_for_code(client, str(leila.email))
    answer = client.post("/sign-in/code/type/", {"code": code, "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
