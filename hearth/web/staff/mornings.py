"""What the page of a child's mornings shows: the register's marks, by session and around what we did."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from hearth.agreements.models import Answer, Ask
from hearth.base import dates
from hearth.conversations.models import Meeting
from hearth.journeys.models import Placement, ReturnStep, Review
from hearth.people.models import Child
from hearth.reports.charts import Chart
from hearth.reports.mornings import picture
from hearth.room import pattern
from hearth.room.codes import Meaning
from hearth.room.models import AttendanceMark
from hearth.room.pattern import Around, Happened, Session
from hearth.room.reasons import Asking, asking

SPANS = (6, 12, 24)
USUAL = 12


@dataclass(frozen=True)
class Mornings:
    child: Child
    span: int
    first: date
    marks: int
    read_at: datetime | None
    chart: Chart | None
    sentences: list[str]
    around: list[tuple[Around, str]]
    asking: Asking
    elsewhere: int
    unknown: list[str]
    unchecked: str
    """The source of a list of codes that nobody has checked."""

    @property
    def spans(self) -> tuple[int, ...]:
        return SPANS


def of(child: Child, span: int) -> Mornings:
    today = dates.today()
    first = today - timedelta(days=today.weekday(), weeks=span - 1)
    rows = list(AttendanceMark.objects.in_sight().filter(child=child).between(first, today))
    placements = Placement.objects.in_sight().that_held().filter(child=child).prefetch_related("sessions")
    placed = list(placements)
    found = pattern.sessions(rows, placed, child.school.jurisdiction)
    around = pattern.around(found, [one for one in _happened(child, placed) if first <= one.on <= today])
    room = child.group.name if child.group else "room"
    counted = pattern.tally(found)
    return Mornings(
        child, span, first, len(rows), max((row.read_at for row in rows), default=None),
        picture("mornings", child.name, pattern.weeks(found, first, today), around) if found else None,
        pattern.by_session(found, child.name, room) if found else [],
        [(one, pattern.around_it(one)) for one in around], asking(child.name), counted.elsewhere,
        sorted({one.means.code for one in found if not one.means.is_known}), _unchecked(found),
    )  # fmt: skip


def _happened(child: Child, placed: list[Placement]) -> list[Happened]:
    """What we did and what the family said, each by its day alone: whose answer it was, and which, is not said here."""
    asked = Ask.objects.in_sight().filter(child=child).values_list("asked_at", flat=True)
    answered = Answer.objects.filter(child=child).values_list("said_on", flat=True)
    met = Meeting.objects.standing().filter(Q(starts_at__lt=dates.now()) | Q(held_on__isnull=False))
    steps = list(ReturnStep.objects.in_sight().filter(child=child))
    on_the_way_back = {one.on for one in steps}
    reviews = Review.objects.in_sight().filter(child=child, held_on__isnull=False).values_list("held_on", flat=True)
    return [
        *(Happened(at.astimezone(dates.LONDON).date(), "We asked about a place") for at in asked),
        *(Happened(on, "An answer from the family") for on in answered),
        *(
            Happened(one.starts_on, "First day in the room" if one is placed[0] else "Other sessions in the room")
            for one in placed
            if one.starts_on not in on_the_way_back
        ),
        *(Happened(_met_on(one), "A meeting") for one in met.filter(child=child, missed_on=None)),
        *(Happened(one.on, f"Going back to class: {one.get_kind_display().lower()}") for one in steps),
        *(Happened(on, "A review") for on in reviews if on),
    ]


def _met_on(meeting: Meeting) -> date:
    if meeting.held_on or meeting.starts_at is None:
        return meeting.held_on or meeting.answer_by
    return meeting.starts_at.astimezone(dates.LONDON).date()


def _unchecked(found: list[Session]) -> str:
    means: list[Meaning] = [one.means for one in found if one.means.is_known and not one.means.checked]
    return means[-1].source if means else ""
