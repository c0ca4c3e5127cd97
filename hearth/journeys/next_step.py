"""What comes next on a child's way and for whom it waits, in words of ours to mend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from hearth.agreements.models import Ask
from hearth.agreements.standing import Standing
from hearth.journeys.models import CheckIn, Journey, Review, Step
from hearth.journeys.stages import Leg, Stage, legs

Does = Literal[
    "", "first_talk", "views", "ask", "agreement", "decide", "place", "settled", "review", "return", "check_in", "close"
]


@dataclass(frozen=True)
class NextStep:
    """`waits_for` names whoever moves next; `does` is the kind of page that helps, for the view to link."""

    words: str
    waits_for: str
    does: Does


def next_step(
    journey: Journey, today: date, *, standing: Standing | None = None, waiting_for: Sequence[str] = (),
    took_back: Sequence[str] = (), views_asked: bool = True, awaited: Sequence[str] = (),
    steps: Sequence[Step] | None = None, reviews: Iterable[Review] | None = None,
    check_ins: Iterable[CheckIn] | None = None,
) -> NextStep:  # fmt: skip
    """`waiting_for`: adults thinking about a place. `took_back`: those who took back a yes, and with whom nobody has
    talked since. `views_asked` and `awaited`: whether the first views were asked for, and whose have not come. All are
    read higher up the ladder, so they are passed in. `steps`, `reviews` and `check_ins`: this way's own, where a page
    has them already."""
    taken = list(journey.steps.all() if steps is None else steps)
    kinds = {step.kind for step in taken}
    last = legs(journey, taken)[-1]
    us, child = journey.key_adult.name, journey.child.name
    if journey.closed_on is not None:
        return NextStep(_("This way through is closed"), "", "")
    if Step.Kind.FIRST_TALK not in kinds and last.stage <= Stage.AGREEING:
        words = _("A first talk with %(child)s’s family, before any letter or form")
        return NextStep(words % {"child": child}, us, "first_talk")
    if last.stage <= Stage.KNOWING:
        return _knowing(us, child, views_asked, awaited)
    if last.stage == Stage.AGREEING or (
        standing is not None and not standing.goes_ahead and last.stage <= Stage.IN_GROUP
    ):
        return _agreeing(journey, _on_this_way(journey, standing), waiting_for, took_back)
    if last.stage == Stage.SETTLING:
        return _settling(journey, kinds)
    if last.stage == Stage.IN_GROUP:
        return _in_group(journey, today, journey.reviews.all() if reviews is None else reviews)
    if last.stage == Stage.RETURNING:
        return _returning(journey, last)
    return _in_touch(journey, today, journey.checkins.all() if check_ins is None else check_ins)


def _knowing(us: str, child: str, views_asked: bool, awaited: Sequence[str]) -> NextStep:
    if not views_asked:
        return NextStep(_("Ask how it is at home, in class, and for %(child)s") % {"child": child}, us, "views")
    if awaited:
        names = _and(awaited)
        words = _("We are waiting to hear how it is from %(names)s")
        return NextStep(words % {"names": names}, names, "views")
    return NextStep(_("Talk together about what we know, and ask the family about a place"), us, "ask")


def _on_this_way(journey: Journey, standing: Standing | None) -> Standing | None:
    """A no from an earlier way still stands; on this one nobody said it before somebody was asked."""
    if standing not in (Standing.NO, Standing.DECIDED_NO):
        return standing
    asked = Ask.objects.filter(child=journey.child_id, asked_at__date__gte=journey.began_on)
    return standing if asked.exists() else None


def _agreeing(
    journey: Journey, standing: Standing | None, waiting_for: Sequence[str], took_back: Sequence[str]
) -> NextStep:
    us = journey.key_adult.name
    room = {"room": journey.group.after_the}
    if standing is None or standing is Standing.NOT_ASKED:
        return NextStep(_("Ask the family about a place in the %(room)s") % room, us, "ask")
    if standing is Standing.WAITING:
        names = _and(waiting_for) if waiting_for else _("the family")
        return NextStep(
            _("%(names)s may take the time they need. We ring, and never press") % {"names": names}, names, "agreement"
        )
    if standing is Standing.NOT_YET:
        return NextStep(
            _("They said not yet. Offer a talk or a visit, and leave the answer with them"), us, "agreement"
        )
    if standing in (Standing.DIVIDED, Standing.WITHDRAWN) and took_back:
        words = _("%(names)s took back a yes. Talk with them first: listen, and say what happens now")
        return NextStep(words % {"names": _and(took_back)}, us, "agreement")
    if standing is Standing.DIVIDED:
        return NextStep(
            _("The family sees it in two ways. Talk with each first; then the head listens, and decides"),
            _("the head"),
            "decide",
        )
    if standing in (Standing.NO, Standing.DECIDED_NO):
        return NextStep(_("It is a no. Say what else helps, and do that"), us, "close")
    if standing is Standing.WITHDRAWN:
        return NextStep(_("A yes was taken back. Talk soon, listen, and say what happens now"), us, "first_talk")
    return NextStep(_("Plan the first day in the %(room)s") % room, us, "place")


def _settling(journey: Journey, kinds: set[str]) -> NextStep:
    us = journey.key_adult.name
    if Step.Kind.JOINED not in kinds:
        return NextStep(_("Plan the first day in the %(room)s") % {"room": journey.group.after_the}, us, "place")
    return NextStep(
        _("Look how settling in goes, and say when %(child)s has settled") % {"child": journey.child.name},
        us,
        "settled",
    )


def _in_group(journey: Journey, today: date, reviews: Iterable[Review]) -> NextStep:
    us = journey.key_adult.name
    review = next((one for one in reviews if one.final_at is None), None)
    if review is None:
        return NextStep(_("Plan the next review with the family"), us, "review")
    return NextStep(_when(_("Review"), review.due_on, today), us, "review")


def _returning(journey: Journey, last: Leg) -> NextStep:
    us, child = journey.key_adult.name, {"child": journey.child.name}
    if last.turn:
        return NextStep(_("Look together at what %(child)s needs before the next step to class") % child, us, "return")
    return NextStep(_("The next bit of the week back in class, when %(child)s is ready") % child, us, "return")


def _in_touch(journey: Journey, today: date, check_ins: Iterable[CheckIn]) -> NextStep:
    us = journey.key_adult.name
    check_in = next((one for one in check_ins if one.held_on is None), None)
    if check_in is None:
        return NextStep(_("Close this way through as settled, with thanks to everyone"), us, "close")
    what = {
        CheckIn.When.SIX_WEEKS: _("Check-in at six weeks"),
        CheckIn.When.TERM: _("Check-in after a term"),
        CheckIn.When.YEAR: _("Check-in after a year"),
    }[CheckIn.When(check_in.when)]
    return NextStep(_when(what, check_in.due_on, today), us, "check_in")


def _when(what: str, due_on: date, today: date) -> str:
    """A date, then what it means: "We said Monday. It is now Tuesday."."""
    day = date_format(due_on, "l j F")
    if due_on < today:
        return _("%(what)s: we said %(day)s. It is now %(today)s") % {
            "what": what, "day": day, "today": date_format(today, "l j F"),
        }  # fmt: skip
    return _("%(what)s on %(day)s") % {"what": what, "day": day}


def _and(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
