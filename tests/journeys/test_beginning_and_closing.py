"""A way through begins with a concern and a key adult, goes by dated steps, and a no at its end stays a no."""

from datetime import timedelta

import pytest

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.agreements.now import standing_now
from hearth.agreements.standing import Standing
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.journeys.actions import agreeing, concerns, journeys
from hearth.journeys.forms.journeys import BeginForm, key_adults
from hearth.journeys.models import Concern, Journey, Placement, Step
from hearth.records.cast import Cast


@pytest.fixture
def lucas(rowan: Cast) -> Journey:
    return journeys.begin(
        rowan.child["Luca"], group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
    )


def kinds(journey: Journey) -> list[str]:
    return [step.kind for step in journey.steps.all()]


def speak(journey: Journey, rowan: Cast, name: str, *, reached: bool = True) -> None:
    journeys.first_talk(
        journey, adult=rowan.adult[name], how="phone", reached=reached, spoke_on=dates.today(),
        we_said="All is well. What do you think?", by=rowan.adult["Mrs Bell"],
    )  # fmt: skip


def test_it_takes_up_what_was_raised_and_makes_the_child_known_to_the_room(rowan: Cast, lucas: Journey) -> None:
    child = rowan.child["Luca"]
    child.refresh_from_db()
    concern = Concern.objects.get(child=child)
    assert child.group == rowan.willow
    assert (concern.talked_on, concern.talked_by) == (dates.today(), rowan.adult["Miss Okafor"])
    first = lucas.steps.get()
    assert (first.kind, first.taken_on.isoformat(), first.note) == ("concern", "2026-11-23", "from Mrs Doyle")


def test_beginning_leaves_one_entry_whatever_it_calls(rowan: Cast) -> None:
    before = Entry.objects.count()
    journeys.begin(
        rowan.child["Luca"], group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
    )
    assert [entry.what for entry in Entry.objects.order_by("pk")[before:]] == ["journeys.begin"]


def test_a_child_is_on_one_way_at_a_time(rowan: Cast, lucas: Journey) -> None:
    with pytest.raises(RuleBroken, match="begun already"):
        journeys.begin(
            rowan.child["Luca"], group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
        )


def test_the_group_is_one_of_this_school(rowan: Cast) -> None:
    with pytest.raises(RuleBroken):
        journeys.begin(
            rowan.child["Luca"], group=rowan.nest, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
        )


@pytest.mark.parametrize("name", ["Mrs Pike", "Mrs Kaur", "Mr Reid", "Elena"])
def test_the_key_adult_works_with_the_child(rowan: Cast, name: str) -> None:
    with pytest.raises(RuleBroken, match="key adult"):
        journeys.begin(
            rowan.child["Luca"], group=rowan.willow, key_adult=rowan.adult[name], by=rowan.adult["Miss Okafor"]
        )
    rowan.child["Luca"].refresh_from_db()
    assert rowan.child["Luca"].group is None, "nothing of it was kept"


def test_key_adults_offered_are_the_room_and_the_own_class_never_the_own_family(rowan: Cast) -> None:
    names = {adult.name for adult in key_adults(rowan.child["Oskar"])}
    assert "Mrs Doyle" not in names
    assert {"Miss Okafor", "Mrs Bell", "Mr Osei"} <= names
    assert "Mrs Pike" not in names


def test_a_talk_that_came_before_counts_as_the_first(rowan: Cast) -> None:
    from_home = rowan.child["Luca"]
    journeys.conversations.record_talk(
        from_home, adult=rowan.adult["Elena"], how="phone", reached=True, spoke_on=dates.today(),
        we_said="He builds bridges that hold.", by=rowan.adult["Mrs Doyle"],
    )  # fmt: skip
    journey = journeys.begin(
        from_home, group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], by=rowan.adult["Miss Okafor"]
    )
    assert kinds(journey) == ["concern", "first_talk"]


