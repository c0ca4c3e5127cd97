"""What was marked this year: two adults each alone, how home says it goes, short looks, and one put right."""

from datetime import date

from hearth.assessments import actions as assessments
from hearth.assessments import library
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.models import Journey
from hearth.people.models import User
from hearth.records.cast.answers import Points, seen
from hearth.records.cast.people import Cast
from hearth.records.cast.ways import answered

# Child, adult, day, occasion, where and since when, strand by strand: six of what is growing, five of what is in the way.
LOOKS: tuple[tuple[str, str, date, str, str, str, Points], ...] = (
    ("Jude", "Mrs Doyle", date(2025, 12, 9), "start", "class", "term", (6, 7, 7, 5, 3, 4, 3, 8, 14, 11, 10)),
    ("Jude", "Miss Okafor", date(2026, 1, 23), "start", "room", "weeks", (7, 7, 8, 6, 3, 5, 3, 7, 13, 9, 10)),
    ("Jude", "Mrs Doyle", date(2026, 3, 18), "along", "class", "longer", (8, 8, 7, 6, 5, 5, 3, 7, 12, 10, 9)),
    ("Jude", "Miss Okafor", date(2026, 3, 20), "along", "room", "term", (10, 9, 9, 8, 7, 7, 2, 6, 9, 7, 8)),
    ("Jude", "Mrs Doyle", date(2026, 7, 8), "along", "class", "longer", (10, 9, 9, 7, 7, 7, 2, 6, 9, 9, 8)),
    ("Jude", "Miss Okafor", date(2026, 7, 6), "along", "room", "longer", (12, 10, 10, 9, 9, 8, 2, 5, 6, 6, 7)),
    ("Jude", "Mrs Doyle", date(2026, 10, 6), "along", "class", "longer", (10, 9, 10, 8, 8, 8, 2, 5, 9, 8, 9)),
    ("Jude", "Miss Okafor", date(2026, 10, 5), "along", "room", "longer", (12, 11, 11, 9, 10, 9, 2, 4, 6, 6, 7)),
    ("Zara", "Mrs Bell", date(2025, 12, 11), "start", "room", "weeks", (5, 3, 2, 9, 7, 11, 14, 8, 1, 0, 8)),
    ("Zara", "Mr Osei", date(2025, 12, 15), "start", "room", "weeks", (6, 3, 3, 10, 7, 11, 13, 9, 1, 0, 9)),
    ("Zara", "Mrs Bell", date(2026, 5, 5), "end", "both", "longer", (12, 10, 10, 11, 11, 12, 5, 4, 1, 1, 5)),
    ("Oskar", "Mr Reid", date(2026, 3, 16), "start", "class", "longer", (10, 8, 8, 3, 7, 5, 2, 7, 5, 14, 5)),
    ("Oskar", "Mrs Bell", date(2026, 4, 30), "start", "room", "weeks", (11, 9, 9, 5, 8, 6, 2, 6, 4, 12, 5)),
    ("Oskar", "Mr Reid", date(2026, 7, 1), "along", "class", "longer", (11, 8, 8, 5, 8, 6, 2, 7, 4, 13, 5)),
    ("Oskar", "Mr Reid", date(2026, 10, 12), "along", "class", "longer", (11, 9, 9, 6, 8, 7, 2, 6, 4, 11, 4)),
    ("Oskar", "Mrs Bell", date(2026, 10, 14), "along", "room", "longer", (13, 11, 11, 8, 10, 9, 1, 5, 3, 9, 4)),
    ("Nia", "Mrs Doyle", date(2026, 6, 2), "start", "class", "longer", (6, 6, 6, 7, 6, 10, 10, 8, 5, 3, 13)),
    ("Nia", "Miss Okafor", date(2026, 6, 19), "start", "room", "weeks", (5, 5, 6, 8, 5, 10, 11, 7, 4, 2, 13)),
    ("Nia", "Mrs Doyle", date(2026, 10, 9), "along", "class", "longer", (8, 7, 8, 8, 7, 10, 8, 7, 4, 3, 11)),
    ("Nia", "Miss Okafor", date(2026, 10, 12), "along", "room", "term", (10, 8, 9, 9, 9, 11, 7, 5, 3, 2, 8)),
    ("Ellis", "Mr Reid", date(2026, 6, 24), "start", "class", "longer", (7, 7, 8, 8, 4, 6, 4, 11, 11, 6, 9)),
    ("Ellis", "Mr Osei", date(2026, 9, 18), "start", "room", "weeks", (8, 8, 9, 8, 5, 6, 4, 10, 9, 5, None)),
    ("Ellis", "Mr Osei", date(2026, 11, 12), "along", "room", "term", (10, 9, 11, 9, 7, 8, 3, 8, 7, 5, 7)),
    ("Maryam", "Mr Reid", date(2026, 10, 5), "start", "class", "weeks", (6, 5, 3, 9, 6, 12, 11, 10, 0, 0, 8)),
    ("Kai", "Mrs Doyle", date(2026, 9, 14), "start", "class", "weeks", (3, 5, 7, 6, 5, 6, 8, 7, 8, 5, 14)),
)  # fmt: skip


