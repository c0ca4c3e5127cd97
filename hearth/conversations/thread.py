"""What home and school said to each other, newest first: messages, questions with their answers, talks and meetings.

One query a kind, however long it is. Whoever asks hands in the rows that they may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from hearth.base.dates import LONDON
from hearth.conversations.models import Meeting, Message, Question, Talk

A_PAGE = 20


@dataclass(frozen=True)
class Said:
    """One thing said. `kind`: message, question, talk or meeting."""

    kind: str
    at: datetime
    row: Any


@dataclass(frozen=True)
class Page:
    """Some of it, newest first."""

    said: Sequence[Said]
    number: int
    has_older: bool

    @property
    def older(self) -> int:
        return self.number + 1

    @property
    def newer(self) -> int:
        return self.number - 1


def number_of(typed: str) -> int:
    """Which page an address asks for: the first, where it does not say or says nothing sensible."""
    return max(int(typed), 1) if typed.isdecimal() and len(typed) < 4 else 1


def page(
    *, messages: QuerySet[Message], questions: QuerySet[Question], talks: QuerySet[Talk], meetings: QuerySet[Meeting],
    number: int = 1,
) -> Page:  # fmt: skip
    """Page `number`, counted from one. A question stands where it was answered, so that an answer is never missed."""
    upto = number * A_PAGE + 1
    written = messages.select_related("by", "translation__linguist__user")
    asked = questions.select_related("to", "answered_by", "read_by", "entered_by", "to_message__by", "follows")
    spoken, offered = talks.select_related("by"), meetings.select_related("by", "adult", "linguist__user")
    rows = [
        *_said("message", written.annotate(at=Coalesce("sent_at", "written_at")), upto),
        *_said("question", asked.annotate(at=Coalesce("answered_at", "asked_at")), upto),
        *(Said("talk", _moment(one), one) for one in spoken.order_by("-spoke_on", "-pk")[:upto]),
        *_said("meeting", offered.annotate(at=Coalesce("agreed_at", "chosen_at", "offered_at")), upto),
    ]
    rows.sort(key=lambda one: (one.at, one.kind, one.row.pk), reverse=True)
    return Page(rows[upto - 1 - A_PAGE : upto - 1], number, has_older=len(rows) >= upto)


def _said(kind: str, rows: QuerySet[Any], upto: int) -> list[Said]:
    return [Said(kind, row.at, row) for row in rows.order_by("-at", "-pk")[:upto]]


def _moment(talk: Talk) -> datetime:
    """A talk has a day and no hour: it stands at the end of its day, or when its line was shared, if that was then."""
    if talk.shared_at is not None and talk.shared_at.astimezone(LONDON).date() == talk.spoke_on:
        return talk.shared_at
    return datetime.combine(talk.spoke_on, time(16), LONDON)