def test_a_talk_is_a_step_once_and_a_try_is_not(rowan: Cast, lucas: Journey) -> None:
    speak(lucas, rowan, "Elena", reached=False)
    assert kinds(lucas) == ["concern"]
    speak(lucas, rowan, "Elena")
    speak(lucas, rowan, "Elena")
    assert kinds(lucas) == ["concern", "first_talk"]
    assert lucas.child.talks.count() == 3
    assert rowan.between("Luca", "Elena").spoke_first_on == dates.today()


def test_once_only_steps_give_back_the_first(rowan: Cast, lucas: Journey) -> None:
    lead = rowan.adult["Miss Okafor"]
    first = journeys.reach(lucas, kind=Step.Kind.GOT_TO_KNOW, on=dates.today(), by=lead)
    assert journeys.reach(lucas, kind=Step.Kind.GOT_TO_KNOW, on=dates.today(), by=lead) == first
    reviews = [journeys.reach(lucas, kind=Step.Kind.REVIEWED, on=dates.today(), by=lead) for _ in range(2)]
    assert reviews[0] != reviews[1]


def test_the_return_begins_again_only_after_a_pause_or_a_step_back(rowan: Cast, lucas: Journey) -> None:
    lead, today = rowan.adult["Miss Okafor"], dates.today()
    first = journeys.reach(lucas, kind=Step.Kind.RETURN_BEGUN, on=today, by=lead)
    assert journeys.reach(lucas, kind=Step.Kind.RETURN_BEGUN, on=today, by=lead) == first
    journeys.reach(lucas, kind=Step.Kind.PAUSED, on=today, by=lead)
    assert journeys.reach(lucas, kind=Step.Kind.RETURN_BEGUN, on=today, by=lead) != first


def test_a_step_is_not_written_before_its_day(rowan: Cast, lucas: Journey) -> None:
    with pytest.raises(RuleBroken, match="not come yet"):
        journeys.reach(
            lucas, kind=Step.Kind.GOT_TO_KNOW, on=dates.today() + timedelta(days=1), by=rowan.adult["Miss Okafor"]
        )


def test_asking_and_a_yes_are_steps(rowan: Cast, lucas: Journey) -> None:
    lead, elena = rowan.adult["Miss Okafor"], rowan.adult["Elena"]
    speak(lucas, rowan, "Elena")
    ask = agreeing.ask_family(
        lucas.child, group=rowan.willow, adult=elena, offer="Four mornings.", why="He leaves the room.", by=lead
    )
    assert kinds(lucas)[-1] == "asked"
    with dates.at(dates.now() + timedelta(hours=1)):
        agreeing.take_answer(ask, kind="not_yet", by=elena)
    assert kinds(lucas)[-1] == "asked"
    with dates.at(dates.now() + timedelta(hours=2)):
        agreeing.take_answer(ask, kind="yes", by=elena)
    assert kinds(lucas)[-1] == "agreed"


