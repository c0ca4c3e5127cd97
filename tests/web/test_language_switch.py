"""In which language a page comes, and the switch."""

import pytest
from django.test import Client

from hearth.audit.models import Entry
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


def told(client: Client, path: str, **headers: str) -> tuple[str, str]:
    response = client.get(path, headers=headers)
    html = response.content.decode()
    return response["Content-Language"], html[html.index("<html") : html.index(">", html.index("<html")) + 1]


def test_a_parent_who_reads_urdu_gets_urdu_from_the_right(rowan: Cast) -> None:
    assert told(browser_of(rowan.adult["Leila"]), "/home/") == ("ur", '<html lang="ur" dir="rtl">')


def test_work_is_in_english_whatever_the_browser_asks_for(rowan: Cast) -> None:
    assert told(browser_of(rowan.adult["Miss Okafor"]), "/today/", accept_language="pl")[0] == "en-GB"


def test_a_parent_chooses_and_stays_on_the_page(rowan: Cast) -> None:
    client = browser_of(rowan.adult["Leila"])
    response = client.post("/language/", {"language": "pl", "next": "/home/who-sees-what/"})
    assert response["Location"] == "/home/who-sees-what/"
    assert User.objects.get(pk=rowan.adult["Leila"].pk).page_language == "pl"
    assert told(client, "/home/")[0] == "pl"
    entry = Entry.objects.latest("pk")
    assert "language" not in client.cookies
    assert Entry.objects.filter(what="people.choose_page_language", hat=Entry.Hat.PARENT).count() == 1 and entry.looked


def test_a_parent_who_works_here_chooses_for_home_alone(rowan: Cast) -> None:
    client = browser_of(rowan.adult["Mrs Doyle"])
    client.post("/language/", {"language": "cy", "next": "/home/"})
    assert told(client, "/home/")[0] == "cy"
    assert told(client, "/children/")[0] == "en-GB"


def test_at_the_door_the_device_keeps_the_choice(db: None) -> None:
    client = Client()
    assert told(client, "/", accept_language="ar,en;q=0.5") == ("ar", '<html lang="ar" dir="rtl">')
    response = client.post("/language/", {"language": "ur", "next": "/code/"}, headers={"accept-language": "ar"})
    assert response["Location"] == "/code/"
    assert response.cookies["language"]["httponly"]
    assert told(client, "/code/", accept_language="ar")[0] == "ur"


@pytest.mark.parametrize("accepts", ["so,tlh;q=0.5", "", "*", "x" * 4000, "en-US"])
def test_a_language_we_have_not_got_gives_english(db: None, accepts: str) -> None:
    assert told(Client(), "/", accept_language=accepts)[0] == "en-GB"


def test_a_cache_is_told_what_the_page_depends_on(db: None) -> None:
    varies = {name.strip() for name in Client().get("/")["Vary"].split(",")}
    assert {"Cookie", "Accept-Language"} <= varies


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_the_switch_leads_nowhere_else(db: None, elsewhere: str) -> None:
    assert Client().post("/language/", {"language": "ur", "next": elsewhere})["Location"] == "/"


def test_the_switch_knows_only_what_we_ship(db: None) -> None:
    assert Client().post("/language/", {"language": "tlh"}).status_code == 404
    assert Client().get("/language/").status_code == 405


def test_the_switch_names_each_language_in_itself(rowan: Cast) -> None:
    for html in (
        browser_of(rowan.adult["Tom"]).get("/home/").content.decode(),
        Client().get("/").content.decode(),
    ):
        for tag, direction, name in (("cy", "ltr", "Cymraeg"), ("ur", "rtl", "اردو"), ("ar", "rtl", "العربية")):
            assert f'value="{tag}" lang="{tag}" dir="{direction}">{name}</button>' in html
        assert 'value="en-GB" lang="en-GB" dir="ltr" aria-current="true">English</button>' in html


@pytest.mark.parametrize("path", ["/sign-in/", "/password/"])
def test_the_staffs_own_doors_are_in_english_and_have_no_switch(db: None, path: str) -> None:
    assert told(Client(), path, accept_language="ur")[0] == "en-GB"
    assert 'class="language"' not in Client().get(path).content.decode()


def test_the_code_by_email_is_asked_for_in_the_familys_language(db: None) -> None:
    assert told(Client(), "/sign-in/code/", accept_language="ur")[0] == "ur"
