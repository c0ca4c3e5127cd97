"""After a hand-off nobody but the safeguarding lead can tell: every page looks as if nothing had ever been written."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.actions import concerns
from hearth.people.models import AboutChild, Child, User
from hearth.records.cast import Cast
from hearth.safeguarding.models import Handoff
from hearth.web.parents.urls import urlpatterns as parents
from hearth.web.staff.urls import urlpatterns as staff

pytestmark = pytest.mark.django_db

SECRET = "He locks Amal in the cellar"
# Pages that show the looks themselves, which this test adds to.
LOOKS = {"log", "who_looked"}


def as_(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    session = client.session
    session["demo_sign_in"] = True
    session.save()
    return client


def addresses(portal: str, patterns: list[URLPattern], child: Child) -> list[str]:
    """Every page that needs no more than a child to be opened."""
    found = [p for p in patterns if set(p.pattern.converters) <= {"child_pk"} and p.name not in LOOKS]
    return [reverse(f"{portal}:{p.name}", kwargs={"child_pk": child.pk} if p.pattern.converters else {}) for p in found]


def seen(rowan: Cast, who: tuple[str, ...], child: str) -> dict[tuple[str, str], tuple[int, str]]:
    pages = {}
    for name in who:
        user = User.objects.get(pk=rowan.adult[name].pk)
        portal, patterns = ("staff", staff) if user.roles else ("parents", parents)
        client = as_(user)
        for address in addresses(portal, patterns, rowan.child[child]):
            response = client.get(address)
            words = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode(errors="replace"))
            pages[name, address] = (response.status_code, words)
    return pages


def written(rowan: Cast) -> list[tuple[str, AboutChild]]:
    """Four things, each of which turns out to be a disclosure."""
    amal, leila, lead, reid = (rowan.child["Amal"], *(rowan.adult[n] for n in ("Leila", "Miss Okafor", "Mr Reid")))
    today = dates.today()
    return [
        ("contribution", conversations.tell(amal, adult=leila, told=SECRET, told_on=today, how="phone", by=lead)),
        ("question", conversations.ask_question(amal, words=SECRET, to=lead, by=leila)),
        ("talk", conversations.record_talk(
            amal, adult=leila, how="phone", reached=True, spoke_on=today, they_said=SECRET, we_said="We listened.",
            by=lead,
        )),
        ("concern", concerns.raise_concern(amal, withdrawn=True, seen=SECRET, does_well="Draws.", by=reid)),
    ]  # fmt: skip


def differing(before: dict[tuple[str, str], tuple[int, str]], after: dict[tuple[str, str], tuple[int, str]]) -> list:
    return [key for key in before if before[key] != after[key]]


def test_what_was_written_here_leaves_every_page_without_a_gap(rowan: Cast) -> None:
    who = ("Miss Okafor", "Mr Reid", "Yusuf")
    before = seen(rowan, who, "Amal")
    rows = written(rowan)
    assert any(SECRET in words for _status, words in seen(rowan, who[:1], "Amal").values()), "the pages show such rows"
    lead = as_(rowan.adult["Miss Okafor"])
    for kind, row in rows:
        address = reverse("staff:hand_off_row", args=[kind, row.pk])
        assert SECRET in lead.get(address).content.decode()
        answer = lead.post(address, follow=True).content.decode()
        assert "Thank you. Mr Varga has it." in answer and SECRET not in answer and "Amal" not in answer
        assert lead.get(address).status_code == 404
    assert differing(before, seen(rowan, who, "Amal")) == []
    handed = Handoff.objects.visible_to(rowan.adult["Mr Varga"]).filter(words__contains=SECRET)
    assert handed.count() == len(rows)


def test_the_parent_who_wrote_it_still_sees_it_on_their_own_page(rowan: Cast) -> None:
    """What vanished would tell the very person it may be about."""
    before = seen(rowan, ("Leila",), "Amal")
    rows = [(kind, row) for kind, row in written(rowan) if kind in ("question", "contribution")]
    with_them = seen(rowan, ("Leila",), "Amal")
    assert differing(before, with_them) != []
    lead = as_(rowan.adult["Miss Okafor"])
    for kind, row in rows:
        lead.post(reverse("staff:hand_off_row", args=[kind, row.pk]))
    assert differing(with_them, seen(rowan, ("Leila",), "Amal")) == []


def test_an_answer_about_a_place_stays_an_answer(rowan: Cast) -> None:
    ask = Ask.objects.filter(adult=rowan.adult["Tom"], closed_at=None).get()
    said = agreements.answer(ask, kind="not_yet", words=SECRET, by=rowan.adult["Tom"])
    lead = as_(rowan.adult["Miss Okafor"])
    lead.post(reverse("staff:hand_off_row", args=["answer", said.pk]))
    page = lead.get(reverse("staff:agreement", args=[ask.child_id])).content.decode()
    assert "Not yet" in page and SECRET not in page


def test_a_worry_of_ones_own_shows_nowhere(rowan: Cast) -> None:
    who = ("Mrs Marsh", "Mrs Pike", "Leila")
    before = seen(rowan, who, "Amal")
    pike = as_(rowan.adult["Mrs Pike"])
    answer = pike.post(
        reverse("staff:new_handoff"), {"words": SECRET, "came_from": "child", "name": "amal"}, follow=True
    ).content.decode()
    assert "Thank you. Mr Varga has it." in answer
    assert differing(before, seen(rowan, who, "Amal")) == []
    assert Handoff.objects.get(words=SECRET).child == rowan.child["Amal"]


def test_no_list_of_who_looked_shows_a_page_about_safety(rowan: Cast) -> None:
    amal, lead = rowan.child["Amal"], rowan.adult["Miss Okafor"]
    row = conversations.tell(amal, adult=rowan.adult["Leila"], told=SECRET, how="phone", by=lead)
    before = Entry.objects.about(amal.pk).looks_by_school_staff().count()
    as_(lead).get(reverse("staff:hand_off_row", args=["contribution", row.pk]))
    as_(rowan.adult["Mr Varga"]).get(reverse("staff:child", args=[amal.pk]))
    assert Entry.objects.about(amal.pk).looks_by_school_staff().count() == before


def test_the_safeguarding_lead_reads_it_whole_and_confirms(rowan: Cast) -> None:
    varga = as_(rowan.adult["Mr Varga"])
    as_(rowan.adult["Mrs Pike"]).post(reverse("staff:new_handoff"), {"words": SECRET, "came_from": "staff"})
    one = Handoff.objects.get(words=SECRET)
    assert "No child named" in varga.get(reverse("staff:handoffs")).content.decode()
    page = reverse("staff:handoff", args=[one.pk])
    assert SECRET in varga.get(page).content.decode()
    assert "Until then they stay here" in varga.post(page, {"sent": "1"}).content.decode()
    varga.post(page, {"in_our_system": "on"})
    one.refresh_from_db()
    assert one.words == "" and one.received_by == rowan.adult["Mr Varga"]
    assert "Mrs Pike" in varga.get(reverse("staff:handoffs")).content.decode()


@pytest.mark.parametrize("name", ["Mrs Marsh", "Miss Okafor", "Mrs Bell", "Mr Reid", "Mrs Pike"])
def test_nobody_else_opens_the_safeguarding_leads_pages(rowan: Cast, name: str) -> None:
    as_(rowan.adult["Mrs Pike"]).post(reverse("staff:new_handoff"), {"words": SECRET, "came_from": "staff"})
    one = Handoff.objects.get(words=SECRET)
    client = as_(rowan.adult[name])
    assert client.get(reverse("staff:handoffs")).status_code == 403
    assert client.get(reverse("staff:handoff", args=[one.pk])).status_code == 403


def test_two_children_with_the_same_first_letters_are_asked_about_and_nothing_typed_is_lost(rowan: Cast) -> None:
    answer = as_(rowan.adult["Mrs Pike"]).post(
        reverse("staff:new_handoff"), {"words": SECRET, "came_from": "staff", "name": "am"}
    )
    page = answer.content.decode()
    assert "There is more than one child with that name" in page and SECRET in page
    assert "Amal Rahman" in page and "Amira Saleh" in page
    assert not Handoff.objects.filter(words=SECRET).exists()


@pytest.mark.parametrize("typed", ["dean", "oli", "Dean"])
def test_a_few_letters_or_a_surname_never_choose_a_child_by_themselves(rowan: Cast, typed: str) -> None:
    """A worry about Nia's father Dean is not about Olive Dean."""
    pike, says = as_(rowan.adult["Mrs Pike"]), {"words": SECRET, "came_from": "staff", "name": typed}
    page = pike.post(reverse("staff:new_handoff"), says).content.decode()
    assert "Is it Olive Dean?" in page and SECRET in page
    assert not Handoff.objects.filter(words=SECRET).exists()
    pike.post(reverse("staff:new_handoff"), {**says, "child": "none"})
    assert Handoff.objects.get(words=SECRET).child is None


def test_with_nobody_named_the_words_stay_in_the_box(rowan: Cast) -> None:
    rowan.adult["Mr Varga"].memberships.update(ends_on=dates.today())
    page = as_(rowan.adult["Mrs Pike"]).post(
        reverse("staff:new_handoff"), {"words": SECRET, "came_from": "staff"}
    ).content.decode()  # fmt: skip
    assert "Go and tell the head now" in page and SECRET in page


def test_a_kind_that_is_not_there_is_not_found(rowan: Cast) -> None:
    assert as_(rowan.adult["Miss Okafor"]).get("/safety/entry/1/").status_code == 404
