"""Who may be asked to translate and interpret for a family."""

from django.db.models import Q, QuerySet

from hearth.base import languages
from hearth.languages.models import Linguist
from hearth.people.models import Child, Relationship, User


def wanted_by(adult: User) -> str:
    """The language words for this adult are put into, as a tag; empty where English is theirs."""
    return "" if languages.name(adult.language) == "English" else adult.language


def translators_for(child: Child, adult: User) -> QuerySet[Linguist]:
    """Named translators of this adult's language. Never one of the family."""
    return _of_their_language(child, adult).filter(translates=True)


def interpreters_for(child: Child, adult: User) -> QuerySet[Linguist]:
    """Named interpreters of this adult's language, for talks. Never one of the family."""
    return _of_their_language(child, adult).filter(interprets=True)


def _of_their_language(child: Child, adult: User) -> QuerySet[Linguist]:
    main = wanted_by(adult).split("-")[0]
    found = Linguist.objects.of_school(child.school).filter(user__is_active=True)
    if not main:
        return found.none()
    found = found.filter(Q(language=main) | Q(language__startswith=f"{main}-"))
    return found.exclude(user__in=_family(child, adult)).order_by("since", "pk")


def is_related(person: User, child: Child, adult: User) -> bool:
    return person.pk == adult.pk or _family(child, adult).filter(pk=person.pk).exists()


def _family(child: Child, adult: User) -> QuerySet[User]:
    """Everybody who is or was anything to this child, or to another child of this adult."""
    children = [child.pk, *adult.relationships.values_list("child_id", flat=True)]
    return User.objects.filter(pk__in=Relationship.objects.filter(child__in=children).values("adult"))
