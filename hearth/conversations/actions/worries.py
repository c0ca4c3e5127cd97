"""What parents commonly worry about: brought, answered with what we will do, and asked about again."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from hearth.audit.log import change
from hearth.base import dates
from hearth.base.errors import RuleBroken
from hearth.conversations.actions.questions import answered_one, asked, asked_again, can_answer, may_ask
from hearth.conversations.models import Question
from hearth.people.models import Child, User

About, Better, How = Question.About, Question.Better, Question.How


@change
def bring_worries(
    child: Child, *, fears: Mapping[str, str], words: str = "", to: User, adult: User | None = None,
    how: str = How.ONLINE, by: User,
) -> list[Question]:  # fmt: skip
    """`fears`: common worries by their keys, each in the words that were on the page. Own words go with the one common
    worry that was chosen, and stand alone beside several. Each has a named adult and a day at once."""
    words, adult = words.strip(), adult or by
    may_ask(child, adult, how=how, by=by)
    can_answer(child, to)
    open_now = Question.objects.unanswered().filter(child=child, adult=adult, about=About.WORRY)
    brought = dict(fears)
    for key in open_now.exclude(fear="").values_list("fear", flat=True):
        brought.pop(key, None)
    if not brought and not words:
        if fears:
            raise RuleBroken(_("You told us about this already. We will answer."))
        raise RuleBroken(_("Choose a worry, or write a few words."))
    lines = list(brought.items())
    if len(lines) == 1 and words:
        lines, words = [(lines[0][0], f"{lines[0][1]}\n\n{words}")], ""
    if words:
        lines.append(("", words))
    return [asked(child, text, to=to, adult=adult, about=About.WORRY, fear=key, how=how, by=by) for key, text in lines]


@change
def say_if_better(question: Question, *, better: str, words: str = "", by: User) -> Question:
    """On the day we said, or before: better, a bit, or not yet. "Not yet" goes back, as a question, to whoever
    answered: it is ours to do."""
    question = answered_one(question, by)
    if better not in Better.values or better == Better.UNSAID:
        raise RuleBroken(_("Choose one of the three."))
    if question.better:
        raise RuleBroken(_("You have told us already. Thank you."))
    question.better, question.better_words, question.better_at = Better(better), words.strip()[:300], dates.now()
    question.save(update_fields=["better", "better_words", "better_at"])
    if better == Better.NO:
        asked_again(question, words.strip() or _("It is not better yet."), by=by)
    return question
