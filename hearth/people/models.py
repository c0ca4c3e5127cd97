"""The people: every adult once, every child once, and what they are to each other."""

from datetime import date, datetime
from functools import cached_property
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q

from hearth.base import dates
from hearth.people.roles import CLASS_ONLY, GROUP_ONLY, ROLE_MAY, WHOLE_SCHOOL, Permission, Role
from hearth.schools.models import NurtureGroup, School, SchoolClass


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """One adult, whatever they are: parent of several children, member of staff, both. Most adults an
    import brings never sign in, so the address used to sign in is kept apart from those to reach them by."""

    email = models.EmailField("e-mail for signing in", unique=True, null=True, blank=True)
    title = models.CharField(max_length=20, blank=True)
    forename = models.CharField(max_length=60, blank=True)
    surname = models.CharField(max_length=60)
    known_as = models.CharField(max_length=80, blank=True)
    contact_email = models.EmailField(blank=True)
    mobile = models.CharField(max_length=30, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.TextField(blank=True)
    language = models.CharField("language, as a BCP 47 tag", max_length=20, default="en-GB")
    reads_language = models.BooleanField("reads that language", default=True)
    interpreter = models.CharField("named interpreter", max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    is_working_here = models.BooleanField("a member of staff, not only a parent", default=False)
    joined_at = models.DateTimeField(default=dates.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["surname"]

    objects = UserManager()

    class Meta:
        indexes = [models.Index(fields=["surname", "forename"])]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What people call this adult: "Miss Okafor", "Leila"."""
        return self.known_as or f"{self.forename} {self.surname}".strip()

    @property
    def initials(self) -> str:
        words = [w for w in self.name.replace("-", " ").split() if w[0].isalpha()]
        return "".join(w[0] for w in words[:2]).upper()

    @cached_property
    def roles(self) -> list["Membership"]:
        """This person's present memberships, read once a request."""
        return list(self.memberships.now().select_related("school"))

    def may(self, permission: Permission, school: School) -> bool:
        return any(permission in ROLE_MAY[Role(m.role)] for m in self.roles if m.school_id == school.pk)

    def is_(self, role: Role, school: School) -> bool:
        return any(m.role == role for m in self.roles if m.school_id == school.pk)

    @cached_property
    def is_parent(self) -> bool:
        """Whether the parents' door opens: some child whose record this adult may see."""
        return self.relationships.open_door().exists()


class MembershipQuerySet(models.QuerySet["Membership"]):
    def now(self) -> Self:
        today = dates.today()
        return self.filter(begins_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gt=today))


class Membership(models.Model):
    """A role someone has at a school, for a time. The adults of a nurture room are those with its group."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    school_class = models.ForeignKey(
        SchoolClass, on_delete=models.SET_NULL, null=True, blank=True, related_name="teachers"
    )
    group = models.ForeignKey(NurtureGroup, on_delete=models.SET_NULL, null=True, blank=True, related_name="adults")
    begins_on = models.DateField(default=dates.today)
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "school", "role", "school_class"],
                condition=Q(ends_on=None),
                name="one_membership_of_a_kind",
            )
        ]


class ChildQuerySet(models.QuerySet["Child"]):
    def visible_to(self, user: User) -> Self:
        """Children whose record this member of staff may open. Never one's own child, whatever the role."""
        schools = {m.school_id for m in user.roles if m.role in WHOLE_SCHOOL}
        classes = {m.school_class_id for m in user.roles if m.role in CLASS_ONLY and m.school_class_id}
        groups = {m.school_id for m in user.roles if m.role in GROUP_ONLY}
        reach = Q(school_id__in=schools) | Q(school_class_id__in=classes) | Q(school_id__in=groups, group__isnull=False)
        return self.filter(reach).filter(~Exists(Relationship.objects.filter(child=OuterRef("pk"), adult=user)))

    def nameable_by(self, user: User) -> Self:
        """Children on roll whom any member of staff may name, for raising a concern: a name, nothing more."""
        schools = {m.school_id for m in user.roles}
        mine = Relationship.objects.filter(child=OuterRef("pk"), adult=user)
        return self.on_roll().filter(school_id__in=schools).filter(~Exists(mine))

    def shared_with(self, user: User) -> Self:
        """Children this adult comes to as a parent or carer."""
        doors = Relationship.objects.open_door().filter(child=OuterRef("pk"), adult=user)
        return self.filter(Exists(doors))

    def on_roll(self) -> Self:
        return self.filter(Q(left_on=None) | Q(left_on__gt=dates.today()))

    def named_like(self, text: str) -> Self:
        """Every word typed begins some part of the name."""
        found = self
        for word in text.split()[:4]:
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
            models.UniqueConstraint(fields=["school", "upn"], condition=~Q(upn=""), name="one_child_of_a_pupil_number")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.known_as or self.forename

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.surname}"

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

    def visible_to(self, user: User) -> Self:
        return self.filter(child__in=Child.objects.visible_to(user))

    def ask_first(self) -> Self:
        """Adults nobody rings, writes to or tells anything before they have asked the lead."""
        return self.current().filter(Q(held=True) | Q(restriction__gt=""))


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


class AboutChildQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Rows about children within this member of staff's reach. What the safeguarding lead has is not among them."""
        return self.filter(child__in=Child.objects.visible_to(user), withheld_at=None)

    def in_sight(self) -> Self:
        return self.filter(withheld_at=None)


class AboutChild(models.Model):
    """Any row about one child. `withheld_at`: handed to the safeguarding lead, and gone from every other
    adult's pages without a gap."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="%(class)ss")
    withheld_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Invitation(models.Model):
    """A one-time way in for a parent who has been spoken with: a link by e-mail, or a code on paper.
    Only a digest of the code is kept."""

    class Way(models.TextChoices):
        EMAIL = "email", "by e-mail"
        PAPER = "paper", "a printed code"

    relationship = models.ForeignKey(Relationship, on_delete=models.CASCADE, related_name="invitations")
    way = models.CharField(max_length=10, choices=Way)
    code_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    code = ""  # as printed or sent: known to the action that made it, for that moment only

    @property
    def child_id(self) -> int:
        return self.relationship.child_id

    def is_good(self, at: datetime) -> bool:
        """Unused, in time, and for a door that is still open."""
        stands = self.used_at is None and self.cancelled_at is None and at < self.ends_at
        return stands and self.relationship.may_see and self.relationship.may_be_written_to
