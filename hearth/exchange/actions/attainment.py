"""A file of attainment is handed in, its columns corrected, and brought in: everything the plan says, or nothing."""

from collections.abc import Mapping

from hearth.assessments.actions.learning import ReadNote, take_in_attainment
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.runs import CHANGED_MEANWHILE, bytes_of, close, keep_columns, keep_file
from hearth.exchange.attainment.columns import guess
from hearth.exchange.attainment.looking import look_at_attainment
from hearth.exchange.attainment.reading import table_of
from hearth.exchange.models import ImportRun
from hearth.people.models import User
from hearth.schools.models import School


@change
def hand_in_attainment(school: School, *, file_name: str, data: bytes, by: User) -> ImportRun:
    """Kept for a day to be looked at. A file that cannot be read at all is refused here."""
    table = table_of(data)
    made_at = dates.moment(table.made_at.date()) if table.made_at else None
    return keep_file(school, file_name=file_name, data=data, kind=ImportRun.LEARNING, made_at=made_at, by=by)


@change
def confirm_attainment(run: ImportRun, *, seen: str, by: User) -> ImportRun:
    """`seen`: the token of what this person looked at."""
    School.objects.select_for_update().get(pk=run.school_id)
    found = look_at_attainment(run.school, bytes_of(run))
    if found.token != seen:
        raise RuleBroken(CHANGED_MEANWHILE)
    notes = [
        ReadNote(step.child, step.subject, step.on, step.attainment, step.scale, step.words, step.known)
        for step in found.plan.to_write()
    ]
    if not notes:
        raise RuleBroken("There is nothing to bring in. What the file says is here already.")
    take_in_attainment(run.school, notes=notes, by=by)
    return close(run, plan=found.plan, by=by)


@change
def correct_attainment_columns(run: ImportRun, *, choices: Mapping[int, str], by: User) -> ImportRun:
    """What the columns are, from now on, in every sheet of this school with these headings."""
    keep_columns(run, guess(table_of(bytes_of(run))).corrected(choices))
    return run
