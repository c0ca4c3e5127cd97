"""How to speak with a family: for everybody at school, and never a way to a restricted adult."""

from collections.abc import Iterator

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.models import SpeakingNote
from hearth.conversations.speaking import lines
from hearth.people import actions as people
from tests.people.small import TODAY, Small, small

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Iterator[Small]:
    with dates.at(dates.moment(TODAY)):
        here = small()
        for relationship in (here.leila, here.yusuf):
            conversations.agree_speaking_note(
                here.amal, adult=relationship.adult, call_me=relationship.adult.known_as, when="After 2", by=here.lead
            )
        yield here


def seen(here: Small, text: str = "") -> list[tuple[str, str, bool]]:
    return [(x.child.name, x.adult.name, x.note is not None) for x in lines(here.pike, here.school, text)]


def test_the_office_sees_every_familys_note(here: Small) -> None:
    assert seen(here) == [("Amal", "Leila", True), ("Amal", "Yusuf", True)]


@pytest.mark.parametrize("text", ["ama", "rahman leila", "LEI", "leila ama"])
def test_it_is_found_by_the_first_letters_of_child_or_adult(here: Small, text: str) -> None:
    assert ("Amal", "Leila", True) in seen(here, text)


def test_another_name_finds_nothing(here: Small) -> None:
    assert seen(here, "zebedee") == []


def test_a_restricted_adult_is_only_a_name_to_ask_about(here: Small) -> None:
    people.restrict(here.yusuf, with_order=False, note="Told by Leila.", by=here.lead)
    assert seen(here, "amal") == [("Amal", "Leila", True), ("Amal", "Yusuf", False)]
    assert not SpeakingNote.objects.for_staff(here.pike).filter(adult=here.yusuf.adult).exists()


def test_a_held_adult_is_only_a_name_to_ask_about(here: Small) -> None:
    people.add_adult(here.amal, forename="Sam", surname="Hill", kind="relative", has_responsibility=None, by=here.lead)
    assert ("Amal", "Sam Hill", False) in seen(here, "sam")


def test_nobody_at_work_sees_a_note_about_their_own_family(here: Small) -> None:
    people.add_adult(
        here.amal, adult=here.pike, forename="", surname="", kind="relative", has_responsibility=False, by=here.lead
    )
    assert seen(here, "amal") == []


def test_another_school_sees_nothing(here: Small) -> None:
    assert not SpeakingNote.objects.for_staff(here.leila.adult).exists()


def test_the_parents_own_words_are_agreed_and_ours_wait_to_be_read(here: Small) -> None:
    agreed = conversations.agree_speaking_note(here.amal, adult=here.leila.adult, call_me="Leila", by=here.leila.adult)
    assert agreed.agreed_on == TODAY
    ours = conversations.agree_speaking_note(here.amal, adult=here.leila.adult, call_me="Leila", by=here.lead)
    assert ours.agreed_on is None and ours.pk == agreed.pk


def test_there_is_no_note_on_how_to_reach_a_restricted_adult(here: Small) -> None:
    people.restrict(here.yusuf, with_order=False, note="Told.", by=here.lead)
    with pytest.raises(RuleBroken, match="not to be contacted"):
        conversations.agree_speaking_note(here.amal, adult=here.yusuf.adult, call_me="Yusuf", by=here.lead)
