"""What is ours to do about times to meet: to ring, to find an interpreter, to write down what was agreed, to offer
again. In words for Today, and for our silences."""

from datetime import date, datetime

from hearth.base.dates import day_of
from hearth.conversations import silences
from hearth.conversations.models import Meeting
from hearth.conversations.silences import Owed


def to_do(one: Meeting, now: datetime) -> tuple[str, str, date]:
    """What, the link to it, and since when."""
    name = one.adult.name
    if one.missed_on is not None:
        return f"Offer {name} another time to meet", "Offer it again", one.missed_on
    if one.starts_at is None:
        since = day_of(one.none_suits_at) if one.none_suits_at else one.answer_by
        return f"Ring {name}, and find a time to meet", "See the times", since
    if one.starts_at < now:
        return f"Write down what was agreed with {name}", "Write it down", day_of(one.starts_at)
    return f"{name} would like an interpreter", "Find one", day_of(one.chosen_at or now)


def owed(one: Meeting, on: date) -> Owed:
    who = one.adult.name
    if one.missed_on is not None:
        return silences.meet_again(who, one.missed_on, on, one.pk)
    if one.starts_at is None:
        since = day_of(one.none_suits_at) if one.none_suits_at else one.answer_by
        return silences.find_a_time(who, since, on, one.pk)
    met_on = day_of(one.starts_at)
    if met_on <= on:
        return silences.write_up(who, met_on, on, one.pk)
    return silences.find_an_interpreter(who, met_on, on, one.pk)
