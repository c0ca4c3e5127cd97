"""A file of marks is handed in, its columns corrected, and brought in: everything the plan says, or nothing."""

from collections.abc import Mapping

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.runs import CHANGED_MEANWHILE, bytes_of, close, keep_columns, keep_file
from hearth.exchange.marks.columns import guess
from hearth.exchange.marks.looking import look_at_marks
from hearth.exchange.marks.reading import table_of
from hearth.exchange.models import ImportRun
from hearth.people.models import User
from hearth.room.actions import ReadMark, keep_marks
from hearth.schools.models import School


@change
def hand_in_marks(school: School, *, file_name: str, data: bytes, by: User) -> ImportRun:
    """Kept for a day to be looked at. A file that cannot be read at all is refused here."""
    table = table_of(data)
    made_at = dates.moment(table.made_at.date()) if table.made_at else None
    return keep_file(school, file_name=file_name, data=data, kind=ImportRun.MARKS, made_at=made_at, by=by)


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
    return close(run, plan=plan, by=by)


@change
def correct_mark_columns(run: ImportRun, *, choices: Mapping[int, str], by: User) -> ImportRun:
    """What the columns are, from now on, in every sheet of this school with these headings."""
    keep_columns(run, guess(table_of(bytes_of(run)), dates.today()).corrected(choices))
    return run
