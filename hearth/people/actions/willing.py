"""A parent who would talk with another parent who wonders."""

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import Relationship, User


@change
def be_willing(relationship: Relationship, *, words: str = "", by: User) -> Relationship:
    """Theirs to say, and to change on any day. It opens nothing to anybody: a person at school asks them first, each
    time, and gives out neither name nor number."""
    _theirs(relationship, by)
    relationship.willing_since = relationship.willing_since or dates.today()
    relationship.willing_words = words.strip()[:200]
    relationship.save(update_fields=["willing_since", "willing_words"])
    return relationship


@change
def stop_being_willing(relationship: Relationship, *, by: User) -> Relationship:
    """No reason is asked."""
    if relationship.adult_id != by.pk:
        raise RuleBroken(_("Only you can say this for yourself."))
    relationship.willing_since, relationship.willing_words = None, ""
    relationship.save(update_fields=["willing_since", "willing_words"])
    return relationship


def _theirs(relationship: Relationship, by: User) -> None:
    if relationship.adult_id != by.pk:
        raise RuleBroken(_("Only you can say this for yourself."))
    if not Relationship.objects.open_door().filter(pk=relationship.pk).exists():
        raise RuleBroken(_("Please ring the school about this."))
