"""The whole school year, in the order it happened."""

from datetime import date

from hearth.agreements import actions as agreements
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.actions import concerns, goals, journeys, placements, returns
from hearth.records.cast import amal, home, ideas, languages, meetings, reading
from hearth.records.cast.earlier import last_group
from hearth.records.cast.measures import school_year
from hearth.records.cast.people import Cast, gather
from hearth.records.cast.post import in_the_post
from hearth.records.cast.practising import practise
from hearth.records.cast.register import register
from hearth.records.cast.rights import pages_go_out_on_paper, parents_ask_about_the_record, zara_speaks_for_herself
from hearth.records.cast.secondary import down_the_road
from hearth.records.cast.story import signed_story
from hearth.records.cast.talking import talked
from hearth.records.cast.ways import MORNINGS, WAYS, Way, ask, begin, join, mornings, rated, reviewed
from hearth.records.cast.words_first import words_first
from hearth.records.cast.worries import worries_and_progress
from hearth.room import actions as room

# The school works with Hearth since then; last year's group is over by now, this year's is in the room.
BEGINS = date(2024, 9, 2)
# A Tuesday morning in November: the demo opens here, and the tests stand here.
DAY = date(2026, 11, 24)


def assemble(*, measured: bool = False) -> Cast:
    """`measured`: with a year of measures, the group before this one, and a secondary school down the road. The demo has
    them; a test that needs them asks for them, so that every other begins at once."""
    cast = last_group(gather(BEGINS)) if measured else gather(BEGINS)
    for way in WAYS:
        join(cast, way)
    for story in (
        _zara_goes_back, _jude_begins_to_go_back, _maryam_whose_parents_are_divided, _kai_whose_authority_is_asked,
        _finn_whose_mother_says_no,
    ):  # fmt: skip
        story(cast)
    amal.year(cast, measured=measured)
    if measured:
        school_year(cast)
        down_the_road(cast)
        signed_story(cast)
    _effie_is_asked(cast)
    words_first(cast)
    home.said(cast)
    ideas.chosen(cast)
    meetings.met(cast)
    talked(cast)
    languages.across(cast)
    reading.read(cast)
    _this_week(cast)
    worries_and_progress(cast)
    practise(cast)
    register(cast)
    parents_ask_about_the_record(cast)
    zara_speaks_for_herself(cast)
    pages_go_out_on_paper(cast)
    in_the_post(cast)
    return cast


def _zara_goes_back(cast: Cast) -> None:
    lead, farah, osei = cast.adult["Miss Okafor"], cast.adult["Farah"], cast.adult["Mr Osei"]
    journey = cast.child["Zara"].journeys.get()
    with dates.at(dates.moment(date(2026, 1, 12), "9:00")):
        goal = goals.set_goal(
            journey,
            words="Ask one person for one thing",
            chosen_by="child",
            helps_here="A friend to ask with.",
            idea="one-errand",
            by=lead,
        )
    for day, child, family, school in (
        (date(2026, 1, 13), 1, 2, 1),
        (date(2026, 2, 24), 4, 4, 3),
        (date(2026, 4, 21), 8, 7, 7),
    ):
        rated(
            goal, day, {"child": (cast.adult["Mrs Bell"], child), "family": (farah, family), "school": (osei, school)}
        )
    reviewed(
        journey, on=date(2026, 3, 10), by=lead, replies=[(farah, "agree", "She hums in the bath again.")],
        texts={
            "strengths": "Zara asks for what she needs, in a whisper that carries.", "harder": "Big rooms, and assembly.",
            "learning": "Her map of the school hangs in the hall.", "next_steps": "Two afternoons of art in class first.",
        },
    )  # fmt: skip
    with dates.at(dates.moment(date(2026, 3, 24), "14:00")):
        returns.plan_return(
            journey, child_wants="To go in with Una, after the register.", parent_wants="That somebody asks her how it was.",
            teacher_does="A seat by the window, and the day on a card.", if_hard="She shows the card and goes to Mrs Bell for ten minutes.", by=lead,
        )  # fmt: skip
    for day, sessions, beside, how in (
        (date(2026, 4, 13), mornings(0, 1, 2), "Mrs Bell", "She walked in first."),
        (date(2026, 4, 27), mornings(0), "Mrs Bell", "She waved Mrs Bell away at the door."),
        (date(2026, 5, 11), [], "", "Mondays too. She asked for it."),
    ):
        with dates.at(dates.moment(day, "8:45")):
            returns.return_step(
                journey,
                kind="forward",
                on=day,
                sessions=sessions,
                beside=beside,
                how_it_is=how,
                by=lead,
            )
    for when, day in (("six_weeks", date(2026, 6, 22)), ("term", date(2026, 9, 21))):
        with dates.at(dates.moment(day, "15:00")):
            returns.hold_check_in(
                journey.checkins.get(when=when), held_on=day, child_says="I have two friends and a half.",
                parent_says="She went to a party.", teacher_says="Puts her hand up most days.", next_steps="Nothing new. She may drop in.", by=lead,
            )  # fmt: skip


