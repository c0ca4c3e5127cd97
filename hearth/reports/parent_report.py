"""One review as one parent reads it: on the page, and on one sheet of paper made from the same.

Strengths first, goals with this parent's own voice, what this parent told us and what it changed, what comes next, whom
to ask. Nothing of another parent's. Once the report is final, nothing said later is drawn into it.
"""

from dataclasses import dataclass
from datetime import datetime

from hearth.base import dates
from hearth.conversations.models import Contribution
from hearth.journeys.models import Goal, Review, ReviewSharing
from hearth.journeys.whom import who_answers
from hearth.people.models import User
from hearth.reports import goal_lines
from hearth.reports.documents import GoalLine, ParentReport, RatingLine, ToldUs
from hearth.reports.goal_lines import GoalSeen

MOST_TOLD = 3


@dataclass(frozen=True)
class ReportSeen:
    review: Review
    adult: User
    sharing: ReviewSharing | None
    goals: tuple[GoalSeen, ...]
    told: tuple[Contribution, ...]
    whom: User | None

    @property
    def strengths(self) -> list[str]:
        return lines(self.review.strengths)

    @property
    def next_steps(self) -> list[str]:
        return lines(self.review.next_steps)

    @property
    def since(self) -> str:
        return next((goal.since for goal in self.goals if goal.since), "")

    @property
    def changed_since_answer(self) -> bool:
        return self.sharing is not None and self.sharing.is_before_a_change


def lines(text: str) -> list[str]:
    """One thing a line, as it was written; bullets people type themselves are left out."""
    return [bare for line in text.splitlines() if (bare := line.strip().lstrip("•*-– ").strip())]


def seen_by(review: Review, adult: User, *, sharing: ReviewSharing | None = None, at_school: bool = True) -> ReportSeen:
    """The report as this parent reads it; without a sharing it is what they would read. On their own page, and not
    `at_school`, words of theirs that went to the safeguarding lead still stand: a gap would tell."""
    final = review.final_at
    until = final.astimezone(dates.LONDON).date() if final else dates.today()
    goals = (
        Goal.objects.in_sight()
        .filter(journey=review.journey_id)
        .standing_at(review.held_on or until, until)
        .with_ratings(until)
    )
    return ReportSeen(
        review, adult, sharing,
        tuple(goal_lines.for_parent(goals, adult, today=until)),
        _told(review, adult, final or dates.now(), at_school),
        who_answers(review.child),
    )  # fmt: skip


def _told(review: Review, adult: User, until: datetime, at_school: bool) -> tuple[Contribution, ...]:
    """What this parent told us, and the answer they have had."""
    rows = Contribution.objects.in_sight() if at_school else Contribution.objects.all()
    mine = rows.filter(child=review.child_id, adult=adult, said_at__lte=until)
    return tuple(mine.exclude(so_we="")[:MOST_TOLD])


def on_paper(report: ReportSeen, *, room: str, at_school: bool = False) -> ParentReport:
    """The sheet. Printed `at_school`, it shows of the parent's answer what staff may see."""
    review, child = report.review, report.review.child
    ask = report.whom.name if report.whom else child.school.name
    return ParentReport(
        child=child.name, school=child.school.outside, room=room, day=review.held_on or dates.today(),
        key_adult=review.journey.key_adult.name,
        strengths=tuple(report.strengths),
        goals=tuple(_goal(seen) for seen in report.goals),
        told_us=tuple(_pair(one) for one in report.told),
        next_steps=tuple(report.next_steps),
        ask=tuple(_ways_to_ask(ask, child.school.phone)),
        since=report.since, your_view=_your_view(report.sharing, at_school),
    )  # fmt: skip


def _goal(seen: GoalSeen) -> GoalLine:
    ratings = tuple(RatingLine(line.voice, line.who, line.then, line.now) for line in seen.lines)
    return GoalLine(seen.goal.words, seen.chosen, ratings)


def _pair(one: Contribution) -> ToldUs:
    return ToldUs(one.told, f"We could not, because: {one.so_we}" if one.could_not else one.so_we)


def _ways_to_ask(name: str, phone: str) -> list[str]:
    ways = [f"Write to {name} under “Ask us” on your page."]
    return [*ways, f"Ring {phone} and ask for {name}."] if phone else ways


def _your_view(sharing: ReviewSharing | None, at_school: bool) -> str:
    if sharing is None or not (sharing.reply_in_sight if at_school else sharing.reply):
        return ""
    said = f"{ReviewSharing.Reply(sharing.reply).label}."
    return f"{said} “{sharing.words}”" if sharing.words else said
