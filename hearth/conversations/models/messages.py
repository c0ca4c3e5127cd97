"""What a named adult at school writes to one parent, and the one-time way to answer it."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.conversations.models.talks import Talk
from hearth.languages.models import Translation
from hearth.people.models import AboutChild, AboutChildQuerySet, OneTimeCode, Relationship, User


class MessageQuerySet(AboutChildQuerySet):
    def sent(self) -> Self:
        return self.filter(sent_at__isnull=False)

    def for_adult(self, user: User) -> Self:
        """What was written to this parent, once it was sent."""
        return self.sent().filter(
            adult=user, child__in=user.relationships.open_door().values("child"), withheld_at=None
        )


class Message(AboutChild):
    """Words from a named adult at school to one parent. Written for one person: there is no list to send to. Where a
    translator is asked, it goes out when the translation is done, and both texts are kept."""

    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="messages")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="messages_written")
    words = models.TextField()
    news = models.CharField("what it is mostly about", max_length=10, choices=Talk.News)
    ready_words = models.TextField("the same in their language, from the phrase book", blank=True)
    ready_language = models.CharField("language of the ready words, as a BCP 47 tag", max_length=20, blank=True)
    phrase = models.CharField("which phrase of the phrase book it was made from", max_length=60, blank=True)
    translation = models.ForeignKey(
        Translation, on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    answer_wanted = models.BooleanField("we ask for an answer", default=False)
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    thanked_at = models.DateTimeField("the parent said thank you", null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    was_noticed = False  # whether a notice went with it: known to the action that sent it, for that moment only

    class Meta:
        ordering = ["-written_at", "-pk"]

    @property
    def in_their_words(self) -> str:
        """What the parent reads first: the translation somebody made, or the ready words; empty where there is none."""
        made = self.translation
        return made.text if made is not None and made.done_at is not None else self.ready_words

    @property
    def their_language(self) -> str:
        return self.translation.into_language if self.translation is not None else self.ready_language


class OneAnswerQuerySet(models.QuerySet["OneAnswer"]):
    def good(self, at: datetime) -> Self:
        """Neither used nor ended, and in time. Whether the door still stands open is asked of each."""
        return self.filter(used_at=None, cancelled_at=None, ends_at__gt=at)

    def of_shut_doors(self, at: datetime) -> Self:
        through = Relationship.objects.open_door().filter(may_contact=True)
        return self.good(at).exclude(relationship__in=through)


class OneAnswer(OneTimeCode):
    """A link in a notice, good for one answer to one thing."""

    class Kind(models.TextChoices):
        MESSAGE = "message", "a message"
        MEETING = "meeting", "a time to meet"
        WORRY = "worry", "whether a worry is better"

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="one_answers")
    kind = models.CharField(max_length=10, choices=Kind)
    row = models.PositiveBigIntegerField()

    objects = OneAnswerQuerySet.as_manager()

    @property
    def path(self) -> str:
        """What stands in the notice."""
        return f"/answer/{self.code}/"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("made_at")), name="a_one_time_link_ends_after_it_was_made"
            )
        ]
