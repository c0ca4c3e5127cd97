"""A time to meet: several are offered to one adult, they choose or say none suits; then what was agreed."""

from datetime import date, datetime

import pytest

from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import actions as conversations
from hearth.conversations import reminders
from hearth.conversations.models import Meeting, MeetingTime
from hearth.languages.models import Linguist
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.records.cast import Cast

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)


def at(day: date, clock: str) -> datetime:
    return dates.moment(day, clock)


def offered(cast: Cast, child: str = "Bea", adult: str = "Ruth", by: str = "Mrs Bell", **more: object) -> Meeting:
    said = {
        "what": "talk", "how": "in_person", "times": [at(THURSDAY, "8:45"), at(THURSDAY, "15:15"), at(FRIDAY, "13:15")],
        "answer_by": date(2026, 12, 1), **more,
    }  # fmt: skip
    return conversations.offer_times(cast.child[child], adult=cast.adult[adult], by=cast.adult[by], **said)


def the(meeting: Meeting, number: int = 0) -> MeetingTime:
    return list(meeting.times.all())[number]


def chosen(cast: Cast, **more: object) -> Meeting:
    meeting = offered(cast, **more)
    return conversations.choose_time(meeting, time=the(meeting), by=meeting.adult)


def test_the_parent_chooses_and_it_stands(rowan: Cast) -> None:
    meeting = offered(rowan)
    ruth = rowan.adult["Ruth"]
    entries = Entry.objects.count()
    now = conversations.choose_time(meeting, time=the(meeting, 1), step_free=True, needs="A quiet room.", by=ruth)
    assert (now.starts_at, now.chosen_by, now.step_free, now.needs) == (
        at(THURSDAY, "15:15"),
        ruth,
        True,
        "A quiet room.",
    )
    assert now.sequence == 0 and Entry.objects.count() == entries + 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"times": [at(THURSDAY, "8:45")]}, "so that there is a choice"),
        ({"times": [at(THURSDAY, f"{hour}:00") for hour in range(8, 15)]}, "so that there is a choice"),
        ({"times": [at(THURSDAY, "8:45"), at(date(2026, 11, 20), "8:45")]}, "has passed"),
        ({"times": [at(THURSDAY, "8:45"), at(THURSDAY, "5:30")]}, "outside the hours"),
        ({"times": [at(THURSDAY, "8:45"), at(THURSDAY, "19:45")]}, "outside the hours"),
        ({"times": [at(THURSDAY, "8:45"), at(date(2026, 12, 5), "10:00")]}, "outside the hours"),
        ({"answer_by": date(2026, 11, 23)}, "has passed"),
        ({"answer_by": date(2026, 12, 9)}, "after the last time"),
        ({"minutes": 400}, "two hours"),
        ({"how": "video"}, "https://"),
        ({"how": "video", "video_link": "https://meet.example.org/bea-lowe"}, "Make another"),
        ({"how": "video", "video_link": "https://meet.example.org/nurture-room"}, "Make another"),
    ],
)
def test_what_may_not_be_offered(rowan: Cast, wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        offered(rowan, **wrong)
    assert not Meeting.objects.filter(child=rowan.child["Bea"]).exists()


def test_nothing_is_offered_to_somebody_kept_away(rowan: Cast) -> None:
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        offered(rowan, "Nia", "Dean", "Miss Okafor")
    with pytest.raises(RuleBroken, match="not recorded"):
        offered(rowan, "Bea", "Leila")


def test_a_contact_restricted_since_is_told_nothing_and_can_do_nothing(rowan: Cast) -> None:
    meeting = chosen(rowan)
    people.restrict(rowan.between("Bea", "Ruth"), with_order=False, note="Since today.", by=rowan.adult["Mrs Marsh"])
    sent = Notice.objects.count()
    assert not Meeting.objects.for_adult(rowan.adult["Ruth"]).exists()
    with pytest.raises(RuleBroken):
        conversations.call_off(meeting, by=rowan.adult["Ruth"])
    with pytest.raises(RuleBroken, match="Ask the nurture lead"):
        conversations.offer_other_times(
            meeting, times=[at(FRIDAY, "8:00"), at(FRIDAY, "9:00")], answer_by=THURSDAY, by=rowan.adult["Mrs Bell"]
        )
    with dates.at(at(date(2026, 12, 2), "9:00")):
        assert meeting not in reminders.due()
        conversations.remind(meeting, by=None)
    assert Notice.objects.count() == sent


def test_two_parents_of_one_child_choose_apart(rowan: Cast) -> None:
    hers = offered(rowan, "Amal", "Leila", "Mr Reid", what="talk")
    his = offered(rowan, "Amal", "Yusuf", "Miss Okafor", times=[at(THURSDAY, "9:15"), at(THURSDAY, "10:00")])
    conversations.choose_time(hers, time=the(hers), by=rowan.adult["Leila"])
    assert [one.starts_at for one in Meeting.objects.get(pk=his.pk).times_to_choose(dates.now())] == [
        at(THURSDAY, "10:00")
    ]
    with pytest.raises(RuleBroken, match="no longer free"):
        conversations.choose_time(his, time=the(his), by=rowan.adult["Yusuf"])
    assert hers not in Meeting.objects.for_adult(rowan.adult["Yusuf"])
    with pytest.raises(RuleBroken, match="does not see"):
        conversations.choose_time(hers, time=the(hers, 1), by=rowan.adult["Yusuf"])


def test_one_adult_of_ours_is_in_one_place(rowan: Cast) -> None:
    ruth, joan = offered(rowan), offered(rowan, "Ellis", "Joan")
    conversations.choose_time(ruth, time=the(ruth), by=rowan.adult["Ruth"])
    with pytest.raises(RuleBroken, match="no longer free"):
        conversations.choose_time(joan, time=the(joan), by=rowan.adult["Joan"])
    with pytest.raises(RuleBroken, match="another meeting then"):
        offered(rowan, "Jude", "Sandra")


def test_where_every_time_has_gone_it_is_ours_to_ring(rowan: Cast) -> None:
    ruth = offered(rowan)
    joan = offered(rowan, "Ellis", "Joan", times=[at(THURSDAY, "8:45"), at(THURSDAY, "9:00")])
    assert joan not in Meeting.objects.ours_to_do(dates.now(), dates.today())
    conversations.choose_time(ruth, time=the(ruth), by=rowan.adult["Ruth"])
    assert joan in Meeting.objects.ours_to_do(dates.now(), dates.today())


def test_a_change_raises_the_sequence_and_keeps_the_number_for_life(rowan: Cast) -> None:
    first = chosen(rowan)
    uid, ruth, bell = first.uid, rowan.adult["Ruth"], rowan.adult["Mrs Bell"]
    second = conversations.choose_time(first, time=the(first, 2), by=ruth)
    assert (second.sequence, second.uid) == (1, uid)
    third = conversations.offer_other_times(
        second, times=[at(FRIDAY, "8:00"), at(FRIDAY, "9:00")], answer_by=THURSDAY, by=bell
    )
    assert (third.sequence, third.uid, third.starts_at) == (2, uid, None)
    assert len(Meeting.objects.get(pk=third.pk).times_to_choose(dates.now())) == 2
    fourth = conversations.choose_time(third, time=third.times.get(starts_at=at(FRIDAY, "9:00")), by=ruth)
    off = conversations.call_off(fourth, why="The boiler is out. We are sorry.", by=bell)
    assert (off.sequence, off.uid) == (3, uid)


def test_no_time_suits_and_is_ours_at_once(rowan: Cast) -> None:
    meeting = conversations.no_time_suits(chosen(rowan), words="After six on any day.", by=rowan.adult["Ruth"])
    assert meeting.starts_at is None and meeting.sequence == 1
    assert meeting in Meeting.objects.ours_to_do(dates.now(), dates.today())


def test_staff_choose_for_them_also_a_time_agreed_on_the_phone(rowan: Cast) -> None:
    meeting, bell = offered(rowan), rowan.adult["Mrs Bell"]
    now = conversations.choose_time(meeting, time=at(FRIDAY, "7:30"), by=bell)
    assert (now.starts_at, now.chosen_by) == (at(FRIDAY, "7:30"), bell)
    assert Notice.objects.filter(adult=rowan.adult["Ruth"], kind="meeting_changed").count() == 1
    with pytest.raises(RuleBroken, match="choose one of these"):
        conversations.choose_time(now, time=at(FRIDAY, "9:30"), by=rowan.adult["Ruth"])
    with pytest.raises(RuleBroken, match="does not see"):
        conversations.choose_time(now, time=the(now), by=rowan.adult["Mrs Doyle"])


def test_either_calls_it_off_and_we_say_why(rowan: Cast) -> None:
    meeting, bell, ruth = chosen(rowan), rowan.adult["Mrs Bell"], rowan.adult["Ruth"]
    with pytest.raises(RuleBroken, match="Say why"):
        conversations.call_off(meeting, by=bell)
    off = conversations.call_off(meeting, by=ruth)
    assert off.was_called_off_by_the_parent and off.cancelled_why == ""
    assert off in Meeting.objects.between(at(THURSDAY, "0:00"), at(FRIDAY, "0:00")), "nobody is to stand there waiting"
    with pytest.raises(RuleBroken, match="called off"):
        conversations.choose_time(meeting, time=the(meeting, 1), by=ruth)


def test_what_was_agreed_is_theirs_to_read_within_a_day(rowan: Cast) -> None:
    meeting, bell = chosen(rowan), rowan.adult["Mrs Bell"]
    with pytest.raises(RuleBroken, match="has not been yet"):
        conversations.write_what_was_agreed(meeting, agreed="We try it.", by=bell)
    with dates.at(at(THURSDAY, "16:00")):
        assert meeting in Meeting.objects.ours_to_do(dates.now(), dates.today())
        now = conversations.write_what_was_agreed(meeting, agreed=" We try it. ", by=bell)
        assert (now.agreed, now.held_on, now.agreed_by) == ("We try it.", THURSDAY, bell)
        assert meeting not in Meeting.objects.ours_to_do(dates.now(), dates.today())
        with pytest.raises(RuleBroken, match="already"):
            conversations.write_what_was_agreed(meeting, agreed="Twice.", by=bell)


def test_what_did_not_take_place_is_ours_to_offer_again(rowan: Cast) -> None:
    meeting = chosen(rowan)
    with dates.at(at(THURSDAY, "16:00")):
        conversations.note_missed(meeting, by=rowan.adult["Mrs Bell"])
        assert meeting in Meeting.objects.ours_to_do(dates.now(), dates.today())
        with pytest.raises(RuleBroken, match="is over"):
            conversations.note_held(meeting, by=rowan.adult["Mrs Bell"])
        later = [at(date(2026, 12, 8), "8:45"), at(date(2026, 12, 8), "15:15")]
        offered(rowan, times=later, answer_by=date(2026, 12, 7))
        assert meeting not in Meeting.objects.ours_to_do(dates.now(), dates.today())


def test_where_nobody_chose_by_the_day_it_is_ours_to_ring(rowan: Cast) -> None:
    meeting = offered(rowan)
    assert meeting not in Meeting.objects.ours_to_do(dates.now(), date(2026, 12, 1))
    assert meeting in Meeting.objects.ours_to_do(dates.now(), date(2026, 12, 2))
    assert meeting.is_late(date(2026, 12, 2)) and not meeting.is_late(date(2026, 12, 1))


def test_an_interpreter_is_somebody_named_and_never_of_the_family(rowan: Cast) -> None:
    anwar = Linguist.objects.get(user=rowan.adult["Mrs Anwar"])
    with pytest.raises(RuleBroken, match="does not interpret English"):
        offered(rowan, linguist=anwar)
    yusuf = Linguist.objects.create(
        school=rowan.rowan, user=rowan.adult["Yusuf"], language="ur", qualification="Speaks it", since=dates.today()
    )
    with pytest.raises(RuleBroken, match="family"):
        offered(rowan, "Amal", "Leila", "Mr Reid", linguist=yusuf)
    assert offered(rowan, "Amal", "Leila", "Mr Reid", linguist=anwar).interpreter == "Mrs Anwar"


def test_an_interpreter_asked_for_and_not_found_is_ours(rowan: Cast) -> None:
    meeting = offered(rowan)
    conversations.choose_time(meeting, time=the(meeting), wants_interpreter=True, by=rowan.adult["Ruth"])
    assert meeting in Meeting.objects.ours_to_do(dates.now(), dates.today())


def test_one_reminder_on_the_school_day_before(rowan: Cast) -> None:
    meeting = chosen(rowan)
    assert meeting not in reminders.due()
    with dates.at(at(date(2026, 12, 2), "9:00")):
        assert meeting in reminders.due()
        conversations.remind(meeting, by=None)
        assert meeting not in reminders.due()
        conversations.remind(meeting, by=None)
    assert Notice.objects.filter(adult=rowan.adult["Ruth"], kind="meeting_reminder").count() == 1
    assert Entry.objects.filter(what="conversations.remind").latest("pk").actor_name == "Hearth"


def test_before_a_monday_it_is_friday(rowan: Cast) -> None:
    monday = date(2026, 12, 7)
    meeting = chosen(rowan, times=[at(monday, "8:45"), at(monday, "9:30")])
    with dates.at(at(THURSDAY, "9:00")):
        assert meeting not in reminders.due()
    with dates.at(at(FRIDAY, "9:00")):
        assert meeting in reminders.due()


def test_no_letter_says_what_about_or_who(rowan: Cast) -> None:
    meeting = chosen(rowan, about="How Bea eats.")
    conversations.call_off(meeting, why="Bea’s group is out.", by=rowan.adult["Mrs Bell"])
    for letter in Notice.objects.filter(adult=rowan.adult["Ruth"], kind__startswith="meeting"):
        said = f"{letter.subject} {letter.text}"
        assert not any(word in said for word in ("Bea", "Lowe", "eats", "Willow", "nurture", "Bell"))
        assert f"/home/meetings/{meeting.pk}/" in said or "/answer/" in said


def test_a_parent_without_a_page_gets_no_letter_and_can_be_rung(rowan: Cast) -> None:
    """The social worker sees no record: a link would lead nowhere."""
    meeting = offered(rowan, "Kai", "Mr Finlay", "Miss Okafor", how="phone")
    assert not Notice.objects.filter(adult=rowan.adult["Mr Finlay"], kind__startswith="meeting").exists()
    assert conversations.choose_time(meeting, time=the(meeting), by=rowan.adult["Miss Okafor"]).starts_at


def test_a_parent_who_works_here_chooses_as_a_parent(rowan: Cast) -> None:
    meeting = offered(rowan, "Oskar", "Mrs Doyle")
    now = conversations.choose_time(meeting, time=the(meeting), by=rowan.adult["Mrs Doyle"])
    with dates.at(at(THURSDAY, "16:00")), pytest.raises(RuleBroken, match="does not see"):
        conversations.write_what_was_agreed(now, agreed="We agree.", by=rowan.adult["Mrs Doyle"])


def test_words_handed_on_leave_our_pages_and_stay_on_theirs(rowan: Cast) -> None:
    meeting, ruth = offered(rowan), rowan.adult["Ruth"]
    conversations.choose_time(meeting, time=the(meeting), needs="He waits outside.", by=ruth)
    Meeting.objects.filter(pk=meeting.pk).update(withheld_at=dates.now())
    now = Meeting.objects.visible_to(rowan.adult["Mrs Bell"]).get(pk=meeting.pk)
    assert now.family_words == [] and now.own_words == ["He waits outside."]
    assert now in Meeting.objects.for_adult(ruth)
    changed = conversations.choose_time(now, time=the(now, 1), by=rowan.adult["Mrs Bell"])
    assert changed.family_words == [] and changed.own_words == ["He waits outside."]
    anew = conversations.no_time_suits(changed, words="After six.", by=ruth)
    assert anew.family_words == ["After six."]
