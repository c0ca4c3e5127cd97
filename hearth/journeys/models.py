"""A child's way through: concern, steps, place, goals, reviews, return, keeping in touch."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.schools.models import NurtureGroup


class ConcernQuerySet(AboutChildQuerySet):
    def waiting(self) -> Self:
        """Raised, and not yet talked about by those who lead."""
        return self.filter(talked_on=None, withheld_at=None)


class Concern(AboutChild):
    """Something somebody saw. All three kinds stay in view, so that quiet children are not last."""

    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="concerns_raised")
    raised_at = models.DateTimeField()
    from_parent = models.BooleanField(default=False)
    acting_out = models.BooleanField(default=False)
    disrupting = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)
    seen = models.TextField("what was seen")
    does_well = models.TextField("what the child does well")
    tried = models.TextField("what was tried", blank=True)
    talked_on = models.DateField("talked about by those who lead", null=True, blank=True)
    talked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    talked_words = models.TextField("what we do next, and why", blank=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(talked_on=None, talked_by=None) | Q(talked_on__isnull=False, talked_by__isnull=False),
                name="a_concern_talked_about_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(from_parent=True) | Q(acting_out=True) | Q(disrupting=True) | Q(withdrawn=True),
                name="a_concern_has_a_kind",
            )
        ]


class JourneyQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(closed_on=None)


class Journey(AboutChild):
    """One way through, from a concern looked at to a settled return. A child who comes back begins another."""

    class Ending(models.TextChoices):
        OPEN = "", "still on the way"
        SETTLED = "settled", "settled in class"
        NOT_NOW = "not_now", "not now: the family said no"
        NOT_NEEDED = "not_needed", "something else helps"
        MOVED = "moved", "moved to another school"

    group = models.ForeignKey(NurtureGroup, on_delete=models.PROTECT, related_name="journeys")
    began_on = models.DateField()
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    key_adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="key_journeys")
    closed_on = models.DateField(null=True, blank=True)
    ending = models.CharField(max_length=12, choices=Ending, blank=True, default=Ending.OPEN)
    ending_words = models.TextField(blank=True)
    else_helps = models.TextField("what helps instead, and who does it", blank=True)

    objects = JourneyQuerySet.as_manager()

    class Meta:
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(closed_on=None), name="one_open_journey_a_child"),
            models.CheckConstraint(
                condition=Q(closed_on=None, ending="") | Q(closed_on__isnull=False) & ~Q(ending=""),
                name="a_closed_journey_says_how",
            ),
        ]


class Step(models.Model):
    """A dated fact on the way. Where a child is now is read from these (`stages.py`), never stored."""

    class Kind(models.TextChoices):
        CONCERN = "concern", "Concern"
        FIRST_TALK = "first_talk", "First talk with the family"
        GOT_TO_KNOW = "got_to_know", "We know enough to talk about a place"
        ASKED = "asked", "The family was asked"
        AGREED = "agreed", "Agreed"
        JOINED = "joined", "Joined the group"
        SETTLED = "settled", "Settled in"
        REVIEWED = "reviewed", "Review"
        RETURN_BEGUN = "return_begun", "Return to class begun"
        PAUSED = "paused", "Return paused"
        STEPPED_BACK = "stepped_back", "A step back"
        BACK_IN_CLASS = "back_in_class", "Back in class full time"
        CHECKED_IN = "checked_in", "Check-in"
        CLOSED = "closed", "Journey closed"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=Kind)
    taken_on = models.DateField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["taken_on", "pk"]

    @property
    def child_id(self) -> int:
        return self.journey.child_id


class PlacementQuerySet(AboutChildQuerySet):
    def running(self, on: date) -> Self:
        return self.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gt=on))


class Placement(AboutChild):
    """Which sessions of the week a child has, from a day on. A change is a new placement; the home register
    is untouched throughout."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="placements")
    starts_on = models.DateField()
    ends_on = models.DateField("the first day it no longer holds", null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]


class PlacedSession(models.Model):
    """One morning or afternoon of the week in a placement. Monday is 0."""

    class Part(models.TextChoices):
        AM = "am", "morning"
        PM = "pm", "afternoon"

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="sessions")
    weekday = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=2, choices=Part)

    class Meta:
        ordering = ["weekday", "part"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "weekday", "part"], name="a_session_is_placed_once"),
            models.CheckConstraint(condition=Q(weekday__lte=4), name="a_session_is_on_a_school_day"),
        ]


class GoalQuerySet(AboutChildQuerySet):
    def open(self) -> Self:
        return self.filter(ended_on=None)


