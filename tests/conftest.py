"""One fixture: the cast. Rowan Primary and everybody around it are there for every test, on a Tuesday in November."""

import os
from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from hypothesis import settings as hypothesis

from hearth.assessments.models import shelf
from hearth.base import dates
from hearth.people.models import Child, User
from hearth.records.cast import DAY, Cast, assemble
from hearth.schools.models import NurtureGroup, School

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs beside the tests


# A busy machine is no failure: examples are counted, never timed.
hypothesis.register_profile("hearth", deadline=None)
hypothesis.load_profile("hearth")


@receiver(connection_created)
def _in_no_order(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Rows asked for in no order come in none, as PostgreSQL may give them: a test that counts on one is found here."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA reverse_unordered_selects = ON")


def pytest_sessionstart(session: pytest.Session) -> None:
    if os.environ.get("EXPECT_DB"):
        assert connection.vendor == os.environ["EXPECT_DB"], f"these tests ran on {connection.vendor}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: pytest.FixtureDef[object]) -> None:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if not School.objects.exists():
            assemble()


@pytest.fixture(autouse=True)
def _tuesday_morning() -> Iterator[None]:
    with dates.at(dates.moment(DAY, "9:05")):
        yield


@pytest.fixture(autouse=True)
def _own_questionnaires_are_read_anew() -> None:
    """A document of one key and version never changes, so it is kept; each test has others under the same name."""
    shelf._own.cache_clear()


@pytest.fixture
def rowan(db: None) -> Cast:
    schools = {school.urn: school for school in School.objects.all()}
    groups = {group.name: group for group in NurtureGroup.objects.all()}
    cast = Cast(schools["999901"], schools["999902"], groups["Willow Room"], groups["The Nest"])
    cast.adult = {user.name: user for user in User.objects.all()}
    cast.child = {child.name: child for child in Child.objects.all()}
    return cast


@pytest.fixture
def in_english(rowan: Cast) -> Cast:
    """For tests that read what a page says: Leila's own pages are in Urdu."""
    User.objects.exclude(language="en-GB").update(page_language="en-GB")
    for user in rowan.adult.values():
        user.page_language = "en-GB" if user.language != "en-GB" else user.page_language
    return rowan
