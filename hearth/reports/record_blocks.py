"""Parts that more than one report of a child has, each from rows of the record. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from hearth.assessments.side_by_side import given_on
from hearth.base import dates
from hearth.conversations.models import Contribution, Promise
from hearth.journeys import week
from hearth.journeys.models import ReviewSharing
from hearth.languages import days
from hearth.reports import looks_seen
from hearth.reports.charts import Table
from hearth.reports.child_record import ChildRecord
from hearth.reports.goal_lines import GoalSeen
from hearth.reports.goal_lines import Line as Said
from hearth.reports.parent_report import lines as each_line
from hearth.reports.progress_seen import ItemSeen, OwnWords
from hearth.reports.sheet import Block, Bullets, ChartBlock, Facts, Part, Quote, Subhead, TableBlock, Words

UP = "0 is not yet. 10 is nearly always. Up is closer to the goal. Voices are never averaged."
NOT_SAID = "Nobody has said yet where this is."
APART = 3
"""Two voices this many steps apart on one goal have something to talk about."""
LATEST = 3
"""Of what one adult told us, wrote or agreed with us: a meeting has an hour. The rest is named, and where it stands."""


def day(when: date | datetime) -> str:
    return days.full_day(dates.day_of(when) if isinstance(when, datetime) else when)


def strengths(record: ChildRecord) -> tuple[Block, ...]:
    """From the latest two reviews, and what was shared as a strength; the same words once."""
    items = [line for review in record.held[:2] for line in each_line(review.strengths)]
    items += [
        item.item.words for part in record.shared if part.area == "strength" for item in part.items if item.item.words
    ]
    return (Bullets(tuple(dict.fromkeys(items))),)


def goals(record: ChildRecord) -> tuple[Block, ...]:
    """Each voice, first and over time, and what is done for it, here and at home."""
    blocks: list[Block] = [block for goal in record.goals for block in _goal(goal)]
    return (Words(UP), *blocks) if blocks else ()


def _goal(seen: GoalSeen) -> list[Block]:
    goal = seen.goal
    helps: list[Block] = [Words(seen.chosen), Facts((("At school we", goal.helps_here), ("At home", goal.helps_home)))]
    drawn: list[Block] = [ChartBlock.of(seen.chart)] if seen.chart else [Words(NOT_SAID)]
    own: list[Block] = [Quote(line.words, line.who, line.voice) for line in seen.lines if line.words]
    return [Subhead(goal.words), *helps, *drawn, *own]


def told(record: ChildRecord) -> tuple[Block, ...]:
    """What home told us last, and what it changed; and that there is more."""
    return (*(block for one in latest_told(record) for block in _told(one)), more_told(record))


def latest_told(record: ChildRecord) -> tuple[Contribution, ...]:
    """The newest of each adult: of two homes neither goes under. Newest first."""
    of_each: Counter[int | None] = Counter()
    latest: list[Contribution] = []
    for one in record.told:
        of_each[one.adult_id] += 1
        if of_each[one.adult_id] <= LATEST:
            latest.append(one)
    return tuple(latest)


def more_told(record: ChildRecord) -> Words:
    latest = latest_told(record)
    older = [one for one in record.told if one not in latest]
    if not older:
        return Words("")
    if record.reader is not None:
        return Words("What you told us before stands on your own pages.")
    owed = len([one for one in older if not one.so_we])
    ours = f"; to {owed} of them we owe an answer" if owed else ""
    where = f"on {record.child.name}’s page, under “You told us, so we”"
    return Words(f"What home told us before stands {where} ({len(older)} more{ours}).")


def _told(one: Contribution) -> tuple[Block, Block]:
    so = f"We could not, because: {one.so_we}" if one.could_not else f"So we: {one.so_we}" if one.so_we else OURS
    return Quote(one.told, f"{one.adult.name}, {day(one.told_on)}", "family"), Words(so)


OURS = "We have not answered this yet. That is ours to do."


def child_said(record: ChildRecord) -> tuple[Block, ...]:
    """In the child's own words, then and now, where the child was happy for home to hear them."""
    said = list(reversed(record.own_words[:2]))
    asked = dict.fromkeys(question for own in said for question in _answers(own))
    rows = tuple((question, *(_answers(own).get(question, "–") for own in said)) for question in asked)
    whom = week.joined(list(dict.fromkeys(own.said.respondent.name for own in said)))
    caption = f"In {record.child.name}’s own words, beside {whom}"
    return (TableBlock(Table(caption, ("Asked", *(day(given_on(own.said)) for own in said)), rows)),)


def child_says_now(record: ChildRecord) -> tuple[Block, ...]:
    """The newest talk alone."""
    if not record.own_words:
        return ()
    own = record.own_words[0]
    beside = f"Beside {own.said.respondent.name}, {day(given_on(own.said))}."
    earlier = f" Earlier words stand on {record.child.name}’s page." if record.own_words[1:] else ""
    return Words(f"{beside}{earlier}"), Facts(tuple(_answers(own).items()))


def _answers(own: OwnWords) -> dict[str, str]:
    return dict(own.lines) | {picture.asked: picture.label for picture in own.pictures}


