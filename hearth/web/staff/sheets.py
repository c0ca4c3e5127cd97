"""What can be had on paper: which of a family's pages, what is drawn of one, and where staff type in what came back.

The same words in the same order as on the screen. A sheet is in the language the adult reads."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from hearth.agreements.models import Ask
from hearth.assessments.models import Assessment
from hearth.conversations import fears
from hearth.conversations.models import Meeting, Message
from hearth.journeys import pages, places
from hearth.journeys.forms.reviews import THREE
from hearth.journeys.models import Goal, Journey, ProgressSharing, ReviewSharing
from hearth.languages import catalogue
from hearth.notices.models import Slip
from hearth.people.models import Child, Relationship
from hearth.reports import progress_seen
from hearth.reports.parent_report import seen_by
from hearth.web import place_offered

Context = dict[str, Any]
EMPTY = "Ask us, tell us: an empty sheet"


@dataclass(frozen=True)
class Offer:
    """One thing that can be printed for one adult."""

    kind: str
    title: str
    row: int = 0

    @property
    def name(self) -> str:
        return f"{self.kind}-{self.row}"

    @property
    def shelf(self) -> str:
        """Under which heading it lies; pages are folded away."""
        shelves = {"page": "Pages to read", "easy": "Pages to read, easy, with pictures"}
        return shelves.get(self.kind.partition(":")[0], "")


@dataclass(frozen=True)
class Sheet:
    """`rows`: which there are for an adult, as people call them. `drawn`: what its template needs. `entered`: the
    address of the form for what came back. `of_record`: it tells of the child, and goes only to who may see that."""

    template: str
    rows: Callable[[Relationship], Iterable[tuple[int, str]]]
    drawn: Callable[[Slip], Context]
    entered: Callable[[Slip], str]
    group: str = "interface"
    of_record: bool = False


def offers(relationship: Relationship) -> list[Offer]:
    """What waits for an answer first and the empty sheet, then what can be read."""
    waiting = [
        Offer(kind, title, row)
        for kind, sheet in SHEETS.items()
        if relationship.may_see or not sheet.of_record
        for row, title in sheet.rows(relationship)
    ]
    return [*waiting, *_to_read(relationship.child)]


def scan(slip: Slip) -> SafeString:
    """The code to scan, as a drawing inside the page. It holds an address and the short code: nothing of anybody."""
    address = settings.SITE_URL + reverse("scanned", args=[slip.code.replace(" ", "-")])
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(scale=2, border=2, omitsize=False)
    return mark_safe(drawn)


def _asks(one: Relationship) -> Iterable[tuple[int, str]]:
    for ask in Ask.objects.in_sight().open().filter(child=one.child_id, adult=one.adult_id):
        yield ask.pk, "What do you think about a place?"


def _ask(slip: Slip) -> Context:
    rows = Ask.objects.in_sight().select_related(
        "child__school", "child__school_class", "child__group", "adult", "group"
    )
    ask = rows.select_related("asked_by").get(pk=slip.row, adult=slip.adult_id, child=slip.child_id)
    return {**place_offered.on_paper(ask), "code": slip.code}


def _questionnaires(one: Relationship) -> Iterable[tuple[int, str]]:
    waiting = Assessment.objects.in_sight().waiting().filter(child=one.child_id, respondent=one.adult_id)
    for asked in waiting.select_related("child"):
        yield asked.pk, asked.instrument.title


def _questionnaire(slip: Slip) -> Context:
    asked = (
        Assessment.objects.in_sight()
        .select_related("child")
        .get(pk=slip.row, respondent=slip.adult_id, child=slip.child_id)
    )
    return {"instrument": asked.instrument, "sections": list(asked.instrument.by_section())}


def _reports(one: Relationship) -> Iterable[tuple[int, str]]:
    shared = ReviewSharing.objects.filter(child=one.child_id, adult=one.adult_id, review__withheld_at=None)
    for sharing in shared.unanswered().select_related("review"):
        yield sharing.pk, f"How it is going, shared on {sharing.shared_at:%-d %B}"


def _report(slip: Slip) -> Context:
    rows = ReviewSharing.objects.filter(review__withheld_at=None).select_related(
        "review__child__school", "review__journey__group"
    )
    sharing = rows.get(pk=slip.row, adult=slip.adult_id, child=slip.child_id)
    report = seen_by(sharing.review, slip.adult, sharing=sharing)
    return {"report": report, "sharing": sharing, "choices": [label for _, label in THREE]}


def _messages(one: Relationship) -> Iterable[tuple[int, str]]:
    sent = Message.objects.in_sight().sent().filter(child=one.child_id, adult=one.adult_id, replies=None)
    for message in sent.select_related("by")[:5]:
        yield message.pk, f"{message.by.name}’s message of {message.written_at:%-d %B}"


def _message(slip: Slip) -> Context:
    rows = Message.objects.in_sight().sent().select_related("by", "translation__linguist__user")
    return {"message": rows.get(pk=slip.row, adult=slip.adult_id, child=slip.child_id)}


def _meetings(one: Relationship) -> Iterable[tuple[int, str]]:
    for meeting in Meeting.objects.in_sight().to_choose().filter(child=one.child_id, adult=one.adult_id):
        yield meeting.pk, f"Times to choose from: {meeting.get_what_display()}"


def _meeting(slip: Slip) -> Context:
    rows = Meeting.objects.in_sight().select_related("by", "linguist__user").prefetch_related("times")
    meeting = rows.get(pk=slip.row, adult=slip.adult_id, child=slip.child_id)
    return {"meeting": meeting, "times": [time for time in meeting.times.all() if time.taken_away_at is None]}


def _shared(one: Relationship) -> Iterable[tuple[int, str]]:
    shared = ProgressSharing.objects.filter(child=one.child_id, adult=one.adult_id, progress__withheld_at=None)
    if shared.exists():
        yield 0, "How it is going: what was shared so far"


def _progress(slip: Slip) -> Context:
    # As in a preview: what the parent wrote back is theirs, and may have gone to the safeguarding lead.
    return {"parts": progress_seen.seen_by(slip.child, slip.adult), "quiet": True, "preview": True}


def _goals(one: Relationship) -> Iterable[tuple[int, str]]:
    for goal in Goal.objects.in_sight().open().filter(child=one.child_id):
        yield goal.pk, f"Say how you see it: {goal.words}"


def _goal(slip: Slip) -> Context:
    return {"goal": Goal.objects.in_sight().get(pk=slip.row, child=slip.child_id), "numbers": range(11)}


def _words(slip: Slip) -> Context:
    return {"fears": fears.common(slip.child.name)}


def _page(key: str) -> Callable[[Slip], Context]:
    return lambda slip: {"page": pages.read(key).filled(_places(slip.child))}


def _easy(key: str) -> Callable[[Slip], Context]:
    return lambda slip: {"page": pages.easy(pages.read_easy(key), _places(slip.child))}


def _places(child: Child) -> dict[str, str]:
    journey = Journey.objects.in_sight().filter(child=child).select_related("key_adult", "group").first()
    return places.of_child(child, journey)


def _to_read(child: Child) -> list[Offer]:
    """The pages, which are there for everybody; what the school knows of this child is looked up once for them all."""
    known = _places(child)
    titles = {key: pages.read(key, catalogue.ENGLISH).filled(known).title for key in pages.ALL}
    easy = [Offer(f"easy:{key}", f"{titles[key]}, easy to read") for key in pages.EASY]
    return [*(Offer(f"page:{key}", title) for key, title in titles.items()), *easy]


def _by_itself(one: Relationship) -> Iterable[tuple[int, str]]:
    """A page is about no row: see `_to_read`."""
    return ()


def _to(name: str) -> Callable[[Slip], str]:
    return lambda slip: reverse(f"staff:{name}", args=[slip.row])


def _words_in(slip: Slip) -> str:
    return f"{reverse('staff:new_question', args=[slip.child_id])}?adult={slip.adult_id}"


def _thread(slip: Slip) -> str:
    between = Relationship.objects.get(child=slip.child_id, adult=slip.adult_id)
    return reverse("staff:thread", args=[slip.child_id, between.pk])


SHEETS: dict[str, Sheet] = {
    "ask": Sheet("paper/_agreement.html", _asks, _ask, _to("enter_answer"), "agreement"),
    "questions": Sheet(
        "paper/_questions.html", _questionnaires, _questionnaire, _to("assessment"), "questionnaire"
    ),
    "meeting": Sheet("paper/_meeting.html", _meetings, _meeting, _to("choose_for_them")),
    "report": Sheet("paper/_report.html", _reports, _report, _to("enter_reply"), "hard_news", of_record=True),
    "progress": Sheet("paper/_progress.html", _shared, _progress, _words_in),
    "message": Sheet("paper/_message.html", _messages, _message, _thread, of_record=True),
    "goal": Sheet("paper/_goal.html", _goals, _goal, _to("rate_goal"), of_record=True),
    "words": Sheet("paper/_words.html", lambda one: [(0, EMPTY)], _words, _words_in),
    **{f"page:{key}": Sheet("paper/_page.html", _by_itself, _page(key), _words_in) for key in pages.ALL},
    **{f"easy:{key}": Sheet("paper/_easy.html", _by_itself, _easy(key), _words_in) for key in pages.EASY},
}  # fmt: skip
