"""“Tom drives all day, so he answers us from the cab: one press on the link, no code, and the link is then of no use to
anybody. He says when his phone must be still, and it is; and our times stand in his own calendar, under a name that
says nothing.”"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from hearth.conversations.models import Meeting
from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.browser.conftest import PHONE, Comes
from tests.browser.looking import NARROW, faults, is_within
from tests.browser.visitor import Visitor
from tests.browser.ways_in import comes_home, comes_to_work, has_been_invited, it_is, link_in
from tests.smtp import Box

pytestmark = pytest.mark.browser

ASKED = "Effie would like to bring her torch. Is that all right with you?"
ANSWERED = "Yes. She has checked the batteries twice."
LATER = "Effie put the torch on the shelf she chose. It was still there at three."


@dataclass
class Story:
    cast: Cast
    effie: Child
    tom: Visitor
    okafor: Visitor
    letters: Box
    work: Callable[[], None]
    comes: Comes

    def letters_come(self) -> int:
        """The timer and the worker do what is due; how many letters Tom has by then."""
        call_command("tick", verbosity=0)
        self.work()
        return self.letters.to.count("tom@example.org")

    @property
    def with_tom(self) -> tuple[int, int]:
        return self.effie.pk, self.cast.between("Effie", "Tom").pk


def test_tom_on_a_phone(year: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> None:
    story = Story(
        year, year.child["Effie"], comes(year.adult["Tom"], PHONE), comes(year.adult["Miss Okafor"]), letters, worker,
        comes,
    )  # fmt: skip
    we_ask_him_and_his_phone_stays_still_while_he_drives(story)
    he_answers_without_signing_in(story)
    the_used_link_is_dead(story)
    miss_okafor_reads_it(story)
    he_says_when_his_phone_must_be_still(story)
    nothing_comes_then(story)
    we_offer_him_times(story)
    he_chooses_one(story)
    it_stands_in_his_calendar_under_a_name_that_says_nothing(story)


def we_ask_him_and_his_phone_stays_still_while_he_drives(story: Story) -> None:
    lead = story.okafor
    it_is(date(2026, 11, 24), "7:40")
    has_been_invited(story.cast.between("Effie", "Tom"), story.work)
    it_is(date(2026, 11, 24), "9:30")
    comes_to_work(lead)
    lead.opens("staff:thread", *story.with_tom)
    lead.writes("Your message", ASKED)
    lead.chooses("Something everyday", about="What is it mostly about?")
    lead.chooses("I would like an answer")
    lead.presses("Send it to Tom")
    lead.sees("Tom can read it now")
    before = story.letters.to.count("tom@example.org")
    assert story.letters_come() == before, "he said: nothing between eight and six"
    it_is(date(2026, 11, 24), "18:05")
    assert story.letters_come() == before + 1


def he_answers_without_signing_in(story: Story) -> None:
    tom = story.tom
    _holds_nothing_of_effie(story)
    tom.page.goto(link_in(story.letters, tom.user))
    assert "/answer/" in tom.page.url
    tom.sees(ASKED, "Miss Okafor", "This page works once")
    assert faults(tom.page) == [] and is_within(tom.page, NARROW)
    tom.writes("Your words back", ANSWERED)
    tom.presses("Send my answer")
    tom.sees("Thank you", "Miss Okafor")
    assert tom.page.context.cookies() == []


def _holds_nothing_of_effie(story: Story) -> None:
    raw = story.letters.last().as_string()
    assert not any(word in raw for word in ("Effie", "torch", "Okafor", "urture", "Willow"))


def the_used_link_is_dead(story: Story) -> None:
    tom, link = story.tom, link_in(story.letters, story.tom.user)
    stranger = story.comes(tom.user, PHONE)
    for somebody in (tom, stranger):
        answer = somebody.page.goto(link)
        assert answer is not None and answer.status == 404
        expect(somebody.page.locator("body")).not_to_contain_text("torch")
        expect(somebody.main.locator("form")).to_have_count(0)
    assert stranger.page.context.cookies() == []


def miss_okafor_reads_it(story: Story) -> None:
    lead = story.okafor.opens("staff:today")
    lead.sees("Tom", ANSWERED)
    lead.opens("staff:thread", *story.with_tom).sees(ASKED, ANSWERED)


def he_says_when_his_phone_must_be_still(story: Story) -> None:
    tom = story.tom
    comes_home(tom, story.letters)
    tom.opens("parents:talk", story.effie.pk).sees(ASKED, ANSWERED)
    tom.follows("How we reach you")
    tom.chooses("By e-mail", about="About Effie")
    tom.writes("Send me nothing from", "07:00")
    tom.writes("until", "19:30")
    tom.chooses("Send me nothing at weekends")
    tom.presses("Save my choices")
    tom.sees("From now on we reach you like this.")
    expect(tom.page.get_by_label("until")).to_have_value("19:30")
    expect(tom.page.get_by_label("Send me nothing at weekends")).to_be_checked()


def nothing_comes_then(story: Story) -> None:
    it_is(date(2026, 11, 27), "17:00")
    lead = story.okafor.opens("staff:thread", *story.with_tom)
    lead.writes("Your message", LATER)
    lead.chooses("Something good", about="What is it mostly about?")
    lead.presses("Send it to Tom")
    before = story.letters.to.count("tom@example.org")
    it_is(date(2026, 11, 27), "19:25")
    assert story.letters_come() == before
    it_is(date(2026, 11, 27), "19:35")
    assert story.letters_come() == before + 1


def we_offer_him_times(story: Story) -> None:
    it_is(date(2026, 12, 1), "8:10")
    lead = story.okafor.opens("staff:new_meeting", story.with_tom[1])
    lead.chooses("Come and see the room", about="What for?")
    lead.writes("What would you like to talk about?", "Come and see breakfast. Effie shows you her shelf.")
    lead.chooses("At school", about="How?")
    lead.chooses("30 minutes", about="How long?")
    days = lead.page.get_by_role("group", name=re.compile("Which times"))
    for chip in (days.locator("label.chip").nth(1), days.locator("label.chip").nth(7)):
        chip.click()
    lead.presses("Offer these times")
    lead.sees("Tom chooses, or says that none suits.")


def he_chooses_one(story: Story) -> None:
    it_is(date(2026, 12, 1), "19:40")
    story.letters_come()
    tom = story.tom
    tom.page.goto(link_in(story.letters, tom.user))
    tom.main.locator(".choice").first.click()
    assert faults(tom.page) == [] and is_within(tom.page, NARROW)
    tom.presses("This time is good for me")
    tom.sees("We see you on")
    answer = tom.page.goto(link_in(story.letters, tom.user))
    assert answer is not None and answer.status == 404
    tom.opens("parents:meetings", story.effie.pk).follows("See it, or change it", within="Miss Okafor")


def it_stands_in_his_calendar_under_a_name_that_says_nothing(story: Story) -> None:
    tom = story.tom
    chosen = Meeting.objects.filter(adult=tom.user).latest("pk")
    assert chosen.starts_at is not None and chosen.chosen_by == tom.user
    tom.opens("parents:meeting", chosen.pk)
    with tom.page.expect_download() as got:
        tom.page.get_by_role("link", name="Put it in my calendar").click()
    assert got.value.suggested_filename.endswith(".ics")
    file = got.value.path().read_text()
    assert file.startswith("BEGIN:VCALENDAR") and f"{chosen.starts_at:%Y%m%d}" in file
    unfolded = file.replace("\r\n ", "")
    assert not any(word in unfolded for word in ("Effie", "Ashby", "Okafor", "urture", "Willow", "breakfast"))
