"""Looking at a file of marks before anything is written."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from hearth.base import dates
from hearth.exchange import present
from hearth.exchange.look import remembered
from hearth.exchange.marks.plan import Here, Known, MarksPlan, Place, make_plan
from hearth.exchange.marks.reading import Register, read
from hearth.journeys.models import Journey
from hearth.room.models import AttendanceMark
from hearth.schools.models import School


@dataclass(frozen=True, slots=True)
class MarksLook:
    """What is in a file of marks, and what bringing it in would do."""

    register: Register
    plan: MarksPlan
    notes: tuple[str, ...]

    @property
    def token(self) -> str:
        """The same as long as the same would be done."""
        return hashlib.sha256(repr((self.plan.steps, self.plan.refusals)).encode()).hexdigest()


def look_at_marks(school: School, data: bytes) -> MarksLook:
    """Raises FileRefused when the file as a whole is no list of marks."""
    today = dates.today()
    register = read(data, today=today, remembered=remembered(school))
    return MarksLook(register, make_plan(register, _here(school), today=today), register.table.notes())


def _here(school: School) -> Here:
    ways = Journey.objects.filter(child=OuterRef("pk"))
    known = frozenset(school.children.filter(Q(group__isnull=False) | Exists(ways)).values_list("pk", flat=True))
    rows = AttendanceMark.objects.filter(child__in=known)
    marks: dict[Place, Known] = {
        (child, on, part): (code, minutes)
        for child, on, part, code, minutes in rows.values_list("child", "on", "part", "code", "minutes_late")
    }
    terms: tuple[tuple[date, date], ...] = tuple(school.terms.values_list("starts_on", "ends_on"))
    return Here(present.children(school), known, marks, terms)
