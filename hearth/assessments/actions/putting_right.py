"""Changing what was sent: new answers with a day of their own, and the old ones kept and readable."""

from django.utils.translation import gettext as _

from hearth.assessments.actions.answering import known_answers, theirs
from hearth.assessments.drafts import is_for_another
from hearth.assessments.models import Assessment
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.people.models import User

Is = Assessment.RespondentIs


@change
def put_right(assessment: Assessment, *, by: User) -> Assessment:
    """Somebody wants to change what they said. The new answers begin from the old ones, and from what they had begun
    themselves when somebody wrote those in for them. The old ones count until the new ones are sent."""
    if assessment.submitted_at is None:
        raise RuleBroken(_("These answers have not been sent yet. You can still change them."))
    theirs(assessment, by)
    last = _last_word(assessment)
    if last.journey.closed_on is not None or last.withheld_at is not None and by != last.respondent:
        raise RuleBroken(_("We are not waiting for these answers any more."))
    again = _waiting(last)
    if again is None:
        again = _begin_again(last, by)
    elif again.corrects_id != last.pk and last.respondent_is == Is.STAFF:
        raise RuleBroken(
            f"“{again.instrument.title}” waits for {last.respondent.name} already. Send that one first, or stop "
            "waiting for it. Nothing was changed."
        )
    begun = {key: value for key, value in last.other_draft.items() if value}
    if is_for_another(again, by):
        if not again.other_draft:
            again.other_draft, again.other_saved_at = known_answers(again.instrument, last.answers), dates.now()
    elif not again.answers:
        again.answers = known_answers(again.instrument, {**last.answers, **begun})
        again.saved_at = dates.now()
    again.save(update_fields=["answers", "saved_at", "other_draft", "other_saved_at"])
    return again


def _last_word(assessment: Assessment) -> Assessment:
    """What was put right already is put right from where it stands now."""
    later = Assessment.objects.submitted().filter(corrects=assessment).first()
    return _last_word(later) if later is not None else assessment


def _waiting(last: Assessment) -> Assessment | None:
    """The same questions wait for them already: they go on there, and nobody answers two pages at once."""
    waiting: Assessment | None = Assessment.objects.waiting().filter(
        child=last.child, instrument_key=last.instrument_key, respondent=last.respondent
    ).first()  # fmt: skip
    return waiting


def _begin_again(last: Assessment, by: User) -> Assessment:
    """On the very same document: another version would be another measure."""
    Assessment.objects.filter(corrects=last, submitted_at=None).update(corrects=None)
    with only_once(_("These answers are being changed already. Open that page.")):
        return Assessment.objects.create(
            child=last.child, journey=last.journey, instrument_key=last.instrument_key,
            instrument_version=last.instrument_version, instrument_hash=last.instrument_hash, occasion=last.occasion,
            respondent_is=last.respondent_is, respondent=last.respondent, asked_by=by, asked_at=dates.now(),
            corrects=last,
        )  # fmt: skip
