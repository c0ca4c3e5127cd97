"""Every page there is, opened by somebody it is for: on a desk and on a phone, by light and by dark, read the other way
round, without scripts, and by keyboard alone. That it opened is checked first: an error page has no faults."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from hearth.agreements.models import Ask
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.browser.conftest import DESK, PHONE, Comes, Watch
from tests.browser.visitor import Visitor
from tests.rules.matrix import GET, MATRIX, PARENTS, Arguments, Who, names
from tests.web.signed_in import browser_of

pytestmark = pytest.mark.browser

AXE = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
PDFS = {"staff:review_pdf", "parents:report_pdf"}
PAGES = [row for row in MATRIX if row[1] == GET and row[0] not in PDFS]
BY_DARK = {
    "staff:today", "staff:child", "staff:group", "staff:goals", "staff:assessments", "staff:review", "staff:import",
    "parents:home", "parents:child", "parents:ask", "parents:questions", "parents:goal", "parents:report",
}  # fmt: skip


@pytest.fixture(scope="module")
def seats(chromium: Browser, server: LiveServer) -> Iterator[Callable[[User], Page]]:
    """One open window for each person, for as long as this file runs."""
    pages: dict[int, Page] = {}

    def seat(user: User) -> Page:
        if user.pk not in pages:
            context = chromium.new_context(base_url=server.url, locale="en-GB", reduced_motion="reduce", **DESK)
            context.add_cookies([_cookie(browser_of(user), server)])
            pages[user.pk] = context.new_page()
        return pages[user.pk]

    yield seat
    for page in pages.values():
        page.context.close()


def _cookie(client: Client, server: LiveServer) -> Any:
    return {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}


@pytest.mark.parametrize(("name", "way", "arguments", "who", "about"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_can_be_used_by_everybody_it_is_for(
    rowan: Cast, seats: Callable[[User], Page], watch: Watch,
    name: str, way: str, arguments: Arguments, who: Who, about: str,
) -> None:  # fmt: skip
    page = seats(rowan.adult[_somebody(who)])
    with watch.during(page.context):
        page.set_viewport_size(WIDE)
        answer = page.goto(reverse(name, kwargs=arguments(rowan)))
        assert answer is not None and answer.status == 200
        page.evaluate(AXE)
        assert faults(page) == []
        assert is_within(page, WIDE)
        page.set_viewport_size(NARROW)
        assert faults(page) == []
        assert is_within(page, NARROW)
        if name in BY_DARK:
            page.emulate_media(color_scheme="dark")
            assert faults(page) == []
            page.emulate_media(color_scheme="light")
        if name.startswith("parents:"):
            page.evaluate("document.documentElement.dir = 'rtl'")
            assert is_within(page, NARROW), "too wide when read from right to left"


def _somebody(who: Who) -> str:
    """The lead if it is for the lead, so that few have to come."""
    return next(name for name in ("Miss Okafor", "Leila", *sorted(who.opens)) if name in who.opens)


def faults(page: Page) -> list[str]:
    options = {"resultTypes": ["violations"], "runOnly": RULES}
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def is_within(page: Page, size: ViewportSize) -> bool:
    """Nothing has to be moved sideways to be read."""
    return bool(page.evaluate("document.documentElement.scrollWidth") <= size["width"])