def _jude_begins_to_go_back(cast: Cast) -> None:
    lead, sandra = cast.adult["Miss Okafor"], cast.adult["Sandra"]
    journey = cast.child["Jude"].journeys.get()
    with dates.at(dates.moment(date(2026, 2, 10), "9:00")):
        goal = goals.set_goal(
            journey,
            words="Stop with the others when the timer goes",
            chosen_by="together",
            helps_here="We count down from five, together.",
            helps_home="The same count.",
            idea="count-down",
            by=lead,
        )
    for day, child, family, school in (
        (date(2026, 2, 10), 2, 3, 1),
        (date(2026, 5, 12), 5, 5, 4),
        (date(2026, 10, 13), 7, 7, 6),
    ):
        rated(
            goal,
            day,
            {
                "child": (cast.adult["Mrs Bell"], child),
                "family": (sandra, family),
                "school": (cast.adult["Mrs Doyle"], school),
            },
        )
    reviewed(
        journey, on=date(2026, 10, 8), by=lead, replies=[(sandra, "agree", "He counts for his sister now.")],
        texts={
            "strengths": "Jude counts the whole room down from five.", "harder": "Surprises after lunch.",
            "learning": "Writing is catching up with what he can say.", "next_steps": "Back to class bit by bit after half-term.",
        },
    )  # fmt: skip
    with dates.at(dates.moment(date(2026, 10, 20), "14:00")):
        returns.plan_return(
            journey, child_wants="Science first. And Mrs Bell at the door.", parent_wants="A call on the first Friday.",
            teacher_does="The same countdown, and no timer.", if_hard="A walk with Mrs Bell, then back in.", by=lead,
        )  # fmt: skip
    for kind, day, sessions, how in (
        ("forward", date(2026, 11, 2), mornings(0, 1, 2), "Science went well."),
        ("back", date(2026, 11, 9), mornings(0, 1, 2, 3), "Thursday was one day too soon."),
        ("forward", date(2026, 11, 16), mornings(0, 1, 2), "He counted himself in."),
    ):
        with dates.at(dates.moment(day, "8:45")):
            returns.return_step(
                journey,
                kind=kind,
                on=day,
                sessions=sessions,
                beside="Mrs Bell",
                how_it_is=how,
                by=lead,
            )


