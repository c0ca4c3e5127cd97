"""Asking, answering, deciding. No answer is overwritten: each is a row, and the standing is read from them all."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from hearth.agreements.asking import hindrance
from hearth.agreements.models import TALKING, Answer, Ask, ChildSay, Decision
from hearth.agreements.now import standing_now
from hearth.agreements.standing import Standing
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.notices import actions as notices
from hearth.people.models import Child, Relationship, User
from hearth.people.roles import Permission
from hearth.schools.days import school_day_after
from hearth.schools.models import NurtureGroup


@change
def ask(
    child: Child, *, group: NurtureGroup, adult: User, offer: str, why: str, call_by: date | None = None, by: User
) -> Ask:
    """Each adult is asked alone, after a talk, in words they can keep."""
    relationship = Relationship.objects.filter(child=child, adult=adult).select_related("adult").first()
    if relationship is None:
        raise RuleBroken(f"{adult.name} is not recorded as somebody around {child.name}.")
    if stands_in_the_way := hindrance(relationship, Ask.objects.filter(child=child, adult=adult).open().first()):
        raise RuleBroken(stands_in_the_way)
    if group.school_id != child.school_id or not group.is_open(dates.today()):
        raise RuleBroken(f"{group.name} is not a group of this school that is open today.")
    if not offer.strip() or not why.strip():
        raise RuleBroken("Say what is offered, and why, in plain words.")
    if "____" in offer or "____" in why:
        raise RuleBroken("There is still a blank to fill: look for the line ____.")
    if call_by is not None and call_by < dates.today():
        raise RuleBroken("The day by which we ring has passed. Choose a day to come.")
    with only_once(f"{adult.name} has been asked already. Close that first if the offer has changed."):
        asked = Ask.objects.create(
            child=child, group=group, adult=adult, offer=offer.strip(), why=why.strip(), call_by=call_by,
            asked_by=by, asked_at=dates.now(),
        )  # fmt: skip
    notices.queue(relationship, kind="agreement_asked", by=by)
    return asked


@change
def answer(
    ask: Ask, *, kind: str, words: str = "", parts: str = "", wants_talk: bool = False, wants_visit: bool = False,
    visit_when: str = "", how: str = Answer.How.ONLINE, said_on: date | None = None, by: User,
) -> Answer:  # fmt: skip
    """What one adult says today. Changing it, or taking it back, is another answer."""
    ask = Ask.objects.select_for_update(of=("self",)).select_related("child__school", "adult").get(pk=ask.pk)
    said_on = said_on or dates.today()
    _may_be_said(ask, how=how, said_on=said_on, by=by)
    kind, parts = Answer.Kind(kind), parts.strip() if kind == Answer.Kind.PARTLY else ""
    if kind == Answer.Kind.PARTLY and not parts:
        raise RuleBroken(_("Say which parts are right. A few words will do."))
    before = ask.answers.last()
    if kind == Answer.Kind.WITHDRAWN and (before is None or before.kind == Answer.Kind.WITHDRAWN):
        raise RuleBroken(_("There is no answer to take back."))
    wants_visit = wants_visit or bool(visit_when.strip())
    we_ring = wants_talk or wants_visit or not (how in TALKING or kind == Answer.Kind.NO)
    return Answer.objects.create(
        child=ask.child, ask=ask, kind=kind, words=words.strip(), parts=parts, wants_talk=wants_talk,
        wants_visit=wants_visit, visit_when=visit_when.strip(), how=how, said_on=said_on, entered_by=by,
        entered_at=dates.now(), ring_by=_ring_by(ask) if we_ring else None,
    )  # fmt: skip


def _may_be_said(ask: Ask, *, how: str, said_on: date, by: User) -> None:
    themselves = by.pk == ask.adult_id
    if (how == Answer.How.ONLINE) is not themselves:
        raise RuleBroken(
            "Only the person asked answers on the page. Enter the others as said by phone, face to face or on paper."
        )
    if not Relationship.objects.with_a_say().filter(child=ask.child_id, adult=ask.adult_id).exists():
        raise RuleBroken(
            "We are not waiting for your answer any more. Please ring us, and we will tell you why."
            if themselves
            else f"{ask.adult.name} is not among those who have a say now. Look at who is who first."
        )
    if ask.closed_at is not None:
        raise RuleBroken(
            _("This question is closed. If something has changed, talk first; then it can be asked again.")
        )
    if not _day(ask.asked_at) <= said_on <= dates.today():
        raise RuleBroken("Say a day between the day of asking and today.")


def _ring_by(ask: Ask) -> date:
    """The day we said when asking, if it is still to come; otherwise two school days from now."""
    if ask.call_by is not None and ask.call_by >= dates.today():
        return ask.call_by
    return school_day_after(ask.child.school, dates.today(), after=2)


@change
def note_visit(answer: Answer, *, on: date, by: User) -> Answer:
    """They came and saw, and we talked. A visit changes no answer: they say what they think afterwards."""
    if not answer.wants_visit or answer.visited_on is not None:
        raise RuleBroken("No visit is waiting here.")
    answer.visited_on = _happened(answer, on)
    if answer.ring_by is not None and answer.talked_on is None:
        answer.talked_on = answer.visited_on
    answer.save(update_fields=["visited_on", "talked_on"])
    return answer


@change
def note_talk_back(answer: Answer, *, on: date, by: User) -> Answer:
    """We rang, as we said we would."""
    if answer.ring_by is None or answer.talked_on is not None:
        raise RuleBroken("No call is waiting here.")
    answer.talked_on = _happened(answer, on)
    answer.save(update_fields=["talked_on"])
    return answer


def _happened(answer: Answer, on: date) -> date:
    if not answer.said_on <= on <= dates.today():
        raise RuleBroken("Say a day between their answer and today.")
    return on


@change
def close_ask(ask: Ask, *, by: User) -> Ask:
    """The matter is over: a no that stays a no, a changed offer, a journey that ended. A talk we owe stays owed."""
    if ask.closed_at is not None:
        raise RuleBroken("This question is closed already.")
    ask.closed_at = dates.now()
    ask.save(update_fields=["closed_at"])
    return ask


@change
def hear_child(child: Child, *, kind: str, words: str = "", said_on: date | None = None, by: User) -> ChildSay:
    """The child's own yes or not yet, said beside the adult who writes it down."""
    said_on = said_on or dates.today()
    if said_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    return ChildSay.objects.create(
        child=child, kind=ChildSay.Kind(kind), words=words.strip(), said_on=said_on, beside=by
    )


@change
def decide(child: Child, *, goes_ahead: bool, reason: str, by: User) -> Decision:
    """Parents are divided, each was heard, and the head decides. Anything said afterwards sets the decision aside."""
    if not by.may(Permission.DECIDE_DIVIDED, child.school):
        raise RuleBroken("Only the head decides when parents are divided.")
    if child.relationships.filter(adult=by).exists():
        raise RuleBroken(f"You are part of {child.name}’s family. Somebody else decides here.")
    if standing_now(child).standing is not Standing.DIVIDED:
        raise RuleBroken("The adults who have a say are not divided, so there is nothing to decide.")
    if not reason.strip():
        raise RuleBroken("Write down the reason: each parent may ask to read it.")
    return Decision.objects.create(
        child=child, goes_ahead=goes_ahead, reason=reason.strip(), decided_by=by, decided_at=dates.now()
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(dates.LONDON).date()
