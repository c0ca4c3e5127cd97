"""Larch High, down the road: a secondary school with a room for Years 7 to 9, and the ways of two students into it."""

from datetime import date, timedelta

from hearth.agreements import actions as agreements
from hearth.assessments import actions as assessments
from hearth.assessments.actions.learning import note_learning
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.actions import concerns, goals, journeys, placements
from hearth.journeys.models import Journey, Step
from hearth.people.actions import add_adult, enrol, give_role, give_say, open_record
from hearth.people.roles import Role
from hearth.records.cast.answers import Points, seen
from hearth.records.cast.looks import outcomes
from hearth.records.cast.people import TERMS, Cast
from hearth.records.cast.ways import Sessions, answered, mornings, rated, reviewed
from hearth.schools import actions as schools
from hearth.schools.models import NurtureGroup, School

THREE_MORNINGS: Sessions = mornings(0, 1, 3)


def down_the_road(cast: Cast) -> None:
    _people(cast, _school(cast))
    kofi, bronwen = _kofi_joins(cast), _bronwen_joins(cast)
    for row in LOOKS:
        _look(cast, kofi if row[0] == "Kofi" else bronwen, row)
    _kofi_says(cast, kofi)
    _abena_says(cast, kofi)
    _what_kofi_works_on(cast, kofi)
    _how_learning_goes(cast)


def _school(cast: Cast) -> NurtureGroup:
    with dates.at(dates.moment(date(2025, 9, 1), "8:00")):
        larch = schools.open_school(
            "Larch High", urn="999903", jurisdiction="england", kind="academy", phase=School.Phase.SECONDARY,
            authority=cast.rowan.authority, phone="01632 960310", by=None,
        )  # fmt: skip
        for name, starts, ends in TERMS:
            schools.add_term(larch, name=name, starts_on=starts, ends_on=ends, by=None)
        return schools.open_group(larch, name="The Landing", places=6, opened_on=date(2025, 9, 1), by=None)


def _people(cast: Cast, landing: NurtureGroup) -> None:
    with dates.at(dates.moment(date(2025, 9, 2), "8:00")):
        form = schools.add_class(landing.school, name="8F", by=None)
        for known_as, title, forename, surname, role in (
            ("Ms Frost", "Ms", "Imogen", "Frost", Role.NURTURE_LEAD), ("Mr Penn", "Mr", "Silas", "Penn", Role.ASSISTANT),
            ("Mr Tranter", "Mr", "Dilip", "Tranter", Role.CLASS_TEACHER), ("Mrs Quill", "Mrs", "Orla", "Quill", Role.SAFEGUARDING_LEAD),
        ):  # fmt: skip
            cast.adult[known_as] = give_role(
                landing.school, title=title, forename=forename, surname=surname, known_as=known_as, role=role,
                email=f"{surname.lower()}@larch.example.org", school_class=form if known_as == "Mr Tranter" else None,
                group=landing if role in {Role.NURTURE_LEAD, Role.ASSISTANT} else None, by=None,
            ).user  # fmt: skip
        lead = cast.adult["Ms Frost"]
        for name, surname, born, parent, kind, email in (
            ("Kofi", "Asante", date(2013, 10, 2), "Abena", "mother", "abena@example.org"),
            ("Bronwen", "Pugh", date(2014, 2, 18), "Menna", "grandparent", ""),
        ):
            child = cast.child[name] = enrol(
                landing.school, forename=name, surname=surname, born_on=born, year_group="8", school_class=form,
                joined_on=date(2025, 9, 2), by=lead,
            )  # fmt: skip
            around = add_adult(
                child, forename=parent, surname=surname, known_as=parent, kind=kind, has_responsibility=True,
                lives_with=True, contact_email=email, contact_how="email" if email else "phone", by=lead,
            )  # fmt: skip
            cast.adult[parent] = around.adult
            give_say(around, why="Parental responsibility, and lives with the child", by=lead)
            if email:
                open_record(around, by=lead)


