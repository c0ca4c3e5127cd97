"""By keyboard alone: all there is on Today and the agreement pages is reached by Tab, in view, with its focus shown."""

from typing import Any

import pytest
from playwright.sync_api import Page

from hearth.agreements.models import Ask
from hearth.records.cast import Cast
from tests.browser.conftest import Comes
from tests.browser.ways_in import already_in

pytestmark = pytest.mark.browser

# One stop for each control; a group of radios is one, and its arrows do the rest.
CONTROLS = """() => {
  const stops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const seen = stops.filter((it) => it.checkVisibility() && !it.disabled && it.type !== "hidden");
  seen.forEach((it, at) => { it.dataset.stop = it.type === "radio" ? `radio ${it.name}` : `${at}`; });
  return seen.map((it) => it.dataset.stop);
}"""
# What stands out round the one that has the focus, on itself or on the card it belongs to; and whether it can be seen.
FOCUSED = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const around = [it, it.closest("label"), it.nextElementSibling].filter(Boolean).map((one) => getComputedStyle(one));
  const outlined = (look) => look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const shown = around.some((look) => outlined(look) || look.boxShadow !== "none");
  const card = it.closest("label") ?? it;
  const box = card.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
  const clear = !!over && (card.contains(over) || over.contains(it));
  return { stop: it.dataset.stop ?? "", what: it.outerHTML.slice(0, 100), shown, clear };
}"""


def _tabbed(page: Page) -> list[dict[str, Any]]:
    """Every stop, from the top of the page until it begins again."""
    found: list[dict[str, Any]] = []
    while len(found) < 200:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (found and stop["stop"] == found[0]["stop"]):
            return found
        found.append(stop)
    return found


def _can_be_used(page: Page) -> None:
    controls = set(page.evaluate(CONTROLS))
    stops = _tabbed(page)
    assert {stop["stop"] for stop in stops} == controls
    assert [stop["what"] for stop in stops if not stop["shown"]] == [], "the focus does not show"
    assert [stop["what"] for stop in stops if not stop["clear"]] == [], "something lies over it"


@pytest.mark.parametrize("size", [{"width": 1280, "height": 900}, {"width": 390, "height": 844}])
def test_today_and_the_agreement_page(rowan: Cast, comes: Comes, server: object, size: dict[str, int]) -> None:
    lead, tom = comes(rowan.adult["Miss Okafor"], {"viewport": size}), comes(rowan.adult["Tom"], {"viewport": size})
    for visitor in (lead, tom):
        already_in(visitor.page.context, visitor.user, str(server))
    _can_be_used(lead.opens("staff:today").page)
    ask = Ask.objects.get(child=rowan.child["Effie"])
    _can_be_used(lead.opens("staff:agreement", ask.child_id).page)
    _can_be_used(tom.opens("parents:ask", ask.pk).page)
