"""What we owe each family, gathered from the rows: one query a kind, however many families. Nothing about an adult
whose contact is restricted or held: a family of theirs looks like one to whom nothing is owed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from hearth.agreements.models import Answer, Ask
from hearth.base import dates
from hearth.conversations import silences
from hearth.conversations.models import Contribution, Promise, Question, Talk
from hearth.conversations.silences import GOOD, Kind, Owed
from hearth.journeys.models import CheckIn, Concern, Journey, Review, ReviewSharing, Step
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.staff.waiting import day_of

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
class Whose:
    """Which rows to look at: those this member of staff reaches here, of one child or of all."""

    user: User
    school: School
    on: date
    child: Child | None = None

    def rows(self, rows: QuerySet[Any], *joined: str, adult: str = "adult") -> QuerySet[Any]:
        """Rows about children on roll, with or about an adult we speak with."""
        found = rows.filter(self.children("child__")).select_related("child__school_class", *joined)
        return found.filter(self.spoken_with(adult)) if adult else found

    def children(self, through: str = "") -> Q:
        if self.child is not None:
            return Q(**{f"{through}pk": self.child.pk})
        here = Q(**{f"{through}left_on": None}) | Q(**{f"{through}left_on__gt": self.on})
        return here & Q(**{f"{through}school": self.school})

    def spoken_with(self, adult: str) -> Q:
        people = Relationship.objects.current().filter(held=False, restriction="", child=OuterRef("child"))
        return Q(Exists(people.filter(adult=OuterRef(adult))))


def families(user: User, school: School, on: date) -> list[Family]:
    """Those on the way with us, and every other to whom something is owed; by what is due first."""
    whose = Whose(user, school, on)
    found = {child.pk: Family(child, on_the_way=True) for child in _on_the_way(whose)}
    for child, owed in _rows(whose):
        _add(found.setdefault(child.pk, Family(child)), owed, whose)
    _habits(found, whose)
    for family in found.values():
        family.due = _in_order(family.due)
    return sorted(found.values(), key=lambda family: family.order)


def of_child(child: Child, user: User, on: date) -> Family:
    """One family, for the child's own page: without the questions and promises, which stand there already."""
    whose = Whose(user, child.school, on, child)
    family = Family(child, on_the_way=bool(ways := list(_on_the_way(whose))))
    family.child = ways[0] if ways else child
    for _child, owed in _rows(whose, without=(Kind.QUESTION, Kind.PROMISE)):
        _add(family, owed, whose)
    _habits({child.pk: family}, whose)
    family.due = _in_order(family.due)
    return family


def pattern_of(child: Child, user: User) -> str:
    """Our own last talks home, for the page on which the next is written down."""
    talks = Whose(user, child.school, dates.today(), child).rows(Talk.objects.visible_to(user))
    return silences.pattern(talks.filter(reached=True).exclude(news="").values_list("news", flat=True)[: silences.LAST])


def _in_order(due: list[Due]) -> list[Due]:
    done: set[str] = set()
    rows = []
    for one in sorted(due, key=lambda each: each.owed.order):
        rows.append(replace(one, url="") if one.url in done else one)
        done.add(one.url)
    return rows


def _add(family: Family, owed: Owed, whose: Whose) -> None:
    url, link = _does(owed, family.child, whose)
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


def _rows(whose: Whose, without: tuple[Kind, ...] = ()) -> Iterator[tuple[Child, Owed]]:
    if Kind.QUESTION not in without:
        yield from _questions(whose)
    if Kind.PROMISE not in without:
        yield from _promises(whose)
    for kind in (_calls, _told_and_worries, _looks):
        yield from kind(whose)


def _questions(whose: Whose) -> Iterator[tuple[Child, Owed]]:
    for q in whose.rows(Question.objects.visible_to(whose.user).unanswered(), "adult"):
        yield q.child, silences.question(q.adult.name, day_of(q.asked_at), q.answer_by, whose.on, q.pk)


def _promises(whose: Whose) -> Iterator[tuple[Child, Owed]]:
    """Also those to the child, who is no adult; but none to an adult nobody may ring."""
    open_ = Promise.objects.visible_to(whose.user).open().filter(due_on__lte=whose.on + AHEAD)
    mine = whose.rows(open_, "adult", adult="").filter(Q(adult=None) | whose.spoken_with("adult"))
    for p in mine:
        yield p.child, silences.promise(p.what, p.adult.name if p.adult else "", p.due_on, whose.on, p.pk)


def _calls(whose: Whose) -> Iterator[tuple[Child, Owed]]:
    """What we said beside an ask: to ring by a day, whatever was answered, and to find a day to come and see."""
    soon, answers = whose.on + AHEAD, Answer.objects.visible_to(whose.user)
    for a in whose.rows(answers.wanting_a_talk().filter(ring_by__lte=soon), "ask__adult", adult="ask__adult"):
        yield a.child, silences.call(a.ask.adult.name, a.ring_by, whose.on, a.pk)
    for ask in whose.rows(Ask.objects.visible_to(whose.user).unanswered().filter(call_by__lte=soon), "adult"):
        yield ask.child, silences.call(ask.adult.name, ask.call_by, whose.on, ask.pk)
    for a in whose.rows(answers.wanting_a_visit(), "ask__adult", adult="ask__adult"):
        yield a.child, silences.visit(a.ask.adult.name, a.said_on, whose.on, a.pk)


