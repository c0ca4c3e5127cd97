"""One cast of people, assembled through the actions: the demo, the tests and the guides' pictures all use them."""

from hearth.records.cast.assemble import DAY, assemble
from hearth.records.cast.people import DOWN_THE_ROAD, WHO, Cast, gather

__all__ = ["DAY", "DOWN_THE_ROAD", "WHO", "Cast", "assemble", "gather"]
