"""What is in the post this week: a letter that waits to be printed for a grandmother who wants paper, and an e-mail that
came back, so that somebody rings."""

from datetime import date, timedelta

from hearth.base import dates
from hearth.conversations import actions as conversations
from hearth.notices import actions as notices
from hearth.notices.bounces import SENTENCES
from hearth.notices.models import Notice
from hearth.notices.post import Trouble
from hearth.people.models import Relationship
from hearth.records.cast.people import Cast


def in_the_post(cast: Cast) -> None:
    _what_went_out_in_its_time()
    _joan_wants_paper(cast)
    _ruths_mailbox_is_full(cast)


def _what_went_out_in_its_time() -> None:
    for letter in Notice.objects.waiting().order_by("queued_at", "pk"):
        went = letter.not_before or letter.queued_at + timedelta(minutes=1)
        if went < dates.moment(date(2026, 11, 24), "9:00"):
            with dates.at(went):
                notices.note_sent(letter, by=None)


def _joan_wants_paper(cast: Cast) -> None:
    ellis, joan, osei = cast.child["Ellis"], cast.adult["Joan"], cast.adult["Mr Osei"]
    with dates.at(dates.moment(date(2026, 11, 20), "14:30")):
        conversations.say_how_to_reach(
            joan, hows={cast.between("Ellis", "Joan"): Relationship.How.LETTER}, contact_email="", mobile="",
            quiet_from=joan.quiet_from, quiet_until=joan.quiet_until, quiet_weekends=True, large_print=True, by=osei,
        )  # fmt: skip
    with dates.at(dates.moment(date(2026, 11, 23), "15:25")):
        conversations.write_message(
            ellis, adult=joan, news="good", by=osei,
            words="Ellis showed a younger boy how the tap works today. Then he let him go first.",
        )  # fmt: skip


def _ruths_mailbox_is_full(cast: Cast) -> None:
    bea, ruth = cast.child["Bea"], cast.adult["Ruth"]
    with dates.at(dates.moment(date(2026, 11, 23), "12:40")):
        conversations.write_message(
            bea, adult=ruth, news="good", by=cast.adult["Mrs Bell"],
            words="Bea read the weather to the whole room this morning. We could all hear her.",
        )  # fmt: skip
        letter = notices.note_sent(Notice.objects.filter(adult=ruth).latest("pk"), by=None)
    with dates.at(dates.moment(date(2026, 11, 24), "7:40")):
        full = next(sentence for status, sentence in SENTENCES if status == "5.2.2")
        notices.note_came_back(letter, trouble=Trouble(full, for_good=True, unreachable=True), by=None)
