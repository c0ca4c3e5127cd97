"""Who has a say, who is kept away, who is held: each recorded by a person, with the reason."""

from collections.abc import Iterator

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people import actions as people
from hearth.people.models import Child, Relationship
from tests.people.small import TODAY, Small, small, spoken

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Iterator[Small]:
    with dates.at(dates.moment(TODAY)):
        yield small()


def test_a_say_is_kept_with_who_when_and_why(here: Small) -> None:
    people.give_say(here.leila, why="Mother, lives with Amal.", by=here.lead)
    said = Relationship.objects.get(pk=here.leila.pk)
    assert (said.has_say, said.say_why, said.say_recorded_by) == (True, "Mother, lives with Amal.", here.lead)
    assert said.say_recorded_at == dates.now()


def test_a_say_without_a_reason_is_refused(here: Small) -> None:
    with pytest.raises(RuleBroken, match="Write why Leila has a say"):
        people.give_say(here.leila, why="  ", by=here.lead)


def test_under_a_care_order_the_authority_is_asked(here: Small) -> None:
    worker = people.add_adult(
        here.amal, forename="", surname="Finlay", known_as="Mr Finlay", kind="social_worker", has_responsibility=True,
        by=here.lead,
    )  # fmt: skip
    people.give_say(worker, why="Care order seen: the authority is asked.", by=here.lead)
    assert list(here.amal.relationships.with_a_say()) == [worker]


def test_an_absent_adult_has_no_veto(here: Small) -> None:
    people.give_say(here.yusuf, why="Father.", by=here.lead)
    people.end_say(here.yusuf, why="Nobody has heard from him since 2021.", by=here.lead)
    assert not here.amal.relationships.with_a_say().exists()
    assert here.yusuf.say_why == "Nobody has heard from him since 2021."


def test_a_dangerous_adult_has_no_veto(here: Small) -> None:
    people.give_say(here.yusuf, why="Father.", by=here.lead)
    people.restrict(here.yusuf, with_order=False, note="Leila and Amal moved to a refuge.", by=here.lead)
    assert not here.amal.relationships.with_a_say().exists()
    with pytest.raises(RuleBroken, match="has no say while that lasts"):
        people.give_say(here.yusuf, why="Father.", by=here.lead)


def test_nobody_decides_about_themselves(here: Small) -> None:
    mine = people.add_adult(
        here.amal,
        adult=here.head,
        forename="",
        surname="Marsh",
        kind="relative",
        has_responsibility=False,
        by=here.lead,
    )
    for act in (people.give_say, people.end_say):
        with pytest.raises(RuleBroken, match="Somebody else decides"):
            act(mine, why="I say so.", by=here.head)
    with pytest.raises(RuleBroken, match="Somebody else decides"):
        people.restrict(mine, with_order=True, note="No.", by=here.head)


@pytest.mark.parametrize("with_order", [True, False])
def test_a_restriction_holds_with_or_without_an_order(here: Small, with_order: bool) -> None:
    spoken(here.yusuf, here.lead)
    people.restrict(here.yusuf, with_order=with_order, note="Told by Leila and her worker.", by=here.head)
    kept = Relationship.objects.get(pk=here.yusuf.pk)
    assert kept.is_restricted and kept.restriction_looked_by == here.head
    assert kept.restriction_looked_at == dates.now()
    assert not kept.may_be_written_to
    assert not Child.objects.shared_with(here.yusuf.adult).exists()


def test_a_restriction_says_what_was_seen(here: Small) -> None:
    with pytest.raises(RuleBroken, match="what you saw or were told"):
        people.restrict(here.yusuf, with_order=False, note="", by=here.lead)


def test_a_restriction_ends_an_invitation_at_once(here: Small) -> None:
    spoken(here.yusuf, here.lead)
    invitation = people.invite(here.yusuf, way="paper", by=here.lead)
    people.restrict(here.yusuf, with_order=False, note="Told by Leila.", by=here.lead)
    with pytest.raises(RuleBroken, match="does not open the door"):
        people.use_code(invitation.code)


