"""Every page there is, opened by somebody it is for: at a desk and on a phone, by light and by dark, and read the other
way round. That it opened is checked first: an error page has no faults."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, ViewportSize
from pytest_django.live_server_helper import LiveServer

from hearth.people.models import User
from hearth.records.cast import Cast
from tests.browser.conftest import DESK, Kept, Watch
from tests.browser.looking import NARROW, WIDE, faults, is_fine, is_within
from tests.browser.ways_in import already_in
from tests.rules.matrix import GET, MATRIX, Arguments, Who

pytestmark = pytest.mark.browser

FILES = {
    "staff:review_pdf", "parents:report_pdf", "staff:meeting_calendar", "parents:meeting_calendar",
    "staff:scores_sheet", "staff:measure_xlsx", "staff:measure_fhir", "staff:answers_fhir",
    "staff:what_helps_pdf", "staff:review_pack_pdf", "staff:home_pack_pdf", "staff:support_plan_pdf",
    "staff:governors_pdf", "staff:inspection_pdf", "staff:story_pdf",
}  # fmt: skip
PAGES = [row for row in MATRIX if row[1] == GET and row[0] not in FILES]
OF_PARENTS = [row for row in PAGES if row[0].startswith("parents:")]
BY_DARK = {
    "staff:today", "staff:child", "staff:group", "staff:goals", "staff:assessments", "staff:review", "staff:import",
    "parents:home", "parents:child", "parents:ask", "parents:questions", "parents:goal", "parents:report",
}  # fmt: skip


@pytest.fixture(scope="module")
def seats(chromium: Browser, server: LiveServer, kept: Kept) -> Iterator[Callable[[User], Page]]:
    """One open window for each person, for as long as this file runs."""
    kept.is_untouched = False  # one row of the matrix brings a child in
    pages: dict[int, Page] = {}

    def seat(user: User) -> Page:
        if user.pk not in pages:
            context = chromium.new_context(base_url=server.url, locale="en-GB", reduced_motion="reduce", **DESK)
            already_in(context, user, server.url)
            pages[user.pk] = context.new_page()
        return pages[user.pk]

    yield seat
    for page in pages.values():
        page.context.close()


@pytest.mark.parametrize(("name", "way", "arguments", "who", "about"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_can_be_used_by_everybody_it_is_for(
    rowan: Cast, seats: Callable[[User], Page], watch: Watch,
    name: str, way: str, arguments: Arguments, who: Who, about: str,
) -> None:  # fmt: skip
    page = seats(rowan.adult[_somebody(who)])
    with watch.during(page.context):
        answer = page.goto(reverse(name, kwargs=arguments(rowan)))
        assert answer is not None and answer.status == 200
        is_fine(page)
        if name in BY_DARK:
            page.emulate_media(color_scheme="dark")
            assert faults(page) == []
            page.emulate_media(color_scheme="light")
        if name.startswith("parents:"):
            page.evaluate("document.documentElement.dir = 'rtl'")
            assert is_within(page, NARROW), "too wide when read from right to left"


@pytest.mark.parametrize(("language", "sizes"), [("ar", (WIDE, NARROW)), ("ur", (NARROW,))], ids=["ar", "ur"])
def test_a_parents_page_can_be_used_in_arabic_script(
    rowan: Cast, seats: Callable[[User], Page], watch: Watch, language: str, sizes: tuple[ViewportSize, ...]
) -> None:
    """Naskh at a desk and on a phone; Nastaliq, which stands higher, on a phone."""
    leila = rowan.adult["Leila"]
    page, found = seats(leila), []
    User.objects.filter(pk=leila.pk).update(page_language=language)
    with watch.during(page.context):
        for name, _way, arguments, who, _about in OF_PARENTS:
            if "Leila" not in who.opens:
                continue
            answer = page.goto(reverse(name, kwargs=arguments(rowan)))
            assert answer is not None and answer.status == 200, name
            read = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
            assert read == [language, "rtl"], name
            for size in sizes:
                page.set_viewport_size(size)
                found += [f"{name}, {size['width']}: {fault}" for fault in faults(page)]
                found += [] if is_within(page, size) else [f"{name} is wider than {size['width']}"]
    User.objects.filter(pk=leila.pk).update(page_language=leila.page_language)
    assert found == []


def _somebody(who: Who) -> str:
    """The lead if it is for the lead, so that few have to come."""
    return next(name for name in ("Miss Okafor", "Leila", *sorted(who.opens)) if name in who.opens)


def test_lost_or_turned_away_one_can_still_find_the_way(
    rowan: Cast, seats: Callable[[User], Page], watch: Watch
) -> None:
    amal, effie = rowan.child["Amal"].pk, rowan.child["Effie"].pk
    for name, status, view, args in (
        ("Mrs Doyle", 200, "doors", []), ("Mrs Doyle", 403, "staff:team", []),
        ("Mrs Doyle", 404, "staff:child", [amal]), ("Leila", 404, "parents:child", [effie]),
    ):  # fmt: skip
        page = seats(rowan.adult[name])
        with watch.during(page.context):
            page.set_viewport_size(WIDE)
            answer = page.goto(reverse(view, args=args))
            assert answer is not None and answer.status == status
            is_fine(page)
