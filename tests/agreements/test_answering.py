"""Answering: each answer is a row of its own, and what we owe after it is written down."""

from datetime import date, timedelta

import pytest

from hearth.agreements import actions as agreements
from hearth.agreements.models import Answer, Ask
from hearth.agreements.now import standing_now
from hearth.agreements.standing import Standing
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people import actions as people
from hearth.records.cast import Cast


@pytest.fixture
def ask(rowan: Cast) -> Ask:
    """Tom was asked on 19 November; we ring by 26 November."""
    return Ask.objects.get(child=rowan.child["Effie"], adult=rowan.adult["Tom"], closed_at=None)


def _standing(rowan: Cast, child: str = "Effie") -> Standing:
    return standing_now(rowan.child[child]).standing


def test_each_answer_stands_beside_the_one_before(rowan: Cast, ask: Ask) -> None:
    tom = rowan.adult["Tom"]
    agreements.answer(ask, kind="not_yet", words="I want to see it.", by=tom)
    assert _standing(rowan) is Standing.NOT_YET
    agreements.answer(ask, kind="yes", by=tom)
    assert _standing(rowan) is Standing.YES
    assert [(a.kind, a.words) for a in ask.answers.all()] == [("not_yet", "I want to see it."), ("yes", "")]


def test_one_answer_leaves_one_entry(rowan: Cast, ask: Ask) -> None:
    before = Entry.objects.count()
    agreements.answer(ask, kind="yes", by=rowan.adult["Tom"])
    entry = Entry.objects.latest("pk")
    assert (Entry.objects.count() - before, entry.what, entry.child_id) == (1, "agreements.answer", ask.child_id)


def test_a_yes_may_be_taken_back_on_any_day(rowan: Cast, ask: Ask) -> None:
    tom = rowan.adult["Tom"]
    with pytest.raises(RuleBroken, match="no answer to take back"):
        agreements.answer(ask, kind="withdrawn", by=tom)
    agreements.answer(ask, kind="yes", by=tom)
    with dates.at(dates.now() + timedelta(days=200)):
        agreements.answer(ask, kind="withdrawn", by=tom)
        assert _standing(rowan) is Standing.WITHDRAWN
        with pytest.raises(RuleBroken, match="no answer to take back"):
            agreements.answer(ask, kind="withdrawn", by=tom)


def test_only_the_person_asked_answers_on_the_page(rowan: Cast, ask: Ask) -> None:
    for somebody_else in ("Leila", "Miss Okafor"):
        with pytest.raises(RuleBroken, match="Only the person asked"):
            agreements.answer(ask, kind="yes", by=rowan.adult[somebody_else])
    with pytest.raises(RuleBroken, match="Only the person asked"):
        agreements.answer(ask, kind="yes", how="phone", by=rowan.adult["Tom"])


def test_what_was_said_by_phone_is_entered_with_who_and_when(rowan: Cast, ask: Ask) -> None:
    bell = rowan.adult["Mrs Bell"]
    said = agreements.answer(ask, kind="yes", how="phone", said_on=date(2026, 11, 20), by=bell)
    assert (said.entered_by, said.said_on, said.get_how_display()) == (bell, date(2026, 11, 20), "by phone")


@pytest.mark.parametrize("day", [date(2026, 11, 18), date(2026, 11, 25)])
def test_nothing_was_said_before_the_asking_or_after_today(rowan: Cast, ask: Ask, day: date) -> None:
    with pytest.raises(RuleBroken, match="between the day of asking and today"):
        agreements.answer(ask, kind="yes", how="paper", said_on=day, by=rowan.adult["Miss Okafor"])


def test_partly_says_which_parts(rowan: Cast, ask: Ask) -> None:
    tom = rowan.adult["Tom"]
    with pytest.raises(RuleBroken, match="which parts"):
        agreements.answer(ask, kind="partly", by=tom)
    agreements.answer(ask, kind="partly", parts="Mornings, not Fridays.", by=tom)
    assert _standing(rowan) is Standing.PARTLY


