"""The copy a parent may have of what is kept about their child: what the school wrote about the child, and what was
said between the school and this parent. Another parent's words and whereabouts are not theirs, nor what the
safeguarding lead has: that leaves no gap, for the rows are not asked for. Their own words that went there are on their
own copy, as on their own pages, and not on the one that staff read over. What the child said reaches home only where an
adult had read it and asked the child.

Made afresh each time from the rows as they stand. A member of staff reads it before it opens (UK GDPR article 15, and
for maintained schools in England SI 2005/1437): it holds what there was on that day, and nothing that came after."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hearth.agreements.models import Answer, Ask, ChildSay, Decision
from hearth.assessments.instrument import Question as Asked
from hearth.assessments.models import Assessment, ChildLook, LearningNote
from hearth.assessments.whole_class import document_of
from hearth.base import dates
from hearth.conversations.models import Contribution, Meeting, Message, Promise, Question, SpeakingNote, Talk
from hearth.journeys import week
from hearth.journeys.models import (
    CheckIn,
    Concern,
    Goal,
    Journey,
    Placement,
    Progress,
    Rating,
    ReturnPlan,
    ReturnStep,
    Review,
    ReviewSharing,
    Step,
)
from hearth.people.models import AboutChildQuerySet, Child, RecordRequest, Relationship, User
from hearth.practice.models import BeforeYouMeet
from hearth.reports.models import Story
from hearth.room import codes
from hearth.room.models import AttendanceMark

Is = Assessment.RespondentIs


KNOWN = date.min
"""What begins on a day to come stands on the parent's own page as well."""
Own = Callable[[AboutChildQuerySet], AboutChildQuerySet]
"""Which rows of this parent's own words stand in it: all of them, or those that staff may read."""
Lines = Callable[[Child, User, Own], Iterable["Line"]]


@dataclass(frozen=True)
class Line:
    """One thing that is kept: its day, whose it is, and its words, each on its own."""

    on: date | None
    by: str
    words: tuple[str, ...]
    kept: date | datetime | None = None
    """When it was written down, as closely as we know."""

    def was_there(self, at: datetime) -> bool:
        if isinstance(self.kept, datetime):
            return self.kept <= at
        return self.kept is None or self.kept <= dates.day_of(at)


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def copy_for(child: Child, adult: User, *, until: datetime, at_school: bool = False) -> list[Section]:
    """Everything this parent may have, in sections; those with nothing in them are left out. `until`: when a member of
    staff had read it over, or now."""
    own = _in_sight if at_school else _whole
    made = (
        Section(title, tuple(line for line in lines(child, adult, own) if line.was_there(until)))
        for title, lines in SECTIONS
    )
    return [section for section in made if section.lines]


def as_data(child: Child, adult: User, *, until: datetime) -> dict[str, object]:
    """The same for a computer to read."""
    return {
        "about": child.full_name, "made_on": dates.day_of(until).isoformat(),
        "sections": [
            {"title": section.title, "entries": [
                {"on": line.on.isoformat() if line.on else None, "by": line.by, "words": list(line.words)}
                for line in section.lines
            ]}
            for section in copy_for(child, adult, until=until)
        ],
    }  # fmt: skip


def _line(
    on: date | datetime | None, by: User | str | None, *words: object, kept: date | datetime | None = None
) -> Line:
    """`kept`: where the day it is about is not the one on which it was written."""
    day = dates.day_of(on) if isinstance(on, datetime) else on
    said = tuple(str(word).strip() for word in words if word and str(word).strip())
    return Line(day, by if isinstance(by, str) else by.name if by else "", said, kept or on)


def _whole(rows: AboutChildQuerySet) -> AboutChildQuerySet:
    return rows


def _in_sight(rows: AboutChildQuerySet) -> AboutChildQuerySet:
    return rows.in_sight()


def _facts(child: Child, adult: User, own: Own) -> Iterator[Line]:
    born = f"Born {child.born_on:%-d %B %Y}" if child.born_on else ""
    class_ = f"Class {child.school_class}" if child.school_class else ""
    group = f"Known to the {child.group}" if child.group else ""
    yield _line(child.joined_on, child.school.name, child.full_name, born, class_, group)


def _between(child: Child, adult: User, own: Own) -> Iterator[Line]:
    for one in Relationship.objects.current().filter(child=child, adult=adult):
        yield _line(
            one.spoke_first_on, adult, one.get_kind_display(), adult.contact_email, adult.mobile, adult.phone,
            adult.address, adult.language_name, f"Has a say: {one.say_why}" if one.has_say else "",
        )  # fmt: skip
    for note in own(SpeakingNote.objects.for_adult(adult)).filter(child=child).select_related("changed_by"):
        yield _line(note.changed_at, note.changed_by, note.call_me, note.when, note.who, note.helps, note.avoid)
    notes = BeforeYouMeet.objects.in_sight().filter(child=child, adult=adult).in_force(dates.today())
    for before in notes.select_related("by"):
        yield _line(before.written_on, before.by, before.gone_wrong, before.differently)


