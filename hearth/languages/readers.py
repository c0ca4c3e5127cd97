"""In which language somebody reads."""

from hearth.languages import catalogue
from hearth.languages.catalogue import Language
from hearth.people.models import User


def language_of(adult: User) -> Language:
    """What their pages are in. Whoever reads no other language we have reads English, with an interpreter."""
    return catalogue.for_reader(chosen=adult.page_language, speaks=adult.language, reads=adult.reads_language)
