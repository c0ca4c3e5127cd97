"""The square on a page of paper, scanned with whatever phone is at hand: staff go on to type in what came back, the
family to their own front page, and whoever is not signed in to the front door. The code opens nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from hearth.notices.models import Slip
from hearth.notices.slips import as_typed
from hearth.people.models import Child, User


def scanned(request: HttpRequest, code: str) -> HttpResponse:
    user = request.user
    slip = Slip.objects.filter(code=as_typed(code)).first()
    if slip is None or not isinstance(user, User):
        raise Http404
    if Child.objects.visible_to(user).filter(pk=slip.child_id).exists():
        return redirect("staff:slip", slip.pk)
    if user.pk == slip.adult_id and Child.objects.shared_with(user).filter(pk=slip.child_id).exists():
        return redirect("parents:child", slip.child_id)
    raise Http404