def _maryam_whose_parents_are_divided(cast: Cast) -> None:
    lead, head = cast.adult["Miss Okafor"], cast.adult["Mrs Marsh"]
    way = Way("Maryam", ("withdrawn",), "Mr Reid", date(2026, 9, 14), "Maryam’s hand shakes when she is asked to read. She has stopped eating lunch.", "Paints light better than anyone in the class.", "Hana", date(2026, 9, 17), "She was like this when we moved.", date(2026, 9, 28), date(2026, 10, 12), MORNINGS)  # fmt: skip
    journey = begin(cast, way)
    with dates.at(dates.moment(date(2026, 9, 18), "17:00")):
        journeys.first_talk(journey, adult=cast.adult["Karim"], how="phone", reached=True, spoke_on=date(2026, 9, 18), they_said="I do not want her singled out.", we_said="You will be asked yourself. You can come and see.", news="hard", by=lead)  # fmt: skip
    hana = ask(cast, way, journey)
    with dates.at(dates.moment(date(2026, 9, 28), "10:05")):
        karim = agreements.ask(journey.child, group=cast.willow, adult=cast.adult["Karim"], offer="We would like Maryam to spend mornings in the Willow Room. She stays in the same class.", why=way.seen, call_by=date(2026, 10, 5), by=lead)  # fmt: skip
    with dates.at(dates.moment(date(2026, 9, 30), "19:00")):
        said = agreements.answer(
            hana, kind="yes", words="Please.", how="online", said_on=date(2026, 9, 30), by=cast.adult["Hana"]
        )
        agreements.answer(
            karim, kind="no", words="She will be the odd one.", how="phone", said_on=date(2026, 9, 30), by=lead
        )
    with dates.at(dates.moment(date(2026, 10, 1), "14:00")):
        agreements.note_talk_back(said, on=date(2026, 10, 1), by=lead)
    with dates.at(dates.moment(date(2026, 10, 7), "16:00")):
        agreements.decide(journey.child, goes_ahead=True, reason="Both parents want Maryam to feel safe. Mr Haddad came to see the room on 6 October. We begin with mornings, and look again with both before Christmas.", by=head)  # fmt: skip
        journeys.reach(journey, kind="agreed", on=date(2026, 10, 7), note="decided by Mrs Marsh", by=lead)
    with dates.at(dates.moment(way.joins_on, "8:40")):
        placements.place(journey, starts_on=way.joins_on, sessions=way.sessions, why="First place", by=lead)


def _kai_whose_authority_is_asked(cast: Cast) -> None:
    lead, finlay, paula = cast.adult["Miss Okafor"], cast.adult["Mr Finlay"], cast.adult["Paula"]
    way = Way("Kai", ("acting_out",), "Mrs Doyle", date(2026, 8, 31), "Kai keeps his coat on all day and runs when a door is shut.", "Mends things. He fixed the classroom clock.", "Paula", date(2026, 9, 3), "This is his fourth home. He keeps his bag packed.", date(2026, 9, 10), date(2026, 9, 21), MORNINGS, key_adult="Mrs Bell")  # fmt: skip
    journey = begin(cast, way)
    with dates.at(dates.moment(date(2026, 9, 4), "11:00")):
        journeys.first_talk(journey, adult=finlay, how="phone", reached=True, spoke_on=date(2026, 9, 4), they_said="The authority supports it. Please tell Paula first.", we_said="We ask you in writing and tell Paula the same day.", news="everyday", by=lead)  # fmt: skip
    with dates.at(dates.moment(date(2026, 9, 10), "10:00")):
        asked = agreements.ask(journey.child, group=cast.willow, adult=finlay, offer="We would like Kai to spend mornings in the Willow Room. He stays in the same class.", why=way.seen, call_by=date(2026, 9, 17), by=lead)  # fmt: skip
    with dates.at(dates.moment(date(2026, 9, 15), "12:00")):
        agreements.answer(
            asked,
            kind="yes",
            words="Agreed by the authority, with Paula.",
            how="phone",
            said_on=date(2026, 9, 15),
            by=lead,
        )
        journeys.reach(journey, kind="agreed", on=date(2026, 9, 15), by=lead)
    with dates.at(dates.moment(way.joins_on, "8:40")):
        placements.place(journey, starts_on=way.joins_on, sessions=way.sessions, why="First place", by=lead)
    with dates.at(dates.moment(date(2026, 10, 2), "13:00")):
        conversations.agree_speaking_note(journey.child, adult=paula, call_me="Paula", when="Any time", who="Mrs Bell", helps="Short and plain.", by=lead)  # fmt: skip


