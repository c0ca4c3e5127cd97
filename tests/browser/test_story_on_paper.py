"""“Ellis's grandmother wants nothing on a screen. She gets our pages on paper, writes on them, and Ellis carries them
back; we type in what she wrote as she wrote it, with our name; and when she did look once, it was all there.”"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from playwright.sync_api import expect

from hearth.journeys.models import Goal
from hearth.notices.models import Notice
from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.browser.conftest import DESK, PHONE, Comes
from tests.browser.visitor import Visitor
from tests.browser.ways_in import comes_to_work, it_is
from tests.reports.pdf_reader import text_of
from tests.smtp import Box

pytestmark = pytest.mark.browser

ASKED = "Does he wear the blue slippers, or shall I send others?"
ANSWERED = "He wears the blue ones every day, and puts them side by side."
SEEN = "He waited for me at the shop door."
HER_STREET = "21 Quarry Hill"


@dataclass
class Story:
    cast: Cast
    ellis: Child
    osei: Visitor
    okafor: Visitor
    joan: Visitor
    letters: Box
    work: Callable[[], None]
    codes: dict[str, str] = field(default_factory=dict)


def test_joan_on_paper(year: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> None:
    adult = year.adult
    story = Story(
        year, year.child["Ellis"], comes(adult["Mr Osei"]), comes(adult["Miss Okafor"], DESK),
        comes(adult["Joan"], PHONE), letters, worker,
    )  # fmt: skip
    she_wants_letters(story)
    mr_osei_prints_two_sheets(story)
    they_come_back_and_he_types_them_in(story)
    the_other_by_its_square(story)
    he_answers_and_a_letter_waits_to_be_printed(story)
    miss_okafor_prints_it(story)
    it_all_stands_on_her_page_with_his_name(story)


def she_wants_letters(story: Story) -> None:
    lead = story.okafor
    comes_to_work(lead)
    lead.opens("staff:change_adult", story.cast.between("Ellis", "Joan").pk)
    lead.picks("How they like to be reached", "by letter")
    lead.main.locator("form button[type=submit]").last.click()
    lead.opens("staff:people", story.ellis.pk).sees("by letter")


def mr_osei_prints_two_sheets(story: Story) -> None:
    osei = story.osei
    comes_to_work(osei)
    goal = Goal.objects.open().filter(child=story.ellis)[0]
    for sheet, heading in (
        ("Ask us, tell us: an empty sheet", "Ask us or tell us about Ellis"),
        (goal.words, goal.words),
    ):
        osei.opens("staff:on_paper", story.cast.between("Ellis", "Joan").pk)
        osei.main.locator("li", has_text=sheet).get_by_role("button").click()
        osei.sees(heading, "Your name")
        code = osei.page.locator("header bdi")
        expect(code).to_have_text(re.compile(r"^[A-Z]+ \d{3}$"))
        expect(osei.page.locator(".scan svg")).to_be_visible()
        story.codes[heading] = code.inner_text()
        assert HER_STREET not in osei.page.content()


def they_come_back_and_he_types_them_in(story: Story) -> None:
    it_is(date(2026, 11, 25), "8:55")
    osei, code = story.osei, story.codes["Ask us or tell us about Ellis"]
    osei.opens("staff:slips").writes("The word and the figures", code.lower().replace(" ", ""))
    osei.presses("Find it")
    osei.sees(code, "Printed for Joan by Mr Osei on 24 November 2026")
    osei.presses("It came back: type it in")
    osei.picks("Who asked?", "Joan")
    osei.chooses("On paper", about="How did it reach us?")
    osei.chooses("A question", about="What is it?")
    osei.writes("In their words", ASKED)
    osei.picks("Who answers?", "Mr Osei")
    osei.presses("Write it down")
    osei.sees("Written down. Joan sees it too", ASKED)


def the_other_by_its_square(story: Story) -> None:
    """The address in the square, opened by the camera of whoever is signed in."""
    osei = story.osei
    words, code = next((words, code) for words, code in story.codes.items() if "Ask us" not in words)
    osei.opens("scanned", code.replace(" ", "-")).sees(code)
    osei.presses("It came back: type it in")
    osei.chooses("Joan", about="Who says it?")
    osei.chooses("6", about=f"“{words}”")
    osei.writes("Why, in their own words", SEEN)
    osei.presses("Write it down")
    osei.opens("staff:slips").does_not_see(code)


def he_answers_and_a_letter_waits_to_be_printed(story: Story) -> None:
    osei = story.osei.opens("staff:today")
    osei.follows("Answer Joan", within=ASKED)
    osei.writes("Your answer", ANSWERED)
    osei.presses("Send this answer")
    osei.sees("No e-mail goes to Joan")
    before = len(story.letters.letters)
    story.work()
    assert len(story.letters.letters) == before


def miss_okafor_prints_it(story: Story) -> None:
    lead = story.okafor.opens("staff:today")
    lead.sees("2 letters wait to be printed")
    lead.follows("Letters to print")
    lead.sees("Joan", "for Ellis")
    letter = Notice.objects.filter(adult=story.cast.adult["Joan"], channel="letter", printed_at=None).latest("pk")
    form = lead.main.locator(f"form[action*='/letters/{letter.pk}/print/']")
    token = form.locator("[name=csrfmiddlewaretoken]").input_value()
    answer = lead.page.context.request.post(
        str(form.get_attribute("action")), form={"csrfmiddlewaretoken": token}, headers={"Referer": lead.page.url}
    )
    assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
    words = text_of(answer.body())
    assert "Joan Carter" in words and HER_STREET in words
    assert not any(word in words for word in ("Ellis", "slippers", "Willow", "nurture"))
    lead.opens("staff:letters").sees("Miss Okafor printed it on 25 November")
    lead.opens("staff:today").sees("1 letter waits to be printed")


def it_all_stands_on_her_page_with_his_name(story: Story) -> None:
    """She looks once, with Mr Osei beside her: a code on paper, and no e-mail."""
    joan, osei = story.joan, story.osei
    osei.opens("staff:invitation_paper", story.cast.between("Ellis", "Joan").pk)
    osei.chooses("A code on paper")
    osei.presses("Make the invitation")
    code = osei.main.locator("li", has_text="Write this code").locator("bdi").inner_text()
    joan.opens("front").follows("I have a code on paper")
    joan.writes("The code on your letter", code)
    joan.presses("Come in")
    joan.sees("Hello Joan", "Ellis")
    joan.opens("parents:ask_us", story.ellis.pk)
    joan.sees(ASKED, "You sent this on paper. Mr Osei wrote it down on", ANSWERED, "Mr Osei, 25 November")
    joan.opens("parents:goal", Goal.objects.open().filter(child=story.ellis)[0].pk).sees("6", SEEN)
