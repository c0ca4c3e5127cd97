"""The short page a parent is asked along the way: plain words, own words, and never a number."""

import re
from datetime import timedelta

from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.people.models import User
from hearth.records.cast import Cast
from hearth.web.staff import told
from tests.rules.test_words import reads_well
from tests.web.signed_in import browser_of

GIVEN = {"day-asked": "0", "day-not-now": "cannot-say", "feel-sleeps": "3", "school-words": "He says the bell is loud."}


def asked(rowan: Cast, name: str = "Leila") -> Assessment:
    return actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key="parent-outcomes", occasion="along",
        respondent=rowan.adult[name], respondent_is="parent", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_it_is_plain_to_read_and_says_no_number_and_no_way_up(rowan: Cast) -> None:
    leila, waiting = rowan.adult["Leila"], asked(rowan)
    User.objects.filter(pk=leila.pk).update(page_language="en-GB")
    page = browser_of(leila).get(reverse("parents:questions", args=[waiting.pk])).content.decode()
    reads_well(page, rowan)
    assert "How Amal feels" in page and "Amal is keen to go to school." in page
    assert "More means" not in page, "which way a scale runs is for school"
    assert "checked" not in page


def test_what_she_marked_comes_back_to_her_in_words(rowan: Cast) -> None:
    leila, waiting = rowan.adult["Leila"], asked(rowan)
    User.objects.filter(pk=leila.pk).update(page_language="en-GB")
    address = reverse("parents:questions", args=[waiting.pk])
    assert browser_of(leila).post(address, GIVEN).status_code == 302
    page = browser_of(leila).get(address).content.decode()
    words = re.sub(r"<[^>]+>", " ", page[page.index("Your words") :])
    assert "Not often" in words and "Nearly every day" in words and "Cannot say" in words
    assert not re.search(r"\b[0-9]+ of [0-9]+\b", words)


def test_what_she_cannot_say_is_missing_and_not_nought(rowan: Cast) -> None:
    waiting = asked(rowan)
    sent = actions.submit(waiting, answers=GIVEN, by=rowan.adult["Leila"])
    kept = {one.strand: (one.value, one.answered, one.missing) for one in sent.scores.all()}
    assert kept["the-day"] == (None, 1, 2)
    assert kept["learning"] == (None, 0, 3)


def test_her_words_are_answered_for_and_marks_alone_ask_for_nothing(rowan: Cast) -> None:
    leila, okafor = rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    marked = actions.submit(asked(rowan), answers={"feel-sleeps": "3"}, by=leila)
    assert marked not in told.home_answers(okafor) and not told.tells(marked)
    with dates.at(dates.now() + timedelta(days=40)):
        said = actions.submit(asked(rowan), answers=GIVEN, by=leila)
        assert said in told.home_answers(okafor) and told.tells(said)
        words = [one.words for one in told.of_child(rowan.child["Amal"], okafor, dates.today())]
        assert "He says the bell is loud." in words
        page = browser_of(okafor).get(reverse("staff:answer_for", args=["assessment", said.pk]) + "?part=school-words")
    assert "He says the bell is loud." in page.content.decode()


def test_each_parent_reads_their_own_alone(rowan: Cast) -> None:
    waiting = asked(rowan)
    assert browser_of(rowan.adult["Yusuf"]).get(reverse("parents:questions", args=[waiting.pk])).status_code == 404


def test_her_first_page_says_which_questions_wait(rowan: Cast) -> None:
    leila = rowan.adult["Leila"]
    User.objects.filter(pk=leila.pk).update(page_language="en-GB")
    asked(rowan)
    page = browser_of(leila).get(reverse("parents:home")).content.decode()
    assert "Tell us how things are going" in page
