"""The first talk is a talk: nothing is written to a family before one, or an honest try that says how."""

from datetime import date, timedelta

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.actions import record_talk
from hearth.conversations.forms import TalkForm
from hearth.conversations.models import Talk
from hearth.people.actions import invite
from hearth.records.cast import Cast

GIVEN = {"how": "phone", "we_said": "All is well. We spoke of his bridges. I ring on Friday."}


def talk(rowan: Cast, *, reached: bool = True, on: date | None = None, name: str = "Elena", **facts: object) -> Talk:
    return record_talk(
        rowan.child["Luca"], adult=rowan.adult[name], reached=reached, spoke_on=on or dates.today(),
        **{**GIVEN, **facts}, by=rowan.adult["Mrs Doyle"],
    )  # fmt: skip


def test_the_first_talk_opens_the_way_and_leaves_one_entry(rowan: Cast) -> None:
    before = Entry.objects.count()
    talk(rowan, they_said="He loves bridges.")
    relationship = rowan.between("Luca", "Elena")
    assert (relationship.spoke_first_on, relationship.spoke_first_by) == (dates.today(), rowan.adult["Mrs Doyle"])
    assert Entry.objects.count() == before + 1


def test_the_first_stays_the_first(rowan: Cast) -> None:
    yesterday = dates.today() - timedelta(days=1)
    talk(rowan, on=yesterday)
    talk(rowan)
    assert rowan.between("Luca", "Elena").spoke_first_on == yesterday


def test_a_try_is_kept_and_opens_nothing(rowan: Cast) -> None:
    kept = talk(rowan, reached=False)
    assert not kept.reached
    assert rowan.between("Luca", "Elena").spoke_first_on is None
    with pytest.raises(RuleBroken):
        invite(rowan.between("Luca", "Elena"), way="paper", by=rowan.adult["Miss Okafor"])


def test_after_a_try_somebody_may_say_that_writing_is_kinder(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="how you tried"):
        talk(rowan, reached=False, we_said="", write_after_trying=True)
    talk(rowan, reached=False, we_said="Rang at 8 and at 6, left no message.", write_after_trying=True)
    assert rowan.between("Luca", "Elena").may_be_written_to


def test_a_talk_says_what_we_said_and_a_try_has_none_of_their_words(rowan: Cast) -> None:
    with pytest.raises(RuleBroken):
        talk(rowan, we_said=" ")
    with pytest.raises(RuleBroken):
        talk(rowan, reached=False, they_said="Hello")


def test_it_is_not_written_before_its_day(rowan: Cast) -> None:
    with pytest.raises(RuleBroken):
        talk(rowan, on=dates.today() + timedelta(days=1))


def test_restricted_and_unknown_adults_are_not_spoken_with_unasked(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="not recorded"):
        talk(rowan, name="Leila")
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        record_talk(
            rowan.child["Nia"], adult=rowan.adult["Dean"], reached=True, spoke_on=dates.today(), **GIVEN,
            by=rowan.adult["Mrs Bell"],
        )  # fmt: skip


def test_the_form_offers_only_those_we_may_speak_with(rowan: Cast) -> None:
    offered = {adult.name for adult in TalkForm(child=rowan.child["Nia"]).fields["adult"].queryset}
    assert offered == {"Grace"}
