"""A parent may ask to put something right, for a copy, or to stop sharing; a named adult answers by the law's day."""

import json
from datetime import date

import pytest
from django.urls import reverse

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.journeys.actions.concerns import raise_concern
from hearth.journeys.models import Goal, Rating
from hearth.languages import actions as languages
from hearth.languages.models import Linguist
from hearth.people import actions as people
from hearth.people.actions.requests import a_month_after
from hearth.people.models import RecordRequest, Relationship
from hearth.records.cast import Cast
from hearth.records.copy import copy_for
from hearth.room.actions import ReadMark, keep_marks
from hearth.safeguarding import actions as safeguarding
from tests.web.signed_in import browser_of


def words_of(cast: Cast, child: str, adult: str) -> str:
    sections = copy_for(cast.child[child], cast.adult[adult], until=dates.now())
    return "\n".join(f"{line.by} {' '.join(line.words)}" for section in sections for line in section.lines)


def test_a_copy_is_answered_within_fifteen_school_days_in_england(rowan: Cast) -> None:
    asked = people.ask_about_record(
        rowan.child["Amal"], adult=rowan.adult["Yusuf"], kind="copy", by=rowan.adult["Yusuf"]
    )
    assert asked.answer_by == date(2026, 12, 15)
    assert asked.to == rowan.adult["Miss Okafor"]


@pytest.mark.parametrize(
    ("day", "then"),
    [
        (date(2026, 11, 24), date(2026, 12, 24)),
        (date(2026, 12, 31), date(2027, 1, 31)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2027, 3, 31), date(2027, 4, 30)),
    ],
)
def test_a_month_is_the_same_day_of_the_next_or_its_last(day: date, then: date) -> None:
    assert a_month_after(day) == then


def test_a_restricted_parent_is_asked_to_ring(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="ring the school"):
        people.ask_about_record(rowan.child["Nia"], adult=rowan.adult["Dean"], kind="copy", by=rowan.adult["Dean"])


def test_a_correction_says_what_is_wrong(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="few words"):
        people.ask_about_record(
            rowan.child["Amal"], adult=rowan.adult["Leila"], kind="correction", by=rowan.adult["Leila"]
        )


def test_a_copy_is_asked_for_once_at_a_time(rowan: Cast) -> None:
    amal, yusuf = rowan.child["Amal"], rowan.adult["Yusuf"]
    people.ask_about_record(amal, adult=yusuf, kind="copy", by=yusuf)
    with pytest.raises(RuleBroken, match="already"):
        people.ask_about_record(amal, adult=yusuf, kind="copy", by=yusuf)


def test_nothing_opens_before_somebody_has_answered(rowan: Cast) -> None:
    amal, yusuf = rowan.child["Amal"], rowan.adult["Yusuf"]
    asked = people.ask_about_record(amal, adult=yusuf, kind="copy", by=yusuf)
    page = reverse("parents:record_copy", args=[asked.pk])
    assert browser_of(yusuf).get(page).status_code == 404
    people.answer_request(asked, outcome="done", answer="Here it is.", by=rowan.adult["Miss Okafor"])
    assert browser_of(yusuf).get(page).status_code == 200
    assert browser_of(rowan.adult["Leila"]).get(page).status_code == 404


def test_the_copy_holds_what_staff_wrote_and_what_this_parent_said(rowan: Cast) -> None:
    words = words_of(rowan, "Amal", "Leila")
    assert "He says hello at home also." in words
    assert "14 Orchard" in words or rowan.adult["Leila"].address.split(",")[0] in words


def test_the_copy_never_holds_the_other_parent(rowan: Cast) -> None:
    leilas, yusufs = words_of(rowan, "Amal", "Leila"), words_of(rowan, "Amal", "Yusuf")
    assert rowan.adult["Yusuf"].address not in leilas and "Canal Street" not in leilas
    assert "With me he does not talk about school at all." not in leilas
    assert "He says hello at home also." not in yusufs


def test_the_copy_of_a_family_in_hiding_names_no_street_but_their_own(rowan: Cast) -> None:
    assert "Larkspur" in words_of(rowan, "Nia", "Grace")
    for child in ("Amal", "Effie", "Bea"):
        for one in rowan.child[child].relationships.open_door():
            words = "\n".join(
                " ".join(line.words) for s in copy_for(one.child, one.adult, until=dates.now()) for line in s.lines
            )
            assert "Larkspur" not in words


