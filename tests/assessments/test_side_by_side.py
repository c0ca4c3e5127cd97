"""Home, school and child beside each other: none ranked, nothing added, and what is missing is said."""

from hearth.assessments import actions, library
from hearth.assessments.areas import AREAS
from hearth.assessments.choosing import OBSERVATIONS, VOICES
from hearth.assessments.models import Assessment
from hearth.assessments.scoring import score
from hearth.assessments.side_by_side import ASIDE, SideBySide, change, given, look, people_to_ask
from hearth.base import dates
from hearth.records.cast import Cast


def amals(rowan: Cast) -> SideBySide:
    child = rowan.child["Amal"]
    rows = Assessment.objects.visible_to(rowan.adult["Miss Okafor"]).filter(child=child)
    return look(child, rows.select_related("child", "respondent", "journey"))


def test_every_question_and_strand_has_its_place_and_only_one() -> None:
    home = [item for area in AREAS for item in area.home]
    voice = [item for area in AREAS for item in area.voice]
    strands = [strand for area in AREAS for strand in area.strands]
    scales = [one.scoring for one in library.every_version() if one.key in OBSERVATIONS and one.scoring]
    voices = [one for one in library.every_version() if one.key in VOICES]
    words = [one.id for one in library.get("parent-outcomes").questions if one.kind == "text"]
    assert sorted(home) == sorted([*(one.id for one in library.get("home-baseline").questions), *words])
    assert sorted(voice) == sorted({q.id for one in voices for q in one.questions} - ASIDE)
    assert sorted(strands) == sorted({strand.id for scale in scales for strand in scale.strands})


def test_each_voice_is_in_its_own_words_with_its_own_day(rowan: Cast) -> None:
    good = amals(rowan).areas[0]
    assert good.title == "What is good"
    leila = next(said for said in good.home if said.who == "Leila")
    assert "story" in leila.first
    assert leila.first_on.isoformat() == "2026-05-21"
    assert {said.who for said in good.child} == {"Amal"}, "the child is one voice, whoever sat beside"


def test_parents_who_live_apart_are_never_one_voice(rowan: Cast) -> None:
    voices = {said.who for area in amals(rowan).areas for said in area.home}
    assert voices == {"Leila", "Yusuf"}


def test_first_and_latest_stand_together_and_a_change_of_mind_takes_the_place(rowan: Cast) -> None:
    leila, journey = rowan.adult["Leila"], rowan.child["Amal"].journeys.get()
    start = Assessment.objects.submitted().get(respondent=leila, occasion="start")
    actions.submit(actions.put_right(start, by=leila), answers={"good-at": "Maps"}, by=leila)
    later = actions.ask_for(
        journey, instrument_key="home-baseline", occasion="later", respondent=leila, respondent_is="parent",
        by=rowan.adult["Miss Okafor"],
    )  # fmt: skip
    actions.submit(later, answers={"good-at": "Bridges"}, by=leila)
    said = next(said for said in amals(rowan).areas[0].home if said.who == "Leila" and "good at" in said.question)
    assert (said.first, said.latest) == ("Maps", "Bridges")


def test_each_rater_has_two_halves_of_their_own_and_nothing_is_added(rowan: Cast) -> None:
    raters = amals(rowan).raters
    assert {rater.who for rater in raters} == {"Mr Reid", "Mrs Bell"}
    assert {score.half for rater in raters for score in rater.now} == {"growing", "in-the-way"}
    assert all(not rater.then for rater in raters), "two raters never stand in one line"


def test_two_versions_never_stand_in_one_line(rowan: Cast) -> None:
    reid = rowan.adult["Mr Reid"]
    waiting = Assessment.objects.waiting().get(respondent=reid, child=rowan.child["Amal"])
    actions.submit(waiting, answers={"trust-shows-us": "3"}, by=reid)
    rater = next(rater for rater in amals(rowan).raters if rater.who == "Mr Reid")
    assert rater.then
    Assessment.objects.filter(respondent=reid, occasion="start").update(instrument_version="1")
    rater = next(rater for rater in amals(rowan).raters if rater.who == "Mr Reid")
    assert not rater.then
    assert "another version" in rater.note


def test_a_change_is_said_in_words_that_know_which_way_is_which() -> None:
    document = library.get("staff-observation")

    def strand(name: str, value: str) -> object:
        answers = {question.id: value for question in document.in_strand(name)}
        return next(one for one in score(document, answers) if one.strand == name)

    growing = [strand("joining-in", value) for value in "13"]
    in_the_way = [strand("keeping-away", value) for value in "13"]
    assert change(*growing) == "further along than before"
    assert change(*growing[::-1]) == "not as far along just now"
    assert change(*in_the_way) == "in the way more just now"
    assert change(*in_the_way[::-1]) == "in the way less than before"
    assert change(growing[0], growing[0]) == "much as it was"
    assert change(None, growing[0]) == ""


def test_what_is_missing_is_said_and_is_ours(rowan: Cast) -> None:
    effie = rowan.child["Effie"]
    rows = Assessment.objects.filter(child=effie)
    missing = look(effie, rows.select_related("child", "respondent", "journey")).missing
    assert any("Tom" in line or "Effie" in line for line in missing)
    assert all("That is ours to do." in line or "A talk comes" in line for line in missing)


def test_what_was_asked_and_has_not_come_is_kept_apart_from_what_was_never_asked(rowan: Cast) -> None:
    seen = amals(rowan)
    assert [row.respondent.name for row in seen.waiting] == ["Mr Reid"]
    assert not any("Mr Reid" in line for line in seen.missing)


def test_what_went_to_the_safeguarding_lead_leaves_no_gap(rowan: Cast) -> None:
    before = amals(rowan)
    Assessment.objects.filter(child=rowan.child["Amal"], respondent=rowan.adult["Leila"]).update(
        withheld_at=dates.now()
    )
    after = amals(rowan)
    assert "Leila" not in {said.who for area in after.areas for said in area.home}
    assert not any("Leila" in line for line in after.missing)
    assert len(after.answered) < len(before.answered)


def test_an_answer_is_read_in_the_words_of_its_own_document(rowan: Cast) -> None:
    row = Assessment.objects.submitted().filter(respondent=rowan.adult["Leila"]).first()
    assert row is not None
    said = {one.question.id: one.words for one in given(row)}
    assert all(words for words in said.values())
    assert said.get("mornings") in (None, "Mostly easy", "It depends on the day", "Mostly hard")


def test_everyone_of_a_round_can_be_asked_alone(rowan: Cast) -> None:
    people = people_to_ask(rowan.child["Amal"].journeys.get())
    assert any(one.label == "Leila: How things are at home" for one in people.values())
    assert any("beside Miss Okafor" in one.label for one in people.values())
