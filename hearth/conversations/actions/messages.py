"""A named adult at school writes to one parent, and the parent writes back."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations import circulars
from hearth.conversations.actions.links import make_link
from hearth.conversations.actions.questions import asked, can_answer
from hearth.conversations.around import somebody_we_write_to
from hearth.conversations.models import Message, OneAnswer, Question, Talk
from hearth.languages import actions as languages
from hearth.languages.models import Linguist
from hearth.notices import actions as notices
from hearth.people.models import Child, Relationship, User

WEEK = timedelta(days=7)
A_MOMENT = timedelta(minutes=2)
ONE_FAMILY = (
    "Hearth writes to one family at a time. These words have gone to other families this week: write what is true of "
    "{child} alone, or use the school’s own newsletter."
)
FIRST_A_TALK = (
    "Hard news is told first, and written afterwards. Ring {name} or talk face to face, write the talk down, and then "
    "write here what you agreed."
)


@change
def write_message(
    child: Child, *, adult: User, words: str, news: str, answer_wanted: bool = False, phrase: str = "",
    linguist: Linguist | None = None, due_on: date | None = None, note: str = "", translated: str = "",
    translated_into: str = "", by: User,
) -> Message:  # fmt: skip
    """To one parent. It goes at once, or, where a translator is asked, when they have done it."""
    words = words.strip()
    relationship = somebody_we_write_to(child, adult)
    if not words:
        raise RuleBroken(_("Write your words first."))
    if news not in Talk.News.values:
        raise RuleBroken("Say what it is mostly about: something good, everyday or hard.")
    _not_pressed_twice(relationship, words, by)
    if news == Talk.News.HARD:
        _was_told_first(child, adult)
    _is_no_circular(child, adult, words, phrase)
    message = Message.objects.create(
        child=child, adult=adult, by=by, words=words, news=news, answer_wanted=answer_wanted, phrase=phrase,
        ready_words=translated.strip(), ready_language=translated_into if translated.strip() else "",
        written_at=dates.now(),
    )  # fmt: skip
    if linguist is None:
        return _send(message, relationship, by)
    message.translation = languages.ask_translation(
        child, adult=adult, linguist=linguist, kind="message", row=message.pk, words=words, from_language="en-GB",
        into_language=linguist.language, due_on=due_on, note=note, by=by,
    )  # fmt: skip
    message.save(update_fields=["translation"])
    return message


@change
def send_translated(message: Message, *, by: User) -> Message:
    """The translation is there: it goes out, in both languages."""
    message = _held(message)
    if message.translation is None or message.translation.done_at is None:
        raise RuleBroken("The translation is not done yet. The message goes out when it is.")
    return _send(message, somebody_we_write_to(message.child, message.adult), by)


@change
def send_as_written(message: Message, *, by: User) -> Message:
    """Without waiting for the translator: somebody reads it to them, or they read English well enough."""
    message = _held(message)
    return _send(message, somebody_we_write_to(message.child, message.adult), by)


@change
def say_thanks(message: Message, *, by: User) -> Message:
    """The parent’s thank you. Nothing else on a message ever says that it was read."""
    message = _theirs(message, by)
    if message.thanked_at is None:
        message.thanked_at = dates.now()
        message.save(update_fields=["thanked_at"])
    return message


@change
def write_back(message: Message, *, words: str, to: User, by: User) -> Question:
    """Words back to a message of ours, to whoever wrote it, or to whoever reads for them while they are away."""
    message = _theirs(message, by)
    if not words.strip():
        raise RuleBroken(_("Write your words first. A few will do."))
    can_answer(message.child, to)
    return asked(message.child, words, to=to, adult=by, about=Question.About.REPLY, to_message=message, by=by)


def _send(message: Message, relationship: Relationship, by: User) -> Message:
    """It stands on their page from now on, and a notice says that something does. Words that want an answer bring a
    one-time way to give it; not hard news, which is read behind the sign-in alone, and not on paper: nobody types
    such an address."""
    message.sent_at = dates.now()
    message.save(update_fields=["sent_at"])
    on_paper = relationship.contact_how == Relationship.How.LETTER
    if not message.answer_wanted or message.news == Talk.News.HARD or on_paper:
        path = f"/home/children/{message.child_id}/talk/"
        message.was_noticed = notices.queue(relationship, kind="message", by=by, link_path=path) is not None
        return message
    link = make_link(relationship, kind=OneAnswer.Kind.MESSAGE, row=message.pk, by=by)
    notice = notices.queue(relationship, kind="message_to_answer", by=by, link_path=link.path)
    message.was_noticed = notice is not None
    if notice is None:
        link.cancelled_at = dates.now()
        link.save(update_fields=["cancelled_at"])
    return message


def _held(message: Message) -> Message:
    message = Message.objects.select_for_update(of=("self",)).select_related(
        "child__school", "adult", "translation"
    ).get(pk=message.pk)  # fmt: skip
    if message.sent_at is not None:
        raise RuleBroken("This message has gone out already.")
    if message.withheld_at is not None:
        raise RuleBroken("This message does not go out.")
    return message


def _theirs(message: Message, by: User) -> Message:
    row = Message.objects.for_adult(by).select_for_update(of=("self",)).filter(pk=message.pk)
    found: Message | None = row.select_related("child__school").first()
    if found is None:
        raise RuleBroken(_("Please ring the school about this."))
    return found


def _not_pressed_twice(relationship: Relationship, words: str, by: User) -> None:
    """Two presses of one button are one message, and one letter."""
    Relationship.objects.select_for_update().get(pk=relationship.pk)
    lately = Message.objects.filter(written_at__gt=dates.now() - A_MOMENT, words=words, by=by)
    if lately.filter(child=relationship.child_id, adult=relationship.adult_id).exists():
        raise RuleBroken(f"You wrote this to {relationship.adult.name} a moment ago. It is there.")


def _was_told_first(child: Child, adult: User) -> None:
    talked = Talk.objects.in_sight().filter(child=child, adult=adult, reached=True)
    if not talked.filter(spoke_on__gte=dates.today() - WEEK).exists():
        raise RuleBroken(FIRST_A_TALK.format(name=adult.name))


def _is_no_circular(child: Child, adult: User, words: str, phrase: str) -> None:
    """The same words, names aside, to a third family within a week. Two parents of a child are one family, and so are
    a parent's other children."""
    same = circulars.plain(words, _names(child, adult))
    if circulars.is_short(same):
        return
    lately = Message.objects.filter(child__school=child.school_id, written_at__gte=dates.now() - WEEK)
    others = lately.exclude(child=child).exclude(adult=adult).select_related("child", "adult")
    families = {one.child_id for one in others if circulars.plain(one.words, _names(one.child, one.adult)) == same}
    if len(families) >= (circulars.FAMILIES_OF_A_PHRASE if phrase else circulars.FAMILIES):
        raise RuleBroken(ONE_FAMILY.format(child=child.name))


def _names(child: Child, adult: User) -> tuple[str, ...]:
    return child.forename, child.known_as, child.surname, adult.forename, adult.known_as, adult.surname, adult.name
