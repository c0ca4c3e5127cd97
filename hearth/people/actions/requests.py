"""A parent asks about what is kept or shared, and a named adult answers by the day the law says. And whether a child
speaks for themselves."""

from datetime import date

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.leads import lead_to_ask
from hearth.people.models import Child, RecordRequest, Relationship, User
from hearth.schools.days import school_day_after
from hearth.schools.rules import fact

Kind = RecordRequest.Kind


@change
def ask_about_record(
    child: Child, *, adult: User, kind: str, words: str = "", how: str = RecordRequest.How.ONLINE, by: User
) -> RecordRequest:
    """A parent's own, through an open door, or written down by somebody they told. Nobody has to say why for a copy."""
    if not Relationship.objects.open_door().filter(child=child, adult=adult).exists():
        raise RuleBroken(_("Please ring the school to ask this."))
    if (how == RecordRequest.How.ONLINE) is not (adult.pk == by.pk):
        raise RuleBroken("Say how they asked: by phone, face to face or on paper.")
    if kind != Kind.COPY and not words.strip():
        raise RuleBroken(_("Write a few words, so that we know what you mean."))
    if RecordRequest.objects.open().filter(child=child, adult=adult, kind=Kind.COPY).exists() and kind == Kind.COPY:
        raise RuleBroken(_("You have asked for a copy already. It is on its way."))
    to = lead_to_ask(child.school, about=child)
    if to is None:
        raise RuleBroken(_("Please ring the school to ask this."))
    return RecordRequest.objects.create(
        child=child, adult=adult, kind=Kind(kind), words=words.strip(), how=how, asked_at=dates.now(), entered_by=by,
        to=to, answer_by=last_day(child, kind, dates.today()),
    )  # fmt: skip


@change
def answer_request(request: RecordRequest, *, outcome: str, answer: str, by: User) -> RecordRequest:
    """What we did, or why not. A copy answered with “done” opens to the one who asked."""
    request = RecordRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if request.answered_at is not None:
        raise RuleBroken("This has been answered already.")
    if not answer.strip():
        raise RuleBroken("Say what we did, or why not.")
    if outcome == RecordRequest.Outcome.BESIDE and request.kind != Kind.CORRECTION:
        raise RuleBroken("Only about something wrong can their view stand beside ours.")
    request.outcome, request.answer = RecordRequest.Outcome(outcome), answer.strip()
    request.answered_at, request.answered_by = dates.now(), by
    request.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])
    return request


@change
def record_own_say(child: Child, *, why: str, on: date, by: User) -> Child:
    """From now on the child is asked themselves, beside the parents: about a place, and before anything goes home."""
    if not why.strip():
        raise RuleBroken("Say what showed that they understand.")
    if on > dates.today():
        raise RuleBroken("That day has not come yet.")
    child.own_say_on, child.own_say_by, child.own_say_why = on, by, why.strip()
    child.save(update_fields=["own_say_on", "own_say_by", "own_say_why"])
    return child


@change
def end_own_say(child: Child, *, by: User) -> Child:
    child.own_say_on, child.own_say_by, child.own_say_why = None, None, ""
    child.save(update_fields=["own_say_on", "own_say_by", "own_say_why"])
    return child


def last_day(child: Child, kind: str, on: date) -> date:
    """The nation's document says how many school days a copy may take; for the rest one month is the law's most."""
    school = child.school
    law = fact("copy", jurisdiction=school.jurisdiction, kind=school.kind, on=on)
    if kind == Kind.COPY and law is not None and law.days:
        return school_day_after(school, on, after=law.days)
    return a_month_after(on)


def a_month_after(day: date) -> date:
    """The same day of the next month, or that month's last (UK GDPR article 12(3), as the ICO counts it)."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, day.day)
