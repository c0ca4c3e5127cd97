"""What one child's page shows, fetched in a constant number of queries: strengths and words before numbers."""

from dataclasses import dataclass, field

from django.urls import reverse

from hearth.agreements.models import Answer
from hearth.agreements.now import standings_from
from hearth.agreements.standing import StandingNow
from hearth.assessments import library
from hearth.assessments.choosing import OBSERVATIONS, VOICES
from hearth.assessments.models import Assessment
from hearth.assessments.scoring import score
from hearth.base import dates
from hearth.conversations.models import Contribution, Promise, Question, SpeakingNote, Talk
from hearth.journeys import week
from hearth.journeys.models import Concern, Cover, Goal, Journey, Placement, Review
from hearth.journeys.next_step import NextStep, next_step
from hearth.journeys.stages import Stop, ribbon
from hearth.people.models import Child, Membership, Relationship, User
from hearth.people.roles import Permission, Role
from hearth.practice.models import BeforeYouMeet
from hearth.reports import goal_lines
from hearth.reports.goal_lines import GoalSeen
from hearth.reports.seesaw import Seesaw, seesaw
from hearth.web.staff import child_rows, owing
from hearth.web.staff.child_rows import Known

# The page that does what comes next, and what somebody must be allowed for it to open.
DOES = {
    "first_talk": ("staff:new_talk", Permission.RECORD_TALK),
    "views": ("staff:assessments", Permission.SEE_CHILD),
    "ask": ("staff:new_ask", Permission.ASK_AGREEMENT),
    "agreement": ("staff:agreement", Permission.SEE_CHILD),
    "decide": ("staff:agreement", Permission.SEE_CHILD),
    "place": ("staff:places", Permission.PLACE_CHILD),
    "settled": ("staff:step", Permission.LEAD_JOURNEY),
    "review": ("staff:new_review", Permission.WRITE_REVIEW),
    "return": ("staff:return", Permission.SEE_CHILD),
    "check_in": ("staff:return", Permission.SEE_CHILD),
    "close": ("staff:close_journey", Permission.LEAD_JOURNEY),
}


@dataclass
class ChildPage:
    child: Child
    journey: Journey | None = None
    stops: list[Stop] = field(default_factory=list)
    next: NextStep | None = None
    next_url: str = ""
    mine: list[Assessment] = field(default_factory=list)
    standing: StandingNow | None = None
    sessions: str = ""
    goals: list[GoalSeen] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    cover: Cover | None = None
    age: int | None = None
    told: list[Contribution] = field(default_factory=list)
    seesaw: Seesaw | None = None
    seen_by: str = ""
    own_words: str = ""
    own_words_on: str = ""
    notes: list[SpeakingNote] = field(default_factory=list)
    family: list[Relationship] = field(default_factory=list)
    teachers: list[User] = field(default_factory=list)
    concerns: list[Concern] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    before: list[BeforeYouMeet] = field(default_factory=list)
    silence: owing.Family | None = None

    @property
    def is_on_the_way(self) -> bool:
        """A way through is open, and what belongs to it can be planned."""
        return self.journey is not None and self.journey.closed_on is None


def of(child: Child, user: User) -> ChildPage:
    today = dates.today()
    known = child_rows.fetch(child)
    page = ChildPage(
        child, age=child.age(today), journey=known.journey, reviews=known.reviews_of_the_way, family=known.family,
        concerns=known.concerns[:3], talks=known.talks[:3], told=[one for one in known.told if one.so_we][:2],
    )  # fmt: skip
    _way(page, known, user)
    _words(page, known)
    _people(page)
    goals = Goal.objects.in_sight().open().filter(child=child).with_ratings()
    seeing = [one.adult for one in page.family if one.may_see and not one.ask_first]
    page.goals = goal_lines.for_staff(goals, seeing, today=today)
    page.promises = list(Promise.objects.in_sight().open().filter(child=child).select_related("adult", "made_by"))
    page.questions = list(Question.objects.in_sight().unanswered().filter(child=child).select_related("adult", "to"))
    _ours(page, known, user)
    return page


