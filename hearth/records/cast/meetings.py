"""Times to meet: three to choose from, one before work by phone, a visit, and one that did not take place."""

from datetime import date, datetime

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations.models import Meeting, MeetingTime
from hearth.languages.models import Linguist
from hearth.records.cast.people import Cast


def met(cast: Cast) -> None:
    _karim_comes_to_see(cast)
    _sandra_is_offered_it_again(cast)
    _tom_before_work(cast)
    _leila_may_choose(cast)


def _karim_comes_to_see(cast: Cast) -> None:
    lead, karim = cast.adult["Miss Okafor"], cast.adult["Karim"]
    with dates.at(dates.moment(date(2026, 10, 1), "14:30")):
        visit = conversations.offer_times(
            cast.child["Maryam"], adult=karim, what="visit", how="in_person", minutes=45, answer_by=date(2026, 10, 5),
            about="Come and see what a morning is like. Ask whatever you like.",
            times=[_at(6, 10, "8:45"), _at(6, 10, "15:15"), _at(7, 10, "8:45")], by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 10, 2), "20:10")):
        conversations.choose_time(visit, time=_the(visit, "8:45"), by=karim)
    with dates.at(dates.moment(date(2026, 10, 6), "16:00")):
        conversations.write_what_was_agreed(
            visit, by=lead,
            agreed="Thank you for coming. You saw breakfast, and Maryam showed you her paints.\n\nYou said: nobody may call her slow. We agreed: we say “the morning group”, and Miss Okafor rings you after the first week.",
        )  # fmt: skip


def _sandra_is_offered_it_again(cast: Cast) -> None:
    doyle, sandra, jude = cast.adult["Mrs Doyle"], cast.adult["Sandra"], cast.child["Jude"]
    with dates.at(dates.moment(date(2026, 11, 12), "15:50")):
        first = conversations.offer_times(
            jude, adult=sandra, what="return", how="in_person", answer_by=date(2026, 11, 16),
            about="Which days in class go well for Jude, and what comes next.",
            times=[_at(18, 11, "8:45"), _at(18, 11, "15:15")], by=doyle,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 13), "21:20")):
        conversations.choose_time(first, time=_the(first, "15:15"), by=sandra)
    with dates.at(dates.moment(date(2026, 11, 18), "16:10")):
        conversations.note_missed(first, by=doyle)
    with dates.at(dates.moment(date(2026, 11, 20), "12:20")):
        conversations.offer_times(
            jude, adult=sandra, what="return", how="phone", minutes=15, answer_by=date(2026, 11, 26),
            about="We missed each other on Wednesday. Would the phone be easier? We have good news about science.",
            times=[_at(30, 11, "8:00"), _at(1, 12, "12:30"), _at(1, 12, "17:30")], by=doyle,
        )  # fmt: skip


def _tom_before_work(cast: Cast) -> None:
    lead, tom = cast.adult["Miss Okafor"], cast.adult["Tom"]
    with dates.at(dates.moment(date(2026, 11, 20), "9:20")):
        call = conversations.offer_times(
            cast.child["Effie"], adult=tom, what="talk", how="phone", minutes=15, answer_by=date(2026, 11, 25),
            about="What you would like to know about the mornings, before you decide. And the boat shelf.",
            times=[_at(27, 11, "7:30"), _at(27, 11, "18:15"), _at(30, 11, "7:30")], by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 22), "18:40")):
        conversations.choose_time(call, time=_the(call, "7:30"), needs="I will be in the van by 8.", by=tom)


def _leila_may_choose(cast: Cast) -> None:
    lead, leila = cast.adult["Miss Okafor"], cast.adult["Leila"]
    anwar = Linguist.objects.get(user=cast.adult["Mrs Anwar"], language="ur")
    with dates.at(dates.moment(date(2026, 11, 23), "14:10")):
        conversations.offer_times(
            cast.child["Amal"], adult=leila, what="review", how="in_person", answer_by=date(2026, 11, 25),
            about="How Amal’s autumn went: what he can do now, what is still hard, and what you see at home.",
            times=[_at(26, 11, "8:45"), _at(26, 11, "15:15"), _at(27, 11, "13:15")], linguist=anwar, by=lead,
        )  # fmt: skip


def _at(day: int, month: int, clock: str) -> datetime:
    return dates.moment(date(2026, month, day), clock)


def _the(meeting: Meeting, clock: str) -> MeetingTime:
    """The first of the times offered at that clock."""
    return next(one for one in meeting.times.all() if f"{one.starts_at.astimezone(dates.LONDON):%-H:%M}" == clock)
