"""Going back to class, session by session, and keeping in touch after. Pausing and stepping back are ordinary."""

from collections.abc import Collection
from datetime import date

from hearth.agreements.now import standing_now
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys import keeping_in_touch
from hearth.journeys.actions.journeys import reach
from hearth.journeys.actions.placements import Session, moved, room_for, sessions_on
from hearth.journeys.models import CheckIn, Journey, Placement, ReturnPlan, ReturnStep, Step
from hearth.people.models import User

Kind = ReturnStep.Kind


@change
def plan_return(
    journey: Journey, *, child_wants: str, parent_wants: str, teacher_does: str, if_hard: str, by: User
) -> ReturnPlan:
    """The plan of child, parent, class teacher and nurture staff. It can be made anew as long as the way is open."""
    journey = _open(journey)
    if not journey.steps.filter(kind=Step.Kind.JOINED).exists():
        raise RuleBroken(f"{journey.child.name} has not joined the group yet.")
    if not child_wants.strip():
        raise RuleBroken(f"Ask {journey.child.name} first what should happen.")
    if not teacher_does.strip() or not if_hard.strip():
        raise RuleBroken("Say what the class teacher will carry on, and what we do if it gets hard.")
    said = {
        "child_wants": child_wants.strip(), "parent_wants": parent_wants.strip(),
        "teacher_does": teacher_does.strip(), "if_hard": if_hard.strip(),
        "agreed_on": dates.today(), "made_by": by, "child": journey.child,
    }  # fmt: skip
    plan, _made = ReturnPlan.objects.update_or_create(journey=journey, defaults=said)
    return plan


@change
def return_step(
    journey: Journey, *, kind: str, on: date, sessions: Collection[Session] | None = None, beside: str = "",
    how_it_is: str = "", by: User,
) -> ReturnStep:  # fmt: skip
    """One step. `sessions` are those the child still has in the group from that day; a pause leaves them as they are.
    When the last one goes the child is back in class, and three check-ins are due."""
    journey = _open(journey)
    if not ReturnPlan.objects.in_sight().filter(journey=journey).exists():
        raise RuleBroken("First a plan: with the child, the family and the class teacher.")
    last = journey.return_steps.last()
    if last is not None and on < last.on:
        raise RuleBroken("A step comes after the one before it.")
    had = sessions_on(journey, on)
    has = had if kind == Kind.PAUSE or sessions is None else frozenset(sessions)
    _may_step(journey, kind, had, has, on)
    placement = None
    if has != had:
        placement = moved(journey, starts_on=on, sessions=sorted(has), why=Kind(kind).label, by=by)
    step = ReturnStep.objects.create(
        child=journey.child, journey=journey, kind=kind, on=on, placement=placement,
        beside=beside.strip(), how_it_is=how_it_is.strip(), by=by,
    )  # fmt: skip
    _steps_on_the_way(journey, kind, on, placement, bool(has), by)
    return step


def _may_step(journey: Journey, kind: str, had: frozenset[Session], has: frozenset[Session], on: date) -> None:
    if kind not in Kind.values:
        raise RuleBroken("Choose more time in class, a pause, or a step back.")
    if kind == Kind.FORWARD and not has < had:
        raise RuleBroken("More time in class means fewer sessions here. Leave out at least one.")
    if kind == Kind.PAUSE and not had:
        raise RuleBroken(f"{journey.child.name} is in class full time. A step back brings sessions here again.")
    if kind == Kind.BACK:
        if not has > had:
            raise RuleBroken("A step back means more sessions here again. Add at least one.")
        standing = standing_now(journey.child)
        if not standing.goes_ahead:
            raise RuleBroken(f"The family’s agreement does not stand now. {standing.said}")
        room_for(journey, has, on)


def _steps_on_the_way(
    journey: Journey, kind: str, on: date, placement: Placement | None, still_here: bool, by: User
) -> None:
    if kind == Kind.PAUSE:
        reach(journey, kind=Step.Kind.PAUSED, on=on, ahead=True, by=by)
    elif kind == Kind.BACK:
        reach(journey, kind=Step.Kind.STEPPED_BACK, on=on, ahead=True, by=by)
    else:
        reach(journey, kind=Step.Kind.RETURN_BEGUN, on=on, ahead=True, by=by)
        if not still_here:
            reach(journey, kind=Step.Kind.BACK_IN_CLASS, on=on, ahead=True, by=by)
            _keep_in_touch(journey, on)
    if kind == Kind.BACK:
        journey.checkins.filter(held_on=None).delete()


def _keep_in_touch(journey: Journey, back_on: date) -> None:
    """Due afresh from the day of this return; what was held after an earlier one stays as it was."""
    due = keeping_in_touch.days(back_on, list(journey.child.school.terms.all()))
    held = set(journey.checkins.exclude(held_on=None).values_list("when", flat=True))
    for when, day in due.items():
        if when not in held:
            CheckIn.objects.update_or_create(
                journey=journey, when=when, defaults={"child": journey.child, "due_on": day}
            )


@change
def hold_check_in(
    checkin: CheckIn, *, held_on: date, child_says: str, parent_says: str, teacher_says: str, next_steps: str, by: User
) -> CheckIn:
    """How it goes in class now, in three voices. A voice left out is ours to ask."""
    checkin = CheckIn.objects.select_for_update(of=("self",)).select_related("journey__child").get(pk=checkin.pk)
    if checkin.held_on is not None:
        raise RuleBroken("This check-in is written down already.")
    if held_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    if not (child_says.strip() or parent_says.strip() or teacher_says.strip()):
        raise RuleBroken("Write down what at least one of them said.")
    checkin.held_on, checkin.held_by = held_on, by
    checkin.child_says, checkin.parent_says = child_says.strip(), parent_says.strip()
    checkin.teacher_says, checkin.next_steps = teacher_says.strip(), next_steps.strip()
    checkin.save(update_fields=["held_on", "held_by", "child_says", "parent_says", "teacher_says", "next_steps"])
    note = CheckIn.When(checkin.when).label.lower()
    reach(checkin.journey, kind=Step.Kind.CHECKED_IN, on=held_on, note=note, by=by)
    return checkin


def _open(journey: Journey) -> Journey:
    locked: Journey = (
        Journey.objects.select_for_update(of=("self",)).select_related("child__school", "group").get(pk=journey.pk)
    )
    if locked.closed_on is not None:
        raise RuleBroken(f"{locked.child.name}’s journey is closed. Begin another one.")
    return locked
