"""Where an agreement stands now: the rows of this child's asks, answers and decision, read by `standing.py`."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import cast

from django.db.models import QuerySet

from hearth.agreements.models import Answer, Ask, ChildSay, Decision
from hearth.agreements.standing import AnswerFact, AnswerKind, DecisionFact, SayerFacts, Standing, StandingNow, of
from hearth.base import dates
from hearth.people.models import Child, Relationship, User

A_NO = frozenset({Answer.Kind.NO, Answer.Kind.WITHDRAWN})


def standing_now(child: Child) -> StandingNow:
    return standings([child])[child.pk]


def standings(children: Iterable[Child]) -> dict[int, StandingNow]:
    """Where each child's agreement stands, in four queries however many children there are."""
    ids = [child.pk for child in children]
    with_a_say = Relationship.objects.with_a_say().filter(child__in=ids).select_related("adult")
    return standings_from(ids, asks_of(ids), with_a_say)


def said_by(user: User, children: Collection[int], *, waiting: Collection[int] = ()) -> dict[int, Standing]:
    """What this parent says of each child, and nobody else: one query. `waiting`: asked, and nothing said yet."""
    latest: dict[int, list[Answer]] = {}
    answers = Answer.objects.filter(ask__adult=user, child__in=children).select_related("ask")
    for answer in answers.order_by("ask__asked_at", "ask", "entered_at", "pk"):
        said = latest.setdefault(answer.child_id, [])
        if said and said[0].ask_id != answer.ask_id:
            said.clear()
        said.append(answer)
    standing = {pk: _standing_of(said) for pk, said in latest.items()}
    return {**standing, **dict.fromkeys(waiting, Standing.WAITING)}


def _standing_of(said: list[Answer]) -> Standing:
    ask = said[0].ask
    if ask.closed_at is not None and said[-1].kind not in A_NO:
        return Standing.NOT_ASKED
    return of(
        [SayerFacts("", ask.asked_at, tuple(AnswerFact(cast(AnswerKind, a.kind), said_at(a)) for a in said))]
    ).standing


def asks_of(children: Collection[int]) -> QuerySet[Ask]:
    """All that was asked and answered, oldest first."""
    return Ask.objects.filter(child__in=children).order_by("asked_at", "pk").prefetch_related("answers")


def standings_from(
    children: Collection[int], asks: Iterable[Ask], with_a_say: Iterable[Relationship]
) -> dict[int, StandingNow]:
    """For a page that has the asks and the people already."""
    asked = list(asks)
    live = {(ask.child_id, ask.adult_id): ask for ask in asked}
    sayers: dict[int, list[tuple[str, Ask | None]]] = {pk: [] for pk in children}
    for one in with_a_say:
        sayers[one.child_id].append((one.adult.name, counted(live.get((one.child_id, one.adult_id)))))
    # The head decides only where somebody said no or took back a yes, and no answer is ever lost.
    refused = {ask.child_id for ask in asked for answer in ask.answers.all() if answer.kind in A_NO}
    decisions = {
        decision.child_id: decision
        for decision in Decision.objects.filter(child__in=refused).select_related("decided_by")
    }
    return {pk: _standing(sayers[pk], decisions.get(pk)) for pk in children}


def counted(ask: Ask | None) -> Ask | None:
    """An open ask is the matter in hand. A closed one is over, unless it ended in a no: a no stays a no until
    that adult is asked again."""
    if ask is None or ask.closed_at is None:
        return ask
    answers = list(ask.answers.all())
    return ask if answers and answers[-1].kind in A_NO else None


def said_at(answer: Answer) -> datetime:
    """When it was said. One entered later than the day it was said takes its place in the order of saying."""
    return min(answer.entered_at, dates.moment(answer.said_on, "23:59"))


def _standing(sayers: list[tuple[str, Ask | None]], decision: Decision | None) -> StandingNow:
    facts = [
        SayerFacts(
            name, ask.asked_at, tuple(AnswerFact(cast(AnswerKind, a.kind), said_at(a)) for a in ask.answers.all())
        )
        if ask
        else SayerFacts(name)
        for name, ask in sayers
    ]
    asks = [ask for _, ask in sayers if ask]
    in_hand = any(ask.closed_at is None for ask in asks)
    if decision is None or not in_hand or _news_since(decision.decided_at, asks):
        return of(facts)
    return of(facts, DecisionFact(decision.goes_ahead, decision.decided_at, decision.decided_by.name))


def _news_since(moment: datetime, asks: list[Ask]) -> bool:
    """Somebody answered, or was asked anew, after the head decided: the decision was about something else."""
    return any(ask.asked_at > moment or any(a.entered_at > moment for a in ask.answers.all()) for ask in asks)


def child_says_yes(child: Child) -> bool:
    """The latest of what the child said beside an adult. Not having been asked is no yes."""
    last = ChildSay.objects.filter(child=child).order_by("said_on", "pk").last()
    return last is not None and last.kind == ChildSay.Kind.YES
