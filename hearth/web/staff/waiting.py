"""What is waiting for us: our questions to answer, promises to keep, calls to make. One query a kind, however many
children; whole lists; nothing here counts a parent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from hearth.agreements.models import Answer, Ask
from hearth.agreements.now import standings
from hearth.agreements.standing import Standing
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.dates import day_of
from hearth.conversations import in_both
from hearth.conversations.models import Contribution, Meeting, Promise, Question
from hearth.journeys.models import CheckIn, Concern, Cover, Review
from hearth.languages.models import Translation
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.staff import meetings_due, told


@dataclass(frozen=True)
class Waiting:
    """One thing of ours to do: about which child and which adult, what, and since when; with the page that does it."""

    child: Child
    what: str
    line: str
    url: str
    link: str
    about: User | None = None
    words: str = ""
    since: date | None = None


def waiting_for_us(user: User, school: School, on: date) -> list[Waiting]:
    """Oldest first. What this member of staff reaches and may do, at the school they are working in."""
    rows = [
        row
        for permission, kind in KINDS
        if user.may(permission, school)
        for row in kind(user, school, on)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.since or on, row.what))


def _here(rows: QuerySet[Any], school: School, *joined: str) -> QuerySet[Any]:
    return rows.filter(child__school=school).select_related("child", *joined)


def _questions(user: User, school: School, on: date) -> Iterator[Waiting]:
    asked = list(_here(Question.objects.visible_to(user).unanswered(), school, "adult", "follows"))
    in_both.put_beside(asked)
    for q in asked:
        english = q.words_in_both.text if q.words_in_both and q.words_in_both.is_done else q.words
        yield Waiting(
            q.child, f"{q.adult.name} {_asks(q)}", we_said(q.answer_by, on),
            reverse("staff:question", args=[q.pk]), f"Answer {q.adult.name}", q.adult, f"“{english}”", q.answer_by,
        )  # fmt: skip


def _translations(user: User, school: School, on: date) -> Iterator[Waiting]:
    rows = Translation.objects.visible_to(user).ours_to_mend(on)
    for one in _here(rows, school, "adult", "linguist__user"):
        what = f"{one.by_whom} has {one.get_kind_display()} still to translate"
        line = f"{we_said(one.due_on, on)} Ring, or pass it on."
        if not one.is_open:
            what, line = f"A message to {one.adult.name} has not gone out", "The translation is done with. Look at it."
        url = reverse("staff:asked_translation", args=[one.pk])
        yield Waiting(one.child, what, line, url, "See it", one.adult, since=one.due_on)


def _asks(q: Question) -> str:
    if q.follows is not None and q.follows.better == Question.Better.NO:
        return "says it is not better yet"
    return ASKS.get(Question.About(q.about), "asked a question")


ASKS = {
    Question.About.WORRY: "told us about a worry", Question.About.REPLY: "wrote back",
    Question.About.ANOTHER_PARENT: "would like to talk with another parent",
}  # fmt: skip


def _promises(user: User, school: School, on: date) -> Iterator[Waiting]:
    for p in _here(Promise.objects.visible_to(user).open(), school, "adult"):
        yield Waiting(
            p.child, p.what, we_said(p.due_on, on), reverse("staff:promise", args=[p.pk]), "Say what happened", p.adult,
            since=p.due_on,
        )  # fmt: skip


def _visits(user: User, school: School, on: date) -> Iterator[Waiting]:
    for a in _here(Answer.objects.visible_to(user).wanting_a_visit(), school, "ask__adult"):
        yield Waiting(
            a.child, f"{a.ask.adult.name} would like to come and see", a.visit_when,
            reverse("staff:agreement", args=[a.child_id]), "Find a day", a.ask.adult, since=a.said_on,
        )  # fmt: skip


def _calls(user: User, school: School, on: date) -> Iterator[Waiting]:
    for a in _here(Answer.objects.visible_to(user).wanting_a_talk(), school, "ask__adult"):
        yield Waiting(
            a.child, f"Ring {a.ask.adult.name} about the answer", we_said(a.ring_by, on),
            reverse("staff:agreement", args=[a.child_id]), "Read the answer", a.ask.adult, since=a.ring_by,
        )  # fmt: skip
    for ask in _here(Ask.objects.visible_to(user).unanswered().filter(call_by__lte=on), school, "adult"):
        yield Waiting(
            ask.child, f"Ring {ask.adult.name}, as we said we would", we_said(ask.call_by, on),
            reverse("staff:agreement", args=[ask.child_id]), "See what was asked", ask.adult, since=ask.call_by,
        )  # fmt: skip


def _divided(user: User, school: School, on: date) -> Iterator[Waiting]:
    asked = Ask.objects.visible_to(user).open().values("child")
    children = list(Child.objects.filter(school=school, pk__in=asked))
    now = standings(children)
    for child in children:
        if now[child.pk].standing is Standing.DIVIDED:
            yield Waiting(
                child, f"{child.name}’s family sees it in two ways", "Hear each of them first, alone.",
                reverse("staff:agreement", args=[child.pk]), "Hear and decide",
            )  # fmt: skip


def _meetings(user: User, school: School, on: date) -> Iterator[Waiting]:
    """To ring about a time, to find an interpreter, to write down what was agreed, to offer again."""
    now = dates.now()
    for one in _here(Meeting.objects.visible_to(user).ours_to_do(now, on), school, "adult"):
        what, link, since = meetings_due.to_do(one, now)
        yield Waiting(
            one.child, what, f"{one.get_what_display().capitalize()}, {one.how_we_say_it}.",
            reverse("staff:meeting", args=[one.pk]), link, one.adult, since=since,
        )  # fmt: skip


def _told(user: User, school: School, on: date) -> Iterator[Waiting]:
    for one in _here(Contribution.objects.visible_to(user).unanswered(), school, "adult"):
        yield Waiting(
            one.child, f"{one.adult.name} told us something", f"On {one.told_on:%-d %B}. What did it change?",
            reverse("staff:so_we", args=[one.pk]), "Say what changed", one.adult, f"“{one.told}”", one.told_on,
        )  # fmt: skip


def _said(user: User, school: School, on: date) -> Iterator[Waiting]:
    """Said in another place, and nobody has said yet what it changed."""
    rows = (
        *_here(told.home_answers(user), school, "respondent"), *_here(told.worries(user, on), school, "adult"),
        *_here(told.refusals(user), school, "ask__adult"),
    )  # fmt: skip
    for row in rows:
        owed, url = told.owed(row, on), reverse("staff:contributions", args=[row.child_id])
        yield Waiting(row.child, owed.words, "", url, "Say what changed", told.adult_of(row))


def _views(user: User, school: School, on: date) -> Iterator[Waiting]:
    """Views that staff owe. Parents’ answers are theirs to give in their own time: never listed as late."""
    rows = Assessment.objects.visible_to(user).waiting().exclude(respondent_is=Assessment.RespondentIs.PARENT)
    colleagues: dict[int, list[Assessment]] = {}
    for asked in _here(rows, school, "respondent").order_by("asked_at", "pk"):
        if asked.respondent_id != user.pk:
            colleagues.setdefault(asked.child_id, []).append(asked)
            continue
        what = f"Your view of {asked.child.name}"
        if asked.respondent_is == Assessment.RespondentIs.CHILD:
            what = f"{asked.child.name}’s own words, beside you"
        url = reverse("staff:assessment", args=[asked.pk])
        yield Waiting(asked.child, what, _asked([asked]), url, "Write it now", since=asked.due_on)
    for of_one in colleagues.values():
        child, soonest = of_one[0].child, min((one.due_on for one in of_one if one.due_on), default=None)
        url = reverse("staff:assessments", args=[child.pk])
        yield Waiting(child, _theirs(child, of_one), _asked(of_one), url, "See what is in", since=soonest)


def _theirs(child: Child, asked: list[Assessment]) -> str:
    """One line a child, however many colleagues have not written yet."""
    beside = [one.respondent.name for one in asked if one.respondent_is == Assessment.RespondentIs.CHILD]
    views = [one.respondent.name for one in asked if one.respondent_is != Assessment.RespondentIs.CHILD]
    own_words = f"{child.name}’s own words, beside {' or '.join(dict.fromkeys(beside))}"
    if not views:
        return own_words
    names = list(dict.fromkeys(views))
    what = (
        f"{names[0]}’s view of {child.name}" if len(names) == 1 else f"{', '.join(names)}: their view of {child.name}"
    )
    return f"{what}; and {own_words}" if beside else what


def _asked(rows: list[Assessment]) -> str:
    """Since when, and for when it would help: the first of each."""
    due = min((one.due_on for one in rows if one.due_on), default=None)
    return f"Asked {day_of(min(one.asked_at for one in rows)):%-d %B}{f', for {due:%-d %B}' if due else ''}"


def _reviews(user: User, school: School, on: date) -> Iterator[Waiting]:
    for review in _here(Review.objects.visible_to(user).due_soon(on), school):
        when = f"{'We said' if review.due_on < on else 'On'} {review.due_on:%A %-d %B}"
        yield Waiting(
            review.child, f"{review.child.name}’s review", when,
            reverse("staff:review", args=[review.pk]), "Get ready", since=review.due_on,
        )  # fmt: skip


def _check_ins(user: User, school: School, on: date) -> Iterator[Waiting]:
    soon = CheckIn.objects.visible_to(user).waiting().filter(due_on__lte=dates.next_weekday(on, 10))
    for check_in in _here(soon, school):
        yield Waiting(
            check_in.child, f"See how {check_in.child.name} is in class",
            f"{check_in.get_when_display()}: {check_in.due_on:%-d %B}",
            reverse("staff:check_in", args=[check_in.pk]), "Check in", since=check_in.due_on,
        )  # fmt: skip


def _hand_overs(user: User, school: School, on: date) -> Iterator[Waiting]:
    for left in _here(Cover.objects.visible_to(user).to_hand_over(on), school, "away", "cover"):
        yield Waiting(
            left.child, f"{left.away.name} has left {left.child.name}", f"{left.cover.name} becomes the key adult.",
            reverse("staff:cover", args=[left.child_id]), "Hand over", since=left.starts_on,
        )  # fmt: skip


def _concerns(user: User, school: School, on: date) -> Iterator[Waiting]:
    for concern in _here(Concern.objects.visible_to(user).waiting(), school, "raised_by"):
        raised = day_of(concern.raised_at)
        line = f"From {concern.raised_by.name}, {raised:%-d %B}"
        line = f"{line}. {we_said(concern.answer_by, on)}" if concern.answer_by else line
        yield Waiting(
            concern.child, f"A concern about {concern.child.name}", line,
            reverse("staff:concerns"), "Talk it over", concern.raised_by if concern.from_parent else None,
            since=concern.answer_by or raised,
        )  # fmt: skip


def _held(user: User, school: School, on: date) -> Iterator[Waiting]:
    for held in _here(Relationship.objects.visible_to(user).held(), school, "adult"):
        yield Waiting(
            held.child, f"Look at {held.adult.name}, held for a person", held.held_why,
            reverse("staff:relationship", args=[held.pk]), "Look", held.adult,
        )  # fmt: skip


KINDS = (
    (Permission.ANSWER_FAMILY, _questions),
    (Permission.ANSWER_FAMILY, _translations),
    (Permission.ANSWER_FAMILY, _promises),
    (Permission.ASK_AGREEMENT, _visits),
    (Permission.ASK_AGREEMENT, _calls),
    (Permission.WRITE_TO_FAMILY, _meetings),
    (Permission.DECIDE_DIVIDED, _divided),
    (Permission.ANSWER_FAMILY, _told),
    (Permission.ANSWER_FAMILY, _said),
    (Permission.OBSERVE, _views),
    (Permission.WRITE_REVIEW, _reviews),
    (Permission.CHECK_IN, _check_ins),
    (Permission.NAME_COVER, _hand_overs),
    (Permission.LEAD_JOURNEY, _concerns),
    (Permission.EDIT_PEOPLE, _held),
)


def we_said(day: date | None, on: date) -> str:
    """A date, then what it means: “We said Monday. It is now Tuesday.”"""
    if day is None:
        return ""
    if day == on:
        return "We said today."
    near = abs((day - on).days) < 7
    said = f"We said {day:%A}." if near else f"We said {day:%-d %B}."
    if day > on:
        return said
    return f"{said} It is now {on:%A}." if near else f"{said} It is now {on:%-d %B}."
