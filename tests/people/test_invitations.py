"""A way in for a parent: after the talk, once, in time, for that adult alone."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import actions as notices
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.models import Invitation, User
from hearth.people.roles import Role
from tests.people.small import TODAY, Small, small, spoken

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Iterator[Small]:
    with dates.at(dates.moment(TODAY)):
        yield small()


def test_nobody_is_invited_before_the_first_talk(here: Small) -> None:
    people.open_record(here.leila, by=here.lead)
    with pytest.raises(RuleBroken, match="Talk with Leila first"):
        people.invite(here.leila, way="paper", by=here.lead)


def test_nobody_is_invited_to_a_shut_door(here: Small) -> None:
    people.note_first_talk(here.leila, on=TODAY, by=here.lead)
    with pytest.raises(RuleBroken, match="Open it to them first"):
        people.invite(here.leila, way="paper", by=here.lead)


def test_a_code_can_be_read_from_paper_and_is_never_kept(here: Small) -> None:
    spoken(here.leila, here.lead)
    invitation = people.invite(here.leila, way="paper", by=here.lead)
    assert re.fullmatch(r"[A-Z]+-[2-9]{4}-[CFHJKMNPRTWXY3479]{4}-[CFHJKMNPRTWXY3479]{4}", invitation.code)
    kept = Invitation.objects.filter(pk=invitation.pk).values().get()
    assert invitation.code not in str(kept) and len(kept["code_digest"]) == 64
    assert Invitation.objects.get(pk=invitation.pk).code == ""


def test_the_code_opens_the_door_however_it_is_copied(here: Small) -> None:
    spoken(here.leila, here.lead)
    code = people.invite(here.leila, way="paper", by=here.lead).code
    assert people.use_code(f"  {code.lower().replace('-', ' ')} ") == here.leila.adult


def test_a_code_works_once(here: Small) -> None:
    spoken(here.leila, here.lead)
    code = people.invite(here.leila, way="paper", by=here.lead).code
    people.use_code(code)
    with pytest.raises(RuleBroken, match="used already"):
        people.use_code(code)


def test_using_a_code_is_the_parents_own_act(here: Small) -> None:
    spoken(here.leila, here.lead)
    people.use_code(people.invite(here.leila, way="paper", by=here.lead).code)
    entry = Entry.objects.latest("pk")
    assert (entry.hat, entry.actor_id, entry.child_id) == (Entry.Hat.PARENT, here.leila.adult_id, here.amal.pk)


def test_a_code_ends_after_four_weeks(here: Small) -> None:
    spoken(here.leila, here.lead)
    code = people.invite(here.leila, way="paper", by=here.lead).code
    with dates.at(dates.now() + timedelta(days=28)), pytest.raises(RuleBroken):
        people.use_code(code)


def test_a_new_invitation_ends_the_old_one(here: Small) -> None:
    spoken(here.leila, here.lead)
    old = people.invite(here.leila, way="paper", by=here.lead).code
    new = people.invite(here.leila, way="paper", by=here.lead).code
    with pytest.raises(RuleBroken):
        people.use_code(old)
    assert people.use_code(new) == here.leila.adult


def test_a_code_is_no_good_once_the_door_is_shut(here: Small) -> None:
    spoken(here.leila, here.lead)
    code = people.invite(here.leila, way="paper", by=here.lead).code
    people.close_record(here.leila, by=here.lead)
    people.open_record(here.leila, by=here.lead)
    with pytest.raises(RuleBroken):
        people.use_code(code)


@pytest.mark.parametrize("typed", ["", "KITE", "KITE-2222-CCCC-CCCC", "x" * 500])
def test_any_other_code_opens_nothing(here: Small, typed: str) -> None:
    with pytest.raises(RuleBroken):
        people.use_code(typed)


def test_an_invitation_by_e_mail_makes_the_address_a_way_in(here: Small) -> None:
    spoken(here.leila, here.lead)
    people.invite(here.leila, way="email", by=here.lead)
    adult = User.objects.get(pk=here.leila.adult_id)
    assert adult.email == "leila@small.example.org"
    assert EmailAddress.objects.get(user=adult).verified


def test_two_adults_with_one_address_cannot_both_sign_in_by_it(here: Small) -> None:
    people.change_adult(here.yusuf, contact_email="Leila@small.example.org", by=here.lead)
    for relationship in (here.leila, here.yusuf):
        spoken(relationship, here.lead)
    people.invite(here.leila, way="email", by=here.lead)
    with pytest.raises(RuleBroken, match="Print a code on paper"):
        people.invite(here.yusuf, way="email", by=here.lead)
    assert people.use_code(people.invite(here.yusuf, way="paper", by=here.lead).code) == here.yusuf.adult


def test_a_changed_address_takes_the_place_of_the_old_one(here: Small) -> None:
    spoken(here.leila, here.lead)
    people.invite(here.leila, way="email", by=here.lead)
    people.change_adult(here.leila, contact_email="leila.new@small.example.org", by=here.lead)
    people.invite(here.leila, way="email", by=here.lead)
    assert [a.email for a in EmailAddress.objects.filter(user=here.leila.adult)] == ["leila.new@small.example.org"]


def test_without_an_address_there_is_paper(here: Small) -> None:
    people.change_adult(here.leila, contact_email="", by=here.lead)
    spoken(here.leila, here.lead)
    with pytest.raises(RuleBroken, match="print a code"):
        people.invite(here.leila, way="email", by=here.lead)


def test_a_parent_who_works_here_comes_by_the_staff_door(here: Small) -> None:
    spoken(here.leila, here.lead)
    code = people.invite(here.leila, way="email", by=here.lead).code
    people.give_role(
        here.school, forename="Leila", surname="Rahman", email="leila@small.example.org", role=Role.OFFICE, by=here.head
    )
    with pytest.raises(RuleBroken):
        people.use_code(code)
    with pytest.raises(RuleBroken, match="staff door"):
        people.invite(here.leila, way="paper", by=here.lead)


def test_the_invitation_by_e_mail_goes_to_that_address_and_says_nothing_of_the_child(here: Small) -> None:
    spoken(here.leila, here.lead)
    notices.invite_by_email(here.leila, by=here.lead)
    letter = Notice.objects.get(adult=here.leila.adult)
    assert letter.to == "leila@small.example.org"
    assert not re.search(r"Amal|nurture|behaviour", letter.subject + letter.text, re.IGNORECASE)


def test_somebody_who_wants_to_be_rung_is_not_written_to(here: Small) -> None:
    people.change_adult(here.leila, contact_how="phone", by=here.lead)
    spoken(here.leila, here.lead)
    with pytest.raises(RuleBroken, match="by phone. Print a code"):
        notices.invite_by_email(here.leila, by=here.lead)
    assert not here.leila.invitations.exists()


def test_a_restriction_stops_a_letter_already_in_the_queue(here: Small) -> None:
    spoken(here.leila, here.lead)
    notices.invite_by_email(here.leila, by=here.lead)
    people.restrict(here.leila, with_order=False, note="Told by the police.", by=here.lead)
    letter = Notice.objects.get(adult=here.leila.adult)
    assert notices.take_up(letter, by=None) is None
    letter.refresh_from_db()
    assert letter.sent_at is None and letter.tries == 0
