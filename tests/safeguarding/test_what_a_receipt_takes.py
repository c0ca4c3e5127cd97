"""Once the safeguarding lead has it in their own system, the words are nowhere else in Hearth but on the page of a
parent who wrote them; and neither then nor before does anything missing tell."""

import json
import re
from html import unescape

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from hearth.agreements import actions as agreements
from hearth.agreements.models import ChildSay
from hearth.assessments import actions as assessments
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution
from hearth.journeys.actions import concerns, goals, reviews
from hearth.journeys.models import Concern, Goal, Rating, ReviewSharing
from hearth.people.models import AboutChild
from hearth.records.cast import Cast
from hearth.safeguarding.models import Handoff
from tests.web.signed_in import browser_of

pytestmark = pytest.mark.django_db
SECRET = "He locks me in the cellar"


def child_voice(rowan: Cast) -> Assessment:
    bell = rowan.adult["Mrs Bell"]
    asked = assessments.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key="child-voice", occasion="later", respondent=bell,
        respondent_is="child", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    return assessments.submit(asked, answers={"adult-beside": "Mrs Bell", "i-like": SECRET}, by=bell)


def childs_number(rowan: Cast) -> Rating:
    goal = Goal.objects.filter(child=rowan.child["Amal"], ended_on=None).first()
    assert goal is not None
    return goals.rate(goal, voice="child", value=7, words=SECRET, by=rowan.adult["Mrs Bell"])


def childs_yes(rowan: Cast) -> ChildSay:
    return agreements.hear_child(rowan.child["Amal"], kind="yes", words=SECRET, by=rowan.adult["Mrs Bell"])


def told_to_staff(rowan: Cast) -> Concern:
    return concerns.raise_concern(
        rowan.child["Amal"], withdrawn=True, from_parent=True, seen=SECRET, does_well="Maps.", by=rowan.adult["Mr Reid"]
    )


def talk(rowan: Cast) -> AboutChild:
    return conversations.record_talk(
        rowan.child["Amal"], adult=rowan.adult["Leila"], how="phone", reached=True, spoke_on=dates.today(),
        they_said=SECRET, we_said="We listened.", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def hand_on_and_confirm(rowan: Cast, kind: str, row: AboutChild) -> None:
    lead, varga = browser_of(rowan.adult["Miss Okafor"]), browser_of(rowan.adult["Mr Varga"])
    assert lead.post(reverse("staff:hand_off_row", args=[kind, row.pk])).status_code == 302
    one = Handoff.objects.get(row_kind=kind, row_id=row.pk)
    assert SECRET in one.words
    varga.post(reverse("staff:handoff", args=[one.pk]), {"in_our_system": "on"})


@pytest.mark.parametrize(
    ("kind", "write"),
    [
        ("assessment", child_voice), ("rating", childs_number), ("childsay", childs_yes), ("concern", told_to_staff),
        ("talk", talk),
    ],
)  # fmt: skip
def test_the_words_are_nowhere_in_the_record_after_the_receipt(rowan: Cast, kind: str, write: object) -> None:
    row = write(rowan)  # type: ignore[operator]
    hand_on_and_confirm(rowan, kind, row)
    left = type(row).objects.filter(pk=row.pk)
    assert SECRET not in json.dumps(serializers.serialize("python", left), default=str)


def page(client: Client, name: str, pk: int) -> str:
    words = client.get(reverse(name, args=[pk])).content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", words)


def test_a_number_stays_where_it_stood_before_and_after_the_receipt(rowan: Cast) -> None:
    lead, leila, amal = browser_of(rowan.adult["Miss Okafor"]), browser_of(rowan.adult["Leila"]), rowan.child["Amal"]
    row = childs_number(rowan)
    before = page(leila, "parents:child", amal.pk)
    hand_on_and_confirm(rowan, "rating", row)
    assert page(leila, "parents:child", amal.pk) == before
    goal_page = page(lead, "staff:goals", amal.pk)
    assert SECRET not in goal_page and Rating.objects.get(pk=row.pk).value == 7


def test_a_childs_yes_stays_a_yes(rowan: Cast) -> None:
    lead, amal = browser_of(rowan.adult["Miss Okafor"]), rowan.child["Amal"]
    row = childs_yes(rowan)
    assert SECRET in page(lead, "staff:agreement", amal.pk)
    said = ChildSay.objects.filter(child=amal).count()
    hand_on_and_confirm(rowan, "childsay", row)
    assert SECRET not in page(lead, "staff:agreement", amal.pk)
    assert ChildSay.objects.filter(child=amal).count() == said


def test_a_parents_own_answers_about_home_stay_on_their_page_and_only_there(rowan: Cast) -> None:
    leila, lead = browser_of(rowan.adult["Leila"]), browser_of(rowan.adult["Miss Okafor"])
    asked = assessments.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key="home-baseline", occasion="later",
        respondent=rowan.adult["Leila"], respondent_is="parent", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    assessments.submit(asked, answers={"worries": SECRET}, by=rowan.adult["Leila"])
    mine, amal = "parents:questions", rowan.child["Amal"].pk
    before = [page(leila, "parents:child", amal), page(leila, mine, asked.pk)]
    hand_on_and_confirm(rowan, "assessment", asked)
    assert [page(leila, "parents:child", amal), page(leila, mine, asked.pk)] == before
    assert SECRET not in page(lead, "staff:assessments", amal)
    assert lead.get(reverse("staff:assessment", args=[asked.pk])).status_code == 404


def shared(rowan: Cast) -> ReviewSharing:
    """Leila answered the report that is open now, and her words went to the safeguarding lead."""
    journey, lead = rowan.child["Amal"].journeys.get(), rowan.adult["Miss Okafor"]
    review = journey.reviews.ahead().get()
    reviews.write_review(
        review, held_on=dates.today(), strengths="Maps.", harder="", learning="", next_steps="More maps.", by=lead
    )
    sharing = reviews.share_review(review, adult=rowan.adult["Leila"], by=lead)
    reviews.reply_to_review(sharing, reply="partly", words=SECRET, by=rowan.adult["Leila"])
    browser_of(lead).post(reverse("staff:hand_off_row", args=["reviewsharing", sharing.pk]))
    return sharing


def test_words_that_were_handed_on_do_not_come_back_when_only_the_choice_changes(rowan: Cast) -> None:
    sharing, lead = shared(rowan), browser_of(rowan.adult["Miss Okafor"])
    reviews.reply_to_review(sharing, reply="different", words=SECRET, by=rowan.adult["Leila"])
    assert SECRET not in page(lead, "staff:review", sharing.review_id)
    reviews.reply_to_review(sharing, reply="different", words="He needs more rest.", by=rowan.adult["Leila"])
    assert "He needs more rest." in page(lead, "staff:review", sharing.review_id)


def test_a_report_shows_its_parent_the_same_after_a_hand_off(rowan: Cast) -> None:
    leila, lead = browser_of(rowan.adult["Leila"]), browser_of(rowan.adult["Miss Okafor"])
    sharing = ReviewSharing.objects.get(adult=rowan.adult["Leila"])
    told = Contribution.objects.filter(adult=rowan.adult["Leila"], said_at__lte=sharing.review.final_at).first()
    assert told is not None
    before = page(leila, "parents:report", sharing.pk)
    assert told.told in unescape(before)
    lead.post(reverse("staff:hand_off_row", args=["contribution", told.pk]))
    assert page(leila, "parents:report", sharing.pk) == before
    assert told.told not in unescape(page(lead, "staff:review", sharing.review_id))