def looks(record: ChildRecord) -> tuple[Block, ...]:
    return looks_seen.blocks(record.lines, child=record.child.name, put_right=record.put_right)


def learning(record: ChildRecord) -> tuple[Block, ...]:
    """The newest note of each part of learning, in the class teacher's words, and what reviews said."""
    blocks: list[Block] = []
    newest = {one.subject: one for one in reversed(record.learning)}
    for one in sorted(newest.values(), key=lambda one: one.subject):
        called = f"{one.attainment} ({one.scale})" if one.attainment and one.scale else one.attainment
        said = "\n".join(words for words in (one.words, called and f"The school calls it: {called}") if words)
        blocks += [Quote(said, f"{one.get_subject_display()}: {one.by.name}, {day(one.on)}", "school")]
    written = next((review for review in record.held if review.learning), None)
    if written is not None and written.held_on:
        blocks.append(Quote(written.learning, f"Review of {day(written.held_on)}", "school"))
    older = len(record.learning) > len(newest)
    return (*blocks, Words(f"Older notes stand on {record.child.name}’s page, under Learning." if older else ""))


def places(record: ChildRecord) -> tuple[Block, ...]:
    """Which sessions, from which day on; the latest first."""
    latest = record.placements if record.reader else record.placements[-LATEST:]
    before = len(record.placements) > len(latest)
    more = f"Before {day(latest[0].starts_on)} it was otherwise: {record.child.name}’s page says how." if before else ""
    rows = tuple((_span(one.starts_on, one.ends_on), _placed(one)) for one in reversed(latest))
    return Facts(rows), Words(more)


def _placed(one: object) -> str:
    said = week.said(week.sessions_of(one))  # type: ignore[arg-type]
    return f"{said[:1].upper()}{said[1:]}"


def _span(begins: date, ends: date | None) -> str:
    return f"{day(begins)} to {day(ends)}" if ends else f"From {day(begins)}"


def shared_items(record: ChildRecord) -> tuple[Part, ...]:
    """What a parent was told item by item, under the headings of their own page, but for what stands elsewhere."""
    elsewhere = {"strength", "child", "goal"}
    return tuple(
        Part(part.title, tuple(Quote(one.item.words, _written(one), "school") for one in part.items))
        for part in record.shared
        if part.area not in elsewhere
    )


def _written(one: ItemSeen) -> str:
    return f"{one.item.by.name}, {day(one.at)}"


def to_talk_about(record: ChildRecord) -> tuple[Block, ...]:
    """Where voices stand apart, what is still hard, and what this pack cannot know."""
    apart = [
        f"{high.who} {high.now} and {low.who} {low.now} for “{goal.goal.words}”. What does each of us see?"
        for goal in record.goals
        if (pair := _far_apart(goal.lines)) is not None
        for high, low in [pair]
    ]
    # A parent's report says nothing of what is still hard: that is for a talk, and not for paper.
    looked = record.held[:1] if record.reader is None else ()
    hard = [f"Still hard: {line}" for review in looked for line in each_line(review.harder)]
    name = record.child.name
    always = [f"What do you see of {name} that is not in here?", f"What would {name} like us to do next?"]
    return (Bullets((*apart, *hard, *always)),)


def _far_apart(said: Iterable[Said]) -> tuple[Said, Said] | None:
    now = sorted((line for line in said if line.now is not None), key=lambda line: line.now or 0)
    if len(now) < 2 or (now[-1].now or 0) - (now[0].now or 0) < APART:
        return None
    return now[-1], now[0]


def agreed(record: ChildRecord) -> tuple[Block, ...]:
    """What we agreed when we met, what comes next by the latest review, and what we promised and still owe."""
    met: list[Block] = [
        Quote(one.agreed, f"With {one.adult.name}{f', {day(one.held_on)}' if one.held_on else ''}", "school")
        for one in record.meetings[:LATEST]
    ]
    following = [line for review in record.held[:1] for line in each_line(review.next_steps)]
    ours = [f"We promised{_whom(one, record)}: {one.what}, by {day(one.due_on)}" for one in record.promises]
    older = "What was agreed when we met before stands with those meetings." if record.meetings[LATEST:] else ""
    return (*met, Bullets((*following, *ours)), Words(older))


def _whom(one: Promise, record: ChildRecord) -> str:
    return f" {one.adult.name}" if one.adult is not None and one.adult != record.reader else ""


def differently(record: ChildRecord) -> tuple[Block, ...]:
    """What a parent sees in another way, as they wrote it, beside what we wrote."""
    blocks: list[Block] = []
    for one in record.differently[:LATEST]:
        said = f"{ReviewSharing.Reply(one.reply).label}."
        when = f", {day(one.replied_at)}" if one.replied_at else ""
        about = f" about the review of {day(one.review.held_on)}" if one.review.held_on else ""
        blocks.append(Quote(f"{said}\n{one.words}", f"{one.adult.name}{when}{about}", "family"))
    older = "What a parent saw differently before stands with each older review." if record.differently[LATEST:] else ""
    return (*blocks, Words(older))
