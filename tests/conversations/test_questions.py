"""A question has a named adult and a day from the first moment; the answer carries a name."""

from datetime import date

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations.around import who_can_answer
from hearth.conversations.models import Question
from hearth.journeys.whom import who_answers
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.records.cast import Cast


@pytest.fixture
def asked(rowan: Cast) -> Question:
    return conversations.ask_question(
        rowan.child["Effie"], words="Who sits with her?", to=rowan.adult["Miss Okafor"], by=rowan.adult["Tom"]
    )


def test_the_day_is_two_school_days_on(rowan: Cast, asked: Question) -> None:
    assert (asked.to, asked.answer_by) == (rowan.adult["Miss Okafor"], date(2026, 11, 26))


def test_no_day_is_promised_in_the_holidays(rowan: Cast) -> None:
    with dates.at(dates.moment(date(2026, 12, 18), "16:00")):
        asked = conversations.ask_question(
            rowan.child["Effie"], words="When do you start again?", to=rowan.adult["Mrs Bell"], by=rowan.adult["Tom"]
        )
    assert asked.answer_by == date(2027, 1, 5)


def test_only_those_who_come_to_the_child_ask(rowan: Cast) -> None:
    for stranger in ("Leila", "Mr Reid"):
        with pytest.raises(RuleBroken, match="ring the school"):
            conversations.ask_question(
                rowan.child["Effie"], words="How is she?", to=rowan.adult["Mrs Bell"], by=rowan.adult[stranger]
            )


def test_a_restricted_adult_asks_nothing(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="ring the school"):
        conversations.ask_question(
            rowan.child["Nia"], words="Where is she?", to=rowan.adult["Mrs Bell"], by=rowan.adult["Dean"]
        )


def test_the_question_goes_to_somebody_who_sees_the_child(rowan: Cast, asked: Question) -> None:
    for somebody in ("Mrs Doyle", "Mrs Pike", "Mrs Kaur", "Tom"):
        with pytest.raises(RuleBroken, match="does not see Effie’s pages"):
            conversations.pass_question(asked, to=rowan.adult[somebody], by=rowan.adult["Miss Okafor"])


def test_an_answer_has_a_name_and_a_letter_goes_out(rowan: Cast, asked: Question) -> None:
    before = Notice.objects.filter(kind="question_answered").count()
    conversations.answer_question(asked, answer="Una. She chose her.", by=rowan.adult["Mrs Bell"])
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by, asked.answered_at) == (
        "Una. She chose her.",
        rowan.adult["Mrs Bell"],
        dates.now(),
    )
    assert Notice.objects.filter(kind="question_answered").count() == before + 1
    with pytest.raises(RuleBroken, match="answered already"):
        conversations.answer_question(asked, answer="Again.", by=rowan.adult["Mrs Bell"])


def test_an_empty_answer_is_none(rowan: Cast, asked: Question) -> None:
    with pytest.raises(RuleBroken, match="Write the answer"):
        conversations.answer_question(asked, answer=" \n", by=rowan.adult["Mrs Bell"])


def test_passing_it_on_says_a_new_name_and_a_new_day(rowan: Cast, asked: Question) -> None:
    lead = rowan.adult["Miss Okafor"]
    conversations.pass_question(asked, to=rowan.adult["Mr Reid"], answer_by=date(2026, 11, 27), by=lead)
    asked.refresh_from_db()
    assert (asked.to, asked.answer_by) == (rowan.adult["Mr Reid"], date(2026, 11, 27))
    with pytest.raises(RuleBroken, match="has this question already"):
        conversations.pass_question(asked, to=rowan.adult["Mr Reid"], by=lead)
    with pytest.raises(RuleBroken, match="has passed"):
        conversations.pass_question(asked, to=rowan.adult["Mrs Bell"], answer_by=date(2026, 11, 20), by=lead)
    conversations.pass_question(asked, to=rowan.adult["Mrs Bell"], by=lead)
    asked.refresh_from_db()
    assert asked.answer_by == date(2026, 11, 25)


