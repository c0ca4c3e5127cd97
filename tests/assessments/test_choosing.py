"""Which form suits whom, and that nobody is asked for too much at once."""

import pytest

from hearth.assessments import actions, library
from hearth.assessments.choosing import misfit, phase_of, right_form
from hearth.assessments.models import Assessment
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.schools.models import School

Phase = School.Phase


@pytest.mark.parametrize(
    ("phase", "year", "of"),
    [
        (Phase.PRIMARY, "6", "primary"),
        (Phase.SECONDARY, "", "secondary"),
        (Phase.ALL_THROUGH, "6", "primary"),
        (Phase.ALL_THROUGH, "7", "secondary"),
    ],
)
def test_by_the_school_and_where_it_has_all_ages_by_the_year(phase: str, year: str, of: str) -> None:
    child = Child(school=School(phase=phase), forename="Ida", year_group=year)
    assert phase_of(child) == of
    assert right_form("staff-observation", child) == {"primary": "staff-observation"}.get(
        of, "staff-observation-secondary"
    )
    assert right_form("child-voice", child) == {"primary": "child-voice"}.get(of, "young-voice")
    assert right_form("home-baseline", child) == "home-baseline"


def test_it_says_which_form_suits_better(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    assert misfit(library.get("staff-observation"), amal) == ""
    assert "Ask “What I say” instead" in misfit(library.get("young-voice"), amal)
    assert "is for children of 15 to 21, and Amal is" in misfit(library.get("swemwbs"), amal)


def test_a_parent_is_asked_one_thing_at_a_time(rowan: Cast) -> None:
    amal = rowan.child["Amal"].journeys.get()
    for occasion in ("start", "along", "end"):
        asked = [person.name for _key, is_, person in actions.round_of(amal, occasion) if is_ == "parent"]
        assert sorted(asked) == ["Leila", "Yusuf"]
    told = {key for key, is_, _person in actions.round_of(amal) if is_ == "parent"}
    assert told == {"parent-outcomes"}, "how things are at home was told already"
    Assessment.objects.filter(instrument_key="home-baseline").delete()
    assert {key for key, is_, _person in actions.round_of(amal) if is_ == "parent"} == {"home-baseline"}


def test_more_can_be_asked_of_one_person_alone(rowan: Cast) -> None:
    amal = rowan.child["Amal"].journeys.get()
    alone = {(key, person.name) for key, _is, person in actions.askable(amal)}
    assert {("home-baseline", "Leila"), ("parent-outcomes", "Leila"), ("settled-involved", "Mr Reid")} <= alone


def test_the_class_teacher_is_asked_what_the_class_has_ready_once_a_return_is_planned(rowan: Cast) -> None:
    for child in rowan.child.values():
        for journey in child.journeys.filter(closed_on=None):
            planned = hasattr(journey, "return_plan")
            asked = [person for key, _is, person in actions.round_of(journey, "along") if key == "readiness-for-return"]
            assert not asked or planned
            assert not [key for key, _is, _who in actions.round_of(journey) if key == "readiness-for-return"]
