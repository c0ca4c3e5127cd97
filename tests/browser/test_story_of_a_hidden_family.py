"""“Grace and Nia live where Nia's father must not find them. Whoever works here goes about their day, Grace reads and
writes and takes a time to meet; and nowhere, on no page, in no file and in no letter, does it say where that is.”"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from django.urls import URLPattern, reverse
from playwright.sync_api import APIResponse, BrowserContext, Error, Response, expect

from hearth.conversations.models import Meeting
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.web.parents.urls import urlpatterns as parents
from hearth.web.staff.urls import urlpatterns as staff
from tests.browser.conftest import PHONE, Comes
from tests.browser.test_every_page import FILES
from tests.browser.visitor import Visitor
from tests.browser.ways_in import comes_home, comes_to_work, has_been_invited, it_is, link_in
from tests.reports.pdf_reader import text_of
from tests.rules.matrix import GET, MATRIX
from tests.smtp import Box

pytestmark = pytest.mark.browser

HIDDEN = ("larkspur", "hidden street", "hidden%20street", "hidden+street")
NAMES = ("Nia", "Grace", "Price", "urture", "Willow")
# The head and the lead keep the children's people. These two pages are made for it, and they are not walked here.
OPENED = {row[0] for row in MATRIX if row[1] == GET}
MADE_FOR_IT = {"relationship", "change_adult"}


@dataclass
class Ear:
    """Everything that our server says to one browser: pages, files, headers, what a script fetches."""

    heard: list[Response | APIResponse] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    understood: set[str] = field(default_factory=set)

    def at(self, context: BrowserContext) -> None:
        context.on("response", self.hears)

    def hears(self, response: Response) -> None:
        self.heard.append(response)

    def listens(self) -> None:
        for response in self.heard:
            try:
                said = f"{response.url} {response.headers} {_body(response)}".lower()
            except Error:  # the browser has gone on, and kept nothing of it
                continue
            self.told += [f"{hidden} at {response.url}" for hidden in HIDDEN if hidden in said]
            self.understood.add(response.url)
        self.heard.clear()


def _body(response: Response | APIResponse) -> str:
    if "/static/" in response.url or 300 <= response.status < 400:
        return ""
    return _read(response.body(), response.headers.get("content-type", ""))


def _read(body: bytes, kind: str) -> str:
    return text_of(body) if kind.startswith("application/pdf") else body.decode(errors="replace")


@dataclass
class Story:
    cast: Cast
    nia: Child
    grace: Visitor
    osei: Visitor
    dean: Visitor
    letters: Box
    work: Callable[[], None]
    ear: Ear

    @property
    def pk(self) -> int:
        return self.cast.between("Nia", "Grace").pk

    def walks(self, who: Visitor, portal: str, patterns: list[URLPattern], adult: int) -> int:
        """Every page there is about this child, or this adult, or nobody: as many as open are counted."""
        opened = 0
        for name, kwargs in _pages(patterns, self.nia.pk, adult):
            if f"{portal}:{name}" in OPENED and name not in MADE_FOR_IT:
                address = reverse(f"{portal}:{name}", kwargs=kwargs)
                # A file is fetched as the page would fetch it: the browser's own viewer keeps nothing to read.
                is_file = f"{portal}:{name}" in FILES
                answer = who.page.request.get(address) if is_file else who.page.goto(address)
                if isinstance(answer, APIResponse):
                    self.ear.heard.append(answer)
                self.ear.listens()
                assert answer is not None and answer.url in self.ear.understood, name
                opened += answer.status == 200
        return opened


def _pages(patterns: list[URLPattern], child: int, adult: int) -> Iterator[tuple[str, dict[str, int]]]:
    for one in patterns:
        needs = set(one.pattern.converters)
        if one.name and needs <= {"child_pk"}:
            yield one.name, {"child_pk": child} if needs else {}
        elif one.name and needs == {"pk"} and "people" in str(one.pattern):
            yield one.name, {"pk": adult}
        elif one.name == "thread":
            yield one.name, {"child_pk": child, "pk": adult}


def test_a_hidden_family(year: Cast, comes: Comes, letters: Box, worker: Callable[[], None]) -> None:
    adult, ear = year.adult, Ear()
    story = Story(
        year, year.child["Nia"], comes(adult["Grace"], PHONE), comes(adult["Mr Osei"]), comes(adult["Dean"], PHONE),
        letters, worker, ear,
    )  # fmt: skip
    for who in (story.grace, story.osei, story.dean):
        ear.at(who.page.context)
    grace_comes_in_and_reads_everything(story)
    mr_osei_goes_about_his_day(story)
    they_find_a_time_to_meet(story)
    a_letter_is_printed(story)
    deans_door_is_shut(story)
    nothing_said_where(story)


def grace_comes_in_and_reads_everything(story: Story) -> None:
    has_been_invited(story.cast.between("Nia", "Grace"), story.work)
    comes_home(story.grace, story.letters)
    assert story.walks(story.grace, "parents", parents, story.pk) > 15


def mr_osei_goes_about_his_day(story: Story) -> None:
    comes_to_work(story.osei)
    assert story.walks(story.osei, "staff", staff, story.pk) > 30
    story.osei.opens("staff:people", story.nia.pk).sees("Grace", "Dean", "first.")
    story.osei.does_not_see("900172")
    dean = story.cast.between("Nia", "Dean").pk
    for name in ("on_paper", "new_meeting", "before_you_meet"):
        assert story.osei.meets(f"staff:{name}", dean) != 200, name
    story.osei.opens("staff:phrases", dean).sees("Nothing goes to Dean now.")
    story.osei.opens("staff:invitation_paper", dean).chooses("A code on paper")
    story.osei.presses("Make the invitation")
    story.osei.sees("Nothing may go to Dean now.")
    story.ear.listens()


def they_find_a_time_to_meet(story: Story) -> None:
    osei, grace = story.osei.opens("staff:new_meeting", story.pk), story.grace
    osei.chooses("A talk", about="What for?")
    osei.chooses("By phone", about="How?")
    for number in (1, 8):
        osei.main.locator("label.chip:has(input[name=pressed])").nth(number).click()
    osei.presses("Offer these times")
    story.work()
    grace.page.goto(link_in(story.letters, grace.user))
    grace.main.locator(".choice").first.click()
    grace.presses("This time is good for me")
    meeting = Meeting.objects.filter(adult=grace.user).latest("pk")
    for who, page in ((grace, "parents:meeting_calendar"), (osei, "staff:meeting_calendar")):
        answer = who.page.context.request.get(reverse(page, args=[meeting.pk]))
        assert answer.status == 200 and answer.headers["content-type"].startswith("text/calendar")
        file = f"{answer.headers} {answer.text()}".replace("\r\n ", "")
        assert not [word for word in (*HIDDEN, "900171") if word in file.lower()]
        assert not [word for word in NAMES if word in file]


def a_letter_is_printed(story: Story) -> None:
    """By somebody who need not know: it goes into an envelope that the lead addresses."""
    grace, osei = story.grace.opens("parents:reach_me"), story.osei
    grace.chooses("By letter", about="About Nia")
    grace.presses("Save my choices")
    osei.opens("staff:thread", story.nia.pk, story.pk)
    osei.writes("Your message", "Nia watered the big fern today, and told it so.")
    osei.chooses("Something good", about="What is it mostly about?")
    osei.presses("Send it to Grace")
    osei.opens("staff:letters").sees("Grace", "Yours come without an address")
    form = osei.main.locator("form[action*='/print/']").last
    answer = osei.page.context.request.post(
        str(form.get_attribute("action")), headers={"Referer": osei.page.url},
        form={"csrfmiddlewaretoken": form.locator("[name=csrfmiddlewaretoken]").input_value()},
    )  # fmt: skip
    assert answer.status == 200
    seen = f"{answer.headers} {text_of(answer.body())}".lower()
    assert not [hidden for hidden in HIDDEN if hidden in seen]


def deans_door_is_shut(story: Story) -> None:
    it_is(story.cast.rowan.terms.get(name="Spring 2027").starts_on)
    dean, before = story.dean, len(story.letters.letters)
    dean.opens("account_request_login_code").writes("Your e-mail", "dean@example.org")
    dean.presses("Send me a code")
    dean.sees("Look at your e-mail")
    assert len(story.letters.letters) == before + 1
    letter = story.letters.last().get_content()
    assert "Your code is" not in letter and not [word for word in NAMES if word in letter]
    for name, args in (("parents:home", []), ("parents:child", [story.nia.pk]), ("parents:talk", [story.nia.pk])):
        dean.meets(name, *args)
        expect(dean.page.locator("body")).not_to_contain_text("Nia")
    assert "dean@example.org" not in story.letters.to[:before]


def nothing_said_where(story: Story) -> None:
    story.ear.listens()
    assert len(story.ear.understood) > 100
    assert story.ear.told == []
    everything = " ".join(letter.as_string() for letter in story.letters.letters).lower()
    assert not [hidden for hidden in HIDDEN if hidden in everything]
