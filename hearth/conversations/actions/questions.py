"""A parent asks; a named adult answers, by a day we said."""

from datetime import date

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.models import Question
from hearth.notices import actions as notices
from hearth.people.models import Child, Relationship, User
from hearth.schools.days import school_day_after

DAYS_TO_ANSWER = 2


@change
def ask_question(child: Child, *, words: str, to: User, by: User) -> Question:
    """Who answers, and by when, is said at once, so the parent knows whom to expect."""
    if not words.strip():
        raise RuleBroken("Write your question first. A few words will do.")
    if not Relationship.objects.open_door().filter(child=child, adult=by).exists():
        raise RuleBroken("Please ring the school to ask this.")
    _can_answer(child, to)
    return _asked(child, words, to=to, by=by)


@change
def answer_question(question: Question, *, answer: str, by: User) -> Question:
    """Anyone who works with the family may answer; the answer carries their name."""
    question = _still_open(question)
    if not answer.strip():
        raise RuleBroken("Write the answer first.")
    question.answer, question.answered_by, question.answered_at = answer.strip(), by, dates.now()
    question.save(update_fields=["answer", "answered_by", "answered_at"])
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
    _can_answer(question.child, to)
    answer_by = answer_by or school_day_after(question.child.school, dates.today())
    if answer_by < dates.today():
        raise RuleBroken("That day has passed. Choose a day to come, and the family will see it.")
    question.to, question.answer_by = to, answer_by
    question.save(update_fields=["to", "answer_by"])
    return question


@change
def say_if_it_helped(question: Question, *, helped: bool, words: str = "", by: User) -> Question:
    """ "That helps", or "I want to know more": the second is a question again, to whoever answered."""
    question = Question.objects.select_for_update(of=("self",)).select_related("child__school").get(pk=question.pk)
    if by.pk != question.adult_id:
        raise RuleBroken("Only the person who asked can say whether it helped.")
    if question.answered_by is None:
        raise RuleBroken("There is no answer yet.")
    if question.helped is not None:
        raise RuleBroken("You have told us already. Thank you.")
    question.helped = helped
    question.save(update_fields=["helped"])
    if not helped:
        again = question.answered_by if _reaches(question.child, question.answered_by) else question.to
        _asked(question.child, words.strip() or "I want to know more.", to=again, by=by, follows=question)
    return question


def _asked(child: Child, words: str, *, to: User, by: User, follows: Question | None = None) -> Question:
    return Question.objects.create(
        child=child, adult=by, words=words.strip(), asked_at=dates.now(), to=to, follows=follows,
        answer_by=school_day_after(child.school, dates.today(), after=DAYS_TO_ANSWER),
    )  # fmt: skip


def _still_open(question: Question) -> Question:
    question = Question.objects.select_for_update(of=("self",)).select_related("child__school").get(pk=question.pk)
    if question.answered_at is not None:
        raise RuleBroken("This question has been answered already.")
    return question


def _can_answer(child: Child, to: User) -> None:
    if not _reaches(child, to):
        raise RuleBroken(f"{to.name} does not see {child.name}’s pages, so cannot answer here.")


def _reaches(child: Child, adult: User) -> bool:
    return adult.is_active and Child.objects.visible_to(adult).filter(pk=child.pk).exists()
