"""Whom a family's question goes to: the key adult, whoever covers, or those who lead."""

from hearth.base import dates
from hearth.journeys.models import Cover, Journey
from hearth.people.leads import lead_to_ask
from hearth.people.models import Child, User


def who_answers(child: Child) -> User | None:
    """A member of staff who sees this child's pages; never somebody of the child's own family."""
    journey = Journey.objects.open().filter(child=child).select_related("key_adult").first()
    cover = (
        Cover.objects.running(dates.today()).filter(journey=journey).select_related("cover").first()
        if journey
        else None
    )
    first = cover.cover if cover else journey.key_adult if journey else None
    for adult in (first, lead_to_ask(child.school)):
        if adult is not None and Child.objects.visible_to(adult).filter(pk=child.pk).exists():
            return adult
    return None
