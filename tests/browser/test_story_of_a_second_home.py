"""“Amal’s father lives in another home. He is told and asked himself, he reads what we share with him, and what Leila
says to us stays between Leila and us. The same the other way round.”"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from hearth.agreements.models import Ask
from hearth.assessments.models import Assessment
from hearth.conversations.models import Contribution, Meeting, Message, Question
from hearth.journeys.models import Goal, ProgressSharing, ReviewSharing
from hearth.people.models import Child, RecordRequest
from hearth.records.cast import Cast
from tests.browser.conftest import PHONE, Comes
from tests.browser.visitor import Visitor
from tests.browser.ways_in import comes_home, comes_to_work, has_been_invited, it_is, link_in, reads_in
from tests.smtp import Box

pytestmark = pytest.mark.browser

ASKED = "May I have the days of the spring term as well?"
ANSWERED = "Here they are: we begin on Monday 4 January."
OURS_FOR_HIM = "Amal asked whether you could see the boat shelf on Friday."


@dataclass
class Story:
    cast: Cast
    amal: Child
    yusuf: Visitor
    leila: Visitor
    okafor: Visitor
    letters: Box
    work: Callable[[], None]


def test_a_second_home(year: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> None:
    adult = year.adult
    story = Story(
        year, year.child["Amal"], comes(adult["Yusuf"], PHONE), comes(adult["Leila"], PHONE),
        comes(adult["Miss Okafor"]), letters, worker,
    )  # fmt: skip
    he_comes_in_with_a_code_of_his_own(story)
    nothing_on_his_pages_is_hers(story)
    no_address_of_hers_opens_for_him(story)
    what_is_shared_with_him_is_his_own(story)
    he_asks_and_is_answered_alone(story)
    we_write_to_him_and_to_nobody_else(story)
    she_meets_nothing_of_it(story)


def he_comes_in_with_a_code_of_his_own(story: Story) -> None:
    yusuf = story.yusuf
    has_been_invited(story.cast.between("Amal", "Yusuf"), story.work)
    comes_home(yusuf, story.letters)
    assert str(story.letters.last()["To"]) == "yusuf@example.org"
    yusuf.sees("Hello Yusuf", "Amal")


PAGES = (
    "child", "pages", "talk", "ask_us", "tell_us", "worries", "another_parent", "phrases", "meetings", "progress",
    "requests", "speaking_note", "who_looked", "new_concern",
)  # fmt: skip


def nothing_on_his_pages_is_hers(story: Story) -> None:
    yusuf, amal = story.yusuf, story.amal
    hers = _words_of(story, "Leila")
    assert len(hers) > 10
    for name, args in [("home", []), ("who_sees", []), ("reach_me", []), *((page, [amal.pk]) for page in PAGES)]:
        seen = yusuf.opens(f"parents:{name}", *args).main.inner_text()
        assert not [words for words in hers if words in seen], name
        for secret in ("Orchard Row", "900114", "leila@example.org", "Anwar"):
            assert secret not in yusuf.page.content(), f"{secret} on {name}"


def _words_of(story: Story, name: str) -> list[str]:
    """Everything one of them wrote, or we wrote to that one alone: what is long enough to know again."""
    adult, of = story.cast.adult[name], {"adult": story.cast.adult[name], "child": story.amal}
    written = [
        *Question.objects.filter(**of).values_list("words", "answer"),
        *Message.objects.filter(**of).values_list("words", "ready_words"),
        *Contribution.objects.filter(**of).values_list("told", "so_we"),
        *Meeting.objects.filter(**of).values_list("about", "agreed"),
        *RecordRequest.objects.filter(**of).values_list("words", "answer"),
        *ReviewSharing.objects.filter(**of).values_list("words"),
        *((str(value),) for one in Assessment.objects.filter(respondent=adult) for value in one.answers.values()),
    ]
    return [words for row in written for words in row if words and len(words) > 24]


def no_address_of_hers_opens_for_him(story: Story) -> None:
    yusuf, leila, amal = story.yusuf, story.cast.adult["Leila"], story.amal
    ask, home = Ask.objects.get(child=amal, adult=leila), Assessment.objects.filter(respondent=leila, child=amal)[0]
    meeting, message = (model.objects.filter(adult=leila, child=amal)[0] for model in (Meeting, Message))
    report, progress, copy = (
        model.objects.filter(adult=leila)[0] for model in (ReviewSharing, ProgressSharing, RecordRequest)
    )
    asked = Question.objects.filter(adult=leila, child=amal).exclude(answered_at=None)[0]
    for name, pk in (
        ("ask", ask.pk), ("ask_paper", ask.pk), ("report", report.pk), ("report_pdf", report.pk),
        ("questions", home.pk),
        ("meeting", meeting.pk), ("meeting_calendar", meeting.pk), ("write_back", message.pk), ("if_better", asked.pk),
        ("answer_progress", progress.pk), ("record_copy", copy.pk),
    ):  # fmt: skip
        assert yusuf.meets(f"parents:{name}", pk) == 404, name
        expect(yusuf.page.locator("body")).not_to_contain_text("Leila")


def what_is_shared_with_him_is_his_own(story: Story) -> None:
    yusuf, user, amal = story.yusuf, story.cast.adult["Yusuf"], story.amal
    yusuf.opens("parents:ask", Ask.objects.get(child=amal, adult=user).pk)
    yusuf.opens("parents:goal", Goal.objects.shared_with(user).filter(child=amal)[0].pk)
    his = ReviewSharing.objects.filter(adult=user, child=amal).latest("pk")
    yusuf.opens("parents:report", his.pk)
    seen = yusuf.main.inner_text()
    assert not [words for words in _words_of(story, "Leila") if words in seen]
    yusuf.opens("parents:progress", amal.pk)
    theirs = {name: _progress(story, name) for name in ("Leila", "Yusuf")}
    assert theirs["Leila"] != theirs["Yusuf"], "the cast shares different things with each"
    for heading in theirs["Leila"] - theirs["Yusuf"]:
        yusuf.does_not_see(heading)


def _progress(story: Story, name: str) -> set[str]:
    rows = ProgressSharing.objects.filter(adult=story.cast.adult[name], progress__child=story.amal)
    return set(rows.exclude(progress__words="").values_list("progress__words", flat=True))


def he_asks_and_is_answered_alone(story: Story) -> None:
    yusuf, lead = story.yusuf.opens("parents:talk", story.amal.pk), story.okafor
    yusuf.writes("What would you like to say or ask?", ASKED)
    yusuf.presses("Send it to school")
    yusuf.sees(ASKED, "Miss Okafor answers you by")
    comes_to_work(lead)
    lead.opens("staff:today").follows("Answer Yusuf", within=ASKED)
    lead.writes("Your answer", ANSWERED)
    lead.presses("Send this answer")
    before = len(story.letters.to)
    it_is(date(2026, 11, 24), "12:10")
    story.work()
    assert story.letters.to[before:] == ["yusuf@example.org"]
    yusuf.page.goto(link_in(story.letters, yusuf.user))
    yusuf.opens("parents:ask_us", story.amal.pk).sees(ASKED, ANSWERED, "Miss Okafor")


def we_write_to_him_and_to_nobody_else(story: Story) -> None:
    lead, between = story.okafor, story.cast.between("Amal", "Yusuf")
    lead.opens("staff:thread", story.amal.pk, between.pk)
    lead.does_not_see(*_words_of(story, "Leila")[:10])
    lead.writes("Your message", OURS_FOR_HIM)
    lead.chooses("Something good", about="What is it mostly about?")
    lead.presses("Send it to Yusuf")
    lead.sees("Yusuf can read it now")
    before = len(story.letters.to)
    story.work()
    assert story.letters.to[before:] == ["yusuf@example.org"]
    story.yusuf.opens("parents:talk", story.amal.pk).sees(OURS_FOR_HIM)


def she_meets_nothing_of_it(story: Story) -> None:
    leila, amal = story.leila, story.amal
    has_been_invited(story.cast.between("Amal", "Leila"), story.work)
    comes_home(leila, story.letters)
    reads_in(leila, "English")
    for name, args in (("home", []), ("child", [amal.pk]), ("talk", [amal.pk]), ("ask_us", [amal.pk])):
        leila.opens(f"parents:{name}", *args).does_not_see(ASKED, ANSWERED, OURS_FOR_HIM, "Yusuf")
    expect(leila.page.locator("body")).not_to_contain_text("Canal Street")
    his = Message.objects.get(words=OURS_FOR_HIM)
    assert leila.meets("parents:write_back", his.pk) == 404
    assert reverse("parents:home") in leila.opens("front").page.url
