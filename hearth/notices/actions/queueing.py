"""Queue a notice with the change that causes it: to one adult, by the way they chose, in their language, and not in
their quiet hours."""

from django.conf import settings

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.languages.catalogue import Language
from hearth.notices import addresses, language, outside, post, quiet, routes
from hearth.notices.actions.sending import hand_over
from hearth.notices.models import Channel, Notice
from hearth.people import actions as people
from hearth.people.models import Invitation, Relationship, User
from hearth.schools.models import School


@change
def queue(relationship: Relationship, *, kind: str, by: User, link_path: str = "/home/") -> Notice | None:
    """A notice to this adult, by e-mail, text or letter as they want to hear from us. None: ring them, or speak at the
    gate. A letter waits to be printed; the rest waits for the end of their quiet hours."""
    channel = routes.wanted(relationship)
    to = addresses.of(relationship, channel) if channel else ""
    if channel is None or not to:
        return None
    school, tongue = relationship.child.school, language.language_for(relationship, kind, channel)
    subject, text = _words(kind, school, link=settings.SITE_URL + link_path, tongue=tongue, channel=channel)
    on_paper = channel == Channel.LETTER
    notice = Notice.objects.create(
        school=school, child=relationship.child, adult=relationship.adult, kind=kind, channel=channel,
        language=tongue.tag, to="" if on_paper else to, subject=subject[:120], text=text,
        message_id=post.new_message_id(), queued_at=dates.now(),
        not_before=None if on_paper else quiet.over_for(relationship.adult, dates.now()),
    )  # fmt: skip
    if not on_paper or routes.by_notify(channel):
        hand_over(notice)
    return notice


def _words(kind: str, school: School, *, link: str, tongue: Language, channel: Channel) -> tuple[str, str]:
    """What it says, once nothing that others see of it says why: in English or in its own language."""
    name = school.outside
    subject, text = post.words(kind, school=name, phone=school.phone, link=link, language=tongue, channel=channel)
    seen = outside.of_letter(sender=name, subject=subject, text=text)
    outside.keep_quiet(seen, chosen=(name, settings.SITE_URL), language=tongue)
    return subject, text


@change
def invite_by_email(relationship: Relationship, *, by: User) -> Invitation:
    """A parent's way in, with the letter that says so: to the mailbox they sign in with, and nowhere else."""
    how = relationship.get_contact_how_display()
    refused = RuleBroken(
        f"{relationship.adult.name} wants to be reached {how}. Print a code, or change that to e-mail first."
    )
    if routes.wanted(relationship) != Channel.EMAIL:
        raise refused
    invitation = people.invite(relationship, way=Invitation.Way.EMAIL, by=by)
    if queue(relationship, kind="invitation", by=by) is None:
        raise refused
    return invitation


@change
def choose_outside_name(school: School, *, name: str, by: User) -> School:
    """What stands on envelopes, as sender and in subjects. Empty: the school's own name."""
    name = " ".join(name.split())
    if tells := outside.found(name):
        raise RuleBroken(f"“{tells[0].words}” gives it away. {tells[0].why}")
    school.outside_name = name
    school.save(update_fields=["outside_name"])
    return school
