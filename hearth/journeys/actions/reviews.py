"""A review: planned, written, shared with parents, answered by them, and only then final."""

from datetime import date

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys import week
from hearth.journeys.actions.journeys import reach
from hearth.journeys.models import Journey, Review, ReviewSharing, Step
from hearth.notices.actions import queue
from hearth.people.models import Relationship, User

Reply = ReviewSharing.Reply
How = ReviewSharing.How


@change
def plan_review(journey: Journey, *, due_on: date, by: User) -> Review:
    """The day we look together. One at a time is ahead."""
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed. Begin another one.")
    if (ahead := journey.reviews.ahead().first()) is not None:
        raise RuleBroken(
            f"A review is planned already, for {week.day(ahead.due_on)}. Move that one, or finish it first."
        )
    return Review.objects.create(child=journey.child, journey=journey, due_on=due_on, planned_by=by)


@change
def move_review(review: Review, *, due_on: date, by: User) -> Review:
    """Another day suits better."""
    review = _still_open(review)
    review.due_on = due_on
    review.save(update_fields=["due_on"])
    return review


@change
def write_review(
    review: Review, *, held_on: date, strengths: str, harder: str, learning: str, next_steps: str, by: User
) -> Review:
    """The report, strengths first. It may change until it is final; a parent who answered before is told so."""
    review = _still_open(review)
    if held_on > dates.today():
        raise RuleBroken("The day you looked together has not come yet.")
    if not strengths.strip():
        raise RuleBroken("Begin with what has grown.")
    if not next_steps.strip():
        raise RuleBroken("Say what comes next, and who does it.")
    said = {"strengths": strengths, "harder": harder, "learning": learning, "next_steps": next_steps}
    new = {name: text.strip() for name, text in said.items()} | {"held_on": held_on}
    if all(getattr(review, name) == value for name, value in new.items()):
        return review
    for name, value in new.items():
        setattr(review, name, value)
    review.written_at, review.written_by = dates.now(), by
    review.save(update_fields=[*new, "written_at", "written_by"])
    return review


@change
def share_review(review: Review, *, adult: User, by: User) -> ReviewSharing:
    """A named adult chose to show this report to this parent, and to no other."""
    review = Review.objects.select_for_update(of=("self",)).select_related("child", "journey").get(pk=review.pk)
    if not review.is_written:
        raise RuleBroken("Write the report first: the day, what has grown, and what comes next.")
    door = Relationship.objects.open_door().filter(child=review.child_id, adult=adult).first()
    if door is None:
        raise RuleBroken(f"{adult.name} does not see {review.child.name}’s record now. Choose somebody who does.")
    if review.sharings.filter(adult=adult).exists():
        raise RuleBroken(f"{adult.name} has this report already.")
    sharing = ReviewSharing.objects.create(
        child=review.child, review=review, adult=adult, shared_by=by, shared_at=dates.now()
    )
    queue(door, kind="report_shared", link_path=f"/home/reports/{sharing.pk}/", by=by)
    return sharing


@change
def reply_to_review(
    sharing: ReviewSharing, *, reply: str, words: str = "", how: str = How.ONLINE, by: User
) -> ReviewSharing:
    """What the parent thinks of the report, in their own words. They may change it until it is final. What they wrote
    themselves nobody else overwrites; what they said by phone or on paper, staff write down with who and how."""
    sharing = (
        ReviewSharing.objects.select_for_update(of=("self",))
        .select_related("review", "adult", "child")
        .get(pk=sharing.pk)
    )
    if sharing.review.final_at is not None:
        raise RuleBroken(_("This report is finished. You can still tell us what you see: use “Tell us”."))
    if not Relationship.objects.open_door().filter(child=sharing.child_id, adult=sharing.adult_id).exists():
        raise RuleBroken(f"{sharing.adult.name} does not see {sharing.child.name}’s record now.")
    if reply not in Reply.values or reply == Reply.NONE:
        raise RuleBroken(_("Choose one of the three."))
    themselves = by.pk == sharing.adult_id
    if not themselves:
        _may_be_entered(sharing, how)
    if words.strip() != sharing.words:  # words that went to the safeguarding lead do not come back with a new choice
        sharing.withheld_at = None
    sharing.reply, sharing.words, sharing.replied_at = reply, words.strip(), dates.now()
    sharing.how = How.ONLINE if themselves else how
    sharing.entered_by = None if themselves else by
    sharing.save(update_fields=["reply", "words", "replied_at", "how", "entered_by", "withheld_at"])
    return sharing


def _may_be_entered(sharing: ReviewSharing, how: str) -> None:
    if how not in How.values or how == How.ONLINE:
        raise RuleBroken(f"Say how {sharing.adult.name} told you.")
    if sharing.entered_by_id is None and sharing.answers_what_stands:
        raise RuleBroken(f"{sharing.adult.name} wrote an answer already. It stays as it was written.")


@change
def finish_review(review: Review, *, unanswered_why: str = "", by: User) -> Review:
    """Final, with every answer beside it. Whoever could not be heard, or not shown it, is explained in a sentence."""
    review = _still_open(review)
    if not review.is_written or review.held_on is None:
        raise RuleBroken("Write the report first: the day, what has grown, and what comes next.")
    if (waiting := _not_heard(review)) and not unanswered_why.strip():
        raise RuleBroken(f"{waiting} Say why it is finished now, in words they may read.")
    review.final_at, review.final_by = dates.now(), by
    review.unanswered_why = unanswered_why.strip() if waiting else ""
    review.save(update_fields=["final_at", "final_by", "unanswered_why"])
    reach(review.journey, kind=Step.Kind.REVIEWED, on=review.held_on, by=by)
    return review


def _not_heard(review: Review) -> str:
    """Why the report is not ready to be final, as one sentence; nothing if it is."""
    sharings = list(review.sharings.select_related("adult", "review"))
    seeing = set(Relationship.objects.open_door().filter(child=review.child_id).values_list("adult_id", flat=True))
    now = [sharing for sharing in sharings if sharing.adult_id in seeing]
    if not now:
        return "No parent has been shown this report."
    names = [sharing.adult.name for sharing in now if not sharing.answers_what_stands]
    if not names:
        return ""
    has = "has" if len(names) == 1 else "have"
    return f"{' and '.join(names)} {has} not answered the report as it stands."


def _still_open(review: Review) -> Review:
    locked: Review = Review.objects.select_for_update(of=("self",)).select_related("child", "journey").get(pk=review.pk)
    if locked.final_at is not None:
        raise RuleBroken("This report is finished. Plan a new review for what has changed.")
    return locked
