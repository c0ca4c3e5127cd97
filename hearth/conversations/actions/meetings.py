"""A time to meet: we offer several, the parent chooses, either may change or call off; then what was agreed."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import uuid4

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import meeting_times
from hearth.conversations.actions.links import make_link
from hearth.conversations.around import somebody_we_talk_with
from hearth.conversations.models import Meeting, MeetingTime, OneAnswer
from hearth.languages.models import Linguist
from hearth.notices import actions as notices
from hearth.people.models import Child, Relationship, User


@change
def offer_times(
    child: Child, *, adult: User, what: str, how: str, times: Sequence[datetime], minutes: int = 30, about: str = "",
    video_link: str = "", linguist: Linguist | None = None, answer_by: date, by: User,
) -> Meeting:  # fmt: skip
    """To one adult, never two together. The letter says only that there is something to choose."""
    somebody_we_talk_with(child, adult)
    if Meeting.objects.to_choose().filter(child=child, adult=adult, what=what).exists():
        raise RuleBroken(f"{adult.name} has times to choose from already. Offer other times there.")
    meeting_times.may_meet_by_video(child, how, video_link)
    meeting_times.may_interpret(child, adult, linguist)
    meeting = Meeting(
        child=child, adult=adult, by=by, what=what, how=how, minutes=minutes, about=about.strip(),
        video_link=video_link if how == Meeting.How.VIDEO else "", linguist=linguist,
        wants_interpreter=linguist is not None or bool(adult.interpreter), offered_at=dates.now(),
        answer_by=answer_by, uid=str(uuid4()),
    )  # fmt: skip
    good = meeting_times.good(meeting, times)
    meeting_times.in_time(answer_by, good)
    meeting.save()
    MeetingTime.objects.bulk_create(MeetingTime(meeting=meeting, starts_at=at) for at in good)
    _tell_of_times(meeting, by)
    return meeting


@change
def choose_time(
    meeting: Meeting, *, time: MeetingTime | datetime, wants_interpreter: bool = False, step_free: bool = False,
    children_along: bool = False, needs: str = "", by: User,
) -> Meeting:  # fmt: skip
    """The parent chooses, or a member of staff for them, as they said by phone; then it may be a time they agreed
    there and then. Also to change to another time."""
    meeting = _open(meeting, by)
    # Two parents choose the same quarter of an hour at once: whoever meets them is there once.
    User.objects.select_for_update().get(pk=meeting.by_id)
    chosen = _offered(meeting, time) if isinstance(time, MeetingTime) else _agreed_on_the_phone(meeting, time, by)
    if chosen <= dates.now():
        raise RuleBroken(_("This time is over. Please choose another."))
    if meeting_times.clashes(meeting, chosen):
        raise RuleBroken(_("This time is no longer free. Please choose another."))
    if meeting.starts_at != chosen:
        meeting.sequence += meeting.starts_at is not None
        meeting.reminded_at = None
    meeting.starts_at, meeting.chosen_at, meeting.chosen_by, meeting.none_suits_at = chosen, dates.now(), by, None
    meeting.wants_interpreter, meeting.step_free, meeting.children_along = wants_interpreter, step_free, children_along
    _write(meeting, "needs", needs, by)
    meeting.save()
    _take_away(meeting)
    if by.pk != meeting.adult_id:
        _tell(meeting, "meeting_changed", by)
    return meeting


@change
def no_time_suits(meeting: Meeting, *, words: str = "", by: User) -> Meeting:
    """Ours to offer others, or to ring. A time chosen before is let go."""
    meeting = _open(meeting, by)
    if meeting.starts_at is not None and meeting.starts_at <= dates.now():
        raise RuleBroken(_("The time for this meeting has passed."))
    meeting.sequence += meeting.starts_at is not None
    meeting.starts_at = meeting.chosen_at = meeting.chosen_by = None
    meeting.none_suits_at = dates.now()
    _write(meeting, "none_suits_words", words, by)
    meeting.save()
    return meeting


@change
def offer_other_times(meeting: Meeting, *, times: Sequence[datetime], answer_by: date, by: User) -> Meeting:
    """Instead of those before, and of a time already chosen."""
    meeting = _open(meeting, by)
    good = meeting_times.good(meeting, times)
    meeting_times.in_time(answer_by, good)
    meeting.sequence += meeting.starts_at is not None
    meeting.starts_at = meeting.chosen_at = meeting.chosen_by = meeting.none_suits_at = meeting.reminded_at = None
    meeting.answer_by = answer_by
    meeting.save()
    meeting.times.exclude(starts_at__in=good).filter(taken_away_at=None).update(taken_away_at=dates.now())
    for at in good:
        meeting.times.update_or_create(starts_at=at, defaults={"taken_away_at": None})
    _tell_of_times(meeting, by)
    return meeting


@change
def name_interpreter(meeting: Meeting, *, linguist: Linguist, by: User) -> Meeting:
    meeting = _open(meeting, by)
    meeting_times.may_interpret(meeting.child, meeting.adult, linguist)
    meeting.linguist, meeting.wants_interpreter = linguist, True
    meeting.save(update_fields=["linguist", "wants_interpreter"])
    return meeting


@change
def call_off(meeting: Meeting, *, why: str = "", by: User) -> Meeting:
    """Either may. We say why; a parent need not."""
    meeting = _open(meeting, by)
    ours = by.pk != meeting.adult_id
    if ours and not why.strip():
        raise RuleBroken(f"Say why, in a few words. {meeting.adult.name} reads it.")
    if meeting.starts_at is not None and meeting.starts_at <= dates.now():
        raise RuleBroken(_("The time for this meeting has passed."))
    meeting.cancelled_at, meeting.cancelled_by = dates.now(), by
    meeting.sequence += 1
    if ours:
        meeting.cancelled_why = why.strip()
        _tell(meeting, "meeting_changed", by)
    else:
        _write(meeting, "cancelled_why", why, by)
    meeting.save()
    return meeting


@change
def note_held(meeting: Meeting, *, by: User) -> Meeting:
    """We met. What was agreed is still to be written down."""
    meeting = _open(meeting, by)
    meeting.held_on = _its_day(meeting)
    meeting.save(update_fields=["held_on"])
    return meeting


@change
def note_missed(meeting: Meeting, *, by: User) -> Meeting:
    """It did not take place. Nobody's fault is noted: it is ours to offer again."""
    meeting = _open(meeting, by)
    meeting.missed_on = _its_day(meeting)
    meeting.save(update_fields=["missed_on"])
    return meeting


