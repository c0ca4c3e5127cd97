"""First and latest looks of every child, paired and added up by the database.

The rows come from three querysets, so that reach, what is withheld and what was put right are decided once, where they
always are; their SQL is wrapped for what follows. It runs on SQLite and PostgreSQL.

One rule. The first look is the earliest given at the start. The latest is the newest given at the end, or where there
is none the newest along the way; it is later than the first. What comes afterwards is left out. Both are by one adult,
with one version of one instrument; of several adults of one kind with both, the one who looked first. Where nobody did
both, the child is not paired, and the reason is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import RawSQL

from hearth.assessments.models import Assessment
from hearth.people.roles import Role

Is = Assessment.RespondentIs
Key = tuple[str, str, str]
"""Instrument key, version, kind of rater."""

# Which adult's eyes: two kinds of staff see a child in two places.
RATER = Case(
    When(respondent_is=Is.STAFF, rater_role=Role.CLASS_TEACHER, then=Value("class")),
    When(respondent_is=Is.STAFF, rater_role="", then=Value("staff")),
    When(respondent_is=Is.STAFF, then=Value("room")),
    default=F("respondent_is"),
)

# A day and a row in one piece of text of one length, so that the least and the greatest carry the row along.
OFFSET = 100_000_000_000
PAIRS = f"""
WITH cohort(journey_id, is_here) AS MATERIALIZED ({{cohort}}),
looks(id, journey_id, instrument, version, respondent_is, adult, occasion, rater, given_on, submitted_at)
    AS ({{looks}}),
dated AS (
    SELECT looks.*, substr(coalesce(CAST(given_on AS varchar), CAST(submitted_at AS varchar)), 1, 10)
        || CAST(id + {OFFSET} AS varchar) AS look FROM looks
),
raters AS (
    SELECT journey_id, instrument, respondent_is, rater, version, adult,
        min(CASE WHEN occasion = 'start' THEN look END) AS first,
        coalesce(max(CASE WHEN occasion = 'end' THEN look END), max(CASE WHEN occasion = 'along' THEN look END))
            AS latest,
        max(CASE WHEN submitted_at IS NULL AND occasion IN ('along', 'end') THEN 1 ELSE 0 END) AS asked
    FROM dated GROUP BY journey_id, instrument, respondent_is, rater, version, adult
),
children AS (
    SELECT journey_id, instrument, respondent_is, rater, version, min(first) AS first, max(latest) AS latest,
        max(asked) AS asked, min(CASE WHEN latest > first THEN first || latest END) AS pair
    FROM raters GROUP BY journey_id, instrument, respondent_is, rater, version
),
ways AS MATERIALIZED (
    SELECT journey_id, instrument, version, rater, latest, pair,
        CAST(substr(coalesce(pair, first), 11, 12) AS bigint) - {OFFSET} AS first_id,
        CAST(substr(pair, 33, 12) AS bigint) - {OFFSET} AS latest_id,
        max(latest) OVER (PARTITION BY journey_id, instrument, rater) AS any_latest,
        max(asked) OVER (PARTITION BY journey_id, instrument, respondent_is) AS asked
    FROM children
)
SELECT 'way', instrument, version, rater, '',
    CASE WHEN pair IS NOT NULL THEN 'both' WHEN first_id IS NULL THEN 'no first' WHEN latest IS NOT NULL THEN 'rater'
        WHEN any_latest IS NOT NULL THEN 'version' WHEN asked = 1 THEN 'asked' WHEN is_here = 1 THEN 'here'
        ELSE 'left' END AS why,
    NULL, count(*), NULL, NULL, NULL, NULL, NULL
FROM ways JOIN cohort ON cohort.journey_id = ways.journey_id GROUP BY instrument, version, rater, why
UNION ALL
SELECT 'score', instrument, version, rater, one.strand, CASE WHEN pair IS NULL THEN '' ELSE 'both' END AS why,
    two.value - one.value AS difference, count(*), sum(one.value), sum(two.value), sum(one.value * one.value),
    sum(two.value * two.value), sum(one.value * two.value)
