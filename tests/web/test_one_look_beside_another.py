"""First and latest are one person's two looks. Two people's looks show how the two differ, and not how a child grew."""

from datetime import timedelta

from django.urls import reverse

from hearth.assessments import actions
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.records.cast import Cast
from hearth.web.staff import child_page
from tests.web.signed_in import browser_of


def looks(rowan: Cast, name: str, points: str) -> Assessment:
    asked = actions.ask_for(
        rowan.child["Effie"].journeys.get(), instrument_key="staff-observation", occasion="later",
        respondent=rowan.adult[name], respondent_is="staff", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    answers = {question.id: points for question in asked.instrument.questions if question.kind == "rating"}
    return actions.submit(asked, answers=answers, by=rowan.adult[name])


def test_two_peoples_looks_are_no_change_of_the_child(rowan: Cast) -> None:
    looks(rowan, "Mr Reid", "0")
    looks(rowan, "Mr Osei", "3")
    page = child_page.of(rowan.child["Effie"], rowan.adult["Miss Okafor"])
    assert page.seen_by == "Mr Osei, November"
    assert page.seesaw is not None and "Mr Reid, November" not in page.seen_by
    with dates.at(dates.now() + timedelta(days=42)):
        looks(rowan, "Mr Reid", "2")
    again = child_page.of(rowan.child["Effie"], rowan.adult["Miss Okafor"])
    assert again.seen_by == "Mr Reid, November, then January"
    lead = browser_of(rowan.adult["Miss Okafor"])
    assert lead.get(reverse("staff:child", args=[rowan.child["Effie"].pk])).status_code == 200
