"""The shelf of questionnaires: every one this school may see, and one of them as the document it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hearth.assessments import library, licences
from hearth.assessments.actions import shelf as actions
from hearth.assessments.instrument import Instrument
from hearth.assessments.models import Assessment, Attestation, SchoolInstrument
from hearth.exchange.fhir.questionnaire import about_no_child
from hearth.people.roles import Permission
from hearth.schools.models import School
from hearth.web.access import SignedIn, staff_may


@dataclass(frozen=True)
class OnShelf:
    """One questionnaire as it stands on the shelf."""

    instrument: Instrument
    own: SchoolInstrument | None = None
    word: Attestation | None = None

    @property
    def who(self) -> str:
        return Assessment.RespondentIs(self.instrument.answered_by).label

    @property
    def state(self) -> str:
        """How it may be used here now, in words."""
        if self.instrument.rights.mode == "linked":
            return "A link only"
        if not self.instrument.rights.needs_word:
            return "Ready to ask" if self.instrument.is_shown else "Scores can be typed in"
        if self.word is None:
            return "Waits for the school’s word"
        return f"Scores can be typed in, on the word of {self.word.attested_by.name}"


@dataclass(frozen=True)
class Version:
    number: int
    digest: str
    about: str
    is_this: bool


@staff_may(Permission.SEE_CHILD)
def measures(request: SignedIn) -> HttpResponse:
    """Every questionnaire this school may see, by how it may be used."""
    here = shelf_of(request.school)
    groups = (
        ("Asked and answered here", [one for one in here if one.instrument.is_shown and one.own is None]),
        ("Your school’s own", [one for one in here if one.own is not None]),
        ("Filled in elsewhere, scores typed in here", [one for one in here if one.instrument.is_scored_elsewhere]),
    )
    linked = [one for one in here if one.instrument.rights.mode == "linked"]
    down = SchoolInstrument.objects.of_school(request.school).exclude(taken_down_at=None)
    return render(request, "staff/measures/shelf.html", {"groups": groups, "linked": linked, "down": _newest(down)})


def shelf_of(school: School) -> list[OnShelf]:
    own = {(row.key, row.version): row for row in SchoolInstrument.objects.of_school(school).in_use()}
    words = {
        word.instrument_key: word
        for word in Attestation.objects.filter(school=school).standing().select_related("attested_by")
    }
    return [
        OnShelf(one, own.get((one.key, one.version)), words.get(one.key))
        for one in sorted(licences.on_shelf(school), key=lambda one: one.title)
    ]


@staff_may(Permission.SEE_CHILD)
def measure(request: SignedIn, key: str, version: int) -> HttpResponse:
    """One version as the document it is: questions, guide, rule, bands, rights, and which versions there are."""
    instrument, own = found(request.school, key, version)
    word = Attestation.objects.filter(school=request.school, instrument_key=key).standing().first()
    context = {
        "one": OnShelf(instrument, own, word), "instrument": about_a_child(instrument), "own": own,
        "bands": (*(instrument.scoring.bands if instrument.scoring else ()), *licences.bands_of(request.school, key)),
        "most": licences.maxima_of(request.school, key), "versions": versions(request.school, instrument),
        "why_not": licences.why_not(request.school, instrument), "digest": instrument.digest,
    }  # fmt: skip
    return render(request, "staff/measures/measure.html", context)


@staff_may(Permission.SEE_CHILD)
def measure_paper(request: SignedIn, key: str, version: int) -> HttpResponse:
    """The same to fill in by hand. Nobody's name is on it."""
    instrument, _own = found(request.school, key, version)
    if not instrument.is_shown:
        raise Http404
    blank = instrument.named("__________")
    return render(request, "staff/measures/paper.html", {"instrument": blank, "sections": blank.by_section()})


@require_POST
@staff_may(Permission.KEEP_INSTRUMENTS)
def take_down(request: SignedIn, pk: int) -> HttpResponse:
    own = get_object_or_404(SchoolInstrument.objects.of_school(request.school), pk=pk)
    if "back" in request.POST:
        actions.put_back(own, by=request.user)
        messages.success(request, _("It is on the shelf again."))
    else:
        actions.take_down(own, by=request.user)
        messages.success(request, _("Nobody is asked it any more. What was answered stays."))
    return redirect("staff:measure", own.key, own.version)


def found(school: School, key: str, version: int) -> tuple[Instrument, SchoolInstrument | None]:
    """Ours, or this school's own, whether in use or taken down. Another school's is not found."""
    try:
        return library.get(key, version), None
    except library.NoSuchInstrument:
        own = get_object_or_404(SchoolInstrument.objects.of_school(school), key=key, version=version)
        return own.read(), own


def versions(school: School, instrument: Instrument) -> list[Version]:
    """Newest first, each with the digest that answers are pinned to."""
    own = SchoolInstrument.objects.of_school(school).filter(key=instrument.key).select_related("added_by")
    if own:
        rows = [(row.version, row.digest, f"{row.added_by.name}, from {row.file_name or 'a file'}") for row in own]
    else:
        rows = [
            (one.version, one.digest, "comes with Hearth")
            for one in library.every_version()
            if one.key == instrument.key
        ]
    return [
        Version(number, digest, about, number == instrument.version)
        for number, digest, about in sorted(rows, reverse=True)
    ]


def about_a_child(instrument: Instrument) -> Instrument:
    """To be read as a document, about no child in particular."""

    return instrument.each(about_no_child)


def _newest(rows: Iterable[SchoolInstrument]) -> list[SchoolInstrument]:
    newest: dict[str, SchoolInstrument] = {}
    for row in rows:
        newest.setdefault(row.key, row)
    return list(newest.values())