FROM ways JOIN assessments_score one ON one.assessment_id = first_id
LEFT JOIN assessments_score two ON two.assessment_id = latest_id AND two.strand = one.strand
WHERE one.value IS NOT NULL OR pair IS NOT NULL
GROUP BY instrument, version, rater, one.strand, why, difference, one.value IS NULL, two.value IS NULL
"""


@dataclass
class Sums:
    """Of one strand, children with a number both times: how many, and what the database added up. `changes`: how many
    by how many points. `lost`: first numbers of those who were not looked at again (n, sum, sum of squares)."""

    n: int = 0
    first: int = 0
    latest: int = 0
    first_squares: int = 0
    latest_squares: int = 0
    products: int = 0
    changes: dict[int, int] | None = None
    unseen: int = 0
    lost: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True)
class Paired:
    """By instrument, version and kind of rater: how many ways stand how, and the sums of every strand."""

    whys: dict[Key, dict[str, int]]
    sums: dict[Key, dict[str, Sums]]


def of(cohort: Any, until: date | None = None) -> Paired:
    """One query, whatever the number of children. `cohort`: what `cohorts.of` gives. `until`: looks of later days are
    left out."""
    found = Paired({}, {})
    for kind, instrument, version, rater, strand, why, *numbers in _rows(cohort, until):
        key = (instrument, version, rater)
        if kind == "way":
            found.whys.setdefault(key, {})[why] = int(numbers[1])
            continue
        sums = found.sums.setdefault(key, {}).setdefault(strand, Sums(changes={}))
        _add(sums, why, *numbers)
    return found


def _add(sums: Sums, why: str, difference: int | None, n: int, *added: Any) -> None:
    # PostgreSQL gives sums as decimals.
    first, latest, first_squares, latest_squares, products = (int(one or 0) for one in added)
    if why != "both":
        sums.lost = (sums.lost[0] + n, sums.lost[1] + first, sums.lost[2] + first_squares)
        return
    if difference is None:
        sums.unseen += n
        return
    assert sums.changes is not None
    sums.changes[int(difference)] = sums.changes.get(int(difference), 0) + n
    sums.n += n
    sums.first += first
    sums.latest += latest
    sums.first_squares += first_squares
    sums.latest_squares += latest_squares
    sums.products += products


def _rows(cohort: Any, until: date | None) -> Iterator[tuple[Any, ...]]:
    try:
        (ways_sql, ways_params), (looks_sql, looks_params) = _sql(_ways(cohort)), _sql(_looks(until))
    except EmptyResultSet:
        return
    with connection.cursor() as cursor:
        cursor.execute(PAIRS.format(cohort=ways_sql, looks=looks_sql), [*ways_params, *looks_params])
        yield from cursor.fetchall()


def _ways(cohort: Any) -> Any:
    here = Case(When(is_here=True, then=Value(1)), default=Value(0))
    return cohort.order_by().annotate(here_now=here).values_list("pk", "here_now")


def _looks(until: date | None) -> Any:
    """Sent or still waiting, in sight and not put right since."""
    by_then = Q(submitted_at=None) | Q(given_on__lte=until) | Q(given_on=None, submitted_at__date__lte=until)
    return (
        Assessment.objects.in_sight()
        .filter(*([by_then] if until else []))
        .filter(corrected_by__submitted_at=None, journey_id__in=RawSQL("SELECT journey_id FROM cohort", ()))
        .order_by()
        .annotate(kind_of_rater=RATER)
        .values_list(
            "pk", "journey_id", "instrument_key", "instrument_version", "respondent_is", "respondent_id", "occasion",
            "kind_of_rater", "given_on", "submitted_at",
        )
    )  # fmt: skip


def _sql(rows: Any) -> tuple[str, tuple[Any, ...]]:
    sql, params = rows.query.sql_with_params()
    return sql, params
