"""A child's way through: concern, steps, place, goals, reviews, return, keeping in touch."""

from hearth.journeys.models.covers import Cover
from hearth.journeys.models.goals import Goal, Rating
from hearth.journeys.models.places import PlacedSession, Placement
from hearth.journeys.models.progress import PagePlace, Progress, ProgressSharing
from hearth.journeys.models.returns import CheckIn, ReturnPlan, ReturnStep
from hearth.journeys.models.reviews import Review, ReviewSharing
from hearth.journeys.models.way import Concern, Journey, Step

__all__ = [
    "CheckIn", "Concern", "Cover", "Goal", "Journey", "PagePlace", "PlacedSession", "Placement", "Progress",
    "ProgressSharing", "Rating", "ReturnPlan", "ReturnStep", "Review", "ReviewSharing", "Step",
]  # fmt: skip
