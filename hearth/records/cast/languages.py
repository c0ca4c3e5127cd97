"""Leila asks in Urdu and is answered in Urdu: Mrs Anwar puts both across, and both texts are kept."""

from datetime import date

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.languages import actions as languages
from hearth.languages.models import Linguist, Translation
from hearth.records.cast.people import Cast

ASKED = "کیا امل ناشتے میں کچھ کھاتا ہے؟ گھر پر وہ صبح کچھ نہیں کھاتا۔"
IN_ENGLISH = "Does Amal eat anything at breakfast? At home he eats nothing in the morning."
ANSWERED = "Yes. Amal eats toast with us most mornings. He likes to butter it himself. On Monday he had two."
IN_URDU = "جی ہاں۔ امل اکثر صبح ہمارے ساتھ ٹوسٹ کھاتا ہے۔ اسے خود مکھن لگانا پسند ہے۔ پیر کے دن اس نے دو ٹوسٹ کھائے۔"
HARBOUR = "Amal built a harbour today and told us where each boat sleeps. He would like to show it to you."


def across(cast: Cast) -> None:
    amal, leila, lead = cast.child["Amal"], cast.adult["Leila"], cast.adult["Miss Okafor"]
    anwar = Linguist.objects.get(user=cast.adult["Mrs Anwar"])
    with dates.at(dates.moment(date(2026, 11, 3), "19:10")):
        asked = conversations.ask_question(amal, words=ASKED, to=lead, by=leila)
    with dates.at(dates.moment(date(2026, 11, 4), "8:20")):
        conversations.note_read(asked, by=lead)
        into_english = languages.ask_translation(
            amal, adult=leila, linguist=anwar, kind=Translation.Kind.QUESTION, row=asked.pk, words=ASKED,
            from_language="ur", into_language="en-GB", due_on=date(2026, 11, 5), by=lead,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 4), "12:40")):
        conversations.give_translated(into_english, text=IN_ENGLISH, by=anwar.user)
    with dates.at(dates.moment(date(2026, 11, 4), "15:30")):
        conversations.answer_question(
            asked, answer=ANSWERED, linguist=anwar, due_on=date(2026, 11, 6), note="Amal is a boy.", by=lead
        )
    with dates.at(dates.moment(date(2026, 11, 5), "10:15")):
        into_urdu = Translation.objects.get(kind=Translation.Kind.ANSWER, row=asked.pk)
        conversations.give_translated(into_urdu, text=IN_URDU, by=anwar.user)
    # In Mrs Anwar's hands, for tomorrow.
    with dates.at(dates.moment(date(2026, 11, 23), "16:20")):
        conversations.write_message(
            amal, adult=leila, words=HARBOUR, news="good", linguist=anwar, due_on=date(2026, 11, 25),
            note="Amal is a boy. The harbour is made of blocks.", by=lead,
        )  # fmt: skip