def close(journey: Journey, rowan: Cast, ending: str = "not_now", else_helps: str = "A job each day.") -> Journey:
    return journeys.close(
        journey, ending=ending, words="Elena said no, and we thanked her.", else_helps=else_helps,
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_a_no_says_what_helps_instead(rowan: Cast, lucas: Journey) -> None:
    with pytest.raises(RuleBroken, match="what helps instead"):
        close(lucas, rowan, else_helps=" ")


def test_closing_takes_down_what_still_waits(rowan: Cast, lucas: Journey) -> None:
    speak(lucas, rowan, "Elena")
    agreeing.ask_family(
        lucas.child, group=rowan.willow, adult=rowan.adult["Elena"], offer="Mornings.", why="He leaves.",
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    concerns.raise_concern(
        lucas.child, disrupting=True, seen="Left maths.", does_well="Bridges.", by=rowan.adult["Mrs Doyle"]
    )
    closed = close(lucas, rowan)
    lucas.child.refresh_from_db()
    assert (closed.ending, closed.closed_on) == ("not_now", dates.today())
    assert not Ask.objects.open().filter(child=lucas.child).exists()
    assert not Concern.objects.waiting().filter(child=lucas.child).exists()
    assert lucas.child.group is None
    assert kinds(closed)[-1] == "closed"


def asked_again(rowan: Cast, journey: Journey) -> None:
    agreeing.ask_family(
        journey.child, group=rowan.willow, adult=rowan.adult["Elena"], offer="Mornings.", why="He leaves.",
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_after_a_no_a_talk_comes_before_another_question(rowan: Cast, lucas: Journey) -> None:
    speak(lucas, rowan, "Elena")
    asked_again(rowan, lucas)
    ask = Ask.objects.open().get(child=lucas.child)
    with dates.at(dates.now() + timedelta(days=1)):
        agreeing.take_answer(ask, kind="no", by=rowan.adult["Elena"])
        agreements.close_ask(ask, by=rowan.adult["Miss Okafor"])
        with pytest.raises(RuleBroken, match="Talk first"):
            asked_again(rowan, lucas)
        speak(lucas, rowan, "Elena")
        asked_again(rowan, lucas)


def test_after_a_closed_no_nobody_is_asked_until_a_way_begins_again(rowan: Cast, lucas: Journey) -> None:
    speak(lucas, rowan, "Elena")
    close(lucas, rowan)
    with pytest.raises(RuleBroken, match="it stays their no"):
        asked_again(rowan, lucas)


def test_closing_ends_the_place(rowan: Cast) -> None:
    ellis = rowan.child["Ellis"].journeys.get()
    journeys.close(ellis, ending="moved", words="Ellis moves to the sea.", by=rowan.adult["Miss Okafor"])
    assert not Placement.objects.running(dates.today()).filter(journey=ellis).exists()


def test_settled_means_back_in_class_first(rowan: Cast, lucas: Journey) -> None:
    with pytest.raises(RuleBroken, match="not back in class"):
        close(lucas, rowan, ending="settled")


def test_it_closes_once_and_then_takes_no_more_steps(rowan: Cast, lucas: Journey) -> None:
    close(lucas, rowan)
    with pytest.raises(RuleBroken, match="closed already"):
        close(lucas, rowan)
    with pytest.raises(RuleBroken, match="is closed"):
        journeys.reach(lucas, kind=Step.Kind.REVIEWED, on=dates.today(), by=rowan.adult["Miss Okafor"])


def begin_with_finn(rowan: Cast, **facts: str) -> Journey:
    return journeys.begin(
        rowan.child["Finn"], group=rowan.willow, key_adult=rowan.adult["Mrs Bell"], **facts,
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip


def test_a_no_that_stays_a_no_is_not_asked_again(rowan: Cast) -> None:
    assert standing_now(rowan.child["Finn"]).standing is Standing.NO
    with pytest.raises(RuleBroken, match="stays their no"):
        begin_with_finn(rowan)


def test_after_a_no_it_begins_again_when_the_family_asks(rowan: Cast) -> None:
    again = begin_with_finn(rowan, family_asked="He came home happy from music. Could he see the room?")
    assert again.steps.get().note == "the family asked"
    assert rowan.child["Finn"].journeys.count() == 2, "what came before stays"


def test_after_a_no_it_begins_again_with_a_new_concern(rowan: Cast) -> None:
    concerns.raise_concern(
        rowan.child["Finn"], withdrawn=True, seen="He has gone quiet.", does_well="Music.", by=rowan.adult["Mrs Pike"]
    )
    assert begin_with_finn(rowan).closed_on is None


def test_the_form_asks_for_the_familys_words_only_after_a_no(rowan: Cast) -> None:
    assert "family_asked" in BeginForm(child=rowan.child["Finn"]).fields
    assert "family_asked" not in BeginForm(child=rowan.child["Luca"]).fields
