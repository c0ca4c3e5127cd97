"""Looking at a whole class once, so that no child is missed because they are quiet."""

from typing import Self

from django.db import models
from django.db.models import Q

from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.people.roles import CLASS_ONLY, WHOLE_SCHOOL
from hearth.schools.models import SchoolClass


class ClassLookQuerySet(models.QuerySet["ClassLook"]):
    def visible_to(self, user: User) -> Self:
        """Looks at classes this member of staff reaches whole: their own class, or any class of a school they lead."""
        whole = {m.school_id for m in user.roles if m.role in WHOLE_SCHOOL}
        own = {m.school_class_id for m in user.roles if m.role in CLASS_ONLY and m.school_class_id}
        return self.filter(Q(school_class__school_id__in=whole) | Q(school_class_id__in=own))


class ClassLook(models.Model):
    """One teacher's look at every child of a class, on one grid, pinned to the document on the screen."""

    school_class = models.ForeignKey(SchoolClass, on_delete=models.PROTECT, related_name="looks")
    instrument_key = models.CharField(max_length=40)
    instrument_version = models.CharField(max_length=20)
    instrument_hash = models.CharField(max_length=64)
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    objects = ClassLookQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school_class", "begun_by"], condition=Q(finished_at=None), name="one_open_look_a_class"
            )
        ]


class ChildLookQuerySet(AboutChildQuerySet):
    def untalked(self) -> Self:
        return self.filter(talked_on=None, look__finished_at__isnull=False)


class ChildLook(AboutChild):
    """What was marked for one child in a look at the class, and whether those who lead have talked about the child.
    No total: three kinds of concern stand beside each other."""

    look = models.ForeignKey(ClassLook, on_delete=models.CASCADE, related_name="rows")
    answers = models.JSONField(default=dict)
    saved_at = models.DateTimeField(null=True, blank=True)
    talked_on = models.DateField(null=True, blank=True)
    talked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    talked_words = models.CharField("what we do next, and why", max_length=300, blank=True)

    objects = ChildLookQuerySet.as_manager()

    class Meta:
        ordering = ["child__forename", "child__surname", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["look", "child"], name="one_row_a_child_and_look"),
            models.CheckConstraint(
                condition=Q(talked_on=None, talked_by=None) | Q(talked_on__isnull=False, talked_by__isnull=False),
                name="a_look_talked_about_has_who_and_when",
            ),
        ]
