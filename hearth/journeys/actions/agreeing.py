"""Asking for agreement and hearing answers, where they are also steps of a child's way. The rules are `agreements`'."""

from datetime import date

from hearth.agreements import actions as agreements
from hearth.agreements.models import Answer, Ask, Decision
from hearth.agreements.now import standing_now
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.models import Talk
from hearth.journeys.actions.journeys import reach
from hearth.journeys.models import Journey, Step
from hearth.people.models import Child, User
from hearth.schools.models import NurtureGroup


@change
def ask_family(
    child: Child, *, group: NurtureGroup, adult: User, offer: str, why: str, call_by: date | None = None, by: User
) -> Ask:
    """One adult who has a say is asked; the first ask is a step. After a no, nobody asks again by itself."""
    _a_no_stays_a_no(child, adult)
    asked = agreements.ask(child, group=group, adult=adult, offer=offer, why=why, call_by=call_by, by=by)
    _take(child, Step.Kind.ASKED, dates.today(), f"{adult.name} was asked", by)
    return asked


@change
def take_answer(
    ask: Ask, *, kind: str, words: str = "", parts: str = "", wants_talk: bool = False, wants_visit: bool = False,
    visit_when: str = "", how: str = Answer.How.ONLINE, said_on: date | None = None, by: User,
) -> Answer:  # fmt: skip
    """An answer, by the adult or written in for them; where all agree now, that is a step."""
    answered = agreements.answer(
        ask, kind=kind, words=words, parts=parts, wants_talk=wants_talk, wants_visit=wants_visit,
        visit_when=visit_when, how=how, said_on=said_on, by=by,
    )  # fmt: skip
    _agreed(ask.child, answered.said_on, by)
    return answered


@change
def take_decision(child: Child, *, goes_ahead: bool, reason: str, by: User) -> Decision:
    """The head's decision in a divided case; a yes is a step."""
    decided = agreements.decide(child, goes_ahead=goes_ahead, reason=reason, by=by)
    _agreed(child, dates.today(), by)
    return decided


def _a_no_stays_a_no(child: Child, adult: User) -> None:
    """A way closed with a no begins anew first, with its own rule; on an open one a talk comes before asking again."""
    last = child.journeys.first()
    if last is not None and last.ending == Journey.Ending.NOT_NOW:
        raise RuleBroken(
            f"The family said no, and it stays their no. Begin again when {child.name}’s family asks, "
            "or when somebody writes down a new concern."
        )
    said = Answer.objects.filter(ask__child=child, ask__adult=adult).order_by("pk").last()
    if said is None or said.kind != Answer.Kind.NO or said.talked_on or said.visited_on:
        return
    if not Talk.objects.filter(child=child, adult=adult, reached=True, spoke_on__gte=said.said_on).exists():
        raise RuleBroken(f"{adult.name} said no. Talk first, and ask again only if something has changed.")


def _agreed(child: Child, on: date, by: User) -> None:
    now = standing_now(child)
    if now.goes_ahead:
        _take(child, Step.Kind.AGREED, on, now.said, by)


def _take(child: Child, kind: str, on: date, note: str, by: User) -> None:
    journey = child.journeys.open().first()
    if journey is not None:
        reach(journey, kind=kind, on=on, note=note, by=by)
