"""What was said home in the autumn, good and hard, and what went wrong on our side before."""

from datetime import date

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.practice import actions as practice
from hearth.records.cast.people import Cast

# Child, whom, who of us, day, how, what it was mostly about, and what we said.
TALKS = (
    ("Ellis", "Joan", "Mr Osei", date(2026, 9, 11), "in_person", "good", "Ellis read the whole lunch menu to the others, and they asked him for more."),
    ("Amal", "Leila", "Miss Okafor", date(2026, 9, 18), "phone", "good", "Amal passed the toast round before he took any himself."),
    ("Jude", "Sandra", "Mrs Doyle", date(2026, 9, 24), "in_person", "hard", "Jude left the hall at a run when the timer went. He was safe. He came back with Mrs Bell after ten minutes."),
    ("Nia", "Grace", "Miss Okafor", date(2026, 9, 25), "phone", "good", "Nia asked to water the plants, out loud, in front of everybody."),
    ("Oskar", "Mrs Doyle", "Mrs Bell", date(2026, 10, 2), "in_person", "everyday", "We moved his Thursday to the afternoon, for the bird walk."),
    ("Amal", "Leila", "Miss Okafor", date(2026, 10, 2), "in_person", "hard", "The room had moved for a week and we had not told Leila. Amal was under the table most of Thursday."),
    ("Ellis", "Joan", "Mr Osei", date(2026, 10, 9), "phone", "hard", "Ellis pushed at the tap. He said sorry with a drawing. Both children were unhurt."),
    ("Jude", "Sandra", "Mrs Doyle", date(2026, 10, 15), "phone", "hard", "A surprise after lunch, and a chair went over. Nobody was hurt."),
    ("Kai", "Paula", "Mrs Bell", date(2026, 10, 16), "phone", "good", "Kai took his coat off at breakfast and hung it up."),
    ("Amal", "Yusuf", "Miss Okafor", date(2026, 10, 19), "phone", "everyday", "When the review is, and that he gets the report himself."),
    ("Amal", "Leila", "Mrs Bell", date(2026, 11, 6), "in_person", "good", "He told a new boy where the quiet corner is."),
    ("Bea", "Ruth", "Mrs Bell", date(2026, 11, 6), "in_person", "good", "Bea whispered the whole of the cat story to Mrs Bell."),
    ("Jude", "Sandra", "Mrs Doyle", date(2026, 11, 10), "phone", "hard", "Thursday in class was one day too soon. We step back, and say when we look again."),
    ("Ellis", "Joan", "Mr Osei", date(2026, 11, 13), "in_person", "good", "Ellis said “I can wait”, and waited."),
    ("Oskar", "Mrs Doyle", "Mrs Bell", date(2026, 11, 19), "in_person", "good", "He heard a goldcrest before anybody else did, and put his hand up to say so."),
)  # fmt: skip


def said(cast: Cast) -> None:
    for child, adult, by, day, how, news, we_said in TALKS:
        with dates.at(dates.moment(day, "15:40")):
            conversations.record_talk(
                cast.child[child], adult=cast.adult[adult], how=how, reached=True, spoke_on=day, news=news,
                interpreter=cast.adult[adult].interpreter, we_said=we_said, by=cast.adult[by],
            )  # fmt: skip
    _before_we_meet(cast)


def _before_we_meet(cast: Cast) -> None:
    """One that Leila may read before the review on Thursday, and one for Sandra that is still ours."""
    lead, doyle = cast.adult["Miss Okafor"], cast.adult["Mrs Doyle"]
    with dates.at(dates.moment(date(2026, 11, 19), "16:20")):
        note = practice.write_before_meeting(
            cast.child["Amal"], adult=cast.adult["Leila"], expires_on=date(2026, 12, 31), by=lead,
            gone_wrong="In October we moved the room for a week and did not tell you first. Then we spoke about it at the door, where others could hear.",
            differently="Miss Okafor rings you the day before anything changes. If we need to talk, we ask you in and shut the door.",
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 20), "9:10")):
        practice.share_before_meeting(note, by=lead)
    with dates.at(dates.moment(date(2026, 11, 20), "15:50")):
        practice.write_before_meeting(
            cast.child["Jude"], adult=cast.adult["Sandra"], expires_on=date(2026, 12, 18), by=doyle,
            gone_wrong="This term we have rung you only when something was hard. We promised a call on the first Friday and forgot it.",
            differently="Mrs Doyle rings you with one good thing this week. Nothing else in that call.",
        )  # fmt: skip
