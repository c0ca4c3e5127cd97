"""How far two adults of one school lie apart when they look at one child at about the same time.

Their standard error of one look is the standard deviation of the differences over √2 (what chance and the eye of one
adult add; an adult who always sees more than the other is not in it, and is one more reason to keep them apart).
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from itertools import groupby

from hearth.assessments.chance import ENOUGH_PAIRS, Measured
from hearth.assessments.models import Assessment, Score
from hearth.base import dates
from hearth.evidence.agreement import two_raters
from hearth.schools.models import School

CLOSE = timedelta(weeks=3)

Which = tuple[str, str, str]
# Which strand, child, adult, day, value.
Seen = tuple[Which, int, int, date, int]


def measured(school: School, keys: Collection[str]) -> dict[Which, Measured]:
    """By instrument key, version and strand, wherever there are enough pairs; one query."""
    rows = (
        Score.objects.that_count()
        .filter(
            assessment__child__school=school, assessment__instrument_key__in=keys, value__isnull=False,
            assessment__respondent_is=Assessment.RespondentIs.STAFF, assessment__submitted_at__isnull=False,
        )
        .order_by("assessment__submitted_at", "pk")
        .values_list(
            "assessment__instrument_key", "assessment__instrument_version", "strand", "assessment__child",
            "assessment__respondent", "assessment__given_on", "assessment__submitted_at", "value",
        )
    )  # fmt: skip
    seen = [
        ((key, version, strand), child, adult, _day(given, sent), value)
        for key, version, strand, child, adult, given, sent, value in rows
        if value is not None
    ]
    return {which: made for which, pairs in pairs_of(seen).items() if (made := of_pairs(pairs)) is not None}


def _day(given: date | None, sent: datetime | None) -> date:
    return given or dates.day_of(sent or dates.now())


def pairs_of(seen: Iterable[Seen]) -> dict[Which, list[tuple[int, int]]]:
    """Looks of two adults at one strand of one child within three weeks; each look is in one pair at most."""
    found: dict[Which, list[tuple[int, int]]] = {}
    alike = sorted(seen, key=lambda one: (one[0], one[1], one[3], one[2]))
    for (which, _child), looks in groupby(alike, key=lambda one: one[:2]):
        open_looks: list[Seen] = []
        for look in looks:
            near = [one for one in open_looks if look[3] - one[3] <= CLOSE]
            other = next((one for one in near if one[2] != look[2]), None)
            if other is None:
                open_looks = [*near, look]
                continue
            # By the adult, so that the sign of a difference means one thing for one pair of adults.
            first, second = sorted((other, look), key=lambda one: one[2])
            found.setdefault(which, []).append((first[4], second[4]))
            open_looks = [one for one in near if one is not other]
    return found


def of_pairs(pairs: Collection[tuple[int, int]]) -> Measured | None:
    """None with fewer than ten pairs."""
    if len(pairs) < ENOUGH_PAIRS:
        return None
    return Measured(two_raters([a for a, _ in pairs], [b for _, b in pairs]).sem, len(pairs))