def test_wanting_to_know_more_is_a_question_again_to_whoever_answered(rowan: Cast, asked: Question) -> None:
    tom, bell = rowan.adult["Tom"], rowan.adult["Mrs Bell"]
    with pytest.raises(RuleBroken, match="no answer yet"):
        conversations.say_if_it_helped(asked, helped=True, by=tom)
    conversations.answer_question(asked, answer="Una.", by=bell)
    with pytest.raises(RuleBroken, match="Only the person who asked"):
        conversations.say_if_it_helped(asked, helped=True, by=rowan.adult["Leila"])
    conversations.say_if_it_helped(asked, helped=False, words="And at lunch?", by=tom)
    more = Question.objects.get(follows=asked)
    assert (more.words, more.to, more.answered_at, more.adult) == ("And at lunch?", bell, None, tom)
    with pytest.raises(RuleBroken, match="told us already"):
        conversations.say_if_it_helped(asked, helped=True, by=tom)


def test_that_helps_asks_nothing_more(rowan: Cast, asked: Question) -> None:
    conversations.answer_question(asked, answer="Una.", by=rowan.adult["Mrs Bell"])
    conversations.say_if_it_helped(asked, helped=True, by=rowan.adult["Tom"])
    assert not Question.objects.filter(follows=asked).exists()


def test_a_question_waits_on_the_pages_of_those_who_reach_the_child(rowan: Cast, asked: Question) -> None:
    def waits_for(name: str) -> bool:
        return asked in Question.objects.visible_to(rowan.adult[name]).unanswered()

    assert all(map(waits_for, ("Miss Okafor", "Mrs Bell", "Mr Reid", "Mrs Marsh")))
    assert not any(map(waits_for, ("Mrs Doyle", "Mrs Pike", "Mrs Kaur", "Tom", "Leila")))
    conversations.answer_question(asked, answer="Una.", by=rowan.adult["Mrs Bell"])
    assert not waits_for("Miss Okafor")


def test_what_one_parent_asks_the_other_never_reaches(rowan: Cast) -> None:
    asked = conversations.ask_question(
        rowan.child["Amal"], words="Does he talk about me?", to=rowan.adult["Miss Okafor"], by=rowan.adult["Yusuf"]
    )
    assert asked in Question.objects.for_adult(rowan.adult["Yusuf"])
    assert asked not in Question.objects.for_adult(rowan.adult["Leila"])


def test_what_was_handed_on_is_gone_from_every_list(rowan: Cast, asked: Question) -> None:
    Question.objects.filter(pk=asked.pk).update(withheld_at=dates.now())
    assert asked not in Question.objects.visible_to(rowan.adult["Miss Okafor"])
    assert asked in Question.objects.for_adult(rowan.adult["Tom"]), "what vanishes from one's own page tells"


def test_the_key_adult_answers_and_whoever_leads_when_there_is_none(rowan: Cast) -> None:
    assert who_answers(rowan.child["Kai"]) == rowan.adult["Mrs Bell"]
    assert who_answers(rowan.child["Ivy"]) == rowan.adult["Miss Okafor"]


def test_nobody_answers_about_their_own_child(rowan: Cast) -> None:
    oskar, doyle = rowan.child["Oskar"], rowan.adult["Mrs Doyle"]
    journey = oskar.journeys.open().get()
    journey.key_adult = doyle
    journey.save()
    assert who_answers(oskar) == rowan.adult["Miss Okafor"]
    assert doyle not in who_can_answer(oskar)
    assert doyle in who_can_answer(rowan.child["Jude"])


def test_who_can_answer_is_who_reaches_the_child(rowan: Cast) -> None:
    names = {adult.name for adult in who_can_answer(rowan.child["Effie"])}
    assert names == {"Miss Okafor", "Mrs Marsh", "Mrs Bell", "Mr Osei", "Mr Reid"}
    people.take_out_of_group(rowan.child["Effie"], by=rowan.adult["Miss Okafor"])
    rowan.child["Effie"].refresh_from_db()
    assert {adult.name for adult in who_can_answer(rowan.child["Effie"])} == {"Miss Okafor", "Mrs Marsh", "Mr Reid"}


def test_a_button_pressed_twice_asks_once(rowan: Cast) -> None:
    amal, leila, to = rowan.child["Amal"], rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    first = conversations.ask_question(amal, words="May he bring his boat?", to=to, by=leila)
    assert conversations.ask_question(amal, words="May he bring his boat? ", to=to, by=leila) == first
