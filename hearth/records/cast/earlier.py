"""The group before this one: fourteen children who joined in 2025, from January on. They went back to class that
autumn and their ways are closed, so that this year can be held beside a year of the school's own."""

from dataclasses import dataclass
from datetime import date, timedelta

from hearth.agreements import actions as agreements
from hearth.assessments import actions as assessments
from hearth.base import dates
from hearth.journeys.actions import concerns, journeys, placements, returns
from hearth.journeys.models import Journey, Step
from hearth.people.actions import add_adult, give_say
from hearth.people.models import Child, User
from hearth.records.cast.answers import Points
from hearth.records.cast.looks import marked
from hearth.records.cast.people import Cast
from hearth.records.cast.ways import MORNINGS, Sessions, mornings

AFTERNOONS: Sessions = [(day, "pm") for day in range(5)]
ENOUGH = "The family took the place back at Easter. Reading with Mr Osei goes on, twice a week."


@dataclass(frozen=True)
class Earlier:
    """One child's line: who saw what, who at home said what, when they joined and went back, and what was marked first
    and latest. No latest: nobody looked again, and `why` says what became of it."""

    child: str
    parent: str
    kind: str
    seen: str
    does_well: str
    said: str
    joined: date
    back: date
    sessions: Sessions
    first: Points
    latest: Points = ()
    rater: str = "Mrs Bell"
    second: str = "Mr Osei"
    latest_by: str = ""
    why: str = ""
    is_to_the_child: str = "mother"


SEEN_BY_TWO = frozenset({"Arlo", "Daisy", "Sofia", "Chloe", "Jacob"})
JANUARY, FEBRUARY, APRIL = date(2025, 1, 13), date(2025, 2, 24), date(2025, 4, 28)
EARLY, LATER, LAST = date(2025, 10, 6), date(2025, 10, 20), date(2025, 11, 10)
# What is growing (six), then what gets in the way (five): see `answers.py`.
CHILDREN = (
    Earlier("Arlo", "Claire", "acting_out", "Arlo leaves the room when he is asked to write.", "Builds dens that hold.", "He says writing makes his hand angry.", JANUARY, EARLY, MORNINGS, (7, 6, 5, 4, 5, 4, 5, 12, 11, 10, 8), (11, 9, 8, 7, 9, 8, 4, 8, 7, 8, 6)),
    Earlier("Daisy", "Tracey", "withdrawn", "Daisy has not put her hand up since she came.", "Remembers everybody’s birthday.", "She practises what she would have said, in the bath.", JANUARY, LATER, MORNINGS, (5, 4, 3, 8, 7, 10, 13, 9, 2, 1, 9), (10, 9, 7, 9, 9, 11, 8, 6, 2, 1, 7)),
    Earlier("Emre", "Aylin", "disrupting", "Emre gets up eleven times in a lesson.", "Explains any game in one sentence.", "At my sister’s farm he works all day.", JANUARY, LAST, MORNINGS, (9, 8, 8, 4, 6, 5, 3, 8, 6, 14, 5), (11, 10, 10, 6, 8, 7, 3, 7, 5, 11, 4)),
    Earlier("Hanna", "Magda", "withdrawn", "Hanna stands at the wall all playtime.", "Sings, when she thinks nobody is there.", "She waits for somebody to ask her twice.", JANUARY, EARLY, mornings(0, 1, 2, 3), (6, 3, 5, 9, 8, 11, 14, 7, 1, 0, 10), (9, 8, 8, 10, 10, 12, 9, 5, 1, 1, 8)),
    Earlier("Jaya", "Deepa", "acting_out", "Jaya bites her sleeve and then hits out.", "First to fetch help for somebody smaller.", "Since the baby came she wants carrying.", JANUARY, LATER, MORNINGS, (8, 7, 7, 8, 3, 4, 6, 7, 13, 8, 8), (9, 7, 8, 8, 4, 4, 6, 6, 12, 8, 7)),
    Earlier("Sofia", "Bruno", "withdrawn", "Sofia rubs out each word until the paper tears.", "Draws horses from memory.", "She was told once that her sevens were wrong.", FEBRUARY, LAST, MORNINGS, (7, 7, 6, 7, 6, 11, 9, 15, 4, 2, 7), (10, 10, 9, 10, 10, 12, 6, 8, 3, 2, 6), is_to_the_child="father"),
    Earlier("Chloe", "Hayley", "disrupting", "Chloe calls out before the question is over.", "Notices what has been moved in a room.", "She talks so that it is not quiet.", FEBRUARY, EARLY, AFTERNOONS, (10, 8, 9, 5, 7, 6, 2, 6, 7, 13, 4), (12, 11, 11, 8, 9, 9, 2, 5, 5, 8, 3), rater="Mr Osei", second="Mrs Bell"),
    Earlier("Ella", "Wayne", "acting_out", "Ella throws what is nearest when she loses.", "Tells the funniest true stories.", "We do not play cards any more. I miss it.", FEBRUARY, LATER, AFTERNOONS, (6, 6, 8, 7, 4, 2, 5, 9, 12, 9, 7), (10, 9, 10, 8, 9, 6, 4, 7, 7, 6, 6), rater="Mr Osei", second="Mrs Bell", is_to_the_child="father"),
    Earlier("Jacob", "Lisa", "acting_out", "Jacob runs to the gate when the bell goes.", "Runs like the wind, and stops for others.", "He thinks I will not be there at three.", FEBRUARY, LAST, AFTERNOONS, (5, 6, 6, 6, 4, 5, 8, 8, 10, 7, 14), (9, 8, 7, 7, 6, 7, 6, 7, 9, 6, 11), rater="Mr Osei", second="Mrs Bell"),
    Earlier("Lola", "Carol", "withdrawn", "Lola sleeps on her arms by ten o’clock.", "Knows what every dog in the street is called.", "She listens for her brother coming in.", APRIL, LAST, AFTERNOONS, (8, 5, 6, 5, 7, 9, 11, 10, 2, 3, 6), (11, 8, None, 9, 10, 10, 7, 7, 2, 3, 5)),
    Earlier("Violet", "Marie", "disrupting", "Violet hums, taps and cannot begin.", "Mends the class’s pencils without being asked.", "It is how she thinks, we say.", APRIL, LAST, AFTERNOONS, (9, 9, 8, 5, 6, 7, 4, 9, 3, 11, 6), (10, 9, 9, 5, 7, 7, 4, 8, 3, 12, 6)),
    Earlier("Isla", "Steph", "withdrawn", "Isla answers in nods.", "Makes tiny books that open.", "She speaks to my mother on the phone for hours.", FEBRUARY, EARLY, AFTERNOONS, (4, 4, 2, 8, 7, 10, 14, 8, 1, 1, 9), (8, 7, 6, 9, 9, 11, 10, 7, 1, 1, 8), latest_by="Miss Okafor"),
    Earlier("Caleb", "Denise", "acting_out", "Caleb kicks the chair in front, all morning.", "Whistles anything he has heard once.", "He is up at five with me for the bread.", APRIL, LAST, MORNINGS, (7, 6, 7, 5, 5, 4, 4, 8, 11, 12, 6), why="let go"),
    Earlier("Lily", "Bev", "withdrawn", "Lily cries when her table is moved.", "Can plait, braid and tie any knot.", "I do not want her walked out of class every day.", FEBRUARY, date(2025, 3, 31), mornings(0, 2, 4), (6, 6, 6, 7, 4, 9, 8, 10, 3, 1, 13), why="left", is_to_the_child="grandparent"),
)  # fmt: skip


