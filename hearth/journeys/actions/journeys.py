"""Beginning a child's way through, its steps, the talks on it, and closing it."""

from datetime import date

from django.db.models import Q, QuerySet

from hearth.agreements import actions as agreements
from hearth.agreements.models import Ask
from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.conversations import actions as conversations
from hearth.conversations.models import Talk
from hearth.journeys.models import Concern, Journey, Step
from hearth.people import actions as people
from hearth.people.models import Child, User
from hearth.schools.models import NurtureGroup

BEGUN = "{child}’s journey has begun already."
# These happen once on a way through; doing one again leaves the first as it was.
ONCE = frozenset({
    Step.Kind.CONCERN, Step.Kind.FIRST_TALK, Step.Kind.GOT_TO_KNOW, Step.Kind.ASKED, Step.Kind.AGREED,
    Step.Kind.JOINED, Step.Kind.SETTLED, Step.Kind.CLOSED,
})  # fmt: skip
# These two may come again, but only after a pause or a step back.
AGAIN = frozenset({Step.Kind.RETURN_BEGUN, Step.Kind.BACK_IN_CLASS})
TURNS = frozenset({Step.Kind.PAUSED, Step.Kind.STEPPED_BACK})


@change
def begin(child: Child, *, group: NurtureGroup, key_adult: User, family_asked: str = "", by: User) -> Journey:
    """A way through begins with a group and a key adult. After a no that stayed a no it begins again only with a
    new concern, or because the family asked (`family_asked`, in their words)."""
    waiting = child.concerns.waiting().order_by("raised_at", "pk")
    _may_begin(child, group, waiting, family_asked)
    people.put_in_group(child, group=group, by=by)
    if not Child.objects.visible_to(key_adult).filter(pk=child.pk, school=group.school).exists():
        raise RuleBroken(f"{key_adult.name} does not work with {child.name} here. Choose another key adult.")
    with only_once(BEGUN.format(child=child.name)):
        journey = Journey.objects.create(
            child=child, group=group, began_on=dates.today(), begun_by=by, key_adult=key_adult
        )
    _take_up(journey, list(waiting), family_asked, by)
    return journey


def _may_begin(child: Child, group: NurtureGroup, waiting: "QuerySet[Concern]", family_asked: str) -> None:
    if child.journeys.open().exists():
        raise RuleBroken(BEGUN.format(child=child.name))
    if group.school_id != child.school_id or not group.is_open(dates.today()):
        raise RuleBroken("Choose a group that is open at this school.")
    last = child.journeys.first()
    if last and last.ending == Journey.Ending.NOT_NOW and not waiting.exists() and not family_asked.strip():
        raise RuleBroken(
            f"The family said no, and it stays their no. Begin again when {child.name}’s family asks, "
            "or when somebody writes down a new concern."
        )


def _take_up(journey: Journey, concerns: list[Concern], family_asked: str, by: User) -> None:
    """What was raised before belongs to this way, and so does a talk that came before it."""
    began, raised_by = journey.began_on, by
    note = "the family asked" if family_asked.strip() else ""
    if concerns:
        first = concerns[0]
        began, raised_by = first.raised_at.astimezone(dates.LONDON).date(), first.raised_by
        note = f"from {raised_by.name}"
    Step.objects.create(journey=journey, kind=Step.Kind.CONCERN, taken_on=began, taken_by=raised_by, note=note)
    _talked_over(journey.child, words=family_asked.strip() or "We begin to get to know the child.", by=by)
    talk = journey.child.talks.filter(reached=True, spoke_on__gte=began).order_by("spoke_on", "pk").first()
    if talk is not None:
        reach(journey, kind=Step.Kind.FIRST_TALK, on=talk.spoke_on, by=talk.by)


def _talked_over(child: Child, *, words: str, by: User) -> None:
    child.concerns.waiting().update(talked_on=dates.today(), talked_by=by, talked_words=words)


