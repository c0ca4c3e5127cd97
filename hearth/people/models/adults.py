"""Every adult once, and the roles they have at a school."""

from datetime import time
from functools import cached_property
from typing import Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from hearth.base import dates, languages
from hearth.people.roles import ROLE_MAY, Permission, Role
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
    page_language = models.CharField("language they chose for their pages", max_length=20, blank=True)
    quiet_from = models.TimeField("nothing reaches their phone from", default=time(20))
    quiet_until = models.TimeField("nothing reaches their phone until", default=time(7))
    quiet_weekends = models.BooleanField("nothing at weekends", default=True)
    large_print = models.BooleanField("letters in large print", default=False)
    is_active = models.BooleanField(default=True)
    is_working_here = models.BooleanField("a member of staff, not only a parent", default=False)

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
    def language_name(self) -> str:
        return languages.name(self.language)

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
    def own_children(self) -> list[int]:
        """Children this adult is anything to, now or before: as a member of staff they never reach these."""
        return list(self.relationships.values_list("child_id", flat=True))

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
    begins_on = models.DateField()
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


def colleagues_now(user: User) -> models.QuerySet[Membership, int]:
    """Everybody who works now at a school where this person works, by number: for rows that two colleagues share."""
    schools = {m.school_id for m in user.roles}
    return Membership.objects.now().filter(school__in=schools).values_list("user", flat=True)