def last_group(cast: Cast) -> Cast:
    for row in CHILDREN:
        journey = _joined(cast, row)
        _looked_at(cast, row, journey)
        if row.why == "left":
            with dates.at(dates.moment(row.back, "15:30")):
                journeys.close(
                    journey, ending="not_needed", words=ENOUGH, else_helps="Reading with Mr Osei.", by=_lead(cast)
                )
        else:
            _back_in_class(cast, row, journey)
    return cast


def _lead(cast: Cast) -> User:
    return cast.adult["Miss Okafor"]


def _joined(cast: Cast, row: Earlier) -> Journey:
    """Concern, talk, a yes by phone, a place: within four weeks."""
    lead = _lead(cast)
    child = Child.objects.get(school=cast.rowan, forename=row.child)
    with dates.at(dates.moment(row.joined - timedelta(days=24), "15:10")):
        parent = add_adult(
            child, forename=row.parent, surname=child.surname, known_as=row.parent, kind=row.is_to_the_child,
            has_responsibility=True, lives_with=True, contact_how="phone", by=lead,
        )  # fmt: skip
        cast.adult[row.parent] = parent.adult
        give_say(parent, why="Parental responsibility, and lives with the child", by=lead)
        concerns.raise_concern(
            child, seen=row.seen, does_well=row.does_well, tried="A job, and a seat by the door.",
            by=cast.adult[row.rater], **{row.kind: True},
        )  # fmt: skip
        journey = journeys.begin(child, group=cast.willow, key_adult=cast.adult[row.rater], by=lead)
        journeys.first_talk(
            journey, adult=parent.adult, how="phone", reached=True, spoke_on=dates.today(), they_said=row.said,
            we_said="Said first what we like. Told them about the room.", news="everyday", by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(row.joined - timedelta(days=13), "14:10")):
        asked = agreements.ask(
            child, group=cast.willow, adult=parent.adult, why=row.seen, by=lead,
            offer=f"We would like {child.name} to spend part of each week in the Willow Room, and the rest in class.",
        )  # fmt: skip
        agreements.answer(asked, kind="yes", how="phone", said_on=dates.today(), by=lead)
        journeys.reach(journey, kind=Step.Kind.AGREED, on=dates.today(), by=lead)
    with dates.at(dates.moment(row.joined, "8:40")):
        placements.place(journey, starts_on=row.joined, sessions=row.sessions, why="First place", by=lead)
    return journey


