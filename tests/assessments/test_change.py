"""One child over time: what stands in a line, what ends one, and how much chance alone could give."""

from dataclasses import replace
from datetime import date, timedelta
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments import chance, change, library, raters
from hearth.assessments.chance import BY_ASSUMPTION, Chance, Measured
from hearth.assessments.change import Rows
from hearth.assessments.line import COULD, LITTLE, MORE, SOON, UNKNOWN, Line, Look
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.evidence.reliable import sem_if_one_step_off
from hearth.records.cast import Cast
from hearth.records.cast.answers import seen
from hearth.records.cast.ways import answered

SCALE = library.get("staff-observation", 1)
BEGIN = date(2026, 6, 1)
values = st.one_of(st.none(), st.integers(0, 20))


def line(*given: int | None, strand: int = 0, sem: float | None = sem_if_one_step_off(5), days: int = 60) -> Line:
    assert SCALE.scoring is not None
    one = SCALE.scoring.strands[strand]
    looks = tuple(
        Look(
            BEGIN + timedelta(days=days * n), "At the start", value, 20, 2 if value is None else 5,
            3 if value is None else 0, at_start=n == 0,
        )
        for n, value in enumerate(given)
    )  # fmt: skip
    return Line(SCALE, one, SCALE.section(one.section), "Mr Reid", "school", looks, Chance(sem, "x") if sem else None)


@given(first=st.integers(0, 20), latest=st.integers(0, 20), sem=st.floats(0.1, 6))
def test_a_change_is_named_by_its_band_alone(first: int, latest: int, sem: float) -> None:
    made = line(first, latest, sem=sem).change
    assert made is not None and made.band == pytest.approx(1.96 * sqrt(2) * sem, rel=1e-4)
    assert made.verdict == (MORE if abs(latest - first) > made.band else COULD)


@given(st.lists(values, min_size=1, max_size=6))
def test_only_looks_with_a_number_are_compared(given_: list[int | None]) -> None:
    made = line(*given_)
    known = [value for value in given_ if value is not None]
    assert made.missing == len(given_) - len(known)
    if len(known) < 2:
        assert made.change is None and made.verdict == LITTLE
    else:
        assert made.change is not None and made.change.difference == known[-1] - known[0]


@given(first=st.integers(0, 20), latest=st.integers(0, 20))
def test_the_two_halves_read_opposite_ways(first: int, latest: int) -> None:
    growing, in_the_way = line(first, latest).change, line(first, latest, strand=4).change
    assert growing is not None and in_the_way is not None
    grew = growing.way == "further along than before"
    assert grew == (in_the_way.way == "in the way more just now") == (latest > first)
    assert (growing.verdict, growing.difference) == (in_the_way.verdict, in_the_way.difference)


def test_a_part_worked_out_from_fewer_answers_has_a_wider_band() -> None:
    whole = Chance(1.0, "x")
    look = Look(BEGIN, "", 10, 20, 5, 0)
    half_filled = Look(BEGIN, "", 10, 20, 4, 1)
    assert whole.of_change(look, look) == pytest.approx(whole.band)
    assert whole.of_change(look, half_filled) == pytest.approx(1.96 * sqrt(1 + 5 / 4), rel=1e-4)


@given(stated=st.floats(0, 5), measured=st.floats(0, 5))
def test_the_words_go_by_the_wider_band(stated: float, measured: float) -> None:
    assert Chance(stated, "x", Measured(measured, 12)).sem == max(stated, measured)


def test_what_was_measured_here_is_said_beside_what_was_assumed() -> None:
    known = {"Trusting adults": Chance(1.0, "Assumed.", Measured(2.0, 12)), "Joining in": Chance(1.0, "Assumed.")}
    assert chance.in_words(known) == (
        "Chance alone could move a part by 2.8 points either way. Assumed.",
        "Measured here, from pairs of adults who looked at one child within three weeks: Trusting adults 5.5 points "
        "(12 pairs), either way. What a child does differently on another day is not in that. The words beside a "
        "change go by the wider of the two.",
    )
    assert chance.in_words({}) == ()


