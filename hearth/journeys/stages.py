"""Where a child is on the way, and what comes next: read from the dated steps, never stored.

The agreement's standing is passed in. Seven stops for staff, five for parents in their words; a pause is a gap with its
date, a step back another stop like any other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from typing import Literal

from django.utils.translation import gettext as _

from hearth.agreements.standing import Standing
from hearth.base import dates
from hearth.journeys.models import Journey, Step
from hearth.languages import days

State = Literal["done", "here", "next", "paused"]
Turn = Literal["", "pause", "back"]


class Stage(IntEnum):
    CONCERN = 0
    KNOWING = 1
    AGREEING = 2
    SETTLING = 3
    IN_GROUP = 4
    RETURNING = 5
    IN_TOUCH = 6


# The step that brings a child to a stage. Steps that are not here happen within one.
BRINGS: dict[str, Stage] = {
    Step.Kind.CONCERN: Stage.CONCERN,
    Step.Kind.FIRST_TALK: Stage.KNOWING,
    Step.Kind.GOT_TO_KNOW: Stage.AGREEING,
    Step.Kind.ASKED: Stage.AGREEING,
    Step.Kind.AGREED: Stage.SETTLING,
    Step.Kind.JOINED: Stage.SETTLING,
    Step.Kind.SETTLED: Stage.IN_GROUP,
    Step.Kind.RETURN_BEGUN: Stage.RETURNING,
    Step.Kind.BACK_IN_CLASS: Stage.IN_TOUCH,
}


@dataclass(frozen=True)
class Leg:
    """A stretch of the way: one stage, or a pause or a step back within it, from a day on."""

    stage: Stage
    since: date
    turn: Turn = ""
    until: date | None = None
    again: bool = False


@dataclass(frozen=True)
class Stop:
    """One stop on the ribbon."""

    label: str
    line: str
    state: State


def legs(journey: Journey, steps: Iterable[Step] | None = None) -> list[Leg]:
    """The way so far, oldest first; the last is where the child is now."""
    known = journey.steps.all() if steps is None else steps
    # A place, or a step back to class, may be agreed for a day to come: it counts from that day.
    taken = sorted(
        (step for step in known if step.taken_on <= dates.today()), key=lambda step: (step.taken_on, step.pk)
    )
    began = next((step.taken_on for step in taken if step.kind == Step.Kind.CONCERN), journey.began_on)
    way = [Leg(Stage.CONCERN, began), Leg(Stage.KNOWING, journey.began_on)]
    for step in taken:
        way.extend(_further(way[-1], step))
    return [
        replace(leg, until=way[place + 1].since if place + 1 < len(way) else journey.closed_on)
        for place, leg in enumerate(way)
    ]


def _further(last: Leg, step: Step) -> list[Leg]:
    """What a step adds to the way. A stage passed over is drawn all the same, on the day it was passed."""
    if step.kind == Step.Kind.PAUSED:
        return [Leg(last.stage, step.taken_on, turn="pause")]
    if step.kind == Step.Kind.STEPPED_BACK:
        return [Leg(min(last.stage, Stage.RETURNING), step.taken_on, turn="back")]
    stage = BRINGS.get(step.kind, last.stage)
    if stage > last.stage:
        return [Leg(Stage(passed), step.taken_on) for passed in range(last.stage + 1, stage + 1)]
    if step.kind == Step.Kind.RETURN_BEGUN and last.turn:
        return [Leg(Stage.RETURNING, step.taken_on, again=True)]
    return []


def stage_now(journey: Journey, steps: Iterable[Step] | None = None) -> Stage:
    return legs(journey, steps)[-1].stage


def ribbon(
    journey: Journey, today: date, *, standing: Standing | None = None, steps: Sequence[Step] | None = None
) -> list[Stop]:
    """Seven stops for staff, and one more for each pause, each step back, and the end."""
    taken = list(journey.steps.all() if steps is None else steps)
    way = legs(journey, taken)
    closed = journey.closed_on is not None
    stops = [
        Stop(_label(leg), _line(leg, taken, standing, today), _state(leg, closed or leg is not way[-1])) for leg in way
    ]
    if closed and journey.closed_on:
        return [*stops, Stop(_ending(journey), days.day(journey.closed_on, today=today), "done")]
    return [*stops, *(Stop(label, line, "next") for label, line in _ahead(way[-1], journey))]


def parents_ribbon(journey: Journey, today: date, *, steps: Sequence[Step] | None = None) -> list[Stop]:
    """Five stops in a parent's words: the first three stages are one to them."""
    taken = list(journey.steps.all() if steps is None else steps)
    way = legs(journey, taken)
    first = next((leg for leg in way if leg.stage > Stage.AGREEING), None)
    knowing = Leg(Stage.AGREEING, way[0].since, until=first.since if first else journey.closed_on)
    rest = [leg for leg in way if leg.stage > Stage.AGREEING]
    seen = [knowing, *rest]
    closed = journey.closed_on is not None
    stops = [
        Stop(
            _parents_label(leg, journey),
            _settling(leg, taken, today) if leg.stage == Stage.SETTLING else _span(leg, today),
            _state(leg, closed or leg is not seen[-1]),
        )
        for leg in seen
    ]
    if closed and journey.closed_on:
        return [*stops, Stop(_ending(journey), days.day(journey.closed_on, today=today), "done")]
    last = seen[-1]
    ahead = [Leg(Stage.RETURNING, today)] if last.turn and last.stage == Stage.RETURNING else []
    ahead += [Leg(stage, today) for stage in Stage if stage > last.stage]
    lines = {Stage.RETURNING: _("we plan it with you"), Stage.IN_TOUCH: _("for a year")}
    return [*stops, *(Stop(_parents_label(leg, journey), lines.get(leg.stage, ""), "next") for leg in ahead)]


