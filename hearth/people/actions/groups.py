"""Which nurture group a child is known to. The home class and its register stay as they are."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, User
from hearth.schools.models import NurtureGroup


@change
def put_in_group(child: Child, *, group: NurtureGroup, by: User) -> Child:
    if group.school_id != child.school_id:
        raise RuleBroken(f"{group.name} belongs to another school.")
    if not group.is_open(dates.today()):
        raise RuleBroken(f"{group.name} is closed.")
    child.group = group
    child.save(update_fields=["group"])
    return child


@change
def take_out_of_group(child: Child, *, by: User) -> Child:
    child.group = None
    child.save(update_fields=["group"])
    return child
