"""“Leila reads us in Urdu and writes to us in Urdu. Mrs Anwar, who is qualified, puts each into the other’s words, and
both texts stay. What nobody qualified has read over yet, we do not pretend: it stays in English, and says why.”"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Locator, expect

from hearth.agreements.models import Ask
from hearth.conversations.models import Question
from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.browser.conftest import PHONE, Comes
from tests.browser.looking import NARROW, faults, is_within
from tests.browser.visitor import Visitor
from tests.browser.ways_in import comes_home, comes_to_work, has_been_invited, it_is, link_in
from tests.smtp import Box

pytestmark = pytest.mark.browser

ASKED = "کیا امل باہر کھیلنے جاتا ہے؟ وہ کہتا ہے کہ سب سے اچھا وقت وہی ہے۔"
IN_ENGLISH = "Does Amal go out to play? He says that is the best time of all."
ANSWERED = "Yes, every morning at half past ten. Today he showed another boy the way up the big log."
IN_URDU = "جی ہاں، ہر صبح ساڑھے دس بجے۔ آج اس نے ایک اور لڑکے کو بڑے تنے پر چڑھنا سکھایا۔"
QUALIFIED = "Diploma in Public Service Interpreting, Urdu"


@dataclass
class Story:
    cast: Cast
    amal: Child
    leila: Visitor
    okafor: Visitor
    anwar: Visitor
    letters: Box
    work: Callable[[], None]

    @property
    def asked(self) -> Question:
        return Question.objects.get(words=ASKED)


def test_leila_in_urdu(year: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> None:
    adult = year.adult
    story = Story(
        year, year.child["Amal"], comes(adult["Leila"], PHONE, language="ur"), comes(adult["Miss Okafor"]),
        comes(adult["Mrs Anwar"]), letters, worker,
    )  # fmt: skip
    she_comes_in_by_pages_in_urdu(story)
    she_reads_the_page_for_this_step(story)
    she_asks_in_urdu(story)
    miss_okafor_asks_mrs_anwar(story)
    mrs_anwar_puts_it_into_english(story)
    miss_okafor_reads_both_and_answers(story)
    nothing_goes_out_before_it_is_in_urdu(story)
    mrs_anwar_puts_the_answer_into_urdu(story)
    leila_reads_it_in_urdu_with_the_english_under_it(story)
    what_she_is_asked_to_agree_to_stays_in_english(story)
    mrs_anwar_signs_a_page(story)
    the_foot_of_the_page_says_so(story)


def she_comes_in_by_pages_in_urdu(story: Story) -> None:
    has_been_invited(story.cast.between("Amal", "Leila"), story.work)
    leila = story.leila.opens("front")
    _is_in_urdu(leila)
    comes_home(leila, story.letters)
    _is_in_urdu(leila)


def she_reads_the_page_for_this_step(story: Story) -> None:
    leila = story.leila.opens("parents:pages", story.amal.pk)
    _is_in_urdu(leila)
    with leila.page.expect_event("load"):
        leila.main.locator(".shelf.now a").first.click()
    _is_in_urdu(leila)
    leaf = leila.main.locator(".leaf")
    expect(leaf).to_have_attribute("lang", "ur")
    expect(leaf).to_have_attribute("dir", "rtl")
    expect(leaf).to_contain_text(story.cast.willow.name)
    expect(_foot(leila)).not_to_contain_text("Mrs Anwar")


def she_asks_in_urdu(story: Story) -> None:
    leila = story.leila.opens("parents:ask_us", story.amal.pk)
    leila.writes("What would you like to ask?", ASKED)
    leila.presses("Send my question")
    _is_in_urdu(leila)
    leila.sees(ASKED, "Miss Okafor")
    expect(_card(story).locator("[data-own-words]").first).to_have_attribute("dir", "auto")


def miss_okafor_asks_mrs_anwar(story: Story) -> None:
    lead = story.okafor
    comes_to_work(lead)
    lead.opens("staff:today").follows("Answer Leila", within=ASKED)
    lead.sees(ASKED)
    lead.follows("Is it not in English? Ask for a translation")
    lead.picks("Who translates it?", "Mrs Anwar, Urdu")
    lead.writes("By which day?", date(2026, 11, 25))
    lead.presses("Ask them")
    lead.sees("Mrs Anwar translates this by Wednesday 25 November")


def mrs_anwar_puts_it_into_english(story: Story) -> None:
    anwar = story.anwar
    comes_to_work(anwar)
    anwar.opens("staff:translations").follows("Translate it", within=ASKED)
    anwar.sees("Leila wrote this to the school", "Wanted by Wednesday 25 November")
    anwar.does_not_see("Rahman", "Willow Room", IN_ENGLISH)
    words = anwar.main.get_by_text(ASKED)
    expect(words).to_have_attribute("lang", "ur")
    expect(words).to_have_attribute("dir", "rtl")
    anwar.writes("In English", IN_ENGLISH)
    anwar.presses("This is done")
    assert anwar.meets("staff:child", story.amal.pk) == 403


def miss_okafor_reads_both_and_answers(story: Story) -> None:
    lead = story.okafor.opens("staff:question", story.asked.pk)
    lead.sees(ASKED, IN_ENGLISH, "Mrs Anwar translated this on")
    lead.writes("Your answer", ANSWERED)
    lead.picks("Who translates it?", "Mrs Anwar, Urdu")
    lead.writes("What should the translator know?", "Amal is a boy.")
    lead.presses("Send this answer")
    lead.sees(ANSWERED, "Mrs Anwar translates this by")


def nothing_goes_out_before_it_is_in_urdu(story: Story) -> None:
    before = len(story.letters.letters)
    story.work()
    assert len(story.letters.letters) == before


def mrs_anwar_puts_the_answer_into_urdu(story: Story) -> None:
    it_is(date(2026, 11, 24), "12:40")
    anwar = story.anwar.opens("staff:translations")
    anwar.follows("Translate it", within=ANSWERED)
    anwar.sees("Miss Okafor writes this to Leila", "Amal is a boy.")
    box = anwar.main.locator("textarea")
    expect(box).to_have_attribute("dir", "rtl")
    anwar.writes("In Urdu", IN_URDU)
    anwar.presses("This is done")
    before = len(story.letters.letters)
    story.work()
    assert len(story.letters.letters) == before + 1


def leila_reads_it_in_urdu_with_the_english_under_it(story: Story) -> None:
    leila = story.leila
    letter = story.letters.last()
    assert not any(word in letter.as_string() for word in ("Amal", "Anwar", "Okafor"))
    leila.page.goto(link_in(story.letters, leila.user))
    _is_in_urdu(leila)
    leila.opens("parents:ask_us", story.amal.pk)
    both = _card(story).locator(".tongue")
    expect(both).to_have_count(2)
    for text, words, lang, way in ((both.nth(0), IN_URDU, "ur", "rtl"), (both.nth(1), ANSWERED, "en-GB", "ltr")):
        expect(text).to_have_text(words)
        expect(text).to_have_attribute("lang", lang)
        expect(text).to_have_attribute("dir", way)
    expect(_card(story)).to_contain_text("Mrs Anwar")
    leila.page.set_viewport_size(NARROW)
    assert faults(leila.page) == [] and is_within(leila.page, NARROW)


def what_she_is_asked_to_agree_to_stays_in_english(story: Story) -> None:
    leila = story.leila.opens("parents:ask", Ask.objects.get(child=story.amal, adult=story.leila.user).pk)
    _is_in_urdu(leila)
    page = leila.main.locator("> div[lang='en-GB'][dir='ltr']")
    expect(page.locator("h1")).to_be_visible()
    notice = leila.main.locator("> section.note")
    expect(notice).to_contain_text("Mrs Anwar")
    expect(notice).to_contain_text(story.cast.rowan.phone)
    why = "This page matters. Nobody qualified has read it over in your language yet. So it is here in English."
    expect(notice).to_contain_text(leila.said(why))
    expect(page).not_to_contain_text(leila.said(why))
    expect(leila.main.locator(".read-over")).to_have_count(0)


def mrs_anwar_signs_a_page(story: Story) -> None:
    anwar = story.anwar.opens("staff:to_read")
    anwar.opens("staff:read_text", "ur", "pages:going")
    expect(anwar.main.locator("td [lang='ur'][dir='rtl']").first).to_be_visible()
    anwar.chooses("It reads well, and says the same as the English")
    anwar.presses("Send my word")
    anwar.sees("has your word now")


def the_foot_of_the_page_says_so(story: Story) -> None:
    leila = story.leila.opens("parents:page", story.amal.pk, "going")
    _is_in_urdu(leila)
    expect(_foot(leila)).to_contain_text("Mrs Anwar")
    expect(_foot(leila)).to_contain_text(QUALIFIED)
    leila.opens("parents:page", story.amal.pk, "kept")
    expect(_foot(leila)).not_to_contain_text("Mrs Anwar")


def _is_in_urdu(leila: Visitor) -> None:
    page = leila.page.locator("html")
    expect(page).to_have_attribute("lang", "ur")
    expect(page).to_have_attribute("dir", "rtl")


def _card(story: Story) -> Locator:
    return story.leila.main.locator(f"#q{story.asked.pk}")


def _foot(leila: Visitor) -> Locator:
    """The line under the page's own words."""
    return leila.main.locator("article .read-over")
