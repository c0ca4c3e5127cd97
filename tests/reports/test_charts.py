"""Charts: what they draw, what they say, and that both tell the same."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearth.reports.charts import LABEL_GAP, Gap, Voice, When, trajectories

SVG = "{http://www.w3.org/2000/svg}"
TERM = [When("Sep", "September"), When("Oct", "October"), When("Nov", "November"), When("Now", "now")]
AMAL = Voice("child", "Amal", (2, 3, 5, 6))
LEILA = Voice("family", "Leila", (3, 3, 4, 5))
SCHOOL = Voice("school", "School", (1, 2, 3, 4))


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in parsed(svg).iter(f"{SVG}text")]


def names(svg: str) -> list[tuple[str, float]]:
    return [(e.text or "", float(e.attrib["y"])) for e in parsed(svg).iter(f"{SVG}text") if e.get("class") == "b"]


def test_it_says_what_it_shows() -> None:
    chart = trajectories("g1", "Come in when play ends", TERM, [AMAL, LEILA, SCHOOL])
    assert chart.said == "Amal says 6, up from 2 in September. Leila says 5, up from 3. School says 4, up from 1."
    title = parsed(chart.svg).find(f"{SVG}title")
    assert title is not None and title.text == chart.said


def test_the_table_twin_holds_every_number() -> None:
    table = trajectories("g1", "Come in when play ends", TERM, [AMAL, LEILA, SCHOOL]).table
    assert table.caption == "Come in when play ends"
    assert table.columns == ("Who", "Sep", "Oct", "Nov", "Now")
    assert table.rows == (
        ("Amal", "2", "3", "5", "6"),
        ("Leila", "3", "3", "4", "5"),
        ("School", "1", "2", "3", "4"),
    )


def test_it_is_a_named_picture_with_ids_of_its_own() -> None:
    root = parsed(trajectories("goal-7", "A goal", TERM, [AMAL]).svg)
    assert root.get("role") == "img"
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert ids == ["goal-7-title", "goal-7-desc"]
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == ("goal-7-title", "goal-7-desc")


def test_each_voice_has_its_shape_and_its_line() -> None:
    root = parsed(trajectories("g1", "A goal", TERM, [AMAL, LEILA, SCHOOL]).svg)
    assert [e.get("class") for e in root.iter(f"{SVG}circle")] == ["c hollow"] * 3 + ["c"]
    assert [e.get("class") for e in root.iter(f"{SVG}rect")] == ["f hollow"] * 3 + ["f"]
    paths = [e.get("class") for e in root.iter(f"{SVG}path")]
    assert paths.count("s hollow") == 3 and paths.count("s") == 1
    assert [one for one in paths if one and one.startswith("ln")] == ["ln c", "ln f", "ln s"]


def test_it_looks_as_in_the_design() -> None:
    svg = trajectories("g1", "A goal", TERM, [AMAL, LEILA, SCHOOL]).svg
    assert 'd="M34 144 L116 128 L198 96 L280 80"' in svg
    assert '<rect class="f" x="275" y="91" width="10" height="10"/>' in svg
    assert '<path class="s" d="M280 105.5 286.5 117 273.5 117z"/>' in svg
    assert names(svg) == [("Amal 6", 84.5), ("Leila 5", 101.5), ("School 4", 118.5)]


def test_a_missing_rating_is_a_gap_and_is_said_to_be_ours() -> None:
    chart = trajectories("g1", "A goal", TERM, [Voice("family", "Leila", (2, Gap.NOT_ASKED, 5, 6))])
    assert chart.said == "Leila says 6, up from 2 in September. Leila was not asked in October. That was ours to do."
    assert 'd="M34 144 L198 96 L280 80"' in chart.svg
    assert chart.table.rows == (("Leila", "2", "not asked", "5", "6"),)


def test_not_saying_is_theirs_and_nobodys_fault() -> None:
    chart = trajectories("g1", "A goal", TERM, [Voice("child", "Amal", (2, 3, Gap.NOT_SAID, Gap.NOT_SAID))])
    assert chart.said == ("Amal said 3 in October, up from 2 in September. Amal chose not to say in November or now.")
    assert "ours" not in chart.said
    assert names(chart.svg)[0][0] == "Amal 3, Oct"


@pytest.mark.parametrize(
    ("ratings", "said"),
    [
        ((4, 4), "You say 4, the same as in September."),
        ((5, 3), "You say 3, down from 5 in September."),
        ((Gap.NOT_ASKED, 3), "You say 3. You were not asked in September. That was ours to do."),
        ((3, Gap.NOT_ASKED), "You said 3 in September. You were not asked this time. That was ours to do."),
        ((Gap.NOT_ASKED, Gap.NOT_ASKED), "You were not asked yet. That was ours to do."),
    ],
)
def test_every_way_it_can_go_has_words(ratings: tuple[int | Gap, ...], said: str) -> None:
    assert trajectories("g1", "A goal", [TERM[0], TERM[3]], [Voice("family", "You", ratings)]).said == said


def test_one_occasion_is_a_mark_without_a_line() -> None:
    chart = trajectories("g1", "A goal", [When("Now", "now")], [Voice("child", "Amal", (2,))])
    assert chart.said == "Amal says 2." and "ln" not in chart.svg and "<circle" in chart.svg


def test_nothing_yet_is_said() -> None:
    assert trajectories("g1", "A goal", TERM, []).said == "Nobody has rated this yet."


def test_right_to_left_is_the_same_chart_turned_round() -> None:
    left = parsed(trajectories("g1", "A goal", TERM, [AMAL]).svg)
    right = parsed(trajectories("g1", "A goal", TERM, [AMAL], rtl=True).svg)
    width = float((left.get("viewBox") or "").split()[2])
    assert right.get("direction") == "rtl"
    marks = [
        (float(a.attrib["cx"]) + float(b.attrib["cx"]), a.attrib["cy"] == b.attrib["cy"])
        for a, b in zip(left.iter(f"{SVG}circle"), right.iter(f"{SVG}circle"), strict=True)
    ]
    assert marks == [(width, True)] * 4


def test_names_are_text_whatever_they_hold() -> None:
    chart = trajectories("g1", "A goal", [TERM[3]], [Voice("family", '<script>"&', (4,))])
    assert texts(chart.svg)[-1] == '<script>"& 4'
    assert "<script" not in chart.svg and "style=" not in chart.svg


def test_a_bad_id_or_rating_is_refused() -> None:
    for id in ("", "1g", 'g"><script>'):
        with pytest.raises(ValueError, match="not an id"):
            trajectories(id, "A goal", TERM, [AMAL])
    with pytest.raises(ValueError, match="outside 0 to 10"):
        trajectories("g", "A goal", [TERM[0]], [Voice("child", "Amal", (11,))])
    with pytest.raises(ValueError, match="2 ratings for 4"):
        trajectories("g", "A goal", TERM, [Voice("child", "Amal", (1, 2))])


ratings = st.lists(st.integers(0, 10) | st.sampled_from(list(Gap)), min_size=4, max_size=4).map(tuple)
voices = st.lists(
    st.builds(Voice, st.sampled_from(["child", "family", "school"]), st.text(max_size=20), ratings), max_size=7
)


@given(voices, st.booleans())
def test_names_never_collide_and_nothing_leaves_the_paper(given: list[Voice], rtl: bool) -> None:
    safe = [Voice(one.who, f"Name {n}", one.ratings) for n, one in enumerate(given)]
    root = parsed(trajectories("g", "A goal", TERM, safe, rtl=rtl).svg)
    heights = sorted(float(e.attrib["y"]) for e in root.iter(f"{SVG}text") if e.get("class") == "b")
    assert all(b - a >= LABEL_GAP - 0.11 for a, b in zip(heights, heights[1:], strict=False))
    assert all(10 <= height <= 181 for height in heights)
    width = float((root.get("viewBox") or "").split()[2])
    assert all(0 <= float(e.attrib["x"]) <= width for e in root.iter(f"{SVG}text"))


@given(voices)
def test_every_number_drawn_is_in_the_table_and_every_gap_is_said(given: list[Voice]) -> None:
    chart = trajectories("g", "A goal", TERM, given)
    for voice, row in zip(given, chart.table.rows, strict=True):
        assert len(row) == 5
        assert [cell for cell in row[1:] if cell.isdigit()] == [str(v) for v in voice.ratings if isinstance(v, int)]
        assert (Gap.NOT_ASKED in voice.ratings) <= ("That was ours to do." in chart.said)
