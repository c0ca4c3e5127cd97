"""Who works here and as what: one adult, one account, many roles."""

from collections.abc import Iterator

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people import actions as people
from hearth.people.leads import lead_to_ask, safeguarding_leads
from hearth.people.models import Child, Membership, User
from hearth.people.roles import Role
from tests.people.small import TODAY, Small, small, spoken

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Iterator[Small]:
    with dates.at(dates.moment(TODAY)):
        yield small()


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_a_parent_who_begins_to_work_here_stays_the_same_adult(here: Small) -> None:
    spoken(here.leila, here.lead)
    people.invite(here.leila, way="email", by=here.lead)
    member = people.give_role(
        here.school, forename="Leila", surname="Rahman", email="LEILA@small.example.org", role=Role.OFFICE, by=here.head
    )
    assert member.user == here.leila.adult
    assert fresh(member.user).is_working_here


def test_staff_never_reach_their_own_child(here: Small) -> None:
    people.add_adult(
        here.amal, adult=here.lead, forename="", surname="", kind="relative", has_responsibility=False, by=here.head
    )
    assert not Child.objects.visible_to(fresh(here.lead)).filter(pk=here.amal.pk).exists()


@pytest.mark.parametrize("role", [Role.CLASS_TEACHER, Role.ASSISTANT, Role.NURTURE_TEACHER])
def test_a_role_that_reaches_some_children_says_which(here: Small, role: Role) -> None:
    with pytest.raises(RuleBroken, match="Say which"):
        people.give_role(here.school, forename="A", surname="B", email="a@b.example", role=role, by=here.head)


def test_the_same_role_is_not_given_twice(here: Small) -> None:
    with pytest.raises(RuleBroken, match="already"):
        people.give_role(
            here.school, forename="", surname="Pike", email="pike@small.example.org", role=Role.OFFICE, by=here.head
        )


def test_an_ended_role_ends_the_reach_at_once(here: Small) -> None:
    assert Child.objects.visible_to(fresh(here.reid)).exists()
    people.end_role(Membership.objects.get(user=here.reid), by=here.head)
    reid = fresh(here.reid)
    assert not reid.roles and not reid.is_working_here
    assert not Child.objects.visible_to(reid).exists()


def test_a_role_ended_can_be_given_again(here: Small) -> None:
    people.end_role(Membership.objects.get(user=here.pike), by=here.head)
    people.give_role(
        here.school, forename="", surname="Pike", email="pike@small.example.org", role=Role.OFFICE, by=here.head
    )
    assert [m.role for m in fresh(here.pike).roles] == [Role.OFFICE]


def test_somebody_can_always_give_roles(here: Small) -> None:
    with pytest.raises(RuleBroken, match="the next head"):
        people.end_role(Membership.objects.get(user=here.head), by=here.head)


def test_whom_to_ask_is_the_nurture_lead_and_then_the_head(here: Small) -> None:
    assert lead_to_ask(here.school) == here.lead
    people.end_role(Membership.objects.get(user=here.lead), by=here.head)
    assert lead_to_ask(here.school) == here.head
    assert safeguarding_leads(here.school) == [here.varga]


def test_a_group_of_another_school_is_refused(here: Small) -> None:
    here.group.school_id += 1
    with pytest.raises(RuleBroken, match="another school"):
        people.put_in_group(here.amal, group=here.group, by=here.lead)
