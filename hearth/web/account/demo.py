"""The development sign-in: the cast by name, on this machine alone, and only in a database the demo made.

Real children coming in shut it for good (`Installation.is_demo`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.http.request import split_domain_port

from hearth.people.models import Membership, Relationship, User
from hearth.people.roles import Role
from hearth.records.cast import DOWN_THE_ROAD, WHO
from hearth.schools.models import Installation

OWN_NAMES = {"127.0.0.1", "localhost", "[::1]"}
# Any of these says that the request came through somebody else's machine.
PASSED_ON = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")
MOST = 60
EVERYBODY = WHO | DOWN_THE_ROAD


@dataclass(frozen=True)
class Person:
    pk: int
    name: str
    line: str
    voice: str


def is_open(request: HttpRequest) -> bool:
    return not settings.PRODUCTION and _from_this_machine(request) and _is_demo()


def _from_this_machine(request: HttpRequest) -> bool:
    if any(name in PASSED_ON or name.startswith("HTTP_X_FORWARDED") for name in request.META):
        return False
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return address.is_loopback and split_domain_port(request.get_host())[0] in OWN_NAMES


def _is_demo() -> bool:
    installation = Installation.objects.first()
    return installation is not None and installation.is_demo


def _comers() -> Q:
    staff = Membership.objects.now().values("user")
    families = Relationship.objects.open_door().values("adult")
    return Q(pk__in=staff) | Q(pk__in=families)


def may_be(pk: object) -> User | None:
    """The person with that number, if they are one of those on the page."""
    if not str(pk).isdecimal():
        return None
    return User.objects.filter(_comers(), pk=int(str(pk)), is_active=True).first()


def people() -> list[Person]:
    """Everyone who has a door, the cast in its own order first."""
    order = {name: at for at, name in enumerate(EVERYBODY)}
    rows = User.objects.filter(_comers(), is_active=True).prefetch_related("memberships__school")
    found = sorted(_described(rows.iterator(200)), key=lambda p: (order.get(p.name, len(order)), p.name))
    return found[:MOST]


def _described(users: Iterator[User]) -> Iterator[Person]:
    for user in users:
        membership = next(iter(user.memberships.all()), None)
        role = f"{Role(membership.role).label.capitalize()}, {membership.school}" if membership else "Parent or carer"
        yield Person(user.pk, user.name, EVERYBODY.get(user.name, role), "school" if membership else "family")
