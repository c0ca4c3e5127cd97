"""Queue a letter with the change that causes it, send it from the worker, and lose none.

A try is written down before the letter goes and its ending after. If the machine stops in between, nobody knows
whether it went: it is sent once more with the same Message-ID, and never a third time."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import models
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.notices import outside, post
from hearth.notices.models import Notice
from hearth.people import actions as people
from hearth.people.mailboxes import read_by_somebody_kept_away
from hearth.people.models import Invitation, Relationship, User
from hearth.schools.models import School

# Longer than any mail server is given to answer. A try older than this was cut off.
LEASE = timedelta(minutes=10)
UNKNOWN = "The sending was cut off, twice. It may have arrived: ring and ask before you send it again."
NOT_NOW = "Not sent: this person is not to be written to now."


@change
def queue(relationship: Relationship, *, kind: str, by: User, link_path: str = "/home/") -> Notice | None:
    """A letter to this adult, if e-mail is how they want to hear from us. None: ring them, or print it."""
    address = _address(relationship)
    if relationship.contact_how != Relationship.How.EMAIL or not address:
        return None
    child = relationship.child
    school = child.school
    name = school.outside
    subject, text = post.words(kind, school=name, phone=school.phone, link=settings.SITE_URL + link_path)
    seen = outside.of_letter(sender=name, subject=subject, text=text)
    outside.keep_quiet(seen, chosen=(name, settings.SITE_URL))
    notice = Notice.objects.create(
        school=school, child=child, adult=relationship.adult, kind=kind, to=address,
        subject=subject[:120], text=text, message_id=post.new_message_id(), queued_at=dates.now(),
    )  # fmt: skip
    deliver.enqueue(notice.pk)
    return notice


@change
def invite_by_email(relationship: Relationship, *, by: User) -> Invitation:
    """A parent's way in, with the letter that says so."""
    invitation = people.invite(relationship, way=Invitation.Way.EMAIL, by=by)
    if queue(relationship, kind="invitation", by=by) is None:
        how = relationship.get_contact_how_display()
        raise RuleBroken(
            f"{relationship.adult.name} wants to be reached {how}. Print a code, or change that to e-mail first."
        )
    return invitation


@task()
def deliver(notice_pk: int) -> None:
    """What the worker does. The row is not held while a mail server thinks: others are writing."""
    notice = take_up(Notice(pk=notice_pk), by=None)
    if notice is None:
        return
    trouble = post.post(
        post.letter(
            school=notice.school.outside, to=notice.to, subject=notice.subject, text=notice.text,
            message_id=notice.message_id,
        )
    )  # fmt: skip
    if trouble is None:
        note_sent(notice, by=None)
    else:
        note_trouble(notice, sentence=trouble.sentence, for_good=trouble.for_good, by=None)


@change
def take_up(notice: Notice, *, by: User | None) -> Notice | None:
    """Claim a letter for one try; None if it is not to go, or somebody else has it in hand."""
    now = dates.now()
    found = Notice.objects.waiting().select_for_update(of=("self",)).select_related("school").filter(pk=notice.pk)
    row = found.first()
    if row is None or (_in_hand(row) and now - (row.last_tried_at or now) < LEASE):
        return None
    to = _goes_to(row)
    if not to:
        row.settled_at, row.trouble = now, NOT_NOW
    elif _in_hand(row) and row.unsure:
        row.given_up_at, row.trouble = now, UNKNOWN
    else:
        row.unsure += _in_hand(row)
        row.to, row.tries, row.last_tried_at, row.trouble = to, row.tries + 1, now, ""
    row.save()
    return None if row.trouble else row


@change
def note_sent(notice: Notice, *, by: User | None) -> Notice:
    notice.sent_at = dates.now()
    notice.save(update_fields=["sent_at"])
    return notice


@change
def note_trouble(notice: Notice, *, sentence: str, for_good: bool, by: User | None) -> Notice:
    """It did not go. Try later, or, when no later try can help, leave it to a person."""
    now = dates.now()
    notice.trouble = sentence
    if for_good or now - notice.queued_at > post.ENOUGH:
        notice.given_up_at = now
    else:
        # The worker goes by the machine's clock, also where a demo has a day of its own.
        deliver.using(run_after=datetime.now(UTC) + post.pause_after(notice.tries)).enqueue(notice.pk)
    notice.save(update_fields=["trouble", "given_up_at"])
    return notice


@change
def try_again(notice: Notice, *, by: User) -> Notice:
    """A person asks for another try, now, at the address the adult has today."""
    if notice.sent_at is not None:
        raise RuleBroken("This letter has gone out in the meantime.")
    if _in_hand(notice) and dates.now() - (notice.last_tried_at or dates.now()) < LEASE:
        raise RuleBroken("This letter is on its way just now. Look again in ten minutes.")
    to = _goes_to(notice)
    if not to:
        raise RuleBroken("This person is not to be written to now. Look at the child’s people to see why.")
    notice.to = to
    notice.queued_at = dates.now()
    notice.given_up_at = notice.settled_at = notice.last_tried_at = None
    notice.unsure = notice.tries = 0
    notice.trouble = ""
    notice.save()
    deliver.enqueue(notice.pk)
    return notice


@change
def settle(notice: Notice, *, by: User) -> Notice:
    """Somebody rang or spoke at the gate instead. The letter need not go."""
    if notice.sent_at is not None:
        raise RuleBroken("This letter has gone out in the meantime.")
    notice.settled_at = dates.now()
    notice.save(update_fields=["settled_at"])
    return notice


@change
def choose_outside_name(school: School, *, name: str, by: User) -> School:
    """What stands on envelopes, as sender and in subjects. Empty: the school's own name."""
    name = " ".join(name.split())
    if tells := outside.found(name):
        raise RuleBroken(f"“{tells[0].words}” gives it away. {tells[0].why}")
    school.outside_name = name
    school.save(update_fields=["outside_name"])
    return school


def requeue_due() -> int:
    """Give a task back to every waiting letter that has lost its own. Returns how many."""
    task_path = deliver.module_path
    ready = DBTaskResult.objects.filter(task_path=task_path, status=TaskResultStatus.READY)
    have_one = {row["args"][0] for row in ready.values_list("args_kwargs", flat=True)}
    in_hand = models.Q(tries__gt=0, trouble="", last_tried_at__gt=dates.now() - LEASE)
    waiting = Notice.objects.waiting().exclude(in_hand).values_list("pk", flat=True)
    lost = [pk for pk in waiting if pk not in have_one]
    for pk in lost:
        deliver.enqueue(pk)
    return len(lost)


def _in_hand(notice: Notice) -> bool:
    """A try began and its ending was not written down: it runs now, or it was cut off."""
    return notice.tries > 0 and not notice.trouble


def _goes_to(notice: Notice) -> str:
    """The guard of every channel once more, and the address of today: things may have changed since the letter was
    queued. Empty: it is not to go."""
    between = Relationship.objects.current().filter(adult=notice.adult_id, child=notice.child_id)
    return next((_address(one) for one in between.select_related("adult")), "")


def _address(relationship: Relationship) -> str:
    """Where a letter to this adult goes; nowhere if it must not go, or if somebody kept away would read it."""
    adult = relationship.adult
    address = adult.contact_email or adult.email or ""
    if not relationship.may_be_written_to or read_by_somebody_kept_away(adult, address):
        return ""
    return address
