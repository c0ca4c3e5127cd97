"""A story leaves the school only unnamed, settled, agreed to and signed by somebody who did not write it."""

from datetime import date, timedelta

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.models import Contribution, Talk
from hearth.journeys.models import Goal
from hearth.people.actions import add_adult, restrict
from hearth.people.models import Child, User
from hearth.records.cast import Cast
from hearth.reports import actions, names_around, story_ready, story_sheet
from hearth.reports.models import Story
from hearth.reports.sheet import Sheet
from tests.reports.story_of import SAID, agreed, begun, fresh, settle, signed
from tests.reports.words_of import named_in, words_of


def rewritten(cast: Cast, story: Story, text: str, by: str = "Mr Osei", **kept: str) -> Story:
    shown = fresh(story).latest
    actions.write_story(story, text=text, kept=kept or shown.kept, shown=shown.pk, by=cast.adult[by])
    return fresh(story)


@pytest.mark.parametrize("child", ["Jude", "Amal", "Nia", "Zara"])
@pytest.mark.parametrize("purpose", ["inspection", "child_study"])
def test_the_first_text_holds_no_name_of_anybody_here(rowan: Cast, child: str, purpose: str) -> None:
    text = fresh(begun(rowan, child, purpose, "Miss Okafor")).latest.text
    assert "## Where it began" in text
    assert named_in(text) == []
    for place in ("Rowan", "Willow", "Northmoor", "3R", "4D", "Larkspur", "Hidden Street", "2025", "2026"):
        assert place not in text


def test_it_holds_nothing_that_went_to_the_safeguarding_lead(rowan: Cast) -> None:
    goal = Goal.objects.filter(child=rowan.child["Jude"]).latest("pk")
    Goal.objects.filter(pk=goal.pk).update(withheld_at=dates.now())
    assert goal.words not in fresh(begun(rowan)).latest.text


def test_it_cannot_be_printed_once_something_in_it_went_to_the_safeguarding_lead(rowan: Cast) -> None:
    story = signed(rowan)
    assert story_ready.against_printing(story) == []
    Goal.objects.filter(child=rowan.child["Jude"]).update(withheld_at=dates.now())
    assert story_ready.against_printing(fresh(story)) == [story_ready.CHANGED]


def test_what_a_parent_told_us_and_what_was_said_in_a_talk_is_not_in_it(rowan: Cast) -> None:
    child = rowan.child["Amal"]
    text = fresh(begun(rowan, "Amal", "child_study")).latest.text
    told = Contribution.objects.filter(child=child).values_list("told", flat=True)
    talks = Talk.objects.filter(child=child).values_list("they_said", flat=True)
    assert [words for words in (*told, *talks) if words and words in text] == []


def test_one_parents_number_is_not_told_to_the_other(rowan: Cast) -> None:
    """Both are asked, and so both read it. Amal has two parents with a say; Jude has one."""
    assert "home said" not in fresh(begun(rowan, "Amal", by="Miss Okafor")).latest.text
    assert "home said" in fresh(begun(rowan, "Jude")).latest.text


def test_the_writer_never_signs(rowan: Cast) -> None:
    story = agreed(rowan, settle(rowan, begun(rowan, by="Miss Okafor"), by="Miss Okafor"))
    with pytest.raises(RuleBroken, match="does not sign"):
        actions.sign_story(story, digest=story.latest.digest, by=rowan.adult["Miss Okafor"])
    actions.sign_story(story, digest=story.latest.digest, by=rowan.adult["Mrs Marsh"])


def test_nor_does_whoever_wrote_at_an_earlier_text_of_it(rowan: Cast) -> None:
    story = begun(rowan)
    story = rewritten(rowan, story, "## A start\nWe began small.", by="Miss Okafor")
    story = agreed(rowan, rewritten(rowan, story, "## A start\nWe began small, and slowly.", by="Mr Osei"))
    with pytest.raises(RuleBroken, match="does not sign"):
        actions.sign_story(story, digest=story.latest.digest, by=rowan.adult["Miss Okafor"])


def test_only_those_who_may_sign_do(rowan: Cast) -> None:
    story = agreed(rowan, settle(rowan, begun(rowan)))
    with pytest.raises(RuleBroken):
        actions.sign_story(story, digest=story.latest.digest, by=rowan.adult["Mrs Bell"])


