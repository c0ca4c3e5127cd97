"""The demo: a database made of the cast, on a clock that began on the cast's day."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.notices.actions import requeue_due
from hearth.records.cast import DAY, assemble
from hearth.schools.actions import installation, mark_as_demo
from hearth.schools.models import School


@transaction.atomic
def make_if_empty() -> bool:
    """Fill an empty database with the cast. A database with a school in it is left as it is."""
    if School.objects.exists():
        return False
    assemble(measured=True)
    with dates.at(dates.moment(DAY, "9:05")):
        mark_as_demo(by=None)
        requeue_due()  # nights of the past year in which nothing was to reach a phone are over
    return True


def clock() -> datetime | None:
    """Where the demo's clock goes on: the cast's day, or the last thing anybody did there. None where it is no demo."""
    if not installation().is_demo:
        return None
    last = Entry.objects.aggregate(last=Max("at"))["last"]
    opens = dates.moment(DAY, "9:05")
    return max(opens, last) if last else opens
