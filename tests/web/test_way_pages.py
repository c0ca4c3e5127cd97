"""Places, goals, reviews, the return, covers and the group, as staff meet them on the page."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.urls import reverse

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.journeys.actions import covers, goals, placements, reviews
from hearth.journeys.models import CheckIn, Cover, Goal, Journey, Placement, Rating, ReturnPlan, Review, ReviewSharing
from hearth.records.cast import Cast
from hearth.reports import parent_report
from hearth.room.models import Arrival
from hearth.safeguarding.models import Handoff
from tests.web.signed_in import browser_of

pytestmark = pytest.mark.django_db

TEXTS = {
    "strengths": "• He waits.\nHe asks.",
    "harder": "Lining up.",
    "learning": "Reads alone.",
    "next_steps": "Mr Reid: a job.",
}


def journey_of(rowan: Cast, name: str = "Amal") -> Journey:
    return Journey.objects.open().get(child=rowan.child[name])


def page(rowan: Cast, who: str, name: str, *args: object, status: int = 200) -> str:
    answer = browser_of(rowan.adult[who]).get(reverse(f"staff:{name}", args=args))
    assert answer.status_code == status, (who, name, answer.status_code)
    return unescape(answer.content.decode())


def post(rowan: Cast, who: str, name: str, *args: object, **said: object):
    return browser_of(rowan.adult[who]).post(reverse(f"staff:{name}", args=args), said)


@pytest.fixture
def review(rowan: Cast) -> Review:
    """Written for Amal, and shown to nobody."""
    journey = journey_of(rowan)
    lead = rowan.adult["Miss Okafor"]
    ahead = journey.reviews.ahead().first() or reviews.plan_review(journey, due_on=dates.today(), by=lead)
    return reviews.write_review(ahead, held_on=dates.today(), **TEXTS, by=lead)


def test_the_group_page_counts_places_and_names_the_adults(rowan: Cast) -> None:
    shown = page(rowan, "Miss Okafor", "group")
    here = Placement.objects.of_group(rowan.willow).running(dates.today())
    monday = here.filter(sessions__weekday=0, sessions__part="am").count()
    assert "Willow Room" in shown and "Mrs Bell" in shown
    assert f"<b>{monday}</b> of {rowan.willow.places}" in shown
    assert all(one.child.name in shown for one in here)


def test_the_group_page_takes_the_same_queries_at_one_and_at_many_children(
    rowan: Cast, django_assert_num_queries
) -> None:
    client = browser_of(rowan.adult["Miss Okafor"])
    client.get(reverse("staff:group"))
    with django_assert_num_queries(GROUP_QUERIES):
        client.get(reverse("staff:group"))
    few = Placement.objects.of_group(rowan.willow).exclude(child=rowan.child["Amal"])
    few.update(ends_on=date(2026, 9, 1), starts_on=date(2026, 8, 31))
    with django_assert_num_queries(GROUP_QUERIES):
        client.get(reverse("staff:group"))


GROUP_QUERIES = 10


def test_a_place_is_changed_and_the_old_one_stays_in_sight(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    shown = page(rowan, "Miss Okafor", "places", amal.pk)
    assert "every morning" in shown.lower()
    answer = post(rowan, "Miss Okafor", "places", amal.pk, starts_on="2026-11-30", am=["0", "1"], pm=[], why="Less now")
    assert answer.status_code == 302
    assert placements.sessions_on(journey_of(rowan), date(2026, 11, 30)) == {(0, "am"), (1, "am")}
    assert "Monday and Tuesday mornings" in page(rowan, "Miss Okafor", "places", amal.pk)


def test_a_place_form_keeps_what_was_typed(rowan: Cast) -> None:
    answer = post(rowan, "Miss Okafor", "places", rowan.child["Amal"].pk, starts_on="2026-11-30", why="Kept words")
    assert answer.status_code == 200
    assert "Kept words" in answer.content.decode() and "Choose at least one" in answer.content.decode()


def test_those_who_may_not_place_do_not(rowan: Cast) -> None:
    amal = rowan.child["Amal"].pk
    assert post(rowan, "Mrs Bell", "places", amal).status_code == 403
    assert post(rowan, "Mr Reid", "places", amal).status_code == 403


def test_a_place_ends_with_a_reason(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    assert post(rowan, "Miss Okafor", "end_place", amal.pk, on="2026-12-01", why="").status_code == 200
    assert (
        post(rowan, "Miss Okafor", "end_place", amal.pk, on="2026-12-01", why="Leila wants a rest").status_code == 302
    )
    assert "Leila wants a rest" in page(rowan, "Miss Okafor", "places", amal.pk)


def test_goals_are_drawn_with_a_table_twin_and_what_was_ours(rowan: Cast) -> None:
    shown = page(rowan, "Mr Reid", "goals", rowan.child["Amal"].pk)
    assert (
        shown.count('<svg class="chart"')
        == Goal.objects.filter(child=rowan.child["Amal"]).exclude(ratings=None).distinct().count()
    )
    assert "See this as a table" in shown and "Up is closer to the goal" in shown


def test_a_goal_is_set_rated_in_each_voice_and_ended(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"], rowan.adult["Leila"]
    said = {"words": "Ask for a break", "chosen_by": "child", "helps_here": "A card", "helps_home": ""}
    assert post(rowan, "Miss Okafor", "new_goal", amal.pk, **said).status_code == 302
    goal = Goal.objects.get(child=amal, words="Ask for a break")
    for voice in ("child", "school", f"family-{leila.pk}"):
        assert post(rowan, "Mr Reid", "rate_goal", goal.pk, voice=voice, value="4", words="So").status_code == 302
    assert [(r.voice, r.value) for r in goal.ratings.all()] == [("child", 4), ("school", 4), ("family", 4)]
    family = goal.ratings.get(voice="family")
    assert (family.by, family.entered_by) == (leila, rowan.adult["Mr Reid"])
    again = post(rowan, "Mrs Bell", "rate_goal", goal.pk, voice="child", value="9", words="Typed again")
    assert again.status_code == 200
    assert "Amal said 4 today already" in again.content.decode() and "Typed again" in again.content.decode()
    assert post(rowan, "Mr Reid", "end_goal", goal.pk, how="Done").status_code == 403
    assert post(rowan, "Miss Okafor", "end_goal", goal.pk, how="Reached").status_code == 302
    assert "Reached" in page(rowan, "Miss Okafor", "goals", amal.pk)


def test_a_parent_who_may_not_see_the_record_is_not_among_the_voices(rowan: Cast) -> None:
    goal = Goal.objects.filter(child=rowan.child["Amal"]).open().first()
    stranger = rowan.adult["Tom"]
    answer = post(rowan, "Miss Okafor", "rate_goal", goal.pk, voice=f"family-{stranger.pk}", value="4")
    assert answer.status_code == 200
    assert not Rating.objects.filter(goal=goal, by=stranger).exists()


def test_staff_see_the_report_exactly_as_the_parent_will(rowan: Cast, review: Review) -> None:
    leila = rowan.adult["Leila"]
    preview = page(rowan, "Miss Okafor", "review", review.pk)
    assert "As Leila reads it" in preview and "Nobody" not in preview.split("As Leila reads it")[0]
    assert not review.sharings.exists()
    assert post(rowan, "Miss Okafor", "share_review", review.pk, adult=leila.pk).status_code == 302
    sharing = ReviewSharing.objects.get(review=review, adult=leila)
    after = page(rowan, "Miss Okafor", "review", review.pk)
    theirs = browser_of(leila).get(reverse("parents:report", args=[sharing.pk])).content.decode()
    start, end = '<section class="card stack" aria-labelledby="r-st">', "You can ask"
    cut = [unescape(text)[unescape(text).index(start) : unescape(text).index(end)] for text in (after, theirs)]
    assert cut[0] == cut[1]


def test_a_review_goes_from_plan_to_final_with_the_parents_words_beside_it(rowan: Cast, review: Review) -> None:
    leila = rowan.adult["Leila"]
    post(rowan, "Miss Okafor", "share_review", review.pk, adult=leila.pk)
    sharing = ReviewSharing.objects.get(review=review, adult=leila)
    refused = post(rowan, "Miss Okafor", "finish_review", review.pk)
    assert refused.status_code == 200 and "Leila has not answered" in refused.content.decode()
    said = {"how": "phone", "reply": "different", "words": "He does not wait at home."}
    assert post(rowan, "Miss Okafor", "enter_reply", sharing.pk, **said).status_code == 302
    shown = page(rowan, "Miss Okafor", "review", review.pk)
    assert "He does not wait at home." in shown and "written down by Miss Okafor" in shown
    assert post(rowan, "Miss Okafor", "finish_review", review.pk).status_code == 302
    assert post(rowan, "Miss Okafor", "write_review", review.pk, held_on="2026-11-24", **TEXTS).status_code == 200
    assert Review.objects.get(pk=review.pk).final_by == rowan.adult["Miss Okafor"]


def test_the_report_form_keeps_what_was_typed_and_asks_for_strengths(rowan: Cast, review: Review) -> None:
    answer = post(rowan, "Miss Okafor", "write_review", review.pk, **{**TEXTS, "strengths": ""}, held_on="2026-11-24")
    shown = answer.content.decode()
    assert answer.status_code == 200 and "Begin with what has grown" in shown and "Lining up." in shown


def test_a_class_teacher_reads_but_does_not_write_or_share(rowan: Cast, review: Review) -> None:
    shown = page(rowan, "Mr Reid", "review", review.pk)
    assert "Show it to" not in shown and "Change the report" not in shown
    for name in ("write_review", "share_review", "finish_review", "move_review"):
        assert post(rowan, "Mr Reid", name, review.pk).status_code == 403


def test_a_report_is_not_shared_with_somebody_who_may_not_see(rowan: Cast, review: Review) -> None:
    for nobody in (rowan.adult["Tom"].pk, ""):
        assert post(rowan, "Miss Okafor", "share_review", review.pk, adult=nobody).status_code == 404
    assert not review.sharings.exists()


def test_the_sheet_is_a_tagged_pdf_and_leaves_an_entry(rowan: Cast, review: Review) -> None:
    leila = rowan.adult["Leila"]
    sharing = reviews.share_review(review, adult=leila, by=rowan.adult["Miss Okafor"])
    before = Entry.objects.count()
    answer = browser_of(rowan.adult["Miss Okafor"]).get(reverse("staff:review_pdf", args=[sharing.pk]))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.content or b"/MarkInfo" in answer.content
    entries = list(Entry.objects.order_by("-pk")[: Entry.objects.count() - before])
    assert [(e.what, e.child_id, e.looked) for e in entries] == [("staff:review_pdf", rowan.child["Amal"].pk, True)]


def test_a_review_is_planned_and_moved(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    journey_of(rowan).reviews.ahead().delete()
    assert post(rowan, "Miss Okafor", "new_review", amal.pk, due_on="2026-11-01").status_code == 200
    assert post(rowan, "Miss Okafor", "new_review", amal.pk, due_on="2026-12-10").status_code == 302
    planned = journey_of(rowan).reviews.ahead().get()
    assert post(rowan, "Miss Okafor", "move_review", planned.pk, due_on="2026-12-11").status_code == 302
    assert "Friday 11 December 2026" in page(rowan, "Miss Okafor", "review", planned.pk)


def test_the_way_back_is_planned_stepped_and_followed_up(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    ReturnPlan.objects.filter(child=amal).delete()
    plan = {"child_wants": "Science first", "parent_wants": "", "teacher_does": "The plan", "if_hard": "A walk"}
    assert post(rowan, "Miss Okafor", "plan_return", amal.pk, **plan).status_code == 302
    assert "Not asked yet. That is ours to do." in page(rowan, "Mr Reid", "return", amal.pk)
    step = {"kind": "forward", "on": "2026-11-24", "am": ["0", "1"], "beside": "Mrs Bell", "how_it_is": "Ready"}
    assert post(rowan, "Miss Okafor", "return_step", amal.pk, **step).status_code == 302
    assert post(rowan, "Miss Okafor", "return_step", amal.pk, kind="pause", on="2026-11-25").status_code == 302
    last = {"kind": "forward", "on": "2026-12-01"}
    assert post(rowan, "Miss Okafor", "return_step", amal.pk, **last).status_code == 302
    shown = page(rowan, "Mr Reid", "return", amal.pk)
    for words in ("A pause", "In class full time.", "Six weeks", "Mrs Bell goes along", "to come"):
        assert words in shown
    assert CheckIn.objects.get(child=amal, when="six_weeks").due_on == date(2027, 1, 12)


def test_a_check_in_is_written_by_the_class_teacher(rowan: Cast) -> None:
    checkin = CheckIn.objects.filter(held_on=None, child__in=rowan.child.values()).first()
    assert checkin is not None, "nobody in the cast waits for a check-in"
    said = {
        "held_on": dates.today().isoformat(),
        "child_says": "",
        "parent_says": "",
        "teacher_says": "",
        "next_steps": "",
    }
    assert post(rowan, "Miss Okafor", "check_in", checkin.pk, **said).status_code == 200
    assert post(rowan, "Miss Okafor", "check_in", checkin.pk, **{**said, "teacher_says": "Joins in"}).status_code == 302
    shown = page(rowan, "Miss Okafor", "check_in", checkin.pk)
    assert "Joins in" in shown and "Not asked. That was ours to do." in shown


def test_a_cover_is_named_from_the_people_who_work_with_the_child(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    shown = page(rowan, "Miss Okafor", "cover", amal.pk)
    other = next(name for name in ("Mrs Bell", "Miss Okafor") if rowan.adult[name] != journey_of(rowan).key_adult)
    told = dates.today().isoformat()
    said = {
        "cover": rowan.adult[other].pk, "starts_on": "2026-11-30", "ends_on": "2026-12-04",
        "child_told_on": told, "parent_told_on": told,
    }  # fmt: skip
    assert other in shown
    assert post(rowan, "Miss Okafor", "cover", amal.pk, **{**said, "cover": rowan.adult["Leila"].pk}).status_code == 200
    assert post(rowan, "Miss Okafor", "cover", amal.pk, **{**said, "child_told_on": "2026-11-30"}).status_code == 200
    assert post(rowan, "Miss Okafor", "cover", amal.pk, **said).status_code == 302
    cover = Cover.objects.get(child=amal, starts_on=date(2026, 11, 30))
    assert post(rowan, "Miss Okafor", "end_cover", cover.pk, ends_on="2026-12-02").status_code == 302
    assert "until 2 December 2026" in page(rowan, "Miss Okafor", "cover", amal.pk)
    assert post(rowan, "Mrs Bell", "cover", amal.pk, **said).status_code == 403


def test_one_press_marks_a_child_here_and_the_page_behind_says_where_else(rowan: Cast) -> None:
    Arrival.objects.all().delete()
    amal = rowan.child["Amal"]
    assert post(rowan, "Mrs Bell", "arrival", amal.pk, where="here").url == reverse("staff:today")
    assert post(rowan, "Mrs Bell", "arrival", amal.pk, where="").url == reverse("staff:arrival", args=[amal.pk])
    assert "Marked here at 9.05" in page(rowan, "Mrs Bell", "arrival", amal.pk)
    no_words = post(rowan, "Mrs Bell", "arrival", amal.pk, where="elsewhere", place="")
    assert no_words.status_code == 200 and "with whom" in no_words.content.decode()
    assert post(rowan, "Mrs Bell", "arrival", amal.pk, where="elsewhere", place="Swimming, Mr Reid").status_code == 302
    assert Arrival.objects.get(child=amal).place == "Swimming, Mr Reid"
    assert post(rowan, "Mrs Bell", "arrival", amal.pk, where="elsewhere", undo="1").status_code == 302
    assert not Arrival.objects.filter(child=amal).exists()


def test_a_child_of_another_school_is_not_found(rowan: Cast) -> None:
    hazel = next(child for child in rowan.child.values() if child.school_id == rowan.hazel.pk)
    for name in ("places", "goals", "new_goal", "new_review", "return", "cover", "arrival"):
        page(rowan, "Miss Okafor", name, hazel.pk, status=404)


def test_what_was_handed_to_the_safeguarding_lead_is_gone_without_a_gap(rowan: Cast, review: Review) -> None:
    sharing = reviews.share_review(review, adult=rowan.adult["Leila"], by=rowan.adult["Miss Okafor"])
    goal = Goal.objects.filter(child=rowan.child["Amal"]).open().first()
    for row in (review, goal):
        type(row).objects.filter(pk=row.pk).update(withheld_at=dates.now() - timedelta(minutes=1))
    assert goal.words not in page(rowan, "Miss Okafor", "goals", rowan.child["Amal"].pk)
    page(rowan, "Miss Okafor", "review", review.pk, status=404)
    leila = browser_of(rowan.adult["Leila"])
    for path in (reverse("parents:report", args=[sharing.pk]), reverse("parents:goal", args=[goal.pk])):
        assert leila.get(path).status_code == 404


def test_a_parents_words_that_may_be_a_disclosure_leave_no_gap(rowan: Cast, review: Review) -> None:
    leila, lead = rowan.adult["Leila"], rowan.adult["Miss Okafor"]
    sharing = reviews.share_review(review, adult=leila, by=lead)
    reviews.reply_to_review(sharing, reply="different", words="He is hit at night", by=leila)
    goal = Goal.objects.filter(child=rowan.child["Amal"]).open().first()
    Rating.objects.filter(goal=goal, rated_on=dates.today()).delete()
    rating = goals.rate(goal, voice="family", value=3, words="He is locked in", by=leila)
    for kind, row, words in (("reviewsharing", sharing, "He is hit"), ("rating", rating, "He is locked in")):
        offered = page(rowan, "Miss Okafor", "hand_off_row", kind, row.pk)
        assert words in offered
        assert post(rowan, "Miss Okafor", "hand_off_row", kind, row.pk, words="Please ring me").status_code == 302
        assert Handoff.objects.get(row_kind=kind, row_id=row.pk).words.count(words) == 1
        page(rowan, "Miss Okafor", "hand_off_row", kind, row.pk, status=404)
    shown = page(rowan, "Miss Okafor", "review", review.pk)
    assert "He is hit" not in shown and "I see it differently" not in shown and "No answer yet" in shown
    assert "Leila says 3" in page(rowan, "Miss Okafor", "goals", goal.child_id)
    assert "He is locked in" not in page(rowan, "Miss Okafor", "goals", goal.child_id)
    home = browser_of(leila)
    assert "He is hit at night" in home.get(reverse("parents:report", args=[sharing.pk])).content.decode()
    assert "He is locked in" in home.get(reverse("parents:goal", args=[goal.pk])).content.decode()
    sheet = parent_report.seen_by(
        Review.objects.get(pk=review.pk), leila, sharing=ReviewSharing.objects.get(pk=sharing.pk)
    )
    assert "He is hit" in parent_report.on_paper(sheet, room="Willow Room").your_view
    assert parent_report.on_paper(sheet, room="Willow Room", at_school=True).your_view == ""


def test_whoever_covers_takes_over_from_one_who_left(rowan: Cast) -> None:
    amal, today = rowan.child["Amal"], dates.today()
    journey = journey_of(rowan)
    with dates.at(dates.moment(today - timedelta(days=7))):
        cover = covers.name_cover(
            journey, cover=rowan.adult["Mrs Bell"], starts_on=today, leaving=True, child_told_on=dates.today(),
            parent_told_on=dates.today(), by=rowan.adult["Mrs Marsh"],
        )  # fmt: skip
    assert "has left" in page(rowan, "Mrs Marsh", "cover", amal.pk)
    for who, status in (("Mrs Bell", 403), ("Mr Reid", 403), ("Leila", 404)):
        assert post(rowan, who, "hand_over", cover.pk).status_code == status
    assert post(rowan, "Mrs Marsh", "hand_over", cover.pk).status_code == 302
    assert journey_of(rowan).key_adult == rowan.adult["Mrs Bell"]


def test_every_row_of_a_list_can_be_handed_on_quietly(rowan: Cast) -> None:
    amal, leila = rowan.child["Amal"].pk, rowan.adult["Leila"]
    goal = Goal.objects.filter(child=amal).open().first()
    Rating.objects.filter(goal=goal, rated_on=dates.today()).delete()
    goals.rate(goal, voice="family", value=3, words="He is locked in", by=leila)
    for name in ("goals", "agreement", "new_talk"):
        shown = page(rowan, "Miss Okafor", name, amal)
        folded = re.findall(r'<details class="more hand-on">.*?</details>', shown)
        assert folded, name
        assert all("Is somebody in danger here?" in one and "/safety/" in one for one in folded), folded
        rest = re.sub(r'<details class="more hand-on">.*?</details>', "", shown)
        assert "Hand it to the safeguarding lead" not in rest, "said once a row, and folded"