def test_parts_left_in_the_box_do_not_cling_to_another_answer(rowan: Cast, ask: Ask) -> None:
    assert agreements.answer(ask, kind="no", parts="Fridays", by=rowan.adult["Tom"]).parts == ""


def test_a_kind_we_do_not_know_is_refused(rowan: Cast, ask: Ask) -> None:
    with pytest.raises(ValueError, match="maybe"):
        agreements.answer(ask, kind="maybe", by=rowan.adult["Tom"])


def test_we_ring_on_the_day_we_said(rowan: Cast, ask: Ask) -> None:
    assert agreements.answer(ask, kind="not_yet", by=rowan.adult["Tom"]).ring_by == ask.call_by == date(2026, 11, 26)


def test_after_that_day_we_ring_within_two_school_days(rowan: Cast, ask: Ask) -> None:
    with dates.at(dates.moment(date(2026, 12, 17), "20:00")):
        said = agreements.answer(ask, kind="not_yet", by=rowan.adult["Tom"])
    assert said.ring_by == date(2027, 1, 4), "the second school day is after the holidays"


def test_a_no_asks_nothing_more(rowan: Cast, ask: Ask) -> None:
    assert agreements.answer(ask, kind="no", by=rowan.adult["Tom"]).ring_by is None
    assert not Answer.objects.filter(ask=ask).wanting_a_talk().exists()


def test_a_no_with_a_wish_to_talk_is_owed_the_talk(rowan: Cast, ask: Ask) -> None:
    said = agreements.answer(ask, kind="no", wants_talk=True, by=rowan.adult["Tom"])
    lead = rowan.adult["Miss Okafor"]
    agreements.close_ask(ask, by=lead)
    assert list(Answer.objects.visible_to(lead).filter(ask=ask).wanting_a_talk()) == [said]
    agreements.note_talk_back(said, on=dates.today(), by=lead)
    assert not Answer.objects.filter(ask=ask).wanting_a_talk().exists()


def test_a_no_ends_the_call_we_had_planned_and_keeps_the_talk_they_wished(rowan: Cast, ask: Ask) -> None:
    tom = rowan.adult["Tom"]
    agreements.answer(ask, kind="not_yet", by=tom)
    agreements.answer(ask, kind="no", by=tom)
    assert not Answer.objects.filter(ask=ask).wanting_a_talk().exists()
    wished = agreements.answer(ask, kind="not_yet", wants_talk=True, by=tom)
    agreements.answer(ask, kind="no", by=tom)
    assert list(Answer.objects.filter(ask=ask).wanting_a_talk()) == [wished]


def test_a_yes_by_phone_needs_no_second_call(rowan: Cast, ask: Ask) -> None:
    assert agreements.answer(ask, kind="yes", how="phone", by=rowan.adult["Miss Okafor"]).ring_by is None


def test_a_wish_to_visit_waits_until_they_came(rowan: Cast, ask: Ask) -> None:
    tom, lead = rowan.adult["Tom"], rowan.adult["Miss Okafor"]
    agreements.answer(ask, kind="not_yet", wants_visit=True, by=tom)
    again = agreements.answer(ask, kind="not_yet", visit_when="A Friday", by=tom)
    assert again.wants_visit, "a day that suits is a wish to come"
    waiting = Answer.objects.visible_to(lead).filter(ask=ask).wanting_a_visit()
    assert list(waiting) == [again], "one row a person, however often they said it"
    with pytest.raises(RuleBroken, match="between their answer and today"):
        agreements.note_visit(again, on=date(2026, 11, 25), by=lead)
    agreements.note_visit(again, on=dates.today(), by=lead)
    assert not waiting.all().exists()
    with pytest.raises(RuleBroken, match="No visit is waiting"):
        agreements.note_visit(again, on=dates.today(), by=lead)


def test_who_came_to_see_was_talked_with(rowan: Cast, ask: Ask) -> None:
    said = agreements.answer(ask, kind="not_yet", wants_visit=True, by=rowan.adult["Tom"])
    agreements.note_visit(said, on=dates.today(), by=rowan.adult["Miss Okafor"])
    assert said.talked_on == dates.today() and not Answer.objects.filter(ask=ask).wanting_a_talk().exists()


