"""A file is handed in, its columns corrected, its uncertain children decided on, or it is set aside."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.cautions import at_school
from hearth.exchange.files.columns import SheetColumns
from hearth.exchange.models import ColumnChoice, Decision, ImportRun
from hearth.exchange.plan import ADD, CHANGE, LEAVE
from hearth.exchange.pupils import columns, reading
from hearth.exchange.pupils.ctf import read_ctf
from hearth.exchange.pupils.rows import FileFacts, Refusal
from hearth.people.models import Child, User
from hearth.schools.models import School

CHANGED_MEANWHILE = "Something changed since you looked, so this would not do what you saw. Please look again."
GONE = "This file is not here any more. It is kept for one day, and only until it is brought in: hand it in again."


class Counted(Protocol):
    """What bringing a file in would do, of whatever kind the file is."""

    @property
    def refusals(self) -> Sequence[Refusal]: ...

    def count(self, does: str) -> int: ...


@change
def hand_in(school: School, *, file_name: str, data: bytes, by: User | None) -> ImportRun:
    """The file is kept to be looked at. A file that cannot be read at all is refused here; a sheet whose columns
    are not understood is kept, so that a person can say what they are. Files nobody came back to are let go."""
    facts = _facts(data)
    made_at = at_school(facts.made_at) if facts.made_at else None
    return keep_file(
        school, file_name=file_name, data=data, kind=facts.kind, made_at=made_at, by=by,
        academic_year=facts.academic_year, source_urn=facts.school_urn,
    )  # fmt: skip


@change
def let_go_of_old(*, by: User | None) -> int:
    """Files nobody came back to within a day, each with everybody's address in it."""
    return ImportRun.objects.out_of_date().update(file=None)


@change
def correct_columns(run: ImportRun, *, choices: Mapping[int, str], by: User | None) -> ImportRun:
    """What the columns are, from now on, in every sheet of this school with these headings."""
    keep_columns(run, columns.guess(reading.read_table(bytes_of(run))).corrected(choices))
    # Rows may mean somebody else now.
    run.decisions.all().delete()
    return run


@change
def decide(run: ImportRun, *, row: int, child: Child | None, by: User) -> Decision:
    """Who a held child is: this one, who is here already; or, without one, a child of their own. A number that is
    not right is left aside either way."""
    bytes_of(run)
    if child is not None and child.school_id != run.school_id:
        raise RuleBroken("This child is at another school.")
    choice = Decision.Choice.SAME if child else Decision.Choice.NEW
    decision, _made = Decision.objects.update_or_create(run=run, row=row, defaults={"choice": choice, "child": child})
    return decision


@change
def decide_later(run: ImportRun, *, row: int, by: User) -> ImportRun:
    """The child is held again."""
    bytes_of(run)
    run.decisions.filter(row=row).delete()
    return run


@change
def set_aside(run: ImportRun, *, by: User) -> ImportRun:
    """The file is let go and nothing of it was brought in."""
    bytes_of(run)
    run.file = None
    run.save(update_fields=["file"])
    return run


def keep_file(
    school: School, *, file_name: str, data: bytes, kind: str, made_at: datetime | None, by: User | None, **facts: Any
) -> ImportRun:
    """Part of an action. Any file handed in is kept for a day at most, and those nobody came back to are let go."""
    ImportRun.objects.out_of_date().update(file=None)
    return ImportRun.objects.create(
        school=school, file_name=file_name[-200:] or "no name", sha256=hashlib.sha256(data).hexdigest(), kind=kind,
        made_at=made_at, handed_in_at=dates.now(), handed_in_by=by, file=data, **facts,
    )  # fmt: skip


def keep_columns(run: ImportRun, corrected: SheetColumns) -> None:
    """Part of an action. The next sheet with these headings is read as this one, if it can be read at all."""
    if why := corrected.missing():
        raise RuleBroken(why)
    ColumnChoice.objects.filter(school=run.school, signature=corrected.signature).delete()
    ColumnChoice.objects.bulk_create(
        ColumnChoice(school=run.school, signature=corrected.signature, position=position, field=field)
        for position, field in corrected.choices().items()
    )


def close(run: ImportRun, *, plan: Counted, held: int = 0, by: User | None) -> ImportRun:
    """Part of an action. The file is let go; what came of it stays as numbers."""
    run.file, run.confirmed_at, run.confirmed_by = None, dates.now(), by
    run.added, run.changed, run.left_alone = plan.count(ADD), plan.count(CHANGE), plan.count(LEAVE)
    run.held, run.refused = held, len(plan.refusals)
    run.save()
    return run


def bytes_of(run: ImportRun) -> bytes:
    if not run.is_waiting or run.file is None:
        raise RuleBroken(GONE)
    return bytes(run.file)


def _facts(data: bytes) -> FileFacts:
    if reading.is_markup(data):
        return read_ctf(data)[0]
    table = reading.read_table(data)
    return FileFacts(kind="sheet", made_at=table.made_at)
