"""A parent's front page, with every child under one door; and one child's page."""

from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render

from hearth.agreements.models import Answer, Ask
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations.models import Contribution, Meeting, Question
from hearth.journeys import shelves, week
from hearth.journeys.models import Concern, Goal, Journey, Placement, ProgressSharing, ReturnStep, Review, ReviewSharing
from hearth.journeys.pages import Filled
from hearth.journeys.places import is_secondary
from hearth.journeys.stages import parents_ribbon, stage_now
from hearth.people.models import Child, Membership, User
from hearth.people.roles import Role
from hearth.practice.models import BeforeYouMeet
from hearth.reports import goal_lines, progress_seen
from hearth.web.access import SignedIn, own_child, parents_only


@dataclass
class Home:
    """What one child's parent meets first. Their own asks, questions and words; nobody else's at home."""

    child: Child
    journey: Journey | None = None
    asks: list[Ask] = field(default_factory=list)
    questionnaires: list[Assessment] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    reports: list[ReviewSharing] = field(default_factory=list)
    progress: ProgressSharing | None = None
    better: Question | None = None
    told: Contribution | None = None
    asked: Question | None = None
    review: Review | None = None
    step: ReturnStep | None = None
    worry: Concern | None = None
    call: Answer | None = None
    visit: Answer | None = None
    before: BeforeYouMeet | None = None
    page: Filled | None = None


@parents_only
def home(request: SignedIn) -> HttpResponse:
    children = list(Child.objects.shared_with(request.user).select_related("school", "group"))
    return render(request, "parents/home.html", {
        "homes": _homes(children, request.user), "now": dates.now(), "today": dates.today(),
    })  # fmt: skip


def _homes(children: list[Child], user: User) -> list[Home]:
    """One query a kind for all the children together."""
    homes = {child.pk: Home(child) for child in children}
    today = dates.today()
    for journey in (
        Journey.objects.in_sight().open().filter(child__in=homes).select_related("key_adult", "group")
        .prefetch_related("steps")
    ):  # fmt: skip
        homes[journey.child_id].journey = journey
    for ask in Ask.objects.for_adult(user).unanswered():
        homes[ask.child_id].asks.append(ask)
    for assessment in Assessment.objects.for_respondent(user).waiting():
        homes[assessment.child_id].questionnaires.append(assessment)
    for sharing in ReviewSharing.objects.for_adult(user).unanswered().select_related("review", "shared_by"):
        homes[sharing.child_id].reports.append(sharing)
    for meeting in Meeting.objects.for_adult(user).new_at_home(dates.now()).with_people():
        homes[meeting.child_id].meetings.append(meeting)
    for told in Contribution.objects.for_adult(user).exclude(so_we="").order_by("said_at", "pk"):
        homes[told.child_id].told = told
    mine = Question.objects.for_adult(user).select_related("to", "answered_by", "read_by")
    for asked in mine.order_by("asked_at", "pk"):
        homes[asked.child_id].asked = asked
        if asked.is_to_look_at(today):
            homes[asked.child_id].better = asked
    for item in ProgressSharing.objects.for_adult(user).unanswered().select_related("shared_by"):
        homes[item.child_id].progress = item
    for review in (
        Review.objects.in_sight().ahead().filter(child__in=homes, due_on__gte=today).order_by("-due_on", "-pk")
    ):
        homes[review.child_id].review = review
    for step in ReturnStep.objects.in_sight().filter(child__in=homes, on__gte=today).order_by("-on", "-pk"):
        homes[step.child_id].step = step
    for note in BeforeYouMeet.objects.for_adult(user).in_force(today).filter(child__in=homes).select_related("by"):
        homes[note.child_id].before = note
    _promised(homes, user)
    waiting = [pk for pk, home in homes.items() if home.asks]
    for pk, page in shelves.first_pages({h.child: h.journey for h in homes.values()}, user, waiting=waiting).items():
        homes[pk].page = page
    return list(homes.values())


def _promised(homes: dict[int, Home], user: User) -> None:
    """What this parent said that we have not yet acted on: a worry to talk about, a call, a day to come and see."""
    # Their own words: also when they went to the safeguarding lead, since to vanish would tell.
    for worry in Concern.objects.filter(
        raised_by=user, from_parent=True, talked_on=None, child__in=homes
    ).select_related("to"):
        homes[worry.child_id].worry = worry
    said = Answer.objects.filter(ask__adult=user, ask__closed_at=None, child__in=homes)
    for call in said.wanting_a_talk().select_related("ask__asked_by"):
        homes[call.child_id].call = call
    for visit in said.wanting_a_visit():
        homes[visit.child_id].visit = visit


@parents_only
def child(request: SignedIn, child_pk: int) -> HttpResponse:
    child, user, today = own_child(request, child_pk), request.user, dates.today()
    journey = (
        Journey.objects.in_sight()
        .filter(child=child)
        .select_related("key_adult", "group")
        .prefetch_related("steps")
        .first()
    )
    if journey is not None:
        journey.child = child
    goals = Goal.objects.shared_with(user).open().filter(child=child).with_ratings()
    return render(request, "parents/child.html", {
        "child": child,
        "journey": journey,
        "stops": parents_ribbon(journey, today) if journey else [],
        "stage": stage_now(journey).name.lower() if journey else "",
        "older": is_secondary(child),
        "sessions": _sessions(child),
        "goals": goal_lines.for_parent(goals, user, today=today),
        "own": next(iter(progress_seen.own_words(child).values()), None),
        "reports": ReviewSharing.objects.for_adult(user)
        .filter(child=child)
        .select_related("review", "shared_by")
        .order_by("-shared_at", "-pk"),
        "asks": Ask.objects.for_adult(user).filter(child=child, closed_at=None),
        "answers": Assessment.objects.for_respondent(user).filter(child=child).select_related("child"),
        "teachers": _teachers(child),
    })  # fmt: skip


def _sessions(child: Child) -> str:
    placement = (
        Placement.objects.in_sight().filter(child=child).running(dates.today()).prefetch_related("sessions").first()
    )
    return week.said_at_home(week.sessions_of(placement)) if placement else ""


def _teachers(child: Child) -> list[User]:
    if child.school_class_id is None:
        return []
    here = Membership.objects.now().filter(school_class=child.school_class_id, role=Role.CLASS_TEACHER)
    return [membership.user for membership in here.select_related("user")]
