"""What the school looks at beside its own scale: whole classes, learning, a form filled in elsewhere, a questionnaire of
its own, sessions it could not give and what the room costs."""

from datetime import date

from hearth.assessments import library
from hearth.assessments.actions import class_looks, learning, shelf
from hearth.assessments.whole_class import children_of
from hearth.base import dates
from hearth.journeys.actions import covers
from hearth.people.models import User
from hearth.records.cast.looks import this_year
from hearth.records.cast.people import Cast
from hearth.records.cast.ways import answered
from hearth.room import actions as room
from hearth.schools.models import SchoolClass


def school_year(cast: Cast) -> None:
    this_year(cast)
    _whole_classes(cast)
    _learning(cast)
    _filled_in_elsewhere(cast)
    _playtime(cast)
    _the_room(cast)
    _while_miss_okafor_was_away(cast)


# Marked in the autumn, line by line of the grid: joins, asks, hurts, leaves, stops, calls, apart, unseen.
MARKS_3R = {
    "Amal": "11001021", "Bea": "1000002-", "Effie": "01000022", "Ellis": "11110110", "Ivy": "20000010",
    "Maryam": "10000021", "Oskar": "21001200", "Una": "22000000",
}  # fmt: skip
TALKED = {
    "Bea": "I sit beside her at reading every day this week. Miss Okafor rings Ruth.",
    "Oskar": "He has a place already. A feather goes round at story time.",
}


def _whole_classes(cast: Cast) -> None:
    """Mr Reid's look at 3R, and one of 4D Mrs Doyle has not finished."""
    reid, doyle, lead = (cast.adult[name] for name in ("Mr Reid", "Mrs Doyle", "Miss Okafor"))
    with dates.at(dates.moment(date(2026, 9, 18), "15:50")):
        look = class_looks.begin_look(SchoolClass.objects.get(school=cast.rowan, name="3R"), by=reid)
        class_looks.save_marks(look, marks=_marks(look.school_class, reid, leave="Lily"), by=reid)
        class_looks.finish_look(look, by=reid)
    with dates.at(dates.moment(date(2026, 9, 22), "16:00")):
        for row in look.rows.filter(child__forename__in=TALKED).select_related("child"):
            class_looks.talk_child_over(row, words=TALKED[row.child.forename], by=lead)
    with dates.at(dates.moment(date(2026, 11, 20), "16:20")):
        half = class_looks.begin_look(SchoolClass.objects.get(school=cast.rowan, name="4D"), by=doyle)
        everybody = _marks(half.school_class, doyle)
        class_looks.save_marks(half, marks=dict(list(everybody.items())[:6]), by=doyle)


def _marks(school_class: SchoolClass, by: User, leave: str = "") -> dict[int, dict[str, str]]:
    items = [one.id for one in library.get("class-look").questions]
    return {
        child.pk: {
            item: "not-seen" if mark == "-" else mark
            for item, mark in zip(items, MARKS_3R.get(child.forename, "21000000"), strict=True)
        }
        for child in children_of(school_class, by)
        if child.forename != leave
    }


# Child, teacher, day, subject, words, what the school calls it.
NOTES = (
    ("Amal", "Mr Reid", date(2025, 12, 11), "reading", "Reads every word he meets and stops at the first one he does not know. With me beside him he goes on.", "Working towards"),
    ("Amal", "Mr Reid", date(2026, 7, 9), "reading", "Reads aloud to one other child. He chooses stories about the sea.", "Working towards"),
    ("Amal", "Mr Reid", date(2026, 7, 9), "maths", "Sure with numbers to 100 in the morning. After lunch he cannot find the place.", ""),
    ("Amal", "Mr Reid", date(2026, 10, 14), "learning", "Takes part in the afternoon group every day. Has moved up a book.", "Working towards"),
    ("Jude", "Mrs Doyle", date(2026, 7, 9), "writing", "Three sentences, if he may say them first.", ""),
    ("Jude", "Mrs Doyle", date(2026, 10, 14), "learning", "Science is his. Writing is catching up with what he can say.", "Expected"),
)  # fmt: skip


def _learning(cast: Cast) -> None:
    notes = []
    for child, teacher, day, subject, words, called in NOTES:
        with dates.at(dates.moment(day, "16:10")):
            notes.append(learning.note_learning(
                cast.child[child], subject=subject, on=day, words=words, attainment=called,
                scale="Rowan’s own three steps" if called else "", by=cast.adult[teacher],
            ))  # fmt: skip
    with dates.at(dates.moment(date(2026, 10, 15), "8:30")):
        learning.put_learning_right(
            notes[3], subject="learning", on=date(2026, 10, 14), attainment="Expected", scale="Rowan’s own three steps",
            words="Takes part in the afternoon group every day. Has moved up two books.", by=cast.adult["Mr Reid"],
        )  # fmt: skip


