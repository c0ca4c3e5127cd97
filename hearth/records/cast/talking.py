"""Words both ways this term: good news with thanks, words back that were read and promised an answer, a grandmother
who was rung twice, and a father who says when his telephone may ring."""

from datetime import date, time

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.journeys.actions import journeys
from hearth.languages.models import Linguist, Translation
from hearth.people.models import Relationship
from hearth.records.cast.people import Cast

TOAST = (
    "Amal carried the toast to everybody this morning and asked each of them: butter or jam? He did it all by himself."
)
TOAST_IN_URDU = "آج صبح امل نے سب تک ٹوسٹ پہنچایا اور ہر ایک سے پوچھا: مکھن یا جام؟ یہ سب اس نے خود کیا۔"


def talked(cast: Cast) -> None:
    _with_leila(cast)
    _with_tom(cast)
    _with_joan(cast)


def _with_leila(cast: Cast) -> None:
    amal, leila, lead = cast.child["Amal"], cast.adult["Leila"], cast.adult["Miss Okafor"]
    anwar = Linguist.objects.get(user=cast.adult["Mrs Anwar"])
    with dates.at(dates.moment(date(2026, 11, 10), "11:30")):
        toast = conversations.write_message(
            amal, adult=leila, words=TOAST, news="good", linguist=anwar, due_on=date(2026, 11, 12), by=cast.adult["Mrs Bell"]
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 11), "16:10")):
        conversations.give_translated(Translation.objects.get(messages=toast), text=TOAST_IN_URDU, by=anwar.user)
    with dates.at(dates.moment(date(2026, 11, 11), "18:40")):
        conversations.say_thanks(toast, by=leila)
    with dates.at(dates.moment(date(2026, 11, 17), "15:20")):
        asked = conversations.write_message(
            amal, adult=leila, news="everyday", answer_wanted=True, by=lead,
            words="On Thursday week we look together at how it is going. Mrs Anwar can come. Would you like to see her for five minutes first?",
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 17), "20:10")):
        back = conversations.write_back(
            asked, words="Yes please. And may my sister come? She has Amal on Fridays.", to=lead, by=leila
        )
    with dates.at(dates.moment(date(2026, 11, 18), "8:25")):
        conversations.note_read(back, by=lead)
    with dates.at(dates.moment(date(2026, 11, 18), "15:40")):
        conversations.answer_question(
            back, answer="Your sister is welcome. Mrs Anwar is here from ten to nine, and the blue room is yours.",
            we_will="We put out one more chair, and tell Amal that his aunt comes.", by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "12:15")):
        conversations.write_message(
            amal, adult=leila, news="good", by=cast.adult["Mr Reid"],
            words="Today Amal read the page about otters to me. He stopped, and asked what a holt is. We looked it up.",
        )  # fmt: skip


def _with_tom(cast: Cast) -> None:
    """He drives all day: nothing reaches his telephone between eight and six."""
    effie, tom, lead = cast.child["Effie"], cast.adult["Tom"], cast.adult["Miss Okafor"]
    with dates.at(dates.moment(date(2026, 11, 19), "18:30")):
        conversations.say_how_to_reach(
            tom, hows={cast.between("Effie", "Tom"): Relationship.How.EMAIL}, contact_email=tom.contact_email,
            mobile=tom.mobile, quiet_from=time(8), quiet_until=time(18), quiet_weekends=False, large_print=False,
            by=tom,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 20), "15:30")):
        kite = conversations.write_message(
            effie, adult=tom, news="good", by=lead,
            words="Effie hung her kite above the boat shelf today. She stood back, moved it a little, and smiled.",
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "18:50")):
        back = conversations.write_back(
            kite, words="She told me about the kite. Does she eat with you yet?", to=lead, by=tom
        )
    with dates.at(dates.moment(date(2026, 11, 24), "8:20")):
        conversations.note_read(back, by=lead)


def _with_joan(cast: Cast) -> None:
    journey, joan, osei = cast.child["Ellis"].journeys.get(), cast.adult["Joan"], cast.adult["Mr Osei"]
    with dates.at(dates.moment(date(2026, 11, 19), "10:15")):
        journeys.first_talk(
            journey, adult=joan, how="phone", reached=False, spoke_on=date(2026, 11, 19),
            we_said="Nobody answered at a quarter past ten. I ring again tomorrow, after two.", by=osei,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 20), "14:20")):
        journeys.first_talk(
            journey, adult=joan, how="phone", reached=True, spoke_on=date(2026, 11, 20), news="everyday", share=True,
            we_said="Ellis brings his swimming things on Wednesday. We wash the towel here, so you need not carry it.",
            by=osei,
        )  # fmt: skip
