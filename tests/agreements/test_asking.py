"""Asking for agreement: after a talk, each adult alone, in words without a blank."""

from datetime import date, timedelta

import pytest

from hearth.agreements import actions as agreements
from hearth.agreements.asking import askable
from hearth.agreements.models import Ask
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.models import Relationship
from hearth.records.cast import Cast

WORDS = {"offer": "Four mornings a week in the Willow Room.", "why": "Luca builds bridges and needs a calm start."}


def _spoken(rowan: Cast, child: str, adult: str) -> Relationship:
    return people.note_first_talk(rowan.between(child, adult), on=dates.today(), by=rowan.adult["Miss Okafor"])


def _ask(rowan: Cast, child: str, adult: str, **more: object) -> Ask:
    return agreements.ask(
        rowan.child[child],
        group=rowan.willow,
        adult=rowan.adult[adult],
        **(WORDS | more),
        by=rowan.adult["Miss Okafor"],
    )


def test_nobody_is_asked_before_the_first_talk(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="Nobody has spoken with Elena yet"):
        _ask(rowan, "Luca", "Elena")
    _spoken(rowan, "Luca", "Elena")
    assert _ask(rowan, "Luca", "Elena").adult == rowan.adult["Elena"]


def test_the_letter_says_no_more_than_a_neighbour_may_read(rowan: Cast) -> None:
    _spoken(rowan, "Luca", "Elena")
    before = Notice.objects.count()
    _ask(rowan, "Luca", "Elena")
    notice = Notice.objects.latest("pk")
    assert Notice.objects.count() == before + 1 and notice.adult == rowan.adult["Elena"]
    assert "Luca" not in notice.subject + notice.text and "Willow" not in notice.subject + notice.text


def test_who_reads_no_email_is_asked_without_a_letter(rowan: Cast) -> None:
    relationship = _spoken(rowan, "Luca", "Elena")
    people.change_adult(relationship, contact_how="letter", by=rowan.adult["Miss Okafor"])
    before = Notice.objects.count()
    _ask(rowan, "Luca", "Elena")
    assert Notice.objects.count() == before


def test_only_an_adult_with_a_say_is_asked(rowan: Cast) -> None:
    _spoken(rowan, "Luca", "Elena")
    people.end_say(rowan.between("Luca", "Elena"), why="She asked for that.", by=rowan.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="not recorded as having a say"):
        _ask(rowan, "Luca", "Elena")
    with pytest.raises(RuleBroken, match="not recorded as somebody around Luca"):
        _ask(rowan, "Luca", "Tom")


def test_a_restricted_adult_is_not_asked_and_has_no_veto(rowan: Cast) -> None:
    _spoken(rowan, "Luca", "Elena")
    people.restrict(rowan.between("Luca", "Elena"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    with pytest.raises(RuleBroken, match="Contact with Elena is restricted"):
        _ask(rowan, "Luca", "Elena")


def test_a_held_adult_waits_for_a_person_to_look(rowan: Cast) -> None:
    people.add_adult(
        rowan.child["Luca"], forename="Marco", surname="Moretti", known_as="Marco", kind="father",
        has_responsibility=None, by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    why = {one.adult.name: hindrance for one, hindrance in askable(rowan.child["Luca"])}
    assert "has not been looked at yet" in why["Marco"]
    assert "first talk comes before any letter" in why["Elena"]


def test_who_is_not_to_be_contacted_is_not_asked(rowan: Cast) -> None:
    relationship = _spoken(rowan, "Luca", "Elena")
    people.change_adult(relationship, may_contact=False, by=rowan.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="not to be contacted"):
        _ask(rowan, "Luca", "Elena")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"offer": " "}, "Say what is offered"),
        ({"why": ""}, "Say what is offered, and why"),
        ({"why": "Mr Reid saw that ____."}, "still a blank"),
        ({"call_by": date(2026, 11, 23)}, "has passed"),
    ],
)
def test_the_words_are_whole_and_the_day_is_to_come(rowan: Cast, more: dict[str, object], sentence: str) -> None:
    _spoken(rowan, "Luca", "Elena")
    with pytest.raises(RuleBroken, match=sentence):
        _ask(rowan, "Luca", "Elena", **more)


def test_nobody_is_asked_twice_at_once(rowan: Cast) -> None:
    _spoken(rowan, "Luca", "Elena")
    ask = _ask(rowan, "Luca", "Elena")
    with pytest.raises(RuleBroken, match="has been asked already"):
        _ask(rowan, "Luca", "Elena")
    agreements.close_ask(ask, by=rowan.adult["Miss Okafor"])
    assert _ask(rowan, "Luca", "Elena").pk != ask.pk


def test_a_place_is_offered_only_in_an_open_group_of_this_school(rowan: Cast) -> None:
    _spoken(rowan, "Luca", "Elena")
    with pytest.raises(RuleBroken, match="not a group of this school"):
        agreements.ask(
            rowan.child["Luca"], group=rowan.nest, adult=rowan.adult["Elena"], **WORDS, by=rowan.adult["Miss Okafor"]
        )


def test_an_ask_without_an_answer_is_ours_to_ring_about(rowan: Cast) -> None:
    _spoken(rowan, "Luca", "Elena")
    ask = _ask(rowan, "Luca", "Elena", call_by=dates.today() + timedelta(days=2))
    lead = rowan.adult["Miss Okafor"]
    assert ask in Ask.objects.visible_to(lead).unanswered()
    people.restrict(rowan.between("Luca", "Elena"), with_order=True, note="Seen today.", by=rowan.adult["Mrs Marsh"])
    assert ask not in Ask.objects.visible_to(lead).unanswered(), "nobody is told to ring a restricted contact"
