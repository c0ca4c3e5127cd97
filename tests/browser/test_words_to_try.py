"""Thoughts beside a box: they come when somebody pauses, are taken or left by keyboard alone, are said once to a screen
reader, and never stand in the way. And the same form where no script arrived."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from hearth.conversations.models import OwnRule, Question, SecondLook
from hearth.records.cast import Cast
from tests.browser.conftest import DESK, PHONE, Comes
from tests.browser.looking import is_fine
from tests.browser.visitor import Visitor
from tests.browser.ways_in import already_in

pytestmark = pytest.mark.browser

WRITTEN = "Hi Leila, Amal had a brillig morning. I will ring on Friday."


@pytest.fixture
def lead(year: Cast) -> Cast:
    """With a rule of the school's own, so that this story holds however the shipped ones grow."""
    for rule, find, instead in zip(
        OwnRule.objects.filter(school=year.rowan).order_by("pk"), ["brillig"], ["loud and ____"], strict=True
    ):
        OwnRule.objects.filter(pk=rule.pk).update(
            find=find, instead=instead, may_hear="A parent may hear a riddle.", code="stigma"
        )
    return year


def asked(cast: Cast) -> Question:
    return Question.objects.get(adult=cast.adult["Leila"], answered_at=None)


def at_the_question(
    cast: Cast, comes: Comes, server: object, device: dict[str, object] = DESK
) -> tuple[Visitor, Locator]:
    visitor = comes(cast.adult["Miss Okafor"], device)
    already_in(visitor.page.context, visitor.user, str(server))
    visitor.opens("staff:question", asked(cast).pk)
    return visitor, visitor.page.get_by_label("Your answer")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.innerText || document.activeElement.name"))


def tabs_to(page: Page, words: str) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            return
    pytest.fail(f"{words} is not reached by Tab")


def test_thoughts_come_at_a_pause_and_a_screen_reader_hears_one_line(lead: Cast, comes: Comes, server: object) -> None:
    visitor, box = at_the_question(lead, comes, server)
    page = visitor.page
    box.focus()
    page.keyboard.type(WRITTEN)
    said = page.locator("[role=status][aria-live=polite]").first
    expect(said).to_have_text("1 thought on your words")
    assert focused(page) == "answer", "a thought never takes the keyboard away"
    tree = page.locator("main").aria_snapshot()
    assert "- status: 1 thought on your words" in tree
    assert re.search(r'button "Use this ?: loud and ____"', tree) and re.search(r'button "Keep mine ?: brillig"', tree)
    visitor.sees("A parent may hear a riddle.", "Already good", "It says what comes next")
    is_fine(page)


def test_words_to_try_are_taken_and_undone_by_keyboard_alone(lead: Cast, comes: Comes, server: object) -> None:
    visitor, box = at_the_question(lead, comes, server)
    page = visitor.page
    box.focus()
    page.keyboard.type(WRITTEN)
    said = page.locator("[role=status][aria-live=polite]").first
    expect(said).to_have_text("1 thought on your words")
    tabs_to(page, "Use this")
    page.keyboard.press("Enter")
    expect(box).to_have_value(WRITTEN.replace("brillig", "loud and ____"))
    assert focused(page) == "answer" and page.evaluate("getSelection().toString()") == "____"
    expect(said).to_contain_text("Taken into your words. Nothing to point out. 1 blank to fill")
    visitor.sees("1 blank is left to fill before it goes.")
    page.keyboard.type("happy")
    expect(box).to_have_value(WRITTEN.replace("brillig", "loud and happy"))
    undone = []
    while box.input_value() and len(undone) < 20:
        page.keyboard.press("Control+z")
        undone.append(box.input_value())
    assert WRITTEN in undone, "the browser's own undo brings the writer's words back"


def test_a_thought_is_left_and_the_message_goes_as_it_is(lead: Cast, comes: Comes, server: object) -> None:
    visitor, box = at_the_question(lead, comes, server)
    page = visitor.page
    box.fill(WRITTEN)
    expect(page.get_by_text("A parent may hear a riddle.")).to_be_visible()
    box.focus()
    tabs_to(page, "Keep mine")
    page.keyboard.press("Enter")
    expect(page.get_by_text("A parent may hear a riddle.")).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.type(" ")
    page.wait_for_timeout(1500)
    expect(page.get_by_text("A parent may hear a riddle.")).to_have_count(0)
    visitor.presses("Send this answer")
    assert Question.objects.filter(answer=WRITTEN).exists()


def test_taken_words_are_put_back_at_a_press_and_the_panel_shuts(lead: Cast, comes: Comes, server: object) -> None:
    visitor, box = at_the_question(lead, comes, server, PHONE)
    page = visitor.page
    box.fill(WRITTEN)
    page.get_by_role("button", name="Use this").click()
    expect(box).to_have_value(WRITTEN.replace("brillig", "loud and ____"))
    page.get_by_role("button", name="Put my words back").click()
    expect(box).to_have_value(WRITTEN)
    expect(page.get_by_role("button", name="Use this")).to_be_visible()
    page.get_by_role("button", name="Use this").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Use this")).to_be_hidden()
    expect(box).to_be_focused()


def test_without_a_script_the_same_form_opens_its_thoughts_beside_it(lead: Cast, comes: Comes, server: object) -> None:
    visitor, box = at_the_question(lead, comes, server, DESK | {"java_script_enabled": False})
    box.fill(WRITTEN)
    with visitor.page.context.expect_page() as opened:
        visitor.page.get_by_role("button", name="See how it may sound").click()
    preview = opened.value
    expect(preview.locator("mark")).to_have_text("brillig")
    expect(preview.locator("main")).to_contain_text("A parent may hear a riddle.")
    expect(box).to_have_value(WRITTEN)

    with visitor.page.context.expect_page() as opened:
        visitor.page.get_by_role("button", name="Ask somebody to read it first").click()
    asking = Visitor(visitor.user, opened.value)
    asking.picks("Who reads it?", "Mrs Bell")
    asking.presses("Ask")
    asking.sees("Mrs Bell has your words")
    look = SecondLook.objects.latest("pk")
    assert (look.words, look.child.name if look.child else "") == (WRITTEN, "Amal")
    assert look.page == reverse(
        "staff:question", args=[Question.objects.get(adult=lead.adult["Leila"], answered_at=None).pk]
    )
    visitor.presses("Send this answer")
    assert Question.objects.filter(answer=WRITTEN).exists()
