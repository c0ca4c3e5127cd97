"""What came in from the school's own system: which file, what a person corrected in it, what it last said."""

from datetime import timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.base import dates
from hearth.people.models import Child, Relationship, User
from hearth.schools.models import School

KEPT_FOR = timedelta(days=1)


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(school__in={m.school_id for m in user.roles})

    def of_children(self) -> Self:
        return self.filter(kind__in=ImportRun.OF_CHILDREN)

    def of_marks(self) -> Self:
        return self.filter(kind=ImportRun.MARKS)

    def of_forms(self) -> Self:
        return self.filter(kind=ImportRun.FORM)

    def of_scores(self) -> Self:
        return self.filter(kind=ImportRun.SCORES)

    def of_learning(self) -> Self:
        return self.filter(kind=ImportRun.LEARNING)

    def confirmed(self) -> Self:
        return self.filter(confirmed_at__isnull=False)

    def waiting(self) -> Self:
        """Handed in and still here to be looked at."""
        return self.filter(confirmed_at=None, file__isnull=False, handed_in_at__gt=dates.now() - KEPT_FOR)

    def out_of_date(self) -> Self:
        return self.filter(file__isnull=False, handed_in_at__lte=dates.now() - KEPT_FOR)


class ImportRun(models.Model):
    """One file of children, of register marks, of a measure's scores or of attainment, from being handed in to being
    confirmed. Its bytes are kept only in between, and for a day at most."""

    MARKS, SCORES, LEARNING = "marks", "scores", "learning"
    FORM = "xlsform"
    OF_CHILDREN = ("ctf", "sheet")

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="imports")
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    kind = models.CharField("transfer file or sheet", max_length=10)
    made_at = models.DateTimeField("the file's own date", null=True, blank=True)
    academic_year = models.PositiveSmallIntegerField("school year the file is for", null=True, blank=True)
    measure = models.CharField("of which measure its scores are", max_length=40, blank=True)
    source_urn = models.CharField("school the file names as its own", max_length=12, blank=True)
    handed_in_at = models.DateTimeField()
    handed_in_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    file = models.BinaryField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    left_alone = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    objects = ImportRunQuerySet.as_manager()

    class Meta:
        ordering = ["-handed_in_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(file__isnull=True), name="a_confirmed_file_is_not_kept"
            )
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_waiting(self) -> bool:
        return self.confirmed_at is None and self.file is not None and self.handed_in_at > dates.now() - KEPT_FOR


class ColumnChoice(models.Model):
    """What a person at this school said a column is. Remembered for every later sheet with the same headings."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="column_choices")
    signature = models.CharField("which headings, in which order", max_length=64)
    position = models.PositiveSmallIntegerField()
    field = models.CharField("what it is; empty when it is not taken", max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "signature", "position"], name="one_choice_for_a_column")
        ]


class Decision(models.Model):
    """What a person decided about a child whom a file would hold: who this is, or that the number is left aside."""

    class Choice(models.TextChoices):
        NEW = "new", "a child of their own"
        SAME = "same", "the same as a child who is here"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="decisions")
    row = models.PositiveIntegerField()
    choice = models.CharField(max_length=10, choices=Choice)
    child = models.ForeignKey(Child, on_delete=models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "row"], name="one_decision_for_a_row"),
            models.CheckConstraint(
                condition=Q(choice="new", child=None) | Q(choice="same", child__isnull=False),
                name="the_same_as_somebody",
            ),
        ]


class LastSaid(models.Model):
    """What the school's file last said about an adult, so that only news changes what people here have put right.
    Details are kept as short digests, not as words."""

    relationship = models.OneToOneField(Relationship, on_delete=models.CASCADE, related_name="last_said")
    responsibility = models.BooleanField(null=True)
    court_order = models.BooleanField(null=True)
    digests = models.CharField(max_length=300, blank=True)
