"""Amal's year, in full: from his mother's concern in May to the review this Thursday."""

from datetime import date

from hearth.agreements import actions as agreements
from hearth.assessments import actions as assessments
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.actions import concerns, goals, journeys, placements, reviews
from hearth.journeys.models import Journey, Step
from hearth.records.cast.answers import (
    AMAL_IN_JUNE,
    AMAL_IN_NOVEMBER,
    LEILA_AT_THE_START,
    LEILA_IN_NOVEMBER,
    SEEN_IN_JUNE,
    SEEN_IN_NOVEMBER,
    seen,
)
from hearth.records.cast.looks import amal_before
from hearth.records.cast.people import Cast
from hearth.records.cast.ways import MORNINGS, answered, rated, reviewed


def year(cast: Cast, *, measured: bool = False) -> Journey:
    journey = _getting_to_know(cast)
    _agreeing(cast, journey)
    if measured:
        amal_before(cast, journey)
    _in_the_group(cast, journey)
    _told_us_so_we(cast)
    return journey


def _getting_to_know(cast: Cast) -> Journey:
    amal, leila, lead = cast.child["Amal"], cast.adult["Leila"], cast.adult["Miss Okafor"]
    with dates.at(dates.moment(date(2026, 5, 6), "15:25")):
        concerns.raise_concern(
            amal, withdrawn=True, disrupting=True, from_parent=True,
            seen="He cries on Sunday. At school they say he goes under the table when the bell rings.",
            does_well="He draws boats and he remembers every story.", tried="Going in early, when it is quiet.", by=leila,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 5, 12), "14:10")):
        journey = journeys.begin(amal, group=cast.willow, key_adult=lead, by=lead)
        journeys.first_talk(
            journey, adult=leila, how="phone", reached=True, spoke_on=date(2026, 5, 12), interpreter="Mrs Anwar",
            they_said="If I tell him in the morning what is coming, he is fine.",
            we_said="Mr Reid sees a boy who listens hard. We would like to get to know him better, with you.", news="everyday", by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 5, 14), "16:00")):
        journeys.first_talk(
            journey, adult=cast.adult["Yusuf"], how="phone", reached=True, spoke_on=date(2026, 5, 14),
            they_said="He is quiet with me. I take him to the canal on Saturdays.",
            we_said="We ask each of you separately, and tell each of you what we see.", news="everyday", by=lead,
        )  # fmt: skip
    answered(
        journey,
        instrument="home-baseline",
        respondent=leila,
        as_="parent",
        answers=dict(LEILA_AT_THE_START),
        on=date(2026, 5, 21),
        occasion="start",
        by=lead,
    )
    answered(
        journey,
        instrument="home-baseline",
        respondent=cast.adult["Yusuf"],
        as_="parent",
        answers={
            "good-at": "He can skip a stone six times.",
            "what-helps": "Walking. Not asking.",
            "hopes": "That he finds a friend.",
        },
        on=date(2026, 5, 28),
        occasion="start",
        by=lead,
    )
    answered(
        journey,
        instrument="staff-observation",
        respondent=cast.adult["Mr Reid"],
        as_="staff",
        answers=seen(SEEN_IN_JUNE),
        on=date(2026, 6, 4),
        occasion="start",
        by=lead,
    )
    voice = answered(
        journey,
        instrument="child-voice",
        respondent=cast.adult["Mrs Bell"],
        as_="child",
        answers=dict(AMAL_IN_JUNE),
        on=date(2026, 6, 9),
        occasion="start",
        by=lead,
    )
    with dates.at(dates.moment(date(2026, 6, 10), "9:00")):
        assessments.share_child_words(voice, by=lead)
    return journey