def test_lifting_a_restriction_opens_nothing_by_itself(here: Small) -> None:
    spoken(here.yusuf, here.lead)
    people.restrict(here.yusuf, with_order=True, note="Order seen.", by=here.lead)
    people.lift_restriction(here.yusuf, note="The order ended in January.", by=here.head)
    kept = Relationship.objects.get(pk=here.yusuf.pk)
    assert not kept.is_restricted and not kept.may_see and not kept.may_contact
    assert (kept.restriction_note, kept.restriction_looked_by) == ("The order ended in January.", here.head)


def test_unclear_responsibility_is_held_for_a_person(here: Small) -> None:
    unclear = people.add_adult(
        here.amal, forename="Sam", surname="Rahman", kind="relative", has_responsibility=None, by=here.lead
    )
    assert unclear.held and unclear.held_why and not unclear.may_contact
    for act in (
        lambda: people.open_record(unclear, by=here.lead),
        lambda: people.note_first_talk(unclear, on=TODAY, by=here.lead),
        lambda: people.give_say(unclear, why="Uncle.", by=here.lead),
        lambda: people.invite(unclear, way="paper", by=here.lead),
        lambda: people.change_adult(unclear, may_contact=True, by=here.lead),
    ):
        with pytest.raises(RuleBroken):
            act()


def test_a_person_releases_a_held_contact(here: Small) -> None:
    unclear = people.add_adult(
        here.amal, forename="Sam", surname="Rahman", kind="relative", has_responsibility=None, by=here.lead
    )
    with pytest.raises(RuleBroken, match="stay held"):
        people.release_held(unclear, has_responsibility=None, may_see=True, may_contact=True, by=here.lead)
    people.release_held(unclear, has_responsibility=False, may_see=False, may_contact=True, by=here.lead)
    kept = Relationship.objects.get(pk=unclear.pk)
    assert (kept.held, kept.has_responsibility, kept.may_see, kept.may_contact) == (False, False, False, True)
    with pytest.raises(RuleBroken, match="not held"):
        people.release_held(kept, has_responsibility=True, may_see=True, may_contact=True, by=here.lead)


def test_one_adult_is_one_person_for_two_children(here: Small) -> None:
    noor = people.enrol(here.school, forename="Noor", surname="Rahman", by=here.head)
    again = people.add_adult(
        noor, adult=here.leila.adult, forename="x", surname="x", kind="mother", has_responsibility=True, by=here.lead
    )
    assert again.adult == here.leila.adult and again.adult.surname == "Rahman"
    with pytest.raises(RuleBroken, match="already one of Noor’s people"):
        people.add_adult(
            noor, adult=here.leila.adult, forename="", surname="", kind="mother", has_responsibility=True, by=here.lead
        )


def test_an_ended_relationship_closes_the_door(here: Small) -> None:
    spoken(here.yusuf, here.lead)
    people.end_relationship(here.yusuf, on=TODAY, by=here.lead)
    assert not Child.objects.shared_with(here.yusuf.adult).exists()
    assert not here.yusuf.may_be_written_to


def test_each_of_these_leaves_one_entry(here: Small) -> None:
    before = Entry.objects.count()
    people.give_say(here.leila, why="Mother.", by=here.lead)
    people.restrict(here.yusuf, with_order=False, note="Told.", by=here.lead)
    people.change_adult(here.leila, mobile="07700 900199", lives_with=True, by=here.lead)
    new = Entry.objects.order_by("pk")[before:]
    assert [(e.what, e.child_id, e.actor_id) for e in new] == [
        ("people.give_say", here.amal.pk, here.lead.pk),
        ("people.restrict", here.amal.pk, here.lead.pk),
        ("people.change_adult", here.amal.pk, here.lead.pk),
    ]
    here.leila.refresh_from_db()
    assert (here.leila.adult.mobile, here.leila.lives_with) == ("07700 900199", True)