def _joins(
    cast: Cast, *, child: str, parent: str, raised: date, seen: str, does_well: str, they_said: str, own_say: str,
    how: str, joined: date, **kinds: bool,
) -> Journey:  # fmt: skip
    """Concern, talk, agreement, a place; and before there is a place the student's own say."""
    lead, tutor, home = (cast.adult[name] for name in ("Ms Frost", "Mr Tranter", parent))
    student = cast.child[child]
    with dates.at(dates.moment(raised, "15:20")):
        concerns.raise_concern(student, seen=seen, does_well=does_well, tried="A word before form time, and a pass out.", by=tutor, **kinds)  # fmt: skip
    with dates.at(dates.moment(raised + timedelta(days=3), "14:10")):
        group = NurtureGroup.objects.get(school=student.school)
        journey = journeys.begin(student, group=group, key_adult=lead, by=lead)
        journeys.first_talk(
            journey, adult=home, how="phone", reached=True, spoke_on=dates.today(), they_said=they_said,
            we_said="Said what we like first. Told them about the Landing, and that nobody is asked over a student’s head.",
            news="everyday", by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(raised + timedelta(days=10), "10:00")):
        journeys.reach(journey, kind=Step.Kind.GOT_TO_KNOW, on=dates.today(), by=lead)
        asked = agreements.ask(
            student, group=group, adult=home, why=seen, call_by=dates.next_weekday(dates.today(), 5), by=lead,
            offer=f"We would like {child} to spend three mornings a week in the Landing. {child} stays in 8F.",
        )  # fmt: skip
    with dates.at(dates.moment(raised + timedelta(days=14), "18:30")):
        by = home if how == "online" else lead
        said = agreements.answer(asked, kind="yes", how=how, said_on=dates.today(), by=by)
        if said.ring_by:
            agreements.note_talk_back(said, on=dates.today(), by=lead)
        agreements.hear_child(student, kind="yes", words=own_say, said_on=dates.today(), by=lead)
        journeys.reach(journey, kind=Step.Kind.AGREED, on=dates.today(), by=lead)
    with dates.at(dates.moment(joined, "8:35")):
        placements.place(journey, starts_on=joined, sessions=THREE_MORNINGS, why="First place", by=lead)
    with dates.at(dates.moment(joined + timedelta(days=28), "15:40")):
        journeys.reach(journey, kind=Step.Kind.SETTLED, on=dates.today(), by=lead)
    return journey


def _kofi_joins(cast: Cast) -> Journey:
    return _joins(
        cast, child="Kofi", parent="Abena", how="online", raised=date(2026, 3, 2), joined=date(2026, 4, 13),
        seen="Kofi walks out when he is told off in front of others, and does not come back that lesson.",
        does_well="Takes bikes apart and puts them together better. Younger ones follow him.",
        they_said="He was never in trouble in primary. Now the phone rings and I do not want to pick it up.",
        own_say="If nobody makes a thing of it.", acting_out=True,
    )  # fmt: skip


def _bronwen_joins(cast: Cast) -> Journey:
    return _joins(
        cast, child="Bronwen", parent="Menna", how="phone", raised=date(2026, 6, 8), joined=date(2026, 9, 7),
        seen="Bronwen spends every break in the library doorway. I have to bend down to hear her.",
        does_well="Writes stories with a map at the front.",
        they_said="She talks to me till ten at night. It is all still in there.",
        own_say="Can I keep library on Fridays?", withdrawn=True,
    )  # fmt: skip


