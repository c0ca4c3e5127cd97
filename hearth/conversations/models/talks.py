"""Talk between home and school, and what we owe after it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from hearth.languages.models import Translation
from hearth.people.models import AboutChild, AboutChildQuerySet, Child, HowGiven, Relationship, User


class TalkQuerySet(AboutChildQuerySet):
    def for_adult(self, user: User) -> Self:
        """What we noted of a talk with this parent and chose to share with them."""
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors, shared_at__isnull=False, withheld_at=None)


class Talk(AboutChild):
    """A talk with a parent, or an honest try. The first one comes before any letter."""

    class How(models.TextChoices):
        IN_PERSON = "in_person", "face to face"
        PHONE = "phone", "by phone"
        VIDEO = "video", "by video"
        HOME = "home", "at home"

    class News(models.TextChoices):
        """What it was mostly about. Counted of ourselves, never of a parent."""

        GOOD = "good", "something good"
        EVERYDAY = "everyday", "something everyday"
        HARD = "hard", "something hard"

    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="talks")
    how = models.CharField(max_length=10, choices=How)
    news = models.CharField("what it was mostly about", max_length=10, choices=News, blank=True)
    reached = models.BooleanField("we spoke (otherwise we tried)")
    spoke_on = models.DateField()
    interpreter = models.CharField(max_length=80, blank=True)
    they_said = models.TextField("what they said, in their words", blank=True)
    we_said = models.TextField("what we said and agreed", blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField("what we said and agreed stands on their page since", null=True, blank=True)

    objects = TalkQuerySet.as_manager()

    class Meta:
        ordering = ["-spoke_on", "-pk"]


class QuestionQuerySet(AboutChildQuerySet):
    def unanswered(self) -> Self:
        return self.filter(answered_at=None)

    def worries_answered(self, on: date) -> Self:
        """Worries we answered, once it can be known what changed: after the day we ask whether it is better."""
        known = Q(look_again_on=None) | Q(look_again_on__lte=on) | ~Q(better="")
        return self.filter(known, about=Question.About.WORRY, answered_at__isnull=False)

    def for_adult(self, user: User) -> Self:
        """A parent's own, on their own page. Words of theirs that went to the safeguarding lead stay there, and only
        there: if they vanished, that would tell."""
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors)


class Question(AboutChild):
    """A parent asked, worried or wrote back. A named adult answers, by a day we said."""

    class About(models.TextChoices):
        QUESTION = "question", "a question"
        WORRY = "worry", "a worry"
        REPLY = "reply", "words back to a message of ours"
        ANOTHER_PARENT = "another", "would like to talk with another parent"

    class Better(models.TextChoices):
        UNSAID = "", _("not said yet")
        YES = "yes", _("It is better")
        A_BIT = "a_bit", _("A bit better")
        NO = "no", _("Not better yet")

    How = HowGiven

    about = models.CharField(max_length=10, choices=About, default=About.QUESTION)
    fear = models.CharField("which common worry, by its key", max_length=40, blank=True)
    how = models.CharField("how it reached us", max_length=10, choices=How, default=How.ONLINE)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_message = models.ForeignKey("Message", on_delete=models.SET_NULL, null=True, blank=True, related_name="replies")
    read_at = models.DateTimeField("when the school first opened it", null=True, blank=True)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    we_will = models.TextField("what we will do", blank=True)
    look_again_on = models.DateField("when we ask whether it is better", null=True, blank=True)
    better = models.CharField(max_length=10, choices=Better, blank=True, default=Better.UNSAID)
    better_words = models.CharField(max_length=300, blank=True)
    better_at = models.DateTimeField(null=True, blank=True)
    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="questions")
    words = models.TextField()
    asked_at = models.DateTimeField()
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="questions_to_answer")
    answer_by = models.DateField("the day we said")
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    helped = models.BooleanField(null=True, blank=True)
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="followed_by")

    objects = QuestionQuerySet.as_manager()

    # Both texts, put beside the row for a page that shows it (`in_both`).
    words_in_both: Translation | None = None
    answer_in_both: Translation | None = None

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answer_has_who_and_when",
            )
        ]

    @property
    def all_of_the_answer(self) -> str:
        """With what we will do: as it is put into another language."""
        return "\n\n".join(words for words in (self.answer, self.we_will) if words)

    def is_late(self, on: date) -> bool:
        return self.answered_at is None and on > self.answer_by

    def is_to_look_at(self, on: date) -> bool:
        """The day we said has come: is it better?"""
        return bool(self.answered_at and self.look_again_on and self.look_again_on <= on and not self.better)


class PromiseQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(kept_on=None, let_go_why="")

    def for_adult(self, user: User) -> Self:
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors, withheld_at=None)


class Promise(AboutChild):
    """Something we said we would do, by a day. Ours to keep."""

    adult = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="promises_to")
    what = models.CharField(max_length=200)
    due_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="promises_made")
    made_at = models.DateTimeField()
    kept_on = models.DateField(null=True, blank=True)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    let_go_why = models.CharField("why it could not be kept, as we told them", max_length=200, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]

    def is_late(self, on: date) -> bool:
        return self.kept_on is None and not self.let_go_why and on > self.due_on


class ContributionQuerySet(AboutChildQuerySet):
    def unanswered(self) -> Self:
        return self.filter(so_we="")

    def for_adult(self, user: User) -> Self:
        """A parent's own, on their own page. Words of theirs that went to the safeguarding lead stay there, and only
        there: if they vanished, that would tell."""
        doors = user.relationships.open_door().values("child")
        return self.filter(adult=user, child__in=doors)


class Contribution(AboutChild):
    """You told us … so we … What a parent knows, and what it changed (or why it could not)."""

    class How(models.TextChoices):
        ONLINE = "online", _("on the page")
        ANSWERS = "answers", _("in the questions about home")
        PHONE = "phone", _("by phone")
        IN_PERSON = "in_person", _("face to face")
        PAPER = "paper", _("on paper")

    class Source(models.TextChoices):
        TOLD = "", "told for itself"
        HOME = "assessment", "in the questions about home"
        WORRY = "question", "as a worry"
        REFUSAL = "answer", "when they did not say yes"

    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="contributions")
    source = models.CharField(
        "where these words stood before", max_length=12, choices=Source, blank=True, default=Source.TOLD
    )
    row = models.PositiveBigIntegerField("in which row there", null=True, blank=True)
    part = models.CharField("in which part of it: one question of many", max_length=60, blank=True)
    told = models.TextField()
    told_on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    so_we = models.TextField(blank=True)
    could_not = models.BooleanField("we could not change this, and said why", default=False)
    since = models.DateField(null=True, blank=True)
    said_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField(null=True, blank=True)

    # Both texts, put beside the row for a page that shows it (`in_both`).
    words_in_both: Translation | None = None

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["-told_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(source="", row=None) | ~Q(source="") & Q(row__isnull=False),
                name="words_from_elsewhere_say_from_which_row",
            ),
            models.UniqueConstraint(
                fields=["source", "row", "part"], condition=~Q(source=""), name="words_are_answered_for_once"
            ),
        ]


class SpeakingNoteQuerySet(AboutChildQuerySet):
    def for_staff(self, user: User) -> Self:
        """How to speak with any family of the school: for everybody who works there, but never one's own family.
        Nobody is told how to reach an adult about whom they must ask first."""
        here = Relationship.objects.filter(child=OuterRef("child"), adult=OuterRef("adult"))
        people = here.current().filter(held=False, restriction="")
        return self.in_sight().filter(child__in=Child.objects.nameable_by(user)).filter(Exists(people))

    def for_adult(self, user: User) -> Self:
        """A parent's own notes, one for each child they come to."""
        return self.filter(adult=user, child__in=user.relationships.open_door().values("child"))


class SpeakingNote(AboutChild):
    """How one parent wants to be spoken with. The parent reads and changes it; it is all the office sees."""

    adult = models.ForeignKey(User, on_delete=models.CASCADE, related_name="speaking_notes")
    call_me = models.CharField("what to call them", max_length=80)
    say_name = models.CharField("how to say the name", max_length=120, blank=True)
    language = models.CharField(max_length=80, blank=True)
    when = models.CharField("when to ring", max_length=120, blank=True)
    who = models.CharField("who rings", max_length=120, blank=True)
    helps = models.CharField("what helps", max_length=300, blank=True)
    avoid = models.CharField("what to leave out", max_length=300, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreed_on = models.DateField("read or changed by the parent", null=True, blank=True)

    objects = SpeakingNoteQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["child", "adult"], name="one_speaking_note_an_adult_and_child")]
