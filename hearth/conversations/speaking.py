"""The list of how to speak with whom: all that the office and midday staff see of a family."""

from dataclasses import dataclass

from django.db.models import Q

from hearth.conversations.models import SpeakingNote
from hearth.people.models import Child, Relationship, User
from hearth.schools.models import School

MOST = 60
NAMES = ("child__forename", "child__surname", "child__known_as", "adult__forename", "adult__surname", "adult__known_as")


@dataclass(frozen=True)
class Line:
    """One adult of one child. Without a note: ask the lead before you speak, and say nothing meanwhile."""

    child: Child
    adult: User
    note: SpeakingNote | None


def lines(user: User, school: School, text: str) -> list[Line]:
    """Every adult whose name, or whose child's name, begins with the words typed; with nothing typed, the families
    there is a note about. In the order of the children's names."""
    notes = SpeakingNote.objects.for_staff(user).filter(child__school=school).filter(_named(text, "call_me"))
    ask = Relationship.objects.ask_first().filter(child__in=Child.objects.nameable_by(user), child__school=school)
    ask = ask.filter(_named(text)) if text.strip() else ask.filter(child__in=notes.values("child"))
    found = [
        Line(n.child, n.adult, n) for n in notes.select_related("child__school_class", "adult").order_by("pk")[:MOST]
    ]
    found += [Line(r.child, r.adult, None) for r in ask.select_related("child__school_class", "adult")[:MOST]]
    return sorted(found, key=lambda line: (line.child.full_name, line.child.pk, line.note is None))[:MOST]


def _named(text: str, *more: str) -> Q:
    """Every word typed begins one of the names."""
    whole = Q()
    for word in text.replace("\0", " ").split()[:4]:
        any_name = Q()
        for name in (*NAMES, *more):
            any_name |= Q(**{f"{name}__istartswith": word})
        whole &= any_name
    return whole
