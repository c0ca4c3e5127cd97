"""What changed for a group: the database's sums say what the statistics say of the same rows, and only rows that count
are in them."""

from datetime import date, timedelta
from itertools import count
from typing import Any

import numpy as np
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearth.assessments import cohorts, library, summary
from hearth.assessments.models import Assessment, Score
from hearth.base import dates
from hearth.evidence.differences import paired
from hearth.journeys.models import Journey, Placement, Step
from hearth.people.models import Child, User
from hearth.records.cast import DAY, Cast
from hearth.schools.models import NurtureGroup

KEY, STRAND = "staff-observation", "trusting-adults"
START, AFTER = date(2026, 9, 10), date(2026, 11, 10)
numbers = count(1)


@pytest.fixture
def room(rowan: Cast) -> NurtureGroup:
    return rowan.rowan.groups.create(name="Oak Room", opened_on=date(2025, 9, 1))


def joins(room: NurtureGroup, on: date = START, *, until: date | None = None) -> Journey:
    lead = User.objects.filter(memberships__role="nurture_lead").first()
    assert lead is not None
    child = Child.objects.create(school=room.school, forename=f"C{next(numbers)}", surname="X", group=room)
    way = Journey.objects.create(child=child, group=room, began_on=on, begun_by=lead, key_adult=lead)
    Step.objects.create(journey=way, kind=Step.Kind.JOINED, taken_on=on, taken_by=lead)
    Placement.objects.create(child=child, journey=way, starts_on=on, ends_on=until, decided_by=lead)
    return way


def look(
    way: Journey, value: int | None, occasion: str = "start", *, by: User, on: date | None = None,
    role: str = "class_teacher", version: str = "1", strand: str = STRAND, **more: Any,
) -> Assessment:  # fmt: skip
    on = on or {"start": START, "along": AFTER, "end": AFTER + timedelta(1)}.get(occasion, AFTER + timedelta(7))
    row = Assessment.objects.create(
        child=way.child, journey=way, instrument_key=KEY, instrument_version=version, instrument_hash="x",
        occasion=occasion, respondent_is="staff", respondent=by, asked_by=by, asked_at=dates.moment(on),
        **{"submitted_at": dates.moment(on), "rater_role": role, **more},
    )  # fmt: skip
    if row.submitted_at:
        Score.objects.create(
            assessment=row, strand=strand, value=value, most=20, answered=5 if value is not None else 2
        )
    return row


def panels(rowan: Cast, room: NurtureGroup, person: str = "Miss Okafor", span: cohorts.Span = cohorts.ALL) -> Any:
    return {one.rater: one for one in summary.of([room], span, user=rowan.adult[person]).panels}


def line(panel: summary.Panel, strand: str = STRAND) -> summary.Line:
    return next(one for one in panel.lines if one.strand.id == strand)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=2, max_size=12))
def test_the_databases_sums_say_what_the_statistics_say_of_the_same_children(
    rowan: Cast, room: NurtureGroup, looks: list[tuple[int, int]]
) -> None:
    reid = rowan.adult["Mr Reid"]
    with transaction.atomic():
        for first, latest in looks:
            way = joins(room)
            look(way, first, by=reid)
            look(way, latest, "along", by=reid)
        said = line(panels(rowan, room)["class"])
        transaction.set_rollback(True)
    before, after = (np.array(column, dtype=float) for column in zip(*looks, strict=True))
    assert said.n == len(looks)
    assert said.mean_first == pytest.approx(before.mean()) and said.mean_latest == pytest.approx(after.mean())
    if np.ptp(after - before) == 0:
        assert said.change is None
        return
    expected = paired(before, after)
    assert said.change is not None and said.interval is not None
    assert said.change.change == pytest.approx(expected.change)
    assert said.interval.low == pytest.approx(expected.interval.low)
    assert said.interval.high == pytest.approx(expected.interval.high)
    assert said.change.r == (None if expected.r is None else pytest.approx(expected.r))
    assert said.chance is not None and said.up and said.down and said.within
    band = said.chance.band
    assert said.up.count == int((after - before > band).sum()) and said.down.count == int(
        (after - before < -band).sum()
    )
    assert said.up.count + said.down.count + said.within.count == said.n


def test_the_latest_look_is_the_one_at_the_end_or_else_the_newest_along_the_way(
    rowan: Cast, room: NurtureGroup
) -> None:
    reid, way, other = rowan.adult["Mr Reid"], joins(room), joins(room)
    look(way, 4, by=reid)
    look(way, 9, "end", by=reid, on=date(2026, 10, 1))
    look(way, 15, "along", by=reid, on=date(2026, 11, 1))
    look(way, 20, "later", by=reid, on=date(2026, 11, 20))
    look(other, 5, by=reid)
    look(other, 6, "along", by=reid, on=date(2026, 10, 1))
    look(other, 8, "along", by=reid, on=date(2026, 10, 20))
    said = line(panels(rowan, room)["class"])
    assert (said.n, said.mean_first, said.mean_latest) == (2, 4.5, 8.5)


def test_the_day_it_was_given_orders_looks_and_not_the_day_it_was_written_in(rowan: Cast, room: NurtureGroup) -> None:
    reid, way = rowan.adult["Mr Reid"], joins(room)
    look(way, 7, "along", by=reid, on=AFTER)
    look(way, 3, by=reid, on=DAY, given_on=START)
    assert line(panels(rowan, room)["class"]).difference == 4


