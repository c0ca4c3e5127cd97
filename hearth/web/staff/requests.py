"""What a parent asked about the record, answered by a named adult by the day the law says."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hearth.base import dates
from hearth.people import actions as people
from hearth.people.forms import AnswerRequestForm, EnteredRequestForm, OwnSayForm
from hearth.people.models import RecordRequest, Relationship, User
from hearth.people.roles import Permission
from hearth.records import copy
from hearth.schools.rules import fact
from hearth.web.access import SignedIn, child_here, keeps_to, row_or_404, staff_may


@staff_may(Permission.ANSWER_REQUESTS)
def requests(request: SignedIn, child_pk: int) -> HttpResponse:
    """What the parents of one child asked, and a form for what was asked by phone, at the gate or on paper."""
    child = child_here(request, child_pk)
    doors = Relationship.objects.open_door().filter(child=child)
    form = EnteredRequestForm(
        request.POST or None,
        adults=User.objects.filter(pk__in=doors.values("adult")).order_by("surname", "forename", "pk"),
    )
    if form.is_valid() and keeps_to(form, lambda: people.ask_about_record(child, **form.cleaned_data, by=request.user)):
        messages.success(request, "Written down. The day to answer by is beside it.")
        return redirect("staff:requests", child.pk)
    rows = RecordRequest.objects.visible_to(request.user).filter(child=child).select_related("adult", "to")
    return render(request, "staff/requests.html", {
        "child": child, "form": form, "requests": rows, "today": dates.today(),
    })  # fmt: skip


@staff_may(Permission.ANSWER_REQUESTS)
def record_request(request: SignedIn, pk: int) -> HttpResponse:
    asked = _asked(request, pk)
    form = AnswerRequestForm(request.POST or None)
    if form.is_valid() and keeps_to(form, lambda: people.answer_request(asked, **form.cleaned_data, by=request.user)):
        messages.success(request, "Answered. They read it on their page.")
        return redirect("staff:requests", asked.child_id)
    return render(request, "staff/record_request.html", {
        "child": asked.child, "asked": asked, "form": form, "today": dates.today(),
    })  # fmt: skip


@staff_may(Permission.ANSWER_REQUESTS)
def request_copy(request: SignedIn, pk: int) -> HttpResponse:
    """What would open, to be read over first, or printed and handed over; but for words of theirs that went to the
    safeguarding lead, which stand on their own page and nowhere else."""
    asked = _asked(request, pk)
    return render(request, "paper/copy.html", {
        "child": asked.child, "school": asked.child.school, "today": dates.today(), "at_school": True,
        "sections": copy.copy_for(asked.child, asked.adult, until=asked.answered_at or dates.now(), at_school=True),
        "adult": asked.adult,
    })  # fmt: skip


@staff_may(Permission.LEAD_JOURNEY)
def own_say(request: SignedIn, child_pk: int) -> HttpResponse:
    """Whether a child speaks for themselves: judged by what they understand."""
    child = child_here(request, child_pk)
    if request.method == "POST" and "end" in request.POST:
        people.end_own_say(child, by=request.user)
        return redirect("staff:own_say", child.pk)
    form = OwnSayForm(request.POST or None, initial={"on": dates.today()})
    if form.is_valid() and keeps_to(form, lambda: people.record_own_say(child, **form.cleaned_data, by=request.user)):
        messages.success(request, f"Written down. {child.name} is asked too from now on.")
        return redirect("staff:own_say", child.pk)
    school = child.school
    law = fact("own_say", jurisdiction=school.jurisdiction, kind=school.kind, on=dates.today())
    return render(request, "staff/own_say.html", {
        "child": child, "form": form, "law": law, "age": child.age(dates.today()),
    })  # fmt: skip


def _asked(request: SignedIn, pk: int) -> RecordRequest:
    rows = RecordRequest.objects.visible_to(request.user).filter(child__school=request.school)
    row: RecordRequest = row_or_404(
        request, rows.select_related("child__school", "child__school_class", "child__group", "adult", "to"), pk
    )
    return row
