"""How one parent wants to be spoken with."""

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.models import SpeakingNote
from hearth.people.models import Child, User


@change
def agree_speaking_note(
    child: Child,
    *,
    adult: User,
    call_me: str,
    say_name: str = "",
    language: str = "",
    when: str = "",
    who: str = "",
    helps: str = "",
    avoid: str = "",
    by: User,
) -> SpeakingNote:
    """One note for each adult and child. Written by staff it waits to be read; by the parent it is agreed."""
    relationship = child.relationships.current().filter(adult=adult).first()
    if relationship is None:
        raise RuleBroken(f"{adult.name} is not one of {child.name}’s people.")
    if relationship.held or relationship.is_restricted:
        raise RuleBroken(f"{adult.name} is not to be contacted now, so there is no note on how to speak with them.")
    note, _made = SpeakingNote.objects.update_or_create(
        child=child,
        adult=adult,
        defaults={
            "call_me": call_me, "say_name": say_name, "language": language, "when": when, "who": who,
            "helps": helps, "avoid": avoid, "changed_at": dates.now(), "changed_by": by,
            "agreed_on": dates.today() if by.pk == adult.pk else None,
        },
    )  # fmt: skip
    return note
