"""Of which meetings to remind: chosen, and on the next school day."""

from datetime import timedelta

from hearth.base import dates
from hearth.base.dates import day_of
from hearth.conversations.models import Meeting
from hearth.schools.days import school_day_after

AHEAD = timedelta(days=7)
"""Over a week without school nobody is reminded."""


def due() -> list[Meeting]:
    """Not what was chosen today: that is fresh."""
    today = dates.today()
    begin = dates.moment(today + timedelta(days=1), "0:00")
    ahead = Meeting.objects.to_remind(begin, begin + AHEAD).with_somebody_we_talk_with()
    return [
        one
        for one in ahead.select_related("child__school")
        if one.starts_at and one.chosen_at and day_of(one.chosen_at) < today
        and (one.child.left_on is None or one.child.left_on > today)
        and day_of(one.starts_at) <= school_day_after(one.child.school, today)
    ]  # fmt: skip
