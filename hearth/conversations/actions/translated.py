"""What happens in our talk with a family when words are in both languages."""

from django.db import transaction
from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base.errors import RuleBroken
from hearth.conversations.actions.messages import send_translated
from hearth.conversations.actions.questions import ask_question
from hearth.conversations.models import Message, Question
from hearth.languages import actions as languages
from hearth.languages.models import Translation
from hearth.languages.phrase_book import find
from hearth.notices import actions as notices
from hearth.people.models import Child, Relationship, User

Kind = Translation.Kind


@change
def give_translated(translation: Translation, *, text: str, by: User) -> Translation:
    """The translator is done: a message of ours goes out, an answer of ours is there to be read, and words from home
    stand beside the original for whoever answers them."""
    translation = languages.give_translation(translation, text=text, by=by)
    if translation.kind == Kind.MESSAGE:
        _goes_out(translation, by)
    if translation.kind == Kind.ANSWER:
        _is_there(translation, by)
    return translation


@change
def say_in_a_phrase(
    child: Child, *, phrase: str, words: str, language: str, english: str, to: User, by: User
) -> Question:
    """A parent sends one of their phrases. What it says in English is known, so nobody is asked to translate."""
    if find(phrase) is None:
        raise RuleBroken(_("There is no such phrase."))
    question = ask_question(child, words=words, to=to, by=by)
    if words != english:
        languages.note_phrase(
            child, adult=by, kind=Kind.QUESTION, row=question.pk, phrase=phrase, words=words, from_language=language,
            text=english, into_language="en-GB", by=by,
        )  # fmt: skip
    return question


def _goes_out(translation: Translation, by: User) -> None:
    """Where a door was shut meanwhile, the text is kept and nothing goes: whoever wrote it finds it waiting."""
    message = Message.objects.filter(translation=translation, sent_at=None, withheld_at=None).first()
    if message is None:
        return
    try:
        with transaction.atomic():
            send_translated(message, by=by)
    except RuleBroken:
        return


def _is_there(translation: Translation, by: User) -> None:
    question = Question.objects.filter(pk=translation.row, withheld_at=None).first()
    relationship = Relationship.objects.filter(child=translation.child_id, adult=translation.adult_id).first()
    if question is not None and relationship is not None:
        notices.queue(relationship, kind="question_answered", by=by)