def test_what_the_safeguarding_lead_has_is_not_in_the_copy_of_another(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"], rowan.adult["Leila"]
    talk = conversations.record_talk(
        amal, adult=leila, how="phone", reached=True, spoke_on=date(2026, 11, 23), they_said="SECRET WORDS",
        we_said="We listened.", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    assert "SECRET WORDS" in words_of(rowan, "Amal", "Leila")
    safeguarding.hand_off_row(talk, words="SECRET WORDS", came_from="parent", by=rowan.adult["Miss Okafor"])
    assert "SECRET WORDS" not in words_of(rowan, "Amal", "Leila")


def test_a_computer_can_read_it_too(rowan: Cast) -> None:
    copy = RecordRequest.objects.get(adult=rowan.adult["Leila"], kind="copy")
    answer = browser_of(rowan.adult["Leila"]).get(reverse("parents:record_copy", args=[copy.pk]) + "?data")
    assert json.loads(answer.content)["about"] == "Amal Rahman"
    assert (
        "nurture" not in answer.headers["Content-Disposition"] and "Amal" not in answer.headers["Content-Disposition"]
    )


def test_a_parent_writes_and_sees_who_answers_by_when(rowan: Cast) -> None:
    browser, page = browser_of(rowan.adult["Yusuf"]), reverse("parents:requests", args=[rowan.child["Amal"].pk])
    kept = browser.post(page, {"kind": "stop", "words": ""})
    assert "Write a few words" in kept.content.decode()
    sent = browser.post(page, {"kind": "stop", "words": "Please do not send his drawings."}, follow=True)
    assert "Miss Okafor answers you by Thursday 24 December" in sent.content.decode()


def test_no_answer_twice(rowan: Cast) -> None:
    copy = RecordRequest.objects.get(adult=rowan.adult["Leila"], kind="copy")
    with pytest.raises(RuleBroken, match="already"):
        people.answer_request(copy, outcome="done", answer="Again.", by=rowan.adult["Miss Okafor"])


def test_the_copy_holds_what_was_read_over_and_nothing_that_came_after(rowan: Cast) -> None:
    """Else it would be a window: each mark of the register, each concern, on the day it is written."""
    amal, yusuf, lead = rowan.child["Amal"], rowan.adult["Yusuf"], rowan.adult["Miss Okafor"]
    asked = people.ask_about_record(amal, adult=yusuf, kind="copy", by=yusuf)
    people.answer_request(asked, outcome="done", answer="Here it is.", by=lead)
    page = reverse("parents:record_copy", args=[asked.pk])
    then = browser_of(yusuf).get(page).content.decode()
    with dates.at(dates.moment(day := date(2026, 12, 1), "10:00")):
        keep_marks(amal.school, marks=[ReadMark(amal.pk, day, "am", "L")], by=lead)
        raise_concern(amal, withdrawn=True, seen="Sits under the table.", does_well="Draws.", by=rowan.adult["Mr Reid"])
        for address in (page, f"{page}?data"):
            later = browser_of(yusuf).get(address).content.decode()
            assert "Sits under the table." not in later and "1 December" not in later and "2026-12-01" not in later
        assert browser_of(yusuf).get(page).content.decode().count("<dd>") == then.count("<dd>")


def test_what_the_child_said_does_not_reach_home_by_the_copy(rowan: Cast) -> None:
    """It reaches home where an adult had read it and asked the child, and not by a way round that."""
    amal = rowan.child["Amal"]
    Rating.objects.create(
        child=amal, goal=Goal.objects.filter(child=amal)[0], voice="child", by=rowan.adult["Mrs Bell"], value=3,
        words="I am scared on Fridays.", rated_on=dates.today(),
    )  # fmt: skip
    assert "scared on Fridays" not in words_of(rowan, "Amal", "Yusuf")


def test_what_a_translator_has_not_given_is_not_in_the_copy(rowan: Cast) -> None:
    anwar, lead = Linguist.objects.get(user=rowan.adult["Mrs Anwar"]), rowan.adult["Miss Okafor"]
    message = conversations.write_message(
        rowan.child["Amal"], adult=rowan.adult["Leila"], words="He laughed at the story of the duck.", news="good",
        linguist=anwar, by=lead,
    )  # fmt: skip
    assert message.translation is not None
    languages.keep_translation(message.translation, text="HALF A SENTENCE", by=anwar.user)
    conversations.send_as_written(message, by=lead)
    words = words_of(rowan, "Amal", "Leila")
    assert "HALF A SENTENCE" not in words and "story of the duck" in words


def test_it_is_never_answered_by_one_of_the_family(rowan: Cast) -> None:
    amal, yusuf, lead = rowan.child["Amal"], rowan.adult["Yusuf"], rowan.adult["Miss Okafor"]
    Relationship.objects.create(child=amal, adult=lead, kind="relative")
    asked = people.ask_about_record(amal, adult=yusuf, kind="stop", words="Please do not send drawings.", by=yusuf)
    assert asked.to == rowan.adult["Mrs Marsh"]
