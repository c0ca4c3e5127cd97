"""How Rowan works at its own way of speaking: three exercises this term, and what Miss Okafor thinks about for herself."""

from datetime import date

from hearth.base import dates
from hearth.practice import actions as practice
from hearth.records.cast.people import Cast

EVERYBODY = ("senior", "class_teacher", "assistant", "midday", "office")
# exercise, day, how many, which of us, what people will try, who noted it
DONE = (
    ("where-blame-goes", date(2026, 9, 8), 19, EVERYBODY, "Say “perhaps” once before I say what I think a family is like.\nGo and find the parent who shouted in July, with nothing to ask.", "Mrs Marsh"),
    ("first-half-minute", date(2026, 10, 6), 12, ("senior", "class_teacher", "assistant", "office"), "“Safe” is my first word on the phone.\nThe office says what time somebody will ring, every time.", "Miss Okafor"),
    ("two-minutes-at-the-gate", date(2026, 11, 10), 9, ("class_teacher", "assistant", "midday"), "No more “Can I have a word?”\nCross the playground once a day with something good.", "Mr Osei"),
)  # fmt: skip


def practise(cast: Cast) -> None:
    for exercise, day, people, roles, will_try, by in DONE:
        with dates.at(dates.moment(day, "15:50")):
            practice.note_practice(cast.rowan, exercise=exercise, done_on=day, people=people, roles=roles, will_try=will_try, by=cast.adult[by])  # fmt: skip
    _reflect(cast)


def _reflect(cast: Cast) -> None:
    lead, head = cast.adult["Miss Okafor"], cast.adult["Mrs Marsh"]
    with dates.at(dates.moment(date(2026, 10, 15), "16:30")):
        old = practice.write_reflection(cast.rowan, after="message", on=date(2026, 10, 15), by=lead, words={
            "happened": "A no, in one line, and a sentence about what they called children like that when the parent was small.",
            "felt": "Turned down. Then sad, because I had been proud of the room and had only talked about the room.",
            "anxiety": "Perhaps: if my child goes in there, it happens again, and this time I said yes to it.",
            "contain": "A no that stays a no. Somebody asking what that room was like.",
            "will_say": "Thank you for telling me what it was like for you. We leave it there. He has a place with us as he is.",
            "followed": "The parent nodded to me at the gate for the first time. I nodded back and did not cross over.",
        })  # fmt: skip
        practice.share_reflection(
            old, school=cast.rowan, supervisor=head, meeting_on=date(2026, 10, 22), kept=True, by=lead
        )
    with dates.at(dates.moment(date(2026, 11, 19), "17:05")):
        new = practice.write_reflection(cast.rowan, after="phone", on=date(2026, 11, 19), by=lead, words={
            "happened": "I asked about a place. The parent said, “She is a chatterbox at home”, and then nothing for a long time. I filled the gap with the timetable.",
            "felt": "Hurried. A little accused, as if I had made the quiet child up.",
            "anxiety": "Perhaps: what have I not seen, what else do they know? Mine: that I bring the news that spoils an evening.",
            "contain": "Both can be true, loud at home and quiet here. Time. A call with no question in it.",
            "will_say": "You know a child I have not met yet. Tell me about her at home, and I will tell you what I see.",
        })  # fmt: skip
        practice.share_reflection(
            new, school=cast.rowan, supervisor=head, meeting_on=date(2026, 12, 1), kept=False, by=lead
        )
