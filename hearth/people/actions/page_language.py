"""The language somebody reads their own pages in."""

from django.conf import settings

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.people.models import User


@change
def choose_page_language(user: User, *, language: str, by: User) -> User:
    """As this adult chose it themselves, on any of their pages. What they speak, and who interprets, stays as it is."""
    if by.pk != user.pk:
        raise RuleBroken("Everybody chooses the language of their own pages.")
    if language.lower() not in dict(settings.LANGUAGES):
        raise RuleBroken("We do not have our pages in that language yet.")
    user.page_language = language
    user.save(update_fields=["page_language"])
    return user
