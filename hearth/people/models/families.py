"""Every child once, and what the adults around them are to them."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.base import dates
from hearth.people.models.adults import User
from hearth.people.roles import CLASS_ONLY, GROUP_ONLY, ROLE_MAY, WHOLE_SCHOOL, Permission, Role
from hearth.schools.models import NurtureGroup, School, SchoolClass


def within_reach(user: User, through: str = "") -> Q:
    """Which children a member of staff reaches, for rows that get to the child by `through` ("child__").
    Never one's own child, whatever the role. Once a child has left, their record is for those who lead the whole
    school, and no class teacher of another year. A join and no subquery: this stands in every list of every page."""
    reach, near = Q(), Q()
    if schools := {m.school_id for m in user.roles if m.role in WHOLE_SCHOOL}:
        reach |= Q(**{f"{through}school_id__in": schools})
    if classes := {m.school_class_id for m in user.roles if m.role in CLASS_ONLY and m.school_class_id}:
        near |= Q(**{f"{through}school_class_id__in": classes})
    if groups := {m.school_id for m in user.roles if m.role in GROUP_ONLY}:
        near |= Q(**{f"{through}school_id__in": groups, f"{through}group__isnull": False})
    if near:
        reach |= near & (Q(**{f"{through}left_on": None}) | Q(**{f"{through}left_on__gt": dates.today()}))
    if not reach:
        return Q(pk__in=())
    return reach & ~Q(**{f"{through}pk__in": user.own_children}) if user.own_children else reach


class ChildQuerySet(models.QuerySet["Child"]):
    def visible_to(self, user: User) -> Self:
        """Children whose record this member of staff may open. Never one's own child, whatever the role."""
        return self.filter(within_reach(user))

    def nameable_by(self, user: User) -> Self:
        """Children on roll whom any member of staff may name, for raising a concern: a name, nothing more. Somebody
        from outside, who translates, names none."""
        schools = {m.school_id for m in user.roles if Permission.RAISE_CONCERN in ROLE_MAY[Role(m.role)]}
        return self.on_roll().filter(school_id__in=schools).exclude(pk__in=user.own_children)

    def shared_with(self, user: User) -> Self:
        """Children this adult comes to as a parent or carer."""
        doors = Relationship.objects.open_door().filter(child=OuterRef("pk"), adult=user)
        return self.filter(Exists(doors))

    def on_roll(self) -> Self:
        return self.filter(Q(left_on=None) | Q(left_on__gt=dates.today()))

    def named_like(self, text: str) -> Self:
        """Every word typed begins some part of the name."""
        found = self
        for word in text.replace("\0", " ").split()[:4]:
            found = found.filter(
                Q(forename__istartswith=word) | Q(surname__istartswith=word) | Q(known_as__istartswith=word)
            )
        return found


class Child(models.Model):
    """A child on the roll of a school. The pupil number is for matching files: it is never shown,
    printed or used as a name in an address."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="children")
    surname = models.CharField(max_length=60)
    forename = models.CharField(max_length=60)
    known_as = models.CharField(max_length=60, blank=True)
    born_on = models.DateField(null=True, blank=True)
    upn = models.CharField("pupil number, for matching only", max_length=13, blank=True)
    year_group = models.CharField(max_length=12, blank=True)
    school_class = models.ForeignKey(
        SchoolClass, on_delete=models.SET_NULL, null=True, blank=True, related_name="children"
    )
    group = models.ForeignKey(NurtureGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="children")
    peg = models.CharField("peg picture the child chose", max_length=20, blank=True)
    language = models.CharField(max_length=20, blank=True)
    own_say_on = models.DateField("judged to understand, and so asked themselves", null=True, blank=True)
    own_say_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    own_say_why = models.CharField("what showed that they understand", max_length=300, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    objects = ChildQuerySet.as_manager()

    class Meta:
        ordering = ["forename", "surname", "pk"]
        indexes = [
            models.Index(fields=["school", "forename", "surname"]),
            models.Index(fields=["school", "surname", "forename"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["school", "upn"], condition=~Q(upn=""), name="one_child_of_a_pupil_number"),
            models.CheckConstraint(
                condition=Q(own_say_on=None, own_say_by=None, own_say_why="")
                | Q(own_say_on__isnull=False, own_say_by__isnull=False) & ~Q(own_say_why=""),
                name="an_own_say_has_who_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.known_as or self.forename

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.surname}"

    @property
    def has_own_say(self) -> bool:
        """Judged by what the child understands, never by a birthday."""
        return self.own_say_on is not None

    def age(self, on: date) -> int | None:
        if self.born_on is None:
            return None
        return on.year - self.born_on.year - ((on.month, on.day) < (self.born_on.month, self.born_on.day))


class RelationshipQuerySet(models.QuerySet["Relationship"]):
    def current(self) -> Self:
        return self.filter(ended_on=None)

    def open_door(self) -> Self:
        """Through these an adult may see the child's record as a parent."""
        return self.current().filter(may_see=True, held=False).exclude(restriction__gt="")

    def with_a_say(self) -> Self:
        return self.current().filter(has_say=True, held=False).exclude(restriction__gt="")

    def held(self) -> Self:
        return self.current().filter(held=True)

    def willing_to_talk(self) -> Self:
        """Parents who told us that they would talk with another parent. To be asked each time, before anything."""
        return self.open_door().filter(willing_since__isnull=False)

    def visible_to(self, user: User) -> Self:
        return self.filter(within_reach(user, "child__"))

    def ask_first(self) -> Self:
        """Adults nobody rings, writes to or tells anything before they have asked the lead."""
        return self.current().filter(Q(held=True) | Q(restriction__gt=""))

    def kept_away_beside(self, adult: User) -> Self:
        """Of everybody else who is something to a child of this adult, those restricted: they may read nothing of
        what is written to this one, wherever the two can be reached together."""
        children = Relationship.objects.filter(adult=adult).values("child")
        return self.filter(child__in=children).exclude(restriction="").exclude(adult=adult)