def _finn_whose_mother_says_no(cast: Cast) -> None:
    lead, angela = cast.adult["Miss Okafor"], cast.adult["Angela"]
    way = Way("Finn", ("disrupting", "acting_out"), "Mrs Doyle", date(2026, 10, 5), "Finn sings through the whole of maths and tips his chair.", "Makes the others laugh when somebody is sad.", "Angela", date(2026, 10, 7), "I was in a room like that. I know what they called us.", date(2026, 10, 12), date(2026, 11, 2), MORNINGS)  # fmt: skip
    journey = begin(cast, way)
    asked = ask(cast, way, journey)
    with dates.at(dates.moment(date(2026, 10, 15), "21:00")):
        agreements.answer(
            asked,
            kind="no",
            words="Not for my boy. Help him where he is.",
            how="online",
            said_on=date(2026, 10, 15),
            by=angela,
        )
    with dates.at(dates.moment(date(2026, 10, 20), "9:00")):
        journeys.close(
            journey, ending="not_now", words="Angela said no, and we thanked her for telling us why.",
            else_helps="Finn helps Mr Osei set up music on Mondays. Mrs Doyle gives him the first and the last job.", by=lead,
        )  # fmt: skip


def _effie_is_asked(cast: Cast) -> None:
    lead, tom = cast.adult["Miss Okafor"], cast.adult["Tom"]
    way = Way("Effie", ("withdrawn",), "Mr Reid", date(2026, 11, 2), "Effie is very quiet and often hides under her coat. She has not eaten with the others since September.", "Knows how everything works and will show you if nobody watches.", "Tom", date(2026, 11, 5), "She is a chatterbox at home. I did not know.", date(2026, 11, 19), date(2026, 12, 1), mornings(0, 1, 2, 3))  # fmt: skip
    journey = begin(cast, way)
    ask(
        cast,
        way,
        journey,
        "We would like Effie to spend four mornings a week in the Willow Room, from 1 December until about Easter. She stays in Mr Reid’s class.",
    )
    with dates.at(dates.moment(date(2026, 11, 19), "15:45")):
        conversations.promise(
            journey.child, adult=tom, what="Ring Tom back about Effie", due_on=date(2026, 11, 23), by=lead
        )
        conversations.agree_speaking_note(journey.child, adult=tom, call_me="Tom", when="Before 8 or after 6. He drives all day.", who="Miss Okafor", helps="Start with something she did.", avoid="Voicemail.", by=tom)  # fmt: skip


def _this_week(cast: Cast) -> None:
    with dates.at(dates.moment(date(2026, 11, 20), "18:20")):
        concerns.raise_concern(cast.child["Ivy"], withdrawn=True, from_parent=True, seen="Ivy has stopped singing. She says she is tired of people.", does_well="Sews. She made the cat a coat.", by=cast.adult["Mei"])  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "18:40")):
        conversations.ask_question(cast.child["Jude"], words="Why is it always my son? He says he is the only one who gets told. What about the others?", to=cast.adult["Mrs Doyle"], by=cast.adult["Sandra"])  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "15:35")):
        concerns.raise_concern(cast.child["Luca"], disrupting=True, seen="Luca asked to leave the room nine times on Monday.", does_well="Builds bridges that hold.", tried="A job to do halfway through the lesson.", by=cast.adult["Mrs Doyle"])  # fmt: skip
    with dates.at(dates.moment(DAY, "9:04")):
        for name in ("Amal", "Bea", "Ellis", "Nia"):
            room.mark(
                cast.child[name],
                group=cast.willow,
                on=DAY,
                part="am",
                where="here",
                place="",
                by=cast.adult["Mrs Bell"],
            )
        room.mark(cast.child["Oskar"], group=cast.willow, on=DAY, part="am", where="elsewhere", place="With Mr Reid: class science", by=cast.adult["Mrs Bell"])  # fmt: skip
