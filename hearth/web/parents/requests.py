"""Something is wrong, a copy, stop sharing: a parent asks, and sees who answers by when, and what became of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hearth.base import dates
from hearth.notices import outside
from hearth.people import actions as people
from hearth.people.forms import RequestForm
from hearth.people.leads import lead_to_ask
from hearth.people.models import RecordRequest
from hearth.records import copy
from hearth.web.access import SignedIn, keeps_to, own_child, parents_only, row_or_404

MAY_READ = (RecordRequest.Outcome.DONE, RecordRequest.Outcome.PARTLY)


@parents_only
def requests(request: SignedIn, child_pk: int) -> HttpResponse:
    child = own_child(request, child_pk)
    form = RequestForm(request.POST or None)
    if form.is_valid() and keeps_to(
        form, lambda: people.ask_about_record(child, adult=request.user, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Thank you. You see here who answers you, and by when."))
        return redirect("parents:requests", child.pk)
    mine = RecordRequest.objects.for_adult(request.user).filter(child=child).select_related("to", "answered_by")
    return render(request, "parents/requests.html", {
        "child": child, "form": form, "requests": mine, "to": lead_to_ask(child.school, about=child),
    })  # fmt: skip


@parents_only
def record_copy(request: SignedIn, pk: int) -> HttpResponse:
    """Once a member of staff has read it over and opened it, as it was then. `?data`: for a computer to read."""
    asked = row_or_404(request, RecordRequest.objects.for_adult(request.user).select_related("child__school"), pk)
    if asked.kind != RecordRequest.Kind.COPY or asked.outcome not in MAY_READ or asked.answered_at is None:
        raise Http404
    if "data" in request.GET:
        name = outside.file_name(asked.child.school.outside, dates.today()).replace(".pdf", ".json")
        return JsonResponse(
            copy.as_data(asked.child, request.user, until=asked.answered_at),
            json_dumps_params={"ensure_ascii": False, "indent": 1},
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
    return render(request, "paper/copy.html", {
        "child": asked.child, "school": asked.child.school, "today": dates.day_of(asked.answered_at),
        "sections": copy.copy_for(asked.child, request.user, until=asked.answered_at),
    })  # fmt: skip