class Relationship(models.Model):
    """What one adult is to one child. Six things that naive software takes for one are apart: what they are,
    parental responsibility, living together, a say, sight of the record, and being contacted."""

    class Kind(models.TextChoices):
        MOTHER = "mother", "mother"
        FATHER = "father", "father"
        STEP_PARENT = "step_parent", "step-parent"
        GRANDPARENT = "grandparent", "grandparent"
        FOSTER_CARER = "foster_carer", "foster carer"
        CARER = "carer", "carer"
        RELATIVE = "relative", "other relative"
        SOCIAL_WORKER = "social_worker", "social worker"
        OTHER = "other", "another adult"

    class How(models.TextChoices):
        EMAIL = "email", "by e-mail"
        PHONE = "phone", "by phone"
        TEXT = "text", "by text"
        LETTER = "letter", "by letter"
        GATE = "gate", "in person, at the gate"

    class Restriction(models.TextChoices):
        NONE = "", "no restriction"
        ORDER = "order", "restricted, with a court order seen"
        NO_ORDER = "no_order", "restricted, without a court order"

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="relationships")
    adult = models.ForeignKey(User, on_delete=models.CASCADE, related_name="relationships")
    kind = models.CharField(max_length=20, choices=Kind)
    order = models.PositiveSmallIntegerField("order of contact in the school's system", default=9)
    has_responsibility = models.BooleanField("parental responsibility", null=True)
    lives_with = models.BooleanField("the child lives with this adult", default=False)

    has_say = models.BooleanField("has a say in the agreement", default=False)
    say_why = models.CharField(max_length=300, blank=True)
    say_recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    say_recorded_at = models.DateTimeField(null=True, blank=True)

    may_see = models.BooleanField("may see the record", default=False)
    may_contact = models.BooleanField("may be contacted", default=False)
    contact_how = models.CharField(max_length=10, choices=How, default=How.PHONE)

    restriction = models.CharField(max_length=10, choices=Restriction, blank=True, default=Restriction.NONE)
    restriction_note = models.CharField(max_length=300, blank=True)
    restriction_looked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    restriction_looked_at = models.DateTimeField(null=True, blank=True)

    held = models.BooleanField("held until a person has looked", default=False)
    held_why = models.CharField(max_length=300, blank=True)

    spoke_first_on = models.DateField("first talk", null=True, blank=True)
    spoke_first_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    willing_since = models.DateField("would talk with another parent who wonders", null=True, blank=True)
    willing_words = models.CharField("what they would tell another parent about", max_length=200, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = RelationshipQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["child", "adult"], name="one_relationship_of_adult_and_child"),
            models.CheckConstraint(
                condition=Q(has_say=False)
                | (Q(say_recorded_by__isnull=False) & Q(say_recorded_at__isnull=False) & ~Q(say_why="")),
                name="a_say_has_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(restriction="")
                | (Q(restriction_looked_by__isnull=False) & Q(restriction_looked_at__isnull=False)),
                name="a_restriction_has_who_looked_and_when",
            ),
            models.CheckConstraint(condition=Q(held=False) | ~Q(held_why=""), name="held_for_a_reason"),
            models.CheckConstraint(
                condition=Q(spoke_first_on=None, spoke_first_by=None)
                | Q(spoke_first_on__isnull=False, spoke_first_by__isnull=False),
                name="a_first_talk_has_who_and_when",
            ),
        ]

    @property
    def is_restricted(self) -> bool:
        return bool(self.restriction)

    @property
    def ask_first(self) -> bool:
        return self.held or self.is_restricted

    @property
    def may_be_written_to(self) -> bool:
        """The one guard every channel stands behind: first a talk, and nothing to a held or restricted contact."""
        return (
            self.may_contact
            and not self.held
            and not self.restriction
            and not self.ended_on
            and self.spoke_first_on is not None
        )
