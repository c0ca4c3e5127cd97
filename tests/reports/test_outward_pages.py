"""The governors' page and the inspector's evidence: nobody named, no child counted below ten, both say the same."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from hearth.assessments import cohorts, library, summary
from hearth.assessments.models import Assessment
from hearth.assessments.summary import Half, Line, Missing, Panel
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.silences import Kind
from hearth.evidence.differences import paired
from hearth.evidence.hidden import ONE_MORE_OR_LESS
from hearth.journeys import stays
from hearth.journeys.actions.journeys import begin
from hearth.journeys.models import Journey, Placement, ReviewSharing, Step
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.reports import governors, inspection, outward_blocks, outward_figures
from hearth.reports.outward_figures import Figures, measured_of
from hearth.reports.sheet import Sheet
from hearth.room.models import GroupCost
from tests.reports.story_of import signed
from tests.reports.words_of import lines_of, named_in, words_of

CHILDREN = re.compile(
    r"\b(?:[1-9]|one|two|three|four|five|six|seven|eight|nine) (?:of the )?"
    r"(?:child\b(?!’s story)|children|pupils|parents|families|adults who|returns|reviews were|answers)\b",
    re.IGNORECASE,
)


def figures(cast: Cast, by: str = "Miss Okafor") -> Figures:
    return outward_figures.of([cast.willow], cast.adult[by], dates.today())


def for_governors(cast: Cast) -> Sheet:
    return governors.sheet(figures(cast), owed=list(Kind))


def for_an_inspector(cast: Cast) -> Sheet:
    return inspection.sheet(figures(cast), story=signed(cast))


BOTH: list[Callable[[Cast], Sheet]] = [for_governors, for_an_inspector]


@pytest.mark.parametrize("made", BOTH)
def test_nobody_is_named(rowan: Cast, made: Callable[[Cast], Sheet]) -> None:
    assert named_in(words_of(made(rowan))) == []


@pytest.mark.parametrize("made", BOTH)
def test_no_number_of_children_below_ten_stands_on_it(rowan: Cast, made: Callable[[Cast], Sheet]) -> None:
    said = [line for line in words_of(made(rowan)).splitlines() if CHILDREN.search(line)]
    # What is written into the page for everybody, and counts nobody here.
    assert [line for line in said if not any(line in text for text in WRITTEN)] == []


WRITTEN = (
    ONE_MORE_OR_LESS, outward_blocks.TOO_FEW, inspection.NO_STORY,
    *governors.INSTEAD, *governors.QUESTIONS, *governors.WHAT_FOR,
)  # fmt: skip


def test_both_pages_of_a_day_say_the_same_of_the_same_children(rowan: Cast) -> None:
    """What stands on both is word for word one: there is nothing to set off."""
    found = figures(rowan)
    one = words_of(governors.sheet(found, owed=[])).splitlines()
    other = words_of(inspection.sheet(found, story=None)).splitlines()
    shared = outward_blocks.outcomes, outward_blocks.children, outward_blocks.voices
    for block in (block for made in shared for block in made(found)):
        for line in lines_of(block):
            assert line in one and line in other


def test_a_child_who_joins_today_changes_nothing(rowan: Cast) -> None:
    before = words_of(for_governors(rowan))
    child = Child.objects.filter(school=rowan.rowan, group=None, journeys=None).last()
    assert child is not None
    lead, today = rowan.adult["Miss Okafor"], dates.today()
    way = begin(child, group=rowan.willow, key_adult=rowan.adult["Mr Osei"], by=lead)
    Step.objects.create(journey=way, kind=Step.Kind.JOINED, taken_on=today, taken_by=lead)
    Placement.objects.create(child=child, journey=way, starts_on=today, decided_by=lead)
    assert words_of(for_governors(rowan)) == before


def test_a_child_who_leaves_an_answer_and_a_look_of_today_change_nothing(rowan: Cast) -> None:
    """A governor who saw a child leave sets last week’s page beside this week’s."""
    today, was = dates.today(), behind_the_figures(rowan)
    for way in Journey.objects.filter(group=rowan.willow, closed_on=None):
        way.placements.filter(ends_on=None).update(ends_on=today)
        Journey.objects.filter(pk=way.pk).update(closed_on=today, ending=Journey.Ending.MOVED)
    unanswered = ReviewSharing.objects.filter(review__journey__group=rowan.willow, reply="")
    unanswered.update(reply="different", replied_at=dates.now())
    first = Assessment.objects.filter(journey__group=rowan.willow, respondent_is="staff").exclude(submitted_at=None)
    for one in first.filter(corrected_by=None):
        late = Assessment.objects.get(pk=one.pk)
        late.pk, late.occasion, late.given_on, late.corrects = None, "end", today, None
        late.save(force_insert=True)
    assert behind_the_figures(rowan) == was


def behind_the_figures(rowan: Cast) -> tuple[object, ...]:
    """What is counted, before anything is hidden: so few that all of it would be."""
    found, lead = figures(rowan), rowan.adult["Miss Okafor"]
    assert found.span is not None
    stayed = stays.of(cohorts.of([rowan.willow], found.span, lead), found.span.last)
    looked = summary.of([rowan.willow], found.span, user=lead, until=found.span.last)
    stood = [(one.joined_on, one.ended_on, one.until, one.back_on) for one in stayed.stays]
    paired_up = [(panel.name, panel.both, [line.n for line in panel.lines]) for panel in looked.panels]
    assert stood
    return stood, stayed.returns, paired_up, *(vars(found)[name] for name in OF_CHILDREN)


OF_CHILDREN = ("children", "stay_in_terms", "beyond", "returned", "reviews", "agreed", "voices", "outcomes")


def test_somebody_who_does_not_see_every_child_makes_no_page(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="may see all of them"):
        figures(rowan, "Mr Osei")


def test_a_kind_of_silence_is_said_without_its_number(rowan: Cast) -> None:
    said = words_of(for_governors(rowan))
    assert all(words in said for words in governors.OWED.values())


def test_the_school_has_no_year_behind_it_yet(rowan: Cast) -> None:
    found = outward_figures.of([rowan.nest], rowan.adult["Mrs Kaur"], dates.today())
    assert found.span is None
    assert outward_blocks.NOT_OVER in words_of(governors.sheet(found, owed=[]))


def panel(n: int, arrow_up: bool = True) -> Panel:
    """Eleven strands looked at twice, of `n` children who all went up by one or two points."""
    document = library.get("staff-observation", 2).named("the child")
    before = [4.0 + place % 3 for place in range(n)]
    after = [value + 1 + place % 2 for place, value in enumerate(before)]
    change = paired(before, after)
    lines = []
    for strand in document.strands_in("growing"):
        lines.append(
            Line(
                strand, document.section("growing"), 16, n, change, sum(before) / n, sum(after) / n, None, None, None,
                None, None, None, Missing(), None,
            )
        )  # fmt: skip
    return Panel(document, "class", n + 12, Missing(here=12), (Half(document.section("growing"), tuple(lines)),))


def test_of_nine_children_there_is_no_figure_and_of_ten_there_is_one() -> None:
    assert measured_of(panel(9), alone=False).changes == ()
    assert len(measured_of(panel(10), alone=False).changes) == 6


def test_a_figure_stands_with_its_number_its_interval_who_looked_and_the_warning(rowan: Cast) -> None:
    found = figures(rowan)
    outcomes = {"feelings": (measured_of(panel(23), alone=False),)}
    shown = Figures(**{**vars(found), "outcomes": outcomes})
    said = words_of(governors.sheet(shown, owed=[]))
    assert "Further along: 1.5 of 16" in said
    assert "+1.3 to +1.7" in said and "about 25" in said and "about 25 of 35" in said
    assert "the class teacher" in said and "version 2" in said
    assert outward_blocks.WARNING in said and outward_blocks.WHY_MISSING in said
    assert "SD" not in said and "p =" not in said


def test_a_family_somebody_must_not_find_has_its_story_on_a_sheet_apart(rowan: Cast) -> None:
    said = words_of(inspection.sheet(figures(rowan), story=None, story_apart=True))
    assert inspection.ON_ITS_OWN in said


def test_what_a_cost_holds_is_said_without_a_name(rowan: Cast) -> None:
    GroupCost.objects.create(
        group=rowan.willow, starts_on=date(2025, 9, 1), ends_on=date(2026, 7, 31), pounds=8_000 * rowan.willow.places,
        what="Mrs Bell and food", entered_by=rowan.adult["Miss Okafor"], entered_at=dates.now(),
    )  # fmt: skip
    found = figures(rowan)
    said = words_of(governors.sheet(found, owed=[]))
    assert "£8,000 for each place" in said and "Bell" not in said and "and food" in said
