"""When an address is changed on the page of a child's people, the old mailbox opens nothing any more."""

import pytest
from django.test import Client

from hearth.people import actions as people
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests.web.doors import ask_for_code

OLD, NEW = "leila@example.org", "leila.alone@example.org"


@pytest.fixture
def leila(rowan: Cast) -> Relationship:
    people.invite(rowan.between("Amal", "Leila"), way="email", by=rowan.adult["Miss Okafor"])
    return Relationship.objects.get(pk=rowan.between("Amal", "Leila").pk)


def test_the_new_address_is_the_way_in_and_the_old_one_is_none(rowan: Cast, leila: Relationship) -> None:
    assert ask_for_code(Client(), OLD)
    people.change_adult(leila, contact_email=NEW, by=rowan.adult["Miss Okafor"])
    assert ask_for_code(Client(), OLD) == ""
    assert ask_for_code(Client(), NEW)


def test_without_a_new_one_the_way_in_is_a_code_on_paper(rowan: Cast, leila: Relationship) -> None:
    people.change_adult(leila, contact_email="", by=rowan.adult["Miss Okafor"])
    assert ask_for_code(Client(), OLD) == ""
    assert people.invite(leila, way="paper", by=rowan.adult["Miss Okafor"]).code


def test_an_address_that_is_anothers_way_in_never_becomes_theirs(rowan: Cast, leila: Relationship) -> None:
    people.invite(rowan.between("Amal", "Yusuf"), way="email", by=rowan.adult["Miss Okafor"])
    people.change_adult(leila, contact_email="yusuf@example.org", by=rowan.adult["Miss Okafor"])
    assert User.objects.get(email__iexact="yusuf@example.org") == rowan.adult["Yusuf"]
    assert ask_for_code(Client(), OLD) == ""


@pytest.mark.parametrize("letters", ["leila.letters@example.org", ""])
def test_the_old_mailbox_opens_nothing_also_where_she_wrote_another_for_letters_before(
    rowan: Cast, leila: Relationship, letters: str
) -> None:
    adult = leila.adult
    people.say_how_to_reach(
        adult, hows={}, contact_email=letters, mobile=adult.mobile, quiet_from=adult.quiet_from,
        quiet_until=adult.quiet_until, quiet_weekends=False, large_print=False, by=adult,
    )  # fmt: skip
    assert ask_for_code(Client(), OLD) and ask_for_code(Client(), "leila.letters@example.org") == ""
    people.change_adult(Relationship.objects.get(pk=leila.pk), contact_email=NEW, by=rowan.adult["Miss Okafor"])
    assert ask_for_code(Client(), OLD) == ""
    assert ask_for_code(Client(), NEW)


def test_other_changes_leave_it_as_it_is(rowan: Cast, leila: Relationship) -> None:
    people.change_adult(leila, mobile="07700 900999", contact_email=OLD.upper(), by=rowan.adult["Miss Okafor"])
    assert ask_for_code(Client(), OLD)


def test_a_parent_who_works_here_keeps_the_address_of_the_staff_door(rowan: Cast) -> None:
    doyle = rowan.between("Oskar", "Mrs Doyle")
    email = doyle.adult.email
    people.change_adult(doyle, contact_email=str(email), by=rowan.adult["Miss Okafor"])
    people.change_adult(doyle, contact_email="siobhan@example.org", by=rowan.adult["Miss Okafor"])
    assert User.objects.get(pk=doyle.adult_id).email == email
