"""A million sent assessments of one school summarised, beside a plain grouping of the same rows in the same run.

The school: 125,000 children in one group, each looked at eight times: by the class teacher and by the nurture lead at
the start, along the way and at the end, by the assistant at the start and at the end. Three strands each, so three
million scores. The rows are made by the database itself, as copies of one row made by Django with other numbers.

The floor is the query somebody would write who wanted a table of means and nothing else: every score of a sent
assessment of that group, in sight, grouped by instrument, version, strand, kind of respondent and occasion; count, sum
and sum of squares. It pairs nobody and asks nothing about reach, corrections, raters or who is missing. Both read the
same indexes.

What is measured: `summary.of`, from the reader's reach to intervals, sizes, reasons and those who were lost.
"""

import resource
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, models

from hearth.assessments import cohorts, summary
from hearth.assessments.models import Assessment, Score
from hearth.base import dates
from hearth.journeys.models import Journey, Placement, Step
from hearth.people.models import Child, User
from hearth.records.cast import DAY, Cast
from hearth.schools.models import NurtureGroup

CHILDREN, ROUNDS = 125_000, 2
STRANDS = ("trusting-adults", "joining-in", "managing-feelings")
# When, by which of three adults, as what.
LOOKS = (
    ("start", "2025-09-20", 0, "class_teacher"), ("start", "2025-09-21", 1, "nurture_lead"),
    ("start", "2025-09-21", 2, "assistant"), ("along", "2026-01-20", 0, "class_teacher"),
    ("along", "2026-01-20", 1, "nurture_lead"), ("end", "2026-06-20", 0, "class_teacher"),
    ("end", "2026-06-20", 1, "nurture_lead"), ("end", "2026-06-21", 2, "assistant"),
)  # fmt: skip
FLOOR = """
SELECT a.instrument_key, a.instrument_version, s.strand, a.respondent_is, a.occasion,
    count(s.value), sum(s.value), sum(s.value * s.value)
FROM assessments_score s JOIN assessments_assessment a ON a.id = s.assessment_id
JOIN journeys_journey j ON j.id = a.journey_id
WHERE a.submitted_at IS NOT NULL AND a.withheld_at IS NULL AND j.group_id = %s
GROUP BY 1, 2, 3, 4, 5
"""


def lines(cast: Cast) -> list[str]:
    begun = time.monotonic()
    group = _filled(cast)
    made = time.monotonic() - begun
    lead, before = cast.adult["Miss Okafor"], _peak()
    floors, ours = [], []
    for _round in range(ROUNDS):
        floors.append(_cpu(lambda: _rows(FLOOR, group.pk)))
        ours.append(_cpu(lambda: _summarised(group, lead)))
    rows, floor, best = Assessment.objects.filter(journey__group=group).count(), min(floors), min(ours)
    return [
        f"What changed, from {rows:,} assessments ({rows * len(STRANDS):,} scores; made in {made:.0f} s): "
        f"{best:.2f} s CPU, {best / floor:.2f} × a plain SQL grouping of the same rows ({floor:.2f} s).",
        f"Peak memory {before:.0f} MB before, {_peak():.0f} MB after.",
    ]


def _summarised(group: NurtureGroup, lead: User) -> None:
    found = summary.of([group], cohorts.ALL, user=lead)
    if found.children != CHILDREN or {panel.both for panel in found.panels} != {CHILDREN}:
        raise SystemExit("The summary did not pair every child.")


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _rows(sql: str, *values: object) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def _filled(cast: Cast) -> NurtureGroup:
    """One row of each kind by Django, in a group of its own; the rest are copies of it with other numbers. Indexes are
    built afterwards, as for any bulk load."""
    adults = [cast.adult[name] for name in ("Mr Reid", "Miss Okafor", "Mrs Bell")]
    pattern, group = (cast.rowan.groups.create(name=name, opened_on=DAY) for name in ("Pattern", "A million looks"))
    child = Child.objects.create(school=cast.rowan, forename="One", surname="Of Many")
    day = DAY.replace(year=DAY.year - 1)
    way = Journey.objects.create(child=child, group=pattern, began_on=day, begun_by=adults[1], key_adult=adults[1])
    step = Step.objects.create(journey=way, kind=Step.Kind.JOINED, taken_on=day, taken_by=adults[1])
    place = Placement.objects.create(child=child, journey=way, starts_on=day, decided_by=adults[1])
    look = Assessment.objects.create(
        child=child, journey=way, instrument_key="staff-observation", instrument_version="1", occasion="start",
        respondent_is="staff", respondent=adults[0], asked_by=adults[0], asked_at=dates.moment(day),
        submitted_at=dates.moment(day),
    )  # fmt: skip
    score = Score.objects.create(assessment=look, strand=STRANDS[0], value=5, most=20, answered=5)
    indexes = _without_indexes(Assessment, Score)
    whose = {"child_id": f"{child.pk} + i", "journey_id": f"{way.pk} + i"}
    _copies(child, CHILDREN, {"group_id": str(group.pk)})
    _copies(way, CHILDREN, {"child_id": whose["child_id"], "group_id": str(group.pk)})
    _copies(step, CHILDREN, {"journey_id": whose["journey_id"]})
    _copies(place, CHILDREN, whose)
    looks = [{"o": o, "d": f"{on} 08:00:00", "r": adults[who].pk, "role": role} for o, on, who, role in LOOKS]
    seen = {"occasion": "o", "submitted_at": "d", "respondent_id": "r", "rater_role": "role"}
    _copies(look, CHILDREN, {**whose, **seen}, each=looks)
    # Later looks are a little higher, as they would be.
    value = "2 + abs(random()) % 9 + CASE WHEN (i - 1) % 8 > 2 THEN abs(random()) % 9 ELSE 0 END"
    each = [{"which": strand} for strand in STRANDS]
    _copies(score, CHILDREN * len(LOOKS), {"assessment_id": f"{look.pk} + i", "strand": "which", "value": value}, each)
    for sql in [*indexes, "ANALYZE"]:
        _rows(sql)
    return group


def _copies(row: Any, times: int, other: dict[str, str], each: list[dict[str, Any]] | None = None) -> None:
    """`times` copies for every entry of `each`, numbered onward from the row itself: `other` says what differs, as SQL
    over `i` (1 to `times`), `k` (which entry) and the names of an entry."""
    entries, table = each or [{}], row._meta.db_table
    kinds = " UNION ALL ".join(
        "SELECT " + ", ".join([f"{k} AS k", *(f"{value!r} AS {name}" for name, value in entry.items())])
        for k, entry in enumerate(entries)
    )
    told = {"id": f"{row.pk} + (i - 1) * {len(entries)} + k + 1", **other}
    columns = [field.column for field in row._meta.concrete_fields]
    values = ", ".join(told.get(column, f'pattern."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    _rows(
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times}) "
        f"INSERT INTO {table} ({names}) "
        f"SELECT {values} FROM n, ({kinds}) CROSS JOIN (SELECT * FROM {table} WHERE id = {row.pk}) pattern"
    )


def _without_indexes(*kinds: type[models.Model]) -> list[str]:
    """Takes the indexes of these tables away, and gives back what makes them."""
    made = []
    for kind in kinds:
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = %s"
        for name, how in _rows(sql, kind._meta.db_table):
            _rows(f'DROP INDEX "{name}"')
            made.append(how)
    return made
