"""How you said it is: a parent's own answers over time, in the words they chose. Nobody else's, and no number."""

from django.http import HttpResponse
from django.shortcuts import render

from hearth.assessments.models import Assessment
from hearth.reports.answers_over_time import over_time
from hearth.web.access import SignedIn, own_child, parents_only
from hearth.web.read_over import locked


@parents_only
@locked("questionnaire")
def how_you_said(request: SignedIn, child_pk: int) -> HttpResponse:
    """Their own, also when the words went to the safeguarding lead: a gap would tell."""
    child = own_child(request, child_pk)
    rows = Assessment.objects.for_respondent(request.user).that_count().filter(child=child)
    told = over_time(rows.select_related("child", "respondent"))
    return render(request, "parents/how_you_said.html", {"child": child, "told": told})
