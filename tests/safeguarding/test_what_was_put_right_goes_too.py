"""The same words stand in what was sent first and in what put it right. Handed on, none of it is anybody else's."""

import json

import pytest
from django.core import serializers
from django.urls import reverse

from hearth.assessments import actions as assessments
from hearth.assessments.actions import learning
from hearth.assessments.models import Assessment, LearningNote
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.records.cast import Cast
from hearth.reports import actions as reports
from hearth.reports.models import Story
from hearth.safeguarding.models import Handoff
from tests.safeguarding.test_what_a_receipt_takes import SECRET, child_voice
from tests.web.signed_in import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(rowan: Cast) -> Assessment:
    return child_voice(rowan)


@pytest.fixture
def latest(rowan: Cast, first: Assessment) -> Assessment:
    bell = rowan.adult["Mrs Bell"]
    again = assessments.put_right(first, by=bell)
    return assessments.submit(again, answers={"i-like": f"{SECRET}."}, by=bell)


def handed_on(rowan: Cast, row: Assessment) -> Handoff:
    lead = browser_of(rowan.adult["Miss Okafor"])
    assert lead.post(reverse("staff:hand_off_row", args=["assessment", row.pk])).status_code == 302
    return Handoff.objects.get(row_kind="assessment", row_id=row.pk)


def seen_anywhere(rowan: Cast, *rows: Assessment) -> bool:
    lead, amal = browser_of(rowan.adult["Miss Okafor"]), rowan.child["Amal"].pk
    pages = [lead.get(reverse(name, args=[amal])) for name in ("staff:child", "staff:assessments", "staff:change")]
    pages += [lead.get(reverse("staff:assessment", args=[row.pk])) for row in rows]
    return any(SECRET in page.content.decode() for page in pages)


def test_what_was_sent_first_does_not_come_back_when_what_put_it_right_is_handed_on(
    rowan: Cast, first: Assessment, latest: Assessment
) -> None:
    assert seen_anywhere(rowan, first, latest)
    handed_on(rowan, latest)
    assert not seen_anywhere(rowan, first, latest)


def test_what_puts_it_right_goes_when_what_was_sent_first_is_handed_on(
    rowan: Cast, first: Assessment, latest: Assessment
) -> None:
    handed_on(rowan, first)
    assert not seen_anywhere(rowan, first, latest)


def test_a_page_begun_from_those_words_goes_as_well_and_the_child_can_be_heard_anew(
    rowan: Cast, first: Assessment
) -> None:
    begun = assessments.put_right(first, by=rowan.adult["Mrs Bell"])
    handed_on(rowan, first)
    assert not seen_anywhere(rowan, first, begun)
    anew = assessments.hear_child(first.journey, by=rowan.adult["Mrs Bell"])
    page = browser_of(rowan.adult["Mrs Bell"]).get(reverse("staff:assessment", args=[anew.pk]))
    assert page.status_code == 200 and SECRET not in page.content.decode()


def test_the_receipt_takes_the_words_out_of_every_sending(rowan: Cast, first: Assessment, latest: Assessment) -> None:
    one = handed_on(rowan, latest)
    browser_of(rowan.adult["Mr Varga"]).post(reverse("staff:handoff", args=[one.pk]), {"in_our_system": "on"})
    rows = Assessment.objects.filter(pk__in=[first.pk, latest.pk])
    assert rows.count() == 2 and SECRET not in json.dumps(serializers.serialize("python", rows), default=str)


@pytest.fixture
def leilas(rowan: Cast) -> Assessment:
    leila = rowan.adult["Leila"]
    asked = assessments.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key="home-baseline", occasion="later", respondent=leila,
        respondent_is="parent", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    return assessments.submit(asked, answers={"worries": SECRET}, by=leila)


def test_a_colleague_who_began_to_change_a_parents_answers_by_phone_reads_them_no_more(
    rowan: Cast, leilas: Assessment
) -> None:
    begun = assessments.put_right(leilas, by=rowan.adult["Miss Okafor"])
    assert seen_anywhere(rowan, begun)
    handed_on(rowan, leilas)
    assert not seen_anywhere(rowan, leilas, begun)
    assert "Read what was sent first" not in _page(rowan, begun)


def test_the_parent_changes_their_own_all_the_same_and_school_learns_of_no_gap(rowan: Cast, leilas: Assessment) -> None:
    handed_on(rowan, leilas)
    leila = rowan.adult["Leila"]
    again = assessments.put_right(leilas, by=leila)
    assert again.answers == {"worries": SECRET}
    assessments.submit(again, answers={"worries": "The walk to school."}, by=leila)
    said = _page(rowan, again)
    assert "The walk to school." in said and "was sent" not in said and "is kept" not in said


def test_nobody_at_school_begins_from_words_that_were_handed_on(rowan: Cast, leilas: Assessment) -> None:
    handed_on(rowan, leilas)
    leilas.refresh_from_db()
    with pytest.raises(RuleBroken):
        assessments.put_right(leilas, by=rowan.adult["Miss Okafor"])


def _page(rowan: Cast, row: Assessment) -> str:
    return browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:assessment", args=[row.pk])).content.decode()


def test_the_receipt_takes_a_note_on_learning_and_those_it_followed(rowan: Cast) -> None:
    reid, amal = rowan.adult["Mr Reid"], rowan.child["Amal"]
    note = learning.note_learning(amal, subject="other", on=dates.today(), words=SECRET, by=reid)
    later = learning.put_learning_right(note, subject="other", on=dates.today(), words=f"{SECRET}.", by=reid)
    lead = browser_of(rowan.adult["Miss Okafor"])
    lead.post(reverse("staff:hand_off_row", args=["learningnote", later.pk]))
    one = Handoff.objects.get(row_kind="learningnote", row_id=later.pk)
    browser_of(rowan.adult["Mr Varga"]).post(reverse("staff:handoff", args=[one.pk]), {"in_our_system": "on"})
    assert not LearningNote.objects.filter(words__contains=SECRET).exists()


def test_a_story_made_from_those_words_goes_as_well(rowan: Cast, first: Assessment) -> None:
    assessments.share_child_words(first, by=rowan.adult["Mrs Bell"])
    story = reports.begin_story(
        first.journey, purpose="inspection", childs_words=True, child_said_on=dates.today(),
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    address, lead = reverse("staff:story", args=[story.pk]), browser_of(rowan.adult["Miss Okafor"])
    assert SECRET in lead.get(address).content.decode()
    one = handed_on(rowan, first)
    assert lead.get(address).status_code == 404
    assert address not in lead.get(reverse("staff:begin_story", args=[first.child_id])).content.decode()
    browser_of(rowan.adult["Mr Varga"]).post(reverse("staff:handoff", args=[one.pk]), {"in_our_system": "on"})
    assert not Story.objects.filter(pk=story.pk).exists()