# Child, adult, day, occasion, where, since when, and strand by strand: six of what is growing, five of what is in the way.
LOOKS: tuple[tuple[str, str, date, str, str, str, Points], ...] = (
    ("Kofi", "Mr Tranter", date(2026, 4, 20), "start", "class", "longer", (5, 7, 5, 6, 3, 4, 4, 8, 13, 9, 7)),
    ("Kofi", "Ms Frost", date(2026, 5, 1), "start", "room", "weeks", (6, 8, 6, 7, 4, 5, 3, 7, 11, 7, 7)),
    ("Bronwen", "Mr Tranter", date(2026, 6, 29), "start", "class", "longer", (5, 3, 2, 9, 7, 11, 14, 7, 1, 0, 9)),
    ("Bronwen", "Ms Frost", date(2026, 9, 18), "start", "room", "weeks", (6, 4, 3, 10, 7, 11, 12, 6, 1, 0, 9)),
    ("Kofi", "Mr Tranter", date(2026, 11, 9), "along", "class", "longer", (8, 9, 8, 7, 7, 7, 3, 6, 8, 8, 6)),
    ("Kofi", "Ms Frost", date(2026, 11, 11), "along", "room", "longer", (11, 10, 10, 9, 9, 8, 2, 4, 6, 5, 6)),
    ("Bronwen", "Mr Tranter", date(2026, 11, 12), "along", "class", "longer", (6, 4, 3, 9, 7, 11, 12, 6, 1, 0, 8)),
    ("Bronwen", "Ms Frost", date(2026, 11, 13), "along", "room", "term", (9, 7, 7, 10, 9, 11, 9, 4, 1, 1, 7)),
)  # fmt: skip


def _look(cast: Cast, journey: Journey, row: tuple[str, str, date, str, str, str, Points]) -> None:
    _child, adult, day, occasion, where, since, points = row
    form = "staff-observation-secondary"
    answered(
        journey, instrument=form, respondent=cast.adult[adult], as_="staff", answers=seen(points, form), on=day,
        occasion=occasion, seen_where=where, known_for=since, by=cast.adult["Ms Frost"],
    )  # fmt: skip


KOFI_IN_MAY = {
    "adult-beside": "Ms Frost", "how-told": "talking", "i-like": "Bikes. Anything with gears.", "good-at": "Fixing. Ask anyone on my road.",
    "best-bit": "Saturday, at the workshop.", "class-is": "hard", "play-is": "all-right", "moving-is": "depends",
    "someone-to-play": "yes", "can-ask": "not-yet", "is-hard": "Being shouted at with everybody looking.", "then-i": "I go. Better than what I would say.",
    "makes-better": "Five minutes and nobody talking at me.", "makes-worse": "When they follow me and ask if I am OK.",
    "i-hope": "To not be the one they watch.",
}  # fmt: skip
KOFI_IN_NOVEMBER = KOFI_IN_MAY | {
    "how-told": "writing", "best-bit": "Design tech. And Tuesdays up here, when it is only us.", "class-is": "depends",
    "moving-is": "all-right", "can-ask": "yes", "then-i": "I show the pass and come up. Mostly I go back after.",
    "room-is": "It is calm. The chairs are for little kids though.", "i-hope": "To do my bike project for real marks.",
    "tell-grown-ups": "Say it to me on my own. I do listen.",
}  # fmt: skip


def _kofi_says(cast: Cast, journey: Journey) -> None:
    lead = cast.adult["Ms Frost"]
    for day, occasion, answers in (
        (date(2026, 5, 6), "start", KOFI_IN_MAY),
        (date(2026, 11, 10), "along", KOFI_IN_NOVEMBER),
    ):
        voice = answered(
            journey, instrument="young-voice", respondent=lead, as_="child", answers=dict(answers), on=day,
            occasion=occasion, by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 11), "9:05")):
        assessments.share_child_words(voice, by=lead)


ABENA_IN_MARCH = {
    "good-at": "Anything that comes apart and goes together again.", "mornings": "mostly-hard", "after-school": "it-depends",
    "hard-moments": "He goes. Out of the door, round the block.", "what-helps": "Leave him be, and then put food on the table.",
    "homework": "mostly-hard", "worries": "That they have made up their minds about him.",
    "hopes": "That he is asked what happened.",
}  # fmt: skip


