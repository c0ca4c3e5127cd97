"""Marking who is in the room, keeping what the school's register says, and what the group lost and costs. No register
is touched, and no parent is told automatically."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.journeys.models import Placement
from hearth.people.models import Child, User
from hearth.room.models import Arrival, AttendanceMark, GroupCost, LostSession
from hearth.schools.models import NurtureGroup, School

Where = Arrival.Where
BATCH = 500
LONGEST_CODE = 4


@dataclass(frozen=True)
class ReadMark:
    """What the school's register says of one child and one session."""

    child_id: int
    on: date
    part: str
    code: str
    minutes_late: int | None = None


@change
def mark(child: Child, *, group: NurtureGroup, on: date, part: str, where: str, place: str = "", by: User) -> Arrival:
    """Here, or somewhere else and with whom. Marking again puts it right: the last mark is where the child is."""
    if on > dates.today():
        raise RuleBroken("That session has not come yet.")
    if not Placement.objects.in_sight().of_group(group).expected(on, part).filter(child=child).exists():
        raise RuleBroken(f"{child.name} has no place in this session.")
    if where not in Where.values:
        raise RuleBroken("Choose here or somewhere else.")
    if where == Where.ELSEWHERE and not place.strip():
        raise RuleBroken(f"Say where {child.name} is, and with whom.")
    arrival, _made = Arrival.objects.update_or_create(
        child=child, on=on, part=part,
        defaults={
            "group": group, "where": where, "place": place.strip() if where == Where.ELSEWHERE else "",
            "marked_at": dates.now(), "marked_by": by,
        },
    )  # fmt: skip
    return arrival


@change
def unmark(arrival: Arrival, *, by: User) -> Child:
    """It was a slip: the child is not marked after all."""
    child = arrival.child
    arrival.delete()
    return child


@change
def keep_marks(school: School, *, marks: Iterable[ReadMark], by: User) -> int:
    """What the register says, as it stands there now: a mark read again puts right the one before. Nothing is told to
    anybody, and a session that is not among them stays as it is."""
    rows = list(marks)
    if any(row.on > dates.today() for row in rows):
        raise RuleBroken("A mark is for a day that has not come yet.")
    if any(not 0 < len(row.code) <= LONGEST_CODE for row in rows):
        raise RuleBroken(f"A code has one to {LONGEST_CODE} signs.")
    children = {row.child_id for row in rows}
    if Child.objects.filter(school=school, pk__in=children).count() != len(children):
        raise RuleBroken("A mark is for a child who is not at this school.")
    now = dates.now()
    AttendanceMark.objects.bulk_create(
        [
            AttendanceMark(
                child_id=row.child_id, on=row.on, part=row.part, code=row.code, minutes_late=row.minutes_late,
                read_at=now, read_by=by,
            )
            for row in rows
        ],
        BATCH, update_conflicts=True, unique_fields=["child", "on", "part"],
        update_fields=["code", "minutes_late", "read_at", "read_by"],
    )  # fmt: skip
    return len(rows)


@change
def note_lost_session(group: NurtureGroup, *, on: date, part: str, why: str, words: str = "", by: User) -> LostSession:
    """The group could not meet, and why: about us, not about a child. Noted again, it is put right."""
    if on > dates.today():
        raise RuleBroken("That session has not come yet.")
    if on.weekday() > 4 or not group.is_open(on):
        raise RuleBroken(f"{group.name} has no session on that day.")
    if part not in ("am", "pm") or why not in LostSession.Why.values:
        raise RuleBroken("Say morning or afternoon, and why.")
    if Arrival.objects.in_sight().of_session(group, on, part).filter(where=Where.HERE).exists():
        raise RuleBroken(
            "Somebody is marked here in that session. Put the marks right first, if the group did not meet."
        )
    lost, _made = LostSession.objects.update_or_create(
        group=group, on=on, part=part,
        defaults={"why": why, "words": words.strip()[:200], "noted_by": by, "noted_at": dates.now()},
    )  # fmt: skip
    return lost


@change
def take_back_lost_session(lost: LostSession, *, by: User) -> NurtureGroup:
    """It was a slip: the group met after all."""
    group = lost.group
    lost.delete()
    return group


@change
def enter_cost(group: NurtureGroup, *, starts_on: date, ends_on: date, pounds: int, what: str, by: User) -> GroupCost:
    """What the school says the group costs over some time, and what is in it. One time is in one cost only."""
    if ends_on <= starts_on:
        raise RuleBroken("The last day comes after the first. Please look at the two dates again.")
    if not what.strip():
        raise RuleBroken("Say what is in it and what is not, so that nobody compares two different things.")
    if GroupCost.objects.filter(group=group, starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise RuleBroken("A cost of that time is here already. Take it out first, or choose days that do not overlap.")
    with only_once("That cost was entered a moment ago."):
        return GroupCost.objects.create(
            group=group, starts_on=starts_on, ends_on=ends_on, pounds=pounds, what=what.strip()[:300], entered_by=by,
            entered_at=dates.now(),
        )  # fmt: skip


@change
def take_out_cost(cost: GroupCost, *, by: User) -> NurtureGroup:
    """It was wrong; the audit keeps that it was here."""
    group = cost.group
    cost.delete()
    return group
