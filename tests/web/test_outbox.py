"""Letters that could not go out: on Today, in a list, and out of it again."""

import pytest
from django.test import Client
from django.urls import reverse

from hearth.notices.actions import note_trouble, queue
from hearth.notices.models import Notice
from hearth.notices.post import Trouble
from hearth.records.cast import Cast
from hearth.web import second_factor


@pytest.fixture
def letter(rowan: Cast) -> Notice:
    Notice.objects.all().delete()
    made = queue(rowan.between("Amal", "Leila"), kind="report_shared", by=rowan.adult["Miss Okafor"])
    assert made is not None
    made.tries = 1
    return note_trouble(made, trouble=Trouble("The mail server did not answer."), by=None)


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.adult[name])
    session = client.session
    session[second_factor.DEMO] = True
    session.save()
    return client


def test_today_says_how_many_and_since_when(rowan: Cast, letter: Notice) -> None:
    page = signed_in(rowan, "Miss Okafor").get(reverse("staff:today")).content.decode()
    assert "1 letter could not go out" in page
    assert "Since 9.05" in " ".join(page.split())


def test_the_list_says_to_whom_and_why(rowan: Cast, letter: Notice) -> None:
    page = signed_in(rowan, "Miss Okafor").get(reverse("staff:outbox")).content.decode()
    assert "<bdi>Leila</bdi>, for Amal" in page
    assert "The mail server did not answer." in page


def test_a_press_tries_it_again(rowan: Cast, letter: Notice) -> None:
    client = signed_in(rowan, "Miss Okafor")
    assert client.post(reverse("staff:outbox_try", args=[letter.pk]))["Location"] == reverse("staff:outbox")
    letter.refresh_from_db()
    assert (letter.trouble, letter.tries) == ("", 0)


def test_told_another_way_takes_it_off_the_list(rowan: Cast, letter: Notice) -> None:
    client = signed_in(rowan, "Miss Okafor")
    client.post(reverse("staff:outbox_told", args=[letter.pk]))
    assert "Every letter has gone out" in client.get(reverse("staff:outbox")).content.decode()


def test_nobody_acts_on_a_letter_out_of_reach(rowan: Cast, letter: Notice) -> None:
    for name, status in (("Mrs Kaur", 404), ("Mr Reid", 403), ("Leila", 404)):
        client = signed_in(rowan, name)
        for page in ("staff:outbox_try", "staff:outbox_told"):
            assert client.post(reverse(page, args=[letter.pk])).status_code == status


def test_a_letter_gone_in_the_meantime_stays_as_it_is(rowan: Cast, letter: Notice) -> None:
    Notice.objects.filter(pk=letter.pk).update(sent_at=letter.queued_at)
    client = signed_in(rowan, "Miss Okafor")
    answer = client.post(reverse("staff:outbox_try", args=[letter.pk]))
    assert (answer.status_code, "has gone out in the meantime" in answer.content.decode()) == (409, True)
