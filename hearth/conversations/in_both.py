"""What was asked to be translated of the words of questions and answers, put beside them: one query, however many."""

from collections.abc import Sequence

from hearth.conversations.models import Contribution, Question
from hearth.languages.models import Translation

Kind = Translation.Kind


def put_beside(questions: Sequence[Question], *, for_parent: bool = False) -> None:
    """Sets `words_in_both` and `answer_in_both`, in hand or done, the latest of each. On a parent's own page also what
    went to the safeguarding lead: it stays there, for a gap would tell."""
    by_pk = {question.pk: question for question in questions}
    if not by_pk:
        return
    rows = Translation.objects.wanted().filter(kind__in=(Kind.QUESTION, Kind.ANSWER), row__in=by_pk)
    rows = rows if for_parent else rows.in_sight()
    for one in rows.select_related("linguist__user").order_by("pk"):
        if one.kind == Kind.QUESTION:
            by_pk[one.row].words_in_both = one
        else:
            by_pk[one.row].answer_in_both = one


def put_beside_told(told: Sequence[Contribution]) -> None:
    """Sets `words_in_both` of what families told us, for staff."""
    by_pk = {one.pk: one for one in told}
    if not by_pk:
        return
    rows = Translation.objects.wanted().in_sight().filter(kind=Kind.TOLD, row__in=by_pk)
    for row in rows.select_related("linguist__user").order_by("pk"):
        by_pk[row.row].words_in_both = row
