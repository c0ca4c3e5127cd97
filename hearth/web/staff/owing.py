"""What we owe each family, gathered from the rows: one query a kind, however many families. Nothing about an adult
whose contact is restricted or held: a family of theirs looks like one to whom nothing is owed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from hearth.agreements.models import Answer, Ask
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.dates import day_of
from hearth.conversations import silences
from hearth.conversations.models import Contribution, Meeting, Promise, Question, Talk
from hearth.conversations.silences import GOOD, Kind, Owed
from hearth.journeys.models import CheckIn, Concern, Journey, Review, ReviewSharing, Step
from hearth.languages.models import Translation
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.staff import meetings_due, told

AHEAD = timedelta(days=7)
"""A day further off than this is no silence yet."""


@dataclass(frozen=True)
class Due:
    """What is owed, with the page that does it; no page where the line before leads there already."""

    owed: Owed
    url: str
    link: str


@dataclass
class Family:
    child: Child
    due: list[Due] = field(default_factory=list)
    on_the_way: bool = False
    began_on: date | None = None
    joined_on: date | None = None
    had_first_talk: bool = False
    good_on: date | None = None
    good_news: str = ""
    pattern: str = ""

    @property
    def habits(self) -> str:
        """Good news home and our own last talks, where they are not said already in what is owed."""
        said = {due.owed.kind for due in self.due}
        good = "" if Kind.NO_GOOD_NEWS in said else self.good_news
        return " ".join(f"{line}." for line in (good, "" if Kind.HARD_RUN in said else self.pattern) if line)

    @property
    def order(self) -> tuple[Any, ...]:
        first = self.due[0].owed.order if self.due else (99, date.max, "")
        return first, self.child.full_name, self.child.pk


@dataclass(frozen=True)
class Rows:
    """All that may be owed, by kind, with or about adults we speak with; and what we did, by child."""

    questions: Iterable[Question] = ()
    promises: Iterable[Promise] = ()
    calls: Iterable[Any] = ()
    first_calls: Iterable[Any] = ()
    """Answers, and asks nobody answered, each with the day by which we said we would ring."""
    visits: Iterable[Answer] = ()
    meetings: Iterable[Meeting] = ()
    told: Iterable[Contribution] = ()
    said: Iterable[Assessment | Question | Answer] = ()
    """What has a place of its own, and no "so we" yet."""
    worries: Iterable[Concern] = ()
    reviews: Iterable[Review] = ()
    check_ins: Iterable[CheckIn] = ()
    translations: Iterable[Translation] = ()
    talks: Mapping[int, list[tuple[date, str]]] = field(default_factory=dict)
    """Latest first: when, and what it was mostly about."""
    shared: Mapping[int, datetime] = field(default_factory=dict)
    heard: Mapping[int, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Whose:
    """Whose rows to fetch: those about children on roll whom this member of staff reaches here."""

    user: User
    school: School
    on: date

    def rows(self, rows: QuerySet[Any], *joined: str, adult: str = "adult") -> QuerySet[Any]:
        """Rows about children on roll, with or about an adult we speak with."""
        found = rows.filter(self.children("child__")).select_related("child__school_class", *joined)
        return found.filter(spoken_with(adult)) if adult else found

    def children(self, through: str = "") -> Q:
        here = Q(**{f"{through}left_on": None}) | Q(**{f"{through}left_on__gt": self.on})
        return here & Q(**{f"{through}school": self.school})


def spoken_with(adult: str) -> Q:
    people = Relationship.objects.current().filter(held=False, restriction="", child=OuterRef("child"))
    return Q(Exists(people.filter(adult=OuterRef(adult))))


def families(user: User, school: School, on: date) -> list[Family]:
    """Those on the way with us, and every other to whom something is owed; by what is due first."""
    whose = Whose(user, school, on)
    found = {child.pk: _on_its_way(child) for child in _on_the_way(whose)}
    rows, leads = _fetched(whose, list(found)), user.may(Permission.LEAD_JOURNEY, school)
    for row, owed in _owed(rows, on):
        _add(found.setdefault(row.child_id, Family(row.child)), owed, leads)
    for family in found.values():
        _finish(family, rows, leads, on)
    return sorted(found.values(), key=lambda family: family.order)


def of_one(family: Family, rows: Rows, leads: bool, on: date) -> Family:
    """One family, from the rows that its child's page has already."""
    for _row, owed in _owed(rows, on):
        _add(family, owed, leads)
    _finish(family, rows, leads, on)
    return family


