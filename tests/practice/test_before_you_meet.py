"""Before you meet: about us, fit for the parent to read, and gone after a while."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.people import actions as people
from hearth.practice import actions as practice
from hearth.practice.fit_to_read import hints
from hearth.practice.forms import BeforeYouMeetForm
from hearth.practice.models import BeforeYouMeet
from hearth.records.cast import Cast
from hearth.safeguarding import actions as safeguarding

WRONG, BETTER = (
    "We rang at work and said it was urgent.",
    "Miss Okafor rings after six, and says first that all is well.",
)
UNTIL = date(2026, 12, 20)


def written(rowan: Cast, child: str = "Effie", adult: str = "Tom", until: date = UNTIL) -> BeforeYouMeet:
    return practice.write_before_meeting(
        rowan.child[child], adult=rowan.adult[adult], gone_wrong=WRONG, differently=BETTER, expires_on=until,
        by=rowan.adult["Mr Reid"],
    )  # fmt: skip


def seen_by(rowan: Cast, name: str) -> list[BeforeYouMeet]:
    return list(BeforeYouMeet.objects.for_staff(rowan.adult[name], dates.today()))


def read_by(rowan: Cast, name: str) -> list[BeforeYouMeet]:
    return list(BeforeYouMeet.objects.for_adult(rowan.adult[name]).in_force(dates.today()))


def test_it_is_ours_until_somebody_shares_it(rowan: Cast) -> None:
    note = written(rowan)
    assert note in seen_by(rowan, "Miss Okafor") and read_by(rowan, "Tom") == []
    practice.share_before_meeting(note, by=rowan.adult["Miss Okafor"])
    assert read_by(rowan, "Tom") == [note]
    with pytest.raises(RuleBroken, match="already"):
        practice.share_before_meeting(note, by=rowan.adult["Miss Okafor"])


def test_leila_reads_hers_and_yusuf_never_does(rowan: Cast) -> None:
    assert [note.adult.name for note in read_by(rowan, "Leila")] == ["Leila"]
    assert read_by(rowan, "Yusuf") == []


def test_one_for_each_adult_at_a_time(rowan: Cast) -> None:
    first = written(rowan)
    with pytest.raises(RuleBroken, match="End that one"):
        written(rowan)
    practice.end_before_meeting(first, by=rowan.adult["Mrs Bell"])
    assert written(rowan) in seen_by(rowan, "Mr Reid")


def test_ended_it_is_on_nobodys_page_at_once(rowan: Cast) -> None:
    note = written(rowan)
    practice.share_before_meeting(note, by=rowan.adult["Mr Reid"])
    practice.end_before_meeting(note, by=rowan.adult["Mrs Bell"])
    assert note not in seen_by(rowan, "Miss Okafor") and read_by(rowan, "Tom") == []
    with pytest.raises(RuleBroken, match="has ended"):
        practice.end_before_meeting(note, by=rowan.adult["Mrs Bell"])


def test_on_its_last_day_it_is_there_and_on_the_next_it_is_gone(rowan: Cast) -> None:
    note = written(rowan)
    practice.share_before_meeting(note, by=rowan.adult["Mr Reid"])
    with dates.at(dates.moment(UNTIL)):
        assert note in seen_by(rowan, "Mr Reid") and read_by(rowan, "Tom") == [note]
    with dates.at(dates.moment(UNTIL + timedelta(days=1))):
        assert note not in seen_by(rowan, "Mr Reid") and read_by(rowan, "Tom") == []
        with pytest.raises(RuleBroken, match="has ended"):
            practice.share_before_meeting(note, by=rowan.adult["Mr Reid"])


def test_it_is_half_a_year_at_most_and_never_for_a_day_gone_by(rowan: Cast) -> None:
    for until, sentence in ((dates.today() + timedelta(days=184), "Half a year"), (date(2026, 11, 23), "has passed")):
        with pytest.raises(RuleBroken, match=sentence):
            written(rowan, until=until)
    assert written(rowan, until=dates.today()).pk


def test_both_halves_are_written(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="Write both"):
        practice.write_before_meeting(
            rowan.child["Effie"], adult=rowan.adult["Tom"], gone_wrong=WRONG, differently=" ", expires_on=UNTIL,
            by=rowan.adult["Mr Reid"],
        )  # fmt: skip


def test_never_about_an_adult_nobody_may_ring(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        written(rowan, "Nia", "Dean")
    with pytest.raises(RuleBroken, match="not recorded"):
        written(rowan, "Nia", "Tom")


def test_somebody_restricted_later_is_nowhere_any_more(rowan: Cast) -> None:
    note = written(rowan)
    practice.share_before_meeting(note, by=rowan.adult["Mr Reid"])
    people.restrict(rowan.between("Effie", "Tom"), with_order=False, note="Seen.", by=rowan.adult["Mrs Marsh"])
    assert note not in seen_by(rowan, "Miss Okafor") and read_by(rowan, "Tom") == []


def test_an_adult_who_is_no_longer_around_the_child_reads_nothing(rowan: Cast) -> None:
    note = written(rowan, "Amal", "Yusuf")
    practice.share_before_meeting(note, by=rowan.adult["Mr Reid"])
    assert read_by(rowan, "Yusuf") == [note] and len(read_by(rowan, "Leila")) == 1
    people.end_relationship(rowan.between("Amal", "Yusuf"), on=dates.today(), by=rowan.adult["Miss Okafor"])
    assert read_by(rowan, "Yusuf") == [] and note not in seen_by(rowan, "Miss Okafor")


def test_without_a_door_it_is_not_shared(rowan: Cast) -> None:
    note = written(rowan, "Kai", "Mr Finlay")
    with pytest.raises(RuleBroken, match="Say it when you meet"):
        practice.share_before_meeting(note, by=rowan.adult["Mrs Bell"])


def test_a_parent_on_the_staff_reads_as_a_parent_and_only_what_was_shared(rowan: Cast) -> None:
    note = practice.write_before_meeting(
        rowan.child["Oskar"], adult=rowan.adult["Mrs Doyle"], gone_wrong=WRONG, differently=BETTER, expires_on=UNTIL,
        by=rowan.adult["Mrs Bell"],
    )  # fmt: skip
    assert note not in seen_by(rowan, "Mrs Doyle") and read_by(rowan, "Mrs Doyle") == []
    practice.share_before_meeting(note, by=rowan.adult["Mrs Bell"])
    assert note not in seen_by(rowan, "Mrs Doyle") and read_by(rowan, "Mrs Doyle") == [note]


def test_what_went_to_the_safeguarding_lead_is_on_nobodys_page(rowan: Cast) -> None:
    note = written(rowan)
    practice.share_before_meeting(note, by=rowan.adult["Mr Reid"])
    safeguarding.hand_off_row(note, words=note.gone_wrong, came_from="staff", by=rowan.adult["Mrs Bell"])
    assert note not in seen_by(rowan, "Mr Reid") and read_by(rowan, "Tom") == []
    with pytest.raises(RuleBroken, match="has ended"):
        practice.end_before_meeting(note, by=rowan.adult["Mr Reid"])


def test_thirty_days_after_its_end_it_is_deleted(rowan: Cast) -> None:
    gone, ended, here = (
        written(rowan, until=dates.today()),
        written(rowan, "Kai", "Paula"),
        written(rowan, "Bea", "Ruth"),
    )
    practice.end_before_meeting(ended, by=rowan.adult["Mrs Bell"])
    with dates.at(dates.moment(dates.today() + timedelta(days=30))):
        call_command("tick", verbosity=0)
        assert BeforeYouMeet.objects.filter(pk__in=(gone.pk, ended.pk, here.pk)).count() == 3
    with dates.at(dates.moment(dates.today() + timedelta(days=31))):
        call_command("tick", verbosity=0)
        assert list(BeforeYouMeet.objects.filter(pk__in=(gone.pk, ended.pk, here.pk))) == [here]
        let_go = Entry.objects.filter(what="practice.let_go_of_old_notes")
        call_command("tick", verbosity=0)
        assert let_go.count() == 1


@pytest.mark.parametrize(
    ("until", "day", "expires"),
    [("meeting", "2026-11-26", date(2026, 11, 26)), ("four_weeks", "", date(2026, 12, 22)),
     ("six_weeks", "2026-11-26", date(2027, 1, 5)), ("day", "2027-03-01", date(2027, 3, 1))],
)  # fmt: skip
def test_the_form_says_when_it_is_gone(db: None, until: str, day: str, expires: date) -> None:
    form = BeforeYouMeetForm({"gone_wrong": WRONG, "differently": BETTER, "until": until, "day": day})
    assert form.is_valid() and form.facts()["expires_on"] == expires


def test_a_meeting_needs_its_day(db: None) -> None:
    form = BeforeYouMeetForm({"gone_wrong": WRONG, "differently": BETTER, "until": "meeting"})
    assert form.errors == {"day": ["Say which day."]}


def test_what_is_about_them_gets_a_gentle_hint_and_what_is_about_us_none() -> None:
    assert hints(WRONG, BETTER, name="Tom") == []
    found = hints("Tom shouted in the office.", BETTER, name="Tom")
    assert found[0].words == "Tom shouted in the office." and "What did we do" in found[0].may_hear
    assert hints("You told us twice and we did not listen.", BETTER, name="Tom") == []


def test_words_that_hurt_are_shown_again_and_at_most_three() -> None:
    found = hints("You failed to engage with us. She refused our help. She was rude.", BETTER, name="Sandra")
    assert found and len(found) <= 3
