"""Which rows may turn out to be a disclosure, and how each is copied whole for the safeguarding lead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hearth.assessments.instrument import Question as QuestionAsked
from hearth.assessments.models import Assessment
from hearth.conversations.models import Contribution, Question, Talk
from hearth.journeys.models import Concern
from hearth.people.models import AboutChild, AboutChildQuerySet, User
from hearth.safeguarding.models import Handoff

From = Handoff.CameFrom


@dataclass(frozen=True)
class Kind:
    all_rows: AboutChildQuerySet
    words: Callable[[Any], str]
    came_from: Callable[[Any], str]

    def rows(self, user: User) -> AboutChildQuerySet:
        return self.all_rows.visible_to(user).select_related("child__school")


def _question(row: Question) -> str:
    return _whole(
        f"{row.adult.name} asked, {row.asked_at:%-d %B %Y}:", row.words, row.answer and "We answered:", row.answer
    )


def _contribution(row: Contribution) -> str:
    return _whole(
        f"{row.adult.name} told us, {row.told_on:%-d %B %Y}, {row.get_how_display()}:", row.told,
        row.so_we and "We answered:", row.so_we,
    )  # fmt: skip


def _talk(row: Talk) -> str:
    return _whole(
        f"{row.by.name} and {row.adult.name}, {row.spoke_on:%-d %B %Y}, {row.get_how_display()}.",
        row.they_said and "They said:", row.they_said, row.we_said and "We said:", row.we_said,
    )  # fmt: skip


def _concern(row: Concern) -> str:
    return _whole(
        f"{row.raised_by.name}, {row.raised_at:%-d %B %Y}. What was seen:", row.seen, "What the child does well:",
        row.does_well, row.tried and "What was tried:", row.tried,
    )  # fmt: skip


def _assessment(row: Assessment) -> str:
    instrument = row.instrument
    lines = [f"{q.text}\n{_said(q, row.answers[q.id])}" for q in instrument.questions if q.id in row.answers]
    return _whole(f"{instrument.title}. {row.respondent.name}:", *lines)


def _said(question: QuestionAsked, value: object) -> str:
    option = question.option(str(value))
    return option.label if option else str(value)


def _whole(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


KINDS: dict[str, Kind] = {
    "question": Kind(Question.objects.all(), _question, lambda row: From.PARENT),
    "contribution": Kind(Contribution.objects.all(), _contribution, lambda row: From.PARENT),
    "talk": Kind(Talk.objects.all(), _talk, lambda row: From.PARENT),
    "concern": Kind(Concern.objects.all(), _concern, lambda row: From.PARENT if row.from_parent else From.STAFF),
    "assessment": Kind(Assessment.objects.all(), _assessment, lambda row: _whose(row)),
}


def _whose(row: Assessment) -> str:
    of = Assessment.RespondentIs
    return {of.PARENT: From.PARENT, of.CHILD: From.CHILD}.get(of(row.respondent_is), From.STAFF)


def written_by_staff(handoff: Handoff) -> AboutChild | None:
    """The row, if no parent has it on a page of their own: it goes with the receipt."""
    if handoff.row_kind == "talk":
        return Talk.objects.filter(pk=handoff.row_id or 0).first()
    if handoff.row_kind == "concern":
        return Concern.objects.filter(pk=handoff.row_id or 0, from_parent=False).first()
    return None
