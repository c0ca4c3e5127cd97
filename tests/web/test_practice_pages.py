"""The exercises on a screen and on paper, and what was done."""

import re
from html import unescape

import pytest
from django.test import Client

from hearth.practice import library
from hearth.practice.models import StaffPractice
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


@pytest.fixture
def osei(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Mr Osei"])


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return unescape(answer.content.decode())


def titles(html: str) -> list[str]:
    return re.findall(r'<h2><a href="/practice/[a-z-]+/">([^<]+)</a>', html)


def test_the_list_narrows_to_a_role_and_a_short_meeting(osei: Client) -> None:
    assert len(titles(page(osei, "/practice/"))) == 10
    midday = titles(page(osei, "/practice/?for=midday"))
    assert "Two minutes at the gate" in midday and "The letter nobody can read" not in midday
    short = titles(page(osei, "/practice/?for=midday&time=short"))
    assert set(short) < set(midday) and "When a parent is angry" not in short
    assert len(titles(page(osei, "/practice/?for=nobody"))) == 10


@pytest.mark.parametrize("one", library.newest(), ids=lambda one: one.key)
def test_it_goes_step_by_step_and_all_of_it_is_on_the_paper(osei: Client, one: library.Exercise) -> None:
    one = one.in_room("Willow Room")
    paper = page(osei, f"/practice/{one.key}/paper/")
    for number, step in enumerate(one.steps, 1):
        shown = page(osei, f"/practice/{one.key}/?step={number}")
        assert f"<h1>{step.title}</h1>" in shown and f"Step {number} of {len(one.steps)}" in shown
        for text in (*step.do, *(sentence.text for sentence in step.sentences)):
            assert text in shown and text in paper
    assert one.take_away in page(osei, f"/practice/{one.key}/?step={len(one.steps) + 1}")
    assert one.take_away in paper


def test_no_step_is_no_trouble(osei: Client) -> None:
    for step in ("", "x", "-1", "99", "9999999", "²"):
        page(osei, f"/practice/two-homes/?step={step}")
    assert osei.get("/practice/no-such/").status_code == 404


def test_a_sentence_said_in_a_hurry_is_marked_as_such(osei: Client) -> None:
    assert "As we say it in a hurry" in page(osei, "/practice/two-homes/?step=1")
    assert "As a parent might say it" in page(osei, "/practice/where-blame-goes/?step=1")


def test_we_did_this(rowan: Cast, osei: Client) -> None:
    sent = {
        "done_on": "2026-11-24",
        "people": "7",
        "roles": ["office", "midday"],
        "will_try": "Tom will be rung first.",
    }
    named = unescape(osei.post("/practice/two-homes/done/", sent).content.decode())
    assert "“Tom” is a name" in named and "Put plain words in their place" in named
    plain = unescape(osei.post("/practice/two-homes/done/", {**sent, "plain": "yes"}).content.decode())
    assert "The parent will be rung first." in plain and 'value="7"' in plain
    assert plain.count("checked") == 2 and not StaffPractice.objects.filter(exercise="two-homes").exists()
    done = osei.post("/practice/two-homes/done/", {**sent, "will_try": "Both homes, the same day."}, follow=True)
    assert "24 November: Two homes, one child" in unescape(done.content.decode())
    everybody = page(browser_of(rowan.adult["Mrs Pike"]), "/practice/")
    assert "Both homes, the same day." in everybody and "take it out" not in everybody
    row = StaffPractice.objects.get(exercise="two-homes")
    assert osei.post(f"/practice/done/{row.pk}/mistake/").status_code == 302
    assert "Both homes, the same day." not in page(osei, "/practice/")


def test_only_this_schools_and_this_years(rowan: Cast) -> None:
    assert "Nothing yet this year" in page(browser_of(rowan.adult["Mrs Kaur"]), "/practice/")
