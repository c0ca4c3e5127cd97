"""The exercises: valid, plain, and themselves an example of what they ask for."""

from pathlib import Path

import pytest

from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.practice import actions as practice
from hearth.practice import library
from hearth.practice.library import BadExercise, Exercise
from hearth.practice.models import StaffPractice
from hearth.records.cast import DAY, Cast
from hearth.wording import engine, reading, unwanted

ALL = [one.in_room("Willow Room") for one in library.newest()]
each = pytest.mark.parametrize("one", ALL, ids=lambda one: one.key)


def words_of(one: Exercise) -> list[str]:
    steps = [text for step in one.steps for text in (*step.do, step.title)]
    return [one.aim, one.needs, one.take_away, *one.work.values(), *one.noticed, *steps]


def test_there_are_ten_and_something_for_everybody() -> None:
    assert len(ALL) == 10
    for role in library.ROLES:
        assert sum(role in one.work for one in ALL) >= 5, role


@each
def test_what_it_offers_passes_our_own_wording_help(one: Exercise) -> None:
    assert one.offered
    found = [(f.code, f.words) for text in one.offered for f in engine.check(text).findings]
    assert found == []


@each
def test_it_reads_plainly(one: Exercise) -> None:
    age = reading.reading_age(words_of(one))
    assert age is not None and age <= reading.THRESHOLD
    assert [found.words for text in words_of(one) for found in unwanted.found(text)] == []


@each
def test_a_meeting_has_time_for_it(one: Exercise) -> None:
    assert 5 <= one.minutes <= 10
    assert sum(len(text.split()) for text in words_of(one)) < 400


GOOD = (library.FOLDER / "two-homes-1.toml").read_text()


@pytest.mark.parametrize(
    ("found", "put", "says"),
    [
        ("minutes = 7", "minutes = 6", "do not add up"),
        ("minutes = 7", "minutes = 70", "five|5 to 10"),
        ('key = "two-homes"', 'key = "Two Homes"', "should be called"),
        ('kind = "rework"', 'kind = "bad"', "a sentence is one of"),
        ('kind = "offered"', 'kind = "received"', "no sentence is offered"),
        ("office =", "caretaker =", "should name one or more"),
        ('aim = "', 'purpose = "', "aim"),
        ("version = 1", 'version = 1\ncolour = "blue"', "no place for"),
        ("[[steps]]", "[[steps", "TOML"),
    ],
)
def test_a_document_with_a_mistake_is_found_on_reading(found: str, put: str, says: str) -> None:
    with pytest.raises(BadExercise, match=says):
        library.read(GOOD.replace(found, put), "two-homes-1.toml")


def test_every_file_is_one_version_of_one_exercise() -> None:
    files = sorted(path.stem for path in Path(library.FOLDER).glob("*"))
    assert files == sorted(f"{one.key}-{one.version}" for one in library.every_version())


def test_noting_it_keeps_the_version_and_no_name(rowan: Cast) -> None:
    lead = rowan.adult["Miss Okafor"]
    facts = {"exercise": "two-homes", "done_on": DAY, "people": 6, "roles": ["office", "senior", "caretaker"]}
    done = practice.note_practice(rowan.rowan, **facts, will_try="Ring both homes.", by=lead)  # type: ignore[arg-type]
    assert (done.version, done.roles, done.who) == (1, ["senior", "office"], "senior staff, office")
    with pytest.raises(practice.NamesLeft, match="“Mrs Bell” is a name"):
        practice.note_practice(rowan.rowan, **facts, will_try="Mrs Bell will ring.", by=lead)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken, match="not come yet"):
        practice.note_practice(rowan.rowan, **facts | {"done_on": dates.next_weekday(DAY)}, will_try="", by=lead)  # type: ignore[arg-type]
    practice.take_back_practice(done, by=lead)
    assert not StaffPractice.objects.filter(exercise="two-homes").exists()


def test_rowan_did_three_this_year(rowan: Cast) -> None:
    done = StaffPractice.objects.filter(school=rowan.rowan)
    assert [row.exercise for row in done] == ["two-minutes-at-the-gate", "first-half-minute", "where-blame-goes"]
    assert [row.title for row in done][0] == "Two minutes at the gate"
