"""How goals moved, voice by voice: from the first number a voice gave to its latest. Voices are never averaged."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from hearth.journeys.models import Goal
from hearth.journeys.models.goals import Rating


@dataclass(frozen=True)
class VoiceMoved:
    """Of the goals this voice rated twice: nearer, the same, further away. `once`: rated once. `never`: not rated."""

    voice: str
    nearer: int
    same: int
    further: int
    once: int
    never: int

    @property
    def twice(self) -> int:
        return self.nearer + self.same + self.further


@dataclass(frozen=True)
class GoalsMoved:
    goals: int
    ended: int
    voices: tuple[VoiceMoved, ...]


def of(ways: Any) -> GoalsMoved:
    """Two queries. A number stays counted where its words went to the safeguarding lead: a missing one would tell."""
    goals = list(Goal.objects.in_sight().filter(journey__in=ways.order_by().values("pk")).values_list("pk", "ended_on"))
    said: dict[tuple[int, str], list[tuple[date, int]]] = defaultdict(list)
    rated = Rating.objects.filter(goal__in=[pk for pk, _ in goals]).order_by("rated_on", "pk")
    for goal, voice, on, value in rated.values_list("goal_id", "voice", "rated_on", "value"):
        said[goal, voice].append((on, value))
    voices = tuple(_moved(voice, [said[pk, voice.value] for pk, _ in goals]) for voice in Rating.Voice)
    return GoalsMoved(len(goals), sum(ended is not None for _, ended in goals), voices)


def _moved(voice: Rating.Voice, lines: list[list[tuple[date, int]]]) -> VoiceMoved:
    changes = [line[-1][1] - line[0][1] for line in lines if len(line) > 1]
    return VoiceMoved(
        str(voice.label), sum(by > 0 for by in changes), sum(by == 0 for by in changes), sum(by < 0 for by in changes),
        sum(len(line) == 1 for line in lines), sum(not line for line in lines),
    )  # fmt: skip
