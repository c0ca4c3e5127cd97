"""A review: the parent answers before it is final, disagreement stands beside it, and a shared report stays with whom
it was shared."""

from datetime import date, timedelta

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions.reviews import (
    finish_review,
    move_review,
    plan_review,
    reply_to_review,
    share_review,
    write_review,
)
from hearth.journeys.models import Review, ReviewSharing, Step
from hearth.notices.models import Notice
from hearth.people.models import Relationship
from tests.journeys.a_small_school import MONDAY, Small, small_school

pytestmark = pytest.mark.django_db

TEXTS = {"strengths": "He waits.", "harder": "Lining up.", "learning": "Reads alone.", "next_steps": "Mr Reid: a job."}


@pytest.fixture(autouse=True)
def _monday():
    with dates.at(dates.moment(MONDAY)):
        yield


@pytest.fixture
def small() -> Small:
    return small_school()


@pytest.fixture
def review(small: Small) -> Review:
    planned = plan_review(small.journey, due_on=MONDAY + timedelta(days=10), by=small.lead)
    return write_review(planned, held_on=MONDAY, **TEXTS, by=small.lead)


def close_the_door(small: Small, parent) -> None:
    Relationship.objects.filter(child=small.amal, adult=parent).update(
        restriction="no_order", restriction_looked_by=small.lead, restriction_looked_at=dates.now()
    )


def test_one_review_is_ahead_at_a_time_and_can_move(small):
    review = plan_review(small.journey, due_on=date(2026, 11, 26), by=small.lead)
    with pytest.raises(RuleBroken, match="planned already, for 26 November"):
        plan_review(small.journey, due_on=date(2026, 12, 3), by=small.lead)
    move_review(review, due_on=date(2026, 12, 3), by=small.lead)
    assert list(Review.objects.visible_to(small.lead).due_soon(date(2026, 11, 19))) == [review]
    assert not Review.objects.visible_to(small.lead).due_soon(date(2026, 11, 18)).filter(child=small.amal).exists()


def test_strengths_come_first_and_what_comes_next_is_said(small):
    review = plan_review(small.journey, due_on=MONDAY, by=small.lead)
    for missing in ("strengths", "next_steps"):
        with pytest.raises(RuleBroken):
            write_review(review, held_on=MONDAY, **{**TEXTS, missing: " "}, by=small.lead)
    with pytest.raises(RuleBroken, match="not come yet"):
        write_review(review, held_on=MONDAY + timedelta(days=1), **TEXTS, by=small.lead)


def test_an_unwritten_report_is_not_shared(small):
    review = plan_review(small.journey, due_on=MONDAY, by=small.lead)
    with pytest.raises(RuleBroken, match="Write the report first"):
        share_review(review, adult=small.leila, by=small.lead)


def test_sharing_names_who_chose_it_and_queues_a_letter_that_says_nothing(small, review):
    sharing = share_review(review, adult=small.leila, by=small.lead)
    assert (sharing.shared_by, sharing.adult, sharing.reply) == (small.lead, small.leila, "")
    letter = Notice.objects.get(adult=small.leila, kind="report_shared")
    assert "Amal" not in letter.subject + letter.text
    share_review(review, adult=small.yusuf, by=small.lead)
    assert not Notice.objects.filter(adult=small.yusuf).exists()
    with pytest.raises(RuleBroken, match="has this report already"):
        share_review(review, adult=small.leila, by=small.lead)


def test_it_is_not_shared_with_somebody_who_may_not_see_the_record(small, review):
    close_the_door(small, small.yusuf)
    for nobody in (small.yusuf, small.teacher):
        with pytest.raises(RuleBroken, match="does not see"):
            share_review(review, adult=nobody, by=small.lead)


def test_a_report_shared_with_one_parent_is_not_with_the_other(small, review):
    sharing = share_review(review, adult=small.leila, by=small.lead)
    assert list(ReviewSharing.objects.for_adult(small.leila)) == [sharing]
    assert list(ReviewSharing.objects.for_adult(small.yusuf)) == []


def test_a_restriction_takes_a_shared_report_away(small, review):
    share_review(review, adult=small.leila, by=small.lead)
    close_the_door(small, small.leila)
    assert list(ReviewSharing.objects.for_adult(small.leila)) == []
    with pytest.raises(RuleBroken, match="does not see"):
        reply_to_review(ReviewSharing.objects.get(review=review), reply="agree", by=small.leila)


def test_what_went_to_the_safeguarding_lead_is_nobodys_to_read(small, review):
    sharing = share_review(review, adult=small.leila, by=small.lead)
    Review.objects.filter(pk=review.pk).update(withheld_at=dates.now())
    assert sharing not in ReviewSharing.objects.for_adult(small.leila)


