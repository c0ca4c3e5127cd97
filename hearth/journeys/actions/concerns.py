"""Raising a concern, and talking it over."""

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.actions.questions import DAYS_TO_ANSWER
from hearth.journeys.models import Concern
from hearth.journeys.whom import who_gets_back
from hearth.people.models import Child, Relationship, User
from hearth.schools.days import school_day_after


@change
def raise_concern(
    child: Child, *, acting_out: bool = False, disrupting: bool = False, withdrawn: bool = False,
    seen: str, does_well: str, tried: str = "", from_parent: bool = False, by: User,
) -> Concern:  # fmt: skip
    """Anybody who works at the school may raise one about any child on roll, and a parent about their own. A parent
    hears at once who gets back to them, and by which day."""
    if not Child.objects.on_roll().filter(pk=child.pk).exists():
        raise RuleBroken(f"{child.name} has left this school.")
    if not (acting_out or disrupting or withdrawn or from_parent):
        raise RuleBroken(_("Choose at least one of the three that fits what you saw."))
    if not seen.strip():
        raise RuleBroken(_("Say what was seen, in a sentence or two."))
    if not does_well.strip():
        raise RuleBroken(_("Say something %(child)s does well. It is where help begins.") % {"child": child.name})
    own = from_parent and Relationship.objects.current().filter(child=child, adult=by).exists()
    to = who_gets_back(child) if own else None
    return Concern.objects.create(
        to=to, answer_by=school_day_after(child.school, dates.today(), after=DAYS_TO_ANSWER) if to else None,
        child=child, raised_by=by, raised_at=dates.now(), from_parent=from_parent,
        acting_out=acting_out, disrupting=disrupting, withdrawn=withdrawn,
        seen=seen.strip(), does_well=does_well.strip(), tried=tried.strip(),
    )  # fmt: skip


@change
def talk_over(concern: Concern, *, words: str, by: User) -> Concern:
    """Those who lead talked about it and say what happens next, so that whoever raised it can be told."""
    if concern.talked_on is not None:
        raise RuleBroken("This concern has been talked about already.")
    if not words.strip():
        raise RuleBroken("Say what we do next, and who does it.")
    concern.talked_on, concern.talked_by, concern.talked_words = dates.today(), by, words.strip()
    concern.save(update_fields=["talked_on", "talked_by", "talked_words"])
    return concern
