"""The right page at the right step: what documents may say, how places are filled, and which pages help now."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from hearth.agreements.standing import Standing
from hearth.base.errors import RuleBroken
from hearth.journeys import ideas, pages, places, shelves
from hearth.journeys.actions.goals import choose_for_home
from hearth.journeys.actions.pages import fill_places
from hearth.journeys.models import Goal, PagePlace
from hearth.journeys.pages import Block, Document, Line, Part
from hearth.journeys.stages import Stage
from hearth.languages import catalogue
from hearth.people.models import Child
from hearth.records.cast import Cast
from hearth.web.drawings import drawings
from hearth.wording import engine, reading, unwanted

DRAWINGS = drawings("pages")
FILLED = {
    "room": "Willow Room", "adults": "Miss Okafor, Mr Osei and Mrs Bell", "times": "every morning", "child": "Amal",
    "key_adult": "Miss Okafor", "class": "3R", "food": "toast and fruit", "school": "Rowan Primary",
    "phone": "01632 960110",
}  # fmt: skip
ENGLISH = catalogue.ENGLISH


def words_of(filled: pages.Filled) -> list[str]:
    found = [filled.title]
    for part in filled.parts:
        found += [part.heading] if part.heading else []
        for block in part.blocks:
            found += block.items or (block.words,)
    return found


def every_english_text() -> list[tuple[str, list[str]]]:
    long = [(f"pages/{key}", words_of(pages.read(key, ENGLISH).filled(FILLED))) for key in pages.ALL]
    easy = [(f"easy/{key}", words_of(pages.easy(pages.read_easy(key, ENGLISH), FILLED))) for key in pages.EASY]
    tips = [words for idea in ideas.shelf(ENGLISH).values() for words in (idea.name, idea.how, idea.why)]
    return [*long, *easy, ("ideas", tips)]


TEXTS = every_english_text()


@pytest.mark.parametrize(("name", "blocks"), TEXTS, ids=[name for name, _ in TEXTS])
def test_a_parent_of_reading_age_eleven_can_read_it(name: str, blocks: list[str]) -> None:
    age = reading.reading_age(blocks, names=FILLED.values())
    assert age is not None and age <= reading.THRESHOLD, reading.hardest(blocks, names=FILLED.values())
    assert [sentence for sentence in reading.sentences(blocks) if len(sentence.split()) > 20] == []


@pytest.mark.parametrize(("name", "blocks"), TEXTS, ids=[name for name, _ in TEXTS])
def test_our_own_help_with_wording_finds_nothing_in_it(name: str, blocks: list[str]) -> None:
    found = [
        (one.rule, one.words)
        for block in blocks
        if len(block.split()) > 2
        for one in engine.check(block, channel="app", sender_role="nurture").findings
    ]
    assert found == []
    assert [one for block in blocks for one in unwanted.found(block)] == []


@pytest.mark.parametrize("key", pages.ALL)
def test_a_page_is_short(key: str) -> None:
    assert 150 <= sum(len(words.split()) for words in words_of(pages.read(key, ENGLISH).filled(FILLED))) <= 350


@pytest.mark.parametrize("language", catalogue.SHIPPED, ids=lambda one: one.tag)
def test_every_document_names_only_places_and_drawings_we_have(language: catalogue.Language) -> None:
    documents = [pages.read(path.stem, language) for path in sorted((language.folder / "pages").glob("*.txt"))]
    documents += [pages.read_easy(path.stem, language) for path in sorted((language.folder / "easy").glob("*.txt"))]
    assert [problem for document in documents for problem in pages.problems(document, DRAWINGS)] == []
    assert {document.key for document in documents} <= set(pages.ALL)


@pytest.mark.parametrize("language", catalogue.OTHERS, ids=lambda one: one.tag)
def test_a_translated_page_keeps_the_places_of_the_english(language: catalogue.Language) -> None:
    for folder in ("pages", "easy"):
        for path in sorted((language.folder / folder).glob("*.txt")):
            source = (ENGLISH.folder / folder / path.name).read_text()
            lost = set(pages.PLACE.findall(source)) ^ set(pages.PLACE.findall(path.read_text()))
            assert lost == set(), f"{language.tag} {folder}/{path.stem}"


@pytest.mark.parametrize("language", catalogue.SHIPPED, ids=lambda one: one.tag)
def test_ideas_have_the_same_keys_and_areas_in_every_language(language: catalogue.Language) -> None:
    path = language.folder / "ideas.toml"
    source = tomllib.loads((ENGLISH.folder / "ideas.toml").read_text())
    said = tomllib.loads(path.read_text()) if path.exists() else {}
    assert {key: one["areas"] for key, one in said.items()}.items() <= {
        k: o["areas"] for k, o in source.items()
    }.items()


def test_a_wrong_place_is_named_in_tests_and_left_out_on_the_page() -> None:
    wrong = Document("x", "Title", (Line("text", "Hello {rom}."), Line("text", "Hello {room}.")), ENGLISH)
    assert pages.problems(wrong, DRAWINGS) == ["x: no place {rom}"]
    assert wrong.filled(FILLED).parts == (Part(blocks=(Block("Hello Willow Room."),)),)


def test_a_wrong_drawing_and_a_lone_brace_are_named() -> None:
    wrong = Document("x", "A { title", (Line("drawing", "dragon"), Line("text", "moon | The moon.")), ENGLISH)
    assert pages.problems(wrong, DRAWINGS) == [
        "x: a brace alone in “A { title”",
        "x: no drawing “dragon”",
        "x: no drawing “moon”",
    ]


def test_a_line_without_words_for_its_place_is_left_out_and_an_empty_heading_with_it() -> None:
    document = pages.read("your-choice", ENGLISH)
    assert "Whom do I ask?" in words_of(document.filled(FILLED))
    assert "Whom do I ask?" not in words_of(document.filled({**FILLED, "key_adult": "", "phone": ""}))


def test_a_drawing_stands_with_the_part_that_follows_it() -> None:
    lines = tuple(
        pages._line(words) for words in ("Hello.", "[drawing: door]", "## Come in", "- One", "- Two", "After.")
    )
    parts = Document("x", "T", lines, ENGLISH).filled({}).parts
    assert parts == (
        Part(blocks=(Block("Hello."),)),
        Part("door", "Come in", (Block(items=("One", "Two")), Block("After."))),
    )


def test_names_keep_their_direction_among_words_from_the_right() -> None:
    arabic = catalogue.find("ar")
    assert arabic is not None
    filled = Document("x", "{child}", (Line("text", "{phone}"),), arabic).filled(FILLED)
    assert filled.title == "\u2068Amal\u2069"


@pytest.mark.parametrize(("stage", "said"), list(product([None, *Stage], Standing)))
def test_at_every_step_and_whatever_was_said_there_is_a_page(stage: Stage | None, said: Standing) -> None:
    for over, secondary in product((False, True), repeat=2):
        shelf = pages.pages_for(stage, said=said, secondary=secondary, over=over)
        assert shelf.now and len(set(shelf.all)) == len(shelf.all)
        assert set(shelf.all) <= set(pages.ALL)
        assert {"kept", "your-choice", "home-help"} <= set(shelf.all)
        assert bool(set(shelf.now) & set(pages.SECONDARY)) is secondary
        assert not set(shelf.all) & set(pages.PRIMARY if secondary else pages.SECONDARY)


@pytest.mark.parametrize(
    ("stage", "said", "first"),
    [
        (Stage.KNOWING, Standing.NOT_ASKED, "noticed"),
        (Stage.AGREEING, Standing.WAITING, "your-choice"),
        (Stage.AGREEING, Standing.NOT_YET, "not-yet"),
        (Stage.AGREEING, Standing.NO, "not-yet"),
        (Stage.AGREEING, Standing.YES, "what-it-is"),
        (Stage.SETTLING, Standing.YES, "morning"),
        # One parent said no, and the place began with the other's yes: never told that nothing began.
        (Stage.SETTLING, Standing.NO, "your-choice"),
        (Stage.IN_GROUP, Standing.YES, "going"),
        (Stage.RETURNING, Standing.YES, "back"),
        (Stage.IN_TOUCH, Standing.YES, "home-help"),
        (None, Standing.NOT_ASKED, "home-help"),
    ],
)
def test_the_page_that_helps_now_comes_first(stage: Stage | None, said: Standing, first: str) -> None:
    shelf = pages.pages_for(stage, said=said)
    assert shelf.now[0] == first
    assert ("not-yet" in shelf.all) is (first == "not-yet")


@pytest.mark.parametrize(
    ("child", "adult", "first"),
    [
        ("Amal", "Leila", "going"), ("Effie", "Tom", "your-choice"), ("Finn", "Angela", "not-yet"),
        ("Jude", "Sandra", "back"), ("Zara", "Farah", "home-help"), ("Maryam", "Karim", "your-choice"),
        ("Bea", "Ruth", "morning"), ("Ivy", "Mei", "home-help"),
    ],
)  # fmt: skip
def test_each_parent_of_the_cast_meets_their_page(rowan: Cast, child: str, adult: str, first: str) -> None:
    journey = shelves.journey_of(rowan.child[child])
    assert shelves.of_parent(rowan.child[child], journey, rowan.adult[adult]).now[0] == first


def test_the_school_need_write_nothing(rowan: Cast) -> None:
    PagePlace.objects.all().delete()
    known = places.of_child(rowan.child["Amal"], shelves.journey_of(rowan.child["Amal"]))
    assert known == {
        **FILLED, "food": "some food", "adults": "Miss Okafor, Mrs Bell and Mr Osei",
    }  # fmt: skip


def test_what_the_school_writes_stands_and_an_empty_box_goes_back(rowan: Cast) -> None:
    lead, amal = rowan.adult["Miss Okafor"], rowan.child["Amal"]
    fill_places(rowan.willow, words={"food": "  toast and  fruit ", "times": "9.05 to 11.45"}, by=lead)
    known = places.of_child(amal, shelves.journey_of(amal))
    assert (known["food"], known["times"]) == ("toast and fruit", "every morning, 9.05 to 11.45")
    fill_places(rowan.willow, words={"food": ""}, by=lead)
    assert places.of_child(amal, shelves.journey_of(amal))["food"] == "some food"


def test_a_school_fills_no_place_of_its_own_making(rowan: Cast) -> None:
    with pytest.raises(RuleBroken):
        fill_places(rowan.willow, words={"child": "Everybody"}, by=rowan.adult["Miss Okafor"])


def test_teenagers_have_their_own_edition(rowan: Cast) -> None:
    amal = rowan.child["Amal"]
    assert not places.is_secondary(amal)
    amal.school.phase = "secondary"
    assert places.is_secondary(amal)
    amal.school.phase, amal.year_group = "all_through", "8"
    assert places.is_secondary(amal)
    amal.year_group = "4"
    assert not places.is_secondary(amal)


def test_every_idea_is_used_in_a_story_of_the_cast(rowan: Cast) -> None:
    assert set(Goal.objects.exclude(idea="").values_list("idea", flat=True)) == set(ideas.shelf(ENGLISH))


def test_an_idea_is_tied_to_a_goal_in_hand_and_let_go_again(rowan: Cast) -> None:
    goal = Goal.objects.filter(child=rowan.child["Amal"]).latest("pk")
    choose_for_home(goal, idea="count-down", helps_home="Yes", by=rowan.adult["Miss Okafor"])
    assert (goal.idea, goal.helps_home) == ("count-down", "Yes")
    choose_for_home(goal, by=rowan.adult["Miss Okafor"])
    assert Goal.objects.get(pk=goal.pk).idea == ""
    with pytest.raises(RuleBroken):
        choose_for_home(goal, idea="a-made-up-one", by=rowan.adult["Miss Okafor"])


def test_no_page_keeps_a_file_nobody_reaches() -> None:
    for folder, keys in (("pages", pages.ALL), ("easy", pages.EASY)):
        assert {path.stem for path in Path(ENGLISH.folder / folder).glob("*.txt")} == set(keys)


def test_a_child_on_no_way_still_has_pages(rowan: Cast) -> None:
    luca = Child.objects.select_related("school").get(pk=rowan.child["Luca"].pk)
    assert places.of_child(luca, None)["room"] == "Willow Room"
