"""Worries: chosen or in own words, each with a named adult and a day, what we will do, and whether it is better."""

import re
from datetime import date

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import fears
from hearth.conversations.models import Question
from hearth.languages.catalogue import ENGLISH, OTHERS
from hearth.people import actions as people
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.wording import reading, unwanted

TWO_WEEKS_ON = date(2026, 12, 8)


@pytest.fixture
def worry(rowan: Cast) -> Question:
    [asked] = conversations.bring_worries(
        rowan.child["Effie"], fears={"missed-lessons": "Will Effie miss lessons?"}, to=rowan.adult["Miss Okafor"],
        by=rowan.adult["Tom"],
    )  # fmt: skip
    return asked


def answered(worry: Question, by: User) -> Question:
    return conversations.answer_question(
        worry, answer="Only spelling on Fridays.", we_will="Mr Reid shows you the plan.", look_again_on=TWO_WEEKS_ON,
        by=by,
    )  # fmt: skip


def test_every_common_worry_is_plain_short_and_kind() -> None:
    common = fears.common("Amal", ENGLISH)
    assert len(common) >= 12 and len({fear.key for fear in common}) == len(common)
    texts = [text for fear in common for text in (fear.words, fear.answer)]
    assert not any("{" in text for text in texts)
    assert [text for text in texts if unwanted.found(text)] == []
    assert [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if len(s.split()) > 25] == []
    age = reading.reading_age(texts, names=["Amal"])
    assert age is not None and age <= reading.THRESHOLD


def test_what_a_language_does_not_have_yet_is_in_english() -> None:
    for language in OTHERS:
        said = fears.common("Amal", language)
        assert [fear.key for fear in said] == [fear.key for fear in fears.common("Amal", ENGLISH)]
        assert all("{" not in fear.words + fear.answer for fear in said)


def test_each_worry_chosen_has_a_named_adult_and_a_day_at_once(rowan: Cast, worry: Question) -> None:
    assert worry.about == Question.About.WORRY and worry.fear == "missed-lessons"
    assert worry.to == rowan.adult["Miss Okafor"] and worry.answer_by == date(2026, 11, 26)
    both = conversations.bring_worries(
        rowan.child["Effie"], fears={"label": "A label?", "blamed": "My fault?"}, words="And the bus?",
        to=rowan.adult["Miss Okafor"], by=rowan.adult["Tom"],
    )  # fmt: skip
    assert [(one.fear, one.words) for one in both] == [
        ("label", "A label?"), ("blamed", "My fault?"), ("", "And the bus?"),
    ]  # fmt: skip


def test_own_words_go_with_the_one_worry_that_was_chosen(rowan: Cast) -> None:
    [asked] = conversations.bring_worries(
        rowan.child["Effie"], fears={"label": "A label?"}, words="Like her cousin.", to=rowan.adult["Mrs Bell"],
        by=rowan.adult["Tom"],
    )  # fmt: skip
    assert asked.words == "A label?\n\nLike her cousin."


def test_it_refuses_nothing_at_all_and_a_worry_that_still_waits(rowan: Cast, worry: Question) -> None:
    effie, tom, lead = rowan.child["Effie"], rowan.adult["Tom"], rowan.adult["Miss Okafor"]
    with pytest.raises(RuleBroken, match="Choose a worry"):
        conversations.bring_worries(effie, fears={}, words=" ", to=lead, by=tom)
    with pytest.raises(RuleBroken, match="already"):
        conversations.bring_worries(effie, fears={"missed-lessons": "Will Effie miss lessons?"}, to=lead, by=tom)


def test_staff_write_down_what_reached_us_another_way(rowan: Cast) -> None:
    ellis, joan, bell, osei = rowan.child["Ellis"], rowan.adult["Joan"], rowan.adult["Mrs Bell"], rowan.adult["Mr Osei"]
    with pytest.raises(RuleBroken, match="how it reached us"):
        conversations.ask_question(ellis, words="Who?", to=osei, adult=joan, by=bell)
    asked = conversations.ask_question(ellis, words="Who?", to=osei, adult=joan, how="paper", about="worry", by=bell)
    assert (asked.adult, asked.entered_by, asked.how) == (joan, bell, "paper")
    assert asked in Question.objects.for_adult(joan)


def test_nothing_is_written_down_for_somebody_nobody_may_speak_with(rowan: Cast) -> None:
    nia, dean, lead = rowan.child["Nia"], rowan.adult["Dean"], rowan.adult["Miss Okafor"]
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        conversations.ask_question(nia, words="Where?", to=lead, adult=dean, how="phone", by=lead)


