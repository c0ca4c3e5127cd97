"""What a place costs, from what the school says the group costs and nothing else. No cost entered, no figure."""

from dataclasses import dataclass
from datetime import date

from hearth.room.models import GroupCost
from hearth.room.sessions_given import Sessions


@dataclass(frozen=True)
class CostOf:
    """One cost over its time. `so_far` is the part of it that belongs to the days up to `until`, day by day alike.
    `sessions`: what was given in those days."""

    cost: GroupCost
    until: date
    places: int
    sessions: Sessions

    @property
    def days(self) -> int:
        return (self.cost.ends_on - self.cost.starts_on).days + 1

    @property
    def is_over(self) -> bool:
        return self.until >= self.cost.ends_on

    @property
    def so_far(self) -> float:
        return self.cost.pounds * ((self.until - self.cost.starts_on).days + 1) / self.days

    @property
    def a_place(self) -> float | None:
        """Over its whole time, for each place there is, used or not."""
        return self.cost.pounds / self.places if self.places else None

    @property
    def a_session(self) -> float | None:
        """For each session the group had, until that day."""
        return self.so_far / self.sessions.given if self.sessions.given else None

    @property
    def a_childs_session(self) -> float | None:
        """For each child's place in each session the group had, until that day."""
        return self.so_far / self.sessions.places_taken if self.sessions.places_taken else None


def counted_until(cost: GroupCost, today: date) -> date | None:
    """The last day that can be counted: None where its time has not begun."""
    return min(cost.ends_on, today) if cost.starts_on <= today else None
