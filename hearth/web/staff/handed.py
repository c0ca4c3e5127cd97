"""Which rows may turn out to be a disclosure, and how each is copied whole for the safeguarding lead."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from hearth.agreements.models import Answer, ChildSay
from hearth.assessments.instrument import Question as QuestionAsked
from hearth.assessments.models import Assessment, LearningNote
from hearth.conversations.models import Contribution, Meeting, Message, Question, Talk
from hearth.journeys.models import Concern, Progress, ProgressSharing, Rating, ReviewSharing
from hearth.languages.actions import FROM_HOME
from hearth.languages.models import Translation, TranslationQuerySet
from hearth.people.models import AboutChild, AboutChildQuerySet, RecordRequest, User
from hearth.practice.models import BeforeYouMeet
from hearth.reports.models import Story
from hearth.safeguarding.models import Handoff

From = Handoff.CameFrom


@dataclass(frozen=True)
class Kind:
    all_rows: AboutChildQuerySet
    words: Callable[[Any], str]
    came_from: Callable[[Any], str]
    whole: Callable[[Any], AboutChild] = lambda row: row
    """Which row goes: for a translation, the one whose words were translated."""

    def rows(self, user: User) -> AboutChildQuerySet:
        rows = self.all_rows
        mine = rows.given_to(user) if isinstance(rows, TranslationQuerySet) else rows.visible_to(user)
        return mine.select_related("child__school")


def _question(row: Question) -> str:
    """With what they said of the answer; words to "not yet" became a question of their own."""
    since = "" if row.better == Question.Better.NO else row.better_words
    return _whole(
        f"{row.adult.name} asked, {row.asked_at:%-d %B %Y}:", row.words, row.answer and "We answered:",
        row.all_of_the_answer if row.answer else "", since and "And they said:", since,
    )  # fmt: skip


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


def _answer(row: Answer) -> str:
    who = row.ask.adult.name
    return _whole(f"{who}, {row.said_on:%-d %B %Y}: {row.get_kind_display()}.", row.words, row.parts)


def _said(question: QuestionAsked, value: object) -> str:
    option = question.option(str(value))
    return option.label if option else str(value)


def _rating(row: Rating) -> str:
    whose = row.by.name if row.voice == Rating.Voice.FAMILY else f"{row.get_voice_display()}, beside {row.by.name}"
    return _whole(f"{whose}, about “{row.goal.words}”, {row.rated_on:%-d %B %Y}:", row.words)


def _child_say(row: ChildSay) -> str:
    return _whole(f"{row.child.name}, beside {row.beside.name}, {row.said_on:%-d %B %Y}:", row.words)


def _reply(row: ReviewSharing) -> str:
    day = f", {row.replied_at:%-d %B %Y}" if row.replied_at else ""
    return _whole(f"{row.adult.name} answered the report{day}: {row.get_reply_display()}", row.words)


def _meeting(row: Meeting) -> str:
    return _whole(f"{row.adult.name}, about a time to meet offered on {row.offered_at:%-d %B %Y}:", *row.own_words)


def _progress(row: Progress) -> str:
    return _whole(
        f"{row.by.name}, {row.written_at:%-d %B %Y}, about how it goes ({row.get_area_display()}):", row.words
    )


def _words_back(row: ProgressSharing) -> str:
    day = f", {row.answered_at:%-d %B %Y}" if row.answered_at else ""
    return _whole(f"{row.adult.name} answered what we shared{day}:", row.words, "We had written:", row.progress.words)


def _learning(row: LearningNote) -> str:
    """With the notes it followed, newest first."""
    called = f"{row.attainment}, of {row.scale}" if row.attainment else ""
    head = f"{row.by.name}, about learning ({row.get_subject_display()}), {row.on:%-d %B %Y}:"
    first = _whole(head, row.words, called)
    return _whole(first, "Before, it said:", _learning(row.follows)) if row.follows else first


def _before(row: BeforeYouMeet) -> str:
    return _whole(
        f"{row.by.name}, before meeting {row.adult.name}, {row.written_on:%-d %B %Y}. What went wrong on our side:",
        row.gone_wrong, "What we will do differently:", row.differently,
    )  # fmt: skip


def _request(row: RecordRequest) -> str:
    return _whole(f"{row.adult.name} asked, {row.asked_at:%-d %B %Y}: {row.get_kind_display()}", row.words, row.answer)


def _translation(row: Translation) -> str:
    return _whole(f"{row.adult.name}, {row.languages}, {row.asked_at:%-d %B %Y}:", row.source, row.text)


TRANSLATED = {
    Translation.Kind.QUESTION: Question, Translation.Kind.ANSWER: Question, Translation.Kind.TOLD: Contribution,
    Translation.Kind.MESSAGE: Message,
}  # fmt: skip
STOOD_IN: dict[Contribution.Source, type[AboutChild]] = {
    Contribution.Source.HOME: Assessment, Contribution.Source.WORRY: Question, Contribution.Source.REFUSAL: Answer,
}  # fmt: skip


def _translated(row: Translation) -> AboutChild:
    """The translator reads the words alone, and hands on all of them: what was written first goes with it."""
    model = TRANSLATED.get(Translation.Kind(row.kind))
    first: AboutChild | None = model._default_manager.filter(pk=row.row).first() if model is not None else None
    if isinstance(first, Contribution) and first.source:
        # The same words stood elsewhere before, and go from there.
        first = STOOD_IN[Contribution.Source(first.source)]._default_manager.filter(pk=first.row).first() or first
    return first or row


def _whole(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


VOICES: dict[str, str] = {
    Rating.Voice.CHILD: From.CHILD, Rating.Voice.FAMILY: From.PARENT, Rating.Voice.SCHOOL: From.STAFF,
}  # fmt: skip
# A draft is its writer's. A child's words were said aloud, beside an adult, before anybody sent them.
SAID = Q(submitted_at__isnull=False) | Q(respondent_is=Assessment.RespondentIs.CHILD)
EMPTIED: dict[str, dict[str, Any]] = {
    "rating": {"words": ""}, "childsay": {"words": ""}, "assessment": {"answers": {}, "other_draft": {}},
}  # fmt: skip
KINDS: dict[str, Kind] = {
    "question": Kind(Question.objects.all(), _question, lambda row: From.PARENT),
    # Words answered for from another place go with the row they stood in: see `copies`.
    "contribution": Kind(Contribution.objects.filter(source=""), _contribution, lambda row: From.PARENT),
    "talk": Kind(Talk.objects.all(), _talk, lambda row: From.PARENT),
    "concern": Kind(Concern.objects.all(), _concern, lambda row: From.PARENT if row.from_parent else From.STAFF),
    "answer": Kind(Answer.objects.all(), _answer, lambda row: From.PARENT),
    "rating": Kind(Rating.objects.exclude(words=""), _rating, lambda row: VOICES[row.voice]),
    "childsay": Kind(ChildSay.objects.exclude(words=""), _child_say, lambda row: From.CHILD),
    "reviewsharing": Kind(ReviewSharing.objects.in_sight().exclude(reply=""), _reply, lambda row: From.PARENT),
    "meeting": Kind(Meeting.objects.in_sight(), _meeting, lambda row: From.PARENT),
    "progress": Kind(Progress.objects.exclude(words=""), _progress, lambda row: From.STAFF),
    "progresssharing": Kind(ProgressSharing.objects.in_sight().exclude(words=""), _words_back, lambda row: From.PARENT),
    "beforeyoumeet": Kind(BeforeYouMeet.objects.all(), _before, lambda row: From.STAFF),
    "recordrequest": Kind(RecordRequest.objects.exclude(words=""), _request, lambda row: From.PARENT),
    "learningnote": Kind(LearningNote.objects.standing().exclude(words=""), _learning, lambda row: From.STAFF),
    "translation": Kind(
        Translation.objects.all(),
        _translation,
        lambda row: From.PARENT if row.kind in FROM_HOME else From.STAFF,
        _translated,
    ),
    "assessment": Kind(Assessment.objects.filter(SAID), _assessment, lambda row: _whose(row)),
}


def _whose(row: Assessment) -> str:
    of = Assessment.RespondentIs
    return {of.PARENT: From.PARENT, of.CHILD: From.CHILD}.get(of(row.respondent_is), From.STAFF)


def all_words(known: Kind, row: AboutChild, whole: AboutChild) -> str:
    """For the safeguarding lead alone: with a translation, also the words it was made of and what stood beside them,
    which the translator never sees."""
    first = KINDS.get(whole._meta.model_name or "") if whole is not row else None
    return _whole(known.words(row), first.words(whole) if first else "")


def copies(whole: AboutChild) -> list[AboutChild]:
    """What we said "so we" to holds the same words again; and so may what was put right, before and after, and a story
    that was made from any of it."""
    others = said_again(whole)
    kind, rows = whole._meta.model_name, [whole.pk, *(one.pk for one in others)]
    answered = Contribution.objects.in_sight().exclude(source="").filter(source=kind, row__in=rows)
    return [*others, *answered, *stories_of(whole, rows)]


def said_again(row: AboutChild) -> list[AboutChild]:
    """What a row put right, and was put right by, with the same words in it."""
    if isinstance(row, LearningNote):
        return [row.follows, *said_again(row.follows)] if row.follows is not None else []
    return put_right_around(row) if isinstance(row, Assessment) else []


def stories_of(row: AboutChild, rows: list[int]) -> list[AboutChild]:
    """Stories without names that were drawn from one of these."""
    drawn = {(row._meta.label, pk) for pk in rows}
    stories = Story.objects.filter(child=row.child_id)
    return [one for one in stories if drawn & {(label, pk) for label, pk in one.drawn_from}]


def put_right_around(row: Assessment) -> list[AboutChild]:
    """Every other sending of the same answers. Of what is not sent yet, only a page that all who sit beside a child
    share; a draft is its writer's."""
    same = [row]
    while (before := same[0].corrects) is not None:
        same.insert(0, before)
    while (after := Assessment.objects.filter(SAID, corrects=same[-1]).first()) is not None:
        same.append(after)
    return [one for one in same if one.pk != row.pk]