def test_where_nobody_knows_the_chance_nothing_is_made_of_a_change() -> None:
    made = line(3, 18, sem=None).change
    assert made is not None and made.verdict == UNKNOWN and made.band is None
    assert "further along than before, by 15 points" in made.said


def test_looks_nearer_than_the_document_asks_are_too_little_to_say() -> None:
    newest = library.get("staff-observation")
    assert newest.apart_days > 1
    near, far = (
        replace(line(3, 18, days=days), instrument=newest) for days in (newest.apart_days - 1, newest.apart_days)
    )
    assert near.change is not None and near.change.verdict == SOON
    assert far.change is not None and far.change.verdict == MORE


def test_a_change_is_said_in_one_sentence_without_praise() -> None:
    made = line(6, 7).change
    assert made is not None and made.said == "further along than before, by 1 point: chance alone could give this"


@given(st.integers(2, 12))
def test_more_parts_leave_their_band_by_chance_more_easily(n: int) -> None:
    assert change.over_by_chance([line(1, 9)] * n) == pytest.approx(1 - 0.95**n)
    assert change.over_by_chance([line(1, 9)] * n) < change.over_by_chance([line(1, 9)] * (n + 1))


def test_a_low_moment_is_one_at_the_start_on_the_harder_side() -> None:
    assert line(8, 12).began_low and not line(9, 12).began_low
    assert line(12, 4, strand=4).began_low and not line(11, 4, strand=4).began_low
    late = Look(BEGIN, "Along the way", 2, 20, 5, 0)
    assert not Line(SCALE, line(1).strand, line(1).section, "Mr Reid", "school", (late,), None).began_low


# From rows.


def rows(cast: Cast, who: str = "Miss Okafor") -> Rows:
    return change.fetch(cast.child["Amal"], cast.adult[who])


def look_again(cast: Cast, who: str, totals: tuple[int, ...], on: date, occasion: str = "along") -> Assessment:
    journey = cast.child["Amal"].journeys.open().get()
    return answered(
        journey, instrument="staff-observation", respondent=cast.adult[who], as_="staff", answers=scored(totals),
        on=on, occasion=occasion, by=cast.adult["Miss Okafor"],
    )  # fmt: skip