@change
def write_what_was_agreed(meeting: Meeting, *, agreed: str, by: User) -> Meeting:
    """For the parent to read, within a day."""
    meeting = (
        Meeting.objects.select_for_update(of=("self",)).select_related("child__school", "adult").get(pk=meeting.pk)
    )
    _staff_may(meeting, by)
    if meeting.agreed_at is not None:
        raise RuleBroken(f"This is written down already, and {meeting.adult.name} has it.")
    if meeting.cancelled_at is not None or meeting.missed_on is not None:
        raise RuleBroken("This meeting did not take place.")
    if not agreed.strip():
        raise RuleBroken("Write what was agreed first. A few sentences will do.")
    meeting.held_on = meeting.held_on or _its_day(meeting)
    meeting.agreed, meeting.agreed_at, meeting.agreed_by = agreed.strip(), dates.now(), by
    meeting.save(update_fields=["held_on", "agreed", "agreed_at", "agreed_by"])
    _tell(meeting, "meeting_changed", by)
    return meeting


@change
def remind(meeting: Meeting, *, by: User | None = None) -> Meeting:
    """Once, the school day before. When it may reach a phone is the letter's own matter."""
    meeting = (
        Meeting.objects.select_for_update(of=("self",))
        .select_related("child__school", "adult", "by")
        .get(pk=meeting.pk)
    )
    if meeting.is_over or meeting.starts_at is None or meeting.reminded_at is not None:
        return meeting
    meeting.reminded_at = dates.now()
    meeting.save(update_fields=["reminded_at"])
    _tell(meeting, "meeting_reminder", by or meeting.by)
    return meeting


