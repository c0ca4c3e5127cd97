"""Whom a family's question goes to, the key adult, whoever covers, or those who lead.
And who gets back about a worry."""

from hearth.base import dates
from hearth.conversations.around import who_can_answer
from hearth.journeys.models import Cover, Journey
from hearth.people.leads import lead_to_ask
from hearth.people.models import Child, User


def who_answers(child: Child) -> User | None:
    """A member of staff who sees this child's pages; never somebody of the child's own family."""
    journey = Journey.objects.open().filter(child=child).select_related("key_adult").first()
    cover = Cover.objects.running(dates.today()).filter(journey=journey).select_related("cover").first()
    first = cover.cover if journey and cover else journey.key_adult if journey else None
    anyone = who_can_answer(child)
    for adult in (first, lead_to_ask(child.school)):
        if adult is not None and anyone.filter(pk=adult.pk).exists():
            return adult
    return anyone.first()


def who_gets_back(child: Child) -> User | None:
    """About a worry a parent brought: whoever leads, who talks it over; else whoever answers their questions."""
    lead = lead_to_ask(child.school)
    return lead if lead is not None and who_can_answer(child).filter(pk=lead.pk).exists() else who_answers(child)