def _filled_in_elsewhere(cast: Cast) -> None:
    """The totals of an old form the school has in a drawer, twice for Oskar. Numbers, and no words of the form's."""
    key, bell = "boxall-1984", cast.adult["Mrs Bell"]
    with dates.at(dates.moment(date(2025, 9, 9), "11:00")):
        shelf.give_word(
            cast.rowan, instrument_key=key, words="The handbook bought in 2012, in the SENCO’s office, third shelf.",
            by=cast.adult["Miss Okafor"],
        )  # fmt: skip
    strands = [one.id for one in library.get(key).questions]
    for day, occasion, numbers in (
        (date(2026, 5, 1), "start", "9 7 6 10 5 4 8 6 7 5 3 2 4 9 5 2 4 3 2 6"),
        (date(2026, 10, 16), "along", "11 9 8 11 7 6 9 7 9 7 2 2 3 6 4 2 3 2 2 4"),
    ):
        answered(
            cast.child["Oskar"].journeys.get(), instrument=key, respondent=bell, as_="staff", on=day, occasion=occasion,
            answers=dict(zip(strands, numbers.split(), strict=True)), by=cast.adult["Miss Okafor"],
        )  # fmt: skip


OFTEN = [("0", "Not yet", 0), ("1", "Sometimes", 1), ("2", "Most days", 2), ("not-seen", "No chance to see it", None)]
PLAYTIME = {
    "finds-somebody": "Finds somebody to play with",
    "keeps-to-the-game": "Keeps to a game until it is over",
    "comes-in": "Comes in when play ends",
}


def _playtime(cast: Cast) -> None:
    """Three questions of the school's own, as its table became when it was brought in; asked twice of Mrs Doyle."""
    like = library.get("staff-observation")
    options = [
        {"value": value, "label": label} | ({} if points is None else {"points": points})
        for value, label, points in OFTEN
    ]
    table = {
        "key": shelf.own_key(cast.rowan, "playtime"), "title": "Playtime questions", "answered_by": "staff",
        "ages": [4, 11], "about_minutes": 2, "intro": "Think of the last ten playtimes.", "closing": "Thank you.",
        "read_by": like.read_by, "in_danger": like.in_danger,
        "rights": {"owner": "Rowan Primary", "licence": "Our own", "modes": ["screen", "paper"]},
        "sections": [{"id": "play", "title": "At play", "arrow": "up", "direction": "More is further along"}],
        "items": [
            {"id": id, "kind": "rating", "strand": "play", "text": text, "options": options}
            for id, text in PLAYTIME.items()
        ],
        "scoring": {
            "rule": "The sum of the three. Where one is missing there is no number.", "at_least": 3,
            "strands": [{"id": "play", "title": "At play", "section": "play"}],
        },
    }  # fmt: skip
    with dates.at(dates.moment(date(2026, 1, 8), "16:00")):
        own = shelf.bring_own(
            cast.rowan, table=table, file_name="playtime.csv", rights_words="Written by the midday team in 2019.",
            by=cast.adult["Miss Okafor"],
        )  # fmt: skip
    for day, occasion, marks in ((date(2026, 1, 19), "start", "010"), (date(2026, 10, 7), "along", "121")):
        answered(
            cast.child["Jude"].journeys.get(), instrument=own.key, respondent=cast.adult["Mrs Doyle"], as_="staff",
            on=day, occasion=occasion, answers=dict(zip(PLAYTIME, marks, strict=True)), by=cast.adult["Miss Okafor"],
        )  # fmt: skip


# Day, morning or afternoon, why, in words.
LOST = (
    (date(2025, 3, 6), "am", "school", "World Book Day, whole school."),
    (date(2026, 3, 12), "am", "cover", "Mrs Bell was needed in 2M."),
    (date(2026, 6, 24), "am", "room", "The room was needed for the vaccinations."),
    (date(2026, 10, 16), "am", "away", "Both adults were ill."),
    (date(2026, 11, 5), "am", "cover", "Mr Osei was needed in 5T."),
)
COSTS = (
    (date(2024, 9, 2), date(2025, 8, 31), 39800),
    (date(2025, 9, 1), date(2026, 8, 31), 41600),
    (date(2026, 9, 1), date(2027, 8, 31), 43900),
)


def _the_room(cast: Cast) -> None:
    for day, part, why, words in LOST:
        with dates.at(dates.moment(day, "16:00")):
            room.note_lost_session(cast.willow, on=day, part=part, why=why, words=words, by=cast.adult["Mrs Bell"])
    for first, last, pounds in COSTS:
        with dates.at(dates.moment(first, "10:00")):
            room.enter_cost(
                cast.willow, starts_on=first, ends_on=last, pounds=pounds, by=cast.adult["Mrs Marsh"],
                what="Both adults for their hours in the room, toast and fruit, paint. Not the room itself, nor the time of those who lead.",
            )  # fmt: skip


def _while_miss_okafor_was_away(cast: Cast) -> None:
    with dates.at(dates.moment(date(2026, 5, 8), "15:10")):
        covers.name_cover(
            cast.child["Jude"].journeys.get(), cover=cast.adult["Mrs Bell"], starts_on=date(2026, 5, 11),
            ends_on=date(2026, 5, 25), child_told_on=date(2026, 5, 7), parent_told_on=date(2026, 5, 8),
            by=cast.adult["Miss Okafor"],
        )  # fmt: skip
