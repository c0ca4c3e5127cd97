"""What staff are told at the end of a form, and before a short one: which parts do not count, which form, who looks."""

import pytest
from django.test import Client
from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.records.cast import Cast
from hearth.web.staff import told
from tests.web.signed_in import browser_of


@pytest.fixture
def reid(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Mr Reid"])


def asked_of(rowan: Cast, name: str, key: str, who_is: str) -> Assessment:
    return actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key=key, occasion="along", respondent=rowan.adult[name],
        respondent_is=who_is, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_parts_that_were_left_too_empty_are_named_when_it_is_sent(rowan: Cast, reid: Client) -> None:
    look = asked_of(rowan, "Mr Reid", "staff-observation", "staff")
    joining = [one.id for one in look.instrument.questions if one.strand == "joining-in"]
    sent = reid.post(
        reverse("staff:assessment", args=[look.pk]), dict.fromkeys(joining, "2") | {"shown": ""}, follow=True
    )
    words = sent.content.decode()
    assert "Sent, and kept beside the other views. Not counted, too few answers: " in words
    said = words[words.index("Not counted") :].split(".")[0]
    assert "Managing feelings" in said and "Joining in" not in said


def test_a_form_that_waits_says_which_it_is(rowan: Cast, reid: Client) -> None:
    asked_of(rowan, "Mr Reid", "settled-involved", "staff")
    page = reid.get(reverse("staff:assessments", args=[rowan.child["Amal"].pk])).content.decode()
    assert "<p>Settled and involved</p>" in page


def test_whoever_opens_a_short_look_is_chosen_already(rowan: Cast, reid: Client) -> None:
    page = reid.get(reverse("staff:enter_scores", args=[rowan.child["Amal"].pk, "settled-involved"])).content.decode()
    chosen = [part.split(">")[0] for part in page.split("<input")[1:] if "checked" in part.split(">")[0]]
    mine = f'value="staff-{rowan.adult["Mr Reid"].pk}"'
    assert any(mine in one for one in chosen)
    assert any('value="along"' in one for one in chosen)


def test_two_forms_a_parent_sent_on_one_day_are_told_apart(rowan: Cast) -> None:
    leila = rowan.adult["Leila"]
    sent = actions.submit(
        asked_of(rowan, "Leila", "parent-outcomes", "parent"), answers={"school-words": "The bell is loud."}, by=leila
    )
    assert "Leila’s answers on how things are going changed" in told.owed(sent, dates.today()).words


def test_asking_everybody_leaves_out_who_answered_this_week_and_says_who(rowan: Cast, reid: Client) -> None:
    look = asked_of(rowan, "Mr Reid", "staff-observation", "staff")
    actions.submit(look, answers={look.instrument.questions[0].id: "2"}, by=rowan.adult["Mr Reid"])
    path = reverse("staff:ask_for_assessment", args=[rowan.child["Amal"].pk])
    okafor = browser_of(rowan.adult["Miss Okafor"])
    words = okafor.post(path, {"whom": "all", "occasion": "along"}, follow=True).content.decode()
    assert "Answered on this occasion already, and not asked again: Mr Reid." in words
    waiting = {one.respondent.name for one in Assessment.objects.waiting().filter(child=rowan.child["Amal"])}
    assert "Leila" in waiting and "Mr Reid" not in waiting