def stands_again(row: AboutChild | None) -> list[AboutChild]:
    """The same words in rows that were put right and in stories, which go with the receipt too."""
    if row is None:
        return []
    others = said_again(row)
    return [*others, *stories_of(row, [row.pk, *(one.pk for one in others)])]


def written_by_staff(handoff: Handoff) -> tuple[AboutChild | None, dict[str, Any]]:
    """What the receipt takes with it: the row, if no parent has it on a page of their own. Where a row without words
    is an ordinary thing, and a missing one would tell, only the words go: the fields to be emptied."""
    pk, emptied = handoff.row_id or 0, EMPTIED.get(handoff.row_kind, {})
    if handoff.row_kind == "talk":
        return Talk.objects.filter(pk=pk).first(), emptied
    if handoff.row_kind == "beforeyoumeet":
        # Such a note ends on any day and nobody says why, so one that is gone tells nothing.
        return BeforeYouMeet.objects.filter(pk=pk).first(), emptied
    if handoff.row_kind == "progress":
        # With something newer in its place it stays, unseen: that one says what it followed.
        return Progress.objects.filter(pk=pk, followed_by=None).first(), emptied
    if handoff.row_kind == "learningnote":
        return LearningNote.objects.filter(pk=pk, followed_by=None).first(), emptied
    if handoff.row_kind == "concern":
        parents_own = Q(from_parent=True, raised_by__relationships__child=F("child"))
        return Concern.objects.filter(pk=pk).exclude(parents_own).first(), emptied
    if handoff.row_kind == "rating":
        return Rating.objects.filter(pk=pk).exclude(voice=Rating.Voice.FAMILY).first(), emptied
    if handoff.row_kind == "childsay":
        return ChildSay.objects.filter(pk=pk).first(), emptied
    if handoff.row_kind == "assessment":
        return Assessment.objects.filter(pk=pk).exclude(respondent_is=Assessment.RespondentIs.PARENT).first(), emptied
    return None, {}
