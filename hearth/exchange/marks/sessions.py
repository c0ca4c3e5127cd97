"""Days, mornings and afternoons as registers write them, and the marks of a week in a row. Pure.

What could be two days is refused: a mark on the wrong day would tell a story that is not so."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hearth.exchange.pupils import values

AM, PM = "am", "pm"
PARTS = {
    "am": AM, "a.m.": AM, "a.m": AM, "morning": AM, "mor": AM, "morn": AM, "a": AM,
    "pm": PM, "p.m.": PM, "p.m": PM, "afternoon": PM, "aft": PM, "p": PM,
}  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PART_AT = re.compile(r"(?<![^\s\-/(:,_\d])\(?(a\.?m\.?|p\.?m\.?|morning|afternoon)\)?(?![^\s\-/):,])", re.IGNORECASE)
WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?", re.IGNORECASE)
NO_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3})[a-z]*|(\d{1,2})[/.](\d{1,2})", re.IGNORECASE)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MARK = re.compile(r"[CJY]\d|[^\s\d]")
NO_MARK = frozenset("-–—._?*")
SESSIONS_A_WEEK = 10


@dataclass(frozen=True, slots=True)
class Session:
    on: date
    part: str

    @property
    def field(self) -> str:
        return f"{self.on.isoformat()}.{self.part}"


def session_of(heading: str, today: date) -> Session | None:
    """The session a heading names: "Mon 3 Nov AM", "03/11/2026 PM". None where it names none; ValueError with a
    sentence where it names a day that cannot be."""
    words = values.tidy(heading)
    if len(words) > 60 or not (found := PART_AT.search(words)):
        return None
    rest = values.tidy(f"{words[: found.start()]} {words[found.end() :]}").strip(" -:,()_")
    if not re.search(r"\d", rest):
        return None
    part = AM if found[1].lower().startswith(("a", "m")) and not found[1].lower().startswith("af") else PM
    return Session(day_of(rest, today), part)


def day_of(words: str, today: date) -> date:
    """A day as a heading or a cell has it. Without a year it is the latest one that has come, and a weekday beside it
    must agree. ValueError with a sentence."""
    named = WEEKDAY.search(words)
    rest = values.tidy(WEEKDAY.sub(" ", words, count=1)).strip(" ,-")
    try:
        on = values.day(rest)
    except ValueError:
        on = _without_year(rest, today, WEEKDAYS.index(named[1].lower()) if named else None)
    if on is None:
        raise ValueError(f"“{words[:40]}” is not a day we can read.")
    if named and WEEKDAYS[on.weekday()] != named[1].lower():
        raise ValueError(f"“{words[:40]}” is a {NAMES[on.weekday()]}: the day and the date do not agree.")
    return on


def _without_year(words: str, today: date, weekday: int | None) -> date | None:
    found = NO_YEAR.fullmatch(words)
    if not found:
        return None
    number = int(found[1] or found[3])
    if found[2] and found[2].lower() not in MONTHS:
        return None
    month = MONTHS.index(found[2].lower()) + 1 if found[2] else int(found[4])
    for year in (today.year, today.year - 1):
        try:
            on = date(year, month, number)
        except ValueError:
            continue
        if on <= today and (weekday is None or on.weekday() == weekday):
            return on
    return None


def part_of(words: str) -> str:
    """ "am" or "pm"; "" for words that say neither."""
    return PARTS.get(values.tidy(words).casefold(), "")


def under(row: list[str]) -> list[str]:
    """A row of days above the headings: each day stands over its columns until the next."""
    found: list[str] = []
    for cell in row:
        found.append(cell or (found[-1] if found else ""))
    return found if any(re.search(r"\d", cell) for cell in found) else [""] * len(row)


def code_of(cell: str) -> str:
    """The code in a cell: "L", "/", "I - Illness", "N: no reason". "" for an empty one; ValueError for words."""
    words = values.tidy(cell)
    if not words or set(words) <= NO_MARK:
        return ""
    code = re.split(r"\s*[-–:(]\s*|\s", words, maxsplit=1)[0] if len(words) > 4 or " " in words else words
    if not code or len(code) > 4:
        raise ValueError(f"“{words[:30]}” is not a code of the register.")
    return code.upper()


def week_of(first: date, marks: str) -> list[tuple[Session, str]]:
    r"""The marks of one week in a row, as SIMS prints them: "/\/\LN" is Monday, Tuesday and Wednesday. ValueError with
    a sentence where it does not say which mark is for which session."""
    if first.weekday() != 0:
        raise ValueError(f"{first:%d/%m/%Y} is a {NAMES[first.weekday()]}: a week of marks begins on a Monday.")
    groups = marks.split()
    signs = [MARK.findall(group) for group in groups]
    if sum(len(sign) for group in signs for sign in group) != sum(len(group) for group in groups):
        raise ValueError(f"“{marks[:30]}” holds signs that are no codes.")
    every = [sign for group in signs for sign in group]
    by_day = len(signs) <= 5 and all(len(group) == 2 for group in signs)
    if len(every) > SESSIONS_A_WEEK or (len(signs) > 1 and not by_day and len(every) != SESSIONS_A_WEEK):
        raise ValueError(f"“{marks[:30]}” does not say which mark is for which session.")
    return [
        (Session(first + timedelta(days=place // 2), AM if place % 2 == 0 else PM), sign.upper())
        for place, sign in enumerate(every)
        if sign not in NO_MARK
    ]
