"""Looking at every child of a class at once: which classes and children, and what was marked, in words.

Three kinds of concern stand beside each other, of equal standing. Nothing is added up and nobody is put in an order:
children stand by the alphabet, what goes well stands first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from hearth.assessments.instrument import Instrument, Question, Section
from hearth.assessments.models import ChildLook, ClassLook, shelf
from hearth.journeys.forms.concerns import KINDS as NAMES
from hearth.journeys.models import Concern
from hearth.people.models import Child, User
from hearth.people.roles import ROLE_MAY, WHOLE_SCHOOL, Permission, Role
from hearth.schools.models import School, SchoolClass

KEY = "class-look"
# The kinds of concern as the document's sections name them, and as a concern does.
KINDS = {
    "acting-out": "acting_out", "getting-in-the-way-of-learning": "disrupting", "keeping-quiet": "withdrawn",
}  # fmt: skip
LABELS = {section: dict(NAMES)[kind] for section, kind in KINDS.items()}


def document() -> Instrument:
    """The lines as they stand now."""
    return shelf.find(KEY)


def document_of(look: ClassLook) -> Instrument:
    return shelf.find(look.instrument_key, look.instrument_version)


def classes_for(user: User, school: School) -> QuerySet[SchoolClass]:
    """Classes this member of staff may look at whole: their own, or any of a school they lead."""
    here = [m for m in user.roles if m.school_id == school.pk and Permission.LOOK_AT_CLASS in ROLE_MAY[Role(m.role)]]
    if any(m.role in WHOLE_SCHOOL for m in here):
        return school.classes.all()
    return school.classes.filter(pk__in=[m.school_class_id for m in here if m.school_class_id])


def children_of(school_class: SchoolClass, user: User) -> list[Child]:
    """Who stands on this person's grid: on roll, in the class, and never their own child."""
    reach = Child.objects.visible_to(user).on_roll().filter(school_class=school_class)
    return list(reach.select_related("group").order_by("forename", "surname", "pk"))


def own_children_in(school_class: SchoolClass, user: User) -> list[Child]:
    """This person's own children in the class: a colleague looks."""
    return list(Child.objects.on_roll().filter(school_class=school_class, pk__in=user.own_children))


def mark_of(rows: Iterable[ChildLook]) -> str:
    """Which saving a page shows."""
    saved = [row.saved_at for row in rows if row.saved_at is not None]
    return max(saved).isoformat() if saved else ""


def lines(instrument: Instrument) -> list[tuple[Section, tuple[Question, ...]]]:
    """The document's sections with their lines, what goes well first."""
    return sorted(instrument.by_section(), key=lambda pair: pair[0].arrow != "up")


@dataclass(frozen=True)
class Marked:
    """One line that was marked for a child, in the document's own words."""

    words: str
    said: str
    points: int | None


@dataclass
class Seen:
    """One child in a finished look: what was marked, what goes well first, and what was raised besides."""

    row: ChildLook
    well: list[Marked] = field(default_factory=list)
    kinds: dict[str, list[Marked]] = field(default_factory=dict)
    unseen: list[str] = field(default_factory=list)
    """Lines the teacher had no chance to see."""
    unmarked: int = 0
    concerns: dict[str, list[Concern]] = field(default_factory=dict)

    @property
    def child(self) -> Child:
        child: Child = self.row.child
        return child

    @property
    def is_marked(self) -> bool:
        return bool(self.row.answers)

    @property
    def named(self) -> list[str]:
        """The kinds that were marked or raised for this child, as every page of concerns names them."""
        return [str(LABELS[kind]) for kind in KINDS if self.kinds.get(kind) or self.concerns.get(kind)]

    @property
    def all_marked(self) -> list[Marked]:
        return [one for kind in KINDS for one in self.kinds.get(kind, [])]

    @property
    def all_concerns(self) -> list[Concern]:
        raised = {concern.pk: concern for kind in KINDS for concern in self.concerns.get(kind, [])}
        return list(raised.values())


@dataclass(frozen=True)
class KindOf:
    """One kind of concern, and the children it was seen with, by the alphabet."""

    label: str
    section: Section
    lines: int
    concern: str
    entries: list[tuple[Seen, list[Marked], list[Concern]]]


@dataclass(frozen=True)
class Picture:
    kinds: list[KindOf]
    everyone: list[Seen]
    not_marked: list[Child]
    not_looked_at: list[Child]
    """In the class now and not on that grid: joined since, or whoever looked is their parent."""

    @property
    def to_talk_about(self) -> list[Seen]:
        return [seen for seen in self.everyone if seen.row.talked_on is None]

    @property
    def talked(self) -> list[Seen]:
        return [seen for seen in self.everyone if seen.row.talked_on is not None]


def picture(look: ClassLook, user: User) -> Picture:
    """A finished look as this person may see it: children of the class who are here, in constant queries."""
    instrument = document_of(look)
    here = {child.pk: child for child in children_of(look.school_class, user)}
    rows = look.rows.in_sight().filter(child__in=here).select_related("child__group", "talked_by")
    everyone = [_seen(row, instrument) for row in rows]
    _with_concerns(everyone, user)
    withheld = set(look.rows.exclude(withheld_at=None).values_list("child_id", flat=True))
    looked_at = {seen.child.pk for seen in everyone} | withheld
    return Picture(
        [_kind(instrument, kind, everyone) for kind in KINDS],
        everyone,
        [seen.child for seen in everyone if not seen.is_marked],
        [child for pk, child in here.items() if pk not in looked_at],
    )


def seen_of(row: ChildLook, user: User) -> Seen:
    """One child of a finished look, with what was raised besides."""
    seen = _seen(row, document_of(row.look))
    _with_concerns([seen], user)
    return seen


def _seen(row: ChildLook, instrument: Instrument) -> Seen:
    seen = Seen(row)
    for section, questions in lines(instrument):
        for question in questions:
            _note(seen, section, question, row.answers)
    return seen


def _note(seen: Seen, section: Section, question: Question, answers: Mapping[str, str]) -> None:
    option = question.option(answers.get(question.id, ""))
    words = question.text.replace("{child}", seen.child.name)
    if option is None:
        seen.unmarked += 1
    elif option.points is None:
        seen.unseen.append(words)
    elif option.points and section.id in KINDS:
        seen.kinds.setdefault(section.id, []).append(Marked(words, option.label, option.points))
    elif option.points and section.arrow == "up":
        seen.well.append(Marked(words, option.label, option.points))


def _with_concerns(everyone: Iterable[Seen], user: User) -> None:
    """Concerns raised and not talked about yet stand beside what was marked."""
    by_child = {seen.child.pk: seen for seen in everyone}
    raised = Concern.objects.visible_to(user).waiting().filter(child__in=by_child).select_related("raised_by")
    for concern in raised:
        for kind, name in KINDS.items():
            if getattr(concern, name):
                by_child[concern.child_id].concerns.setdefault(kind, []).append(concern)


def _kind(instrument: Instrument, kind: str, everyone: Iterable[Seen]) -> KindOf:
    entries = [
        (seen, seen.kinds.get(kind, []), seen.concerns.get(kind, []))
        for seen in everyone
        if seen.kinds.get(kind) or seen.concerns.get(kind)
    ]
    of = len(instrument.in_section(kind))
    return KindOf(str(LABELS[kind]), instrument.section(kind), of, KINDS[kind], entries)
