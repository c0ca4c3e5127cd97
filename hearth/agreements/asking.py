"""Why an adult cannot be asked yet, and what to do first: one sentence for the page that asks."""

from hearth.agreements.models import Ask
from hearth.people.models import Child, Relationship


def hindrance(relationship: Relationship, open_ask: Ask | None = None) -> str:
    """Empty when this adult can be asked today."""
    name = relationship.adult.name
    if relationship.ended_on:
        return f"{name} is no longer recorded around this child."
    if relationship.held:
        return f"What the school’s system says about {name} has not been looked at yet. The nurture lead looks first."
    if relationship.restriction:
        return f"Contact with {name} is restricted. {name} is not asked, and has no veto."
    if not relationship.has_say:
        return f"{name} is not recorded as having a say. The nurture lead records that, with the reason."
    if not relationship.may_contact:
        return f"{name} is not to be contacted. Look at who is who first."
    if relationship.spoke_first_on is None:
        return f"Nobody has spoken with {name} yet. The first talk comes before any letter: ring, and write it down."
    if open_ask is not None:
        return f"{name} has been asked already. Close that first if the offer has changed."
    return ""


def askable(child: Child) -> list[tuple[Relationship, str]]:
    """Every adult who might have a say, with what stands in the way of asking them."""
    asked = {ask.adult_id: ask for ask in Ask.objects.filter(child=child).open()}
    around = child.relationships.current().select_related("adult")
    return [(one, hindrance(one, asked.get(one.adult_id))) for one in around]