def outcomes(marks: str, **words: str) -> dict[str, str]:
    """Three marks a part, "-" for cannot say: `outcomes("123 0-1 …")`; then own words by part."""
    asked = [one.id for one in library.get("parent-outcomes").questions if one.kind == "rating"]
    said = ["cannot-say" if mark == "-" else mark for mark in marks.replace(" ", "")]
    return dict(zip(asked, said, strict=True)) | {f"{part}-words": text for part, text in words.items()}


# Child, parent, day, occasion, answers.
AT_HOME = (
    ("Amal", "Leila", date(2026, 6, 3), "start", outcomes("100 110 0-0 112 311 001", day="If I say it in the morning, it is easy. If it comes at once, no.", school="He says: it is loud. He asks what day it is.")),
    ("Amal", "Yusuf", date(2026, 6, 29), "start", outcomes("212 220 1-1 12- 312 -2-", day="At the canal he is fine. I do not ask, we walk.", home="I have him at the weekend. School mornings I cannot say.")),
    ("Jude", "Sandra", date(2026, 1, 9), "start", outcomes("101 210 111 122 222 110", day="He goes off like a rocket and then he is sorry for an hour.")),
    ("Jude", "Sandra", date(2026, 9, 25), "along", outcomes("212 221 222 222 323 221")),
    ("Zara", "Farah", date(2025, 12, 8), "start", outcomes("322 100 001 211 201 100", feel="She asks about her gran at night, and I have no more answers.")),
    ("Zara", "Farah", date(2026, 5, 7), "end", outcomes("323 222 222 222 323 222")),
)  # fmt: skip
AMAL_NOW = (
    ("Amal", "Leila", date(2026, 11, 17), "along", outcomes("221 212 2-1 223 322 212", feel="He sings again. Before the weekend with his father he sleeps badly.", others="He says Bea, and he says the boy with the birds.", home="He tells me one thing each day. I wait for it.", school="The toast. And Mrs Bell, when she does the voices.")),
    ("Amal", "Yusuf", date(2026, 11, 20), "along", outcomes("212 210 11- 1-- 311 -1-", learn="With me he does not talk of school at all.", home="He is quiet when I bring him back. I do not know if that is school.")),
)  # fmt: skip
SO_WE = (
    "ask Amal on Friday mornings how the weekend will go, with the calendar between us.",
    "send you the same picture plan that hangs in the room, for Sunday evenings.",
)


