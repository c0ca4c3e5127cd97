"""You told us … so we …"""

from datetime import date

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken, only_once
from hearth.conversations.around import somebody_we_talk_with
from hearth.conversations.models import Contribution
from hearth.people.models import Child, Relationship, User

How = Contribution.How


@change
def tell(
    child: Child, *, adult: User, told: str, told_on: date | None = None, how: str = How.ONLINE, by: User
) -> Contribution:
    """What a parent knows, in their words: written by themselves, or by a member of staff who heard it."""
    told_on = told_on or dates.today()
    if not told.strip():
        raise RuleBroken(_("Write a few words first."))
    if told_on > dates.today():
        raise RuleBroken("That day has not come yet.")
    if how != How.ANSWERS and (how == How.ONLINE) is not (by.pk == adult.pk):
        raise RuleBroken("Say how they told you: by phone, face to face or on paper.")
    if by.pk != adult.pk:
        somebody_we_talk_with(child, adult)
    elif not Relationship.objects.open_door().filter(child=child, adult=adult).exists():
        raise RuleBroken(_("Please ring the school to tell us this."))
    return Contribution.objects.create(
        child=child, adult=adult, told=told.strip(), told_on=told_on, how=How(how), entered_by=by
    )


@change
def answer_for(
    child: Child, *, adult: User, told: str, told_on: date, how: str, source: str, row: int, part: str = "",
    so_we: str, could_not: bool = False, since: date | None = None, by: User,
) -> Contribution:  # fmt: skip
    """Words that stood elsewhere (in the questions about home, in a worry, in an answer that was not yes) and what they
    changed, or why they could not. A member of staff says so; nothing is made of anybody's words by itself."""
    if source not in Contribution.Source.values or source == Contribution.Source.TOLD:
        raise RuleBroken("Choose which words of theirs this is about.")
    somebody_we_talk_with(child, adult)
    already = "This is answered for already. You can change the words there."
    if Contribution.objects.filter(source=source, row=row, part=part).exists():
        raise RuleBroken(already)
    with only_once(already):
        made = Contribution.objects.create(
            child=child, adult=adult, told=told.strip(), told_on=told_on, how=How(how), entered_by=by, source=source,
            row=row, part=part,
        )  # fmt: skip
    return say_what_changed(made, so_we=so_we, could_not=could_not, since=since, by=by)


@change
def say_what_changed(
    contribution: Contribution, *, so_we: str, could_not: bool = False, since: date | None = None, by: User
) -> Contribution:
    """What it changed and since when, or that we could not and because of what. Said again when it changes again."""
    if not so_we.strip():
        raise RuleBroken("Say what we did, or why we could not.")
    if could_not and since is not None:
        raise RuleBroken("Nothing changed, so there is no day to say. Leave the day empty.")
    contribution.so_we, contribution.could_not, contribution.since = so_we.strip(), could_not, since
    contribution.said_by, contribution.said_at = by, dates.now()
    contribution.save(update_fields=["so_we", "could_not", "since", "said_by", "said_at"])
    return contribution
