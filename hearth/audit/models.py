"""Who did or saw what."""

from django.db import models


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, child_id: int) -> "EntryQuerySet":
        return self.filter(child_id=child_id)

    def looks_by_school_staff(self) -> "EntryQuerySet":
        """Pages opened by school staff. Never the safeguarding lead, an outside adult or a parent."""
        return self.filter(looked=True, hat=Entry.Hat.STAFF)


class Entry(models.Model):
    """One change made, or one page about a child opened. Kept without foreign keys, so that nothing
    that happens to the rows it speaks of can alter it."""

    class Hat(models.TextChoices):
        STAFF = "staff", "school staff"
        SAFEGUARDING = "safeguarding", "safeguarding lead"
        PARENT = "parent", "parent or carer"
        HEARTH = "hearth", "Hearth itself"

    at = models.DateTimeField()
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    hat = models.CharField(max_length=20, choices=Hat)
    looked = models.BooleanField()
    what = models.CharField(max_length=80)
    school_id = models.BigIntegerField(null=True)
    child_id = models.BigIntegerField(null=True)
    row_kind = models.CharField(max_length=60, blank=True)
    row_id = models.CharField(max_length=40, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["child_id", "-at"]), models.Index(fields=["-at"])]