def _abena_says(cast: Cast, journey: Journey) -> None:
    lead, abena = cast.adult["Ms Frost"], cast.adult["Abena"]
    first = answered(
        journey, instrument="home-baseline", respondent=abena, as_="parent", answers=dict(ABENA_IN_MARCH),
        on=date(2026, 3, 10), occasion="start", by=lead,
    )  # fmt: skip
    with dates.at(dates.moment(date(2026, 4, 14), "15:50")):
        conversations.answer_for(
            journey.child, adult=abena, told=first.answers["what-helps"], told_on=first.day, how="answers",
            source="assessment", row=first.pk, part="what-helps", by=lead, since=date(2026, 4, 14),
            so_we="let Kofi come up and have something to eat first. We talk after.",
        )  # fmt: skip
    for day, occasion, answers in (
        (date(2026, 5, 8), "start", outcomes("101 110 221 111 110 010", day="He slams the door and then he makes me tea.", school="Nothing. He says nothing.")),
        (date(2026, 11, 13), "along", outcomes("212 211 222 212 221 121", home="He let me help with a wheel.", school="He says the Landing is all right. From him that is a lot.")),
    ):  # fmt: skip
        said = answered(
            journey, instrument="parent-outcomes", respondent=abena, as_="parent", answers=answers, on=day,
            occasion=occasion, by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 17), "15:50")):
        conversations.answer_for(
            journey.child, adult=abena, told=said.answers["school-words"], told_on=said.day, how="answers",
            source="assessment", row=said.pk, part="school-words", by=lead, since=date(2026, 11, 17),
            so_we="ring you on Fridays with one thing that went well, so that the phone is not always bad news.",
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 20), "14:30")):
        conversations.record_talk(
            journey.child, adult=abena, how="phone", reached=True, spoke_on=dates.today(), news="good", by=lead,
            they_said="Is that all? Nothing happened? Thank you.",
            we_said="Kofi explained gears to the whole of 8F. They clapped.",
        )  # fmt: skip


def _what_kofi_works_on(cast: Cast, journey: Journey) -> None:
    lead, abena, tutor = (cast.adult[name] for name in ("Ms Frost", "Abena", "Mr Tranter"))
    with dates.at(dates.moment(date(2026, 5, 11), "9:00")):
        goal = goals.set_goal(
            journey, words="Show the pass, and be back before the lesson ends", chosen_by="child", by=lead,
            helps_here="Every teacher of 8F knows the pass. Nobody asks about it.", helps_home="No questions about it on the way home.",
        )  # fmt: skip
    for day, child, family, school in (
        (date(2026, 5, 11), 2, 3, 1), (date(2026, 7, 6), 4, 4, 3), (date(2026, 11, 9), 7, 6, 5),
    ):  # fmt: skip
        rated(goal, day, {"child": (lead, child), "family": (abena, family), "school": (tutor, school)})
    reviewed(
        journey, on=date(2026, 10, 8), by=lead, replies=[(abena, "agree", "He told me before you did.")],
        texts={
            "strengths": "Kofi went back into the lesson four times out of five.", "harder": "Cover lessons, and being told off aloud.",
            "learning": "Design and technology is far ahead. In English he tells it better than he writes it.",
            "next_steps": "One more lesson a week with 8F after Christmas. Kofi chooses which.",
        },
    )  # fmt: skip


def _how_learning_goes(cast: Cast) -> None:
    for child, day, subject, words, called in (
        ("Kofi", date(2026, 7, 8), "learning", "Design and technology is his. In English he stops where it has to be written down.", "Working towards"),
        ("Kofi", date(2026, 10, 16), "writing", "A page about gears, by hand, with a drawing of each.", "Working towards"),
        ("Bronwen", date(2026, 10, 16), "writing", "Far ahead of the class on paper. I have not yet heard her read it out.", "Above"),
    ):  # fmt: skip
        with dates.at(dates.moment(day, "16:10")):
            note_learning(
                cast.child[child], subject=subject, on=day, words=words, attainment=called, scale="Larch’s own words",
                by=cast.adult["Mr Tranter"],
            )  # fmt: skip
