"""A file of marks is handed in, its columns corrected, and brought in: everything the plan says, or nothing."""

import hashlib
from collections.abc import Mapping

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.bringing_in import CHANGED_MEANWHILE
from hearth.exchange.actions.runs import bytes_of
from hearth.exchange.marks.columns import guess
from hearth.exchange.marks.looking import look_at_marks
from hearth.exchange.marks.reading import table_of
from hearth.exchange.models import ColumnChoice, ImportRun
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.people.models import User
from hearth.room.actions import ReadMark, keep_marks
from hearth.schools.models import School


@change
def hand_in_marks(school: School, *, file_name: str, data: bytes, by: User) -> ImportRun:
    """Kept for a day to be looked at. A file that cannot be read at all is refused here."""
    table = table_of(data)
    ImportRun.objects.out_of_date().update(file=None)
    return ImportRun.objects.create(
        school=school, file_name=file_name[-200:] or "no name", sha256=hashlib.sha256(data).hexdigest(),
        kind=ImportRun.MARKS, made_at=dates.moment(table.made_at.date()) if table.made_at else None,
        handed_in_at=dates.now(), handed_in_by=by, file=data,
    )  # fmt: skip


@change
def confirm_marks(run: ImportRun, *, seen: str, by: User) -> ImportRun:
    """`seen`: the token of what this person looked at."""
    School.objects.select_for_update().get(pk=run.school_id)
    found = look_at_marks(run.school, bytes_of(run))
    if found.token != seen:
        raise RuleBroken(CHANGED_MEANWHILE)
    plan = found.plan
    rows = [ReadMark(step.child, step.on, step.part, step.code, step.minutes) for step in plan.to_write()]
    keep_marks(run.school, marks=rows, by=by)
    run.file, run.confirmed_at, run.confirmed_by = None, dates.now(), by
    run.added, run.changed, run.left_alone = plan.count(ADD), plan.count(CHANGE), plan.count(LEAVE)
    run.refused = len(plan.refusals)
    run.save()
    return run


@change
def correct_mark_columns(run: ImportRun, *, choices: Mapping[int, str], by: User) -> ImportRun:
    """What the columns are, from now on, in every sheet of this school with these headings."""
    guessed = guess(table_of(bytes_of(run)), dates.today())
    corrected = guessed.corrected(choices)
    if why := corrected.missing():
        raise RuleBroken(why)
    ColumnChoice.objects.filter(school=run.school, signature=guessed.signature).delete()
    ColumnChoice.objects.bulk_create(
        ColumnChoice(school=run.school, signature=guessed.signature, position=position, field=field)
        for position, field in corrected.choices().items()
    )
    return run
