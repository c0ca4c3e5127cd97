"""A page asks the database the same number of questions however large the school is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.crowd import crowd
from hearth.conversations import actions as conversations
from hearth.journeys.actions.concerns import raise_concern
from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.rules.test_access import signed_in

# Page, who opens it, about whom, and how many queries: sign-in, school, the page, and one audit entry.
PAGES = [
    ("staff:today", "Miss Okafor", "", 30),
    ("staff:children", "Miss Okafor", "", 7),
    ("staff:child", "Miss Okafor", "Amal", 25),
    ("staff:group", "Miss Okafor", "", 10),
    ("staff:concerns", "Miss Okafor", "", 5),
    ("staff:silences", "Miss Okafor", "", 21),
    ("staff:speaking_notes", "Mrs Pike", "", 8),
    ("parents:home", "Leila", "", 25),
    ("parents:talk", "Leila", "Amal", 18),
    ("parents:child", "Leila", "Amal", 19),
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
