"""The page "What changed": every mean with how many, who is missing, who looked and the warning; and nothing for those
who may not see it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hearth.assessments.models import Assessment
from hearth.records.cast import Cast
from hearth.room.models import LostSession
from tests.assessments.test_summary import joins, look
from tests.rules.test_access import signed_in

# The version whose parts belong to one of the three outcomes by its document.
SECOND = {"version": "2", "strand": "trusting-adults"}


@pytest.fixture
def lead(rowan: Cast) -> Client:
    return signed_in(rowan.adult["Miss Okafor"])


def page(client: Client, cast: Cast, **asked: str) -> str:
    group = cast.rowan.groups.get(name="Oak Room")
    return client.get(reverse("staff:group_evidence", args=[group.pk]), asked).content.decode()


def test_every_mean_says_how_many_who_looked_and_how_to_read_it(rowan: Cast, lead: Client) -> None:
    group, reid = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1)), rowan.adult["Mr Reid"]
    for first, latest in ((2, 9), (5, 8), (4, 11)):
        way = joins(group)
        look(way, first, by=reid)
        look(way, latest, "end", by=reid)
    look(joins(group), 3, by=reid)
    shown = page(lead, rowan)
    for words in (
        "Looked at by the class teacher, the same person both times.", "Of 4 children, 3 were looked at twice.",
        "1 not asked again yet, still here", "Three children. One child’s bad week moves this.", "version 1",
        "Trusting adults: 3 children, from 3.7 to 9.3 of 20 on average, +5.7 (95% interval", "Read this with care.",
        "would come back without us", "More is further along", "<svg", "See this as a table", "d_z (exact 95%)",
    ):  # fmt: skip
        assert words in shown, words
    assert "significant" not in shown


def test_the_answer_stands_first_from_the_most_children_and_few_are_folded(rowan: Cast, lead: Client) -> None:
    group, reid = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1)), rowan.adult["Mr Reid"]
    for first, latest in ((2, 9), (5, 8), (4, 11)):
        way = joins(group)
        for by, role in ((reid, "class_teacher"), (rowan.adult["Miss Okafor"], "nurture_lead")):
            if by == reid or first < 5:
                look(way, first, by=by, role=role, **SECOND)
                look(way, latest, "end", by=by, role=role, **SECOND)
    shown = page(lead, rowan)
    glance = shown[shown.index("At a glance") : shown.index("Sessions, stays and cost")]
    assert "Of 3 children, 3 were looked at twice by the class teacher." in glance
    assert "Trusting adults</b>: further along by 5.7 of 16 (95% interval" in glance
    assert "version 2" in glance and "Three children. One child’s bad week moves this." in glance
    assert glance.count('href="#care"') == 3 and shown.count('id="care"') == 1
    assert "Few children: an adult of the nurture room or who leads it (2)" in shown
    assert shown.index("Sessions, stays and cost") < shown.index("Looked at by the class teacher")


def test_an_interval_that_holds_no_change_says_so_in_words(rowan: Cast, lead: Client) -> None:
    group, reid = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1)), rowan.adult["Mr Reid"]
    for first, latest in ((8, 9), (9, 8), (8, 10)):
        way = joins(group)
        look(way, first, by=reid, **SECOND)
        look(way, latest, "end", by=reid, **SECOND)
    shown = page(lead, rowan)
    assert (
        "further along by 0.7 of 16 (95% interval 3.1 not as far along to 4.5 further along, so it may be no" in shown
    )


def test_where_nothing_belongs_to_an_outcome_the_rest_stands_first_and_open(rowan: Cast, lead: Client) -> None:
    group, reid = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1)), rowan.adult["Mr Reid"]
    for first in (2, 5):
        way = joins(group)
        look(way, first, by=reid)
        look(way, 9, "end", by=reid)
    shown = page(lead, rowan)
    glance = shown[shown.index("At a glance") : shown.index("Sessions, stays and cost")]
    assert "Of 2 children, 2 were looked at twice by the class teacher." in glance
    assert '<details id="s-rest" open>' in shown


def test_a_group_nobody_has_joined_says_so_and_shows_no_number(rowan: Cast, lead: Client) -> None:
    rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1))
    shown = page(lead, rowan)
    assert "No child has joined in this time" in shown and "Read this with care" not in shown


def test_one_child_is_no_mean_and_earlier_groups_stand_beside_without_a_test(rowan: Cast, lead: Client) -> None:
    group, reid = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2024, 9, 1)), rowan.adult["Mr Reid"]
    for year in (2025, 2026):
        for _ in range(2 if year == 2025 else 1):
            way = joins(group, date(year, 9, 10))
            look(way, 2, by=reid, on=date(year, 9, 12))
            look(way, 9, "end", by=reid, on=date(year, 11, 12))
    shown = page(lead, rowan)
    assert "Beside our own earlier groups" in shown and "nothing is tested" in shown
    assert "one child, no mean" in shown and "Joined in 2025–26" in shown
    only = page(lead, rowan, span="began-2026")
    assert "One child was looked at twice".lower() in only.lower()


def test_another_schools_group_is_not_found(rowan: Cast, lead: Client) -> None:
    assert lead.get(reverse("staff:group_evidence", args=[rowan.nest.pk])).status_code == 404
    assert lead.get(reverse("staff:lost_session", args=[rowan.nest.pk])).status_code == 404


def test_a_lost_session_is_noted_in_two_touches_from_the_page_of_the_group(rowan: Cast, lead: Client) -> None:
    group = lead.get(reverse("staff:group")).content.decode()
    assert 'name="why" value="cover"' in group and 'name="on" value="2026-11-24"' in group
    said = {"on": "2026-11-24", "part": "pm", "why": "cover"}
    lead.post(reverse("staff:lost_session", args=[rowan.willow.pk]), said)
    noted = LostSession.objects.get(group=rowan.willow)
    assert (noted.part, noted.why, noted.noted_by) == ("pm", "cover", rowan.adult["Miss Okafor"])


def test_what_is_withheld_is_not_on_the_page(rowan: Cast, lead: Client) -> None:
    group, reid = rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1)), rowan.adult["Mr Reid"]
    for _ in range(2):
        way = joins(group)
        look(way, 2, by=reid)
        look(way, 9, "end", by=reid)
    Assessment.objects.filter(journey=way).update(withheld_at="2026-11-20 09:00:00+00:00")
    assert "Of 2 children, 1 were looked at twice." in page(lead, rowan)
