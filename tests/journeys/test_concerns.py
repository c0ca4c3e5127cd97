"""Anybody at school may raise a concern in two minutes, and a parent about their own child; somebody talks it over."""

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions.concerns import raise_concern, talk_over
from hearth.journeys.forms.concerns import ConcernForm
from hearth.journeys.models import Concern
from hearth.people.actions import enrol
from hearth.records.cast import Cast
from hearth.schools.days import school_day_after

WORDS = {"seen": "He hid under the coats after lunch.", "does_well": "Draws maps."}


def test_the_office_may_raise_one_about_any_child_and_one_entry_says_so(rowan: Cast) -> None:
    before = Entry.objects.count()
    concern = raise_concern(rowan.child["Luca"], withdrawn=True, **WORDS, by=rowan.adult["Mrs Pike"])
    assert (concern.withdrawn, concern.acting_out, concern.talked_on) == (True, False, None)
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("pk").what == "journeys.raise_concern"


def test_one_child_may_show_more_than_one_kind(rowan: Cast) -> None:
    both = raise_concern(rowan.child["Luca"], withdrawn=True, disrupting=True, **WORDS, by=rowan.adult["Mrs Pike"])
    assert both.withdrawn and both.disrupting


@pytest.mark.parametrize("missing", ["kind", "seen", "does_well"])
def test_it_needs_a_kind_what_was_seen_and_something_good(rowan: Cast, missing: str) -> None:
    facts = {"withdrawn": missing != "kind", **WORDS, **({missing: "  "} if missing != "kind" else {})}
    with pytest.raises(RuleBroken):
        raise_concern(rowan.child["Luca"], **facts, by=rowan.adult["Mrs Pike"])


def test_a_parent_needs_none_of_our_three_words(rowan: Cast) -> None:
    concern = raise_concern(rowan.child["Ivy"], from_parent=True, **WORDS, by=rowan.adult["Mei"])
    assert concern.from_parent


def test_a_parent_is_promised_a_day_and_a_person(rowan: Cast) -> None:
    concern = raise_concern(rowan.child["Ivy"], from_parent=True, **WORDS, by=rowan.adult["Mei"])
    second_school_day = school_day_after(rowan.rowan, dates.today(), after=2)
    assert (concern.to, concern.answer_by) == (rowan.adult["Miss Okafor"], second_school_day)


def test_no_promise_is_made_to_a_parent_who_only_spoke_to_a_teacher(rowan: Cast) -> None:
    told = raise_concern(rowan.child["Ivy"], withdrawn=True, from_parent=True, **WORDS, by=rowan.adult["Mrs Pike"])
    assert (told.to, told.answer_by) == (None, None), "nobody told them a day, so none is kept"


def test_a_child_who_has_left_is_not_raised(rowan: Cast) -> None:
    gone = enrol(rowan.rowan, forename="Gone", surname="Away", by=rowan.adult["Mrs Marsh"])
    gone.left_on = dates.today()
    gone.save()
    with pytest.raises(RuleBroken):
        raise_concern(gone, withdrawn=True, **WORDS, by=rowan.adult["Mrs Pike"])


def test_talking_it_over_is_written_once_and_takes_it_off_the_list(rowan: Cast) -> None:
    concern = Concern.objects.waiting().get(child=rowan.child["Luca"])
    talk_over(concern, words="Mrs Doyle gives him a job in each lesson.", by=rowan.adult["Miss Okafor"])
    assert not Concern.objects.waiting().filter(child=rowan.child["Luca"]).exists()
    with pytest.raises(RuleBroken):
        talk_over(concern, words="Again", by=rowan.adult["Miss Okafor"])


def test_what_went_to_the_safeguarding_lead_is_not_on_the_list(rowan: Cast) -> None:
    concern = Concern.objects.waiting().get(child=rowan.child["Luca"])
    concern.withheld_at = concern.raised_at
    concern.save()
    assert concern not in Concern.objects.waiting()


def test_the_three_kinds_stand_side_by_side_and_none_comes_ticked() -> None:
    form = ConcernForm()
    assert [label for _value, label in form.fields["kinds"].choices] == ["Acting out", "Disrupting", "Withdrawn"]
    assert form["kinds"].value() is None
    assert str(form["kinds"]).count("checked") == 0
    assert all(hint for hint in form.fields["kinds"].widget.hints.values())


def test_the_form_keeps_what_was_typed_and_says_what_is_missing() -> None:
    form = ConcernForm({"seen": "He hid."})
    assert not form.is_valid()
    assert set(form.errors) == {"kinds", "does_well"}
    assert "He hid." in str(form["seen"])