def pattern_of(child: Child, user: User) -> str:
    """Our own last talks home, for the page on which the next is written down."""
    talks = Talk.objects.visible_to(user).filter(spoken_with("adult"), child=child, reached=True)
    return silences.pattern(talks.exclude(news="").values_list("news", flat=True)[: silences.LAST])


def _finish(family: Family, rows: Rows, leads: bool, on: date) -> None:
    if family.on_the_way:
        _habits(family, rows, leads, on)
    family.due = _in_order(family.due)


def _in_order(due: list[Due]) -> list[Due]:
    done: set[str] = set()
    rows = []
    for one in sorted(due, key=lambda each: each.owed.order):
        rows.append(replace(one, url="") if one.url in done else one)
        done.add(one.url)
    return rows


def _add(family: Family, owed: Owed, leads: bool) -> None:
    url, link = _does(owed, family.child, leads)
    family.due.append(Due(owed, url, link))


def _on_the_way(whose: Whose) -> QuerySet[Child]:
    """In the group, or on a way to it; with the day the way began, the first day in the group, and the first talk."""
    ways = Journey.objects.in_sight().open().filter(child=OuterRef("pk"))
    steps = Step.objects.filter(journey__child=OuterRef("pk"), journey__closed_on=None)
    around = Relationship.objects.current().filter(child=OuterRef("pk"), held=False, restriction="")
    children = Child.objects.visible_to(whose.user).filter(whose.children()).select_related("school_class")
    return children.annotate(
        way_began_on=Subquery(ways.values("began_on")[:1]),
        in_group_from=Subquery(steps.filter(kind=Step.Kind.JOINED).order_by("taken_on").values("taken_on")[:1]),
        had_first_talk=Exists(steps.filter(kind=Step.Kind.FIRST_TALK)),
    ).filter(Q(group__isnull=False) | Q(way_began_on__isnull=False), Exists(around))


def _on_its_way(child: Any) -> Family:
    return Family(child, [], True, child.way_began_on, child.in_group_from, child.had_first_talk)


def _fetched(whose: Whose, on_the_way: list[int]) -> Rows:
    """One query a kind, however many families."""
    user, soon = whose.user, whose.on + AHEAD
    promises = Promise.objects.visible_to(user).open().filter(due_on__lte=soon)
    answers, asks = Answer.objects.visible_to(user), Ask.objects.visible_to(user).unanswered()
    brought = Concern.objects.visible_to(user).waiting().filter(from_parent=True)
    reviews = Review.objects.visible_to(user).ahead().filter(due_on__lte=soon)
    check_ins = CheckIn.objects.visible_to(user)
    talks = whose.rows(Talk.objects.visible_to(user).filter(child__in=on_the_way, reached=True))
    spoke: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for child, day, news in talks.values_list("child_id", "spoke_on", "news"):
        spoke[child].append((day, news))
    shared = whose.rows(ReviewSharing.objects.visible_to(user).filter(child__in=on_the_way)).order_by()
    heard = check_ins.filter(child__in=on_the_way, held_on__isnull=False, journey__closed_on=None)
    heard = heard.exclude(parent_says="").order_by()
    return Rows(
        questions=whose.rows(Question.objects.visible_to(user).unanswered(), "adult", "follows"),
        # Also those to the child, who is no adult; but none to an adult nobody may ring.
        promises=whose.rows(promises, "adult", adult="").filter(Q(adult=None) | spoken_with("adult")),
        calls=whose.rows(answers.wanting_a_talk().filter(ring_by__lte=soon), "ask__adult", adult="ask__adult"),
        first_calls=whose.rows(asks.filter(call_by__lte=soon), "adult"),
        visits=whose.rows(answers.wanting_a_visit(), "ask__adult", adult="ask__adult"),
        meetings=whose.rows(Meeting.objects.visible_to(user).ours_to_do(dates.now(), whose.on), "adult"),
        told=whose.rows(Contribution.objects.visible_to(user).unanswered(), "adult"),
        said=[
            *whose.rows(told.home_answers(user), "respondent", adult="respondent"),
            *whose.rows(told.worries(user, whose.on), "adult"),
            *whose.rows(told.refusals(user), "ask__adult", adult="ask__adult"),
        ],
        worries=whose.rows(brought, "raised_by", adult="raised_by"),
        reviews=whose.rows(reviews, adult=""),
        check_ins=whose.rows(check_ins.waiting().filter(due_on__lte=soon), adult=""),
        translations=whose.rows(Translation.objects.visible_to(user).late(whose.on), "adult", "linguist__user"),
        talks=spoke,
        shared=dict(shared.values_list("child_id").annotate(last=Max("shared_at"))),
        heard=dict(heard.values_list("child_id").annotate(last=Max("held_on"))),
    )


