"""What is here before a file is brought in, read in four queries however many children there are."""

from collections.abc import Iterable

from django.db.models import Q

from hearth.exchange.adults import KnownAdult
from hearth.exchange.matching import KnownChild
from hearth.exchange.models import LastSaid
from hearth.exchange.plan import Here
from hearth.people.models import Relationship, User
from hearth.schools.models import School


def children(school: School) -> tuple[KnownChild, ...]:
    return tuple(
        KnownChild(
            pk=child.pk, surname=child.surname, forename=child.forename, known_as=child.known_as, upn=child.upn,
            born_on=child.born_on, year_group=child.year_group, language=child.language, left_on=child.left_on,
            class_name=child.school_class.name if child.school_class else "",
        )
        for child in school.children.select_related("school_class").order_by("pk")
    )  # fmt: skip


def here(school: School) -> Here:
    around = Relationship.objects.filter(child__school=school).select_related("adult").order_by("pk")
    said = {row.relationship_id: row for row in LastSaid.objects.filter(relationship__child__school=school)}
    adults = [_around(relationship, said.get(relationship.pk)) for relationship in around]
    return Here(children(school), (*adults, *(_alone(user) for user in _staff(school))))


def _staff(school: School) -> Iterable[User]:
    """A parent may work here: they keep one account."""
    return User.objects.filter(Q(memberships__school=school)).distinct().order_by("pk")


def _around(relationship: Relationship, said: LastSaid | None) -> KnownAdult:
    adult = relationship.adult
    return KnownAdult(
        adult=adult.pk, title=adult.title, forename=adult.forename, surname=adult.surname,
        contact_email=adult.contact_email, sign_in_email=adult.email or "", mobile=adult.mobile, phone=adult.phone,
        address=adult.address, child=relationship.child_id, relationship=relationship.pk, kind=relationship.kind,
        order=relationship.order, lives_with=relationship.lives_with,
        has_responsibility=relationship.has_responsibility, held_why=relationship.held_why,
        is_restricted=relationship.is_restricted, has_ended=relationship.ended_on is not None,
        was_in_a_file=said is not None, said_responsibility=said.responsibility if said else None,
        said_court_order=said.court_order if said else None, said_digests=said.digests if said else "",
    )  # fmt: skip


def _alone(user: User) -> KnownAdult:
    return KnownAdult(
        adult=user.pk, title=user.title, forename=user.forename, surname=user.surname,
        contact_email=user.contact_email, sign_in_email=user.email or "", mobile=user.mobile, phone=user.phone,
        address=user.address,
    )  # fmt: skip
