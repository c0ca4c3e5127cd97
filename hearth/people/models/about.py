"""Any row about one child."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from hearth.people.models.adults import User
from hearth.people.models.families import Child, within_reach


class HowGiven(models.TextChoices):
    """How an answer reached us."""

    ONLINE = "online", _("on the page")
    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")
    IN_PERSON = "in_person", _("face to face")


class AboutChildQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Rows about children within this member of staff's reach. What the safeguarding lead has is not among them."""
        return self.filter(within_reach(user, "child__"), withheld_at=None)

    def in_sight(self) -> Self:
        return self.filter(withheld_at=None)


class AboutChild(models.Model):
    """Any row about one child. `withheld_at`: handed to the safeguarding lead, and gone from every other
    adult's pages without a gap."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="%(class)ss")
    withheld_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
