"""A safe pair of hands: the words go to one person, whole, and are hidden from all others until she has them."""

from collections.abc import Iterator

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.models import Contribution, Talk
from hearth.people import actions as people
from hearth.people.models import Membership
from hearth.safeguarding import actions as safeguarding
from hearth.safeguarding.models import Handoff
from tests.people.small import TODAY, Small, small

pytestmark = pytest.mark.django_db

WORDS = "“He locks me in when Mum is out.”\n\nSaid at breakfast, to me."


@pytest.fixture
def here() -> Iterator[Small]:
    with dates.at(dates.moment(TODAY)):
        yield small()


def handed(here: Small) -> Handoff:
    return safeguarding.hand_off(here.school, child=here.amal, words=WORDS, came_from="child", by=here.pike)


def test_the_words_are_kept_whole(here: Small) -> None:
    assert Handoff.objects.get(pk=handed(here).pk).words == WORDS


def test_only_the_safeguarding_lead_sees_it_not_even_who_handed_it_on(here: Small) -> None:
    handed(here)
    staff = (here.head, here.lead, here.bell, here.reid, here.pike)
    assert [Handoff.objects.visible_to(user).count() for user in staff] == [0] * 5
    assert Handoff.objects.visible_to(here.varga).count() == 1


def test_what_was_written_here_already_leaves_everybody_elses_pages(here: Small) -> None:
    row = conversations.tell(here.amal, adult=here.leila.adult, told="He locks me in.", how="phone", by=here.lead)
    safeguarding.hand_off_row(row, words=row.told, came_from="parent", by=here.lead)
    assert not Contribution.objects.visible_to(here.lead).filter(pk=row.pk).exists()
    kept = Handoff.objects.get()
    assert (kept.words, kept.row_kind, kept.row_id, kept.child) == (
        "He locks me in.",
        "contribution",
        row.pk,
        here.amal,
    )


def test_a_thing_is_handed_on_once(here: Small) -> None:
    row = conversations.tell(here.amal, adult=here.leila.adult, told="He locks me in.", how="phone", by=here.lead)
    safeguarding.hand_off_row(row, words=row.told, came_from="parent", by=here.lead)
    with pytest.raises(RuleBroken, match="already"):
        safeguarding.hand_off_row(row, words=row.told, came_from="parent", by=here.lead)


def test_two_presses_at_once_hand_it_on_once(here: Small) -> None:
    row = conversations.tell(here.amal, adult=here.leila.adult, told="He locks me in.", how="phone", by=here.lead)
    loaded_before = Contribution.objects.get(pk=row.pk)
    safeguarding.hand_off_row(row, words=row.told, came_from="parent", by=here.lead)
    with pytest.raises(RuleBroken, match="already"):
        safeguarding.hand_off_row(loaded_before, words=row.told, came_from="parent", by=here.reid)
    handoff = Handoff.objects.get()
    safeguarding.confirm_receipt(handoff, by=here.varga)
    with pytest.raises(RuleBroken, match="already"):
        safeguarding.confirm_receipt(handoff, by=here.varga)


def test_receipt_erases_the_words_and_keeps_who_and_when(here: Small) -> None:
    handoff = handed(here)
    safeguarding.confirm_receipt(handoff, by=here.varga)
    kept = Handoff.objects.get(pk=handoff.pk)
    assert (kept.words, kept.received_by, kept.received_at) == ("", here.varga, dates.now())
    assert kept.handed_by == here.pike
    with pytest.raises(RuleBroken, match="already"):
        safeguarding.confirm_receipt(kept, by=here.varga)


def test_what_staff_had_written_goes_with_the_receipt(here: Small) -> None:
    talk = conversations.record_talk(
        here.amal, adult=here.leila.adult, how="phone", reached=True, spoke_on=TODAY, they_said="He locks him in.",
        we_said="We listened.", by=here.lead,
    )  # fmt: skip
    handoff = safeguarding.hand_off_row(talk, words="He locks him in.", came_from="parent", by=here.lead)
    safeguarding.confirm_receipt(handoff, row=talk, by=here.varga)
    assert not Talk.objects.filter(pk=talk.pk).exists()


def test_another_row_is_never_erased_by_a_receipt(here: Small) -> None:
    talk = conversations.record_talk(
        here.amal, adult=here.leila.adult, how="phone", reached=True, spoke_on=TODAY, we_said="Hello.", by=here.lead
    )
    safeguarding.confirm_receipt(handed(here), row=talk, by=here.varga)
    assert Talk.objects.filter(pk=talk.pk).exists()


def test_without_a_safeguarding_lead_it_says_so(here: Small) -> None:
    people.end_role(Membership.objects.get(user=here.varga), by=here.head)
    with pytest.raises(RuleBroken, match="tell the head now"):
        handed(here)


def test_every_entry_wears_the_safeguarding_hat(here: Small) -> None:
    before = Entry.objects.count()
    safeguarding.confirm_receipt(handed(here), by=here.varga)
    hats = {e.hat for e in Entry.objects.order_by("pk")[before:]}
    assert hats == {Entry.Hat.SAFEGUARDING} and Entry.objects.count() == before + 2