class Goal(AboutChild):
    """Something to do, set with the parent and the child. 0 is not yet, 10 is nearly always."""

    class ChosenBy(models.TextChoices):
        CHILD = "child", "the child"
        FAMILY = "family", "the family"
        TOGETHER = "together", "child and family together"
        SCHOOL = "school", "the school, with the family"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="goals")
    words = models.CharField(max_length=120)
    chosen_by = models.CharField(max_length=10, choices=ChosenBy)
    helps_here = models.CharField("what we do to help", max_length=300, blank=True)
    helps_home = models.CharField("what can help at home", max_length=300, blank=True)
    set_on = models.DateField()
    set_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=200, blank=True)

    objects = GoalQuerySet.as_manager()

    class Meta:
        ordering = ["set_on", "pk"]


class Rating(models.Model):
    """One voice's 0 to 10 on one day. Voices are never averaged."""

    class Voice(models.TextChoices):
        CHILD = "child", "Child"
        FAMILY = "family", "Family"
        SCHOOL = "school", "School"

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="ratings")
    voice = models.CharField(max_length=10, choices=Voice)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=300, blank=True)
    rated_on = models.DateField()

    class Meta:
        ordering = ["rated_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__lte=10), name="a_rating_is_0_to_10"),
            models.UniqueConstraint(fields=["goal", "voice", "by", "rated_on"], name="one_rating_a_voice_and_day"),
        ]

    @property
    def child_id(self) -> int:
        return self.goal.child_id


class ReviewQuerySet(AboutChildQuerySet):
    def ahead(self) -> Self:
        return self.filter(final_at=None)


class Review(AboutChild):
    """A look together at how it goes. The parent answers the report before it is final, and what they
    disagree with is printed beside it."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField(null=True, blank=True)
    strengths = models.TextField("what has grown", blank=True)
    harder = models.TextField("what is still hard", blank=True)
    learning = models.TextField("how learning goes", blank=True)
    next_steps = models.TextField("what comes next", blank=True)
    final_at = models.DateTimeField(null=True, blank=True)
    final_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]


class ReviewSharing(AboutChild):
    """A named adult chose to share this report with this parent, who may answer it."""

    class Reply(models.TextChoices):
        NONE = "", "no answer yet"
        AGREE = "agree", "I see it the same way"
        PARTLY = "partly", "I see some of it differently"
        DIFFERENT = "different", "I see it differently"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sharings")
    adult = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reviews_shared")
    shared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    reply = models.CharField(max_length=10, choices=Reply, blank=True, default=Reply.NONE)
    words = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "adult"], name="a_review_is_shared_once_with_an_adult")
        ]


class ReturnPlan(AboutChild):
    """What child, parent, class teacher and nurture staff agreed about going back to class, bit by bit."""

    journey = models.OneToOneField(Journey, on_delete=models.CASCADE, related_name="return_plan")
    agreed_on = models.DateField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    child_wants = models.TextField("what the child wants to happen")
    parent_wants = models.TextField("what the family wants to happen", blank=True)
    teacher_does = models.TextField("what the class teacher will carry on")
    if_hard = models.TextField("what we do if it gets hard")

    objects = AboutChildQuerySet.as_manager()


class ReturnStep(AboutChild):
    """One step of the return. Pausing and stepping back are ordinary steps."""

    class Kind(models.TextChoices):
        FORWARD = "forward", "More time in class"
        PAUSE = "pause", "A pause"
        BACK = "back", "A step back"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="return_steps")
    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField()
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    beside = models.CharField("which adult goes along", max_length=80, blank=True)
    how_it_is = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AboutChildQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]


class CheckInQuerySet(AboutChildQuerySet):
    def waiting(self) -> Self:
        return self.filter(held_on=None, journey__closed_on=None)


class CheckIn(AboutChild):
    """Keeping in touch after the return: at six weeks, a term and a year."""

    class When(models.TextChoices):
        SIX_WEEKS = "six_weeks", "Six weeks"
        TERM = "term", "A term"
        YEAR = "year", "A year"

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="checkins")
    when = models.CharField(max_length=10, choices=When)
    due_on = models.DateField()
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    child_says = models.TextField(blank=True)
    parent_says = models.TextField(blank=True)
    teacher_says = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["journey", "when"], name="one_check_in_of_a_kind")]


class CoverQuerySet(AboutChildQuerySet):
    def running(self, on: date) -> Self:
        return self.filter(starts_on__lte=on).filter(Q(ends_on=None) | Q(ends_on__gt=on))


class Cover(AboutChild):
    """The key adult is away or leaving, and somebody named is there instead. Child and parent hear it first."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="covers")
    away = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cover = models.ForeignKey(User, on_delete=models.PROTECT, related_name="covering")
    starts_on = models.DateField()
    ends_on = models.DateField("the day the key adult is back", null=True, blank=True)
    leaving = models.BooleanField("the key adult is leaving for good", default=False)
    child_told_on = models.DateField()
    parent_told_on = models.DateField()
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CoverQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(child_told_on__lte=models.F("starts_on"), parent_told_on__lte=models.F("starts_on")),
                name="child_and_parent_are_told_first",
            )
        ]
