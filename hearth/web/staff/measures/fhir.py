"""Questionnaires and answers for a health system, as FHIR R4. Each download leaves its entry: who, what, about whom."""

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.timezone import localtime

from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.exchange.fhir.questionnaire import questionnaire
from hearth.exchange.fhir.response import Sent, response
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, row_or_404, staff_may
from hearth.web.staff.measures.shelf import found
from hearth.web.staff.measures.translated import by_tag, translations_of


@staff_may(Permission.KEEP_INSTRUMENTS)
def measure_fhir(request: SignedIn, key: str, version: int) -> HttpResponse:
    """The document; where its questions may not leave, its codes and the names of its parts."""
    instrument, own = found(request.school, key, version)
    if instrument.rights.mode == "linked":
        raise Http404
    said = by_tag(translations_of(request.school, instrument, own))
    made = dates.day_of(own.added_at) if own else dates.today()
    return _file(questionnaire(instrument, on=made, translations=said), f"{instrument.name}.json")


@staff_may(Permission.MAKE_REPORTS)
def answers_fhir(request: SignedIn, pk: int) -> HttpResponse:
    """Sent answers without anybody's name, and without what people wrote in their own words."""
    reach = Assessment.objects.visible_to(request.user).filter(child__school=request.school).submitted()
    rows: QuerySet[Assessment] = reach.select_related("child").prefetch_related("scores")
    asked = row_or_404(request, rows, pk)
    sent = Sent(
        id=asked.pk, school=request.school.pk, child=asked.child_id, respondent_is=asked.respondent_is,
        source=asked.respondent_id, author=asked.entered_by_id or asked.respondent_id,
        at=localtime(asked.submitted_at), answers=asked.answers,
        scores={one.strand: one.value for one in asked.scores.all()}, puts_right=asked.corrects_id is not None,
    )  # fmt: skip
    instrument, _own = found(request.school, asked.instrument_key, int(asked.instrument_version))
    key = settings.SECRET_KEY.encode()
    return _file(response(instrument, sent, key=key), f"answers-{asked.pk}.json")


def _file(resource: dict[str, object], name: str) -> HttpResponse:
    return JsonResponse(
        resource, content_type="application/fhir+json", json_dumps_params={"ensure_ascii": False, "indent": 1},
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )  # fmt: skip
