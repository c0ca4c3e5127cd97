"""What was happening round one child, as lanes of one line of time: terms, sessions a week, who was beside the child,
steps of the way, the return, reviews. Days and kinds alone: nobody's words, and nothing the safeguarding lead has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hearth.journeys.models import Cover, Journey, Placement, ReturnStep, Review, Step
from hearth.people.models import Child, User
from hearth.reports.time_line import Event, Lane, Stretch
from hearth.schools.models import Term

# Told by the return's own steps and by the reviews.
TOLD_ELSEWHERE = frozenset({Step.Kind.REVIEWED, Step.Kind.RETURN_BEGUN, Step.Kind.PAUSED, Step.Kind.STEPPED_BACK})


@dataclass(frozen=True)
class Around:
    """All the rows, fetched."""

    journeys: Sequence[Journey]
    placements: Sequence[Placement]
    covers: Sequence[Cover]
    return_steps: Sequence[ReturnStep]
    reviews: Sequence[Review]
    terms: Sequence[Term]

    @property
    def first(self) -> date | None:
        return min((one.began_on for one in self.journeys), default=None)


def fetch(child: Child, user: User) -> Around:
    """Eight queries, however long the way."""
    journeys = Journey.objects.visible_to(user).filter(child=child).select_related("key_adult")
    placements = Placement.objects.visible_to(user).that_held().filter(child=child).prefetch_related("sessions")
    covers = Cover.objects.visible_to(user).filter(child=child).select_related("away", "cover")
    return Around(
        tuple(journeys.prefetch_related("steps").order_by("began_on", "pk")),
        tuple(placements.order_by("starts_on", "pk")),
        tuple(covers.order_by("starts_on", "pk")),
        tuple(ReturnStep.objects.visible_to(user).filter(child=child).order_by("on", "pk")),
        tuple(Review.objects.visible_to(user).filter(child=child, held_on__isnull=False).order_by("held_on", "pk")),
        tuple(Term.objects.filter(school=child.school_id).order_by("starts_on")),
    )


def lanes(around: Around) -> tuple[Lane, ...]:
    return (
        Lane("School", tuple(_terms(around.terms))),
        Lane("In the room", tuple(_places(around.placements))),
        Lane("Key adult", tuple(_adults(around))),
        Lane("Steps", events=tuple(_steps(around.journeys))),
        Lane("Return", events=tuple(Event(one.on, str(one.get_kind_display())) for one in around.return_steps)),
        Lane("Reviews", events=tuple(Event(one.held_on, "Review held") for one in around.reviews if one.held_on)),
    )


def _terms(terms: Sequence[Term]) -> Iterable[Stretch]:
    """Terms as bars; what lies between two is holidays."""
    for one in terms:
        yield Stretch(one.starts_on, one.ends_on, f"{one.name}", one.name.split()[0])
    for before, after in pairwise(terms):
        if after.starts_on > before.ends_on:
            yield Stretch(before.ends_on, after.starts_on, "Holidays", "", aside=True)


def _places(placements: Sequence[Placement]) -> Iterable[Stretch]:
    for one in placements:
        times = len(one.sessions.all())
        words = f"{times} session{'' if times == 1 else 's'} a week"
        yield Stretch(one.starts_on, one.ends_on, words, str(times))


def _adults(around: Around) -> Iterable[Stretch]:
    """Each key adult from a day to a day, as covers that became a hand-over tell; and who covered."""
    for journey in around.journeys:
        mine = [one for one in around.covers if one.journey_id == journey.pk]
        handed = _handed_over(journey, [one for one in mine if one.leaving])
        since, who = journey.began_on, handed[0].away if handed else journey.key_adult
        for one in handed:
            yield Stretch(since, one.starts_on, who.name, who.name)
            since, who = one.starts_on, one.cover
        yield Stretch(since, journey.closed_on, who.name, who.name)
        for one in mine:
            if one not in handed:
                yield Stretch(one.starts_on, one.ends_on, f"{one.cover.name} covers", one.cover.name, aside=True)


def _handed_over(journey: Journey, leaving: Sequence[Cover]) -> list[Cover]:
    """Those after which whoever covered became the key adult: now, or until they left in their turn."""
    later = [*(one.away_id for one in leaving[1:]), None]
    return [
        one for one, left_next in zip(leaving, later, strict=False) if one.cover_id in (left_next, journey.key_adult_id)
    ]


def _steps(journeys: Sequence[Journey]) -> Iterable[Event]:
    for journey in journeys:
        for one in sorted(journey.steps.all(), key=lambda step: (step.taken_on, step.pk)):
            if one.kind not in TOLD_ELSEWHERE:
                yield Event(one.taken_on, str(one.get_kind_display()))
