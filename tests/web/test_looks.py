"""Every part, drawn in Chromium: no accessibility violation, nothing wider than a phone, nothing the policy stops."""

import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from playwright.sync_api import Browser, Page, Route, sync_playwright

from hearth.base.inputs import BigChoice, BigTicks, Chips, DayField, PegPicture, RatingField, Words
from hearth.web.icons import ICONS
from hearth.web.pegs import PEGS
from hearth.web.read_over import Signs

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
SHOTS = os.environ.get("HEARTH_SHOTS")  # a folder, to look at the pictures too
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; form-action 'self'"
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Concern(forms.Form):
    child = forms.CharField(label="Which child?", error_messages={"required": "Say which child this is about"})
    seen_on = DayField(
        label="When did you see it?", error_messages={"required": "Say which day, for example 20 November"}
    )
    kinds = forms.MultipleChoiceField(
        label="What does it look like?",
        help_text="One or more.",
        choices=[("out", "Acting out"), ("disrupting", "Disrupting"), ("withdrawn", "Withdrawn")],
        widget=BigTicks(hints={"out": "Hits, shouts or runs", "withdrawn": "Very quiet, hides, does not join in"}),
        error_messages={"required": "Say what it looks like"},
    )
    well = forms.CharField(label="What goes well?", help_text="Begin here.", widget=Words(), required=False)
    chips = forms.MultipleChoiceField(
        label="What have you tried?", choices=[("a", "A quiet place"), ("b", "A job to do"), ("c", "A picture plan")],
        widget=Chips, required=False,
    )  # fmt: skip
    now = RatingField(label="Comes in when play ends", error_messages={"required": "Choose a number from 0 to 10"})
    room = forms.ChoiceField(label="Class", choices=[("3R", "3R, Mr Reid"), ("4B", "4B")])
    peg = forms.ChoiceField(
        label="Which peg?", choices=[(peg, peg) for peg in PEGS[:5]], widget=PegPicture, required=False
    )
    told = forms.BooleanField(label="I have told the parent", help_text="Talk first, then write.", required=False)
    paper = forms.FileField(label="A file", required=False)


class Answer(forms.Form):
    answer = forms.ChoiceField(
        label="What would you like to say today?",
        choices=[("yes", "Yes"), ("not_yet", "Not yet"), ("partly", "Partly"), ("no", "No")],
        widget=BigChoice(hints={
            "yes": "I am happy for Effie to start.", "not_yet": "I want to see it, think, or talk first.",
            "partly": "Some of it is right. Other parts are not.", "no": "I do not want this for Effie.",
        }),
    )  # fmt: skip
    why = forms.CharField(label="Is there anything you want us to know?", widget=Words(rows=3), required=False)
    feels = RatingField(label="How is coming to school?", required=False)


class SignIn(forms.Form):
    email = forms.EmailField(label="Your email, or the code on your letter")


def stages(*names: str) -> list[dict[str, str]]:
    here = len(names) - 3
    lines = (
        "6 May, from Leila",
        "May to June",
        "Yes, 24 June",
        "September",
        "Since 29 September",
        "Plan from January",
        "6 weeks",
    )
    return [
        {"label": name, "line": lines[at], "state": "done" if at < here else "here" if at == here else "next"}
        for at, name in enumerate(names)
    ]


def staff_links(*labels: str) -> list[dict[str, Any]]:
    return [{"url": "#", "label": label, "current": label == "Children", "key": ""} for label in labels]


LONG = staff_links(
    "Today", "Children", "Group", "Speaking notes", "Raise a concern", "Bring in children", "Staff", "Safeguarding"
)
PARENT = [
    {"url": "#", "label": label, "current": key == "home", "key": key}
    for key, label in (("home", "Home"), ("child", "Amal"), ("tell", "Tell us"), ("talk", "Talk to us"))
]
PEOPLE = [
    {"name": "Amal", "line": "Chose the boat for his peg", "peg": "boat"},
    {"name": "Leila", "line": "His mother. Ring after 2, through Mrs Anwar", "voice": "family"},
    {"name": "Mr Reid", "line": "Class teacher. Sees goals and what helps", "url": "#"},
    {"name": "Dr Shah", "line": "Northmoor. Sees figures without names", "voice": "area"},
]