def test_a_changed_text_needs_signing_again(rowan: Cast) -> None:
    story = signed(rowan)
    changed = rewritten(rowan, story, f"{story.latest.text}\nAnd we learned from it.")
    assert story_ready.against_printing(changed) == ["Nobody else has read this text over and signed it."]


def test_a_text_that_changed_while_it_was_read_is_not_signed(rowan: Cast) -> None:
    story = agreed(rowan, settle(rowan, begun(rowan)))
    read = story.latest.digest
    rewritten(rowan, story, f"{story.latest.text}\nAnd we learned from it.")
    with pytest.raises(RuleBroken, match="changed since you opened it"):
        actions.sign_story(story, digest=read, by=rowan.adult["Miss Okafor"])


def test_a_text_somebody_else_changed_meanwhile_is_not_written_over(rowan: Cast) -> None:
    story = begun(rowan)
    first = fresh(story).latest
    rewritten(rowan, story, "We began small.", by="Miss Okafor")
    with pytest.raises(RuleBroken, match="while you were writing"):
        actions.write_story(story, text="Mine.", kept={}, shown=first.pk, by=rowan.adult["Mr Osei"])


def test_every_thing_found_is_settled_first(rowan: Cast) -> None:
    story = agreed(rowan, rewritten(rowan, begun(rowan), "We went to the park with Darren.", x=""))
    with pytest.raises(RuleBroken, match="not settled"):
        actions.sign_story(story, digest=story.latest.digest, by=rowan.adult["Miss Okafor"])


def test_a_name_is_changed_and_never_kept(rowan: Cast) -> None:
    story = agreed(rowan, settle(rowan, rewritten(rowan, begun(rowan), "Then Bea came along.", x="")))
    assert [mark.words for mark in story_ready.to_settle(story.latest)] == ["Bea"]


def test_without_everybodys_yes_it_is_not_signed(rowan: Cast) -> None:
    story = settle(rowan, begun(rowan))
    assert story_ready.against_signing(story.latest) == ["Sandra has a say and has not said yes to this story."]


def test_one_of_two_parents_is_not_enough(rowan: Cast) -> None:
    story = begun(rowan, "Amal", by="Miss Okafor")
    facts = {"said": "yes", "how": "phone", "said_on": SAID, "by": rowan.adult["Miss Okafor"]}
    actions.note_story_answer(story, adult=rowan.adult["Leila"], **facts)
    assert list(story_ready.family_agrees(fresh(story))) == ["Yusuf has a say and has not said yes to this story."]


def test_a_yes_taken_back_ends_it(rowan: Cast) -> None:
    story = signed(rowan)
    facts = {"said": "no", "how": "phone", "said_on": date(2026, 11, 24), "by": rowan.adult["Mr Osei"]}
    actions.note_story_answer(story, adult=rowan.adult["Sandra"], **facts)
    assert story_ready.against_printing(fresh(story))[0].startswith("Somebody who was asked said no")


def test_an_older_word_does_not_stand_over_a_later_one(rowan: Cast) -> None:
    story = agreed(rowan, begun(rowan))
    facts = {"said": "no", "how": "phone", "said_on": date(2026, 11, 1), "by": rowan.adult["Mr Osei"]}
    with pytest.raises(RuleBroken, match="later"):
        actions.note_story_answer(story, adult=rowan.adult["Sandra"], **facts)


def test_somebody_without_a_say_is_not_asked(rowan: Cast) -> None:
    facts = {"said": "yes", "how": "phone", "said_on": SAID, "by": rowan.adult["Mr Osei"]}
    with pytest.raises(RuleBroken, match="have a say"):
        actions.note_story_answer(begun(rowan), adult=rowan.adult["Leila"], **facts)


def test_the_childs_own_words_need_the_childs_yes(rowan: Cast) -> None:
    journey = rowan.child["Amal"].journeys.latest("pk")
    with pytest.raises(RuleBroken, match="child said yes"):
        actions.begin_story(
            journey, purpose="child_study", childs_words=True, child_said_on=None, by=rowan.adult["Miss Okafor"]
        )