def _agreeing(cast: Cast, journey: Journey) -> None:
    amal, lead, leila, yusuf = cast.child["Amal"], cast.adult["Miss Okafor"], cast.adult["Leila"], cast.adult["Yusuf"]
    offer = "We would like Amal to spend five mornings a week in the Willow Room, from September until about Easter. He stays in Mr Reid’s class."
    why = "Mr Reid saw that Amal goes under the table when things change. You told us that knowing what comes next helps him. We think a small, calm room could help."
    with dates.at(dates.moment(date(2026, 6, 11), "10:00")):
        journeys.reach(journey, kind=Step.Kind.GOT_TO_KNOW, on=date(2026, 6, 11), by=lead)
        asked = [
            agreements.ask(
                amal, group=cast.willow, adult=adult, offer=offer, why=why, call_by=date(2026, 6, 18), by=lead
            )
            for adult in (leila, yusuf)
        ]
    with dates.at(dates.moment(date(2026, 6, 15), "20:40")):
        not_yet = agreements.answer(
            asked[0], kind="not_yet", words="People will say he is in the naughty room.", wants_visit=True,
            visit_when="Thursday morning", how="online", said_on=date(2026, 6, 15), by=leila,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 6, 18), "11:00")):
        agreements.note_visit(not_yet, on=date(2026, 6, 18), by=lead)
    with dates.at(dates.moment(date(2026, 6, 22), "18:05")):
        agreements.answer(
            asked[1], kind="yes", words="If Leila has seen it.", how="online", said_on=date(2026, 6, 22), by=yusuf
        )
    with dates.at(dates.moment(date(2026, 6, 24), "19:10")):
        agreements.answer(
            asked[0],
            kind="yes",
            words="I saw the toast. He held my hand and then he let go.",
            how="online",
            said_on=date(2026, 6, 24),
            by=leila,
        )
    with dates.at(dates.moment(date(2026, 6, 25), "9:30")):
        for ask in asked:
            agreements.note_talk_back(ask.answers.latest("entered_at"), on=date(2026, 6, 25), by=lead)
        agreements.hear_child(
            amal, kind="yes", words="If I can bring my boat.", said_on=date(2026, 6, 25), by=cast.adult["Mrs Bell"]
        )
        journeys.reach(journey, kind=Step.Kind.AGREED, on=date(2026, 6, 24), by=lead)


def _in_the_group(cast: Cast, journey: Journey) -> None:
    lead, leila, bell, reid = (cast.adult[name] for name in ("Miss Okafor", "Leila", "Mrs Bell", "Mr Reid"))
    with dates.at(dates.moment(date(2026, 9, 7), "8:40")):
        placements.place(journey, starts_on=date(2026, 9, 7), sessions=MORNINGS, why="First place", by=lead)
        come_in = goals.set_goal(
            journey, words="Come in when play ends", chosen_by="together", helps_here="A picture plan at 9.05, and the same after lunch.",
            helps_home="Tell him at breakfast what is coming.", idea="what-is-coming", by=lead,
        )  # fmt: skip
        too_much = goals.set_goal(
            journey, words="Say when something is too much", chosen_by="family", helps_here="A card he can show without words.",
            helps_home="The same card on the fridge.", idea="show-me-card", by=lead,
        )  # fmt: skip
    for day, first, second in (
        (date(2026, 9, 15), (2, 3, 1), (5, 2, 3)), (date(2026, 10, 13), (3, 3, 2), (5, None, 4)),
        (date(2026, 11, 10), (5, 4, 3), (7, 5, 4)), (date(2026, 11, 20), (6, 5, 4), (8, 6, 5)),
    ):  # fmt: skip
        for goal, (child, family, school) in ((come_in, first), (too_much, second)):
            voices = {"child": (bell, child), "family": (leila, family), "school": (reid, school)}
            rated(goal, day, {voice: (user, value) for voice, (user, value) in voices.items() if value is not None})
    with dates.at(dates.moment(date(2026, 9, 29), "15:40")):
        journeys.reach(journey, kind=Step.Kind.SETTLED, on=date(2026, 9, 29), by=lead)
    reviewed(
        journey, on=date(2026, 10, 15), by=lead,
        texts={
            "strengths": "Amal says hello to Mrs Bell first. He passes things at breakfast without being asked.",
            "harder": "Coming in after play. The bell is still too loud.",
            "learning": "He reads with Mr Reid’s group every afternoon and has moved up a book.",
            "next_steps": "Mr Reid shows the picture plan after lunch too. Amal takes the register at 9.10.",
        },
        replies=[(leila, "agree", "He says hello at home also."), (cast.adult["Yusuf"], "partly", "With me he does not talk about school at all.")],
    )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 12), "9:00")):
        reviews.plan_review(journey, due_on=date(2026, 11, 26), by=lead)
    answered(
        journey,
        instrument="home-baseline",
        respondent=leila,
        as_="parent",
        answers=dict(LEILA_IN_NOVEMBER),
        on=date(2026, 11, 17),
        occasion="along",
        by=lead,
    )
    answered(
        journey,
        instrument="staff-observation",
        respondent=bell,
        as_="staff",
        answers=seen(SEEN_IN_NOVEMBER),
        on=date(2026, 11, 18),
        occasion="along",
        by=lead,
    )
    voice = answered(
        journey,
        instrument="child-voice",
        respondent=bell,
        as_="child",
        answers=dict(AMAL_IN_NOVEMBER),
        on=date(2026, 11, 11),
        occasion="along",
        by=lead,
    )
    with dates.at(dates.moment(date(2026, 11, 12), "9:05")):
        assessments.share_child_words(voice, by=lead)
        assessments.ask_for(
            journey, instrument_key="staff-observation", occasion="along", respondent=reid, respondent_is="staff",
            due_on=date(2026, 11, 26), by=lead,
        )  # fmt: skip


