"""Worries brought and answered, what a no and answers about home changed, how it goes a thing at a time, and parents
who would talk with each other."""

from contextlib import AbstractContextManager
from datetime import date

from hearth.agreements.models import Answer
from hearth.assessments.models import Assessment
from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.conversations import fears
from hearth.conversations.models import Question
from hearth.journeys.actions import progress
from hearth.people import actions as people
from hearth.records.cast.people import Cast


def worries_and_progress(cast: Cast) -> None:
    _ruth_on_the_playground(cast)
    _what_it_changed(cast)
    _how_it_goes_for_amal(cast)
    _parents_for_each_other(cast)
    with _at(2026, 11, 23, "16:35"):
        asked = Question.objects.get(adult=cast.adult["Leila"], answered_at=None)
        conversations.note_read(asked, by=cast.adult["Miss Okafor"])


def _ruth_on_the_playground(cast: Cast) -> None:
    bea, ruth, lead = cast.child["Bea"], cast.adult["Ruth"], cast.adult["Miss Okafor"]
    worry = fears.of("playground", bea.name)
    assert worry is not None
    with _at(2026, 11, 2, "19:30"):
        [asked] = conversations.bring_worries(
            bea, fears={worry.key: worry.words}, words="A mother at the gate called it the sin bin, and Bea heard it.",
            to=lead, by=ruth,
        )  # fmt: skip
    with _at(2026, 11, 3, "8:20"):
        conversations.note_read(asked, by=lead)
    with _at(2026, 11, 4, "15:50"):
        conversations.answer_question(
            asked, look_again_on=date(2026, 11, 18), by=lead,
            answer="Thank you for telling me. I am sorry that Bea heard it. It is a room with toast and a sofa, and she chose to come.",
            we_will="Mrs Marsh tells every class what the Willow Room is, on Monday. Mrs Bell stands at the gate in the mornings this week.",
        )  # fmt: skip
    with _at(2026, 11, 18, "20:05"):
        conversations.say_if_better(
            asked, better="a_bit", words="Nobody has said it since. She still looks round first.", by=ruth
        )
    with _at(2026, 11, 19, "15:30"):
        conversations.answer_for(
            bea, adult=ruth, told=asked.words, told_on=date(2026, 11, 2), how="online", source="question",
            row=asked.pk, so_we="told every class what the Willow Room is. Mrs Bell stands at the gate in the mornings.",
            since=date(2026, 11, 9), by=lead,
        )  # fmt: skip


def _what_it_changed(cast: Cast) -> None:
    """A no that made a morning better, a not yet that became a visit, and what a father wrote about home."""
    lead, maryam, amal = cast.adult["Miss Okafor"], cast.child["Maryam"], cast.child["Amal"]
    no = Answer.objects.get(ask__adult=cast.adult["Karim"], kind="no")
    with _at(2026, 10, 19, "15:30"):
        conversations.answer_for(
            maryam, adult=cast.adult["Karim"], told=no.words, told_on=no.said_on, how=no.how, source="answer", row=no.pk,
            so_we="ask a friend from class to come along every Friday, so that Maryam is not the odd one. She chose Bea.",
            since=date(2026, 10, 16), by=lead,
        )  # fmt: skip
    not_yet = Answer.objects.get(ask__adult=cast.adult["Leila"], kind="not_yet")
    with _at(2026, 6, 26, "14:10"):
        conversations.answer_for(
            amal, adult=cast.adult["Leila"], told=not_yet.words, told_on=not_yet.said_on, how=not_yet.how,
            source="answer", row=not_yet.pk, so_we="showed the room to every class, and ask other children in for toast on Fridays.",
            since=date(2026, 6, 26), by=lead,
        )  # fmt: skip
    home = Assessment.objects.filter(respondent=cast.adult["Yusuf"], instrument_key="home-baseline").latest("pk")
    with _at(2026, 9, 10, "15:40"):
        conversations.answer_for(
            amal, adult=cast.adult["Yusuf"], told=home.answers["what-helps"], told_on=date(2026, 5, 28), how="answers",
            source="assessment", row=home.pk, part="what-helps",
            so_we="walk once round the field with Amal when he is upset, and ask nothing.", since=date(2026, 9, 9), by=lead,
        )  # fmt: skip


