"""What stands in the marked places of the pages parents read: the school's own facts, or what the school wrote."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.journeys import week
from hearth.journeys.models import Journey, PagePlace, Placement
from hearth.journeys.whom import who_answers
from hearth.languages.days import joined
from hearth.people.models import Child, Membership
from hearth.people.roles import GROUP_ONLY, Role
from hearth.schools.models import NurtureGroup, School

# What a school may write itself. The rest is each child's own.
FILLABLE = ("room", "adults", "times", "food", "phone")
IN_THE_ROOM = GROUP_ONLY | {Role.NURTURE_LEAD}


def group_of(child: Child, journey: Journey | None) -> NurtureGroup | None:
    """The group the child is on the way to; for a child on no way, the school's first."""
    if journey is not None:
        return journey.group
    open_now = (group for group in child.school.groups.order_by("pk") if group.is_open(dates.today()))
    return child.group or next(open_now, None)


def of_child(child: Child, journey: Journey | None) -> dict[str, str]:
    """For the pages of one child's parents."""
    key_adult = journey.key_adult if journey is not None and journey.closed_on is None else who_answers(child)
    group = group_of(child, journey)
    placed = Placement.objects.in_sight().filter(child=child).running(dates.today()).prefetch_related("sessions")
    sessions = [week.said_at_home(week.sessions_of(one)) for one in placed[:1]]
    known = {**of_group(group, child.school), **_written(group)}
    return {
        **known,
        # The child's own part of the week, and then the clock as the school wrote it.
        "times": ", ".join(filter(None, [*sessions, known["times"]])),
        "child": child.name,
        "class": child.school_class.name if child.school_class else "",
        "key_adult": key_adult.name if key_adult else "",
    }


def as_an_example(group: NurtureGroup) -> dict[str, str]:
    """For the school to see how a page will look: no child's name stands there."""
    return {
        **of_group(group, group.school),
        **_written(group),
        "child": _("your child"),
        "class": "",
        "key_adult": "",
    }


def of_group(group: NurtureGroup | None, school: School) -> dict[str, str]:
    """What is known without anybody writing anything. The room's name stands after “the” in every document."""
    return {
        "room": group.after_the if group else _("nurture room"),
        "adults": joined([adult.user.name for adult in adults_of(group)]) if group else "",
        "times": "",
        "food": _("some food"),
        "school": school.name,
        "phone": school.phone,
    }


def adults_of(group: NurtureGroup) -> Iterable[Membership]:
    return Membership.objects.now().filter(group=group, role__in=IN_THE_ROOM).select_related("user").order_by("pk")


def _written(group: NurtureGroup | None) -> Mapping[str, str]:
    return {one.key: one.words for one in PagePlace.objects.filter(group=group)} if group else {}


def rooms(groups: Collection[NurtureGroup]) -> dict[int, str]:
    """What each room is called, for a page with several children: one query."""
    written = dict(PagePlace.objects.filter(group__in=groups, key="room").values_list("group", "words"))
    return {group.pk: written.get(group.pk, group.after_the) for group in groups}


def is_secondary(child: Child) -> bool:
    """The edition for teenagers: by the school's phase, and in an all-through school by the year."""
    phase, year = child.school.phase, child.year_group.strip().upper()
    if phase != School.Phase.ALL_THROUGH:
        return phase == School.Phase.SECONDARY
    return year.startswith("S") or (year.isdigit() and int(year) >= 7)
