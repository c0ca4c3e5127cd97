"""With scripts: a page left alone is covered, and what was typed is still there when its person is back."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from hearth.records.cast import Cast
from tests.web.doors import PASSWORD, staff_comes_in
from tests.web.window import Window, browser

pytestmark = pytest.mark.browser
WORDS = "We said we would ring on Friday."


@pytest.fixture(scope="module")
def opened(django_db_setup: None) -> Iterator[Browser]:
    with browser() as started:
        yield started


def test_a_page_left_alone_is_covered_and_keeps_what_was_typed(rowan: Cast, opened: Browser) -> None:
    client, _ = staff_comes_in(rowan.adult["Miss Okafor"])
    path = reverse("staff:new_promise", args=[rowan.child["Amal"].pk])
    window = Window(opened, client)
    window.page.clock.install()
    assert window.open(path) == 200
    box = window.page.locator("main textarea, main input[type=text]").first
    box.fill(WORDS)
    cover = window.page.locator("#locked")
    expect(cover).to_be_hidden()
    window.page.clock.fast_forward(11 * 60 * 1000)
    expect(cover).to_be_visible()
    expect(window.page.locator("main")).to_have_attribute("inert", "")
    window.picture("lock-cover")
    assert window.wrong() == []
    assert client.get(reverse("staff:today"))["Location"].startswith("/unlock/")
    cover.get_by_label("Your password").fill("wrong")
    cover.get_by_role("button", name="Unlock").click()
    expect(cover.get_by_role("alert")).to_contain_text("That is not the password")
    cover.get_by_label("Your password").fill(PASSWORD)
    cover.get_by_role("button", name="Unlock").click()
    expect(cover).to_be_hidden()
    assert box.input_value() == WORDS
    assert client.get(reverse("staff:today")).status_code == 200
    assert window.elsewhere == []


def test_the_lock_button_covers_the_page_without_leaving_it(rowan: Cast, opened: Browser) -> None:
    client, _ = staff_comes_in(rowan.adult["Miss Okafor"])
    window = Window(opened, client)
    window.open(reverse("staff:new_promise", args=[rowan.child["Amal"].pk]))
    box = window.page.locator("main textarea, main input[type=text]").first
    box.fill(WORDS)
    window.page.get_by_role("button", name="Lock", exact=True).click()
    expect(window.page.locator("#locked")).to_be_visible()
    assert client.get(reverse("staff:today"))["Location"].startswith("/unlock/")
    assert box.input_value() == WORDS


def test_somebody_who_types_for_long_is_not_locked_out(rowan: Cast, opened: Browser) -> None:
    client, _ = staff_comes_in(rowan.adult["Miss Okafor"])
    window = Window(opened, client)
    window.page.clock.install()
    window.open(reverse("staff:new_promise", args=[rowan.child["Amal"].pk]))
    box = window.page.locator("main textarea, main input[type=text]").first
    for letter in "long thoughts":
        box.press_sequentially(letter)
        window.page.clock.fast_forward(2 * 60 * 1000)
    expect(window.page.locator("#locked")).to_be_hidden()
