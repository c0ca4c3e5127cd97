"""What we ship: ours to read, other people's to type in or to go and find, and each says what may be done with it."""

import pytest

from hearth.assessments import library
from hearth.assessments.choosing import CLASS_LOOK, OBSERVATIONS
from hearth.assessments.instrument import Instrument

EVERY = library.all()
OURS = [one for one in EVERY if one.is_shown]
TYPED_IN = [one for one in EVERY if one.is_scored_elsewhere]
LINKED = [one for one in EVERY if one.rights.mode == "linked"]
BOXALL = ["boxall-1984", "boxall-2017", "boxall-young-people"]


def test_ours_and_nobody_elses_is_shown() -> None:
    assert {one.key for one in OURS} == {
        "staff-observation", "staff-observation-secondary", "home-baseline", "parent-outcomes", "child-voice",
        "young-voice", "settled-involved", "readiness-for-return", "class-look",
    }  # fmt: skip
    assert all(one.rights.owner == "The Hearth contributors" for one in OURS)
    assert not any(one.rights.owner == "The Hearth contributors" for one in (*TYPED_IN, *LINKED))


@pytest.mark.parametrize("document", [*TYPED_IN, *LINKED], ids=lambda one: one.name)
def test_somebody_elses_says_what_we_read_and_what_we_did_not(document: Instrument) -> None:
    assert document.rights.evidence.startswith("Read: ")
    assert document.rights.link.startswith("https://")
    assert all(one.kind == "number" and not one.options for one in document.questions)
    assert document.scoring is None or (document.scoring.bands, document.scoring.chance) == ((), None)


def test_what_is_only_a_link_has_nothing_to_answer() -> None:
    assert len(LINKED) == 10
    assert not any(one.questions or one.sections or one.scoring for one in LINKED)


@pytest.mark.parametrize("key", BOXALL)
def test_a_licensed_schools_totals_by_letter_and_nothing_of_the_form(key: str) -> None:
    document = library.get(key)
    assert document.rights.needs_word
    assert [one.id for one in document.questions] == [*"abcdefghij", *"qrstuvwxyz"]
    assert all(one.most is None for one in document.questions), "what a strand can reach is on the school’s own copy"
    assert [(half.arrow, half.most) for half in document.sections] == [("up", 136), ("down", 136)]


def test_prosocial_stands_apart_and_runs_the_other_way() -> None:
    for key in ("sdq-teacher", "sdq-parent"):
        document = library.get(key)
        assert document.section(document.question("prosocial").section).arrow == "up"
        assert {one.most for one in document.in_section("difficulties")} == {10}
        assert document.rights.needs_word


@pytest.mark.parametrize("key", OBSERVATIONS)
def test_every_line_of_the_observation_says_what_counts(key: str) -> None:
    document = library.get(key)
    assert all(len(one.guide.split()) >= 6 for one in document.questions)
    assert document.scoring is not None and document.scoring.chance_source.startswith("An assumption")
    assert {len(document.in_strand(one.id)) for one in document.scoring.strands} == {4}
    assert {one.outcome for one in document.scoring.strands} >= {"behaviour", "relationships", "feelings"}


def test_the_two_forms_of_the_observation_share_names_and_no_series() -> None:
    primary, secondary = (library.get(key) for key in OBSERVATIONS)
    assert primary.scoring is not None and secondary.scoring is not None
    assert [one.id for one in primary.scoring.strands] == [one.id for one in secondary.scoring.strands]
    assert primary.name != secondary.name
    assert (primary.phases, secondary.phases) == (("primary",), ("secondary",))


def test_a_good_question_keeps_its_name_from_one_version_to_the_next() -> None:
    first, second = (library.get("staff-observation", version) for version in (1, 2))
    kept = {one.id for one in first.questions} & {one.id for one in second.questions}
    assert len(kept) >= 24
    assert all(first.question(id).text == second.question(id).text for id in kept)


@pytest.mark.parametrize("key", [one.key for one in OURS if one.scoring and one.scoring.chance])
def test_the_figure_for_chance_is_the_assumption_it_says_it_is(key: str) -> None:
    document = library.get(key)
    assert document.scoring is not None and document.scoring.chance is not None
    for strand in document.scoring.strands:
        items = len(document.in_strand(strand.id))
        assert document.scoring.chance == pytest.approx((2 * items / 3) ** 0.5, abs=0.01)


def test_the_look_at_a_class_has_strengths_first_and_two_lines_for_each_concern() -> None:
    look = library.get(CLASS_LOOK)
    assert [(one.id, one.arrow, len(look.in_section(one.id))) for one in look.sections] == [
        ("going-well", "up", 2), ("acting-out", "down", 2), ("getting-in-the-way-of-learning", "down", 2),
        ("keeping-quiet", "down", 2),
    ]  # fmt: skip
    assert all([option.points for option in one.options] == [0, 1, 2, None] for one in look.questions)


def test_what_parents_mark_is_about_the_child_and_may_all_be_skipped() -> None:
    document = library.get("parent-outcomes")
    assert [one.id for one in document.sections] == ["the-day", "feelings", "others", "learning", "home", "school"]
    for section in document.sections:
        kinds = [one.kind for one in document.in_section(section.id)]
        assert kinds == ["rating", "rating", "rating", "text"]
    for question in document.questions:
        assert question.optional
        assert not any(character.isdigit() for option in question.options for character in option.label)
        assert question.kind == "text" or question.options[-1].value == "cannot-say"
    assert {one.arrow for one in document.sections} == {"up"}


def test_no_number_says_that_a_child_is_ready() -> None:
    document = library.get("readiness-for-return")
    assert document.scoring is not None and document.scoring.bands == ()
    assert "no number says that a child is ready" in document.scoring.rule
    assert len(document.in_strand("being-in-class")) == len(document.in_strand("class-ready")) == 6


def test_both_pages_of_a_childs_words_name_the_adult_beside() -> None:
    for key in ("child-voice", "young-voice"):
        assert not library.get(key).question("adult-beside").optional
        assert library.get(key).scoring is None
