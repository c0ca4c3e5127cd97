"""A child has left. Those who lead still answer for the record; nobody else opens it; the parents keep theirs."""

import pytest
from django.urls import reverse

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.whom import who_answers
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.room.session import expected
from tests.web.signed_in import browser_of


@pytest.fixture
def amal(rowan: Cast) -> Child:
    Child.objects.filter(pk=rowan.child["Amal"].pk).update(left_on=dates.today())
    return Child.objects.select_related("school").get(pk=rowan.child["Amal"].pk)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("Mrs Marsh", 200),
        ("Miss Okafor", 200),
        ("Mr Varga", 200),
        ("Mr Reid", 404),
        ("Mrs Bell", 404),
        ("Mr Osei", 404),
    ],
)
def test_the_record_stays_with_those_who_lead_the_school(rowan: Cast, amal: Child, name: str, status: int) -> None:
    assert browser_of(rowan.adult[name]).get(reverse("staff:child", args=[amal.pk])).status_code == status


def test_nobody_looks_out_for_them_in_the_room(rowan: Cast, amal: Child) -> None:
    lead = rowan.adult["Miss Okafor"]
    assert "Amal" not in {child.name for child in expected(rowan.willow, dates.today(), "am", user=lead)}
    assert "Bea" in {child.name for child in expected(rowan.willow, dates.today(), "am", user=lead)}


def test_their_parents_still_read_ask_and_are_answered_by_somebody_who_sees_it(rowan: Cast, amal: Child) -> None:
    assert browser_of(rowan.adult["Leila"]).get(reverse("parents:child", args=[amal.pk])).status_code == 200
    to = who_answers(amal)
    assert to is not None and to.name in ("Miss Okafor", "Mrs Marsh")
    asked = conversations.ask_question(amal, words="May we have a copy?", to=to, by=rowan.adult["Leila"])
    assert browser_of(to).get(reverse("staff:question", args=[asked.pk])).status_code == 200


def test_a_day_of_leaving_still_to_come_changes_nothing_yet(rowan: Cast, amal: Child) -> None:
    Child.objects.filter(pk=amal.pk).update(left_on=dates.next_weekday(dates.today()))
    assert browser_of(rowan.adult["Mr Reid"]).get(reverse("staff:child", args=[amal.pk])).status_code == 200