def _told_and_worries(whose: Whose) -> Iterator[tuple[Child, Owed]]:
    for told in whose.rows(Contribution.objects.visible_to(whose.user).unanswered(), "adult"):
        yield told.child, silences.told(told.adult.name, told.told_on, whose.on, told.pk)
    brought = Concern.objects.visible_to(whose.user).waiting().filter(from_parent=True)
    for worry in whose.rows(brought, "raised_by", adult="raised_by"):
        yield (
            worry.child,
            silences.worry(
                worry.raised_by.name, day_of(worry.raised_at), whose.on, worry.pk, answer_by=worry.answer_by
            ),
        )


def _looks(whose: Whose) -> Iterator[tuple[Child, Owed]]:
    soon = whose.on + AHEAD
    for review in whose.rows(Review.objects.visible_to(whose.user).ahead().filter(due_on__lte=soon), adult=""):
        yield review.child, silences.look_together("the review", review.due_on, whose.on, review.pk)
    for check_in in whose.rows(CheckIn.objects.visible_to(whose.user).waiting().filter(due_on__lte=soon), adult=""):
        said = silences.look_together("how it is in class", check_in.due_on, whose.on, -check_in.pk)
        yield check_in.child, said


def _habits(found: dict[int, Family], whose: Whose) -> None:
    """What our talks were about, good news home, and whom nobody has spoken with: of those on the way."""
    ways = {pk: family for pk, family in found.items() if family.on_the_way}
    talks: dict[int, list[tuple[date, str]]] = defaultdict(list)
    spoken = whose.rows(Talk.objects.visible_to(whose.user).filter(child__in=ways, reached=True))
    for pk, day, news in spoken.values_list("child_id", "spoke_on", "news"):
        talks[pk].append((day, news))
    shared = whose.rows(ReviewSharing.objects.visible_to(whose.user).filter(child__in=ways)).order_by()
    reports = {pk: day_of(last) for pk, last in shared.values_list("child_id").annotate(last=Max("shared_at"))}
    heard = CheckIn.objects.visible_to(whose.user).filter(child__in=ways, held_on__isnull=False).exclude(parent_says="")
    heard_on = dict(heard.order_by().values_list("child_id").annotate(last=Max("held_on")))
    for pk, family in ways.items():
        good = [day for day, news in talks[pk] if news == GOOD]
        family.good_on = max([*good, *_there(reports, pk)], default=None)
        family.good_news = silences.good_news_line(family.good_on, whose.on)
        family.pattern = silences.pattern(news for _day, news in talks[pk])
        spoke = [day for day, _news in talks[pk]]
        spoke_on = max([*spoke, *_there(reports, pk), *_there(heard_on, pk)], default=None)
        for owed in _of_habit(family, talks[pk], spoke_on, whose.on):
            _add(family, owed, whose)


def _there(days: dict[int, date], pk: int) -> list[date]:
    return [days[pk]] if pk in days else []


def _of_habit(family: Family, talks: list[tuple[date, str]], spoke_on: date | None, on: date) -> Iterator[Owed]:
    began_on, joined_on = getattr(family.child, "way_began_on", None), getattr(family.child, "in_group_from", None)
    owed = (
        silences.not_spoken(
            family.child.name, on, began_on=began_on, joined_on=joined_on, spoke_on=spoke_on,
            had_first_talk=getattr(family.child, "had_first_talk", False),
        ),
        silences.hard_run(talks, on),
        silences.no_good_news(family.good_on, began_on or joined_on, on),
    )  # fmt: skip
    yield from (one for one in owed if one is not None)


PAGES = {
    Kind.QUESTION: ("staff:question", "Answer"),
    Kind.PROMISE: ("staff:promise", "Say what happened"),
    Kind.TOLD: ("staff:so_we", "Say what changed"),
}
OF_THE_CHILD = {
    Kind.CALL: ("staff:agreement", "Read the answer"),
    Kind.VISIT: ("staff:agreement", "Find a day"),
    Kind.NOT_SPOKEN: ("staff:new_talk", "Ring, and write it down"),
    Kind.HARD_RUN: ("staff:good_news", "Take good news home"),
    Kind.NO_GOOD_NEWS: ("staff:good_news", "Take good news home"),
}


def _does(owed: Owed, child: Child, whose: Whose) -> tuple[str, str]:
    """The one thing to do."""
    if owed.kind is Kind.LOOK:
        page = "staff:review" if owed.row > 0 else "staff:check_in"
        return reverse(page, args=[abs(owed.row)]), "Get ready"
    if owed.kind is Kind.WORRY:
        if whose.user.may(Permission.LEAD_JOURNEY, whose.school):
            return reverse("staff:talk_over", args=[owed.row]), "Talk it over"
        return reverse("staff:child", args=[child.pk]), "Read it"
    name, link = PAGES.get(owed.kind) or OF_THE_CHILD[owed.kind]
    return reverse(name, args=[owed.row if owed.kind in PAGES else child.pk]), link