def scored(totals: tuple[int, ...]) -> dict[str, str]:
    """Those totals in whatever version is asked now."""
    instrument = library.get("staff-observation")
    assert instrument.scoring is not None
    if len(instrument.scoring.strands) == len(totals) and instrument.version == 1:
        return seen(totals)
    return {
        item.id: str(min(total // len(instrument.in_strand(strand.id)), item.top))
        for strand, total in zip(instrument.scoring.strands, totals, strict=False)
        for item in instrument.in_strand(strand.id)
    }


def of_scale(cast: Cast) -> list[Line]:
    return [one for one in change.lines(rows(cast)) if one.instrument.key == "staff-observation"]


def test_two_adults_are_two_lines(rowan: Cast) -> None:
    assert {one.rater for one in of_scale(rowan)} == {"Mr Reid", "Mrs Bell"}
    assert all(len({look.assessment for look in one.looks}) == 1 for one in of_scale(rowan))
    assert any("Mr Reid and Mrs Bell each have a line of their own" in note for note in change.notes(of_scale(rowan)))


def test_strengths_come_first(rowan: Cast) -> None:
    arrows = [one.section.arrow for one in of_scale(rowan) if one.instrument.version == 1]
    assert arrows == sorted(arrows, key=["up", "down"].index)


def test_one_adults_looks_are_one_line_with_day_and_occasion(rowan: Cast) -> None:
    look_again(rowan, "Mrs Bell", (8, 7, 8, 8, 10, 11, 12), date(2026, 9, 23))
    bell = [one for one in of_scale(rowan) if one.rater == "Mrs Bell"]
    assert max(len(one.looks) for one in bell) in (1, 2)
    assert {look.on for one in bell for look in one.looks} == {date(2026, 9, 23), date(2026, 11, 18)}


def test_versions_never_share_a_line_and_the_page_says_where_one_stops(rowan: Cast) -> None:
    of_reid = Assessment.objects.submitted().filter(child=rowan.child["Amal"], respondent=rowan.adult["Mr Reid"])
    of_reid.filter(instrument_key="staff-observation").update(instrument_version="1")
    look_again(rowan, "Mr Reid", (8, 7, 8, 8, 10, 11, 12), date(2026, 9, 23))
    newest = library.get("staff-observation").version
    reid = [one for one in of_scale(rowan) if one.rater == "Mr Reid"]
    assert {one.instrument.version for one in reid} == {1, newest}
    assert all(len(one.looks) == 1 and one.change is None for one in reid)
    stops = (
        f"From 23 September 2026 Mr Reid answered version {newest} of the questions. The line of version 1 stops "
        "there, and another begins."
    )
    assert stops in change.notes(reid)


def test_what_the_safeguarding_lead_has_stands_in_no_line_and_leaves_no_gap(rowan: Cast) -> None:
    before = of_scale(rowan)
    of_bell = Assessment.objects.filter(child=rowan.child["Amal"], respondent=rowan.adult["Mrs Bell"])
    of_bell.filter(instrument_key="staff-observation").update(withheld_at=dates.now())
    after = of_scale(rowan)
    assert {one.rater for one in after} == {"Mr Reid"}
    assert len(after) < len(before) and all(look.value is not None for one in after for look in one.looks)
    assert not any("Bell" in note for note in change.notes(after))


def test_what_was_put_right_is_kept_apart_and_keeps_its_day(rowan: Cast) -> None:
    of_reid = Assessment.objects.submitted().filter(child=rowan.child["Amal"], respondent=rowan.adult["Mr Reid"])
    first = of_reid.get(instrument_key="staff-observation")
    day = change.fetch(rowan.child["Amal"], rowan.adult["Miss Okafor"]).seen_on(first)
    with dates.at(dates.moment(date(2026, 11, 23), "16:00")):
        scores = list(first.scores.all())
        right = Assessment.objects.get(pk=first.pk)
        right.pk, right.corrects, right.submitted_at = None, first, dates.now()
        right._state.adding = True
        right.save()
        for score in scores:
            score.pk, score.assessment, score.value = None, right, 9
            score._state.adding = True
            score.save()
    reid = [one for one in of_scale(rowan) if one.rater == "Mr Reid"]
    assert all([look.value for look in one.looks] == [9] for one in reid)
    assert {look.on for one in reid for look in one.looks} == {day}
    assert [one.pk for one in rows(rowan).put_right] == [first.pk]


def test_only_those_who_reach_the_child_get_rows(rowan: Cast) -> None:
    assert rows(rowan, "Mr Reid").counted
    assert not rows(rowan, "Mrs Kaur").counted and not rows(rowan, "Mrs Doyle").counted


def test_the_assumption_is_said_as_one(rowan: Cast) -> None:
    for one in of_scale(rowan):
        assert one.chance is not None and "An assumption" in " ".join(chance.in_words({one.strand.title: one.chance}))
    assert "assumption, not a measurement" in BY_ASSUMPTION


# Two adults close together.

ONE = ("staff-observation", "1", "trusting-adults")


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(0, 90), st.integers(0, 20)), max_size=40))
def test_a_look_is_in_one_pair_at_most_and_pairs_are_of_two_adults_close_together(
    looks: list[tuple[int, int, int, int]],
) -> None:
    given_ = [(ONE, child, adult, BEGIN + timedelta(days=day), value) for child, adult, day, value in looks]
    pairs = raters.pairs_of(given_).get(ONE, [])
    assert 2 * len(pairs) <= len(looks)
    if len({adult for _, adult, _, _ in looks}) < 2:
        assert not pairs


def test_fewer_than_ten_pairs_measure_nothing() -> None:
    assert raters.of_pairs([(1, 2)] * 9) is None
    made = raters.of_pairs([(n, n + (n % 2)) for n in range(10)])
    assert made is not None and made.pairs == 10 and made.sem == pytest.approx(0.527046 / sqrt(2), rel=1e-4)


def test_a_look_more_than_three_weeks_away_is_no_pair() -> None:
    def two(days: int) -> int:
        return len(raters.pairs_of([(ONE, 1, 1, BEGIN, 4), (ONE, 1, 2, BEGIN + timedelta(days=days), 6)]).get(ONE, []))

    assert (two(21), two(22)) == (1, 0)
