"""On an old phone, behind a school's filter, or where a script did not arrive: the core of it works all the same."""

import pytest
from playwright.sync_api import expect

from hearth.assessments import actions as assessments
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.browser.conftest import PHONE, Comes
from tests.browser.visitor import Visitor
from tests.browser.ways_in import already_in, reads_in

pytestmark = pytest.mark.browser


def test_concern_answer_and_home_baseline_need_no_script(year: Cast, comes: Comes, server: object) -> None:
    def without(user: User) -> Visitor:
        visitor = comes(user, PHONE, java_script_enabled=False)
        already_in(visitor.page.context, user, str(server))
        return visitor

    a_concern_is_raised(without(year.adult["Mr Reid"]))
    tom_answers(without(year.adult["Tom"]))
    leila = year.adult["Leila"]
    assessments.ask_for(
        year.child["Amal"].journeys.get(), instrument_key="home-baseline", occasion="later", respondent=leila,
        respondent_is="parent", by=year.adult["Miss Okafor"],
    )  # fmt: skip
    leila_saves_for_later_and_sends(without(leila))


def a_concern_is_raised(reid: Visitor) -> None:
    reid.opens("staff:new_concern").writes("Begin to type the name", "Ivy")
    reid.presses("Find")
    reid.follows("Ivy Chan")
    reid.chooses("Withdrawn")
    reid.writes("What happened, and when?", "Ivy sat alone all week.")
    reid.presses("Raise it")
    reid.sees("Say something this child does well")
    expect(reid.page.get_by_label("What happened, and when?")).to_have_value("Ivy sat alone all week.")
    reid.writes("What does this child do well?", "She sews.")
    reid.presses("Raise it")
    reid.sees("Thank you for writing it down")


def tom_answers(tom: Visitor) -> None:
    tom.opens("parents:home").follows("Read and answer")
    tom.presses("Send my answer")
    tom.sees("Choose one: yes, not yet, partly or no.")
    tom.chooses("Partly")
    tom.writes("Is there anything you want us to know?", "She is shy of breakfast.")
    tom.presses("Send my answer")
    tom.sees("Tell us which parts are right")
    tom.writes("Which parts are right?", "Two mornings.")
    tom.presses("Send my answer")
    tom.sees("Thank you. We have your answer.", "Two mornings.", "She is shy of breakfast.")


def leila_saves_for_later_and_sends(leila: Visitor) -> None:
    reads_in(leila.opens("parents:home"), "English")
    leila.follows("Start")
    leila.writes("What helps?", "If he knows what is coming.")
    leila.presses("Save for later")
    leila.sees("Saved")
    leila.opens("parents:home").follows("Carry on")
    expect(leila.page.get_by_label("What helps?")).to_have_value("If he knows what is coming.")
    leila.presses("Send my answers")
    leila.sees("Thank you. What you told us helps us plan together.")


def test_a_row_of_a_list_is_handed_on_by_keyboard_without_a_script(year: Cast, comes: Comes, server: object) -> None:
    lead = comes(year.adult["Miss Okafor"], PHONE, java_script_enabled=False)
    already_in(lead.page.context, year.adult["Miss Okafor"], str(server))
    lead.opens("staff:agreement", year.child["Amal"].pk)
    row = lead.page.locator("details.hand-on").first
    link = row.get_by_role("link")
    expect(link).to_be_hidden()
    row.locator("summary").focus()
    lead.page.keyboard.press("Enter")
    expect(link).to_be_visible()
    link.focus()
    lead.page.keyboard.press("Enter")
    lead.sees("All of it goes, word for word.")