def _looked_at(cast: Cast, row: Earlier, journey: Journey) -> None:
    """One adult at the start and again before the return; with some a second adult looked too, alone."""
    rater, second, lead = cast.adult[row.rater], cast.adult[row.second], _lead(cast)
    start = row.joined + timedelta(days=11)
    marked(cast, journey, rater, start, "start", ("both", "weeks"), row.first)
    if row.child in SEEN_BY_TWO:
        marked(cast, journey, second, start + timedelta(days=3), "start", ("room", "weeks"), _another_eye(row))
    if row.latest:
        again, ends = cast.adult[row.latest_by or row.rater], row.back - timedelta(days=4)
        marked(cast, journey, again, ends, "end", ("both", "longer"), row.latest)
    elif row.why == "let go":
        with dates.at(dates.moment(row.back - timedelta(days=20), "9:00")):
            waits = assessments.ask_for(
                journey, instrument_key="staff-observation", occasion="end", respondent=rater, respondent_is="staff",
                by=lead,
            )  # fmt: skip
        with dates.at(dates.moment(row.back, "16:00")):
            assessments.let_go(waits, by=lead)


def _another_eye(row: Earlier) -> Points:
    """What a second adult marked in the same weeks: near, and seldom the same."""
    near = (0, 1, -1, 2, 0, -1, 1, -2, 0, 1, -1, 3, 0)
    offset = len(row.does_well) + len(row.child)
    return tuple(
        None if one is None else min(16, max(0, one + near[(offset + n * 5) % len(near)]))
        for n, one in enumerate(row.first)
    )


def _back_in_class(cast: Cast, row: Earlier, journey: Journey) -> None:
    """Fewer sessions, then none; looked in at six weeks, a term and a year; closed."""
    lead, child = _lead(cast), row.child
    with dates.at(dates.moment(date(2025, 9, 8), "14:00")):
        returns.plan_return(
            journey, child_wants="The lesson I like first.", parent_wants="A call at the end of the first week.",
            teacher_does="The day on a card.", if_hard="Ten minutes in the Willow Room, then back.", by=lead,
        )  # fmt: skip
        if row.child in {"Arlo", "Hanna", "Ella"}:
            returns.return_step(
                journey, kind="forward", on=row.back - timedelta(days=21), sessions=row.sessions[:2],
                how_it_is="Two a week now.", by=lead,
            )  # fmt: skip
    if row.child == "Jacob":
        _too_soon(cast, journey)
    with dates.at(dates.moment(row.back, "8:45")):
        returns.return_step(journey, kind="forward", on=row.back, sessions=[], how_it_is="In class all week.", by=lead)
    for checkin in journey.checkins.order_by("due_on"):
        with dates.at(dates.moment(checkin.due_on, "15:00")):
            returns.hold_check_in(
                checkin, held_on=checkin.due_on, child_says="It is all right.", parent_says="No calls, and I do not miss them.",
                teacher_says=f"{child} is one of the class.", next_steps="", by=lead,
            )  # fmt: skip
    with dates.at(dates.moment(dates.next_weekday(checkin.due_on, 2), "15:00")):
        journeys.close(journey, ending="settled", words=f"{child} is settled in class.", by=lead)


def _too_soon(cast: Cast, journey: Journey) -> None:
    """Jacob was in class all week, and came back for three weeks before it held."""
    for day, kind, sessions, how in (
        (date(2025, 9, 15), "forward", [], "He asked to try it."),
        (date(2025, 10, 6), "back", AFTERNOONS[:3], "The gate again, twice. No shame in it."),
    ):
        with dates.at(dates.moment(day, "8:50")):
            returns.return_step(journey, kind=kind, on=day, sessions=sessions, how_it_is=how, by=_lead(cast))
