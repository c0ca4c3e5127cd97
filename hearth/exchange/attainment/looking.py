"""Looking at a file of attainment before anything is written."""

import hashlib
from dataclasses import dataclass

from hearth.assessments.models import LearningNote
from hearth.base import dates
from hearth.exchange import present
from hearth.exchange.attainment.plan import AttainmentPlan, Here, make_plan
from hearth.exchange.attainment.reading import AttainmentSheet, read
from hearth.exchange.look import remembered
from hearth.journeys.models import Journey
from hearth.schools.models import School


@dataclass(frozen=True, slots=True)
class AttainmentLook:
    """What is in a file of attainment, and what bringing it in would do."""

    sheet: AttainmentSheet
    plan: AttainmentPlan
    notes: tuple[str, ...]

    @property
    def token(self) -> str:
        """The same as long as the same would be done."""
        return hashlib.sha256(repr((self.plan.steps, self.plan.refusals)).encode()).hexdigest()


def look_at_attainment(school: School, data: bytes) -> AttainmentLook:
    """Raises FileRefused when the file as a whole is no list of attainment."""
    sheet = read(data, remembered=remembered(school))
    return AttainmentLook(sheet, make_plan(sheet, _here(school), today=dates.today()), sheet.table.notes())


def _here(school: School) -> Here:
    ways = Journey.objects.in_sight().filter(child__school=school)
    notes = LearningNote.objects.in_sight().standing().filter(child__school=school, from_file=True)
    return Here(
        present.children(school),
        frozenset(ways.values_list("child", flat=True)),
        {
            (note.child_id, note.subject, note.on, note.scale): (note.pk, note.attainment, note.words)
            for note in notes
        },
    )  # fmt: skip
