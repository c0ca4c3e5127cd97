"""Putting right what was sent makes new answers with their own date, and keeps the old."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.models import Assessment, Score
from hearth.assessments.side_by_side import look
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


@pytest.fixture
def bells(rowan: Cast) -> Assessment:
    """What Mrs Bell saw, sent in November."""
    return Assessment.objects.submitted().get(
        respondent=rowan.adult["Mrs Bell"], instrument_key="staff-observation", child=rowan.child["Amal"]
    )


def put_right(rowan: Cast, assessment: Assessment) -> Assessment:
    bell = rowan.adult["Mrs Bell"]
    return actions.submit(actions.put_right(assessment, by=bell), answers={"trust-looks-round": "0"}, by=bell)


def test_the_new_begins_from_the_old_on_the_same_document_and_speaks_from_the_same_day(
    rowan: Cast, bells: Assessment
) -> None:
    sent = put_right(rowan, bells)
    assert sent.answers == bells.answers | {"trust-looks-round": "0"}
    assert (sent.instrument_version, sent.instrument_hash) == (bells.instrument_version, bells.instrument_hash)
    assert (sent.corrects, sent.day, sent.submitted_at) == (bells, bells.day, dates.now())


def test_the_old_counts_until_the_new_is_sent_and_is_kept_for_good(rowan: Cast, bells: Assessment) -> None:
    again = actions.put_right(bells, by=rowan.adult["Mrs Bell"])
    assert bells in Assessment.objects.that_count() and Score.objects.that_count().filter(assessment=bells).exists()
    actions.submit(again, answers={"trust-looks-round": "0"}, by=rowan.adult["Mrs Bell"])
    assert bells not in Assessment.objects.that_count()
    assert not Score.objects.that_count().filter(assessment=bells).exists()
    assert Score.objects.that_count().filter(assessment=again).count() == 11
    before = bells.answers
    bells.refresh_from_db()
    assert bells.answers == before and bells.scores.count() == 11


def test_an_abandoned_putting_right_changes_nothing_and_can_be_begun_again(rowan: Cast, bells: Assessment) -> None:
    bell = rowan.adult["Mrs Bell"]
    actions.let_go(actions.put_right(bells, by=bell), by=rowan.adult["Miss Okafor"])
    assert bells in Assessment.objects.that_count()
    assert actions.put_right(bells, by=bell).corrects == bells


def test_what_was_put_right_twice_is_put_right_from_where_it_stands(rowan: Cast, bells: Assessment) -> None:
    second = put_right(rowan, bells)
    third = put_right(rowan, bells)
    assert third.corrects == second
    assert [one.pk for one in Assessment.objects.that_count().filter(pk__in=[bells.pk, second.pk, third.pk])] == [
        third.pk
    ]


def test_nobody_puts_a_colleagues_look_right(rowan: Cast, bells: Assessment) -> None:
    with pytest.raises(RuleBroken, match="for Mrs Bell"):
        actions.put_right(bells, by=rowan.adult["Miss Okafor"])


def test_both_stand_on_the_page_with_both_dates_and_one_in_the_line(rowan: Cast, bells: Assessment) -> None:
    with dates.at(dates.now() + timedelta(days=1)):
        sent = put_right(rowan, bells)
    seen = look(bells.child, Assessment.objects.filter(child=bells.child).select_related("child", "journey"))
    assert {bells, sent} <= set(seen.answered)
    rater = next(one for one in seen.raters if one.who == "Mrs Bell")
    assert not rater.then, "a putting right is no second look"
    staff = browser_of(rowan.adult["Mrs Bell"])
    old = staff.get(reverse("staff:assessment", args=[bells.pk])).content.decode()
    assert "This was put right on 25 November 2026" in old
    new = staff.get(reverse("staff:assessment", args=[sent.pk])).content.decode()
    assert "What was sent on 18 November 2026 is kept" in new


def test_a_parent_who_changes_her_mind_keeps_the_words_of_both_days(rowan: Cast) -> None:
    leila = rowan.adult["Leila"]
    first = Assessment.objects.submitted().get(respondent=leila, occasion="start")
    sent = actions.submit(actions.put_right(first, by=leila), answers={"good-at": "Maps"}, by=leila)
    assert (sent.corrects, sent.day) == (first, dates.today()), "words speak from the day they were said"
    page = browser_of(leila).get(reverse("parents:questions", args=[first.pk]))
    assert "boats" in page.content.decode()


def test_scores_of_what_was_sent_before_scores_were_kept_are_written_once(rowan: Cast, bells: Assessment) -> None:
    Score.objects.filter(assessment=bells).delete()
    before = Score.objects.count()
    for _time in range(2):
        call_command("keep_scores")
        assert Score.objects.count() == before + 11