def _owed(rows: Rows, on: date) -> Iterator[tuple[Any, Owed]]:
    """Each row with what is owed for it, in words."""
    for q in rows.questions:
        not_better = q.follows is not None and q.follows.better == Question.Better.NO
        yield q, silences.question(
            q.adult.name, day_of(q.asked_at), q.answer_by, on, q.pk, what=WHAT.get(q.about, "question"),
            not_better=not_better,
        )  # fmt: skip
    for p in rows.promises:
        yield p, silences.promise(p.what, p.adult.name if p.adult else "", p.due_on, on, p.pk)
    for a in rows.calls:
        yield a, silences.call(a.ask.adult.name, a.ring_by, on, a.pk)
    for ask in rows.first_calls:
        yield ask, silences.call(ask.adult.name, ask.call_by, on, ask.pk)
    for a in rows.visits:
        yield a, silences.visit(a.ask.adult.name, a.said_on, on, a.pk)
    for meeting in rows.meetings:
        yield meeting, meetings_due.owed(meeting, on)
    for one in rows.told:
        yield one, silences.told(one.adult.name, one.told_on, on, one.pk)
    for said in rows.said:
        yield said, told.owed(said, on)
    for worry in rows.worries:
        raised = day_of(worry.raised_at)
        yield worry, silences.worry(worry.raised_by.name, raised, on, worry.pk, answer_by=worry.answer_by)
    for review in rows.reviews:
        yield review, silences.look_together("the review", review.due_on, on, review.pk)
    for check_in in rows.check_ins:
        yield check_in, silences.look_together("how it is in class", check_in.due_on, on, -check_in.pk)

    for text in rows.translations:
        yield text, silences.translation(text.by_whom, text.adult.name, text.due_on, on, text.pk)


def _habits(family: Family, rows: Rows, leads: bool, on: date) -> None:
    """What our talks were about, good news home, and whether anybody has spoken with them: of those on the way."""
    pk = family.child.pk
    talks = rows.talks.get(pk, [])
    shared = [day_of(rows.shared[pk])] if pk in rows.shared else []
    heard = [rows.heard[pk]] if pk in rows.heard else []
    family.good_on = max([*shared, *(day for day, news in talks if news == GOOD)], default=None)
    family.good_news = silences.good_news_line(family.good_on, on)
    family.pattern = silences.pattern(news for _day, news in talks)
    spoke_on = max([*shared, *heard, *(day for day, _news in talks)], default=None)
    owed = (
        silences.not_spoken(
            family.child.name, on, began_on=family.began_on, joined_on=family.joined_on, spoke_on=spoke_on,
            had_first_talk=family.had_first_talk,
        ),
        silences.hard_run(talks, on),
        silences.no_good_news(family.good_on, family.began_on or family.joined_on, on),
    )  # fmt: skip
    for one in owed:
        if one is not None:
            _add(family, one, leads)


WHAT = {"worry": "worry", "reply": "words", "another": "wish to talk with another parent"}
PAGES = {
    Kind.QUESTION: ("staff:question", "Answer"),
    Kind.PROMISE: ("staff:promise", "Say what happened"),
    Kind.MEETING: ("staff:meeting", "Open it"),
    Kind.TOLD: ("staff:so_we", "Say what changed"),
    Kind.TRANSLATION: ("staff:asked_translation", "Ring, or pass it on"),
}
OF_THE_CHILD = {
    Kind.CALL: ("staff:agreement", "Read the answer"),
    Kind.VISIT: ("staff:agreement", "Find a day"),
    Kind.SAID: ("staff:contributions", "Say what changed"),
    Kind.NOT_SPOKEN: ("staff:new_talk", "Ring, and write it down"),
    Kind.HARD_RUN: ("staff:call", "Take good news home"),
    Kind.NO_GOOD_NEWS: ("staff:call", "Take good news home"),
}


def _does(owed: Owed, child: Child, leads: bool) -> tuple[str, str]:
    """The one thing to do."""
    if owed.kind is Kind.LOOK:
        page = "staff:review" if owed.row > 0 else "staff:check_in"
        return reverse(page, args=[abs(owed.row)]), "Get ready"
    if owed.kind is Kind.WORRY:
        if leads:
            return reverse("staff:talk_over", args=[owed.row]), "Talk it over"
        return reverse("staff:child", args=[child.pk]), "Read it"
    name, link = PAGES.get(owed.kind) or OF_THE_CHILD[owed.kind]
    begun = "?news=good" if owed.kind in (Kind.HARD_RUN, Kind.NO_GOOD_NEWS) else ""
    return reverse(name, args=[owed.row if owed.kind in PAGES else child.pk]) + begun, link
