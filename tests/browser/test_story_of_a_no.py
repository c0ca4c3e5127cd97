"""“Finn's mother said no, and that was that: we thanked her, what she said changed something and she can read what, and
nobody has asked her again. She still asks us things. Luca's mother said no too, and asked us to ring. We talked twice,
nobody pressed her, and then it was she who said yes.”"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from hearth.notices import actions as notices
from hearth.people.models import Child, User
from hearth.records.cast import Cast
from hearth.records.cast.ways import MORNINGS, Way, ask, begin
from tests.browser.conftest import PHONE, Comes
from tests.browser.visitor import Visitor
from tests.browser.ways_in import comes_home, comes_to_work, it_is, link_in
from tests.smtp import Box

pytestmark = pytest.mark.browser

HER_WORDS = "Not for my boy. Help him where he is."
SO_WE = "give Finn the first and the last job of each morning, in class."
INSTEAD = "Mrs Doyle gives him the first and the last job. Mr Osei sets up music with him on Mondays."


@dataclass
class Story:
    finn: Child
    okafor: Visitor
    angela: Visitor
    letters: Box
    work: Callable[[], None]


@pytest.fixture
def story(people: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> Story:
    """A concern was raised and talked over with Angela, who has been invited; nobody has asked her anything yet."""
    lead, angela = people.adult["Miss Okafor"], people.adult["Angela"]
    begin(people, Way(
        "Finn", ("disrupting",), "Mrs Doyle", date(2026, 10, 5), "Finn sings through the whole of maths.",
        "Makes the others laugh when somebody is sad.", "Angela", date(2026, 10, 7),
        "I was in a room like that. I know what they called us.", date(2026, 10, 12), date(2026, 11, 2), MORNINGS,
    ))  # fmt: skip
    it_is(date(2026, 10, 8))
    notices.invite_by_email(people.between("Finn", "Angela"), by=lead)
    worker()
    angela.refresh_from_db()
    return Story(people.child["Finn"], comes(lead), comes(angela, PHONE), letters, worker)


def test_a_no_stays_a_no(story: Story) -> None:
    angela_is_asked(story)
    she_says_no_and_is_thanked(story)
    nothing_more_waits_for_her(story)
    she_told_us_so_we(story)
    we_say_what_helps_instead_and_close_it(story)
    nobody_can_ask_again_and_no_letter_goes(story)
    her_page_says_it_calmly(story)
    she_still_asks_us_and_tells_us(story)


def angela_is_asked(story: Story) -> None:
    it_is(date(2026, 10, 12))
    lead = story.okafor
    comes_to_work(lead)
    _asks(lead, story.finn)
    lead.sees("Angela is asked")
    story.work()


def _asks(lead: Visitor, finn: Child) -> None:
    lead.opens("staff:new_ask", finn.pk)
    lead.chooses("Angela")
    lead.writes("What we offer", "Five mornings a week in the Willow Room, from November until about Easter.")
    lead.writes("Why we offer it", "You told us that music helps him. A small room could help him to learn again.")
    lead.presses("Ask")


def she_says_no_and_is_thanked(story: Story) -> None:
    it_is(date(2026, 10, 15), "21:00")
    angela = story.angela
    angela.page.goto(link_in(story.letters, angela.user))
    comes_home(angela, story.letters)
    angela.opens("parents:home").follows("Read and answer")
    angela.chooses("No")
    angela.writes("Is there anything you want us to know?", HER_WORDS)
    angela.presses("Send my answer")
    angela.sees("Thank you. We have your answer.", "Finn stays in class.", "Nobody will press you.")


def nothing_more_waits_for_her(story: Story) -> None:
    story.angela.opens("parents:home").does_not_see("Read and answer", "What do you think about a place")
    it_is(date(2026, 10, 20))
    story.okafor.opens("staff:agreement", story.finn.pk).sees("Angela says no", HER_WORDS)


def she_told_us_so_we(story: Story) -> None:
    """What waits is ours: to say what her no changed."""
    lead, angela = story.okafor.opens("staff:today"), story.angela
    lead.sees("We have not said what changed because Angela said no")
    lead.follows("Say what changed", within="Angela said no")
    lead.follows("This changed something, or could not", within=HER_WORDS)
    lead.chooses("So we…")
    lead.writes("Say what", SO_WE)
    lead.writes("Since when?", date(2026, 10, 19))
    lead.presses("Tell them")
    lead.opens("staff:today").does_not_see("Angela")
    angela.opens("parents:tell_us", story.finn.pk).sees(HER_WORDS, "when we asked you about a place", SO_WE)
    angela.opens("parents:home").sees(HER_WORDS, SO_WE)


def we_say_what_helps_instead_and_close_it(story: Story) -> None:
    lead = story.okafor.opens("staff:child", story.finn.pk)
    lead.sees("It is a no. Say what else helps, and do that")
    lead.follows("Go there")
    lead.chooses("not now: the family said no")
    lead.writes("In a sentence or two", "Angela said no, and we thanked her for telling us why.")
    lead.presses("Close it")
    lead.sees("Say what helps instead, and who does it")
    lead.writes("What helps instead", INSTEAD)
    lead.presses("Close it")
    lead.sees("Closed, with everything that was written kept.", INSTEAD)


def nobody_can_ask_again_and_no_letter_goes(story: Story) -> None:
    lead, finn = story.okafor, story.finn
    story.work()
    before = len(story.letters.letters)
    _asks(lead, finn)
    lead.sees("The family said no, and it stays their no.")
    lead.opens("staff:begin_journey", finn.pk)
    lead.picks("Who is the key adult?", "Miss Okafor")
    lead.presses("Begin")
    lead.sees("The family said no, and it stays their no.")
    it_is(date(2026, 12, 1))
    story.work()
    assert len(story.letters.letters) == before
    lead.opens("staff:today").does_not_see("Finn")


def her_page_says_it_calmly(story: Story) -> None:
    angela = story.angela
    angela.opens("parents:home").cannot("Read and answer")
    angela.opens("parents:child", story.finn.pk).sees("This is finished for now", "What helps now", INSTEAD)
    angela.does_not_see("refused", "declined", "rejected")
    angela.cannot("A place in the group")


def she_still_asks_us_and_tells_us(story: Story) -> None:
    angela, lead = story.angela, story.okafor
    angela.opens("parents:child", story.finn.pk).follows("Ask us something")
    angela.writes("What would you like to ask?", "Does he still do music on Mondays?")
    angela.presses("Send my question")
    angela.sees("answers you by")
    angela.opens("parents:child", story.finn.pk).follows("Tell us something")
    angela.writes("What would you like us to know about Finn?", "He made up a song for his gran.")
    angela.presses("Send it to school")
    lead.opens("staff:today").sees("Angela asked a question", "Does he still do music", "He made up a song")
    lead.follows("Answer Angela")
    lead.writes("Your answer", "Yes, every Monday with Mr Osei.")
    lead.presses("Send this answer")
    story.work()
    angela.page.goto(link_in(story.letters, angela.user))
    angela.sees("Yes, every Monday with Mr Osei.", "Miss Okafor")


NO_FOR_NOW = "They will say he is the bad one. His brother heard that for years."
OURS = "Nobody is called bad here. You can come in at any time and look."
SECOND = "We said what the others are told: some children have breakfast in the Willow Room."
NOW_YES = "He asked me when he can go. I saw the bridge he built."


@pytest.fixture
def luca(people: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> tuple[Child, Visitor, Visitor]:
    """Talked over with Elena, who has been invited; and she is asked."""
    lead, elena = people.adult["Miss Okafor"], people.adult["Elena"]
    way = Way(
        "Luca", ("disrupting",), "Mrs Doyle", date(2026, 10, 5), "Luca leaves the room nine times in a morning.",
        "Builds bridges that hold.", "Elena", date(2026, 10, 7), "His brother was in every room there is.",
        date(2026, 10, 12), date(2026, 11, 23), MORNINGS,
    )  # fmt: skip
    journey = begin(people, way)
    it_is(date(2026, 10, 8))
    notices.invite_by_email(people.between("Luca", "Elena"), by=lead)
    ask(people, way, journey)
    it_is(date(2026, 10, 12), "17:00")
    worker()
    return people.child["Luca"], comes(lead), comes(User.objects.get(pk=elena.pk), PHONE)


def test_a_no_becomes_a_yes_after_two_talks(luca: tuple[Child, Visitor, Visitor], letters: Box) -> None:
    child, lead, elena = luca
    elena_says_no_and_would_like_to_talk(elena, letters)
    we_ring_her_once(child, lead)
    and_once_more_and_she_reads_what_we_said(child, lead, elena)
    nobody_asked_her_and_now_she_says_yes(child, elena)
    her_no_is_kept_beside_her_yes(child, lead)


def elena_says_no_and_would_like_to_talk(elena: Visitor, letters: Box) -> None:
    it_is(date(2026, 10, 15), "20:30")
    comes_home(elena, letters)
    elena.follows("Read and answer")
    elena.chooses("No")
    elena.chooses("I would like to talk with you")
    elena.writes("Is there anything you want us to know?", NO_FOR_NOW)
    elena.presses("Send my answer")
    elena.sees("Luca stays in class.", "Nobody will press you.", "Miss Okafor reads your answer, and rings you by")


def we_ring_her_once(child: Child, lead: Visitor) -> None:
    it_is(date(2026, 10, 16))
    comes_to_work(lead)
    lead.opens("staff:today").sees("Ring Elena about the answer")
    lead.opens("staff:new_talk", child.pk)
    lead.picks("Who with?", "Elena")
    lead.chooses("We spoke")
    lead.chooses("By phone", about="How?")
    lead.writes("What they said, in their words", NO_FOR_NOW)
    lead.writes("What we said, agreed and promised", OURS)
    lead.presses("Write it down")
    lead.opens("staff:agreement", child.pk).follows("We talked")
    lead.writes("On which day?", date(2026, 10, 16))
    lead.presses("Save")
    lead.sees("We talked on 16 October", "Elena says no")
    lead.opens("staff:today").does_not_see("Ring Elena")


def and_once_more_and_she_reads_what_we_said(child: Child, lead: Visitor, elena: Visitor) -> None:
    it_is(date(2026, 11, 3), "15:20")
    lead.opens("staff:call", child.pk)
    lead.chooses("Elena", about="Who?")
    lead.chooses("We spoke", about="Did you speak?")
    lead.chooses("Face to face", about="How?")
    lead.writes("In a line", SECOND)
    lead.chooses("Share this line with them")
    lead.presses("Write it down")
    elena.opens("parents:talk", child.pk).sees(SECOND, "Miss Okafor")
    elena.does_not_see(OURS)


def nobody_asked_her_and_now_she_says_yes(child: Child, elena: Visitor) -> None:
    it_is(date(2026, 11, 9), "19:05")
    elena.opens("parents:home").does_not_see("Read and answer")
    elena.opens("parents:child", child.pk).follows("A place in the group")
    elena.sees("You can change this on any day.")
    elena.unfolds("Say something else today")
    elena.chooses("Yes")
    elena.writes("Is there anything you want us to know?", NOW_YES)
    elena.presses("Send my answer")
    elena.sees("We tell you the first day before it comes. We ask Luca too.")


def her_no_is_kept_beside_her_yes(child: Child, lead: Visitor) -> None:
    it_is(date(2026, 11, 10))
    lead.opens("staff:agreement", child.pk).sees("yes", NOW_YES, NO_FOR_NOW, "We talked on 16 October")
    lead.opens("staff:child", child.pk)
    lead.does_not_see("It is a no")
