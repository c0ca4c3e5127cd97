"""Our silences: what we owe a family, worked out from rows, in words that say “we”. Pure: nothing is asked here, and
nothing here counts a parent: no answer of theirs is missed, no reading noted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

GOOD, EVERYDAY, HARD = "good", "everyday", "hard"
A_RUN = 3
"""So many hard talks in a row are a pattern of ours."""
WEEKS = 3
"""So many weeks without good news home are too many."""
SETTLING_DAYS = 7
LAST = 5
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Kind(StrEnum):
    QUESTION = "question"
    PROMISE = "promise"
    CALL = "call"
    VISIT = "visit"
    MEETING = "meeting"
    TOLD = "told"
    SAID = "said"
    WORRY = "worry"
    LOOK = "look"
    TRANSLATION = "translation"
    NOT_SPOKEN = "not_spoken"
    HARD_RUN = "hard_run"
    NO_GOOD_NEWS = "no_good_news"


class When(IntEnum):
    """What comes first: days we said that have passed, then today, then what waits without a day, then days to come,
    then habits of ours."""

    PASSED = 0
    TODAY = 1
    WAITING = 2
    TO_COME = 3
    HABIT = 4


@dataclass(frozen=True)
class Owed:
    """One thing of ours: in words, since when (or for which day), and the row that holds it, if one does."""

    kind: Kind
    words: str
    when: When
    day: date
    row: int = 0

    @property
    def order(self) -> tuple[int, date, str]:
        return self.when, self.day, self.words


@dataclass(frozen=True)
class Tally:
    """Of the whole group: how many of a kind, in words; `passed`: for how many the day we said is over."""

    number: int
    words: str
    passed: int


def question(
    who: str,
    asked_on: date,
    answer_by: date,
    on: date,
    row: int = 0,
    *,
    what: str = "question",
    not_better: bool = False,
) -> Owed:
    """`not_better`: asked on the day we said, they told us that it is not better yet."""
    words = f"We have not answered {who}’s {what} of {day_in_words(asked_on, on)}."
    if not_better:
        words = f"{who} told us on {day_in_words(asked_on, on)} that it is not better yet, and we have not answered."
    words = f"{words} {_we_said(asked_on, answer_by, on)}"
    return Owed(Kind.QUESTION, words, _when(answer_by, on), answer_by, row)


def promise(what: str, who: str, due_on: date, on: date, row: int = 0) -> Owed:
    """`who`: to whom it was promised; empty for a promise to the child."""
    to = f" We promised {who}" if who else " We promised"
    words = f"“{what}”:{to} by {day_in_words(due_on, on)}."
    return Owed(Kind.PROMISE, words, _when(due_on, on), due_on, row)


def call(who: str, ring_by: date, on: date, row: int = 0) -> Owed:
    words = f"We said we would ring {who} by {day_in_words(ring_by, on)}."
    return Owed(Kind.CALL, words, _when(ring_by, on), ring_by, row)


def visit(who: str, said_on: date, on: date, row: int = 0) -> Owed:
    words = f"We have not found a day for {who} to come and see. We heard it on {day_in_words(said_on, on)}."
    return Owed(Kind.VISIT, words, When.WAITING, said_on, row)


def find_a_time(who: str, since: date, on: date, row: int = 0) -> Owed:
    """Times were offered and none chosen by the day we said, or none suits: to ring is ours."""
    words = f"We have not found a time to meet {who}. Since {day_in_words(since, on)} it is ours to ring."
    return Owed(Kind.MEETING, words, _when(since, on), since, row)


def find_an_interpreter(who: str, meets_on: date, on: date, row: int = 0) -> Owed:
    words = f"We have not found an interpreter for {who}. We meet on {day_in_words(meets_on, on)}."
    return Owed(Kind.MEETING, words, When.WAITING, meets_on, row)


def write_up(who: str, met_on: date, on: date, row: int = 0) -> Owed:
    words = f"We have not written down what we agreed with {who} on {day_in_words(met_on, on)}. We said within a day."
    return Owed(Kind.MEETING, words, _when(met_on, on), met_on, row)


def meet_again(who: str, missed_on: date, on: date, row: int = 0) -> Owed:
    words = f"We have not offered {who} another time to meet. The last was on {day_in_words(missed_on, on)}."
    return Owed(Kind.MEETING, words, When.WAITING, missed_on, row)


def told(who: str, told_on: date, on: date, row: int = 0) -> Owed:
    words = f"We have not said what changed since {who} told us something on {day_in_words(told_on, on)}."
    return Owed(Kind.TOLD, words, When.WAITING, told_on, row)


def home_answers(who: str, sent_on: date, on: date, about: str = "about home") -> Owed:
    """`about`: "about home", "on how things are going": a parent may have sent both on one day."""
    words = f"We have not said what {who}’s answers {about} changed. They came on {day_in_words(sent_on, on)}."
    return Owed(Kind.SAID, words, When.WAITING, sent_on)


def worry_answered(who: str, asked_on: date, on: date) -> Owed:
    words = f"We have not said what changed after {who}’s worry of {day_in_words(asked_on, on)}."
    return Owed(Kind.SAID, words, When.WAITING, asked_on)


def not_yes(who: str, said: str, said_on: date, on: date) -> Owed:
    """`said`: "said no", "said not yet"…"""
    words = f"We have not said what changed because {who} {said} on {day_in_words(said_on, on)}."
    return Owed(Kind.SAID, words, When.WAITING, said_on)


def worry(who: str, raised_on: date, on: date, row: int = 0, *, answer_by: date | None = None) -> Owed:
    words = f"We have not said what we do about the worry {who} brought on {day_in_words(raised_on, on)}."
    if answer_by is None:
        return Owed(Kind.WORRY, words, When.WAITING, raised_on, row)
    return Owed(Kind.WORRY, f"{words} {_we_said(raised_on, answer_by, on)}", _when(answer_by, on), answer_by, row)


def look_together(what: str, due_on: date, on: date, row: int = 0) -> Owed:
    """A talk we said we would have: a review, or a check-in after the return."""
    words = f"We said we would talk by {day_in_words(due_on, on)}: {what}."
    return Owed(Kind.LOOK, words, _when(due_on, on), due_on, row)


def translation(translator: str, who: str, due_on: date, on: date, row: int = 0) -> Owed:
    words = f"We asked {translator} for words between us and {who} by {day_in_words(due_on, on)}."
    return Owed(Kind.TRANSLATION, words, _when(due_on, on), due_on, row)


def not_spoken(
    child: str, on: date, *, began_on: date | None = None, joined_on: date | None = None, spoke_on: date | None = None,
    had_first_talk: bool = False,
) -> Owed | None:  # fmt: skip
    """Nobody has spoken with the family on this way, or since the child joined.

    Args:
        child: as people call them.
        on: today.
        began_on: the day the way through began; None where there is none.
        joined_on: the first day in the group; None before it.
        spoke_on: the last time we are known to have spoken with the family: a talk, a report shared, a check-in.
        had_first_talk: whether the first talk of this way is written down.
    """
    if joined_on is not None and (on - joined_on).days > SETTLING_DAYS and (spoke_on is None or spoke_on < joined_on):
        words = f"We have written down no talk with {child}’s family since {child} joined on"
        return Owed(Kind.NOT_SPOKEN, f"{words} {day_in_words(joined_on, on)}.", When.WAITING, joined_on)
    if began_on is not None and not had_first_talk and spoke_on is None:
        return Owed(Kind.NOT_SPOKEN, f"We have not had the first talk with {child}’s family.", When.WAITING, began_on)
    return None


def hard_run(news: Sequence[tuple[date, str]], on: date) -> Owed | None:
    """`news`: our talks with the family, latest first, each with what it was mostly about; those where nobody noted it
    say nothing either way."""
    noted = [(day, kind) for day, kind in news if kind]
    run = next((n for n, (_day, kind) in enumerate(noted) if kind != HARD), len(noted))
    if run < A_RUN:
        return None
    words = f"Our last {number(run)} talks with this family were all about something hard."
    return Owed(Kind.HARD_RUN, words, When.HABIT, noted[run - 1][0])


def weeks_since(day: date | None, on: date) -> int | None:
    return None if day is None else max((on - day).days // 7, 0)


def no_good_news(good_on: date | None, began_on: date | None, on: date) -> Owed | None:
    """`good_on`: the last time we took good news home; `began_on`: since when we could have."""
    weeks = weeks_since(good_on or began_on, on)
    if weeks is None or weeks < WEEKS:
        return None
    since = good_on or began_on or on
    last = f"The last we wrote down was on {day_in_words(since, on)}." if good_on else "We have written down none yet."
    words = f"We have taken no good news home for {number(weeks)} weeks. {last}"
    return Owed(Kind.NO_GOOD_NEWS, words, When.HABIT, since)


def good_news_line(good_on: date | None, on: date) -> str:
    """For each family, also where nothing is owed."""
    weeks = weeks_since(good_on, on)
    if good_on is None or weeks is None:
        return "No good news home is written down yet"
    ago = "this week" if weeks == 0 else "a week ago" if weeks == 1 else f"{number(weeks)} weeks ago"
    return f"Good news home: {ago}, {day_in_words(good_on, on)}"


def pattern(news: Iterable[str]) -> str:
    """Our own last talks home, at most five, latest first: “Our last five talks home: one good, four hard”."""
    noted = [kind for kind in news if kind][:LAST]
    if not noted:
        return ""
    counted = [f"{number(n)} {kind}" for kind in (GOOD, EVERYDAY, HARD) if (n := noted.count(kind))]
    if len(noted) == 1:
        return f"Our last talk home: something {noted[0]}"
    return f"Our last {number(len(noted))} talks home: {', '.join(counted)}"


OF_THE_GROUP = {
    Kind.QUESTION: ("question we have not answered", "questions we have not answered"),
    Kind.PROMISE: ("promise still to keep", "promises still to keep"),
    Kind.CALL: ("call we said we would make", "calls we said we would make"),
    Kind.VISIT: ("visit we have found no day for", "visits we have found no day for"),
    Kind.MEETING: ("meeting to find a time for, or to write up", "meetings to find a time for, or to write up"),
    Kind.TOLD: ("thing told to us, without our “so we”", "things told to us, without our “so we”"),
    Kind.SAID: (
        "answer, worry or “not yes”, without our “so we”",
        "answers, worries or “not yes”, without our “so we”",
    ),
    Kind.WORRY: ("worry we have not spoken about", "worries we have not spoken about"),
    Kind.LOOK: ("talk we said we would have", "talks we said we would have"),
    Kind.TRANSLATION: ("text still to be translated", "texts still to be translated"),
    Kind.NOT_SPOKEN: ("family we have not spoken with", "families we have not spoken with"),
    Kind.HARD_RUN: ("family we told only hard things", "families we told only hard things"),
    Kind.NO_GOOD_NEWS: ("family we took no good news to lately", "families we took no good news to lately"),
}


def tally(owed: Iterable[Owed]) -> list[Tally]:
    """What we owe the whole group, in the order of the kinds. Never by family, and never about one."""
    every = list(owed)
    found = []
    for kind, (one, many) in OF_THE_GROUP.items():
        of_kind = [each for each in every if each.kind is kind]
        if of_kind:
            passed = sum(each.when is When.PASSED for each in of_kind)
            found.append(Tally(len(of_kind), one if len(of_kind) == 1 else many, passed))
    return found


def number(n: int) -> str:
    return NUMBERS[n] if n < len(NUMBERS) else str(n)


def day_in_words(day: date, on: date) -> str:
    """The year only where it is another."""
    return f"{day.day} {day:%B}" if day.year == on.year else f"{day.day} {day:%B %Y}"


def _we_said(since: date, day: date, on: date) -> str:
    said = f"the {_ordinal(day.day)}" if _same_month(since, day) else day_in_words(day, on)
    return f"We said by {said}."


def _when(day: date, on: date) -> When:
    if day == on:
        return When.TODAY
    return When.PASSED if day < on else When.TO_COME


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)


def _ordinal(n: int) -> str:
    ending = "th" if n in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"
