"""What a school holds of somebody else's measure: its word, and the numbers and words of its own licensed copy."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments import library
from hearth.assessments.actions import shelf as actions
from hearth.assessments.instrument import Instrument
from hearth.assessments.licences import maxima_of
from hearth.assessments.models import Attestation, Band
from hearth.assessments.shelf_forms import BandForm, MaximaForm, WordForm
from hearth.people.roles import Permission
from hearth.web.access import SignedIn, keeps_to, staff_may

KEEPS = Permission.KEEP_INSTRUMENTS


@staff_may(KEEPS)
def licence(request: SignedIn, key: str) -> HttpResponse:
    """The school's word for one measure; and while it stands, its maxima and bands."""
    instrument = _elsewhere(key)
    form = WordForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: actions.give_word(
        request.school, instrument_key=key, words=form.cleaned_data["words"], by=request.user
    )):  # fmt: skip
        messages.success(request, _("Thank you. Scores can be typed in now."))
        return redirect("staff:licence", key)
    return _page(request, instrument, word_form=form)


@require_POST
@staff_may(KEEPS)
def licence_end(request: SignedIn, pk: int) -> HttpResponse:
    word = get_object_or_404(Attestation.objects.filter(school=request.school).standing(), pk=pk)
    actions.end_word(word, by=request.user)
    messages.success(request, _("The licence ended. What was typed in stays; nothing new can be."))
    return redirect("staff:licence", word.instrument_key)


@require_POST
@staff_may(KEEPS)
def maxima(request: SignedIn, key: str) -> HttpResponse:
    instrument = _elsewhere(key)
    form = MaximaForm(instrument, request.POST, most=maxima_of(request.school, key))
    if form.is_valid() and keeps_to(
        form, lambda: actions.enter_maxima(request.school, instrument_key=key, most=form.most(), by=request.user)
    ):
        messages.success(request, _("Kept. A score above these is asked about before it is sent."))
        return redirect("staff:licence", key)
    return _page(request, instrument, maxima_form=form)


@require_POST
@staff_may(KEEPS)
def band(request: SignedIn, key: str) -> HttpResponse:
    instrument = _elsewhere(key)
    form = BandForm(instrument, request.POST)
    if form.is_valid() and keeps_to(
        form, lambda: actions.enter_band(request.school, instrument_key=key, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Kept, for this school alone."))
        return redirect("staff:licence", key)
    return _page(request, instrument, band_form=form)


@require_POST
@staff_may(KEEPS)
def band_out(request: SignedIn, pk: int) -> HttpResponse:
    row = get_object_or_404(Band.objects.filter(school=request.school), pk=pk)
    actions.remove_band(row, by=request.user)
    return redirect("staff:licence", row.instrument_key)


def _elsewhere(key: str) -> Instrument:
    try:
        instrument = library.get(key)
    except library.NoSuchInstrument:
        raise Http404 from None
    if not instrument.rights.needs_word:
        raise Http404
    return instrument


def _page(request: SignedIn, instrument: Instrument, **forms: object) -> HttpResponse:
    words = Attestation.objects.filter(school=request.school, instrument_key=instrument.key)
    titles = {one.id: one.title for one in instrument.scoring.strands} if instrument.scoring else {}
    bands = Band.objects.filter(school=request.school, instrument_key=instrument.key)
    context = {
        "instrument": instrument, "word": words.standing().select_related("attested_by").first(),
        "before": words.exclude(ended_on=None).select_related("attested_by"),
        "bands": [(row, titles.get(row.strand, row.strand)) for row in bands],
        "word_form": WordForm(), "band_form": BandForm(instrument),
        "maxima_form": MaximaForm(instrument, most=maxima_of(request.school, instrument.key)), **forms,
    }  # fmt: skip
    return render(request, "staff/measures/licence.html", context)