def test_the_parent_answers_and_may_change_the_answer_until_it_is_final(small, review):
    sharing = share_review(review, adult=small.leila, by=small.lead)
    assert list(ReviewSharing.objects.for_adult(small.leila).unanswered()) == [sharing]
    reply_to_review(sharing, reply="agree", by=small.leila)
    reply_to_review(sharing, reply="different", words="He does not wait at home.", by=small.leila)
    finish_review(review, by=small.lead)
    kept = ReviewSharing.objects.get(pk=sharing.pk)
    assert (kept.reply, kept.words, kept.how, kept.entered_by) == (
        "different", "He does not wait at home.", "online", None,
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="finished"):
        reply_to_review(sharing, reply="agree", by=small.leila)


def test_staff_write_down_what_was_said_by_phone_but_never_over_the_parents_own_words(small, review):
    sharing = share_review(review, adult=small.yusuf, by=small.lead)
    with pytest.raises(RuleBroken, match="how Yusuf told you"):
        reply_to_review(sharing, reply="partly", by=small.lead)
    reply_to_review(sharing, reply="partly", words="Not in maths.", how="phone", by=small.lead)
    sharing.refresh_from_db()
    assert (sharing.entered_by, sharing.how) == (small.lead, "phone")
    reply_to_review(sharing, reply="different", by=small.yusuf)
    with pytest.raises(RuleBroken, match="wrote an answer already"):
        reply_to_review(sharing, reply="agree", how="phone", by=small.lead)


def test_it_is_final_when_everybody_it_was_shared_with_has_answered(small, review):
    with pytest.raises(RuleBroken, match="No parent has been shown"):
        finish_review(review, by=small.lead)
    sharing = share_review(review, adult=small.leila, by=small.lead)
    with pytest.raises(RuleBroken, match="Leila has not answered"):
        finish_review(review, by=small.lead)
    reply_to_review(sharing, reply="agree", by=small.leila)
    final = finish_review(review, by=small.lead)
    assert (final.final_by, final.unanswered_why) == (small.lead, "")
    assert small.journey.steps.get(kind=Step.Kind.REVIEWED).taken_on == MONDAY


def test_or_when_the_reason_is_written_down(small, review):
    share_review(review, adult=small.leila, by=small.lead)
    final = finish_review(review, unanswered_why="We rang three times.", by=small.lead)
    assert final.unanswered_why == "We rang three times."


def test_a_parent_who_no_longer_sees_the_record_is_not_waited_for(small, review):
    for parent in (small.leila, small.yusuf):
        share_review(review, adult=parent, by=small.lead)
    reply_to_review(ReviewSharing.objects.get(review=review, adult=small.leila), reply="agree", by=small.leila)
    close_the_door(small, small.yusuf)
    assert finish_review(review, by=small.lead).final_at


def test_an_answer_to_an_earlier_wording_does_not_count_for_the_new_one(small, review):
    sharing = share_review(review, adult=small.leila, by=small.lead)
    with dates.at(dates.moment(MONDAY, "10:00")):
        reply_to_review(sharing, reply="different", words="Lining up is fine.", by=small.leila)
    with dates.at(dates.moment(MONDAY, "11:00")):
        write_review(review, held_on=MONDAY, **{**TEXTS, "harder": "Stopping."}, by=small.lead)
        with pytest.raises(RuleBroken, match="as it stands"):
            finish_review(review, by=small.lead)
    with dates.at(dates.moment(MONDAY, "12:00")):
        reply_to_review(sharing, reply="agree", by=small.leila)
        assert finish_review(review, by=small.lead).final_at


def test_saving_without_a_change_asks_nobody_again(small, review):
    sharing = share_review(review, adult=small.leila, by=small.lead)
    with dates.at(dates.moment(MONDAY, "10:00")):
        reply_to_review(sharing, reply="agree", by=small.leila)
    with dates.at(dates.moment(MONDAY, "11:00")):
        write_review(review, held_on=MONDAY, **TEXTS, by=small.lead)
        assert finish_review(review, by=small.lead).final_at


def test_after_that_nothing_changes(small, review):
    finish_review(review, unanswered_why="Nobody may see it.", by=small.lead)
    for change in (
        lambda: write_review(review, held_on=MONDAY, **TEXTS, by=small.lead),
        lambda: move_review(review, due_on=MONDAY, by=small.lead),
        lambda: finish_review(review, by=small.lead),
    ):
        with pytest.raises(RuleBroken, match="finished"):
            change()
    assert plan_review(small.journey, due_on=MONDAY, by=small.lead).pk


def test_reviews_come_with_their_replies_in_two_queries(small, review, django_assert_num_queries):
    for parent in (small.leila, small.yusuf):
        share_review(review, adult=parent, by=small.lead)
    with django_assert_num_queries(2):
        [found] = Review.objects.filter(pk=review.pk).with_replies()
        assert [s.adult.name for s in found.sharings.all()] == ["Leila", "Yusuf"]
