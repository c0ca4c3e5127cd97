"""Reviews, and the reports shared from them."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from hearth.journeys.models.way import Journey
from hearth.people.models import AboutChild, AboutChildQuerySet, Child, HowGiven, User


class ReviewQuerySet(AboutChildQuerySet):
    def ahead(self) -> Self:
        return self.filter(final_at=None, journey__closed_on=None)

    def due_soon(self, on: date, days: int = 14) -> Self:
        """Not finished, and the day we said is near or past."""
        return self.ahead().filter(due_on__lte=on + timedelta(days=days))

    def final(self) -> Self:
        return self.filter(final_at__isnull=False)

    def with_replies(self) -> Self:
        return self.select_related("child__school", "journey__group", "journey__key_adult").prefetch_related(
            Prefetch("sharings", ReviewSharing.objects.select_related("adult", "shared_by", "entered_by"))
        )


class Review(AboutChild):
    """A look together at how it goes. The parent answers the report before it is final, and what they
    disagree with is printed beside it."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    written_at = models.DateTimeField("last changed", null=True, blank=True)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    strengths = models.TextField("what has grown", blank=True)
    harder = models.TextField("what is still hard", blank=True)
    learning = models.TextField("how learning goes", blank=True)
    next_steps = models.TextField("what comes next", blank=True)
    unanswered_why = models.CharField("why it is finished before everybody answered", max_length=300, blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    final_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]

    @property
    def is_written(self) -> bool:
        return bool(self.held_on and self.strengths and self.next_steps)


class ReviewSharingQuerySet(AboutChildQuerySet):
    def for_adult(self, user: User) -> Self:
        """Reports shared with this parent, of children they still come to. Nobody else's: each answers alone.
        Their own words stay theirs, also when they went to the safeguarding lead."""
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors, review__withheld_at=None)

    def visible_to(self, user: User) -> Self:
        """An answer that went to the safeguarding lead looks like none: see `reply_in_sight`."""
        return self.filter(child__in=Child.objects.visible_to(user), review__withheld_at=None)

    def unanswered(self) -> Self:
        return self.filter(reply="", review__final_at=None)


class ReviewSharing(AboutChild):
    """A named adult chose to share this report with this parent, who may answer it."""

    class Reply(models.TextChoices):
        NONE = "", _("no answer yet")
        AGREE = "agree", _("I see it the same way")
        PARTLY = "partly", _("I see some of it differently")
        DIFFERENT = "different", _("I see it differently")

    How = HowGiven

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sharings")
    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reviews_shared")
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    reply = models.CharField(max_length=10, choices=Reply, blank=True, default=Reply.NONE)
    words = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField("how the answer came", max_length=10, choices=How, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReviewSharingQuerySet.as_manager()

    class Meta:
        ordering = ["shared_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "adult"], name="a_review_is_shared_once_with_an_adult"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None) | ~Q(reply="") & Q(replied_at__isnull=False),
                name="a_reply_has_its_day",
            ),
        ]

    @property
    def answers_what_stands(self) -> bool:
        """Whether this parent answered, and the report has not been changed since."""
        return bool(self.reply_in_sight) and not self.is_before_a_change

    @property
    def is_before_a_change(self) -> bool:
        written = self.review.written_at
        return self.replied_at is not None and written is not None and self.replied_at < written

    @property
    def reply_in_sight(self) -> str:
        """What staff see of the answer."""
        return "" if self.withheld_at else self.reply
