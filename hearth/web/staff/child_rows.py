"""One child's rows, fetched once for all that the child's page makes of them. Whoever asks has reached the child."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q

from hearth.agreements.models import Answer, Ask
from hearth.agreements.now import asks_of
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations.models import Contribution, Meeting, Question, Talk
from hearth.journeys.models import CheckIn, Concern, Journey, Review, Step
from hearth.people.models import Child, Relationship
from hearth.web.staff import told
from hearth.web.staff.owing import AHEAD, Family, Rows


@dataclass
class Known:
    """What is in sight; of asks and answers all, since where an agreement stands is read from all of them."""

    child: Child
    family: list[Relationship]
    journey: Journey | None
    steps: list[Step]
    asks: list[Ask]
    assessments: list[Assessment]
    reviews: list[Review]
    reported_at: datetime | None
    check_ins: list[CheckIn]
    concerns: list[Concern]
    talks: list[Talk]
    told: list[Contribution]
    meetings: list[Meeting]
    """Of which something is ours to do."""
    worries_answered: list[Question]

    @property
    def open_way(self) -> Journey | None:
        return self.journey if self.journey is not None and self.journey.closed_on is None else None

    @property
    def spoken_with(self) -> set[int]:
        """Adults nobody has to ask about first."""
        return {one.adult_id for one in self.family if not one.ask_first}

    @property
    def with_a_say(self) -> list[Relationship]:
        return [one for one in self.family if one.has_say and not one.ask_first]

    @property
    def answered(self) -> list[Assessment]:
        """Sent in, oldest first."""
        sent = [(one.submitted_at, one.pk, one) for one in self.assessments if one.submitted_at is not None]
        return [one for _at, _pk, one in sorted(sent)]

    @property
    def reviews_of_the_way(self) -> list[Review]:
        return [one for one in self.reviews if self.journey is not None and one.journey_id == self.journey.pk]

    @property
    def asked(self) -> list[Ask]:
        """Of those who have a say now."""
        sayers = {one.adult_id for one in self.with_a_say}
        return [ask for ask in self.asks if ask.adult_id in sayers]

    @property
    def to_ring(self) -> list[Answer]:
        return [answer for ask in self.asked if (answer := ask.wants_a_talk)]

    @property
    def on_its_way(self) -> Family:
        """The child's family; on the way where the child is in the group or a way is open, as in `owing.families`."""
        way = self.open_way
        steps = self.steps if way else []
        return Family(
            self.child,
            on_the_way=bool(self.spoken_with) and (way is not None or self.child.group_id is not None),
            began_on=way.began_on if way else None,
            joined_on=next((step.taken_on for step in steps if step.kind == Step.Kind.JOINED), None),
            had_first_talk=any(step.kind == Step.Kind.FIRST_TALK for step in steps),
        )

    @property
    def said(self) -> list[Assessment | Question | Answer]:
        """As in `owing.families`: the latest answers about home, worries answered, and answers that were not yes."""
        if self.open_way is None:
            return [one for one in self.worries_answered if one.adult_id in self.spoken_with]
        home = [one for one in self.answered if told.tells(one) and one.respondent_id in self.spoken_with]
        latest = {(one.respondent_id, one.instrument_key): one for one in home}.values()
        not_yes = [
            answer
            for ask in self.asks
            for answer in ask.answers.all()
            if answer.kind in told.NOT_YES and (answer.words or answer.parts) and ask.adult_id in self.spoken_with
        ]
        return [
            *told.still_unsaid(latest, self.told, told.Source.HOME),
            *(one for one in self.worries_answered if one.adult_id in self.spoken_with),
            *told.still_unsaid(in_sight(not_yes), self.told, told.Source.REFUSAL),
        ]

    def owed(self, on: date) -> Rows:
        """What `owing.families` fetches, without the questions and promises, which stand on the page already."""
        soon, people, pk = on + AHEAD, self.spoken_with, self.child.pk
        ahead = self.reviews_of_the_way if self.open_way else []
        due = self.check_ins if self.open_way else []
        heard = [one.held_on for one in due if one.held_on and one.parent_says]
        talks = [(one.spoke_on, one.news) for one in self.talks if one.reached and one.adult_id in people]
        worries = [one for one in self.concerns if one.from_parent and one.talked_on is None]
        return Rows(
            calls=[one for one in in_sight(self.to_ring) if one.ring_by <= soon],
            first_calls=[
                one for one in in_sight(self.asked) if one.is_unanswered and one.call_by and one.call_by <= soon
            ],
            visits=in_sight(answer for ask in self.asked if (answer := ask.wants_a_visit)),
            meetings=self.meetings,
            told=[one for one in self.told if not one.so_we and one.adult_id in people],
            said=self.said,
            worries=[one for one in worries if one.raised_by_id in people],
            reviews=[one for one in ahead if one.final_at is None and one.due_on <= soon],
            check_ins=[one for one in due if one.held_on is None and one.due_on <= soon],
            talks={pk: talks},
            shared={pk: self.reported_at} if self.reported_at else {},
            heard={pk: max(heard)} if heard else {},
        )


def in_sight(rows: Iterable[Any]) -> list[Any]:
    return [row for row in rows if row.withheld_at is None]


def fetch(child: Child) -> Known:
    """One query a kind. Rows about the child carry that child, so that no page asks for it again."""
    family = list(Relationship.objects.current().filter(child=child).select_related("adult"))
    ways = Journey.objects.in_sight().filter(child=child).select_related("key_adult", "group")
    journey = ways.prefetch_related("steps").first()
    steps = list(journey.steps.all()) if journey else []
    views = Assessment.objects.in_sight().filter(journey=journey).select_related("respondent")
    spoken_with = [one.adult_id for one in family if not one.ask_first]
    shared = Max("sharings__shared_at", filter=Q(sharings__adult__in=spoken_with))
    reviews = Review.objects.in_sight().filter(child=child).annotate(last_shared_at=shared)
    # Keeping in touch begins when the child is back in class.
    back = any(step.kind == Step.Kind.BACK_IN_CLASS for step in steps)
    known = Known(
        child=child,
        family=family,
        journey=journey,
        steps=steps,
        asks=list(asks_of([child.pk]).select_related("adult")),
        assessments=list(views) if journey else [],
        reviews=list(reviews),
        reported_at=max((one.last_shared_at for one in reviews if one.last_shared_at), default=None),
        check_ins=list(CheckIn.objects.in_sight().filter(journey=journey)) if back else [],
        concerns=list(Concern.objects.in_sight().filter(child=child).select_related("raised_by")),
        talks=list(Talk.objects.in_sight().filter(child=child).select_related("adult", "by")),
        meetings=list(
            Meeting.objects.filter(child=child).ours_to_do(dates.now(), dates.today()).select_related("adult")
        ),
        told=list(Contribution.objects.in_sight().filter(child=child).select_related("adult")),
        worries_answered=list(told.worries_of(child, dates.today())),
    )
    for row in (*known.assessments, *([journey] if journey else [])):
        row.child = child
    return known
