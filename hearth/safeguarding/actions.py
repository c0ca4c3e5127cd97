"""Handing a worry about safety to the safeguarding lead, and their word that they have it.

Each entry wears the safeguarding hat, whoever acts: no list of who did or looked at what ever shows it."""

from collections.abc import Iterable, Mapping

from hearth.audit import log
from hearth.audit.log import change
from hearth.audit.models import Entry
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.languages import actions as languages
from hearth.people.leads import safeguarding_leads
from hearth.people.models import AboutChild, Child, User
from hearth.safeguarding.models import Handoff
from hearth.schools.models import School


@log.wearing(Entry.Hat.SAFEGUARDING)
@change
def hand_off(school: School, *, child: Child | None, words: str, came_from: str, by: User) -> Handoff:
    """Words that may be a disclosure go to the safeguarding lead, whole, and to nobody else."""
    _somebody_has_it(school, child)
    if not words.strip():
        raise RuleBroken("Write what was said or seen, in the words that were used.")
    return Handoff.objects.create(
        school=school, child=child, words=words, came_from=came_from, handed_by=by, handed_at=dates.now()
    )


@log.wearing(Entry.Hat.SAFEGUARDING)
@change
def hand_off_row(
    row: AboutChild, *, words: str, came_from: str, copies: Iterable[AboutChild] = (), by: User
) -> Handoff:
    """Something already written here goes to the safeguarding lead, and leaves every other adult's pages
    without a gap. `copies`: where the same words stand again."""
    _somebody_has_it(row.child.school, row.child)
    # Two presses, or two people at once: it is handed on once.
    if type(row)._base_manager.select_for_update().get(pk=row.pk).withheld_at is not None:
        raise RuleBroken("The safeguarding lead has this already.")
    row.withheld_at = dates.now()
    row.save(update_fields=["withheld_at"])
    for copy in copies:
        copy.withheld_at = row.withheld_at
        copy.save(update_fields=["withheld_at"])
        languages.withhold(copy._meta.model_name or "", copy.pk)
    languages.withhold(row._meta.model_name or "", row.pk)
    return Handoff.objects.create(
        school=row.child.school, child=row.child, words=words, came_from=came_from,
        row_kind=row._meta.model_name or "", row_id=row.pk, handed_by=by, handed_at=row.withheld_at,
    )  # fmt: skip


@log.wearing(Entry.Hat.SAFEGUARDING)
@change
def confirm_receipt(
    handoff: Handoff, *, row: AboutChild | None = None, emptied: Mapping[str, object] | None = None,
    again: Iterable[AboutChild] = (), by: User,
) -> Handoff:  # fmt: skip
    """The words are in the school's safeguarding system now, so they go from here; who handed them on, when, and who
    has them stays. `row`: what a member of staff had written and handed on, which goes as well, or only the words of
    it (`emptied`) where a missing row would tell; `again`: rows put right that hold the same words. What a parent
    wrote themselves stays on their own page, and only there, for a gap would tell."""
    handoff = Handoff.objects.select_for_update().get(pk=handoff.pk)
    if handoff.received_at is not None:
        raise RuleBroken("You confirmed this one already.")
    handoff.words = ""
    handoff.received_by, handoff.received_at = by, dates.now()
    handoff.save(update_fields=["words", "received_by", "received_at"])
    languages.forget(handoff.row_kind, handoff.row_id or 0, row_goes=row is not None)
    if row is not None and (row._meta.model_name, row.pk) == (handoff.row_kind, handoff.row_id):
        for one in (row, *again):
            _goes(one, emptied or {} if type(one) is type(row) else {})
    return handoff


def _goes(row: AboutChild, emptied: Mapping[str, object]) -> None:
    if not emptied:
        row.delete()
        return
    for name, nothing in emptied.items():
        setattr(row, name, nothing)
    row.save(update_fields=list(emptied))


def _somebody_has_it(school: School, child: Child | None) -> None:
    if not safeguarding_leads(school):
        raise RuleBroken(
            f"Nobody is named as safeguarding lead at {school.name} in Hearth, so nobody would read this. "
            "Go and tell the head now. Your words are still here."
        )
    if not safeguarding_leads(school, about=child):
        raise RuleBroken(
            "This is about a child of the safeguarding lead’s own family, so nobody else would read it here. "
            "Go and tell the head now. Your words are still here."
        )
