"""“Mr Reid saw a quiet boy under a table; we rang his mother before we wrote to her, she said not yet and came to see,
then yes; he had his mornings with us, she told us where we were wrong and it stands in the report; and at Easter he was
back in his class, and is still well there.”

One story, as a head teacher would tell it, with nobody helped in at a side door: staff by password and app, Leila by a
code on her phone, Yusuf with a code on paper. Leila reads English here, and Urdu in a story of its own."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import expect

from hearth.people.models import Child
from hearth.records.cast import Cast
from tests.browser.conftest import PHONE, Comes
from tests.browser.visitor import Visitor
from tests.browser.ways_in import chooses_a_password, comes_home, comes_to_work, it_is, link_in, reads_in
from tests.reports.pdf_reader import text_of
from tests.smtp import Box

pytestmark = pytest.mark.browser

COMES_IN, SAYS_STOP = "Come in when play ends", "Say when something is too much"
TOLD = "If I tell him in the morning what is coming, he is fine."
NOT_AT_HOME = "At home he still goes under the table when there are visitors."


@dataclass
class Story:
    cast: Cast
    amal: Child
    okafor: Visitor
    bell: Visitor
    reid: Visitor
    leila: Visitor
    yusuf: Visitor
    letters: Box
    work: Callable[[], None]

    def the_child_page(self, staff: Visitor) -> Visitor:
        return staff.opens("staff:child", self.amal.pk)

    def everybody(self) -> tuple[Visitor, ...]:
        return self.okafor, self.bell, self.reid, self.leila, self.yusuf


def test_amal_from_a_concern_to_settled_in_class(
    people: Cast, comes: Comes, letters: Box, worker: Callable[[], None]
) -> None:
    adult = people.adult
    story = Story(
        people, people.child["Amal"], comes(adult["Miss Okafor"]), comes(adult["Mrs Bell"]), comes(adult["Mr Reid"]),
        comes(adult["Leila"], PHONE), comes(adult["Yusuf"], PHONE), letters, worker,
    )  # fmt: skip
    mr_reid_raises_a_concern(story)
    miss_okafor_talks_it_over_and_begins(story)
    nobody_is_written_to_before_a_talk(story)
    the_first_talk_and_the_invitations(story)
    everyone_is_asked_how_it_is(story)
    leila_answers_on_her_phone_as_she_goes(story)
    school_and_amal_answer_too(story)
    both_parents_are_asked(story)
    leila_says_not_yet_and_comes_to_see(story)
    both_say_yes_and_so_does_amal(story)
    he_begins_in_the_willow_room(story)
    goals_are_set_and_three_voices_rate_them(story)
    leila_told_us_so_we_changed_something(story)
    he_has_settled_in(story)
    the_first_review_is_not_finished_until_leila_was_heard(story)
    the_second_review(story)
    the_way_back_to_class_bit_by_bit(story)
    six_weeks_later_he_is_still_well(story)
    leila_keeps_it_on_paper(story)


def mr_reid_raises_a_concern(story: Story) -> None:
    it_is(date(2026, 5, 5), "15:40")
    reid = story.reid
    comes_to_work(reid)
    reid.opens("staff:new_concern")
    reid.writes("Begin to type the name", "ama")
    reid.presses("Find")
    reid.follows("Amal Rahman")
    reid.chooses("Disrupting", "Withdrawn", about="What did you see?")
    reid.writes("What happened, and when?", "On Monday Amal went under the table when the bell rang, and stayed there.")
    reid.writes("What does this child do well?", "He draws boats and remembers every story.")
    reid.presses("Raise it")
    reid.sees("Thank you for writing it down")


def miss_okafor_talks_it_over_and_begins(story: Story) -> None:
    it_is(date(2026, 5, 6))
    lead = story.okafor
    chooses_a_password(lead, story.letters)
    app = comes_to_work(lead)
    lead.opens("staff:today").presses("Sign out")
    comes_to_work(lead, app=app)
    lead.opens("staff:today").sees("A concern about Amal", "From Mr Reid")
    lead.follows("Talk it over")
    lead.follows("Talk it over Amal")
    lead.sees("He draws boats and remembers every story.")
    lead.follows("Begin")
    lead.picks("Who is the key adult?", "Mrs Bell")
    lead.presses("Begin")
    lead.sees("A first talk with the family comes before anything else")
    story.reid.opens("staff:new_concern").sees("We begin to get to know the child.")


def nobody_is_written_to_before_a_talk(story: Story) -> None:
    lead, leila = story.okafor, story.cast.between("Amal", "Leila")
    lead.opens("staff:people", story.amal.pk).cannot("Invite Leila")
    lead.opens("staff:invitation_paper", leila.pk)
    lead.chooses("By e-mail")
    lead.presses("Make the invitation")
    lead.sees("Talk with Leila first")
    story.work()
    assert [str(letter["To"]) for letter in story.letters.letters] == [story.okafor.user.email]


def the_first_talk_and_the_invitations(story: Story) -> None:
    it_is(date(2026, 5, 7), "14:30")
    lead = story.okafor
    _talks(story, "Leila", "He is fine if he knows what is coming.", interpreter="Mrs Anwar")
    lead.opens("staff:people", story.amal.pk)
    lead.follows("Invite Leila")
    lead.chooses("By e-mail")
    lead.presses("Make the invitation")
    story.work()
    story.leila.page.goto(link_in(story.letters, story.leila.user))
    comes_home(story.leila, story.letters)
    reads_in(story.leila, "English")
    _talks(story, "Yusuf", "He is quiet with me too.")
    lead.opens("staff:people", story.amal.pk)
    lead.follows("Invite Yusuf")
    lead.chooses("A code on paper")
    lead.presses("Make the invitation")
    code = lead.main.locator("li", has_text="Write this code").locator("bdi").inner_text()
    story.yusuf.opens("front").follows("I have a code on paper")
    story.yusuf.writes("The code on your letter", code.lower().replace("-", " "))
    story.yusuf.presses("Come in")
    story.yusuf.sees("Hello Yusuf", "Amal")


def _talks(story: Story, name: str, they_said: str, interpreter: str = "") -> None:
    lead = story.the_child_page(story.okafor)
    lead.follows("Record a talk")
    lead.sees("Words to help")
    lead.picks("Who with?", name)
    lead.chooses("We spoke")
    lead.chooses("By phone", about="How?")
    lead.writes("Who interpreted?", interpreter)
    lead.writes("What they said, in their words", they_said)
    lead.writes("What we said, agreed and promised", "He listens hard. We would like to get to know him, with you.")
    lead.presses("Write it down")
    lead.sees("Written down")


def everyone_is_asked_how_it_is(story: Story) -> None:
    lead = story.the_child_page(story.okafor)
    lead.sees("Ask how it is at home, in class, and for Amal")
    lead.follows("Go there")
    lead.follows("Ask how it is")
    lead.chooses("Everyone")
    lead.chooses("At the start")
    lead.presses("Ask")
    lead.sees("still to hear", "Leila", "Yusuf", "Mr Reid")
    story.work()
    assert "some questions for you" in str(story.letters.last()["Subject"])


def leila_answers_on_her_phone_as_she_goes(story: Story) -> None:
    it_is(date(2026, 5, 9), "20:15")
    leila = story.leila
    leila.page.goto(link_in(story.letters, leila.user))
    leila.opens("parents:home").follows("Start")
    leila.writes("What is Amal good at?", "He remembers every story I tell him.")
    leila.chooses("It depends on the day", about="How are mornings?")
    expect(leila.page.locator("#saved")).to_contain_text("Saved at 20.15")
    leila.page.reload()
    expect(leila.page.get_by_label("What is Amal good at?")).to_have_value("He remembers every story I tell him.")
    leila.opens("parents:home").follows("Carry on")
    leila.writes("What helps?", TOLD)
    leila.chooses("One or two", about="Does Amal have friends")
    leila.presses("Send my answers")
    leila.sees("Thank you. What you told us helps us plan together.")


def school_and_amal_answer_too(story: Story) -> None:
    it_is(date(2026, 5, 12), "15:45")
    reid, bell = story.reid, story.bell
    story.the_child_page(reid).follows("Home, school and child, side by side")
    reid.follows("Answer")
    _marks_everything(reid)
    comes_to_work(bell)
    bell.opens("staff:today").sees("Amal’s own words, beside you")
    bell.opens("staff:assessments", story.amal.pk).follows("Sit beside, and write")
    expect(bell.page.get_by_label("Your name, as the adult beside Amal")).to_have_value("Mrs Bell")
    bell.writes("What do you like to do?", "Boats.")
    bell.chooses("Windy", about="What is class like for you?")
    bell.writes("Who helps you?", "Mr Reid")
    bell.presses("Send")
    bell.follows("Amal, at the start")
    bell.chooses("I have read these words myself", "I asked the child, and the child said yes")
    bell.presses("Share with home")
    story.leila.opens("parents:child", story.amal.pk).sees("What Amal says", "Boats.")
    bell.opens("staff:assessments", story.amal.pk).sees(TOLD, "What Mr Reid sees")


def _marks_everything(staff: Visitor) -> None:
    for question in staff.main.get_by_role("group").all():
        question.locator("label").nth(2).click()
    staff.presses("Send")
    staff.sees("Sent, and kept beside the other views")


def both_parents_are_asked(story: Story) -> None:
    it_is(date(2026, 6, 11))
    lead = story.okafor
    for name in ("Leila", "Yusuf"):
        lead.opens("staff:new_ask", story.amal.pk)
        lead.chooses(name)
        lead.writes("What we offer", "Five mornings a week in the Willow Room, from September until about Easter.")
        lead.writes("Why we offer it", "You told us that knowing what comes next helps him. A calm room could help.")
        lead.presses("Ask")
        lead.sees(f"{name} is asked")
    story.work()
    assert "what you think" in str(story.letters.last()["Subject"])
    assert "Amal" not in story.letters.last().as_string()


def leila_says_not_yet_and_comes_to_see(story: Story) -> None:
    it_is(date(2026, 6, 15), "20:40")
    leila, lead = story.leila, story.okafor
    leila.page.goto(link_in(story.letters, leila.user))
    leila.opens("parents:home").follows("Read and answer")
    leila.chooses("Not yet")
    leila.chooses("I would like to come and see the room")
    leila.writes("Which day suits you?", "Thursday morning")
    leila.writes("Is there anything you want us to know?", "People will say he is in the naughty room.")
    leila.presses("Send my answer")
    leila.sees("Thank you. We have your answer.", "Nothing begins. Take the time you need.")
    it_is(date(2026, 6, 16))
    lead.opens("staff:today").sees("Leila would like to come and see", "Thursday morning")
    lead.follows("Find a day")
    lead.sees("People will say he is in the naughty room.")
    it_is(date(2026, 6, 18), "11:00")
    lead.follows("They came to see")
    lead.writes("On which day?", date(2026, 6, 18))
    lead.presses("Save")
    lead.sees("Came to see the room on 18 June")
    lead.opens("staff:today").does_not_see("Leila would like to come and see")


def both_say_yes_and_so_does_amal(story: Story) -> None:
    it_is(date(2026, 6, 22), "18:05")
    leila, yusuf, lead = story.leila, story.yusuf, story.okafor
    yusuf.opens("parents:home").follows("Read and answer")
    yusuf.does_not_see("naughty room")
    yusuf.chooses("Yes")
    yusuf.presses("Send my answer")
    lead.opens("staff:agreement", story.amal.pk).sees("not yet")
    it_is(date(2026, 6, 24), "19:10")
    leila.opens("parents:child", story.amal.pk).follows("A place in the group")
    leila.unfolds("Say something else today")
    leila.chooses("Yes")
    leila.writes("Is there anything you want us to know?", "I saw the toast. He held my hand and then he let go.")
    leila.presses("Send my answer")
    leila.sees("We ask Amal too")
    it_is(date(2026, 6, 25))
    story.bell.opens("staff:agreement", story.amal.pk).follows("Write down what Amal says")
    story.bell.chooses("Yes")
    story.bell.writes("In Amal’s own words", "If I can bring my boat.")
    story.bell.presses("Write it down")
    story.bell.sees("If I can bring my boat.")
    lead.opens("staff:agreement", story.amal.pk).sees("Leila", "Yusuf", "yes")


def he_begins_in_the_willow_room(story: Story) -> None:
    it_is(date(2026, 9, 7), "8:40")
    lead = story.the_child_page(story.okafor)
    lead.sees("Plan the first day in the Willow Room")
    lead.follows("Go there")
    lead.writes("From which day?", date(2026, 9, 7))
    lead.chooses("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", about="Mornings")
    lead.presses("Write down the place")
    story.bell.opens("staff:today").sees("Amal", "Not here yet")
    story.bell.presses("Here, Amal")
    story.bell.sees("Here 8.40")
    story.leila.opens("parents:child", story.amal.pk).sees("Willow Room: every morning")


def goals_are_set_and_three_voices_rate_them(story: Story) -> None:
    it_is(date(2026, 9, 14), "14:45")
    for words in (COMES_IN, SAYS_STOP):
        lead = story.okafor.opens("staff:new_goal", story.amal.pk)
        lead.writes("The goal, as something to do", words)
        lead.chooses("child and family together")
        lead.writes("What we do to help", "A picture plan at 9.05.")
        lead.writes("What can help at home", "Tell him at breakfast what is coming.")
        lead.presses("Set this goal")
    _rates(story.bell, story, "Amal", 2)
    _rates(story.reid, story, "School", 1)
    leila = story.leila.opens("parents:child", story.amal.pk)
    leila.follows(f"Say how you see it: {COMES_IN}")
    leila.chooses("3")
    leila.writes("What makes you say that?", "He came in when his cousin did.")
    leila.presses("Send my number")
    leila.sees("You said 3 today", "Amal", "2")


def _rates(staff: Visitor, story: Story, voice: str, value: int) -> None:
    staff.opens("staff:goals", story.amal.pk).follows(f"Where is it now? {COMES_IN}")
    staff.chooses(voice, about="Who says it?")
    staff.chooses(str(value), about=f"“{COMES_IN}”")
    staff.presses("Write it down")


def leila_told_us_so_we_changed_something(story: Story) -> None:
    it_is(date(2026, 9, 28), "20:10")
    leila, lead = story.leila, story.okafor
    leila.opens("parents:child", story.amal.pk).follows("Tell us something")
    leila.writes("What would you like us to know about Amal?", "He likes to carry things.")
    leila.presses("Send it to school")
    it_is(date(2026, 9, 29))
    lead.opens("staff:today").sees("Leila told us something", "He likes to carry things.")
    lead.follows("Say what changed")
    lead.chooses("So we…")
    lead.writes("Say what", "ask Amal to take the register at 9.10.")
    lead.writes("Since when?", date(2026, 9, 29))
    lead.presses("Tell them")
    leila.opens("parents:home").sees("He likes to carry things.", "ask Amal to take the register at 9.10.")
    story.yusuf.opens("parents:home").does_not_see("He likes to carry things.")


def he_has_settled_in(story: Story) -> None:
    lead = story.the_child_page(story.okafor)
    lead.sees("Look how settling in goes")
    lead.follows("Go there")
    lead.chooses("Settled in")
    lead.presses("Write the step down")
    story.leila.opens("parents:child", story.amal.pk).sees("Amal spends part of the week in the Willow Room")


def the_first_review_is_not_finished_until_leila_was_heard(story: Story) -> None:
    _reviews(story, date(2026, 10, 15), "Amal says hello to Mrs Bell first.", "Amal takes the register at 9.10.")
    lead, leila, yusuf = story.okafor, story.leila, story.yusuf
    lead.presses("Finish the report")
    lead.sees("Leila and Yusuf have not answered")
    lead.page.go_back()
    leila.page.goto(link_in(story.letters, leila.user))
    leila.opens("parents:home").follows("Read it")
    leila.sees("Amal says hello to Mrs Bell first.", COMES_IN, "ask Amal to take the register")
    leila.chooses("I see some of it differently")
    leila.writes("What do you see?", NOT_AT_HOME)
    leila.presses("Send my answer")
    leila.sees("What you say is put beside the report")
    yusuf.opens("parents:home").follows("Read it")
    yusuf.does_not_see(NOT_AT_HOME, "He likes to carry things.")
    yusuf.chooses("I see it the same way")
    yusuf.presses("Send my answer")
    lead.page.reload()
    lead.sees("I see some of it differently", NOT_AT_HOME)
    lead.presses("Finish the report")
    lead.sees("Finished")
    assert _squeezed(NOT_AT_HOME) in _squeezed(text_of(_paper(story, leila)))
    assert _squeezed(NOT_AT_HOME) not in _squeezed(text_of(_paper(story, yusuf)))


def _reviews(story: Story, day: date, strengths: str, next_steps: str) -> None:
    """Planned, held and written on its day, and shown to both."""
    it_is(day, "15:30")
    lead = story.okafor.opens("staff:new_review", story.amal.pk)
    lead.writes("On which day?", day)
    lead.presses("Plan it")
    lead.follows("Open")
    lead.follows("Write the report")
    lead.writes("When did you look together?", day)
    lead.writes("What has grown", strengths)
    lead.writes("What comes next", next_steps)
    lead.presses("Save and see it as a parent does")
    for name in ("Leila", "Yusuf"):
        lead.presses(f"Show it to {name}")
    story.work()
    assert "something for you to read" in str(story.letters.last()["Subject"])


def _paper(story: Story, parent: Visitor) -> bytes:
    """The newest report as a PDF, as the parent's own browser gets it."""
    parent.opens("parents:child", story.amal.pk)
    parent.main.locator("section", has_text="How it is going").locator("li a").first.click()
    address = parent.page.get_by_role("link", name="Get this on paper").get_attribute("href")
    answer = parent.page.context.request.get(str(address))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def _squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


