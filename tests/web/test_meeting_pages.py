"""Times to meet on a parent's page and at school: from the times offered to what was agreed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Meeting
from hearth.notices.outside import gives_away
from hearth.records.cast import Cast
from tests.rules.test_words import reads_well
from tests.web.signed_in import browser_of

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 11, 27)


def toms(cast: Cast) -> Meeting:
    return Meeting.objects.get(adult=cast.adult["Tom"])


def offered(cast: Cast, child: str = "Bea", adult: str = "Ruth") -> Meeting:
    return conversations.offer_times(
        cast.child[child], adult=cast.adult[adult], what="talk", how="in_person", answer_by=date(2026, 12, 1),
        about="How she liked the bird walk.", times=[dates.moment(date(2026, 12, 3), at) for at in ("8:45", "15:15")],
        by=cast.adult["Mrs Bell"],
    )  # fmt: skip


def test_a_parent_chooses_changes_and_calls_off(rowan: Cast) -> None:
    meeting, ruth = offered(rowan), browser_of(rowan.adult["Ruth"])
    page = reverse("parents:meeting", args=[meeting.pk])
    assert "Choose a time to meet" in ruth.get(reverse("parents:home")).content.decode()
    first, second = meeting.times.all()
    said = ruth.post(page, {"time": first.pk, "children_along": "on"}, follow=True).content.decode()
    assert "We look forward to it" in said and "Thursday 3 December" in said and "Your children can come too" in said
    ruth.post(page, {"time": second.pk, "step_free": "on"})
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.sequence, meeting.step_free) == (second.starts_at, 1, True)
    assert "Choose a time." in ruth.post(page, {"needs": ""}).content.decode()
    off = ruth.post(reverse("parents:meeting_off", args=[meeting.pk]), {"why": ""}, follow=True).content.decode()
    assert "You called this off" in off
    today = browser_of(rowan.adult["Miss Okafor"])
    with dates.at(dates.moment(date(2026, 12, 2), "9:05")):
        assert "called off" in today.get(reverse("staff:today")).content.decode()


def test_no_time_suits_and_the_school_hears_it(rowan: Cast) -> None:
    meeting, ruth = offered(rowan), browser_of(rowan.adult["Ruth"])
    address = reverse("parents:meeting_none", args=[meeting.pk])
    assert "We will find another one" in ruth.post(address, {"words": "After six."}, follow=True).content.decode()
    bell = browser_of(rowan.adult["Mrs Bell"])
    assert "Ring Ruth, and find a time to meet" in bell.get(reverse("staff:today")).content.decode()
    assert "After six." in bell.get(reverse("staff:meeting", args=[meeting.pk])).content.decode()
    assert "We have not found a time to meet Ruth" in browser_of(rowan.adult["Miss Okafor"]).get(
        reverse("staff:silences")
    ).content.decode()  # fmt: skip


def test_one_parents_time_is_nowhere_on_the_others_pages(rowan: Cast) -> None:
    leilas = Meeting.objects.get(adult=rowan.adult["Leila"])
    yusuf = browser_of(rowan.adult["Yusuf"])
    for name in ("meeting", "meeting_calendar"):
        assert yusuf.get(reverse(f"parents:{name}", args=[leilas.pk])).status_code == 404
    for name in ("meeting_none", "meeting_off"):
        assert yusuf.post(reverse(f"parents:{name}", args=[leilas.pk])).status_code == 404
    amal = leilas.child_id
    for address in (
        reverse("parents:home"),
        reverse("parents:meetings", args=[amal]),
        reverse("parents:child", args=[amal]),
    ):
        assert f"meetings/{leilas.pk}/" not in yusuf.get(address).content.decode()
    assert (
        browser_of(rowan.adult["Dean"]).get(reverse("parents:meetings", args=[rowan.child["Nia"].pk])).status_code
        == 404
    )


def test_the_file_for_a_calendar_tells_nothing(rowan: Cast) -> None:
    meeting, tom = toms(rowan), browser_of(rowan.adult["Tom"])
    answer = tom.get(reverse("parents:meeting_calendar", args=[meeting.pk]))
    assert answer["Content-Type"].startswith("text/calendar")
    assert answer["Content-Disposition"] == 'attachment; filename="rowan-primary-2026-11-27.ics"'
    event = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (str(event["uid"]), str(event["summary"])) == (meeting.uid, "Rowan Primary: a talk")
    text = answer.content.decode()
    assert gives_away(text) == () and not any(word in text for word in ("Effie", "Ashby", "Mill Lane", "Okafor"))
    leilas = Meeting.objects.get(adult=rowan.adult["Leila"])
    assert (
        browser_of(rowan.adult["Leila"]).get(reverse("parents:meeting_calendar", args=[leilas.pk])).status_code == 404
    )


def test_staff_offer_press_times_and_choose_for_them(rowan: Cast) -> None:
    lead, sandra = browser_of(rowan.adult["Miss Okafor"]), rowan.between("Jude", "Sandra")
    page = reverse("staff:new_meeting", args=[sandra.pk])
    assert "Wednesday 25 November" in lead.get(page).content.decode()
    said = {
        "what": "talk",
        "how": "phone",
        "minutes": "15",
        "about": "Jude counted the class in.",
        "answer_by": "2026-11-26",
    }
    assert "at least two times" in lead.post(page, {**said, "pressed": ["2026-11-27 8:45"]}).content.decode()
    lead.post(page, {**said, "pressed": ["2026-11-27 8:45"], "other_1": "2026-11-30T18:15"})
    meeting = Meeting.objects.get(adult=sandra.adult, what="talk")
    assert [one.starts_at for one in meeting.times.all()] == [
        dates.moment(FRIDAY, "8:45"), dates.moment(date(2026, 11, 30), "18:15")
    ]  # fmt: skip
    chosen = lead.post(
        reverse("staff:choose_for_them", args=[meeting.pk]), {"another": "2026-11-27T16:00"}, follow=True
    ).content.decode()
    assert "Friday 27 November, 16.00" in chosen and "Agreed with them" in chosen


def test_it_took_place_or_not_in_one_press(rowan: Cast) -> None:
    meeting, lead = toms(rowan), browser_of(rowan.adult["Miss Okafor"])
    with dates.at(dates.moment(FRIDAY, "9:05")):
        assert "Write down what was agreed with Tom" in lead.get(reverse("staff:today")).content.decode()
        answer = lead.post(reverse("staff:how_it_went", args=[meeting.pk]), {"held": "yes"})
        assert answer["Location"] == reverse("staff:write_agreed", args=[meeting.pk])
        lead.post(answer["Location"], {"agreed": "You come and see the room on Tuesday."})
        tom = browser_of(rowan.adult["Tom"])
        assert "You come and see the room on Tuesday." in tom.get(reverse("parents:home")).content.decode()
        assert "You come and see the room on Tuesday." in tom.get(
            reverse("parents:meeting", args=[meeting.pk])
        ).content.decode()  # fmt: skip


def test_what_did_not_take_place_is_neutral_on_both_sides(rowan: Cast) -> None:
    meeting, lead, tom = toms(rowan), browser_of(rowan.adult["Miss Okafor"]), browser_of(rowan.adult["Tom"])
    with dates.at(dates.moment(FRIDAY, "9:05")):
        said = lead.post(reverse("staff:how_it_went", args=[meeting.pk]), {"held": "no"}, follow=True).content.decode()
        assert "Ours to offer again" in said and "Offer it again" in said
        at_home = tom.get(reverse("parents:meeting", args=[meeting.pk])).content.decode()
    assert "We did not meet this time. We will offer you another day." in at_home


def test_words_that_may_be_about_safety_go_to_the_safeguarding_lead_and_the_time_stands(rowan: Cast) -> None:
    meeting, lead, tom = offered(rowan), browser_of(rowan.adult["Miss Okafor"]), browser_of(rowan.adult["Ruth"])
    page = reverse("parents:meeting", args=[meeting.pk])
    tom.post(page, {"time": meeting.times.first().pk, "needs": "He waits outside and follows us."})
    ours = reverse("staff:meeting", args=[meeting.pk])
    assert "He waits outside" in lead.get(ours).content.decode()
    handed = lead.post(reverse("staff:hand_off_row", args=["meeting", meeting.pk]), follow=True).content.decode()
    assert "Mr Varga has it" in handed
    after = lead.get(ours).content.decode()
    assert "He waits outside" not in after and "Thursday 3 December, 8.45" in after
    assert "He waits outside" not in lead.get(reverse("staff:choose_for_them", args=[meeting.pk])).content.decode()
    assert "He waits outside" in tom.get(page).content.decode()
    assert lead.get(reverse("staff:hand_off_row", args=["meeting", meeting.pk])).status_code == 404


def test_every_state_reads_plainly(rowan: Cast) -> None:
    meeting, tom, lead = toms(rowan), browser_of(rowan.adult["Tom"]), rowan.adult["Miss Okafor"]
    page, listed = reverse("parents:meeting", args=[meeting.pk]), reverse("parents:meetings", args=[meeting.child_id])

    def reads() -> None:
        for address in (page, listed):
            reads_well(tom.get(address).content.decode(), rowan)

    reads()
    for how in ("in_person", "video", "home"):
        Meeting.objects.filter(pk=meeting.pk).update(
            how=how, wants_interpreter=True, step_free=True, children_along=True
        )
        reads()
    conversations.no_time_suits(meeting, words="After six.", by=rowan.adult["Tom"])
    reads()
    times = [dates.moment(FRIDAY, "8:00"), dates.moment(FRIDAY, "16:00")]
    conversations.offer_other_times(meeting, times=times, answer_by=dates.today(), by=lead)
    reads()
    conversations.choose_time(meeting, time=times[0], by=lead)
    with dates.at(dates.moment(FRIDAY, "9:05")):
        reads()
        conversations.write_what_was_agreed(meeting, agreed="You come on Tuesday.", by=lead)
        reads()
    ruths = offered(rowan)
    conversations.call_off(ruths, why="The boiler is out.", by=rowan.adult["Mrs Bell"])
    page, listed, tom = (
        reverse("parents:meeting", args=[ruths.pk]), reverse("parents:meetings", args=[ruths.child_id]),
        browser_of(rowan.adult["Ruth"]),
    )  # fmt: skip
    reads()


def test_the_lists_ask_as_much_for_many_meetings_as_for_one(rowan: Cast) -> None:
    lead, ruth = browser_of(rowan.adult["Miss Okafor"]), browser_of(rowan.adult["Ruth"])
    bea = rowan.child["Bea"].pk
    pages = [(lead, reverse("staff:child_meetings", args=[bea])), (ruth, reverse("parents:meetings", args=[bea]))]
    pages += [(lead, reverse("staff:today")), (ruth, reverse("parents:home"))]
    offered(rowan)
    few = [_queries(*page) for page in pages]
    for number in range(6):
        _another(rowan, number)
    assert [_queries(*page) for page in pages] == few


def _another(cast: Cast, number: int) -> None:
    """More of Ruth's: to choose, and chosen."""
    meeting = Meeting.objects.filter(adult=cast.adult["Ruth" if number < 3 else "Tom"]).earliest("pk")
    meeting.pk, meeting.uid, meeting._state.adding = None, f"copy-{number}", True
    meeting.child, meeting.adult = cast.child["Bea"], cast.adult["Ruth"]
    meeting.save()


def _queries(browser: object, address: str) -> int:
    browser.get(address)  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200  # type: ignore[attr-defined]
    return len(seen)
