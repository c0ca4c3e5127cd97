"""What Rowan Primary's register says this term of the children the group knows. Mrs Pike's system has it; Miss Okafor
brought it in this morning.

Each story is one of those a key adult may meet: mornings that became late after a first day in the room, a cold that is
only a cold, a week that got better after a talk, and most mornings like any other."""

from collections.abc import Iterator
from datetime import date, timedelta

from hearth.base import dates
from hearth.records.cast.people import Cast
from hearth.room.actions import ReadMark, keep_marks

FIRST, LAST = date(2026, 9, 2), date(2026, 11, 23)
HALF_TERM = (date(2026, 10, 26), date(2026, 10, 30))
ALL_DAY = ("am", "pm")


def _late(*days: tuple[int, int, int]) -> dict[tuple[date, str], tuple[str, int | None]]:
    """Mornings by month, day and minutes."""
    return {(date(2026, month, day), "am"): ("L", minutes) for month, day, minutes in days}


def _away(code: str, *days: tuple[int, int], parts: tuple[str, ...] = ALL_DAY) -> dict[tuple[date, str], tuple[str, int | None]]:  # fmt: skip
    return {(date(2026, month, day), part): (code, None) for month, day in days for part in parts}


STORIES = {
    "Amal": _late((9, 8, 6), (11, 5, 4)) | _away("I", (10, 6), (10, 7)) | _away("V", (11, 12)),
    # Only ill, and in no pattern at all.
    "Bea": _away("I", (9, 16), (9, 17), (9, 18), (10, 20), (10, 21), (11, 10)),
    "Effie": _late((11, 20, 12), (11, 23, 20)),
    "Ellis": _late((9, 25, 5)) | _away("M", (10, 14), parts=("am",)),
    # His mother was asked on 12 October. Mornings were hard for two weeks, and eased when nobody asked any more.
    "Finn": _late((10, 13, 10), (10, 14, 15), (10, 19, 10), (10, 20, 25)) | _away("N", (10, 16)),
    "Jude": _late((11, 4, 8), (11, 5, 10)) | _away("M", (9, 30), parts=("pm",)),
    "Kai": _away("M", (9, 24), parts=("am",)) | _away("C", (11, 3), parts=("pm",)),
    # The first day in the room was 12 October.
    "Maryam": _late((9, 21, 5), (10, 13, 10), (10, 15, 15), (10, 19, 10), (10, 22, 20), (11, 3, 15), (11, 5, 10), (11, 10, 25), (11, 16, 15), (11, 19, 20)) | _away("O", (10, 16), (11, 13)) | _away("I", (10, 1)),
    "Nia": _late((9, 15, 5)) | {(date(2026, 11, 2), "am"): ("U", 45)},
    "Oskar": _late((10, 2, 3), (11, 18, 5)) | _away("P", (11, 6), parts=("pm",)),
}  # fmt: skip


def register(cast: Cast) -> None:
    """Ten children, twelve weeks, in one action."""
    with dates.at(dates.moment(date(2026, 11, 24), "8:30")):
        marks = [mark for name in STORIES for mark in _marks(cast, name)]
        keep_marks(cast.rowan, marks=marks, by=cast.adult["Miss Okafor"])


def _marks(cast: Cast, name: str) -> Iterator[ReadMark]:
    child, story, day = cast.child[name].pk, STORIES[name], FIRST
    while day <= LAST:
        for part in ALL_DAY if day.weekday() < 5 else ():
            usual = "#" if HALF_TERM[0] <= day <= HALF_TERM[1] else "/" if part == "am" else "\\"
            code, minutes = story.get((day, part), (usual, None))
            yield ReadMark(child, day, part, code, minutes)
        day += timedelta(days=1)