@change
def reach(journey: Journey, *, kind: str, on: date, note: str = "", ahead: bool = False, by: User) -> Step:
    """A step, on its day. Taking a once-only step a second time gives back the first. Only a place, or a step back to
    class, is agreed for a day `ahead`."""
    journey = Journey.objects.select_for_update().get(pk=journey.pk)
    before = _already(journey, kind)
    if before is not None:
        return before
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed. Begin another one.")
    if on > dates.today() and not ahead:
        raise RuleBroken("That day has not come yet. Write the step down when it has been taken.")
    if kind == Step.Kind.SETTLED and not journey.steps.filter(kind=Step.Kind.JOINED, taken_on__lte=on).exists():
        raise RuleBroken(f"{journey.child.name} had not joined the group by then.")
    return Step.objects.create(journey=journey, kind=kind, taken_on=on, taken_by=by, note=note[:300])


def _already(journey: Journey, kind: str) -> Step | None:
    """The step that makes another of this kind needless, if there is one."""
    last = journey.steps.filter(kind=kind).last()
    if last is None or kind in ONCE:
        return last
    if kind in AGAIN and not journey.steps.filter(kind__in=TURNS, pk__gt=last.pk).exists():
        return last
    return None


@change
def first_talk(
    journey: Journey, *, adult: User, how: str, reached: bool, spoke_on: date, interpreter: str = "",
    they_said: str = "", we_said: str = "", news: str = "", write_after_trying: bool = False, share: bool = False,
    by: User,
) -> Talk:  # fmt: skip
    """A talk while on the way. The first that reached somebody is a step; an honest try is kept, and is not."""
    talk = conversations.record_talk(
        journey.child, adult=adult, how=how, reached=reached, spoke_on=spoke_on, interpreter=interpreter,
        they_said=they_said, we_said=we_said, news=news, write_after_trying=write_after_trying, share=share,
        by=by,
    )  # fmt: skip
    if reached and journey.closed_on is None:
        reach(journey, kind=Step.Kind.FIRST_TALK, on=spoke_on, note=f"with {adult.name}", by=by)
    return talk


@change
def close(journey: Journey, *, ending: str, words: str, else_helps: str = "", by: User) -> Journey:
    """The end of a way, said in words the family may read. A no that stays a no says what helps instead, and
    nobody is asked again: open asks are taken down with it."""
    journey = Journey.objects.select_for_update().select_related("child").get(pk=journey.pk)
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed already.")
    if ending not in Journey.Ending.values or ending == Journey.Ending.OPEN:
        raise RuleBroken("Say how it ended.")
    if not words.strip():
        raise RuleBroken("Say in a sentence or two how it ended. The family may read it.")
    if ending == Journey.Ending.NOT_NOW and not else_helps.strip():
        raise RuleBroken("Say what helps instead, and who does it. A no is not the end of our help.")
    if ending == Journey.Ending.SETTLED and not journey.steps.filter(kind=Step.Kind.BACK_IN_CLASS).exists():
        raise RuleBroken(f"{journey.child.name} is not back in class full time yet.")
    if ending == Journey.Ending.SETTLED and journey.checkins.filter(held_on=None).exists():
        raise RuleBroken("We said we would keep in touch. Hold the check-ins that are still to come, then close.")
    today = dates.today()
    reach(journey, kind=Step.Kind.CLOSED, on=today, note=Journey.Ending(ending).label, by=by)
    _take_down(journey, words.strip(), by)
    journey.closed_on, journey.ending, journey.ending_words = today, ending, words.strip()
    journey.else_helps = else_helps.strip()
    journey.save(update_fields=["closed_on", "ending", "ending_words", "else_helps"])
    return journey


def _take_down(journey: Journey, words: str, by: User) -> None:
    """Nothing stays waiting behind a closed way: asks, the place, the concerns it was about."""
    for ask in Ask.objects.open().filter(child=journey.child):
        agreements.close_ask(ask, by=by)
    journey.placements.filter(Q(ends_on=None) | Q(ends_on__gt=dates.today())).update(ends_on=dates.today())
    _talked_over(journey.child, words=words, by=by)
    people.take_out_of_group(journey.child, by=by)
