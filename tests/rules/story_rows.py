"""What a story's pages are opened with in the matrix: one of Amal, as it is begun, and one that may be printed."""

from hearth.journeys.models import Journey
from hearth.records.cast import Cast
from hearth.reports import actions
from tests.reports import story_of


def begun(cast: Cast) -> int:
    journey = Journey.objects.filter(child=cast.child["Amal"]).latest("pk")
    facts = {"purpose": "inspection", "childs_words": False, "child_said_on": None}
    return actions.begin_story(journey, **facts, by=cast.adult["Mr Osei"]).pk


def signed(cast: Cast) -> int:
    return story_of.signed(cast, "Amal").pk
