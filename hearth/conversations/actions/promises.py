"""What we said we would do. A promise is kept, or we say why it could not be."""

from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.around import somebody_we_talk_with
from hearth.conversations.models import Promise
from hearth.people.models import Child, User


@change
def promise(child: Child, *, adult: User | None = None, what: str, due_on: date, by: User) -> Promise:
    """To one parent, or to the child when no adult is named."""
    if not what.strip():
        raise RuleBroken("Say what we will do.")
    if due_on < dates.today():
        raise RuleBroken("That day has passed. Promise a day to come.")
    if adult is not None:
        somebody_we_talk_with(child, adult)
    return Promise.objects.create(
        child=child, adult=adult, what=what.strip(), due_on=due_on, made_by=by, made_at=dates.now()
    )


@change
def keep_promise(promise: Promise, *, on: date | None = None, by: User) -> Promise:
    promise = _still_open(promise)
    on = on or dates.today()
    if on > dates.today():
        raise RuleBroken("That day has not come yet.")
    promise.kept_on, promise.kept_by = on, by
    promise.save(update_fields=["kept_on", "kept_by"])
    return promise


@change
def let_promise_go(promise: Promise, *, why: str, by: User) -> Promise:
    """It could not be kept. The words are those we said to the family, so it is told before it is let go."""
    promise = _still_open(promise)
    if not why.strip():
        raise RuleBroken("Tell them first, then write here what you told them.")
    promise.let_go_why = why.strip()
    promise.save(update_fields=["let_go_why"])
    return promise


def _still_open(promise: Promise) -> Promise:
    promise = Promise.objects.select_for_update().get(pk=promise.pk)
    if promise.kept_on is not None or promise.let_go_why:
        raise RuleBroken("This promise is done with already.")
    return promise
