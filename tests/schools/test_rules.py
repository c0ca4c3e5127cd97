"""The law differs by nation, school type and day: facts are read from dated documents."""

from datetime import date

import pytest

from hearth.schools.models import Jurisdiction, School
from hearth.schools.rules import fact

NOW = date(2026, 2, 2)
EVERY = [(j, k) for j in Jurisdiction.values for k in School.Kind.values]


@pytest.mark.parametrize(("jurisdiction", "kind"), EVERY)
@pytest.mark.parametrize("topic", ["copy", "own_say", "keep"])
def test_every_nation_and_kind_of_school_has_words_for_a_parent(jurisdiction: str, kind: str, topic: str) -> None:
    found = fact(topic, jurisdiction=jurisdiction, kind=kind, on=NOW)
    assert found is not None
    assert found.words and found.source


def test_a_parents_own_right_is_only_in_maintained_schools_in_england() -> None:
    maintained = fact("copy", jurisdiction="england", kind="maintained", on=NOW)
    academy = fact("copy", jurisdiction="england", kind="academy", on=NOW)
    assert maintained is not None and maintained.days == 15 and "right of your own" in maintained.words
    assert academy is not None and academy.days is None and "your child’s" in academy.words


def test_every_school_in_scotland_answers_within_fifteen_school_days() -> None:
    assert {f.days for k in School.Kind.values if (f := fact("copy", jurisdiction="scotland", kind=k, on=NOW))} == {15}


def test_scotland_takes_it_that_a_child_understands_at_twelve_and_elsewhere_it_is_judged() -> None:
    scotland = fact("own_say", jurisdiction="scotland", kind="maintained", on=NOW)
    england = fact("own_say", jurisdiction="england", kind="maintained", on=NOW)
    assert scotland is not None and scotland.words.startswith("From 12")
    assert england is not None and "No birthday decides this" in england.words


def test_a_fact_does_not_hold_before_its_day() -> None:
    assert fact("copy", jurisdiction="scotland", kind="maintained", on=date(2003, 12, 31)) is None


def test_what_nobody_read_is_not_taken_as_checked() -> None:
    wales = fact("copy", jurisdiction="wales", kind="maintained", on=NOW)
    assert wales is not None and not wales.checked
