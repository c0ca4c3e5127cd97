"""Goals as a reader sees them: each voice first and latest, and over time, with what is missing said as ours.

A parent sees their own voice as "You", the child's and the school's, and no other parent's. Staff see every voice.
Ratings given close together are one round; a voice left out of a round was not asked then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hearth.journeys.models import Goal, Rating
from hearth.languages import catalogue, days
from hearth.people.models import User
from hearth.reports.charts import Chart, Gap, Voice, When, Who, trajectories

A_ROUND = timedelta(days=13)
STILL_NOW = timedelta(days=31)
MOST_ROUNDS = 8

CHOSEN = {
    Goal.ChosenBy.CHILD: "{child} chose this.",
    Goal.ChosenBy.FAMILY: "The family chose this.",
    Goal.ChosenBy.TOGETHER: "{child} and the family chose this together.",
    Goal.ChosenBy.SCHOOL: "The school chose this, with the family.",
}
TO_FAMILY = {
    Goal.ChosenBy.CHILD: _("{child} chose this."),
    Goal.ChosenBy.FAMILY: _("Your family chose this."),
    Goal.ChosenBy.TOGETHER: _("{child} and your family chose this together."),
    Goal.ChosenBy.SCHOOL: _("The school chose this, with your family."),
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
    return [_seen(goal, [*_child(goal), *_family(goal, parents), _school()], CHOSEN, today) for goal in goals]


def for_parent(goals: Iterable[Goal], parent: User, *, today: date) -> list[GoalSeen]:
    """The same for one parent, who meets no other parent's number here, and nobody else's words."""
    seen = [
        _seen(
            goal,
            [*_child(goal), _Speaker("family", gettext("You"), parent.pk), _school()],
            TO_FAMILY,
            today,
        )
        for goal in goals
    ]
    return [replace(one, lines=tuple(replace(line, words="") for line in one.lines)) for one in seen]


def _school() -> _Speaker:
    return _Speaker("school", gettext("School"))


def _child(goal: Goal) -> list[_Speaker]:
    return [_Speaker("child", goal.child.name)]


def _family(goal: Goal, parents: Sequence[User]) -> list[_Speaker]:
    names = {parent.pk: parent.name for parent in parents}
    names |= {one.by_id: one.by.name for one in goal.ratings.all() if one.voice == Rating.Voice.FAMILY}
    return [_Speaker("family", name, pk) for pk, name in names.items()]


def _seen(goal: Goal, speakers: list[_Speaker], chosen_by: Mapping[Any, Any], today: date) -> GoalSeen:
    heard = [one for one in goal.ratings.all() if any(speaker.said(one) for speaker in speakers)]
    found = _rounds(heard)
    occasions = _occasions(found, today)
    voices = [Voice(speaker.who, speaker.name, tuple(_in(speaker, one) for one in found)) for speaker in speakers]
    chart = trajectories(f"goal-{goal.pk}", goal.words, occasions, voices) if found else None
    chosen = str(chosen_by[Goal.ChosenBy(goal.chosen_by)]).format(child=goal.child.name)
    since = occasions[0].full if len(occasions) > 1 else ""
    lines = tuple(_line(speaker, found) for speaker in speakers)
    return GoalSeen(goal, chosen, lines, chart, since)


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
    rated = [one[0].rated_on for one in rounds]
    now = len(rated) > 1 and today - rated[-1] <= STILL_NOW
    named = rated[:-1] if now else rated
    months = [(day.year, day.month) for day in named]
    whens = [
        When(_short(day), days.month(day))
        if months.count((day.year, day.month)) == 1
        else When(f"{day.day} {_short(day)}", _week_of(day))
        for day in named
    ]
    return [*whens, When(gettext("Now"), _week_of(rated[-1]))] if now else whens


def _short(day: date) -> str:
    """As much of a month as an axis has room for: "Sep". Other scripts do not cut their words."""
    month = days.month(day)
    return month[:3] if catalogue.now().is_source else month


def _week_of(day: date) -> str:
    return gettext("the week of %(day)s") % {"day": days.day(day)}


def _in(speaker: _Speaker, one: Sequence[Rating]) -> int | Gap:
    return next((rating.value for rating in one if speaker.said(rating)), Gap.NOT_ASKED)


def _line(speaker: _Speaker, rounds: Sequence[Sequence[Rating]]) -> Line:
    """First and latest. Said once, long ago, is "then"; said once, in the latest round, is "now"."""
    said = [(place, one) for place, ratings in enumerate(rounds) for one in ratings if speaker.said(one)]
    name = gettext("You say") if speaker.name == gettext("You") else gettext("%(name)s says") % {"name": speaker.name}
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
