"""What a parent said over time, in words: every person by themselves, every version by itself, and no number."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hearth.assessments import library
from hearth.assessments.models import Assessment
from hearth.people.models import Child, User
from hearth.reports.answers_over_time import Told, beside, over_time

LEILA, YUSUF = User(pk=1, forename="Leila", known_as="Leila"), User(pk=2, forename="Yusuf", known_as="Yusuf")
AMAL = Child(pk=1, forename="Amal")
SCALE = library.get("parent-outcomes", 1)
FIRST = next(one for one in SCALE.questions if one.options)
STEPS = [one.value for one in FIRST.options]
SVG = "{http://www.w3.org/2000/svg}"


def row(on: date, answers: dict[str, str], who: User = LEILA, key: str = "parent-outcomes") -> Assessment:
    return Assessment(
        child=AMAL, respondent=who, respondent_is="parent", instrument_key=key, instrument_version="1",
        answers=answers, given_on=on,
    )  # fmt: skip


def told(*values: str, who: User = LEILA) -> Told:
    (one,) = over_time([row(date(2026, 9, n + 1), {FIRST.id: value}, who) for n, value in enumerate(values)])
    return one


def svg_of(one: Told) -> ElementTree.Element:
    chart = one.areas[0].lines[0].chart
    assert chart is not None
    return ElementTree.fromstring(chart.svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_first_and_latest_are_said_in_the_words_that_were_chosen() -> None:
    line = told(STEPS[0], STEPS[2]).areas[0].lines[0]
    assert line.sentence == (
        f"On 1 September you said: “{FIRST.options[0].label}”. On 2 September you said: “{FIRST.options[2].label}”."
    )
    same = told(STEPS[1], STEPS[1]).areas[0].lines[0]
    assert same.sentence == f"On 1 September and on 2 September you said the same: “{FIRST.options[1].label}”."


def test_the_picture_has_a_row_for_each_answer_and_a_square_for_each_day() -> None:
    svg = svg_of(told(STEPS[0], STEPS[2], STEPS[1]))
    labels = {e.text for e in svg.iter(f"{SVG}text")}
    assert {one.label for one in FIRST.options if one.points is not None} <= labels
    assert [e.get("class") for e in svg.iter(f"{SVG}rect")] == ["f hollow", "f hollow", "f"]


def test_an_answer_that_is_no_step_is_in_the_table_and_not_drawn() -> None:
    aside = next(one for one in FIRST.options if one.points is None)
    one = told(STEPS[0], aside.value)
    assert len(list(svg_of(one).iter(f"{SVG}rect"))) == 1
    chart = one.areas[0].lines[0].chart
    assert chart is not None and chart.table.rows[1][1] == aside.label


@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=8))
def test_no_number_is_made_of_an_answer(values: list[str]) -> None:
    chart = told(*values).areas[0].lines[0].chart
    assert chart is not None and len(chart.table.rows) == len(values)
    words = {one.label for one in FIRST.options}
    assert all(cell in words for _, cell in chart.table.rows)


def test_each_person_and_each_set_of_questions_stands_alone() -> None:
    rows = [
        row(date(2026, 9, 1), {FIRST.id: STEPS[0]}), row(date(2026, 9, 2), {FIRST.id: STEPS[1]}, YUSUF),
        row(date(2026, 5, 1), {"good-at": "Boats"}, key="home-baseline"),
    ]  # fmt: skip
    found = [(one.who, one.instrument.key) for one in over_time(rows)]
    assert found == [("Leila", "parent-outcomes"), ("Yusuf", "parent-outcomes"), ("Leila", "home-baseline")]


def test_beside_each_other_nobody_is_added_or_ranked() -> None:
    rows = [
        row(date(2026, 9, 1), {FIRST.id: STEPS[0]}), row(date(2026, 11, 1), {FIRST.id: STEPS[2]}),
        row(date(2026, 9, 2), {FIRST.id: STEPS[1]}, YUSUF),
    ]  # fmt: skip
    (one,) = beside(over_time(rows))
    ((_title, ((_asked, cells),)),) = one.areas
    first, second, third = (option.label for option in FIRST.options[:3])
    assert cells == (("Leila", f"“{first}”, then “{third}”"), ("Yusuf", f"“{second}”"))
    assert one.people == (("Leila", "1 September 2026 and 1 November 2026"), ("Yusuf", "2 September 2026"))


@pytest.mark.parametrize("code", ["ur", "ar"])
def test_where_one_reads_from_the_right_time_runs_from_the_right(code: str) -> None:
    with translation.override(code):
        svg = svg_of(told(STEPS[0], STEPS[2]))
    first, latest = (float(e.get("x") or 0) for e in svg.iter(f"{SVG}rect"))
    assert svg.get("direction") == "rtl" and latest < first


def test_words_of_a_parent_are_escaped() -> None:
    (one,) = over_time([row(date(2026, 9, 1), {"good-at": "<script>"}, key="home-baseline")])
    assert one.areas[0].lines[0].latest.words == "<script>" and one.areas[0].lines[0].chart is None
