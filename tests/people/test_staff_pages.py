"""The staff pages about who is who, seen by the cast."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.conversations import actions as conversations
from hearth.people import actions as people
from hearth.people.models import Child, Invitation, Relationship, User
from hearth.records.cast import Cast

pytestmark = pytest.mark.django_db


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    session = client.session
    session["demo_sign_in"] = True
    session.save()
    return client


def text(client: Client, view: str, /, *args: object, **query: str) -> str:
    response = client.get(reverse(f"staff:{view}", args=args), query)
    assert response.status_code == 200, (view, response.status_code)
    return response.content.decode()


@pytest.mark.parametrize(
    "name", ["change_adult", "say", "restriction", "held", "door", "end_relationship", "relationship"]
)
def test_each_page_about_an_adult_opens_for_the_lead_and_leaves_one_entry(rowan: Cast, name: str) -> None:
    before = Entry.objects.count()
    between = rowan.between("Amal", "Leila")
    assert "Leila" in text(as_(rowan.adult["Miss Okafor"]), name, between.pk)
    entry = Entry.objects.latest("pk")
    assert Entry.objects.count() == before + 1
    assert (entry.looked, entry.child_id, entry.hat) == (True, between.child_id, Entry.Hat.STAFF)


def test_one_homes_address_is_only_for_those_who_may_change_it(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    for name in ("Mrs Bell", "Mr Reid", "Mr Osei", "Miss Okafor"):
        page = text(as_(rowan.adult[name]), "people", amal)
        assert "Orchard Row" not in page and "Canal Street" not in page
    assert "Orchard Row" in text(as_(rowan.adult["Miss Okafor"]), "relationship", rowan.between("Amal", "Leila").pk)
    assert "Canal Street" not in text(
        as_(rowan.adult["Miss Okafor"]), "relationship", rowan.between("Amal", "Leila").pk
    )


def test_a_restricted_adult_is_a_name_and_whom_to_ask(rowan: Cast) -> None:
    page = text(as_(rowan.adult["Mrs Bell"]), "people", rowan.child["Nia"].pk)
    card = page[page.index(">Dean<") :][:400]
    assert "Ask Miss Okafor first." in card
    assert "07700 900172" not in page and "dean@example.org" not in page
    lead = text(as_(rowan.adult["Miss Okafor"]), "relationship", rowan.between("Nia", "Dean").pk)
    assert "Mrs Marsh looked" in lead
    assert "07700 900172" not in lead and "dean@example.org" not in lead


def test_nobody_opens_the_pages_of_their_own_child(rowan: Cast) -> None:
    doyle = as_(rowan.adult["Mrs Doyle"])
    assert doyle.get(reverse("staff:people", args=[rowan.child["Oskar"].pk])).status_code == 404


def test_a_restriction_by_the_lead_shuts_the_parents_door_at_once(rowan: Cast) -> None:
    yusuf = rowan.between("Amal", "Yusuf")
    at_home = as_(rowan.adult["Yusuf"])
    where = reverse("parents:who_looked", args=[rowan.child["Amal"].pk])
    assert at_home.get(where).status_code == 200
    as_(rowan.adult["Miss Okafor"]).post(
        reverse("staff:restriction", args=[yusuf.pk]), {"with_order": "no", "note": "Told by Leila and her worker."}
    )
    assert at_home.get(where).status_code == 404
    assert not Child.objects.shared_with(User.objects.get(pk=yusuf.adult_id)).exists()


def test_a_restriction_without_a_reason_keeps_what_was_typed(rowan: Cast) -> None:
    yusuf = rowan.between("Amal", "Yusuf")
    response = as_(rowan.adult["Miss Okafor"]).post(
        reverse("staff:restriction", args=[yusuf.pk]), {"with_order": "no", "note": ""}
    )
    assert "Write what you saw or were told." in response.content.decode()
    assert not Relationship.objects.get(pk=yusuf.pk).is_restricted


def test_an_adult_who_is_here_already_is_not_written_down_twice(rowan: Cast) -> None:
    lead, ivy = as_(rowan.adult["Miss Okafor"]), rowan.child["Ivy"]
    typed = {
        "forename": "Leila", "surname": "Rahman", "kind": "relative", "responsibility": "no", "may_contact": "on",
        "contact_how": "phone", "language": "en-GB",
    }  # fmt: skip
    page = lead.post(reverse("staff:new_adult", args=[ivy.pk]), typed).content.decode()
    assert "Somebody with this name is here already" in page and "Amal Rahman" in page
    leila = rowan.adult["Leila"]
    assert lead.post(reverse("staff:new_adult", args=[ivy.pk]), {**typed, "same": str(leila.pk)}).status_code == 302
    assert Relationship.objects.get(child=ivy, adult__surname="Rahman").adult == leila


def test_an_adult_nobody_knows_is_written_down(rowan: Cast) -> None:
    ivy = rowan.child["Ivy"]
    as_(rowan.adult["Miss Okafor"]).post(
        reverse("staff:new_adult", args=[ivy.pk]),
        {"surname": "Chan", "forename": "Bo", "kind": "relative", "responsibility": "unclear", "may_contact": "on",
         "contact_how": "phone", "language": "zh"},
    )  # fmt: skip
    bo = Relationship.objects.get(child=ivy, adult__forename="Bo")
    assert bo.held and not bo.may_contact


def test_the_paper_has_the_code_and_neither_the_child_nor_a_reason(rowan: Cast) -> None:
    leila = rowan.between("Amal", "Leila")
    response = as_(rowan.adult["Mr Osei"]).post(reverse("staff:invitation_paper", args=[leila.pk]), {"way": "paper"})
    page = response.content.decode()
    code = re.search(r"[A-Z]+-[2-9]{4}-\w{4}-\w{4}", page)
    assert code and response["Cache-Control"] == "no-store"
    assert "Rowan Primary" in page
    assert not re.search(r"Amal|nurture|Willow|behaviour|Orchard Row", page)
    assert Invitation.objects.filter(relationship=leila, way="paper", made_by=rowan.adult["Mr Osei"]).count() == 1


def test_nobody_is_invited_before_a_talk_and_the_page_says_why(rowan: Cast) -> None:
    elena = rowan.between("Luca", "Elena")
    if elena.spoke_first_on is not None:
        pytest.skip("the cast has spoken with Elena")
    response = as_(rowan.adult["Miss Okafor"]).post(
        reverse("staff:invitation_paper", args=[elena.pk]), {"way": "paper"}
    )
    assert "Talk with Elena first" in response.content.decode()


def test_only_the_head_gives_and_ends_roles(rowan: Cast) -> None:
    assert as_(rowan.adult["Miss Okafor"]).get(reverse("staff:team")).status_code == 403
    head = as_(rowan.adult["Mrs Marsh"])
    response = head.post(
        reverse("staff:team"),
        {"forename": "Ines", "surname": "Vale", "email": "vale@rowan.example.org", "role": "office"},
        follow=True,
    )
    assert "vale@rowan.example.org" in response.content.decode()
    vale = User.objects.get(surname="Vale")
    membership = vale.memberships.get()
    assert "Vale" in text(head, "end_role", membership.pk)
    head.post(reverse("staff:end_role", args=[membership.pk]))
    assert not User.objects.get(pk=vale.pk).roles


def test_the_last_head_cannot_go(rowan: Cast) -> None:
    membership = rowan.adult["Mrs Marsh"].memberships.get()
    response = as_(rowan.adult["Mrs Marsh"]).post(reverse("staff:end_role", args=[membership.pk]))
    assert response.status_code == 409 and "the next head" in response.content.decode()


def test_the_office_has_the_notes_and_no_childs_page(rowan: Cast) -> None:
    pike = as_(rowan.adult["Mrs Pike"])
    page = text(pike, "speaking_notes", name="effie")
    assert "Tom" in page and "Start with something she did." in page and "autofocus" in page
    assert "07700" not in page and "Mill Lane" not in page
    for name in ("people", "log", "child"):
        assert pike.get(reverse(f"staff:{name}", args=[rowan.child["Effie"].pk])).status_code in (403, 404)


def test_the_office_is_told_whom_to_ask_about_a_restricted_adult(rowan: Cast) -> None:
    page = text(as_(rowan.adult["Mrs Pike"]), "speaking_notes", name="nia")
    assert "Dean" in page and "Ask Miss Okafor first." in page
    assert "07700" not in page


def test_staff_agree_a_note_and_the_parent_has_still_to_read_it(rowan: Cast) -> None:
    leila = rowan.between("Amal", "Leila")
    bell = as_(rowan.adult["Mrs Bell"])
    bell.post(reverse("staff:speaking_note", args=[leila.pk]), {"call_me": "Leila", "when": "After 2"})
    assert "has not read it yet" in text(bell, "speaking_notes", name="leila")


def test_the_log_shows_staff_and_never_a_parent_or_the_safeguarding_lead(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    text(as_(rowan.adult["Mr Reid"]), "people", amal)
    text(as_(rowan.adult["Mr Varga"]), "people", amal)
    as_(rowan.adult["Leila"]).get(reverse("parents:who_looked", args=[amal]))
    page = text(as_(rowan.adult["Miss Okafor"]), "log", amal)
    shown = page[page.index("<main") :]
    assert "Mr Reid" in shown
    assert "Varga" not in shown and "Leila" not in shown


def test_held_adults_wait_on_one_page_for_a_person(rowan: Cast) -> None:
    lead = as_(rowan.adult["Miss Okafor"])
    bo = people.add_adult(
        rowan.child["Ivy"], forename="Bo", surname="Chan", kind="relative", has_responsibility=None,
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    assert "Bo Chan" in text(lead, "held_people")
    lead.post(reverse("staff:held", args=[bo.pk]), {"responsibility": "no", "may_contact": "on"})
    assert "Bo Chan" not in text(lead, "held_people")
    bo.refresh_from_db()
    assert (bo.held, bo.has_responsibility, bo.may_see, bo.may_contact) == (False, False, False, True)


def test_the_list_of_notes_takes_as_many_queries_for_many_as_for_few(rowan: Cast) -> None:
    pike = as_(rowan.adult["Mrs Pike"])

    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            text(pike, "speaking_notes")
        return len(found)

    queries()  # the session is written once
    few = queries()
    for name in ("Bea", "Ellis", "Jude", "Finn"):
        child = rowan.child[name]
        for relationship in child.relationships.current():
            conversations.agree_speaking_note(child, adult=relationship.adult, call_me="X", by=rowan.adult["Mrs Bell"])
    assert queries() == few
