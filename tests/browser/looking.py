"""What a page is looked at for: faults a machine can find, and whether it fits."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

AXE = Axe().axe_script
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}


def faults(page: Page) -> list[str]:
    options = {"resultTypes": ["violations"], "runOnly": RULES}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("async (options) => (await axe.run(document, options)).violations", options)
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def is_within(page: Page, size: ViewportSize) -> bool:
    """Nothing has to be moved sideways to be read."""
    return bool(page.evaluate("document.documentElement.scrollWidth") <= size["width"])


def is_fine(page: Page) -> None:
    """At a desk and on a phone."""
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert faults(page) == []
        assert is_within(page, size), f"{page.url} is wider than {size['width']}"
