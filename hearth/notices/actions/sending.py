"""Send it from the worker, and lose none.

A try is written down before the notice goes and its ending after. If the machine stops in between, nobody knows
whether it went: GOV.UK Notify is asked; an e-mail goes once more with the same Message-ID, and never a third time."""

import re
from datetime import UTC, datetime, timedelta

from django.db import models
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import addresses, post, quiet, routes
from hearth.notices.models import Notice
from hearth.notices.post import Trouble
from hearth.people.models import User

ONE_TIME = re.compile(r"/answer/[\w-]+/")
# Longer than any mail server is given to answer. A try older than this was cut off.
LEASE = timedelta(minutes=10)
UNKNOWN = "The sending was cut off, twice. It may have arrived: ring and ask before you send it again."
NOT_NOW = "Not sent: this person is not to be written to now, or we have no address of theirs any more."


@task()
def deliver(notice_pk: int) -> None:
    """What the worker does. The row is not held while a mail server thinks: others are writing."""
    notice = take_up(Notice(pk=notice_pk), by=None)
    if notice is None:
        return
    came_of_it = routes.send(notice)
    if isinstance(came_of_it, Trouble):
        note_trouble(notice, trouble=came_of_it, by=None)
    else:
        note_sent(notice, provider_id=came_of_it, by=None)


@change
def take_up(notice: Notice, *, by: User | None) -> Notice | None:
    """Claim a notice for one try; None if it is not to go, or not now, or somebody else has it in hand."""
    now = dates.now()
    found = Notice.objects.waiting().select_for_update(of=("self",)).select_related("school", "adult")
    row = found.filter(pk=notice.pk).first()
    if row is None or (_in_hand(row) and now - (row.last_tried_at or now) < LEASE):
        return None
    to = addresses.of_notice(row)
    if not to:
        row.settled_at, row.trouble, row.text = now, NOT_NOW, ONE_TIME.sub("/home/", row.text)
    elif not row.is_for_paper and (over := quiet.over_for(row.adult, now)):
        _hold(row, over)
        return None
    elif _in_hand(row) and row.unsure:
        row.given_up_at, row.trouble = now, UNKNOWN
    else:
        row.unsure += _in_hand(row)
        row.to = "" if row.is_for_paper else to
        row.tries, row.last_tried_at, row.trouble = row.tries + 1, now, ""
    row.save()
    return None if row.trouble else row


def hand_over(notice: Notice) -> None:
    """Part of an action: give it to the worker, for the end of the quiet hours if there are any. The worker goes by the
    machine's clock, also where a demo has a day of its own."""
    wait = notice.not_before - dates.now() if notice.not_before else timedelta()
    task = deliver.using(run_after=datetime.now(UTC) + wait) if wait > timedelta() else deliver
    task.enqueue(notice.pk)


@change
def note_sent(notice: Notice, *, provider_id: str = "", by: User | None) -> Notice:
    """A link that answers without signing in is a key: once it is on its way we keep none."""
    notice.sent_at, notice.provider_id = dates.now(), provider_id
    notice.text = ONE_TIME.sub("/home/", notice.text)
    notice.save(update_fields=["sent_at", "provider_id", "text"])
    return notice


@change
def note_trouble(notice: Notice, *, trouble: Trouble, by: User | None) -> Notice:
    """It did not go. Try later, or, when no later try can help, leave it to a person."""
    now = dates.now()
    notice.trouble = trouble.sentence
    if trouble.unreachable:
        notice.bounced_at = now
    if trouble.for_good or now - notice.queued_at > post.ENOUGH:
        notice.given_up_at = now
    else:
        deliver.using(run_after=datetime.now(UTC) + post.pause_after(notice.tries)).enqueue(notice.pk)
    notice.save(update_fields=["trouble", "given_up_at", "bounced_at"])
    return notice


@change
def try_again(notice: Notice, *, by: User) -> Notice:
    """A person asks for another try, at the address the adult has today, now or after their quiet hours. What came
    back is a new letter, with a number of its own."""
    if notice.sent_at is not None and notice.bounced_at is None:
        raise RuleBroken("This letter has gone out in the meantime.")
    if _in_hand(notice) and dates.now() - (notice.last_tried_at or dates.now()) < LEASE:
        raise RuleBroken("This letter is on its way just now. Look again in ten minutes.")
    to = addresses.of_notice(notice)
    if not to:
        raise RuleBroken("This person is not to be written to now. Look at the child’s people to see why.")
    between = addresses.relationship(notice)
    if between is not None and routes.CHANNELS.get(between.contact_how) != notice.channel:
        how = between.get_contact_how_display()
        raise RuleBroken(f"They want to hear from us {how} now. Tell them that way, and say so here.")
    if notice.bounced_at is not None:
        notice.message_id, notice.provider_id = post.new_message_id(), ""
    notice.to = "" if notice.is_for_paper else to
    notice.queued_at = dates.now()
    notice.not_before = None if notice.is_for_paper else quiet.over_for(notice.adult, notice.queued_at)
    notice.given_up_at = notice.settled_at = notice.last_tried_at = notice.sent_at = None
    notice.bounced_at = notice.arrived_at = None
    notice.unsure = notice.tries = 0
    notice.trouble = ""
    notice.save()
    if Notice.objects.waiting().filter(pk=notice.pk).exists():
        hand_over(notice)
    return notice


@change
def settle(notice: Notice, *, by: User) -> Notice:
    """Somebody rang or spoke at the gate instead. The letter need not go."""
    if notice.sent_at is not None and notice.bounced_at is None:
        raise RuleBroken("This letter has gone out in the meantime.")
    notice.settled_at = dates.now()
    notice.text = ONE_TIME.sub("/home/", notice.text)
    notice.save(update_fields=["settled_at", "text"])
    return notice


def requeue_due() -> int:
    """Give a task back to every letter that is due and has lost its own. Returns how many."""
    ready = DBTaskResult.objects.filter(task_path=deliver.module_path, status=TaskResultStatus.READY)
    has = {row["args"][0]: pk for pk, row in ready.values_list("pk", "args_kwargs")}
    in_hand = models.Q(tries__gt=0, trouble="", last_tried_at__gt=dates.now() - LEASE)
    due = dict(Notice.objects.due().exclude(in_hand).values_list("pk", "tries"))
    # Held for a night that is over by now: they chose other hours, or a demo's clock went on.
    held = [has[pk] for pk, tries in due.items() if pk in has and not tries]
    ready.filter(pk__in=held, run_after__gt=datetime.now(UTC)).update(run_after=datetime.now(UTC))
    lost = [pk for pk in due if pk not in has]
    for pk in lost:
        deliver.enqueue(pk)
    return len(lost)


def _hold(row: Notice, over: datetime) -> None:
    """Part of an action: the quiet hours have begun since, or were changed. It goes when they end."""
    row.not_before = over
    row.save(update_fields=["not_before"])
    hand_over(row)


def _in_hand(notice: Notice) -> bool:
    """A try began and its ending was not written down: it runs now, or it was cut off."""
    return notice.tries > 0 and not notice.trouble
