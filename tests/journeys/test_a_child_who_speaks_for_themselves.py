"""A child judged to understand is asked too: no place begins over their head."""

from datetime import date

import pytest

from hearth.agreements import actions as agreements
from hearth.agreements.now import child_says_yes
from hearth.base.errors import RuleBroken
from hearth.journeys.actions import placements
from hearth.people import actions as people
from hearth.records.cast import Cast


def test_a_birthday_alone_is_no_reason(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="what showed"):
        people.record_own_say(rowan.child["Amal"], why=" ", on=date(2026, 11, 24), by=rowan.adult["Miss Okafor"])


def test_a_place_waits_for_the_childs_own_yes(rowan: Cast) -> None:
    maryam, lead = rowan.child["Maryam"], rowan.adult["Miss Okafor"]
    journey = maryam.journeys.get()
    people.record_own_say(
        maryam, why="She asked who decides, and what happens if she says no.", on=date(2026, 11, 20), by=lead
    )
    agreements.hear_child(maryam, kind="not_yet", words="I like my class.", by=lead)
    journey.refresh_from_db()
    every = [(day, part) for day in range(5) for part in ("am", "pm")]
    with pytest.raises(RuleBroken, match="speaks for themselves"):
        placements.place(journey, sessions=every, starts_on=date(2026, 11, 30), by=lead)
    agreements.hear_child(maryam, kind="yes", by=lead)
    assert child_says_yes(maryam)
