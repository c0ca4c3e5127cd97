"""The ways of the seven children whose year can be told in a line each, and how to take a child along one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.assessments import actions as assessments
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.journeys.actions import concerns, goals, journeys, placements, reviews
from hearth.journeys.models import Goal, Journey, Review, Step
from hearth.people.models import User
from hearth.records.cast.people import Cast

Sessions = list[tuple[int, str]]
MORNINGS: Sessions = [(day, "am") for day in range(5)]


def mornings(*days: int) -> Sessions:
    return [(day, "am") for day in days]


@dataclass(frozen=True)
class Way:
    """From a concern to a place: who saw what, who was spoken with, who agreed, and when."""

    child: str
    kinds: tuple[str, ...]
    raised_by: str
    raised_on: date
    seen: str
    does_well: str
    adult: str
    talked_on: date
    they_said: str
    asked_on: date
    joins_on: date
    sessions: Sessions
    settled_on: date | None = None
    key_adult: str = "Miss Okafor"
    how: str = "online"


WAYS = (
    Way("Zara", ("withdrawn",), "Mr Osei", date(2025, 11, 10), "Zara has not spoken in class since half-term. At lunch she stands by the fence.", "Draws maps of places that do not exist, with every street named.", "Farah", date(2025, 11, 13), "Her gran died in October. She asks about her at night.", date(2025, 11, 20), date(2025, 12, 1), MORNINGS, date(2026, 1, 12), "Mrs Bell"),
    Way("Jude", ("acting_out", "disrupting"), "Mrs Doyle", date(2025, 12, 1), "Jude turned over two chairs when the timer went. It took him twenty minutes to come back in.", "Explains dinosaurs to younger children and lets them win.", "Sandra", date(2025, 12, 4), "At home we count down from five together. Timers frighten him.", date(2025, 12, 11), date(2026, 1, 12), MORNINGS, date(2026, 2, 9)),
    Way("Oskar", ("disrupting",), "Mr Reid", date(2026, 3, 2), "Oskar calls out and cannot stop once he has begun. He says his legs want to go.", "Knows the name of every bird he hears.", "Mrs Doyle", date(2026, 3, 5), "He is the same at home by tea time. Mornings are better.", date(2026, 3, 12), date(2026, 4, 20), mornings(0, 1, 3, 4), date(2026, 5, 11), "Mrs Bell", "in_person"),
    Way("Nia", ("withdrawn", "acting_out"), "Mrs Doyle", date(2026, 5, 11), "Nia hides under the table when a man’s voice comes from the corridor.", "Looks after the class plants without being asked.", "Grace", date(2026, 5, 14), "She needs to know who is coming. I do too.", date(2026, 5, 21), date(2026, 6, 8), MORNINGS, date(2026, 6, 29)),
    Way("Ellis", ("acting_out",), "Mr Reid", date(2026, 6, 15), "Ellis pushed a child who took his pencil, then sat and cried that he was bad.", "Reads every sign and notice aloud to anybody who cannot.", "Joan", date(2026, 6, 18), "He worries that he will be sent away again. I tell him each night that he will not.", date(2026, 7, 2), date(2026, 9, 7), MORNINGS, date(2026, 10, 5), "Mr Osei", "paper"),
    Way("Bea", ("withdrawn",), "Mr Reid", date(2026, 9, 21), "Bea does what she is told and says nothing. I noticed I had not heard her voice all week.", "Notices when anybody is left out, and sits beside them.", "Ruth", date(2026, 9, 24), "She talks all the time to the cat. She says school is too loud to think.", date(2026, 10, 8), date(2026, 11, 2), mornings(0, 1, 2, 3), None, "Mrs Bell"),
)  # fmt: skip


def begin(cast: Cast, way: Way) -> Journey:
    """Concern, first talk, invitation home: to the point where we know enough to ask."""
    child, lead = cast.child[way.child], cast.adult["Miss Okafor"]
    with dates.at(dates.moment(way.raised_on, "15:20")):
        concerns.raise_concern(
            child, seen=way.seen, does_well=way.does_well, tried="A quiet place to sit, and time.",
            by=cast.adult[way.raised_by], **dict.fromkeys(way.kinds, True),
        )  # fmt: skip
    with dates.at(dates.moment(way.talked_on, "14:10")):
        key_adult = cast.adult[way.key_adult]
        journey = journeys.begin(child, group=cast.willow, key_adult=key_adult, by=lead)
        journeys.first_talk(
            journey, adult=cast.adult[way.adult], how="phone", reached=True, spoke_on=way.talked_on,
            interpreter=cast.adult[way.adult].interpreter, they_said=way.they_said,
            we_said="Said what we had seen and liked first. Told them about the room. We speak again within two weeks.",
            news="hard", by=lead,
        )  # fmt: skip
    return journey


def ask(cast: Cast, way: Way, journey: Journey, offer: str = "") -> Ask:
    with dates.at(dates.moment(way.asked_on, "10:00")):
        lead = cast.adult["Miss Okafor"]
        journeys.reach(journey, kind=Step.Kind.GOT_TO_KNOW, on=way.asked_on, by=lead)
        return agreements.ask(
            journey.child, group=cast.willow, adult=cast.adult[way.adult],
            offer=offer or f"We would like {way.child} to spend mornings in the Willow Room. {way.child} stays in the same class.",
            why=f"{way.seen} We think a small, calm room could help.", call_by=dates.next_weekday(way.asked_on, 5), by=lead,
        )  # fmt: skip


def join(cast: Cast, way: Way) -> Journey:
    """The whole line, to a place in the room."""
    journey = begin(cast, way)
    asked = ask(cast, way, journey)
    adult = cast.adult[way.adult]
    by = adult if way.how == "online" else cast.adult["Miss Okafor"]
    with dates.at(dates.moment(dates.next_weekday(way.asked_on, 2), "19:30")):
        answer = agreements.answer(asked, kind="yes", words="", how=way.how, said_on=dates.today(), by=by)
        if answer.ring_by:
            agreements.note_talk_back(answer, on=dates.today(), by=cast.adult["Miss Okafor"])
        journeys.reach(journey, kind=Step.Kind.AGREED, on=dates.today(), by=cast.adult["Miss Okafor"])
    with dates.at(dates.moment(way.joins_on, "8:40")):
        placements.place(
            journey, starts_on=way.joins_on, sessions=way.sessions, why="First place", by=cast.adult["Miss Okafor"]
        )
    if way.settled_on:
        with dates.at(dates.moment(way.settled_on, "15:40")):
            journeys.reach(journey, kind=Step.Kind.SETTLED, on=way.settled_on, by=cast.adult["Miss Okafor"])
    return journey


def answered(
    journey: Journey, *, instrument: str, occasion: str, respondent: User, as_: str, answers: dict[str, str],
    on: date, seen_where: str = "", known_for: str = "", by: User,
) -> Assessment:  # fmt: skip
    """A questionnaire asked and answered on one day."""
    with dates.at(dates.moment(on, "16:05")):
        asked = assessments.ask_for(
            journey, instrument_key=instrument, occasion=occasion, respondent=respondent, respondent_is=as_,
            due_on=dates.next_weekday(on, 5), by=by,
        )  # fmt: skip
        return assessments.submit(asked, answers=answers, seen_where=seen_where, known_for=known_for, by=respondent)


def rated(goal: Goal, on: date, by: dict[str, tuple[User, int]]) -> None:
    with dates.at(dates.moment(on, "14:45")):
        for voice, (user, value) in by.items():
            goals.rate(goal, voice=voice, value=value, by=user)


def reviewed(
    journey: Journey, *, on: date, texts: dict[str, str], replies: Sequence[tuple[User, str, str]], by: User
) -> Review:
    """A review held, written, shared, answered and made final within the week."""
    with dates.at(dates.moment(on, "15:30")):
        review = reviews.plan_review(journey, due_on=on, by=by)
        reviews.write_review(review, held_on=on, **texts, by=by)
        sharings = [reviews.share_review(review, adult=adult, by=by) for adult, _reply, _words in replies]
    with dates.at(dates.moment(dates.next_weekday(on, 2), "20:10")):
        for sharing, (adult, reply, words) in zip(sharings, replies, strict=True):
            reviews.reply_to_review(sharing, reply=reply, words=words, by=adult)
    with dates.at(dates.moment(dates.next_weekday(on, 4), "9:00")):
        reviews.finish_review(review, by=by)
    return review