def _told_us_so_we(cast: Cast) -> None:
    amal, leila, lead = cast.child["Amal"], cast.adult["Leila"], cast.adult["Miss Okafor"]
    with dates.at(dates.moment(date(2026, 9, 28), "14:20")):
        plans = conversations.tell(
            amal,
            adult=leila,
            told="If I tell him in the morning what is coming, he is fine. If it is a surprise, he goes under the table.",
            told_on=date(2026, 9, 28),
            how="phone",
            by=lead,
        )
        carry = conversations.tell(
            amal, adult=leila, told="He likes to carry things.", told_on=date(2026, 9, 28), how="phone", by=lead
        )
    with dates.at(dates.moment(date(2026, 10, 6), "15:30")):
        conversations.say_what_changed(
            plans,
            so_we="show Amal a picture plan at 9.05. Mr Reid does the same after lunch.",
            could_not=False,
            since=date(2026, 10, 6),
            by=lead,
        )
        conversations.say_what_changed(
            carry, so_we="ask Amal to take the register at 9.10.", could_not=False, since=date(2026, 10, 6), by=lead
        )
    with dates.at(dates.moment(date(2026, 11, 19), "20:15")):
        conversations.tell(
            amal,
            adult=leila,
            told="He sleeps badly before his father’s weekend.",
            told_on=date(2026, 11, 19),
            how="online",
            by=leila,
        )
    with dates.at(dates.moment(date(2026, 10, 8), "14:30")):
        conversations.agree_speaking_note(
            amal, adult=leila, call_me="Leila", say_name="LAY-la", language="Urdu, through Mrs Anwar", when="After 2", who="Miss Okafor",
            helps="Say first what went well. Tell her before things change.", avoid="Talking at the door, in front of others.", by=leila,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 18), "12:00")):
        asked = conversations.ask_question(amal, words="Can I send his own lunch on Fridays?", to=lead, by=leila)
    with dates.at(dates.moment(date(2026, 11, 19), "8:50")):
        conversations.answer_question(asked, answer="Yes. He can eat it with us at the long table.", by=lead)
    with dates.at(dates.moment(date(2026, 11, 23), "16:10")):
        conversations.ask_question(amal, words="Will he miss his maths?", to=lead, by=leila)
