"""One child's rows, fetched once for every report made of them: as staff may read them, or as one parent may.

A parent's record holds what that parent has on their own pages, and nothing else: no look by staff in numbers, no other
parent's words, nothing of the child's that was not shared with them. What the safeguarding lead has is in neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.assessments import change, raters
from hearth.assessments.line import Line
from hearth.assessments.models import LearningNote
from hearth.base import dates
from hearth.conversations.models import Contribution, Meeting, Promise, SpeakingNote
from hearth.journeys.models import (
    CheckIn,
    Concern,
    Cover,
    Goal,
    Journey,
    Placement,
    ReturnPlan,
    ReturnStep,
    Review,
    ReviewSharing,
)
from hearth.people.leads import lead_to_ask
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Role
from hearth.reports import goal_lines, progress_seen
from hearth.reports.goal_lines import GoalSeen
from hearth.reports.progress_seen import OwnWords, Part


@dataclass(frozen=True)
class ChildRecord:
    """`reader`: the parent it is for; none for staff. Rows are newest first, placements and steps oldest first."""

    child: Child
    today: date
    reader: User | None = None
    journey: Journey | None = None
    family: tuple[Relationship, ...] = ()
    concerns: tuple[Concern, ...] = ()
    goals: tuple[GoalSeen, ...] = ()
    shared: tuple[Part, ...] = ()
    """What stands on this parent's page, item by item."""
    reviews: tuple[Review, ...] = ()
    replies: tuple[ReviewSharing, ...] = ()
    told: tuple[Contribution, ...] = ()
    own_words: tuple[OwnWords, ...] = ()
    """What the child said, where an adult had read it and asked the child."""
    lines: tuple[Line, ...] = ()
    put_right: int = 0
    learning: tuple[LearningNote, ...] = ()
    placements: tuple[Placement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    """Held, with what was agreed."""
    promises: tuple[Promise, ...] = ()
    return_plan: ReturnPlan | None = None
    return_steps: tuple[ReturnStep, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    speaking: tuple[SpeakingNote, ...] = ()
    cover: Cover | None = None
    lead: User | None = None
    teachers: tuple[User, ...] = ()

    @property
    def room(self) -> str:
        return self.journey.group.name if self.journey else "the nurture room"

    @property
    def held(self) -> tuple[Review, ...]:
        """Reviews that took place and were written down."""
        return tuple(one for one in self.reviews if one.is_written)

    @property
    def differently(self) -> tuple[ReviewSharing, ...]:
        """Answers of a parent who sees some of a report in another way."""
        return tuple(
            one
            for one in self.replies
            if one.reply_in_sight in (ReviewSharing.Reply.PARTLY, ReviewSharing.Reply.DIFFERENT)
        )


def for_staff(child: Child, user: User) -> ChildRecord:
    """As this member of staff reaches it. Words of an adult one must ask about first are not printed."""
    today = dates.today()
    family = tuple(Relationship.objects.current().filter(child=child).select_related("adult"))
    first = {one.adult_id for one in family if one.ask_first}
    journey = _journey(child)
    # As on the child's page: the latest way through is the one that a report is about.
    reviews = list(Review.objects.visible_to(user).filter(child=child, journey=journey).with_replies())
    replies = [one for review in reviews for one in review.sharings.all() if one.adult_id not in first]
    told = Contribution.objects.visible_to(user).filter(child=child).exclude(adult__in=first).select_related("adult")
    own = {pk: one for pk, one in progress_seen.own_words(child).items() if one.said.journey_id == _pk(journey)}
    looks = change.fetch(child, user)
    agreed = Meeting.objects.visible_to(user).filter(child=child, agreed_at__isnull=False).exclude(adult__in=first)
    goals = Goal.objects.visible_to(user).filter(journey=journey).open().with_ratings()
    seeing = [one.adult for one in family if one.may_see and not one.ask_first]
    return ChildRecord(
        child, today, journey=journey, family=family,
        concerns=tuple(
            Concern.objects.visible_to(user).filter(child=child, from_parent=False).select_related("raised_by")
        ),
        goals=tuple(goal_lines.for_staff(goals, seeing, today=today)),
        reviews=_latest_first(reviews), replies=tuple(replies), told=tuple(told), own_words=tuple(own.values()),
        lines=change.lines(looks, measured=raters.measured(child.school, looks.keys)), put_right=len(looks.put_right),
        learning=tuple(
            LearningNote.objects.visible_to(user).standing().filter(child=child).select_related("by").order_by("-on")
        ),
        meetings=tuple(agreed.select_related("adult", "agreed_by").order_by("-agreed_at", "-pk")),
        promises=tuple(
            Promise.objects.visible_to(user).open().filter(child=child).exclude(adult__in=first)
            .select_related("adult", "made_by")
        ),
        speaking=tuple(SpeakingNote.objects.for_staff(user).filter(child=child).select_related("adult")),
        **_way(child, journey, today),
    )  # fmt: skip


def for_parent(child: Child, adult: User) -> ChildRecord:
    """As this parent has it on their own pages, without words of theirs that went to the safeguarding lead: it is
    printed at school."""
    today = dates.today()
    journey = _journey(child)
    shared = ReviewSharing.objects.for_adult(adult).filter(child=child, review__journey=journey)
    replies = tuple(shared.select_related("review__journey", "adult"))
    parts = tuple(progress_seen.seen_by(child, adult))
    goals = Goal.objects.shared_with(adult).filter(journey=journey).open().with_ratings()
    told = Contribution.objects.for_adult(adult).in_sight().filter(child=child).select_related("adult")
    agreed = Meeting.objects.for_adult(adult).in_sight().filter(child=child, agreed_at__isnull=False)
    promises = Promise.objects.for_adult(adult).open().filter(child=child)
    own = (item.own for part in parts for item in part.items if item.own is not None)
    way = _way(child, journey, today)
    return ChildRecord(
        child, today, reader=adult, journey=journey, shared=parts,
        goals=tuple(goal_lines.for_parent(goals, adult, today=today)),
        reviews=_latest_first([one.review for one in replies]), replies=replies, told=tuple(told), own_words=tuple(own),
        meetings=tuple(agreed.select_related("adult", "agreed_by").order_by("-agreed_at", "-pk")),
        promises=tuple(promises.select_related("adult", "made_by")),
        placements=way["placements"], cover=way["cover"], lead=way["lead"], teachers=way["teachers"],
    )  # fmt: skip


def _journey(child: Child) -> Journey | None:
    ways = Journey.objects.in_sight().filter(child=child).select_related("key_adult", "group", "child")
    latest: Journey | None = ways.first()
    return latest


def _pk(journey: Journey | None) -> int | None:
    return journey.pk if journey else None


def _latest_first(reviews: Iterable[Review]) -> tuple[Review, ...]:
    return tuple(sorted(reviews, key=lambda one: (one.held_on or one.due_on, one.pk), reverse=True))


def _way(child: Child, journey: Journey | None, today: date) -> dict[str, Any]:
    """Where the child is by session, how they go back to class, and who is there for them."""
    covers = Cover.objects.in_sight().filter(journey=journey).running(today).select_related("cover", "away")
    teachers = Membership.objects.now().filter(school_class=child.school_class_id, role=Role.CLASS_TEACHER)
    places = Placement.objects.in_sight().filter(journey=journey).that_held().prefetch_related("sessions")
    return {
        "placements": tuple(places),
        "return_plan": ReturnPlan.objects.in_sight().filter(journey=journey).first(),
        "return_steps": tuple(ReturnStep.objects.in_sight().filter(journey=journey)),
        "check_ins": tuple(CheckIn.objects.in_sight().filter(journey=journey)),
        "cover": covers.first(),
        "lead": lead_to_ask(child.school, child),
        "teachers": tuple(m.user for m in teachers.select_related("user")) if child.school_class_id else (),
    }
