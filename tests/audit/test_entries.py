"""Every change leaves exactly one entry, whoever makes it and however many actions it calls."""

import pytest

from hearth.agreements import actions as agreements
from hearth.audit import log
from hearth.audit.models import Entry
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.journeys.actions.concerns import raise_concern
from hearth.journeys.actions.journeys import begin, first_talk
from hearth.records.cast import Cast
from hearth.schools.actions import add_class


def test_an_action_leaves_one_entry_that_says_who_what_and_about_whom(rowan: Cast) -> None:
    before = Entry.objects.count()
    concern = raise_concern(rowan.child["Luca"], disrupting=True, seen="x", does_well="y", by=rowan.adult["Mrs Pike"])
    assert Entry.objects.count() == before + 1
    entry = Entry.objects.latest("pk")
    assert (entry.actor_name, entry.what, entry.child_id) == ("Mrs Pike", "journeys.raise_concern", concern.child_id)
    assert (entry.row_kind, entry.row_id, entry.looked) == ("concern", str(concern.pk), False)


def test_actions_within_an_action_leave_one_entry_between_them(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    before = Entry.objects.count()
    journey = begin(rowan.child["Luca"], group=rowan.willow, key_adult=lead, by=lead)
    assert Entry.objects.count() == before + 1
    first_talk(
        journey,
        adult=rowan.adult["Elena"],
        how="phone",
        reached=True,
        spoke_on=journey.began_on,
        we_said="Hello.",
        by=lead,
    )
    assert Entry.objects.count() == before + 2
    assert Entry.objects.latest("pk").what == "journeys.first_talk"


def test_a_move_that_is_refused_changes_nothing_and_leaves_no_entry(rowan: Cast) -> None:
    before = Entry.objects.count()
    with pytest.raises(RuleBroken):
        conversations.answer_question(
            rowan.child["Amal"].questions.get(answered_at=None), answer=" ", by=rowan.adult["Mr Reid"]
        )
    with pytest.raises(RuleBroken):
        agreements.decide(rowan.child["Amal"], goes_ahead=True, reason="r", by=rowan.adult["Mrs Marsh"])
    assert Entry.objects.count() == before


def test_what_hearth_does_by_itself_is_said_to_be_its_own(rowan: Cast) -> None:
    add_class(rowan.rowan, name="6Z", by=None)
    entry = Entry.objects.latest("pk")
    assert (entry.actor_id, entry.actor_name, entry.hat) == (None, "Hearth", Entry.Hat.HEARTH)


def test_a_parent_who_works_here_wears_the_hat_of_the_door_they_came_in_by(rowan: Cast) -> None:
    doyle = rowan.adult["Mrs Doyle"]
    with log.wearing(Entry.Hat.PARENT):
        log.saw(doyle, "parents:child", child_id=rowan.child["Oskar"].pk)
    log.saw(doyle, "staff:child", child_id=rowan.child["Jude"].pk)
    assert list(Entry.objects.order_by("-pk").values_list("hat", flat=True)[:2]) == ["staff", "parent"]
    assert not Entry.objects.about(rowan.child["Oskar"].pk).looks_by_school_staff().exists()


def test_an_entry_outlives_the_row_it_speaks_of(rowan: Cast) -> None:
    concern = raise_concern(rowan.child["Luca"], withdrawn=True, seen="x", does_well="y", by=rowan.adult["Mrs Pike"])
    entry = Entry.objects.latest("pk")
    concern.delete()
    entry.refresh_from_db()
    assert entry.row_kind == "concern"
