"""What a paper report says, before it is set on a page: plain values, words already chosen and agreed to be shared."""

from dataclasses import dataclass
from datetime import date

from hearth.reports.charts import Who


@dataclass(frozen=True)
class RatingLine:
    """One voice on one goal: first and latest rating, 0 to 10. None was not asked, or not said."""

    who: Who
    name: str
    then: int | None
    now: int | None


@dataclass(frozen=True)
class GoalLine:
    """A goal as something to do, who chose it, and what each voice says."""

    title: str
    chosen: str = ""
    ratings: tuple[RatingLine, ...] = ()


@dataclass(frozen=True)
class ToldUs:
    """What the parent told us, and what we do because of it."""

    told: str
    so: str


@dataclass(frozen=True)
class ParentReport:
    """One child's report for one parent, on one sheet. It names no other child and no other parent.

    `since` is when the first ratings were ("September"); `ask` says whom to ask and how; `your_view` is the parent's
    own answer to the report, printed as it was given, beside ours; `code` ties the paper to its record.
    """

    child: str
    school: str
    room: str
    day: date
    key_adult: str
    strengths: tuple[str, ...]
    goals: tuple[GoalLine, ...]
    told_us: tuple[ToldUs, ...]
    next_steps: tuple[str, ...]
    ask: tuple[str, ...]
    since: str = ""
    your_view: str = ""
    code: str = ""
