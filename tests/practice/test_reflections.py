"""A reflection is its writer's: who reads it, until when, and when it is gone."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people.models import User
from hearth.practice import actions as practice
from hearth.practice.models import Reflection
from hearth.records.cast import DAY, Cast

MEETING = date(2026, 12, 1)
WORDS = {"happened": "The parent said that we never listen.", "felt": "Small."}


@pytest.fixture
def lead(rowan: Cast) -> User:
    return rowan.adult["Miss Okafor"]


@pytest.fixture
def one(rowan: Cast, lead: User) -> Reflection:
    return practice.write_reflection(rowan.rowan, after="phone", on=DAY, words=WORDS, by=lead)


def read_by(rowan: Cast, on: date) -> list[str]:
    return [name for name, user in rowan.adult.items() if Reflection.objects.shared_with(user, on).exists()]


def on(day: date) -> object:
    return dates.at(dates.moment(day, "10:00"))


def test_only_the_writer_has_a_list(rowan: Cast, one: Reflection) -> None:
    writers = [name for name, user in rowan.adult.items() if Reflection.objects.of(user).exists()]
    assert writers == ["Miss Okafor"]


def test_the_supervisor_reads_it_until_the_end_of_that_day(rowan: Cast, one: Reflection, lead: User) -> None:
    bell = rowan.adult["Mrs Bell"]
    practice.share_reflection(one, school=rowan.rowan, supervisor=bell, meeting_on=MEETING, kept=False, by=lead)
    for day in (DAY, MEETING):
        assert one in Reflection.objects.shared_with(bell, day)
        assert set(read_by(rowan, day)) == {"Mrs Bell", "Mrs Marsh"}, "Mrs Marsh has another of the cast's"
        assert one not in Reflection.objects.shared_with(rowan.adult["Mrs Marsh"], day)
    assert read_by(rowan, MEETING + timedelta(days=1)) == []
    practice.unshare_reflection(one, by=lead)
    assert read_by(rowan, DAY) == ["Mrs Marsh"]


def test_it_is_shared_with_a_colleague_of_the_school_only(rowan: Cast, one: Reflection, lead: User) -> None:
    for name in ("Mrs Kaur", "Leila", "Miss Okafor"):
        with pytest.raises(RuleBroken, match="works here"):
            practice.share_reflection(
                one, school=rowan.rowan, supervisor=rowan.adult[name], meeting_on=MEETING, kept=False, by=lead
            )
    with pytest.raises(RuleBroken, match="passed"):
        practice.share_reflection(
            one, school=rowan.rowan, supervisor=rowan.adult["Mrs Bell"], meeting_on=DAY - timedelta(days=1),
            kept=False, by=lead,
        )  # fmt: skip


def test_nobody_changes_another_persons(rowan: Cast, one: Reflection) -> None:
    with pytest.raises(Reflection.DoesNotExist):
        practice.delete_reflection(one, by=rowan.adult["Mrs Marsh"])
    with pytest.raises(Reflection.DoesNotExist):
        practice.change_reflection(
            one, school=rowan.rowan, after="phone", on=DAY, words={}, by=rowan.adult["Mrs Marsh"]
        )


def test_the_tick_deletes_it_the_day_after_unless_it_is_kept(rowan: Cast, lead: User) -> None:
    marsh = rowan.adult["Mrs Marsh"]

    def shared(kept: bool) -> Reflection:
        new = practice.write_reflection(rowan.rowan, after="gate", on=DAY, words=WORDS, by=lead)
        return practice.share_reflection(
            new, school=rowan.rowan, supervisor=marsh, meeting_on=MEETING, kept=kept, by=lead
        )

    gone, kept = shared(False), shared(True)
    alone = practice.write_reflection(rowan.rowan, after="gate", on=DAY, words=WORDS, by=lead)
    with dates.at(dates.moment(MEETING, "23:30")):
        call_command("tick")
        assert Reflection.objects.filter(pk=gone.pk).exists(), "the day is not over"
    with on(MEETING + timedelta(days=1)):  # type: ignore[attr-defined]
        before = Entry.objects.count()
        call_command("tick")
        call_command("tick")
        assert Entry.objects.count() == before + 1
        left = Reflection.objects.filter(pk__in=[gone.pk, kept.pk, alone.pk])
        assert {row.pk for row in left} == {kept.pk, alone.pk}
        assert not Reflection.objects.shared_with(marsh, dates.today()).exists()


def test_a_year_is_the_longest(rowan: Cast, one: Reflection) -> None:
    with on(DAY + timedelta(days=364)):  # type: ignore[attr-defined]
        call_command("tick")
        assert Reflection.objects.filter(pk=one.pk).exists()
    with on(DAY + timedelta(days=367)):  # type: ignore[attr-defined]
        call_command("tick")
        assert not Reflection.objects.filter(pk=one.pk).exists()


def test_no_name_is_saved_and_the_sentence_says_which(rowan: Cast, one: Reflection, lead: User) -> None:
    before = Reflection.objects.count()
    words = {"happened": "Leila rang about Amal.", "felt": "As Mrs Bell would."}
    with pytest.raises(practice.NamesLeft) as told:
        practice.write_reflection(rowan.rowan, after="phone", on=DAY, words=words, by=lead)
    assert told.value.where == {"happened": ("Leila", "Amal"), "felt": ("Mrs Bell",)}
    assert "“Leila”, “Amal”, “Mrs Bell” are names" in told.value.sentence
    with pytest.raises(practice.NamesLeft):
        practice.change_reflection(one, school=rowan.rowan, after="phone", on=DAY, words=words, by=lead)
    one.refresh_from_db()
    assert Reflection.objects.count() == before and one.happened == WORDS["happened"]


def test_the_log_keeps_no_word_of_it_and_no_child(rowan: Cast, lead: User, one: Reflection) -> None:
    practice.delete_reflection(one, by=lead)
    entries = Entry.objects.filter(what__startswith="practice.").order_by("-pk")[:2]
    assert [entry.what for entry in entries] == ["practice.delete_reflection", "practice.write_reflection"]
    for entry in entries:
        assert entry.child_id is None
        assert not any(text in str(vars(entry)) for text in WORDS.values())


def test_an_older_page_empties_no_box(rowan: Cast, one: Reflection, lead: User) -> None:
    opened = one.changed_at
    with dates.at(dates.moment(DAY, "9:30")):
        one = practice.change_reflection(
            one, school=rowan.rowan, after="phone", on=DAY, words={**WORDS, "will_say": "Tell me more."}, by=lead
        )
    with dates.at(dates.moment(DAY, "9:40")):
        late = {**WORDS, "felt": "Small, and tired.", "will_say": ""}
        one = practice.change_reflection(
            one, school=rowan.rowan, after="phone", on=DAY, words=late, shown=opened, by=lead
        )
    assert (one.felt, one.will_say) == ("Small, and tired.", "Tell me more.")


def test_an_empty_one_and_a_day_to_come_are_refused(rowan: Cast, lead: User) -> None:
    with pytest.raises(RuleBroken, match="a few words"):
        practice.write_reflection(rowan.rowan, after="phone", on=DAY, words={"happened": "  "}, by=lead)
    with pytest.raises(RuleBroken, match="not come yet"):
        practice.write_reflection(rowan.rowan, after="phone", on=MEETING, words=WORDS, by=lead)