def _ours(page: ChildPage, known: Known, user: User) -> None:
    """What went wrong on our side before, and what we owe now: for those whose work it is."""
    child, today = page.child, dates.today()
    if user.may(Permission.WRITE_BEFORE_MEETING, child.school):
        notes = BeforeYouMeet.objects.in_sight().in_force(today).filter(child=child).select_related("adult", "by")
        page.before = [note for note in notes if note.adult_id in known.spoken_with]
    if user.may(Permission.SEE_SILENCES, child.school):
        leads = user.may(Permission.LEAD_JOURNEY, child.school)
        page.silence = owing.of_one(known.on_its_way, known.owed(today), leads, today)


def _way(page: ChildPage, known: Known, user: User) -> None:
    """The latest way through, where it stands, and what comes next."""
    today = dates.today()
    page.standing = standings_from([page.child.pk], known.asks, known.with_a_say)[page.child.pk]
    if page.journey is None:
        return
    awaited = [one for one in known.assessments if one.is_waiting and page.is_on_the_way]
    page.stops = ribbon(page.journey, today, standing=page.standing.standing, steps=known.steps)
    page.next = next_step(
        page.journey, today, standing=page.standing.standing, waiting_for=page.standing.waiting_for,
        took_back=_took_back(page.standing, known),
        views_asked=bool(known.assessments) or Assessment.objects.filter(journey=page.journey).exists(),
        awaited=sorted({one.respondent.name for one in awaited}), steps=known.steps, reviews=page.reviews,
        check_ins=known.check_ins,
    )  # fmt: skip
    page.mine = [one for one in awaited if one.respondent_id == user.pk]
    page.next_url = _where(page, user)
    page.cover = Cover.objects.in_sight().filter(journey=page.journey).running(today).select_related("cover").first()
    running = Placement.objects.in_sight().filter(journey=page.journey).running(today)
    placed = list(running.values_list("sessions__weekday", "sessions__part"))
    page.sessions = week.short(placed) if placed else ""


def _took_back(standing: StandingNow, known: Known) -> list[str]:
    """Who took back a yes and was not talked with since."""
    names = {answer.ask.adult.name for answer in known.to_ring if answer.kind == Answer.Kind.WITHDRAWN}
    return [name for name in standing.taken_back if name in names]


def _where(page: ChildPage, user: User) -> str:
    """The page where what comes next is done, for those who may open it. A review that is planned is opened itself."""
    if page.next is None or not page.next.does:
        return ""
    planned = [review for review in page.reviews if review.final_at is None]
    if page.next.does == "review" and planned:
        return reverse("staff:review", args=[planned[0].pk])
    name, permission = DOES[page.next.does]
    return reverse(name, args=[page.child.pk]) if user.may(permission, page.child.school) else ""


def _words(page: ChildPage, known: Known) -> None:
    """What the child said, and what staff saw: first and latest, side by side."""
    child, answered = page.child, known.answered
    right = {one.corrects_id for one in answered}
    seen = [one for one in answered if one.instrument_key in OBSERVATIONS and one.pk not in right]
    if seen:
        last = seen[-1]
        # One person's first look beside their latest: two people's would show how the two differ, not how a child grew.
        whose = (last.respondent_id, last.instrument_key, last.instrument_version)
        first = next(one for one in seen if (one.respondent_id, one.instrument_key, one.instrument_version) == whose)
        scale = library.get(last.instrument_key, last.instrument_version).named(child.name)
        then = score(scale, first.answers) if first is not last else ()
        page.seesaw = seesaw(then, score(scale, last.answers), f"What we saw of {child.name}")
        months = ", then ".join(f"{one.submitted_at:%B}" for one in dict.fromkeys((first, last)))
        page.seen_by = f"{last.respondent.name}, {months}"
    said = [one for one in answered if one.instrument_key in VOICES and one.answers.get("i-like")]
    if said:
        page.own_words = said[-1].answers["i-like"]
        page.own_words_on = f"Said to {said[-1].respondent.name}, {said[-1].submitted_at:%-d %B}"


def _people(page: ChildPage) -> None:
    child = page.child
    closed = {one.adult_id for one in page.family if one.ask_first}
    notes = SpeakingNote.objects.in_sight().filter(child=child).select_related("adult")
    page.notes = [note for note in notes if note.adult_id not in closed]
    teachers = Membership.objects.now().filter(school_class=child.school_class_id, role=Role.CLASS_TEACHER)
    page.teachers = [m.user for m in teachers.select_related("user")] if child.school_class_id else []
