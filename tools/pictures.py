"""The guides' pictures, taken from the cast: `python -m tools.pictures`, or with names to take only those.

Starts a demo of its own in a temporary folder, comes in as each person by the development sign-in, and leaves small
pictures in docs/pictures. `--whole FOLDER` keeps whole pages there instead, for looking at."""

import argparse
import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL
from typing import Any

import django
from django.apps import apps
from django.urls import reverse
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs/pictures"
LARGEST = 120_000
CHROMIUM = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic",
]  # fmt: skip
# Chromium without its language packages writes a day the American way.
BRITISH_DAYS = """for (const day of document.querySelectorAll('input[type=date]')) {
    const value = day.value; day.type = 'text'; day.value = value.split('-').reverse().join('/') || 'dd/mm/yyyy'; }"""
LAPTOP, PHONE = 1280, 390
SIZES: dict[int, ViewportSize] = {LAPTOP: {"width": LAPTOP, "height": 900}, PHONE: {"width": PHONE, "height": 844}}


@dataclass(frozen=True)
class Shot:
    """One picture: whose page, where, how wide, how much of it, and what that person does there first. What no guide
    shows is taken with `--whole` alone; where somebody does something it is opened all the same, for what follows."""

    name: str
    who: str
    where: Callable[[], str]
    wide: int = LAPTOP
    tall: int = 0
    first: Callable[[Page], None] | None = None
    in_a_guide: bool = True


def to(view: str, child: str = "") -> Callable[[], str]:
    """A page by its name, about a child of the cast."""

    def address() -> str:
        if not child:
            return reverse(view)
        return reverse(view, args=[_rows("people.Child").get(forename=child, school__urn="999901").pk])

    return address


def to_row(view: str, model: str, **which: object) -> Callable[[], str]:
    """A page about the latest row of a kind: `to_row("staff:review", "journeys.Review", child__forename="Amal")`."""

    def address() -> str:
        row = _rows(model).filter(**which).order_by("pk").last()
        if row is None:
            raise LookupError(f"no {model} with {which}")
        return reverse(view, args=[row.pk])

    return address


def _rows(model: str) -> Any:
    return apps.get_model(model)._default_manager


def ask_everybody(page: Page) -> None:
    page.locator("[name=whom][value=all]").check(force=True)
    page.locator("[name=occasion][value=start]").check(force=True)
    page.locator("main form button[type=submit]").first.click()


def tell_of_a_worry(page: Page) -> None:
    page.locator("[name=words]").fill("Finn showed me a mark on his arm at lunch and said: I am not meant to say.")
    page.locator("[name=came_from][value=child]").check(force=True)
    page.locator("[name=name]").fill("Finn")
    page.locator("main form button[type=submit]").first.click()


