"""Who is asked, when, and for what: a talk before a form, each alone, pinned to the document on the screen."""

from datetime import timedelta

import pytest

from hearth.assessments import actions, library
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions import journeys
from hearth.journeys.models import Journey
from hearth.notices.models import Notice
from hearth.people.models import User
from hearth.records.cast import Cast

Is = Assessment.RespondentIs


@pytest.fixture
def lucas(rowan: Cast) -> Journey:
    return journeys.begin(
        rowan.child["Luca"], group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
    )


def speak(rowan: Cast, journey: Journey) -> None:
    journeys.first_talk(
        journey, adult=rowan.adult["Elena"], how="phone", reached=True, spoke_on=dates.today(),
        we_said="All is well.", by=rowan.adult["Mrs Bell"],
    )  # fmt: skip


def ask(rowan: Cast, journey: Journey, respondent: User, key: str = "home-baseline", as_: str = "parent") -> Assessment:
    return actions.ask_for(
        journey, instrument_key=key, occasion="start", respondent=respondent, respondent_is=as_,
        due_on=dates.today() + timedelta(days=14), by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_a_talk_comes_before_any_form(rowan: Cast, lucas: Journey) -> None:
    with pytest.raises(RuleBroken, match="Speak with Elena first"):
        ask(rowan, lucas, rowan.adult["Elena"])
    speak(rowan, lucas)
    asked = ask(rowan, lucas, rowan.adult["Elena"])
    document = library.get("home-baseline")
    assert (asked.instrument_version, asked.instrument_hash) == (str(document.version), document.digest)


def test_a_parent_with_an_open_door_and_an_address_hears_of_it_once(rowan: Cast, lucas: Journey) -> None:
    speak(rowan, lucas)
    before = Notice.objects.count()
    asked = ask(rowan, lucas, rowan.adult["Elena"])
    assert ask(rowan, lucas, rowan.adult["Elena"]) == asked, "asking again gives back the first"
    told = Notice.objects.order_by("pk")[before:]
    assert [(notice.adult.name, notice.kind) for notice in told] == [("Elena", "questions_waiting")]
    assert "Luca" not in told[0].subject


def test_a_restricted_adult_is_never_asked(rowan: Cast) -> None:
    nia = rowan.child["Nia"].journeys.get()
    with pytest.raises(RuleBroken):
        ask(rowan, nia, rowan.adult["Dean"])


def test_the_document_says_who_answers_it(rowan: Cast, lucas: Journey) -> None:
    with pytest.raises(RuleBroken, match="not for"):
        ask(rowan, lucas, rowan.adult["Mrs Bell"], key="home-baseline", as_="staff")


@pytest.mark.parametrize("name", ["Mrs Pike", "Mrs Kaur", "Mr Reid"])
def test_an_observer_works_with_the_child(rowan: Cast, lucas: Journey, name: str) -> None:
    with pytest.raises(RuleBroken, match="does not work with"):
        ask(rowan, lucas, rowan.adult[name], key="staff-observation", as_="staff")


def test_nobody_is_asked_on_a_closed_way(rowan: Cast) -> None:
    finn = rowan.child["Finn"].journeys.get()
    with pytest.raises(RuleBroken, match="closed"):
        ask(rowan, finn, rowan.adult["Angela"])


def test_a_round_asks_home_class_room_and_child(rowan: Cast, lucas: Journey) -> None:
    speak(rowan, lucas)
    asked = actions.ask_round(lucas, occasion="start", by=rowan.adult["Miss Okafor"])
    assert {(one.respondent.name, one.respondent_is) for one in asked} == {
        ("Elena", Is.PARENT), ("Mrs Doyle", Is.STAFF), ("Mrs Bell", Is.STAFF), ("Mrs Bell", Is.CHILD),
    }  # fmt: skip


def test_a_round_before_the_talk_leaves_the_family_out(rowan: Cast, lucas: Journey) -> None:
    asked = actions.ask_round(lucas, occasion="start", by=rowan.adult["Miss Okafor"])
    assert Is.PARENT not in {one.respondent_is for one in asked}


def test_parents_who_live_apart_are_each_asked_and_the_social_worker_is_not(rowan: Cast) -> None:
    amal, kai = rowan.child["Amal"].journeys.get(), rowan.child["Kai"].journeys.get()
    parents = {person.name for _key, is_, person in actions.round_of(amal) if is_ == Is.PARENT}
    assert parents == {"Leila", "Yusuf"}
    assert "Mr Finlay" not in {person.name for _key, _is, person in actions.round_of(kai)}


def test_a_teacher_is_not_asked_about_her_own_child(rowan: Cast) -> None:
    oskar = rowan.child["Oskar"].journeys.get()
    assert "Mrs Doyle" not in {person.name for _key, is_, person in actions.round_of(oskar) if is_ != Is.PARENT}


def test_the_start_is_asked_once_and_along_the_way_again(rowan: Cast) -> None:
    amal = rowan.child["Amal"].journeys.get()
    start = actions.ask_round(amal, occasion="start", by=rowan.adult["Miss Okafor"])
    assert not {(one.respondent.name, one.instrument_key) for one in start} & {("Leila", "home-baseline")}
    along = actions.ask_round(amal, occasion="along", by=rowan.adult["Miss Okafor"])
    assert {"Leila", "Yusuf"} <= {one.respondent.name for one in along}


def test_what_waits_behind_a_closed_way_waits_no_more(rowan: Cast, lucas: Journey) -> None:
    speak(rowan, lucas)
    asked = ask(rowan, lucas, rowan.adult["Elena"])
    journeys.close(lucas, ending="not_needed", words="A job helps.", by=rowan.adult["Miss Okafor"])
    assert asked not in Assessment.objects.waiting()
    with pytest.raises(RuleBroken):
        actions.submit(asked, answers={"good-at": "Bridges"}, by=rowan.adult["Elena"])
    again = journeys.begin(
        rowan.child["Luca"], group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
    )
    assert ask(rowan, again, rowan.adult["Elena"]) != asked, "on another way they can be asked afresh"
