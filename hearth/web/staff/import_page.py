"""What a person sees of a file before it is brought in: each child, what would happen, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from hearth.exchange.adults import AdultStep
from hearth.exchange.look import Look
from hearth.exchange.models import ImportRun
from hearth.exchange.plan import ADD, CHANGE, HOLD, LEAVE, ChildStep
from hearth.people.models import Child, Relationship, User
from hearth.schools.models import School

LABELS = {
    "surname": "surname", "forename": "first name", "known_as": "name they go by", "born_on": "date of birth",
    "upn": "pupil number", "year_group": "year", "class_name": "class", "language": "language",
    "left_on": "leaving date", "title": "title", "contact_email": "e-mail", "mobile": "mobile", "phone": "telephone",
    "address": "address", "kind": "what they are to the child", "order": "order", "lives_with": "living together",
    "has_responsibility": "parental responsibility",
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One child of the file."""

    row: int
    name: str
    step: ChildStep
    why: str = ""
    like: str = ""
    decided: str = ""
    says: list[str] = field(default_factory=list)
    adults: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Page:
    held: list[Line]
    changed: list[Line]
    added: list[Line]
    left: list[Line]
    waiting_adults: int


def of(seen: Look, run: ImportRun, user: User) -> Page:
    """Own children are named and no more: their news is a colleague's to read."""
    own = set(Relationship.objects.filter(adult=user).values_list("child_id", flat=True))
    decided = {decision.row: decision.get_choice_display() for decision in run.decisions.all()}
    alike = [step.like for step in seen.plan.steps if step.like]
    names = {child.pk: child.full_name for child in Child.objects.filter(pk__in=alike)}
    lines: dict[str, list[Line]] = {ADD: [], CHANGE: [], LEAVE: [], HOLD: []}
    for step in seen.plan.steps:
        is_own = step.child in own or step.like in own or any(adult.adult == user.pk for adult in step.adults)
        lines[step.does].append(_line(step, names, decided.get(step.row, ""), is_own=is_own))
    waiting = sum(len(line.held) for lines_of in lines.values() for line in lines_of)
    return Page(lines[HOLD], lines[CHANGE], lines[ADD], lines[LEAVE], waiting)


def _line(step: ChildStep, names: Mapping[int, str], decided: str, *, is_own: bool) -> Line:
    pupil = step.pupil
    name = f"{pupil.known_as or pupil.forename} {pupil.surname}"
    if is_own:
        return Line(step.row, name, step, says=[_("Your own child. A colleague reads what is new.")])
    return Line(
        step.row,
        name,
        step,
        why=step.why,
        like=names.get(step.like or 0, ""),
        decided=decided,
        says=[_change(key, step.before.get(key), value) for key, value in step.changes.items()] if step.child else [],
        adults=[_adult(adult) for adult in step.adults if step.does == ADD or adult.changes_something],
        held=[adult.waits_for for adult in step.held_adults],
    )


def _change(key: str, before: object, after: object) -> str:
    """The pupil number is blind: that it changes is said, not what it is."""
    if key == "upn":
        return _("a new pupil number")
    what, to = LABELS[key], _words(after)
    return f"{what}: {_words(before)} → {to}" if before else f"{what}: {to}"


def _adult(adult: AdultStep) -> str:
    told = ", ".join(LABELS[key] for key in (*adult.adult_changes, *adult.changes) if key in LABELS)
    if adult.does == ADD:
        return f"{adult.name}, {adult.contact.relationship or _('not said what to the child')}"
    return f"{adult.name}: {told}" if told else adult.name


def _words(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def held_adults(user: User, school: School) -> list[Relationship]:
    """Everybody at this school who is held, for those who may look; never around one's own child."""
    held = Relationship.objects.visible_to(user).held().filter(child__school=school)
    return list(held.select_related("adult", "child").order_by("child__surname", "child__forename", "order", "pk"))