def _how_it_goes_for_amal(cast: Cast) -> None:
    """All of it with Leila, some of it with Yusuf. What goes well was said again, and says what it took the place of."""
    amal, lead, bell = cast.child["Amal"], cast.adult["Miss Okafor"], cast.adult["Mrs Bell"]
    leila, yusuf, journey = cast.adult["Leila"], cast.adult["Yusuf"], cast.child["Amal"].journeys.get()
    said = Assessment.objects.filter(child=amal, respondent_is="child", shared_home_at__isnull=False).latest("pk")
    goal = journey.goals.order_by("pk").first()
    assert goal is not None
    with _at(2026, 10, 22, "15:45"):
        grows = progress.write_progress(
            journey, area="strength", words="Amal says good morning to Mrs Bell every day now.", by=bell
        )
        with_others = progress.write_progress(
            journey, area="social", words="He passes the toast round. Last week Bea asked him to.", by=bell
        )
    with _at(2026, 10, 22, "15:55"):
        [shared, *_] = progress.share_progress(amal, items=[grows, with_others], adult=leila, by=lead)
        progress.share_progress(amal, items=[grows, with_others], adult=yusuf, by=lead)
    with _at(2026, 10, 22, "20:30"):
        progress.answer_progress(amal, sharings=[shared], words="He says it to the bus driver also.", by=leila)
    with _at(2026, 11, 19, "16:10"):
        again = progress.rewrite_progress(
            grows, words="Amal says good morning first, and to everybody. On Monday he asked a new boy for his name.",
            by=bell,
        )  # fmt: skip
        new = [
            again,
            progress.write_progress(journey, area="child", own_words=said.pk, by=lead),
            progress.write_progress(
                journey, area="goal", goal=goal, words="The picture plan helps. He looks at it before the bell.", by=lead
            ),
            progress.write_progress(
                journey, area="emotional", words="When it is too loud he shows his card. He did it three times this week.",
                by=lead,
            ),
            progress.write_progress(
                journey, area="learning", words="He reads aloud to Mr Osei, one page each. Number work is still hard after lunch.",
                by=lead,
            ),
            progress.write_progress(
                journey, area="next", words="He would like to do science in class. We look at it with you on Thursday.", by=lead
            ),
        ]  # fmt: skip
    with _at(2026, 11, 20, "15:20"):
        progress.share_progress(amal, items=new[:-1], adult=leila, by=lead)


def _parents_for_each_other(cast: Cast) -> None:
    with _at(2026, 10, 12, "20:00"):
        people.be_willing(
            cast.between("Jude", "Sandra"), words="The first weeks, and going back to class.", by=cast.adult["Sandra"]
        )
    with _at(2026, 11, 13, "15:20"):
        asked = conversations.ask_question(
            cast.child["Ellis"], words="Who walks him back to class after the morning?", to=cast.adult["Mr Osei"],
            adult=cast.adult["Joan"], how="in_person", by=cast.adult["Mrs Bell"],
        )  # fmt: skip
        conversations.answer_question(
            asked, answer="I do, every day. He carries the register.", by=cast.adult["Mr Osei"]
        )
    with _at(2026, 11, 23, "20:10"):
        conversations.ask_question(
            cast.child["Effie"], words="I would like to hear from somebody whose child was as quiet as Effie.",
            about="another", to=cast.adult["Miss Okafor"], by=cast.adult["Tom"],
        )  # fmt: skip


def _at(year: int, month: int, day: int, clock: str) -> AbstractContextManager[None]:
    return dates.at(dates.moment(date(year, month, day), clock))