def context() -> dict[str, Any]:
    seven = stages(
        "Concern", "Getting to know", "Agreeing", "Settling in", "In the group", "Back to class", "Keeping in touch"
    )
    return {
        "school": {"name": "Rowan Primary"},
        "request": SimpleNamespace(user="Miss Okafor", signs=Signs(frozenset(), {}, "")),
        "stages": seven,
        "long": [
            *seven[:4],
            {"label": "A pause", "line": "3 to 17 November", "state": "paused"},
            {"label": "In the group", "line": "Since 17 November", "state": "done"},
            {"label": "Back to class", "line": "January", "state": "done"},
            {"label": "A step back", "line": "2 February", "state": "done"},
            {"label": "A pause", "line": "Since 9 March", "state": "paused"},
            *seven[5:],
        ],
        "short": stages("We talk", "We ask you", "Settling in", "In the room", "Back in class"),
        "rows": [
            {"who": "Amal says", "voice": "child", "now": 6, "then": 2},
            {"who": "Leila says", "voice": "family", "now": 3, "then": 5},
            {"who": "Mr Reid says", "voice": "school", "now": 4, "then": 4},
            {"who": "Mrs Bell says", "voice": "school", "now": 1, "then": None},
            {"who": "Yusuf says", "voice": "family", "now": None, "then": None},
        ],
        "columns": ["Sep", "Oct", "Now"],
        "table": [["Amal", 2, 3, 6], ["Leila", 3, "not asked", 5]],
        "people": PEOPLE,
        "growing": [
            {"label": "Trusting adults", "then": 6, "now": 13},
            {"label": "Joining in", "then": 5, "now": 11},
            {"label": "Keeping attention", "then": None, "now": 9},
        ],
        "hindering": [
            {"label": "Keeping away from others", "then": 14, "now": 8},
            {"label": "Worry about change", "then": 12, "now": 15},
        ],
        "doors": [
            {"name": "Amal", "peg": "boat", "line": "Here 9.04", "state": "here"},
            {"name": "Kai", "peg": "snail", "line": "Not here yet", "state": "waiting"},
            {"name": "Oskar", "peg": "fish", "line": "With Mr Reid this morning: class science", "state": "away"},
            {"name": "Maryam", "peg": "moon", "line": "Dentist. Back about 10.", "state": "waiting"},
        ],
        "children": [
            {"name": "Amal", "room": "3R", "stage": "In the group", "next": "Review on Thursday"},
            {"name": "Effie", "room": "3R", "stage": "Agreeing", "next": "Ring Tom back. We said Monday."},
        ],
        "pegs": PEGS,
        "icons": list(ICONS),
    }


PAGES: dict[str, dict[str, Any]] = {
    "parts": {"nav": LONG},
    "form": {
        "nav": staff_links("Today", "Children", "Group", "Speaking notes"),
        "form": Concern({"well": "She reads to Bea."}),
    },
    "home": {"nav": PARENT},
    "agreement": {"nav": PARENT, "answer": Answer()},
    "door": {"sign_in": SignIn()},
    "letter": {},
    "404": {"portal": "family"},
}


def drawn(name: str, language: str = "en-gb") -> str:
    with translation.override(language):
        return render_to_string(f"{name}.html", context() | PAGES[name])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    dirs = [*settings.TEMPLATES[0]["DIRS"], HERE / "pages"]
    with override_settings(TEMPLATES=[settings.TEMPLATES[0] | {"DIRS": dirs}]), sync_playwright() as play:
        chromium = next(
            (path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None
        )
        quiet = [
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic",
        ]
        browser = play.chromium.launch(executable_path=chromium, args=quiet)
        yield browser
        browser.close()


def opened(
    browser: Browser, name: str, width: int = 1280, language: str = "en-gb", **kwargs: Any
) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900}, **kwargs)
    stopped: list[str] = []
    page.on("console", lambda said: stopped.append(said.text) if said.type == "error" else None)

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://hearth.test/")
        if path.startswith("static/"):
            found = finders.find(path.removeprefix("static/"))
            assert isinstance(found, str), f"{path} is not a static file"
            route.fulfill(body=Path(found).read_bytes(), content_type=mimetypes.guess_type(path)[0] or "font/woff2")
        else:
            html = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY}
            route.fulfill(body=drawn(name, language), headers=html)

    page.route("**/*", answer)
    page.goto(f"http://hearth.test/{name}")
    page.evaluate("document.fonts.ready")
    if SHOTS:
        mark = "-".join([name, str(width), *([language] if language != "en-gb" else []), *map(str, kwargs.values())])
        page.screenshot(path=f"{SHOTS}/{mark}.png", full_page=True)
    return page, stopped


def wrong_with(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"], "runOnly": RULES}).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_it_meets_the_accessibility_rules(browser: Browser, name: str, width: int, scheme: str) -> None:
    page, stopped = opened(browser, name, width, color_scheme=scheme)
    assert wrong_with(page) == []
    assert stopped == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_it_turns_round_for_urdu_on_a_small_phone(browser: Browser, name: str) -> None:
    page, _ = opened(browser, name, 320, "ur")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.parametrize("name", ["parts", "form", "home", "agreement"])
def test_everything_to_press_is_big_enough(browser: Browser, name: str) -> None:
    page, _ = opened(browser, name, 390)
    targets = "button, .btn, .input, .choice, .chip > span, .step span, nav a, summary, .peg-picture"
    small = page.evaluate(
        """(targets) => [...document.querySelectorAll(targets)]
        .filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 43.5)
        .map(it => it.outerHTML.slice(0, 90))""",
        targets,
    )
    assert small == []
    page.close()


def test_it_can_be_read_without_the_stylesheet_scripts_or_colours_of_ours(browser: Browser) -> None:
    page, _ = opened(browser, "parts", 1280, forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('.btn.quiet')).borderTopStyle") == "solid"
    page.close()