def amal_before(cast: Cast, journey: Journey) -> None:
    """Everything that was marked for Amal before Mr Reid is asked once more, in November."""
    lead, reid, bell = (cast.adult[name] for name in ("Miss Okafor", "Mr Reid", "Mrs Bell"))
    for row in AT_HOME[:2]:
        _said(cast, row)
    marked(cast, journey, reid, date(2026, 7, 16), "along", ("class", "longer"), (7, 5, 7, 8, 5, 8, 10, 8, 9, 5, 11))
    marked(cast, journey, bell, date(2026, 9, 18), "start", ("room", "weeks"), (7, 5, 7, 8, 4, 8, 11, 8, 8, 4, 12))
    slip = marked(
        cast, journey, reid, date(2026, 10, 8), "along", ("class", "longer"), (9, 9, 8, 8, 6, 9, 8, 7, 8, 5, 4)
    )
    with dates.at(dates.moment(date(2026, 10, 9), "15:50")):
        again = assessments.put_right(slip, by=reid)
        assessments.submit(
            again, answers=seen((9, 7, 8, 8, 6, 9, 8, 7, 8, 5, 10)), seen_where="class", known_for="longer", by=reid
        )
    for day, who, time, settled, involved, going_on in SHORT:
        answered(
            journey, instrument="settled-involved", respondent=cast.adult[who], as_="staff", on=day, occasion="along",
            answers={"what-time": time, "settled": settled, "involved": involved, "going-on": going_on}, by=lead,
        )  # fmt: skip
    for row, part, so_we in zip(AMAL_NOW, ("feel-words", "home-words"), SO_WE, strict=True):
        said = _said(cast, row)
        with dates.at(dates.moment(date(2026, 11, 23), "15:55")):
            conversations.answer_for(
                journey.child, adult=said.respondent, told=said.answers[part], told_on=said.day, how="answers",
                source="assessment", row=said.pk, part=part, so_we=so_we, since=date(2026, 11, 23), by=lead,
            )  # fmt: skip


# Every other week: Mr Reid after play, Miss Okafor in the room.
SHORT = (
    (date(2026, 9, 14), "Mr Reid", "between", "0", "1", "Coming in after play. The bell, and thirty children."),
    (date(2026, 9, 15), "Miss Okafor", "room", "2", "2", "Breakfast. Next to Mrs Bell, watching the door."),
    (date(2026, 9, 28), "Mr Reid", "between", "1", "1", "Coming in. We had told him about the fire practice."),
    (date(2026, 9, 29), "Miss Okafor", "room", "1", "2", "The room had moved for the week."),
    (date(2026, 10, 12), "Mr Reid", "between", "2", "2", "Picture plan in his hand."),
    (date(2026, 10, 13), "Miss Okafor", "room", "3", "3", "Passed the toast round."),
    (date(2026, 11, 2), "Mr Reid", "lesson", "2", "3", "Reading, his own group."),
    (date(2026, 11, 3), "Miss Okafor", "room", "3", "3", "Told a new boy where the quiet corner is."),
    (date(2026, 11, 16), "Mr Reid", "between", "2", "3", "Came in third, not last."),
    (date(2026, 11, 17), "Miss Okafor", "room", "4", "4", "The boat story. He did the waves."),
)  # fmt: skip


def this_year(cast: Cast) -> None:
    """The others in the room, and those who went back from it."""
    for child, adult, day, occasion, where, since, points in LOOKS:
        marked(cast, cast.child[child].journeys.get(), cast.adult[adult], day, occasion, (where, since), points)
    for row in AT_HOME[2:]:
        _said(cast, row)
    _ready_for_class(cast)


def _ready_for_class(cast: Cast) -> None:
    """Jude before the first step back to class, and since."""
    items = [one.id for one in library.get("readiness-for-return").questions if one.kind == "rating"]
    for day, marks, words in (
        (date(2026, 10, 21), "122211 332221", "Science. Begin there."),
        (date(2026, 11, 18), "232321 333232", "Science, and the first half of maths."),
    ):
        answered(
            cast.child["Jude"].journeys.get(), instrument="readiness-for-return", respondent=cast.adult["Mrs Doyle"],
            as_="staff", on=day, occasion="along", by=cast.adult["Miss Okafor"],
            answers=dict(zip(items, marks.replace(" ", ""), strict=True))
            | {"goes-best": words, "still-hard": "After lunch, when something is not as it was said."},
        )  # fmt: skip


def marked(
    cast: Cast, journey: Journey, adult: User, day: date, occasion: str, rater: tuple[str, str], points: Points
) -> Assessment:
    return answered(
        journey, instrument="staff-observation", respondent=adult, as_="staff", answers=seen(points), on=day,
        occasion=occasion, seen_where=rater[0], known_for=rater[1], by=cast.adult["Miss Okafor"],
    )  # fmt: skip


def _said(cast: Cast, row: tuple[str, str, date, str, dict[str, str]]) -> Assessment:
    child, parent, day, occasion, answers = row
    return answered(
        cast.child[child].journeys.get(), instrument="parent-outcomes", respondent=cast.adult[parent], as_="parent",
        answers=answers, on=day, occasion=occasion, by=cast.adult["Miss Okafor"],
    )  # fmt: skip
