"""What parents asked about the record itself, and a child who speaks for themselves."""

from datetime import date

from hearth.base import dates
from hearth.notices import actions as notices
from hearth.people import actions as people
from hearth.records.cast.people import Cast


def parents_ask_about_the_record(cast: Cast) -> None:
    amal, lead, leila, yusuf = cast.child["Amal"], cast.adult["Miss Okafor"], cast.adult["Leila"], cast.adult["Yusuf"]
    with dates.at(dates.moment(date(2026, 10, 12), "19:40")):
        copy = people.ask_about_record(amal, adult=leila, kind="copy", by=leila)
    with dates.at(dates.moment(date(2026, 10, 16), "14:10")):
        people.answer_request(
            copy,
            outcome="done",
            answer="Here it is. Mrs Anwar has an hour on Thursday and can read it with you.",
            by=lead,
        )
    with dates.at(dates.moment(date(2026, 11, 20), "18:05")):
        people.ask_about_record(
            amal, adult=yusuf, kind="correction",
            words="It says Amal does not talk about school with me. He told me about the boat shelf on Sunday.", by=yusuf,
        )  # fmt: skip


def pages_go_out_on_paper(cast: Cast) -> None:
    """Joan has everything on paper; what she wrote came back with Ellis."""
    bell, joan = cast.adult["Mrs Bell"], cast.between("Ellis", "Joan")
    with dates.at(dates.moment(date(2026, 11, 16), "14:50")):
        sheet = notices.print_slip(joan, kind="words", by=bell)
    with dates.at(dates.moment(date(2026, 11, 18), "8:55")):
        notices.slip_came_back(sheet, on=date(2026, 11, 18), by=bell)
    with dates.at(dates.moment(date(2026, 11, 20), "14:50")):
        notices.print_slip(joan, kind="page:home-help", by=bell)
        notices.print_slip(cast.between("Amal", "Leila"), kind="page:going", by=cast.adult["Miss Okafor"])


def zara_speaks_for_herself(cast: Cast) -> None:
    zara, lead = cast.child["Zara"], cast.adult["Miss Okafor"]
    with dates.at(dates.moment(date(2026, 9, 10), "13:30")):
        people.record_own_say(
            zara,
            why="She asked who reads what she says, and which of it her mother sees, and why.",
            on=date(2026, 9, 10),
            by=lead,
        )
