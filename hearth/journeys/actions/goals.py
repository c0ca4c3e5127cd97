"""Goals set together, and what each voice says of them. Up is closer to the goal; voices are never averaged."""

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.journeys import ideas
from hearth.journeys.models import Goal, Journey, Rating
from hearth.people.models import Relationship, User

Voice = Rating.Voice


@change
def set_goal(
    journey: Journey,
    *,
    words: str,
    chosen_by: str,
    helps_here: str = "",
    helps_home: str = "",
    idea: str = "",
    by: User,
) -> Goal:
    """Something to do. Two to four at a time work best; more is not forbidden, the page says it."""
    if journey.closed_on is not None:
        raise RuleBroken(f"{journey.child.name}’s journey is closed. Begin another one.")
    if not words.strip():
        raise RuleBroken("Write the goal as something to do, for example “Come in when play ends”.")
    if journey.goals.open().filter(words__iexact=words.strip()).exists():
        raise RuleBroken("There is a goal with these words already.")
    _is_ours(idea)
    return Goal.objects.create(
        child=journey.child, journey=journey, words=words.strip(), chosen_by=chosen_by,
        helps_here=helps_here.strip(), helps_home=helps_home.strip(), idea=idea, set_on=dates.today(), set_by=by,
    )  # fmt: skip


@change
def choose_for_home(goal: Goal, *, idea: str = "", helps_home: str = "", by: User) -> Goal:
    """What can help at home, later than the goal: one of our ideas, the family's own, both, or none any more."""
    if goal.ended_on is not None:
        raise RuleBroken("This goal has ended. Choose one that is in hand.")
    _is_ours(idea)
    goal.idea, goal.helps_home = idea, helps_home.strip()
    goal.save(update_fields=["idea", "helps_home"])
    return goal


def _is_ours(idea: str) -> None:
    if idea and ideas.find(idea) is None:
        raise RuleBroken("Choose one of the ideas in the list, or none.")


@change
def rate(goal: Goal, *, voice: str, value: int, words: str = "", adult: User | None = None, by: User) -> Rating:
    """One voice, one day. `adult` is the parent whose words a member of staff writes down; a parent rates alone.
    What was said is never overwritten: a second on the same day is refused, and tomorrow is another day."""
    if goal.ended_on is not None:
        raise RuleBroken(_("This goal has ended. What was said of it stays."))
    if value not in range(11):
        raise RuleBroken(_("Choose a number from 0 to 10."))
    who = _who(goal, voice, adult, by)
    _not_twice_today(goal, voice, who)
    with only_once("This was sent twice in the same moment. The first stays as it was said."):
        return Rating.objects.create(
            child=goal.child, goal=goal, voice=voice, by=who, value=value, words=words.strip(), rated_on=dates.today(),
            entered_by=by if who != by else None,
        )  # fmt: skip


def _who(goal: Goal, voice: str, adult: User | None, by: User) -> User:
    """Whose voice it is. Only a parent speaks for the family, and no parent speaks as the school."""
    around = Relationship.objects.current().filter(child=goal.child_id)
    if voice == Voice.FAMILY:
        parent = adult or by
        if not around.open_door().filter(adult=parent).exists():
            raise RuleBroken(f"{parent.name} does not see {goal.child.name}’s goals. Choose somebody who does.")
        return parent
    if around.filter(adult=by).exists():
        raise RuleBroken("A parent speaks for the family. Choose “Family”.")
    return by


def _not_twice_today(goal: Goal, voice: str, who: User) -> None:
    today = goal.ratings.filter(voice=voice, rated_on=dates.today())
    earlier = (today.filter(by=who) if voice == Voice.FAMILY else today).select_related("by").first()
    if earlier is None:
        return
    name = {Voice.CHILD: goal.child.name, Voice.SCHOOL: earlier.by.name}.get(Voice(voice), who.name)
    raise RuleBroken(f"{name} said {earlier.value} today already. It stays as it was said. Ask again another day.")


@change
def end_goal(goal: Goal, *, how: str, by: User) -> Goal:
    """Reached, changed, or let go, in a few words. What was said of it stays."""
    if goal.ended_on is not None:
        raise RuleBroken("This goal has ended already.")
    if not how.strip():
        raise RuleBroken("Say in a few words how it ended.")
    goal.ended_on, goal.ended_how = dates.today(), how.strip()
    goal.save(update_fields=["ended_on", "ended_how"])
    return goal
