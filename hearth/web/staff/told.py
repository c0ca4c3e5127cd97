"""What families told us that is not yet answered for: words with their own place already (answers about home, worries,
answers that were not yes) which nobody has said "so we" to. Gathered from the rows; nothing is made of them by itself.

One reminder a row, however many answers it holds: the list on the child's page has them one by one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from hearth.agreements.models import Answer
from hearth.agreements.models import AnswerQuerySet as Answers
from hearth.assessments import library
from hearth.assessments.choosing import HOME, OUTCOMES
from hearth.assessments.models import Assessment, AssessmentQuerySet
from hearth.base.dates import day_of
from hearth.conversations import silences
from hearth.conversations.models import Contribution, Question
from hearth.conversations.models.talks import QuestionQuerySet
from hearth.conversations.silences import Owed
from hearth.journeys.models import Journey
from hearth.people.models import Child, User

Source = Contribution.Source
# What parents answer about home. The short one asks for nothing where only marks were made.
ASKED_AT_HOME = (HOME, OUTCOMES)
BOXES = tuple(one.id for one in library.get(OUTCOMES).questions if one.kind == "text")
NOT_YES = (Answer.Kind.NO, Answer.Kind.NOT_YET, Answer.Kind.PARTLY, Answer.Kind.WITHDRAWN)
SAID = {
    Answer.Kind.NO: "said no", Answer.Kind.NOT_YET: "said not yet", Answer.Kind.PARTLY: "said yes to a part",
    Answer.Kind.WITHDRAWN: "had a change of mind",
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """Some words of a parent's, where they stood, and the page on which we say what they changed."""

    child: Child
    adult: User
    source: str
    row: int
    words: str
    on: date
    how: str
    asked: str = ""
    part: str = ""

    @property
    def url(self) -> str:
        page = reverse("staff:answer_for", args=[self.source, self.row])
        return f"{page}?{urlencode({'part': self.part})}" if self.part else page

    @property
    def where(self) -> str:
        return str(Source(self.source).label)

    @property
    def together(self) -> str:
        """Answers to many questions at once stand together, folded; anything else stands by itself."""
        return f"{self.adult.name}, {self.on:%-d %B %Y}, {self.where}" if self.part else ""


def home_answers(user: User) -> AssessmentQuerySet:
    """The latest words that each parent sent us about home, on a way still open."""
    later = Assessment.objects.submitted().filter(
        child=OuterRef("child"), respondent=OuterRef("respondent"), instrument_key=OuterRef("instrument_key"),
        submitted_at__gt=OuterRef("submitted_at"),
    )  # fmt: skip
    sent = Assessment.objects.visible_to(user).submitted().filter(journey__closed_on=None)
    sent = sent.filter(Q(instrument_key=HOME) | Q(instrument_key=OUTCOMES, answers__has_any_keys=BOXES))
    rows: AssessmentQuerySet = sent.filter(~Exists(later), ~_covered(Source.HOME))
    return rows


def tells(row: Assessment) -> bool:
    """As in `home_answers`, for rows that were fetched already."""
    return row.instrument_key == HOME or row.instrument_key == OUTCOMES and any(row.answers.get(box) for box in BOXES)


def worries(user: User, on: date) -> QuestionQuerySet:
    """Answered, and time enough has passed to know what changed. One that was not better goes on in another."""
    return _unsaid(Question.objects.visible_to(user), on)


def worries_of(child: Child, on: date) -> QuestionQuerySet:
    """For whoever has reached the child."""
    return _unsaid(Question.objects.in_sight().filter(child=child), on).select_related("adult")


def refusals(user: User) -> Answers:
    """No, not yet, partly, or a change of mind, with the reason: of children who are on a way with us."""
    ways = Journey.objects.in_sight().open().filter(child=OuterRef("child"))
    rows: Answers = Answer.objects.visible_to(user).filter(kind__in=NOT_YES).exclude(words="", parts="")
    return rows.filter(Exists(ways)).filter(~_covered(Source.REFUSAL))


def owed(row: Assessment | Question | Answer, on: date) -> Owed:
    """One line of ours for one row."""
    if isinstance(row, Assessment):
        assert row.submitted_at is not None
        about = "about home" if row.instrument_key == HOME else "on how things are going"
        return silences.home_answers(row.respondent.name, row.given_on or day_of(row.submitted_at), on, about)
    if isinstance(row, Question):
        return silences.worry_answered(row.adult.name, day_of(row.asked_at), on)
    return silences.not_yes(row.ask.adult.name, SAID[Answer.Kind(row.kind)], row.said_on, on)


def adult_of(row: Assessment | Question | Answer) -> User:
    if isinstance(row, Assessment):
        return row.respondent
    return row.adult if isinstance(row, Question) else row.ask.adult


def of_child(child: Child, user: User, on: date) -> list[Said]:
    """One by one, latest first, for the page about this child: also where the way is over."""
    told = Contribution.objects.visible_to(user).filter(child=child)
    done = {(one.source, one.row, one.part) for one in told}
    known = {(one.adult_id, _plain(one.told)) for one in told}
    sent = Assessment.objects.visible_to(user).submitted().filter(child=child, instrument_key__in=ASKED_AT_HOME)
    latest = {
        (one.respondent_id, one.instrument_key): one
        for one in sent.select_related("respondent").order_by("submitted_at", "pk")
    }
    asked = Question.objects.visible_to(user).worries_answered(on).filter(child=child, followed_by=None)
    not_yes = Answer.objects.visible_to(user).filter(child=child, kind__in=NOT_YES).exclude(words="", parts="")
    found = [
        *(said for one in latest.values() for said in in_home_answers(one)),
        *map(in_worry, asked.select_related("adult")),
        *map(in_answer, not_yes.select_related("ask__adult")),
    ]
    left = [one for one in found if (one.source, one.row, one.part) not in done]
    left = [one for one in left if (one.adult.pk, _plain(one.words)) not in known]
    return sorted(left, key=lambda one: one.on, reverse=True)


def in_home_answers(row: Assessment) -> list[Said]:
    """Every answer in words. A choice of three says how it is, and asks for nothing."""
    assert row.submitted_at is not None
    day = row.given_on or day_of(row.submitted_at)
    return [
        Said(
            row.child, row.respondent, Source.HOME, row.pk, str(words), day, Contribution.How.ANSWERS, question.text,
            question.id,
        )
        for question in row.instrument.questions
        if question.kind == "text" and (words := row.answers.get(question.id))
    ]  # fmt: skip


def in_worry(row: Question) -> Said:
    return Said(row.child, row.adult, Source.WORRY, row.pk, row.words, day_of(row.asked_at), row.how)


def in_answer(row: Answer) -> Said:
    words = "\n\n".join(part for part in (row.parts, row.words) if part)
    return Said(row.child, row.ask.adult, Source.REFUSAL, row.pk, words, row.said_on, row.how, row.get_kind_display())


def still_unsaid(rows: Iterable[Any], told: Iterable[Contribution], source: str) -> list[Any]:
    """For a page that has the rows already."""
    done = {one.row for one in told if one.source == source}
    return [row for row in rows if row.pk not in done]


def _unsaid(rows: QuestionQuerySet, on: date) -> QuestionQuerySet:
    return rows.worries_answered(on).filter(followed_by=None).filter(~_covered(Source.WORRY))


def _covered(source: str) -> Q:
    return Q(Exists(Contribution.objects.filter(source=source, row=OuterRef("pk"))))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