def test_an_answer_given_by_phone_was_the_talk_they_wished(rowan: Cast, ask: Ask) -> None:
    agreements.answer(ask, kind="not_yet", wants_talk=True, by=rowan.adult["Tom"])
    agreements.answer(ask, kind="yes", how="phone", by=rowan.adult["Miss Okafor"])
    assert not Answer.objects.filter(ask=ask).wanting_a_talk().exists()


def test_a_visit_changes_no_answer(rowan: Cast, ask: Ask) -> None:
    said = agreements.answer(ask, kind="not_yet", wants_visit=True, by=rowan.adult["Tom"])
    agreements.note_visit(said, on=dates.today(), by=rowan.adult["Miss Okafor"])
    assert _standing(rowan) is Standing.NOT_YET


def test_whoever_is_restricted_leaves_the_lists_and_the_standing(rowan: Cast, ask: Ask) -> None:
    agreements.answer(ask, kind="no", wants_talk=True, wants_visit=True, by=rowan.adult["Tom"])
    people.restrict(rowan.between("Effie", "Tom"), with_order=False, note="Seen today.", by=rowan.adult["Mrs Marsh"])
    assert not Answer.objects.filter(ask=ask).wanting_a_visit().exists()
    assert not Answer.objects.filter(ask=ask).wanting_a_talk().exists()
    assert _standing(rowan) is Standing.NOT_ASKED
    assert not Ask.objects.for_adult(rowan.adult["Tom"]).exists()


def test_who_has_no_say_any_more_is_told_so_kindly(rowan: Cast, ask: Ask) -> None:
    people.end_say(rowan.between("Effie", "Tom"), why="An order names Effie’s aunt.", by=rowan.adult["Miss Okafor"])
    with pytest.raises(RuleBroken, match="Please ring us"):
        agreements.answer(ask, kind="yes", by=rowan.adult["Tom"])
    with pytest.raises(RuleBroken, match="not among those who have a say"):
        agreements.answer(ask, kind="yes", how="phone", by=rowan.adult["Miss Okafor"])


def test_a_closed_question_takes_no_answer(rowan: Cast, ask: Ask) -> None:
    lead = rowan.adult["Miss Okafor"]
    agreements.close_ask(ask, by=lead)
    with pytest.raises(RuleBroken, match="closed"):
        agreements.answer(ask, kind="yes", by=rowan.adult["Tom"])
    with pytest.raises(RuleBroken, match="closed already"):
        agreements.close_ask(ask, by=lead)


def test_each_parent_reaches_only_their_own_ask(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    for name in ("Leila", "Yusuf"):
        mine = Ask.objects.for_adult(rowan.adult[name]).filter(child=amal)
        assert {ask.adult.name for ask in mine} == {name}


def test_the_childs_yes_and_not_yet_are_kept_with_who_was_beside(rowan: Cast) -> None:
    effie, bell = rowan.child["Effie"], rowan.adult["Mrs Bell"]
    agreements.hear_child(effie, kind="not_yet", words="I hide first.", by=bell)
    agreements.hear_child(effie, kind="yes", said_on=date(2026, 11, 23), by=bell)
    assert {(s.kind, s.words, s.beside) for s in effie.childsays.all()} == {
        ("not_yet", "I hide first.", bell),
        ("yes", "", bell),
    }
    with pytest.raises(RuleBroken, match="not come yet"):
        agreements.hear_child(effie, kind="yes", said_on=date(2026, 11, 25), by=bell)


def test_what_went_to_the_safeguarding_lead_leaves_an_answer_without_a_reason(rowan: Cast, ask: Ask) -> None:
    said = agreements.answer(ask, kind="no", words="Something she must not read.", by=rowan.adult["Tom"])
    said.withheld_at = dates.now()
    assert said.shown_words == "" and said.get_kind_display() == "No"
