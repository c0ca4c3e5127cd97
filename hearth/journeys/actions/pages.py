"""What a school writes into the marked places of the pages parents read."""

from collections.abc import Mapping

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.models import PagePlace
from hearth.journeys.places import FILLABLE
from hearth.people.models import User
from hearth.schools.models import NurtureGroup


@change
def fill_places(group: NurtureGroup, *, words: Mapping[str, str], by: User) -> NurtureGroup:
    """All of a group's places at once. An empty one goes back to what we know ourselves."""
    if not set(words) <= set(FILLABLE):
        raise RuleBroken("There is no such place on these pages.")
    stands = {place.key: place for place in PagePlace.objects.filter(group=group)}
    for key, said in words.items():
        now, place = " ".join(said.split()), stands.get(key)
        if not now and place is not None:
            place.delete()
        elif now and (place is None or place.words != now):
            PagePlace.objects.update_or_create(
                group=group, key=key, defaults={"words": now, "changed_at": dates.now(), "changed_by": by}
            )
    return group
