"""The same thing sent twice in one moment: both look before either has written, the database keeps the first, and the
second hears a sentence instead of an error. The rival's row is written just before ours, after ours has looked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.assessments import actions as assessments
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions import goals, journeys
from hearth.journeys.models import Journey, Rating
from hearth.people import actions as people
from hearth.people.models import User
from hearth.records.cast import Cast
from tests.web.signed_in import browser_of


@contextmanager
def rival_before_the_first_row_of(table: str, rival: Callable[[], object]) -> Iterator[None]:
    came: list[str] = []

    def wrapper(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not came and sql.startswith(f'INSERT INTO "{table}"'):
            came.append(sql)
            rival()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrapper):
        yield
    assert came, f"nothing was written to {table}"


def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


def test_a_way_begun_twice_at_once_begins_once(rowan: Cast) -> None:
    luca, key = rowan.child["Luca"], rowan.adult["Mrs Bell"]

    def rival() -> None:
        Journey.objects.create(
            child=luca, group=rowan.willow, began_on=dates.today(), begun_by=lead(rowan), key_adult=key
        )

    with rival_before_the_first_row_of("journeys_journey", rival), pytest.raises(RuleBroken, match="begun already"):
        journeys.begin(luca, group=rowan.willow, key_adult=key, by=lead(rowan))


def test_the_page_that_begins_says_so_and_keeps_what_was_chosen(rowan: Cast) -> None:
    luca, key = rowan.child["Luca"], rowan.adult["Mrs Bell"]

    def rival() -> None:
        Journey.objects.create(
            child=luca, group=rowan.willow, began_on=dates.today(), begun_by=lead(rowan), key_adult=key
        )

    with rival_before_the_first_row_of("journeys_journey", rival):
        answer = browser_of(lead(rowan)).post(
            reverse("staff:begin_journey", args=[luca.pk]), {"group": rowan.willow.pk, "key_adult": key.pk}
        )
    assert answer.status_code == 200 and "journey has begun already" in answer.content.decode()


def test_a_goal_rated_twice_at_once_keeps_the_first(rowan: Cast) -> None:
    goal, leila = rowan.child["Amal"].goals.open().order_by("pk").last(), rowan.adult["Leila"]

    def rival() -> None:
        Rating.objects.create(child=goal.child, goal=goal, voice="family", by=leila, value=3, rated_on=dates.today())

    with rival_before_the_first_row_of("journeys_rating", rival), pytest.raises(RuleBroken, match="sent twice"):
        goals.rate(goal, voice="family", value=7, by=leila)


def test_an_adult_asked_twice_at_once_is_asked_once(rowan: Cast) -> None:
    luca, elena = rowan.child["Luca"], rowan.adult["Elena"]
    people.note_first_talk(rowan.between("Luca", "Elena"), on=dates.today(), by=lead(rowan))
    offer = {"group": rowan.willow, "adult": elena, "offer": "Four mornings.", "why": "It is calm there."}

    def rival() -> None:
        Ask.objects.create(child=luca, **offer, asked_by=lead(rowan), asked_at=dates.now())

    with rival_before_the_first_row_of("agreements_ask", rival), pytest.raises(RuleBroken, match="asked already"):
        agreements.ask(luca, **offer, by=lead(rowan))


def test_a_view_asked_for_twice_at_once_is_asked_for_once(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    for one in amal.assessments.waiting():
        assessments.let_go(one, by=lead(rowan))
    facts = {"instrument_key": "child-voice", "respondent": lead(rowan), "respondent_is": "child"}

    def rival() -> None:
        Assessment.objects.create(
            child=amal, journey=amal.journeys.get(), **facts, instrument_version="1", instrument_hash="x",
            occasion="start", asked_by=lead(rowan), asked_at=dates.now(),
        )  # fmt: skip

    with (
        rival_before_the_first_row_of("assessments_assessment", rival),
        pytest.raises(RuleBroken, match="asked already"),
    ):
        assessments.hear_child(amal.journeys.get(), by=lead(rowan))