def test_where_somebody_must_not_find_the_family_no_place_is_kept(rowan: Cast) -> None:
    text = "In the summer we went to the park, and it was loud."
    story = settle(rowan, rewritten(rowan, begun(rowan, "Nia", by="Miss Okafor"), text, "Miss Okafor"), "Miss Okafor")
    assert [mark.words for mark in story_ready.to_settle(story.latest)] == ["park"]
    jude = settle(rowan, rewritten(rowan, begun(rowan), text))
    assert story_ready.to_settle(jude.latest) == ()


def test_a_contact_restricted_after_signing_closes_what_names_a_place(rowan: Cast) -> None:
    story = agreed(rowan, settle(rowan, rewritten(rowan, begun(rowan), "We sat in the park.")))
    actions.sign_story(story, digest=story.latest.digest, by=rowan.adult["Miss Okafor"])
    adult = User.objects.create(surname="Somebody", known_as="Somebody")
    relationship = add_adult(
        rowan.child["Jude"], adult=adult, forename="", surname="Somebody", known_as="", kind="other",
        has_responsibility=None, lives_with=False, contact_email="", mobile="", phone="", address="",
        language="en-GB", interpreter="", contact_how="phone", by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    restrict(relationship, with_order=False, note="Not to know.", by=rowan.adult["Mrs Marsh"])
    assert "not settled" in story_ready.against_printing(fresh(story))[0]


def test_a_story_put_away_is_gone_for_good(rowan: Cast) -> None:
    story = signed(rowan)
    actions.put_story_away(story, by=rowan.adult["Mr Osei"])
    assert "This story was put away." in story_ready.against_printing(fresh(story))
    with pytest.raises(RuleBroken):
        actions.put_story_away(story, by=rowan.adult["Mr Osei"])


def sheet_of(story: Story) -> Sheet:
    return story_sheet.sheet(story, dates.today())


def test_the_sheet_says_no_school_no_name_and_no_day_of_the_childs(rowan: Cast) -> None:
    said = words_of(sheet_of(signed(rowan, purpose="child_study")))
    assert named_in(said) == []
    assert "Rowan" not in said and "2,000 words" in said
    assert "promise that nobody recognises" in said


def test_every_move_leaves_an_entry(rowan: Cast) -> None:
    before = Entry.objects.count()
    story = begun(rowan)
    actions.put_story_away(story, by=rowan.adult["Mr Osei"])
    entries = Entry.objects.order_by("pk")[before:]
    assert [entry.what for entry in entries] == ["reports.begin_story", "reports.put_story_away"]
    assert {entry.child_id for entry in entries} == {rowan.child["Jude"].pk}


def test_an_address_is_looked_for_and_shown_to_nobody(rowan: Cast) -> None:
    around = names_around.of(Child.objects.get(pk=rowan.child["Nia"].pk))
    assert "Hidden Street" in around.places and around.places["Hidden Street"] == names_around.HOME


def test_a_name_broken_by_letters_nobody_sees_is_found_all_the_same(rowan: Cast) -> None:
    story = rewritten(rowan, begun(rowan), "## A start\nThen Ju\u200bde came.")
    assert "Jude" in story.latest.text
    assert any("settled" in why for why in story_ready.against_signing(story.latest))


def test_words_written_in_as_the_childs_own_need_the_childs_yes_too(rowan: Cast) -> None:
    story = agreed(rowan, rewritten(rowan, begun(rowan), "## A start\n> It was loud there."))
    assert any(why.startswith("The child has not said yes") for why in story_ready.family_agrees(story))
    actions.note_story_answer(
        story, adult=None, said="yes", how="in_person", said_on=SAID, by=rowan.adult["Miss Okafor"]
    )
    assert list(story_ready.family_agrees(fresh(story))) == []


def test_a_yes_is_to_the_words_that_were_read_and_to_no_others(rowan: Cast) -> None:
    story = agreed(rowan, begun(rowan))
    story.asked.update(recorded_at=dates.now() - timedelta(days=1))
    story.texts.update(written_at=dates.now() - timedelta(days=2))
    assert list(story_ready.family_agrees(settle(rowan, story))) == []
    story = rewritten(rowan, story, "## A start\nSomething nobody at home has read.")
    assert ["was changed after" in why for why in story_ready.family_agrees(story)] == [True]
    assert list(story_ready.family_agrees(agreed(rowan, story))) == []
