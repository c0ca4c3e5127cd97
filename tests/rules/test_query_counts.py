"""A page asks the database the same number of questions however large the school is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.crowd import crowd
from hearth.assessments import library
from hearth.conversations import actions as conversations
from hearth.journeys.actions.concerns import raise_concern
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.records.cast.ways import answered
from tests.rules.test_access import signed_in

# Page, who opens it, about whom, and how many queries: sign-in, school, the page, and one audit entry.
PAGES = [
    ("staff:today", "Miss Okafor", "", 30),
    ("staff:children", "Miss Okafor", "", 7),
    ("staff:child", "Miss Okafor", "Amal", 25),
    ("staff:group", "Miss Okafor", "", 10),
    ("staff:evidence", "Miss Okafor", "", 27),
    ("staff:concerns", "Miss Okafor", "", 5),
    ("staff:silences", "Miss Okafor", "", 21),
    ("staff:speaking_notes", "Mrs Pike", "", 8),
    ("staff:reports", "Miss Okafor", "Amal", 5),
    ("staff:what_helps", "Mr Reid", "Amal", 30),
    ("staff:review_pack", "Miss Okafor", "Amal", 30),
    ("staff:support_plan_pdf", "Miss Okafor", "Amal", 30),
    ("parents:home", "Leila", "", 25),
    ("parents:talk", "Leila", "Amal", 18),
    ("parents:child", "Leila", "Amal", 19),
    ("staff:change", "Miss Okafor", "Amal", 20),
    ("parents:how_you_said", "Leila", "Amal", 9),
]


def queries(cast: Cast, page: str, person: str, about: str) -> int:
    path = reverse(page, args=[cast.child[about].pk] if about else [])
    client = signed_in(cast.adult[person])
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize(("page", "person", "about", "count"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_asks_as_much_of_a_large_school_as_of_a_small_one(
    rowan: Cast, page: str, person: str, about: str, count: int
) -> None:
    small = queries(rowan, page, person, about)
    crowd(rowan, 160)
    lead = rowan.adult["Miss Okafor"]
    for child in Child.objects.filter(school=rowan.rowan, forename__startswith="Child")[:12]:
        raise_concern(child, withdrawn=True, seen="Very quiet.", does_well="Draws.", by=lead)
    for n in range(8):
        conversations.ask_question(rowan.child["Amal"], words=f"And {n}?", to=lead, by=rowan.adult["Leila"])
    large = queries(rowan, page, person, about)
    assert (small, large) == (count, count)


@pytest.mark.parametrize("page", ["staff:change", "parents:how_you_said"])
def test_many_looks_at_a_child_ask_no_more_than_few(rowan: Cast, page: str) -> None:
    who = "Miss Okafor" if page.startswith("staff") else "Leila"
    journey = rowan.child["Amal"].journeys.get()

    def look(month: int) -> None:
        for key, person, as_ in (
            ("staff-observation", "Mrs Bell", "staff"), ("staff-observation", "Mr Osei", "staff"),
            ("settled-involved", "Mr Osei", "staff"), ("parent-outcomes", "Leila", "parent"),
        ):  # fmt: skip
            scale = library.get(key)
            given = {one.id: one.options[1].value for one in scale.questions if one.options}
            answered(
                journey, instrument=key, respondent=rowan.adult[person], as_=as_, answers=given,
                on=date(2026, month, 20), occasion="along", by=rowan.adult["Miss Okafor"],
            )  # fmt: skip

    look(8)
    few = queries(rowan, page, who, "Amal")
    look(9)
    look(10)
    assert queries(rowan, page, who, "Amal") == few
