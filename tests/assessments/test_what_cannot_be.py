"""Days before a child was born, parts nobody could keep the points of, and numbers that are not ours to give away."""

from datetime import date

import pytest

from hearth.assessments import actions
from hearth.assessments.actions import learning, shelf
from hearth.assessments.models import Assessment, Score
from hearth.base.errors import RuleBroken
from hearth.records.cast import Cast
from tests.assessments.test_shelf import a_document, bring, word

pytestmark = pytest.mark.django_db
BEFORE = date(1900, 1, 1)


def typed_in(rowan: Cast, value: str) -> Assessment:
    bell = rowan.adult["Mrs Bell"]
    asked = actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key="boxall-2017", occasion="along", respondent=bell,
        respondent_is="staff", by=bell,
    )  # fmt: skip
    return actions.submit(asked, answers={"a": value}, by=bell)


def test_nobody_looked_at_a_child_before_it_was_born(rowan: Cast) -> None:
    leila = rowan.adult["Leila"]
    asked = actions.ask_for(
        rowan.child["Amal"].journeys.get(), instrument_key="home-baseline", occasion="later", respondent=leila,
        respondent_is="parent", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="Amal was not born on 1 January 1900. What you typed is still here."):
        actions.submit(
            asked, answers={"worries": "The bus."}, how="phone", given_on=BEFORE, by=rowan.adult["Miss Okafor"]
        )
    with pytest.raises(RuleBroken, match="Amal was not born"):
        learning.note_learning(rowan.child["Amal"], subject="maths", on=BEFORE, words="x", by=rowan.adult["Mr Reid"])


def test_a_questionnaire_whose_points_run_too_high_hears_a_sentence(rowan: Cast) -> None:
    high = [{"value": "0", "label": "No", "points": 0}, {"value": "1", "label": "Yes", "points": 9999}]
    items = [
        {"id": f"i{n}", "section": "all", "kind": "rating", "text": f"Number {n}", "strand": "all-of-it",
         "options": high}
        for n in range(4)
    ]  # fmt: skip
    table = a_document(
        rowan, items=items, sections=[{"id": "all", "title": "All", "direction": "More is more", "arrow": "up"}],
        scoring={"at_least": 4, "rule": "Added up.", "strands": [
            {"id": "all-of-it", "title": "All of it", "section": "all"},
        ]},
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="“All of it” could come to more than 32,767 points"):
        bring(rowan, table=table)


def test_a_score_the_safeguarding_lead_has_is_not_told_by_what_a_part_can_reach(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    word(rowan, "boxall-2017")
    sent = typed_in(rowan, "19")
    assert Score.objects.filter(assessment=sent, value=19).exists()
    with pytest.raises(RuleBroken, match="19 was typed in"):
        shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 12}, by=lead)
    Assessment.objects.filter(pk=sent.pk).update(withheld_at="2026-11-01T00:00Z")
    shelf.enter_maxima(rowan.rowan, instrument_key="boxall-2017", most={"a": 12}, by=lead)
