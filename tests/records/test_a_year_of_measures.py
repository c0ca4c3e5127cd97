"""The demo's cast has a year of measures, and the group before this one; the day it opens on stays the day it was."""

import io

import pikepdf
import pytest
from django.core.management import call_command

from hearth.agreements.models import ChildSay
from hearth.assessments import change, cohorts, library, summary
from hearth.assessments.actions import hear_child, round_of
from hearth.assessments.choosing import phase_of
from hearth.assessments.models import Assessment, ChildLook, LearningNote, SchoolInstrument
from hearth.journeys.models import Journey
from hearth.people.models import Child
from hearth.records.cast import DAY, Cast, assemble
from hearth.reports import story_ready
from hearth.reports.models import Story
from hearth.reports.sheet_pdf import sheet_pdf
from hearth.room.models import GroupCost, LostSession
from hearth.room.session import board
from tests.reports.every_report import REPORTS


@pytest.fixture
def measured(db: None) -> Cast:
    call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
    return assemble(measured=True)


def test_a_year_of_measures_stands_on_the_same_morning(measured: Cast) -> None:
    lead, amal = measured.adult["Miss Okafor"], measured.child["Amal"]
    doors = board(measured.willow, DAY, "am", user=lead)
    assert [door.child.name for door in doors] == ["Amal", "Bea", "Ellis", "Jude", "Kai", "Maryam", "Nia", "Oskar"]
    here = Journey.objects.open().filter(child__school=measured.rowan)
    assert here.count() == 10 and Child.objects.filter(school=measured.rowan).count() == 60
    assert {one.respondent.name for one in Assessment.objects.in_sight().waiting()} == {"Mr Reid"}
    looked = summary.of([measured.willow], cohorts.Span("here", 2025), user=lead)
    assert max(line.n for panel in looked.panels for half in panel.halves for line in half.lines) >= 10
    rows = change.fetch(amal, lead)
    assert {line.rater for line in change.lines(rows) if line.instrument.key == "staff-observation"} >= {
        "Mr Reid", "Mrs Bell",
    }  # fmt: skip
    assert rows.put_right and LearningNote.objects.exclude(follows=None).exists()
    assert ChildLook.objects.exclude(talked_on=None).count() == 2 and SchoolInstrument.objects.count() == 1
    assert LostSession.objects.exists() and GroupCost.objects.exists()
    story = Story.objects.whole().get(child=measured.child["Jude"])
    assert story_ready.against_printing(story) == [] and story.latest.signed_by == lead


def test_down_the_road_older_students_are_asked_in_the_forms_for_their_age(measured: Cast) -> None:
    kofi, frost = measured.child["Kofi"], measured.adult["Ms Frost"]
    journey = kofi.journeys.get()
    assert phase_of(kofi) == "secondary" and Child.objects.visible_to(frost).get(forename="Kofi") == kofi
    assert {(who.name, key) for key, _as, who in round_of(journey)} == {
        ("Abena", "parent-outcomes"), ("Mr Tranter", "staff-observation-secondary"),
        ("Ms Frost", "staff-observation-secondary"), ("Ms Frost", "young-voice"),
    }  # fmt: skip
    said = hear_child(journey, by=frost)
    assert library.get(said.instrument_key).title == "What I say" and said.instrument_key == "young-voice"
    assert ChildSay.objects.get(child=kofi).words == "If nobody makes a thing of it."
    for child in (kofi, measured.child["Bronwen"]):
        lines = change.lines(change.fetch(child, frost))
        assert {(line.rater, len(line.looks)) for line in lines if line.instrument.key.endswith("-secondary")} == {
            ("Mr Tranter", 2), ("Ms Frost", 2),
        }  # fmt: skip
    assert not Child.objects.visible_to(measured.adult["Miss Okafor"]).filter(forename="Kofi").exists()


def test_with_a_year_behind_them_reports_stay_short_and_light(measured: Cast) -> None:
    most = {"review pack, Amal": 6, "support plan, Amal": 5, "pack for Leila": 4, "governors": 2, "inspection": 3}
    for name, sides in most.items():
        pdf = sheet_pdf(REPORTS[name](measured))
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(opened.pages) <= sides, name
        assert len(pdf) < 120 * 1024, name