def test_it_is_read_once_and_by_whom_stays(rowan: Cast, worry: Question) -> None:
    conversations.note_read(worry, by=rowan.adult["Mrs Bell"])
    before = Entry.objects.count()
    again = conversations.note_read(worry, by=rowan.adult["Mr Reid"])
    assert again.read_by == rowan.adult["Mrs Bell"] and again.read_at == dates.now()
    assert Entry.objects.count() == before + 1


def test_an_answer_says_what_we_will_do_and_when_we_ask_again(rowan: Cast, worry: Question) -> None:
    told = answered(worry, rowan.adult["Mr Reid"])
    assert (told.we_will, told.look_again_on) == ("Mr Reid shows you the plan.", TWO_WEEKS_ON)
    assert told.read_by == rowan.adult["Mr Reid"], "whoever answers has read it"
    assert not told.is_to_look_at(dates.today()) and told.is_to_look_at(TWO_WEEKS_ON)


def test_we_ask_on_a_day_to_come(rowan: Cast, worry: Question) -> None:
    with pytest.raises(RuleBroken, match="day to come"):
        conversations.answer_question(worry, answer="No.", look_again_on=dates.today(), by=rowan.adult["Mr Reid"])


def test_not_better_yet_comes_back_to_whoever_answered(rowan: Cast, worry: Question) -> None:
    reid, tom = rowan.adult["Mr Reid"], rowan.adult["Tom"]
    answered(worry, reid)
    conversations.say_if_better(worry, better="no", words="She missed all of maths.", by=tom)
    again = Question.objects.get(follows=worry)
    assert (again.to, again.about, again.fear, again.words) == (
        reid, "worry", "missed-lessons", "She missed all of maths.",
    )  # fmt: skip
    assert again.answered_at is None


@pytest.mark.parametrize("better", ["yes", "a_bit"])
def test_better_or_a_bit_asks_nothing_more(rowan: Cast, worry: Question, better: str) -> None:
    answered(worry, rowan.adult["Mr Reid"])
    conversations.say_if_better(worry, better=better, words="", by=rowan.adult["Tom"])
    assert not Question.objects.filter(follows=worry).exists()
    with pytest.raises(RuleBroken, match="already"):
        conversations.say_if_better(worry, better="yes", by=rowan.adult["Tom"])


def test_only_the_parent_says_whether_it_is_better(rowan: Cast, worry: Question) -> None:
    with pytest.raises(RuleBroken, match="no answer yet"):
        conversations.say_if_better(worry, better="yes", by=rowan.adult["Tom"])
    answered(worry, rowan.adult["Mr Reid"])
    with pytest.raises(RuleBroken, match="Only the person"):
        conversations.say_if_better(worry, better="yes", by=rowan.adult["Mr Reid"])
    with pytest.raises(RuleBroken, match="one of the three"):
        conversations.say_if_better(worry, better="", by=rowan.adult["Tom"])


def test_it_can_be_known_what_changed_once_we_have_asked(rowan: Cast, worry: Question) -> None:
    answered(worry, rowan.adult["Mr Reid"])
    assert worry not in Question.objects.worries_answered(dates.today())
    assert worry in Question.objects.worries_answered(TWO_WEEKS_ON)
    conversations.say_if_better(worry, better="yes", by=rowan.adult["Tom"])
    assert worry in Question.objects.worries_answered(dates.today())


def test_a_parent_offers_to_talk_and_stops_on_any_day(rowan: Cast) -> None:
    hana = rowan.between("Maryam", "Hana")
    people.be_willing(hana, words="The first week.", by=hana.adult)
    assert hana.willing_since == dates.today()
    people.stop_being_willing(hana, by=hana.adult)
    assert (hana.willing_since, hana.willing_words) == (None, "")
    with pytest.raises(RuleBroken, match="for yourself"):
        people.be_willing(hana, by=rowan.adult["Miss Okafor"])


def test_whoever_is_restricted_is_not_among_those_who_would_talk(rowan: Cast) -> None:
    dean = rowan.between("Nia", "Dean")
    with pytest.raises(RuleBroken, match="ring the school"):
        people.be_willing(dean, by=dean.adult)
    sandra = rowan.between("Jude", "Sandra")
    assert sandra in type(sandra).objects.willing_to_talk()
    people.restrict(sandra, with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    assert sandra not in type(sandra).objects.willing_to_talk()