def choose_file(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(ROOT / "tests/exchange/fixtures/ctf25_rowan.xml")
    page.locator("main form button[type=submit]").first.click()


def in_english(page: Page) -> None:
    """The guides are in English, so Leila's pages are from here on; hers are in Urdu before."""
    page.locator(".language summary").click()
    page.locator(".language button[value=en-GB]").click()


def look_for(name: str) -> Callable[[Page], None]:
    def typed(page: Page) -> None:
        page.locator("main input[name=name]").fill(name)
        page.keyboard.press("Enter")

    return typed


def nobody() -> str:
    return "/"


LEAD, BELL, REID, MARSH = "Miss Okafor", "Mrs Bell", "Mr Reid", "Mrs Marsh"
OFFICE, VARGA, DOYLE, LEILA, TOM = "Mrs Pike", "Mr Varga", "Mrs Doyle", "Leila", "Tom"
LOOK, GROUP = "assessments.ClassLook", "schools.NurtureGroup"
ANSWERS, REVIEW, SHARING, GOAL = "assessments.Assessment", "journeys.Review", "journeys.ReviewSharing", "journeys.Goal"

SHOTS = (
    Shot("come-in", "", nobody, in_a_guide=False),
    Shot("come-in-phone", "", nobody, PHONE, in_a_guide=False),
    Shot("today", LEAD, to("staff:today")),
    Shot("today-tablet", BELL, to("staff:today"), PHONE, 1100),
    Shot("children", REID, to("staff:children"), tall=1250),
    Shot("child", LEAD, to("staff:child", "Amal"), tall=1500),
    Shot("child-phone", BELL, to("staff:child", "Amal"), PHONE, 1100, in_a_guide=False),
    Shot("who-is-who", LEAD, to("staff:people", "Amal")),
    Shot("restricted", LEAD, to("staff:people", "Nia")),
    Shot("concern", REID, to("staff:concern_for", "Bea")),
    Shot("concerns", LEAD, to("staff:concerns")),
    Shot("talk", LEAD, to("staff:new_talk", "Effie")),
    Shot("ask-round", LEAD, to("staff:ask_for_assessment", "Effie"), first=ask_everybody, in_a_guide=False),
    Shot("side-by-side", LEAD, to("staff:assessments", "Amal"), tall=1250),
    Shot("observation", REID, to_row("staff:assessment", ANSWERS, child__forename="Amal", submitted_at=None)),
    Shot("agreement", LEAD, to("staff:agreement", "Amal"), tall=1100),
    Shot("ask", LEAD, to("staff:new_ask", "Effie"), in_a_guide=False),
    Shot("divided", MARSH, to("staff:agreement", "Maryam"), tall=1100),
    Shot("group", LEAD, to("staff:group"), in_a_guide=False),
    Shot("places", LEAD, to("staff:places", "Amal"), in_a_guide=False),
    Shot("goals", BELL, to("staff:goals", "Amal")),
    Shot("review", LEAD, to_row("staff:review", REVIEW, child__forename="Amal"), tall=1100, in_a_guide=False),
    Shot("review-answered", LEAD, to_row("staff:review", REVIEW, child__forename="Amal", final_by__gt=0), tall=1250),
    Shot("return", LEAD, to("staff:return", "Jude"), tall=1100),
    Shot("cover", LEAD, to("staff:cover", "Amal"), in_a_guide=False),
    Shot("question", LEAD, to_row("staff:question", "conversations.Question", answered_at=None)),
    Shot("told-us", LEAD, to("staff:contributions", "Amal"), in_a_guide=False),
    Shot("team", MARSH, to("staff:team")),
    Shot("looked", MARSH, to("staff:log", "Amal")),
    Shot("speaking", OFFICE, to("staff:speaking_notes")),
    Shot("speaking-found", OFFICE, to("staff:speaking_notes"), first=look_for("Effie"), in_a_guide=False),
    Shot("worry", OFFICE, to("staff:new_handoff")),
    Shot("worry-sent", OFFICE, to("staff:new_handoff"), first=tell_of_a_worry, in_a_guide=False),
    Shot("safeguarding", VARGA, to("staff:handoffs")),
    Shot("receipt", VARGA, to_row("staff:handoff", "safeguarding.Handoff")),
    Shot("import", LEAD, to("staff:imports"), in_a_guide=False),
    Shot("import-preview", LEAD, to("staff:imports"), tall=1250, first=choose_file),
    Shot("class-look-grid", DOYLE, to_row("staff:class_look", LOOK, finished_at=None), tall=1100),
    Shot("class-look", LEAD, to_row("staff:class_look", LOOK, finished_at__isnull=False), tall=1250),
    Shot("change", LEAD, to("staff:change", "Amal"), tall=1500),
    Shot("what-changed", LEAD, to("staff:evidence"), tall=1500),
    Shot("learning", REID, to("staff:learning", "Amal")),
    Shot("what-helps", REID, to("staff:what_helps", "Amal"), tall=1250),
    Shot("review-pack", LEAD, to("staff:review_pack", "Amal"), tall=1250),
    Shot("support-plan", LEAD, to("staff:support_plan", "Amal"), tall=1250, in_a_guide=False),
    Shot("governors", MARSH, to("staff:governors"), tall=1250),
    Shot("inspection", MARSH, to("staff:inspection"), tall=1250, in_a_guide=False),
    Shot("shelf", LEAD, to("staff:measures"), tall=1250),
    Shot("lost-session", BELL, to_row("staff:lost_session", GROUP, school__urn="999901"), PHONE, in_a_guide=False),
    Shot("home-urdu", LEILA, to("parents:home"), PHONE, 1500),
    Shot("home", LEILA, to("parents:home"), PHONE, 1500, first=in_english),
    Shot("home-laptop", LEILA, to("parents:home"), in_a_guide=False),
    Shot("home-child", LEILA, to("parents:child", "Amal"), PHONE, 1500),
    Shot("home-ask", TOM, to_row("parents:ask", "agreements.Ask", child__forename="Effie"), PHONE, 1900),
    Shot("home-questions", TOM, to_row("parents:questions", ANSWERS, respondent__known_as="Tom"), PHONE, 1300),
    Shot("home-report", LEILA, to_row("parents:report", SHARING, adult__known_as="Leila"), PHONE, 1500),
    Shot("home-how-you-said", LEILA, to("parents:how_you_said", "Amal"), PHONE, 1500),
    Shot("home-goal", LEILA, to_row("parents:goal", GOAL, child__forename="Amal"), PHONE, in_a_guide=False),
    Shot("home-ask-us", LEILA, to("parents:ask_us", "Amal"), PHONE, 1300),
    Shot("home-tell-us", LEILA, to("parents:tell_us", "Amal"), PHONE, 1300, in_a_guide=False),
    Shot("home-looked", LEILA, to("parents:who_looked", "Amal"), PHONE, 1100, in_a_guide=False),
    Shot("home-who-sees", LEILA, to("parents:who_sees"), PHONE, 1100, in_a_guide=False),
    Shot("home-speaking", LEILA, to("parents:speaking_note"), PHONE, 1300, in_a_guide=False),
)  # fmt: skip


@contextmanager
def demo() -> Iterator[str]:
    """A demo of its own, from nothing, on a free port."""
    var = tempfile.mkdtemp(prefix="hearth-pictures-")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    os.environ |= {"HEARTH_VAR": var, "PORT": port, "DJANGO_SETTINGS_MODULE": "hearth.settings"}
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs beside the questions to the database
    served = subprocess.Popen([sys.executable, "manage.py", "run_demo"], cwd=ROOT, stdout=DEVNULL, stderr=DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, served)
        yield address
    finally:
        served.terminate()
        served.wait(timeout=20)
        shutil.rmtree(var, ignore_errors=True)


def _wait_for(address: str, served: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if served.poll() is not None:
            raise SystemExit("The demo did not start. Try `make run` to see why.")
        try:
            urllib.request.urlopen(address, timeout=2)
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise SystemExit("The demo did not answer in two minutes.")


def take(browser: Browser, address: str, shot: Shot, whole: bool) -> bytes:
    """One picture, as Chromium draws it. Nothing leaves this machine; what does not answer 200 is an error."""
    where = shot.where()
    context = browser.new_context(
        viewport=SIZES[shot.wide], device_scale_factor=1 if whole or shot.wide == LAPTOP else 2,
        is_mobile=shot.wide == PHONE, has_touch=shot.wide == PHONE, locale="en-GB", timezone_id="Europe/London",
    )  # fmt: skip
    try:
        page = context.new_page()
        page.route(
            "**/*",
            lambda route: route.continue_() if route.request.url.startswith((address, "data:")) else route.abort(),
        )
        if shot.who:
            page.goto(address)
            page.locator(".cast button", has=page.get_by_text(shot.who, exact=True)).click()
        answer = page.goto(address + where)
        if answer is None or answer.status != 200:
            raise LookupError(f"{where} answered {answer and answer.status}")
        if shot.first is not None:
            with page.expect_navigation() as after:
                shot.first(page)
            if after.value is None or after.value.status != 200:
                raise LookupError(f"{page.url} answered {after.value and after.value.status}")
        page.wait_for_load_state("networkidle")
        page.evaluate(BRITISH_DAYS)
        if whole:
            return page.screenshot(full_page=True)
        tall = min(shot.tall or SIZES[shot.wide]["height"], page.evaluate("document.documentElement.scrollHeight"))
        page.set_viewport_size({"width": shot.wide, "height": tall})
        return page.screenshot()
    finally:
        context.close()


def small(picture: bytes) -> bytes:
    """As few colours as it takes to stay light on a slow line."""
    full = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        kept = io.BytesIO()
        full.quantize(colours, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE).save(
            kept, "PNG", optimize=True
        )
        if kept.tell() < LARGEST:
            break
    return kept.getvalue()


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("names", nargs="*", help="only these pictures")
    wanted.add_argument("--whole", type=Path, help="keep whole pages, unreduced, in this folder")
    asked = wanted.parse_args()
    folder: Path = asked.whole or PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    trouble = []
    with demo() as address, sync_playwright() as playwright:
        django.setup()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        for shot in SHOTS:
            kept = asked.whole is not None or shot.in_a_guide
            if (asked.names and shot.name not in asked.names) or not (kept or shot.first):
                continue
            try:
                picture = take(browser, address, shot, whole=asked.whole is not None)
            except Exception as why:
                trouble.append(f"{shot.name}: {type(why).__name__} {str(why).splitlines()[0]}")
                continue
            if kept:
                (folder / f"{shot.name}.png").write_bytes(picture if asked.whole else small(picture))
                print(f"  {shot.name}")
        browser.close()
    print("\n".join(trouble))
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
