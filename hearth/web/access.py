"""Who may open a page. Reach first (404: nobody learns that a child is here), then permission (403).

Every view in the two portals wears one of these decorators, which also leave the one audit entry a page owes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from hearth.audit import log
from hearth.audit.models import Entry
from hearth.base.errors import RuleBroken
from hearth.people.models import Child, User
from hearth.people.roles import Permission, Role
from hearth.schools.models import School
from hearth.web import second_factor
from hearth.web.minding import minding

P = ParamSpec("P")
M = TypeVar("M", bound=Model)


class SignedIn(HttpRequest):
    """Somebody signed in. `school`: where staff work now. `child_id`: the child the page turned out to be about."""

    user: User
    school: School
    child_id: int | None


View = Callable[Concatenate[SignedIn, P], HttpResponse]


def staff_may(permission: Permission, *, is_a_look: bool = True) -> Callable[[View[P]], View[P]]:
    """`is_a_look=False`: the page shows nothing but what was sent to it just now, so there is no look to note."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def opened(request: SignedIn, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.roles:
                raise Http404
            if (not_yet := second_factor.missing(request)) is not None:
                return not_yet
            if not request.user.may(permission, request.school):
                raise PermissionDenied
            hat = hat_of(request.user, request.school, permission)
            with minding(request, permission):
                return _open(view, request, hat, is_a_look, *args, **kwargs)

        opened.permission = permission  # type: ignore[attr-defined]
        return opened

    return decorate


def parents_only(view: View[P]) -> View[P]:
    @wraps(view)
    def opened(request: SignedIn, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_parent:
            raise Http404
        # A parent who also works here comes in by the same strong door as at work.
        if request.user.roles and (not_yet := second_factor.missing(request)) is not None:
            return not_yet
        return _open(view, request, Entry.Hat.PARENT, True, *args, **kwargs)

    opened.parents_only = True  # type: ignore[attr-defined]
    return opened


def hat_of(user: User, school: School, permission: Permission | None = None) -> str:
    """Whoever holds the safeguarding role is never named to a parent, whatever else they are. Nor does any list of who
    looked at a child show that somebody opened a page about safety."""
    if permission in (Permission.HAND_OFF, Permission.RECEIVE_HANDOFFS):
        return Entry.Hat.SAFEGUARDING
    return Entry.Hat.SAFEGUARDING if user.is_(Role.SAFEGUARDING_LEAD, school) else Entry.Hat.STAFF


def _open(
    view: View[P], request: SignedIn, hat: str, is_a_look: bool, *args: P.args, **kwargs: P.kwargs
) -> HttpResponse:
    with log.wearing(hat), log.noticing() as something_changed:
        try:
            response = view(request, *args, **kwargs)
        except RuleBroken as broken:
            base = "parents/base.html" if hat == Entry.Hat.PARENT else "staff/base.html"
            return render(request, "not_now.html", {"sentence": broken.sentence, "base": base}, status=409)
        # However it was asked for: a form that is shown again shows the child as well.
        if is_a_look and response.status_code == 200 and not something_changed() and request.resolver_match is not None:
            school_id = request.school.pk if hat != Entry.Hat.PARENT else None
            log.saw(request.user, request.resolver_match.view_name, child_id=request.child_id, school_id=school_id)
        return response


def child_here(request: SignedIn, pk: int) -> Child:
    """The child with that number, if this member of staff reaches them at the school they are working in."""
    reach = Child.objects.visible_to(request.user).filter(school=request.school)
    child = get_object_or_404(reach.select_related("school", "school_class", "group"), pk=pk)
    request.child_id = child.pk
    return child


def own_child(request: SignedIn, pk: int) -> Child:
    """The child with that number, if this parent comes to them."""
    child = get_object_or_404(
        Child.objects.shared_with(request.user).select_related("school", "school_class", "group"), pk=pk
    )
    request.child_id = child.pk
    return child


def row_or_404(request: SignedIn, rows: QuerySet[M], pk: int) -> M:
    """A row about a child out of those this person reaches; the page is then about that child."""
    row = get_object_or_404(rows, pk=pk)
    request.child_id = getattr(row, "child_id", None)
    return row


def keeps_to(form: object, act: Callable[[], object]) -> bool:
    """Do the action; if a rule stands against it, say so on the form, which keeps what was typed."""
    try:
        act()
    except RuleBroken as broken:
        form.add_error(None, broken.sentence)  # type: ignore[attr-defined]
        return False
    return True


def front_door(user: User, school: School | None) -> HttpResponse:
    """Where a person belongs after signing in."""
    if user.roles and school is not None:
        return redirect("doors") if user.is_parent else staff_door(user, school)
    if user.is_parent:
        return redirect("parents:home")
    raise Http404


def staff_door(user: User, school: School) -> HttpResponse:
    """The first page of somebody's work at a school."""
    return redirect("staff:today" if user.may(Permission.SEE_TODAY, school) else _first_page(user, school))


def _first_page(user: User, school: School) -> str:
    if user.may(Permission.RECEIVE_HANDOFFS, school):
        return "staff:handoffs"
    if user.may(Permission.TRANSLATE, school) and not user.may(Permission.READ_SPEAKING_NOTES, school):
        return "staff:translations"
    return "staff:children" if user.may(Permission.SEE_CHILD, school) else "staff:speaking_notes"
