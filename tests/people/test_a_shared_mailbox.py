"""Grace and Dean had one e-mail. He is kept away now: nothing may go where he would read it."""

from datetime import timedelta

import pytest
from django.test import Client

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import actions as notices
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.models import Relationship, User
from hearth.records.cast import Cast
from tests.web.doors import ask_for_code

SHARED = "price.family@example.org"


@pytest.fixture
def grace(rowan: Cast) -> Relationship:
    for name in ("Grace", "Dean"):
        User.objects.filter(pk=rowan.adult[name].pk).update(contact_email=SHARED)
    return Relationship.objects.get(pk=rowan.between("Nia", "Grace").pk)


def test_no_letter_is_queued_for_it(rowan: Cast, grace: Relationship) -> None:
    assert notices.queue(grace, kind="question_answered", by=rowan.adult["Miss Okafor"]) is None


def test_an_invitation_is_given_on_paper_instead(rowan: Cast, grace: Relationship) -> None:
    lead = rowan.adult["Miss Okafor"]
    with pytest.raises(RuleBroken, match="kept away reads"):
        notices.invite_by_email(grace, by=lead)
    assert people.invite(grace, way="paper", by=lead).code


def test_a_letter_that_was_waiting_when_he_was_restricted_does_not_go(rowan: Cast, grace: Relationship) -> None:
    lead, dean = rowan.adult["Miss Okafor"], rowan.between("Nia", "Dean")
    people.lift_restriction(dean, note="For this test", by=lead)
    letter = notices.queue(grace, kind="question_answered", by=lead)
    assert letter is not None and letter.to == SHARED
    people.restrict(dean, with_order=False, note="They are in a refuge.", by=lead)
    assert notices.take_up(letter, by=None) is None
    assert Notice.objects.get(pk=letter.pk).settled_at is not None


def test_no_code_goes_there_either(rowan: Cast, grace: Relationship) -> None:
    lead, dean = rowan.adult["Miss Okafor"], rowan.between("Nia", "Dean")
    people.lift_restriction(dean, note="For this test", by=lead)
    people.invite(grace, way="email", by=lead)
    assert ask_for_code(Client(), SHARED)
    people.restrict(dean, with_order=False, note="They are in a refuge.", by=lead)
    assert ask_for_code(Client(), SHARED) == ""


def test_other_families_with_one_mailbox_are_written_to_as_ever(rowan: Cast) -> None:
    User.objects.filter(pk=rowan.adult["Yusuf"].pk).update(contact_email="leila@example.org")
    letter = notices.queue(rowan.between("Amal", "Leila"), kind="question_answered", by=rowan.adult["Miss Okafor"])
    assert letter is not None


def test_a_letter_that_waits_goes_to_the_address_of_the_day_it_goes(rowan: Cast) -> None:
    between, lead = rowan.between("Amal", "Leila"), rowan.adult["Miss Okafor"]
    letter = notices.queue(between, kind="question_answered", by=lead)
    assert letter is not None
    people.change_adult(between, contact_email="leila.alone@example.org", by=lead)
    with dates.at(dates.now() + timedelta(hours=1)):
        taken = notices.take_up(letter, by=None)
    assert taken is not None and taken.to == "leila.alone@example.org"