def _concerns(child: Child, adult: User, own: Own) -> Iterator[Line]:
    ours = Concern.objects.in_sight().filter(child=child, from_parent=False)
    mine = own(Concern.objects.filter(child=child, from_parent=True, raised_by=adult))
    for one in [*ours.select_related("raised_by"), *mine.select_related("raised_by")]:
        yield _line(one.raised_at, one.raised_by, one.seen, one.does_well, one.tried, one.talked_words)


def _way(child: Child, adult: User, own: Own) -> Iterator[Line]:
    for step in Step.objects.filter(journey__child=child).select_related("taken_by"):
        yield _line(step.taken_on, step.taken_by, step.get_kind_display(), step.note)
    for journey in Journey.objects.in_sight().filter(child=child).exclude(closed_on=None):
        yield _line(journey.closed_on, "", journey.get_ending_display(), journey.ending_words, journey.else_helps)


def _agreement(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """What the head decided, and not the reason: it weighs what each parent said."""
    for ask in Ask.objects.for_adult(adult).filter(child=child).select_related("asked_by"):
        yield _line(ask.asked_at, ask.asked_by, ask.offer, ask.why)
    for answer in own(Answer.objects.filter(child=child, ask__adult=adult)):
        yield _line(answer.said_on, adult, answer.get_kind_display(), answer.words, answer.parts)
    for say in ChildSay.objects.filter(child=child).select_related("beside"):
        yield _line(say.said_on, child.name, say.get_kind_display())
    for decided in Decision.objects.in_sight().filter(child=child).select_related("decided_by"):
        yield _line(decided.decided_at, decided.decided_by, "To go ahead" if decided.goes_ahead else "Not to go ahead")


def _places(child: Child, adult: User, own: Own) -> Iterator[Line]:
    for place in Placement.objects.in_sight().filter(child=child).that_held().prefetch_related("sessions"):
        yield _line(place.starts_on, "", week.said(week.sessions_of(place)), place.why, place.ended_why, kept=KNOWN)


def _answers(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """What staff answered, what the child said and was happy to have go home, and this parent's own."""
    sent = Assessment.objects.submitted().filter(child=child).select_related("respondent")
    staff = sent.in_sight().filter(respondent_is=Is.STAFF)
    theirs = sent.in_sight().filter(respondent_is=Is.CHILD, shared_home_at__isnull=False)
    mine = own(sent.filter(respondent_is=Is.PARENT, respondent=adult))
    for one in [*staff, *theirs, *mine]:
        asked = one.instrument
        said = (_said(question, one.answers[question.id]) for question in asked.questions if question.id in one.answers)
        yield _line(one.submitted_at, one.respondent, asked.title, *said)


def _said(question: Asked, value: object) -> str:
    option = question.option(str(value))
    return f"{question.text} {option.label if option else value}"


def _goals(child: Child, adult: User, own: Own) -> Iterator[Line]:
    for goal in Goal.objects.in_sight().filter(child=child).with_ratings():
        yield _line(goal.set_on, goal.set_by, goal.words, goal.helps_here, goal.helps_home, goal.ended_how)
        for rating in goal.ratings.all():
            if rating.voice != Rating.Voice.FAMILY or rating.by_id == adult.pk:
                yield _line(
                    rating.rated_on,
                    rating.get_voice_display(),
                    f"{goal.words}: {rating.value} of 10",
                    _said_to(rating, adult, own),
                )


def _said_to(rating: Rating, adult: User, own: Own) -> str:
    if rating.voice == Rating.Voice.CHILD:
        return ""
    return rating.words if rating.by_id == adult.pk and own is _whole else rating.words_in_sight


def _reviews(child: Child, adult: User, own: Own) -> Iterator[Line]:
    for review in Review.objects.in_sight().filter(child=child).exclude(written_at=None).select_related("written_by"):
        words = (review.strengths, review.harder, review.learning, review.next_steps)
        yield _line(review.held_on or review.due_on, review.written_by, *words, kept=review.written_at)
    for sharing in own(ReviewSharing.objects.for_adult(adult)).filter(child=child).exclude(reply=""):
        yield _line(sharing.replied_at, adult, sharing.get_reply_display(), sharing.words)
    for item in Progress.objects.in_sight().filter(child=child).exclude(words="").select_related("by"):
        yield _line(item.written_at, item.by, item.get_area_display(), item.words)


def _back(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """What another parent wanted or said is theirs: it is left out."""
    for plan in ReturnPlan.objects.in_sight().filter(child=child):
        yield _line(plan.agreed_on, "", plan.teacher_does, plan.if_hard)
    for step in ReturnStep.objects.in_sight().filter(child=child):
        yield _line(step.on, "", step.get_kind_display(), step.how_it_is, kept=KNOWN)
    for look in CheckIn.objects.in_sight().filter(child=child).exclude(held_on=None):
        yield _line(look.held_on, "", look.get_when_display(), look.teacher_says, look.next_steps)


def _stories(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """What was told about the child without names, to be read outside the school."""
    for one in Story.objects.in_sight().filter(child=child).prefetch_related("texts__by"):
        yield _line(one.latest.written_at, one.latest.by, one.get_purpose_display(), one.latest.text)


def _talk(child: Child, adult: User, own: Own) -> Iterator[Line]:
    for talk in Talk.objects.in_sight().filter(child=child, adult=adult).select_related("by"):
        yield _line(talk.spoke_on, talk.by, talk.get_how_display(), talk.they_said, talk.we_said)
    for message in Message.objects.for_adult(adult).filter(child=child).select_related("by", "translation"):
        yield _line(message.sent_at, message.by, message.words, message.in_their_words)
    for asked in own(Question.objects.for_adult(adult)).filter(child=child).select_related("answered_by"):
        yield _line(asked.asked_at, adult, asked.words)
        if asked.answered_at:
            yield _line(asked.answered_at, asked.answered_by, asked.answer, asked.we_will)
    for told in own(Contribution.objects.for_adult(adult)).filter(child=child).select_related("said_by"):
        yield _line(told.told_on, adult, told.told)
        if told.said_at:
            yield _line(told.said_at, told.said_by, told.so_we)
    for meeting in Meeting.objects.for_adult(adult).filter(child=child).select_related("by", "agreed_by"):
        yield _line(meeting.starts_at or meeting.offered_at, meeting.by, meeting.about, kept=meeting.offered_at)
        if meeting.agreed_at:
            yield _line(meeting.agreed_at, meeting.agreed_by, meeting.agreed)
    for promise in Promise.objects.for_adult(adult).filter(child=child).select_related("made_by"):
        yield _line(promise.due_on, promise.made_by, promise.what, promise.let_go_why, kept=promise.made_at)
    for request in own(RecordRequest.objects.for_adult(adult)).filter(child=child):
        yield _line(request.asked_at, adult, request.get_kind_display(), request.words, request.answer)


def _marks(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """The register's own codes and what each means, a line a day."""
    days: dict[date, list[str]] = {}
    for mark in AttendanceMark.objects.in_sight().filter(child=child):
        said = codes.meaning(mark.code, child.school.jurisdiction, mark.on).words
        days.setdefault(mark.on, []).append(f"{mark.part} {mark.code}: {said}")
    for day, marks in days.items():
        yield _line(day, "", ", ".join(marks))


def _learning(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """Every note, those put right as well: each on its own day."""
    for note in LearningNote.objects.in_sight().filter(child=child).select_related("by"):
        called = f"“{note.attainment}”, of “{note.scale}”" if note.attainment else ""
        yield _line(note.on, note.by, note.get_subject_display(), note.words, called, kept=note.written_at)


def _class_looks(child: Child, adult: User, own: Own) -> Iterator[Line]:
    """What was marked for this child in a finished look at the class, line by line, and what came of it."""
    rows = ChildLook.objects.in_sight().filter(child=child, look__finished_at__isnull=False)
    for row in rows.select_related("look__begun_by", "talked_by"):
        asked = document_of(row.look).named(child.name).questions
        marked = (f"{one.text}: {said.label}" for one in asked if (said := one.option(row.answers.get(one.id, ""))))
        yield _line(row.look.finished_at, row.look.begun_by, *marked)
        if row.talked_on:
            yield _line(row.talked_on, row.talked_by, row.talked_words)


SECTIONS: tuple[tuple[str, Lines], ...] = (
    ("Who this is about", _facts),
    ("You, and how to reach you", _between),
    ("What somebody saw", _concerns),
    ("The way so far", _way),
    ("What was asked, and said", _agreement),
    ("Times in the group", _places),
    ("Questions and answers about your child", _answers),
    ("Goals", _goals),
    ("How it is going", _reviews),
    ("How learning goes", _learning),
    ("Looks at the whole class", _class_looks),
    ("Going back to class", _back),
    ("Told without names", _stories),
    ("Between you and us", _talk),
    ("The school’s register", _marks),
)