def the_second_review(story: Story) -> None:
    _reviews(
        story, date(2026, 11, 26), "Amal comes in with the others when play ends.", "We plan his way back to class."
    )
    for parent in (story.leila, story.yusuf):
        parent.opens("parents:home").follows("Read it")
        parent.chooses("I see it the same way")
        parent.presses("Send my answer")
    story.okafor.page.reload()
    story.okafor.presses("Finish the report")
    story.okafor.sees("Finished")


def the_way_back_to_class_bit_by_bit(story: Story) -> None:
    it_is(date(2027, 1, 11))
    lead = story.the_child_page(story.okafor)
    lead.follows("Back to class")
    lead.follows("Make the plan")
    lead.writes("What Amal wants to happen", "Science first, with Mrs Bell.")
    lead.writes("What the family wants to happen", "Tell us the day before.")
    lead.writes("What the class teacher will carry on", "The picture plan.")
    lead.writes("What we do if it gets hard", "We pause. Nobody minds.")
    lead.presses("Save the plan")
    _steps(story, date(2027, 1, 18), "More time in class", fewer=("Friday",))
    story.leila.opens("parents:home").sees("Monday 18 January", "A next step back to class for Amal")
    _steps(story, date(2027, 2, 1), "A pause")
    _steps(story, date(2027, 2, 8), "A step back", more=("Friday",))
    story.leila.opens("parents:child", story.amal.pk).sees("A step back")
    _steps(story, date(2027, 2, 22), "More time in class", fewer=("Thursday", "Friday"))
    _steps(story, date(2027, 3, 8), "More time in class", fewer=("Monday", "Tuesday", "Wednesday"))
    story.okafor.sees("In class full time", "Six weeks", "A term", "A year")


