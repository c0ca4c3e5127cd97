"""A class teacher looks at the whole class by keyboard alone, is interrupted, comes back, and finishes."""

import pytest
from playwright.sync_api import Page, expect

from hearth.assessments.models import ChildLook
from hearth.records.cast import Cast
from tests.browser.conftest import Comes
from tests.browser.looking import NARROW, WIDE, faults, is_within
from tests.browser.ways_in import already_in

pytestmark = pytest.mark.browser

HERE = "() => `${document.activeElement.name}=${document.activeElement.value}`"


MARKED = "[...document.querySelectorAll('.class-grid input:checked')].map((it) => `${it.name}=${it.value}`)"


def presses_keys(page: Page, *keys: str) -> str:
    """And says which choice has the focus then."""
    for key in keys:
        page.keyboard.press(key)
    return str(page.evaluate(HERE))


def marks_two_children(page: Page, first: str, second: str) -> None:
    page.locator(f"[name='m-{first}-well-joins']").first.focus()
    assert presses_keys(page, "ArrowRight") == f"m-{first}-well-joins=1", "an arrow chooses within the cell"
    assert presses_keys(page, "Tab") == f"m-{first}-well-asks=0", "Tab goes to the next"
    assert presses_keys(page, "?", "ArrowDown", "2") == f"m-{second}-well-asks=2", "down is the next child"
    presses_keys(page, "Tab", "1")
    expect(page.locator("#saved")).to_contain_text("Saved at")
    presses_keys(page, "Delete", "Tab", "0")
    page.wait_for_timeout(500)
    page.wait_for_load_state("networkidle")


def test_a_class_is_marked_by_keyboard_and_nothing_is_lost(rowan: Cast, comes: Comes, server: object) -> None:
    reid = comes(rowan.adult["Mr Reid"])
    already_in(reid.page.context, reid.user, str(server))
    reid.opens("staff:class_looks")
    reid.presses("Look at this class")
    for size in (WIDE, NARROW, WIDE):
        reid.page.set_viewport_size(size)
        assert faults(reid.page) == [] and is_within(reid.page, size)
    rows = [str(row.get_attribute("id")).removeprefix("c") for row in reid.page.locator(".class-grid tbody tr").all()]
    first, second = rows[:2]
    marks_two_children(reid.page, first, second)
    reid.page.reload()
    assert set(reid.page.evaluate(MARKED)) == {
        f"m-{first}-well-joins=1", f"m-{first}-well-asks=not-seen",
        f"m-{second}-well-asks=2", f"m-{second}-out-leaves=0",
    }  # fmt: skip
    reid.presses("Finish this look")
    reid.sees("Not marked yet")
    reid.presses("Finish, and say who is not marked")
    reid.sees("What was seen in 3R")
    assert faults(reid.page) == []
    assert ChildLook.objects.filter(answers={}).count() == len(rows) - 2
