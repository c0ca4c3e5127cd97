"""Instruments a school brought itself, its word that it may use somebody else's, and what it entered of those.

Nothing here leaves the school: its own maxima and bands are read from its own licensed copy.
"""

from functools import lru_cache
from typing import Self

from django.db import models
from django.db.models import Q

from hearth.assessments import documents, library
from hearth.assessments.instrument import Instrument
from hearth.people.models import User
from hearth.schools.models import School


class SchoolInstrumentQuerySet(models.QuerySet["SchoolInstrument"]):
    def of_school(self, school: School) -> Self:
        return self.filter(school=school)

    def in_use(self) -> Self:
        return self.filter(taken_down_at=None)


class SchoolInstrument(models.Model):
    """One version of a questionnaire the school brought itself. The document never changes: another text is another
    version, and answers keep the one they were given to."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="own_instruments")
    key = models.CharField("unlike any other school's", max_length=40)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    document = models.TextField("the document, as JSON")
    digest = models.CharField(max_length=64)
    file_name = models.CharField(max_length=120, blank=True)
    rights_words = models.CharField("whose it is, and why the school may use it", max_length=300)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_down_at = models.DateTimeField("asked of nobody any more", null=True, blank=True)

    objects = SchoolInstrumentQuerySet.as_manager()

    class Meta:
        ordering = ["key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="one_document_a_key_and_version")]

    def __str__(self) -> str:
        return self.title

    def read(self) -> Instrument:
        return _read(self.document, f"{self.key}.{self.version}")


def find(key: str, version: int | str | None = None) -> Instrument:
    """The document of this key, from our library or the school's own: the version asked for, or the newest. Raises
    library.NoSuchInstrument."""
    if any(one.key == key for one in library.all()):
        return library.get(key, version)
    if version is None:
        version = SchoolInstrument.objects.filter(key=key).aggregate(newest=models.Max("version"))["newest"]
    return _own(key, int(version or 0))


@lru_cache(maxsize=256)
def _own(key: str, version: int) -> Instrument:
    """Kept, since a document of one key and version never changes."""
    row = SchoolInstrument.objects.filter(key=key, version=version).first()
    if row is None:
        raise library.NoSuchInstrument(f"No instrument {key!r} in version {version}")
    return row.read()


@lru_cache(maxsize=64)
def _read(document: str, place: str) -> Instrument:
    return documents.read_json(document, place)


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def standing(self) -> Self:
        return self.filter(ended_on=None)


class Attestation(models.Model):
    """A named person's word that the school holds a licence for somebody else's measure, before a score can be
    typed in."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="attestations")
    instrument_key = models.CharField(max_length=40)
    words = models.CharField("what the school holds, and where it can be seen", max_length=300)
    attested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    attested_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)

    objects = AttestationQuerySet.as_manager()

    class Meta:
        ordering = ["instrument_key", "-attested_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "instrument_key"], condition=Q(ended_on=None), name="one_standing_word_a_measure"
            )
        ]


class Maximum(models.Model):
    """The most one strand can reach, from the school's own licensed copy. Strands differ."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="maxima")
    instrument_key = models.CharField(max_length=40)
    strand = models.CharField(max_length=40)
    most = models.PositiveSmallIntegerField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["instrument_key", "strand", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["school", "instrument_key", "strand"], name="one_maximum_a_strand"),
            models.CheckConstraint(condition=Q(most__gte=1, most__lte=1000), name="a_maximum_is_a_number_above_none"),
        ]


class Band(models.Model):
    """Words the school's own copy gives to a range of one strand. Shown at this school, and never sent anywhere."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="bands")
    instrument_key = models.CharField(max_length=40)
    strand = models.CharField(max_length=40)
    lowest = models.PositiveSmallIntegerField()
    highest = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=80)
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["instrument_key", "strand", "lowest", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(highest__gte=models.F("lowest")), name="a_band_goes_upward"),
            models.UniqueConstraint(
                fields=["school", "instrument_key", "strand", "lowest"], name="one_band_from_a_number"
            ),
        ]


def maxima(key: str, school_id: int) -> dict[str, int]:
    """What each strand can reach, as this school entered it from its own licensed copy."""
    return dict(Maximum.objects.filter(school_id=school_id, instrument_key=key).values_list("strand", "most"))
