"""How it goes, item by item, as one parent meets it: strengths first, the child's own words, goals, then the rest.

Staff see the same parts before they share. Nothing of another parent's; an item that a newer one took the place of
stands under it, and only where this parent had it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.journeys.models import Goal, Progress, ProgressSharing
from hearth.people.models import Child, User
from hearth.reports import goal_lines
from hearth.reports.goal_lines import GoalSeen

Area = Progress.Area
# In the order a parent reads them.
TITLES = {
    Area.STRENGTH: _("What goes well"),
    Area.CHILD: _("In your child’s own words"),
    Area.GOAL: _("What we are working on together"),
    Area.SOCIAL: _("With others"),
    Area.EMOTIONAL: _("Feelings"),
    Area.BEHAVIOUR: _("What we see your child do"),
    Area.LEARNING: _("Learning"),
    Area.NEXT: _("What comes next"),
}
# Of the child's own words, those said freely, in the order a parent would like to hear them.
SAID = ("i-like", "good-at", "best-bit", "who-helps", "makes-better", "i-hope")


@dataclass(frozen=True)
class Picture:
    asked: str
    label: str
    picture: str


@dataclass(frozen=True)
class OwnWords:
    """What the child said and let us tell at home."""

    said: Assessment
    lines: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class ItemSeen:
    """`sharing`: none in a preview. `before`: what this parent had read in its place."""

    item: Progress
    sharing: ProgressSharing | None
    goal: GoalSeen | None = None
    own: OwnWords | None = None
    before: ProgressSharing | None = None

    @property
    def is_new(self) -> bool:
        return self.sharing is None or self.sharing.answered_at is None

    @property
    def at(self) -> datetime:
        return self.sharing.shared_at if self.sharing else dates.now()


@dataclass(frozen=True)
class Part:
    area: str
    title: str
    items: tuple[ItemSeen, ...]


def seen_by(child: Child, adult: User, *, also: Sequence[Progress] = ()) -> list[Part]:
    """What stands on this parent's page; `also`: what would, if it were shared now."""
    had = list(
        ProgressSharing.objects.for_adult(adult)
        .filter(child=child)
        .select_related("progress__by", "shared_by")
        .order_by("shared_at", "pk")
    )
    line = dict(Progress.objects.filter(child=child).values_list("pk", "follows_id"))
    by_item = {one.progress_id: one for one in had}
    items = [*(one.progress for one in had), *also]
    over = {before for item in items for before in _before(item.pk, line)}
    standing = [item for item in items if item.pk not in over]
    goals = _goals(standing, adult)
    own = own_words(child, [item.own_words for item in standing if item.own_words is not None])
    seen = [
        ItemSeen(
            item, by_item.get(item.pk), goals.get(item.goal_id or 0), own.get(item.own_words or 0),
            next((by_item[pk] for pk in _before(item.pk, line) if pk in by_item), None),
        )
        for item in standing
    ]  # fmt: skip
    return parts(one for one in seen if _says_something(one))


def as_it_stands(items: Iterable[Progress]) -> str:
    """The same as long as the words are: what somebody saw in a preview, and nothing else, is what is shared."""
    said = sorted((item.pk, item.words, item.goal_id, item.own_words) for item in items)
    return hashlib.sha256(repr(said).encode()).hexdigest()


def parts(items: Iterable[ItemSeen]) -> list[Part]:
    """By area; the newest first within each."""
    every = sorted(items, key=lambda one: (one.at, one.item.pk), reverse=True)
    found = [
        Part(area.value, str(title), tuple(one for one in every if one.item.area == area))
        for area, title in TITLES.items()
    ]
    return [part for part in found if part.items]


def own_words(child: Child, which: Sequence[int] | None = None) -> dict[int, OwnWords]:
    """What the child said, where an adult had read it and asked the child; nothing that went to the safeguarding
    lead."""
    if which is not None and not which:
        return {}
    rows = Assessment.objects.in_sight().submitted().filter(
        child=child, respondent_is=Assessment.RespondentIs.CHILD, shared_home_at__isnull=False
    )  # fmt: skip
    rows = rows if which is None else rows.filter(pk__in=which)
    return {row.pk: _own(row, child) for row in rows.select_related("respondent").order_by("-submitted_at", "-pk")}


def _own(row: Assessment, child: Child) -> OwnWords:
    row.child = child
    asked = row.instrument
    lines = tuple((asked.question(key).text, str(row.answers[key])) for key in SAID if row.answers.get(key))
    pictures = tuple(
        Picture(question.text, option.label, option.picture)
        for question in asked.questions
        if (option := question.option(str(row.answers.get(question.id, "")))) is not None and option.picture
    )
    return OwnWords(row, lines, pictures)


def _goals(items: Sequence[Progress], adult: User) -> dict[int, GoalSeen]:
    which = [item.goal_id for item in items if item.goal_id is not None]
    if not which:
        return {}
    goals = Goal.objects.in_sight().filter(pk__in=which).with_ratings()
    return {seen.goal.pk: seen for seen in goal_lines.for_parent(goals, adult, today=dates.today())}


def _says_something(one: ItemSeen) -> bool:
    """A goal or the child's words that went to the safeguarding lead take their item with them, without a gap."""
    if one.item.goal_id is not None:
        return one.goal is not None
    return one.own is not None if one.item.own_words is not None else bool(one.item.words)


def _before(pk: int, line: Mapping[int, int | None]) -> list[int]:
    """All that this item took the place of, nearest first."""
    found = []
    while (before := line.get(pk)) is not None:
        found.append(before)
        pk = before
    return found
