"""A page on paper for one adult, and its coming back."""

from datetime import date
from secrets import token_hex

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import slips
from hearth.notices.models import Slip
from hearth.people.models import Relationship, User


@change
def print_slip(relationship: Relationship, *, kind: str, row: int = 0, by: User) -> Slip:
    """Paper stands behind the same guard as every other channel: first a talk, and nothing to somebody kept away."""
    if not relationship.may_be_written_to:
        name = relationship.adult.name
        raise RuleBroken(f"Nothing is printed for {name} now. A talk comes first, and some contacts need the lead.")
    child = relationship.child
    slip = Slip.objects.create(
        school=child.school, child=child, adult=relationship.adult, code=token_hex(6), kind=kind, row=row,
        printed_at=dates.now(), printed_by=by,
    )  # fmt: skip
    slip.code = slips.code(slip.pk)
    slip.save(update_fields=["code"])
    return slip


@change
def slip_came_back(slip: Slip, *, on: date, by: User) -> Slip:
    """It lies on somebody's desk: what it says is typed in next, where it belongs."""
    if on > dates.today() or on < slip.printed_at.astimezone(dates.LONDON).date():
        raise RuleBroken("It came back between the day it was printed and today. Check the day.")
    slip.came_back_on, slip.entered_by = on, by
    slip.save(update_fields=["came_back_on", "entered_by"])
    return slip
