"""A talk with a parent, or an honest try."""

from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.around import somebody_we_talk_with
from hearth.conversations.models import Talk
from hearth.people import actions as people
from hearth.people.models import Child, Relationship, User


@change
def record_talk(
    child: Child, *, adult: User, how: str, reached: bool, spoke_on: date, interpreter: str = "",
    they_said: str = "", we_said: str = "", news: str = "", write_after_trying: bool = False, share: bool = False,
    by: User,
) -> Talk:  # fmt: skip
    """The first talk opens the way for letters and invitations. A try does so only where the member of staff says
    that writing is now the kinder way (`write_after_trying`), and how they tried. `news`: what a talk was mostly
    about; a try brought none. `share`: what we said stands on the parent's own page as well."""
    relationship = somebody_we_talk_with(child, adult)
    if spoke_on > dates.today():
        raise RuleBroken("That day has not come yet. Write it down when you have spoken.")
    if reached and not we_said.strip():
        raise RuleBroken("Say what we said and agreed, in a sentence.")
    if not reached and they_said.strip():
        raise RuleBroken("You wrote what they said. Choose “We spoke”, or leave their words empty.")
    if not reached and write_after_trying and not we_said.strip():
        raise RuleBroken("Say how you tried, before writing instead.")
    if share:
        _may_be_shared(relationship, we_said)
    talk = Talk.objects.create(
        child=child, adult=adult, how=how, reached=reached, spoke_on=spoke_on, interpreter=interpreter.strip(),
        they_said=they_said.strip(), we_said=we_said.strip(), by=by,
        news=Talk.News(news) if news and reached else "", shared_at=dates.now() if share else None,
    )  # fmt: skip
    if relationship.spoke_first_on is None and (reached or write_after_trying):
        people.note_first_talk(relationship, on=spoke_on, by=by)
    return talk


def _may_be_shared(relationship: Relationship, we_said: str) -> None:
    if not we_said.strip():
        raise RuleBroken("Write the line you want to share, or do not share it.")
    if not relationship.may_see:
        raise RuleBroken(
            f"{relationship.adult.name} does not see {relationship.child.name}’s pages, so cannot read it there. "
            "Write it down without sharing."
        )
