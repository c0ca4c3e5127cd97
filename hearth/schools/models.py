"""The places: authority, school, term, class, nurture group. And what kind of installation this is."""

from datetime import date

from django.db import models


class Jurisdiction(models.TextChoices):
    ENGLAND = "england", "England"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class Authority(models.Model):
    """A council or education authority that helps schools run groups."""

    name = models.CharField(max_length=120)
    jurisdiction = models.CharField(max_length=20, choices=Jurisdiction)

    def __str__(self) -> str:
        return self.name


class School(models.Model):
    """A school. Which law it is under depends on its nation and its kind, so both are data."""

    class Kind(models.TextChoices):
        MAINTAINED = "maintained", "Maintained by the authority"
        ACADEMY = "academy", "Academy or free school"
        INDEPENDENT = "independent", "Independent"

    class Phase(models.TextChoices):
        PRIMARY = "primary", "Primary"
        SECONDARY = "secondary", "Secondary"
        ALL_THROUGH = "all_through", "All-through"

    name = models.CharField(max_length=120)
    urn = models.CharField("unique reference number", max_length=12, unique=True)
    jurisdiction = models.CharField(max_length=20, choices=Jurisdiction)
    kind = models.CharField(max_length=20, choices=Kind)
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.PRIMARY)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="schools")
    phone = models.CharField(max_length=20, blank=True)
    idle_minutes = models.PositiveSmallIntegerField(default=10)
    outside_name = models.CharField("the name used where others can see", max_length=60, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def outside(self) -> str:
        """On envelopes, subjects and senders: the name the school chose for what a neighbour may see, or its own."""
        return self.outside_name or self.name


class Term(models.Model):
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="terms")
    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="term_ends_after_it_starts"
            )
        ]


class SchoolClass(models.Model):
    """A home class. A child in the nurture group stays in it, and on its register."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="classes")
    name = models.CharField(max_length=40)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["school", "name"], name="one_class_of_a_name")]

    def __str__(self) -> str:
        return self.name


class NurtureGroup(models.Model):
    """The group and its room, under the name the school chose for it."""

    class Kind(models.TextChoices):
        CLASSIC = "classic", "Most of the week"
        PART_TIME = "part_time", "Part of the week"
        SHORTER = "shorter", "A few sessions a week"

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PART_TIME)
    places = models.PositiveSmallIntegerField(default=8)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def after_the(self) -> str:
        """Its name where “the” stands before it already: nobody is in the The Nest."""
        return self.name.removeprefix("The ")

    def is_open(self, on: date) -> bool:
        return self.opened_on <= on and (self.closed_on is None or self.closed_on > on)


class Installation(models.Model):
    """One row: whether the demo made this database, and when real children first came in."""

    demo_made_at = models.DateTimeField(null=True)
    real_children_at = models.DateTimeField(null=True)

    @property
    def is_demo(self) -> bool:
        return self.demo_made_at is not None and self.real_children_at is None
