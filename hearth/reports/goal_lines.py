"""Goals as a reader sees them: each voice first and latest, and over time, with what is missing said as ours.

A parent sees their own voice as "You", the child's and the school's, and no other parent's. Staff see every voice.
Ratings given close together are one round; a voice left out of a round was not asked then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hearth.journeys.models import Goal, Rating
from hearth.people.models import User
from hearth.reports.charts import Chart, Gap, Voice, When, Who, trajectories

A_ROUND = timedelta(days=13)
STILL_NOW = timedelta(days=31)
MOST_ROUNDS = 8

CHOSEN = {
    Goal.ChosenBy.CHILD: "{child} chose this.",
    Goal.ChosenBy.FAMILY: "{family} chose this.",
    Goal.ChosenBy.TOGETHER: "{child} and {family} chose this together.",
    Goal.ChosenBy.SCHOOL: "The school chose this, with {family}.",
}


@dataclass(frozen=True)
class Line:
    """One voice on the 0 to 10 line: first and latest. Either may be missing."""

    who: str
    voice: Who
    then: int | None
    now: int | None
    words: str = ""
    said: int = 0


@dataclass(frozen=True)
class GoalSeen:
    goal: Goal
    chosen: str
    lines: tuple[Line, ...]
    chart: Chart | None
    since: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The table's headings after the first."""
        return self.chart.table.columns[1:] if self.chart else ()

    @property
    def is_rated(self) -> bool:
        return any(line.then is not None or line.now is not None for line in self.lines)


@dataclass(frozen=True)
class _Speaker:
    who: Who
    name: str
    adult: int | None = None

    def said(self, rating: Rating) -> bool:
        return rating.voice == self.who and (self.adult is None or rating.by_id == self.adult)


def for_staff(goals: Iterable[Goal], parents: Sequence[User], *, today: date) -> list[GoalSeen]:
    """Goals fetched `with_ratings()`; `parents` are those who see the record now. Whoever spoke before stays."""
    return [
        _seen(goal, [*_child(goal), *_family(goal, parents), _Speaker("school", "School")], "the family", today)
        for goal in goals
    ]


def for_parent(goals: Iterable[Goal], parent: User, *, today: date) -> list[GoalSeen]:
    """The same for one parent, who meets no other parent's number here, and nobody else's words."""
    seen = [
        _seen(
            goal,
            [*_child(goal), _Speaker("family", "You", parent.pk), _Speaker("school", "School")],
            "your family",
            today,
        )
        for goal in goals
    ]
    return [replace(one, lines=tuple(replace(line, words="") for line in one.lines)) for one in seen]


def _child(goal: Goal) -> list[_Speaker]:
    return [_Speaker("child", goal.child.name)]


def _family(goal: Goal, parents: Sequence[User]) -> list[_Speaker]:
    names = {parent.pk: parent.name for parent in parents}
    names |= {one.by_id: one.by.name for one in goal.ratings.all() if one.voice == Rating.Voice.FAMILY}
    return [_Speaker("family", name, pk) for pk, name in names.items()]


def _seen(goal: Goal, speakers: list[_Speaker], family: str, today: date) -> GoalSeen:
    heard = [one for one in goal.ratings.all() if any(speaker.said(one) for speaker in speakers)]
    found = _rounds(heard)
    occasions = _occasions(found, today)
    voices = [Voice(speaker.who, speaker.name, tuple(_in(speaker, one) for one in found)) for speaker in speakers]
    chart = trajectories(f"goal-{goal.pk}", goal.words, occasions, voices) if found else None
    chosen = CHOSEN[Goal.ChosenBy(goal.chosen_by)].format(child=goal.child.name, family=family)
    since = occasions[0].full if len(occasions) > 1 else ""
    lines = tuple(_line(speaker, found) for speaker in speakers)
    return GoalSeen(goal, f"{chosen[0].upper()}{chosen[1:]}", lines, chart, since)


def _rounds(ratings: Sequence[Rating]) -> list[list[Rating]]:
    """Ratings near each other in time, each voice once; the first round and the latest, if there are very many."""
    rounds: list[list[Rating]] = []
    for rating in sorted(ratings, key=lambda one: (one.rated_on, one.pk)):
        last = rounds[-1] if rounds else []
        again = any(one.voice == rating.voice and (one.voice != "family" or one.by_id == rating.by_id) for one in last)
        if not last or again or rating.rated_on - last[0].rated_on > A_ROUND:
            rounds.append([rating])
        else:
            last.append(rating)
    return rounds if len(rounds) <= MOST_ROUNDS else [rounds[0], *rounds[1 - MOST_ROUNDS :]]


def _occasions(rounds: Sequence[Sequence[Rating]], today: date) -> list[When]:
    """Each round by its month, by its day where a month had two; the latest, if it was lately, is now."""
    days = [one[0].rated_on for one in rounds]
    now = len(days) > 1 and today - days[-1] <= STILL_NOW
    named = days[:-1] if now else days
    months = [(day.year, day.month) for day in named]
    whens = [
        When(f"{day:%b}", f"{day:%B}")
        if months.count((day.year, day.month)) == 1
        else When(f"{day.day} {day:%b}", f"the week of {day.day} {day:%B}")
        for day in named
    ]
    return [*whens, When("Now", f"the week of {days[-1].day} {days[-1]:%B}")] if now else whens


def _in(speaker: _Speaker, one: Sequence[Rating]) -> int | Gap:
    return next((rating.value for rating in one if speaker.said(rating)), Gap.NOT_ASKED)


def _line(speaker: _Speaker, rounds: Sequence[Sequence[Rating]]) -> Line:
    """First and latest. Said once, long ago, is "then"; said once, in the latest round, is "now"."""
    said = [(place, one) for place, ratings in enumerate(rounds) for one in ratings if speaker.said(one)]
    name = f"{speaker.name} {'say' if speaker.name == 'You' else 'says'}"
    if not said:
        return Line(name, speaker.who, None, None)
    (_first, first), (place, last) = said[0], said[-1]
    if len(said) > 1:
        return Line(name, speaker.who, first.value, last.value, last.words_in_sight, last.pk)
    only_then = place < len(rounds) - 1
    return Line(
        name,
        speaker.who,
        last.value if only_then else None,
        None if only_then else last.value,
        last.words_in_sight,
        last.pk,
    )
