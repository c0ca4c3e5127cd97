"""How learning goes: in words each term, put right without losing what stood there, asked for in one gentle line."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hearth.assessments.actions.learning import note_learning, put_learning_right
from hearth.assessments.models import LearningNote
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.safeguarding.models import Handoff
from tests.web.signed_in import browser_of

SAYS = {"subject": "reading", "words": "Reads signs to his friends.", "on": "2026-11-20", "attainment": "", "scale": ""}


@pytest.fixture
def reid(rowan: Cast) -> Client:
    return browser_of(rowan.adult["Mr Reid"])


def page(client: Client, child: Child) -> str:
    answer = client.get(reverse("staff:learning", args=[child.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def note(cast: Cast, words: str = "Reads signs.", on: date = date(2026, 11, 20), **more: str) -> LearningNote:
    return note_learning(cast.child["Amal"], subject="reading", words=words, on=on, by=cast.adult["Mr Reid"], **more)


def test_a_note_stands_under_its_subject_with_its_day_and_its_writer(rowan: Cast, reid: Client) -> None:
    path = reverse("staff:learning", args=[rowan.child["Amal"].pk])
    assert reid.post(path, {**SAYS, "attainment": "Working towards", "scale": "Our own steps"}).url == path
    shown = page(browser_of(rowan.adult["Mrs Bell"]), rowan.child["Amal"])
    for words in ("Reading", "20 November 2026", "Reads signs to his friends.", "Mr Reid",
                  "The school calls it “Working towards”, of “Our own steps”."):  # fmt: skip
        assert words in shown


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"words": "", "attainment": ""}, "Say how it goes, or what the school calls it."),
        ({"attainment": "Band 5"}, "Say which scale this is of."),
        ({"on": "2026-11-25"}, "That day has not come yet."),
        ({"on": ""}, "Say the day."),
        ({"subject": ""}, "Choose one."),
        ({"subject": "magic"}, "Choose one."),
    ],
)
def test_what_cannot_be_is_said_and_the_words_stay(rowan: Cast, reid: Client, said: dict[str, str], why: str) -> None:
    answer = reid.post(reverse("staff:learning", args=[rowan.child["Amal"].pk]), {**SAYS, **said})
    shown = answer.content.decode()
    assert answer.status_code == 200 and why in shown and not LearningNote.objects.exists()
    assert said.get("words") == "" or "Reads signs to his friends." in shown


def test_putting_right_is_another_note_and_the_one_before_is_kept(rowan: Cast, reid: Client) -> None:
    first = note(rowan)
    path = reverse("staff:learning_note", args=[first.pk])
    assert "Nothing is different" in reid.post(path, {**SAYS, "words": "Reads signs."}).content.decode()
    assert reid.post(path, {**SAYS, "words": "Reads signs and labels."}).status_code == 302
    first.refresh_from_db()
    later = LearningNote.objects.standing().get()
    assert (later.follows, first.words, later.words) == (first, "Reads signs.", "Reads signs and labels.")
    shown = page(reid, rowan.child["Amal"])
    assert (
        shown.index("Reads signs and labels.") < shown.index("What stood here before") < shown.index("Reads signs. <")
    )
    assert reid.get(path).status_code == 404, "only what stands is put right"
    with pytest.raises(RuleBroken, match="put right already"):
        put_learning_right(first, subject="reading", words="x", on=first.on, by=rowan.adult["Mr Reid"])


def test_what_is_handed_on_takes_what_it_followed_along_and_leaves_no_gap(rowan: Cast, reid: Client) -> None:
    first = note(rowan, "First words.")
    later = put_learning_right(first, subject="reading", words="Later words.", on=first.on, by=rowan.adult["Mr Reid"])
    assert reid.post(reverse("staff:hand_off_row", args=["learningnote", later.pk])).status_code in (200, 302)
    shown = page(reid, rowan.child["Amal"])
    assert (
        "Later words." not in shown and "First words." not in shown and "Nobody has written about learning yet" in shown
    )
    handed = Handoff.objects.latest("pk").words
    assert "Later words." in handed and "First words." in handed


def test_who_may_read_and_who_may_write(rowan: Cast, reid: Client) -> None:
    amal = rowan.child["Amal"]
    one, path = note(rowan), reverse("staff:learning", args=[amal.pk])
    varga, doyle = browser_of(rowan.adult["Mr Varga"]), browser_of(rowan.adult["Mrs Doyle"])
    assert "Reads signs." in page(varga, amal) and "<textarea" not in page(varga, amal)
    assert varga.post(path, SAYS).status_code == 403 and doyle.get(path).status_code == 404
    assert doyle.get(reverse("staff:learning_note", args=[one.pk])).status_code == 404
    with pytest.raises(RuleBroken, match="do not work with"):
        note_learning(rowan.child["Oskar"], subject="maths", words="x", on=one.on, by=rowan.adult["Mrs Doyle"])
    assert browser_of(rowan.adult["Leila"]).get(path).status_code == 404


def test_each_term_one_gentle_line_asks_and_then_is_quiet(rowan: Cast, reid: Client) -> None:
    children = reverse("staff:children")
    shown = reid.get(children).content.decode()
    line = shown.partition("When you have a moment this term")[2].partition("</p>")[0]
    assert reverse("staff:learning", args=[rowan.child["Amal"].pk]) in line
    assert shown.count("When you have a moment") == 1
    note(rowan, on=date(2026, 7, 1))
    assert reverse("staff:learning", args=[rowan.child["Amal"].pk]) in reid.get(children).content.decode()
    note(rowan)
    line = reid.get(children).content.decode().partition("When you have a moment this term")[2].partition("</p>")[0]
    assert reverse("staff:learning", args=[rowan.child["Amal"].pk]) not in line
    for other in ("Mrs Bell", "Miss Okafor", "Mr Varga"):
        shown = browser_of(rowan.adult[other]).get(children).content.decode()
        assert "When you have a moment" not in shown
    with dates.at(dates.moment(date(2026, 12, 28))):
        assert "When you have a moment" not in reid.get(children).content.decode(), "a holiday asks for nothing"


def test_many_notes_ask_as_much_as_one(rowan: Cast, reid: Client) -> None:
    counts = []
    page(reid, rowan.child["Amal"])
    for many in (1, 20):
        for n in range(many):
            first = note(rowan, f"Words {n}.")
            put_learning_right(first, subject="maths", words=f"More {n}.", on=first.on, by=rowan.adult["Miss Okafor"])
        with CaptureQueriesContext(connection) as seen:
            page(reid, rowan.child["Amal"])
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 12
