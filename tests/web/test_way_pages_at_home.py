"""Goals and reports as a parent meets them: their own voice, no other parent's, nothing after a restriction."""

from html import unescape

import pytest
from django.urls import reverse

from hearth.base import dates
from hearth.journeys.actions import goals, reviews
from hearth.journeys.models import Goal, Journey, Rating, ReviewSharing
from hearth.people import actions as people
from hearth.records.cast import Cast
from hearth.wording import plain, reading, unwanted
from tests.web.signed_in import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

TEXTS = {
    "strengths": "He waits for his turn at breakfast.\nHe tells us when it is too loud.",
    "harder": "Coming in when a game stops early is hard.",
    "learning": "He reads a page alone now.",
    "next_steps": "Mr Reid gives Amal a job after lunch.",
}


def path(name: str, pk: int) -> str:
    return reverse(f"parents:{name}", args=[pk])


@pytest.fixture
def goal(rowan: Cast) -> Goal:
    return Goal.objects.filter(child=rowan.child["Amal"]).open().first()


@pytest.fixture
def sharing(rowan: Cast) -> ReviewSharing:
    """A report on Amal, shared with Leila and not with Yusuf."""
    lead = rowan.adult["Miss Okafor"]
    journey = Journey.objects.open().get(child=rowan.child["Amal"])
    review = journey.reviews.ahead().first() or reviews.plan_review(journey, due_on=dates.today(), by=lead)
    reviews.write_review(review, held_on=dates.today(), **TEXTS, by=lead)
    return reviews.share_review(review, adult=rowan.adult["Leila"], by=lead)


def test_a_parent_rates_with_eleven_numbers_and_words(rowan: Cast, goal: Goal) -> None:
    Rating.objects.filter(goal=goal, rated_on=dates.today()).delete()
    leila = browser_of(rowan.adult["Leila"])
    page = leila.get(path("goal", goal.pk)).content.decode()
    assert page.count('type="radio"') == 11 and "checked" not in page
    empty = leila.post(path("goal", goal.pk), {"words": "Typed words"})
    assert empty.status_code == 200 and "Typed words" in empty.content.decode()
    assert leila.post(path("goal", goal.pk), {"value": "0", "words": "Not at all"}).status_code == 302
    rating = Rating.objects.get(goal=goal, by=rowan.adult["Leila"], rated_on=dates.today())
    assert (rating.voice, rating.value, rating.words, rating.entered_by) == ("family", 0, "Not at all", None)
    after = leila.get(path("goal", goal.pk)).content.decode()
    assert "You said 0 today." in after and 'type="radio"' not in after


def test_no_other_parents_number_or_name_is_on_the_page(rowan: Cast, goal: Goal, sharing: ReviewSharing) -> None:
    Rating.objects.filter(goal=goal, rated_on=dates.today()).delete()
    goals.rate(goal, voice="family", value=1, words="Only at my house", by=rowan.adult["Yusuf"])
    leila = browser_of(rowan.adult["Leila"])
    for page in (path("goal", goal.pk), path("report", sharing.pk)):
        shown = unescape(leila.get(page).content.decode())
        assert "Yusuf" not in shown and "Only at my house" not in shown


def test_only_the_parent_it_was_shared_with_opens_a_report(rowan: Cast, sharing: ReviewSharing) -> None:
    for who, status in (("Leila", 200), ("Yusuf", 404), ("Tom", 404)):
        for name in ("report", "report_pdf"):
            assert browser_of(rowan.adult[who]).get(path(name, sharing.pk)).status_code == status, (who, name)


def test_after_a_restriction_there_is_nothing_to_find(rowan: Cast, goal: Goal, sharing: ReviewSharing) -> None:
    leila = browser_of(rowan.adult["Leila"])
    tie = rowan.between("Amal", "Leila")
    people.restrict(tie, with_order=False, note="A refuge", by=rowan.adult["Miss Okafor"])
    for name, pk in (("report", sharing.pk), ("report_pdf", sharing.pk), ("goal", goal.pk)):
        assert leila.get(path(name, pk)).status_code == 404
        assert leila.post(path(name, pk), {"reply": "agree", "value": "3"}).status_code == 404
    assert not ReviewSharing.objects.get(pk=sharing.pk).reply


def test_the_parent_answers_before_it_is_final_and_the_words_stand_beside_it(
    rowan: Cast, sharing: ReviewSharing
) -> None:
    leila = browser_of(rowan.adult["Leila"])
    first = leila.get(path("report", sharing.pk)).content.decode()
    assert "This is not finished yet" in first and "Miss Okafor chose to show you this." in first
    assert leila.post(path("report", sharing.pk), {"words": "Typed"}).status_code == 200
    said = {"reply": "different", "words": "At home he does not wait."}
    assert leila.post(path("report", sharing.pk), said).status_code == 302
    assert "At home he does not wait." in leila.get(path("report", sharing.pk)).content.decode()
    reviews.finish_review(sharing.review, by=rowan.adult["Miss Okafor"])
    final = leila.get(path("report", sharing.pk)).content.decode()
    assert "This report is finished" in final and "At home he does not wait." in final
    assert 'name="reply"' not in final
    late = leila.post(path("report", sharing.pk), {"reply": "agree"})
    assert late.status_code == 200 and "finished" in late.content.decode()
    assert ReviewSharing.objects.get(pk=sharing.pk).reply == "different"


def test_a_changed_report_says_so_and_asks_again(rowan: Cast, sharing: ReviewSharing) -> None:
    leila, lead = browser_of(rowan.adult["Leila"]), rowan.adult["Miss Okafor"]
    leila.post(path("report", sharing.pk), {"reply": "partly"})
    with dates.at(dates.moment(dates.today(), "15:00")):
        sharing.review.refresh_from_db()
        reviews.write_review(sharing.review, held_on=dates.today(), **{**TEXTS, "harder": "Stopping."}, by=lead)
        assert "We changed some of it after you answered." in leila.get(path("report", sharing.pk)).content.decode()


def test_a_final_report_shows_nothing_said_later(rowan: Cast, goal: Goal, sharing: ReviewSharing) -> None:
    leila = rowan.adult["Leila"]
    reviews.finish_review(sharing.review, unanswered_why="We could not reach you.", by=rowan.adult["Miss Okafor"])
    before = browser_of(leila).get(path("report", sharing.pk)).content.decode()
    with dates.at(dates.moment(dates.next_weekday(dates.today(), 5))):
        goals.rate(goal, voice="school", value=10, by=rowan.adult["Mr Reid"])
        goals.rate(goal, voice="family", value=10, by=leila)
        after = browser_of(leila).get(path("report", sharing.pk)).content.decode()
    start, end = 'aria-labelledby="r-st"', "You can ask"
    assert before[before.index(start) : before.index(end)] == after[after.index(start) : after.index(end)]


def test_the_sheet_is_made_in_the_request(rowan: Cast, sharing: ReviewSharing) -> None:
    answer = browser_of(rowan.adult["Leila"]).get(path("report_pdf", sharing.pk))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize("name", ["goal", "report"])
def test_our_words_are_plain(rowan: Cast, goal: Goal, sharing: ReviewSharing, name: str) -> None:
    pk = {"goal": goal.pk, "report": sharing.pk}[name]
    html = browser_of(rowan.adult["Leila"]).get(path(name, pk)).content.decode()
    words = plain.blocks(html)
    assert not unwanted.found("\n".join(words))
    age = reading.reading_age(words, names=("Amal", "Leila", "Okafor", "Reid", "Willow"))
    assert age is not None and age <= reading.THRESHOLD, age
