"""A parent asks, worries or writes back; a named adult answers, by a day we said."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.around import somebody_we_talk_with
from hearth.conversations.models import Message, Question
from hearth.languages import actions as languages
from hearth.languages.models import Linguist
from hearth.notices import actions as notices
from hearth.people.models import Child, Relationship, User
from hearth.schools.days import school_day_after

About, How = Question.About, Question.How
DAYS_TO_ANSWER = 2
TWICE = timedelta(minutes=1)


@change
def ask_question(
    child: Child, *, words: str, to: User, about: str = About.QUESTION, fear: str = "", adult: User | None = None,
    how: str = How.ONLINE, to_message: Message | None = None, by: User,
) -> Question:  # fmt: skip
    """Who answers, and by when, is said at once, so the parent knows whom to expect. `adult`: whose words they are,
    where a member of staff writes down what reached us by phone, on paper or face to face; the parent sees it too."""
    if not words.strip():
        raise RuleBroken(_("Write your question first. A few words will do."))
    adult = adult or by
    may_ask(child, adult, how=how, by=by)
    can_answer(child, to)
    if (twice := _a_moment_ago(child, adult, words)) is not None:
        return twice
    return asked(child, words, to=to, adult=adult, about=about, fear=fear, how=how, to_message=to_message, by=by)


def _a_moment_ago(child: Child, adult: User, words: str) -> Question | None:
    """A button pressed twice asks once."""
    User.objects.select_for_update().get(pk=adult.pk)
    just_now = Question.objects.filter(asked_at__gt=dates.now() - TWICE, words=words.strip(), answered_at=None)
    return just_now.filter(child=child, adult=adult).first()


@change
def note_read(question: Question, *, by: User) -> Question:
    """Somebody who may answer has opened it, for the first time: the parent is told so, and that is all it is for."""
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.read_at is None and by.pk != question.adult_id:
        question.read_at, question.read_by = dates.now(), by
        question.save(update_fields=["read_at", "read_by"])
    return question


@change
def answer_question(
    question: Question, *, answer: str, we_will: str = "", look_again_on: date | None = None,
    linguist: Linguist | None = None, due_on: date | None = None, note: str = "", by: User,
) -> Question:  # fmt: skip
    """Anyone who works with the family may answer; the answer carries their name. `look_again_on`: the day we ask
    whether it is better. `linguist`: puts it into the family's language, by `due_on`; the letter waits for that."""
    question = _still_open(question)
    if not answer.strip():
        raise RuleBroken("Write the answer first.")
    if look_again_on is not None and look_again_on <= dates.today():
        raise RuleBroken("Ask whether it is better on a day to come.")
    question.answer, question.answered_by, question.answered_at = answer.strip(), by, dates.now()
    question.we_will, question.look_again_on = we_will.strip(), look_again_on
    if question.read_at is None:
        question.read_at, question.read_by = dates.now(), by
    question.save(
        update_fields=["answer", "answered_by", "answered_at", "we_will", "look_again_on", "read_at", "read_by"]
    )
    if linguist is not None:
        languages.ask_translation(
            question.child, adult=question.adult, linguist=linguist, kind="answer", row=question.pk,
            words=question.all_of_the_answer, from_language="en-GB", into_language=linguist.language, due_on=due_on,
            note=note, by=by,
        )  # fmt: skip
        return question
    relationship = Relationship.objects.filter(child=question.child_id, adult=question.adult_id).first()
    if relationship is not None:
        notices.queue(relationship, kind="question_answered", by=by)
    return question


@change
def pass_question(question: Question, *, to: User, answer_by: date | None = None, by: User) -> Question:
    """To a colleague who knows. The parent's page then shows the new name and the new day."""
    question = _still_open(question)
    if to.pk == question.to_id:
        raise RuleBroken(f"{to.name} has this question already.")
    can_answer(question.child, to)
    answer_by = answer_by or school_day_after(question.child.school, dates.today())
    if answer_by < dates.today():
        raise RuleBroken("That day has passed. Choose a day to come, and the family will see it.")
    question.to, question.answer_by = to, answer_by
    question.save(update_fields=["to", "answer_by"])
    return question


@change
def say_if_it_helped(question: Question, *, helped: bool, words: str = "", by: User) -> Question:
    """ "That helps", or "I want to know more": the second is a question again, to whoever answered."""
    question = answered_one(question, by)
    if question.helped is not None:
        raise RuleBroken(_("You have told us already. Thank you."))
    question.helped = helped
    question.save(update_fields=["helped"])
    if not helped:
        asked_again(question, words.strip() or "I want to know more.", by=by)
    return question


def answered_one(question: Question, by: User) -> Question:
    """Part of an action: what was asked, locked, for the person who asked it to say what they think of the answer."""
    rows = Question.objects.select_for_update(of=("self",)).select_related("child__school")
    row: Question = rows.get(pk=question.pk)
    if by.pk != row.adult_id:
        raise RuleBroken(_("Only the person who asked can say whether it helped."))
    if row.answered_by is None:
        raise RuleBroken(_("There is no answer yet."))
    return row


def asked_again(question: Question, words: str, *, by: User) -> Question:
    """Part of an action: a question that goes on from one answered before, to whoever answered it."""
    before = question.answered_by
    to = before if before is not None and _reaches(question.child, before) else question.to
    return asked(
        question.child, words, to=to, adult=by, about=question.about, fear=question.fear, follows=question, by=by
    )


def asked(
    child: Child, words: str, *, to: User, adult: User, about: str = About.QUESTION, fear: str = "",
    how: str = How.ONLINE, to_message: Message | None = None, follows: Question | None = None, by: User,
) -> Question:  # fmt: skip
    """Part of an action: the row, with the day by which we answer."""
    return Question.objects.create(
        child=child, adult=adult, words=words.strip(), asked_at=dates.now(), to=to, about=About(about), fear=fear,
        how=How(how), entered_by=None if by.pk == adult.pk else by, to_message=to_message, follows=follows,
        answer_by=school_day_after(child.school, dates.today(), after=DAYS_TO_ANSWER),
    )  # fmt: skip


def may_ask(child: Child, adult: User, *, how: str, by: User) -> None:
    """Part of an action: a parent through their own door; or staff, for somebody we speak with, saying how they heard
    it."""
    if by.pk == adult.pk:
        if not Relationship.objects.open_door().filter(child=child, adult=by).exists():
            raise RuleBroken(_("Please ring the school to ask this."))
        return
    if how == How.ONLINE:
        raise RuleBroken("Say how it reached us: by phone, face to face or on paper.")
    somebody_we_talk_with(child, adult)


def can_answer(child: Child, to: User) -> None:
    if not _reaches(child, to):
        raise RuleBroken(f"{to.name} does not see {child.name}’s pages, so cannot answer here.")


def _still_open(question: Question) -> Question:
    question = Question.objects.select_for_update(of=("self",)).select_related("child__school").get(pk=question.pk)
    if question.answered_at is not None:
        raise RuleBroken("This question has been answered already.")
    return question


def _reaches(child: Child, adult: User) -> bool:
    return adult.is_active and Child.objects.visible_to(adult).filter(pk=child.pk).exists()
