"""A file of scores is handed in, its columns corrected, and brought in: everything the plan says, or nothing."""

from collections.abc import Collection, Mapping

from hearth.assessments.actions.typed_in import FilledIn, take_in_scores
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.exchange.actions.runs import CHANGED_MEANWHILE, bytes_of, close, keep_columns, keep_file
from hearth.exchange.models import ImportRun
from hearth.exchange.plan import ADD, CHANGE
from hearth.exchange.scores.columns import guess
from hearth.exchange.scores.looking import look_at_scores, measure_of
from hearth.exchange.scores.plan import ScoresPlan, ScoreStep
from hearth.exchange.scores.reading import table_of
from hearth.people.models import User
from hearth.schools.models import School


@change
def hand_in_scores(school: School, *, measure: str, file_name: str, data: bytes, by: User) -> ImportRun:
    """Kept for a day to be looked at. A file that cannot be read at all is refused here."""
    instrument = measure_of(school, measure)
    table = table_of(data)
    made_at = dates.moment(table.made_at.date()) if table.made_at else None
    return keep_file(
        school, file_name=file_name, data=data, kind=ImportRun.SCORES, made_at=made_at, by=by, measure=instrument.key
    )


@change
def confirm_scores(run: ImportRun, *, seen: str, put_right: Collection[int] = (), by: User) -> ImportRun:
    """`seen`: the token of what this person looked at. `put_right`: rows of the file that are different from what is
    here, and are to take its place; the others stay as they are here."""
    School.objects.select_for_update().get(pk=run.school_id)
    found = look_at_scores(run.school, bytes_of(run), run.measure)
    if found.token != seen:
        raise RuleBroken(CHANGED_MEANWHILE)
    steps = [step for step in found.plan.steps if step.does == ADD or (step.does == CHANGE and step.row in put_right)]
    if not steps:
        raise RuleBroken("There is nothing to bring in. Tick what is to be put right, or let the file go.")
    take_in_scores(run.school, instrument=found.instrument, forms=[_filled_in(step) for step in steps], by=by)
    kept = {step.row for step in steps}
    return close(run, plan=_as_done(found.plan, kept), by=by)


@change
def correct_score_columns(run: ImportRun, *, choices: Mapping[int, str], by: User) -> ImportRun:
    """What the columns are, from now on, in every sheet of this measure at this school with these headings."""
    keep_columns(run, guess(table_of(bytes_of(run)), measure_of(run.school, run.measure)).corrected(choices))
    return run


def _filled_in(step: ScoreStep) -> FilledIn:
    return FilledIn(
        journey=step.journey, child=step.child, respondent=step.rater, occasion=step.occasion, on=step.on,
        scores=dict(step.scores), corrects=step.known if step.does == CHANGE else None,
    )  # fmt: skip


def _as_done(plan: ScoresPlan, rows: Collection[int]) -> ScoresPlan:
    """Without what was different and was left as it is here."""
    steps = tuple(step for step in plan.steps if step.does != CHANGE or step.row in rows)
    return ScoresPlan(steps, plan.refusals, plan.passed_over)
