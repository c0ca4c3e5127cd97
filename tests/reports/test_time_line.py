"""What was happening, on one line of time."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.base import dates
from hearth.journeys.models import Cover, Placement, Review
from hearth.records.cast import Cast
from hearth.reports import what_happened
from hearth.reports.strand_lines import Span
from hearth.reports.time_line import Event, Lane, Stretch, time_line

SPAN = Span(date(2026, 5, 6), date(2026, 11, 24))
SVG = "{http://www.w3.org/2000/svg}"


def test_stretches_and_events_are_told_in_the_order_of_time() -> None:
    lanes = [
        Lane("In the room", (Stretch(date(2026, 9, 7), None, "5 sessions a week", "5"),)),
        Lane("Reviews", events=(Event(date(2026, 10, 15), "Review held"),)),
        Lane("Return", events=(Event(date(2026, 6, 1), "A pause"),)),
    ]
    told = time_line("t", "Amal", lanes, SPAN).told
    assert [(one.number, one.what) for one in told] == [(1, "A pause"), (None, "5 sessions a week"), (2, "Review held")]
    assert told[1].day == "7 September 2026, and still"


def test_what_lies_outside_is_left_out_and_an_empty_lane_with_it() -> None:
    lanes = [Lane("Reviews", events=(Event(date(2025, 1, 1), "Review held"),))]
    line = time_line("t", "Amal", lanes, SPAN)
    assert line.told == () and "Reviews" not in line.chart.svg


def test_nothing_is_styled_in_place_and_words_are_escaped() -> None:
    svg = time_line("t", "<Amal>", [Lane("Key adult", (Stretch(SPAN.first, None, "<b>", "<b>"),))], SPAN).chart.svg
    assert "style=" not in svg and "<b>" not in svg and "&lt;Amal&gt;" in svg


def test_a_bad_id_is_refused() -> None:
    with pytest.raises(ValueError, match="not an id"):
        time_line("1 x", "Amal", [], SPAN)


@given(st.lists(st.dates(date(2026, 5, 6), date(2026, 11, 24)), max_size=30), st.booleans())
def test_numbers_never_touch_and_stay_on_the_paper(days: list[date], rtl: bool) -> None:
    events = tuple(Event(on, f"Thing {n}") for n, on in enumerate(days))
    svg = time_line("t", "Amal", [Lane("Steps", events=events)], SPAN, rtl=rtl).chart.svg
    root = ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
    places = [(float(e.attrib["cx"]), float(e.attrib["cy"])) for e in root.iter(f"{SVG}circle")]
    assert len(places) == len(days) and all(0 <= x <= 760 for x, _ in places)
    for n, (x, y) in enumerate(places):
        assert all(y != b or abs(x - a) >= 19 for a, b in places[n + 1 :])


# From a child's record.


def lanes(cast: Cast, who: str = "Miss Okafor") -> dict[str, Lane]:
    around = what_happened.fetch(cast.child["Amal"], cast.adult[who])
    return {lane.title: lane for lane in what_happened.lanes(around)}


def test_places_say_how_many_sessions_a_week(rowan: Cast) -> None:
    assert [one.words for one in lanes(rowan)["In the room"].stretches][-1] == "5 sessions a week"


def test_a_review_and_a_step_stand_on_their_day_without_their_words(rowan: Cast) -> None:
    found = lanes(rowan)
    assert Event(date(2026, 10, 15), "Review held") in found["Reviews"].events
    assert Event(date(2026, 9, 29), "Settled in") in found["Steps"].events
    assert not any(event.words == "Review" for event in found["Steps"].events)


def test_who_covered_stands_beside_the_key_adult(rowan: Cast) -> None:
    cover(rowan, leaving=False)
    adults = lanes(rowan)["Key adult"].stretches
    assert [(one.words, one.aside) for one in adults] == [("Miss Okafor", False), ("Mrs Bell covers", True)]


def test_a_hand_over_ends_one_stretch_and_begins_the_next(rowan: Cast) -> None:
    made = cover(rowan, leaving=True)
    made.journey.key_adult = rowan.adult["Mrs Bell"]
    made.journey.save()
    adults = lanes(rowan)["Key adult"].stretches
    assert [(one.words, one.until) for one in adults] == [("Miss Okafor", made.starts_on), ("Mrs Bell", None)]


def cover(cast: Cast, *, leaving: bool) -> Cover:
    amal = cast.child["Amal"]
    return Cover.objects.create(
        child=amal, journey=amal.journeys.open().get(), away=cast.adult["Miss Okafor"], cover=cast.adult["Mrs Bell"],
        starts_on=date(2026, 11, 2), ends_on=None if leaving else date(2026, 11, 9), leaving=leaving,
        child_told_on=date(2026, 10, 30), parent_told_on=date(2026, 10, 30), named_by=cast.adult["Miss Okafor"],
    )  # fmt: skip


def test_what_the_safeguarding_lead_has_leaves_no_gap(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    Review.objects.filter(child=amal).update(withheld_at=dates.now())
    Placement.objects.filter(child=amal).update(withheld_at=dates.now())
    found = lanes(rowan)
    assert found["Reviews"].is_empty and found["In the room"].is_empty


def test_only_those_who_reach_the_child(rowan: Cast) -> None:
    found = lanes(rowan, "Mrs Doyle")
    assert found["Steps"].is_empty and found["Key adult"].is_empty and found["In the room"].is_empty