def test_every_child_without_a_pair_is_counted_once_with_the_reason(rowan: Cast, room: NurtureGroup) -> None:
    reid, doyle = rowan.adult["Mr Reid"], rowan.adult["Mrs Doyle"]
    paired_way, unseen, here, gone, asked, rater, version, none = (
        joins(room), joins(room), joins(room), joins(room, until=date(2026, 10, 20)), joins(room), joins(room),
        joins(room), joins(room),
    )  # fmt: skip
    for way in (paired_way, unseen, here, gone, asked, rater, version):
        look(way, 6, by=reid)
    look(paired_way, 9, "end", by=reid)
    look(unseen, None, "end", by=reid)
    look(asked, None, "end", by=reid, submitted_at=None, rater_role="")
    look(rater, 9, "end", by=doyle)
    look(version, 9, "end", by=reid, version="2")
    panel = panels(rowan, room)["class"]
    assert panel.children == 8 and panel.both == 2
    assert line(panel).missing == summary.Missing(1, 1, 1, 1, 1, 1, 1)
    assert line(panel).n == 1 and line(panel).change is None
    lost = line(panel).lost
    assert lost is not None and lost.before_only == 5 and lost.lost is not None and lost.lost.mean == 6
    assert none.pk


def test_two_kinds_of_rater_stand_apart(rowan: Cast, room: NurtureGroup) -> None:
    way = joins(room)
    for person, role, first, latest in (("Mr Reid", "class_teacher", 3, 5), ("Mrs Bell", "assistant", 8, 7)):
        look(way, first, by=rowan.adult[person], role=role)
        look(way, latest, "along", by=rowan.adult[person], role=role)
    found = panels(rowan, room)
    assert line(found["class"]).difference == 2 and line(found["room"]).difference == -1


def test_what_is_withheld_or_put_right_or_of_another_group_is_never_counted(rowan: Cast, room: NurtureGroup) -> None:
    reid, way, withheld = rowan.adult["Mr Reid"], joins(room), joins(room)
    look(way, 2, by=reid)
    wrong = look(way, 3, "end", by=reid, on=AFTER)
    look(way, 10, "end", by=reid, on=AFTER, corrects=wrong)
    look(withheld, 1, by=reid)
    look(withheld, 20, "end", by=reid, withheld_at=dates.now())
    other = rowan.hazel.groups.create(name="Elm Room", opened_on=date(2025, 9, 1))
    elsewhere = joins(other)
    look(elsewhere, 0, by=reid)
    look(elsewhere, 20, "end", by=reid)
    said = line(panels(rowan, room)["class"])
    assert (said.n, said.mean_first, said.mean_latest) == (1, 2, 10)
    assert said.missing.here == 1
    assert summary.of([other], cohorts.ALL, user=rowan.adult["Miss Okafor"]) == summary.Summary(cohorts.ALL, 0, 0, ())
    both = summary.of([room, other], cohorts.ALL, user=rowan.adult["Miss Okafor"])
    assert both.children == 2


def test_what_is_being_put_right_counts_until_the_new_answers_are_sent(rowan: Cast, room: NurtureGroup) -> None:
    reid, way = rowan.adult["Mr Reid"], joins(room)
    look(way, 2, by=reid)
    sent = look(way, 8, "end", by=reid, on=AFTER)
    look(way, None, "end", by=reid, on=AFTER, corrects=sent, submitted_at=None)
    assert line(panels(rowan, room)["class"]).mean_latest == 8


def test_a_span_is_those_who_joined_in_it_or_had_a_place_in_it(rowan: Cast, room: NurtureGroup) -> None:
    joins(room, date(2025, 10, 1), until=date(2025, 12, 1))
    joins(room, date(2026, 3, 1))
    joins(room, START)
    lead = rowan.adult["Miss Okafor"]
    children = {
        name: summary.of([room], cohorts.of_name(name), user=lead).children
        for name in ("all", "began-2025", "began-2026", "here-2025", "here-2026", "nonsense", "began-x")
    }
    assert children == {
        "all": 3, "began-2025": 2, "began-2026": 1, "here-2025": 2, "here-2026": 2, "nonsense": 3, "began-x": 3,
    }  # fmt: skip
    assert cohorts.years([room], lead) == [2026, 2025]


def test_somebody_without_reach_is_told_of_nobody(rowan: Cast, room: NurtureGroup) -> None:
    way = joins(room)
    look(way, 2, by=rowan.adult["Mr Reid"])
    assert summary.of([room], cohorts.ALL, user=rowan.adult["Leila"]).children == 0
    assert summary.of([room], cohorts.ALL, user=rowan.adult["Mrs Kaur"]).children == 0


def test_it_asks_the_same_number_of_questions_however_many_children(rowan: Cast, room: NurtureGroup) -> None:
    reid, asked = rowan.adult["Mr Reid"], []
    panels(rowan, room)
    for _ in range(2):
        for _child in range(3):
            way = joins(room)
            look(way, 2, by=reid)
            look(way, 5, "end", by=reid)
        with CaptureQueriesContext(connection) as seen:
            panels(rowan, room)
        asked.append(len(seen))
    assert asked == [2, 2]


def test_small_numbers_are_said_and_regression_follows_from_the_stated_error(rowan: Cast, room: NurtureGroup) -> None:
    reid = rowan.adult["Mr Reid"]
    for first, latest in ((2, 5), (8, 8), (14, 19)):
        way = joins(room)
        look(way, first, by=reid)
        look(way, latest, "end", by=reid)
    said = line(panels(rowan, room)["class"])
    assert said.is_few and said.chance is not None and said.chance.stated is not None
    assert said.back_stated == pytest.approx(said.chance.stated**2 / 36)
    assert said.group_band == pytest.approx(said.chance.band / 3**0.5)
    assert library.get(KEY, 1).scoring is not None
