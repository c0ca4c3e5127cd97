"""What a story's pages are opened with in the matrix: one of Amal, as it is begun, and one that may be printed."""

from hearth.journeys.models import Journey
from hearth.records.cast import Cast
from hearth.reports import actions


def begun(cast: Cast) -> int:
    journey = Journey.objects.filter(child=cast.child["Amal"]).latest("pk")
    facts = {"purpose": "inspection", "childs_words": False, "child_said_on": None}
    return actions.begin_story(journey, **facts, by=cast.adult["Mr Osei"]).pk
