"""One cast of people, assembled through the actions: the demo, the tests and the guides' pictures all use them."""

from hearth.records.cast.assemble import DAY, assemble
from hearth.records.cast.people import WHO, Cast, gather

__all__ = ["DAY", "WHO", "Cast", "assemble", "gather"]