def _steps(story: Story, day: date, kind: str, fewer: tuple[str, ...] = (), more: tuple[str, ...] = ()) -> None:
    it_is(day)
    lead = story.okafor.opens("staff:return", story.amal.pk)
    lead.follows("Write down a step")
    lead.chooses(kind)
    lead.writes("From which day?", day)
    for weekday in fewer:
        lead.unticks(weekday, about="Mornings still in the group")
    lead.chooses(*more, about="Mornings still in the group")
    lead.writes("How it is now", "He shows his card.")
    lead.presses("Write down the step")
    lead.sees(kind)


def six_weeks_later_he_is_still_well(story: Story) -> None:
    it_is(date(2027, 4, 19))
    story.the_child_page(story.okafor).sees("Check-in at six weeks")
    bell = story.bell.opens("staff:today")
    bell.sees("See how Amal is in class")
    bell.follows("Check in")
    bell.writes("What Amal says", "I am in the boat group.")
    bell.writes("What the family says", "He sings on the way to school.")
    bell.writes("What the class teacher says", "He puts up his hand.")
    bell.presses("Write it down")
    bell.opens("staff:today").does_not_see("See how Amal is in class")
    story.leila.opens("parents:child", story.amal.pk).sees("Amal is back in class for the whole week")


def leila_keeps_it_on_paper(story: Story) -> None:
    sheet = _paper(story, story.leila)
    assert sheet.startswith(b"%PDF")
    words = _squeezed(text_of(sheet))
    for some in (COMES_IN, "Amal comes in with the others when play ends."):
        assert _squeezed(some) in words