def _state(leg: Leg, is_past: bool) -> State:
    if leg.turn == "pause":
        return "paused"
    return "done" if is_past else "here"


def _label(leg: Leg) -> str:
    if leg.turn:
        return _("A pause") if leg.turn == "pause" else _("A step back")
    labels = {
        Stage.CONCERN: _("Concern"),
        Stage.KNOWING: _("Getting to know"),
        Stage.AGREEING: _("Agreeing"),
        Stage.SETTLING: _("Settling in"),
        Stage.IN_GROUP: _("In the group"),
        Stage.RETURNING: _("Back to class"),
        Stage.IN_TOUCH: _("Keeping in touch"),
    }
    return labels[leg.stage]


def _parents_label(leg: Leg, journey: Journey) -> str:
    room = journey.group.after_the
    if leg.turn:
        return _("A pause") if leg.turn == "pause" else _("More time in the %(room)s") % {"room": room}
    if leg.stage <= Stage.AGREEING:
        return _("Getting to know each other")
    labels = {
        Stage.SETTLING: _("Settling in"),
        Stage.IN_GROUP: _("In the %(room)s") % {"room": room},
        Stage.RETURNING: _("Going back to class, bit by bit"),
        Stage.IN_TOUCH: _("Keeping in touch"),
    }
    return labels[leg.stage]


def _line(leg: Leg, steps: Sequence[Step], standing: Standing | None, today: date) -> str:
    if leg.stage == Stage.CONCERN:
        note = next((step.note for step in steps if step.kind == Step.Kind.CONCERN), "")
        return ", ".join(filter(None, [days.day(leg.since, today=today), note]))
    if leg.stage == Stage.AGREEING and not leg.turn:
        return _agreeing(leg, standing, today)
    return _settling(leg, steps, today) if leg.stage == Stage.SETTLING else _span(leg, today)


def _settling(leg: Leg, steps: Sequence[Step], today: date) -> str:
    """From the first day in the room, which may be weeks after the family agreed."""
    joined = next((step.taken_on for step in steps if step.kind == Step.Kind.JOINED), None)
    if joined is None:
        return _("the first day is to be planned") if leg.until is None else _span(leg, today)
    if joined > today:
        return _("the first day is %(day)s") % {"day": days.day(joined, today=today)}
    return _span(replace(leg, since=max(joined, leg.since)), today)


# Never what let a child go on from agreeing: said since, and not on that day.
SAID_SINCE = (Standing.WAITING, Standing.NOT_YET, Standing.WITHDRAWN, Standing.DIVIDED)


def _agreeing(leg: Leg, standing: Standing | None, today: date) -> str:
    says = {
        Standing.WAITING: _("we are waiting to hear"),
        Standing.YES: _("Yes"),
        Standing.NOT_YET: _("Not yet"),
        Standing.PARTLY: _("Partly"),
        Standing.NO: _("No, for now"),
        Standing.WITHDRAWN: _("a yes was taken back"),
        Standing.DIVIDED: _("the head decides"),
        Standing.DECIDED_YES: _("The head decided yes"),
        Standing.DECIDED_NO: _("The head decided no"),
    }
    word = says.get(standing or Standing.NOT_ASKED, "")
    if leg.until is not None and standing in SAID_SINCE:
        word = ""
    if leg.until is None:
        return word or _span(leg, today)
    return f"{word}, {days.day(leg.until, today=today)}" if word else days.day(leg.until, today=today)


def _span(leg: Leg, today: date) -> str:
    """ "Since 29 September" while it lasts, "May to June" after."""
    if leg.until is None:
        return _("since %(day)s") % {"day": days.day(leg.since, today=today)}
    if leg.turn or leg.until == leg.since:
        return days.day(leg.since, today=today)
    first, last = days.month(leg.since), days.month(leg.until)
    return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}


def _ahead(last: Leg, journey: Journey) -> list[tuple[str, str]]:
    ahead: list[tuple[str, str]] = []
    if last.turn and last.stage == Stage.RETURNING:
        ahead.append(
            (_label(Leg(Stage.RETURNING, last.since)), _("when %(name)s is ready") % {"name": journey.child.name})
        )
    for stage in Stage:
        if stage > last.stage:
            line = _("6 weeks, a term, a year") if stage == Stage.IN_TOUCH else ""
            ahead.append((_label(Leg(stage, last.since)), line))
    return ahead


def _ending(journey: Journey) -> str:
    endings = {
        Journey.Ending.SETTLED: _("Settled in class"),
        Journey.Ending.NOT_NOW: _("Not now"),
        Journey.Ending.NOT_NEEDED: _("Something else helps"),
        Journey.Ending.MOVED: _("Moved school"),
    }
    return endings.get(Journey.Ending(journey.ending), "")