def _open(meeting: Meeting, by: User) -> Meeting:
    """The row as it is now, held for this change; and this person may change it."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("child__school", "adult", "by")
    meeting = rows.get(pk=meeting.pk)
    if by.pk == meeting.adult_id:
        if not Relationship.objects.open_door().filter(child=meeting.child_id, adult=by).exists():
            raise RuleBroken(_("Please ring the school about this."))
    else:
        _staff_may(meeting, by)
    if meeting.cancelled_at is not None:
        raise RuleBroken(_("This meeting was called off."))
    if meeting.is_over:
        raise RuleBroken(_("This meeting is over."))
    return meeting


def _staff_may(meeting: Meeting, by: User) -> None:
    if by.pk == meeting.adult_id or not Child.objects.visible_to(by).filter(pk=meeting.child_id).exists():
        raise RuleBroken(f"{by.name} does not see {meeting.child.name}’s pages, so cannot do this here.")
    somebody_we_talk_with(meeting.child, meeting.adult)


def _take_away(meeting: Meeting) -> None:
    """What is chosen here is free for nobody else."""
    if meeting.starts_at is None:
        return
    others = MeetingTime.objects.filter(
        taken_away_at=None,
        starts_at__gt=meeting.starts_at - meeting_times.NEAR,
        starts_at__lt=meeting.starts_at + meeting_times.NEAR,
    ).exclude(meeting=meeting)
    for offered in others.select_related("meeting"):
        if meeting_times.in_the_way(offered.meeting, offered.starts_at, meeting, meeting.starts_at):
            offered.taken_away_at = dates.now()
            offered.save(update_fields=["taken_away_at"])


def _offered(meeting: Meeting, time: MeetingTime) -> datetime:
    """As it is now: it may have gone since the page was opened."""
    if (still := meeting.times.filter(pk=time.pk, taken_away_at=None).first()) is None:
        raise RuleBroken(_("This time is no longer free. Please choose another."))
    return still.starts_at


def _agreed_on_the_phone(meeting: Meeting, at: datetime, by: User) -> datetime:
    if by.pk == meeting.adult_id:
        raise RuleBroken(_("Please choose one of these times, or say that none suits you."))
    meeting_times.good_one(meeting, at)
    meeting.times.update_or_create(starts_at=at, defaults={"taken_away_at": None})
    return at


def _write(meeting: Meeting, field: str, words: str, by: User) -> None:
    """New words of the parent's, to be read again; what the safeguarding lead has of the old ones stays there only."""
    words = words.strip()
    handed_on = meeting.withheld_at is not None
    if words == getattr(meeting, field) or (handed_on and not words and by.pk != meeting.adult_id):
        return
    if handed_on and words:
        meeting.needs = meeting.none_suits_words = ""
        meeting.withheld_at = None
    setattr(meeting, field, words)


def _its_day(meeting: Meeting) -> date:
    if meeting.starts_at is None or meeting.starts_at > dates.now():
        raise RuleBroken("This meeting has not been yet.")
    return meeting.starts_at.astimezone(dates.LONDON).date()


def _tell(meeting: Meeting, kind: str, by: User) -> None:
    """A letter that says no more than that there is something to see; to nobody who could not see it."""
    relationship = _through(meeting)
    if relationship is not None:
        notices.queue(relationship, kind=kind, by=by, link_path=f"/home/meetings/{meeting.pk}/")


def _tell_of_times(meeting: Meeting, by: User) -> None:
    """With a one-time way to choose; not on paper, where nobody types such an address."""
    relationship = _through(meeting)
    if relationship is None or relationship.contact_how == Relationship.How.LETTER:
        _tell(meeting, "meeting_offered", by)
        return
    link = make_link(relationship, kind=OneAnswer.Kind.MEETING, row=meeting.pk, by=by)
    if notices.queue(relationship, kind="meeting_to_choose", by=by, link_path=link.path) is None:
        link.cancelled_at = dates.now()
        link.save(update_fields=["cancelled_at"])


def _through(meeting: Meeting) -> Relationship | None:
    doors = Relationship.objects.open_door().filter(child=meeting.child_id, adult=meeting.adult_id)
    relationship = doors.select_related("adult", "child__school").first()
    return relationship if relationship is not None and relationship.may_be_written_to else None
