"""One strand over time: each adult apart, the band chance alone could give, and words that say what is drawn."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hearth.assessments import library
from hearth.assessments.chance import Chance
from hearth.assessments.line import Line, Look, Voice
from hearth.reports.charts import Chart
from hearth.reports.strand_lines import Span, picture

SVG = "{http://www.w3.org/2000/svg}"
SCALE = library.get("staff-observation", 1)
BEGIN = date(2026, 6, 1)
SPAN = Span(BEGIN, date(2026, 11, 24))


def line(
    who: str, *values: int | None, strand: int = 0, sem: float | None = 1.0, voice: Voice = "school", after: int = 0
) -> Line:
    assert SCALE.scoring is not None
    one = SCALE.scoring.strands[strand]
    looks = tuple(
        Look(BEGIN + timedelta(days=40 * n + after), "Along the way", value, 20, 5, 0, "Class teacher")
        for n, value in enumerate(values)
    )
    return Line(SCALE, one, SCALE.section(one.section), who, voice, looks, Chance(sem, "x") if sem else None)


def drawn(*lines: Line, rtl: bool = False) -> Chart:
    return picture("st-1", lines, SPAN, rtl=rtl)


def parsed(chart: Chart) -> ElementTree.Element:
    return ElementTree.fromstring(chart.svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def with_class(chart: Chart, tag: str, *wanted: str) -> list[ElementTree.Element]:
    return [e for e in parsed(chart).iter(f"{SVG}{tag}") if set(wanted) <= set((e.get("class") or "").split())]


def test_two_adults_are_two_lines_with_another_mark_other_dashes_and_a_name_each() -> None:
    chart = drawn(line("Mr Reid", 6, 9), line("Mrs Bell", 9, 13, after=3))
    lines = [e for e in with_class(chart, "path", "ln", "s") if "rim" not in (e.get("class") or "")]
    assert [sorted((e.get("class") or "").split()) for e in lines] == [["d1", "ln", "s"], ["d2", "ln", "s"]]
    last = [e for e in with_class(chart, "path", "s") if (e.get("class") or "") == "s"]
    assert [(e.get("d") or "").count(" ") for e in last] == [5, 7]
    names = {e.text for e in with_class(chart, "text", "b")}
    assert names == {"Mr Reid 9", "Mrs Bell 13"}


def test_the_band_is_as_wide_as_chance_on_both_sides_of_the_first_look() -> None:
    one = line("Mr Reid", 10, 12, sem=1.0)
    chart = drawn(one)
    (band,) = with_class(chart, "rect", "band")
    assert one.change is not None and one.change.band is not None
    middle = float(band.get("y") or 0) + float(band.get("height") or 0) / 2
    assert middle == pytest.approx(142 - 130 * 10 / 20, abs=0.1)
    assert float(band.get("height") or 0) == pytest.approx(2 * one.change.band * 130 / 20, abs=0.1)


def test_no_band_is_drawn_where_chance_is_not_known() -> None:
    chart = drawn(line("Mr Reid", 10, 12, sem=None))
    assert not with_class(chart, "rect", "band")
    assert "How much of this chance alone could give is not known" in chart.said


def test_it_says_what_it_shows_and_which_way_is_which() -> None:
    chart = drawn(line("Mr Reid", 6, 12))
    assert chart.said == (
        "Trusting adults. Mr Reid: 6, then 12, further along. More than chance alone would often give."
    )
    root = parsed(chart)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == chart.said
    assert desc is not None and "More is further along" in (desc.text or "")


def test_the_verdict_is_said_once_where_it_is_true_of_all_and_beside_each_where_it_is_not() -> None:
    alike = drawn(line("Mr Reid", 6, 7), line("Mrs Bell", 7, 8, after=3)).said
    assert alike == (
        "Trusting adults. Mr Reid: 6, then 7, further along. Mrs Bell: 7, then 8, further along. Chance alone could "
        "give either."
    )
    apart = drawn(line("Mr Reid", 6, 12), line("Mrs Bell", 8, 7, after=3)).said
    assert "Mr Reid: 6, then 12, further along: more than chance alone would often give." in apart
    assert "Mrs Bell: 8, then 7, not as far along just now: chance alone could give this." in apart


def test_the_days_are_on_the_axis_and_in_the_table() -> None:
    chart = drawn(line("Mr Reid", 6, 12))
    assert {"1 Jun", "24 Nov 2026"} <= {e.text for e in parsed(chart).iter(f"{SVG}text")}
    assert [row[0] for row in chart.table.rows] == ["1 June 2026", "11 July 2026"]


def test_seen_once_is_too_little_and_says_so() -> None:
    assert "A second look is needed" in drawn(line("Mr Reid", 6)).said


def test_the_table_holds_every_look_also_one_without_a_number() -> None:
    table = drawn(line("Mr Reid", 6, None, 12)).table
    assert [row[4] for row in table.rows] == ["6 of 20", "not enough seen", "12 of 20"]
    assert {row[2] for row in table.rows} == {"Class teacher"}
    assert "version 1" in table.caption and "More is further along" in table.caption


def test_different_strands_or_versions_never_share_an_axis() -> None:
    with pytest.raises(ValueError, match="one strand of one version"):
        drawn(line("Mr Reid", 6), line("Mr Reid", 6, strand=4))


def test_a_bad_id_is_refused() -> None:
    with pytest.raises(ValueError, match="not an id"):
        picture('"><script>', [line("Mr Reid", 6)], SPAN)


def test_names_are_escaped() -> None:
    assert "<b>" not in drawn(line("<b>Mr Reid</b>", 6, 7)).svg


def test_nothing_is_styled_in_place() -> None:
    svg = drawn(line("Mr Reid", 6, 9), line("Leila", 9, 13, voice="family")).svg
    assert "style=" not in svg and "fill=" not in svg and "stroke=" not in svg


def test_from_the_right_time_runs_the_other_way() -> None:
    left, right = drawn(line("Mr Reid", 6, 9)), drawn(line("Mr Reid", 6, 9), rtl=True)
    assert right.said == left.said and 'direction="rtl"' in right.svg

    def xs(chart: Chart) -> list[float]:
        (path,) = [e for e in with_class(chart, "path", "ln", "s") if "rim" not in (e.get("class") or "")]
        return [float(pair.split()[0]) for pair in re.findall(r"[\d.]+ [\d.]+", path.get("d") or "")]

    assert xs(left)[0] < xs(left)[1] and xs(right)[0] > xs(right)[1]


@example([[0], [0], [0], [18]])
@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 20)), min_size=1, max_size=5), min_size=1, max_size=5))
def test_whatever_was_seen_stays_on_the_paper(seen: list[list[int | None]]) -> None:
    chart = drawn(*(line(f"Adult {n}", *values, after=n) for n, values in enumerate(seen)))
    for e in parsed(chart).iter():
        for name, most in (("x", 330), ("y", 172), ("cx", 330), ("cy", 172)):
            if name in e.attrib:
                assert -1 <= float(e.attrib[name]) <= most
    assert len(chart.table.rows) == sum(len(values) for values in seen)
