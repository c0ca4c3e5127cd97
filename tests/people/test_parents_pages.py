"""What a parent can see of who sees them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import SpeakingNote
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.schools.models import School
from hearth.wording import reading, unwanted
from hearth.wording.plain import blocks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session["demo_sign_in"] = True
    session.save()
    return client


def main(client: Client, view: str, /, *args: object) -> str:
    response = client.get(reverse(view, args=args))
    assert response.status_code == 200, (view, response.status_code)
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main")]


def look(rowan: Cast, name: str, child: str = "Amal") -> None:
    assert as_(rowan.adult[name]).get(reverse("staff:people", args=[rowan.child[child].pk])).status_code == 200


def test_a_parent_sees_names_and_days_of_school_staff(rowan: Cast) -> None:
    Entry.objects.about(rowan.child["Amal"].pk).delete()
    for name in ("Mr Reid", "Miss Okafor", "Mr Reid"):
        look(rowan, name)
    page = main(as_(rowan.adult["Leila"]), "parents:who_looked", rowan.child["Amal"].pk)
    assert f"{dates.today():%A} {dates.today().day} {dates.today():%B}" in page
    assert page.index("Miss Okafor") < page.index("Mr Reid") and page.count("Mr Reid") == 1
    assert not re.search(r"\b9[.:]05\b", page), "a day, never a time"


def test_a_parent_never_sees_the_safeguarding_lead_or_another_parent(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    look(rowan, "Mr Varga")
    for name in ("Yusuf", "Leila"):
        page = main(as_(rowan.adult[name]), "parents:who_looked", amal)
    assert "Varga" not in page and "Yusuf" not in page and "Leila" not in page


def test_a_parent_sees_nothing_of_another_family(rowan: Cast) -> None:
    for view in ("parents:who_looked", "parents:speaking_note"):
        answer = as_(rowan.adult["Leila"]).get(reverse(view, args=[rowan.child["Effie"].pk]))
        assert answer.status_code == 404


def test_a_maintained_school_in_england_names_the_parents_own_right(rowan: Cast) -> None:
    page = main(as_(rowan.adult["Leila"]), "parents:who_sees")
    assert "right of your own" in page and "15 school days" in page
    assert "the school will tell you if this is right for you" in page, "how long it is kept was not checked"


def test_an_academy_says_that_the_right_is_the_childs(rowan: Cast) -> None:
    School.objects.filter(pk=rowan.rowan.pk).update(kind="academy")
    page = main(as_(rowan.adult["Leila"]), "parents:who_sees")
    assert "right of your own" not in page and "15 school days" not in page and "one month" in page


def test_a_school_in_scotland_says_what_holds_there(rowan: Cast) -> None:
    School.objects.filter(pk=rowan.rowan.pk).update(jurisdiction="scotland")
    page = main(as_(rowan.adult["Leila"]), "parents:who_sees")
    assert "From 12, a child in Scotland" in page and "No birthday decides" not in page


def test_a_parent_reads_and_changes_how_we_speak_with_them(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"], rowan.adult["Leila"]
    conversations.agree_speaking_note(amal, adult=leila, call_me="Mrs Rahman", by=rowan.adult["Mrs Bell"])
    client = as_(leila)
    page = main(client, "parents:speaking_note")
    assert "Mrs Rahman" in page and "We wrote this down after we talked" in page
    client.post(reverse("parents:speaking_note", args=[amal.pk]), {"call_me": "Leila", "when": "After 2"})
    note = SpeakingNote.objects.get(child=amal, adult=leila)
    assert (note.call_me, note.when, note.agreed_on, note.changed_by) == ("Leila", "After 2", dates.today(), leila)


def test_a_parent_cannot_read_the_other_parents_note(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    conversations.agree_speaking_note(amal, adult=rowan.adult["Leila"], call_me="Zuleikha", by=rowan.adult["Leila"])
    assert "Zuleikha" not in main(as_(rowan.adult["Yusuf"]), "parents:speaking_note")


def test_a_parent_of_two_chooses_the_child(rowan: Cast) -> None:
    rowan.between("Ivy", "Mei").__class__.objects.filter(pk=rowan.between("Ivy", "Mei").pk).update(
        adult=rowan.adult["Leila"]
    )
    page = main(as_(rowan.adult["Leila"]), "parents:speaking_note")
    assert "Amal" in page and "Ivy" in page


@pytest.mark.parametrize("view", ["parents:who_sees", "parents:who_looked", "parents:speaking_note"])
@pytest.mark.parametrize("nation", ["england", "scotland", "wales", "northern_ireland"])
def test_each_page_reads_at_about_ten(rowan: Cast, view: str, nation: str) -> None:
    School.objects.filter(pk=rowan.rowan.pk).update(jurisdiction=nation)
    args = [rowan.child["Amal"].pk] if view == "parents:who_looked" else []
    words = blocks(as_(rowan.adult["Leila"]).get(reverse(view, args=args)).content.decode())
    age = reading.reading_age(words, names=["Amal", "Leila", "Okafor", "Rowan", "Primary"])
    assert age is None or age <= reading.THRESHOLD, (age, reading.hardest(words))
    assert unwanted.found(" ".join(words)) == []
