"""An exercise was done together, and what people will try."""

from collections.abc import Sequence
from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import User
from hearth.practice import library
from hearth.practice.actions.reflections import NamesLeft
from hearth.practice.around import names_at
from hearth.practice.models import StaffPractice
from hearth.practice.names import find
from hearth.schools.models import School


@change
def note_practice(
    school: School, *, exercise: str, done_on: date, people: int, roles: Sequence[str], will_try: str, by: User
) -> StaffPractice:
    """What people will try is kept as it was said, without anybody's name."""
    document = library.get(exercise)
    if done_on > dates.today():
        raise RuleBroken("That day has not come yet. Note it once it is done.")
    if left := tuple(found.words for found in find(will_try, names_at(school, writer=by))):
        raise NamesLeft({"will_try": left})
    return StaffPractice.objects.create(
        school=school, exercise=document.key, version=document.version, done_on=done_on, people=people,
        roles=[role for role in library.ROLES if role in roles], will_try=will_try.strip(), by=by, noted_at=dates.now(),
    )  # fmt: skip


@change
def take_back_practice(done: StaffPractice, *, by: User) -> None:
    """It was noted by mistake."""
    done.delete()
