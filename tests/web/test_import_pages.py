"""Bringing children in by the page: handed in, looked at, corrected, decided, confirmed."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.exchange.models import ColumnChoice, ImportRun
from hearth.people.models import Child, Relationship
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of

HEAD = "UPN,Forename,Surname,DOB,Class,Contact Forename,Contact Surname,Relationship,PR,Court Order,Email,Mobile"
ANN = "N999990120001,Ann,Invented,02/09/2016,9Z,Bo,Invented,Mother,T,F,bo@example.org,07700900301"
CY = "N999990120001,Ann,Invented,02/09/2016,9Z,Cy,Invented,Father,T,Y,,07700900302"


@pytest.fixture
def okafor(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Miss Okafor"])


def handed_in(client: Client, *lines: str, name: str = "list.csv") -> tuple[ImportRun, str]:
    file = SimpleUploadedFile(name, "\n".join([*lines, ""]).encode())
    answer = client.post(reverse("staff:imports"), {"file": file})
    assert answer.status_code == 302, answer.content.decode()
    return ImportRun.objects.latest("pk"), client.get(answer.url).content.decode()


def confirmed(client: Client, run: ImportRun, **typed: str) -> HttpResponse:
    page = client.get(reverse("staff:import", args=[run.pk]))
    return client.post(reverse("staff:import", args=[run.pk]), {"seen": page.context["seen"].token, **typed})


def test_a_file_is_looked_at_and_then_brought_in(okafor: Client) -> None:
    run, page = handed_in(okafor, HEAD, ANN, CY)
    assert "Nothing is written yet" in page and "Ann Invented" in page and "Bo Invented, Mother" in page
    assert "court order about Cy Invented" in page
    assert not Child.objects.filter(surname="Invented").exists()
    answer = confirmed(okafor, run)
    assert answer.status_code == 302
    result = okafor.get(answer.url).content.decode()
    assert "1 added" in result and "Cy Invented" in result
    cy = Relationship.objects.get(adult__forename="Cy", child__forename="Ann")
    assert (cy.held, cy.may_contact) == (True, False)
    assert reverse("staff:held", args=[cy.pk]) in result
    assert ImportRun.objects.get(pk=run.pk).file is None


def test_the_pupil_number_is_on_no_page(okafor: Client) -> None:
    run, page = handed_in(okafor, HEAD, ANN)
    columns = okafor.get(reverse("staff:import_columns", args=[run.pk])).content.decode()
    assert "N999990120001" not in page + columns
    confirmed(okafor, run)
    _, again = handed_in(okafor, HEAD, ANN.replace("N999990120001", "C999990120002"))
    assert "another UPN" in again and "C999990120002" not in again


def test_what_the_file_says_of_itself_must_be_ticked(okafor: Client) -> None:
    run, _ = handed_in(okafor, HEAD, ANN)
    confirmed(okafor, run)
    Child.objects.filter(forename="Ann", surname="Invented").update(forename="Anna")
    run, page = handed_in(okafor, HEAD, ANN)
    assert "brought in before" in page
    refused = confirmed(okafor, run)
    assert refused.status_code == 200 and "Tick that you have read" in refused.content.decode()
    assert confirmed(okafor, run, heard="on").status_code == 302


def test_wrong_columns_are_put_right_and_remembered(okafor: Client, rowan: Cast) -> None:
    run, page = handed_in(okafor, "Given,Clan,Form", "Ann,Invented,9Z")
    assert "This is not a list of pupils" in page
    address = reverse("staff:import_columns", args=[run.pk])
    shown = okafor.get(address).content.decode()
    assert "Given" in shown and "for example: Ann" in shown
    short = okafor.post(address, {"c0": "forename", "c1": "none", "c2": "class_name"})
    assert short.status_code == 200 and "no column for a child" in short.content.decode()
    answer = okafor.post(address, {"c0": "forename", "c1": "surname", "c2": "class_name"})
    assert answer.status_code == 302 and "Ann Invented" in okafor.get(answer.url).content.decode()
    assert ColumnChoice.objects.filter(school=rowan.rowan).count() == 3
    _, again = handed_in(okafor, "Given,Clan,Form", "Ben,Invented,9Z")
    assert "Ben Invented" in again


def test_a_held_child_is_decided_on_and_may_be_held_again(okafor: Client) -> None:
    run, _ = handed_in(okafor, HEAD, ANN)
    confirmed(okafor, run)
    ann = Child.objects.get(forename="Ann", surname="Invented")
    run, page = handed_in(okafor, HEAD, ",Anne,Invented,02/09/2016,9Z,,,,,,,")
    assert "The same as Ann Invented" in page
    decide = reverse("staff:import_decision", args=[run.pk])
    okafor.post(decide, {"row": 2, "choice": "same"})
    page = okafor.get(reverse("staff:import", args=[run.pk])).content.decode()
    assert "You said" in page and "first name: Ann → Anne" in page
    okafor.post(decide, {"row": 2, "choice": ""})
    assert "The same as" in okafor.get(reverse("staff:import", args=[run.pk])).content.decode()
    okafor.post(decide, {"row": 2, "choice": "same"})
    confirmed(okafor, run)
    ann.refresh_from_db()
    assert ann.forename == "Anne"


def test_a_bad_file_is_said_on_the_form(okafor: Client) -> None:
    file = SimpleUploadedFile("list.xml", b"<CTfile><Header>")
    page = okafor.post(reverse("staff:imports"), {"file": file})
    assert page.status_code == 200 and "not whole" in page.content.decode()
    assert okafor.post(reverse("staff:imports"), {}).status_code == 200
    assert not ImportRun.objects.exists()


def test_a_file_is_let_go_or_goes_by_itself_after_a_day(okafor: Client, rowan: Cast) -> None:
    run, _ = handed_in(okafor, HEAD, ANN)
    okafor.post(reverse("staff:import_aside", args=[run.pk]))
    assert okafor.get(reverse("staff:import", args=[run.pk])).status_code == 409
    run, _ = handed_in(okafor, HEAD, ANN)
    with dates.at(dates.now() + timedelta(hours=25)):
        later = browser_of(rowan.adult["Miss Okafor"])
        assert "kept for one day" in later.get(reverse("staff:import", args=[run.pk])).content.decode()
        assert "list.csv" not in later.get(reverse("staff:imports")).content.decode()


def test_news_of_ones_own_child_is_a_colleagues_to_read(rowan: Cast) -> None:
    marsh = rowan.adult["Mrs Marsh"]
    line = ANN.replace("Bo,Invented", f"{marsh.forename},{marsh.surname}").replace("bo@example.org", marsh.email or "")
    client = browser_of(marsh)
    _, page = handed_in(client, HEAD, line.replace(",T,F,", ",T,Y,"))
    assert "Your own child" in page and "court order" not in page


def test_looking_leaves_one_entry_and_confirming_another(okafor: Client) -> None:
    run, _ = handed_in(okafor, HEAD, ANN)
    before = Entry.objects.count()
    okafor.get(reverse("staff:import", args=[run.pk]))
    assert Entry.objects.count() == before + 1
    confirmed(okafor, run)
    assert Entry.objects.count() == before + 3


def test_a_file_with_nothing_new_says_so_and_offers_no_button(okafor: Client) -> None:
    run, page = handed_in(okafor, HEAD, ANN)
    assert "Bring them in" in page
    confirmed(okafor, run)
    _, again = handed_in(okafor, HEAD, ANN)
    assert "The children of this file are here already, just as it says." in again
    assert "Bring them in" not in again and "Let this file go" in again


def test_where_every_child_is_held_the_button_comes_with_the_decision(okafor: Client) -> None:
    run, page = handed_in(okafor, HEAD, ANN.replace("N999990120001", "not a number"))
    assert "until you say who the children held above are" in page and "Bring them in" not in page
    row = okafor.get(reverse("staff:import", args=[run.pk])).context["page"].held[0].row
    okafor.post(reverse("staff:import_decision", args=[run.pk]), {"row": row, "choice": "new"})
    assert "Bring them in" in okafor.get(reverse("staff:import", args=[run.pk])).content.decode()
